import { Button, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '#ui/me.ts'
import { useCreate, useEdit, useOne, useRows } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { numberSeries } from '../records.ts'

/** How a legal entity numbers its people, beside its other facts. */
export function NumberSeries({ legalEntityId }: { legalEntityId: string }) {
  const { data: found } = useRows(numberSeries, { legalEntityId })
  const { data: row } = useOne(numberSeries, found?.[0]?.id)
  const [isOpen, setOpen] = useState(false)
  const make = useCreate(numberSeries)
  const edit = useEdit(numberSeries)
  const mayAdd = useMay(['organization:handle'])
  if (!found || found.length > 0 && !row) return null
  const mayChange = row ? row.can.includes('update') : mayAdd
  return (
    <Stack gap="xs">
      <Title order={3}>{t('Employee numbers')}</Title>
      <Text size="sm" c="dimmed">{row ? t('The next one is {{number}}.', { number: `${row.prefix ?? ''}${String(row.nextNumber).padStart(row.digits ?? 0, '0')}` }) : t('Plain numbers, each one above the highest so far.')}</Text>
      {mayChange && !isOpen && <div><Button variant="default" size="xs" onClick={() => setOpen(true)}>{row ? t('Change how numbers are made') : t('Say how numbers are made')}</Button></div>}
      {isOpen && (
        <RecordForm
          place={numberSeries.name} fields={numberSeries.asks} sections={[{ fields: ['prefix', 'digits', 'nextNumber'] }]} initial={{ prefix: row?.prefix ?? null, digits: row?.digits ?? null, nextNumber: row?.nextNumber ?? 1 }} submitLabel={t('Save')} withNulls onCancel={() => setOpen(false)}
          onSubmit={async input => {
            const { prefix, digits, nextNumber } = input
            if (row) await edit.mutateAsync({ id: row.id, version: row.version, changes: { prefix: prefix ?? null, digits: digits ?? null, nextNumber } })
            else await make.mutateAsync({ legalEntityId, prefix: prefix ?? null, digits: digits ?? null, nextNumber })
            tell(t('Saved'))
            setOpen(false)
          }}
        />
      )}
    </Stack>
  )
}
