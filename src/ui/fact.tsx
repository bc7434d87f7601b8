import { ActionIcon, Button, Group, Text, UnstyledButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { AnyRecord } from '#shared/record.ts'
import { input, problemWith } from './check.ts'
import classes from './record-facts.module.css'
import { FieldInput } from './fields/field-input.tsx'
import { patch } from './client.ts'
import { Problem, sayProblem } from './problem.ts'
import { keyOf, type Shown, type Written } from './queries.ts'
import { tell } from './tell.tsx'
import { Value, valueText } from './value.tsx'
import { labelOf, t } from './words.ts'

type Row = Shown<AnyRecord> & Record<string, unknown>
type Props = { record: AnyRecord; row: Row; name: string; mayEdit: boolean }

/** One fact: read, or changed in place; saved by itself, taken back within ten seconds. */
export function Fact({ record, row, name, mayEdit }: Props) {
  const field = record.all[name]!
  const label = labelOf(record.name, name, field)
  const [typed, setTyped] = useState<unknown>(undefined)
  const [error, setError] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const client = useQueryClient()
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  const id = useId()
  const isOpen = typed !== undefined
  const value = row[name]

  const close = () => {
    flushSync(() => { setTyped(undefined); setError(null) })
    opener.current?.focus()
    wasOpen.current = true
  }
  // The button that opens an empty fact isn't the one of a filled fact: the focus goes on to the other.
  useEffect(() => { if (wasOpen.current && !isOpen && document.activeElement === document.body) opener.current?.focus() }, [value, isOpen])
  const write = async (next: unknown, version: number) => {
    const written = await patch<Written>(`/${record.path}/${row.id}`, { [name]: next }, version)
    client.setQueryData(keyOf.one(record.path, row.id), (before: Row | undefined) => before && { ...before, [name]: next, version: written.version })
    void client.invalidateQueries()
    return written.version
  }
  const save = async (event: React.FormEvent) => {
    event.preventDefault()
    const wrong = problemWith(record.name, name, field, typed)
    const next = input({ [name]: field }, { [name]: typed }, { withNulls: true })[name]
    if (wrong || isSaving) return setError(wrong)
    if (next === (value ?? null)) return close()
    setSaving(true)
    try {
      const version = await write(next, row.version)
      close()
      tell(t('Changed: {{label}}', { label }), () => write(value ?? null, version))
    } catch (failure) {
      setError(await explain(failure))
    } finally {
      setSaving(false)
    }
  }
  /** What was typed stays; the present value is fetched, so that saving again is a decision. */
  const explain = async (failure: unknown) => {
    if (!(failure instanceof Problem) || !failure.isStale) return failure instanceof Problem && failure.errors[0] ? failure.errors[0].message : sayProblem(failure)
    await client.refetchQueries({ queryKey: [record.path] })
    const now = client.getQueryData<Row>(keyOf.one(record.path, row.id))?.[name]
    return now === value ? t('Somebody changed something else here in the meantime. Yours is kept: save it again.')
      : t('Somebody changed this in the meantime: it says “{{now}}” now. Yours is kept: save it to replace that.', { now: valueText({ place: record.name, name, field }, now, row) || t('nothing') })
  }

  return (
    <div className={classes['fact']} data-open={isOpen || undefined}>
      <dt>{isOpen ? <label htmlFor={id}>{label}</label> : label}</dt>
      <dd>
        {isOpen ? (
          <form onSubmit={event => void save(event)} onKeyDown={event => { if (event.key === 'Escape' && !event.defaultPrevented) close() }} noValidate>
            <FieldInput place={record.name} name={name} field={field} id={id} value={typed} values={row} onChange={next => { setTyped(next ?? ''); setError(null) }} error={error} isLabelHidden autoFocus />
            <Group gap="xs" mt={6}>
              <Button type="submit" size="compact-sm" loading={isSaving}>{t('Save')}</Button>
              <Button variant="subtle" color="gray" size="compact-sm" onClick={close} disabled={isSaving}>{t('Cancel')}</Button>
            </Group>
          </form>
        ) : (
          <>
            {value === null || value === undefined || value === ''
              ? mayEdit ? <UnstyledButton ref={opener} className={classes['add']} aria-label={t('Add: {{label}}', { label })} onClick={() => setTyped('')}>{t('Add')}</UnstyledButton> : <Text span c="dimmed" aria-label={t('not given')}>–</Text>
              : <Value place={record.name} name={name} field={field} value={value} row={row} />}
            {mayEdit && value !== null && value !== undefined && value !== '' && (
              <ActionIcon ref={opener} variant="subtle" color="gray" size="sm" className={classes['pencil']} aria-label={t('Change: {{label}}', { label })} onClick={() => setTyped(value)}><Pencil size={14} /></ActionIcon>
            )}
          </>
        )}
      </dd>
    </div>
  )
}
