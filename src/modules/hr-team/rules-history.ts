import type { HrFunction } from '#shared/functions.ts'
import { can, columnsOf, may, type Class, type Cover, type Facts as Balance, type Holder } from './rules-balance.ts'
import { sum } from './rules-queue.ts'
import type { Seat, WorkLevel } from './rules-team.ts'

type Of = { country: string | null; populations: readonly number[] }
type Sat = { positionId: string; title: string; kind: Seat['kind']; takes: readonly WorkLevel[]; rank: number; population: number }
/** As the database tells it (db/owner-workload.sql). */
export type Told = {
  since: string; weeks: number
  cells: readonly (Of & { function: HrFunction; level: WorkLevel; weeks: Readonly<Record<string, number>>; usual: number | null })[]
  answers: readonly { function: string; level: string; minutes: number; count: number }[]; took: readonly { function: string; level: string; items: number; days: number; weeks: number }[]
  now: readonly (Of & { function: string; open: number; waiting: number; overdue: number })[]; hours: readonly { day: number; hour: number; count: number }[]
  teams: readonly { personId: string; country: string | null; fte: number | null; isAway: boolean; seats: readonly Sat[] }[]
}
/** A place to work from, without who sits there. `fte` null: not known, and taken as full time. */
export type HistoryPlace = { id: string; kind: Seat['kind']; titles: string[]; groups: number[]; positionIds: string[]; takes: WorkLevel[]; fte: number | null; country: string | null; does: Record<string, number[]> }
export type HistoryCell = { function: HrFunction; level: WorkLevel; people: number; populations: number[]; weeks: number[]; usual: number; answers: { minutes: number; count: number }[]; open: number | null; isOutside: boolean }
export type History = {
  since: string; weeks: number; employees: number; folded: number; away: number
  groups: { group: number; people: number; country: string | null }[]; cells: HistoryCell[]; places: HistoryPlace[]; now: { function: string; populations: number[]; open: number; waiting: number; overdue: number }[]
}

/** Whoever is in no group that HR looks after, as a group. */
export const restGroup = -1
/** Work of these levels stays open for weeks: it is carried, not answered. */
const carried: readonly WorkLevel[] = ['expert', 'sensitive']

/** What the planner starts from. People of whom there are too few to tell are counted with others, and no place says who sits there. */
export function historyOf(told: Told, { groups, minimumGroup, ...balance }: Omit<Balance, 'holders' | 'cover'> & { groups: readonly number[]; minimumGroup: number; holders: readonly Holder[]; cover: readonly Cover[] }): History {
  const columns = columnsOf(groups, balance.classes), inNone = new Set(columns.find(each => each.group === null)?.classes.map(({ n }) => n))
  const kept = enoughOf(balance.classes, minimumGroup), numbers = new Map(balance.classes.map(each => [keyOf(each), foldedInto(each, kept)]))
  const classOf = (of: Of): Class | undefined => numbers.get(keyOf(of)) ?? foldedInto(of, kept)
  const populationsOf = ({ n, populations }: Class) => inNone.has(n) ? [...populations, restGroup] : [...populations]
  const cells = new Map<string, HistoryCell>()
  for (const { function: area, level, weeks, usual, ...of } of told.cells) {
    const people = classOf(of)
    if (!people) continue
    const key = `${area}:${level}:${people.n}`
    const came = Array.from({ length: told.weeks }, (_, week) => weeks[week] ?? 0), there = cells.get(key)
    if (there) {
      const [before, more] = [sum(there.weeks), sum(came)]
      there.usual = before + more > 0 ? (there.usual * before + (usual ?? 0) * more) / (before + more) : there.usual
      there.weeks = there.weeks.map((each, week) => each + came[week]!)
    } else cells.set(key, {
      function: area, level, people: people.n, populations: populationsOf(people), weeks: came, usual: usual ?? 0, open: carried.includes(level) ? weeksOpen(told, area, level) : null,
      answers: told.answers.filter(each => each.function === area && each.level === level).map(({ minutes, count }) => ({ minutes, count })),
      isOutside: balance.cover.some(each => each.functions.includes(area) && (each.populations.length === 0 || each.populations.some(one => people.populations.includes(one)))),
    })
  }
  const doing = whoDoes(balance, kept)
  const places = told.teams.filter(({ isAway }) => !isAway).map(each => placeOf(each, balance.holders.find(({ personId }) => personId === each.personId), doing))
    .toSorted((a, b) => compareTexts(a.titles.join(), b.titles.join()) || (a.groups[0] ?? 0) - (b.groups[0] ?? 0) || compareTexts(JSON.stringify(a), JSON.stringify(b)))
  return {
    since: told.since, weeks: told.weeks, employees: sum(balance.classes.map(({ people }) => people)), folded: sum(balance.classes.filter(each => !kept.includes(each)).map(({ people }) => people)), away: told.teams.filter(({ isAway }) => isAway).length,
    groups: columns.map(({ group, classes }) => ({ group: group ?? restGroup, people: sum(classes.map(({ people }) => people)), country: classes.toSorted((a, b) => b.people - a.people)[0]?.country ?? null })),
    cells: [...cells.values()], places: places.map((place, n) => ({ ...place, id: `place-${n + 1}` })),
    now: told.now.flatMap(({ function: area, open, waiting, overdue, ...of }) => { const people = classOf(of); return people ? [{ function: area, populations: populationsOf(people), open, waiting, overdue }] : [] }),
  }
}

const keyOf = ({ country, populations }: Of) => `${country}:${populations.join()}`
/** Classes of which may be told; of a company that is smaller than that, the largest one. */
function enoughOf(classes: readonly Class[], minimum: number): Class[] {
  const enough = classes.filter(({ people }) => people >= minimum)
  return enough.length ? enough : classes.toSorted((a, b) => b.people - a.people).slice(0, 1)
}
/** Of few people: told with the largest class that shares most groups with them, in the same country before others. */
function foldedInto(of: Of & { n?: number }, kept: readonly Class[]): Class | undefined {
  const shared = (each: Class) => each.populations.filter(one => of.populations.includes(one)).length
  return kept.find(({ n }) => n === of.n) ?? kept.toSorted((a, b) => Number(b.country === of.country) - Number(a.country === of.country) || shared(b) - shared(a) || b.people - a.people)[0]
}

/** How long a case stays open: as it was for this kind of work, else for all that is carried, else by the little that is known: a week. */
function weeksOpen({ took }: Told, area: string, level: WorkLevel): number {
  const own = took.find(each => each.function === area && each.level === level)
  if (own) return own.weeks
  const others = took.filter(each => carried.includes(each.level as WorkLevel))
  return others.length ? sum(others.map(({ items, weeks }) => items * weeks)) / sum(others.map(({ items }) => items)) : 1
}

/** Who can, class by class; where nobody is known to, those of whom it isn't known do it, or nobody would have. */
function whoDoes(balance: Omit<Balance, 'cover'>, classes: readonly Class[]): Map<string, Record<string, number[]>> {
  const does = new Map<string, Record<string, number[]>>(balance.holders.map(({ personId }) => [personId, {}]))
  const areas = [...new Set(balance.holders.flatMap(({ grants }) => grants.map(each => each.function)))]
  for (const area of areas) for (const people of classes) {
    const language = balance.work.find(each => each.n === people.n && each.function === area)?.language ?? null
    const judged = balance.holders.filter(holder => may(holder, area, people)).map(holder => ({ holder, verdict: can(holder, area, people.country, language, balance).can }))
    const able = judged.filter(({ verdict }) => verdict === 'can')
    for (const { holder } of able.length ? able : judged.filter(({ verdict }) => verdict === 'unknown')) (does.get(holder.personId)![area] ??= []).push(people.n)
  }
  return does
}

function placeOf({ personId, fte, country, seats }: Told['teams'][number], holder: Holder | undefined, does: ReadonlyMap<string, Record<string, number[]>>): HistoryPlace {
  const distinct = <T>(values: readonly T[]) => [...new Set(values)]
  const kind = kindOf(seats, holder)
  return {
    id: '', kind, titles: distinct(seats.map(({ title }) => title)), groups: distinct(seats.map(({ population }) => population)), positionIds: distinct(seats.map(({ positionId }) => positionId)), fte, country, does: does.get(personId) ?? {},
    takes: seats.length ? distinct(seats.flatMap(({ takes }) => takes)) : usually[kind],
  }
}
const usually: Record<Seat['kind'], WorkLevel[]> = { generalist: ['routine', 'standard'], specialist: ['standard', 'expert'], leader: ['sensitive'] }
/** By their positions; without one, by how much they hold: nearly all of HR, many areas, or few. */
function kindOf(seats: readonly Sat[], holder: Holder | undefined): Seat['kind'] {
  if (seats.length) return seats.every(({ kind }) => kind === 'leader') ? 'leader' : seats.some(({ kind }) => kind === 'generalist') ? 'generalist' : 'specialist'
  const areas = holder?.grants.length ?? 0
  return areas > 3 ? holder!.grants.every(({ populations }) => populations.includes(0)) ? 'leader' : 'generalist' : 'specialist'
}
const compareTexts = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0
