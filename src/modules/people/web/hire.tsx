import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { optional, type Asks } from '#shared/fields.ts'
import { useAddress } from '#ui/address.ts'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useAct, useOne } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { changeAsks, hire, hireAsks } from '../contract.ts'
import { known, type Known } from '../contract-life.ts'
import { planHire, planHireAsks } from '../contract-plans.ts'
import { confidentialPlan } from '../records.ts'
import type { StepAhead } from '#modules/approvals/contract.ts'
import { AskApproval, readsOfHire } from './approval-steps.tsx'
import { today } from './data.ts'
import { answered, KnownAlready, type Same } from './known.tsx'
import { Waiting } from './standing.tsx'
import { useProposal, useProposed } from './use-proposal.ts'

const { planName, releaseOn, named, note } = planHireAsks
const kept = { isPlanned: optional(changeAsks.isPlanned), planName, releaseOn, named, note }
type Input = Asks<typeof hireAsks & typeof kept>

/** Somebody new: who, where, from when. The rest may follow, here or later. */
export default function Hire() {
  const [{ position }] = useAddress()
  const proposes = useProposal(proposed)
  const initial = useProposed(position, proposed)
  const hiring = useAct(hire)
  const planning = useAct(planHire)
  const [{ plan: planId }] = useAddress()
  const { data: plan } = useOne(confidentialPlan, planId)
  const asking = useAct(known)
  const navigate = useNavigate()
  const mayPay = useMay(['compensation:handle'])
  const [open, setOpen] = useState<{ input: Input; found: Known } | null>(null)
  const [wanted, setWanted] = useState<{ input: Input; same: Same; found: Known; steps: StepAhead[] } | null>(null)
  const send = async ({ isPlanned, planName, releaseOn, named, note, ...input }: Input, same: Same, found: Known, asksApproval?: boolean) => {
    if (isPlanned || planId || asksApproval !== undefined) {
      const { number, ...asked } = input
      if (number) throw new Problem(422, 'invalid', t('The number is taken when the hire is released.'), [{ field: 'number', code: 'invalid', message: t('Leave it empty: it is taken when the hire is released.') }])
      const made = await planning.mutateAsync({ ...asked, ...answered(found, same), ...planId ? { planId } : { planName, releaseOn: isPlanned ? releaseOn : sooner(input.startsOn), named, note, asksApproval } } as never)
      tell(made.status === 'requested' ? t('Approval is asked for. {{name}} is hired once all of them have approved.', { name: input.name }) : t('Planned for {{name}}. Only those named know of it.', { name: input.name }))
      return navigate({ to: `/plans/${made.planId}` })
    }
    const { personId } = await hiring.mutateAsync({ ...input, ...same } as never)
    tell(Object.keys(same).length ? t('{{name}} is back in. What was kept before is kept.', { name: input.name }) : t('{{name}} is in. They can sign in once you invite them.', { name: input.name }))
    return navigate({ to: `/people/${personId}` })
  }
  const sendOrAsk = (input: Input, same: Same, found: Known) => send(input, same, found).catch(error => {
    if (!(error instanceof Problem) || error.code !== 'people.needs_approval') throw error
    setOpen(null)
    setWanted({ input, same, found, steps: error.detail['steps'] as StepAhead[] })
  })
  if (!initial) return <Waiting />
  return (
    <Page title={t('Hire')} about={plan ? t('In confidence, as part of “{{plan}}”.', { plan: plan.name }) : t('A few answers are enough. Everything else can follow later.')} width="form" crumbs={[{ label: t('People'), to: '/people' }]}>
      <RecordForm
        place={hire.name} fields={asked()} draftKey={position ? `people.hire.${position}` : 'people.hire'} submitLabel={planId ? t('Plan the hire') : t('Hire')} initial={{ kind: 'employee', ...initial }} proposes={proposes} onCancel={() => void navigate({ to: '/people' })}
        sections={[
          { title: t('Who'), fields: ['name', 'kind', 'startsOn'] },
          { title: t('Where'), fields: ['positionId', 'legalEntityId', 'locationId', 'unitId', 'jobId', 'managerAssignmentId'] },
          { title: t('Beyond the budget of the position'), isFolded: true, fields: ['beyondReason', 'coversAssignmentId', 'beyondUntil'] },
          { title: t('Contract, hours and place of work'), isFolded: true, fields: ['form', 'number', 'weeklyHours', 'workingDays', 'agreementId', 'fullTimeHours', 'costShares', 'workLocationId', 'homeCountry', 'homeSubdivision'] },
          { title: t('Agency workers, contractors, board and volunteers'), isFolded: true, fields: ['detail', 'supplier', 'sponsorAssignmentId', 'engagedUntil'] },
          ...mayPay ? [{ title: t('Pay'), isFolded: true as const, fields: ['amount', 'currency', 'per', 'paymentsAYear', 'grade', 'step', 'payGroup', 'allowances', 'payReason'] as const }] : [],
          { title: t('Contact, and more about the person'), isFolded: true, fields: ['workEmail', 'personalEmail', 'workPhone', 'preferredName', 'pronouns', 'birthDate'] },
          ...planId ? [] : [{ title: t('Keep it confidential'), isFolded: true as const, fields: ['isPlanned', 'planName', 'releaseOn', 'named', 'note'] as const, help: t('A planned hire is known to you and whoever you name, until it is released: by you, or by itself on its first day at the latest. Until then there is no person, no employment and no number.') }],
        ]}
        onSubmit={async input => {
          const { name, birthDate, workEmail, personalEmail } = input
          const found = await asking.mutateAsync({ name, birthDate: birthDate ?? null, workEmail: workEmail ?? null, personalEmail: personalEmail ?? null })
          if (!found.people.length && !found.elsewhere) return sendOrAsk(input, {}, found)
          setOpen({ input, found })
        }}
      />
      {open && <KnownAlready name={open.input.name} found={open.found} {...(planId || open.input.isPlanned) && { label: t('Plan the hire') }} onClose={() => setOpen(null)} onAnswer={same => sendOrAsk(open.input, same, open.found)} />}
      {wanted && <AskApproval steps={wanted.steps} reads={readsOfHire()} mayWait={wanted.input.isPlanned === true} onClose={() => setWanted(null)} onAnswer={asks => send(wanted.input, wanted.same, wanted.found, asks)} />}
    </Page>
  )
}

/** What waits for approval alone comes true as soon as it is approved. */
const sooner = (startsOn: string) => startsOn < today() ? startsOn : today()
const proposed = ['legalEntityId', 'locationId', 'unitId', 'jobId', 'managerAssignmentId', 'costShares']
const asked = () => ({
  ...hireAsks, ...kept, number: { ...hireAsks.number, help: t('Left empty: the next free one, or the one they had here before.') },
  birthDate: { ...hireAsks.birthDate, help: t('With it, somebody who worked here before is found wherever that was.') },
})
