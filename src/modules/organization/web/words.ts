import { functions } from '#shared/functions.ts'
import { dateText, listText } from '#ui/format.ts'
import { labelOf, learn, t, wordOf } from '#ui/words.ts'
import { accessGrant, populationRule } from '../records.ts'

learn({
  '{{count}} people would come in._one': 'One person would come in.', '{{count}} people would come in._other': '{{count}} people would come in.',
  '{{names}} and {{count}} more._one': '{{names}} and one more.', '{{names}} and {{count}} more._other': '{{names}} and {{count}} more.',
  '{{count}} parts_one': 'One part', '{{count}} parts_other': '{{count}} parts',
  '{{count}} units found_one': 'One unit found', '{{count}} units found_other': '{{count}} units found',
  '{{count}} to confirm_one': 'One to confirm', '{{count}} to confirm_other': '{{count}} to confirm',
  '{{areas}} and {{count}} more_one': '{{areas}} and one more', '{{areas}} and {{count}} more_other': '{{areas}} and {{count}} more',
  'Confirm all {{count}}_one': 'Confirm', 'Confirm all {{count}}_other': 'Confirm all {{count}}',
  '{{count}} people look after it_one': 'One person looks after it', '{{count}} people look after it_other': '{{count}} people look after it',
  '{{count}} of {{all}} areas were given, then this: {{problem}}_one': 'One of {{all}} areas was given, then this: {{problem}}', '{{count}} of {{all}} areas were given, then this: {{problem}}_other': '{{count}} of {{all}} areas were given, then this: {{problem}}',
  'Nobody looks after these {{count}} areas for everyone: {{areas}}._one': 'Nobody looks after {{areas}} for everyone.', 'Nobody looks after these {{count}} areas for everyone: {{areas}}._other': 'Nobody looks after these {{count}} areas for everyone: {{areas}}.',
  'Access for {{count}} areas prepared. Somebody else confirms it._one': 'Access for one area prepared. It counts once it is confirmed.', 'Access for {{count}} areas prepared. Somebody else confirms it._other': 'Access for {{count}} areas prepared. It counts once it is confirmed.',
})

/** What belongs to the house rather than to HR is chosen by name, never by the handful. */
export const ofTheHouse = ['organization', 'access', 'audit']
export const areas = Object.keys(functions)
export const areaLabel = (area: string): string => wordOf(accessGrant.name, 'function', accessGrant.asks.function, area)
export const levelLabel = (level: string): string => wordOf(accessGrant.name, 'level', accessGrant.asks.level, level)
export const statusLabel = (status: string): string => wordOf(accessGrant.name, 'status', accessGrant.keeps.status, status)

/** All areas in one word; many, the first of them and how many more. */
export function areasText(chosen: readonly string[], most = 4): string {
  const known = areas.filter(area => chosen.includes(area))
  if (known.length === areas.length) return t('All areas')
  if (known.join() === areas.filter(area => !ofTheHouse.includes(area)).join()) return t('All of HR')
  const names = known.map(areaLabel)
  if (names.length <= most) return listText(names)
  return t('{{areas}} and {{count}} more', { areas: names.slice(0, most - 1).join(', '), count: names.length - most + 1 })
}

export const levelHelp: Record<string, () => string> = {
  view: () => t('sees'), handle: () => t('sees and works on'), administer: () => t('works on and sets up'),
}

export function datesText({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }): string {
  return endsOn ? t('{{from}} – {{until}}', { from: dateText(startsOn), until: dateText(endsOn) }) : t('since {{from}}', { from: dateText(startsOn) })
}

export type Criterion = { legalEntityId: string | null; country: string | null; locationId: string | null; unitId: string | null; workerKind: string | null; circle: string | null; personId: string | null }
/** The kinds of criterion, in the order in which a sentence names them. */
export const criteria = ['workerKind', 'locationId', 'country', 'unitId', 'legalEntityId', 'circle', 'personId'] as const
export type CriterionKind = (typeof criteria)[number]
export const kindOf = (rule: Criterion): CriterionKind => criteria.find(each => rule[each] !== null) ?? 'personId'
export const criterionLabel = (kind: CriterionKind): string => labelOf(populationRule.name, kind, populationRule.asks[kind])
