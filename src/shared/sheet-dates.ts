/** Which of day and month stands first. ISO dates, dotted ones and month names never need to be told. */
export type DateOrder = 'mdy' | 'dmy'
/** `serial`: a spreadsheet's count of days. `either`: day and month both up to twelve. */
export type DateEvidence = { iso: number; dmy: number; mdy: number; either: number; serial: number; other: number }
export type DateVerdict = { order: DateOrder | null; isMixed: boolean; isSure: boolean }
export type DateReading =
  | { date: string; isUnlikeColumn?: true }
  | { problem: 'date_ambiguous'; readings: [string, string] }
  | { problem: 'date_unreadable' | 'date_impossible' | 'date_incomplete' | 'date_out_of_range' }
/** `past`: a birthday. */
export type DateContext = { order: DateOrder | null; today: string; past?: boolean }

export const noEvidence = (): DateEvidence => ({ iso: 0, dmy: 0, mdy: 0, either: 0, serial: 0, other: 0 })

/** Adds what one cell shows. Cheap enough to be asked of every row before any is read. */
export function seeDate(evidence: DateEvidence, text: string): DateEvidence {
  const sort = sortOf(text.trim())
  if (sort) evidence[sort]++
  return evidence
}

/** One column's own evidence first, that of the file's other date columns next; a column that shows both orders decides nothing. */
export function decideOrder(own: DateEvidence, others: DateEvidence[] = []): DateVerdict {
  if (own.dmy && own.mdy) return { order: null, isMixed: true, isSure: false }
  if (own.dmy || own.mdy) return { order: own.dmy ? 'dmy' : 'mdy', isMixed: false, isSure: true }
  if (!own.either) return { order: null, isMixed: false, isSure: true }
  const all = others.reduce((sum, each) => ({ dmy: sum.dmy + each.dmy, mdy: sum.mdy + each.mdy }), { dmy: 0, mdy: 0 })
  if (!all.dmy === !all.mdy) return { order: null, isMixed: false, isSure: false }
  return { order: all.dmy ? 'dmy' : 'mdy', isMixed: false, isSure: false }
}

export const looksLikeDate = (text: string) => !['other', 'serial', null].includes(sortOf(text.trim()))

export function readDate(text: string, { order, today, past = false }: DateContext): DateReading {
  const plain = text.trim().replace(/\s+/g, ' ')
  const parts = partsOf(plain)
  if (!parts) return { problem: /^(19|20)\d{2}$|^\d{1,2}[/.-]\d{4}$/.test(plain) ? 'date_incomplete' : 'date_unreadable' }
  if ('serial' in parts) return checked(Temporal.PlainDate.from('1899-12-30').add({ days: parts.serial + (parts.serial < 60 ? 1 : 0) }))

  const year = parts.yearDigits === 2 ? fullYear(parts.year, today, past) : parts.year
  if ('order' in parts) return made(year, parts.month, parts.day)
  const { first, second } = parts
  if (first > 12 || second > 12) {
    const found: DateOrder = first > 12 ? 'dmy' : 'mdy'
    const reading = found === 'dmy' ? made(year, second, first) : made(year, first, second)
    return 'date' in reading && order && order !== found ? { ...reading, isUnlikeColumn: true } : reading
  }
  if (order || first === second) return order === 'dmy' ? made(year, second, first) : made(year, first, second)
  return { problem: 'date_ambiguous', readings: [iso(year, first, second), iso(year, second, first)] }
}

type Parts = { serial: number } | ({ year: number; yearDigits: number } & ({ order: 'known'; month: number; day: number } | { first: number; second: number }))

function sortOf(text: string): keyof DateEvidence | null {
  if (!text) return null
  const parts = partsOf(text.replace(/\s+/g, ' '))
  if (!parts) return 'other'
  if ('serial' in parts) return 'serial'
  if ('order' in parts) return isDay(parts.month, parts.day) ? 'iso' : 'other'
  if (parts.first > 12 && parts.second > 12) return 'other'
  if (parts.first > 12) return isDay(parts.second, parts.first) ? 'dmy' : 'other'
  if (parts.second > 12) return isDay(parts.first, parts.second) ? 'mdy' : 'other'
  return parts.first === parts.second ? 'iso' : 'either'
}

function partsOf(text: string): Parts | null {
  const [, y, m, d] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+(?: ?[Zz]|[+-]\d\d:?\d\d)?)?$/.exec(text) ?? /^((?:19|20)\d\d)(0\d|1[0-2])([0-3]\d)$/.exec(text) ?? []
  if (y) return { order: 'known', year: Number(y), yearDigits: 4, month: Number(m), day: Number(d) }

  const [, dd, mm, yy] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d\d)(?: [\d:.]+)?$/.exec(text) ?? []
  if (yy) return { order: 'known', year: Number(yy), yearDigits: yy.length, month: Number(mm), day: Number(dd) }

  const [, first, second, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?: [\d:.]+(?: ?[AaPp][Mm])?)?$/.exec(text) ?? []
  if (year) return { year: Number(year), yearDigits: year.length, first: Number(first), second: Number(second) }

  const serial = /^\d{4,6}(?:\.0+)?$/.test(text) ? Number(text) : 0
  if (serial >= 3000 && serial < 110_000) return { serial }
  return withMonthName(text)
}

function withMonthName(text: string): Parts | null {
  if (text.length > 40 || !/\p{L}{3}/u.test(text)) return null
  const words = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /, '').split(/[\s.,/-]+|\bde(?:l)?\b/).filter(Boolean)
  const [a = '', b = '', c = ''] = words
  if (words.length !== 3 || !/^\d{4}$|^\d\d$/.test(c)) return null
  const [day, name] = /^\d/.test(a) ? [a, b] : [b, a]
  const month = monthOf(name)
  return month && /^\d{1,2}(st|nd|rd|th|er)?$/.test(day) ? { order: 'known', year: Number(c), yearDigits: c.length, month, day: parseInt(day) } : null
}

/** English, German, French, Spanish: full, or as short as still tells one month from another. */
const months = ['jan janv enero januar', 'feb fev fevr febrero februar', 'mar mrz maerz marz mars march marzo', 'apr avr abr avril april abril', 'may mai mayo', 'jun juin junio juni', 'jul juil julio juli juillet', 'aug aout ago agosto', 'sep sept set', 'oct okt octo', 'nov novi', 'dec dez dic dezember diciembre']
const monthOf = (name: string) => name.length < 3 ? 0 : months.findIndex(all => all.split(' ').some(each => each === name || each.startsWith(name) || name.length > 3 && name.startsWith(each))) + 1

/** Not more than twenty years ahead; of a birthday, the century in which the person is old enough to work. */
function fullYear(twoDigits: number, today: string, past: boolean): number {
  const now = Number(today.slice(0, 4))
  const year = Math.floor(now / 100) * 100 + twoDigits
  return year > now + (past ? -14 : 20) ? year - 100 : year
}

function made(year: number, month: number, day: number): DateReading {
  if (!isDay(month, day)) return { problem: 'date_impossible' }
  try {
    return checked(Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }))
  } catch {
    return { problem: 'date_impossible' }
  }
}

const checked = (date: Temporal.PlainDate): DateReading => date.year < 1900 || date.year > 2199 ? { problem: 'date_out_of_range' } : { date: date.toString() }
const isDay = (month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
const iso = (year: number, month: number, day: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
