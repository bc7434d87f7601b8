import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts as Balance, Holder } from './rules-balance.ts'
import { historyOf, restGroup, type Told } from './rules-history.ts'
import { alwaysNeeded, areasNow, factsOf, lackingFor, placesFor, planOf, profileOf, testOf, type KeptSheet, type Question } from './rules-planning.ts'

const [leeds, york] = [1, 2]
const holder = (personId: string, populations: number[], ...areas: string[]): Holder => ({ personId, isAway: false, grants: areas.map(area => ({ function: area, populations })), languages: [], isCertified: false })
const word = (personId: string, area: string, rating: 'none' | 'alone') => ({ personId, saidBy: 'lead' as const, function: area, country: null, rating })
const balance: Balance & { groups: number[]; minimumGroup: number } = {
  groups: [leeds, york], minimumGroup: 5, work: [], done: [], cover: [],
  classes: [{ n: 1, populations: [leeds], country: 'GB', people: 40 }, { n: 2, populations: [york], country: 'GB', people: 20 }, { n: 3, populations: [], country: 'GB', people: 6 }, { n: 4, populations: [york], country: 'IE', people: 2 }],
  holders: [holder('g1', [leeds], 'people', 'immigration', 'leave'), holder('g2', [york], 'people', 'immigration'), holder('s1', [0], 'payroll')],
  said: [word('g1', 'people', 'alone'), word('g2', 'people', 'alone'), word('g1', 'immigration', 'none'), word('g2', 'immigration', 'alone'), word('s1', 'payroll', 'alone')],
}
const seat = (kind: 'generalist' | 'specialist', population: number) => ({ positionId: kind, title: `HR ${kind}`, kind, takes: kind === 'generalist' ? ['routine', 'standard'] as const : ['expert'] as const, rank: 1, population })
const steady = (aWeek: number) => Object.fromEntries(Array.from({ length: 40 }, (_, week) => [week, aWeek + (week * 5 % 7 - 3)]))
const cell = (area: string, populations: number[], aWeek: number, more: object = {}) => ({ function: area as 'people', level: 'standard' as const, country: 'GB', populations, weeks: steady(aWeek), usual: 30, ...more })
const told: Told = {
  since: '2026-02-02', weeks: 40, took: [], now: [], hours: [{ day: 1, hour: 9, count: 30 }, { day: 3, hour: 14, count: 10 }],
  answers: [{ function: 'people', level: 'standard', minutes: 45, count: 10 }],
  cells: [cell('people', [leeds], 30), cell('people', [york], 20), cell('immigration', [leeds], 4), cell('immigration', [york], 4), cell('payroll', [leeds], 8), cell('people', [], 4)],
  teams: [{ personId: 'g1', country: 'GB', fte: 1, isAway: false, seats: [seat('generalist', leeds)] }, { personId: 'g2', country: 'GB', fte: 0.5, isAway: false, seats: [seat('generalist', york)] }, { personId: 's1', country: 'GB', fte: null, isAway: false, seats: [seat('specialist', 0)] }],
}
const history = historyOf(told, balance)
const sheet: KeptSheet = {
  byPosition: {}, costs: [{ figure: 'cost_generalist', country: null, value: 60_000, currency: 'GBP' }, { figure: 'cost_specialist', country: null, value: 70_000, currency: 'GBP' }, { figure: 'cost_outside', country: null, value: 90, currency: 'GBP' }],
  figures: { desk_begins: 9, desk_hours: 8, duties: 10, away: 15, switching: 10, catalogue_weight: 10, learning_first: 40, learning_months: 6, hire_months: 3, outside_rest: 20, most_wait: 6, most_busy: 85 },
}
const question: Question = { function: 'immigration', population: leeds, change: 'generalist', placeId: null, season: 'year' }

describe('what the desk’s history becomes', () => {
  test('no place says who sits there, and no person’s id is in it', () => expect(JSON.stringify(history)).not.toMatch(/g1|g2|s1/))
  test('a place does what somebody can, for whom they may: not what they merely may', () => {
    expect(history.places.map(({ titles, groups, fte, does }) => [titles[0], groups[0], fte, does])).toEqual([
      ['HR generalist', leeds, 1, { people: [1], leave: [1] }], ['HR generalist', york, 0.5, { people: [2], immigration: [2] }], ['HR specialist', 0, null, { payroll: [1, 2, 3] }],
    ])
  })
  test('too few people to tell are counted with those who are most like them', () => {
    const few = historyOf({ ...told, cells: [...told.cells, cell('people', [york], 3, { country: 'IE' })] }, balance)
    expect(few.folded).toBe(2)
    expect(few.cells.find(each => each.function === 'people' && each.people === 2)!.weeks[0]).toBe(17 + 0)
    expect(few.cells.some(each => each.people === 4)).toBe(false)
  })
  test('nothing of what came is lost by folding, whatever the smallest group', () => fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), minimumGroup => {
    const total = (of: { weeks: readonly number[] | Readonly<Record<string, number>> }[]) => of.reduce((all, { weeks }) => all + Object.values(weeks).reduce((sum: number, each) => sum + Number(each), 0), 0)
    const made = historyOf(told, { ...balance, minimumGroup })
    expect(total(made.cells)).toBe(total([...told.cells]))
    expect(made.cells.every(each => made.groups.some(({ group }) => each.populations.includes(group)))).toBe(true)
  })))
  test('whoever is in no group is a group of their own', () => expect(history.groups.map(({ group, people }) => [group, people])).toEqual([[leeds, 40], [york, 22], [restGroup, 6]]))
  test('cases stay open as long as such cases did; short requests don’t', () => {
    const made = historyOf({ ...told, cells: [cell('relations', [leeds], 4, { level: 'sensitive' }), cell('people', [leeds], 4)], took: [{ function: 'relations', level: 'sensitive', items: 9, days: 20, weeks: 3 }] }, balance)
    expect(made.cells.map(({ open }) => open)).toEqual([3, null])
  })
  test('whoever is away for long isn’t there to work', () => expect(historyOf({ ...told, teams: told.teams.map(each => ({ ...each, isAway: true })) }, balance)).toMatchObject({ places: [], away: 3 }))
  test('who of a place isn’t known to be able does it where nobody else is', () => expect(historyOf(told, { ...balance, said: [] }).places[0]!.does['immigration']).toEqual([1]))
})

describe('the hours of the week', () => {
  test.each([[1, 9, 0], [1, 7, 0], [1, 16, 7], [1, 17, 8], [5, 16, 39], [5, 20, 0], [6, 11, 0], [7, 23, 0], [3, 12, 19]])('what comes on day %i at %i is there at working hour %i', (day, hour, at) => {
    const profile = profileOf([{ day, hour, count: 1 }], 9, 8)
    expect([profile.length, profile.indexOf(1)]).toEqual([40, at])
  })
  test.each([[9.5, 8], [9, 0], [9, 7.5], [20, 8], [-1, 8], [9, Number.NaN]])('a desk from %d for %d hours is refused', (begins, daily) => expect(() => profileOf([], begins, daily)).toThrow(/hr-team\./))
})

describe('a question about one’s own desk', () => {
  test('names what the sheet lacks before anything is worked out', () => {
    expect(lackingFor(history, { ...sheet, figures: {} }, question)).toEqual([...alwaysNeeded, 'away', 'catalogue_weight', 'switching', 'learning_first', 'learning_months', 'hire_months'])
    expect(lackingFor(history, sheet, question)).toEqual([])
  })
  test('a gap: all of it piles up, whatever the others have free; a further generalist who can do it ends that, and hangs on that position', () => {
    const { compared: { before, after }, options } = planOf(history, told.hours, sheet, question)
    expect(before).toMatchObject({ able: 0, ranges: { waits: { middle: Infinity } } })
    expect(before.ranges.growsBy.middle).toBeCloseTo(before.ranges.hours.middle, 6)
    expect(after.able).toBe(1)
    expect(after.ranges.growsBy.middle).toBe(0)
    expect(options.find(each => each.change.kind === 'generalist')!.breaks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['single', 'costs', 'late']))
  })
  test('what hangs on one: without that place nobody can', () => {
    const asked: Question = { ...question, function: 'payroll', change: 'leaves', placeId: placesFor(history, { function: 'payroll', population: leeds })[0]!.id }
    expect(planOf(history, told.hours, sheet, asked).compared).toMatchObject({ before: { able: 1 }, after: { able: 0, ranges: { waits: { middle: Infinity } } } })
  })
  test('somebody outside carries what nobody inside can', () => {
    const covered = historyOf(told, { ...balance, cover: [{ id: 'c', functions: ['immigration'], populations: [leeds] }] })
    expect(planOf(covered, told.hours, sheet, question).compared.before).toMatchObject({ able: 1, ranges: { growsBy: { middle: 0 } } })
  })
  test('part time and duties leave less for the desk; a position’s own duties come before the usual ones', () => {
    const facts = factsOf(history, told.hours, { ...sheet, byPosition: { specialist: 30 } }, question)
    expect(facts.places.map(({ hours, duties }) => [hours, duties])).toEqual([[40, [10]], [20, [10]], [40, [30]]])
  })
  test('the busiest thirteen weeks are busier than the quietest', () => {
    const rising = historyOf({ ...told, cells: [{ ...cell('people', [leeds], 0), weeks: Object.fromEntries(Array.from({ length: 40 }, (_, week) => [week, week])) }] }, balance)
    const came = (season: Question['season']) => factsOf(rising, told.hours, sheet, { function: 'people', season }).cells[0]!.weeks
    expect([came('year').length, came('busiest')[0], came('quietest')[0]]).toEqual([40, 27, 0])
  })
  test('without 26 weeks, or where the last quarter came otherwise, there is no advice', () => {
    const short = historyOf({ ...told, weeks: 25 }, balance), other = historyOf({ ...told, cells: told.cells.map(each => ({ ...each, weeks: Object.fromEntries(Object.entries(each.weeks).map(([week, n]) => [week, Number(week) > 27 ? n * 3 : n])) })) }, balance)
    expect([testOf(history).passed, testOf(short).passed, testOf(other).passed]).toEqual([true, null, false])
    for (const each of [short, other]) expect(planOf(each, told.hours, sheet, question)).toMatchObject({ options: [], turns: [] })
  })
  test('all areas at a glance, the most work first; for everyone it is all of it', () => {
    expect(areasNow(history, told.hours, sheet, leeds).map(({ function: area, able }) => [area, able])).toEqual([['people', 1], ['payroll', 1], ['immigration', 0]])
    expect(areasNow(history, told.hours, sheet, 0).find(each => each.function === 'people')!.aWeek).toBeCloseTo(54, 0)
  })
  test('no people at all, no work at all, and a share of all: an answer, never a number that is none', () => {
    const nobody = historyOf({ ...told, teams: [] }, balance), nothing = historyOf({ ...told, cells: [], weeks: 0 }, balance), none = historyOf({ ...told, cells: [], weeks: 0, teams: [] }, { ...balance, classes: [], holders: [] })
    expect(planOf(nobody, told.hours, sheet, question).compared.before).toMatchObject({ able: 0, ranges: { waits: { middle: Infinity } } })
    for (const each of [nothing, none]) expect(planOf(each, [], sheet, { ...question, population: 0 })).toMatchObject({ compared: { before: { able: null } }, test: { passed: null }, options: [], turns: [] })
    const away = planOf(history, told.hours, { ...sheet, figures: { ...sheet.figures, away: 100 } }, { ...question, function: 'people' })
    expect(Object.values(away.compared.before.ranges).flatMap(Object.values).some(Number.isNaN)).toBe(false)
    expect(away.compared.before.ranges.growsBy.middle).toBeGreaterThan(0)
  })
  test('a place that isn’t there any more is refused', () => expect(() => planOf(history, told.hours, sheet, { ...question, change: 'away', placeId: 'place-99' })).toThrow('hr-team.no_such_place'))
})
