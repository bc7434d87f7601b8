import { Alert, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useAddress, useParam } from '#ui/address.ts'
import { useTold } from '#ui/names.ts'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useAct, useOne, useRows } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { change, changeAsks } from '../contract.ts'
import { pay, person, placement, workingHours } from '../records.ts'
import { useUpwards } from './crumbs.ts'
import { current, useJobs, type JobHeld } from './data.ts'
import { Nobody, Waiting } from './standing.tsx'
import { usePay } from './use-pay.ts'

const { jobId, unitId, locationId } = placement.asks
const { managerAssignmentId, costCentreId, payReason } = changeAsks
const { weeklyHours, fullTimeHours } = workingHours.asks
const { amount, currency, per } = pay.asks
const kinds = {
  place: { title: 'Change job or place', fields: { jobId, unitId, locationId, managerAssignmentId, costCentreId } },
  hours: { title: 'Change hours', fields: { weeklyHours, fullTimeHours } },
  pay: { title: 'Change pay', fields: { amount, currency, per, payReason } },
} as const

/** What is to hold of a job from today on. What isn't changed stays as it is. */
export default function Change() {
  const personId = useParam('personId')
  const [{ job: jobId, what }] = useAddress()
  const { data: who, error } = useOne(person, personId)
  const { jobs } = useJobs(personId)
  const job = jobs?.find(({ id }) => id === jobId) ?? jobs?.[0]
  const upwards = useUpwards()
  const kind = what === 'hours' || what === 'pay' ? what : 'place'
  if (error || jobs && !job) return <Nobody />
  if (!who || !job) return <Waiting />
  const about = t('{{name}}, {{title}}, {{unit}}', { name: who.name, title: job.jobTitle, unit: job.unitName })
  return (
    <Page title={t(kinds[kind].title)} about={about} width="form" crumbs={[upwards, { label: who.name, to: `/people/${personId}` }]}>
      {job.status === 'ended' ? <Alert color="gray">{t('This employment has ended: nothing of it can change from today on.')}</Alert> : <Loaded key={`${job.id} ${kind}`} kind={kind} job={job} name={who.name} />}
    </Page>
  )
}

function Loaded({ kind, job, name }: { kind: keyof typeof kinds; job: JobHeld; name: string }) {
  const { data: places } = useRows(placement, { assignmentId: job.id }, { isOn: kind === 'place' })
  const { data: hours } = useRows(workingHours, { assignmentId: job.id }, { isOn: kind === 'hours' })
  const { rows: paid, isReady } = usePay(job.personId, kind === 'pay' ? [job] : [])
  useTold('assignment', job.managerAssignmentId, job.managerName)
  const now = kind === 'place' ? places && current(places) : kind === 'hours' ? hours && (current(hours) ?? {}) : isReady ? current(paid) ?? {} : undefined
  if (!now) return <Waiting />
  return <Form kind={kind} job={job} name={name} now={now as Record<string, unknown>} />
}

function Form({ kind, job, name, now }: { kind: keyof typeof kinds; job: JobHeld; name: string; now: Record<string, unknown> }) {
  const changing = useAct(change, { id: job.id })
  const navigate = useNavigate()
  const back = () => navigate({ to: `/people/${job.personId}`, search: { tab: kind === 'pay' ? 'pay' : 'job' } as never })
  const fields: Partial<typeof kinds.place.fields & typeof kinds.hours.fields & typeof kinds.pay.fields> = kinds[kind].fields
  const initial = Object.fromEntries(Object.keys(fields).map(field => [field, now[field] ?? '']))
  const from = job.status === 'starting' ? t('This will hold from the first day on.') : t('This holds from today on, at the place of work. What was true before is kept.')
  return (
    <>
      <Text c="dimmed" mb="lg">{from}</Text>
      <RecordForm
        place={change.name} fields={fields as typeof kinds.place.fields} initial={initial} draftKey={`people.change.${kind}.${job.id}`} submitLabel={t('Save the change')} withNulls onCancel={() => void back()}
        onSubmit={async typed => {
          const given = typed as Record<string, unknown>
          const isOther = Object.keys(given).some(field => String(given[field] ?? '') !== String(now[field] ?? ''))
          if (!isOther) throw new Problem(422, 'same', t('Nothing is different from what holds now.'))
          // Pay says something only as a whole; of a place what stays needn't be said.
          const kept = kind === 'place' ? Object.fromEntries(Object.entries(given).filter(([field, value]) => (value ?? null) !== (now[field] ?? null))) : given
          await changing.mutateAsync(kept as never)
          tell(t('Changed for {{name}}.', { name }))
          await back()
        }}
      />
    </>
  )
}
