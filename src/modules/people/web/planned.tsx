import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText } from '#ui/format.ts'
import { useRows } from '#ui/queries.ts'
import { Value } from '#ui/value.tsx'
import { labelOf, t, wordOf } from '#ui/words.ts'
import { changeFacts, employmentChange } from '../records.ts'
import classes from './people.module.css'

type Props = { personId: string; jobs: readonly string[]; fact: keyof typeof changeFacts }

/** What is planned for these jobs, laid over the facts that it would change: for those named alone, since nobody else is answered any. */
export function Planned({ personId, jobs, fact }: Props) {
  const { data = [] } = useRows(employmentChange, { personId })
  const plans = data.filter(plan => plan.status === 'planned' && jobs.includes(plan.assignmentId) && plan.sets.some(field => field in changeFacts[fact]))
  if (!plans.length) return null
  return (
    <ul className={classes['planned']} aria-label={t('Planned, confidential')}>
      {plans.toSorted((a, b) => b.effectiveOn.localeCompare(a.effectiveOn)).map(plan => (
        <li key={plan.id}>
          <Text size="sm" c="dimmed">{fact === 'end' ? t('Planned, confidential: last day {{date}}', { date: dateText(plan.effectiveOn) }) : t('Planned, confidential: from {{date}}', { date: dateText(plan.effectiveOn) })}</Text>
          {plan.sets.filter(field => field in changeFacts[fact] && !plan.withheld?.includes(field)).map(field => {
            const name = field as keyof typeof employmentChange.all & keyof typeof plan
            return <div key={field}>{labelOf(employmentChange.name, field, employmentChange.all[name])}: <Value place={employmentChange.name} name={field} field={employmentChange.all[name]} value={plan[name]} row={plan} isPlain /></div>
          })}
          <Anchor component={Link} to={`/people/${personId}/changes/${plan.id}`} size="sm">{wordOf(employmentChange.name, 'action', employmentChange.all.action, plan.action)}</Anchor>
        </li>
      ))}
    </ul>
  )
}
