import { addDays } from './calendar.ts'
import { isSame } from './same.ts'

/** A stretch of a strand: from `startsOn` to `endsOn`, both included; null: open. */
export type Stretch = { id: string; startsOn: string; endsOn: string | null }
export type Laid = { edit: string | null; shorten: { id: string; endsOn: string } | null; insert: { startsOn: string; endsOn: string | null } | null }

/** What to write so that new values hold from a day until what already begins later: dates as ISO texts, which sort as they are. */
export function lay(rows: readonly Stretch[], from: string): Laid {
  const begun = rows.find(row => row.startsOn === from)
  if (begun) return { edit: begun.id, shorten: null, insert: null }
  const covering = rows.find(row => row.startsOn < from && (row.endsOn === null || row.endsOn >= from))
  const next = rows.filter(row => row.startsOn > from).map(row => row.startsOn).sort()[0]
  const endsOn = covering ? covering.endsOn : next ? dayBefore(next) : null
  return { edit: null, shorten: covering ? { id: covering.id, endsOn: dayBefore(from) } : null, insert: { startsOn: from, endsOn } }
}

/** A stretch with what is true in it. */
export type Fact = Stretch & { [field: string]: unknown }
/** `values`: what differs from that day on. `later`: of each field, the first days of the later stretches that still say what it said before. */
export type Differing = { values: Record<string, unknown>; stood: Fact | null; later: Record<string, { id: string; startsOn: string }[]> }

/** What of these values is news on that day, and which later stretches merely repeat what was true until now: they may follow, or stay. */
export function differing(rows: readonly Fact[], from: string, values: Record<string, unknown>): Differing {
  const ordered = rows.toSorted((a, b) => a.startsOn < b.startsOn ? -1 : 1)
  const stood = ordered.findLast(row => row.startsOn <= from) ?? ordered[0] ?? null
  const news = Object.entries(values).filter(([field, value]) => !isSame(stood?.[field], value))
  const after = ordered.filter(row => row.startsOn > from && row !== stood)
  const repeating = (field: string) => {
    const other = after.findIndex(row => !isSame(row[field], stood?.[field]))
    return (other < 0 ? after : after.slice(0, other)).map(({ id, startsOn }) => ({ id, startsOn }))
  }
  return { values: Object.fromEntries(news), stood, later: Object.fromEntries(news.map(([field]) => [field, repeating(field)] as const).filter(([, days]) => days.length)) }
}

/** What goes on from a day: what holds then, as begun on that day, and what begins later. */
export const goingOn = <F extends Stretch>(rows: readonly F[], from: string): F[] =>
  rows.filter(row => row.endsOn === null || row.endsOn >= from).map(row => row.startsOn < from ? { ...row, startsOn: from } : row).toSorted((a, b) => a.startsOn < b.startsOn ? -1 : 1)

export const dayBefore = (day: string) => addDays(day, -1)
