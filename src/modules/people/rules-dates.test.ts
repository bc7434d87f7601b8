import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/calendar.ts'
import { contradiction, foreignTo, probations, termsInARow, type Dates } from './rules-dates.ts'

const whole: Dates = { startsOn: '2024-03-01', firstWorkingDay: '2024-03-04', signedOn: '2024-02-10', serviceFrom: '2019-01-01', probationEndsOn: '2024-08-31', fixedTermEndsOn: '2026-02-28', givenOn: '2025-11-10', lastWorkingDay: '2026-01-15', endsOn: '2026-01-31', paidUntil: '2026-01-31' }

describe('dates of an employment', () => {
  test('that fit say nothing, whichever is touched', () => expect(contradiction(whole, Object.keys(whole))).toBeNull())
  test.each([
    ['an end before the start', { endsOn: '2024-02-29' }, 'people.ends_before_it_starts', 'endsOn'],
    ['a fixed term that ends before the start', { fixedTermEndsOn: '2024-02-01' }, 'people.ends_before_it_starts', 'fixedTermEndsOn'],
    ['an engagement that ends before the start', { engagedUntil: '2024-02-01' }, 'people.ends_before_it_starts', 'engagedUntil'],
    ['a first working day before the first day', { firstWorkingDay: '2024-02-28' }, 'people.works_before_first_day', 'firstWorkingDay'],
    ['a first hire after the first day', { originalHireOn: '2024-03-02' }, 'people.hired_after_start', 'originalHireOn'],
    ['service that begins after the first day', { serviceFrom: '2024-03-02' }, 'people.service_after_start', 'serviceFrom'],
    ['a probation that ends before the start', { probationEndsOn: '2024-02-01' }, 'people.probation_before_start', 'probationEndsOn'],
    ['a probation beyond the fixed term', { probationEndsOn: '2026-03-01' }, 'people.probation_after_term', 'probationEndsOn'],
    ['a last working day after the last day', { lastWorkingDay: '2026-02-01' }, 'people.works_after_last_day', 'lastWorkingDay'],
    ['notice after the last day', { givenOn: '2026-02-01' }, 'people.notice_after_last_day', 'givenOn'],
    ['work beyond the last paid day', { paidUntil: '2026-01-14' }, 'people.works_unpaid', 'paidUntil'],
    ['a last working day before the first', { lastWorkingDay: '2024-03-02' }, 'people.works_before_first_day', 'lastWorkingDay'],
  ])('%s is named', (_, change, code, field) => {
    expect(contradiction({ ...whole, ...change }, Object.keys(change))).toEqual({ code, field })
    expect(contradiction({ ...whole, ...change }, ['signedOn'])).toBeNull()
  })
  test('on one and the same day all of it fits', () => {
    const isWhole = fc.property(fc.integer({ min: 0, max: 20_000 }), days => contradiction(Object.fromEntries(Object.keys(whole).map(name => [name, addDays('1990-01-01', days)])), Object.keys(whole)) === null)
    expect(fc.check(isWhole).failed).toBe(false)
  })
})

describe('fixed terms in a row', () => {
  const term = (startsOn: string, endsOn: string | null, fixedTermEndsOn: string | null, form = 'fixed_term', probationEndsOn: string | null = null) => ({ startsOn, endsOn, fixedTermEndsOn, form, probationEndsOn })
  test('extended a second time are three, from the first day to the last end', () => {
    expect(termsInARow([term('2025-01-01', '2025-06-30', '2025-12-31'), term('2025-07-01', '2026-06-30', '2026-12-31'), term('2026-07-01', null, '2027-12-31')])).toEqual({ count: 3, from: '2025-01-01', until: '2027-12-31', days: 1095, grounds: [null, null, null] })
  })
  test('begin anew after a gap and after another form; other changes of the contract are no term', () => {
    expect(termsInARow([term('2020-01-01', '2020-12-31', '2020-12-31'), term('2022-01-01', null, '2022-12-31')])).toMatchObject({ count: 1, from: '2022-01-01' })
    expect(termsInARow([term('2020-01-01', '2020-12-31', null, 'apprentice'), term('2021-01-01', null, '2021-12-31')])).toMatchObject({ count: 1, from: '2021-01-01' })
    expect(termsInARow([term('2021-01-01', '2021-03-31', '2021-12-31'), term('2021-04-01', null, '2021-12-31')])).toMatchObject({ count: 1, from: '2021-01-01' })
  })
  test('are none where the last contract is open', () => {
    expect(termsInARow([term('2020-01-01', '2020-12-31', '2020-12-31'), term('2021-01-01', null, null, 'permanent')])).toBeNull()
    expect(termsInARow([])).toBeNull()
  })
  test('probation tells its ends, the extension last', () => {
    expect(probations([term('2025-07-01', null, null, 'permanent', '2025-12-31'), term('2025-01-01', '2025-06-30', null, 'permanent', '2025-06-30')])).toEqual(['2025-06-30', '2025-12-31'])
  })
})

test.each([
  [{ kind: 'employee' }, null], [{ kind: 'contingent', detail: 'agency', supplier: 'Temps Ltd', engagedUntil: '2026-12-31' }, null], [{ kind: 'other', detail: 'board' }, null],
  [{ kind: 'employee', detail: 'agency' }, 'detail'], [{ kind: 'contingent', detail: 'board' }, 'detail'], [{ kind: 'other', supplier: 'x' }, 'supplier'], [{ kind: 'employee', engagedUntil: '2026-12-31' }, 'engagedUntil'],
])('%j: %s is of another kind of worker', (worker, field) => expect(foreignTo(worker)?.field ?? null).toBe(field))
