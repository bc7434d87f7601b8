import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import fullLeave from '#rules/de/full-leave-entitlement.ts'
import minimumLeave from '#rules/de/minimum-leave.ts'
import partialLeave from '#rules/de/partial-leave.ts'
import jointAssessment from '#rules/eu/joint-pay-assessment.ts'
import payReporting from '#rules/eu/pay-reporting-tier.ts'
import sickCarryOver from '#rules/eu/sick-leave-carry-over.ts'
import paidLeave from '#rules/fr/paid-leave.ts'
import hourlyRate from '#rules/gb/gender-pay-gap-hourly-rate.ts'
import accrual from '#rules/gb/holiday-accrual-rate.ts'
import enrolment from '#rules/gb/pension-auto-enrolment.ts'
import contributions from '#rules/gb/pension-contributions.ts'
import sponsor from '#rules/gb/sponsor-reporting.ts'
import parentalPay from '#rules/gb/statutory-parental-pay.ts'
import payRates from '#rules/gb/statutory-pay-rates.ts'
import sickPay from '#rules/gb/statutory-sick-pay.ts'
import annualLeave from '#rules/in/annual-leave.ts'
import carryForward from '#rules/in/leave-carry-forward.ts'
import { addDays, addMonths, dateOf, daysFromTo, weekdayOf, yearOf, type Day } from '#shared/calendar.ts'
import { exact, highest, lowest, type Exact } from '#shared/exact.ts'

const from = (first: Day, days: number) => fc.nat(days).map(n => addDays(first, n))
const cents = fc.nat(6_000_000).map(value => exact(value).over(100))
const penny = exact(0.01)

describe('sick pay', () => {
  const before = from('2011-01-01', 5000), after = from('2026-04-06', 80)
  const week = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
  type Spell = { startsOn: Day; endsOn: Day }
  const ask = (startsOn: Day, endsOn: Day, workingDays: number[], averageWeeklyEarnings: Exact, earlierSickness: Spell[] = []) => sickPay.work({ startsOn, endsOn, workingDays, averageWeeklyEarnings, earlierSickness }, null)
  const payOf = (answer: { pay: Exact | number }) => exact(answer.pay)

  test('a day more and a pound more never give less, nor more than 28 weeks', () => fc.assert(fc.property(fc.oneof(before, after), fc.nat(200), week, fc.nat(400), (startsOn, days, workingDays, pounds) => {
    const of = (more: number, pay: number) => ask(startsOn, addDays(startsOn, days + more), workingDays, exact(pounds + pay))
    expect(payOf(of(1, 0)).isAtLeast(payOf(of(0, 0))) && payOf(of(0, 1)).isAtLeast(payOf(of(0, 0)))).toBe(true)
    expect(of(0, 0).daysPaid).toBeLessThanOrEqual(28 * workingDays.length)
    expect(of(0, 0).eligible).toBe(payOf(of(0, 0)).isAbove(0))
  })))
  test('cut after any Saturday, both parts together are the whole', () => fc.assert(fc.property(fc.oneof(before, after), fc.integer({ min: 1, max: 150 }), week, fc.nat(), (startsOn, days, workingDays, at) => {
    const endsOn = addDays(startsOn, days), saturdays = Array.from({ length: days }, (_, n) => addDays(startsOn, n)).filter(day => weekdayOf(day) === 6)
    fc.pre(saturdays.length > 0)
    const cut = saturdays[at % saturdays.length]!, first = ask(startsOn, cut, workingDays, exact(600))
    const second = ask(addDays(cut, 1), endsOn, workingDays, exact(600), [{ startsOn, endsOn: cut }]), whole = ask(startsOn, endsOn, workingDays, exact(600))
    // A first part that is too short by itself holds waiting days only, and days that the second part finds unpaid.
    expect([first.daysPaid + second.daysPaid, String(payOf(first).plus(payOf(second)))]).toEqual([whole.daysPaid, String(payOf(whole))])
  })))
  test('neither the order of earlier absences and working days nor a cut in one of them makes a difference', () => fc.assert(fc.property(before, fc.array(fc.tuple(fc.nat(60), fc.nat(30)), { minLength: 1, maxLength: 5 }), week, fc.nat(29), (startsOn, gaps, workingDays, at) => {
    let next = startsOn
    const earlier = gaps.map(([gap, length]) => {
      const endsOn = addDays(next, -2 - gap)
      next = addDays(endsOn, -length)
      return { startsOn: next, endsOn }
    })
    const asked = (days: number[], spells: Spell[]) => JSON.stringify(ask(startsOn, addDays(startsOn, 40), days, exact(600), spells))
    const cut = earlier.flatMap(({ startsOn: first, endsOn: last }) => addDays(first, at) < last ? [{ startsOn: addDays(first, at + 1), endsOn: last }, { startsOn: first, endsOn: addDays(first, at) }] : [{ startsOn: first, endsOn: last }])
    for (const same of [asked(workingDays.toReversed(), earlier), asked([...workingDays, ...workingDays], earlier), asked(workingDays, earlier.toReversed()), asked(workingDays, cut)]) expect(same).toBe(asked(workingDays, earlier))
  })))
  test('a period links over 56 days, not over 57', () => fc.assert(fc.property(before, fc.integer({ min: 50, max: 60 }), (startsOn, between) => {
    const endsOn = addDays(startsOn, -between - 1), all = [1, 2, 3, 4, 5, 6, 7]
    expect(ask(startsOn, addDays(startsOn, 9), all, exact(600), [{ startsOn: addDays(endsOn, -3), endsOn }]).linkedQualifyingDays).toBe(between <= 56 ? 4 : 0)
    expect(ask(startsOn, addDays(startsOn, 9), all, exact(600), [{ startsOn: addDays(endsOn, -2), endsOn }]).linkedQualifyingDays).toBe(0)
  })))
  test('a whole week after the reform pays the rate that the list shows, or 80% of earnings', () => fc.assert(fc.property(fc.nat(8).map(n => addDays('2026-04-12', n * 7)), week, cents, (sunday, workingDays, earnings) => {
    fc.pre(earnings.isAbove(0))
    const rate = lowest(exact(payRates.work({}, sunday).sickPayWeekly), earnings.times(0.8)), pay = payOf(ask(sunday, addDays(sunday, 6), workingDays, earnings))
    expect(pay.minus(rate).isBelow(penny) && pay.isAtLeast(rate.minus(0.0007))).toBe(true)
  })))
})

describe('parental pay, pensions, hourly rates', () => {
  const on = '2026-06-01'
  test('parental pay never falls with earnings, is never above the flat rate, and less than a penny above 90%', () => fc.assert(fc.property(cents, cents, (earnings, more) => {
    const of = (value: Exact) => exact(parentalPay.work({ averageWeeklyEarnings: value }, on).weekly)
    expect(of(earnings.plus(more)).isAtLeast(of(earnings)) && of(earnings).isAtMost(194.32) && of(earnings).minus(earnings.times(0.9)).isBelow(penny)).toBe(true)
  })))
  test('contributions never fall with earnings, have no jump, and are together what they are', () => fc.assert(fc.property(cents, annualEarnings => {
    const of = (value: Exact) => contributions.work({ annualEarnings: value }, on), here = of(annualEarnings), next = of(annualEarnings.plus(penny))
    const step = exact(next.totalContribution).minus(here.totalContribution)
    expect(step.isAtLeast(0) && step.isAtMost(0.02) && exact(here.employerContribution).plus(here.workerContribution).is(here.totalContribution)).toBe(true)
    expect(exact(here.totalContribution).minus(exact(here.qualifyingEarnings).times(0.08)).isAtMost(penny)).toBe(true)
  })))
  test('whoever must be enrolled has qualifying earnings; nobody must and may at once; more pay never ends the duty', () => fc.assert(fc.property(cents, cents, fc.nat(90), fc.integer({ min: 60, max: 75 }), (annualEarnings, more, age, statePensionAge) => {
    const of = (value: Exact) => enrolment.work({ annualEarnings: value, age, statePensionAge }, on), here = of(annualEarnings)
    const qualifying = exact(contributions.work({ annualEarnings }, on).qualifyingEarnings).isAbove(0)
    expect(here.mustEnrol && here.mayOptIn).toBe(false)
    expect(here.employerMustContribute).toBe(here.mustEnrol || here.mayOptIn)
    expect(here.status).toBe(age < 16 || age >= 75 ? 'outside' : !qualifying ? 'entitled-worker' : here.mustEnrol ? 'eligible-jobholder' : 'non-eligible-jobholder')
    expect(!here.mustEnrol || of(annualEarnings.plus(more)).mustEnrol).toBe(true)
  })))
  test('the same pay for a week, two and four is the same an hour; it grows with pay and shrinks with hours', () => fc.assert(fc.property(cents, cents, fc.integer({ min: 1, max: 168 }), (pay, more, hours) => {
    const of = (value: Exact, payPeriod: 'week' | 'fortnight' | 'four-weeks', weeklyHours = hours) => exact(hourlyRate.work({ pay: value, payPeriod, weeklyHours: exact(weeklyHours) }, null).hourlyPay)
    expect(String([of(pay.times(2), 'fortnight'), of(pay.times(4), 'four-weeks')])).toBe(String([of(pay, 'week'), of(pay, 'week')]))
    expect(of(pay.plus(more), 'week').isAtLeast(of(pay, 'week')) && of(pay, 'week', hours + 1).isAtMost(of(pay, 'week'))).toBe(true)
  })))
  test('more holiday accrues at a higher percentage', () => fc.assert(fc.property(fc.integer({ min: 56, max: 500 }), tenths => {
    const of = (value: number) => exact(accrual.work({ weeksPerYear: exact(value).over(10) }, on).percent)
    expect(of(tenths + 1).isAbove(of(tenths))).toBe(true)
  })))
})

describe('sponsors’ reports', () => {
  const event = fc.constantFrom('unauthorised-absence', 'late-start', 'change-of-circumstances'), week = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
  test('are due on a working day, later with more bank holidays and later events', () => fc.assert(fc.property(event, from('2024-01-01', 2000), week, fc.array(fc.nat(60), { maxLength: 12 }), fc.nat(60), (event, eventOn, workingDays, holidays, more) => {
    const days = holidays.map(n => addDays(eventOn, n))
    const of = (bankHolidays: Day[], on = eventOn) => sponsor.work({ event, eventOn: on, workingDays, bankHolidays }, null).reportBy as Day
    const due = of(days)
    expect(weekdayOf(due) <= 5 && !days.includes(due)).toBe(true)
    expect(of([...days, addDays(eventOn, more)]) >= due && of(days.toReversed()) === due && of(days, addDays(eventOn, 1)) >= due).toBe(true)
  })))
})

describe('Germany', () => {
  const employedFrom = from('2010-01-01', 6000)
  test('leave grows with the working week, and a part of it with each month, to the whole in twelve', () => fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(11), (workingDays, fullMonths) => {
    const annualDays = exact(minimumLeave.work({ workingDaysPerWeek: exact(workingDays) }, null).days)
    const part = (months: number) => partialLeave.work({ fullMonths: months, annualDays }, null), here = exact(part(fullMonths).days)
    expect(exact(minimumLeave.work({ workingDaysPerWeek: exact(workingDays + 1) }, null).days).isAbove(annualDays)).toBe(true)
    expect(exact(part(fullMonths + 1).days).isAtLeast(here) && here.minus(part(fullMonths).unroundedDays).isAtMost(0.5)).toBe(true)
    expect(exact(part(12).days).is(annualDays)).toBe(true)
  })))
  test('whoever came earlier or leaves later never has a part where the other has the whole', () => fc.assert(fc.property(employedFrom, fc.nat(900), fc.nat(400), fc.nat(400), (employedFrom, service, earlier, later) => {
    const leavesOn = addDays(employedFrom, service), leaveYear = yearOf(leavesOn)
    const of = (first: Day, last: Day | null) => fullLeave.work({ employedFrom: first, leavesOn: last, leaveYear }, null).fullEntitlement
    fc.pre(of(employedFrom, leavesOn))
    expect([of(addDays(employedFrom, -earlier), leavesOn), of(employedFrom, addDays(leavesOn, later)), of(employedFrom, null)]).toEqual([true, true, true])
  })))
  test('the waiting period lasts six months, whatever the day', () => fc.assert(fc.property(employedFrom, employedFrom => {
    const { waitingPeriodEndsOn } = fullLeave.work({ employedFrom, leavesOn: null, leaveYear: yearOf(employedFrom) }, null)
    expect(daysFromTo(employedFrom, waitingPeriodEndsOn as Day)).toBeGreaterThanOrEqual(181)
    expect(daysFromTo(employedFrom, waitingPeriodEndsOn as Day)).toBeLessThanOrEqual(184)
  })))
})

describe('France and India', () => {
  const tenths = fc.nat(120).map(n => exact(n).over(10))
  test('leave grows with work and sickness, a month of work gives no less than one of sickness, 30 days at most, always whole', () => fc.assert(fc.property(tenths, tenths, tenths, (monthsWorked, monthsOfOrdinarySickness, more) => {
    const of = (worked: Exact, sick: Exact) => paidLeave.work({ monthsWorked: worked, monthsOfOrdinarySickness: sick }, null)
    const { days, unroundedDays } = of(monthsWorked, monthsOfOrdinarySickness), working = of(monthsWorked.plus(more), monthsOfOrdinarySickness).days, sick = of(monthsWorked, monthsOfOrdinarySickness.plus(more)).days
    expect(days <= sick && sick <= working && working <= 30).toBe(true)
    expect(highest(0, exact(days).minus(unroundedDays)).isBelow(1) && exact(days).isAtLeast(unroundedDays)).toBe(true)
  })))
  test('a day more of work never gives less; the young have no less; the new law no less than the old', () => fc.assert(fc.property(fc.nat(365), worked => {
    const of = (daysWorkedInPreviousYear: number, on: Day, ageGroup: 'adult' | 'young' = 'adult') => annualLeave.work({ daysWorkedInPreviousYear, ageGroup }, on).days
    for (const on of ['2025-11-20', '2025-11-21']) expect(of(worked + 1, on) >= of(worked, on) && of(worked, on, 'young') >= of(worked, on)).toBe(true)
    expect(of(worked, '2025-11-21')).toBeGreaterThanOrEqual(of(worked, '2025-11-20'))
  })))
  test('no day is carried and paid; under the new law none is lost', () => fc.assert(fc.property(fc.nat(100), fc.constantFrom('adult' as const, 'young' as const), (balanceDays, ageGroup) => {
    const total = (on: Day) => { const { carriedForward, encashable } = carryForward.work({ balanceDays, ageGroup }, on); return carriedForward + encashable }
    expect(total('2025-11-20')).toBeLessThanOrEqual(balanceDays)
    expect(total('2025-11-21')).toBe(balanceDays)
  })))
})

describe('European Union', () => {
  test('more workers never report later or less often', () => fc.assert(fc.property(fc.nat(400), fc.nat(400), (workers, more) => {
    const few = payReporting.work({ workers }, null), many = payReporting.work({ workers: workers + more }, null)
    expect(!few.reportingRequired || many.reportingRequired && many.firstReportBy! <= few.firstReportBy! && many.everyYears! <= few.everyYears!).toBe(true)
  })))
  test('a larger difference or more time never ends the duty; a reason or a remedy always does', () => fc.assert(fc.property(fc.nat(200), fc.nat(200), from('2027-06-07', 1000), fc.nat(400), fc.nat(400), (gap, more, reportedOn, after, later) => {
    const of = (percent: number, days: number, objectivelyJustified = false, remedied = false) => jointAssessment.work({ categoryGapPercent: exact(percent).over(10), objectivelyJustified, remedied, reportedOn, checkedOn: addDays(reportedOn, days) }, null).required
    if (of(gap, after)) expect(of(gap + more, after + later)).toBe(true)
    expect(of(gap, after)).toBe(gap >= 50 && addDays(reportedOn, after) >= addMonths(reportedOn, 6))
    expect([of(gap, after, true), of(gap, after, false, true)]).toEqual([false, false])
  })))
  test('leave of the sick lapses later with a longer carry-over, at a month’s end where the leave year ends at one', () => fc.assert(fc.property(from('2020-01-01', 4000), fc.integer({ min: 15, max: 60 }), (leaveYearEndsOn, carryOverMonths) => {
    const of = (months: number) => sickCarryOver.work({ leaveYearEndsOn, carryOverMonths: months }, null).lapsesOn!
    expect(of(carryOverMonths + 1) > of(carryOverMonths) && of(carryOverMonths) >= addMonths(leaveYearEndsOn, carryOverMonths)).toBe(true)
    if (dateOf(addDays(leaveYearEndsOn, 1)) === 1) expect(dateOf(addDays(of(carryOverMonths), 1))).toBe(1)
  })))
})
