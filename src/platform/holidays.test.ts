import { expect, test } from 'vitest'
import { holidaysOf, knowsHolidays, workingDaysFrom, type HolidayPlace } from './holidays.ts'

const days = async (place: HolidayPlace, year: number) => [...(await holidaysOf(place, `${year}-01-01`, `${year}-12-31`)).keys()].map(day => day.slice(5)).join(' ')

/** Written from the lists that the sources publish, not from the library. */
test.each([
  // GOV.UK, UK bank holidays (gov.uk/bank-holidays): substitute days stand for the weekend's.
  ['England 2026', { country: 'GB', subdivision: 'ENG' }, 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  ['England 2027', { country: 'GB', subdivision: 'ENG' }, 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  ['England 2022, with the jubilee and the funeral', { country: 'GB', subdivision: 'ENG' }, 2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
  ['England 2023, with the coronation', { country: 'GB', subdivision: 'ENG' }, 2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
  // The same, and news of the Scottish Government, 5 February 2026 (wired-gov.net: World Cup bank holiday confirmed).
  ['Scotland 2026, with the World Cup', { country: 'GB', subdivision: 'SCT' }, 2026, '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28'],
  ['Scotland 2027', { country: 'GB', subdivision: 'SCT' }, 2027, '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28'],
  // What England, Wales, Scotland and Northern Ireland all keep.
  ['Great Britain, not said where', { country: 'GB' }, 2026, '01-01 04-03 05-04 05-25 12-25 12-28'],
  // Feiertagsgesetz Berlin §1 (berlin.de/sen/inneres), Easter 2026 on 5 April.
  ['Berlin 2026', { country: 'DE', subdivision: 'BE' }, 2026, '01-01 03-08 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26'],
  ['Berlin 2020, with the day of liberation', { country: 'DE', subdivision: 'BE' }, 2020, '01-01 03-08 04-10 04-13 05-01 05-08 05-21 06-01 10-03 12-25 12-26'],
  // Bayerisches Feiertagsgesetz Art. 1: the Assumption only where more are Catholic, as in all of Upper Bavaria.
  ['Bavaria 2026', { country: 'DE', subdivision: 'BY' }, 2026, '01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26'],
  ['Catholic parishes of Bavaria 2026', { country: 'DE', subdivision: 'BY', holidayCalendar: 'DE-BY-KATH' }, 2026, '01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 08-15 10-03 11-01 12-25 12-26'],
  // 5 USC 6103, Executive Order 11582: 4 July 2026 is a Saturday.
  ['United States 2026', { country: 'US', subdivision: 'CA' }, 2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
  ['United States 2027, New Year 2028 on a Saturday', { country: 'US' }, 2027, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'],
  // Code du travail L3133-1 (eleven), L3134-13 in Moselle.
  ['France 2026', { country: 'FR' }, 2026, '01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25'],
  ['Moselle 2026', { country: 'FR', subdivision: '57' }, 2026, '01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26'],
  // The three that every state's act names.
  ['India 2026', { country: 'IN', subdivision: 'KA' }, 2026, '01-26 08-15 10-02'],
])('%s', async (_, place, year, expected) => {
  expect(await days(place, year)).toBe(expected)
})

test('a holiday that is moved is told with the day it fell on, and counts once across the turn of the year', async () => {
  const found = await holidaysOf({ country: 'GB', subdivision: 'ENG' }, '2026-12-24', '2026-12-31')
  expect([...found.values()]).toEqual([{ on: '2026-12-25', name: 'Christmas Day', portion: 'whole' }, { on: '2026-12-28', name: 'Boxing Day', portion: 'whole', instead: '2026-12-26' }])
  expect([...(await holidaysOf({ country: 'US' }, '2027-12-31', '2028-01-01')).values()]).toEqual([{ on: '2027-12-31', name: 'New Year’s Day, as observed', portion: 'whole' }])
})

test('a bank’s holiday and a mere observance are working days; half a holiday is half a day', async () => {
  const germany = await holidaysOf({ country: 'DE', subdivision: 'BE' }, '2026-12-20', '2026-12-31')
  expect([...germany.keys()]).toEqual(['2026-12-25', '2026-12-26'])
  expect((await holidaysOf({ country: 'IS' }, '2026-12-24', '2026-12-26')).get('2026-12-24')).toMatchObject({ portion: 'half' })
})

test('one of several days is one on each of them', async () => {
  expect([...(await holidaysOf({ country: 'RU' }, '2026-01-01', '2026-01-06')).keys()]).toEqual(['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05', '2026-01-06'])
})

test('a company adds days of its own, once or each year, and takes days out', async () => {
  const own = [
    { on: '2026-12-24', yearly: true, name: 'Christmas Eve', portion: 'half' }, { on: '2026-05-15', yearly: false, name: 'Day after Ascension', portion: 'whole' },
    { on: '2025-10-31', yearly: true, name: 'Works outing', portion: 'whole' }, { on: '2026-03-08', yearly: true, name: '', portion: 'none' },
  ] as const
  expect(await days({ country: 'DE', subdivision: 'BE', own }, 2026)).toBe('01-01 04-03 04-06 05-01 05-14 05-15 05-25 10-03 10-31 12-24 12-25 12-26')
  expect(await days({ country: 'DE', subdivision: 'BE', own }, 2025)).toBe('01-01 03-08 04-18 04-21 05-01 05-08 05-29 06-09 10-03 10-31 12-25 12-26')
})

test('a yearly day of 29 February is the last of that month in other years', async () => {
  const own = [{ on: '2024-02-29', yearly: true, name: 'Leap day', portion: 'whole' }] as const
  expect([await days({ country: 'QZ', own }, 2024), await days({ country: 'QZ', own }, 2025)]).toEqual(['02-29', '02-28'])
})

test('a country that isn’t known has the company’s own days alone', async () => {
  expect(await knowsHolidays('GB')).toBe(true)
  expect(await knowsHolidays('QZ')).toBe(false)
  expect(await days({ country: 'QZ', own: [{ on: '2026-02-03', yearly: true, name: 'Founders', portion: 'whole' }] }, 2026)).toBe('02-03')
})

test.each([
  ['2026-12-24', 1, 'ENG', '2026-12-29'], ['2026-12-24', 0, 'ENG', '2026-12-24'], ['2026-12-25', 0, 'ENG', '2026-12-29'],
  ['2026-12-31', 1, 'ENG', '2027-01-04'], ['2026-12-31', 1, 'SCT', '2027-01-05'], ['2027-01-05', -1, 'SCT', '2026-12-31'], ['2026-06-12', 1, 'SCT', '2026-06-16'],
  ['2026-03-28', 10, 'ENG', '2026-04-14'],
])('from %s, %i working days in %s, it is %s', async (day, n, subdivision, expected) => {
  expect(await workingDaysFrom(day, n, { country: 'GB', subdivision })).toBe(expected)
})

test('working days follow a week other than Monday to Friday', async () => {
  expect(await workingDaysFrom('2026-06-11', 1, { country: 'IL' }, [7, 1, 2, 3, 4])).toBe('2026-06-14')
})
