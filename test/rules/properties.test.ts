import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import payGap from '#rules/gb/gender-pay-gap.ts'
import holiday from '#rules/gb/statutory-holiday.ts'
import notice from '#rules/gb/statutory-notice.ts'
import redundancy from '#rules/gb/statutory-redundancy-pay.ts'
import germanNotice from '#rules/de/notice-period.ts'
import { addDays, dateOf, endOfMonth } from '#shared/calendar.ts'
import { exact, sum } from '#shared/exact.ts'

const day = fc.integer({ min: 0, max: 12_000 }).map(days => addDays('2010-01-01', days))
const days = fc.integer({ min: 0, max: 15_000 })
const cents = fc.integer({ min: 0, max: 300_000 }).map(value => exact(value).over(100))

describe('notice', () => {
  test('a day more of service never gives less, and never more than a week more', () => fc.assert(fc.property(day, days, (employedFrom, service) => {
    const weeks = (after: number) => notice.work({ employedFrom, noticeGivenOn: addDays(employedFrom, after) }, null).weeks as number
    expect([0, 1]).toContain(weeks(service + 1) - weeks(service))
    expect(weeks(service)).toBeLessThanOrEqual(12)
  })))
  test('in Germany it ends later with service, on the 15th or the end of a month', () => fc.assert(fc.property(day, days, (noticeReceivedOn, service) => {
    const end = (before: number) => germanNotice.work({ employedFrom: addDays(noticeReceivedOn, -before), noticeReceivedOn, probation: false, givenBy: 'employer' }, null).employmentEndsOn as string
    expect(end(service + 1) >= end(service)).toBe(true)
    expect(dateOf(end(service)) === 15 || end(service) === endOfMonth(end(service))).toBe(true)
  })))
})

describe('redundancy pay', () => {
  test('grows with pay, years and age, up to the limit; whole in pennies', () => fc.assert(fc.property(fc.integer({ min: 16, max: 70 }), fc.nat(40), cents, cents, (age, years, pay, more) => {
    fc.pre(age - years >= 14)
    const of = (ageAtDismissal: number, completeYears: number, weeklyPay: typeof pay) => redundancy.work({ ageAtDismissal, completeYears, weeklyPay, region: 'great-britain' }, '2026-06-01').pay
    for (const higher of [of(age, years, pay.plus(more)), of(age, years + 1, pay), of(age + 1, years, pay)]) expect(exact(higher).isAtLeast(of(age, years, pay))).toBe(true)
    expect(exact(of(age, years, pay)).isAtMost(22_530)).toBe(true)
  })))
})

describe('holiday', () => {
  const asked = { basis: 'days-per-week', hoursPerWeek: null, shiftsPerPattern: null, daysInPattern: null, hoursInPayPeriod: null, leaveYearStartsOn: null, startsOn: null, leavesOn: null } as const
  test('grows with the working week, never above 28 days', () => fc.assert(fc.property(fc.integer({ min: 1, max: 69 }), tenths => {
    const of = (tenths: number) => exact(holiday.work({ ...asked, workingDaysPerWeek: exact(tenths).over(10) }, '2026-04-06').entitlement)
    expect(of(tenths + 1).isAtLeast(of(tenths)) && of(tenths).isAtMost(28)).toBe(true)
  })))
  test('the two parts of a leave year, cut anywhere, are the whole', () => fc.assert(fc.property(day, fc.integer({ min: 0, max: 364 }), (from, cut) => {
    const part = (startsOn: string, leavesOn: string) => holiday.work({ ...asked, workingDaysPerWeek: exact(5), leaveYearStartsOn: from, startsOn, leavesOn }, null).fractionOfYear!
    const last = lastOf(from), end = addDays(from, cut)
    fc.pre(end < last)
    expect(exact(part(from, end)).plus(part(addDays(end, 1), last)).is(1)).toBe(true)
  })))
  const lastOf = (from: string) => addDays(from, 364 + (isLong(from) ? 1 : 0))
  const isLong = (from: string) => Temporal.PlainDate.from(from).add({ years: 1 }).since(from).days === 366
})

describe('gender pay gap', () => {
  const employee = fc.record({ sex: fc.constantFrom('male', 'female'), hourlyPay: fc.integer({ min: 1, max: 40 }).map(pounds => exact(pounds)), bonus: fc.constantFrom(null, exact(0), exact(100)) })
  const staff = fc.array(employee, { minLength: 4, maxLength: 60 }).filter(all => new Set(all.map(({ sex }) => sex)).size === 2)
  test('quarters hold everybody once, as equal as can be, whatever the order', () => fc.assert(fc.property(staff, employees => {
    const { women, employeesByQuarter, womenPercentByQuarter } = payGap.work({ employees }, null)
    expect(employeesByQuarter.reduce((all, each) => all + each, 0)).toBe(employees.length)
    expect(employeesByQuarter[0]! - employeesByQuarter[3]!).toBeLessThanOrEqual(1)
    expect(sum(womenPercentByQuarter.map((percent, at) => exact(percent!).times(employeesByQuarter[at]!))).over(100).is(women)).toBe(true)
    expect(String(payGap.work({ employees: employees.toReversed() }, null).womenPercentByQuarter)).toBe(String(womenPercentByQuarter))
  })))
  test('equal pay has no gap; a rise for all leaves it as it is', () => fc.assert(fc.property(staff, employees => {
    const equal = payGap.work({ employees: employees.map(each => ({ ...each, hourlyPay: exact(20) })) }, null)
    expect(exact(equal.meanHourlyGapPercent).is(0) && exact(equal.medianHourlyGapPercent).is(0)).toBe(true)
    const doubled = payGap.work({ employees: employees.map(each => ({ ...each, hourlyPay: each.hourlyPay.times(2) })) }, null)
    expect(exact(doubled.meanHourlyGapPercent).is(payGap.work({ employees }, null).meanHourlyGapPercent)).toBe(true)
  })))
})
