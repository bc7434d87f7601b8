import { chance, pick, weighted, whole } from '#shared/chance.ts'

type Rung = { code: string; family: string; below: number | null; isHourly: boolean }
/** What the people need to know of the company that they work in. */
export type Company = {
  entities: readonly { country: string; currency: string }[]
  locations: readonly { name: string; country: string; entity: number; subdivision: string }[]
  rungs: readonly Rung[]
  pay(rung: number, country: string): number
  isSmall: boolean
  plan: {
    headcount: number; parent: Int32Array; unit: Int32Array; place: Uint8Array; rung: Uint16Array; reports: Uint16Array; units: readonly { costCentre: number }[]
    cast: { chro: number; director: number; generalists: readonly number[]; compensation: number; specialists: readonly number[]; executives: readonly number[]; manager: number; employee: number }
  }
}
export type Leaving = { on: number; kind: 'voluntary' | 'involuntary' | 'other'; reason: string }
/** From a day on: a job in a unit at a location, under a seat or, once known, under a person. */
type Stretch = { from: number; rung: number; unit: number; place: number; under: number }
export type Placed = Stretch & { until: number | null; manager: number | null }

const year = 365.25
export const years = 5
export const openEnd = 1e9

/** Three in four are there today or start soon; the others left in the last five years, about 12 % a year of those who were there. */
export const headcountOf = (people: number) => people - Math.round(people * 0.27)

/** Who works where, since when and until when: as numbers, so that a million of them take little room. Days count from 1970. */
export function careers(seed: number, people: number, today: number, { plan, rungs, locations }: Company) {
  const { headcount, parent, reports, cast } = plan
  const [under, unit, start, end, predecessor] = [new Int32Array(people), new Int32Array(people), new Int32Array(people), new Int32Array(people), new Int32Array(headcount).fill(-1)]
  const [place, rung] = [new Uint8Array(people), new Uint16Array(people)]
  const opened = today - Math.round(years * year)
  const leads = new Set([...cast.executives, cast.director, cast.manager])
  const isCast = new Set([...leads, ...cast.generalists, cast.compensation, ...cast.specialists, cast.employee])
  under.set(parent)
  unit.set(plan.unit)
  place.set(plan.place)
  rung.set(plan.rung)
  start[0] = today - Math.round(12.6 * year)
  for (let i = 1, leaf = 0; i < headcount; i++) {
    const roll = chance(seed, 10, i)
    const isHead = reports[i]! > 0
    if (!isHead && !isCast.has(i)) leaf++
    const isStarting = !isHead && !isCast.has(i) && leaf % 70 === 35
    const isEarly = leads.has(i) || roll() < (isHead ? 0.45 : 0.22)
    start[i] = weekday(isStarting ? today + whole(roll, 3, 45) : isEarly ? opened - whole(roll, 60, 2200) : today - whole(roll, isHead || isCast.has(i) ? 200 : 10, today - opened))
    if (!isHead && !isStarting && !isCast.has(i) && leaf % 90 === 50) end[i] = today + whole(roll, 5, 50)
  }
  let next = headcount
  for (let seat = 1; seat < headcount && next < headcount + (people - headcount) * 0.4; seat++) {
    const roll = chance(seed, 15, seat)
    if (reports[seat] === 0 || leads.has(seat) || start[seat]! < opened + 100 || roll() > 0.45) continue
    take(next, seat, parent[seat]!)
    rung[next] = rung[seat]!
    end[next] = start[seat]! - whole(roll, 1, 40)
    start[next] = weekday(Math.max(start[0] + 20, end[next]! - whole(roll, 250, 1500)))
    predecessor[seat] = next++
  }
  for (; next < people; next++) {
    const roll = chance(seed, 16, next)
    let beside = whole(roll, 1, headcount - 1)
    while (reports[beside]! > 0 || isCast.has(beside)) beside = beside % (headcount - 1) + 1
    take(next, beside, parent[beside]!)
    const chanceOfYear = roll()
    end[next] = today - 1 - Math.floor((today - opened - 40) * (1 - 0.45 * chanceOfYear - 0.55 * Math.sqrt(chanceOfYear)))
    start[next] = weekday(Math.max(start[0] + 20, end[next]! - 40 - Math.floor(-Math.log(1 - roll() * 0.99) * 720)))
  }
  return { seed, people, headcount, today, opened, under, unit, place, rung, start, end, isCast, isHead: (i: number) => i < headcount && reports[i]! > 0, isOver: (i: number) => i >= headcount, placements, second, leaving, isContingent, countryOf: (i: number) => locations[place[i]!]!.country }

  function take(who: number, seat: number, above: number) {
    under[who] = above
    unit[who] = plan.unit[seat]!
    place[who] = plan.place[seat]!
    rung[who] = plan.rung[seat]!
  }

  /** Promotions, a move, managers who came and went: oldest first. */
  function placements(i: number): Placed[] {
    const roll = chance(seed, 11, i)
    const from = start[i]!, last = i >= headcount ? end[i]! : today
    const stretches: Stretch[] = []
    let standing = { rung: rung[i]!, unit: unit[i]!, place: place[i]!, under: under[i]! }
    const back = (day: number, before: Partial<typeof standing>) => { stretches.unshift({ from: day, ...standing }); standing = { ...standing, ...before } }
    let day = last - whole(roll, 90, 800)
    let isToMove = roll() < 0.13 && !isCast.has(i) && reports[i] !== undefined && (i >= headcount || reports[i] === 0)
    for (let steps = 0; steps < 3 && day > from + 250 && day > opened; steps++, day -= whole(roll, 350, 900)) {
      const { below } = rungs[standing.rung]!
      const beside = isToMove ? neighbour(i, roll) : null
      if (beside !== null) back(firstOfMonth(day), { unit: plan.unit[beside]!, place: plan.place[beside]!, under: parent[beside]! })
      else if (below !== null && roll() < 0.6) back(firstOfMonth(day), { rung: below })
      isToMove = false
    }
    stretches.unshift({ from, ...standing })
    return managed(stretches)
  }

  /** Somebody in the same line of work and the same country, whose team this one came from. */
  function neighbour(i: number, roll: () => number): number | null {
    const own = rungs[rung[i]!]!.family
    for (let tries = 0; tries < 8; tries++) {
      const beside = whole(roll, 1, headcount - 1)
      if (reports[beside] === 0 && rungs[plan.rung[beside]!]!.family === own && locations[plan.place[beside]!]!.entity === locations[place[i]!]!.entity && plan.unit[beside] !== unit[i]) return beside
    }
    return null
  }

  /** A second job beside the first, in another unit. */
  function second(i: number): Placed[] {
    if (i >= headcount || isCast.has(i) || reports[i]! > 0 || start[i]! > today - 300 || end[i]! > 0 || isContingent(i)) return []
    const roll = chance(seed, 17, i)
    if (roll() > 0.045) return []
    for (let tries = 0; tries < 20; tries++) {
      const beside = whole(roll, 1, headcount - 1)
      if (reports[beside]! > 0 || isCast.has(beside) || locations[plan.place[beside]!]!.entity !== locations[place[i]!]!.entity || plan.unit[beside] === unit[i]) continue
      return managed([{ from: firstOfMonth(whole(roll, start[i]! + 120, today - 30)), rung: plan.rung[beside]!, unit: plan.unit[beside]!, place: place[i]!, under: parent[beside]! }])
    }
    return []
  }

  function managed(stretches: Stretch[]): Placed[] {
    const placed: Placed[] = []
    for (const [n, stretch] of stretches.entries()) {
      const stop = stretches[n + 1]?.from ?? openEnd
      for (let from = stretch.from; from < stop;) {
        const [manager, until] = stretch.under < 0 ? [null, openEnd] as const : holding(stretch.under, from)
        const to = Math.min(until + 1, stop)
        placed.push({ ...stretch, from, until: to >= openEnd ? null : to - 1, manager })
        from = to
      }
    }
    return placed
  }

  /** Whoever holds a seat on a day, and until when; while it stands empty, the next above. */
  function holding(seat: number, day: number): readonly [who: number, until: number] {
    const before = predecessor[seat]!
    if (seat === 0 || day >= start[seat]!) return [seat, openEnd]
    if (before >= 0 && day >= start[before]! && day <= end[before]!) return [before, end[before]!]
    const taken = before >= 0 && day < start[before]! ? start[before]! : start[seat]!
    const [who, until] = holding(parent[seat]!, day)
    return [who, Math.min(until, taken - 1)]
  }

  function leaving(i: number): Leaving | null {
    if (end[i] === 0) return null
    const roll = chance(seed, 18, i)
    const kind = end[i]! > today ? 'voluntary' : (['voluntary', 'involuntary', 'other'] as const)[weighted(roll, [66, 22, 12])]!
    return { on: end[i]!, kind, reason: pick(roll, reasons[kind]) }
  }

  function isContingent(i: number) {
    return !isCast.has(i) && (i >= headcount || reports[i] === 0) && chance(seed, 19, i)() < 0.05
  }
}
export type Careers = ReturnType<typeof careers>

const reasons = {
  voluntary: ['Another employer', 'Better pay elsewhere', 'Moved away', 'Back to studies', 'Family', 'Self-employed', 'Career change', 'Unhappy with the work'],
  involuntary: ['Position eliminated', 'Performance', 'Conduct', 'Probation not passed', 'Site restructured'],
  other: ['Retired', 'Fixed term ended', 'Transferred to a customer', 'Died'],
}

const weekday = (day: number) => day + ([1, 0, 0, 0, 0, 0, 2][(day + 4) % 7] ?? 0)
export const dayOf = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) / 86_400_000
function firstOfMonth(day: number) {
  const date = new Date(day * 86_400_000)
  return day - date.getUTCDate() + 1
}
