import { Readable } from 'node:stream'
import { Compile } from 'typebox/compile'
import { fieldErrors, type FieldError } from '#shared/field-errors.ts'
import type { Field } from '#shared/fields.ts'
import { identifier, snake } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Refusal } from '#shared/refusal.ts'
import { make, type Made } from './action.ts'
import type { Tx } from './db.ts'
import { readSheet } from './spreadsheets.ts'

export type RowProblem = FieldError & { row: number }
type Line = { row: number; cells: Record<string, string> }

/**
 * Rows of a sheet as new records, all or none: headings are labels or names of fields, links are named by what they are called.
 * Rows may name rows of the same file, in any order. Answers with the problems by row when there are any; then nothing was written.
 * `told`: what refuses one row, for its row; null where it refuses all of them.
 */
export async function importRecords(tx: Tx, record: AnyRecord, records: ReadonlyMap<string, AnyRecord>, file: Buffer, create: Made<AnyRecord> = make(record), told: (error: unknown) => FieldError | null = () => null): Promise<{ created: number; problems: RowProblem[] }> {
  const { lines, problems } = await read(record, file)
  const refused: RowProblem[] = []
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
      if (problems.length) continue
      try {
        const id = await create(tx, values as never)
        links.get(record.name)?.set(fold(line.cells[naming] ?? ''), id)
        created++
      } catch (error) {
        const problem = told(error)
        if (!problem) throw error
        refused.push({ row: line.row, ...problem })
        // What the database itself refused ends the looking: nothing more can be asked of it.
        if (!(error instanceof Refusal)) return { created: 0, problems: refused }
      }
    }
    waiting = later
  }
  problems.push(...refused)
  if (!problems.length) for (const { row } of waiting) problems.push({ row, field: '', code: 'invalid', message: 'These rows name each other in a circle.' })
  return { created: problems.length ? 0 : created, problems }
}

async function read(record: AnyRecord, file: Buffer): Promise<{ lines: Line[]; problems: RowProblem[] }> {
  const lines: Line[] = [], problems: RowProblem[] = []
  let header: (string | null)[] | null = null
  for await (const { row, cells } of readSheet(Readable.from([file]))) {
    if (!header) {
      header = cells.map(cell => Object.entries(record.asks).find(([name, { title }]) => [fold(name), fold(title)].includes(fold(cell)))?.[0] ?? null)
      cells.forEach((cell, i) => { if (!header![i] && cell.trim()) problems.push({ row, field: '', code: 'unknown', message: `“${cell}” is no field of a ${record.label.toLowerCase()}.` }) })
    } else {
      const named = header.flatMap((field, i) => field && cells[i]?.trim() ? [[field, cells[i].trim()] as const] : [])
      lines.push({ row, cells: Object.fromEntries(named) })
    }
    if (lines.length > most) throw new Refusal('too_large', { most }, 413)
  }
  if (!lines.length) throw new Refusal('import.empty')
  return { lines, problems }
}

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
