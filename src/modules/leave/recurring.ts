import { addDays, addMonths, daysBetween, weekdayOf, type Day } from '#shared/calendar.ts'
import { refuseIf } from '#shared/refusal.ts'
import { weekdayWords } from './words.ts'

export type Weekday = keyof typeof weekdayWords
/** On which days of each so many weeks, counted from the week of the first day. */
export type Recurs = { everyWeeks: number; weekdays: readonly Weekday[] }
type Asked = { startsOn: Day; endsOn: Day; firstPart?: string | null; lastPart?: string | null; hoursADay?: number | null; everyWeeks?: number | null; weekdays?: readonly Weekday[] | null }

const names = Object.keys(weekdayWords) as Weekday[], mostMonths = 18
const mondayOf = (day: Day) => addDays(day, 1 - weekdayOf(day))

export const occursOn = ({ everyWeeks, weekdays }: Recurs, from: Day, on: Day): boolean =>
  weekdays.includes(names[weekdayOf(on) - 1]!) && daysBetween(mondayOf(from), mondayOf(on)) / 7 % everyWeeks === 0

/** What a request says of recurring: both or neither, of no more than a year and a half, and with at least one such day in it. */
export function recursOf({ startsOn, endsOn, firstPart, lastPart, hoursADay, everyWeeks, weekdays }: Asked): Recurs | undefined {
  const isPart = [firstPart, lastPart].some(part => part && part !== 'whole')
  refuseIf(Boolean(hoursADay) && isPart, 'leave.part_or_hours', { field: 'hoursADay' })
  refuseIf(Boolean(everyWeeks) !== Boolean(weekdays?.length), 'leave.recurs_how', { field: everyWeeks ? 'weekdays' : 'everyWeeks' })
  if (!everyWeeks || !weekdays?.length) return undefined
  refuseIf(Boolean(lastPart) && lastPart !== 'whole', 'leave.part_of_each', { field: 'lastPart' })
  refuseIf(endsOn >= addMonths(startsOn, mostMonths), 'leave.recurs_too_long', { field: 'endsOn' })
  const recurs = { everyWeeks, weekdays }
  let on = startsOn
  while (on <= endsOn && !occursOn(recurs, startsOn, on)) on = addDays(on, 1)
  refuseIf(on > endsOn, 'leave.recurs_never', { field: 'weekdays' })
  return recurs
}
