import { addDays, daysBetween, type Day } from '#shared/calendar.ts'
import { exact, lowest, sum, type Exact, type Quantity } from '#shared/exact.ts'
import { occursOn, type Recurs } from './recurring.ts'

/** What somebody works, from a Monday on, in minutes a day: seven of them, or fourteen for two weeks that take turns. A shift over midnight belongs to the day on which it begins. */
export type Pattern = { from: Day; minutes: readonly number[] }
export type Part = 'whole' | 'morning' | 'afternoon'
/** `minutes`: so many of each day rather than all of it. Of days that recur, `firstPart` is of each. */
export type Wanted = { from: Day; to: Day; firstPart?: Part; lastPart?: Part; minutes?: Quantity; recurs?: Recurs }
type Closed = ReadonlyMap<Day, { name: string; portion: 'whole' | 'half' }>
/** `closure`: days that the company closes and takes from everybody's leave by itself; `sandwich`: what lies between two days of leave is leave; `booked`: days of leave that are booked already. */
export type Counting = { closures?: Closed; sandwich?: boolean; booked?: ReadonlySet<Day> }
/** A day of a request: how much of a working day it takes, and if less than was asked, why. `worked`: the minutes of that day. */
export type Counted = { on: Day; days: Exact; minutes: Exact; worked: Exact; why: 'counts' | 'not_worked' | 'holiday' | 'half_holiday' | 'closure' | 'sandwiched'; holiday?: string }

/** Which days of a request count, each as a day of the place: no hour of any clock is in it. */
export function countDays({ from, to, firstPart = 'whole', lastPart = 'whole', minutes, recurs }: Wanted, patterns: readonly Pattern[], holidays: Closed, { closures, sandwich = false, booked = new Set() }: Counting = {}): Counted[] {
  const found: Counted[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) {
    if (recurs && !occursOn(recurs, from, on)) continue
    const worked = exact(workedOn(patterns, on)), holiday = holidays.get(on), closure = closures?.get(on)
    const isHalf = (recurs || on === from) && firstPart !== 'whole' || on === to && lastPart !== 'whole'
    const why = worked.is(0) ? 'not_worked' : holiday?.portion === 'whole' ? 'holiday' : closure?.portion === 'whole' ? 'closure' : holiday || closure ? 'half_holiday' : 'counts'
    const most = why === 'counts' || why === 'half_holiday' ? exact(isHalf || why === 'half_holiday' ? '0.5' : 1) : exact(0), name = holiday ?? closure
    const days = minutes === undefined || most.is(0) ? most : lowest(most, exact(minutes).over(worked))
    found.push({ on, days, minutes: worked.times(days), worked, why, ...name && { holiday: name.name } })
  }
  return sandwich ? sandwiched(found, patterns, holidays, booked) : found
}

export const totalDays = (counted: readonly Counted[]): Exact => sum(counted.map(({ days }) => days))

/** Two mornings of one day are twice the same; a morning and an afternoon are not. */
export function overlap(one: Wanted, other: Wanted): boolean {
  if (one.to < other.from || other.to < one.from) return false
  const shared = one.from > other.from ? one.from : other.from, last = one.to < other.to ? one.to : other.to
  if (shared < last) return true
  const [a, b] = [partOn(one, shared), partOn(other, shared)]
  return a === 'whole' || b === 'whole' || a === b
}

export function workedOn(patterns: readonly Pattern[], on: Day): number {
  const pattern = patterns.findLast(({ from }) => from <= on)
  return pattern ? pattern.minutes[daysBetween(pattern.from, on) % pattern.minutes.length]! : 0
}

/** Shifts of a rota as minutes a day; `day` counts from its first Monday, 0. One that ends before it begins ends on the next day, and all of it is the day's on which it begins. */
export function minutesOf(days: 7 | 14, shifts: readonly { day: number; from: string; to: string; breakMinutes?: number }[]): number[] {
  const minutes = Array.from({ length: days }, () => 0), clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  for (const { day, from, to, breakMinutes = 0 } of shifts) minutes[day]! += (clock(to) - clock(from) + 1440) % 1440 - breakMinutes
  return minutes
}

const partOn = ({ from, to, firstPart = 'whole', lastPart = 'whole' }: Wanted, on: Day): Part => on === from && firstPart !== 'whole' ? firstPart : on === to ? lastPart : 'whole'

/** Days off between two days of leave count with the request that closes the gap, so that two requests take what one would. */
function sandwiched(counted: readonly Counted[], patterns: readonly Pattern[], holidays: Closed, booked: ReadonlySet<Day>): Counted[] {
  const at = new Map(counted.map(each => [each.on, each])), isOff = (day: Day) => workedOn(patterns, day) === 0 || holidays.get(day)?.portion === 'whole'
  const isLeave = (day: Day) => booked.has(day) || !!at.get(day)?.days.isAbove(0), found = new Map(at)
  for (const { on, minutes, days } of counted) if (days.isAbove(0)) for (const step of [1, -1]) {
    const between: Day[] = []
    let day = addDays(on, step)
    for (; isOff(day) && between.length < longestGap; day = addDays(day, step)) between.push(day)
    if (isLeave(day)) for (const each of between) if (!booked.has(each)) found.set(each, { on: each, days: exact(1), minutes: minutes.over(days), worked: minutes.over(days), why: 'sandwiched', ...holidays.has(each) && { holiday: holidays.get(each)!.name } })
  }
  return [...found.values()].toSorted((a, b) => a.on < b.on ? -1 : 1)
}
const longestGap = 31
