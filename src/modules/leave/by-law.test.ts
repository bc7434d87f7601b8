import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { Errors } from 'typebox/schema'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, yearAround, yearOf, type Day } from '#shared/calendar.ts'
import { exact, sum } from '#shared/exact.ts'
import type { Worked } from '#shared/worked.ts'
import { workedOut } from '#platform/worked.ts'
import { balanceOn, entriesOf, problemsOf, type Facts, type Policy } from './account.ts'
import { statutoryPolicy, valueOf, type Basis } from './by-law.ts'
import type { Pattern } from './days.ts'
import { policyRules } from './policy-rules.ts'
import { floorsOf, lawOf } from './floors.ts'
import { bradford, fmlaClock, fmlaEligible, fmlaWeek, parentalPay, sickPay, sickPayRates, weeksUsed, type TwelveMonths } from './schemes.ts'

type Case<I = Record<string, unknown>, E = Record<string, unknown>> = { id: string; rule: string; on: Day; name: string; input: I; expected: E; refused?: true }
const file = join(import.meta.dirname, '../../../../shared/rules/cases.json')
const cases = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Case[]) : []
const of = <I, E>(rule: string) => (cases as Case<I, E>[]).filter(each => each.rule === rule).map(each => [each.id, each.name, each] as const)
const policyOf = async (country: string, on: Day, basis: Basis = 'days') => (await statutoryPolicy(country, on, basis))!
const gives = (policy: Policy, facts: Facts, from: Day, to: Day) => sum(entriesOf(policy, facts, [], to).filter(each => each.kind === 'accrual' && each.on >= from).map(({ days }) => days))
const left = (policy: Policy, facts: Facts, on: Day) => balanceOn(entriesOf(policy, facts, [], on), on).days
const since = (startsOn: Day, daysPerWeek: number | string = 5, more: Partial<Facts> = {}): Facts => ({ startsOn, endsOn: null, terms: [{ from: startsOn, daysPerWeek }], ...more })

describe.skipIf(cases.length === 0)('the given cases, through the module', () => {
  type Holiday = { basis: string; workingDaysPerWeek?: number; hoursPerWeek?: number; shiftsPerPattern?: number; daysInPattern?: number; hoursInPayPeriod?: number; leaveYearStartsOn?: Day; startsOn?: Day; leavesOn?: Day }
  test.each(of<Holiday, { entitlement: number }>('gb.statutory-holiday'))('the policy “GB statutory” gives a person those days: %s %s', async (_, __, { on, input, expected, refused }) => {
    const { basis, workingDaysPerWeek = 1, hoursPerWeek, shiftsPerPattern, daysInPattern, hoursInPayPeriod, leaveYearStartsOn, startsOn, leavesOn } = input
    const bases: Record<string, Basis> = { 'days-per-week': 'days', 'hours-per-week': 'hours', shifts: 'shifts', 'annualised-hours': 'weeks', 'irregular-hours': 'irregular_hours' }
    const policy = await policyOf('GB', on, bases[basis])
    const first = startsOn ?? addMonths(leaveYearStartsOn ?? leavesOn ?? on, -24), anchor = leaveYearStartsOn ?? startsOn ?? '2026-04-06', year = yearAround(anchor, leavesOn ?? startsOn ?? on)
    const facts: Facts = { startsOn: first, endsOn: leavesOn ?? null, terms: [{ from: first, daysPerWeek: shiftsPerPattern ? exact(shiftsPerPattern).over(daysInPattern!).times(7) : workingDaysPerWeek, hoursPerWeek: hoursPerWeek ?? 0 }], ...hoursInPayPeriod && { worked: [{ on: year.to, hours: hoursInPayPeriod }] } }
    if (refused) return void expect(await lawOf(policy, 'GB', on)!({ who: '', daysPerWeek: workingDaysPerWeek, startsOn: first, endsOn: null }, year)).toMatchObject({ least: null, refused: expect.stringContaining('Statutory holiday entitlement') })
    // The calculator rounds shifts of who leaves, and weeks of a whole year, to other decimals than the rest.
    const rounding = basis === 'shifts' && leavesOn ? 0.01 : undefined
    expect(gives({ ...policy, yearFrom: anchor, ...rounding && { rounding: { to: rounding, way: 'up' } } }, facts, year.from, year.to).toNumber()).toBe(expected.entitlement)
  })
  test.each(of<unknown, { percent: number }>('gb.holiday-accrual-rate'))('irregular hours earn that percentage: %s %s', async (_, __, { on, expected }) => {
    expect(String((await policyOf('GB', on, 'irregular_hours')).gives[0]!.hours)).toBe(String(expected.percent))
  })
  test.each(of<{ workingDaysPerWeek: number }, { days: number }>('de.minimum-leave'))('the policy “DE statutory”, a whole year: %s %s', async (_, __, { on, input, expected }) => {
    expect(gives(await policyOf('DE', on), since('2020-01-01', input.workingDaysPerWeek), '2026-01-01', '2026-12-31').toNumber()).toBe(expected.days)
  })
  test.each(of<{ fullMonths: number; annualDays: number }, { days: number }>('de.partial-leave'))('joining late in the year gives twelfths of what a year gives: %s %s', async (_, __, { on, input, expected }) => {
    const startsOn = `2026-${String(13 - input.fullMonths).padStart(2, '0')}-01`, policy = { ...await policyOf('DE', on), gives: [{ layer: 'statutory' as const, days: input.annualDays }] }
    expect(gives(policy, since(startsOn), '2026-01-01', '2026-12-31').rounded(0.01).toNumber()).toBe(expected.days)
  })
  test.each(of<{ employedFrom: Day; leavesOn?: Day; leaveYear: number }, { fullEntitlement: boolean }>('de.full-leave-entitlement'))('the year is whole or a part as the rule says: %s %s', async (_, __, { on, input, expected }) => {
    const { employedFrom, leavesOn, leaveYear } = input
    const has = gives(await policyOf('DE', on), since(employedFrom, 5, { endsOn: leavesOn ?? null }), `${leaveYear}-01-01`, `${leaveYear}-12-31`)
    expect([has.is(20), has.isBelow(20)]).toEqual([expected.fullEntitlement, !expected.fullEntitlement])
  })
  test.each(of<{ leaveYear: number; ground: 'operational' }, { mustBeTakenBy: Day }>('de.leave-carry-over'))('what couldn’t be taken goes along until that day, if it was told: %s %s', async (_, __, { on, input, expected }) => {
    const { leaveYear, ground } = input, year = `${leaveYear}-01-01`
    const facts = since(year, 5, { hindered: [{ year, by: ground }], told: [year] }), policy = await policyOf('DE', on), until: Day = expected.mustBeTakenBy
    expect([left(policy, facts, until).toNumber(), left(policy, facts, addDays(until, 1)).toNumber()]).toEqual([40, 20])
  })
  test.each(of<{ leaveYearEndsOn: Day; carryOverMonths: number }, { lapsesOn: Day }>('eu.sick-leave-carry-over'))('sick throughout, it lapses at the end of that day: %s %s', async (_, __, { on, input, expected }) => {
    const { leaveYearEndsOn, carryOverMonths } = input, year = `${yearOf(leaveYearEndsOn)}-01-01`, base = await policyOf('DE', on)
    const policy: Policy = { ...base, hindered: { layers: ['statutory'], months: { sickness: carryOverMonths } } }, until: Day = expected.lapsesOn
    const of = (day: Day) => sum(entriesOf(policy, since(year, 5, { hindered: [{ year, by: 'sickness', throughout: true }] }), [], day).filter(({ kind }) => kind === 'expiry').map(({ days }) => days)).toNumber()
    expect([of(until), of(addDays(until, 1))]).toEqual([0, -20])
  })
  test.each(of<{ monthsWorked: number; monthsOfOrdinarySickness?: number }, { days: number }>('fr.paid-leave'))('the policy “FR statutory”, in jours ouvrables: %s %s', async (_, __, { on, input, expected }) => {
    const { monthsWorked, monthsOfOrdinarySickness = 0 } = input, from = '2025-06-01', sick = addMonths(from, monthsWorked), to = addDays(addMonths(sick, monthsOfOrdinarySickness), -1)
    expect(gives(await policyOf('FR', on), since(from, 6, { absences: [{ from: sick, to, kind: 'sick' }] }), from, to).toNumber()).toBe(expected.days)
  })
  test.each(of<{ joursOuvrables: number }, { joursOuvres: number }>('fr.leave-days-conversion'))('the same leave in a week of five days: %s %s', async (_, __, { on, input, expected }) => {
    const { rounding: _rounding, ...policy } = await policyOf('FR', on), year = (daysPerWeek: number) => gives({ ...policy, gives: [{ layer: 'statutory', weeks: exact(input.joursOuvrables).over(6) }] }, since('2025-06-01', daysPerWeek), '2025-06-01', '2026-05-31').toNumber()
    expect([year(6), year(5)]).toEqual([input.joursOuvrables, expected.joursOuvres])
  })
  test.each(of<{ daysWorkedInPreviousYear: number }, { days: number }>('in.annual-leave'))('the policy “IN statutory”, for the days worked in the year before: %s %s', async (_, __, { on, input, expected }) => {
    const from = `${yearOf(on)}-01-01`
    expect(gives(await policyOf('IN', on), since('2020-01-01', 6, { worked: [{ on: addDays(from, -1), days: input.daysWorkedInPreviousYear }] }), from, on).toNumber()).toBe(expected.days)
  })
  test.each(of<{ balanceDays: number }, { carriedForward: number; encashable: number }>('in.leave-carry-forward'))('so much goes along, and what may be encashed is paid: %s %s', async (_, __, { on, input, expected }) => {
    const from = `${yearOf(on)}-01-01`, next = addDays(on, 1), policy = await policyOf('IN', on)
    const facts = since(from, 6, { entered: [{ on: from, kind: 'opening', layer: 'statutory', days: input.balanceDays, expiresOn: null }] })
    const paid = sum(entriesOf(policy, facts, [], next).filter(({ kind }) => kind === 'paid_out').map(({ days }) => days)).times(-1)
    expect([left(policy, facts, next).toNumber(), paid.toNumber()]).toEqual([expected.carriedForward, expected.encashable])
  })
  const said = (worked: Worked, expected: Record<string, unknown>) => Object.fromEntries(Object.keys(expected).map(name => [name, valueOf(worked, name)]))
  test.each(of<{ startsOn: Day; endsOn: Day; workingDays: number[]; averageWeeklyEarnings: string; earlierSickness?: { startsOn: Day; endsOn: Day }[] }, Record<string, unknown>>('gb.statutory-sick-pay'))('sick pay of a sickness: %s %s', async (_, __, { input, expected, refused }) => {
    const { startsOn, endsOn, workingDays, averageWeeklyEarnings, earlierSickness = [] } = input
    const patterns: readonly Pattern[] = [{ from: '2000-01-03', minutes: [1, 2, 3, 4, 5, 6, 7].map(day => workingDays.includes(day) ? 480 : 0) }]
    const worked = await sickPay({ from: startsOn, to: endsOn }, earlierSickness.map(each => ({ from: each.startsOn, to: each.endsOn })), patterns, averageWeeklyEarnings)
    if (refused) expect(worked.refused?.code).toBe('gb.statutory-sick-pay.across_reform')
    else expect(said(worked, expected)).toEqual(expected)
  })
  test.each(of<unknown, Record<string, unknown>>('gb.statutory-pay-rates'))('rates of sick pay: %s %s', async (_, __, { on, expected }) => expect(said(await sickPayRates(on), expected)).toEqual(expected))
  test.each(of<{ averageWeeklyEarnings: string }, Record<string, unknown>>('gb.statutory-parental-pay'))('a week of parental pay: %s %s', async (_, __, { on, input, expected }) => expect(said(await parentalPay(on, input.averageWeeklyEarnings), expected)).toEqual(expected))
  test.each(of<{ monthsEmployed: number; hoursWorkedLast12Months: number; employeesWithin75Miles: number }, Record<string, unknown>>('us.fmla-eligibility'))('who may take FMLA leave: %s %s', async (_, __, { on, input, expected }) => {
    expect(said(await fmlaEligible({ employedFrom: addMonths(on, -input.monthsEmployed), on, hoursWorked: input.hoursWorkedLast12Months, employeesNearby: input.employeesWithin75Miles }), expected)).toEqual(expected)
  })
  test.each(of<{ normalWeeklyHours: number; hoursTaken: number }, { weeksUsed: number }>('us.fmla-leave-used'))('a week in part: %s %s', async (_, __, { input, expected }) => {
    expect((await fmlaWeek({ taken: input.hoursTaken, normal: input.normalWeeklyHours, in: 'hours' })).toNumber()).toBe(expected.weeksUsed)
  })
  test.each(of<{ leaves: { startsOn: Day; weeks: number }[]; leaveStartsOn: Day } & TwelveMonths, Record<string, unknown>>('us.fmla-entitlement'))('the clock of a case: %s %s', async (_, __, { input, expected }) => {
    const { leaves, leaveStartsOn, ...twelve } = input
    const used = leaves.flatMap(({ startsOn, weeks }) => Array.from({ length: weeks }, (_, nth) => ({ week: addDays(startsOn, nth * 7), taken: 40, normal: 40, in: 'hours' as const })))
    expect(said(await fmlaClock(used, leaveStartsOn, twelve), expected)).toEqual(expected)
  })
  test.each(of<{ spells: number; days: number }, { score: number }>('measures.bradford-factor'))('off, there is none; switched on it is that: %s %s', async (_, __, { input, expected }) => {
    const spells = Array.from({ length: input.spells }, (_, nth) => ({ days: nth ? 1 : input.days - input.spells + 1 }))
    expect([await bradford(spells, false), await bradford(spells, true)]).toEqual([null, expected.score])
  })
  test('none of them is left out', () => {
    const through = ['gb.statutory-holiday', 'gb.holiday-accrual-rate', 'de.minimum-leave', 'de.partial-leave', 'de.full-leave-entitlement', 'de.leave-carry-over', 'eu.sick-leave-carry-over', 'fr.paid-leave', 'fr.leave-days-conversion', 'in.annual-leave', 'in.leave-carry-forward', 'gb.statutory-sick-pay', 'gb.statutory-pay-rates', 'gb.statutory-parental-pay', 'us.fmla-eligibility', 'us.fmla-leave-used', 'us.fmla-entitlement', 'measures.bradford-factor']
    expect(cases.filter(({ id, rule }) => id.startsWith('leave-') && !through.includes(rule)).map(({ id }) => id)).toEqual([])
  })
})

describe('beyond the given cases', () => {
  test('whoever joins or leaves has by “GB statutory” what the calculator says, in any week and leave year', async () => {
    const policy = await policyOf('GB', '2026-06-01')
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 364 }), fc.option(fc.integer({ min: 0, max: 364 })), fc.constantFrom(1, 2.5, 3, 4, 5, 6), async (start, anchor, stays, workingDaysPerWeek) => {
      const startsOn = addDays('2024-02-01', start), yearFrom = addDays('2024-01-01', anchor), endsOn = stays === null ? null : addDays(startsOn, stays), year = yearAround(yearFrom, endsOn ?? startsOn)
      fc.pre(startsOn > year.from || endsOn !== null)
      const input = { basis: 'days-per-week', workingDaysPerWeek, leaveYearStartsOn: yearFrom, ...startsOn > year.from && { startsOn }, ...endsOn && { leavesOn: endsOn } }
      expect(gives({ ...policy, yearFrom }, since(startsOn, workingDaysPerWeek, { endsOn }), year.from, year.to).toNumber()).toBe(valueOf(await workedOut('gb.statutory-holiday', { on: '2026-06-01', input }), 'entitlement'))
    }), { numRuns: 150 })
  })
  test('whoever leaves during the six months has a twelfth for each full month, over the turn of the year too', async () => {
    const policy = await policyOf('DE', '2026-01-01'), all = (startsOn: Day, endsOn: Day) => left({ ...policy, lapses: 'no' }, since(startsOn, 6, { endsOn }), endsOn).toNumber()
    expect([all('2026-02-01', '2026-07-31'), all('2026-09-15', '2027-02-13'), all('2026-09-15', '2027-02-14'), all('2026-09-15', '2027-03-31')]).toEqual([12, 8, 10, 12])
    expect(all('2026-01-01', '2026-07-01')).toBe(24)
  })
  test('intermittent hours run against twelve weeks, and a part of one is a part', async () => {
    const weeks = Array.from({ length: 30 }, (_, nth) => ({ week: addDays('2026-01-05', nth * 7), taken: 12, normal: 36, in: 'hours' as const }))
    expect(sum((await weeksUsed(weeks)).map(({ part }) => part)).toNumber()).toBe(10)
    expect(valueOf(await fmlaClock(weeks, '2026-12-01', { method: 'calendar-year' }), 'availableWeeks')).toBeCloseTo(2, 10)
    await expect(fmlaWeek({ taken: 41, normal: 40, in: 'hours' })).rejects.toThrow('More is taken than the normal week has')
  })
  test.each(['GB', 'DE', 'FR', 'IN', 'ES'])('the policy that is the law of %s is no less than it, and says nothing that a policy may not', async country => {
    const policy = await policyOf(country, '2026-06-01')
    expect([problemsOf(policy), [...Errors(policyRules, JSON.parse(JSON.stringify(policy)))[1]]]).toEqual([[], []])
    expect(await floorsOf(policy, { country }, '2026-06-01')).toMatchObject({ breaches: [], notCovered: [expect.any(String)] })
  })
  test('where no rule of the house reaches, it says so by name and refuses nothing', async () => {
    const policy: Policy = { yearFrom: '2026-01-01', gives: [{ layer: 'contractual', weeks: 2 }], accrual: { everyMonths: 1, at: 'end' }, order: ['carried', 'contractual'], carries: { mostDays: 5, months: 3 }, lapses: 'yes' }
    expect(await floorsOf(policy, { country: 'US', subdivision: 'TX' }, '2026-06-01')).toEqual({ breaches: [], rules: [], notCovered: ['No rule here says how much leave the law gives in United States. Look it up there.'] })
    expect((await floorsOf(policy, { country: 'US', subdivision: 'CA' }, '2026-06-01')).breaches.map(({ code }) => code)).toEqual(['leave.use_it_or_lose_it'])
    expect((await floorsOf({ ...policy, lapses: 'no', cap: 20 }, { country: 'US', subdivision: 'CA' }, '2026-06-01')).breaches).toEqual([])
  })
  test.each([
    ['GB', { weeks: 5 }, {}, 'leave.below_law', 'gb.statutory-holiday', /^Who works 5 days a week all year has 25 days .* 28 by law/],
    ['GB', { weeks: 5.6, mostDays: 28 }, { accrual: { everyMonths: 1, at: 'end' } }, 'leave.below_law', 'gb.statutory-holiday', /joins on/],
    ['GB', { weeks: 5.6, mostDays: 28 }, { accrual: { part: 'months_joined' as const, joinersTo: 0.5 }, cap: 20, lapses: 'no' as const }, 'leave.below_law', 'gb.statutory-holiday', /all year/],
    ['DE', { days: 20 }, {}, 'leave.below_law', 'de.minimum-leave', /6 days a week all year has 20 days .* 24 by law/],
    ['DE', { weeks: 4 }, { accrual: { everyMonths: 12, at: 'start' } }, 'leave.below_law', 'de.minimum-leave', /joins on .* 20 by law/],
    ['DE', { weeks: 4 }, { lapses: 'yes' as const }, 'leave.lapses_untold', 'de.leave-carry-over', /only if the employee was told/],
    ['DE', { weeks: 4 }, { hindered: { layers: ['statutory'], months: { sickness: 9, operational: 3, personal: 3 } } }, 'leave.lapses_in_sickness', 'eu.sick-leave-carry-over', /can’t lapse after 9 months/],
    ['DE', { weeks: 4 }, { hindered: { layers: ['statutory'], months: { sickness: 14, operational: 3, personal: 3 } } }, 'leave.lapses_in_sickness', 'eu.sick-leave-carry-over', /not decided/],
    ['DE', { weeks: 4 }, { hindered: { layers: ['statutory'], months: { sickness: 15, operational: 2, personal: 3 } } }, 'leave.lapses_early', 'de.leave-carry-over', /31 March/],
    ['FR', { weeks: 4 }, {}, 'leave.below_law', 'fr.paid-leave', /24 days .* 30 by law/],
    ['ES', { days: 19 }, {}, 'leave.below_law', 'eu.minimum-leave', /6 days a week/],
    ['IN', { days: '0.9' }, {}, 'leave.below_law', 'in.annual-leave', /by law/],
  ] as const)('below the law of %s it is refused by name, with the rule: %j %j', async (country, line, more, code, rule, says) => {
    const { breaches } = await floorsOf({ ...await policyOf(country, '2026-06-01'), gives: [{ layer: 'statutory', ...line }], ...more } as Policy, { country }, '2026-06-01')
    expect(breaches.map(each => each.code)).toContain(code)
    const breach = breaches.find(each => each.code === code)!
    expect([breach.rule, breach.source !== null, says.test(breach.says)], breach.says).toEqual([rule, true, true])
  })
  test('more than the law gives is never refused', async () => {
    for (const country of ['GB', 'DE', 'ES']) {
      const policy = await policyOf(country, '2026-06-01'), order = [...policy.order, 'contractual' as const]
      expect((await floorsOf({ ...policy, gives: [...policy.gives, { layer: 'contractual', weeks: 1 }], order }, { country }, '2026-06-01')).breaches, country).toEqual([])
    }
  })
  test('a year whose law isn’t known here is told by name, and nothing is made up for it', async () => {
    expect(await statutoryPolicy('GB', '2008-06-01')).toBeNull()
    expect(await statutoryPolicy('JP', '2026-06-01')).toBeNull()
    expect((await floorsOf(await policyOf('GB', '2026-06-01'), { country: 'GB' }, '2008-06-01')).notCovered[0]).toMatch(/^Statutory holiday entitlement: /)
  })
})
