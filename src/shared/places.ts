import { jurisdictionOf, jurisdictions, type Jurisdiction } from './jurisdictions.ts'

export const memberStates: readonly string[] = ['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT', 'LV', 'LT', 'LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE']

/** Where a jurisdiction's law holds, as ISO 3166 writes places, and of which of its parts it isn’t known here whether it does. */
const realms: Record<Exclude<Jurisdiction, 'measures'>, { in: readonly string[]; without?: readonly string[] }> = {
  gb: { in: ['GB'], without: ['GB-NIR'] }, us: { in: ['US'], without: ['US-AS', 'US-GU', 'US-MP', 'US-PR', 'US-UM', 'US-VI'] }, de: { in: ['DE'] }, fr: { in: ['FR'] }, in: { in: ['IN'] }, eu: { in: memberStates },
}

/** Why a rule doesn't hold in a place, in words; null where it does. */
export function placeRefused(title: string, id: string, alsoIn: readonly string[], place: string): string | null {
  const jurisdiction = jurisdictionOf(id)
  if (jurisdiction === 'measures') return null
  const { in: countries, without = [] } = realms[jurisdiction]
  if (countries.includes(place.slice(0, 2)) && (!without.includes(place) || alsoIn.includes(place))) return null
  return `${title} is worked out by the law of ${the[jurisdiction] ?? ''}${jurisdictions[jurisdiction]}. What holds in ${placeName(place)} isn’t known here, and nothing is guessed: look it up there, or ask a rule of that place.`
}

/** The parts that a rule of this jurisdiction leaves out, by name. */
export const leftOut = (id: string, alsoIn: readonly string[]): string[] => {
  const jurisdiction = jurisdictionOf(id)
  return jurisdiction === 'measures' ? [] : (realms[jurisdiction].without ?? []).filter(place => !alsoIn.includes(place)).map(placeName)
}

const the: Partial<Record<Jurisdiction, string>> = { us: 'the ', eu: 'the ' }
const parts: Record<string, string> = {
  'GB-NIR': 'Northern Ireland', 'US-AS': 'American Samoa', 'US-GU': 'Guam', 'US-MP': 'the Northern Mariana Islands', 'US-PR': 'Puerto Rico', 'US-UM': 'the minor outlying islands of the United States', 'US-VI': 'the U.S. Virgin Islands',
}
const countryNames = new Intl.DisplayNames('en', { type: 'region' })
function placeName(place: string): string {
  try {
    return parts[place] ?? countryNames.of(place.slice(0, 2)) ?? place
  } catch {
    return place
  }
}
