import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useParam } from '#ui/address.ts'
import { dateText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { Page, Panel, TwoColumns } from '#ui/page.tsx'
import { useOne } from '#ui/queries.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { declineAsks } from '../contract-proposals.ts'
import { changeProposal, person, type ChangeProposal } from '../records.ts'
import { Waiting } from './standing.tsx'

const crumbs = () => [{ label: t('Proposed changes'), to: '/proposals' }]
const facts = ['jobId', 'managerAssignmentId', 'weeklyHours', 'amount', 'currency', 'per'] as const

/** What a manager proposed, what became of it, and the way to a change. */
export default function Proposal() {
  const { data: row, error } = useOne(changeProposal, useParam('proposalId'))
  const { data: who } = useOne(person, row?.personId ?? null)
  const mayChange = useMay(['people:handle'])
  if (error) return <Page title={t('There is no such proposal that you may see')} crumbs={crumbs()} width="reading"><Text>{t('It may be somebody else’s, or the address is wrong.')}</Text></Page>
  if (!row) return <Waiting />
  const isOpen = row.status === 'proposed'
  return (
    <Page
      title={who ? t('Proposed for {{name}}', { name: who.name }) : t('Proposed change')} about={t('from {{date}}', { date: dateText(row.effectiveOn) })} crumbs={crumbs()}
      state={<Status value={isOpen ? 'open' : row.status} label={wordOf(changeProposal.name, 'status', changeProposal.all.status, row.status)} />}
      actions={(
        <>
          {isOpen && mayChange && row.can.includes('takeUp') && <Button component={Link} to={`/people/${row.personId}/change`} search={{ job: row.assignmentId, what: kindOf(row), proposal: row.id } as never}>{t('Make it a change')}</Button>}
          <MoveButtons record={changeProposal} row={row} inputs={{ decline: declineAsks }} isQuiet />
        </>
      )}
    >
      <TwoColumns aside={<Panel title={t('What happened')}><Timeline record={changeProposal.name} recordId={row.id} /></Panel>}>
        <Panel title={t('What is proposed')}><RecordFacts record={changeProposal} row={row} fields={['personId', 'effectiveOn', ...facts.filter(field => row[field] !== null), 'reason', 'preparedById', 'preparedAt', ...row.answer ? ['answer' as const] : []]} isReadOnly /></Panel>
        {isOpen && !mayChange && <Text c="dimmed" size="sm">{t('HR of the place knows of it. {{name}} doesn’t.', { name: who?.name ?? t('The person') })}</Text>}
      </TwoColumns>
    </Page>
  )
}

const kindOf = ({ jobId, managerAssignmentId, weeklyHours }: ChangeProposal) => jobId || managerAssignmentId ? 'place' : weeklyHours !== null ? 'hours' : 'pay'
