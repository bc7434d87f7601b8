import { Button, Group, Stack, Text } from '@mantine/core'
import { moneyText, numberText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import type { Range } from '../rules-forecast.ts'
import type { Break, Option, Turn } from '../rules-options.ts'
import type { Planned } from '../rules-planning.ts'
import type { Change, Side } from '../rules-scenarios.ts'
import { changes } from '../records.ts'
import classes from './hr-team.module.css'
import { namesOf } from './planner-words.ts'

/** `onKeep`: makes a plan of it. `hasCases`: where work is carried for weeks, how long it waits to be begun. */
export function PlannerAnswers({ planned: { compared, change, test, options, turns }, hasCases = false, onKeep }: { planned: Planned; hasCases?: boolean; onKeep?: (change: Change['kind']) => void }) {
  const { before, after, piling, piled, clearing, works } = compared
  const lines: [string, (side: Side, at: 'before' | 'after') => string][] = [
    [t('Hours of work a week'), side => ranged(side.ranges.hours)], [t('Busy, %'), side => ranged(side.ranges.busy, 100)], [t('Working hours until somebody begins'), side => ranged(side.ranges.waits)], ...hasCases ? [[t('Weeks until a case is begun'), (side: Side) => ranged(side.ranges.caseWaits)] as [string, (side: Side) => string]] : [],
    [t('Hours that pile up a week'), side => ranged(side.ranges.growsBy)], [t('Runs of a hundred in which it piles up'), (_, at) => numberText(piling[at])], [t('Positions that can do it'), side => numberText(side.able ?? 0)], [t('Cost a year'), side => costText(side.costs, side.unknown.length > 0)],
  ]
  return (
    <>
      <Panel title={t('{{change}}: before and after', { change: t(changes[change]) })} actions={onKeep && <Button size="xs" variant="default" onClick={() => onKeep(change)}>{t('Keep as a plan')}</Button>}>
        <div className={classes['scroll']}>
          <table className={classes['table']}>
            <thead><tr><th scope="col"><span className="visually-hidden">{t('What')}</span></th><th scope="col">{t('Before')}</th><th scope="col">{t('After')}</th></tr></thead>
            <tbody>{lines.map(([label, text]) => <tr key={label}><th scope="row">{label}</th><td>{text(before, 'before')}</td><td>{text(after, 'after')}</td></tr>)}</tbody>
          </table>
        </div>
        <Stack gap={4} mt="md">
          {works !== null && <Text size="sm">{t('In full from about {{months}} months on; until then {{hours}} hours pile up.', { months: numberText(works), hours: ranged(piled) })}</Text>}
          {clearing && <Text size="sm">{t('In three months {{hours}} hours pile up, which then take {{weeks}} weeks to work off.', { hours: ranged(piled), weeks: ranged(clearing) })}</Text>}
          <Text size="sm" c="dimmed">{t('In eight of ten runs it lies between the two figures. Requests are served in turn, by whoever is free (Erlang C).')}</Text>
        </Stack>
      </Panel>
      <Panel title={t('Does forecasting work here?')}>
        {test.passed === null ? <Text>{t('It can’t be tested: that takes at least 26 weeks with enough requests. Without it there is no advice, only the table above.')}</Text> : (
          <>
            <Text>{t('The last {{weeks}} weeks, forecast from those before: {{forecast}} requests. There came {{happened}}.', { weeks: test.weeksTested, forecast: ranged(test.whole!.forecast), happened: numberText(test.whole!.happened) })}</Text>
            <Text mt={4}>{test.passed ? t('That lies within the forecast, so advice follows.') : t('That lies outside of the forecast, so there is no advice: something changed that these figures don’t know.')}</Text>
          </>
        )}
      </Panel>
      {options.length > 0 && <Panel title={t('Three options, and what each breaks')}><Stack gap="md">{options.map(option => <OneOption key={option.change.kind} option={option} onKeep={onKeep} />)}</Stack></Panel>}
      {turns.length > 0 && <Panel title={t('At which headcount the answer changes')}><ul className={classes['list']}>{turns.map(turn => <li key={turn.employees}>{turnText(turn)}</li>)}</ul></Panel>}
    </>
  )
}

function OneOption({ option: { change, missing, breaks, isEnough }, onKeep }: { option: Option; onKeep: ((change: Change['kind']) => void) | undefined }) {
  return (
    <div>
      <Group justify="space-between" gap="xs"><Text fw={600}>{t(changes[change.kind])}{missing.length === 0 && ` · ${isEnough ? t('enough by your limits') : t('not enough by your limits')}`}</Text>{onKeep && missing.length === 0 && <Button size="xs" variant="default" aria-label={t('Plan it: {{what}}', { what: t(changes[change.kind]) })} onClick={() => onKeep(change.kind)}>{t('Plan it')}</Button>}</Group>
      {missing.length > 0
        ? <Text size="sm">{t('This needs assumptions that are still empty: {{what}}.', { what: namesOf(missing) })}</Text>
        : <ul>{breaks.map(each => <li key={each.kind}>{breakText(each)}</li>)}</ul>}
    </div>
  )
}

function breakText(each: Break): string {
  switch (each.kind) {
    case 'piles': return t('Work still piles up.')
    case 'waits': return t('People still wait longer than your limit.')
    case 'busy': return t('Positions are busier than your limit.')
    case 'single': return t('One position alone can do it: when it is away, nobody can.')
    case 'nobody': return t('Still nobody can do it.')
    case 'alone_in_function': return t('It helps in this one area only.')
    case 'idle': return t('Its own work leaves {{hours}} hours a week.', { hours: numberText(round(each.hours)) })
    case 'switching': return t('{{hours}} hours more a week go into switching between areas.', { hours: numberText(round(each.hours)) })
    case 'late': return t('It takes {{months}} months until it counts in full.', { months: numberText(each.months) })
    case 'rest': return t('{{percent}} % of the work stays inside: briefing and checking.', { percent: numberText(each.percent) })
    case 'costs': return t('It costs {{costs}} more a year.', { costs: costText(each.costs, false) })
    case 'cost_unknown': return t('What it costs isn’t known: say so among the assumptions.')
  }
}

function turnText({ employees, answer }: Turn): string {
  const values = { employees: numberText(employees) }
  switch (answer) {
    case 'present': return t('From {{employees}} employees: today’s team is enough.', values)
    case 'generalist': return t('From {{employees}}: a further generalist.', values)
    case 'specialist': return t('From {{employees}}: a further specialist.', values)
    case 'outside': return t('From {{employees}}: giving the area to others is enough.', values)
    case 'several': return t('From {{employees}}: no single one of the three is enough.', values)
  }
}

function ranged({ low, high }: Range, times = 1): string {
  const text = (value: number) => Number.isFinite(value) ? numberText(round(value * times)) : t('without end')
  return text(low) === text(high) ? text(low) : t('{{low}} to {{high}}', { low: text(low), high: text(high) })
}
const round = (value: number) => value >= 10 ? Math.round(value) : Math.round(value * 10) / 10
const costText = (costs: Record<string, number>, isPartly: boolean) =>
  isPartly || Object.keys(costs).length === 0 ? t('not known') : Object.entries(costs).map(([currency, value]) => moneyText(String(Math.round(value)), currency)).join(', ')
