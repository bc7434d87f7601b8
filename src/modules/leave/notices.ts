import { addDays, yearAround, type Day } from '#shared/calendar.ts'
import { exact, type Quantity } from '#shared/exact.ts'

/** That somebody was told how many days lapse on which day: it names both and was delivered. */
export type LapseNotice = { leaveYear: Day; days: Quantity; lapsesOn: Day; deliveredOn: Day | null }

/**
 * The leave years of which untaken leave may lapse, since it was told so twice: early in the year, within so many days of its beginning or
 * of joining, and again while there was still time, so many days or more before the day that was named. Anything less, and the days stay.
 */
export function toldYears(notices: readonly LapseNotice[], startsOn: Day, { within, before }: { within: number; before: number }): Day[] {
  return [...Map.groupBy(notices, ({ leaveYear }) => leaveYear)].filter(([year, of]) => {
    const begins = year > startsOn ? year : startsOn, { to } = yearAround(year, year)
    const told = of.filter(each => each.deliveredOn !== null && each.deliveredOn >= begins && each.lapsesOn >= to && exact(each.days).isAbove(0)).toSorted((a, b) => a.deliveredOn! < b.deliveredOn! ? -1 : 1)
    const [first, last] = [told[0], told.at(-1)]
    return !!first && !!last && first.deliveredOn! <= addDays(begins, within) && last.deliveredOn! > first.deliveredOn! && last.deliveredOn! <= addDays(last.lapsesOn, -before)
  }).map(([year]) => year)
}
