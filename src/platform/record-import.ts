import { Readable } from 'node:stream'
import { Compile } from 'typebox/compile'
import { fieldErrors, type FieldError } from '#shared/field-errors.ts'
import type { Field } from '#shared/fields.ts'
import { identifier, snake } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Refusal } from '#shared/refusal.ts'
import { make, type Made } from './action.ts'
import type { Tx } from './db.ts'
import { decideOrder, noEvidence, readDate, seeDate, type DateOrder } from '#shared/sheet-dates.ts'
import { foldHeader } from '#shared/sheet-names.ts'
import { findHeaderRow } from './spreadsheets-detect.ts'
import { readSheet, type SheetRow } from './spreadsheets.ts'

export type RowProblem = FieldError & { row: number }
type Line = { row: number; cells: Record<string, string> }
/** What a column of the file was taken as; null: left out. */
export type TakenAs = { header: string; field: string | null }
/** Files as other systems write them: what columns may be called (`names`, by field), which of day and month stands first where a column doesn’t tell, and what was chosen by hand. */
export type Guess = { names: Readonly<Record<string, string>>; today: string; dateOrder?: DateOrder | undefined; columns?: readonly (string | null)[] | undefined }

/**
 * Rows of a sheet as new records, all or none: headings are labels or names of fields, links are named by what they are called.
 * Rows may name rows of the same file, in any order. Answers with the problems by row when there are any; then nothing was written.
 * `told`: what refuses one row, for its row; null where it refuses all of them.
 */
export async function importRecords(tx: Tx, record: AnyRecord, records: ReadonlyMap<string, AnyRecord>, file: Buffer, create: Made<AnyRecord> = make(record), told: (error: unknown) => FieldError | null = () => null, guess?: Guess): Promise<{ created: number; problems: RowProblem[]; columns: TakenAs[] }> {
  const { lines, problems: unread, columns } = await read(record, file, guess)
  const problems: RowProblem[] = [], refused: RowProblem[] = []
  const { Check, Errors } = checker(record)
  const links = await targets(tx, record, records)
  const naming = nameField(record)
  let waiting = lines, created = 0
  for (let before = -1; before !== created && !problems.length && !refused.length;) {
    before = created
    const later: Line[] = []
    for (const line of waiting) {
      const own = new Set(waiting.map(each => fold(each.cells[naming] ?? '')))
      const values: Record<string, unknown> = {}
      let isEarly = false
      for (const [field, cell] of Object.entries(line.cells)) {
        const schema = record.asks[field]!
        const to = schema.to && links.get(schema.to)?.get(fold(cell))
        if (schema.to && !to && schema.to === record.name && own.has(fold(cell))) isEarly = true
        else if (schema.to && !to) problems.push({ row: line.row, field, code: 'not_found', message: `${schema.title}: there is no “${cell}” that you can see.` })
        else values[field] = to ?? valueOf(schema, cell)
      }
      if (isEarly) { later.push(line); continue }
      if (!Check(values)) problems.push(...fieldErrors(Errors(values)).map(({ field, message }) => ({ row: line.row, field, code: 'invalid', message: `${record.all[field]?.title ?? field}: ${field in values ? message : 'is needed'}.` })))
      if (problems.length || unread.length) continue
      try {
        const id = await create(tx, values as never)
        links.get(record.name)?.set(fold(line.cells[naming] ?? ''), id)
        created++
      } catch (error) {
        const problem = told(error)
        if (!problem) throw error
        refused.push({ row: line.row, ...problem })
        // What the database itself refused ends the looking: nothing more can be asked of it.
        if (!(error instanceof Refusal)) return { created: 0, problems: refused, columns }
      }
    }
    waiting = later
  }
  // What couldn’t be read isn’t said twice.
  const known = new Set(unread.map(({ row, field }) => `${row} ${field}`))
  problems.splice(0, problems.length, ...[...unread, ...problems.filter(({ row, field }) => !known.has(`${row} ${field}`))].toSorted((a, b) => a.row - b.row), ...refused)
  if (!problems.length) for (const { row } of waiting) problems.push({ row, field: '', code: 'invalid', message: 'These rows name each other in a circle.' })
  return { created: problems.length ? 0 : created, problems, columns }
}

async function read(record: AnyRecord, file: Buffer, guess?: Guess): Promise<{ lines: Line[]; problems: RowProblem[]; columns: TakenAs[] }> {
  const rows: SheetRow[] = [], problems: RowProblem[] = []
  for await (const line of readSheet(Readable.from([file]))) {
    rows.push(line)
    if (rows.length > most + 200) throw new Refusal('too_large', { most }, 413)
  }
  const at = guess && rows.length ? findHeaderRow(rows.slice(0, 200).map(({ cells }) => cells)) : 0, { row = 1, cells: header = [] } = rows[at] ?? {}
  const fields = fieldsOf(record, header, guess)
  if (!guess) header.forEach((cell, i) => { if (!fields[i] && cell.trim()) problems.push({ row, field: '', code: 'unknown', message: `“${cell}” is no field of a ${record.label.toLowerCase()}.` }) })
  const lines = rows.slice(at + 1).map(line => ({ row: line.row, cells: Object.fromEntries(fields.flatMap((field, i) => field && line.cells[i]?.trim() ? [[field, line.cells[i].trim()] as const] : [])) }))
  if (!lines.length) throw new Refusal('import.empty')
  if (lines.length > most) throw new Refusal('too_large', { most }, 413)
  if (guess) problems.push(...asKept(record, lines, guess))
  return { lines, problems, columns: header.map((name, i) => ({ header: name, field: fields[i] ?? null })) }
}

/** By what was chosen; else by label or name; else by what other systems call it. Each field once. */
function fieldsOf(record: AnyRecord, header: readonly string[], guess: Guess | undefined): (string | null)[] {
  if (guess?.columns?.length === header.length) return guess.columns.map(field => field && field in record.asks ? field : null)
  const taken = new Set<string>(), free = (field: string | undefined) => field !== undefined && !taken.has(field) && taken.add(field) ? field : null
  const own = header.map(cell => free(Object.entries(record.asks).find(([name, { title }]) => [fold(name), fold(title)].includes(fold(cell)))?.[0]))
  const called = new Map(Object.entries(guess?.names ?? {}).flatMap(([field, names]) => names.split(', ').map(name => [foldHeader(name), field] as const)))
  return header.map((cell, i) => own[i] ?? free(called.get(foldHeader(cell))))
}

/** Days as they are kept, each column by its own evidence first, that of the others next; numbers with their comma. What can’t be told is said by row. */
function asKept(record: AnyRecord, lines: Line[], { today, dateOrder }: Guess): RowProblem[] {
  const days = Object.keys(record.asks).filter(field => record.asks[field]!.kind === 'date'), problems: RowProblem[] = []
  const evidence = new Map(days.map(field => [field, lines.reduce((all, { cells }) => seeDate(all, cells[field] ?? ''), noEvidence())]))
  const order = new Map(days.map(field => [field, dateOrder ?? decideOrder(evidence.get(field)!, [...evidence.values()]).order]))
  for (const { row, cells } of lines) for (const [field, cell] of Object.entries(cells)) {
    const { kind, title } = record.asks[field]!
    if (kind === 'hours' && /^\d+,\d{1,2}$/.test(cell)) cells[field] = cell.replace(',', '.')
    if (kind !== 'date') continue
    const said = readDate(cell, { order: order.get(field) ?? null, today })
    if ('date' in said) cells[field] = said.date
    else problems.push({ row, field, code: said.problem, message: `${title}: ${'readings' in said ? `“${cell}” may be ${said.readings.join(' or ')}: say whether the day or the month stands first.` : `“${cell}” ${saying[said.problem]}.`}` })
  }
  return problems
}
const saying = { date_unreadable: 'can’t be read as a day', date_impossible: 'is no day of any calendar', date_incomplete: 'lacks its day', date_out_of_range: 'is too far away to be meant' }

/** What may be linked to, by what it is called and by its code. */
async function targets(tx: Tx, record: AnyRecord, records: ReadonlyMap<string, AnyRecord>) {
  const found = new Map<string, Map<string, string>>()
  for (const name of new Set(Object.values(record.asks).flatMap(({ to }) => to ?? []))) {
    const target = records.get(name)!
    const fields = [nameField(target), 'code'].filter(field => field in target.asks)
    const rows = await tx.query<Record<string, string>>(`select id, ${fields.map(field => identifier(snake(field))).join(', ')} from ${identifier(name)}`)
    found.set(name, new Map(rows.flatMap(row => fields.filter(field => row[snake(field)]).map(field => [fold(row[snake(field)]!), row['id']!] as const))))
  }
  return found
}

function valueOf({ kind, words }: Field, cell: string): unknown {
  if (kind === 'choices') return cell.split(/[,;]/).map(each => valueOf({ kind: 'choice', words } as Field, each.trim()))
  if (kind === 'integer' || kind === 'hours') return Number.isNaN(Number(cell)) ? cell : Number(cell)
  if (kind === 'flag') return /^(yes|true|1|x)$/i.test(cell) ? true : /^(no|false|0)$/i.test(cell) ? false : cell
  if (words) return Object.entries(words).find(([value, word]) => [fold(value), fold(word)].includes(fold(cell)))?.[0] ?? cell
  return cell
}

const nameField = (record: AnyRecord) => Object.keys(record.asks).find(field => record.asks[field]!.sortable && record.asks[field]!.kind === 'text') ?? 'name'
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
const checkers = new Map<string, ReturnType<typeof Compile>>()
const checker = (record: AnyRecord) => {
  const made = checkers.get(record.name) ?? Compile(record.input)
  checkers.set(record.name, made)
  return { Check: (value: unknown) => made.Check(value), Errors: (value: unknown) => made.Errors(value) as Parameters<typeof fieldErrors>[0] }
}
const most = 10_000
