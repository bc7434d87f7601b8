import { knowsHolidays, workingDaysFrom, type OwnHoliday } from '#platform/holidays.ts'
import type { Tx } from '#platform/db.ts'
import { daysBetweenAt, weekdaysFrom } from './rules.ts'

type Place = { country: string | null; subdivision: string | null; holidayCalendar: string | null; own: OwnHoliday[] | null }
type Pause = { from: string; until: string; waitingFor: string | null; dueOn: string; isGiven: boolean }

/** How many working days it waited, by the calendar of the place, and when it is due now: a day that stands by itself doesn’t move. */
export async function gone({ from, until, waitingFor, dueOn, isGiven }: Pause, { country, ...place }: Place) {
  const later = country && await knowsHolidays(country) ? (day: string, n: number) => workingDaysFrom(day, n, { country, ...place }) : weekdaysFrom
  const days = await daysBetweenAt(from, until, later)
  return { pause: { from, until, days, waitingFor }, dueOn: isGiven || days === 0 ? dueOn : await later(dueOn, days) }
}

/** Who asked has answered: HR’s clock goes on. They can’t see the item, so that its due day is the desk’s own job’s to move. */
export async function goOn(tx: Tx): Promise<void> {
  const paused = await tx.query<Place & { id: string; from: string; until: string; dueOn: string; isGiven: boolean }>(`select id, paused_on as "from", today as "until", due_on as "dueOn", is_given as "isGiven", country, subdivision, holiday_calendar as "holidayCalendar", own_holidays as own from app.work_paused()`)
  for (const { id, country, subdivision, holidayCalendar, own, ...pause } of paused) {
    const { pause: over, dueOn } = await gone({ ...pause, waitingFor: null }, { country, subdivision, holidayCalendar, own })
    await tx.query('select app.work_goes_on($1, $2, $3)', [id, dueOn, JSON.stringify(over)])
  }
}
