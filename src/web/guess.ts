import { ownTimeZone, readersLanguages } from '#ui/format.ts'
import { countries } from '#ui/codes.ts'

/** Where this machine seems to stand: the region of its language, else none. */
export function ownCountry(): string {
  const region = new Intl.Locale(readersLanguages()[0] ?? 'en').maximize().region ?? ''
  return zoneCountry[ownTimeZone()] ?? (countries.includes(region) ? region : '')
}

/** A first guess only, to be changed in the form. */
export const homeCurrency = (country: string): string => currencyOf[country] ?? (euro.includes(country) ? 'EUR' : '')

/** Of a country that has one for all of it, or the one that most live by where this is known. */
export function zoneOf(country: string): string {
  const own = Object.entries(zoneCountry).find(([, each]) => each === country)?.[0]
  const zones = (new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] }).getTimeZones?.() ?? []
  return own ?? (zones.length === 1 ? zones[0]! : '')
}

const euro = ['AT', 'BE', 'HR', 'CY', 'EE', 'FI', 'FR', 'DE', 'GR', 'IE', 'IT', 'LV', 'LT', 'LU', 'MT', 'NL', 'PT', 'SK', 'SI', 'ES']
const currencyOf: Record<string, string> = { US: 'USD', GB: 'GBP', IN: 'INR', CA: 'CAD', AU: 'AUD', NZ: 'NZD', CH: 'CHF', SE: 'SEK', NO: 'NOK', DK: 'DKK', PL: 'PLN', CZ: 'CZK', JP: 'JPY', CN: 'CNY', BR: 'BRL', MX: 'MXN', ZA: 'ZAR', AE: 'AED', SG: 'SGD', HK: 'HKD' }
const zoneCountry: Record<string, string> = {
  'Europe/London': 'GB', 'Europe/Berlin': 'DE', 'Europe/Paris': 'FR', 'Europe/Madrid': 'ES', 'Europe/Rome': 'IT', 'Europe/Amsterdam': 'NL', 'Europe/Brussels': 'BE', 'Europe/Vienna': 'AT', 'Europe/Zurich': 'CH', 'Europe/Dublin': 'IE',
  'Europe/Lisbon': 'PT', 'Europe/Warsaw': 'PL', 'Europe/Stockholm': 'SE', 'Europe/Oslo': 'NO', 'Europe/Copenhagen': 'DK', 'Europe/Helsinki': 'FI', 'Asia/Kolkata': 'IN', 'Asia/Calcutta': 'IN', 'Asia/Tokyo': 'JP', 'Asia/Shanghai': 'CN', 'Asia/Singapore': 'SG',
}
