import { Anchor, Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dateText, instantText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { useName } from '#ui/names.ts'
import { Panel } from '#ui/page.tsx'
import { sayProblem } from '#ui/problem.ts'
import { useAct, useOne, useRead, useRemove, useRows, type Shown } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { makeLetter } from '../contract-letters.ts'
import type { employmentChange, EmploymentChange } from '../records.ts'
import { changeLetter, letterTemplate } from '../records-letters.ts'
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
  return <Panel title={t('Letter')}><Make row={row} templates={fitting.map(({ id, name }) => ({ value: id, label: name }))} /></Panel>
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

function Make({ row, templates }: { row: EmploymentChange; templates: { value: string; label: string }[] }) {
  const [chosen, setChosen] = useState<string | null>(templates.length === 1 ? templates[0]!.value : null)
  const [isOpen, setOpen] = useState(false)
  const making = useAct(makeLetter, { id: row.id })
  const { data, error } = useRead<{ subject: string; body: string }>(`/employment-changes/${row.id}/letter-preview?templateId=${chosen}`, { isOn: isOpen && chosen !== null })
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
  const given = data?.filter(({ status }) => status === 'given')
  if (!given?.length) return null
  return (
    <Panel title={t('My letters')}>
      <ul className={classes['links']}>{given.toReversed().map(({ id, subject, madeAt }) => <li key={id}><Anchor component={Link} to={`/people/${personId}/changes/${id}/letter`}>{subject}</Anchor> <Text span size="sm" c="dimmed">{dateText(madeAt.slice(0, 10))}</Text></li>)}</ul>
    </Panel>
  )
}
