import { Select } from '@mantine/core'
import { addInputs } from '#ui/fields/field-input.tsx'
import { useRows } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { changeAsks } from '../contract.ts'
import { changeReason } from '../records.ts'
import type { changeActions } from '../records.ts'

type Action = keyof typeof changeActions
/** The reason of a change: of what is given here, or of what the form says happens. */
export const reasonOf = (action?: Action) => ({ ...changeAsks.reasonId, kind: 'reason', action })

addInputs({
  reason: ({ field, value, values = {}, onChange, wrapped }) => {
    const { data: all = [] } = useRows(changeReason, { sort: 'name' })
    const action = (field as { action?: Action }).action ?? values['action'] as Action | undefined
    const leaving = values['terminationKind'] as string | undefined
    const fits = all.filter(reason => reason.status === 'in_use' && (action ? reason.actions.includes(action) : reason.actions.some(each => each !== 'termination')) && (!leaving || !reason.kind || reason.kind === leaving))
    // What was chosen before something else was stays to be seen.
    const shown = all.filter(reason => reason.id === value || fits.includes(reason))
    return (
      <Select
        {...wrapped} data={shown.map(({ id, name }) => ({ value: id, label: name }))} value={typeof value === 'string' && value ? value : null} onChange={next => onChange(next ?? '')}
        searchable={shown.length > 7} clearable checkIconPosition="right" nothingFoundMessage={t('No reason is kept for this')}
      />
    )
  },
})
