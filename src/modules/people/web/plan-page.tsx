import { Alert, Anchor, Box, Button, Group, Modal, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { UserPlus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useParam } from '#ui/address.ts'
import { dateText } from '#ui/format.ts'
import { useAllTold } from '#ui/names.ts'
import { EmptyState, Page, Panel, TwoColumns } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useEdit, useMove, useOne, useRead, type Shown } from '#ui/queries.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { TellThem, type Tells } from '#ui/tell-them.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Status } from '#ui/value.tsx'
import { labelOf, t, wordOf } from '#ui/words.ts'
import type { PlannedLine } from '../contract-plans.ts'
import { confidentialPlan, employmentChange } from '../records.ts'
import { today } from './data.ts'
import classes from './people.module.css'
import { Waiting } from './standing.tsx'

type Plan = Shown<typeof confidentialPlan>
type Refused = { id: string; name: string; title: string }

/** One plan: who is hired, moves or leaves with it, who knows of it, and its release. */
export default function PlanPage() {
  const planId = useParam('planId')
  const { data: row, error } = useOne(confidentialPlan, planId)
  const { data: lines } = usePlanned({ planId })
  const { data: who } = useRead<{ items: { id: string; name: string }[] }>(`/confidential-plans/${planId}/named`, { isOn: row !== undefined })
  useAllTold('person', who?.items)
  const upwards = { label: t('Confidential plans'), to: '/plans' }
  if (error instanceof Problem && [400, 404].includes(error.status)) return <Page title={t('There is no such plan that you may see')} crumbs={[upwards]} width="reading"><Text>{t('It may be known to others only, or the address is wrong.')}</Text></Page>
  if (!row || !lines) return <Waiting />
  const isOpen = row.status === 'planned' && row.can.includes('update')
  const isLate = row.status === 'planned' && row.effectiveOn < today()
  return (
    <Page
      title={row.name} about={t('From {{date}}', { date: dateText(row.effectiveOn) })} crumbs={[upwards]} actions={<Actions row={row} lines={lines.items} />}
      state={<Status value={isLate ? 'failed' : row.status} label={isLate ? t('Planned, its day has passed') : wordOf(confidentialPlan.name, 'status', confidentialPlan.all.status, row.status)} />}
    >
      <TwoColumns aside={<><Panel title={t('Who knows of it')}><RecordFacts record={confidentialPlan} row={row} fields={['preparedById', 'named']} /></Panel><Panel title={t('What happened')}><Timeline record={confidentialPlan.name} recordId={row.id} /></Panel></>}>
        <Panel title={t('What comes true together')} actions={isOpen && <Group gap="xs">
          <Button component={Link} to="/people/hire" search={{ plan: row.id } as never} size="xs" variant="default" leftSection={<UserPlus size={14} aria-hidden />}>{t('Plan a hire')}</Button>
          <Button component={Link} to={`/plans/${row.id}/people`} size="xs" variant="default" leftSection={<UsersRound size={14} aria-hidden />}>{t('Move several people')}</Button>
        </Group>}>
          {lines.items.length ? <Lines lines={lines.items} /> : <EmptyState title={t('Nothing is planned in it yet')} text={t('Plan a hire, or say who moves. A planned end or transfer of somebody is added at their page.')} />}
        </Panel>
        {isOpen && lines.items.length > 0 && <ToldByItself row={row} />}
        <Panel title={t('When and why')}><RecordFacts record={confidentialPlan} row={row} fields={['name', 'effectiveOn', ...row.releaseOn ? ['releaseOn' as const] : [], 'reasonId', 'reason', 'note', 'preparedAt']} /></Panel>
      </TwoColumns>
    </Page>
  )
}

/** Released by hand, it is asked then; by itself on its day there is nobody to ask. */
function ToldByItself({ row }: { row: Plan }) {
  const editing = useEdit(confidentialPlan)
  const keep = (tells: Tells) => void editing.mutateAsync({ id: row.id, version: row.version, changes: { tells } }).then(() => tell(t('Saved')), tellProblem)
  return (
    <Panel title={t('If it is released by itself on its day')}>
      <TellThem path={`/confidential-plans/${row.id}/telling`} value={row.tells ?? null} onChange={keep} />
    </Panel>
  )
}

/** What is planned until a day, or in one plan, as those named know it. */
export const usePlanned = (asked: { planId: string } | { on: string }, isOn = true) =>
  useRead<{ items: PlannedLine[] }>(`/people/planned?${'planId' in asked ? `planId=${asked.planId}` : `on=${asked.on}`}`, { isOn })

function Lines({ lines }: { lines: readonly PlannedLine[] }) {
  return (
    <Table horizontalSpacing="xs">
      <Table.Thead><Table.Tr><Table.Th>{t('Who')}</Table.Th><Table.Th>{t('What')}</Table.Th><Table.Th>{t('From')}</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {lines.map(line => (
          <Table.Tr key={line.id}>
            <Table.Td className={classes['what']}><Anchor component={Link} to={addressOf(line)} size="sm">{line.name}</Anchor></Table.Td>
            <Table.Td className={classes['what']}>{whatOf(line)}{line.status === 'taken_back' && <> ({wordOf(employmentChange.name, 'status', employmentChange.all.status, line.status).toLowerCase()})</>}<Text size="xs" c="dimmed">{saidOf(line)}</Text></Table.Td>
            <Table.Td className={classes['day']}>{dateText(line.effectiveOn)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const isHire = ({ record }: PlannedLine) => record === 'planned_hire'
export const addressOf = (line: PlannedLine) => isHire(line) ? `/plans/${line.planId}/hires/${line.id}` : `/people/${line.personId}/changes/${line.id}`
export const whatOf = (line: PlannedLine) => isHire(line) ? t('Hire') : wordOf(employmentChange.name, 'action', employmentChange.all.action, line.action)
/** What would be other than it is, in a line. */
export function saidOf(line: PlannedLine): string {
  const named = [line.legalEntityName, line.jobTitle, line.unitName, line.locationName].filter(each => each !== null)
  const below = line.managerName && t('reports to {{name}}', { name: line.managerName })
  const others = line.sets.filter(field => !['legalEntityId', 'jobId', 'unitId', 'locationId', 'managerAssignmentId', 'terminationKind'].includes(field)).map(field => labelOf(employmentChange.name, field, employmentChange.all[field as 'amount']))
  return [...named, ...below ? [below] : [], ...others].join(' · ')
}

function Actions({ row, lines }: { row: Plan; lines: readonly PlannedLine[] }) {
  const moving = useMove(confidentialPlan)
  const [asked, setAsked] = useState<Deed | null>(null)
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const [tells, setTells] = useState<Tells>(null)
  const close = () => { setAsked(null); setRefused([]); setTells(null) }
  const run = (move: Deed) => moving.mutateAsync({ id: row.id, version: row.version, move, ...move !== 'cancel' && { input: { tells: tells ?? [] } } }).then(() => {
    close()
    tell(deeds[move].done())
  }, error => {
    if (!(error instanceof Problem) || error.code !== 'people.plan_refused') return tellProblem(error)
    setRefused(error.detail['parts'] as Refused[])
  })
  const may = (move: string) => row.can.includes(move)
  if (!may('release') && !may('cancel') && !may('takeBack')) return null
  const count = lines.length
  return (
    <>
      {may('release') && <Button onClick={() => setAsked('release')} disabled={count === 0}>{t('Release')}</Button>}
      {may('cancel') && <Button variant="default" onClick={() => setAsked('cancel')}>{t('Cancel the plan')}</Button>}
      {may('takeBack') && <Button variant="default" onClick={() => setAsked('takeBack')}>{t('Take back the plan')}</Button>}
      {asked && (
        <Modal opened onClose={close} title={deeds[asked].title()} size="lg">
          <Text mb="md">{deeds[asked].says(count)}</Text>
          {refused.length > 0 && (
            <Alert color="red" mb="md" title={asked === 'takeBack' ? t('Nothing was changed. These can’t be taken back as they are:') : t('Nothing was changed. These can’t come true as they are:')}>
              <ul className={classes['links']}>{refused.map(part => <li key={part.id}><b>{part.name}</b>: {part.title}</li>)}</ul>
            </Alert>
          )}
          {asked !== 'cancel' && <Box mb="md"><TellThem path={`/confidential-plans/${row.id}/telling?of=${asked === 'release' ? 'planned' : 'released'}`} value={tells} onChange={setTells} onNobody={() => setTells([])} /></Box>}
          <Group gap="sm">
            <Button disabled={asked !== 'cancel' && tells === null} {...asked !== 'release' && { color: 'red' }} loading={moving.isPending} onClick={() => void run(asked)}>{asked === 'release' ? t('Release') : deeds[asked].title()}</Button>
            <Button variant="default" onClick={close}>{t('Not now')}</Button>
          </Group>
        </Modal>
      )}
    </>
  )
}

type Deed = 'release' | 'cancel' | 'takeBack'
const deeds: Record<Deed, { title: () => string; says: (count: number) => string; done: () => string }> = {
  release: {
    title: () => t('Release the plan'), done: () => t('Released: all of it holds now, and whoever may see it sees it.'),
    says: count => t('{{count}} parts come true together, each from its own day. Whoever may see such things sees them from now on. All of it can be taken back, or one part.', { count }),
  },
  cancel: {
    title: () => t('Cancel the plan'), done: () => t('Cancelled. Nothing of it comes true.'),
    says: () => t('Nothing of it comes true. What was written of people who aren’t hired is deleted; you and those named keep what happened.'),
  },
  takeBack: {
    title: () => t('Take back the plan'), done: () => t('Taken back: what held before holds again.'),
    says: () => t('What held before holds again, as if the plan had never been. Whoever was hired by it counts as entered by mistake. Where something stands on a part since, nothing is changed.'),
  },
}
