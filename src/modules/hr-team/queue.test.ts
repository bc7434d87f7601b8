import fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { simulate } from '../../../test/simulation.ts'
import { erlangC, queueOf, spreadOver, type Queue } from './rules-queue.ts'

const week = (rate: number, hours = 40) => Array<number>(hours).fill(rate)
const waitOf = (queue: Queue) => queue.kind === 'steady' ? queue.wait : Infinity
const people = fc.integer({ min: 1, max: 25 }), busy = fc.double({ min: 0.05, max: 0.93, noNaN: true })

describe('Erlang C', () => {
  // Worked out in exact fractions from the definition (sums of aⁿ ÷ n!), beside the two that every textbook has: 1/3 and 4/9.
  test.each([[1, 0.5, 0.5, 1], [2, 1, 1 / 3, 1 / 3], [3, 2, 4 / 9, 4 / 9], [2, 1.5, 0.64285714, 1.28571429], [5, 4.5, 0.76249322, 1.52498644], [10, 9, 0.66873152, 0.66873152], [7, 6.9, 0.9573162, 9.57316202], [100, 95, 0.50645685, 0.10129137]])(
    '%i people with a load of %f', (servers, load, waits, wait) => {
      expect(erlangC(servers, load).waits).toBeCloseTo(waits, 7)
      expect(erlangC(servers, load).wait).toBeCloseTo(wait, 7)
    })

  const given = join(import.meta.dirname, '../../../../shared/data/erlang-c.json')
  test.skipIf(!existsSync(given))('all values that were given', () => {
    const { values } = JSON.parse(readFileSync(given, 'utf8')) as { values: { servers: number; offeredLoad: number; probabilityOfWaiting: number; meanWaitInHandlingTimes: number }[] }
    expect(values.length).toBeGreaterThan(15)
    for (const { servers, offeredLoad, probabilityOfWaiting, meanWaitInHandlingTimes } of values) {
      expect(erlangC(servers, offeredLoad).waits, `${servers}`).toBeCloseTo(probabilityOfWaiting, 6)
      expect(erlangC(servers, offeredLoad).wait, `${servers}`).toBeCloseTo(meanWaitInHandlingTimes, 6)
    }
  })

  test('of one person is M/M/1: as likely to wait as that person is busy', () => {
    fc.assert(fc.property(busy, load => {
      expect(erlangC(1, load).waits).toBeCloseTo(load, 10)
      expect(erlangC(1, load).wait).toBeCloseTo(load / (1 - load), 8)
    }))
  })
  test('of ten thousand people overflows nowhere', () => expect(erlangC(10_000, 9_900).waits).toBeGreaterThan(0.1))
})

describe('a queue of short requests', () => {
  test('with every hour alike is Erlang C', () => {
    fc.assert(fc.property(people, busy, (people, busy) => {
      const rate = people * busy * 4
      expect(waitOf(queueOf({ people, arrivals: week(rate), minutes: 15 }))).toBeCloseTo(erlangC(people, people * busy).wait / 4, 4)
    }))
  })
  test('waits no longer with more people, nor with less work', () => {
    fc.assert(fc.property(people, fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 5, maxLength: 40 }), fc.double({ min: 1, max: 120, noNaN: true }), (people, arrivals, minutes) => {
      const wait = waitOf(queueOf({ people, arrivals, minutes }))
      expect(waitOf(queueOf({ people: people + 1, arrivals, minutes }))).toBeLessThanOrEqual(wait + 1e-9)
      expect(waitOf(queueOf({ people, arrivals: arrivals.map(each => each * 0.9), minutes }))).toBeLessThanOrEqual(wait + 1e-9)
    }))
  })
  test('waits longer the longer the handling, and the less time there is for it', () => {
    fc.assert(fc.property(people, busy, (people, busy) => {
      const arrivals = week(people * busy * 2), wait = waitOf(queueOf({ people, arrivals, minutes: 15 }))
      expect(waitOf(queueOf({ people, arrivals, minutes: 20 }))).toBeGreaterThan(wait)
      expect(waitOf(queueOf({ people, arrivals, minutes: 15, share: 0.7 }))).toBeGreaterThan(wait)
    }))
  })
  test('in common waits no longer than two queues, each with its own people, at the same handling', () => {
    fc.assert(fc.property(people, busy, people, busy, (these, busy1, those, busy2) => {
      const [one, two] = [these * busy1 * 4, those * busy2 * 4]
      const apart = (one * waitOf(queueOf({ people: these, arrivals: week(one), minutes: 15 })) + two * waitOf(queueOf({ people: those, arrivals: week(two), minutes: 15 }))) / (one + two)
      expect(waitOf(queueOf({ people: these + those, arrivals: week(one + two), minutes: 15 }))).toBeLessThanOrEqual(apart + 1e-6)
    }))
  })
  test('with all of a day in its first hours waits longer than one spread evenly, and longest at the end of the rush', () => {
    const rush = Array.from({ length: 40 }, (_, hour) => hour % 8 < 2 ? 16 : 0)
    const queue = queueOf({ people: 2, arrivals: rush, minutes: 15 })
    expect(waitOf(queue)).toBeGreaterThan(waitOf(queueOf({ people: 2, arrivals: week(4), minutes: 15 })))
    if (queue.kind === 'steady') expect(queue.byHour.indexOf(Math.max(...queue.byHour.slice(8, 16)), 8)).toBe(9)
  })
  test('in hours above capacity carries over; over a whole week above it, it grows by so many a week', () => {
    expect(queueOf({ people: 1, arrivals: [8, 0, 0, 0], minutes: 15 })).toMatchObject({ kind: 'steady', busy: 0.5 })
    expect(queueOf({ people: 1, arrivals: week(5), minutes: 15 })).toEqual({ kind: 'grows', aWeek: 40, busy: 1.25 })
    expect(queueOf({ people: 1, arrivals: week(4), minutes: 15 })).toEqual({ kind: 'grows', aWeek: 0, busy: 1 })
  })
  test('with nobody, or nobody who has time, all of it stays', () => {
    expect(queueOf({ people: 0, arrivals: week(1), minutes: 15 })).toEqual({ kind: 'grows', aWeek: 40, busy: null })
    expect(queueOf({ people: 3, arrivals: week(1), minutes: 15, share: 0 })).toEqual({ kind: 'grows', aWeek: 40, busy: null })
    expect(waitOf(queueOf({ people: 0, arrivals: week(0), minutes: 15 }))).toBe(0)
  })
  test.each([['people', { people: Number.NaN }, 'not_a_number'], ['people', { people: '2' }, 'not_a_number'], ['people', { people: Infinity }, 'not_a_number'], ['people', { people: 1.5 }, 'whole_people'], ['people', { people: -1 }, 'out_of_range'], ['minutes', { minutes: -5 }, 'out_of_range'], ['minutes', { minutes: null }, 'not_a_number'], ['share', { share: 1.2 }, 'out_of_range'], ['arrivals', { arrivals: [1, Number.NaN] }, 'not_a_number']])(
    'with %s that aren’t: %j', (_, bad, code) => expect(() => queueOf({ people: 1, arrivals: week(1), minutes: 15, ...bad } as never)).toThrow(`hr-team.${code}`))
  test('spreads a week over its hours as the profile says', () => {
    expect(spreadOver(12, [1, 3])).toEqual([3, 9])
    expect(spreadOver(12, [0, 0])).toEqual([6, 6])
  })
})

describe('a simulation that knows no formula', () => {
  test.each([[1, 0.7], [2, 0.8], [5, 0.85], [12, 0.9]])('%i people, busy %f: the formula lies within its interval', (people, busy) => {
    const { low, high, waits } = simulate({ people, rate: people * busy * 4, handling: 0.25, service: 'exponential', arrivals: 400_000, seed: 42 })
    const queue = queueOf({ people, arrivals: week(people * busy * 4), minutes: 15 })
    expect(waitOf(queue)).toBeGreaterThan(low)
    expect(waitOf(queue)).toBeLessThan(high)
    expect(high / low).toBeLessThan(1.35)
    if (queue.kind === 'steady') expect(queue.waits).toBeCloseTo(waits, 1)
  })
  test('so it does with handling spread as a lognormal, of one person', () => {
    for (const spread of [0.4, 2]) {
      const { low, high } = simulate({ people: 1, rate: 2.8, handling: 0.25, service: { spread }, arrivals: 400_000, seed: 7 })
      const wait = waitOf(queueOf({ people: 1, arrivals: week(2.8), minutes: 15, spread }))
      expect(wait, `${spread}`).toBeGreaterThan(low)
      expect(wait, `${spread}`).toBeLessThan(high)
    }
  })
  test('of several people the spread is an approximation: within a tenth', () => {
    const { wait } = simulate({ people: 4, rate: 13.6, handling: 0.25, service: { spread: 2 }, arrivals: 400_000, seed: 8 })
    expect(Math.abs(waitOf(queueOf({ people: 4, arrivals: week(13.6), minutes: 15, spread: 2 })) / wait - 1)).toBeLessThan(0.1)
  })
  test.each([[[6, 10, 10, 6, 4, 4, 4, 4], 0.25], [[3, 5, 6, 6, 5, 5, 5, 5], 0.25], [[8, 8, 8, 8, 2, 2, 2, 2], 0.25], [[0.6, 1, 1, 0.6, 0.4, 0.4, 0.4, 0.4], 2.1]])('so are rushes within a day, told rather too long than too short: %j', (day, handling) => {
    const { wait } = simulate({ people: 2, rate: day, handling, service: 'exponential', arrivals: 400_000, seed: 9 })
    const told = waitOf(queueOf({ people: 2, arrivals: [...day, ...day, ...day, ...day, ...day], minutes: handling * 60 }))
    expect(told / wait).toBeGreaterThan(0.97)
    expect(told / wait).toBeLessThan(1.25)
  })
})
