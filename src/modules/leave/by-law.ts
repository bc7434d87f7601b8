import { workedOut } from '#platform/worked.ts'
import { annualLeave } from '#rules/in/tables/annual-leave.ts'
import { dayOf, yearOf, type Day } from '#shared/calendar.ts'
import { exact } from '#shared/exact.ts'
import { memberStates } from '#shared/places.ts'
import type { Laid } from '#shared/rates.ts'
import type { Worked } from '#shared/worked.ts'
import type { Policy } from './policy.ts'

/** What a rule says of one field of its answer, exactly; null where it refuses. */
export const valueOf = ({ values }: Worked, name: string) => values.find(each => each.name === name)?.value ?? null
/** How the work is counted, where that makes a difference to the law. */
export type Basis = 'days' | 'hours' | 'shifts' | 'weeks' | 'irregular_hours'

/**
 * The least that the law of a country gives, as a policy, with figures from the cited rules; null where none covers it. What the rules
 * don't say of its end isn't guessed: then nothing lapses.
 */
export async function statutoryPolicy(country: string, on: Day, basis: Basis = 'days', laid?: Laid): Promise<Policy | null> {
  if (country === 'GB') return britain(on, basis, laid)
  if (basis !== 'days') return null
  if (country === 'DE') return germany(laid)
  if (country === 'FR') return france(on, laid)
  if (country === 'IN') return india(on, laid)
  return memberStates.includes(country) ? weeksOf('eu.minimum-leave', laid).then(weeks => ({ ...least, gives: [{ layer: 'statutory', weeks }] })) : null
}

const least = { yearFrom: '2026-01-01', accrual: { everyMonths: 12, at: 'start' }, order: ['carried', 'statutory'], carries: { mostDays: 0, months: 12 }, lapses: 'no' } as const
/** Weeks of leave are what a week of one day has. */
const weeksOf = async (rule: string, laid?: Laid) => exact(String(valueOf(await workedOut(rule, { input: { workingDaysPerWeek: 1 } }, laid), 'days')))

async function britain(on: Day, basis: Basis, laid?: Laid): Promise<Policy | null> {
  const ask = async (workingDaysPerWeek: number) => valueOf(await workedOut('gb.statutory-holiday', { on, input: { basis: 'days-per-week', workingDaysPerWeek } }, laid), 'entitlement') as number | null
  const [weeks, mostDays] = [await ask(1), await ask(7)]
  if (weeks === null || mostDays === null) return null
  const up = (to: number) => ({ to, way: 'up' as const })
  if (basis === 'irregular_hours') {
    const percent = String(valueOf(await workedOut('gb.holiday-accrual-rate', { on, input: { weeksPerYear: weeks } }, laid), 'percent'))
    return { ...least, unit: 'hours', gives: [{ layer: 'statutory', hours: percent }], accrual: { worked: 'hours', each: 100 }, rounding: { to: 1, way: 'nearest' } }
  }
  if (basis === 'weeks') return { ...least, gives: [{ layer: 'statutory', weeks }], accrual: { part: 'months_joined' }, rounding: up(0.01) }
  return { ...least, ...basis === 'hours' && { unit: 'hours' as const }, gives: [{ layer: 'statutory', weeks, mostDays }], accrual: { part: 'months_joined', joinersTo: 0.5 }, rounding: up(0.1) }
}

async function germany(laid?: Laid): Promise<Policy> {
  const year = 2026, until = async (ground: string) => monthsAfter(String(valueOf(await workedOut('de.leave-carry-over', { input: { leaveYear: year, ground } }, laid), 'mustBeTakenBy')), year)
  const [operational, personal] = [await until('operational'), await until('personal')]
  return {
    ...least, gives: [{ layer: 'statutory', weeks: await weeksOf('de.minimum-leave', laid) }], accrual: { part: 'twelfths' }, rounding: { to: 1, way: 'from_half' },
    carries: { mostDays: 0, months: operational }, lapses: 'if_told', hindered: { layers: ['statutory'], months: { operational, personal, sickness: 15 } },
  }
}
/** Whole months from the end of a year to a day that ends one. */
const monthsAfter = (day: Day, year: number) => (yearOf(day) - year - 1) * 12 + Number(day.slice(5, 7))

/** In jours ouvrables, six a week; sickness that isn't occupational earns less. */
async function france(on: Day, laid?: Laid): Promise<Policy> {
  const ask = async (input: Record<string, number>) => exact(String(valueOf(await workedOut('fr.paid-leave', { on, input: { monthsWorked: 0, ...input } }, laid), 'unroundedDays')))
  const [worked, sick] = [await ask({ monthsWorked: 12 }), await ask({ monthsOfOrdinarySickness: 12 })]
  return { ...least, yearFrom: '2025-06-01', gives: [{ layer: 'statutory', weeks: worked.over(6) }], accrual: { everyMonths: 1, at: 'end' }, rounding: { to: 1, way: 'up' }, absent: [{ kind: 'sick', accrues: sick.over(worked) }] }
}

function india(on: Day, laid?: Laid): Policy {
  const { daysToQualify, adultPer, adultCarries, excessIsPaid } = (laid?.get(annualLeave.id) as typeof annualLeave | undefined ?? annualLeave).inForce(on).values
  return {
    ...least, yearFrom: dayOf(yearOf(on), 1, 1), gives: [{ layer: 'statutory', days: 1 }], accrual: { worked: 'days', each: adultPer, yearBefore: { atLeast: daysToQualify } }, rounding: { to: 1, way: 'nearest' },
    carries: { mostDays: adultCarries, months: null, inAll: true, ...excessIsPaid && { beyond: 'paid_out' as const } }, lapses: 'yes',
  }
}
