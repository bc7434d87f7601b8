import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Refusal } from '#shared/refusal.ts'
import type { Detection } from './spreadsheets-detect.ts'

export const maxColumns = 500
const maxRecordBytes = 1_000_000

/** Quotes inside an unquoted cell are kept as they are; cells that our own writer defused get their first sign back. */
export async function* csvRows(source: AsyncIterable<Uint8Array>, { encoding, delimiter }: Pick<Detection, 'encoding' | 'delimiter'>): AsyncGenerator<{ row: number; cells: string[] }> {
  const parser = parse({ delimiter, quote: '"', relax_quotes: true, relax_column_count: true, trim: true, record_delimiter: ['\r\n', '\n', '\r'], max_record_size: maxRecordBytes })
  const text = Readable.from(decoded(source, encoding, () => parser.info.records), { objectMode: false })
  text.on('error', error => parser.destroy(error)).pipe(parser)
  let row = 0
  let told = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++
      if (cells.length > maxColumns) throw new Refusal('import.too_many_columns', { row, columns: cells.length, most: maxColumns })
      if (row === 1 && !told && /^sep=.?$/i.test(cells.join(''))) row -= told = 1
      else yield { row, cells: cells.map(undefuse) }
    }
  } catch (error) {
    throw refusalFor(error, parser, parser.info.records + 1 - told)
  } finally {
    text.destroy()
    parser.destroy()
  }
}

async function* decoded(source: AsyncIterable<Uint8Array>, encoding: string, rowsBefore: () => number): AsyncGenerator<string> {
  const decoder = decoderFor(encoding)
  try {
    for await (const chunk of source) {
      const text = decoder.decode(chunk, { stream: true })
      if (text.includes('\0')) throw new Refusal('import.not_a_table', { found: 'binary', afterRow: rowsBefore() })
      if (text) yield text
    }
    const rest = decoder.decode()
    if (rest) yield rest
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal('import.wrong_encoding', { encoding, afterRow: rowsBefore() })
    throw error
  }
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new Refusal('import.unknown_encoding', { encoding })
  }
}

const undefuse = (cell: string) => cell.charCodeAt(0) === 39 && /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell

/** A quote that is never closed ends at the next one, lines later, or nowhere: both are told by the row where it began. */
function refusalFor(error: unknown, parser: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error
  const { quoting, field } = (parser as { state: { quoting: boolean; field: { toString(): string } } }).state
  if (quoting || field.toString().includes('\n')) return new Refusal('import.quote_never_closed', { row })
  return error.code === 'CSV_MAX_RECORD_SIZE' ? new Refusal('import.line_too_long', { row, most: maxRecordBytes }) : new Refusal('import.stray_quote', { row })
}
