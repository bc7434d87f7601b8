import type { Tx } from './db.ts'
import { holidaysOf, knowsHolidays, type OwnHoliday } from './holidays.ts'

type Place = { id: string; today: string; country: string; subdivision: string | null; holidayCalendar: string | null; own: OwnHoliday[] | null }

/** The locations where today is a public holiday, or a day that the company gives there; half a one is a working day. For the jobs that mail. */
export async function restingPlaces(tx: Tx): Promise<string[]> {
  const places = await tx.query<Place>('select id, today, country, subdivision, holiday_calendar as "holidayCalendar", own from app.places_today()')
  const rests = await Promise.all(places.map(isHoliday))
  return places.filter((_, n) => rests[n]).map(({ id }) => id)
}

let known = new Map<string, Promise<boolean>>()
/** Alike places are asked once a day. */
function isHoliday({ id: _, ...place }: Place): Promise<boolean> {
  const key = JSON.stringify(place)
  if (known.size > 1000) known = new Map()
  const found = known.get(key) ?? (async () => {
    if (!place.own?.length && !await knowsHolidays(place.country)) return false
    return (await holidaysOf(place, place.today, place.today)).get(place.today)?.portion === 'whole'
  })()
  known.set(key, found)
  return found
}
