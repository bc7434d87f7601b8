import { language } from './words.ts'

/** The words are the app's language; how numbers and dates stand follows the reader's region: English in Germany writes 24 hours and day before month. */
export function locale(): string {
  const spoken = readersLanguages()
  const own = spoken.find(each => each.split('-')[0] === language().split('-')[0])
  if (own?.includes('-')) return own
  const region = spoken[0] && new Intl.Locale(spoken[0]).region
  return region ? new Intl.Locale(language(), { region }).toString() : own ?? language()
}

/** The browser's languages in the order preferred. Some systems name theirs in ways that are no language tag ("en-US@posix"). */
export const readersLanguages = (): string[] => navigator.languages.map(each => each.split(/[@.]/)[0]!).flatMap(each => {
  try {
    return Intl.getCanonicalLocales(each)
  } catch {
    return []
  }
})

const utc = { timeZone: 'UTC' } as const
const day = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`)

/** "3 Jan 2026" from "2026-01-03". */
export const dateText = (iso: string, options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' }): string =>
  Number.isNaN(day(iso).getTime()) ? iso : new Intl.DateTimeFormat(locale(), { ...options, ...utc }).format(day(iso))
export const longDate = (iso: string): string => dateText(iso, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
export const instantText = (iso: string): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))
export const timeText = (iso: string): string => new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(new Date(iso))
/** The reader's own calendar day of an instant. */
export const dayOf = (instant: Date): string => `${instant.getFullYear()}-${String(instant.getMonth() + 1).padStart(2, '0')}-${String(instant.getDate()).padStart(2, '0')}`

/** Today by the reader's own calendar. */
export const today = (): string => dayOf(new Date())

export const numberText = (value: number): string => new Intl.NumberFormat(locale()).format(value)
export const separators = (): { decimal: string; group: string } => {
  const parts = new Intl.NumberFormat(locale(), { useGrouping: true }).formatToParts(1234567.5)
  const of = (type: string) => parts.find(part => part.type === type)?.value ?? ''
  return { decimal: of('decimal') || '.', group: of('group') }
}

/** Decimals stay text: a float never sees them. */
export function moneyText(decimal: string, currency: string | null | undefined): string {
  if (!currency) return decimal
  const style = { style: 'currency', currency, ...Number.isInteger(Number(decimal)) && { maximumFractionDigits: 0 } } as const
  return new Intl.NumberFormat(locale(), style).format(decimal as never)
}
/** For columns of exact amounts: to the smallest coin, so that they stand under each other. */
export const coinsText = (decimal: string, currency: string | null): string =>
  currency ? new Intl.NumberFormat(locale(), { style: 'currency', currency }).format(decimal as never) : decimal
export const currencySign = (currency: string): string =>
  new Intl.NumberFormat(locale(), { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0).find(part => part.type === 'currency')?.value ?? currency

/** Made once per language: a list of all countries would make hundreds. */
const made = new Map<string, Intl.DisplayNames>()
const namesOf = (type: Intl.DisplayNamesType) => (code: string): string => {
  const key = `${type} ${locale()}`
  const names = made.get(key) ?? new Intl.DisplayNames([locale()], { type })
  made.set(key, names)
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
export const countryName = namesOf('region')
export const currencyName = namesOf('currency')
/** "Europe/London" → "London (Europe)". */
export function timeZoneName(zone: string): string {
  const [area = '', ...rest] = zone.replaceAll('_', ' ').split('/')
  return rest.length ? `${rest.at(-1)} (${[area, ...rest.slice(0, -1)].join(', ')})` : area
}
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
export const listText = (items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string => new Intl.ListFormat(locale(), { type }).format(items)
