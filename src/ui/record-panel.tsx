import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { Fragment, useState, type ReactNode } from 'react'
import { isFixed } from '#shared/fields.ts'
import type { AnyRecord, Input } from '#shared/record.ts'
import { nameOf } from './declared.ts'
import { ErrorNote } from './errors.tsx'
import classes from './record-panel.module.css'
import { MoveButtons } from './move-buttons.tsx'
import { useUsed } from './me.ts'
import { sayProblem } from './problem.ts'
import { useCreate, useEdit, useRemove, type Shown } from './queries.ts'
import { addressParts, type Address } from '#shared/addresses.ts'
import { AddressText, hasAddress } from './address-text.tsx'
import { AddressedForm } from './addressed-form.tsx'
import { tell } from './tell.tsx'
import { Value } from './value.tsx'
import { labelOf, recordLabel, t } from './words.ts'

type Props<R extends AnyRecord> = {
  record: R
  /** Null: a new one. */
  one: UseQueryResult<Shown<R>> | null
  onMade: (id: string) => void
  onGone: () => void
  onCancel: () => void
  more?: ((row: Shown<R>) => ReactNode) | undefined
}

/** One record in a panel: a new one, one to change, or its facts for whom it isn't to change. */
export function RecordPanel<R extends AnyRecord>({ record, one, onMade, onGone, onCancel, more }: Props<R>) {
  const make = useCreate(record)
  if (one === null) {
    return <AddressedForm place={record.name} fields={record.asks} draftKey={`${record.name}.new`} submitLabel={t('Create')} onCancel={onCancel} onSubmit={async input => { onMade((await make.mutateAsync(input as Input<R>)).id) }} />
  }
  if (one.isError) return <ErrorNote error={one.error} onRetry={() => void one.refetch()} />
  if (!one.data) return <Stack gap="lg" aria-busy>{Object.keys(record.asks).map(name => <Skeleton key={name} height={36} />)}</Stack>
  const row = one.data
  const mayMove = Object.keys(record.flow?.moves ?? {}).some(move => row.can.includes(move))
  const mayDelete = row.can.includes('delete')
  return (
    <Stack gap="xl">
      {row.can.includes('update') ? <Change key={`${row.id} ${row.version}`} record={record} row={row} onRefresh={() => void one.refetch()} /> : <Facts record={record} row={row} />}
      {more?.(row)}
      {(mayMove || mayDelete) && (
        <Stack gap="sm" className={classes['foot']}>
          {mayMove && <MoveButtons record={record} row={row} isQuiet />}
          {mayDelete && <Delete record={record} row={row} onGone={onGone} />}
        </Stack>
      )}
    </Stack>
  )
}

function Change<R extends AnyRecord>({ record, row, onRefresh }: { record: R; row: Shown<R>; onRefresh: () => void }) {
  const edit = useEdit(record)
  const names = Object.keys(record.asks).filter(name => !isFixed(record.asks[name]))
  return (
    <AddressedForm
      place={record.name} fields={record.asks} sections={[{ fields: names }]} initial={inputOf(record, row)} draftKey={`${record.name}.${row.id}`} submitLabel={t('Save')} withNulls onRefresh={onRefresh}
      onSubmit={async input => {
        await edit.mutateAsync({ id: row.id, version: row.version, changes: input as never })
        tell(t('Saved'))
      }}
    />
  )
}

function Facts<R extends AnyRecord>({ record, row }: { record: R; row: Shown<R> }) {
  const values = row as Record<string, unknown>
  const isUsed = useUsed()
  const address = { ...values, region: values['region'] ?? values['subdivision'] } as Address
  const isAddressed = 'postalCode' in record.asks
  return (
    <dl className={classes['facts']}>
      {Object.entries(record.asks).filter(([, field]) => isUsed(field)).filter(([name]) => !isAddressed || !(addressParts as readonly string[]).includes(name)).filter(([name]) => values[name] != null && values[name] !== '').map(([name, field]) => (
        <Fragment key={name}><dt>{labelOf(record.name, name, field)}</dt><dd><Value place={record.name} name={name} field={field} value={values[name]} row={values} /></dd></Fragment>
      ))}
      {isAddressed && hasAddress(address) && <><dt>{labelOf(record.name, 'address', record.asks['address'])}</dt><dd><AddressText address={address} /></dd></>}
    </dl>
  )
}

/** What is used elsewhere can't be deleted, so that nothing but the row itself has to come back when the reader thinks again. */
function Delete<R extends AnyRecord>({ record, row, onGone }: { record: R; row: Shown<R>; onGone: () => void }) {
  const remove = useRemove(record)
  const make = useCreate(record)
  const [problem, setProblem] = useState<unknown>(null)
  const name = nameOf(record, row) || recordLabel(record)
  const act = async () => {
    setProblem(null)
    try {
      await remove.mutateAsync(row)
      onGone()
      const kept = Object.fromEntries(Object.entries(inputOf(record, row)).filter(([, value]) => value !== null))
      tell(t('{{name}} is deleted.', { name }), () => make.mutateAsync(kept as Input<R>))
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <Stack gap="sm">
      {problem !== null && <Alert color="red" variant="light" role="alert"><Text size="sm">{sayProblem(problem)}</Text></Alert>}
      <Group><Button variant="subtle" color="red" size="compact-md" leftSection={<Trash2 size={16} aria-hidden />} loading={remove.isPending} onClick={() => void act()}>{t('Delete {{name}}', { name: recordLabel(record).toLowerCase() })}</Button></Group>
    </Stack>
  )
}

const inputOf = <R extends AnyRecord>(record: R, row: Shown<R>) => Object.fromEntries(Object.keys(record.asks).map(name => [name, (row as Record<string, unknown>)[name] ?? null])) as { [K in keyof R['asks']]?: unknown }
