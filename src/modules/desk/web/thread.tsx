import { ActionIcon, Alert, Anchor, Button, FileButton, Group, Menu, Modal, Select, Skeleton, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { ChevronDown, Paperclip, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { address, post, remove, send } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { instantText } from '#ui/format.ts'
import { useRead } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import { aboutMinutes } from '../contract.ts'
import { moveAsks, type Thread as Told } from '../contract-ask.ts'
import { question } from '../records.ts'
import classes from './ask.module.css'

type Way = 'messages' | 'notes' | 'answer' | 'ask_back' | 'reopen'

/** What was said on a question, and what one has to say: to HR, or by HR to whoever asked, or among HR. */
export function Thread({ id, asksMinutes = false }: { id: string; asksMinutes?: boolean }) {
  const client = useQueryClient()
  const { data, error, refetch } = useRead<Told>(`/questions/${id}/thread`)
  const [text, setText] = useState(''), [minutes, setMinutes] = useState<string | null>(null), [isBusy, setBusy] = useState(false), [isMoving, setMoving] = useState(false)
  const said = data?.words.length ?? 0
  // What is looked at has been read.
  useEffect(() => { if (said) post(`/questions/${id}/seen`).then(() => client.invalidateQueries({ queryKey: ['notifications'] }), () => {}) }, [id, said, client])
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={200} />
  const again = () => Promise.all(['questions', 'desk'].map(key => client.invalidateQueries({ queryKey: [key] })))
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true)
    const went = await work().then(() => { tell(done); return true }, failure => { tellProblem(failure); return false })
    await again()
    setBusy(false)
    return went
  }
  const write = async (way: Way, done: string) => {
    if (await attempt(() => post(`/questions/${id}/${way}`, { text, ...way === 'answer' && minutes && { minutes } }), done)) { setText(''); setMinutes(null) }
  }
  const bring = (file: File | null) => file && void attempt(() => send('POST', address('/question-files', { questionId: id, name: file.name }), { body: new Blob([file], { type: 'application/octet-stream' }) }), t('{{name}} is attached', { name: file.name }))
  const isHr = data.as === 'hr', may = (what: string) => data.can.includes(what), isEmpty = !text.trim()
  return (
    <div className={classes['thread']}>
      <Group gap="xs">
        <Text size="sm" fw={600}>{isHr && data.status === 'open' ? t('To be answered') : isHr && data.status === 'waiting' ? t('Waiting for them') : wordOf(question.name, 'status', question.all.status, data.status)}</Text>
        {data.isConfidential && <Text size="sm">{t('Confidential')}</Text>}
        {data.enteredByName && <Text size="sm" c="dimmed">{t('Entered by {{name}}', { name: data.enteredByName })}</Text>}
      </Group>
      <ol className={classes['words']} aria-label={t('What was said')}>
        {data.words.map(({ id: wordId, at, by, isMine, isNote, isFromHr, text: words }) => (
          <li key={wordId} className={classes['word']} data-mine={isMine && !isNote || undefined} data-note={isNote || undefined}>
            <Text size="sm"><b>{isMine ? t('You') : by ?? t('Somebody')}</b>{isNote ? ` · ${t('note for HR alone')}` : isFromHr && !isHr ? ` · ${t('HR')}` : ''}</Text>
            <div className={classes['text']}>{words}</div>
            <Text size="xs" c="dimmed">{instantText(at)}</Text>
          </li>
        ))}
      </ol>
      {data.files.length > 0 && (
        <ul className={classes['files']} aria-label={t('Files')}>
          {data.files.map(file => (
            <li key={file.id}>
              <Anchor href={`/api/v1/question-files/${file.id}/content`} download>{file.name}</Anchor><Text span size="sm" c="dimmed">{[sizeText(file.size), file.isMine ? t('You') : file.by].filter(Boolean).join(' · ')}</Text>
              {file.isMine && <ActionIcon variant="subtle" color="gray" aria-label={t('Take away {{name}}', { name: file.name })} onClick={() => void attempt(() => remove(`/question-files/${file.id}`, file.version), t('Taken away'))}><Trash2 size={16} /></ActionIcon>}
            </li>
          ))}
        </ul>
      )}
      {data.status === 'waiting' && !isHr && <Alert variant="light" color="yellow">{t('HR needs an answer from you before it can go on.')}</Alert>}
      <Textarea label={isHr ? t('To {{name}}, or a note', { name: data.personName ?? t('them') }) : may('reopen') ? t('Write again') : t('Add something')} value={text} maxLength={10_000} autosize minRows={3} onChange={event => setText(event.currentTarget.value)} />
      {isHr && asksMinutes && may('answer') && <Select label={t('How long did it take, about?')} clearable value={minutes} data={Object.entries(aboutMinutes).map(([value, label]) => ({ value, label: t(label) }))} onChange={setMinutes} />}
      <Group gap="xs">
        {!isHr ? <Button loading={isBusy} disabled={isEmpty} onClick={() => void write(may('reopen') ? 'reopen' : 'messages', t('Sent to HR'))}>{t('Send')}</Button> : <>
          {may('answer') && <Button loading={isBusy} disabled={isEmpty} onClick={() => void write('answer', t('Answered'))}>{t('Answer')}</Button>}
          {may('ask_back') && <Button variant="default" disabled={isEmpty || isBusy} onClick={() => void write('ask_back', t('Asked; the clock stands still'))}>{t('Ask them')}</Button>}
          <Button variant="default" disabled={isEmpty || isBusy} onClick={() => void write('notes', t('Noted, for HR alone'))}>{t('Note for HR')}</Button>
        </>}
        <FileButton onChange={bring}>{props => <Button {...props} variant="subtle" leftSection={<Paperclip size={16} />} disabled={isBusy}>{t('Attach a file')}</Button>}</FileButton>
        {(may('close') || may('category') || isHr && may('write')) && (
          <Menu>
            <Menu.Target><Button variant="subtle" color="gray" rightSection={<ChevronDown size={14} />}>{t('More')}</Button></Menu.Target>
            <Menu.Dropdown>
              {isHr && may('write') && <Menu.Item disabled={isEmpty} onClick={() => void write('messages', t('Sent'))}>{t('Write to them, and go on')}</Menu.Item>}
              {may('category') && data.status !== 'closed' && <Menu.Item onClick={() => setMoving(true)}>{t('It is about something else')}</Menu.Item>}
              {may('close') && <Menu.Item onClick={() => void attempt(() => post(`/questions/${id}/close`), t('Closed'))}>{isHr ? t('Close the question') : t('I need nothing more')}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      <Modal opened={isMoving} onClose={() => setMoving(false)} title={t('It is about something else')}>
        <RecordForm
          place={question.name} fields={moveAsks} submitLabel={t('Give it to that area')} hasFocus onCancel={() => setMoving(false)}
          onSubmit={async input => { await post(`/questions/${id}/category`, input); tell(t('It goes to whoever looks after that')); setMoving(false); await again() }}
        />
      </Modal>
    </div>
  )
}

const sizeText = (bytes: number) => bytes < 1_048_576 ? t('{{count}} kB', { count: Math.max(1, Math.round(bytes / 1024)) }) : t('{{count}} MB', { count: Math.round(bytes / 104_857.6) / 10 })
