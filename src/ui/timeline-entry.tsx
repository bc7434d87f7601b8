import { Anchor, Text } from '@mantine/core'
import { ArrowRight } from 'lucide-react'
import { Fragment, useState } from 'react'
import { isFixed } from '#shared/fields.ts'
import type { AnyRecord } from '#shared/record.ts'
import { isSame } from '#shared/same.ts'
import { recordNamed } from './declared.ts'
import { useUsed } from './me.ts'
import classes from './timeline.module.css'
import { Value } from './value.tsx'
import { actionLabel, labelOf, recordLabel, t } from './words.ts'

export type Told = { id: string; at: string; actor: string; actorName: string | null; record: string; recordId: string; move: string; before: Record<string, unknown>; after: Record<string, unknown> }

/** One row's part of a deed: what was done, and the values that changed. */
export function Entry({ event, aboutId }: { event: Told; aboutId: string | undefined }) {
  const [isWhole, setWhole] = useState(false)
  const record = recordNamed(event.record)
  const isUsed = useUsed()
  const changes = record ? changesOf(record, event, aboutId).filter(name => isUsed(record.all[name])) : []
  const shown = isWhole ? changes : changes.slice(0, few)
  return (
    <div className={classes['event']}>
      <div>{deedOf(record, event)}</div>
      {record && shown.length > 0 && (
        <dl className={classes['changes']}>
          {shown.map(name => (
            <Fragment key={name}>
              <dt>{labelOf(record.name, name, record.all[name])}</dt>
              <dd>
                {name in event.before && filled(event.before[name]) && <><s><Told record={record} name={name} values={event.before} /></s> <ArrowRight size={12} aria-label={t('now')} className={classes['arrow']} /> </>}
                {filled(event.after[name]) ? <Told record={record} name={name} values={event.after} /> : <Text span inherit c="dimmed">{t('empty')}</Text>}
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
      {changes.length > few && <Anchor component="button" type="button" size="xs" onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>{isWhole ? t('Less') : t('{{count}} more', { count: changes.length - few })}</Anchor>}
    </div>
  )
}

function Told({ record, name, values }: { record: AnyRecord; name: string; values: Record<string, unknown> }) {
  if (values[name] === '•') return <>{t('kept out of here')}</>
  return <Value place={record.name} name={name} field={record.all[name]} value={values[name]} row={values} isPlain />
}

function deedOf(record: AnyRecord | undefined, { move, record: name }: Told): string {
  const what = record ? recordLabel(record) : name
  const step = record?.flow?.moves[move]
  if (step) return `${what}: ${actionLabel(`${name}.${move}`, step.label)}`
  switch (move) {
    case 'create': return t('{{what}} added', { what })
    case 'edit': return t('{{what}} changed', { what })
    case 'import': return t('{{what}} imported', { what })
    case 'show': return t('{{what}} looked at in full', { what })
    case 'delete': return t('{{what}} removed', { what })
    default: return `${what}: ${actionLabel(`${name}.${move}`, move.replaceAll('_', ' '))}`
  }
}

/** Without what is the same in every row of the story: whose it is, what it belongs to. */
function changesOf(record: AnyRecord, { before, after }: Told, aboutId: string | undefined): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(name => name in record.all)
  const isFrame = (name: string) => record.all[name]!.kind === 'link' && isFixed(record.all[name]) && (after[name] === aboutId || before[name] === aboutId || name === record.subject)
  return names.filter(name => !isFrame(name) && name !== 'status' && record.all[name]!.kind !== 'list' && (filled(before[name]) || filled(after[name])) && !isSame(before[name], after[name]))
}

const filled = (value: unknown) => value !== null && value !== undefined && value !== ''
const few = 4
