import type { FastifyReply, FastifyRequest } from 'fastify'
import { isWhole } from '#shared/fields.ts'
import type { AnyRecord } from '#shared/record.ts'
import { pageOf, type ListInput } from './query.ts'
import { present } from './rows.ts'
import { csvStream, xlsxStream, type Cell } from './spreadsheets.ts'

type Next = Pick<ListInput, 'cursor' | 'limit' | 'withTotal'>

/** The whole list as a file, streamed page by page: each page is read as the viewer, so it holds what the screen would show. */
export function exported(reply: FastifyReply, record: AnyRecord, format: 'csv' | 'xlsx', fetch: (next: Next) => Promise<Record<string, unknown>[]>, asked: ListInput, off: readonly string[]): FastifyReply {
  const fields = Object.entries(record.all).filter(([, schema]) => !['list', 'link', 'links'].includes(schema.kind ?? '') && !isWhole(schema) && schema.data !== 'secret' && !off.includes(schema.uses ?? ''))
  const rows = pages()
  const columns = fields.map(([, schema]) => ({ label: schema.title }))
  const stream = format === 'csv' ? csvStream(columns, rows) : xlsxStream(columns, rows, record.plural)
  return reply
    .header('content-type', types[format])
    .header('content-disposition', `attachment; filename="${record.path}.${format}"`).send(stream)

  async function* pages(): AsyncGenerator<Cell[]> {
    let cursor: string | undefined
    do {
      const limit = 1000
      const page = pageOf(record, { ...asked, limit }, await fetch({ limit, withTotal: false, ...cursor && { cursor } }))
      for (const row of page.items) yield fields.map(([field, schema]) => cell(present(record, row)[field], schema.words))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
  }
}

/** Lines that no list has, such as a report's, as CSV, or as a workbook where that is asked for. */
export function sheet(request: FastifyRequest, reply: FastifyReply, name: string, labels: readonly string[], lines: Cell[][]): FastifyReply {
  const format = request.headers.accept?.startsWith(types.xlsx) ? 'xlsx' : 'csv', columns = labels.map(label => ({ label }))
  return reply.header('content-disposition', `attachment; filename="${name}.${format}"`).type(types[format]).send(format === 'xlsx' ? xlsxStream(columns, lines, 'Sheet1') : csvStream(columns, lines))
}
const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

const cell = (value: unknown, words: Record<string, string> | undefined): Cell =>
  Array.isArray(value) ? value.map(each => cell(each, words)).join(', ') : words && typeof value === 'string' ? words[value] ?? value : value as Cell
