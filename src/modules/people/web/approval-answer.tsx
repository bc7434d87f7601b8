import { Button, Group, Menu, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { longText, optional } from '#shared/fields.ts'
import { Problem } from '#ui/problem.ts'
import { useAct, useRead } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { answers, answerStep } from '#modules/approvals/contract.ts'
import classes from './people.module.css'

type Answer = keyof typeof answers
const words = { max: 2000, help: 'Those who know of it read this too.' }
const note = longText('In words', words)
const told: Record<Answer, () => string> = { approve: () => t('Approved'), reject: () => t('Rejected'), send_back: () => t('Sent back'), forward: () => t('Forwarded'), ask: () => t('Asked') }

/** One's own answer to a step. Only its button decides. */
export function AnswerStep({ stepId, version }: { stepId: string; version: number }) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [toId, setTo] = useState('')
  const answering = useAct(answerStep, { id: stepId })
  const send = async (given: Answer, said?: string | null) => {
    if (given === 'forward' && !toId) throw new Problem(422, 'required', t('Choose to whom.'))
    await answering.mutateAsync({ answer: given, note: said ?? null, toId: given === 'forward' ? toId : null, version })
    tell(told[given]())
  }
  if (answer) return (
    <div className={classes['answer']}>
      {answer === 'forward' && <Colleague stepId={stepId} value={toId} onChange={setTo} />}
      <RecordForm
        key={answer} place={answerStep.name} fields={{ note: answer === 'approve' || answer === 'forward' ? optional(note) : note }} hasFocus={answer !== 'forward'}
        submitLabel={t(answers[answer])} isDanger={answer === 'reject'} onCancel={() => setAnswer(null)} onSubmit={input => send(answer, input['note'])}
      />
    </div>
  )
  return (
    <Group gap="xs" mb="md">
      <Button onClick={() => setAnswer('approve')}>{t(answers.approve)}</Button>
      <Button variant="default" onClick={() => setAnswer('reject')}>{t(answers.reject)}</Button>
      <Menu>
        <Menu.Target><Button variant="default" rightSection={<ChevronDown size={15} />}>{t('More')}</Button></Menu.Target>
        <Menu.Dropdown>{(['send_back', 'ask', 'forward'] as const).map(each => <Menu.Item key={each} onClick={() => setAnswer(each)}>{t(answers[each])}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
    </Group>
  )
}

function Colleague({ stepId, value, onChange }: { stepId: string; value: string; onChange: (id: string) => void }) {
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), 200)
  const { data, isFetching } = useRead<{ items: { id: string; name: string; jobTitle: string }[] }>(`/approval-steps/${stepId}/colleagues?q=${encodeURIComponent(asked)}`, { isOn: asked !== '' })
  return (
    <Select
      label={t('To whom')} searchable value={value || null} onChange={next => onChange(next ?? '')} searchValue={typed} onSearchChange={setTyped} filter={({ options }) => options} mb="md" data-autofocus
      data={data?.items.map(({ id, name, jobTitle }) => ({ value: id, label: `${name}, ${jobTitle}` })) ?? []} nothingFoundMessage={asked === '' ? t('Type a name') : isFetching ? t('Looking …') : t('Nobody of that name to whom it may go')}
    />
  )
}
