import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import adp from '#rules/us/adp-test.ts'
import eeoc from '#rules/us/eeoc-charge-deadline.ts'
import fmla from '#rules/us/fmla-entitlement.ts'
import fourFifths from '#rules/us/four-fifths.ts'
import fisher from '#rules/us/selection-fisher-exact.ts'
import byUnit from '#rules/us/selection-by-unit.ts'
import smallNumbers from '#rules/us/selection-small-numbers.ts'
import oneSample from '#rules/us/selection-z-one-sample.ts'
import twoSample from '#rules/us/selection-z-two-sample.ts'
import cobra from '#rules/us/cobra.ts'
import deferral from '#rules/us/401k-deferral-limit.ts'
import health from '#rules/us/health-plan-limits.ts'
import retirement from '#rules/us/retirement-plan-limits.ts'
import i9 from '#rules/us/i9-deadlines.ts'
import lookBack from '#rules/us/aca-look-back.ts'
import povertyLine from '#rules/us/aca-fpl-safe-harbour.ts'
import warn from '#rules/us/warn.ts'
import { federalHolidayOn, isWeekend } from '#rules/us/tables/federal-holidays.ts'
import { addDays, addMonths, daysBetween, lastOfMonths, weekdayOf, yearOf } from '#shared/calendar.ts'
import { exact } from '#shared/exact.ts'

const day = fc.integer({ min: 0, max: 12_000 }).map(days => addDays('2000-01-01', days))
const counts = fc.integer({ min: 1, max: 60 }).chain(applicants => fc.record({ applicants: fc.constant(applicants), selected: fc.integer({ min: 0, max: applicants }) }))
const groups = fc.array(counts, { minLength: 2, maxLength: 6 }).map(all => all.map((each, at) => ({ ...each, name: `Group ${at}` }))).filter(all => all.some(({ selected }) => selected > 0))

describe('four fifths', () => {
  test('whatever the order, the same groups are flagged, never the one with the highest rate', () => fc.assert(fc.property(groups, given => {
    const { comparator, flagged, impactRatios } = fourFifths.work({ groups: given }, null)
    expect(fourFifths.work({ groups: given.toReversed() }, null).flagged).toEqual(flagged)
    expect(flagged).not.toContain(comparator)
    expect(Object.values(impactRatios).every(ratio => exact(ratio).isAtMost(1))).toBe(true)
  })))
  test('counts ten times as large change nothing; exactly four fifths isn’t flagged', () => fc.assert(fc.property(groups, fc.integer({ min: 1, max: 200 }), (given, n) => {
    const larger = given.map(each => ({ ...each, applicants: each.applicants * 10, selected: each.selected * 10 }))
    expect(fourFifths.work({ groups: larger }, null).flagged).toEqual(fourFifths.work({ groups: given }, null).flagged)
    const fifths = (selected: number) => fourFifths.work({ groups: [{ name: 'a', applicants: 5 * n, selected: 5 * n }, { name: 'b', applicants: 5 * n, selected }] }, null).flagged
    expect([fifths(4 * n), fifths(4 * n - 1)]).toEqual([[], ['b']])
  })))
  test('one unit is as the pool; what is flagged only when pooled is flagged in no unit', () => fc.assert(fc.property(fc.array(groups, { minLength: 1, maxLength: 5 }), all => {
    const units = all.map((groups, at) => ({ name: `Unit ${at}`, groups }))
    const { pooled, units: each, flaggedOnlyWhenPooled } = byUnit.work({ units }, null)
    for (const name of flaggedOnlyWhenPooled) expect([pooled.flagged.includes(name), Object.values(each).some(({ flagged }) => flagged.includes(name))]).toEqual([true, false])
    expect(byUnit.work({ units: units.slice(0, 1) }, null).flaggedOnlyWhenPooled).toEqual([])
  })))
  test('of two equally large groups, one person turns round a difference of one, not of two', () => fc.assert(fc.property(fc.integer({ min: 2, max: 500 }), n => {
    const changes = (a: number, b: number) => smallNumbers.work({ groups: [{ name: 'a', applicants: n, selected: a }, { name: 'b', applicants: n, selected: b }] }, null).highestGroupChanges
    expect(changes(1, 0)).toBe(true)
    expect(changes(n, n - 2)).toBe(false)
  })))
})

describe('selection statistics', () => {
  test('two samples turned round have the opposite sign; a larger difference, a larger one', () => fc.assert(fc.property(counts, counts, (a, b) => {
    fc.pre(a.selected + b.selected > 0 && a.selected + b.selected < a.applicants + b.applicants)
    const { z } = twoSample.work({ reference: a, comparison: b }, null)
    expect(twoSample.work({ reference: b, comparison: a }, null).z).toBeCloseTo(-z, 12)
    expect(Math.abs(twoSample.work({ reference: { applicants: a.applicants * 4, selected: a.selected * 4 }, comparison: { applicants: b.applicants * 4, selected: b.selected * 4 } }, null).z)).toBeCloseTo(2 * Math.abs(z), 10)
  })))
  test('exactly two and three standard deviations are not more than two and three', () => fc.assert(fc.property(fc.integer({ min: 3, max: 5000 }), root => {
    const at = (times: number, more: number) => oneSample.work({ observed: 2 * root * root + times * root + more, total: 4 * root * root, expectedShare: exact(0.5) }, null)
    expect([at(2, 0).overTwoStandardDeviations, at(2, 1).overTwoStandardDeviations, at(3, 0).overThreeStandardDeviations, at(3, 1).overThreeStandardDeviations]).toEqual([false, true, false, true])
  })))
  test('Fisher: as exact fractions say, and the same whichever group is the reference', () => fc.assert(fc.property(counts, counts, (reference, comparison) => {
    const { pValue } = fisher.work({ reference, comparison }, null)
    expect(fisher.work({ reference: comparison, comparison: reference }, null).pValue).toBeCloseTo(pValue, 12)
    expect(pValue).toBeCloseTo(byFractions(reference, comparison), 12)
  })))
  test('Fisher: of a million each, at once', () => {
    const of = (selected: number) => fisher.work({ reference: { applicants: 1_000_000, selected: 500_000 }, comparison: { applicants: 1_000_000, selected } }, null).pValue
    expect(of(500_000)).toBeCloseTo(1, 9)
    // Two standard deviations, by the normal distribution.
    expect(of(498_614)).toBeCloseTo(0.05, 3)
    expect(of(0)).toBe(0)
  })

  type Counts = { applicants: number; selected: number }
  function byFractions(a: Counts, b: Counts): number {
    const selected = a.selected + b.selected
    const ways = Array.from({ length: selected + 1 }, (_, of) => choose(b.applicants, of) * choose(a.applicants, selected - of))
    const sum = (all: bigint[]) => all.reduce((total, each) => total + each, 0n)
    return exact(sum(ways.filter(each => each <= ways[b.selected]!))).over(sum(ways)).toNumber()
  }
  function choose(n: number, k: number): bigint {
    if (k > n) return 0n
    let ways = 1n
    for (let at = 1; at <= k; at++) ways = ways * BigInt(n - k + at) / BigInt(at)
    return ways
  }
})

describe('FMLA', () => {
  const asked = { yearStartsOn: '2010-04-01', leaveStartsOn: '2026-06-15' } as const
  const leaves = fc.array(fc.record({ startsOn: fc.integer({ min: 1, max: 800 }).map(days => addDays(asked.leaveStartsOn, -days)), weeks: fc.integer({ min: 1, max: 12 }).map(weeks => exact(weeks)) }), { maxLength: 5 })
  const methods = fc.constantFrom('rolling-backward', 'calendar-year', 'fixed-year', 'forward')
  test('whatever the order, 0 to 12 weeks; a leave more never leaves more', () => fc.assert(fc.property(methods, leaves, leaves, (method, some, more) => {
    const of = (leaves: typeof some) => fmla.work({ ...asked, method, leaves }, null)
    expect(String(of(some.toReversed()).availableWeeks)).toBe(String(of(some).availableWeeks))
    expect(exact(of(some).availableWeeks).isAtLeast(0) && exact(of(some).availableWeeks).isAtMost(12)).toBe(true)
    // Forward, an earlier leave moves the period.
    if (method !== 'forward') expect(exact(of([...some, ...more]).availableWeeks).isAtMost(of(some).availableWeeks)).toBe(true)
  })))
  const stretch = fc.integer({ min: 2, max: 40 }).chain(days => fc.record({ days: fc.constant(days), cut: fc.integer({ min: 1, max: days - 1 }), before: fc.integer({ min: days, max: 700 }) }))
  test('a stretch, cut anywhere, uses the same', () => fc.assert(fc.property(methods, leaves, stretch, (method, others, { days, cut, before }) => {
    const of = (parts: [from: number, days: number][]) => JSON.stringify(fmla.work({ ...asked, method, leaves: [...others, ...parts.map(([from, days]) => ({ startsOn: addDays(asked.leaveStartsOn, from - before), weeks: exact(days).over(7) }))] }, null))
    expect(of([[0, cut], [cut, days - cut]])).toBe(of([[0, days]]))
  })))
  test('rolling: with what was used and is available no 12 months hold more than 84 days, and the next day would be one too many', () => fc.assert(fc.property(leaves, some => {
    const { availableWeeks, nextAvailableOn } = fmla.work({ ...asked, method: 'rolling-backward', leaves: some }, null)
    const taken = new Map<string, number>()
    const take = (startsOn: string, days: number) => { for (let at = 0; at < days; at++) taken.set(addDays(startsOn, at), (taken.get(addDays(startsOn, at)) ?? 0) + 1) }
    for (const { startsOn, weeks } of some) take(startsOn, Math.min(weeks.toNumber() * 7, daysBetween(startsOn, asked.leaveStartsOn)))
    const inTheYearTo = (last: string) => [...taken].reduce((sum, [day, times]) => day > addMonths(last, -12) && day <= last ? sum + times : sum, 0)
    const days = exact(availableWeeks).times(7).toNumber()
    for (let at = 0; at < days; at++) {
      expect(inTheYearTo(addDays(asked.leaveStartsOn, at))).toBeLessThan(84)
      take(addDays(asked.leaveStartsOn, at), 1)
    }
    for (let next = addDays(asked.leaveStartsOn, days); next < nextAvailableOn!; next = addDays(next, 1)) expect(inTheYearTo(next)).toBeGreaterThanOrEqual(84)
    expect(inTheYearTo(nextAvailableOn!)).toBeLessThan(84)
  }), { numRuns: 60 }))
})

describe('WARN', () => {
  const asked = { fullTimeEmployees: 400, fullTimeEmployeesAtSite: 200, plantClosing: false, separateCauses: false }
  const losses = fc.array(fc.record({ on: fc.integer({ min: 0, max: 200 }).map(days => addDays('2026-01-01', days)), count: fc.integer({ min: 1, max: 40 }) }), { maxLength: 8 })
  test('whatever the order; a closing or one loss more never needs less', () => fc.assert(fc.property(losses, losses, (some, more) => {
    const of = (employmentLosses: typeof some, changed: Partial<typeof asked> = {}) => warn.work({ ...asked, ...changed, employmentLosses }, null)
    expect(JSON.stringify(of(some.toReversed()))).toBe(JSON.stringify(of(some)))
    if (!of(some).noticeRequired) return
    expect(of([...some, ...more]).noticeRequired).toBe(true)
    expect(of(some, { plantClosing: true }).noticeRequired).toBe(true)
  })))
  test('a day’s losses, cut in two, are the same', () => fc.assert(fc.property(losses, some => {
    const cut = some.flatMap(({ on, count }) => [{ on, count: Math.floor(count / 2) }, { on, count: Math.ceil(count / 2) }])
    expect(JSON.stringify(warn.work({ ...asked, employmentLosses: cut }, null))).toBe(JSON.stringify(warn.work({ ...asked, employmentLosses: some }, null)))
  })))
  test('89 days apart are added up, 90 aren’t', () => {
    const of = (apart: number) => warn.work({ ...asked, fullTimeEmployeesAtSite: 120, employmentLosses: [{ on: '2026-01-01', count: 25 }, { on: addDays('2026-01-01', apart), count: 25 }] }, null).noticeRequired
    expect([of(89), of(90)]).toEqual([true, false])
  })
})

describe('days', () => {
  test('a year has eleven federal holidays, all on working days', () => fc.assert(fc.property(fc.integer({ min: 2022, max: 2100 }), year => {
    const days = Array.from({ length: 730 }, (_, at) => addDays(`${year}-01-01`, at - 7)).filter(day => federalHolidayOn(day, { juneteenth: true }))
    expect(days.every(day => !isWeekend(day))).toBe(true)
    // New Year's Day may be observed in the year before.
    const ofYear = days.filter(day => yearOf(addDays(day, 1)) === year && day <= `${year}-12-30`)
    expect(ofYear.length).toBe(11)
  })))
  test('2026 has those of the published calendar', () => {
    const days = Array.from({ length: 365 }, (_, at) => addDays('2026-01-01', at)).filter(day => federalHolidayOn(day, { juneteenth: true }))
    expect(days).toEqual(['2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-07-03', '2026-09-07', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25'])
  })
  test('a charge has at least its days and at most four more, never on a weekend; a later act, never an earlier day', () => fc.assert(fc.property(day, fc.boolean(), (actOn, stateOrLocalAgency) => {
    const of = (actOn: string) => eeoc.work({ actOn, stateOrLocalAgency }, null)
    const { days, deadline } = of(actOn)
    const has = daysBetween(actOn, deadline)
    expect(has >= days && has <= days + 4 && weekdayOf(deadline) <= 5).toBe(true)
    expect(of(addDays(actOn, 1)).deadline >= deadline).toBe(true)
  })))
  test('section 2 of Form I-9 is due three to five days later, and later with each closed day', () => fc.assert(fc.property(day, firstDayOfWork => {
    const of = (closedDays: string[]) => i9.work({ firstDayOfWork, closedDays }, null).section2By
    const due = of([])
    expect(daysBetween(firstDayOfWork, due)).toBeLessThanOrEqual(5)
    expect(isWeekend(due)).toBe(false)
    expect(of([due]) > due).toBe(true)
  })))
  test('the periods of a look-back follow each other without a gap', () => fc.assert(fc.property(day, fc.integer({ min: 3, max: 12 }), fc.integer({ min: 0, max: 90 }), (measurementStartsOn, months, between) => {
    const { administrativeDays, measurementEndsOn, administrativeStartsOn, administrativeEndsOn } = lookBack.work({ measurementStartsOn, measurementMonths: months, stabilityStartsOn: addDays(lastOfMonths(measurementStartsOn, months), 1 + between), stabilityMonths: 12 }, null)
    fc.pre(administrativeDays > 0)
    expect([daysBetween(measurementEndsOn, administrativeStartsOn!), daysBetween(administrativeStartsOn!, administrativeEndsOn!) + 1]).toEqual([1, administrativeDays])
  })))
})

describe('plans', () => {
  test('what affordable coverage may cost is never above the limit, and less than a cent below', () => {
    for (const year of [2024, 2025, 2026]) {
      const { maximumMonthly, unroundedMaximum } = povertyLine.work({}, `${year}-01-01`)
      expect(exact(maximumMonthly).isAtMost(unroundedMaximum) && exact(unroundedMaximum).minus(maximumMonthly).isBelow(0.01)).toBe(true)
    }
  })
  test('limits don’t fall from one year to the next; the highest catch-up is at 60 to 63', () => {
    for (const rule of [retirement, health]) {
      const [before, now, after] = [2024, 2025, 2026].map(year => rule.work({}, `${year}-06-30`) as Record<string, number | null>)
      for (const [name, value] of Object.entries(now!)) for (const [low, high] of [[before![name], value], [value, after![name]]]) if (low != null) expect(exact(high!).isAtLeast(low), name).toBe(true)
    }
    const of = (ageAtYearEnd: number) => exact(deferral.work({ ageAtYearEnd }, '2026-12-31').maximum).toNumber()
    expect([49, 50, 59, 60, 63, 64, 99].map(of)).toEqual([24_500, 32_500, 32_500, 35_750, 35_750, 32_500, 32_500])
  })
  test('COBRA: 18, 29 or 36 months; neither disability nor a second event takes any away', () => {
    const events = ['termination', 'reduction-of-hours', 'death-of-employee', 'divorce-or-separation', 'medicare-entitlement'] as const, later = [null, 'death-of-employee', 'divorce-or-separation', 'medicare-entitlement', 'loss-of-dependent-status'] as const
    for (const qualifyingEvent of events) for (const beneficiary of ['spouse', 'child'] as const) for (const secondEvent of later) {
      const of = (disabledWithin60Days: boolean, secondEvent: typeof later[number]) => cobra.work({ qualifyingEvent, beneficiary, grossMisconduct: false, disabledWithin60Days, secondEvent, secondEventOn: null, coverageStartsOn: null }, null).months
      expect([18, 36]).toContain(of(false, null))
      expect([18, 29, 36]).toContain(of(true, secondEvent))
      expect(of(true, null)).toBeGreaterThanOrEqual(of(false, null))
      expect(of(false, secondEvent)).toBeGreaterThanOrEqual(of(false, null))
    }
  })
  test('the ADP that is allowed grows without a jump', () => fc.assert(fc.property(fc.integer({ min: 0, max: 9_999 }), hundredths => {
    const of = (percent: number) => exact(adp.work({ nonHighlyCompensated: null, nonHighlyCompensatedAdp: exact(percent).over(100), highlyCompensatedAdp: null }, null).maximumHighlyCompensatedAdp)
    const grown = of(hundredths + 1).minus(of(hundredths))
    expect(grown.isAtLeast(0.01) && grown.isAtMost(0.02)).toBe(true)
  })))
})
