import { addDays } from './calendar.ts'

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

export const dayBefore = (day: string) => addDays(day, -1)
