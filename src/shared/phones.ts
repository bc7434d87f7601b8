import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** As it is kept: +442079460123, with its extension; what can't be read as a number of anywhere stays as it was typed. `home`: the country whose numbers need no code. */
export function storedPhone(typed: string, home?: string | null): string {
  const text = typed.trim()
  const number = read(text.replace(/^00/, '+').replace('(0)', ''), home)
  // Four digits are somebody's extension, whatever country would take them for a number.
  if (!number?.isPossible() || number.number.length < 9) return text
  return number.ext ? `${number.number} ext. ${number.ext}` : number.number
}

/** As people write it: at home without the country's code. */
export function phoneText(kept: string, home?: string | null): string {
  const number = kept.startsWith('+') ? read(kept, home) : undefined
  if (!number?.isPossible()) return kept
  return number.country && number.country === home ? number.formatNational() : number.formatInternational()
}

const read = (text: string, home: string | null | undefined) => parsePhoneNumberFromString(text, home && isSupportedCountry(home) ? { defaultCountry: home } : undefined)
