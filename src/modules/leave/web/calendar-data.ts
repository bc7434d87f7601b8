import type { Static } from 'typebox'
import { addDays, type Day } from '#shared/calendar.ts'
import { address } from '#ui/client.ts'
import { dateText, numberText } from '#ui/format.ts'
import { useRead, useRows } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type { calendarDays, calendarPerson } from '../contract-calendar.ts'
import { leaveType } from '../records.ts'

export type Person = Static<typeof calendarPerson>
export type Away = Static<typeof calendarDays>
export type Whose = 'team' | 'location' | 'company'
export type Calendar = { count: number; people: Person[]; days: Away[]; holidays: { locationId: string; on: Day; name: string; portion: string }[] }

export const useCalendar = (from: Day, to: Day, whose: Whose, locationId = '', isOn = true) =>
  useRead<Calendar>(address('/leave/calendar', { from, to, whose, locationId: locationId || null }), { isOn: isOn && (whose !== 'location' || locationId !== '') })

/** What this reader is told of somebody's days: which leave it is, that they are sick, or that they are away. */
export function useTells(): (away: Away) => string {
  const { data: types = [] } = useRows(leaveType)
  return ({ tells, leaveTypeId, firstPart, lastPart, from, to, status, isPart, minutes }) => {
    const what = tells === 'type' ? types.find(({ id }) => id === leaveTypeId)?.name ?? t('Away') : tells === 'sick' ? t('Sick') : t('Away')
    const part = from === to ? firstPart ?? lastPart : null
    return [what, part === 'morning' ? t('morning') : part === 'afternoon' ? t('afternoon') : null, minutes !== null ? t('{{number}} hours', { number: numberText(Math.round(minutes / 0.6) / 100) }) : isPart ? t('part of the day') : null, status === 'asked' ? t('asked for') : null].filter(Boolean).join(', ')
  }
}

const short = { weekday: 'short', day: 'numeric', month: 'short' } as const
export const spanText = ({ from, to }: Pick<Away, 'from' | 'to'>): string =>
  to === null ? t('from {{from}}', { from: dateText(from, short) }) : from === to ? dateText(from, short) : t('{{from}} to {{to}}', { from: dateText(from, short), to: dateText(to, short) })
export const daysOf = (from: Day, to: Day): Day[] => {
  const found: Day[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) found.push(on)
  return found
}
