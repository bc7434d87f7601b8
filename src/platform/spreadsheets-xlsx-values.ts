/** What a cell's style says of its number. `zeros`: shown with leading zeros, as a ZIP code is. */
export type Format = { kind: 'plain' | 'date' | 'time' | 'dateTime'; zeros: number; from1904: boolean }
export type Formats = Format[]
export type Node = { name: string; attributes: Record<string, string> }
export type Handlers = { open: (node: Node) => void; text?: (text: string) => void; close?: (name: string) => void }

export async function readFormats(styles: (handlers: Handlers) => AsyncIterable<void>, from1904: boolean): Promise<Formats> {
  const custom: Record<string, string> = {}
  const formats: Formats = []
  let inCells = false
  for await (const _ of styles({
    open: ({ name, attributes }) => {
      if (name === 'numFmt') custom[attributes['numFmtId'] ?? ''] = attributes['formatCode'] ?? ''
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) formats.push(formatOf(Number(attributes['numFmtId'] ?? 0), custom, from1904))
    },
    close: name => { if (name === 'cellXfs') inCells = false },
  }));
  return formats
}

/** As a person would write it: ISO dates, numbers without exponent or the noise of binary fractions. */
export function cellText(raw: string, type: string | undefined, format?: Format): string {
  if (type === 'b') return raw === '1' ? 'true' : 'false'
  if (type === 'd') return raw.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace('T', ' ')
  if (type !== undefined && type !== 'n') return raw
  const number = Number(raw)
  if (!raw.trim() || !Number.isFinite(number)) return raw
  if (format && format.kind !== 'plain') return dateText(number, format) ?? plain(number)
  return format?.zeros && Number.isInteger(number) && number >= 0 ? plain(number).padStart(format.zeros, '0') : plain(number)
}

function formatOf(id: number, custom: Record<string, string>, from1904: boolean): Format {
  const code = custom[id]?.split(';')[0]?.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./gi, '').toLowerCase()
  const zeros = code && /^0{2,}$/.test(code) ? code.length : 0
  return { kind: code === undefined ? builtIn(id) : customKind(code), zeros, from1904 }
}

function builtIn(id: number): Format['kind'] {
  if (id === 22) return 'dateTime'
  if (id >= 18 && id <= 21 || id >= 45 && id <= 47 || id === 32 || id === 33) return 'time'
  return id >= 14 && id <= 17 || id >= 27 && id <= 36 || id >= 50 && id <= 58 ? 'date' : 'plain'
}

function customKind(code: string): Format['kind'] {
  if (/general|[0#?]/.test(code.replace(/s\.0+/, 's'))) return 'plain'
  const hasDay = /[dy]/.test(code) || /m/.test(code) && !/[hs]/.test(code)
  const hasTime = /[hs]/.test(code)
  return hasDay ? hasTime ? 'dateTime' : 'date' : hasTime ? 'time' : 'plain'
}

/** Day 60 of the 1900 system is a 29 February that never was: what lies before it is one day off. */
function dateText(serial: number, { kind, from1904 }: Format): string | undefined {
  if (serial < 0 || serial > 2_958_466 || Math.floor(serial) === 60 && !from1904) return undefined
  const seconds = Math.round((serial % 1) * 86_400)
  const clock = `${two(seconds / 3600)}:${two(seconds / 60 % 60)}${seconds % 60 ? `:${two(seconds % 60)}` : ''}`
  if (kind === 'time' && serial < 1) return clock
  const days = Math.floor(serial) + (seconds === 86_400 ? 1 : 0)
  const base = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  const date = new Date(base + days * 86_400_000).toISOString().slice(0, 10)
  return seconds % 86_400 ? `${date} ${clock}` : date
}

const two = (number: number) => String(Math.floor(number)).padStart(2, '0')

/** Fifteen digits are what a spreadsheet shows. */
export function plain(number: number): string {
  if (number < 0) return `-${plain(-number)}`
  const text = String(Number(number.toPrecision(15)))
  if (!text.includes('e')) return text
  const [digits = '', exponent = '0'] = text.split('e')
  const [whole = '', fraction = ''] = digits.split('.')
  const point = whole.length + Number(exponent)
  const all = (whole + fraction).padEnd(point, '0')
  return point > 0 ? all.slice(0, point) + (all.length > point ? `.${all.slice(point)}` : '') : `0.${'0'.repeat(-point)}${all}`
}
