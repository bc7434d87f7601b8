import { Button, Group, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useParam } from '#ui/address.ts'
import { dateText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Page, Panel, TwoColumns } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useAct, useEdit, useOne, useRemove, type Shown } from '#ui/queries.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import type { StepAhead } from '#modules/approvals/contract.ts'
import { askHireApproval } from '../contract.ts'
import { known, type Known } from '../contract-life.ts'
import { confidentialPlan, plannedHire } from '../records.ts'
import { ApprovalPanel, useApprovals } from './approval-panel.tsx'
import { AskApproval, readsOfHire } from './approval-steps.tsx'
import { answered, KnownAlready } from './known.tsx'
import { Waiting } from './standing.tsx'

/** Somebody who is to come, as those named know it: changed where it stands, until it is released. Those asked for approval see as much as is theirs. */
export default function PlannedHirePage() {
  const hireId = useParam('hireId')
  const { data: row, error } = useOne(plannedHire, hireId)
  const isNamed = row !== undefined && !row.withheld?.includes('planId')
  const { data: plan } = useOne(confidentialPlan, isNamed ? row.planId : null)
  const { data: approvals } = useApprovals(plannedHire.name, hireId)
  const upwards = isNamed ? { label: t('Confidential plans'), to: '/plans' } : { label: t('To decide'), to: '/to-decide' }
  if (error instanceof Problem && [400, 404].includes(error.status)) return <Page title={t('There is no such hire that you may see')} crumbs={[upwards]} width="reading"><Text>{t('It may be known to others only, or the address is wrong.')}</Text></Page>
  if (!row || isNamed && !plan) return <Waiting />
  // Whoever can't fill in what is empty isn't shown that it is.
  const told = (fields: readonly (keyof typeof plannedHire.all)[]) => isNamed ? fields : fields.filter(field => (row as Partial<Record<string, unknown>>)[field] != null)
  return (
    <Page
      title={row.name} about={t('Hire from {{date}}', { date: dateText(row.startsOn) })} crumbs={[upwards, ...plan ? [{ label: plan.name, to: `/plans/${plan.id}` }] : []]}
      state={<Status value={row.status} label={wordOf(plannedHire.name, 'status', plannedHire.all.status, row.status)} />} actions={row.status === 'planned' && row.can.includes('update') && <Actions row={row} approval={approvals?.state ?? null} />}
    >
      <TwoColumns aside={isNamed && <Panel title={t('What happened')}><Timeline record={plannedHire.name} recordId={row.id} /></Panel>}>
        {approvals && <ApprovalPanel items={approvals.items} />}
        <Panel title={t('Where')}><RecordFacts record={plannedHire} row={row} fields={told(['startsOn', 'positionId', 'legalEntityId', 'locationId', 'unitId', 'jobId', 'managerAssignmentId', 'costShares', 'workLocationId', 'homeCountry', 'homeSubdivision'])} /></Panel>
        <Panel title={row.withheld?.includes('amount') ? t('Contract and hours') : t('Contract, hours and pay')}><RecordFacts record={plannedHire} row={row} fields={told(['kind', 'form', 'weeklyHours', 'workingDays', 'fullTimeHours', 'amount', 'currency', 'per', 'paymentsAYear', 'grade', 'step', 'payGroup', 'allowances', 'payReason'])} /></Panel>
        {!isNamed && <Text size="sm" c="dimmed">{t('This is as much as those asked may see of somebody who isn’t here yet.')}</Text>}
        {isNamed && <Panel title={t('Who')}><RecordFacts record={plannedHire} row={row} fields={['name', 'personId', 'preferredName', 'pronouns', 'birthDate', 'workEmail', 'personalEmail', 'workPhone']} /></Panel>}
      </TwoColumns>
    </Page>
  )
}

function Actions({ row, approval }: { row: Shown<typeof plannedHire>; approval: string | null }) {
  const approving = useAct(askHireApproval, { id: row.id })
  const [steps, setSteps] = useState<StepAhead[] | null>(null)
  const ask = (isSure: boolean) => approving.mutateAsync({ isSure }).then(() => { setSteps(null); tell(t('Approval is asked for.')) })
  const lookWho = () => void ask(false).catch(error => error instanceof Problem && error.code === 'people.needs_approval' ? setSteps(error.detail['steps'] as StepAhead[]) : tellProblem(error))
  const asking = useAct(known)
  const editing = useEdit(plannedHire)
  const removing = useRemove(plannedHire)
  const navigate = useNavigate()
  const mayAsk = useMay(['people:handle'])
  const [found, setFound] = useState<Known | null>(null)
  const look = () => asking.mutateAsync({ name: row.name, birthDate: row.birthDate, workEmail: row.workEmail, personalEmail: row.personalEmail }).then(answer => {
    if (answer.people.length || answer.elsewhere) setFound(answer)
    else tell(t('Nobody like this is known here.'))
  }, tellProblem)
  const takeOut = () => removing.mutateAsync({ id: row.id, version: row.version }).then(() => navigate({ to: `/plans/${row.planId}` }), tellProblem)
  return (
    <Group gap="xs">
      {(approval === 'needed' || approval === 'sent_back') && <Button onClick={lookWho} loading={approving.isPending && !steps}>{approval === 'needed' ? t('Ask for approval') : t('Ask for approval again')}</Button>}
      {steps && <AskApproval steps={steps} reads={readsOfHire()} mayWait={false} onClose={() => setSteps(null)} onAnswer={() => ask(true)} />}
      {mayAsk && <Button variant="default" loading={asking.isPending} onClick={() => void look()}>{t('Is it somebody known?')}</Button>}
      <Button variant="subtle" color="red" loading={removing.isPending} onClick={() => void takeOut()}>{t('Take out of the plan')}</Button>
      {found && <KnownAlready name={row.name} found={found} label={t('Note it')} onClose={() => setFound(null)} onAnswer={async same => {
        await editing.mutateAsync({ id: row.id, version: row.version, changes: answered(found, same) })
        setFound(null)
      }} />}
    </Group>
  )
}
