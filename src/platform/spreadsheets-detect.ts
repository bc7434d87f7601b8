import { Refusal } from '#shared/refusal.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | (string & {})
export type Detection = { kind: 'csv' | 'xlsx'; encoding: Encoding; hasBom: boolean; delimiter: string; headerRow: number }

/** From a file's first bytes (64 KB are plenty). The name is only asked where the bytes leave two answers. */
export function detect(bytes: Uint8Array, name = ''): Detection {
  if (!bytes.length) throw new Refusal('import.empty')
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return { kind: 'xlsx', encoding: 'utf-8', hasBom: false, delimiter: '', headerRow: 1 }
  refuseForeign(bytes)

  const { encoding, hasBom } = detectEncoding(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  if (isBinary(text)) throw new Refusal('import.not_a_table', { found: 'binary' })
  if (!text.trim()) throw new Refusal('import.empty')
  const delimiter = detectDelimiter(text, name)
  return { kind: 'csv', encoding, hasBom, delimiter, headerRow: findHeaderRow(roughRecords(text, delimiter)) + 1 }
}

/** The place of the first row as wide as the table and filled with words: titles and empty rows may stand above it. */
export function findHeaderRow(rows: string[][]): number {
  const filled = rows.map(cells => cells.filter(cell => cell.trim()).length)
  const width = Math.max(...filled.slice(0, 50))
  const wide = filled.findIndex((count, place) => count >= Math.max(1, width * 0.6) && !rows[place]!.some(cell => /^\d[\d.,/-]*$/.test(cell.trim())))
  return wide === -1 ? Math.max(0, filled.findIndex(count => count > 0)) : wide
}

export const isBlank = (cells: string[]) => cells.every(cell => !cell.trim())

export async function validUtf8(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of chunks) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

function detectEncoding(bytes: Uint8Array): { encoding: Encoding; hasBom: boolean } {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', hasBom: true }
  if (startsWith(bytes, [0xff, 0xfe])) return { encoding: 'utf-16le', hasBom: true }
  if (startsWith(bytes, [0xfe, 0xff])) return { encoding: 'utf-16be', hasBom: true }
  const zeros = zerosByParity(bytes)
  if (zeros.odd > bytes.length * 0.2 && zeros.even === 0) return { encoding: 'utf-16le', hasBom: false }
  if (zeros.even > bytes.length * 0.2 && zeros.odd === 0) return { encoding: 'utf-16be', hasBom: false }
  return { encoding: isUtf8Start(bytes) ? 'utf-8' : 'windows-1252', hasBom: false }
}

/** Streaming, so that a letter cut in two by the end of the sample isn't held against the file. */
function isUtf8Start(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function zerosByParity(bytes: Uint8Array): { even: number; odd: number } {
  let even = 0
  let odd = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0) continue
    if (at % 2) odd++
    else even++
  }
  return { even, odd }
}

const foreign: [found: string, magic: number[]][] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]], ['png', [0x89, 0x50, 0x4e, 0x47]], ['jpeg', [0xff, 0xd8, 0xff]], ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]], ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]], ['zip', [0x50, 0x4b, 0x05, 0x06]], ['parquet', [0x50, 0x41, 0x52, 0x31]],
]

function refuseForeign(bytes: Uint8Array): void {
  const found = foreign.find(([, magic]) => startsWith(bytes, magic))?.[0]
  if (found) throw new Refusal('import.not_a_table', { found })
  if (!startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return
  const isLocked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  throw new Refusal(isLocked ? 'import.encrypted' : 'import.old_excel')
}

function isBinary(text: string): boolean {
  const odd = text.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  return text.includes('\0') || odd > text.length * 0.01
}

const startsWith = (bytes: Uint8Array, magic: number[]) => magic.every((byte, at) => bytes[at] === byte)

/** The one that cuts the most records into the same number of cells, and into more than one. */
function detectDelimiter(text: string, name: string): string {
  const told = /^\uFEFF?"?sep=(.)"?\r?\n/i.exec(text)?.[1]
  if (told) return told
  const scored = [',', ';', '\t', '|'].map(delimiter => ({ delimiter, score: score(roughRecords(text, delimiter)) }))
  const best = scored.reduce((a, b) => b.score > a.score ? b : a)
  return best.score > 0 ? best.delimiter : /\.tsv$/i.test(name) ? '\t' : ','
}

function score(records: string[][]): number {
  const widths = records.filter(cells => !isBlank(cells)).map(cells => cells.length)
  if (!widths.length) return 0
  const times = new Map<number, number>()
  for (const width of widths) times.set(width, (times.get(width) ?? 0) + 1)
  const [width, count] = [...times].reduce((a, b) => b[1] > a[1] || b[1] === a[1] && b[0] > a[0] ? b : a)
  return width < 2 ? 0 : count / widths.length * 100 + Math.min(width, 50)
}

/** Good enough to count cells: quotes hide delimiters and line ends; the last record may be cut off. */
export function roughRecords(text: string, delimiter: string, most = 60): string[][] {
  const records: string[][] = [['']]
  let quoted = false
  for (const char of text.slice(0, 65_536)) {
    const record = records.at(-1)!
    if (char === '"') quoted = !quoted
    else if (!quoted && char === delimiter) record.push('')
    else if (!quoted && char === '\n') {
      if (records.length > most) break
      records.push([''])
    } else if (char !== '\r') record[record.length - 1] += char
  }
  return records.length > 2 ? records.slice(0, -1) : records
}
