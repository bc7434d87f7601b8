import { Badge, Button, Group, Modal, Text } from '@mantine/core'
import { Eye, EyeOff, Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { isFixed, type Fields } from '#shared/fields.ts'
import type { AnyRecord, Input } from '#shared/record.ts'
import { post } from './client.ts'
import { Panel } from './page.tsx'
import { Fact, FactList } from './plain-facts.tsx'
import { useCreate, useOne, useRemove, useRows, type Listed, type Shown } from './queries.ts'
import { AddressedForm } from './addressed-form.tsx'
import { tell, tellProblem } from './tell.tsx'
import { RecordFacts } from './record-facts.tsx'
import { Value } from './value.tsx'
import { labelOf, recordLabel, t } from './words.ts'
import classes from './kept.module.css'

type Mark = string | { due: string } | null | undefined
export type KeptProps<R extends AnyRecord> = {
  record: R
  /** Of whom, or of what: narrows the list and goes with each new one, so it isn’t asked. */
  of: Record<string, string>
  mayAdd: boolean
  /** Says that there is none to who can't add one, too: where nothing else stands. */
  isAlone?: boolean
  title: string
  /** What stands there while there is none. */
  none: string
  add: string
  /** What is asked, where that isn't everything; what stands in it at first. */
  asks?: Fields
  initial?: Record<string, unknown>
  /** What isn’t asked and goes with it: of which job it is. */
  given?: Record<string, unknown>
  heading?: (row: Listed<R>) => ReactNode
  /** A word on its state; `due`: one that asks for something. */
  mark?: (row: Listed<R>, rows: readonly Listed<R>[]) => Mark
  facts: readonly (keyof R['all'] & string)[]
  /** What else may be done with one. */
  more?: (row: Shown<R>) => ReactNode
  note?: ReactNode
}

/** What is kept of one in several rows, what is secret of it masked: added, shown in full on asking, taken away. */
export function KeptRows<R extends AnyRecord>({ record, of, mayAdd, isAlone, title, none, add, asks = record.asks, initial = {}, given = {}, heading, mark, facts, more, note }: KeptProps<R>) {
  const { data: rows } = useRows(record, of)
  const [isAdding, setAdding] = useState(false)
  const create = useCreate(record)
  if (!rows || rows.length === 0 && !mayAdd && !isAlone) return null
  const asked = Object.fromEntries(Object.entries(asks).filter(([name]) => !(name in of)))
  return (
    <Panel title={title} actions={mayAdd && <Button variant="default" size="xs" leftSection={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>{add}</Button>}>
      {rows.length === 0 && <Text c="dimmed">{none}</Text>}
      <ul className={classes['list']}>
        {rows.map(row => <li key={row.id}><One record={record} row={row} heading={heading?.(row)} mark={mark?.(row, rows)} facts={facts} more={more} /></li>)}
      </ul>
      {note && <Text size="sm" c="dimmed" mt="sm">{note}</Text>}
      <Modal opened={isAdding} onClose={() => setAdding(false)} title={add} size="lg">
        <AddressedForm
          place={record.name} fields={asked} initial={initial} submitLabel={add} hasFocus onCancel={() => setAdding(false)}
          onSubmit={async input => { await create.mutateAsync({ ...input, ...given, ...of } as unknown as Input<R>); setAdding(false); tell(t('Saved')) }}
        />
      </Modal>
    </Panel>
  )
}

function One<R extends AnyRecord>({ record, row, heading, mark, facts, more }: { record: R; row: Listed<R>; heading: ReactNode; mark: Mark; facts: readonly string[]; more: ((row: Shown<R>) => ReactNode) | undefined }) {
  const [whole, setWhole] = useState<Record<string, string | null> | null>(null)
  const [isAsked, setAsked] = useState(false)
  const { data: one } = useOne(record, row.id)
  const remove = useRemove(record)
  const values = { ...row, ...whole } as Record<string, unknown>
  const shown = facts.filter(name => values[name] != null && values[name] !== '')
  const isChanged = Object.values(record.asks).some(field => !isFixed(field))
  const isMasked = shown.some(name => record.all[name]!.data === 'secret')
  const show = () => post<Record<string, string | null>>(`/${record.path}/${row.id}/show`).then(setWhole, tellProblem)
  return (
    <div className={classes['one']}>
      {(heading || mark) && <Group gap="xs" wrap="wrap"><Text fw={500}>{heading}</Text>{mark && <Badge variant="light" radius="sm" tt="none" fw={500} {...typeof mark === 'object' && { color: 'yellow' }}>{typeof mark === 'object' ? mark.due : mark}</Badge>}</Group>}
      {one && isChanged ? <RecordFacts record={record} row={one} fields={facts as never} /> : <FactList>
        {shown.map(name => <Fact key={name} label={labelOf(record.name, name, record.all[name])}><Value place={record.name} name={name} field={record.all[name]} value={values[name]} row={values} /></Fact>)}
      </FactList>}
      <Group gap="xs">
        {isMasked && (whole
          ? <Button variant="subtle" size="compact-sm" leftSection={<EyeOff size={15} aria-hidden />} onClick={() => setWhole(null)}>{t('Hide')}</Button>
          : <Button variant="subtle" size="compact-sm" leftSection={<Eye size={15} aria-hidden />} onClick={() => void show()}>{t('Show in full')}</Button>)}
        {one && more?.(one)}
        {one?.can.includes('delete') && <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsked(true)}>{t('Remove')}</Button>}
      </Group>
      <Modal opened={isAsked} onClose={() => setAsked(false)} title={t('Remove {{what}}?', { what: recordLabel(record).toLowerCase() })}>
        <Text mb="md">{t('It is then gone. The timeline keeps that it was here, without any numbers.')}</Text>
        <Group gap="sm">
          <Button color="red" loading={remove.isPending} onClick={() => { remove.mutateAsync(row).then(() => setAsked(false), tellProblem) }}>{t('Remove')}</Button>
          <Button variant="default" onClick={() => setAsked(false)}>{t('Cancel')}</Button>
        </Group>
      </Modal>
    </div>
  )
}
