export type Name = { given: string; family: string; full: string }

/** "LeBlanc, Brandon  R" → Brandon R LeBlanc. One name is a name; it is never cut further. */
export function readName(text: string): Name {
  const [first = '', second = '', ...others] = collapsed(text).split(',').map(part => part.trim()).filter(Boolean)
  if (!second) return wordsOf(first)
  if (isSuffix(second) && !others.length) return withSuffix(wordsOf(first), second)
  const [given, suffixes] = isSuffix(second) ? [others[0] ?? '', [second, ...others.slice(1)]] : [second, others]
  const family = [first, ...suffixes].join(' ')
  return { given, family, full: collapsed(`${given} ${family}`) }
}

export const joinName = (given: string, family: string): string => collapsed(`${given} ${family}`)

/**
 * Two ways to write one name have one key: order, spaces, case, and the dots of initials don't count.
 * Every letter does, accents and hyphens too: names that differ by one stay two people.
 */
export function nameKey(text: string): string {
  return collapsed(readName(text.normalize('NFC').replace(/[’ʼ´`]/g, '\'').replace(/[‐‑–]/g, '-')).full.replaceAll('.', ' ')).toLowerCase()
}

export const collapsed = (text: string): string => text.replace(/[\s\u00a0\u200b\ufeff]+/gu, ' ').trim()

export const looksLastFirst = (text: string): boolean => /^[\p{L}][\p{L}'’ .-]*, ?[\p{L}][\p{L}'’ .-]*$/u.test(collapsed(text))

/** The last word is taken for the family's, with what belongs to it: van der Berg, de la Cruz. */
function wordsOf(full: string): Name {
  const words = full.split(' ')
  if (words.length === 1) return { given: full, family: '', full }
  let from = words.length - 1
  if (isSuffix(words[from]!) && from > 1) from--
  while (from > 1 && particles.has(words[from - 1]!.toLowerCase())) from--
  return { given: words.slice(0, from).join(' '), family: words.slice(from).join(' '), full }
}

const withSuffix = (name: Name, suffix: string): Name => ({ given: name.given, family: joinName(name.family, suffix), full: joinName(name.full, suffix) })

const particles = new Set(['von', 'vom', 'zu', 'zur', 'van', 'der', 'den', 'de', 'del', 'della', 'di', 'da', 'dos', 'du', 'la', 'le', 'el', 'al', 'bin', 'bint', 'ibn', 'ter', 'ten'])
const isSuffix = (word: string) => /^(jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|mba|esq|cpa|rn)\.?$/i.test(word)
