import { Anchor, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Static } from 'typebox'
import { numberText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Panel } from '#ui/page.tsx'
import { useRead, useRows } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type * as contract from '../contract-balance.ts'
import { staffingFigure } from '../records.ts'
import { isAbout, meant } from '../rules-small.ts'
import { published } from '../rules-staffing.ts'
import classes from './hr-team.module.css'

type Told = Static<typeof contract.ratio.output>
const round = (value: number) => numberText(Math.round(value * 100) / 100)
const range = ([low, high]: readonly [number, number]) => low === high ? round(low) : t('{{low}} to {{high}}', { low: round(low), high: round(high) })

/** HR people to employees, beside what is published: HR per 100 employees on both sides. */
export function Ratio({ people }: { people: number }) {
  const { data } = useRead<Told>('/hr-team/ratio')
  const { data: own = [] } = useRows(staffingFigure)
  const mayAdd = useMay(['people:administer:everyone'])
  if (!data) return <Skeleton height={200} />
  const figures = published.filter(each => isAbout(each, people))
  return (
    <Panel title={t('HR people to employees')} actions={mayAdd && <Anchor component={Link} to="/hr-team/figures">{t('Figures of our own')}</Anchor>}>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('HR people to employees, the figures')}>
        <table className={`${classes['table']} ${classes['stack']}`}>
          <thead><tr><th scope="col">{t('Figure')}</th><th scope="col">{t('HR per 100 employees')}</th><th scope="col">{t('Means for us')}</th><th scope="col">{t('How it is counted')}</th><th scope="col">{t('Source')}</th></tr></thead>
          <tbody>
            <tr data-own><th scope="row">{t('We, in heads')}</th><td>{data.heads ? round(data.hrHeads * 100 / data.heads) : '·'}</td><td>{numberText(data.hrHeads)}</td><td>{t('Employees who work on an area of HR, per 100 employees; both counted by the rule of the page Totals')}</td><td>{t('Our own records, today')}</td></tr>
            <tr data-own><th scope="row">{t('We, in full-time equivalents')}</th><td>{data.fte ? round(data.hrFte * 100 / data.fte) : '·'}</td><td>{round(data.hrFte)}</td><td>{t('The same people by their contract hours over full time')}</td><td>{t('Our own records, today')}</td></tr>
            {own.map(each => <tr key={each.id}><th scope="row">{each.name}</th><td>{round(each.perHundred)}</td><td>{round(each.perHundred * data.heads / 100)}</td><td>{each.definition}</td><td>{each.source}, {each.year}</td></tr>)}
            {figures.map(each => <tr key={each.source + each.says}><th scope="row">{t(each.says)}</th><td>{range([each.low, each.high])}</td><td>{range(meant(each, data.heads))}</td><td>{t(each.definition)}</td><td>{each.source}{each.year && `, ${each.year}`}</td></tr>)}
          </tbody>
        </table>
      </div>
      <Text size="sm" c="dimmed" mt="sm">{t('Definitions differ (payroll in or out, what is bought in, heads or full-time equivalents), and the published figures are mostly of employers in the United States. They are no target.')}</Text>
    </Panel>
  )
}
