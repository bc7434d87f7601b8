import type { Day } from './calendar.ts'
import { exact } from './exact.ts'
import { rates, type Came, type Laid, type Rates, type Row, type Source } from './rates.ts'

/** A row beside those shipped: of a pack, which may say that it corrects what was known, or entered by an organisation. */
export type LaidRow = { rates: string; from: Day; until: Day | null; values: Record<string, unknown>; source: Source; came: Came; corrects?: boolean }
/** `followsFrom`: the newest row that was known when it was entered; what comes after that and speaks for its days replaces it. */
export type EnteredRow = LaidRow & { followsFrom: Day }

/** What stands for one reader: packs over what was shipped, entered rows where neither speaks. Nothing is kept here; the same rows give the same, in whatever order. */
export function lay(shipped: readonly Rates[], packs: readonly LaidRow[], entered: readonly EnteredRow[] = []): Laid {
  const laid = new Map<string, Rates>()
  for (const each of shipped) {
    const own = packs.filter(row => row.rates === each.id), theirs = entered.filter(row => row.rates === each.id)
    if (own.length + theirs.length === 0) continue
    const known = withPacks(each, own)
    const counting = theirs.filter(row => replacedBy(known, row) === null)
    laid.set(each.id, counting.length ? withRows(known, counting.toSorted((a, b) => key(a) < key(b) ? -1 : 1).map(asRow)) : known)
  }
  return laid
}

/** The row that has come since and speaks for days of an entered one, which it replaces; an entered row never stands against a pack. */
export const replacedBy = ({ rows, until: end }: Rates, { from, until, followsFrom }: Pick<EnteredRow, 'from' | 'until' | 'followsFrom'>): Row & Record<string, unknown> | null =>
  rows.find((row, at) => {
    const last = row.until ?? (at === rows.length - 1 ? end : null)
    return row.from > followsFrom && (row.from <= from ? last === null || last >= from : until !== null && until >= row.from)
  }) ?? null

/** Whether a row changes what the rates already answer: for a day before `issuedOn`, or up to the newest row that is known. */
export function rewritesPast(known: Rates, row: Pick<LaidRow, 'from' | 'until' | 'values'>, issuedOn: Day): boolean {
  const { rows } = known, newest = rows.at(-1)!.from
  if (row.from > newest && row.from >= issuedOn) return false
  const at = rows.findLastIndex(({ from }) => from <= row.from)
  const before = rows[at]
  if (!before) return false
  const end = before.until ?? (at === rows.length - 1 ? known.until : null)
  if (end !== null && end < row.from) return false
  return !says(known, before, row.values) || end !== row.until
}

/** Whether the rates say exactly that already. */
export function isKnown(known: Rates, { from, until, values }: Pick<LaidRow, 'from' | 'until' | 'values'>): boolean {
  const at = known.rows.findIndex(row => row.from === from), row = known.rows[at]
  return row !== undefined && says(known, row, values) && (row.until ?? (at === known.rows.length - 1 ? known.until : null)) === until
}

const key = ({ came }: LaidRow) => came.origin === 'entered here' ? came.id : ''

const says = ({ values: fields }: Rates, row: Record<string, unknown>, values: Record<string, unknown>) =>
  Object.entries(fields).every(([name, { kind }]) => plain(kind, row[name]) === plain(kind, values[name]))
/** An amount is the same with or without its pennies. */
const plain = (kind: string | undefined, value: unknown) => kind === 'money' && value != null ? exact(value as string).toMoney() : JSON.stringify(value ?? null)

/** On the same day what says that it corrects comes before what was shipped, that before another pack; of two packs the one issued later. */
function withPacks(shipped: Rates, packs: readonly LaidRow[]): Rates {
  const order = (row: LaidRow) => row.came.origin === 'pack' ? `${row.corrects ? 1 : 0} ${row.came.issuedOn} ${row.came.publisher} ${String(row.came.number).padStart(10, '0')}` : ''
  const best = new Map<Day, LaidRow>()
  for (const row of packs) if (!best.has(row.from) || order(row) > order(best.get(row.from)!)) best.set(row.from, row)
  const own = new Map(shipped.rows.map(row => [row.from, row]))
  const counting = [...best.values()].filter(row => !isKnown(shipped, row) && (row.corrects || !own.has(row.from)))
  return counting.length ? withRows(shipped, counting.map(asRow)) : shipped
}

const asRow = ({ from, until, values, source, came }: LaidRow): Row & Record<string, unknown> => ({ ...values, from, ...until !== null && { until }, source, came })

/** The last day of the newest row becomes that row's own, so that what comes after it changes no answer before. */
function withRows({ id, title, values, source, rhythm, rows, until }: Rates, more: readonly (Row & Record<string, unknown>)[]): Rates {
  const closed = rows.map((row, at) => at === rows.length - 1 && until !== null && row.until === undefined ? { ...row, until } : row)
  const replaced = new Set(more.map(({ from }) => from))
  const all = [...closed.filter(({ from }) => !replaced.has(from)), ...more].sort((a, b) => a.from < b.from ? -1 : 1)
  return rates({ id: id as `${string}.${string}`, title, values, source, rhythm, rows: all as never, ...all.at(-1)!.until !== undefined && { until: all.at(-1)!.until } })
}
