import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '#shared/calendar.ts'
import { exact, sum } from '#shared/exact.ts'
import { balanceOn, entriesOf, lacksOn, roomFor, toPost, type Assigned, type Facts, type Policy, type Taken } from './account.ts'
import { accruals, anyDay, byLayer, moves, people, policies, takings, told } from '../../../test/fixtures/leave-any.ts'

const yearly: Policy = { yearFrom: '2026-01-01', gives: [{ layer: 'contractual', days: 24 }], accrual: { everyMonths: 12, at: 'start' }, order: ['carried', 'statutory', 'further_statutory', 'contractual', 'bought', 'in_lieu'], carries: { mostDays: 5, months: 3 }, lapses: 'yes' }
const monthly: Policy = { ...yearly, accrual: { everyMonths: 1, at: 'end' } }
const since = (startsOn: Day, more: Partial<Facts> = {}): Facts => ({ startsOn, endsOn: null, terms: [{ from: startsOn, daysPerWeek: 5, hoursPerWeek: 40 }], ...more })
const then = (...all: [Day, Policy, string?][]) => all.map(([from, policy, by], nth) => ({ from, by: by ?? String(nth), versions: [{ from: '2020-01-01', policy }] })) as unknown as Assigned
const left = (policies: Assigned, facts: Facts, on: Day, taken: readonly Taken[] = []) => balanceOn(entriesOf(policies, facts, taken, on), on).days.toNumber()
const layers = (policies: Assigned, facts: Facts, on: Day, taken: readonly Taken[] = []) => Object.fromEntries(balanceOn(entriesOf(policies, facts, taken, on), on).layers.map(({ layer, days }) => [layer, days.toNumber()]))
const more: Policy = { ...yearly, gives: [{ layer: 'contractual', days: 36.5 }] }

describe('another policy from a day on', () => {
  test('leaves what the old one gave as it was, takes back what it gave ahead for the days after, and gives by the new one from that day', () => {
    const facts = since('2025-01-01', { startsOn: '2026-01-01' }), ahead = then(['2026-01-01', { ...yearly, gives: [{ layer: 'contractual', days: 18.25 }] }], ['2026-07-02', more])
    expect(['2026-07-01', '2026-07-02', '2026-12-31'].map(on => left(ahead, facts, on))).toEqual([18.25, 18.25 * 182 / 365 + 36.5 * 183 / 365, 9.1 + 18.3])
    const byMonth = then(['2026-01-01', monthly], ['2026-07-01', { ...monthly, gives: [{ layer: 'contractual', days: 36 }] }])
    expect(['2026-06-30', '2026-07-31', '2026-12-31'].map(on => left(byMonth, facts, on))).toEqual([12, 15, 30])
  })
  test('of which one makes less of the rest of the year than the other takes back for it, a whole year still gives a whole one', () => {
    for (const [from, to] of [[yearly, monthly], [monthly, yearly]] as const) for (const day of ['2026-07-01', '2026-02-15', '2026-11-30']) expect(left(then(['2026-01-01', from], [day, to]), since('2026-01-01'), '2026-12-31')).toBeGreaterThanOrEqual(24 - 1e-9)
  })
  test('lets go along, or lapse, each day of leave by the policy that gave it, at the end of that one’s own year', () => {
    const facts = since('2026-01-01'), none: Policy = { ...monthly, carries: { mostDays: 0, months: 3 } }, keeps: Policy = { ...monthly, yearFrom: '2026-04-01', lapses: 'no' }
    const of = then(['2026-01-01', none], ['2026-07-01', keeps])
    expect(['2026-12-31', '2027-01-01', '2027-03-31', '2027-04-01'].map(on => layers(of, facts, on))).toEqual([{ contractual: 24 }, { contractual: 12 }, { contractual: 18 }, { carried: 18 }])
    const both = then(['2026-01-01', yearly], ['2026-07-01', { ...yearly, carries: { mostDays: 8, months: 6 } }])
    expect(layers(both, facts, '2027-01-01')).toEqual({ contractual: 24, carried: 8 })
    expect(layers(both, facts, '2027-04-01')).toEqual({ contractual: 24, carried: 3 })
  })
  test('whose leave year is another leaves its own share between', () => {
    const of = then(['2026-01-01', { ...yearly, lapses: 'no' }], ['2026-07-01', { ...yearly, lapses: 'no', yearFrom: '2026-10-01' }])
    expect(left(of, since('2026-01-01'), '2026-09-30')).toBeCloseTo(24 * 181 / 365 + 24 * 92 / 365, 12)
    expect(left(of, since('2026-01-01'), '2026-10-01')).toBeCloseTo(24 * 273 / 365 + 24, 12)
  })
  test('counts what was worked under it, and gives nothing again for a year that was paid in leave already', () => {
    const worked = ['2026-03-31', '2026-08-31'].map(on => ({ on, hours: 300, days: 100 })), byWork: Policy = { ...monthly, unit: 'hours', lapses: 'no', gives: [{ layer: 'contractual', hours: 1 }], accrual: { worked: 'hours', each: 30 } }
    const of = then(['2026-01-01', byWork], ['2026-07-01', { ...byWork, accrual: { worked: 'hours', each: 15 } }])
    expect(['2026-06-30', '2026-12-31'].map(on => left(of, since('2026-01-01', { worked }), on))).toEqual([10, 30])
    const ahead: Policy = { ...byWork, accrual: { worked: 'days', each: 20, yearBefore: { atLeast: 90 } } }, before = since('2025-01-01', { worked: [{ on: '2025-12-31', days: 200 }] })
    expect(left(then(['2025-01-01', ahead], ['2026-07-01', ahead, 'other']), before, '2026-12-31')).toBe(10)
  })
  test('is cut short by a last day as by any other', () => {
    const german: Policy = { ...yearly, gives: [{ layer: 'statutory', weeks: 4 }], accrual: { part: 'twelfths' } }
    expect(left(then(['2026-01-01', german], ['2026-07-01', german, 'other']), since('2020-01-01', { startsOn: '2026-01-01', endsOn: '2026-09-30' }), '2026-09-30')).toBe(20)
    expect(left(then(['2026-01-01', german], ['2026-03-01', german, 'other']), since('2026-01-01', { endsOn: '2026-04-30' }), '2026-04-30')).toBeCloseTo(20 / 3, 12)
  })
  test('takes a day booked before from nobody unseen: what it takes back is asked of what is booked', () => {
    const of = then(['2026-01-01', yearly], ['2026-07-01', { ...yearly, gives: [{ layer: 'contractual', days: 0 }] }])
    const days = (count: number): Taken[] => Array.from({ length: count }, (_, nth) => ({ on: addDays('2026-02-02', nth), days: 1 }))
    expect(lacksOn(of, since('2026-01-01'), [], days(12))).toEqual(['2026-07-01'])
    expect(lacksOn(of, since('2026-01-01'), [], days(11))).toEqual([])
  })
})

describe('over any moves from policy to policy', () => {
  const runs = { numRuns: 120 }
  test('entries until a day are the beginning of those until any later day', () => {
    fc.assert(fc.property(moves, people, takings, anyDay, anyDay, (of, facts, taken, a, b) => {
      const [early, late] = [a, b].sort() as [Day, Day]
      expect(told(entriesOf(of, facts, taken, early))).toBe(told(entriesOf(of, facts, taken, late).filter(({ on }) => on <= early)))
    }), runs)
  })
  test('what was projected before a move was known is what is posted until then', () => {
    fc.assert(fc.property(moves, people, takings, (of, facts, taken) => {
      const until = addDays(of.at(-1)!.from, -1), before = of.slice(0, -1) as unknown as Assigned
      fc.pre(until >= facts.startsOn)
      expect(told(entriesOf(before, facts, taken, until))).toBe(told(entriesOf(of, facts, taken, until)))
    }), runs)
  })
  test('a move that is posted late comes to what it had come to on time, and taken back leaves what there would have been', () => {
    fc.assert(fc.property(moves, people, takings, anyDay, (of, facts, taken, until) => {
      const before = entriesOf(of.slice(0, -1) as unknown as Assigned, facts, taken, until), due = entriesOf(of, facts, taken, until)
      fc.pre(of.length > 1)
      const late = [...before, ...toPost(before, due)], back = [...late, ...toPost(late, before)]
      for (const on of new Set(back.map(each => each.on))) expect([byLayer(late, on), byLayer(back, on)]).toEqual([byLayer(due, on), byLayer(before, on)])
      expect([toPost(late, due), toPost(back, before)]).toEqual([[], []])
    }), runs)
  })
  test('undone leave leaves what there would have been, and half days come to whole ones', () => {
    fc.assert(fc.property(moves, people, takings, anyDay, anyDay, (of, facts, taken, on, until) => {
      const posted = entriesOf(of, facts, [...taken, { on, days: 1 }], until), due = entriesOf(of, facts, taken, until)
      expect(toPost([...posted, ...toPost(posted, due)], due)).toEqual([])
      expect(byLayer(entriesOf(of, facts, [...taken, { on, days: 0.5 }, { on, days: 0.5 }], until), until)).toEqual(byLayer(posted, until))
    }), runs)
  })
  test('the same policy under another name changes nothing on any day', () => {
    const plain = policies.filter(({ accrual }) => !('worked' in accrual) && !('joinersTo' in accrual)).map(({ rounding: _, layers: __, ...policy }) => policy)
    fc.assert(fc.property(plain, people, takings, anyDay, anyDay, (policy, { former: _, ...facts }: Facts & { former?: unknown }, taken, from, until) => {
      const entered = facts.entered!.filter(({ kind }) => kind !== 'sold')
      expect(byLayer(entriesOf(then(['0001-01-01', policy], [from, policy]), { ...facts, entered }, taken, until), until)).toEqual(byLayer(entriesOf(policy, { ...facts, entered }, taken, until), until))
    }), runs)
  })
  test('nobody has less of the law’s leave in a whole year than the least of the policies gives', () => {
    const law = fc.record({ accrual: accruals.filter(each => !('worked' in each)), weeks: fc.constantFrom(4, 5, 5.6), rounding: fc.constantFrom(undefined, { to: 0.5, way: 'up' as const }) })
    fc.assert(fc.property(law, law, law, fc.integer({ min: 1, max: 7 }), fc.array(anyDay, { minLength: 1, maxLength: 4 }), (a, b, c, daysPerWeek, days) => {
      const all = [a, b, c].map(({ accrual, weeks, rounding }): Policy => ({ ...yearly, gives: [{ layer: 'statutory', weeks }], accrual, ...rounding && { rounding } }))
      const of = then(['0001-01-01', all[0]!], ...[...new Set(days)].sort().map((from, nth): [Day, Policy] => [from, all[(nth + 1) % 3]!]))
      const given = entriesOf(of, { startsOn: '2023-01-01', endsOn: null, terms: [{ from: '2023-01-01', daysPerWeek, hoursPerWeek: 40 }] }, [], '2027-12-31').filter(({ kind }) => kind === 'accrual')
      for (const year of ['2024', '2025', '2026', '2027']) expect(sum(given.filter(({ on }) => on.startsWith(year)).map(each => each.days)).isAtLeast(exact(Math.min(a.weeks, b.weeks, c.weeks)).times(daysPerWeek)), year).toBe(true)
    }), { numRuns: 200 })
  })
  test('what there is room for can be taken and no hundredth more', () => {
    fc.assert(fc.property(moves, people, takings, anyDay, (of, facts, taken, on) => {
      const booked = taken.reduce<Taken[]>((kept, each) => lacksOn(of, facts, kept, [each]).length ? kept : [...kept, each], []), room = roomFor(of, facts, booked, { on, days: 3 })
      const lacks = (days: typeof room) => lacksOn(of, facts, booked, [{ on, days }]).length > 0
      expect([room.isAbove(0) && lacks(room), room.is(3) || lacks(room.plus(0.01))]).toEqual([false, true])
    }), { numRuns: 60 })
  })
})
