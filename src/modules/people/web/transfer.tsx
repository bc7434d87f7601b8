import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { optional, type Asks } from '#shared/fields.ts'
import { useAddress, useParam } from '#ui/address.ts'
import { dateText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { useTold } from '#ui/names.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useAct, useOne, useRows, type Shown } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import type { StepAhead } from '#modules/approvals/contract.ts'
import { change, changeAsks } from '../contract.ts'
import { AskApproval } from './approval-steps.tsx'
import { transfer, transferAsks } from '../contract-life.ts'
import { employment, person, placement } from '../records.ts'
import { useUpwards } from './crumbs.ts'
import { current, useJobs, type JobHeld } from './data.ts'
import { LaterFacts, type LaterFact } from './later-facts.tsx'
import classes from './people.module.css'
import { Nobody, Waiting } from './standing.tsx'

const { releaseOn, named, note } = changeAsks
const asked = { ...transferAsks, isPlanned: optional(changeAsks.isPlanned), releaseOn, named, note }
type Input = Partial<Asks<typeof asked>>

/** From one legal entity of the company to another: what isn't changed here goes along. */
export default function Transfer() {
  const personId = useParam('personId')
  const [{ employment: employmentId }] = useAddress()
  const { data: who, error } = useOne(person, personId)
  const { jobs } = useJobs(personId)
  const held = jobs?.filter(job => employmentId ? job.employmentId === employmentId : job.status !== 'ended')
  const job = held?.find(({ isPrimary }) => isPrimary) ?? held?.toSorted((a, b) => a.id.localeCompare(b.id))[0]
  const { data: row } = useOne(employment, job?.employmentId)
  const { data: places } = useRows(placement, { assignmentId: job?.id ?? '' }, { isOn: job !== undefined })
  const upwards = useUpwards()
  if (error || jobs && !job) return <Nobody />
  if (!who || !job || !row || !places) return <Waiting />
  const about = t('{{name}}, {{title}} at {{entity}}', { name: who.name, title: job.jobTitle, entity: job.legalEntityName })
  return (
    <Page title={t('Transfer to another legal entity')} about={about} width="form" crumbs={[upwards, { label: who.name, to: `/people/${personId}?tab=job` }]}>
      {row.can.includes('transfer') ? <Form who={who} job={job} isOnly={held!.filter(each => each.employmentId === job.employmentId).length === 1} now={current(places) ?? {}} />
        : <EmptyState title={t('This employment isn’t yours to transfer, or has an end already')} text={t('Nothing was changed.')} />}
    </Page>
  )
}

function Form({ who, job, isOnly, now }: { who: Shown<typeof person>; job: JobHeld; isOnly: boolean; now: Record<string, unknown> }) {
  const moving = useAct(transfer, { id: job.employmentId })
  const planning = useAct(change, { id: job.id })
  const navigate = useNavigate()
  const mayPay = useMay(['compensation:handle'])
  const [open, setOpen] = useState<{ input: Input & { carries?: string[] }; facts?: LaterFact[]; steps?: StepAhead[] } | null>(null)
  useTold('assignment', job.managerAssignmentId, job.managerName)
  const back = () => navigate({ to: `/people/${who.id}`, search: { tab: 'job' } as never })
  const send = async ({ isPlanned, releaseOn, named, note, ...input }: Input & { carries?: string[] }, asksApproval?: boolean) => {
    if (isPlanned || asksApproval !== undefined) {
      const { startsOn, number, ...news } = input
      if (number) throw new Problem(422, 'invalid', t('The number is taken when the transfer is released.'), [{ field: 'number', code: 'invalid', message: t('Leave it empty: it is taken when the transfer is released.') }])
      const { status } = await planning.mutateAsync({ ...news, effectiveOn: startsOn, isPlanned: isPlanned === true, releaseOn, named, note, asksApproval } as never)
      tell(status === 'requested' ? t('Approval is asked for. Until then nothing changes for {{name}}.', { name: who.name }) : t('Planned for {{name}} from {{date}}. Only those named know of it.', { name: who.name, date: dateText(startsOn!) }))
    } else await moving.mutateAsync(input as never)
    if (!isPlanned && asksApproval === undefined) tell(t('{{name}} moves on {{date}}. Service, job, hours, pay and contract go along.', { name: who.name, date: dateText(input.startsOn!) }))
    await back()
  }
  /** What can’t be guessed is asked, one after the other. */
  const sendOrAsk = (input: Input & { carries?: string[] }) => send(input).catch(error => {
    if (!(error instanceof Problem) || error.code !== 'people.later_facts' && error.code !== 'people.needs_approval') throw error
    setOpen(error.code === 'people.later_facts' ? { input, facts: error.detail['fields'] as LaterFact[] } : { input, steps: error.detail['steps'] as StepAhead[] })
  })
  return (
    <>
      <div className={classes['note']}>
        <Text>{t('What will happen:')}</Text>
        <ul>
          <li>{t('The employment at {{entity}} ends the day before. {{name}} counts neither as a leaver nor as a joiner, and service goes on.', { entity: job.legalEntityName, name: who.name })}</li>
          <li>{t('What you don’t change here goes along as it is. Whoever reports to {{name}} still does.', { name: who.name })}</li>
          {!isOnly && <li>{t('All jobs of this employment go along; what you change here is the main one.')}</li>}
          <li>{t('It can be taken back while nothing was changed in the new employment. Whoever looks after {{name}} sees it at once, unless you keep it confidential.', { name: who.name })}</li>
        </ul>
      </div>
      <RecordForm
        place={transfer.name} fields={asked} draftKey={`people.transfer.${job.employmentId}`} submitLabel={t('Transfer')} onCancel={() => void back()}
        initial={Object.fromEntries(placed.map(name => [name, now[name] ?? null]))}
        sections={[
          { fields: ['legalEntityId', 'startsOn'] },
          { title: t('Where'), fields: ['positionId', 'locationId', 'unitId', 'jobId', 'managerAssignmentId', 'costShares'] },
          { title: t('Hours and contract'), isFolded: true, fields: ['weeklyHours', 'agreementId', 'fullTimeHours', 'form', 'fixedTermEndsOn', 'fixedTermGround', 'probationEndsOn', 'number'], help: t('Left empty: as until now.') },
          ...mayPay ? [{ title: t('Pay'), isFolded: true as const, fields: ['amount', 'currency', 'per', 'payReason'] as const, help: t('Left empty: as until now.') }] : [],
          { title: t('Why'), fields: ['reason'] },
          { title: t('Keep it confidential'), isFolded: true, fields: ['isPlanned', 'releaseOn', 'named', 'note'], help: t('A planned transfer is known to you and whoever you name, until it is released: by you, or by itself on its day.') },
        ]}
        onSubmit={async typed => {
          const same = placed.filter(name => JSON.stringify(typed[name] ?? null) === JSON.stringify(now[name] ?? null))
          const said = Object.fromEntries(Object.entries(typed).filter(([name]) => !(same as string[]).includes(name)))
          // Left empty where there was one: out of it.
          const input = { ...said, ...now['positionId'] && !typed.positionId ? { positionId: null } : {} } as Input
          await sendOrAsk(input)
        }}
      />
      {open?.facts && <LaterFacts facts={open.facts} onClose={() => setOpen(null)} onAnswer={carries => sendOrAsk({ ...open.input, carries })} />}
      {open?.steps && <AskApproval steps={open.steps} mayWait={open.input.isPlanned === true} onClose={() => setOpen(null)} onAnswer={asks => send(open.input, asks)} />}
    </>
  )
}

const placed = ['positionId', 'locationId', 'unitId', 'jobId', 'managerAssignmentId', 'costShares'] as const
