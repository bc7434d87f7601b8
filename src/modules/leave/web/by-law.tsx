import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { address } from '#ui/client.ts'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type { PolicyLaw } from '../contract-law.ts'

/** What the law says to a policy by the cited rules, and what these don’t cover: of its own place, or of where somebody works to whom it would be assigned. */
export function ByLaw({ policyId, assigned }: { policyId: string; assigned?: { employmentId: string; on: string } }) {
  const { data } = useRead<PolicyLaw>(address(`/leave-policies/${policyId}/law`, assigned ?? {}))
  if (!data) return null
  return (
    <div aria-live="polite">
      {data.breaches.map(({ code, says }) => <Text key={code} size="sm" c="red">{says}</Text>)}
      {data.breaches.length > 0 && assigned && <Text size="sm">{t('So it can’t be assigned: choose a policy that gives at least what the law does where they work.')}</Text>}
      {data.breaches.length === 0 && data.rules.length > 0 && <Text size="sm">{t('It gives at least what the law does, by the rules known here.')}</Text>}
      {data.rules.map(rule => <Text key={rule} size="sm"><Anchor component={Link} to={`/calculators/${rule}`}>{t('The rule and its source')}</Anchor></Text>)}
      {data.notCovered.map(each => <Text key={each} size="sm" c="dimmed">{each}</Text>)}
    </div>
  )
}
