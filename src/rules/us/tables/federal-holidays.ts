import { addDays, dateOf, dayOf, monthOf, weekdayOf, yearOf, type Day } from '#shared/calendar.ts'
import { rates } from '#shared/rates.ts'
import { flag } from '#shared/rule-fields.ts'

export const federalHolidays = rates({
  id: 'us.federal-holidays', title: 'Federal holidays', rhythm: 'rarely',
  values: { juneteenth: flag('Juneteenth is one') },
  source: { instrument: '5 USC 6103(a)', publisher: 'United States Bankruptcy Court, Western District of Oklahoma', address: 'https://www.okwb.uscourts.gov/holidays', readOn: '2026-11-23' },
  rows: [
    { from: '1986-01-01', juneteenth: false },
    { from: '2021-06-17', juneteenth: true, source: { instrument: 'Juneteenth National Independence Day Act', section: '5 USC 6103(a)', publisher: 'Federal Times', address: 'https://www.federaltimes.com/management/hr/2021/06/17/feds-get-juneteenth-holiday-on-friday/', readOn: '2026-11-23' } },
  ],
})

/** The holiday that is observed on this day, if any: one on a Saturday on the Friday before, one on a Sunday on the Monday after (5 USC 6103(b), Executive Order 11582). */
export function federalHolidayOn(day: Day, known: { juneteenth: boolean }): string | null {
  const weekday = weekdayOf(day)
  const own = fixedOn(day, known) ?? movingOn(day)
  if (own && weekday <= 5) return own
  const replaced = weekday === 5 ? fixedOn(addDays(day, 1), known) : weekday === 1 ? fixedOn(addDays(day, -1), known) : null
  return replaced && `${replaced}, as observed`
}
export const isWeekend = (day: Day): boolean => weekdayOf(day) > 5

const fixed = { '01-01': 'New Year’s Day', '06-19': 'Juneteenth', '07-04': 'Independence Day', '11-11': 'Veterans Day', '12-25': 'Christmas Day' } as const
const moving = [
  { month: 1, weekday: 1, nth: 3, name: 'the birthday of Martin Luther King, Jr.' },
  { month: 2, weekday: 1, nth: 3, name: 'Washington’s Birthday' },
  { month: 5, weekday: 1, nth: 'last', name: 'Memorial Day' },
  { month: 9, weekday: 1, nth: 1, name: 'Labor Day' },
  { month: 10, weekday: 1, nth: 2, name: 'Columbus Day' },
  { month: 11, weekday: 4, nth: 4, name: 'Thanksgiving Day' },
] as const

function fixedOn(day: Day, { juneteenth }: { juneteenth: boolean }): string | null {
  const name = fixed[day.slice(5) as keyof typeof fixed] ?? null
  return name === 'Juneteenth' && !juneteenth ? null : name
}
function movingOn(day: Day): string | null {
  const nth = Math.ceil(dateOf(day) / 7), isLast = dateOf(day) + 7 > dateOf(dayOf(yearOf(day), monthOf(day), 31))
  return moving.find(each => each.month === monthOf(day) && each.weekday === weekdayOf(day) && (each.nth === 'last' ? isLast : each.nth === nth))?.name ?? null
}
