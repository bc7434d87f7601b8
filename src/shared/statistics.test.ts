import { describe, expect, test } from 'vitest'
import { chiSquaredUpper, leastSquares, meanOf, studentTwoSided } from './statistics.ts'

/** How far off, as a part of what is wanted. */
const off = (given: number, wanted: number) => Math.abs(given - wanted) / Math.abs(wanted)

describe('tails', () => {
  // Critical values that every textbook prints, to more digits; those of one and two degrees of freedom have closed forms.
  test.each([[12.706204736432095, 1, 0.05], [63.65674116287399, 1, 0.01], [4.302652729749464, 2, 0.05], [2.2281388519649385, 10, 0.05], [1.697260886593957, 30, 0.1], [1.9599639845400545, 1e7, 0.0500000277]])('t of %f with %i degrees of freedom', (t, freedom, chance) => {
    expect(off(studentTwoSided(t, freedom), chance)).toBeLessThan(1e-8)
    expect(off(studentTwoSided(-t, freedom), chance)).toBeLessThan(1e-8)
  })
  test.each([[3.841458820694124, 1, 0.05], [6.634896601021213, 1, 0.01], [2, 2, Math.exp(-1)], [40, 2, Math.exp(-20)], [18.307038053275146, 10, 0.05], [124.34211340400407, 100, 0.05]])('χ² of %f with %i degrees of freedom', (value, freedom, chance) => expect(off(chiSquaredUpper(value, freedom), chance)).toBeLessThan(1e-9))
  test('nothing is certain, and what is far off unlikely', () => {
    expect([studentTwoSided(0, 5), chiSquaredUpper(0, 5)]).toEqual([1, 1])
    expect(studentTwoSided(1e200, 5)).toBeLessThan(1e-300)
    expect(chiSquaredUpper(1e6, 5)).toBe(0)
  })
  test('t far out is Student’s arctangent with one degree of freedom', () => { for (const t of [0.01, 0.5, 1, 3, 1000]) expect(off(studentTwoSided(t, 1), 1 - 2 / Math.PI * Math.atan(t))).toBeLessThan(1e-12) })
})

describe('least squares', () => {
  test('years written in full cost no digits', () => {
    const years = Float64Array.from({ length: 50 }, (_, n) => 1_000_000 + n), outcome = years.map((year, n) => 3 * year + (n % 2 ? 1 : -1))
    const fit = leastSquares(outcome, [years])!
    expect(off(fit.coefficients[1]!, 3 + 0.0024009603841536617)).toBeLessThan(1e-9)
    expect(off(fit.standardErrors[1]!, 0.0099956)).toBeLessThan(1e-3)
  })
  test('codes are what as many columns of 0 and 1 are', () => {
    const codes = Int32Array.from({ length: 30 }, (_, n) => n % 3), other = Float64Array.from(codes, (_, n) => (n * 7) % 11), outcome = Float64Array.from(codes, (_, n) => (n * n) % 17)
    const columns = [1, 2].map(code => Float64Array.from(codes, each => each === code ? 1 : 0))
    const a = leastSquares(outcome, [other, { codes, size: 2 }])!, b = leastSquares(outcome, [other, ...columns])!
    for (const [at, each] of a.coefficients.entries()) expect(off(each, b.coefficients[at]!)).toBeLessThan(1e-10)
    for (const [at, each] of a.standardErrors.entries()) expect(off(each, b.standardErrors[at]!)).toBeLessThan(1e-10)
  })
  test('what is told already is refused', () => {
    const one = Float64Array.of(0.1, 0.1, 0.1, 0.1), n = Float64Array.of(1, 2, 3, 5)
    expect(leastSquares(n, [one])).toBeNull()
    expect(leastSquares(one, [n, n.map(value => 0.3 - value / 7)])).toBeNull()
    expect(meanOf([1, 2, 6])).toBe(3)
  })
})
