import { Anchor, Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useParam } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText } from '#ui/format.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { useAllTold } from '#ui/names.ts'
import { Page, Panel, TwoColumns } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useAct, useOne, useRead, useRows, type Shown } from '#ui/queries.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { Status, Value } from '#ui/value.tsx'
import { labelOf, t, wordOf } from '#ui/words.ts'
import { changeFacts, employmentChange, noticeFacts, person, type EmploymentChange } from '../records.ts'
import type { StepAhead } from '#modules/approvals/contract.ts'
import { askApproval } from '../contract.ts'
import { ApprovalPanel, useApprovals } from './approval-panel.tsx'
import { AskApproval } from './approval-steps.tsx'
import { useUpwards } from './crumbs.ts'
import { today } from './data.ts'
import classes from './people.module.css'
import { LetterPanel } from './letter-panel.tsx'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { Waiting } from './standing.tsx'

/** One change of a job held: what it sets, from when, who knows of it, and what may be done with it now. */
export default function ChangePage() {
  const [personId, changeId] = [useParam('personId'), useParam('changeId')]
  const { data: who } = useOne(person, personId)
  const { data: row, error, refetch } = useOne(employmentChange, changeId)
  useNamed(changeId, row !== undefined && !row.withheld?.includes('named'))
  const { data: approvals } = useApprovals(employmentChange.name, changeId)
  const upwards = useUpwards()
  if (error instanceof Problem && [400, 403, 404].includes(error.status)) return <Page title={t('There is no such change that you may see')} crumbs={[upwards]} width="reading"><Text>{t('It may have been planned among others, or the address is wrong.')}</Text></Page>
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!row || !who) return <Waiting />
  return (
    <Page
      title={titleOf(row)} about={isEnd(row) ? t('{{name}}, last day {{date}}', { name: who.name, date: dateText(row.effectiveOn) }) : t('{{name}}, from {{date}}', { name: who.name, date: dateText(row.effectiveOn) })} crumbs={[upwards, { label: who.name, to: `/people/${personId}?tab=job` }]}
      state={<State row={row} />} actions={<Actions row={row} name={who.name} approval={approvals?.state ?? null} />}
    >
      <TwoColumns aside={<>{!row.withheld?.includes('named') && <Panel title={t('Who knows of it')}><RecordFacts record={employmentChange} row={row} fields={['preparedById', 'named']} /></Panel>}<Panel title={t('What happened')}><Timeline record={employmentChange.name} recordId={row.id} /></Panel></>}>
        {approvals && <ApprovalPanel items={approvals.items} />}
        <LetterPanel row={row} />
        <Panel title={isEnd(row) ? t('The end') : t('What changes')}>{isEnd(row) && <FactList><Fact label={t('Last day')}>{dateText(row.effectiveOn)}</Fact></FactList>}<RecordFacts record={employmentChange} row={row} fields={row.sets as (keyof typeof employmentChange.all)[]} isReadOnly />{hidesPay(row) && <Text size="sm" c="dimmed" mt="sm">{t('Pay is part of this change. How much isn’t yours to see.')}</Text>}</Panel>
        {isEnd(row) && (row.can.includes('update') || row.noticeGivenOn) && <Panel title={t('Notice')}>{row.status === 'planned' && <Text size="sm" c="dimmed" mb="sm">{t('Kept here among those named, and entered with the employment when the end is released.')}</Text>}<RecordFacts record={employmentChange} row={row} fields={Object.keys(noticeFacts) as (keyof typeof noticeFacts)[]} /></Panel>}
        {row.action === 'correction' && <BuiltUpon row={row} />}
        <Panel title={t('When and why')}><RecordFacts record={employmentChange} row={row} fields={[...isEnd(row) ? [] : ['effectiveOn' as const], ...row.releaseOn ? ['releaseOn' as const] : [], ...row.reasonId ? ['reasonId' as const] : [], 'reason', ...row.withheld?.includes('note') ? [] : ['note' as const], ...row.withheld?.includes('named') ? ['preparedById' as const] : [], 'preparedAt']} isReadOnly /></Panel>
      </TwoColumns>
    </Page>
  )
}

/** Those who know of a change know who else does, also where they may not see each other otherwise. */
function useNamed(changeId: string, isOn: boolean) {
  const { data } = useRead<{ items: { id: string; name: string }[] }>(`/employment-changes/${changeId}/named`, { isOn })
  useAllTold('person', data?.items)
}

function Actions({ row, name, approval }: { row: Shown<typeof employmentChange>; name: string; approval: string | null }) {
  const asking = useAct(askApproval, { id: row.id })
  const [steps, setSteps] = useState<StepAhead[] | null>(null)
  const ask = (isSure: boolean) => asking.mutateAsync({ isSure }).then(() => { setSteps(null); tell(t('Approval is asked for.')) })
  const look = () => void ask(false).catch(error => error instanceof Problem && error.code === 'people.needs_approval' ? setSteps(error.detail['steps'] as StepAhead[]) : tellProblem(error))
  const isPart = row.planId !== null && row.status === 'planned'
  const mayAsk = row.status === 'planned' && row.can.includes('update') && (approval === 'needed' || approval === 'sent_back')
  const isReleasable = !isPart && (approval === null || approval === 'none' || approval === 'approved')
  return (
    <>
    {isPart && <Button component={Link} to={`/plans/${row.planId}`} variant="default">{t('To the plan that it is part of')}</Button>}
    {mayAsk && <Button onClick={look} loading={asking.isPending && !steps}>{approval === 'needed' ? t('Ask for approval') : t('Ask for approval again')}</Button>}
    {steps && <AskApproval steps={steps} mayWait={false} onClose={() => setSteps(null)} onAnswer={() => ask(true)} />}
    <MoveButtons
      record={employmentChange} row={isReleasable ? row : { ...row, can: row.can.filter(move => move !== 'release') }} isQuiet={isPart}
      danger={{ cancel: t('The change will not happen. It stays here for those named, as cancelled.'), takeBack: isEnd(row) ? t('The employment goes on as if it had not been ended; what was written about the end is emptied.') : t('What {{name}} had before holds again from {{date}}, as if this had never been. Events keep that it was.', { name, date: dateText(row.effectiveOn) }) }}
    />
    </>
  )
}

/** What was changed later while the value that is corrected was still taken for true: it may need another look. */
function BuiltUpon({ row }: { row: EmploymentChange }) {
  const { data = [] } = useRows(employmentChange, { personId: row.personId })
  const isOfSameKind = (other: EmploymentChange) => Object.values(changeFacts).some(facts => row.sets.some(field => field in facts) && other.sets.some(field => field in facts))
  // What was found at its release is kept with it; before that, what would be found.
  const later = row.usedBy ? data.filter(({ id }) => row.usedBy!.includes(id)) : data.filter(other => other.assignmentId === row.assignmentId && other.status === 'released' && other.effectiveOn >= row.effectiveOn && other.preparedAt < row.preparedAt && isOfSameKind(other))
  return (
    <Panel title={t('What already used the old value')}>
      {later.length === 0 ? <Text c="dimmed">{t('No later change that you may see.')}</Text> : (
        <ul className={classes['links']}>
          {later.toSorted((a, b) => a.effectiveOn.localeCompare(b.effectiveOn)).map(other => <li key={other.id}><Anchor component={Link} to={`/people/${row.personId}/changes/${other.id}`}>{t('{{what}} from {{date}}', { what: titleOf(other), date: dateText(other.effectiveOn) })}</Anchor></li>)}
        </ul>
      )}
    </Panel>
  )
}

/** The changes of somebody's jobs that the reader may know of: what is planned first. */
export function ChangesPanel({ personId }: { personId: string }) {
  const { data } = useRows(employmentChange, { personId })
  if (!data?.length) return null
  const rows = data.toSorted((a, b) => Number(b.status === 'planned') - Number(a.status === 'planned') || b.effectiveOn.localeCompare(a.effectiveOn)).slice(0, 20)
  return (
    <Panel title={t('Changes')}>
      <Table className={classes['wages']} horizontalSpacing="xs">
        <Table.Thead><Table.Tr><Table.Th>{t('From')}</Table.Th><Table.Th>{t('What')}</Table.Th><Table.Th visibleFrom="sm">{t('Reason')}</Table.Th><Table.Th>{t('State')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.id}>
              <Table.Td>{dateText(row.effectiveOn)}</Table.Td>
              <Table.Td><Anchor component={Link} to={`/people/${personId}/changes/${row.id}`} size="sm">{titleOf(row)}</Anchor></Table.Td>
              <Table.Td visibleFrom="sm">{row.reasonId ? <Value place={employmentChange.name} name="reasonId" field={employmentChange.all.reasonId} value={row.reasonId} isPlain /> : row.reason}</Table.Td>
              <Table.Td><State row={row} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  )
}

function State({ row }: { row: EmploymentChange }) {
  const isLate = row.status === 'planned' && row.effectiveOn < today()
  return <Status value={isLate ? 'failed' : row.status} label={isLate ? t('Planned, its day has passed') : wordOf(employmentChange.name, 'status', employmentChange.all.status, row.status)} />
}

/** That pay changes is told to whoever reads the change, so that nobody approves it unawares. */
const hidesPay = ({ sets, withheld = [] }: Shown<typeof employmentChange>) => sets.some(name => name in changeFacts.pay && withheld.includes(name))
const isEnd = ({ action }: EmploymentChange) => action === 'termination'
const titleOf = (row: EmploymentChange) => row.action === 'other' && row.sets.length
  ? row.sets.map(name => labelOf(employmentChange.name, name, employmentChange.all[name as 'action'])).join(', ') : wordOf(employmentChange.name, 'action', employmentChange.all.action, row.action)
