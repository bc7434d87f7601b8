import { separators } from '#ui/format.ts'
import { typedDate } from '#ui/typed-date.ts'
import type { Nested } from './fields.ts'

/** One cell as it stands in a spreadsheet → what a field takes. What can't be read stays as it is, and is told at its place. */
export function cellOf(field: Nested, text: string): unknown {
  const cell = text.trim()
  switch (field.kind) {
    case 'integer': case 'number': case 'float': return numberOf(cell) ?? cell
    case 'money': return moneyOf(cell)
    case 'cell': return cell === '' ? '' : numberOf(cell) ?? cell
    case 'date': return typedDate(cell) ?? cell
    case 'flag': return /^(?:yes|true|y|x|1)$/i.test(cell)
    case 'choice': return Object.entries(field.words ?? {}).find(([value, word]) => [value, word].some(each => each.toLowerCase() === cell.toLowerCase()))?.[0] ?? cell
    default: return cell
  }
}

/** "1,5" is a number where the reader's comma is a decimal one, "1,500.50" where it isn't; anything doubtful is none. */
function numberOf(text: string): number | null {
  const plain = plainNumber(text)
  return plain === null ? null : Number(plain)
}
function moneyOf(text: string): string {
  return plainNumber(text.replace(/^[^\d-]+|[^\d]+$/g, '')) ?? text
}
function plainNumber(text: string): string | null {
  const { decimal, group } = separators()
  if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return text
  const grouped = new RegExp(`^-?\\d{1,3}(?:\\${group || ','}\\d{3})+(?:\\${decimal}\\d+)?$`)
  const own = new RegExp(`^-?\\d+\\${decimal}\\d+$`)
  if (!grouped.test(text) && !own.test(text)) return null
  return text.replaceAll(group, '').replace(decimal, '.')
}

/** A spreadsheet's clipboard: lines of cells. */
export const tableOf = (text: string): string[][] => text.replace(/\r/g, '').replace(/\n+$/, '').split('\n').map(line => line.split('\t'))

const inLine = (line: string) => line.includes('\t') ? line.split('\t') : line.trim().split(/\s*;\s*|\s*,\s+|\s+/)
const linesOf = (text: string) => text.split('\n').filter(line => line.trim() !== '')

/** How a list is written into a box, and read from it. */
type Written = { read(text: string): unknown; write(value: unknown): string }

export function writtenAs(field: Nested): Written {
  const item = field.items, of = field.additionalProperties
  if (field.kind === 'list' && item?.kind === 'list') {
    // A row for each subject.
    return { read: text => linesOf(text).map(line => inLine(line).map(each => orNull(item.items!, each))), write: value => rows(value).map(row => rows(row).map(shown).join('\t')).join('\n') }
  }
  if (field.kind === 'list') {
    const separate = item?.kind === 'text' ? /\s*[\n;]\s*/ : item?.kind === 'date' ? /\s*[\n;,]\s*/ : /\s*[\n\t;]\s*|\s*,\s+|\s+/
    return { read: text => text.split(separate).filter(each => each.trim() !== '').map(each => cellOf(item!, each)), write: value => rows(value).map(shown).join('\n') }
  }
  if (of?.items?.kind === 'cell') return { read: text => byColumn(of.items!, text), write: writeColumns }
  // A row for each name, which stands first.
  return {
    read: text => Object.fromEntries(linesOf(text).map(line => {
      const [name = '', ...cells] = line.includes('\t') ? line.split('\t') : [line.split(':')[0]!, ...inLine(line.split(':').slice(1).join(':'))]
      return [name.trim(), cells.filter(each => each.trim() !== '').map(each => cellOf(of!.items!, each))]
    })),
    write: value => Object.entries(value as Record<string, unknown[]>).map(([name, cells]) => [name, ...rows(cells).map(shown)].join('\t')).join('\n'),
  }
}

/** Names on top, a line for each person below. */
function byColumn(field: Nested, text: string): Record<string, unknown[]> {
  const [names = [], ...table] = linesOf(text).map(line => line.includes('\t') ? line.split('\t') : line.trim().split(/\s*[;,]\s*|\s+/))
  return Object.fromEntries(names.map((name, at) => [name.trim(), table.flatMap(line => at < line.length ? [cellOf(field, line[at]!)] : [])]))
}
function writeColumns(value: unknown): string {
  const columns = Object.entries(value as Record<string, unknown[]>)
  const length = Math.max(0, ...columns.map(([, cells]) => rows(cells).length))
  return [columns.map(([name]) => name), ...Array.from({ length }, (_, at) => columns.map(([, cells]) => shown(rows(cells)[at])))].map(line => line.join('\t')).join('\n')
}

const orNull = (field: Nested, text: string) => field.optional && /^(?:-|–|)$/.test(text.trim()) ? null : cellOf(field, text)
const rows = (value: unknown): unknown[] => Array.isArray(value) ? value : []
const shown = (value: unknown) => value === null || value === undefined ? '-' : String(value)
