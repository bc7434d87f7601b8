import { Text } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { get } from '#ui/client.ts'
import { namingOf } from '#ui/declared.ts'
import { countryName, listText, locale } from '#ui/format.ts'
import type { Listed } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import { populationRule } from '../records.ts'
import { criteria, kindOf, type CriterionKind } from './words.ts'

type Rule = Listed<typeof populationRule>

export const useCriterionText = (rule: Rule): string => useCriterionTexts([rule])[0] ?? ''

/** "Employees in London or Manchester, except Engineering and Ann Lee." */
export function GroupSentence({ rules }: { rules: readonly Rule[] }) {
  const texts = useCriterionTexts(rules)
  const named = (effect: Rule['effect'], kind: CriterionKind) => rules.flatMap((rule, index) => rule.effect === effect && kindOf(rule) === kind ? [texts[index] ?? ''] : [])
  const workers = rules.flatMap(rule => rule.effect === 'include' && rule.workerKind ? [workerWords[rule.workerKind]()] : [])
  const met = criteria.filter(kind => kind !== 'personId').map(kind => phrase(kind, kind === 'workerKind' ? workers : named('include', kind))).filter(each => each !== null)
  const people = named('include', 'personId')
  const out = criteria.flatMap(kind => named('exclude', kind))
  const everyone = workers.length ? met.join(' ') : [t('Everyone'), ...met].join(' ')
  const inside = met.length === 0 ? people.length ? listText(people) : t('Nobody yet') : people.length ? t('{{some}}, and besides {{people}}', { some: everyone, people: listText(people) }) : everyone
  return <Text>{out.length && met.length + people.length > 0 ? t('{{some}}, except {{out}}.', { some: inside, out: listText(out) }) : `${inside}.`}</Text>
}

export const circleWords = { hr_team: () => t('the HR team'), hr_leads: () => t('the HR leadership') }
const workerWords = { employee: () => t('All employees'), contingent: () => t('all from agencies or on contract'), other: () => t('all who aren’t workers') }

/** Within a kind one is enough; each kind that is named must be met. */
function phrase(kind: CriterionKind, named: readonly string[]): string | null {
  if (named.length === 0) return null
  const some = new Intl.ListFormat(locale(), { type: 'disjunction' }).format(named)
  switch (kind) {
    case 'workerKind': return some
    case 'locationId': case 'country': return t('in {{some}}', { some })
    case 'unitId': return t('in {{some}} and all below', { some })
    case 'legalEntityId': return t('at {{some}}', { some })
    case 'circle': return t('in {{some}}', { some })
    case 'personId': return some
  }
}

function useCriterionTexts(rules: readonly Rule[]): string[] {
  const links = rules.map(rule => {
    const kind = kindOf(rule)
    const to = populationRule.asks[kind].to
    return to ? { ...namingOf(to), id: String(rule[kind]) } : null
  })
  const names = useQueries({
    queries: links.map(link => ({
      queryKey: [link?.one.slice(1), 'name', link?.id], enabled: link !== null, staleTime: 300_000,
      queryFn: async ({ signal }: { signal: AbortSignal }) => String((await get<Record<string, unknown>>(`${link!.one}/${link!.id}`, signal))[link!.label] ?? ''),
    })),
  })
  return rules.map((rule, index) => {
    const kind = kindOf(rule)
    if (kind === 'country') return countryName(String(rule.country))
    if (rule.circle) return circleWords[rule.circle]()
    if (kind === 'workerKind') return wordOf(populationRule.name, kind, populationRule.asks.workerKind, String(rule.workerKind))
    const name = names[index]
    return name?.isError ? t('somebody or something you may not see') : name?.data || '…'
  })
}
