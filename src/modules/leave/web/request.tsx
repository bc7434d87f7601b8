import { Anchor, Button, Group, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { longText, optional } from '#shared/fields.ts'
import { useParam } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { instantText } from '#ui/format.ts'
import { Page, Panel } from '#ui/page.tsx'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { useAct, useOne, useRead, useRows } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { Named, Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { answerStep, type Approval } from '#modules/approvals/contract.ts'
import { leaveRequest, leaveType } from '../records.ts'
import { amountText } from './amounts.ts'
import { spanText, useCalendar, useTells } from './calendar-data.ts'
import classes from './leave.module.css'
import { Proofs } from './proofs.tsx'
import { Days, recursText } from './requests.tsx'

/** One request, for who decides: which days, who else is away on them, and the answer. */
export default function LeaveRequestPage() {
  const id = useParam('requestId')
  const { data: row, error, refetch } = useOne(leaveRequest, id)
  const { data: types } = useRows(leaveType)
  if (error) return <Page title={t('Leave')} isCalm width="reading"><ErrorNote error={error} onRetry={() => void refetch()} /></Page>
  if (!row) return <Page title={t('Leave')} isCalm width="reading"><Skeleton height={240} /></Page>
  const type = types?.find(each => each.id === row.leaveTypeId), to = row.lastDay ?? row.endsOn
  return (
    <Page title={t('Leave, {{dates}}', { dates: spanText({ from: row.startsOn, to }) })} crumbs={[{ label: t('Time off'), to: '/leave' }]} isCalm width="reading" state={<Status value={row.status} label={wordOf(leaveRequest.name, 'status', leaveRequest.all.status, row.status)} />}>
      <div className={classes['stack']}>
        <Panel>
          <FactList>
            <Fact label={t('Who')}><Named record="person" id={row.personId} /></Fact>
            <Fact label={t('What')}>{type?.name ?? (types ? t('Away') : '…')}</Fact>
            <Fact label={t('How much')}>{row.quantity === null ? '' : amountText(row.quantity, type?.unit)}</Fact>
            {recursText(row) && <Fact label={t('When')}>{recursText(row)}</Fact>}
            {row.caseId && <Fact label={t('Protected leave')}><Anchor component={Link} to={`/leave/cases/${row.caseId}`}>{t('The case')}</Anchor></Fact>}
            {row.note && <Fact label={t('Note')}>{row.note}</Fact>}
            {row.answer && <Fact label={t('Answer')}>{row.answer}</Fact>}
          </FactList>
          <Days requestId={row.id} />
          <Proofs requestId={row.id} personId={row.personId} />
        </Panel>
        <Clashes from={row.startsOn} to={to} employmentId={row.employmentId} />
        <Deciding id={row.id} />
      </div>
    </Page>
  )
}

/** Who else of the team is away on these days, and who is left. */
function Clashes({ from, to, employmentId }: { from: string; to: string; employmentId: string }) {
  const { data } = useCalendar(from, to, 'team')
  const tells = useTells()
  if (!data) return <Skeleton height={80} />
  const team = data.people.filter(({ isOwn, isKnown }) => isKnown && !isOwn)
  const away = data.days.filter(each => each.employmentId !== employmentId && team.some(person => person.employmentId === each.employmentId))
  if (team.length === 0) return null
  const gone = new Set(away.filter(({ status }) => status === 'approved').map(each => each.employmentId)).size
  return (
    <Panel title={t('Cover')}>
      <Text>{gone === 0 ? t('Nobody else of your {{count}} people is away on these days.', { count: team.length }) : gone === 1 ? t('One other of your {{count}} people is away on some of these days.', { count: team.length }) : t('{{gone}} others of your {{count}} people are away on some of these days.', { gone, count: team.length })}</Text>
      <ul className={classes['list']}>{away.map(each => <li key={`${each.employmentId} ${each.from}`}><span>{team.find(person => person.employmentId === each.employmentId)?.name}</span><span className={classes['quiet']}>{tells(each)} · {spanText(each)}</span></li>)}</ul>
    </Panel>
  )
}

const note = longText('In words', { max: 500, help: 'Who asked reads this.' })

/** How it goes with the decision, and one's own answer. Only its button decides. */
function Deciding({ id }: { id: string }) {
  const { data } = useRead<{ items: Approval[] }>(`/approvals-of/${id}?record=leave_request`)
  const [latest] = data?.items ?? []
  if (!latest) return null
  const mine = latest.steps.find(({ isMine }) => isMine)
  return (
    <Panel title={t('Decision')}>
      {latest.steps.map(step => <Text key={step.id} size="sm">{step.decidedAt ? t('{{name}} decided, {{at}}', { name: step.decidedBy ?? '', at: instantText(step.decidedAt) }) : t('Waits for {{names}}', { names: step.people.map(({ name }) => name).join(', ') })}</Text>)}
      {latest.words.filter(each => each.note).map(each => <Text key={each.id} size="sm">{each.by}: {each.note}</Text>)}
      {mine && <Answer key={`${mine.id} ${latest.version}`} stepId={mine.id} version={latest.version} />}
    </Panel>
  )
}

function Answer({ stepId, version }: { stepId: string; version: number }) {
  const [isRejecting, setRejecting] = useState(false)
  const answering = useAct(answerStep, { id: stepId })
  const send = async (answer: 'approve' | 'reject', said: string | null) => { await answering.mutateAsync({ answer, note: said, version }); tell(answer === 'approve' ? t('Approved') : t('Rejected')) }
  return isRejecting
    ? <RecordForm place={answerStep.name} fields={{ note }} submitLabel={t('Reject')} isDanger hasFocus onCancel={() => setRejecting(false)} onSubmit={input => send('reject', input.note)} />
    : <>
        <RecordForm place={answerStep.name} fields={{ note: optional(note) }} submitLabel={t('Approve')} onSubmit={input => send('approve', input.note ?? null)} />
        <Group mt="xs"><Button variant="default" onClick={() => setRejecting(true)}>{t('Reject')}</Button></Group>
      </>
}
