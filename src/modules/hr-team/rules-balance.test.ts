import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceOf, can, cellOf, columnsOf, judge, measures, type Class, type Facts, type Holder } from './rules-balance.ts'

const holder = (personId: string, more: Partial<Holder> = {}): Holder => ({ personId, isAway: false, grants: [{ function: 'leave', populations: [1] }], languages: [], isCertified: false, ...more })
const london: Class = { n: 1, populations: [1], country: 'GB', people: 40 }
const none: Facts = { classes: [london], holders: [], said: [], done: [], cover: [], work: [] }
const lead = (personId: string, rating: 'none' | 'helped' | 'alone' | 'teaches' = 'alone', country: string | null = null) => ({ personId, saidBy: 'lead' as const, function: 'leave', country, rating })
const own = (personId: string, rating: 'none' | 'helped' | 'alone' | 'teaches' = 'alone') => ({ ...lead(personId, rating), saidBy: 'own' as const })
const done = (personId: string, items: number, country = 'GB') => ({ personId, function: 'leave', country, items })
const stateOf = (more: Partial<Facts>) => judge('leave', london, { ...none, ...more }).state

describe('who can', () => {
  const a = holder('a')
  test.each([
    ['their lead says so', { said: [lead('a')], done: [] }, 'can', 'lead'],
    ['their lead says not yet, whatever they have done and say themselves', { said: [lead('a', 'helped'), own('a', 'teaches')], done: [done('a', 50)] }, 'cannot', 'lead'],
    ['enough cases of that kind, without a word', { said: [], done: [done('a', measures.handled)] }, 'can', 'handled'],
    ['cases under another law don’t count', { said: [], done: [done('a', 50, 'DE')] }, 'unknown', 'nothing'],
    ['their own word with a case to support it', { said: [own('a')], done: [done('a', 1)] }, 'can', 'own_supported'],
    ['their own word alone is too little', { said: [own('a')], done: [] }, 'unknown', 'own_alone'],
    ['their own no is believed', { said: [own('a', 'helped')], done: [done('a', 1)] }, 'cannot', 'own_alone'],
    ['nothing is known', { said: [], done: [done('a', 1)] }, 'unknown', 'nothing'],
    ['what is said of this country’s law comes first', { said: [lead('a', 'none', 'GB'), lead('a', 'teaches')], done: [] }, 'cannot', 'lead'],
    ['what is said of another country’s law says nothing here', { said: [lead('a', 'teaches', 'DE')], done: [] }, 'unknown', 'nothing'],
  ] as const)('%s', (_, facts, verdict, because) => expect(can(a, 'leave', 'GB', null, facts)).toEqual({ can: verdict, because }))
  test('a certificate supports one’s own word', () => expect(can(holder('a', { isCertified: true }), 'leave', 'GB', null, { said: [own('a')], done: [] }).can).toBe('can'))
  test('who doesn’t speak what is asked there can’t; who has named no language isn’t judged by it', () => {
    expect(can(holder('a', { languages: ['en'] }), 'leave', 'DE', 'de', { said: [lead('a')], done: [] }).can).toBe('cannot')
    expect(can(holder('a'), 'leave', 'DE', 'de', { said: [lead('a')], done: [] }).can).toBe('can')
  })
})

describe('a cell', () => {
  const [a, b, c] = [holder('a'), holder('b'), holder('c')]
  test('is a gap where nobody can, though many may', () => expect(stateOf({ holders: [a, b, c], said: ['a', 'b', 'c'].map(each => lead(each, 'helped')) })).toBe('gap'))
  test('is a gap where whoever can is away', () => expect(stateOf({ holders: [{ ...a, isAway: true }], said: [lead('a')] })).toBe('gap'))
  test('is a gap where nobody may', () => expect(stateOf({ holders: [holder('a', { grants: [{ function: 'leave', populations: [2] }] })], said: [lead('a')] })).toBe('gap'))
  test('is unknown where somebody may and too little is known, never covered', () => expect(stateOf({ holders: [a, b] })).toBe('unknown'))
  test('hangs on one where one can and isn’t away', () => expect(stateOf({ holders: [a, { ...b, isAway: true }, c], said: [lead('a'), lead('b'), lead('c', 'none')] })).toBe('single'))
  test('outside cover counts as one who can', () => {
    const cover = [{ id: 'x', functions: ['leave'], populations: [] }]
    expect([stateOf({ cover }), stateOf({ cover, holders: [a], said: [lead('a')] }), stateOf({ cover: [{ ...cover[0]!, populations: [2] }] })]).toEqual(['single', 'covered', 'gap'])
  })
  test('overlaps where more can than are needed and little comes in', () => {
    const three = { holders: [a, b, c], said: ['a', 'b', 'c'].map(each => lead(each)) }
    const work = (incoming: number, open: number) => [{ n: 1, function: 'leave', open, overdue: 0, incoming, done: 0, language: null }]
    expect([stateOf(three), stateOf({ ...three, work: work(39, 3) }), stateOf({ ...three, work: work(3, 25) }), stateOf({ ...three, holders: [a, b] })]).toEqual(['overlap', 'covered', 'covered', 'covered'])
  })
  test('is as bad as it is for any of its people, and says for how many', () => {
    const partly: Class = { n: 2, populations: [1, 3], country: 'DE', people: 2 }
    expect(cellOf(1, 'leave', [london, partly], { ...none, classes: [london, partly], holders: [a, b], said: [lead('a'), lead('b'), lead('a', 'none', 'DE'), lead('b', 'none', 'DE')] })).toMatchObject({ state: 'gap', people: 42, without: 2, byOne: 0, may: ['a', 'b'], can: ['a', 'b'] })
  })
})

describe('columns', () => {
  test('leave out groups whose people are all in smaller ones; whoever is in none comes last', () => {
    const classes = [{ n: 1, populations: [1, 9], country: 'GB', people: 5 }, { n: 2, populations: [2, 9], country: 'DE', people: 7 }, { n: 3, populations: [], country: 'GB', people: 1 }]
    expect(columnsOf([1, 2, 9, 4], classes).map(({ group }) => group)).toEqual([2, 1, null])
    expect(columnsOf([], classes).map(({ group, classes: own }) => [group, own.length])).toEqual([[null, 3]])
  })
})

test('whatever the team: every person stands in a cell of each area; green is never shown without somebody who is known to be able, and a gap never with one', () => {
  const numbers = fc.subarray([1, 2, 3])
  const person = fc.constantFrom('a', 'b', 'c', 'd')
  const facts = fc.record({
    classes: fc.array(fc.record({ populations: numbers, country: fc.constantFrom('GB', 'DE'), people: fc.integer({ min: 1, max: 50 }) }), { minLength: 1, maxLength: 6 }).map(all => all.map((each, n) => ({ ...each, n }))),
    holders: fc.uniqueArray(fc.record({ personId: person, isAway: fc.boolean(), grants: fc.array(fc.record({ function: fc.constantFrom('leave', 'payroll'), populations: fc.subarray([0, 1, 2, 3]) }), { maxLength: 3 }), languages: fc.subarray(['en', 'de']), isCertified: fc.boolean() }), { selector: each => each.personId }),
    said: fc.array(fc.record({ personId: person, saidBy: fc.constantFrom('own', 'lead'), function: fc.constantFrom('leave', 'payroll'), country: fc.constantFrom(null, 'GB', 'DE'), rating: fc.constantFrom('none', 'helped', 'alone', 'teaches') })),
    done: fc.array(fc.record({ personId: person, function: fc.constantFrom('leave', 'payroll'), country: fc.constantFrom('GB', 'DE'), items: fc.integer({ min: 0, max: 9 }) })),
    cover: fc.array(fc.record({ id: fc.constant('x'), functions: fc.subarray(['leave', 'payroll']), populations: numbers }), { maxLength: 1 }), work: fc.constant([]),
  })
  fc.assert(fc.property(facts, (given: Facts) => {
    const cells = balanceOf([1, 2, 3], ['leave', 'payroll'], given)
    for (const people of given.classes) expect(columnsOf([1, 2, 3], given.classes).some(column => column.classes.includes(people))).toBe(true)
    for (const cell of cells) {
      if (cell.state === 'covered' || cell.state === 'overlap') expect(cell.here.length + cell.cover.length).toBeGreaterThan(0)
      if (cell.state === 'gap') expect(cell.without).toBeGreaterThan(0)
      expect(cell.here.every(id => cell.can.includes(id)) && cell.can.every(id => cell.may.includes(id))).toBe(true)
      expect(cell.without + cell.byOne).toBeLessThanOrEqual(cell.people)
    }
  }), { numRuns: 500 })
})
