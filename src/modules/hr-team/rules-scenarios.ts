import { chance } from '#shared/chance.ts'
import { functions, type HrFunction } from '#shared/functions.ts'
import { Refusal } from '#shared/refusal.ts'
import { deskHours, learned, weeksAMonth } from './rules-duties.ts'
import { draws, drawnFactor, drawnWeeks, handlingOf, rangeOf, type Range } from './rules-forecast.ts'
import { amount, sum } from './rules-queue.ts'
import { ableFor, doersOf, teamOf, type Seat, type Work, type WorkLevel } from './rules-team.ts'

/** What came, week by week, of one function and level for the same groups of people; `open`: weeks that one stays open, where they are cases; `people`: who they are, where seats say so (`does`). */
export type Cell = { function: HrFunction; level: WorkLevel; populations: readonly number[]; people?: number; isOutside?: boolean; weeks: readonly number[]; usual: number; answers: readonly { minutes: number; count: number }[]; open: number | null }
/** Who is there to do it; `duties`: shares of their time off the desk, `usual` those of somebody new. */
export type Place = Omit<Seat, 'desk'> & { duties: readonly number[] }
export type Facts = { places: readonly Place[]; cells: readonly Cell[]; profile: readonly number[]; employees: number; usual?: Partial<Record<Seat['kind'], readonly number[]>> }
/** Money a year of one full position, and of an hour of work given to others, by country. */
export type Cost = { figure: 'cost_generalist' | 'cost_specialist' | 'cost_leader' | 'cost_outside'; country: string | null; value: number; currency: string }
export const figureNames = ['desk_begins', 'desk_hours', 'duties', 'away', 'switching', 'case_hours', 'most_cases', 'catalogue_weight', 'learning_first', 'learning_months', 'hire_months', 'outside_rest', 'most_wait', 'most_busy'] as const
export type FigureName = (typeof figureNames)[number]
export type Sheet = { figures: Partial<Record<FigureName, number>>; costs: readonly Cost[] }

export type Change =
  | { kind: 'generalist'; population: number; country: string | null; function?: HrFunction }
  | { kind: 'specialist' | 'outside'; function: HrFunction; country: string | null }
  | { kind: 'leaves' | 'away'; placeId: string }
  | { kind: 'grows'; times: number }
/** What is looked at: work of a function, for a group of people; without one, all of it. */
export type Focus = { function?: HrFunction; population?: number }

/** `waits`: working hours until somebody begins, infinite where work piles up; `growsBy`: hours of work that pile up a week. */
export type Outcome = { hours: number; busy: number; waits: number; caseWaits: number; growsBy: number; switched: number; spare: number }
export type Ranges = Record<keyof Outcome, Range>
/** `able`: places that can do it; null where nothing of that kind came. `costs` by currency; `unknown`: for which countries no cost is set. */
export type Side = { ranges: Ranges; able: number | null; costs: Record<string, number>; unknown: string[] }
export type Compared = {
  before: Side; after: Side
  /** Of a hundred runs, those in which work piles up. */
  piling: { before: number; after: number }
  /** Hours that pile up until somebody new is in, or in a quarter; weeks until what piled up in an absence is done. */
  piled: Range; clearing: Range | null; begins: number | null; works: number | null; newBusy: Range | null
}

/** A change beside what there is, drawn again and again: both from the same draws, so that what differs comes from the change. */
export function compare(facts: Facts, sheet: Sheet, change: Change | null, focus: Focus = {}, { seed = 1, runs = draws, scale = 1 } = {}): Compared {
  const missing = neededFor(facts, sheet, change)
  if (missing.length) throw new Refusal('hr-team.figures_missing', { figures: missing })
  const seats = facts.places.map(place => seated(place, sheet))
  const changed = changedSeats(seats, change, facts, sheet)
  const near = new Set([...nearTo(focus, facts.cells, seats), ...nearTo(focus, facts.cells, changed)])
  const outcomes = Array.from({ length: runs }, (_, run) => {
    const work = drawn(facts, sheet, seed, run, scale, runs === 1).filter((_, n) => near.has(n))
    const before = outcomeOf(seats, work, facts, sheet, focus), after = outcomeOf(changed, changedWork(work, change, sheet), facts, sheet, focus)
    return { before: before.outcome, after: after.outcome, newBusy: after.team.busyOf.get(newId) ?? 0 }
  })
  const isNew = change?.kind === 'generalist' || change?.kind === 'specialist'
  const shares = isNew ? comingIn(sheet) : Array<number>(quarter).fill(1)
  const piled = rangeOf(outcomes.map(({ before, after }) => sum(shares.map(share => before.growsBy * (1 - share) + after.growsBy * share))))
  return {
    before: side(outcomes.map(({ before }) => before), seats, null), after: side(outcomes.map(({ after }) => after), changed, change),
    piling: { before: partOf(outcomes.map(({ before }) => before)), after: partOf(outcomes.map(({ after }) => after)) },
    piled, clearing: change?.kind === 'away' ? rangeOf(outcomes.map(({ before, after }) => after.growsBy === 0 ? 0 : before.spare > 0 ? after.growsBy * quarter / before.spare : Infinity)) : null,
    begins: isNew ? sheet.figures.hire_months! : null, works: isNew ? sheet.figures.hire_months! + sheet.figures.learning_months! : null,
    newBusy: isNew ? rangeOf(outcomes.map(each => each.newBusy)) : null,
  }

  function side(these: readonly Outcome[], team: readonly Seat[], made: Change | null): Side {
    const ranges = Object.fromEntries((Object.keys(these[0]!) as (keyof Outcome)[]).map(name => [name, rangeOf(these.map(each => each[name]))])) as Ranges
    return { ranges, able: fewest(team, facts.cells, focus, made), ...costOf(team, made) }
  }

  function costOf(team: readonly Seat[], made: Change | null) {
    const costs: Record<string, number> = {}, unknown = new Set<string>()
    const charge = (figure: Cost['figure'], country: string | null, times: number) => {
      const cost = sheet.costs.find(each => each.figure === figure && each.country === country) ?? sheet.costs.find(each => each.figure === figure && each.country === null)
      if (cost) costs[cost.currency] = (costs[cost.currency] ?? 0) + cost.value * times
      else unknown.add(`${figure}:${country ?? ''}`)
    }
    for (const seat of team) charge(`cost_${seat.kind}`, seat.country, seat.hours / facts.profile.length)
    if (made?.kind === 'outside') charge('cost_outside', made.country, yearly * sum(facts.cells.filter(each => each.function === made.function).map(cell => meanOf(cell) * (cell.open ?? 1) * minutesOf(cell, sheet) / 60)) * (1 - sheet.figures.outside_rest! / 100))
    return { costs, unknown: [...unknown].toSorted() }
  }
}
/** Of a full person, week by week until they are one: nothing until somebody is found, then what is learned. */
function comingIn({ figures }: Sheet): number[] {
  const hired = Math.round(figures.hire_months! * weeksAMonth), weeks = Math.round((figures.hire_months! + figures.learning_months!) * weeksAMonth)
  return Array.from({ length: weeks }, (_, week) => week < hired ? 0 : learned(week - hired, { first: figures.learning_first!, months: figures.learning_months! }))
}

/** Weeks of an absence of three months, and of a year. */
const quarter = 13, yearly = 52
const newId = 'new'

/** Figures without which there is no answer, by name. */
export function neededFor({ cells, places }: Facts, { figures }: Sheet, change: Change | null): FigureName[] {
  const hasCases = cells.some(({ open }) => open !== null)
  const isNew = change?.kind === 'generalist' || change?.kind === 'specialist'
  const wide = change?.kind === 'generalist' || places.some(({ kind, functions }) => kind === 'generalist' && functions.length > 1)
  const names: FigureName[] = ['away', 'catalogue_weight', ...wide ? ['switching' as const] : [], ...hasCases ? ['case_hours' as const, 'most_cases' as const] : [],
    ...isNew ? ['learning_first' as const, 'learning_months' as const, 'hire_months' as const] : [], ...change?.kind === 'outside' ? ['outside_rest' as const] : []]
  return names.filter(name => figures[name] === undefined)
}

/** How many places can do the work looked at; of several functions, the fewest. */
function fewest(seats: readonly Seat[], cells: readonly Cell[], focus: Focus, made: Change | null): number | null {
  const counts = cells.filter(cell => isIn(cell, focus)).map(cell => ableFor(cell, seats).length + (cell.isOutside ? 1 : 0) + (made?.kind === 'outside' && made.function === cell.function ? 1 : 0))
  return counts.length ? Math.min(...counts) : null
}

export function seated({ duties, ...place }: Place, { figures }: Sheet): Seat {
  return { ...place, desk: deskHours({ hours: place.hours, away: figures.away!, duties }) }
}

function changedSeats(seats: readonly Seat[], change: Change | null, { places, profile, usual }: Facts, sheet: Sheet): readonly Seat[] {
  switch (change?.kind) {
    case 'leaves': case 'away': {
      if (!seats.some(({ id }) => id === change.placeId)) throw new Refusal('hr-team.no_such_place')
      return seats.filter(({ id }) => id !== change.placeId)
    }
    case 'generalist': return [...seats, seated({ ...opened(profile, usual?.generalist), kind: 'generalist', title: 'HR Generalist', country: change.country, populations: [change.population], takes: ['routine', 'standard'], functions: [...widest(places), ...change.function ? [change.function] : []] }, sheet)]
    case 'specialist': return [...seats, seated({ ...opened(profile, usual?.specialist), kind: 'specialist', title: 'HR Specialist', country: change.country, populations: [0], takes: ['standard', 'expert', 'sensitive'], functions: [change.function] }, sheet)]
    default: return seats
  }
}

/** As many hours as a week of the desk has. */
const opened = (profile: readonly number[], duties: readonly number[] = []) => ({ id: newId, hours: profile.length, duties })
/** All that the widest of the places does. */
const widest = (places: readonly Place[]): readonly string[] => places.filter(({ kind }) => kind === 'generalist').map(({ functions }) => functions).toSorted((a, b) => b.length - a.length)[0] ?? Object.keys(functions)

function changedWork(work: readonly Work[], change: Change | null, { figures }: Sheet): readonly Work[] {
  if (change?.kind === 'grows') { amount('times', change.times, 100); return work.map(each => ({ ...each, aWeek: each.aWeek * change.times })) }
  if (change?.kind === 'outside') return work.map(each => each.function === change.function ? { ...each, minutes: each.minutes * figures.outside_rest! / 100 } : each)
  return work
}

/** One of the weeks that might have been, for all functions the same ones; and of each, how long its handling may really take. */
function drawn({ cells }: Facts, sheet: Sheet, seed: number, run: number, scale: number, isMean: boolean): Work[] {
  const roll = chance(seed, 21, run), length = Math.max(0, ...cells.map(({ weeks }) => weeks.length))
  const picked = drawnWeeks(length, roll)
  return cells.map(cell => {
    const { counts } = handlingOf({ usual: cell.usual, answers: cell.answers, weight: sheet.figures.catalogue_weight! })
    const aWeek = isMean ? meanOf(cell) : picked.length ? sum(picked.map(week => cell.weeks[week] ?? 0)) / picked.length : 0
    return { function: cell.function, level: cell.level, populations: cell.populations, ...cell.people !== undefined && { people: cell.people }, isOutside: cell.isOutside ?? false, aWeek: aWeek * scale, minutes: minutesOf(cell, sheet) * (isMean ? 1 : drawnFactor(counts, roll)), weeks: cell.open }
  })
}
const minutesOf = (cell: Cell, { figures }: Sheet) => cell.open === null ? handlingOf({ usual: cell.usual, answers: cell.answers, weight: figures.catalogue_weight! }).minutes : figures.case_hours! * 60
const meanOf = ({ weeks }: Cell) => weeks.length ? sum(weeks) / weeks.length : 0

function outcomeOf(seats: readonly Seat[], work: readonly Work[], { profile }: Facts, { figures }: Sheet, focus: Focus) {
  const inside = work.filter(each => !each.isOutside || doersOf(each, seats).length > 0)
  const team = teamOf(seats, inside, profile, { switching: figures.switching ?? 0, mostCases: figures.most_cases ?? 1 })
  const seen = team.loads.map(load => ({ load, theirs: load.work.filter(each => isIn(each, focus)) })).filter(({ theirs }) => theirs.length > 0)
  const requests = seen.map(({ load, theirs }) => [load.wait, sum(theirs.filter(({ weeks }) => weeks === null).map(({ aWeek }) => aWeek))] as const)
  const cases = seen.map(({ load, theirs }) => [load.caseWait, sum(theirs.filter(({ weeks }) => weeks !== null).map(({ aWeek }) => aWeek))] as const)
  const hours = seen.map(({ theirs }) => sum(theirs.map(({ aWeek, minutes, weeks }) => aWeek * (weeks ?? 1) * minutes / 60)))
  const doers = new Map(seen.flatMap(({ load }) => load.seats.map(seat => [seat.id, seat])))
  const outcome: Outcome = {
    hours: sum(hours), busy: weighted(seen.map(({ load }, n) => [load.busy, hours[n]!])), waits: weighted(requests), caseWaits: weighted(cases),
    growsBy: sum(seen.map(({ load }, n) => load.hours > 0 ? load.growsBy * hours[n]! / load.hours : 0)), switched: team.switched,
    spare: sum([...doers].map(([id, { desk }]) => desk * Math.max(0, 1 - team.busyOf.get(id)!))),
  }
  return { team, outcome }
}

/** What is looked at, and whatever shares somebody with it, near or far: the rest of the team changes nothing of it. */
function nearTo(focus: Focus, cells: readonly Cell[], seats: readonly Seat[]): Set<number> {
  const doers = cells.map(cell => doersOf(cell, seats)), near = new Set(cells.flatMap((cell, n) => isIn(cell, focus) ? [n] : [])), met = new Set<Seat>()
  for (const n of near) for (const seat of doers[n]!) if (!met.has(seat)) {
    met.add(seat)
    for (const [other, theirs] of doers.entries()) if (theirs.includes(seat)) near.add(other)
  }
  return near
}

const isIn = (each: { function: string; populations: readonly number[] }, { function: name, population }: Focus) => (!name || each.function === name) && (!population || each.populations.includes(population))
const weighted = (parts: readonly (readonly [value: number, weight: number])[]) => {
  const counted = parts.filter(([, weight]) => weight > 0), weight = sum(counted.map(each => each[1]))
  return weight === 0 ? 0 : sum(counted.map(([value, each]) => value * each)) / weight
}
const partOf = (outcomes: readonly Outcome[]) => Math.round(100 * outcomes.filter(({ growsBy, waits, caseWaits }) => growsBy > 1e-6 || waits === Infinity || caseWaits === Infinity).length / Math.max(1, outcomes.length))
