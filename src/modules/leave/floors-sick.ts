import { workedOut } from '#platform/worked.ts'
import { addDays, addYears, yearAround, type Day } from '#shared/calendar.ts'
import { exact, sum, type Exact } from '#shared/exact.ts'
import type { Laid } from '#shared/rates.ts'
import { entriesOf } from './account.ts'
import { valueOf } from './by-law.ts'
import type { Breach, Floors } from './floors.ts'
import type { Facts, Policy } from './policy.ts'

const rule = 'us.state-sick-leave', held = ['CA', 'NY', 'WA', 'IL'], hoursPerDay = 8, weeksAYear = 52
const none = (says: string): Floors => ({ breaches: [], rules: [], notCovered: [says] })

/** Sick leave of a state held against its law by running it, as holiday is (decision 39): people of forty and of twenty hours a week have what the rule gives, or who lacks it is named; and what the law carries into the next year doesn’t lapse. */
export async function sickFloorsOf(policy: Policy, subdivision: string | null, on: Day, laid?: Laid): Promise<Floors> {
  if (!subdivision || !held.includes(subdivision)) return none('Whether a law there gives sick leave no rule here says. Look it up.')
  if (policy.gives.length === 0) return none('It keeps no balance, so nothing can be held against the hours that the law gives.')
  const year = yearAround(policy.yearFrom === 'hire' ? on : policy.yearFrom, on), breaches: Breach[] = [], notCovered: string[] = []
  // How many work for the company isn’t the policy’s to know: the hours of fewer than a hundred bind, those of more are said.
  const ask = (hoursWorked: number, employees: number) => workedOut(rule, { on, input: { state: subdivision, hoursWorked, ...subdivision === 'NY' && { employees } } }, laid)
  for (const hoursPerWeek of [40, 20]) {
    const worked = hoursPerWeek * weeksAYear, least = await ask(worked, 99), { refused, source } = least
    if (refused) return none(refused.title)
    const law = exact(String(valueOf(least, 'hours'))), has = given(policy, hoursPerWeek, worked, year), large = exact(String(valueOf(await ask(worked, 100), 'hours')))
    if (has.isBelow(law)) breaches.push({ code: 'leave.below_law', rule, source, says: `Who works ${hoursPerWeek} hours a week all year has ${has.rounded(0.01)} hours by this policy, and ${law.rounded(0.01)} by law.` })
    else if (has.isBelow(large)) notCovered.push(`With a hundred employees or more the law gives ${large} hours to who works ${hoursPerWeek} hours a week: this policy gives ${has.rounded(0.01)}.`)
    const carries = valueOf(least, 'carriesHours') as number | null
    if (hoursPerWeek === 40 && valueOf(least, 'mayAllLapse') === false && !keeps(policy, carries!)) breaches.push({ code: 'leave.sick_lapses', rule, source, says: `Of sick leave that is untaken ${carries} hours go along into the next year there, for all of it. Let them go along, or let nothing lapse.` })
    if (hoursPerWeek === 40 && carries === null) notCovered.push('What of it goes along into the next year no rule here says for this state.')
  }
  return { breaches: breaches.slice(0, 1), rules: [rule], notCovered: [...notCovered, 'Laws of cities and counties, and who is no employee by the state’s law, aren’t covered.'] }
}

/** Hours that a year gives who works so many. */
function given(policy: Policy, hoursPerWeek: number, worked: number, { from, to }: { from: Day; to: Day }): Exact {
  const days = hoursPerWeek / hoursPerDay, startsOn = addYears(from, -2)
  const facts: Facts = { startsOn, endsOn: null, terms: [{ from: startsOn, daysPerWeek: days, hoursPerWeek }], worked: [addDays(from, -1), to].map(day => ({ on: day, hours: worked, days: days * weeksAYear })) }
  const amount = sum(entriesOf({ ...policy, yearFrom: from }, facts, [], to).filter(each => each.kind === 'accrual' && each.on >= from).map(({ days: of }) => of))
  return policy.unit === 'hours' ? amount : amount.times(hoursPerDay)
}

/** Nothing lapses at the year's end of as many hours, for the whole next year. */
function keeps({ lapses, carries, layers, unit }: Policy, hours: number): boolean {
  const each = [{ lapses, carries }, ...Object.values(layers ?? {}).map(own => ({ lapses: own.lapses ?? lapses, carries: own.carries ?? carries }))]
  return each.every(({ lapses: which, carries: { mostDays, months } }) => which === 'no' || exact(mostDays).times(unit === 'hours' ? 1 : hoursPerDay).isAtLeast(hours) && (months === null || months >= 12))
}
