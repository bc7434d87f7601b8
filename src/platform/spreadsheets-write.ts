import { Readable } from 'node:stream'
import yazl from 'yazl'
import { Refusal } from '#shared/refusal.ts'
import { bookParts, dayStyle, headStyle } from './spreadsheets-xlsx-parts.ts'

export type Cell = string | number | bigint | boolean | Temporal.PlainDate | null | undefined
export type Column = { label: string; width?: number }

const rowsPerPiece = 200
const xlsxRows = 1_048_576
const xlsxCellLength = 32_767

/** RFC 4180 with a BOM, for without one Excel reads UTF-8 as something else. */
export function csvStream(columns: Column[], rows: AsyncIterable<Cell[]> | Iterable<Cell[]>, delimiter = ','): Readable {
  const line = (cells: Cell[]) => cells.map(cell => csvCell(cell, delimiter)).join(delimiter) + '\r\n'
  return Readable.from(inPieces('\uFEFF' + line(columns.map(column => column.label)), rows, line), { objectMode: false })
}

export function xlsxStream(columns: Column[], rows: AsyncIterable<Cell[]> | Iterable<Cell[]>, sheetName = 'Sheet1'): Readable {
  const zip = new yazl.ZipFile()
  const sheet = Readable.from(sheetXml(columns, rows), { objectMode: false })
  const out = zip.outputStream as Readable
  sheet.on('error', error => out.destroy(error))
  zip.on('error', error => out.destroy(error))
  out.on('close', () => sheet.destroy())
  for (const [name, xml] of Object.entries(bookParts(sheetName))) zip.addBuffer(Buffer.from(xml), name)
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml')
  zip.end()
  return out
}

function csvCell(cell: Cell, delimiter: string): string {
  const text = typeof cell === 'string' ? defused(cell) : cell === null || cell === undefined ? '' : String(cell)
  return text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A spreadsheet runs what begins so; a plain negative number is harmless and stays one. */
const defused = (text: string) => /^'*[=+\-@\t\r]/.test(text) && !/^-\d+([.,]\d+)*$/.test(text) ? `'${text}` : text

async function* sheetXml(columns: Column[], rows: AsyncIterable<Cell[]> | Iterable<Cell[]>): AsyncGenerator<string> {
  let number = 1
  const line = (cells: Cell[]) => {
    if (++number > xlsxRows) throw new Refusal('export.too_many_rows', { most: xlsxRows })
    return `<row r="${number}">${cells.map((cell, at) => xlsxCell(cell, `${letters(at)}${number}`)).join('')}</row>`
  }
  const widths = columns.map(({ label, width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width ?? Math.min(40, Math.max(12, label.length + 2))}" customWidth="1"/>`)
  yield* inPieces('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    + '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    + (widths.length ? `<cols>${widths.join('')}</cols>` : '')
    + `<sheetData><row r="1">${columns.map(({ label }, at) => xlsxCell(label, `${letters(at)}1`, headStyle)).join('')}</row>`, rows, line)
  yield '</sheetData></worksheet>'
}

function xlsxCell(cell: Cell, at: string, style = 0): string {
  if (cell === null || cell === undefined || cell === '') return ''
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'bigint' && cell < 10n ** 15n && cell > -(10n ** 15n)) return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  const serial = cell instanceof Temporal.PlainDate ? serialOf(cell) : undefined
  if (serial !== undefined) return `<c r="${at}" s="${dayStyle}"><v>${serial}</v></c>`
  return `<c r="${at}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${xml(String(cell).slice(0, xlsxCellLength))}</t></is></c>`
}

const letters = (at: number): string => (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + at % 26)

/** Excel knows no day before 1900, and puts a 29 February into that year. */
function serialOf(date: Temporal.PlainDate): number | undefined {
  const serial = Temporal.PlainDate.from('1899-12-30').until(date).days
  return serial > 60 && serial < 2_958_466 ? serial : undefined
}

const xml = (text: string) => text
  .replace(/_x[0-9A-Fa-f]{4}_/g, '_x005F$&')
  .replace(/[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]/g, char => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
  .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  .toWellFormed()

async function* inPieces(head: string, rows: AsyncIterable<Cell[]> | Iterable<Cell[]>, line: (cells: Cell[]) => string): AsyncGenerator<string> {
  let piece = head
  let count = 0
  for await (const cells of rows) {
    piece += line(cells)
    if (++count % rowsPerPiece) continue
    yield piece
    piece = ''
  }
  if (piece) yield piece
}
