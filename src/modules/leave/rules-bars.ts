import { addDays, daysFromTo, type Day } from '#shared/calendar.ts'

type Span = { from: Day; to: Day | null }
/** A stretch of a row: days away that belong together, or one day without. */
export type Bar<T> = { from: Day; days: number; what: T | null }

/** A row of a calendar from left to right. Where two fall on one day the one that began first is drawn, and the other on what is left of it. */
export function barsOf<T extends Span>(away: readonly T[], from: Day, to: Day): Bar<T>[] {
  const bars: Bar<T>[] = []
  const inOrder = away.toSorted((a, b) => a.from < b.from ? -1 : a.from > b.from ? 1 : 0)
  for (let on = from; on <= to;) {
    const what = inOrder.find(each => each.from <= on && (each.to ?? to) >= on) ?? null
    const until = what === null ? on : what.to === null || what.to > to ? to : what.to
    bars.push({ from: on, days: daysFromTo(on, until), what })
    on = addDays(until, 1)
  }
  return bars
}
