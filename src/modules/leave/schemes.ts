import { workedOut } from '#platform/worked.ts'
import { addDays, completeMonths, weekdayOf, type Day } from '#shared/calendar.ts'
import { exact, sum, type Exact, type Quantity } from '#shared/exact.ts'
import type { Laid } from '#shared/rates.ts'
import type { Worked } from '#shared/worked.ts'
import { valueOf } from './by-law.ts'
import { workedOn, type Pattern } from './days.ts'

export type Spell = { from: Day; to: Day }
/** What a protected leave took in one week: hours or days of that week’s own. */
export type Used = { week: Day; taken: Quantity; normal: Quantity; in: 'hours' | 'days' }
export type TwelveMonths = { method: 'rolling-backward' | 'calendar-year' | 'fixed-year' | 'forward'; yearStartsOn?: Day }

/** Statutory sick pay of one sickness in Great Britain, with what came before it: what links and who waits is the rule’s. */
export const sickPay = (spell: Spell, before: readonly Spell[], patterns: readonly Pattern[], averageWeeklyEarnings: string, laid?: Laid): Promise<Worked> =>
  workedOut('gb.statutory-sick-pay', { on: spell.from, input: {
    startsOn: spell.from, endsOn: spell.to, workingDays: qualifyingDays(patterns, spell.from), averageWeeklyEarnings,
    earlierSickness: before.map(({ from, to }) => ({ startsOn: from, endsOn: to })),
  } }, laid)
/** Sick pay by the employer in Germany: of what counts as one illness, or one absence, how much is used, and until which day it is paid. */
export const continuedPay = (spell: Spell, together: readonly Spell[], employedFrom: Day, laid?: Laid): Promise<Worked> => workedOut('de.sick-pay', { on: spell.from, input: { employedFrom, startsOn: spell.from, endsOn: spell.to, earlier: together.map(({ from, to }) => ({ startsOn: from, endsOn: to })) } }, laid)
/** Whether somebody in Germany is to be offered reintegration, by all their absences because of illness. */
export const reintegration = (on: Day, absences: readonly { startsOn: Day; endsOn: Day }[], lastClosedOn: Day | null): Promise<Worked> => workedOut('de.reintegration-offer', { on, input: { asOf: on, absences, ...lastClosedOn && { lastClosedOn } } })
export const sickPayRates = (on: Day, laid?: Laid): Promise<Worked> => workedOut('gb.statutory-pay-rates', { on, input: {} }, laid)
/** A week of maternity, paternity or shared parental pay, after those that are paid higher. */
export const parentalPay = (on: Day, averageWeeklyEarnings: string, laid?: Laid): Promise<Worked> => workedOut('gb.statutory-parental-pay', { on, input: { averageWeeklyEarnings } }, laid)

/** Whether somebody may take FMLA leave from a day on: by their first day, the hours that they worked in the twelve months before, and how many work near. */
export const fmlaEligible = ({ employedFrom, on, hoursWorked, employeesNearby }: { employedFrom: Day; on: Day; hoursWorked: number; employeesNearby: number }): Promise<Worked> =>
  workedOut('us.fmla-eligibility', { on, input: { monthsEmployed: completeMonths(employedFrom, on), hoursWorkedLast12Months: hoursWorked, employeesWithin75Miles: employeesNearby } })

/** By when somebody has to be told what, and certification may be due; business days without those on which their place is closed. */
export const fmlaNotices = (input: { knownOn: Day; certificationAskedOn?: Day | null; enoughKnownOn?: Day | null; closedDays: readonly Day[] }): Promise<Worked> => workedOut('us.fmla-notices', { input })

/** How much of a week it took. */
export async function fmlaWeek({ taken, normal, in: unit }: Pick<Used, 'taken' | 'normal' | 'in'>): Promise<Exact> {
  const of = (value: Quantity) => exact(value).toNumber(), worked = await workedOut('us.fmla-leave-used', { input: unit === 'hours' ? { normalWeeklyHours: of(normal), hoursTaken: of(taken) } : { normalWeeklyDays: of(normal), daysTaken: of(taken) } })
  if (worked.refused) throw new RangeError(worked.refused.title)
  return exact(taken).over(normal)
}

/** What each week took, in order: of one, all that was used of it together. */
export async function weeksUsed(used: readonly Used[]): Promise<{ week: Day; part: Exact }[]> {
  const parts = await Promise.all(used.map(async each => ({ week: each.week, part: await fmlaWeek(each) })))
  return [...Map.groupBy(parts, ({ week }) => week)].map(([week, of]) => ({ week, part: sum(of.map(({ part }) => part)) })).toSorted((a, b) => a.week < b.week ? -1 : 1)
}

/** The clock of a case: what is left from a day on, by the employer’s way of counting twelve months, of what was used week by week, intermittent or whole. */
export async function fmlaClock(used: readonly Used[], leaveStartsOn: Day, { method, yearStartsOn }: TwelveMonths): Promise<Worked> {
  const leaves: { startsOn: Day; weeks: Exact; next: Day }[] = []
  // Whole weeks in a row are one stretch; a part of a week ends one.
  for (const { week, part } of await weeksUsed(used)) {
    const last = leaves.at(-1), next = addDays(week, 7)
    if (last && last.next === week && last.weeks.is(last.weeks.roundedDown())) leaves[leaves.length - 1] = { ...last, weeks: last.weeks.plus(part), next }
    else leaves.push({ startsOn: week, weeks: part, next })
  }
  return workedOut('us.fmla-entitlement', { input: { method, ...yearStartsOn && { yearStartsOn }, leaves: leaves.map(({ startsOn, weeks }) => ({ startsOn, weeks: weeks.toNumber() })), leaveStartsOn } })
}

/** What is left of the 26 weeks to care for a servicemember, which other leave of their 12 months shares. */
export const fmlaCaregiver = (firstLeaveOn: Day, on: Day, caregiverWeeks: Exact, otherWeeks: Exact): Promise<Worked> => workedOut('us.fmla-caregiver', { input: { firstLeaveOn, asOf: on, caregiverWeeks: caregiverWeeks.toNumber(), otherWeeks: otherWeeks.toNumber() } })

/** Off until a company switches it on for a country, never shown to managers and never a decision: then how often, in 52 weeks, and how long. */
export const bradford = async (spells: readonly { days: number }[], isOn: boolean): Promise<number | null> =>
  isOn ? Number(valueOf(await workedOut('measures.bradford-factor', { input: { spells: spells.length, days: spells.reduce((all, { days }) => all + days, 0) } }), 'score')) : null

/** Weekdays of the week of a day on which somebody works. */
function qualifyingDays(patterns: readonly Pattern[], on: Day): number[] {
  const monday = addDays(on, 1 - weekdayOf(on))
  return [1, 2, 3, 4, 5, 6, 7].filter(weekday => workedOn(patterns, addDays(monday, weekday - 1)) > 0)
}
