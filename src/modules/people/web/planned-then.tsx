import { Anchor, Badge, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dateText } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import type { Listed } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type { PlannedLine } from '../contract-plans.ts'
import type { directoryEntry } from '../records.ts'
import { today } from './data.ts'
import classes from './people.module.css'
import { addressOf, saidOf, usePlanned, whatOf } from './plan-page.tsx'

type Line = Listed<typeof directoryEntry>
const fields = { jobTitle: 'jobId', unitName: 'unitId', locationName: 'locationId', managerName: 'managerAssignmentId', legalEntityName: 'legalEntityId' } as const

/** What is planned until the day that is asked about, by the job it is of; nothing for who isn't named on any, nor for a day that has come. */
export function useLaidOver(on: string | undefined) {
  const isAhead = on !== undefined && on > today()
  const { personId } = useMe()
  const { data } = usePlanned({ on: on ?? '' }, isAhead && Boolean(personId))
  const lines = isAhead ? data?.items ?? [] : []
  return { lines, of: Map.groupBy(lines.filter(({ assignmentId }) => assignmentId !== null), ({ assignmentId }) => assignmentId!) }
}
type Laid = ReturnType<typeof useLaidOver>

/** A value of the list, with what a plan would make of it, marked as such. */
export function laid({ of }: Laid, row: Line, field: keyof typeof fields, now: ReactNode): ReactNode {
  const plan = of.get(row.id)?.findLast(({ sets }) => sets.includes(fields[field]))
  if (!plan) return now
  return <>{plan[field] ?? t('Nobody')}<Text span display="block" size="xs" c="dimmed">{t('planned; now {{now}}', { now: String(row[field] ?? t('Nobody')) })}</Text></>
}

export function PlannedMark({ of, row }: { of: Laid['of']; row: Line }) {
  const plans = of.get(row.id)
  if (!plans) return null
  const isEnd = plans.some(({ action }) => action === 'termination')
  return <Badge component="span" size="sm" radius="sm" variant="default" tt="none" fw={500}>{isEnd ? t('planned: leaves') : t('planned')}</Badge>
}

/** Beside the list, for those named: what it would be with the plans. The list, its counts and its files stay what everybody else sees. */
export function PlannedThen({ on, lines }: { on: string; lines: readonly PlannedLine[] }) {
  if (!lines.length) return null
  return (
    <details className={classes['planned']}>
      <summary>{t('{{count}} plans until {{date}}, known to those named only. They are marked in the list, and not in its counts and files.', { count: lines.length, date: dateText(on) })}</summary>
      <ul className={classes['links']}>
        {lines.slice(0, 12).map(line => (
          <li key={line.id}><Group gap={6} align="baseline"><Anchor component={Link} to={addressOf(line)} size="sm">{line.name}</Anchor><Text size="sm" span>{whatOf(line)}, {dateText(line.effectiveOn)}</Text><Text size="sm" c="dimmed" span>{saidOf(line)}</Text></Group></li>
        ))}
        {lines.length > 12 && <li><Anchor component={Link} to="/plans" size="sm">{t('and {{count}} more', { count: lines.length - 12 })}</Anchor></li>}
      </ul>
    </details>
  )
}
