import { Alert, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { choice, optional } from '#shared/fields.ts'
import { isSame } from '#shared/same.ts'
import { useAddress, useParam } from '#ui/address.ts'
import { dateText } from '#ui/format.ts'
import { useTold } from '#ui/names.ts'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useAct, useOne, useRows, type Shown } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import type { StepAhead } from '#modules/approvals/contract.ts'
import { change, changeAsks } from '../contract.ts'
import { changeActions, changeFacts, changeProposal, contract, pay, person, placement, workingHours } from '../records.ts'
import { useUpwards } from './crumbs.ts'
import { current, useJobs, type JobHeld } from './data.ts'
import { AskApproval } from './approval-steps.tsx'
import { LaterFacts, type LaterFact } from './later-facts.tsx'
import { reasonOf } from './reason-field.tsx'
import { Nobody, Waiting } from './standing.tsx'
import { usePay } from './use-pay.ts'
import { useProposal } from './use-proposal.ts'

const { effectiveOn, reason, note, releaseOn, isPlanned, named } = changeAsks
// An end has a page of its own.
const { termination: _, ...actions } = changeActions
const action = optional(choice('What happens', actions))
const { jobId, unitId, locationId } = placement.asks
// Asked as the facts themselves ask: what they need can’t be left empty.
const kinds = {
  place: { title: 'Change job or place', fields: { ...changeFacts.placement, jobId, unitId, locationId } },
  hours: { title: 'Change hours', fields: { ...changeFacts.hours, weeklyHours: workingHours.asks.weeklyHours } },
  pay: { title: 'Change pay', fields: { ...changeFacts.pay, amount: pay.asks.amount, currency: pay.asks.currency, per: pay.asks.per } },
  contract: { title: 'Change contract', fields: { ...changeFacts.contract, form: contract.asks.form } },
} as const
const asked = {
  ...kinds.place.fields, ...kinds.hours.fields, ...kinds.pay.fields, ...kinds.contract.fields,
  effectiveOn, action, reasonId: reasonOf(), reason, isPlanned, releaseOn, named, note,
}

/** What is to hold of a job from a day on. What isn't changed stays as it is. */
export default function Change() {
  const personId = useParam('personId')
  const [{ job: jobId, what, proposal }] = useAddress()
  const { data: proposed, isLoading } = useOne(changeProposal, proposal ?? null)
  const { data: who, error } = useOne(person, personId)
  const { jobs } = useJobs(personId)
  const job = jobs?.find(({ id }) => id === jobId) ?? jobs?.[0]
  const upwards = useUpwards()
  const kind = what === 'hours' || what === 'pay' || what === 'contract' ? what : 'place'
  if (error || jobs && !job) return <Nobody />
  if (!who || !job || isLoading) return <Waiting />
  const about = t('{{name}}, {{title}}, {{unit}}', { name: who.name, title: job.jobTitle, unit: job.unitName })
  return (
    <Page title={t(kinds[kind].title)} about={about} width="form" crumbs={[upwards, { label: who.name, to: `/people/${personId}` }]}>
      {job.status === 'ended' ? <Alert color="gray">{t('This employment has ended: nothing of it can change.')}</Alert> : <Loaded key={`${job.id} ${kind}`} kind={kind} job={job} name={who.name} proposed={proposed} />}
    </Page>
  )
}

type Proposed = { proposed: Shown<typeof changeProposal> | undefined }
function Loaded({ kind, job, name, proposed }: { kind: keyof typeof kinds; job: JobHeld; name: string } & Proposed) {
  const { data: places } = useRows(placement, { assignmentId: job.id }, { isOn: kind === 'place' })
  const { data: hours } = useRows(workingHours, { assignmentId: job.id }, { isOn: kind === 'hours' })
  const { data: contracts } = useRows(contract, { employmentId: job.employmentId }, { isOn: kind === 'contract' })
  const { rows: paid, isReady } = usePay(job.personId, kind === 'pay' ? [job] : [])
  useTold('assignment', job.managerAssignmentId, job.leftManagerName ?? job.managerName)
  const now = kind === 'place' ? places && current(places) : kind === 'hours' ? hours && (current(hours) ?? {}) : kind === 'contract' ? contracts && (current(contracts) ?? {}) : isReady ? current(paid) ?? {} : undefined
  if (!now) return <Waiting />
  return <Form kind={kind} job={job} name={name} now={now as Record<string, unknown>} proposed={proposed} />
}

function Form({ kind, job, name, now, proposed }: { kind: keyof typeof kinds; job: JobHeld; name: string; now: Record<string, unknown> } & Proposed) {
  const changing = useAct(change, { id: job.id })
  const navigate = useNavigate()
  const proposes = useProposal(['locationId', 'unitId', 'jobId', 'managerAssignmentId', 'costShares'])
  const [open, setOpen] = useState<{ input: Given; facts?: LaterFact[]; steps?: StepAhead[] } | null>(null)
  const back = () => navigate({ to: `/people/${job.personId}`, search: { tab: kind === 'pay' ? 'pay' : 'job' } as never })
  const fields = Object.keys(kinds[kind].fields)
  const suggested: Record<string, unknown> = proposed && proposed.assignmentId === job.id ? Object.fromEntries([...fields, 'effectiveOn'].flatMap(field => proposed[field as 'jobId'] == null ? [] : [[field, proposed[field as 'jobId']]])) : {}
  const initial = { ...Object.fromEntries(fields.map(field => [field, now[field] ?? ''])), ...suggested }
  const send = async (input: Given) => {
    const { status, startsOn, changed, room } = await changing.mutateAsync(input as never)
    if (!changed.length) throw new Problem(422, 'same', t('Nothing is different from what holds then.'))
    tell(status === 'requested' ? t('Approval is asked for. Until then nothing changes for {{name}}.', { name }) : status === 'planned' ? t('Planned for {{name}} from {{date}}. Only those named know of it.', { name, date: dateText(startsOn) }) : t('Changed for {{name}} from {{date}}.', { name, date: dateText(startsOn) }))
    if (room) tell(noRoom[room.code]?.() ?? t('As things stand, it would be refused on that day: look at it again before.'))
    await back()
  }
  /** What can’t be guessed is asked, one after the other. */
  const sendOrAsk = (input: Given) => send(input).catch(error => {
    if (!(error instanceof Problem) || error.code !== 'people.later_facts' && error.code !== 'people.needs_approval') throw error
    setOpen(error.code === 'people.later_facts' ? { input, facts: error.detail['fields'] as LaterFact[] } : { input, steps: error.detail['steps'] as StepAhead[] })
  })
  return (
    <>
      <Text c="dimmed" mb="lg">{t('What was true before is kept, and what isn’t changed stays as it is.')}</Text>
      <RecordForm
        place={change.name} fields={asked} initial={initial} draftKey={`people.change.${kind}.${job.id}.${proposed?.id ?? ''}`} submitLabel={t('Save the change')} withNulls proposes={proposes} onCancel={() => void back()}
        sections={[
          { fields: fields.filter(field => !beyond.includes(field)) as (keyof typeof asked)[] },
          ...kind === 'place' ? [{ title: t('Beyond the budget of the position'), isFolded: true, fields: beyond as (keyof typeof asked)[] }] : [],
          { title: t('When and why'), fields: ['effectiveOn', 'action', 'reasonId', 'reason'], help: job.status === 'starting' ? t('Without a date: from the first day on.') : t('Without a date: from today on, at the place of work.') },
          { title: t('Keep it confidential'), isFolded: true, fields: ['isPlanned', 'releaseOn', 'named', 'note'], help: t('A planned change is known to you and whoever you name, until it is released: by you, or by itself on its day.') },
        ]}
        onSubmit={async typed => {
          const given = typed as Given
          const own = Object.fromEntries(fields.map(field => [field, given[field]]))
          const isOther = fields.some(field => !isSame(own[field], now[field]))
          if (!isOther && !given['effectiveOn']) throw new Problem(422, 'same', t('Nothing is different from what holds now.'))
          // Pay says something only as a whole; of a place what stays needn't be said.
          const kept = kind === 'place' ? Object.fromEntries(Object.entries(own).filter(([field, value]) => !isSame(value, now[field]))) : own
          const { effectiveOn, action, reasonId, reason, isPlanned, releaseOn, named, note } = given
          const input = { ...kept, effectiveOn, action, reasonId, reason, note, releaseOn, isPlanned: isPlanned === true, named, ...proposed && { proposalId: proposed.id } }
          await sendOrAsk(input)
        }}
      />
      {open?.facts && <LaterFacts facts={open.facts} onClose={() => setOpen(null)} onAnswer={carries => sendOrAsk({ ...open.input, carries })} />}
      {open?.steps && <AskApproval steps={open.steps} mayWait={open.input['isPlanned'] === true} onClose={() => setOpen(null)} onAnswer={asksApproval => sendOrAsk({ ...open.input, asksApproval })} />}
    </>
  )
}

const noRoom: Record<string, () => string> = {
  'people.position_full': () => t('As things stand, the position has no room on that day: it would be refused, unless somebody leaves it before.'),
  'people.position_frozen': () => t('As things stand, the position is frozen on that day: open it before.'),
  'people.position_closed': () => t('As things stand, the position is closed on that day: open it before.'),
}
const beyond: readonly string[] = ['beyondReason', 'coversAssignmentId', 'beyondUntil']
type Given = Record<string, unknown>
