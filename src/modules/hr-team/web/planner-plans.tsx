import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText, numberText, today } from '#ui/format.ts'
import { KeptRows } from '#ui/kept.tsx'
import { useMay, useMe, useUsed } from '#ui/me.ts'
import { type Shown } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { measures, staffingPlan } from '../records.ts'
import classes from './hr-team.module.css'
import { areaLabel } from './words.ts'

/** What somebody means to do: theirs alone, with the way to what can be done next. */
export function MyPlans() {
  const { personId } = useMe()
  if (!personId) return <Text c="dimmed">{t('This sign-in belongs to nobody in the company, so there is nobody whose plans they would be.')}</Text>
  return (
    <KeptRows
      record={staffingPlan} of={{ personId }} mayAdd={false} isAlone title={t('My plans')} none={t('None yet. Keep an answer of the planner as a plan.')} add={t('Add')}
      heading={row => `${row.name} · ${areaLabel(row.function)}`} facts={['change', 'whom', 'populationId', 'place', 'dueOn', 'steps', 'note']} more={row => <More plan={row} />}
      mark={row => row.dueOn && row.dueOn < today() && !row.steps?.every(({ isDone }) => isDone) ? { due: t('Was due on {{on}}', { on: dateText(row.dueOn) }) } : null}
      note={t('Plans belong to their author alone: no leader, no HR, no administrator opens them.')}
    />
  )
}

function More({ plan }: { plan: Shown<typeof staffingPlan> }) {
  return (
    <div style={{ inlineSize: '100%' }}>
      {plan.found && plan.found.length > 0 && (
        <table className={classes['table']}>
          <thead><tr><th scope="col">{t('What came out that day')}</th><th scope="col">{t('Before')}</th><th scope="col">{t('After')}</th></tr></thead>
          <tbody>{plan.found.map(each => <tr key={each.what}><th scope="row">{t(measures[each.what])}</th><td>{ranged(each.beforeLow, each.beforeHigh)}</td><td>{ranged(each.afterLow, each.afterHigh)}</td></tr>)}</tbody>
        </table>
      )}
      <Next change={plan.change} />
    </div>
  )
}
const ranged = (low: number | null | undefined, high: number | null | undefined) => {
  const text = (value: number | null | undefined) => value == null ? t('without end') : numberText(value)
  return text(low) === text(high) ? text(low) : t('{{low}} to {{high}}', { low: text(low), high: text(high) })
}

/** Where the next step is taken, of what there is and what the reader may. */
function Next({ change }: { change: string }) {
  const isUsed = useUsed(), opens = useMay(['organization:handle']), keepsCover = useMay(['people:administer:everyone'])
  const isNew = change === 'generalist' || change === 'specialist'
  const ways = [
    isNew && opens && isUsed({ uses: 'usesPositions' }) && { to: '/positions/new', label: t('Open a position') }, isNew && { to: '/hr-team/positions', label: t('Look at the HR positions') },
    change !== 'grows' && !isNew && keepsCover && { to: '/hr-team/outside/new', label: t('Enter who steps in from outside') }, (change === 'leaves' || change === 'away') && { to: '/hr-team/competence', label: t('See who can do what') },
    change === 'grows' && { to: '/hr-team/balance', label: t('Look at the balance') },
  ].filter(each => each !== false)
  return <Group gap="md" mt="xs">{ways.map(({ to, label }) => <Anchor key={to} size="sm" component={Link} to={to}>{label}</Anchor>)}</Group>
}
