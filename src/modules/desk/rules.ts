import { addDays, weekdayOf, type Day } from '#shared/calendar.ts'

/** One item in ten asks how long it took: by its id, so that nobody chooses which. */
export const asksMinutes = (id: string): boolean => Number.parseInt(id.slice(-6), 16) % 10 === 0

/** The n-th day from Monday to Friday after a day: where no calendar says more. */
export function weekdaysFrom(day: Day, n: number): Day {
  let at = day
  for (let left = n; left > 0;) {
    at = addDays(at, 1)
    if (weekdayOf(at) < 6) left--
  }
  return at
}

/** How many working days lie between two days, the first left out; by the calendar of the place where one is known. */
export async function daysBetweenAt(from: Day, until: Day, next: (day: Day, n: number) => Day | Promise<Day> = weekdaysFrom): Promise<number> {
  let days = 0
  for (let at = await next(from, 1); at <= until; at = await next(at, 1)) days++
  return days
}
