/** The parts of an address, as they are kept; the country stands beside them. `address` holds the lines of the street, with whatever is smaller than a town. */
export const addressParts = ['address', 'city', 'region', 'postalCode'] as const
export type AddressPart = (typeof addressParts)[number]
export type Address = { [part in AddressPart | 'country']?: string | null }
export type Named = { code: string; name: string }

/**
 * How a country writes its addresses. `lines`: as on an envelope, `%A` for the address, `%C` city, `%S` region, `%Z` postal code; `ownLines` the same in the country's own script.
 * `asks`: what it has, in the order in which it is told. `regions`: where the post has a list of them; `subdivisions`: those of ISO 3166-2, which decide law and holidays.
 */
export type AddressFormat = {
  country: string
  lines: string[]
  ownLines: string[]
  asks: AddressPart[]
  needs: AddressPart[]
  /** What the country calls its parts: `state`, `zip`, `post_town`. */
  words: { city: string; region: string; postalCode: string }
  /** Null where it is not known. */
  postalCode: { pattern: string; examples: string[] } | null
  regions: Named[]
  subdivisions: Named[]
}

/** As the country writes it, with the separators that people leave out; null where it can't be one of its postal codes. */
export function postalCodeOf(format: AddressFormat, typed: string): string | null {
  const text = typed.trim().replace(/\s+/g, ' ')
  if (!format.postalCode) return text
  const { rule, before } = rulesOf(format)
  const bare = bareOf(text.replace(before, ''))
  const written = format.postalCode.examples.filter(example => shapeOf(bareOf(example)) === shapeOf(bare)).map(example => spaced(bare, example))
  return [...written, text.toUpperCase(), bare].find(each => rule.test(each)) ?? null
}

/** A region by its code, where the post has a list: people write its name, its code, or ISO's. Null where it isn't on that list. */
export function regionOf({ country, regions }: Pick<AddressFormat, 'country' | 'regions'>, typed: string): string | null {
  const named = byName.get(regions) ?? new Map(regions.toReversed().flatMap(({ code, name }) => [code, `${country}-${code}`, ...name.split(' · ')].map(each => [fold(each), code] as const)))
  byName.set(regions, named)
  return named.get(fold(typed)) ?? null
}

/** A file has a hundred thousand of them. */
const byName = new WeakMap<readonly Named[], Map<string, string>>()
const rules = new WeakMap<AddressFormat, { rule: RegExp; before: RegExp }>()
function rulesOf(format: AddressFormat) {
  const found = rules.get(format) ?? { rule: new RegExp(`^(?:${format.postalCode!.pattern})$`), before: new RegExp(`^${format.country}?[A-Z]?[- ]+(?=\\d)`, 'i') }
  rules.set(format, found)
  return found
}

/** As it stands on an envelope, without the country. What the format has no place for stands at the end: nothing that was told is left out. */
export function addressLines(format: AddressFormat, address: Address): string[] {
  const isOwn = isOwnScript([address.address, address.city].join(''))
  const lines = isOwn ? format.ownLines : format.lines
  const text = (part: AddressPart): string => {
    const kept = address[part]?.trim() ?? ''
    if (!kept) return ''
    if (part === 'postalCode') return postalCodeOf(format, kept) ?? kept
    return part === 'region' ? regionText(format, kept, isOwn) : kept
  }
  const said = lines.map(line => filled(line, text)).filter(line => line !== '')
  const rest = addressParts.filter(part => !partsIn(lines).includes(part)).map(text).filter(each => each !== '')
  return [...said, ...rest].flatMap(line => line.split('\n'))
}

/** A state's code is what its post writes, where it has one of letters; elsewhere the name. */
function regionText({ regions, words, country }: AddressFormat, kept: string, isOwn: boolean): string {
  const found = regions.find(({ code }) => code === kept)
  if (!found || words.region === 'state' && country !== 'IN' && /^[A-Z]{2,3}$/.test(kept)) return kept
  const names = found.name.split(' · ')
  const name = isOwn ? names[0]! : names.at(-1)!
  return isOwn || !isOwnScript(name) ? name : kept
}

const partOf: Record<string, AddressPart> = { A: 'address', C: 'city', S: 'region', Z: 'postalCode' }

/** What stands between two parts is left out with either of them; words before the first stay with it. */
function filled(line: string, text: (part: AddressPart) => string): string {
  let written = ''
  let between = ''
  for (const piece of line.split(/(%[A-Z])/)) {
    const part = /^%[A-Z]$/.test(piece) ? partOf[piece[1]!] : undefined
    const value = part && text(part)
    if (value) written += (written || /[^\s,–-]/.test(between) ? between : '') + value
    between = part ? value || written ? '' : between : between + (piece.startsWith('%') ? '' : piece)
  }
  return written + (written && /[^\s,–-]/.test(between) ? between : '')
}

export const partsIn = (lines: readonly string[]): AddressPart[] =>
  [...new Set(lines.flatMap(line => [...line.matchAll(/%([A-Z])/g)].flatMap(([, letter]) => partOf[letter!] ?? [])))]

const bareOf = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
const shapeOf = (bare: string) => bare.replace(/[0-9]/g, '9').replace(/[A-Z]/g, 'A')
function spaced(bare: string, example: string): string {
  let at = 0
  return [...example].map(each => /[A-Za-z0-9]/.test(each) ? bare[at++] : each).join('')
}
const isOwnScript = (text: string) => /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text)
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
