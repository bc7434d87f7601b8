import { dayOf, locale } from './format.ts'

type Parts = { year: number; month: number; day: number }

/** A date typed in any local way ("3 jan", "tomorrow", "3.1.2026", "03/01/2026") as `YYYY-MM-DD`; null when it isn't one. */
export function typedDate(text: string, today = dayOf(new Date())): string | null {
  const typed = fold(text).replace(/[,]/g, ' ').replace(/\s+/g, ' ').trim()
  if (!typed) return null
  return relative(typed, today) ?? weekday(typed, today) ?? written(typed, today) ?? inNumbers(typed, today)
}

function relative(typed: string, today: string): string | null {
  const words: Record<string, number> = { today: 0, tomorrow: 1, yesterday: -1 }
  const local = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' })
  for (const days of [0, 1, -1]) words[fold(local.format(days, 'day'))] = days
  if (typed in words) return shift(today, words[typed]!)
  const match = /^(?:in )?([+-]?\d{1,4}) ?(d|days?|w|weeks?|m|months?|y|years?)( ago)?$/.exec(typed)
  if (!match) return null
  const count = Number(match[1]) * (match[3] ? -1 : 1)
  const unit = match[2]![0]
  return unit === 'd' ? shift(today, count) : unit === 'w' ? shift(today, count * 7) : shiftMonths(today, unit === 'm' ? count : count * 12)
}

/** The next such day; today's name is a week ahead. */
function weekday(typed: string, today: string): string | null {
  const asked = typed.replace(/^(next|on) /, '')
  const now = utc(today)
  for (let ahead = 1; ahead <= 7; ahead++) {
    const day = new Date(now + ahead * dayLength)
    const names = ['en', locale()].flatMap(each => [name(each, day, { weekday: 'long' }), name(each, day, { weekday: 'short' })])
    if (names.includes(asked)) return iso(day)
  }
  return null
}

/** "3 jan", "january 3 2026", "3. März 26". */
function written(typed: string, today: string): string | null {
  const words = typed.replace(/(\d)(st|nd|rd|th)\b/g, '$1').replace(/\bof\b/g, ' ').split(/[ ./-]+/).filter(Boolean)
  const at = words.findIndex(word => monthOf(word) !== null)
  if (at < 0 || words.length > 3) return null
  const numbers = words.filter((_, index) => index !== at).map(Number)
  if (!numbers.length || numbers.some(number => !Number.isInteger(number))) return null
  const [day, year] = numbers[0]! > 31 ? [numbers[1], numbers[0]] : numbers
  return day === undefined ? null : dated({ day, month: monthOf(words[at]!)!, year }, today)
}

/** ISO first; dots are day first everywhere; slashes and dashes as the reader's region writes. */
function inNumbers(typed: string, today: string): string | null {
  const isoForm = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed)
  if (isoForm) return dated({ year: Number(isoForm[1]), month: Number(isoForm[2]), day: Number(isoForm[3]) }, today)
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(typed)
  if (packed) return dated({ year: Number(packed[1]), month: Number(packed[2]), day: Number(packed[3]) }, today)
  const match = /^(\d{1,2})([./ -])(\d{1,2})(?:[./ -]*(\d{2}|\d{4}))?\.?$/.exec(typed)
  if (!match) return null
  const [first, second, year] = [Number(match[1]), Number(match[3]), match[4] === undefined ? undefined : Number(match[4])]
  const monthFirst = match[2] !== '.' && isMonthFirst()
  const [day, month] = monthFirst ? [second, first] : [first, second]
  // 13/25 in a region that writes the month first, or 25/13 in one that doesn't, has only one reading.
  return dated({ day, month, year }, today) ?? dated({ day: month, month: day, year }, today)
}

function dated({ day, month, year }: Omit<Parts, 'year'> & { year: number | undefined }, today: string): string | null {
  const valid = (full: number) => {
    const date = new Date(Date.UTC(full, month - 1, day))
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso(date) : null
  }
  const thisYear = Number(today.slice(0, 4))
  if (year !== undefined) return valid(year < 100 ? year + (year > (thisYear % 100) + 20 ? 1900 : 2000) : year)
  const near = [thisYear - 1, thisYear, thisYear + 1].map(valid).filter(each => each !== null)
  return near.sort((a, b) => Math.abs(utc(a) - utc(today)) - Math.abs(utc(b) - utc(today)))[0] ?? null
}

function monthOf(word: string): number | null {
  for (let month = 0; month < 12; month++) {
    const date = new Date(Date.UTC(2026, month, 15))
    const long = [name('en', date, { month: 'long' }), name(locale(), date, { month: 'long' })]
    if (long.some(each => each === word || word.length >= 3 && each.startsWith(word.replace(/\.$/, '')))) return month + 1
  }
  return null
}

const isMonthFirst = () => new Intl.DateTimeFormat(locale()).formatToParts(new Date(0)).find(part => part.type === 'day' || part.type === 'month')?.type === 'month'
const name = (language: string, date: Date, options: Intl.DateTimeFormatOptions) => fold(new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(date)).replace(/\.$/, '')
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const dayLength = 86_400_000
const utc = (date: string) => Date.parse(`${date}T00:00:00Z`)
const iso = (date: Date) => date.toISOString().slice(0, 10)
const shift = (from: string, days: number) => iso(new Date(utc(from) + days * dayLength))

/** A month after 31 January is the end of February. */
function shiftMonths(from: string, months: number): string {
  const date = new Date(utc(from))
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return iso(date)
}
