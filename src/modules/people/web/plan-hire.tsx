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
import { known, type Known } from '../contract-life.ts'
import { confidentialPlan, plannedHire } from '../records.ts'
import { answered, KnownAlready } from './known.tsx'
import { Waiting } from './standing.tsx'

/** Somebody who is to come, as those named know it: changed where it stands, until it is released. */
export default function PlannedHirePage() {
  const [planId, hireId] = [useParam('planId'), useParam('hireId')]
  const { data: plan } = useOne(confidentialPlan, planId)
  const { data: row, error } = useOne(plannedHire, hireId)
  const upwards = { label: t('Confidential plans'), to: '/plans' }
  if (error instanceof Problem && [400, 404].includes(error.status)) return <Page title={t('There is no such hire that you may see')} crumbs={[upwards]} width="reading"><Text>{t('It may be known to others only, or the address is wrong.')}</Text></Page>
  if (!plan || !row) return <Waiting />
  return (
    <Page
      title={row.name} about={t('Hire from {{date}}', { date: dateText(row.startsOn) })} crumbs={[upwards, { label: plan.name, to: `/plans/${planId}` }]}
      state={<Status value={row.status} label={wordOf(plannedHire.name, 'status', plannedHire.all.status, row.status)} />} actions={row.status === 'planned' && row.can.includes('update') && <Actions row={row} />}
    >
      <TwoColumns aside={<Panel title={t('What happened')}><Timeline record={plannedHire.name} recordId={row.id} /></Panel>}>
        <Panel title={t('Where')}><RecordFacts record={plannedHire} row={row} fields={['startsOn', 'positionId', 'legalEntityId', 'locationId', 'unitId', 'jobId', 'managerAssignmentId', 'costShares', 'workLocationId', 'homeCountry', 'homeSubdivision']} /></Panel>
        <Panel title={t('Contract, hours and pay')}><RecordFacts record={plannedHire} row={row} fields={['kind', 'form', 'weeklyHours', 'workingDays', 'fullTimeHours', 'amount', 'currency', 'per', 'paymentsAYear', 'grade', 'step', 'payGroup', 'allowances', 'payReason']} /></Panel>
        <Panel title={t('Who')}><RecordFacts record={plannedHire} row={row} fields={['name', 'personId', 'preferredName', 'pronouns', 'birthDate', 'workEmail', 'personalEmail', 'workPhone']} /></Panel>
      </TwoColumns>
    </Page>
  )
}

function Actions({ row }: { row: Shown<typeof plannedHire> }) {
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
      {mayAsk && <Button variant="default" loading={asking.isPending} onClick={() => void look()}>{t('Is it somebody known?')}</Button>}
      <Button variant="subtle" color="red" loading={removing.isPending} onClick={() => void takeOut()}>{t('Take out of the plan')}</Button>
      {found && <KnownAlready name={row.name} found={found} label={t('Note it')} onClose={() => setFound(null)} onAnswer={async same => {
        await editing.mutateAsync({ id: row.id, version: row.version, changes: answered(found, same) })
        setFound(null)
      }} />}
    </Group>
  )
}
