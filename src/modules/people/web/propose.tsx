import { useNavigate } from '@tanstack/react-router'
import { useAddress, useParam } from '#ui/address.ts'
import { useSettings } from '#ui/me.ts'
import { Page } from '#ui/page.tsx'
import { useAct, useOne } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { propose, proposeAsks } from '../contract-proposals.ts'
import { person } from '../records.ts'
import { useJobs } from './data.ts'
import { Nobody, Waiting } from './standing.tsx'

const { amount: _, currency: __, per: ___, ...withoutPay } = proposeAsks

/** A manager proposes; nothing changes by it. */
export default function Propose() {
  const personId = useParam('personId')
  const [{ job: jobId }] = useAddress()
  const { data: who, error } = useOne(person, personId)
  const { jobs } = useJobs(personId)
  const job = jobs?.find(({ id }) => id === jobId) ?? jobs?.[0]
  const proposing = useAct(propose, { id: job?.id ?? '' })
  const { managersSeePay } = useSettings()
  const navigate = useNavigate()
  if (error || jobs && !job) return <Nobody />
  if (!who || !job) return <Waiting />
  return (
    <Page title={t('Propose a change')} about={t('{{name}}, {{title}}, {{unit}}', { name: who.name, title: job.jobTitle, unit: job.unitName })} width="form" crumbs={[{ label: who.name, to: `/people/${personId}` }]}>
      <RecordForm
        place={propose.name} fields={managersSeePay ? proposeAsks : withoutPay} draftKey={`people.propose.${job.id}`} submitLabel={t('Propose it to HR')} onCancel={() => void navigate({ to: `/people/${personId}` })}
        sections={[
          { title: t('What should change'), fields: ['jobId', 'managerAssignmentId', 'weeklyHours', ...managersSeePay ? ['amount', 'currency', 'per'] as const : []] as (keyof typeof withoutPay)[], help: t('Leave empty what stays as it is.') },
          { title: t('When and why'), fields: ['effectiveOn', 'reason'], help: t('You and HR of the place know of it; {{name}} doesn’t. HR makes a change of it, or tells you why not.', { name: who.name }) },
        ]}
        onSubmit={async input => {
          const { proposalId } = await proposing.mutateAsync(input as never)
          tell(t('Proposed. You hear as soon as HR has answered.'))
          await navigate({ to: `/proposals/${proposalId}` })
        }}
      />
    </Page>
  )
}
