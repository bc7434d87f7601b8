import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import germanNotice from '#rules/de/notice-period.ts'
import { addDays, dateOf, endOfMonth } from '#shared/calendar.ts'
import { agreedFor, askingFor, finalPayFor, lastDayOf, type Facts } from './rules-notice.ts'

const facts: Facts = { country: 'GB', subdivision: null, kind: 'employee', employedFrom: '2020-01-15', probationEndsOn: null, agreed: [] }
const given = { givenOn: '2026-06-15', givenBy: 'employer' } as const

describe('which rule is asked', () => {
  test.each<[string, Partial<Facts>, Partial<Record<keyof typeof given, string>>, object]>([
    ['Great Britain', {}, {}, { rule: 'gb.statutory-notice', input: { employedFrom: '2020-01-15', noticeGivenOn: '2026-06-15' } }],
    ['Scotland', { subdivision: 'SCT' }, {}, { rule: 'gb.statutory-notice' }],
    ['Germany', { country: 'DE' }, {}, { rule: 'de.notice-period', input: { employedFrom: '2020-01-15', noticeReceivedOn: '2026-06-15', probation: false, givenBy: 'employer' } }],
    ['Germany, by the employee, on the last day of probation', { country: 'DE', probationEndsOn: '2026-06-15' }, { givenBy: 'employee' }, { input: { employedFrom: '2020-01-15', noticeReceivedOn: '2026-06-15', probation: true, givenBy: 'employee' } }],
    ['the day after', { country: 'DE', probationEndsOn: '2026-06-14' }, {}, { isInProbation: false }],
    ['Northern Ireland', { subdivision: 'GB-NIR' }, {}, { notCovered: 'northern_ireland' }],
    ['by the employee in Great Britain', {}, { givenBy: 'employee' }, { notCovered: 'by_employee' }],
    ['a country without a rule', { country: 'IN' }, {}, { notCovered: 'country' }],
    ['nowhere', { country: null }, {}, { notCovered: 'country_unknown' }],
    ['a contractor', { kind: 'contingent' }, {}, { notCovered: 'not_employed' }],
    ['by agreement', {}, { givenBy: 'mutual' }, { notCovered: 'mutual' }],
  ])('%s', (_, held, asked, wanted) => expect(askingFor({ ...facts, ...held }, { ...given, ...asked } as never)).toMatchObject(wanted))

  test('final pay by state, of who is dismissed or resigns', () => {
    const us = { ...facts, country: 'US', subdivision: 'US-CA' }
    expect(finalPayFor(us, given)).toEqual({ state: 'CA', separation: 'discharge' })
    expect(finalPayFor(us, { ...given, givenBy: 'employee' })).toEqual({ state: 'CA', separation: 'resignation' })
    for (const none of [finalPayFor({ ...us, subdivision: null }, given), finalPayFor(us, { ...given, givenBy: 'mutual' }), finalPayFor({ ...us, kind: 'contingent' }, given), finalPayFor(facts, given)]) expect(none).toBeNull()
  })
})

describe('what was agreed', () => {
  test.each<[string, number, 'days' | 'weeks' | 'months', string, string]>([
    ['2026-06-15', 0, 'days', 'any_day', '2026-06-15'], ['2026-06-15', 1, 'weeks', 'any_day', '2026-06-22'], ['2026-01-31', 1, 'months', 'any_day', '2026-02-28'], ['2026-01-31', 1, 'months', 'month', '2026-02-28'],
    ['2026-06-15', 3, 'months', 'month', '2026-09-30'], ['2026-06-15', 4, 'weeks', 'half_month', '2026-07-15'], ['2026-06-18', 4, 'weeks', 'half_month', '2026-07-31'], ['2026-06-15', 6, 'weeks', 'quarter', '2026-09-30'],
    ['2026-08-20', 6, 'weeks', 'quarter', '2026-12-31'], ['2026-06-15', 1, 'months', 'half_year', '2026-12-31'], ['2026-06-15', 1, 'months', 'year', '2026-12-31'], ['2026-12-15', 1, 'months', 'year', '2027-12-31'],
  ])('given on %s, %i %s, %s: %s', (givenOn, length, unit, endsAt, wanted) => expect(lastDayOf({ length, unit, endsAt }, givenOn)).toBe(wanted))

  test('of one side stands before what is said of both', () => {
    const each = { agreedIn: 'contract', unit: 'weeks', endsAt: 'any_day' } as const
    const agreed = [{ ...each, givenBy: 'both', length: 4 }, { ...each, givenBy: 'employer', length: 8 }, { ...each, agreedIn: 'policy', givenBy: 'both', length: 2 }] as const
    expect(agreedFor(agreed, given).map(({ agreedIn, length }) => [agreedIn, length])).toEqual([['contract', 8], ['policy', 2]])
    expect(agreedFor(agreed, { ...given, givenBy: 'employee' }).map(({ length }) => length)).toEqual([4, 2])
    expect(agreedFor(agreed, { ...given, givenBy: 'mutual' })).toEqual([])
  })

  const day = fc.integer({ min: 0, max: 12_000 }).map(days => addDays('2010-01-01', days))
  const term = fc.record({ length: fc.nat(60), unit: fc.constantFrom('days' as const, 'weeks' as const, 'months' as const), endsAt: fc.constantFrom('any_day', 'half_month', 'month', 'quarter', 'half_year', 'year') })
  test('never ends before the notice, later with a longer one and with a later notice, on the day that it may', () => fc.assert(fc.property(day, fc.nat(90), term, (givenOn, later, term) => {
    const last = lastDayOf(term, givenOn)
    expect(last >= givenOn && lastDayOf({ ...term, length: term.length + 1 }, givenOn) >= last && lastDayOf(term, addDays(givenOn, later)) >= last).toBe(true)
    if (term.endsAt !== 'any_day') expect(dateOf(last) === 15 && term.endsAt === 'half_month' || last === endOfMonth(last)).toBe(true)
  })))
  test('as the law says it, ends as the law says', () => fc.assert(fc.property(day, fc.nat(9000), (noticeReceivedOn, service) => {
    const { period, employmentEndsOn } = germanNotice.work({ employedFrom: addDays(noticeReceivedOn, -service), noticeReceivedOn, probation: false, givenBy: 'employer' }, null)
    const [length = '', unit] = period.split(' ')
    expect(lastDayOf({ length: Number(length), unit: unit === 'weeks' ? 'weeks' : 'months', endsAt: unit === 'weeks' ? 'half_month' : 'month' }, noticeReceivedOn)).toBe(employmentEndsOn)
  })))
})
