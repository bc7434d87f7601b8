import type { TargetKey } from './columns.ts'

/** What of a row tells whose it is and from when it holds. */
export type Dated = { row: number; since: string | null; legalEntityId: string | null; name?: unknown; number?: unknown; workEmail?: unknown; startsOn?: unknown }
export type HistoryProblem = { row: number; target: TargetKey; code: 'history_undated' | 'history_same_day' | 'history_first_day' | 'history_name' | 'before_first_day' | 'history_order' | 'history_gap'; params: Record<string, unknown>; isRefused: boolean }
/** By each row that tells of the past or of what comes: the row that tells of today, with which the person comes in. */
export type Histories = { todays: Map<number, number>; problems: HistoryProblem[] }

/** Several rows of one person are what held one after the other; the last that has begun is today's. Nothing is guessed where they contradict each other. */
export function historiesOf(people: readonly Dated[], today: string): Histories {
  const todays = new Map<number, number>()
  const problems: HistoryProblem[] = []
  const groups = Map.groupBy(people.filter(person => keyOf(person) !== null), person => keyOf(person)!)
  for (const group of groups.values()) {
    if (group.length === 1) continue
    const add = (row: number, target: TargetKey, code: HistoryProblem['code'], params: Record<string, unknown>, isRefused: boolean) => problems.push({ row, target, code, params, isRefused })
    const dated = group.filter(({ since }) => since !== null).toSorted((a, b) => a.since! < b.since! ? -1 : a.since! > b.since! ? 1 : a.row - b.row)
    const base = dated.findLast(({ since }) => since! <= today) ?? dated[0] ?? group[0]!
    for (const { row } of group) if (row !== base.row) todays.set(row, base.row)
    for (const { row, since, startsOn, name, workEmail } of group) {
      if (!isSame(name, base.name) && !(workEmail && isSame(workEmail, base.workEmail))) add(row, 'name', 'history_name', { row: base.row }, true)
      if (since === null) add(row, 'effectiveOn', 'history_undated', {}, true)
      else if (startsOn !== undefined && since < String(startsOn)) add(row, 'effectiveOn', 'before_first_day', {}, true)
      if (String(startsOn) !== String(base.startsOn)) add(row, 'startsOn', 'history_first_day', { row: base.row }, true)
    }
    dated.forEach((each, at) => {
      if (at > 0 && each.since === dated[at - 1]!.since) add(each.row, 'effectiveOn', 'history_same_day', { row: dated[at - 1]!.row }, true)
      else if (at > 0 && each.row < dated[at - 1]!.row) add(each.row, 'effectiveOn', 'history_order', { row: dated[at - 1]!.row }, false)
    })
    const first = dated[0]
    if (first && first.startsOn !== undefined && first.since! > String(first.startsOn)) add(first.row, 'effectiveOn', 'history_gap', { since: first.since, startsOn: first.startsOn }, false)
  }
  return { todays, problems }
}

const isSame = (one: unknown, other: unknown) => String(one ?? '').toLowerCase() === String(other ?? '').toLowerCase()
const keyOf = ({ legalEntityId, number, workEmail }: Dated): string | null => number ? `${legalEntityId} ${String(number)}` : workEmail ? String(workEmail).toLowerCase() : null
