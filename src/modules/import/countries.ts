/** A name in one of these languages, or a code, → ISO 3166 alpha-2. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt']

export function readCountry(text: string): string | null {
  return byName().get(fold(text)) ?? null
}

/** "British", "US Citizen" and the like, for nationality columns; else as a country. */
export const readNationality = (text: string): string | null => demonyms[fold(text).replace(/ (citizen|national)$/, '')] ?? readCountry(text.replace(/ (citizen|national)$/i, ''))

export const usStates: ReadonlySet<string> = new Set('AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI AS MP'.split(' '))
/** Their ZIP codes begin with 0, which spreadsheets drop. */
const zeroStates = new Set('CT MA ME NH NJ RI VT PR VI'.split(' '))

/** "2061" in Massachusetts is 02061. */
export function repairedPostalCode(code: string, region: string | undefined, country: string | undefined): string {
  const isUs = country === undefined || country === 'US'
  return isUs && region && zeroStates.has(region.toUpperCase()) && /^\d{3,4}$/.test(code) ? code.padStart(5, '0') : code
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}]+/gu, ' ').replace(/^the /, '').trim()

const extra: Record<string, string> = {
  uk: 'GB', 'u k': 'GB', england: 'GB', scotland: 'GB', wales: 'GB', 'northern ireland': 'GB', 'great britain': 'GB', grossbritannien: 'GB', usa: 'US', 'u s a': 'US', 'u s': 'US', america: 'US',
  'united states of america': 'US', 'vereinigte staaten von amerika': 'US', 'etats unis d amerique': 'US', holland: 'NL', 'czech republic': 'CZ', turkey: 'TR', russia: 'RU', 'south korea': 'KR', korea: 'KR', uae: 'AE', 'viet nam': 'VN',
  bharat: 'IN', brd: 'DE', 'federal republic of germany': 'DE', 'bundesrepublik deutschland': 'DE', 'ivory coast': 'CI', burma: 'MM', macedonia: 'MK', 'hong kong': 'HK',
}

const demonyms: Record<string, string> = {
  american: 'US', british: 'GB', german: 'DE', deutsch: 'DE', french: 'FR', francais: 'FR', francaise: 'FR', spanish: 'ES', espanola: 'ES', espanol: 'ES', indian: 'IN', italian: 'IT', dutch: 'NL', portuguese: 'PT', polish: 'PL', irish: 'IE', austrian: 'AT', osterreichisch: 'AT',
  swiss: 'CH', belgian: 'BE', danish: 'DK', swedish: 'SE', norwegian: 'NO', finnish: 'FI', greek: 'GR', turkish: 'TR', turkisch: 'TR', russian: 'RU', ukrainian: 'UA', romanian: 'RO', bulgarian: 'BG', hungarian: 'HU', czech: 'CZ', slovak: 'SK', croatian: 'HR',
  serbian: 'RS', canadian: 'CA', mexican: 'MX', brazilian: 'BR', argentinian: 'AR', chilean: 'CL', colombian: 'CO', chinese: 'CN', japanese: 'JP', korean: 'KR', vietnamese: 'VN', filipino: 'PH', indonesian: 'ID', malaysian: 'MY', singaporean: 'SG', thai: 'TH',
  pakistani: 'PK', bangladeshi: 'BD', 'sri lankan': 'LK', nepalese: 'NP', australian: 'AU', 'new zealander': 'NZ', 'south african': 'ZA', nigerian: 'NG', kenyan: 'KE', egyptian: 'EG', moroccan: 'MA', israeli: 'IL', iranian: 'IR', syrian: 'SY', afghan: 'AF',
}

let names: Map<string, string> | undefined

function byName(): Map<string, string> {
  if (names) return names
  names = new Map(Object.entries(extra))
  for (const language of languages) {
    const shown = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of codes) {
      const name = shown.of(code)
      if (name) names.set(fold(name), names.get(fold(name)) ?? code)
    }
  }
  for (const code of codes) names.set(code.toLowerCase(), code)
  return names
}

/** ISO 3166-1, and XK, under which Kosovo is known in practice. */
const codes = 'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(' ')
