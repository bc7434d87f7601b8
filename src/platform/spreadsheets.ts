import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '#shared/refusal.ts'
import { detect, findHeaderRow, isBlank, validUtf8, type Detection, type Encoding } from './spreadsheets-detect.ts'
import { csvRows } from './spreadsheets-read-csv.ts'
import { xlsxRows, xlsxSheets } from './spreadsheets-read-xlsx.ts'

export { detect, type Detection, type Encoding } from './spreadsheets-detect.ts'
export { csvStream, xlsxStream, type Cell, type Column } from './spreadsheets-write.ts'

/** Rows are numbered as a spreadsheet shows them: the first is 1, empty ones count and aren't given out. */
export type SheetRow = { row: number; cells: string[] }
export type ReadOptions = Partial<Detection> & {
  /** Leaves out everything up to and including this row: the header, or what was read before a crash. */
  afterRow?: number
  /** A sheet's name; the first visible one otherwise. */
  sheet?: string
}
export type Sheet = Detection & { header: string[]; sample: SheetRow[]; sheets: string[] }

const sampleSize = 200

/** Give a path where one is at hand: XLSX is read from its end, so a stream is first laid on disk. */
export async function* readSheet(source: string | Readable, options: ReadOptions = {}): AsyncGenerator<SheetRow> {
  if (typeof source !== 'string') return yield* spooled(source, path => readSheet(path, options))
  const form = { ...(options.kind ? detected : await detectFile(source)), ...withoutUndefined(options) }
  const rows = form.kind === 'xlsx' ? xlsxRows(source, options.sheet) : csvRows(createReadStream(source), form)
  for await (const line of rows)
    if (line.row > (options.afterRow ?? 0) && !isBlank(line.cells)) yield line
}

/** What stands in a file: its form, its header and the first rows, or the refusal that its owner should hear. */
export async function inspectSheet(path: string, chosen: ReadOptions = {}): Promise<Sheet> {
  const form = { ...await detectFile(path), ...withoutUndefined(chosen) }
  const first: SheetRow[] = []
  for await (const line of readSheet(path, { ...form, afterRow: 0 })) if (first.push(line) > sampleSize) break
  if (!first.length) throw new Refusal('import.empty')

  const headerRow = chosen.headerRow ?? first[findHeaderRow(first.map(line => line.cells))]!.row
  const header = first.find(line => line.row === headerRow)?.cells ?? []
  const sample = first.filter(line => line.row > headerRow)
  if (!sample.length) throw new Refusal('import.header_only', { row: headerRow })
  return { ...form, headerRow, header, sample, sheets: form.kind === 'xlsx' ? await xlsxSheets(path) : [] }
}

const detected: Detection = { kind: 'csv', encoding: 'utf-8', hasBom: false, delimiter: ',', headerRow: 1 }

/** The first bytes tell nearly all; whether a file is UTF-8 to its end, only the whole. */
export async function detectFile(path: string): Promise<Detection> {
  const form = detect(await firstBytes(path), path)
  const isGuess = form.kind === 'csv' && form.encoding === 'utf-8' && !form.hasBom
  const encoding: Encoding = isGuess && !await validUtf8(createReadStream(path)) ? 'windows-1252' : form.encoding
  return { ...form, encoding }
}

async function firstBytes(path: string): Promise<Uint8Array> {
  await using file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
  return buffer.subarray(0, bytesRead)
}

async function* spooled<T>(stream: Readable, read: (path: string) => AsyncIterable<T>): AsyncGenerator<T> {
  const folder = await mkdtemp(join(tmpdir(), 'equipoise-sheet-'))
  try {
    await pipeline(stream, createWriteStream(join(folder, 'sheet'), { mode: 0o600 }))
    yield* read(join(folder, 'sheet'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const withoutUndefined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
