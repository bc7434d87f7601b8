import { decideSign, isCurrency, readAmount, readDecimal, type DecimalSign } from './amounts.ts'
import { targetOf, type TargetKey } from './columns.ts'
import { readCountry, readNationality } from './countries.ts'
import { decideOrder, noEvidence, readDate, seeDate, type DateEvidence, type DateOrder } from '#shared/sheet-dates.ts'
import { collapsed, readName } from './names.ts'
import { foldWord, leavingIn, readWord, saysNothing, type ChoiceTarget } from './words.ts'

/** A date is ISO text, an amount its minor units as text: all of it can lie in a staging table. */
export type Value = string | number
/** What was made of a cell; none of the three where it says nothing. `note`: taken, and yet worth a look. */
export type Reading = { value?: Value; problem?: Problem; note?: Problem }
export type Problem = { code: string; params?: Record<string, unknown> }
/** What is true of a column as a whole, and so of a cell that alone would be open to doubt. */
export type ColumnForm = { dateOrder?: DateOrder | null; decimalSign?: DecimalSign | null }
/** What the person who imports said: per target, folded word → value, or null for "leave it out". */
export type ValueMap = Partial<Record<TargetKey, Record<string, string | null>>>
export type ValueContext = { today: string; form?: ColumnForm; map?: Record<string, string | null>; currency?: string | null }

export function readValue(key: TargetKey, raw: string, context: ValueContext): Reading {
  const text = collapsed(raw)
  const { kind, max } = targetOf[key]
  const mapped = context.map?.[foldWord(text)]
  if (mapped !== undefined) return mapped === null ? {} : { value: mapped }
  if (kind === 'name' ? /^[-–—_.?*]*$/.test(text) : saysNothing(text)) return {}

  if (looksLikeFormula(text) && textual.has(kind)) return { problem: { code: 'formula' } }

  const reading = readers[kind](text, key, context)
  return typeof reading.value === 'string' && reading.value.length > max ? { problem: { code: 'too_long', params: { most: max } } } : withDoubt(reading, text)
}

/** Passed over the whole file before any row is read, so that one row far below may still tell how dates are written. */
export class ColumnEvidence {
  dates: DateEvidence[] = []
  signs = new Map<number, Set<DecimalSign>>()

  see(cells: string[]): void {
    for (let at = 0; at < cells.length; at++) {
      const text = cells[at]!
      if (!/\d/.test(text)) continue
      seeDate(this.dates[at] ??= noEvidence(), text)
      const sign = /[.,]/.test(text) ? decideSign([text]) : null
      if (sign) this.signs.set(at, (this.signs.get(at) ?? new Set()).add(sign))
    }
  }

  /** `dateColumns`: those mapped to dates, so that one may decide for another. */
  formOf(column: number, dateColumns: number[]): ColumnForm & { isMixed: boolean; isSure: boolean } {
    const others = dateColumns.filter(other => other !== column).map(other => this.dates[other] ?? noEvidence())
    const { order, isMixed, isSure } = decideOrder(this.dates[column] ?? noEvidence(), others)
    const signs = this.signs.get(column)
    return { dateOrder: order, isMixed, isSure, decimalSign: signs?.size === 1 ? [...signs][0]! : null }
  }
}

export const looksLikeEmail = (text: string): boolean => /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}$/.test(text)
export const looksLikePhone = (text: string): boolean => /^[+(]?[0-9][0-9()./ -]{5,24}(?: ?(?:x|ext\.?) ?[0-9]+)?$/.test(text)

const textual = new Set(['text', 'name', 'reference', 'email'])
/** `=cmd|…`: nobody is called so, and the next spreadsheet that is opened would run it. */
const looksLikeFormula = (text: string) => /^[=@]|^[+-].*[(|!]/.test(text)

type Reader = (text: string, key: TargetKey, context: ValueContext) => Reading

const readers: Record<(typeof targetOf)[TargetKey]['kind'], Reader> = {
  text: text => ({ value: text }),
  reference: text => ({ value: text }),
  name: (text, key) => ({ value: key === 'name' ? readName(text).full : text }),
  email: readEmail,
  phone: text => looksLikePhone(plainPhone(text)) ? { value: plainPhone(text) } : { problem: { code: 'phone_unreadable' } },
  date: readDateCell,
  choice: readChoice,
  country: text => found(readCountry(text), 'country_unknown'),
  nationality: text => found(readNationality(text), 'country_unknown'),
  decimal: readNumber,
  amount: readPay,
  currency: text => found(currencyOf(text), 'currency_unknown'),
}

const found = (value: string | null, code: string): Reading => value === null ? { problem: { code } } : { value }

function readEmail(text: string): Reading {
  const address = (/<([^>]+)>$/.exec(text)?.[1] ?? text).replace(/^mailto:/i, '')
  return looksLikeEmail(address) ? { value: address.toLowerCase() } : { problem: { code: 'email_unreadable' } }
}

const plainPhone = (text: string) => text.replace(/^(tel|phone|mobile?|fax)[.:]* */i, '').replace(/[‐‑–—]/g, '-').replace(/\(0\)/, '')

function readDateCell(text: string, key: TargetKey, { today, form }: ValueContext): Reading {
  const reading = readDate(text, { order: form?.dateOrder ?? null, today, past: key === 'birthDate' })
  if ('date' in reading) return { value: reading.date, ...reading.isUnlikeColumn && { note: { code: 'date_unlike_column', params: { read: reading.date } } } }
  const { problem: code, ...params } = reading
  return { problem: { code, params } }
}

function readChoice(text: string, key: TargetKey): Reading {
  const value = readWord(key as ChoiceTarget, text) ?? (key === 'status' && leavingIn(text) ? 'ended' : null)
  return value === null ? { problem: { code: 'word_unknown', params: { word: text } } } : { value }
}

/** Shares of full time come as 0.5, 50 and 50 %. */
function readNumber(text: string, key: TargetKey): Reading {
  const number = readDecimal(text)
  if (number === null) return { problem: { code: 'number_unreadable' } }
  if (key === 'paymentsAYear') return Number.isInteger(number) && number >= 1 && number <= 53 ? { value: number } : { problem: { code: 'number_out_of_range', params: { most: 53 } } }
  const value = key === 'fte' && (text.includes('%') || number > 2) ? number / 100 : number
  const most = key === 'fte' ? 2 : 168
  return value < 0 || value > most ? { problem: { code: 'number_out_of_range', params: { most } } } : { value: Math.round(value * 10_000) / 10_000 }
}

function readPay(text: string, _: TargetKey, { currency = null, form }: ValueContext): Reading {
  const reading = readAmount(text, currency, form?.decimalSign)
  if ('minor' in reading) return reading.currency ? { value: String(reading.minor) } : { problem: { code: 'currency_missing' } }
  const { problem: code, ...params } = reading
  return { problem: { code, params } }
}

function currencyOf(text: string): string | null {
  const code = text.toUpperCase()
  if (isCurrency(code)) return code
  const reading = readAmount(`1 ${text}`, null, null)
  return 'minor' in reading ? reading.currency : null
}

/** "MÃ¼ller" and "M�ller" are the marks of a file read in the wrong encoding. */
const withDoubt = (reading: Reading, text: string): Reading =>
  reading.value !== undefined && /\ufffd|[ÃÂ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€/.test(text) ? { ...reading, note: { code: 'looks_misread' } } : reading
