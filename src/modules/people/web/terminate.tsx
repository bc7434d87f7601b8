import { Anchor, Text } from '@mantine/core'
import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useParam } from '#ui/address.ts'
import { Problem } from '#ui/problem.ts'
import type { StepAhead } from '#modules/approvals/contract.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { useAct, useOne, type Shown } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { dateText } from '#ui/format.ts'
import { t } from '#ui/words.ts'
import { change, changeAsks, terminateAsks } from '../contract.ts'
import { employment, noticeFacts, person } from '../records.ts'
import { AskApproval } from './approval-steps.tsx'
import { useUpwards } from './crumbs.ts'
import { useJobs, type JobHeld } from './data.ts'
import { EndByLawAsTyped } from './end-by-law.tsx'
import classes from './people.module.css'
import { reasonOf } from './reason-field.tsx'
import { useReports } from './reports.tsx'
import { Nobody, Waiting } from './standing.tsx'

const { reason, isPlanned, releaseOn, named, note } = changeAsks
const asked = { effectiveOn: terminateAsks.endsOn, terminationKind: terminateAsks.terminationKind, reasonId: reasonOf('termination'), reason, ...noticeFacts, isPlanned, releaseOn, named, note }

/** The end of an employment, told before it is done: at once, or planned in confidence. */
export default function Terminate() {
  const personId = useParam('personId')
  const { data: who, error } = useOne(person, personId)
  const { jobs } = useJobs(personId)
  const job = jobs?.[0]
  const { data: row } = useOne(employment, job?.employmentId)
  const upwards = useUpwards()
  if (error || jobs && !job) return <Nobody />
  if (!who || !job || !row) return <Waiting />
  return (
    <Page title={t('Terminate employment')} about={t('{{name}}, {{title}} at {{entity}}', { name: who.name, title: job.jobTitle, entity: job.legalEntityName })} width="form" crumbs={[upwards, { label: who.name, to: `/people/${personId}` }]}>
      {row.can.includes('terminate') ? <Form who={who} job={job} jobs={jobs.filter(each => each.employmentId === job.employmentId)} />
        : <EmptyState title={row.endsOn ? t('The last day is {{date}} already', { date: dateText(row.endsOn) }) : t('This employment isn’t yours to end')} text={t('Nothing was changed.')} />}
    </Page>
  )
}

function Form({ who, job, jobs }: { who: Shown<typeof person>; job: JobHeld; jobs: readonly JobHeld[] }) {
  const ending = useAct(change, { id: job.id })
  const { data: reports } = useReports(who.id)
  const navigate = useNavigate()
  const [open, setOpen] = useState<{ input: Parameters<typeof ending.mutateAsync>[0]; steps: StepAhead[] } | null>(null)
  const back = () => navigate({ to: `/people/${who.id}` })
  const { name } = who
  const send = async (input: Parameters<typeof ending.mutateAsync>[0]) => {
    const { status, startsOn } = await ending.mutateAsync(input)
    const date = dateText(startsOn)
    tell(status === 'requested' ? t('Approval is asked for. Until then nothing changes for {{name}}.', { name }) : status === 'planned' ? t('Planned: the last day of {{name}} would be {{date}}. Only those named know of it.', { name, date }) : t('The last day of {{name}} is {{date}}.', { name, date }))
    await navigate({ to: `/people/${who.id}`, search: { tab: 'job' } as never })
  }
  const count = reports?.total ?? 0
  return (
    <>
      <div className={classes['note']}>
        <Text>{t('What will happen:')}</Text>
        <ul>
          <li>{t('{{name}} works up to and including the last day. From the day after, any access ends by itself.', { name })}</li>
          {jobs.length > 1 && <li>{t('All jobs of this employment end with it: {{jobs}}.', { jobs: jobs.map(each => each.jobTitle).join(', ') })}</li>}
          {count > 0 && <li>{t('{{count}} people report to {{name}}', { count, name })}. {t('Whoever gets no other manager reports to the manager above from the day after.')} <Anchor component={Link} to={`/people/${who.id}/successors`} search={{ job: job.id } as never}>{t('Name new managers')}</Anchor></li>}
          <li>{t('Their records are kept. You, and those who look after the same people, still see them under “Left”.')}</li>
        </ul>
      </div>
      <RecordForm
        place={change.name} fields={asked} draftKey={`people.terminate.${job.employmentId}`} submitLabel={t('Terminate employment')} isDanger onCancel={() => void back()}
        sections={[
          { fields: ['effectiveOn', 'terminationKind', 'reasonId', 'reason'] },
          { title: t('Notice'), isFolded: true, fields: ['noticeGivenBy', 'noticeGivenOn', 'lastWorkingDay', 'paidUntil', 'shorterReason'], help: t('Where the law’s notice is known here, the last day is held against it.') },
          { title: t('Keep it confidential'), isFolded: true, fields: ['isPlanned', 'releaseOn', 'named', 'note'], help: t('A planned termination is known to you and whoever you name, until it is released: by you, or by itself on the last day at the latest.') },
        ]}
        onSubmit={async ({ isPlanned, ...typed }) => {
          const input = { ...typed, action: 'termination' as const, isPlanned: isPlanned === true }
          await send(input).catch(error => {
            if (!(error instanceof Problem) || error.code !== 'people.needs_approval') throw error
            setOpen({ input, steps: error.detail['steps'] as StepAhead[] })
          })
        }}
      >
        {values => <EndByLawAsTyped employmentId={job.employmentId} values={values} />}
      </RecordForm>
      {open && <AskApproval steps={open.steps} mayWait={open.input.isPlanned === true} onClose={() => setOpen(null)} onAnswer={asksApproval => send({ ...open.input, asksApproval })} />}
    </>
  )
}
