import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useAddress, useParam } from '#ui/address.ts'
import { dateText } from '#ui/format.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { useAct, useOne } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { second, secondAsks } from '../contract-secondments.ts'
import { assignment, person } from '../records.ts'
import { useUpwards } from './crumbs.ts'
import { useJobs, type JobHeld } from './data.ts'
import { Nobody, Waiting } from './standing.tsx'

/** Elsewhere for a time: the employment and the job at home are kept. */
export default function Second() {
  const personId = useParam('personId')
  const [{ job: jobId }] = useAddress()
  const { data: who, error } = useOne(person, personId)
  const { jobs } = useJobs(personId)
  const job = jobs?.find(({ id }) => id === jobId) ?? jobs?.[0]
  const { data: held } = useOne(assignment, job?.id)
  const upwards = useUpwards()
  if (error || jobs && !job) return <Nobody />
  if (!who || !job || !held) return <Waiting />
  return (
    <Page title={t('Second somebody')} about={t('{{name}}, {{title}} at {{entity}}', { name: who.name, title: job.jobTitle, entity: job.legalEntityName })} width="form" crumbs={[upwards, { label: who.name, to: `/people/${personId}?tab=job` }]}>
      {held.can.includes('update') && job.status !== 'ended' ? <Form job={job} name={who.name} /> : <EmptyState title={t('This job isn’t yours to change, or has ended')} text={t('Nothing was changed.')} />}
    </Page>
  )
}

function Form({ job, name }: { job: JobHeld; name: string }) {
  const seconding = useAct(second, { id: job.id })
  const navigate = useNavigate()
  const leave = () => navigate({ to: `/people/${job.personId}`, search: { tab: 'job' } as never })
  return (
    <>
      <Text c="dimmed" mb="lg">{t('The employment, the contract and the pay stay as they are. The manager at home keeps the job at home; the one at the host sees the job there and nothing else. The day after the last one, everything is as it was.')}</Text>
      <RecordForm
        place={second.name} fields={secondAsks} draftKey={`people.second.${job.id}`} submitLabel={t('Second')} initial={{ jobId: job.jobId }} onCancel={() => void leave()}
        sections={[
          { fields: ['startsOn', 'endsOn', 'purpose'] },
          { title: t('At the host'), fields: ['legalEntityId', 'locationId', 'unitId', 'jobId', 'managerAssignmentId', 'weeklyHours', 'workingDays'] },
          { title: t('At home'), fields: ['homeHours'] },
          { title: t('Costs'), fields: ['paidBy', 'costShares'] },
        ]}
        onSubmit={async input => {
          await seconding.mutateAsync(input)
          tell(t('{{name}} is seconded from {{from}} until {{until}}.', { name, from: dateText(input.startsOn), until: dateText(input.endsOn) }))
          await leave()
        }}
      />
    </>
  )
}
