import { addYears, told, type Day } from './calendar.ts'
import { isOptional, type Field, type Fields, type Values } from './fields.ts'
import { Refusal } from './refusal.ts'
import { reader } from './rule-fields.ts'

/** Where a law or a number can be looked up. `address` and `readOn` only where they are known. */
export type Source = { instrument: string; section?: string; publisher?: string; address?: string; readOn?: Day }

type Plain = string | number | boolean | null | readonly (string | number)[]
/** How a row came: with the product, by a signed pack, or entered by the organisation that asks. Names only for those who may know them. */
export type Came =
  | { origin: 'shipped' }
  | { origin: 'pack'; publisher: string; number: number; issuedOn: Day }
  | { origin: 'entered here'; id: string; checkedAt: string; preparedBy?: string; checkedBy?: string }
export type Row = { from: Day; until?: Day; source?: Source; came?: Came }
type Spec<V> = {
  /** By which packs and entered figures name it, for good: `gb.redundancy-week`. */
  id: `${string}.${string}`
  title: string; values: V; source: Source
  /** How often the law brings new values. */
  rhythm: 'yearly' | 'rarely'
  /** The last day on which the newest row is known to apply; open where the law says no end. */
  until?: Day
  rows: readonly (Row & { [name in keyof V]: Plain })[]
}
export type Used<T = unknown> = { from: Day; source: Source; came: Came; values: T }
export type Rates<T = unknown> = {
  id: string; title: string; values: Fields; source: Source; rhythm: 'yearly' | 'rarely'; until: Day | null
  rows: readonly (Row & Record<string, unknown>)[]
  inForce(on: Day): Used<T>
}
/** Rates as they stand for whoever asks, by id, where that is more than what was shipped. */
export type Laid = ReadonlyMap<string, Rates>

/** What a law sets anew from time to time: each row is in force from its day until the next one's. A day without a row is refused. */
export function rates<V extends Fields>({ id, title, values, source, rhythm, until, rows }: Spec<V>): Rates<Values<V>> {
  const read = reader(values)
  const used = new Map<Row, Used<Values<V>>>()
  return {
    id, title, values, source, rhythm, rows, until: until ?? null,
    inForce(on) {
      const row = rows.findLast(({ from }) => from <= on)
      const end = row?.until ?? (row === rows.at(-1) ? until : undefined)
      if (!row || end !== undefined && on > end) throw unknown(on, row ? end! : null)
      let found = used.get(row)
      if (!found) used.set(row, found = { from: row.from, source: row.source ?? source, came: row.came ?? shipped, values: read(row) as Values<V> })
      return found
    },
  }

  function unknown(on: Day, end: Day | null) {
    const known = end === null ? `It is known from ${told(rows[0]!.from)} on` : `It is known until ${told(end)}`
    return new Refusal('rules.not_known_for_date', { field: 'on', on, title: `${title}: not known for ${told(on)}. ${known}; nothing is guessed. Ask for a day that is covered, or look it up at the source: ${[source.instrument, source.section].filter(Boolean).join(', ')}.` })
  }
}

/** Older than its law's rhythm on that day: past its known end, or renewed each year and a year old. */
export const isStale = ({ rhythm, rows, until }: Rates, on: Day): boolean => until !== null && until < on || rhythm === 'yearly' && addYears(rows.at(-1)!.from, 1) <= on

const shipped: Came = { origin: 'shipped' }

export const problemsOf = ({ values, rows, until }: Rates, isValid: (field: Field, value: unknown) => boolean): string[] => [
  ...rows.flatMap(row => Object.entries(values).filter(([name, field]) => !(row[name] === null ? isOptional(field) : isValid(field, row[name]))).map(([name]) => `${row.from}: ${name}`)),
  ...rows.filter(({ from }, at) => at > 0 && rows[at - 1]!.from >= from).map(({ from }) => `${from}: not after the row before`),
  ...until && until < rows.at(-1)!.from ? ['ends before its newest row'] : [],
]
