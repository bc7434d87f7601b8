import { Anchor, Button, Group, Modal, Select, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { dateText, instantText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { useName } from '#ui/names.ts'
import { Panel } from '#ui/page.tsx'
import { sayProblem } from '#ui/problem.ts'
import { useAct, useOne, useRead, useRemove, useRows, type Shown } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { makeEmploymentLetter, makeLetter } from '../contract-letters.ts'
import type { employment, employmentChange } from '../records.ts'
import { changeLetter, employmentLetter, letterTemplate } from '../records-letters.ts'
import { LetterSheet } from './letter-sheet.tsx'
import classes from './people.module.css'

/** The letter of a change: made once, from the company’s templates, then kept as it is. Nowhere where the company has none. */
export function LetterPanel({ row }: { row: Shown<typeof employmentChange> }) {
  const { data: letters } = useRows(changeLetter, { personId: row.personId })
  const letter = letters?.find(({ id }) => id === row.id)
  const { data: one } = useOne(changeLetter, letter?.id)
  const mayWrite = useMay(['people:handle', 'compensation:handle'])
  const { data: templates = [] } = useRows(letterTemplate, { status: 'in_use' }, { isOn: mayWrite })
  const fitting = templates.filter(({ actions }) => actions.includes(row.action))
  if (letter && one) return <Panel title={t('Letter')}><Kept letter={one} personId={row.personId} /></Panel>
  // Those named on a change write its letter.
  if (!letters || !mayWrite || row.withheld?.includes('named') || !fitting.length || row.status !== 'planned' && row.status !== 'released') return null
  return <Panel title={t('Letter')}><Make at={`/employment-changes/${row.id}`} contract={makeLetter} id={row.id} templates={choicesOf(fitting)} /></Panel>
}
const choicesOf = (fitting: readonly { id: string; name: string }[]) => fitting.map(({ id, name }) => ({ value: id, label: name }))

/** Of a hire, or of a transfer at once: made, looked at and given by HR. Nowhere where the company has none. */
export function EmploymentLetter({ row }: { row: Shown<typeof employment> }) {
  const mayWrite = useMay(['people:handle']) && row.can.includes('update')
  const { data: letters } = useRows(employmentLetter, { personId: row.personId })
  const letter = letters?.find(({ employmentId, status }) => employmentId === row.id && status !== 'withdrawn')
  const { data: one } = useOne(employmentLetter, letter?.id)
  const { data: templates = [] } = useRows(letterTemplate, { status: 'in_use' }, { isOn: mayWrite })
  const fitting = templates.filter(({ actions, legalEntityId }) => actions.includes(row.continuesId ? 'transfer' : 'hire') && (legalEntityId === null || legalEntityId === row.legalEntityId))
  if (letter && one) return <LetterBox><KeptOfEmployment letter={one} /></LetterBox>
  if (!letters || !mayWrite || !fitting.length || row.status !== 'open') return null
  return <details className={classes['asking']}><summary>{t('Write a letter')}</summary><Make at={`/employments/${row.id}`} contract={makeEmploymentLetter} id={row.id} templates={choicesOf(fitting)} /></details>
}
const LetterBox = ({ children }: { children: ReactNode }) => <Stack gap="xs" mt="md"><Title order={3}>{t('Letter')}</Title>{children}</Stack>

function KeptOfEmployment({ letter }: { letter: Shown<typeof employmentLetter> }) {
  const by = useName('person', letter.madeById)
  const removing = useRemove(employmentLetter)
  const remove = () => removing.mutateAsync(letter).then(() => tell(t('The letter is gone: another can be made.')), tellProblem)
  return (
    <Stack gap="xs">
      <Group gap="xs"><Anchor component={Link} to={`/people/${letter.personId}/letters/${letter.id}`}>{letter.subject}</Anchor><Status value={letter.status === 'given' ? 'released' : letter.status} label={wordOf(employmentLetter.name, 'status', employmentLetter.all.status, letter.status)} /></Group>
      <Text size="sm" c="dimmed">{by ? t('Made by {{name}}, {{date}}', { name: by, date: instantText(letter.madeAt) }) : instantText(letter.madeAt)}</Text>
      {letter.status === 'made' && <Text size="sm">{t('Look at it, then give it: from then on they read it on their own page. On paper it is yours to hand over.')}</Text>}
      <Group gap="xs"><MoveButtons record={employmentLetter} row={letter} size="xs" danger={{ withdraw: t('They don’t see it any more. It is kept here, and another can be made.') }} />{letter.can.includes('delete') && <Button size="xs" variant="default" loading={removing.isPending} onClick={() => void remove()}>{t('Delete it, to make another')}</Button>}</Group>
    </Stack>
  )
}

function Kept({ letter, personId }: { letter: Shown<typeof changeLetter>; personId: string }) {
  const by = useName('person', letter.madeById)
  const removing = useRemove(changeLetter)
  const remove = () => removing.mutateAsync(letter).then(() => tell(t('The letter is gone: another can be made.')), tellProblem)
  return (
    <Stack gap="xs">
      <Group gap="xs"><Anchor component={Link} to={`/people/${personId}/changes/${letter.id}/letter`}>{letter.subject}</Anchor><Status value={letter.status === 'given' ? 'released' : letter.status} label={wordOf(changeLetter.name, 'status', changeLetter.all.status, letter.status)} /></Group>
      <Text size="sm" c="dimmed">{by ? t('Made by {{name}}, {{date}}', { name: by, date: instantText(letter.madeAt) }) : instantText(letter.madeAt)}</Text>
      {letter.status === 'made' && <Text size="sm">{letter.action === 'termination' ? t('It is yours to hand over: the person doesn’t find it here.') : t('The person reads it on their own page once the change is released.')}</Text>}
      {letter.can.includes('delete') && <div><Button size="xs" variant="default" loading={removing.isPending} onClick={() => void remove()}>{t('Delete it, to make another')}</Button></div>}
    </Stack>
  )
}

function Make({ at, contract, id, templates }: { at: string; contract: typeof makeLetter | typeof makeEmploymentLetter; id: string; templates: { value: string; label: string }[] }) {
  const [chosen, setChosen] = useState<string | null>(templates.length === 1 ? templates[0]!.value : null)
  const [isOpen, setOpen] = useState(false)
  const making = useAct(contract as typeof makeLetter, { id })
  const { data, error } = useRead<{ subject: string; body: string }>(`${at}/letter-preview?templateId=${chosen}`, { isOn: isOpen && chosen !== null })
  const labels = (error as { detail?: { labels?: string[] } } | null)?.detail?.labels
  const make = () => making.mutateAsync({ templateId: chosen! }).then(() => { setOpen(false); tell(t('The letter is made and kept as it is.')) }, tellProblem)
  return (
    <Stack gap="xs">
      <Select label={t('Which letter')} value={chosen} onChange={setChosen} data={templates} allowDeselect={false} />
      <div><Button variant="default" disabled={!chosen} onClick={() => setOpen(true)}>{t('Look at the letter')}</Button></div>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('The letter as it would be')} size="xl">
        <Stack>
          {error ? <Text>{sayProblem(error)}{labels && ` (${labels.map(label => t(label)).join(', ')})`}</Text> : data ? <LetterSheet letter={data} /> : null}
          <Group>{data && !error && <Button loading={making.isPending} onClick={() => void make()}>{t('Make this letter')}</Button>}<Button variant="default" onClick={() => setOpen(false)}>{t('Back')}</Button></Group>
        </Stack>
      </Modal>
    </Stack>
  )
}

/** One’s own letters: nowhere while there are none. */
export function MyLetters({ personId }: { personId: string }) {
  const { data } = useRows(changeLetter, { personId })
  const { data: begun } = useRows(employmentLetter, { personId })
  const given = [...(begun ?? []).map(each => ({ ...each, to: `/people/${personId}/letters/${each.id}` })), ...(data ?? []).map(each => ({ ...each, to: `/people/${personId}/changes/${each.id}/letter` }))].filter(({ status }) => status === 'given').toSorted((a, b) => b.madeAt.localeCompare(a.madeAt))
  if (!given.length) return null
  return (
    <Panel title={t('My letters')}>
      <ul className={classes['links']}>{given.map(({ id, subject, madeAt, to }) => <li key={id}><Anchor component={Link} to={to}>{subject}</Anchor> <Text span size="sm" c="dimmed">{dateText(madeAt.slice(0, 10))}</Text></li>)}</ul>
    </Panel>
  )
}
