import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/calendar.ts'
import { exact } from '#shared/exact.ts'
import paidLeave from '#rules/fr/paid-leave.ts'
import hourlyRate from '#rules/gb/gender-pay-gap-hourly-rate.ts'
import contributions from '#rules/gb/pension-contributions.ts'
import holiday from '#rules/gb/statutory-holiday.ts'
import parentalPay from '#rules/gb/statutory-parental-pay.ts'
import redundancy from '#rules/gb/statutory-redundancy-pay.ts'
import bradford from '#rules/measures/bradford-factor.ts'
import compaRatio from '#rules/measures/compa-ratio.ts'
import costPerHire from '#rules/measures/cost-per-hire.ts'
import meritMatrix from '#rules/measures/merit-matrix.ts'
import timeToFill from '#rules/measures/time-to-fill.ts'
import rateOfPay from '#rules/us/aca-rate-of-pay-safe-harbour.ts'
import i9 from '#rules/us/i9-retention.ts'

const cents = fc.bigInt({ min: 0n, max: 10n ** 12n }), few = fc.bigInt({ min: 0n, max: 300_000n })
const money = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`
const halfUp = (above: bigint, below: bigint) => (2n * above + below) / (2n * below)
const on = '2026-06-01'
const of = (rule: { answer(asked: { input: unknown; on?: string }): { output: Record<string, unknown> } }, input: object) => rule.answer({ input, on }).output

describe('to the cent, as whole numbers say, on any amount', () => {
  test('redundancy pay', () => fc.assert(fc.property(fc.integer({ min: 15, max: 75 }), fc.nat(50), few, (age, completeYears, pay) => {
    fc.pre(age - completeYears >= 13)
    const halves = completeYears < 2 ? 0 : Array.from({ length: Math.min(completeYears, 20) }, (_, n) => age - n).reduce((sum, at) => sum + (at >= 42 ? 3 : at >= 23 ? 2 : 1), 0)
    expect(of(redundancy, { ageAtDismissal: age, completeYears, weeklyPay: money(pay) })['pay']).toBe(money(halfUp((pay < 75_100n ? pay : 75_100n) * BigInt(halves), 2n)))
  })))
  test('pension contributions', () => fc.assert(fc.property(cents, pay => {
    const part = pay < 624_000n ? 0n : (pay < 5_027_000n ? pay : 5_027_000n) - 624_000n, employer = halfUp(part * 3n, 100n), worker = halfUp(part * 5n, 100n)
    expect(of(contributions, { annualEarnings: money(pay) })).toEqual({ qualifyingEarnings: money(part), employerContribution: money(employer), workerContribution: money(worker), totalContribution: money(employer + worker) })
  })))
  test('parental pay goes up to the penny', () => fc.assert(fc.property(few, pay => {
    const ninety = (pay * 90n + 99n) / 100n
    expect(of(parentalPay, { averageWeeklyEarnings: money(pay) })['weekly']).toBe(money(ninety < 19_432n ? ninety : 19_432n))
  })))
  test('what affordable coverage may cost goes down to the cent', () => fc.assert(fc.property(few, pay => {
    expect(of(rateOfPay, { hourlyPay: money(pay) })['maximumMonthly']).toBe(money(pay * 130n * 996n / 10_000n))
  })))
  test('pay after a rise, cost per hire, the hourly rate of a week', () => fc.assert(fc.property(cents, cents, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (pay, other, hundredths, n) => {
    expect(of(meritMatrix, { positions: ['p'], increases: { r: [hundredths / 100] }, rating: 'r', position: 'p', pay: money(pay) })['newPay']).toBe(money(halfUp(pay * (10_000n + BigInt(hundredths)), 10_000n)))
    expect(of(costPerHire, { externalCosts: money(pay), internalCosts: money(other), hires: n })['costPerHire']).toBe(money(halfUp(pay + other, BigInt(n))))
    expect(of(hourlyRate, { pay: money(pay), payPeriod: 'week', weeklyHours: n % 168 + 1 })['hourlyPay']).toBe(money(halfUp(pay, BigInt(n % 168 + 1))))
  })))
})

describe('no jump where the law has none', () => {
  test('a penny more of a week’s pay gives at most its weeks in pennies more', () => fc.assert(fc.property(fc.integer({ min: 16, max: 70 }), fc.nat(40), few, (age, completeYears, pay) => {
    fc.pre(age - completeYears >= 13)
    const paid = (value: bigint) => of(redundancy, { ageAtDismissal: age, completeYears, weeklyPay: money(value) }), here = paid(pay), step = exact(paid(pay + 1n)['pay'] as string).minus(here['pay'] as string)
    expect(step.isAtLeast(0) && step.isAtMost(exact(here['weeks'] as number).roundedUp().times(0.01))).toBe(true)
  })))
  test('who leaves a day later has no less holiday, and at most a day’s share and its rounding more', () => fc.assert(fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 360 }), (workingDaysPerWeek, days) => {
    const due = (after: number) => exact(of(holiday, { basis: 'days-per-week', workingDaysPerWeek, leaveYearStartsOn: '2026-01-01', leavesOn: addDays('2026-01-01', after) })['entitlement'] as number)
    const step = due(days + 1).minus(due(days))
    expect(step.isAtLeast(0) && step.isAtMost(exact(28).over(365).plus(0.1))).toBe(true)
  })))
  test('a tenth of a month more in France gives at most one day more', () => fc.assert(fc.property(fc.nat(120), fc.nat(120), (worked, sick) => {
    const due = (tenths: number) => of(paidLeave, { monthsWorked: tenths / 10, monthsOfOrdinarySickness: sick / 10 })['days'] as number
    expect([0, 1]).toContain(due(worked + 1) - due(worked))
  })))
})

describe('measures', () => {
  const day = fc.nat(9000).map(days => addDays('2010-01-01', days))
  test('a time to fill, cut anywhere, is the same', () => fc.assert(fc.property(day, fc.nat(500), fc.nat(500), (openedOn, first, second) => {
    const days = (from: string, to: string) => of(timeToFill, { openedOn: from, acceptedOn: to })['days'] as number
    expect(days(openedOn, addDays(openedOn, first)) + days(addDays(openedOn, first), addDays(openedOn, first + second))).toBe(days(openedOn, addDays(openedOn, first + second)))
  })))
  test('more pay never stands lower in its range; a spell or a day more never scores less', () => fc.assert(fc.property(few, few, fc.nat(50), fc.nat(200), (pay, more, spells, days) => {
    const range = (value: bigint) => of(compaRatio, { pay: money(value), rangeMinimum: '100.00', rangeMidpoint: '200.00', rangeMaximum: '300.00' }), here = range(pay), there = range(pay + more)
    expect((there['compaRatio'] as number) >= (here['compaRatio'] as number) && (there['rangePenetration'] as number) >= (here['rangePenetration'] as number)).toBe(true)
    const score = (more: number, longer: number) => of(bradford, { spells: spells + more, days: days + longer })['score'] as number
    expect(score(1, 0) >= score(0, 0) && score(0, 1) >= score(0, 0)).toBe(true)
  })))
  test('a form is kept no shorter where the employment ends later', () => fc.assert(fc.property(day, fc.nat(3000), fc.nat(400), (hiredOn, worked, more) => {
    const until = (after: number) => of(i9, { hiredOn, terminatedOn: addDays(hiredOn, after) })['retainUntil'] as string
    expect(until(worked + more) >= until(worked)).toBe(true)
  })))
})
