/** A day as JSON writes it: "2026-06-15". Days are compared as texts: `leavesOn < startsOn`. */
export type Day = string

/*
 * By whole numbers rather than by Temporal: a rule is asked a million times in a row, where Temporal takes microseconds a step,
 * and it answers on phones whose browsers have no Temporal yet. The tests hold both together.
 */
export const addDays = (day: Day, days: number): Day => textOf(numberOf(day) + days)
/** 31 January and one month is the last of February. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day)
  const at = year * 12 + month - 1 + months
  return dayOf(Math.floor(at / 12), at - Math.floor(at / 12) * 12 + 1, date)
}
export const addYears = (day: Day, years: number): Day => addMonths(day, years * 12)
/** The last day of so many months that begin on `first`: six from 1 September end on 28 February, and six from 31 August too. */
export function lastOfMonths(first: Day, months: number): Day {
  const next = addMonths(first, months)
  return dateOf(next) < dateOf(first) ? next : addDays(next, -1)
}

/** From one day to the next is 1. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from)
/** Both counted. */
export const daysFromTo = (first: Day, last: Day): number => daysBetween(first, last) + 1
/** 15 January to 15 February is one month, to 14 February none; 31 January to 28 February is one. */
export function completeMonths(from: Day, to: Day): number {
  const [year, month] = parts(from), [toYear, toMonth] = parts(to)
  const months = (toYear - year) * 12 + toMonth - month
  return addMonths(from, months) > to ? months - 1 : months
}
export const completeYears = (from: Day, to: Day): number => Math.floor(completeMonths(from, to) / 12)

export const endOfMonth = (day: Day): Day => dayOf(yearOf(day), monthOf(day), 31)
/** The year that holds `on`, of years that begin on the anchor's day and month: a leave year, a plan year. */
export function yearAround(anchor: Day, on: Day): { from: Day; to: Day } {
  const years = yearOf(on) - yearOf(anchor)
  const nth = addYears(anchor, years) > on ? years - 1 : years
  return { from: addYears(anchor, nth), to: addDays(addYears(anchor, nth + 1), -1) }
}

export const yearOf = (day: Day): number => digits(day, 0) * 100 + digits(day, 2)
export const monthOf = (day: Day): number => digits(day, 5)
export const dateOf = (day: Day): number => digits(day, 8)
/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: Day): number => ((numberOf(day) + 3) % 7 + 7) % 7 + 1
/** A day of the month beyond its end is its last. */
export const dayOf = (year: number, month: number, date: number): Day =>
  `${year < 1000 ? String(year).padStart(4, '0') : year}-${twoDigits(month)}-${twoDigits(Math.min(date, monthLength(year, month)))}`
/** "15 June 2026"; steps tell their days so by themselves. */
export const told = (day: Day): string => `${dateOf(day)} ${months[monthOf(day) - 1]} ${yearOf(day)}`

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const digits = (day: Day, at: number) => (day.charCodeAt(at) - 48) * 10 + day.charCodeAt(at + 1) - 48
const twoDigits = (number: number) => number < 10 ? `0${number}` : String(number)
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const monthLength = (year: number, month: number) => month === 2 ? isLeap(year) ? 29 : 28 : [4, 6, 9, 11].includes(month) ? 30 : 31
const parts = (day: Day) => [yearOf(day), monthOf(day), dateOf(day)] as const

/** Days since 1 January 1970, counted in years that begin in March, so that the leap day is the last. */
function numberOf(day: Day): number {
  const [year, month, date] = parts(day)
  const y = month > 2 ? year : year - 1
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 719469
}

function textOf(number: number): Day {
  const days = number + 719468
  const era = Math.floor(days / 146097), inEra = days - era * 146097
  const year = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365)
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const fromMarch = Math.floor((5 * inYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return dayOf(year + era * 400 + (month <= 2 ? 1 : 0), month, inYear - Math.floor((153 * fromMarch + 2) / 5) + 1)
}
