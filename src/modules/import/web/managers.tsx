import { Button, Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { Static } from 'typebox'
import { link } from '#shared/fields.ts'
import { LinkField } from '#ui/fields/link-field.tsx'
import { numberText } from '#ui/format.ts'
import { useRead } from '#ui/queries.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import type { ImportView, ManagerAnswer, managers } from '../contract.ts'
import classes from './import.module.css'
import { useStep } from './use-run.ts'

type Unknown = Static<typeof managers.output>['items'][number]
type Answering = { managers?: Record<string, ManagerAnswer | null>; settings?: { unknownManagers: 'nobody' | null } }
const order = ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[]

/** Managers whom the file names and nobody knows: each is somebody here, somebody of the file, new, or nobody. */
export function Managers({ view }: { view: ImportView }) {
  const { data } = useRead<{ items: Unknown[] }>(`/imports/${view.id}/managers`)
  const answer = useStep<Answering>(view.id, 'answer')
  if (!data?.items.length) return null
  const isForAll = view.settings.unknownManagers === 'nobody'
  const send = (input: Answering) => answer.mutate(input, { onError: tellProblem })
  const open = data.items.filter(each => each.answer === null).length
  return (
    <section className={classes['box']} aria-label={t('Managers who aren’t found')}>
      <Title order={2}>{t('{{count}} managers aren’t found', { count: data.items.length })}</Title>
      <Text c="dimmed" mb="xs">{t('Neither the file nor the company has somebody of that name. Names that differ by a letter stay two people until you say otherwise.')}</Text>
      {data.items.map(each => <Manager key={each.key} unknown={each} isForAll={isForAll} set={given => send({ managers: { [each.key]: given } })} />)}
      {(open > 0 || isForAll) && <Group mt="sm"><Button variant="default" loading={answer.isPending} onClick={() => send({ settings: { unknownManagers: isForAll ? null : 'nobody' } })}>{isForAll ? t('Ask for each again') : t('The others come in without a manager')}</Button></Group>}
    </section>
  )
}

const wayOf = (answer: ManagerAnswer | null) => answer === null ? '' : answer.assignmentId ? 'here' : answer.row ? 'row' : answer.create ? 'new' : 'nobody'

function Manager({ unknown: { text, count, rows, likely, answer }, isForAll, set }: { unknown: Unknown; isForAll: boolean; set: (answer: ManagerAnswer | null) => void }) {
  const [way, setWay] = useState(wayOf(answer))
  const ways = [{ value: 'here', label: t('Somebody here') }, ...likely.length ? [{ value: 'row', label: t('In the file') }] : [], { value: 'new', label: t('New') }, { value: 'nobody', label: t('Nobody') }]
  const choose = (next: string) => {
    setWay(next)
    if (next === 'nobody') set({ nobody: true })
    else if (answer) set(null)
  }
  return (
    <div className={classes['manager']}>
      <div>
        <Text fw={600}>{text}</Text>
        <Text size="sm" c="dimmed">{t('{{count}} people report to them', { count })} · {t('rows {{rows}}', { rows: rows.slice(0, 8).map(numberText).join(', ') })}{rows.length > 8 && ' …'}</Text>
        {answer === null && isForAll && <Text size="sm" c="dimmed">{t('These come in without a manager.')}</Text>}
      </div>
      <Stack gap="xs">
        <SegmentedControl size="xs" fullWidth data={ways} value={way} onChange={choose} aria-label={t('Who {{name}} is', { name: text })} />
        {way === 'here' && <LinkField label={t('Who')} inputWrapperOrder={order} field={link('Manager', 'assignment')} value={answer?.assignmentId ?? ''} onChange={assignmentId => { if (assignmentId) set({ assignmentId }) }} />}
        {way === 'row' && likely.map(({ row, name }) => <Button key={row} variant={answer?.row === row ? 'light' : 'default'} size="compact-md" onClick={() => set({ row })}>{t('{{name}}, row {{row}}', { name, row: numberText(row) })}</Button>)}
        {way === 'new' && <Newcomer name={text} answer={answer} set={set} />}
      </Stack>
    </div>
  )
}

function Newcomer({ name, answer, set }: { name: string; answer: ManagerAnswer | null; set: (answer: ManagerAnswer) => void }) {
  const [typed, setTyped] = useState({ name: answer?.create?.name ?? name, jobTitle: answer?.create?.jobTitle ?? '' })
  const save = () => {
    if (typed.name.trim() && typed.jobTitle.trim()) set({ create: { name: typed.name.trim(), jobTitle: typed.jobTitle.trim() } })
  }
  return (
    <Stack gap="xs">
      <TextInput label={t('Full name')} value={typed.name} onChange={event => setTyped({ ...typed, name: event.currentTarget.value })} onBlur={save} />
      <TextInput label={t('Job title')} value={typed.jobTitle} onChange={event => setTyped({ ...typed, jobTitle: event.currentTarget.value })} onBlur={save} />
      <Text size="sm" c="dimmed">{answer?.create ? t('Comes in with the others, placed where most of the reports are.') : t('Both are needed.')}</Text>
    </Stack>
  )
}
