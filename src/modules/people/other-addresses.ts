import { edit, make, type Edited, type Made } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { addressed } from '#platform/addresses.ts'
import { refuseIf } from '#shared/refusal.ts'
import { otherAddress } from './records-personal.ts'

/** As its country writes it; the dates in order. */
export const addOtherAddress: Made<typeof otherAddress> = async (tx, input) => {
  refuseIf(input.endsOn != null && input.endsOn < input.startsOn, 'people.address_ends_first', { field: 'endsOn' })
  refuseIf(![input.address, input.city, input.postalCode].some(part => part?.trim()), 'people.address_empty', { field: 'address' })
  if (input.purpose === 'home') await refuseNoMove(tx, input)
  return make(otherAddress)(tx, addressed(input))
}

/** A move is entered ahead, one for a day, and lasts until the next: where they live now is changed where it stands. */
async function refuseNoMove(tx: Tx, { personId, startsOn, endsOn }: { personId: string; startsOn: string; endsOn?: string | null | undefined }) {
  refuseIf(endsOn != null, 'people.home_has_no_end', { field: 'endsOn' })
  const [{ today } = { today: null }] = await tx.query<{ today: string | null }>(`select app.today_of($1) as today`, [personId])
  refuseIf(today !== null && startsOn <= today, 'people.home_is_ahead', { field: 'startsOn' })
  refuseIf((await tx.query(`select from other_address where person_id = $1 and purpose = 'home' and starts_on = $2`, [personId, startsOn])).length > 0, 'people.home_that_day', { field: 'startsOn' })
}


export const endOtherAddress: Edited<typeof otherAddress> = async (tx, id, patch, version) => {
  const [row] = await tx.query<{ startsOn: string; purpose: string }>('select starts_on as "startsOn", purpose from other_address where id = $1', [id])
  refuseIf(row?.purpose === 'home', 'people.home_has_no_end', { field: 'endsOn' })
  refuseIf(row !== undefined && patch.endsOn != null && patch.endsOn < row.startsOn, 'people.address_ends_first', { field: 'endsOn' })
  return edit(otherAddress)(tx, id, patch, version)
}
