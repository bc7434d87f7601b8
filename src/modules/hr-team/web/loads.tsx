import { Skeleton, Text } from '@mantine/core'
import type { Static } from 'typebox'
import { numberText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type * as contract from '../contract-planner.ts'
import classes from './hr-team.module.css'

/** One's own load, and that of those who report to one. */
export function Loads() {
  const { data } = useRead<Static<typeof contract.loads.output>>('/hr-team/loads')
  if (!data) return <Skeleton height={120} />
  return (
    <Panel title={t('My open work, and that of those who report to me')}>
      {data.items.length === 0 ? <Text c="dimmed">{t('None: neither you nor anybody who reports to you works on an area of HR.')}</Text> : (
        <table className={`${classes['table']} ${classes['stack']}`}>
          <thead><tr><th scope="col">{t('Who')}</th><th scope="col">{t('Open')}</th><th scope="col">{t('Waiting')}</th><th scope="col">{t('Overdue')}</th><th scope="col">{t('Usual hours')}</th></tr></thead>
          <tbody>{data.items.map(each => (
            <tr key={each.personId}>
              <th scope="row">{each.isMine ? t('{{name}} (you)', { name: each.name }) : each.name}</th>
              <td data-label={t('Open')}>{numberText(each.open)}</td><td data-label={t('Waiting')}>{numberText(each.waiting)}</td><td data-label={t('Overdue')}>{numberText(each.overdue)}</td><td data-label={t('Usual hours')}>{numberText(Math.round(each.minutes / 6) / 10)}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
      <Text size="sm" c="dimmed" mt="sm">{t('Hours by the usual minutes of each kind of work. It is told to whose it is and to whom they report, and to nobody else.')}</Text>
    </Panel>
  )
}
