import { Select, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Fields } from '#shared/fields.ts'
import { useAct } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { t } from '#ui/words.ts'
import { changeGroup } from '../contract.ts'
import { populationRule } from '../records.ts'
import { tellWaits } from './group-waiting.tsx'
import { criteria, criterionLabel, type CriterionKind } from './words.ts'

/** One line: by what, then which. */
export function AddRule({ populationId, effect, onDone }: { populationId: string; effect: 'include' | 'exclude'; onDone: () => void }) {
  const change = useAct(changeGroup, { id: populationId })
  const [kind, setKind] = useState<CriterionKind>(effect === 'include' ? 'locationId' : 'personId')
  const { optional: _, ...asked } = populationRule.asks[kind]
  const fields = { [kind]: asked } as unknown as Fields
  return (
    <Stack gap="sm" mt="xs">
      <Select label={t('By')} value={kind} onChange={next => { if (next) setKind(next as CriterionKind) }} allowDeselect={false} data={criteria.map(each => ({ value: each, label: criterionLabel(each) }))} />
      <RecordForm key={kind} place={populationRule.name} fields={fields} submitLabel={effect === 'include' ? t('Add') : t('Leave out')} onCancel={onDone} onSubmit={async input => { const { waits } = await change.mutateAsync({ deed: 'add', effect, ...input }); if (waits) tellWaits(); onDone() }} />
    </Stack>
  )
}
