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
            <Line isOwn name={t('We, in heads')} perHundred={data.heads ? round(data.hrHeads * 100 / data.heads) : '·'} means={numberText(data.hrHeads)} how={t('Employees who work on an area of HR, per 100 employees; both counted by the rule of the page Totals')} source={t('Our own records, today')} />
            <Line isOwn name={t('We, in full-time equivalents')} perHundred={data.fte ? round(data.hrFte * 100 / data.fte) : '·'} means={round(data.hrFte)} how={t('The same people by their contract hours over full time')} source={t('Our own records, today')} />
            {own.map(each => <Line key={each.id} name={each.name} perHundred={round(each.perHundred)} means={round(each.perHundred * data.heads / 100)} how={each.definition} source={`${each.source}, ${each.year}`} />)}
            {figures.map(each => <Line key={each.source + each.says} name={t(each.says)} perHundred={range([each.low, each.high])} means={range(meant(each, data.heads))} how={t(each.definition)} source={each.year ? `${each.source}, ${each.year}` : each.source} />)}
          </tbody>
        </table>
      </div>
      <Text size="sm" c="dimmed" mt="sm">{t('Definitions differ (payroll in or out, what is bought in, heads or full-time equivalents), and the published figures are mostly of employers in the United States. They are no target.')}</Text>
    </Panel>
  )
}

const Line = ({ isOwn, name, perHundred, means, how, source }: { isOwn?: true; name: string; perHundred: string; means: string; how: string; source: string }) => (
  <tr data-own={isOwn}><th scope="row">{name}</th><td data-label={t('HR per 100 employees')}>{perHundred}</td><td data-label={t('Means for us')}>{means}</td><td>{how}</td><td>{source}</td></tr>
)
