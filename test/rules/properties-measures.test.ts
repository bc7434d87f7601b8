import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import attrition from '#rules/measures/attrition-by-group.ts'
import cohen from '#rules/measures/cohen-kappa.ts'
import cronbach from '#rules/measures/cronbach-alpha.ts'
import fleiss from '#rules/measures/fleiss-kappa.ts'
import movements from '#rules/measures/headcount-movements.ts'
import icc from '#rules/measures/icc.ts'
import kendall from '#rules/measures/kendall-w.ts'
import light from '#rules/measures/light-kappa.ts'
import oaxaca from '#rules/measures/oaxaca-blinder.ts'
import ols from '#rules/measures/ols-pay-gap.ts'
import unadjusted from '#rules/measures/unadjusted-pay-gap.ts'
import { addDays } from '#shared/calendar.ts'
import { exact } from '#shared/exact.ts'
import { Refusal } from '#shared/refusal.ts'

const day = fc.integer({ min: 0, max: 1500 }).map(days => addDays('2022-01-01', days))
const table = (min: number, columns: number) => fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: columns, maxLength: columns }), { minLength: min, maxLength: 20 })
const exactly = (rows: number[][]) => rows.map(row => row.map(value => exact(value)))
const turned = (rows: number[][]) => rows.map(row => row.toReversed())
/** Skips what a measure says nothing about. */
function answered<T>(work: () => T): T {
  try { return work() } catch (error) {
    if (error instanceof Refusal) fc.pre(false)
    throw error
  }
}

describe('people who come and go', () => {
  const employments = fc.array(fc.tuple(day, fc.option(fc.nat(600), { nil: null })).map(([startsOn, days]) => ({ startsOn, endsOn: days === null ? null : addDays(startsOn, days) })), { maxLength: 30 })
  test('a period cut anywhere ends where the next begins', () => fc.assert(fc.property(employments, day, fc.nat(300), fc.nat(300), (employments, from, first, second) => {
    const cut = addDays(from, first), to = addDays(cut, second + 1)
    const of = (from: string, to: string) => answered(() => movements.work({ employments, from, to }, null))
    const whole = of(from, to), left = of(from, cut), right = of(addDays(cut, 1), to)
    expect([left.openingHeadcount, left.closingHeadcount, right.closingHeadcount]).toEqual([whole.openingHeadcount, right.openingHeadcount, whole.closingHeadcount])
    expect([left.hires + right.hires, left.separations + right.separations]).toEqual([whole.hires, whole.separations])
  })))
  test('the groups together are all', () => fc.assert(fc.property(fc.array(fc.record({ group: fc.constantFrom('a', 'b', '__proto__'), left: fc.boolean() }), { minLength: 1 }), employees => {
    const { employees: all, leavers, groups } = attrition.work({ employees }, null)
    const parts = Object.values(groups)
    expect([parts.reduce((sum, each) => sum + each.employees, 0), parts.reduce((sum, each) => sum + each.leavers, 0)]).toEqual([all, leavers])
  })))
})

describe('pay gaps', () => {
  const person = fc.record({ pay: fc.integer({ min: 20, max: 90 }), female: fc.constantFrom(0, 1), years: fc.integer({ min: 0, max: 30 }), unit: fc.constantFrom('A', 'B', 'C') })
  const staff = fc.array(person, { minLength: 12, maxLength: 60 })
  const columnsOf = (people: { pay: number; female: number; years: number; unit: string }[]) => ({ pay: people.map(({ pay }) => pay), female: people.map(({ female }) => female), years: people.map(({ years }) => years), unit: people.map(({ unit }) => unit) })
  const asked = { outcome: 'pay', group: 'female', logOutcome: false, controls: ['years'], categoricalControls: ['unit'] }
  const off = (a: number, b: number) => Math.abs(a - b) / Math.max(1, Math.abs(a))

  test('the gap alone is the difference of means', () => fc.assert(fc.property(staff, people => {
    const { gap } = answered(() => ols.work({ ...asked, columns: columnsOf(people), controls: null, categoricalControls: null }, null))
    const of = (female: number) => people.filter(each => each.female === female).map(({ pay }) => exact(pay))
    const { referenceMean, comparisonMean } = unadjusted.work({ reference: of(0), comparison: of(1) }, null)
    expect(off(gap, exact(comparisonMean).minus(referenceMean).toNumber())).toBeLessThan(1e-7)
  })))
  test('people in another order, years counted from another year, pay in pennies: the same gap', () => fc.assert(fc.property(staff, fc.integer({ min: -2000, max: 2000 }), (people, shift) => {
    const of = (people: Parameters<typeof columnsOf>[0]) => answered(() => ols.work({ ...asked, columns: columnsOf(people) }, null))
    const { gap, standardError, pValue, rSquared } = of(people)
    for (const other of [of(people.toReversed()), of(people.map(each => ({ ...each, years: each.years + shift })))]) {
      expect(off(gap, other.gap)).toBeLessThan(1e-7)
      expect(off(standardError, other.standardError)).toBeLessThan(1e-7)
      expect(off(pValue as number, other.pValue as number)).toBeLessThan(1e-7)
    }
    const pennies = of(people.map(each => ({ ...each, pay: each.pay * 100 })))
    expect(off(gap * 100, pennies.gap)).toBeLessThan(1e-7)
    if (rSquared !== undefined) expect(off(rSquared!, pennies.rSquared!)).toBeLessThan(1e-7)
  })))
  test('what is left is at right angles to every term', () => fc.assert(fc.property(staff, people => {
    const { coefficients } = answered(() => ols.work({ ...asked, columns: columnsOf(people) }, null))
    const left = people.map(({ pay, female, years, unit }) => pay - coefficients['intercept']! - coefficients['female']! * female - coefficients['years']! * years - (coefficients[`unit=${unit}`] ?? 0))
    for (const term of [() => 1, ({ female }: typeof people[0]) => female, ({ years }: typeof people[0]) => years]) expect(Math.abs(people.reduce((sum, each, at) => sum + term(each) * left[at]!, 0))).toBeLessThan(1e-6)
  })))
  test('all parts of a decomposition are the gap, and turn round with the groups', () => fc.assert(fc.property(staff, people => {
    const of = (groupA: number) => answered(() => oaxaca.work({ columns: columnsOf(people), outcome: 'pay', group: 'female', predictors: ['years'], groupA }, null))
    const { gap, endowments, coefficients, interaction, twofold } = of(0)
    expect(off(gap, endowments + coefficients + interaction)).toBeLessThan(1e-7)
    for (const { explained, unexplained } of Object.values(twofold)) expect(off(gap, explained + unexplained)).toBeLessThan(1e-7)
    expect(off(gap, -of(1).gap)).toBeLessThan(1e-7)
    expect(off(twofold.weightA.explained, -of(1).twofold.weightB.explained)).toBeLessThan(1e-7)
  })))
})

describe('agreement', () => {
  test('raters in another order agree alike; subjects too', () => fc.assert(fc.property(table(2, 3), ratings => {
    for (const rule of [fleiss, light]) {
      const kappa = exact(answered(() => rule.work({ ratings }, null)).kappa)
      for (const other of [turned(ratings), ratings.toReversed()]) expect(kappa.is(rule.work({ ratings: other }, null).kappa)).toBe(true)
    }
    for (const rule of [kendall, icc, cronbach]) {
      const key = (rows: number[][]) => JSON.stringify(rule.answer({ input: rule === cronbach ? { responses: rows } : { ratings: rows } }).output, (_, value: unknown) => typeof value === 'number' ? Number(value.toPrecision(9)) : value)
      const given = answered(() => key(ratings))
      for (const other of [turned(ratings), ratings.toReversed()]) expect(key(other)).toBe(given)
    }
  })))
  test('of one mind is 1, and of two raters Light’s is Cohen’s', () => fc.assert(fc.property(table(2, 2), ratings => {
    const same = ratings.map(([first]) => [first!, first!])
    for (const rule of [cohen, fleiss, light]) expect(exact(answered(() => rule.work({ ratings: same }, null)).kappa).is(1)).toBe(true)
    expect(exact(kendall.work({ ratings: exactly(same) }, null).wCorrectedForTies).is(1)).toBe(true)
    expect(exact(icc.work({ ratings: exactly(same) }, null).twoWayAgreement).is(1)).toBe(true)
    expect(cronbach.work({ responses: exactly(same) }, null).alpha).toBeCloseTo(1, 12)
    expect(exact(answered(() => cohen.work({ ratings }, null)).kappa).is(light.work({ ratings }, null).kappa)).toBe(true)
  })))
  test('all raters higher by the same changes nothing, one of them nothing in consistency', () => fc.assert(fc.property(table(2, 3), fc.integer({ min: 1, max: 9 }), (ratings, higher) => {
    const of = (rows: number[][]) => answered(() => icc.work({ ratings: exactly(rows) }, null))
    const before = of(ratings), after = of(ratings.map(row => row.map(value => value + higher)))
    expect(['oneWay', 'twoWayConsistency', 'twoWayAgreement'].every(name => exact(before[name as 'oneWay']).is(after[name as 'oneWay']))).toBe(true)
    expect(exact(before.twoWayConsistency).is(of(ratings.map(([first, ...rest]) => [first! + higher, ...rest])).twoWayConsistency)).toBe(true)
  })))
})
