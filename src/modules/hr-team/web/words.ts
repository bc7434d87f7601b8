import { listText } from '#ui/format.ts'
import { learn, t, wordOf } from '#ui/words.ts'
import { hrPosition } from '../records.ts'

learn({
  '{{count}} positions are there to change as you like._one': 'One position is there to change as you like.', '{{count}} positions are there to change as you like._other': '{{count}} positions are there to change as you like.',
  '{{count}} wait to be confirmed_one': 'One waits to be confirmed', '{{count}} wait to be confirmed_other': '{{count}} wait to be confirmed',
  '{{count}} without an answer_one': 'One without an answer', '{{count}} without an answer_other': '{{count}} without an answer',
})

type Area = { function: string; level: string }
export const areaLabel = (area: string): string => wordOf('access_grant', 'function', hrPosition.asks.areas.of!['function'], area)
export const levelWord = (level: string): string => wordOf('access_grant', 'level', hrPosition.asks.areas.of!['level'], level)

/** What access amounts to, in a sentence’s words: the most first. */
export const areasText = (areas: readonly Area[]): string => ['administer', 'handle', 'view'].flatMap(level => {
  const own = areas.filter(each => each.level === level).map(each => areaLabel(each.function))
  return own.length ? [verbs[level]!(listText(own))] : []
}).join('; ')
const verbs: Record<string, (areas: string) => string> = {
  administer: areas => t('sets up and works on {{areas}}', { areas }), handle: areas => t('works on {{areas}}', { areas }), view: areas => t('sees {{areas}}', { areas }),
}
