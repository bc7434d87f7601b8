import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import type { AnyRecord, Patch } from '#shared/record.ts'
import { input, problemWith } from './check.ts'
import classes from './facts.module.css'
import { FieldInput } from './fields/field-input.tsx'
import { Problem, sayProblem } from './problem.ts'
import { keyOf, useEdit, type Shown } from './queries.ts'
import { tell } from './tell.tsx'
import { Value } from './value.tsx'
import { labelOf, t } from './words.ts'

/** One field, shown until somebody wants to change it; saved by itself, and taken back as easily. */
export function Editable({ record, row, name }: { record: AnyRecord; row: Shown<AnyRecord>; name: string }) {
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  const field = record.all[name]!
  const label = labelOf(record.name, name, field)
  const value = (row as Record<string, unknown>)[name]
  const isMissing = value == null || value === ''
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  if (isOpen) return <div className={classes['fact']} data-open><dt>{label}</dt><dd><FieldForm record={record} row={row} name={name} onClose={() => setOpen(false)} /></dd></div>
  return (
    <div className={classes['fact']} data-editable>
      <dt>{label}</dt>
      <dd>
        {!isMissing && <span className={classes['value']}><Value place={record.name} name={name} field={field} value={value} row={row as Record<string, unknown>} /></span>}
        <button ref={opener} type="button" className={classes['edit']} data-missing={isMissing || undefined} onClick={() => setOpen(true)} aria-label={isMissing ? t('Add: {{label}}', { label }) : t('Change: {{label}}', { label })}>
          {isMissing ? t('Add') : <Pencil size={14} aria-hidden />}
        </button>
      </dd>
    </div>
  )
}

function FieldForm({ record, row, name, onClose }: { record: AnyRecord; row: Shown<AnyRecord>; name: string; onClose: () => void }) {
  const id = useId()
  const before = (row as Record<string, unknown>)[name] ?? ''
  const [value, setValue] = useState<unknown>(before)
  const [error, setError] = useState<string | null>(null)
  const client = useQueryClient()
  const change = useEdit(record)
  const field = record.all[name]!
  const label = labelOf(record.name, name, field)

  const write = async (next: unknown, version: number) => {
    const changes = input({ [name]: field }, { [name]: next }, { withNulls: true })
    const written = await change.mutateAsync({ id: row.id, version, changes: changes as Patch<AnyRecord> })
    client.setQueryData(keyOf.one(record.path, row.id), (known: object | undefined) => known && { ...known, ...changes, version: written.version })
    return written.version
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const problem = problemWith(record.name, name, field, value)
    if (problem) return setError(problem)
    if (String(value).trim() === String(before).trim()) return onClose()
    try {
      const version = await write(value, row.version)
      tell(t('{{label}} is saved.', { label }), () => write(before, version))
      onClose()
    } catch (thrown) {
      setError(said(thrown, name, label))
      if (thrown instanceof Problem && thrown.isStale) void client.invalidateQueries({ queryKey: [record.path] })
    }
  }
  return (
    <form onSubmit={event => void save(event)} noValidate className={classes['form']} onKeyDown={event => { if (event.key === 'Escape' && !event.defaultPrevented) onClose() }}>
      <FieldInput place={record.name} name={name} field={field} id={id} value={value} values={row as Record<string, unknown>} onChange={next => { setValue(next); setError(null) }} error={error} isLabelHidden autoFocus />
      <Group gap="xs"><Button type="submit" size="xs" loading={change.isPending}>{t('Save')}</Button><Button variant="default" size="xs" onClick={onClose}>{t('Cancel')}</Button></Group>
    </form>
  )
}

function said(error: unknown, name: string, label: string): string {
  if (error instanceof Problem && error.isStale) return t('Somebody changed this in the meantime. What you typed is still here: look again, then save.')
  const own = error instanceof Problem ? error.errors.find(({ field }) => field === name) : undefined
  if (!own) return sayProblem(error)
  return /^\p{Lu}/u.test(own.message) ? own.message : `${label} ${own.message}`
}
