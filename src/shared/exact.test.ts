import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Exact, exact, highest, lowest, mean, median, sum } from './exact.ts'

const fraction = fc.tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.bigInt({ min: 1n, max: 10n ** 9n })).map(([top, bottom]) => new Exact(top, bottom))
const step = fc.constantFrom(0.01, 0.1, 0.5, 1, '0.0000000001')

describe('exact numbers', () => {
  test('a decimal is what it shows', () => {
    expect(exact(0.1).plus(0.2).is(0.3)).toBe(true)
    expect([exact(5.6), exact('459.92'), exact(1e-7), exact(1.5e21), exact(-0.5)].map(String)).toEqual(['5.6', '459.92', '0.0000001', '1500000000000000000000', '-0.5'])
    for (const text of ['', 'x', '1.', NaN, Infinity]) expect(() => exact(text)).toThrow('is no number')
  })
  test('a third stays a third', () => expect(exact(1).over(3).times(3).is(1)).toBe(true))
  test('half goes away from zero, up goes up, down goes down', () => {
    expect([2.5, -2.5, 2.4, -2.6].map(value => exact(value).rounded().toNumber())).toEqual([3, -3, 2, -3])
    expect([16.3333, 16.5, -0.2].map(value => exact(value).roundedUp(0.5).toNumber())).toEqual([16.5, 16.5, 0])
    expect([16.3333, 16.5, -0.2].map(value => exact(value).roundedDown(0.5).toNumber())).toEqual([16, 16.5, -0.5])
  })
  test('money is whole in cents', () => {
    expect(['0', '9225', '1.5', '-0.05'].map(value => exact(value).toMoney())).toEqual(['0.00', '9225.00', '1.50', '-0.05'])
    expect(() => exact('1.005').toMoney()).toThrow(/rounded/)
  })
  test('comparing by < is a mistake that is heard', () => expect(() => exact(1) < exact(2)).toThrow(/isBelow/))
  test('nothing is divided by nothing', () => expect(() => exact(1).over(0)).toThrow('by nothing'))
  test('lowest, highest, sum, mean, median', () => {
    expect([lowest(3, 1, 2), highest(3, 1, '3.5'), sum([1, 2.5]), sum([]), mean([1, 2]), median([4, 1, 2, 8].map(exact)), median([exact(7)])].map(String)).toEqual(['1', '3.5', '3.5', '0', '1.5', '3', '7'])
  })

  test('sums and products undo themselves, however large', () => fc.assert(fc.property(fraction, fraction, (a, b) => {
    expect(a.plus(b).minus(b).is(a)).toBe(true)
    if (!b.is(0)) expect(a.times(b).over(b).is(a)).toBe(true)
    expect(a.compare(b)).toBe(-b.compare(a) + 0)
  })))
  test('a rounded number is a multiple, and no further than it may be', () => fc.assert(fc.property(fraction, step, (value, to) => {
    for (const rounded of [value.rounded(to), value.roundedUp(to), value.roundedDown(to)]) expect(rounded.over(to).rounded().is(rounded.over(to))).toBe(true)
    expect(value.roundedUp(to).isAtLeast(value) && value.roundedUp(to).minus(to).isBelow(value)).toBe(true)
    expect(value.roundedDown(to).isAtMost(value) && value.roundedDown(to).plus(to).isAbove(value)).toBe(true)
  })))
  test('as a floating-point number it is the nearest', () => fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), value => {
    expect(exact(value).toNumber() + 0).toBe(value + 0)
    const third = exact(value).over(3).toNumber()
    expect(Math.abs(third - value / 3)).toBeLessThanOrEqual(Math.abs(value) * 1e-15)
  })))
})
