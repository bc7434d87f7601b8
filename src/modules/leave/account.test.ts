import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, addYears, daysFromTo, yearAround, yearOf, type Day } from '#shared/calendar.ts'
import { exact, lowest, sum, type Exact } from '#shared/exact.ts'
import { balanceOn, entriesOf, lacksOn, problemsOf, roomFor, toPost, type Entered, type Entry, type Facts, type Policy, type Taken, type Versions } from './account.ts'
import { accruals, anyDay, byLayer, lines, people, policies, takings, told } from '../../../test/fixtures/leave-any.ts'
import { toldYears } from './notices.ts'
import type { Accrual, Gives } from './policy.ts'

const monthly: Policy = { yearFrom: '2026-01-01', gives: [{ layer: 'contractual', days: 24 }], accrual: { everyMonths: 1, at: 'end' }, order: ['carried', 'statutory', 'further_statutory', 'contractual', 'bought', 'in_lieu'], carries: { mostDays: 5, months: 3 }, lapses: 'yes' }
const yearly: Policy = { ...monthly, accrual: { everyMonths: 12, at: 'start' } }
const german: Policy = { ...yearly, gives: [{ layer: 'statutory', weeks: 4 }, { layer: 'contractual', weeks: 2 }], lapses: 'if_told' }
const since = (startsOn: Day, more: Partial<Facts> = {}): Facts => ({ startsOn, endsOn: null, terms: [{ from: startsOn, daysPerWeek: 5, hoursPerWeek: 40 }], ...more })
const left = (policy: Policy | Versions, facts: Facts, on: Day, taken: readonly Taken[] = []) => balanceOn(entriesOf(policy, facts, taken, on), on).days.toNumber()
const layers = (policy: Policy, facts: Facts, on: Day, taken: readonly Taken[] = []) => Object.fromEntries(balanceOn(entriesOf(policy, facts, taken, on), on).layers.map(({ layer, days }) => [layer, days.toNumber()]))
const days = (from: Day, count: number, more: Partial<Taken> = {}): Taken[] => Array.from({ length: count }, (_, nth) => ({ on: addDays(from, nth), days: 1, ...more }))

describe('when it accrues', () => {
  test('a year gives what a year gives, by days, weeks and periods of pay too, leap year or not', () => {
    for (const everyDays of [1, 7, 14, 28] as const) for (const at of ['start', 'end'] as const) for (const year of [2026, 2028])
      expect(left({ ...monthly, lapses: 'no', accrual: { everyDays, at, from: '2025-12-22' } }, since(`${year}-01-01`), `${year}-12-31`), `${everyDays} ${at} ${year}`).toBe(24)
  })
  test('a period of pay that began last year counts with the days that it has in this one', () => {
    const paid: Policy = { ...monthly, gives: [{ layer: 'contractual', days: 365 }], accrual: { everyDays: 14, from: '2026-01-05', at: 'end' } }
    expect(['2026-01-03', '2026-01-04', '2026-01-17', '2026-01-18'].map(on => left(paid, since('2025-01-01', { startsOn: '2026-01-01' }), on))).toEqual([0, 4, 4, 18])
  })
  test.each([['by_days', '2026-03-10', 24 / 12 * 22 / 31], ['full', '2026-03-10', 2], [{ byDay: 15 }, '2026-03-15', 2], [{ byDay: 15 }, '2026-03-16', 0]] as const)('who joins during a month: %s, %s', (joins, startsOn, first) => {
    for (const at of ['start', 'end'] as const) {
      const policy: Policy = { ...monthly, accrual: { everyMonths: 1, at, joins } }
      expect(left(policy, since(startsOn), '2026-03-31')).toBeCloseTo(first, 12)
      expect(left(policy, since(startsOn), '2026-04-30')).toBeCloseTo(first + 2, 12)
    }
  })
  test.each([['by_days', 4 + 2 * 10 / 31], ['full', 6], ['nothing', 4]] as const)('who leaves during a month: %s', (leaves, all) => {
    for (const at of ['start', 'end'] as const) expect(left({ ...monthly, accrual: { everyMonths: 1, at, leaves } }, since('2026-01-01', { endsOn: '2026-03-10' }), '2026-12-31')).toBeCloseTo(all, 12)
  })
  test('what accrues while somebody waits comes at once after it, or never', () => {
    const [later, never] = (['at_once', 'lost'] as const).map(before => ({ ...monthly, waiting: { months: 3, before } }))
    expect(['2026-03-31', '2026-04-01', '2026-04-30'].map(on => left(later!, since('2026-01-01'), on))).toEqual([0, 6, 8])
    expect(['2026-03-31', '2026-04-01', '2026-04-30'].map(on => left(never!, since('2026-01-01'), on))).toEqual([0, 0, 2])
    expect(left(later!, since('2026-01-01', { endsOn: '2026-03-31' }), '2026-12-31')).toBe(0)
    expect(left(never!, since('2026-01-01', { serviceFrom: '2024-01-01' }), '2026-03-31')).toBe(6)
  })
  test('leave for work done: one hour for thirty, at most forty a year, by what was worked until then', () => {
    const policy: Policy = { ...monthly, unit: 'hours', lapses: 'no', gives: [{ layer: 'contractual', hours: 1 }], accrual: { worked: 'hours', each: 30, mostAYear: 40 } }
    const worked = ['2026-01-31', '2026-02-28', '2026-03-31'].map(on => ({ on, hours: 600 }))
    expect(['2026-01-30', '2026-01-31', '2026-02-28', '2026-03-31'].map(on => left(policy, since('2026-01-01', { worked }), on))).toEqual([0, 20, 40, 40])
    expect(left(policy, since('2026-01-01', { worked: [...worked, { on: '2027-01-31', hours: 15 }] }), '2027-02-01')).toBe(40.5)
  })
  test('leave for what was worked in the year before, if it was enough', () => {
    const policy: Policy = { ...monthly, gives: [{ layer: 'statutory', days: 1 }], accrual: { worked: 'days', each: 20, yearBefore: { atLeast: 240 } }, rounding: { to: 1, way: 'nearest' } }
    expect([239, 240, 249, 250].map(count => left(policy, since('2025-01-01', { worked: [{ on: '2025-12-31', days: count }] }), '2026-01-01'))).toEqual([0, 12, 12, 13])
  })
  test('in absences that accrue less, what was given ahead for them is taken back as they begin and given again as they end', () => {
    const policy: Policy = { ...monthly, absent: [{ kind: 'unpaid', accrues: 0 }] }, facts = since('2026-01-01', { absences: [{ from: '2026-03-01', to: '2026-05-31', kind: 'unpaid' }, { from: '2026-06-01', to: '2026-06-30', kind: 'sick' }] })
    expect(['2026-02-28', '2026-05-31', '2026-12-31'].map(on => left(policy, facts, on))).toEqual([4, 4, 18])
    expect(left({ ...policy, accrual: { everyMonths: 12, at: 'start' } }, facts, '2026-12-31')).toBeCloseTo(24 * (365 - 92) / 365, 12)
  })
})

describe('for whom', () => {
  const more = (line: Omit<Gives, 'layer'>): Policy => ({ ...yearly, gives: [{ layer: 'contractual', weeks: 5 }, { layer: 'contractual', ...line }] })
  test('years of service: from their day on, or for the whole year in which they are complete', () => {
    const facts = since('2020-07-01')
    const [fromDay, whole] = (['from_day', 'whole_year'] as const).map(counts => ({ ...more({ days: 3.65, when: { service: 5 }, counts }), carries: { mostDays: 0, months: 3 } }))
    expect(['2025-06-30', '2025-07-01', '2026-01-01'].map(on => left(fromDay!, facts, on))).toEqual([25, 26.84, 28.65])
    expect(['2024-12-31', '2025-01-01'].map(on => left(whole!, facts, on))).toEqual([25, 28.65])
  })
  test('age, below an age, grade, disability: each as it is from a day on', () => {
    const at = (line: Omit<Gives, 'layer'>, facts: Facts, on: Day) => left(more({ ...line, counts: 'whole_year' }), facts, on)
    expect([at({ days: 2, when: { age: 50 } }, since('2026-01-01', { bornOn: '1976-12-31' }), '2026-01-01'), at({ days: 2, when: { age: 50 } }, since('2026-01-01', { bornOn: '1977-01-01' }), '2026-01-01'), at({ days: 2, when: { age: 50 } }, since('2026-01-01'), '2026-01-01')]).toEqual([27, 25, 25])
    expect([at({ days: 2, when: { ageBelow: 18 } }, since('2026-01-01', { bornOn: '2008-01-02' }), '2026-01-01'), at({ days: 2, when: { ageBelow: 18 } }, since('2026-01-01', { bornOn: '2008-01-01' }), '2026-01-01')]).toEqual([27, 25])
    const terms = [{ from: '2026-01-01', daysPerWeek: 5, grade: 'A' }, { from: '2026-07-01', daysPerWeek: 5, grade: 'B', isDisabled: true }]
    expect(left(more({ days: 3.65, when: { grades: ['B'] } }), since('2026-01-01', { terms }), '2026-12-31')).toBe(26.84)
    expect(layers({ ...yearly, gives: [{ layer: 'statutory', weeks: 4 }, { layer: 'further_statutory', weeks: 1, when: { isDisabled: true } }] }, since('2026-01-01', { terms }), '2026-12-31')).toEqual({ statutory: 20, further_statutory: expect.closeTo(5 * 184 / 365, 12) as number })
  })
  test('in hours: weeks of one’s own hours, and hours that are the same for everybody', () => {
    const terms = [{ from: '2026-01-01', daysPerWeek: 4, hoursPerWeek: 36 }]
    expect(left({ ...yearly, unit: 'hours', gives: [{ layer: 'statutory', weeks: 5.6, mostDays: 28 }] }, since('2026-01-01', { terms }), '2026-01-01')).toBe(201.6)
    expect(left({ ...yearly, unit: 'hours', gives: [{ layer: 'contractual', hours: 40 }] }, since('2026-01-01', { terms }), '2026-01-01')).toBe(40)
    expect(problemsOf({ ...yearly, gives: [{ layer: 'contractual', hours: 40 }] })).toEqual(['leave.hours_in_days'])
  })
  test('half a day or more becomes one, less stays', () => {
    const policy: Policy = { ...monthly, gives: [{ layer: 'statutory', weeks: 4 }], rounding: { to: 1, way: 'from_half' } }
    expect(['2026-01-31', '2026-04-30', '2026-05-31', '2026-06-30'].map(on => left(policy, since('2026-01-01'), on))).toEqual([2, 7, expect.closeTo(25 / 3, 12), 10])
  })
  test('a leave year that is moved leaves a short one with its share, and a version counts from the year that begins under it', () => {
    const versions: Versions = [{ from: '2025-01-01', policy: { ...yearly, lapses: 'no' } }, { from: '2026-01-01', policy: { ...yearly, lapses: 'no', yearFrom: '2026-04-01' } }, { from: '2026-06-01', policy: { ...yearly, lapses: 'no', yearFrom: '2026-04-01', gives: [{ layer: 'contractual', days: 30 }] } }]
    expect(['2025-12-31', '2026-01-01', '2026-04-01', '2027-03-31', '2027-04-01'].map(on => left(versions, since('2025-01-01'), on))).toEqual([24, expect.closeTo(24 + 24 * 90 / 365, 12), expect.closeTo(48 + 24 * 90 / 365, 12), expect.closeTo(48 + 24 * 90 / 365, 12), expect.closeTo(78 + 24 * 90 / 365, 12)])
  })
  test('by hire, each year begins on the day of joining', () => {
    expect(['2026-05-16', '2026-05-17'].map(on => left({ ...yearly, yearFrom: 'hire', lapses: 'no' }, since('2025-05-17'), on))).toEqual([24, 48])
  })
})

describe('what becomes of it', () => {
  test('each layer goes along, or lapses, by its own rule', () => {
    const policy: Policy = { ...german, carries: { mostDays: 30, months: 3 }, layers: { contractual: { lapses: 'yes', carries: { mostDays: 4, months: 6 } } } }
    expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(on => layers(policy, since('2025-01-01'), on))).toEqual([
      { statutory: 20, contractual: 10 }, { statutory: 20, contractual: 10, carried: 24 }, { statutory: 20, contractual: 10, carried: 24 }, { statutory: 20, contractual: 10, carried: 20 },
    ])
  })
  test('what sickness kept from being taken goes along for its own time, and lapses untold only where no notice could have helped', () => {
    const policy: Policy = { ...german, carries: { mostDays: 0, months: 3 }, layers: { contractual: { lapses: 'yes' } }, hindered: { layers: ['statutory'], months: { sickness: 15, operational: 3 } } }
    const of = (more: Partial<Facts>, on: Day) => layers(policy, since('2025-01-01', more), on)['carried']
    expect(['2027-03-31', '2027-04-01'].map(on => of({ hindered: [{ year: '2025-01-01', by: 'sickness', throughout: true }], told: ['2026-01-01'] }, on))).toEqual([20, undefined])
    expect(of({ hindered: [{ year: '2025-01-01', by: 'sickness' }], told: ['2026-01-01'] }, '2027-04-01')).toBe(20)
    expect(['2026-03-31', '2026-04-01'].map(on => of({ hindered: [{ year: '2025-01-01', by: 'operational' }], told: ['2025-01-01'] }, on))).toEqual([20, undefined])
    expect(of({ told: ['2025-01-01'] }, '2026-01-01')).toBeUndefined()
  })
  test('a day on which somebody is ill is no leave: of the layer that it would have been, unless that one keeps it', () => {
    const facts = since('2026-01-01'), policy: Policy = { ...german, illStays: ['contractual'] }
    expect(layers(german, facts, '2026-12-31', days('2026-06-01', 22, { ill: true }))).toEqual({ statutory: 20, contractual: 10 })
    expect(layers(policy, facts, '2026-12-31', [...days('2026-06-01', 20), ...days('2026-07-01', 2, { ill: true })])).toEqual({ contractual: 8 })
    expect(layers(policy, facts, '2026-12-31', days('2026-07-01', 2, { ill: true }))).toEqual({ statutory: 20, contractual: 10 })
  })
  test('what a former employer gave in the year is taken off what the law gives in it, never off the rest nor the year after', () => {
    const given = (days: number, on = '2026-05-01'): Facts => since('2026-01-01', { entered: [{ on, kind: 'former_employer', layer: 'statutory', days: -days, expiresOn: null }] })
    expect(layers({ ...german, lapses: 'no' }, given(8), '2026-12-31')).toEqual({ statutory: 12, contractual: 10 })
    expect(layers({ ...german, lapses: 'no' }, given(25), '2026-12-31')).toEqual({ contractual: 10 })
    expect(layers({ ...german, lapses: 'no' }, given(25), '2027-01-01')).toEqual({ statutory: 20, contractual: 10, carried: 10 })
    const byMonth: Policy = { ...german, accrual: { everyMonths: 1, at: 'end' }, gives: [{ layer: 'statutory', days: 24 }] }
    expect(['2026-01-31', '2026-05-31', '2026-12-31'].map(on => left(byMonth, given(5, '2026-01-01'), on))).toEqual([0, 5, 19])
    expect(left({ ...german, gives: german.gives.slice(0, 1) }, { ...given(25, '2026-01-01'), endsOn: '2026-03-14' }, '2026-03-14')).toBe(0)
  })
  test('bought, sold, put right: to and from their own layer, and of what expires the first to go', () => {
    const entered = [{ on: '2026-02-01', kind: 'bought', layer: 'bought', days: 5, expiresOn: '2026-12-31' }, { on: '2026-03-01', kind: 'sold', layer: 'contractual', days: -3, expiresOn: null }, { on: '2026-03-02', kind: 'adjustment', layer: 'bought', days: -1, expiresOn: null }] as const
    expect(layers(german, since('2026-01-01', { entered }), '2026-12-31')).toEqual({ statutory: 20, contractual: 7, bought: 4 })
    expect(layers({ ...german, lapses: 'no' }, since('2026-01-01', { entered }), '2027-01-01')).toEqual({ statutory: 20, contractual: 10, carried: 27 })
  })
  test('with the last day what is to be paid is paid, the rest ends, and what was taken beyond is recovered or let go', () => {
    const policy: Policy = { ...german, ends: { pays: ['statutory', 'carried'], overdrawn: 'let_go' } }, facts = since('2026-01-01', { endsOn: '2026-12-31' })
    const kinds = (entries: readonly Entry[]) => Object.fromEntries(entries.filter(({ on }) => on === '2026-12-31').map(({ kind, layer, days }) => [`${kind} ${layer}`, days.toNumber()]))
    expect(kinds(entriesOf(policy, facts, days('2026-06-01', 4), '2027-06-01'))).toEqual({ 'paid_out statutory': -16, 'expiry contractual': -10 })
    expect(kinds(entriesOf(policy, facts, days('2026-06-01', 33), '2027-06-01'))).toEqual({ 'let_go contractual': 3 })
    expect(left(policy, facts, '2027-06-01', days('2026-06-01', 33))).toBe(0)
  })
  test('what one layer owes, another covers before anything of it can lapse', () => {
    const policy: Policy = { ...monthly, gives: [{ layer: 'statutory', days: 24 }, { layer: 'contractual', days: 0 }], carries: { mostDays: 0, months: 3 } }
    expect(layers(policy, since('2026-01-01'), '2026-03-31', days('2026-01-05', 3))).toEqual({ statutory: 3 })
    expect(left(policy, since('2026-01-01'), '2026-01-31', days('2026-01-05', 3))).toBe(-1)
  })
  test('nothing is granted that a known last day takes away again', () => {
    const facts = since('2025-01-01', { endsOn: '2026-03-31' }), policy: Policy = { ...yearly, carries: { mostDays: 0, months: 3 } }
    expect(lacksOn(policy, facts, [], days('2026-02-02', 5))).toEqual([])
    expect(lacksOn(policy, facts, [], days('2026-02-02', 6))).toEqual(['2026-03-31'])
    expect(lacksOn(policy, facts, [], days('2026-02-02', 6), -1)).toEqual([])
    expect(roomFor(policy, facts, days('2026-02-02', 5), { on: '2026-03-02', days: 8 }).toNumber()).toBeCloseTo(24 * 90 / 365 - 5, 12)
  })
  test.each([
    ['once', [['2026-01-20', 20]], false], ['twice', [['2026-01-20', 20], ['2026-10-01', 8]], true], ['twice, the second too late', [['2026-01-20', 20], ['2026-12-20', 8]], false],
    ['twice, the first too late', [['2026-06-20', 20], ['2026-10-01', 8]], false], ['twice on one day', [['2026-01-20', 20], ['2026-01-20', 8]], false], ['the second not delivered', [['2026-01-20', 20], [null, 8]], false], ['without a number of days', [['2026-01-20', 0], ['2026-10-01', 8]], false],
  ] as const)('that leave lapses, told %s', (_, told, isTold) => {
    const notices = told.map(([deliveredOn, days]) => ({ leaveYear: '2026-01-01', days, lapsesOn: '2026-12-31', deliveredOn }))
    expect(toldYears(notices, '2020-01-01', { within: 31, before: 60 })).toEqual(isTold ? ['2026-01-01'] : [])
  })
})

/** What was given in the years from that of joining on, counted day by day, with nothing of the code under test. */
function byDay({ gives, accrual, yearFrom, unit }: Policy, facts: Facts, until: Day): Exact {
  let all = exact(0)
  for (let on = facts.startsOn; on <= until && on <= (facts.endsOn ?? until); on = addDays(on, 1)) {
    const year = yearAround(yearFrom, on), terms = facts.terms.findLast(({ from }) => from <= on)!
    const [parts, length] = 'everyDays' in accrual ? [1, daysFromTo(year.from, year.to)] : partOf(year.from, 'everyMonths' in accrual ? accrual.everyMonths : 12, on, year.to)
    const amount = sum(gives.map(({ weeks, days, mostDays }) => weeks === undefined ? days! : lowest(exact(weeks).times(terms.daysPerWeek), mostDays ?? 366)))
    all = all.plus(amount.over(parts).over(length).times(unit === 'hours' ? exact(terms.hoursPerWeek!).over(terms.daysPerWeek) : 1))
  }
  return all
}
function partOf(from: Day, months: number, on: Day, to: Day): [number, number] {
  let start = from, nth = 1
  for (; nth * months < 12 && addMonths(from, nth * months) <= on; nth++) start = addMonths(from, nth * months)
  return [12 / months, daysFromTo(start, nth * months === 12 ? to : addDays(addMonths(from, nth * months), -1))]
}

describe('a balance brought in for a day', () => {
  const brought = (on: Day, days: number, more: Partial<Entered> = {}): Entered => ({ on, kind: 'opening', layer: 'contractual', days, expiresOn: null, ...more })
  test('is what there is when that day ends: what was given and taken until then isn’t counted again, what comes after is', () => {
    const facts = since('2025-01-01', { entered: [brought('2026-06-30', 7.5), brought('2026-06-30', 3, { layer: 'carried', expiresOn: '2026-09-30' })] }), taken = [{ on: '2026-06-01', days: 4 }, { on: '2026-06-30', days: 1 }, { on: '2026-07-15', days: 1 }]
    expect(['2026-06-29', '2026-06-30', '2026-07-15', '2026-07-31', '2026-10-01'].map(on => left(monthly, facts, on, taken))).toEqual([0, 10.5, 9.5, 11.5, 13.5])
    expect(layers(monthly, facts, '2026-06-30', taken)).toEqual({ contractual: 7.5, carried: 3 })
    expect(left(yearly, facts, '2026-12-31')).toBe(7.5)
  })
  test('of a second day says anew what there is, and of what was before it stays what was', () => {
    const facts = since('2026-01-01', { entered: [brought('2026-03-31', 6), brought('2026-06-30', 10)] })
    expect(['2026-03-30', '2026-03-31', '2026-04-30', '2026-06-29', '2026-06-30', '2026-07-31'].map(on => left(monthly, facts, on))).toEqual([0, 6, 8, 10, 10, 12])
  })
  test('may be owed, and leaves what a former employer gave as it was counted before', () => {
    expect(left(monthly, since('2026-01-01', { entered: [brought('2026-03-15', -2)] }), '2026-03-31')).toBe(0)
    const german2 = since('2026-01-01', { entered: [{ on: '2026-01-01', kind: 'former_employer', layer: 'statutory', days: -5, expiresOn: null }, brought('2026-03-31', 9, { layer: 'statutory' })] })
    expect(left(german, german2, '2026-12-31')).toBe(9)
  })
  test('takes leave years that ended before it out of what lapses', () => {
    expect(left({ ...yearly, carries: { mostDays: 0, months: 3 } }, since('2025-01-01', { entered: [brought('2026-01-01', 31)] }), '2026-12-31')).toBe(31)
  })
})

describe('for any policy, person and leave', () => {
  const runs = { numRuns: 120 }
  test('what was brought in for a day is the balance of that day, layer by layer, and nothing is posted or counted twice', () => {
    const brought = fc.record({ on: anyDay, own: fc.integer({ min: -500, max: 4000 }), carried: fc.integer({ min: 0, max: 2000 }), lapses: fc.integer({ min: 0, max: 300 }) })
    fc.assert(fc.property(policies, people, takings, brought, anyDay, ({ ends: _, ...policy }, facts, taken, { on, own, carried, lapses }, until) => {
      fc.pre(on >= facts.startsOn)
      const stated: Entered[] = [{ on, kind: 'opening', layer: 'contractual', days: own / 100, expiresOn: null }, { on, kind: 'opening', layer: 'carried', days: carried / 100, expiresOn: addDays(on, lapses) }]
      const of = { ...facts, entered: [...facts.entered!, ...stated] }, expected = Object.fromEntries([['carried', exact(carried).over(100)], ['contractual', exact(own).over(100)]].filter(([, days]) => !(days as Exact).is(0)).map(([layer, days]) => [layer, String(days)]))
      expect(byLayer(entriesOf(policy, of, taken, on), on)).toEqual(expected)
      // Posted before anybody brought it in, the ledger comes to the same.
      const posted = entriesOf(policy, facts, taken, until), due = entriesOf(policy, of, taken, until), ledger = [...posted, ...toPost(posted, due)]
      for (const day of new Set([...ledger.map(each => each.on), ...on <= until ? [on] : []])) expect(byLayer(ledger, day)).toEqual(byLayer(due, day))
      if (on <= until) expect(byLayer(ledger, on)).toEqual(expected)
      expect(told(entriesOf(policy, of, taken, until))).toBe(told(entriesOf(policy, of, taken, addDays(until, 200)).filter(each => each.on <= until)))
      // What is earned after that day is what was to be earned.
      const earned = (entries: readonly Entry[]) => told(entries.filter(each => each.kind === 'accrual' && each.on > on).map(({ on: day, layer, days: amount }) => [day, layer, amount]))
      expect(earned(due)).toBe(earned(posted))
    }), runs)
  })
  test('entries until a day are the beginning of those until any later day', () => {
    fc.assert(fc.property(policies, people, takings, anyDay, anyDay, (policy, facts, taken, a, b) => {
      const [early, late] = [a, b].sort() as [Day, Day]
      expect(told(entriesOf(policy, facts, taken, early))).toBe(told(entriesOf(policy, facts, taken, late).filter(({ on }) => on <= early)))
    }), runs)
  })
  test('what was projected before a change of hours or a last day was known, is what is posted until then', () => {
    fc.assert(fc.property(policies, people, takings, (policy, facts, taken) => {
      const eve = addDays(facts.endsOn && facts.endsOn < facts.terms[1]!.from ? facts.endsOn : facts.terms[1]!.from, -1)
      // Said for a whole year is said of its beginning too: such lines look ahead by what they mean.
      const plain = { ...policy, gives: policy.gives.map(({ counts: _, ...each }) => each) }
      expect(told(entriesOf(plain, { ...facts, endsOn: null, terms: facts.terms.slice(0, 1) }, taken, eve))).toBe(told(entriesOf(plain, facts, taken, eve)))
    }), runs)
  })
  test('what is undone leaves what there would have been, in every layer on every day', () => {
    fc.assert(fc.property(policies, people, takings, anyDay, anyDay, (policy, facts, taken, undone, until) => {
      const posted = entriesOf(policy, facts, [...taken, { on: undone, days: 1 }], until), due = entriesOf(policy, facts, taken, until), kept = [...posted, ...toPost(posted, due)]
      for (const on of new Set(kept.map(each => each.on))) expect(byLayer(kept, on)).toEqual(byLayer(due, on))
      expect(toPost(kept, due)).toEqual([])
    }), runs)
  })
  test('one day in two halves takes the same, layer by layer, ill or not', () => {
    fc.assert(fc.property(policies, people, anyDay, fc.boolean(), anyDay, (policy, facts, on, ill, until) => {
      const [whole, halves] = [[{ on, days: 1, ill }], [{ on, days: 0.5, ill }, { on, days: 0.5, ill }]].map(taken => byLayer(entriesOf(policy, facts, taken, until), until))
      expect(halves).toEqual(whole)
    }), runs)
  })
  test('by days it is what a slow count, day by day, comes to at the end of each year, in days and in hours', () => {
    const plain = accruals.filter(each => !('worked' in each) && !('part' in each)).map(({ joins: _, leaves: __, ...each }: Accrual & { joins?: unknown; leaves?: unknown }) => each as Accrual)
    fc.assert(fc.property(plain, fc.array(lines, { minLength: 1, maxLength: 2 }), fc.constantFrom('days', 'hours'), people, (accrual, gives, unit, facts) => {
      const policy: Policy = { ...yearly, accrual, unit, gives: gives.map(({ when: _, counts: __, ...each }) => each), lapses: 'no' }, end = `${yearOf(facts.startsOn) + 1}-12-31`
      expect(String(sum(entriesOf(policy, facts, [], end).filter(({ kind }) => kind === 'accrual').map(each => each.days)))).toBe(String(byDay(policy, facts, end)))
    }), { numRuns: 60 })
  })
  test('nothing lapses of what may not lapse, and no illness costs a day that the law gives', () => {
    fc.assert(fc.property(policies, people, takings, anyDay, ({ ends: _, layers: __, ...policy }, facts, taken, until) => {
      const lost = entriesOf({ ...policy, lapses: 'no' }, { ...facts, entered: [] }, taken, until).filter(({ kind }) => kind === 'expiry')
      expect(lost).toEqual([])
      const ill = entriesOf(policy, { ...facts, entered: [] }, taken.map(each => ({ ...each, ill: true })), until).filter(({ kind, layer }) => kind === 'taken' && layer.endsWith('statutory') && layer !== 'carried')
      expect(sum(ill.map(({ days }) => days)).isAtLeast(0)).toBe(true)
    }), runs)
  })
  test('who has left by a policy that settles has nothing left and owes nothing', () => {
    fc.assert(fc.property(policies, people, takings, fc.integer({ min: 0, max: 400 }), (policy, facts, taken, stays) => {
      const endsOn = addDays(facts.startsOn, stays), entered = facts.entered!.filter(({ on }) => on <= endsOn)
      expect(left({ ...policy, ends: { pays: ['statutory', 'carried'], overdrawn: 'recovered' } }, { ...facts, endsOn, entered }, endsOn, taken.filter(({ on }) => on <= endsOn))).toBe(0)
    }), runs)
  })
  test('what there is room for can be taken, and no hundredth more', () => {
    fc.assert(fc.property(policies, people, takings, anyDay, (policy, facts, taken, on) => {
      const booked = taken.reduce<Taken[]>((kept, each) => lacksOn(policy, facts, kept, [each]).length ? kept : [...kept, each], []), room = roomFor(policy, facts, booked, { on, days: 3 })
      const lacks = (days: Exact) => lacksOn(policy, facts, booked, [{ on, days }]).length > 0
      expect([room.isAbove(0) && lacks(room), room.is(3) || lacks(room.plus(0.01))]).toEqual([false, true])
    }), { numRuns: 60 })
  })
  test('years of service that end on a 29 February count from the 28th where there is none', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
    expect(left({ ...yearly, gives: [{ layer: 'contractual', days: 365, when: { service: 1 } }], lapses: 'no' }, since('2024-02-29'), '2025-02-28')).toBe(307)
  })
})
