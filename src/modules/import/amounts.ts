export type Amount = { minor: bigint; currency: string | null }
export type AmountReading = Amount | { problem: 'amount_unreadable' | 'amount_ambiguous' | 'amount_too_precise' | 'amount_negative' | 'amount_too_large' | 'currency_differs'; currency?: string }
/** Which sign parts whole from fraction, where a column as a whole shows it: "1.234" alone may be either. */
export type DecimalSign = '.' | ','

/** "$59,231.00", "59.231,00 €", "CHF 59'231.-", "₹1,23,456": minor units of the currency in the cell, or of the given one. */
export function readAmount(text: string, currency: string | null, sign: DecimalSign | null = null): AmountReading {
  const told = currencyIn(text)
  if (told && !told.isVague && currency && told.code !== currency) return { problem: 'currency_differs', currency: told.code }
  const used = told?.isVague ? currency ?? told.code : told?.code ?? currency
  const plain = text.replace(/[.,][-–—]+\s*$/, '')
  if (!/^[^\d]*[\d.,'’ \u00a0\u202f]+[^\d]*$/.test(plain)) return { problem: 'amount_unreadable' }

  const number = readNumber(plain.replace(/[^\d.,'’ \u00a0\u202f]/g, '').replace(/^[.,\s]+(?=\d{2})/, ''), sign, minorDigits(used ?? 'EUR'))
  if ('problem' in number) return number
  const isNegative = /^[-−(]|-$/.test(plain.replace(/[^\d()−-]/g, '')) && /[1-9]/.test(number.whole + number.fraction)
  if (isNegative) return { problem: 'amount_negative' }
  const digits = minorDigits(used ?? 'EUR')
  const fraction = number.fraction.replace(/0+$/, '')
  if (fraction.length > digits) return { problem: 'amount_too_precise' }
  if (number.whole.length > 13) return { problem: 'amount_too_large' }
  return { minor: BigInt(number.whole + fraction.padEnd(digits, '0')), currency: used ?? null }
}

/** Hours and percentages: "37,5", "37.50 h", "80 %". */
export function readDecimal(text: string): number | null {
  const number = readNumber(text.trim().replace(/\s*(%|h|hrs?|hours?|std\.?|stunden|heures|horas)$/i, ''), text.includes(',') && !text.includes('.') ? ',' : '.', 0)
  return 'problem' in number ? null : Number(`${number.whole || 0}.${number.fraction || 0}`)
}

export const looksLikeAmount = (text: string): boolean => currencyIn(text) !== null && /\d/.test(text) && !('problem' in readAmount(text, null, '.'))

/** What the cells of a column show of their decimal sign; null where none does or both do. */
export function decideSign(texts: Iterable<string>): DecimalSign | null {
  const seen = new Set<DecimalSign>()
  for (const text of texts) {
    const signs = text.replace(/[^.,]/g, '')
    const last = signs.at(-1) as DecimalSign | undefined
    if (!last) continue
    const [after = ''] = /\d*(?=\D*$)/.exec(text.slice(text.lastIndexOf(last) + 1)) ?? []
    if (new Set(signs).size === 2 || signs.length === 1 && after.length !== 3) seen.add(last)
    else if (signs.length > 1) seen.add(last === '.' ? ',' : '.')
  }
  return seen.size === 1 ? [...seen][0]! : null
}

export function currencyIn(text: string): { code: string; isVague: boolean } | null {
  const told = /(?:^|[^A-Za-z])([A-Z]{3})(?:$|[^A-Za-z])/.exec(text)?.[1]
  if (told && currencies.has(told)) return { code: told, isVague: false }
  const clear = signs.find(([sign]) => text.includes(sign))?.[1]
  if (clear) return { code: clear, isVague: false }
  const vague = vagueSigns.find(([sign]) => text.includes(sign))?.[1]
  return vague ? { code: vague, isVague: true } : null
}

/** Asked once for each currency: Intl takes a tenth of a millisecond to answer. */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency)
  if (known !== undefined) return known
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  digitsOf.set(currency, digits)
  return digits
}
const digitsOf = new Map<string, number>()

export const isCurrency = (code: string): boolean => currencies.has(code)
const currencies = new Set(Intl.supportedValuesOf('currency'))

const signs: [sign: string, code: string][] = [['US$', 'USD'], ['CA$', 'CAD'], ['C$', 'CAD'], ['A$', 'AUD'], ['S$', 'SGD'], ['R$', 'BRL'], ['HK$', 'HKD'], ['€', 'EUR'], ['£', 'GBP'], ['₹', 'INR'], ['₩', 'KRW'], ['zł', 'PLN'], ['Kč', 'CZK'], ['₺', 'TRY'], ['₪', 'ILS'], ['₽', 'RUB'], ['SFr', 'CHF'], ['Fr.', 'CHF']]
/** Several currencies have these: they say less than a column or a company does. */
const vagueSigns: [sign: string, code: string][] = [['$', 'USD'], ['¥', 'JPY'], ['Rs', 'INR']]

type Digits = { whole: string; fraction: string }

function readNumber(text: string, sign: DecimalSign | null, mostFraction: number): Digits | { problem: 'amount_unreadable' | 'amount_ambiguous' } {
  const number = text.trim().replace(/['’ \u00a0\u202f](?=\d{3}(?!\d))/g, '')
  const kinds = new Set(number.replace(/\d/g, ''))
  const last = /[.,](?=\d*$)/.exec(number)?.[0] as DecimalSign | undefined
  const decimal = decimalOf(number, kinds, last, sign, mostFraction)
  if (decimal === 'ambiguous') return { problem: 'amount_ambiguous' }
  const at = decimal ? number.lastIndexOf(decimal) : -1
  const whole = at === -1 ? number : number.slice(0, at)
  const fraction = at === -1 ? '' : number.slice(at + 1)
  const isWhole = /^\d*$/.test(whole) || /^\d{1,3}([.,]\d{3})+$/.test(whole) || /^\d{1,2}(,\d{2})*,\d{3}$/.test(whole)
  if (!isWhole || !/^\d*$/.test(fraction) || !(whole + fraction) || decimal && whole.includes(decimal)) return { problem: 'amount_unreadable' }
  return { whole: whole.replace(/\D/g, '') || '0', fraction }
}

/** Both signs: the later one. One, several times: it groups. One, once, before three digits: a group, unless the column or the currency allows the other. */
function decimalOf(number: string, kinds: Set<string>, last: DecimalSign | undefined, sign: DecimalSign | null, mostFraction: number): DecimalSign | 'ambiguous' | null {
  if (!last) return null
  if (kinds.size > 1) return last
  if (number.indexOf(last) !== number.lastIndexOf(last)) return null
  if (!/^\d{1,3}[.,]\d{3}$/.test(number)) return last
  if (sign) return sign === last ? last : null
  return mostFraction < 3 ? null : 'ambiguous'
}
