import { Anchor, Button, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText } from '#ui/format.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import classes from './leave.module.css'

type Ill = { id: string; personId: string; name: string; startsOn: string; expectedBackOn: string | null; days: number; awaits: boolean }

/** Who is ill now, of those whom one leads or whose leave one looks after: longest first. */
export default function IllNow() {
  const { data } = useRead<{ items: Ill[] }>('/leave/ill')
  return (
    <Page title={t('Ill now')} crumbs={[{ label: t('Time off'), to: '/leave' }]} isCalm actions={<Button component={Link} to="/leave/sick" variant="default">{t('Report somebody ill')}</Button>}>
      {!data ? <Skeleton height={160} /> : data.items.length === 0 ? <EmptyState title={t('Nobody is reported ill')} text={t('Of those whom you lead or whose leave you look after.')} /> : (
        <Panel>
          <ul className={classes['list']}>
            {data.items.map(each => (
              <li key={each.id}>
                <Anchor component={Link} to={`/leave/sick/${each.id}`}>{each.name}</Anchor>
                <Text span size="sm">{[each.days === 1 ? t('since today') : t('{{count}} days, since {{date}}', { count: each.days, date: dateText(each.startsOn) }), each.expectedBackOn ? t('expected back on {{date}}', { date: dateText(each.expectedBackOn) }) : t('no day of coming back yet'), each.awaits && t('a sick note is missing')].filter(Boolean).join(' · ')}</Text>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  )
}
