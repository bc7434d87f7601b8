import { Badge } from '@mantine/core'
import { dateText, numberText } from '#ui/format.ts'
import { useUsed } from '#ui/me.ts'
import { Fact } from '#ui/plain-facts.tsx'
import { useRead } from '#ui/queries.ts'
import { labelOf, t, wordOf } from '#ui/words.ts'
import { fills, type Staffed } from '../contract-positions.ts'
import { position, positionTerms, seatFields } from '../records-positions.ts'
import { current, today } from './data.ts'
import classes from './positions.module.css'

type Seated = { positionId: string; title: string; startsOn: string; endsOn: string | null }
/** The positions of a job held, by title; none where the company plans none. */
export function useSeats(assignmentId: string): readonly Seated[] {
  const isUsed = useUsed()
  return useRead<{ items: Seated[] }>(`/assignments/${assignmentId}/positions`, { isOn: isUsed(position.asks.title) }).data?.items ?? []
}

export function SeatFact({ assignmentId }: { assignmentId: string }) {
  const seats = useSeats(assignmentId)
  const now = current(seats)
  return now && (now.endsOn === null || now.endsOn >= today()) ? <Fact label={labelOf(position.name, 'positionId', seatFields.positionId)}>{now.title}</Fact> : null
}

/** "0.5 of 1". Who sits there isn't everybody's to know. */
export const fteText = ({ filledFte, budgetedFte }: Pick<Staffed, 'filledFte' | 'budgetedFte'>) =>
  filledFte === null ? numberText(budgetedFte) : t('{{filled}} of {{budget}}', { filled: numberText(filledFte), budget: numberText(budgetedFte) })

const colours = { vacant: 'yellow', partly: 'yellow', filled: 'teal', over: 'gray' } as const
export function SeatState({ seat: { state, fill, beyondUntil } }: { seat: Pick<Staffed, 'state' | 'fill' | 'beyondUntil'> }) {
  const isLate = beyondUntil !== null && beyondUntil < today()
  return (
    <span className={classes['states']}>
      {state !== 'open' && <Mark colour="gray">{wordOf(positionTerms.name, 'state', positionTerms.all['state'], state)}</Mark>}
      {fill && !(state !== 'open' && fill === 'vacant') && <Mark colour={colours[fill]}>{t(fills[fill])}</Mark>}
      {fill === 'over' && beyondUntil && <span className={classes['two']}>{isLate ? t('was to last until {{date}}', { date: dateText(beyondUntil) }) : t('until {{date}}', { date: dateText(beyondUntil) })}</span>}
    </span>
  )
}
const Mark = ({ colour, children }: { colour: string; children: string }) => <Badge variant="light" color={colour} radius="sm" tt="none" fw={500}>{children}</Badge>
