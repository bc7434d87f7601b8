import { Refusal } from '#shared/refusal.ts'

/** Work beyond what people can do has no waiting time: it piles up, by so much a week. `wait` in working hours. */
export type Queue = { kind: 'steady'; waits: number; wait: number; busy: number; byHour: number[] } | { kind: 'grows'; aWeek: number; busy: number | null }
/** `arrivals`: for each working hour of the week. `share`: how much of their time is for this. `spread`: variance of handling over its mean squared, 1 as in an exponential. */
export type Asked = { people: number; arrivals: readonly number[]; minutes: number; share?: number; spread?: number }

/** Short requests: who comes first is served first, by whoever is free. */
export function queueOf({ people, arrivals, minutes, share = 1, spread = 1 }: Asked): Queue {
  wholeNumber('people', people)
  for (const each of arrivals) amount('arrivals', each)
  amount('minutes', minutes)
  amount('share', share, 1)
  amount('spread', spread)
  const aWeek = sum(arrivals)
  if (aWeek === 0 || minutes === 0) return { kind: 'steady', waits: 0, wait: 0, busy: 0, byHour: arrivals.map(() => 0) }
  if (people === 0 || share === 0) return { kind: 'grows', aWeek, busy: null }
  const handling = minutes / 60 / share
  const busy = aWeek * handling / (people * arrivals.length)
  if (busy >= full) return { kind: 'grows', aWeek: Math.max(0, aWeek - people * arrivals.length / handling), busy }
  const offered = periodsOf(arrivals.map(each => each * handling), handling)
  const loads = carriedOver(people, offered)
  const periods = loads.map(load => steady(people, load))
  const varied = (1 + spread) / 2
  return {
    kind: 'steady', busy, waits: sum(periods.map(({ waits }, n) => waits * offered[n]!)) / sum(offered),
    // By Little's law: as many as wait on average, over those who come.
    wait: varied * meanOf(loads.map((load, n) => load * periods[n]!.wait)) * arrivals.length / aWeek,
    byHour: arrivals.map((_, hour) => varied * handling * meanOf(partOf(periods, hour, arrivals.length).map(({ wait }) => wait))),
  }
}

/** The chance of having to wait, and the mean wait in handling times, with all arriving alike over time. Below capacity only. */
export function erlangC(people: number, load: number): { waits: number; wait: number } {
  wholeNumber('people', people)
  amount('load', load)
  if (load >= people) throw new Refusal('hr-team.at_capacity', { people, load })
  return steady(people, load)
}

/** By the recursion of Erlang B, which neither overflows nor loses digits where factorials do both. */
function steady(people: number, load: number) {
  const blocked = erlangB(people, load)
  const waits = blocked / (1 - load / people * (1 - blocked))
  return { waits, wait: waits / (people - load) }
}

function erlangB(people: number, load: number): number {
  let blocked = 1
  for (let n = 1; n <= people; n++) blocked = load * blocked / (n + load * blocked)
  return blocked
}

/**
 * What one period can't take stays for the next one, and Friday's rest for Monday: the stationary backlog-carryover approach (Stolletz 2008).
 * What would be turned away if nobody waited comes again in the next period; what isn't keeps people busy, always below capacity. Where
 * every hour is alike it is Erlang C itself.
 */
function carriedOver(people: number, offered: readonly number[]): number[] {
  const loads = [...offered]
  let rest = 0
  for (let week = 0; week < patience; week++) {
    const before = rest
    for (const [n, load] of offered.entries()) {
      const coming = load + rest
      rest = coming * erlangB(people, coming)
      loads[n] = coming - rest
    }
    if (Math.abs(rest - before) <= 1e-9 * (1 + rest)) break
  }
  return loads
}
const patience = 400
/** So near to capacity that no waiting time means anything. */
const full = 0.9999

/** Periods as long as one handling, as that approach wants them: parts of an hour, or hours put together that divide the week evenly. */
function periodsOf(loads: readonly number[], handling: number): number[] {
  const parts = Math.min(12, Math.round(1 / handling))
  if (parts >= 1) return loads.flatMap(load => Array<number>(parts).fill(load))
  const size = [...loads.keys()].map(n => n + 1).filter(n => loads.length % n === 0).reduce((best, n) => Math.abs(n - handling) < Math.abs(best - handling) ? n : best)
  return Array.from({ length: loads.length / size }, (_, n) => meanOf(loads.slice(n * size, (n + 1) * size)))
}
/** The periods that an hour lies in, or the one. */
function partOf<T>(periods: readonly T[], hour: number, hours: number): T[] {
  const from = Math.floor(hour * periods.length / hours)
  return periods.slice(from, Math.max(from + 1, Math.floor((hour + 1) * periods.length / hours)))
}

/** As much as a week brings, spread over its hours as the profile says; evenly where none is known. */
export const spreadOver = (aWeek: number, profile: readonly number[]): number[] => {
  const total = sum(profile)
  return profile.map(each => total > 0 ? aWeek * each / total : aWeek / profile.length)
}

/** A number from 0, up to `most`. */
export function amount(field: string, value: unknown, most = Infinity): asserts value is number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Refusal('hr-team.not_a_number', { field })
  if (value < 0 || value > most) throw new Refusal('hr-team.out_of_range', { field, most: Number.isFinite(most) ? most : null })
}
export function wholeNumber(field: string, value: unknown): asserts value is number {
  amount(field, value, 100_000)
  if (!Number.isInteger(value)) throw new Refusal('hr-team.whole_people', { field })
}
const meanOf = (values: readonly number[]) => sum(values) / values.length
export const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)
