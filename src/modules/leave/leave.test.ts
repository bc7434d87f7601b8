import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysFromTo, weekdayOf, type Day } from '#shared/calendar.ts'
import { exact, sum } from '#shared/exact.ts'
import { holidaysOf } from '#platform/holidays.ts'
import { loadRule } from '#rules/index.ts'
import { balanceOn, entriesOf, lacksOn, problemsOf, toPost, type Entry, type Facts, type Policy, type Taken } from './account.ts'
import { countDays, overlap, totalDays, type Pattern } from './days.ts'

const britain: Policy = { yearFrom: '2026-01-01', gives: [{ layer: 'statutory', weeks: 5.6, mostDays: 28 }], accrual: { everyMonths: 1, at: 'end' }, order: ['carried', 'statutory'], carries: { mostDays: 8, months: 3 }, lapses: 'yes' }
const yearly: Policy = { ...britain, accrual: { everyMonths: 12, at: 'start' } }
const germany: Policy = { ...yearly, gives: [{ layer: 'statutory', weeks: 4 }, { layer: 'contractual', weeks: 2 }], order: ['carried', 'statutory', 'contractual'], carries: { mostDays: 30, months: 3 }, lapses: 'if_told' }
const since = (startsOn: Day, daysPerWeek = 5): Facts => ({ startsOn, endsOn: null, terms: [{ from: startsOn, daysPerWeek }] })
const left = (policy: Policy, facts: Facts, on: Day, taken: readonly Taken[] = []) => balanceOn(entriesOf(policy, facts, taken, on), on).days.toNumber()
const fullTime: readonly Pattern[] = [{ from: '2024-01-01', minutes: [480, 480, 480, 480, 480, 0, 0] }]
const none = new Map()

describe('what others’ users complain of', () => {
  test('FR #123, #303: a year gives what a year gives, whether by month, quarter, half or year, at its start or end', () => {
    for (const everyMonths of [1, 3, 6, 12] as const) for (const at of ['start', 'end'] as const) expect(left({ ...britain, accrual: { everyMonths, at } }, since('2026-01-01'), '2026-12-31'), `${everyMonths} ${at}`).toBe(28)
  })
  test('FR #2770: a public holiday within a leave takes no day of it', async () => {
    const munich = await holidaysOf({ country: 'DE', subdivision: 'BY' }, '2026-06-01', '2026-06-30')
    const counted = countDays({ from: '2026-06-01', to: '2026-06-07' }, fullTime, munich)
    expect(totalDays(counted).toNumber()).toBe(4)
    expect(counted.filter(({ why }) => why === 'holiday').map(({ on, holiday }) => [on, holiday])).toEqual([['2026-06-04', 'Corpus Christi']])
  })
  test('FR #5034: what is shown is the sum of the entries, layer by layer', () => {
    const { days, layers } = balanceOn(entriesOf(germany, since('2025-01-01'), [{ on: '2025-05-05', days: 3 }], '2026-02-01'), '2026-02-01')
    expect(sum(layers.map(each => each.days)).is(days)).toBe(true)
  })
  test('FR #5058: nothing accrues after the last day, and what was given ahead for it is taken back', () => {
    const facts = { ...since('2026-01-01'), endsOn: '2026-06-30' }
    for (const policy of [britain, yearly]) expect([left(policy, facts, '2026-07-01'), left(policy, facts, '2026-12-31')].map(each => Math.round(each * 100))).toEqual(policy === yearly ? [1388, 1388].map(() => Math.round(28 * 181 / 365 * 100)) : [1400, 1400])
  })
  test('FR #3269: a morning and an afternoon of one day are two requests; two mornings are one too many', () => {
    const half = (part: 'morning' | 'afternoon') => ({ from: '2026-06-15', to: '2026-06-15', firstPart: part })
    expect([overlap(half('morning'), half('afternoon')), overlap(half('morning'), half('morning')), overlap(half('morning'), { from: '2026-06-12', to: '2026-06-16' })]).toEqual([false, true, true])
  })
  test('OD 279036: no Saturday counts that isn’t worked', () => {
    expect(countDays({ from: '2026-03-28', to: '2026-03-29' }, fullTime, none).map(({ why }) => why)).toEqual(['not_worked', 'not_worked'])
  })
  test('OD 203975: a balance of a day ahead knows of leave that is booked until then', () => {
    expect(left(yearly, since('2026-01-01'), '2026-12-31', [{ on: '2026-08-03', days: 1 }, { on: '2026-08-04', days: 1 }])).toBe(26)
  })
  test('HO #1063: it is told for any month ahead, not the next one only', () => {
    expect(left({ ...britain, lapses: 'no' }, since('2026-01-01'), '2028-12-31')).toBe(84)
  })
})

describe('by law', () => {
  test.each([1, 2, 2.5, 3, 3.5, 4, 5, 6])('a British year of %d days a week gives what the cited rule says, before its rounding', async daysPerWeek => {
    const rule = (await loadRule('gb.statutory-holiday'))!.answer({ input: { basis: 'days-per-week', workingDaysPerWeek: daysPerWeek }, on: '2026-06-01' })
    expect(left(britain, since('2026-01-01', daysPerWeek), '2026-12-31')).toBe(Number(rule.output['unroundedDays']))
  })
  test.each([3, 5, 6])('a German year of %d days a week has the cited minimum as its statutory layer', async daysPerWeek => {
    const rule = (await loadRule('de.minimum-leave'))!.answer({ input: { workingDaysPerWeek: daysPerWeek } })
    expect(balanceOn(entriesOf(germany, since('2026-01-01', daysPerWeek), [], '2026-12-31'), '2026-12-31').layers.find(({ layer }) => layer === 'statutory')!.days.toNumber()).toBe(Number(rule.output['days']))
  })
  test('C-684/16: leave lapses only of a year of which it was told so, with proof', () => {
    const facts = since('2025-01-01')
    expect([left(germany, facts, '2026-03-31'), left(germany, facts, '2026-04-01')]).toEqual([60, 60])
    const told = { ...facts, told: ['2025-01-01'] }
    expect([left(germany, told, '2026-03-31'), left(germany, told, '2026-04-01')]).toEqual([60, 30])
  })
  test('C-415/12, C-219/14: fewer or more days a week value nothing anew that was given before', () => {
    const fewer = { ...since('2026-01-01'), terms: [{ from: '2026-01-01', daysPerWeek: 5 }, { from: '2026-07-01', daysPerWeek: 3 }] }
    const more = { ...since('2026-01-01'), terms: [{ from: '2026-01-01', daysPerWeek: 3 }, { from: '2026-07-01', daysPerWeek: 5 }] }
    for (const facts of [fewer, more]) {
      const before = { ...facts, terms: facts.terms.slice(0, 1) }
      expect(left(britain, facts, '2026-06-30')).toBe(left(britain, before, '2026-06-30'))
      expect(left(britain, facts, '2026-12-31')).toBeCloseTo(22.4, 10)
    }
  })
  test('a cap stops accrual and takes nothing that was earned', () => {
    const california: Policy = { ...britain, gives: [{ layer: 'contractual', weeks: 3 }], order: ['carried', 'contractual'], lapses: 'no', cap: 20 }
    expect([left(california, since('2025-01-01'), '2026-12-31'), left(california, since('2025-01-01'), '2027-01-31', [{ on: '2027-01-04', days: 5 }])]).toEqual([20, 16.25])
  })
  test('what the law gives isn’t rounded away, and each layer has its turn', () => {
    expect(problemsOf({ ...britain, rounding: { to: 1, way: 'down' } })).toEqual(['leave.law_rounded_away'])
    expect(problemsOf({ ...britain, order: ['statutory'] })).toEqual(['leave.order_incomplete'])
    for (const policy of [britain, yearly, germany]) expect(problemsOf(policy)).toEqual([])
  })
})

const days = fc.integer({ min: 0, max: 1500 }).map(n => addDays('2024-01-01', n))
const policies = fc.record({
  base: fc.constantFrom(britain, yearly, germany), everyMonths: fc.constantFrom(1, 3, 6, 12), at: fc.constantFrom('start', 'end'), lapses: fc.constantFrom('yes', 'no', 'if_told'),
  yearFrom: fc.constantFrom('2024-01-01', '2024-04-06', '2024-02-29', '2024-03-31'), rounding: fc.constantFrom(undefined, { to: 0.5, way: 'up' as const }, { to: 0.1, way: 'up' as const }), most: fc.integer({ min: 0, max: 10 }), months: fc.integer({ min: 1, max: 12 }), cap: fc.constantFrom(undefined, 20),
}).map(({ base, everyMonths, at, lapses, yearFrom, rounding, most, months, cap }) => ({ ...base, yearFrom, accrual: { everyMonths, at }, lapses, carries: { mostDays: most, months }, ...rounding && { rounding }, ...cap && { cap } }) as Policy)
const people = fc.record({ startsOn: days, first: fc.integer({ min: 1, max: 6 }), later: fc.integer({ min: 1, max: 6 }), after: fc.integer({ min: 1, max: 700 }), stays: fc.option(fc.integer({ min: 1, max: 1200 })) })
  .map(({ startsOn, first, later, after, stays }): Facts => ({ startsOn, endsOn: stays === null ? null : addDays(startsOn, stays), terms: [{ from: startsOn, daysPerWeek: first }, { from: addDays(startsOn, after), daysPerWeek: later }], told: ['2024-01-01', '2025-01-01'] }))
const takings = fc.array(fc.record({ on: days, days: fc.constantFrom(0.5, 1) }), { maxLength: 12 })
const told = (entries: readonly unknown[]) => JSON.stringify(entries, (_, value: unknown) => value !== null && typeof value === 'object' && 'top' in value ? String(value) : value)

const byLayer = (entries: readonly Entry[], on: Day) => Object.fromEntries(balanceOn(entries, on).layers.map(({ layer, days }) => [layer, String(days)]).sort())

describe('for any policy, person and leave', () => {
  const runs = { numRuns: 150 }
  test('entries until a day are the beginning of those until any later day: posting late, early or in steps is the same', () => {
    fc.assert(fc.property(policies, people, takings, days, days, (policy, facts, taken, a, b) => {
      const [early, late] = [a, b].sort() as [Day, Day]
      expect(told(entriesOf(policy, facts, taken, early))).toBe(told(entriesOf(policy, facts, taken, late).filter(({ on }) => on <= early)))
    }), runs)
  })
  test('a projection is what is posted later, though a change of hours ahead wasn’t known yet', () => {
    fc.assert(fc.property(policies, people, takings, (policy, facts, taken) => {
      const eve = addDays(facts.terms[1]!.from, -1)
      if (facts.endsOn && facts.endsOn <= eve) return
      const unknowing = { ...facts, endsOn: null, terms: facts.terms.slice(0, 1) }
      expect(told(entriesOf(policy, unknowing, taken, eve))).toBe(told(entriesOf(policy, facts, taken, eve)))
    }), runs)
  })
  test('leave that was posted and is undone leaves what there would have been, on every day and in every layer', () => {
    fc.assert(fc.property(policies, people, takings, days, days, (policy, facts, taken, undone, until) => {
      const posted = entriesOf(policy, facts, [...taken, { on: undone, days: 1 }], until)
      const due = entriesOf(policy, facts, taken, until)
      const kept = [...posted, ...toPost(posted, due)]
      for (const on of new Set(kept.map(each => each.on))) expect(byLayer(kept, on)).toEqual(byLayer(due, on))
      expect(toPost(kept, due)).toEqual([])
    }), runs)
  })
  test('posted in any steps, and twice, it is the same as posted once', () => {
    fc.assert(fc.property(policies, people, takings, fc.array(days, { minLength: 1, maxLength: 5 }), (policy, facts, taken, steps) => {
      const posted = steps.flatMap(day => [day, day]).reduce<Entry[]>((kept, until) => until < (kept.at(-1)?.on ?? '') ? kept : [...kept, ...toPost(kept, entriesOf(policy, facts, taken, until))], [])
      const last = posted.at(-1)?.on ?? '2024-01-01'
      expect(byLayer(posted, last)).toEqual(byLayer(entriesOf(policy, facts, taken, last), last))
    }), runs)
  })
  test('one day in two halves takes the same, layer by layer', () => {
    fc.assert(fc.property(policies, people, days, days, (policy, facts, on, until) => {
      const parts = [[{ on, days: 1 }], [{ on, days: 0.5 }, { on, days: 0.5 }]].map(taken => balanceOn(entriesOf(policy, facts, taken, until), until).layers)
      expect(told(parts[0]!)).toBe(told(parts[1]!))
    }), runs)
  })
  test('a whole year gives at least what the law says, rounded or not, leap year or not', () => {
    fc.assert(fc.property(policies, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2024, max: 2028 }), ({ cap: _, ...policy }, daysPerWeek, year) => {
      const yearFrom = `${year}-01-01`
      const entries = entriesOf({ ...policy, yearFrom }, since(yearFrom, daysPerWeek), [], `${year}-12-31`)
      const least = policy.gives[0]!.weeks === 4 ? exact(4).times(daysPerWeek) : exact(Math.min(28, 5.6 * daysPerWeek).toFixed(2))
      expect(sum(entries.filter(each => each.kind === 'accrual' && each.layer === 'statutory').map(each => each.days)).isAtLeast(least)).toBe(true)
    }), runs)
  })
  test('a request in parts counts the same days, across changes of the clock and two-week turns', () => {
    const turns: readonly Pattern[] = [{ from: '2024-01-01', minutes: [480, 480, 480, 480, 480, 0, 0, 600, 600, 0, 0, 0, 300, 0] }]
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 39 }), (from, length, cut) => {
      const to = addDays(from, length), middle = addDays(from, Math.min(cut, length - 1))
      const whole = countDays({ from, to }, turns, none)
      expect(whole).toHaveLength(daysFromTo(from, to))
      expect(told([...countDays({ from, to: middle }, turns, none), ...countDays({ from: addDays(middle, 1), to }, turns, none)])).toBe(told(whole))
    }), runs)
  })
  test('what may be taken never leaves less than the floor', () => {
    fc.assert(fc.property(policies, people, days, days, (policy, facts, one, other) => {
      const booked = [one, other].map(on => ({ on, days: 1 })).reduce<Taken[]>((kept, each) => lacksOn(policy, facts, kept, [each]).length ? kept : [...kept, each], [])
      for (const { on } of booked) expect(balanceOn(entriesOf(policy, facts, booked, on), on).days.isAtLeast(0)).toBe(true)
    }), runs)
  })
})

test('a worked Sunday counts, in the week in which it is worked', () => {
  expect(weekdayOf('2026-03-29')).toBe(7)
  expect(totalDays(countDays({ from: '2026-03-29', to: '2026-03-29' }, [{ from: '2026-03-23', minutes: [0, 0, 0, 0, 0, 480, 480] }], none)).toNumber()).toBe(1)
})
