import { afterEach, describe, expect, test, vi } from 'vitest'
import { typedDate } from './typed-date.ts'

const today = '2026-01-31'
const reading = (...languages: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)
afterEach(() => { vi.restoreAllMocks() })

describe('a date typed in any local way', () => {
  test.each([
    ['today', '2026-01-31'], ['Tomorrow', '2026-02-01'], ['yesterday', '2026-01-30'],
    ['3d', '2026-02-03'], ['in 2 weeks', '2026-02-14'], ['2 weeks ago', '2026-01-17'], ['1 month', '2026-02-28'], ['+1y', '2027-01-31'], ['-1 m', '2025-12-31'], ['13 months', '2027-02-28'],
    ['monday', '2026-02-02'], ['next fri', '2026-02-06'], ['Saturday', '2026-02-07'],
    ['3 jan', '2026-01-03'], ['January 3, 2024', '2024-01-03'], ['3rd of march 26', '2026-03-03'], ['1 dec', '2025-12-01'], ['1 aug', '2026-08-01'], ['2020 may 5', '2020-05-05'], ['5-Sept-1987', '1987-09-05'],
    ['2026-02-03', '2026-02-03'], ['2026/2/3', '2026-02-03'], ['20260203', '2026-02-03'], ['3.1.2026', '2026-01-03'], ['3.1.', '2026-01-03'], ['3.1.26', '2026-01-03'], ['3/1/99', '1999-01-03'], ['03/01/46', '2046-01-03'], ['03/01/47', '1947-01-03'],
    ['25/12', '2025-12-25'], ['12/25/2026', '2026-12-25'], ['29.2.2024', '2024-02-29'],
  ])('%s, in Britain: %s', (typed, expected) => {
    reading('en-GB')
    expect(typedDate(typed, today)).toBe(expected)
  })

  test.each(['', ' ', 'soon', '31.4.2026', '29.2.2026', '0.1.2026', '2026-13-01', '3 smarch', '1 jan 2026 at noon', '99', '3', 'mayday'])('“%s” is none', typed => {
    reading('en-GB')
    expect(typedDate(typed, today)).toBe(null)
  })

  test.each([
    ['en-US', '3/1/2026', '2026-03-01'], ['en-GB', '3/1/2026', '2026-01-03'], ['en-US', '3.1.2026', '2026-01-03'], ['en-US', '25/12/2026', '2026-12-25'], ['de-DE', '3/1/2026', '2026-01-03'], ['en-CA', '2026-03-01', '2026-03-01'],
  ])('as %s writes it: %s is %s', (language, typed, expected) => {
    reading(language)
    expect(typedDate(typed, today)).toBe(expected)
  })
})
