import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, addYears, completeMonths, completeYears, dateOf, dayOf, daysBetween, daysFromTo, endOfMonth, lastOfMonths, monthOf, told, weekdayOf, yearAround, yearOf } from './calendar.ts'

const day = fc.integer({ min: -30_000, max: 90_000 }).map(days => Temporal.PlainDate.from('1970-01-01').add({ days }).toString())
const plain = (text: string) => Temporal.PlainDate.from(text)

describe('days as texts agree with Temporal', () => {
  test('adding, counting, reading', () => fc.assert(fc.property(day, day, fc.integer({ min: -600, max: 600 }), (a, b, n) => {
    expect(addDays(a, n)).toBe(plain(a).add({ days: n }).toString())
    expect(addMonths(a, n)).toBe(plain(a).add({ months: n }).toString())
    expect(addYears(a, Math.trunc(n / 12))).toBe(plain(a).add({ years: Math.trunc(n / 12) }).toString())
    expect(daysBetween(a, b)).toBe(plain(a).until(b).days)
    expect(daysFromTo(a, b)).toBe(plain(a).until(b).days + 1)
    expect(weekdayOf(a)).toBe(plain(a).dayOfWeek)
    expect(endOfMonth(a)).toBe(plain(a).with({ day: 31 }).toString())
    expect(dayOf(yearOf(a), monthOf(a), dateOf(a))).toBe(a)
  }), { numRuns: 2000 }))

  test('complete months are as many as fit', () => fc.assert(fc.property(day, day, (a, b) => {
    const months = completeMonths(a, b)
    expect(addMonths(a, months) <= b && addMonths(a, months + 1) > b).toBe(true)
    expect(completeYears(a, b)).toBe(Math.floor(months / 12))
  }), { numRuns: 2000 }))

  test('every day lies in exactly one year of an anchor', () => fc.assert(fc.property(day, day, (anchor, on) => {
    const { from, to } = yearAround(anchor, on)
    expect(from <= on && on <= to).toBe(true)
    expect(yearAround(anchor, addDays(to, 1)).from).toBe(addDays(to, 1))
  }), { numRuns: 2000 }))

  test('months that follow each other leave no day out, unless a month is too short for the date', () => fc.assert(fc.property(day, fc.integer({ min: 1, max: 60 }), (first, months) => {
    const last = lastOfMonths(first, months), next = addMonths(first, months)
    expect(dateOf(next) === dateOf(first) ? addDays(last, 1) : last).toBe(next)
    expect(lastOfMonths('2026-08-31', 6)).toBe('2027-02-28')
    expect(lastOfMonths('2026-09-01', 6)).toBe('2027-02-28')
  }), { numRuns: 2000 }))

  test('as it is told', () => expect([told('2026-06-15'), addMonths('2024-01-31', 1), completeMonths('2026-01-31', '2026-02-28')]).toEqual(['15 June 2026', '2024-02-29', 1]))
})
