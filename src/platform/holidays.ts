import type { default as Library, HolidaysTypes } from 'date-holidays'
import { addDays, dateOf, dayOf, daysBetween, daysFromTo, monthOf, weekdayOf, yearOf, type Day } from '#shared/calendar.ts'
import { federalHolidayOn, federalHolidays } from '../rules/us/tables/federal-holidays.ts'

/** Whose holidays: of a country, of a part of it as ISO 3166-2 names it, and of a location that keeps days of its own under a name. */
export type HolidayPlace = { country: string; subdivision?: string | null; holidayCalendar?: string | null; own?: readonly OwnHoliday[] | null }
/** What a company adds to the calendar of a place, or takes out of it: on one day, or on that day each year from then on. */
export type OwnHoliday = { on: Day; yearly: boolean; name: string; portion: 'whole' | 'half' | 'none' }
export type Holiday = { on: Day; name: string; portion: 'whole' | 'half'; /** The day whose place it takes. */ instead?: Day }
export type Holidays = ReadonlyMap<Day, Holiday>

/**
 * Public holidays from one day to another, both included, each day once and each holiday once: where law moves one from a weekend to
 * another day, it is that day and no longer the one it fell on. Bank, optional and school holidays and mere observances don't count.
 */
export async function holidaysOf(place: HolidayPlace, from: Day, to: Day): Promise<Holidays> {
  const found = new Map<Day, Holiday>()
  for (let year = yearOf(from); year <= yearOf(to); year++)
    for (const { portion, ...each } of [...await publicOnes(place, year), ...ownIn(place.own ?? [], year)]) {
      if (each.on < from || each.on > to) continue
      if (portion === 'none') found.delete(each.on)
      else found.set(each.on, { ...each, portion })
    }
  return new Map([...found].sort(([one], [other]) => one < other ? -1 : 1))
}

/** Whether anything is known of a country's holidays. Of one that isn't, a company enters them all itself. */
export const knowsHolidays = async (country: string): Promise<boolean> => country in (await library()).countries

/** The n-th working day after a day, before it where n is negative; by 0 the day itself, or else the next that is one. Half a holiday is a working day. */
export async function workingDaysFrom(day: Day, n: number, place: HolidayPlace, week: readonly number[] = mondayToFriday): Promise<Day> {
  const step = n < 0 ? -1 : 1
  let at = day, holidays: Holidays = new Map(), year = 0
  const works = async () => {
    if (yearOf(at) !== year) holidays = await holidaysOf(place, `${year = yearOf(at)}-01-01`, `${year}-12-31`)
    return week.includes(weekdayOf(at)) && holidays.get(at)?.portion !== 'whole'
  }
  for (let left = Math.abs(n); left > 0;) {
    at = addDays(at, step)
    if (await works()) left--
  }
  while (!await works()) at = addDays(at, step)
  return at
}

const mondayToFriday = [1, 2, 3, 4, 5]

const ownIn = (own: readonly OwnHoliday[], year: number) =>
  own.filter(({ on, yearly }) => yearly ? yearOf(on) <= year : yearOf(on) === year)
    .map(({ on, name, portion }) => ({ on: dayOf(year, monthOf(on), dateOf(on)), name, portion }))

/*
 * Where a country's own word isn't what a library of calendars says. GB without a part: what all its parts keep. US: federal law binds
 * no private employer, and what a state closes is its own offices, so it is the federal days of 5 USC 6103 until a company enters others.
 * IN: the three national holidays; festivals are chosen state by state and employer by employer (such as the Karnataka Industrial
 * Establishments (National and Festival Holidays) Act 1963, s.3) and are entered here.
 */
const byLaw: Record<string, (year: number) => Holiday[]> = {
  US: year => daysOf(year).flatMap(on => {
    const name = federalHolidayOn(on, federalHolidays.inForce(on).values as { juneteenth: boolean })
    return name ? [{ on, name: name[0]!.toUpperCase() + name.slice(1), portion: 'whole' as const }] : []
  }),
  IN: year => [['01-26', 'Republic Day'], ['08-15', 'Independence Day'], ['10-02', 'Mahatma Gandhi’s Birthday']].map(([date, name]) => ({ on: `${year}-${date}`, name: name!, portion: 'whole' as const })),
}
const inAllOf: Record<string, readonly string[]> = { GB: ['ENG', 'SCT', 'NIR'] }
/** Proclaimed for one year, and not in the library yet. */
const proclaimed: Record<string, readonly Holiday[]> = {
  'GB-SCT': [{ on: '2026-06-15', name: 'World Cup bank holiday', portion: 'whole' }], // Royal Proclamation of 4 February 2026, told by the Scottish Government on the 5th
}

const kept = new Map<string, Promise<readonly Holiday[]>>()
function publicOnes({ country, subdivision, holidayCalendar }: HolidayPlace, year: number): Promise<readonly Holiday[]> {
  const area = subdivision && holidayCalendar?.startsWith(`${country}-${subdivision}-`) ? holidayCalendar.slice(country.length + subdivision.length + 2) : ''
  const key = [country, subdivision, area, year].join(' ')
  if (kept.size > 5000) kept.clear()
  if (!kept.has(key)) kept.set(key, publicIn(country, subdivision ?? '', area, year))
  return kept.get(key)!
}

async function publicIn(country: string, subdivision: string, area: string, year: number): Promise<readonly Holiday[]> {
  const law = byLaw[country]
  if (law) return law(year)
  const parts = subdivision ? undefined : inAllOf[country]
  if (parts) {
    const [first, ...others] = await Promise.all(parts.map(part => publicIn(country, part, '', year)))
    return first!.filter(({ on }) => others.every(other => other.some(each => each.on === on)))
  }
  const { of } = await library()
  const calendar = of(country, subdivision, area)
  const around = [year - 1, year, year + 1].flatMap(each => calendar.getHolidays(each, 'en')).filter(({ type }) => type === 'public').flatMap(daysIn)
  const moved = around.filter(({ substitute }) => substitute).map(each => ({ ...each, instead: around.find(other => !other.substitute && each.name.startsWith(other.name) && Math.abs(daysBetween(other.on, each.on)) <= 7) }))
  const left = around.filter(each => !each.substitute && !moved.some(({ instead }) => instead === each))
  const found = new Map<Day, Holiday>()
  for (const { on, name, portion, instead } of [...left.map(each => ({ ...each, instead: undefined })), ...moved]) {
    const other = found.get(on)
    if (yearOf(on) === year) found.set(on, other ? { ...other, name: other.name === name ? name : `${other.name}, ${name}`, portion: other.portion === 'whole' ? 'whole' : portion } : { on, name: instead?.name ?? name, portion, ...instead && { instead: instead.on } })
  }
  for (const each of proclaimed[`${country}-${subdivision}`] ?? []) if (yearOf(each.on) === year) found.set(each.on, each)
  return [...found.values()]
}

/** One of several days is one on each; one that begins in the course of a day is half of it. What begins on the eve, as days of the Jewish and Muslim year do, is the day it is named for. */
function daysIn({ date, start, end, name, substitute }: HolidaysTypes.Holiday) {
  const first = date.slice(0, 10), begins = Number(date.slice(11, 13))
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000))
  return Array.from({ length: days }, (_, nth) => ({ on: addDays(first, nth), name, substitute: !!substitute, portion: nth === 0 && begins >= 11 ? 'half' as const : 'whole' as const }))
}

const daysOf = (year: number) => Array.from({ length: daysFromTo(`${year}-01-01`, `${year}-12-31`) }, (_, nth) => addDays(`${year}-01-01`, nth))

/** 30 milliseconds, and several megabytes of tables: loaded when somebody first asks. */
let loaded: Promise<{ countries: Record<string, string>; of: (country: string, subdivision: string, area: string) => Library }> | undefined
const library = () => loaded ??= import('date-holidays').then(({ default: Calendar }) => ({
  countries: new Calendar().getCountries() as Record<string, string>,
  of: (country, subdivision, area) => area ? new Calendar(country, subdivision, area) : subdivision ? new Calendar(country, subdivision) : new Calendar(country),
}))
