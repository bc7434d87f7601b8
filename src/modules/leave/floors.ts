import { workedOut } from '#platform/worked.ts'
import { addDays, addMonths, addYears, completeMonths, endOfMonth, told, yearAround, yearOf, type Day } from '#shared/calendar.ts'
import { exact, sum, type Exact, type Quantity } from '#shared/exact.ts'
import { memberStates } from '#shared/places.ts'
import type { Laid, Source } from '#shared/rates.ts'
import { entriesOf } from './account.ts'
import { valueOf } from './by-law.ts'
import type { Facts, Policy } from './policy.ts'

/** What a policy gives less than the law does, in a sentence, and the rule that says so with its source; without, where it is known but no rule of the house cites it. */
export type Breach = { code: string; says: string; rule: string | null; source: Source | null }
export type Floors = { breaches: Breach[]; /** The rules that it was held against. */ rules: string[]; /** What no rule here says. */ notCovered: string[] }
export type Sample = { who: string; daysPerWeek: number; startsOn: Day; endsOn: Day | null }
/** `least`: null where the rule refuses, which says why. */
type Lawful = { rule: string; source: Source; least: Exact | null; refused: string | null }
type Law = (sample: Sample, year: { from: Day; to: Day }) => Promise<Lawful | null>

/**
 * Holds a policy against the law of a place by running it: people of every working week, who are here, join and leave through a year, have
 * what the cited rule gives them, or whoever lacks most is named.
 */
export async function floorsOf(policy: Policy, place: { country: string; subdivision?: string | null }, on: Day, laid?: Laid): Promise<Floors> {
  const { country, subdivision } = place, isEu = memberStates.includes(country), notCovered: string[] = []
  if (policy.gives.length === 0) return { breaches: [], rules: [], notCovered }
  const law = lawOf(policy, country, on, laid)
  if (!law) return { breaches: useItOrLoseIt(policy, country, subdivision ?? null), rules: [], notCovered: [`No rule here says how much leave the law gives in ${nameOf(country)}. Look it up there.`] }
  const { breaches, refused } = await shortOf(policy, country, on, law), found = [...breaches, ...isEu ? await lapsing(policy, country, laid) : []]
  notCovered.push(...refused)
  if (isEu && !['DE', 'FR'].includes(country)) notCovered.push(`What the law of ${nameOf(country)} gives beyond the four weeks of the European Union, and when leave lapses there, isn’t covered.`)
  if (['GB', 'FR', 'IN'].includes(country)) notCovered.push(`When untaken leave may lapse in ${nameOf(country)} isn’t covered${country === 'IN' ? ' beyond how much is carried forward' : ''}.`)
  if (country === 'DE') notCovered.push('Further leave of severely disabled and young people, and what collective agreements say, isn’t covered.')
  return { breaches: found, rules: [...new Set([mainRule(policy, country)!, ...found.flatMap(({ rule }) => rule ?? [])])], notCovered }
}

async function shortOf(policy: Policy, country: string, on: Day, law: Law): Promise<{ breaches: Breach[]; refused: string[] }> {
  const year = yearAround(policy.yearFrom === 'hire' ? on : policy.yearFrom, on), lacks: { by: Exact; breach: Breach }[] = [], refused = new Set<string>()
  for (const sample of samples(year, country, policy)) {
    const lawful = await law(sample, year)
    if (lawful?.refused) refused.add(lawful.refused)
    if (!lawful?.least) continue
    const { rule, source, least } = lawful, { daysPerWeek, who } = sample
    const has = given(policy, sample, year), by = least.minus(has)
    if (by.isAbove(0)) lacks.push({ by, breach: { code: 'leave.below_law', rule, source, says: `Who works ${daysPerWeek} ${daysPerWeek === 1 ? 'day' : 'days'} a week ${who} has ${has.rounded(0.01)} ${policy.unit ?? 'days'} by this policy in that leave year, and ${least.rounded(0.01)} by law.` } })
  }
  return { breaches: lacks.sort((one, other) => other.by.compare(one.by)).slice(0, 1).map(({ breach }) => breach), refused: [...refused] }
}

const hoursPerDay = 8
function given(policy: Policy, { daysPerWeek, startsOn, endsOn }: Sample, { from, to }: { from: Day; to: Day }): Exact {
  const facts: Facts = { startsOn, endsOn, terms: [{ from: startsOn, daysPerWeek, hoursPerWeek: daysPerWeek * hoursPerDay }], ...worksFor(policy) && { worked: [{ on: addDays(from, -1), days: worksFor(policy)! }] } }
  return sum(entriesOf({ ...policy, yearFrom: from }, facts, [], to).filter(each => each.kind === 'accrual' && each.on >= from).map(({ days }) => days))
}
/** Days that a sample has worked in the year before, where it goes by them. */
const worksFor = ({ accrual }: Policy): Quantity | null => 'worked' in accrual && accrual.yearBefore ? 250 : null

/** Everybody from one to six days a week, long here with nothing taken; and of five days, who joins or leaves in the middle or at the end of a month. */
function samples({ from, to }: { from: Day; to: Day }, country: string, { yearFrom, accrual }: Policy): Sample[] {
  const here = [1, 2, 3, 4, 5, 6].map(daysPerWeek => ({ who: 'all year', daysPerWeek, startsOn: addYears(from, -2), endsOn: null }))
  if ('worked' in accrual) return here.slice(4, 5)
  if (!['GB', 'DE'].includes(country)) return here
  const days = Array.from({ length: 12 }, (_, nth) => addMonths(from, nth)).flatMap(month => [addDays(month, 14), endOfMonth(month)]).filter(day => day > from && day < to)
  const joins = yearFrom === 'hire' ? [] : days.map(startsOn => ({ who: `and joins on ${told(startsOn)}`, daysPerWeek: 5, startsOn, endsOn: null }))
  return [...here, ...joins, ...days.map(endsOn => ({ who: `and leaves on ${told(endsOn)}`, daysPerWeek: 5, startsOn: addYears(from, -2), endsOn }))]
}

function mainRule({ unit }: Pick<Policy, 'unit'>, country: string): string | null {
  return country === 'GB' ? 'gb.statutory-holiday' : unit === 'hours' ? null : country === 'DE' ? 'de.minimum-leave' : country === 'FR' ? 'fr.paid-leave' : country === 'IN' ? 'in.annual-leave' : memberStates.includes(country) ? 'eu.minimum-leave' : null
}

/** What the law gives somebody in a year; null where no rule covers the country, or the unit. */
export function lawOf(policy: Pick<Policy, 'accrual' | 'unit'>, country: string, on: Day, laid?: Laid): Law | null {
  const main = mainRule(policy, country), hours = policy.unit === 'hours'
  if (!main) return null
  const ask = async (rule: string, input: Record<string, unknown>, field: string): Promise<Lawful> => {
    const worked = await workedOut(rule, { on, input }, laid), value = valueOf(worked, field)
    return { rule, source: worked.source, least: value === null ? null : exact(String(value)), refused: worked.refused && `${worked.title}: ${worked.refused.title}` }
  }
  if (main === 'gb.statutory-holiday') return ({ daysPerWeek, startsOn, endsOn }, year) => {
    if ('worked' in policy.accrual) return Promise.resolve(null)
    const joins = startsOn > year.from ? { startsOn } : {}
    return ask(main, { basis: hours ? 'hours-per-week' : 'days-per-week', workingDaysPerWeek: daysPerWeek, ...hours && { hoursPerWeek: daysPerWeek * hoursPerDay }, leaveYearStartsOn: year.from, ...joins, ...endsOn && { leavesOn: endsOn } }, hours ? 'unroundedHours' : 'roundedDays')
  }
  if (main === 'de.minimum-leave') return async ({ daysPerWeek, startsOn, endsOn }, year) => {
    const whole = await ask(main, { workingDaysPerWeek: daysPerWeek }, 'days'), leaveYear = yearOf(year.to)
    if (!year.from.endsWith('-01-01')) return startsOn < year.from && !endsOn ? whole : null
    const full = await workedOut('de.full-leave-entitlement', { on, input: { employedFrom: startsOn, ...endsOn && { leavesOn: endsOn }, leaveYear } }, laid)
    if (valueOf(full, 'fullEntitlement')) return whole
    const first = startsOn > year.from ? startsOn : year.from, fullMonths = completeMonths(first, addDays(endsOn ?? year.to, 1))
    return whole.least && ask('de.partial-leave', { fullMonths, annualDays: whole.least.toNumber() }, 'days')
  }
  if (main === 'fr.paid-leave') return async ({ daysPerWeek }) => {
    const ouvrables = await ask(main, { monthsWorked: 12 }, 'days')
    return daysPerWeek === 6 || !ouvrables.least ? ouvrables : daysPerWeek === 5 ? ask('fr.leave-days-conversion', { joursOuvrables: ouvrables.least.toNumber() }, 'joursOuvres') : null
  }
  if (main === 'in.annual-leave') return () => ask(main, { daysWorkedInPreviousYear: 250 }, 'days')
  return ({ daysPerWeek }) => ask(main, { workingDaysPerWeek: daysPerWeek }, 'days')
}

/** Of what the law gives: nothing lapses untold in Germany, and what sickness kept from being taken waits as long as the Court of Justice asks. */
async function lapsing(policy: Policy, country: string, laid?: Laid): Promise<Breach[]> {
  const lapses = policy.layers?.statutory?.lapses ?? policy.lapses, carries = policy.layers?.statutory?.carries ?? policy.carries, found: Breach[] = []
  if (lapses === 'no' || !policy.gives.some(({ layer }) => layer === 'statutory')) return []
  if (country === 'DE') {
    const { source } = await workedOut('de.leave-carry-over', { input: { leaveYear: 2026, ground: 'none' } }, laid)
    if (lapses === 'yes') found.push({ code: 'leave.lapses_untold', rule: 'de.leave-carry-over', source, says: 'In Germany leave by law lapses only if the employee was told so clearly and in time (CJEU C-684/16). Let it lapse only with proof of both notices.' })
    for (const ground of ['operational', 'personal'] as const) if (policy.hindered && (policy.hindered.months[ground] ?? 0) < 3 || !policy.hindered && (carries.months ?? 3) < 3) found.push({ code: 'leave.lapses_early', rule: 'de.leave-carry-over', source, says: `Leave that couldn’t be taken for urgent ${ground} reasons goes along to 31 March. Say three months or more for it.` })
  }
  const months = policy.hindered?.layers.includes('statutory') ? policy.hindered.months.sickness ?? carries.months : carries.months
  if (months === null) return found
  const sick = await workedOut('eu.sick-leave-carry-over', { input: { leaveYearEndsOn: '2026-12-31', carryOverMonths: months } }, laid)
  if (valueOf(sick, 'limitAllowed') !== true) found.push({ code: 'leave.lapses_in_sickness', rule: 'eu.sick-leave-carry-over', source: sick.source, says: `Leave that sickness kept from being taken can’t lapse after ${months} months. ${sick.refused?.title ?? 'Say 15 months or more for it.'}` })
  return found
}

/** As the brief of this module says; no rule of the house cites it yet. */
const useItOrLoseIt = (policy: Policy, country: string, subdivision: string | null): Breach[] => country === 'US' && subdivision === 'CA' && [policy.lapses, ...Object.values(policy.layers ?? {}).map(({ lapses }) => lapses)].some(lapses => lapses && lapses !== 'no')
  ? [{ code: 'leave.use_it_or_lose_it', rule: null, source: null, says: 'In California leave that was earned can’t be lost. Let it never lapse; a cap on how much may stand untaken is allowed.' }] : []

const nameOf = (country: string) => new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country
