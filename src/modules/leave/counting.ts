import { holidaysOf, type OwnHoliday } from '#platform/holidays.ts'
import { addDays, weekdayOf, type Day } from '#shared/calendar.ts'
import { exact } from '#shared/exact.ts'
import { countDays, type Counted, type Part, type Pattern, type Wanted } from './days.ts'
import type { PolicyRules } from './policy-rules.ts'
import { recursOf, type Weekday } from './recurring.ts'

/** As `app.leave_asking` tells it. */
export type Asking = {
  today: Day; starts_on: Day; ends_on: Day | null; service_from: Day; unit: 'days' | 'hours'; has_balance: boolean; kind: string; rules: PolicyRules | null; approval: string | null; may_owe: number | null
  terms: { from: Day; until: Day | null; hours: number; days: number }[] | null; patterns: Pattern[] | null; country: string | null; subdivision: string | null; holiday_calendar: string | null; own_holidays: OwnHoliday[] | null; others: { on: Day; away: number }[] | null
}
export type Days = { startsOn: Day; endsOn: Day; firstPart?: Part | null; lastPart?: Part | null; hoursADay?: number | null; everyWeeks?: number | null; weekdays?: Weekday[] | null }

/** As the arithmetic of days reads it; refused where it says what can’t be. */
export function wanted({ startsOn: from, endsOn: to, firstPart, lastPart, hoursADay, ...more }: Days): Wanted {
  const recurs = recursOf({ startsOn: from, endsOn: to, firstPart, lastPart, hoursADay, ...more })
  return { from, to, ...firstPart && { firstPart }, ...lastPart && { lastPart }, ...hoursADay && { minutes: exact(hoursADay).times(60) }, ...recurs && { recurs } }
}

export async function count(asking: Asking, asked: Days, booked: ReadonlySet<Day>): Promise<Counted[]> {
  const { country, subdivision, holiday_calendar: holidayCalendar, own_holidays: own } = asking, { startsOn, endsOn, hoursADay } = asked, all = wanted(asked)
  // A day more on each side, for what lies between two days of leave.
  const holidays = country ? await holidaysOf({ country, subdivision, holidayCalendar, own: own ?? [] }, addDays(startsOn, -31), addDays(endsOn, 31)) : new Map()
  // What is off between two days that recur, or two days by the hour, isn’t between days of leave.
  return countDays(all, patternsOf(asking), holidays, asking.rules?.sandwich && !all.recurs && !hoursADay ? { sandwich: true, booked } : {})
}

/** As it was agreed, else the hours of the contract on the first days of the week. A pattern begins where it begins: its weeks are turned to fit. */
export function patternsOf({ terms, patterns }: Asking): Pattern[] {
  if (patterns) return patterns.map(({ from, minutes }) => ({ from, minutes: minutes.map((_, n) => minutes[(n + weekdayOf(from) - 1) % minutes.length]!) }))
  const days = [...new Set((terms ?? []).flatMap(({ from, until }) => until ? [from, addDays(until, 1)] : [from]))].sort()
  return days.map(from => {
    const held = (terms ?? []).filter(each => each.from <= from && (each.until === null || each.until >= from))
    const week = Math.min(7, held.reduce((total, each) => total + each.days, 0)), minutes = held.reduce((total, each) => total + each.hours * 60, 0)
    const ofDay = (nth: number) => week === 0 ? 0 : Math.round(minutes / week * Math.max(0, Math.min(1, week - nth)))
    return { from, minutes: Array.from({ length: 7 }, (_, n) => ofDay((n + weekdayOf(from) - 1) % 7)) }
  })
}

export const told = ({ on, days, minutes, why, holiday }: Counted) => ({ on, quantity: days.toNumber(), minutes: minutes.toNumber(), why, holiday: holiday ?? null })
export const asPosted = (counted: readonly Counted[], isByHour = false) => JSON.stringify(counted.map(each => ({ ...told(each), on_day: each.on, of_minutes: isByHour && each.worked.isAbove(0) ? each.worked.toNumber() : null })))
