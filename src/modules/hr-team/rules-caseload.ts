import { amount, erlangC, wholeNumber } from './rules-queue.ts'

/** `aWeek`: new ones; `weeks`: how long one stays open; `hours`: what an open one takes a week; `most`: open ones per person at the same time. */
export type Cases = { aWeek: number; weeks: number; hours: number; most: number }
/** `open`: how many are being worked on; `wait`: weeks until one is begun. */
export type Caseload = { kind: 'steady'; open: number; busy: number; wait: number; people: number } | { kind: 'grows'; aWeek: number; open: number; busy: number | null; people: number }

/** Cases stay open for weeks: by Little's law so many are open as come a week times the weeks that one takes. Whoever has as many as they can carry lets the next wait. */
export function caseloadOf(cases: Cases, hoursOfEach: readonly number[]): Caseload {
  const { aWeek, weeks, hours, most } = cases
  amount('aWeek', aWeek)
  amount('weeks', weeks)
  amount('hours', hours, 168)
  wholeNumber('most', most)
  const open = aWeek * weeks
  const places = hoursOfEach.reduce((all, each) => all + placesOf(cases, each), 0)
  const people = peopleFor(cases, Math.max(0, ...hoursOfEach))
  if (open === 0) return { kind: 'steady', open: 0, busy: 0, wait: 0, people: 0 }
  if (places <= open) return { kind: 'grows', aWeek: aWeek - places / weeks, open: places, busy: places ? open / places : null, people }
  return { kind: 'steady', open, busy: open / places, wait: erlangC(places, open).wait * weeks, people }
}

/** Open cases that somebody can carry at once: by their hours, and by what nobody should be above. */
export function placesOf({ hours, most }: Pick<Cases, 'hours' | 'most'>, available: number): number {
  amount('hours', available, 168)
  return Math.min(most, hours === 0 ? most : Math.floor(available / hours + 1e-9))
}

/** How many people with so many hours the cases need to be begun at all; infinitely many where one can't carry a single one. */
export function peopleFor(cases: Cases, available: number): number {
  const each = placesOf(cases, available), open = cases.aWeek * cases.weeks
  return open === 0 ? 0 : each === 0 ? Infinity : Math.floor(open / each) + 1
}
