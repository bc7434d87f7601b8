import { edit, make, type Edited, type Made } from '#platform/action.ts'
import { refuseIf } from '#shared/refusal.ts'
import { severeDisability } from './records.ts'

export const addDisability: Made<typeof severeDisability> = async (tx, input) => {
  refuseIf(!!input.endsOn && input.endsOn < input.startsOn, 'leave.to_before_from', { field: 'endsOn' })
  return make(severeDisability)(tx, input)
}
export const editDisability: Edited<typeof severeDisability> = async (tx, id, patch, version) => {
  const [row] = await tx.query<{ startsOn: string }>('select starts_on as "startsOn" from severe_disability where id = $1', [id])
  refuseIf(!!row && !!patch.endsOn && patch.endsOn < row.startsOn, 'leave.to_before_from', { field: 'endsOn' })
  return edit(severeDisability)(tx, id, patch, version)
}
