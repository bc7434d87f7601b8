import { SaxesParser } from 'saxes'
import yauzl from 'yauzl'
import { Refusal } from '#shared/refusal.ts'
import { cellText, readFormats, type Formats, type Handlers, type Node } from './spreadsheets-xlsx-values.ts'
import { maxColumns } from './spreadsheets-read-csv.ts'

const maxTextAtOnce = 4_000_000
const maxSharedText = 64_000_000
const maxPartBytes = 2_000_000_000
const maxParts = 10_000

/** The first visible sheet, or the named one. Rows are as wide as the widest before them, for XLSX leaves empty cells out. */
export async function* xlsxRows(path: string, sheetName?: string): AsyncGenerator<{ row: number; cells: string[] }> {
  const book = await openBook(path)
  try {
    const sheet = sheetName === undefined ? book.sheets.find(each => each.isVisible) ?? book.sheets[0] : book.sheets.find(each => each.name === sheetName)
    if (!sheet) throw new Refusal('import.no_such_sheet', { sheet: sheetName, sheets: book.sheets.map(each => each.name) })
    const strings = await readStrings(book)
    const formats = await readFormats(parts(book, 'styles'), book.from1904)
    yield* rowsOf(book, sheet.part, strings, formats)
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('import.damaged', { reason: String((error as Error).message) })
  } finally {
    book.zip.close()
  }
}

export async function xlsxSheets(path: string): Promise<string[]> {
  const book = await openBook(path)
  book.zip.close()
  return book.sheets.map(sheet => sheet.name)
}

type Book = { zip: yauzl.ZipFile; entries: Map<string, yauzl.Entry>; targets: Record<string, string>; sheets: { name: string; part: string; isVisible: boolean }[]; from1904: boolean }

async function openBook(path: string): Promise<Book> {
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch((error: Error) => { throw new Refusal('import.damaged', { reason: error.message }) })
  try {
    const entries = new Map<string, yauzl.Entry>()
    if (zip.entryCount > maxParts) throw new Refusal('import.too_large_for_xlsx')
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    if (!entries.has('xl/workbook.xml')) throw new Refusal('import.not_a_table', { found: entries.has('xl/workbook.bin') ? 'xlsb' : 'zip' })
    return { zip, entries, ...await readWorkbook(zip, entries) }
  } catch (error) {
    zip.close()
    throw error instanceof Refusal ? error : new Refusal('import.damaged', { reason: String((error as Error).message) })
  }
}

async function readWorkbook(zip: yauzl.ZipFile, entries: Book['entries']) {
  const ids: Record<string, string> = {}
  const targets: Record<string, string> = {}
  for await (const { name, attributes: { Id = '', Type = '', Target = '' } } of opened(zip, entries.get('xl/_rels/workbook.xml.rels'))) {
    if (name !== 'Relationship') continue
    const part = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`
    ids[Id] = part
    targets[Type.split('/').at(-1)!] = part
  }
  const sheets: Book['sheets'] = []
  let from1904 = false
  for await (const { name, attributes } of opened(zip, entries.get('xl/workbook.xml'))) {
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
    if (name !== 'sheet') continue
    const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
    sheets.push({ name: attributes['name'] ?? '', part: ids[id] ?? '', isVisible: (attributes['state'] ?? 'visible') === 'visible' })
  }
  return { sheets, targets, from1904 }
}

async function readStrings(book: Book): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let inText = false
  let inPhonetic = false
  let kept = 0
  for await (const _ of events(book.zip, book.entries.get(book.targets['sharedStrings'] ?? ''), {
    open: ({ name }) => { if (name === 'si') text = ''; inText = name === 't' && !inPhonetic; if (name === 'rPh') inPhonetic = true },
    text: part => { if (inText) text += part },
    close: name => {
      if (name === 't') inText = false
      if (name === 'rPh') inPhonetic = false
      if (name !== 'si') return
      kept += text.length + 16
      if (kept > maxSharedText) throw new Refusal('import.too_large_for_xlsx')
      strings.push(unescapeControl(text))
    },
  }));
  return strings
}

async function* rowsOf(book: Book, part: string, strings: string[], formats: Formats): AsyncGenerator<{ row: number; cells: string[] }> {
  const ready: { row: number; cells: string[] }[] = []
  let row = 0
  let column = 0
  let width = 0
  let cells: string[] = []
  let cell: Node['attributes'] = {}
  let raw = ''
  let inValue = false
  let inPhonetic = false
  const put = () => {
    const text = raw && cellText(cell['t'] === 's' ? strings[Number(raw)] ?? '' : raw, cell['t'], formats[Number(cell['s'] ?? 0)])
    if (!text) return
    if (column > maxColumns) throw new Refusal('import.too_many_columns', { row, columns: column, most: maxColumns })
    while (cells.length < column) cells.push('')
    cells[column - 1] = cell['t'] === 's' ? text : unescapeControl(text)
  }
  for await (const _ of events(book.zip, book.entries.get(part), {
    open: ({ name, attributes }) => {
      if (name === 'row') [row, column, cells] = [Number(attributes['r'] ?? row + 1), 0, []]
      else if (name === 'c') [column, cell, raw] = [columnOf(attributes['r']) ?? column + 1, attributes, '']
      else if (name === 'rPh') inPhonetic = true
      else if (name === 'v' || name === 't' && !inPhonetic) inValue = true
    },
    text: text => { if (inValue) raw += text },
    close: name => {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'c') put()
      else if (name === 'row') {
        while (cells.length < width) cells.push('')
        width = cells.length
        ready.push({ row, cells })
      }
    },
  })) yield* ready.splice(0)
  yield* ready
}

async function* opened(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): AsyncGenerator<Node> {
  const found: Node[] = []
  for await (const _ of events(zip, entry, { open: node => found.push(node) })) yield* found.splice(0)
  yield* found
}

const parts = (book: Book, target: string) => (handlers: Handlers) => events(book.zip, book.entries.get(book.targets[target] ?? ''), handlers)

/** Ticks once for each piece that was parsed, so that its reader can hand on what came of it before the next is asked for. */
async function* events(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined, { open, text, close }: Handlers): AsyncGenerator<void> {
  if (!entry) return
  if (entry.uncompressedSize > maxPartBytes) throw new Refusal('import.too_large_for_xlsx')
  let unbroken = 0
  const parser = new SaxesParser({ position: false })
  parser.on('opentag', ({ name, attributes }) => { unbroken = 0; open({ name: local(name), attributes: attributes as Record<string, string> }) })
  parser.on('closetag', ({ name }) => { unbroken = 0; close?.(local(name)) })
  if (text) parser.on('text', text)
  parser.on('error', error => { throw error })
  const decoder = new TextDecoder()
  const stream = await zip.openReadStreamPromise(entry)
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    const xml = decoder.decode(chunk, { stream: true })
    unbroken += xml.length
    if (unbroken > maxTextAtOnce) throw new Refusal('import.line_too_long', { most: maxTextAtOnce })
    parser.write(xml)
    yield
  }
  parser.close()
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function columnOf(reference: string | undefined): number | undefined {
  if (!reference) return undefined
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column
}

const unescapeControl = (text: string) => text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text
