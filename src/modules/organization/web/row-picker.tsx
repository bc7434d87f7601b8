import { Select } from '@mantine/core'
import { useState } from 'react'
import { link } from '#shared/fields.ts'
import type { AnyRecord } from '#shared/record.ts'
import { namingOf, recordNamed } from '#ui/declared.ts'
import { LinkField } from '#ui/fields/link-field.tsx'
import { useOne, useRows } from '#ui/queries.ts'
import { valueText } from '#ui/value.tsx'
import { recordLabel, t } from '#ui/words.ts'

type Props = { record: AnyRecord; value: string; onChange: (id: string) => void }
const order = ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[]

/** One row of any kind: by its name; where its list needs to know whose, first whose. */
export function RowPicker({ record, value, onChange }: Props) {
  // What has no name of its own is found by whom it is about.
  const needs = record.list.needs ?? (namingOf(record.name).label === 'id' ? record.about : undefined)
  // What is one-to-one has its owner's id.
  if (record.kind === 'single' || needs === 'id') return <LinkField label={t('of')} inputWrapperOrder={order} field={link('Person', 'person')} value={value} onChange={onChange} />
  const owner = needs ? recordNamed(record.all[needs]?.to ?? '') : undefined
  if (needs && owner) return <RowOf record={record} needs={needs} owner={owner} value={value} onChange={onChange} />
  return <LinkField label={recordLabel(record)} inputWrapperOrder={order} field={link(record.label, record.name)} value={value} onChange={onChange} />
}

function RowOf({ record, needs, owner, value, onChange }: Props & { needs: string; owner: AnyRecord }) {
  const [chosen, setChosen] = useState('')
  // A row that came with the address tells whose it is.
  const { data: known } = useOne(record, chosen ? null : value)
  const whose = chosen || String((known as Record<string, unknown> | undefined)?.[needs] ?? '')
  const { data: rows = [], isFetching } = useRows(record, { [needs]: whose }, { isOn: whose !== '' })
  return (
    <>
      <RowPicker record={owner} value={whose} onChange={id => { setChosen(id); onChange('') }} />
      <Select label={recordLabel(record)} disabled={!whose} value={value || null} onChange={next => onChange(next ?? '')} data={rows.map(row => ({ value: row.id, label: sayRow(record, row) }))} nothingFoundMessage={isFetching ? t('Looking …') : t('None that you may see')} searchable />
    </>
  )
}

/** The first few things that tell rows apart. */
function sayRow(record: AnyRecord, row: Record<string, unknown>): string {
  const said = Object.entries(record.all).filter(([name, field]) => field.kind !== 'link' && field.kind !== 'list' && name !== 'hash').map(([name, field]) => valueText({ place: record.name, name, field }, row[name], row)).filter(Boolean)
  return said.slice(0, 3).join(' · ') || String(row['id'])
}
