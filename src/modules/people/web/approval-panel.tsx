import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { longText } from '#shared/fields.ts'
import { dateText, instantText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useAct, useRead } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { answerQuestion, type Approval } from '#modules/approvals/contract.ts'
import { approval, approvalStep, approvalWord } from '#modules/approvals/records.ts'
import { AnswerStep } from './approval-answer.tsx'
import { placeOf, whoOf } from './approval-steps.tsx'
import classes from './people.module.css'

export const useApprovals = (recordName: string, id: string) => useRead<{ state: string | null; items: Approval[] }>(`/approvals-of/${id}?record=${recordName}`)

/** How it goes with the approval: who is asked, who decided when and why, and one's own answer. */
export function ApprovalPanel({ items }: { items: readonly Approval[] }) {
  const [latest, ...earlier] = items
  if (!latest) return null
  const mine = latest.steps.find(({ isMine }) => isMine)
  return (
    <Panel title={t('Approval')} id="approval">
      <Text component="div" mb="sm"><Status value={latest.status === 'rejected' ? 'failed' : latest.status} label={wordOf(approval.name, 'status', approval.all.status, latest.status)} /></Text>
      <ol className={classes['strand']}>
        {latest.steps.map(step => <li key={step.id} data-state={step.status === 'open' ? 'now' : step.status === 'waiting' ? 'ahead' : undefined}><div className={classes['what']}>{placeOf(step)}</div><StepState step={step} /></li>)}
      </ol>
      {mine && <AnswerStep key={`${mine.id} ${latest.version}`} stepId={mine.id} version={latest.version} />}
      {latest.isAsked && <Question approvalId={latest.id} />}
      <Words words={latest.words} />
      {earlier.map(one => <details key={one.id} className={classes['earlier']}><summary>{t('Asked before, on {{date}}: {{state}}', { date: dateText(one.requestedAt.slice(0, 10)), state: wordOf(approval.name, 'status', approval.all.status, one.status) })}</summary><Words words={one.words} /></details>)}
    </Panel>
  )
}

function StepState({ step: { status, people, decidedBy, decidedFor, decidedAt } }: { step: Approval['steps'][number] }) {
  const state = wordOf(approvalStep.name, 'status', approvalStep.all.status, status)
  const by = decidedFor ? t('{{name}} for {{whom}}', { name: decidedBy!, whom: decidedFor }) : decidedBy
  return <div className={classes['when']}>{decidedAt ? `${state}: ${by}, ${instantText(decidedAt)}` : status === 'open' ? t('Waits for {{names}}', { names: whoOf(people) }) : state}</div>
}

const Words = ({ words }: { words: Approval['words'] }) => (
  <ul className={classes['said']}>
    {words.map(({ id, at, what, note, by, for: whom, to }) => (
      <li key={id}>
        <Text size="sm">{[by && (whom ? t('{{name}} for {{whom}}', { name: by, whom }) : by), wordOf(approvalWord.name, 'what', approvalWord.all.what, what), to && t('to {{name}}', { name: to })].filter(Boolean).join(' ')} <Text span size="sm" c="dimmed">{instantText(at)}</Text></Text>
        {note && <Text size="sm" className={classes['quote']}>{note}</Text>}
      </li>
    ))}
  </ul>
)

function Question({ approvalId }: { approvalId: string }) {
  const answering = useAct(answerQuestion, { id: approvalId })
  const [isOpen, setOpen] = useState(false)
  if (!isOpen) return <Group mb="md"><Button onClick={() => setOpen(true)}>{t('Answer the question')}</Button></Group>
  return <RecordForm place={answerQuestion.name} fields={{ note: longText('Answer', { max: 2000 }) }} submitLabel={t('Send the answer')} hasFocus onCancel={() => setOpen(false)} onSubmit={async input => { await answering.mutateAsync(input); tell(t('Answered')); setOpen(false) }} />
}
