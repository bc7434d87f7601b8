import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseloadOf, peopleFor } from './rules-caseload.ts'
import { deskHours, learned } from './rules-duties.ts'
import { backTest, handlingOf, rangeOf } from './rules-forecast.ts'

describe('cases', () => {
  const cases = { aWeek: 2, weeks: 6, hours: 1.5, most: 15 }
  test('so many are open as come a week times the weeks that one stays open', () => {
    expect(caseloadOf(cases, [20, 20])).toMatchObject({ kind: 'steady', open: 12, busy: 12 / 26, people: 1 })
    expect(caseloadOf(cases, [30])).toMatchObject({ kind: 'steady', open: 12, busy: 0.8 })
  })
  test('nobody carries more than the most, however many hours', () => {
    expect(caseloadOf({ ...cases, hours: 0.1 }, [40])).toMatchObject({ kind: 'steady', busy: 12 / 15 })
    expect(peopleFor({ ...cases, aWeek: 10 }, 40)).toBe(5)
  })
  test('beyond what can be carried they pile up by so many a week', () => {
    expect(caseloadOf(cases, [12])).toMatchObject({ kind: 'grows', open: 8, aWeek: 2 - 8 / 6 })
    expect(caseloadOf(cases, [])).toMatchObject({ kind: 'grows', aWeek: 2, busy: null })
    expect(caseloadOf(cases, [1])).toMatchObject({ kind: 'grows', aWeek: 2, people: Infinity })
    expect(caseloadOf({ ...cases, aWeek: 0 }, [])).toEqual({ kind: 'steady', open: 0, busy: 0, wait: 0, people: 0 })
  })
  test('more people never let cases wait longer', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), fc.double({ min: 0.1, max: 8, noNaN: true }), fc.double({ min: 0.5, max: 20, noNaN: true }), (people, aWeek, weeks) => {
      const wait = (count: number) => { const load = caseloadOf({ ...cases, aWeek, weeks }, Array<number>(count).fill(18)); return load.kind === 'steady' ? load.wait : Infinity }
      expect(wait(people + 1)).toBeLessThanOrEqual(wait(people))
    }))
  })
  test.each([[{ aWeek: Number.NaN }], [{ weeks: -1 }], [{ hours: 400 }], [{ most: 2.5 }]])('%j is refused', bad => expect(() => caseloadOf({ ...cases, ...bad }, [20])).toThrow('hr-team.'))
})

describe('duties off the desk', () => {
  test.each([[40, 0, [], 40], [40, 15, [], 34], [40, 15, [20, 10], 23.8], [20, 0, [100], 0], [0, 10, [], 0]])('%f hours, %f %% away, duties %j: %f hours of desk', (hours, away, duties, desk) => expect(deskHours({ hours, away, duties })).toBeCloseTo(desk))
  test('can’t take more than all of the time', () => expect(() => deskHours({ hours: 40, away: 0, duties: [60, 50] })).toThrow('hr-team.more_than_everything'))
  test('somebody new is worth more week by week, and all after the months that it takes', () => {
    const curve = { first: 40, months: 6 }
    expect(learned(0, curve)).toBeCloseTo(0.4)
    expect(learned(13.05, curve)).toBeCloseTo(0.7, 2)
    expect(learned(27, curve)).toBe(1)
    expect(learned(0, { first: 40, months: 0 })).toBe(1)
  })
})

describe('handling time', () => {
  const answers = [{ minutes: 45, count: 30 }]
  test('is the catalogue’s until something was answered, and moves towards the answers the more there are', () => {
    expect(handlingOf({ usual: 15, answers: [], weight: 10 }).minutes).toBe(15)
    expect(handlingOf({ usual: 15, answers, weight: 10 }).minutes).toBe(37.5)
    expect(handlingOf({ usual: 15, answers: [{ minutes: 45, count: 1000 }], weight: 10 }).minutes).toBeCloseTo(45, 0)
  })
})

describe('a range', () => {
  test('of what may be without end says so', () => expect(rangeOf([1, 1, 2, Infinity, Infinity])).toEqual({ low: 1, middle: 2, high: Infinity }))
  test('of nothing is nothing', () => expect(rangeOf([])).toEqual({ low: 0, middle: 0, high: 0 }))
})

describe('the back-test', () => {
  const steady = (weeks: number, mean: number, turn = 0) => Array.from({ length: weeks }, (_, week) => mean + ((week * 7 + 3) % 11) - 5 + (week >= weeks - 13 ? turn : 0))
  test('passes where the quarter was like those before', () => {
    const { passed, whole, each } = backTest([{ id: 'people', weeks: steady(39, 40) }, { id: 'leave', weeks: steady(39, 25) }])
    expect(passed).toBe(true)
    expect(whole!.happened).toBe(steady(39, 40).slice(26).reduce((a, b) => a + b) + steady(39, 25).slice(26).reduce((a, b) => a + b))
    expect(each.map(({ id }) => id)).toEqual(['people', 'leave'])
  })
  test('fails where it was not', () => expect(backTest([{ id: 'people', weeks: steady(39, 40, 15) }])).toMatchObject({ passed: false, whole: { isIn: false } }))
  test('fails where two of three lines were not, though the whole was', () => {
    const { passed, whole } = backTest([{ id: 'a', weeks: steady(39, 40, 12) }, { id: 'b', weeks: steady(39, 40, -12) }, { id: 'c', weeks: steady(39, 20) }])
    expect([whole!.isIn, passed]).toEqual([true, false])
  })
  test('says nothing with less than two quarters, or with next to nothing to count', () => {
    expect(backTest([{ id: 'people', weeks: steady(25, 40) }])).toMatchObject({ passed: null, weeksBefore: 12 })
    expect(backTest([{ id: 'people', weeks: Array<number>(39).fill(1) }]).passed).toBe(null)
    expect(backTest([]).passed).toBe(null)
  })
  test('knows nothing of the quarter that it forecasts', () => {
    const one = backTest([{ id: 'people', weeks: steady(39, 40) }]), other = backTest([{ id: 'people', weeks: steady(39, 40, 30) }])
    expect(other.whole!.forecast).toEqual(one.whole!.forecast)
  })
})
