import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { holidaysOf, knowsHolidays, type HolidayPlace, type Holidays } from '#platform/holidays.ts'
import type { Day } from '#shared/calendar.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contract from './contract.ts'

type Kept = { place: HolidayPlace; holidays: Holidays }

/** Public holidays and days of their own of several places, by the ids of these. */
export async function holidaysAt(tx: Pick<Tx, 'query'>, locationIds: readonly string[], from: Day, to: Day): Promise<Map<string, Kept>> {
  const places = await tx.query<HolidayPlace & { id: string }>(`
    select id, country, subdivision, holiday_calendar as "holidayCalendar", app.own_holidays(id) as own from location where id = any ($1)`, [[...new Set(locationIds)]])
  return new Map(await Promise.all(places.map(async ({ id, ...place }) => [id, { place, holidays: await holidaysOf(place, from, to) }] as const)))
}

export const holidays = act(contract.holidays, async (tx, { year }, { id }) => {
  const kept = (await holidaysAt(tx, [id!], `${year}-01-01`, `${year}-12-31`)).get(id!)
  if (!kept) throw new Refusal('not_found', {}, 404)
  return { isKnown: await knowsHolidays(kept.place.country), items: [...kept.holidays.values()] }
})
