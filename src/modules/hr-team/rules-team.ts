import type { HrFunction } from '#shared/functions.ts'
import { caseloadOf } from './rules-caseload.ts'
import { queueOf, spreadOver, sum } from './rules-queue.ts'

export type WorkLevel = 'routine' | 'standard' | 'expert' | 'sensitive'
/** A place to do HR's work from. `functions`: where it can, not only may; `populations`: for whom, 0 is everyone; `desk`: hours a week. `does`: for which people it can, area by area, where that isn't the same for all. */
export type Seat = { does?: Readonly<Record<string, readonly number[]>>; id: string; title: string; kind: 'generalist' | 'specialist' | 'leader'; functions: readonly string[]; populations: readonly number[]; takes: readonly WorkLevel[]; hours: number; desk: number; country: string | null }
/** Work of one kind for the same people: `aWeek` new ones. `weeks` open, if it is a case; `minutes` then of one week. `isOutside`: whoever is outside of the company does it, where nobody inside can. */
export type Work = { function: HrFunction; level: WorkLevel; populations: readonly number[]; people?: number; isOutside?: boolean; aWeek: number; minutes: number; weeks: number | null }
export type Figures = { switching: number; mostCases: number }

/** What one group of seats, who can do the same work, is in for. `wait` in working hours, infinite where work piles up. */
export type Load = { seats: readonly Seat[]; work: readonly Work[]; hours: number; busy: number; wait: number; caseWait: number; growsBy: number }
export type Team = { loads: readonly Load[]; busyOf: ReadonlyMap<string, number>; switched: number }

type Matter = Pick<Work, 'function' | 'level' | 'populations' | 'people'>
/** Who can do a piece of work for these people, and takes any. */
export const ableFor = (work: Matter, seats: readonly Seat[]): Seat[] => seats.filter(({ takes, does, functions, populations }) => takes.length > 0
  && (does && work.people !== undefined ? does[work.function]?.includes(work.people) : functions.includes(work.function) && (populations.includes(0) || populations.some(each => work.populations.includes(each)))))
/** Who does it: of those who can, whoever takes work of that level; if nobody does, all of them. */
export function doersOf(work: Matter, seats: readonly Seat[]): Seat[] {
  const able = ableFor(work, seats), meant = able.filter(({ takes }) => takes.includes(work.level))
  return meant.length ? meant : able
}

/** Shares the work among those who can so that all of them are as equally busy as that allows, and asks the models what it means for waiting. `profile`: how a week's requests fall on its working hours. */
export function teamOf(seats: readonly Seat[], work: readonly Work[], profile: readonly number[], figures: Figures): Team {
  const groups = new Map<string, { seats: Seat[]; work: Work[] }>()
  for (const each of work) {
    const doers = doersOf(each, seats), key = doers.map(({ id }) => id).join()
    const group = groups.get(key)
    if (group) group.work.push(each)
    else groups.set(key, { seats: doers, work: [each] })
  }
  const all = [...groups.values()]
  const costs = new Map(seats.map(seat => [seat.id, seat.kind === 'generalist' && seat.functions.length > 1 ? 1 + figures.switching / 100 : 1]))
  const shared = shareOut(all.map(group => ({ seats: group.seats, hours: sum(group.work.map(hoursOf)) })), costs)
  const busyOf = new Map(seats.map(({ id, desk }) => [id, ratio(shared.taken.get(id) ?? 0, desk)]))
  const parts = all.map((group, n) => ({ ...group, of: shared.parts[n]!, isCase: ratio(sum(group.work.filter(({ weeks }) => weeks !== null).map(hoursOf)), sum(group.work.map(hoursOf))) }))
  const casesOf = new Map(seats.map(({ id }) => [id, sum(parts.map(({ of, isCase }) => (of.get(id) ?? 0) * isCase * costs.get(id)!))]))
  return {
    busyOf, switched: sum(parts.flatMap(({ of }) => [...of].map(([id, hours]) => hours * (costs.get(id)! - 1)))),
    loads: parts.map(({ seats: doers, work: theirs, of }) => {
      const busy = doers.length ? ratio(sum(doers.map(({ id }) => shared.taken.get(id)!)), sum(doers.map(({ desk }) => desk))) : Infinity
      const left = sum([...of].map(([id, hours]) => hours * Math.max(0, 1 - 1 / Math.max(1, busyOf.get(id)!))))
      const hours = sum(theirs.map(hoursOf))
      // Waiting is dear to work out, and asked of few.
      return { seats: doers, work: theirs, hours, busy, growsBy: doers.length ? left : hours, get wait() { return requestWait(theirs, doers) }, get caseWait() { return caseWait(theirs, doers, of) } }
    }),
  }

  function requestWait(theirs: readonly Work[], doers: readonly Seat[]) {
    if (!theirs.some(({ weeks, aWeek }) => weeks === null && aWeek > 0)) return 0
    // Those who wait for a group wait behind all that its seats do.
    const ids = new Set(doers.map(({ id }) => id))
    const behind = parts.flatMap(({ work: each, of }) => {
      const own = sum([...of].filter(([id]) => ids.has(id)).map(([id, hours]) => hours * costs.get(id)!)), plain = sum(each.map(hoursOf))
      return each.filter(({ weeks }) => weeks === null).map(({ aWeek, minutes }) => ({ aWeek: aWeek * ratio(own, plain), minutes }))
    })
    const aWeek = sum(behind.map(each => each.aWeek))
    const free = sum(doers.map(({ id, desk }) => Math.max(0, desk - casesOf.get(id)!)))
    if (doers.length === 0 || free === 0) return Infinity
    if (aWeek === 0) return 0
    const minutes = sum(behind.map(each => each.aWeek * each.minutes)) / aWeek
    const spread = 2 * sum(behind.map(each => each.aWeek * each.minutes ** 2)) / aWeek / minutes ** 2 - 1
    const queue = queueOf({ people: doers.length, arrivals: spreadOver(aWeek, profile), minutes, share: Math.min(1, free / (doers.length * profile.length)), spread })
    return queue.kind === 'steady' ? queue.wait : Infinity
  }

  function caseWait(theirs: readonly Work[], doers: readonly Seat[], of: ReadonlyMap<string, number>) {
    const cases = theirs.filter(({ weeks, aWeek }) => weeks !== null && aWeek > 0)
    if (cases.length === 0) return 0
    const aWeek = sum(cases.map(each => each.aWeek)), open = sum(cases.map(each => each.aWeek * each.weeks!))
    const part = ratio(sum(cases.map(hoursOf)), sum(theirs.map(hoursOf)))
    const each = doers.map(({ id }) => Math.min(168, (of.get(id) ?? 0) * part / Math.max(1e-9, busyOf.get(id)!)))
    const load = caseloadOf({ aWeek, weeks: open / aWeek, hours: Math.min(168, sum(cases.map(hoursOf)) / open), most: figures.mostCases }, each)
    return load.kind === 'steady' ? load.wait : Infinity
  }
}

/** Hours a week of one doer who doesn't lose any to switching: of a case, so many are open at the same time. */
export const hoursOf = ({ aWeek, minutes, weeks }: Work): number => aWeek * (weeks ?? 1) * minutes / 60

type Demand = { seats: readonly Seat[]; hours: number }
/** Turn by turn each group's work is poured onto its least busy seats, until nothing moves: the most even share there is. */
function shareOut(groups: readonly Demand[], costs: ReadonlyMap<string, number>) {
  const taken = new Map<string, number>()
  const parts = groups.map(({ seats, hours }) => {
    const part = new Map<string, number>()
    const desk = sum(seats.map(each => each.desk))
    for (const seat of seats) add(part, seat.id, desk > 0 ? hours * seat.desk / desk : hours / seats.length)
    for (const [id, hours] of part) add(taken, id, hours * costs.get(id)!)
    return part
  })
  for (let round = 0, moved = Infinity; round < 60 && moved > 1e-6; round++) {
    moved = 0
    for (const [n, group] of groups.entries()) {
      if (group.seats.length < 2) continue
      const part = parts[n]!
      for (const [id, hours] of part) add(taken, id, -hours * costs.get(id)!)
      const poured = pour(group, taken, costs)
      for (const [id, hours] of poured) {
        moved = Math.max(moved, Math.abs(hours - part.get(id)!))
        add(taken, id, hours * costs.get(id)!)
        part.set(id, hours)
      }
    }
  }
  return { parts, taken }
}

/** The level to which seats fill up: those already above it get nothing. */
function pour({ seats, hours }: Demand, taken: ReadonlyMap<string, number>, costs: ReadonlyMap<string, number>): Map<string, number> {
  const known = seats.filter(({ desk }) => desk > 0).map(({ id, desk }) => ({ id, desk, taken: Math.max(0, taken.get(id)!), cost: costs.get(id)! })).toSorted((a, b) => a.taken / a.desk - b.taken / b.desk)
  if (known.length === 0) return new Map(seats.map(({ id }) => [id, hours / seats.length]))
  let room = 0, filled = 0, level = 0
  for (const [n, seat] of known.entries()) {
    room += seat.desk / seat.cost
    filled += seat.taken / seat.cost
    level = (hours + filled) / room
    const next = known[n + 1]
    if (!next || level <= next.taken / next.desk) break
  }
  return new Map(seats.map(({ id }) => {
    const seat = known.find(each => each.id === id)
    return [id, seat ? Math.max(0, level * seat.desk - seat.taken) / seat.cost : 0]
  }))
}

const add = (to: Map<string, number>, id: string, hours: number) => { to.set(id, (to.get(id) ?? 0) + hours) }
const ratio = (part: number, whole: number) => whole > 0 ? part / whole : part > 0 ? Infinity : 0
