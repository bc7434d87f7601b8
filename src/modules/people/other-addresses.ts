import { edit, make, type Edited, type Made } from '#platform/action.ts'
import { addressed } from '#platform/addresses.ts'
import { refuseIf } from '#shared/refusal.ts'
import { otherAddress } from './records-personal.ts'

/** As its country writes it; the dates in order. */
export const addOtherAddress: Made<typeof otherAddress> = async (tx, input) => {
  refuseIf(input.endsOn != null && input.endsOn < input.startsOn, 'people.address_ends_first', { field: 'endsOn' })
  refuseIf(![input.address, input.city, input.postalCode].some(part => part?.trim()), 'people.address_empty', { field: 'address' })
  return make(otherAddress)(tx, addressed(input))
}

export const endOtherAddress: Edited<typeof otherAddress> = async (tx, id, patch, version) => {
  const [row] = await tx.query<{ startsOn: string }>('select starts_on as "startsOn" from other_address where id = $1', [id])
  refuseIf(row !== undefined && patch.endsOn != null && patch.endsOn < row.startsOn, 'people.address_ends_first', { field: 'endsOn' })
  return edit(otherAddress)(tx, id, patch, version)
}
