import { expect, test } from 'vitest'
import { compare, neededFor } from './rules-scenarios.ts'
import { factsOf, lacking, sheetOf, weeksOf, type Typed } from './rules-typed.ts'

const typed: Typed = { generalists: 2, specialists: 0, hours: 40, minutes: 30, share: 50, duties: 10, employees: 300, away: 15, switching: 10, catalogue_weight: 20, learning_first: 40, learning_months: 6, hire_months: 3, cost_generalist: 60_000 }
const weeks = [40, 44, 38, 42]

test.each([['12 14\n9', [12, 14, 9]], ['12;14,9', [12, 14, 9]], ['', []], ['12 x', null], ['-3', null], ['1.5', null], ['1e9', null], ['12345678', null]])('%j pasted as weeks: %j', (text, counts) => expect(weeksOf(text)).toEqual(counts))

test('what isn’t said is asked for by name', () => {
  expect(lacking({})).toEqual(['generalists', 'specialists', 'hours', 'minutes', 'share', 'duties', 'employees'])
  expect(lacking(typed)).toEqual([])
  expect(neededFor(factsOf('people', weeks, typed), sheetOf({}, 'EUR'), null)).toEqual(['away', 'catalogue_weight', 'switching'])
})

test('a generalist has for one area what other areas and duties leave, and so has a further one', () => {
  const facts = factsOf('people', weeks, typed)
  const { before, after } = compare(facts, sheetOf(typed, 'EUR'), { kind: 'generalist', population: 1, country: null }, {}, { runs: 1 })
  // 41 requests of half an hour, a tenth more by switching, in 40 hours without 15 % away, 10 % duties and half of the rest.
  expect(before.ranges.busy.middle).toBeCloseTo(41 * 0.5 * 1.1 / (2 * 40 * 0.85 * 0.9 * 0.5), 6)
  expect(after.ranges.busy.middle).toBeCloseTo(before.ranges.busy.middle * 2 / 3, 6)
  expect([before.costs, after.costs]).toEqual([{ EUR: 120_000 }, { EUR: 180_000 }])
})

test('nobody is a team too: all of it piles up', () => expect(compare(factsOf('people', weeks, { ...typed, generalists: 0 }), sheetOf(typed, 'EUR'), null, {}, { runs: 1 }).before).toMatchObject({ able: 0, ranges: { waits: { middle: Infinity } } }))

test('more than everything, half a person and too many are refused', () => {
  expect(() => compare(factsOf('people', weeks, { ...typed, share: -10 }), sheetOf(typed, 'EUR'), null)).toThrow('hr-team.more_than_everything')
  expect(() => compare(factsOf('people', weeks, typed), sheetOf({ ...typed, away: 120 }, 'EUR'), null)).toThrow('hr-team.out_of_range')
})
