import { edit, make, type Edited, type Made } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { addressed } from '#platform/addresses.ts'
import { addDays } from '#shared/calendar.ts'
import type { Input } from '#shared/record.ts'
import { refuseIf } from '#shared/refusal.ts'
import type { Home } from './contract-homes.ts'
import { otherAddress } from './records-personal.ts'

/** As its country writes it; the dates in order. */
export const addOtherAddress: Made<typeof otherAddress> = async (tx, input) => {
  refuseIf(input.endsOn != null && input.endsOn < input.startsOn, 'people.address_ends_first', { field: 'endsOn' })
  refuseIf(![input.address, input.city, input.postalCode].some(part => part?.trim()), 'people.address_empty', { field: 'address' })
  if (input.purpose === 'home') await refuseNoMove(tx, input)
  const back = input.purpose === 'home' && input.endsOn ? await wayBack(tx, { ...input, endsOn: input.endsOn }) : null
  const id = await make(otherAddress)(tx, addressed(input))
  if (back) await make(otherAddress)(tx, back)
  return id
}

/** A move is entered ahead, one for a day, and lasts until the next: where they live now is changed where it stands. */
async function refuseNoMove(tx: Tx, { personId, startsOn }: Move) {
  const today = await todayOf(tx, personId)
  refuseIf(today !== null && startsOn <= today, 'people.home_is_ahead', { field: 'startsOn' })
  refuseIf((await tx.query(`select from other_address where person_id = $1 and purpose = 'home' and starts_on = $2`, [personId, startsOn])).length > 0, 'people.home_that_day', { field: 'startsOn' })
  refuseIf((await tx.query(`select from other_address where person_id = $1 and purpose = 'home' and starts_on < $2 and ends_on >= $2`, [personId, startsOn])).length > 0, 'people.home_within', { field: 'startsOn' })
}
type Move = { personId: string; startsOn: string }
const todayOf = async (tx: Tx, personId: string) => (await tx.query<{ today: string | null }>(`select app.today_of($1) as today`, [personId]))[0]?.today ?? null

/** A home for a time ends with the move back to the one before, on the day after: a move like any other, to be seen and changed. Null where another is entered for that day already. */
async function wayBack(tx: Tx, { personId, startsOn, endsOn }: Move & { endsOn: string }): Promise<Input<typeof otherAddress> | null> {
  const day = addDays(endsOn, 1)
  const between = await tx.query<{ startsOn: string }>(`select starts_on as "startsOn" from other_address where person_id = $1 and purpose = 'home' and starts_on > $2 and starts_on <= $3`, [personId, startsOn, day])
  refuseIf(between.some(each => each.startsOn < day), 'people.home_within', { field: 'endsOn' })
  if (between.length) return null
  const [{ home } = { home: null }] = await tx.query<{ home: Home | null }>('select app.home_on($1, $2) as home', [personId, addDays(startsOn, -1)])
  refuseIf(!home?.country || ![home.address, home.city, home.postalCode].some(Boolean), 'people.home_to_return_to', { field: 'endsOn' })
  const { address, city, region, postalCode, country } = home!
  return { personId, purpose: 'home', startsOn: day, endsOn: null, address, city, region, postalCode, country: country! }
}

export const endOtherAddress: Edited<typeof otherAddress> = async (tx, id, patch, version) => {
  const [row] = await tx.query<Move & { purpose: string; endsOn: string | null }>('select person_id as "personId", starts_on as "startsOn", ends_on as "endsOn", purpose from other_address where id = $1', [id])
  refuseIf(row !== undefined && patch.endsOn != null && patch.endsOn < row.startsOn, 'people.address_ends_first', { field: 'endsOn' })
  if (row?.purpose === 'home' && patch.endsOn !== undefined) {
    // The move back stands as one of its own: that is changed, not this.
    refuseIf(row.endsOn !== null || patch.endsOn === null, 'people.home_ends_by_move', { field: 'endsOn' })
    const today = await todayOf(tx, row.personId)
    refuseIf(today !== null && patch.endsOn! < today, 'people.home_is_ahead', { field: 'endsOn' })
    const back = await wayBack(tx, { ...row, endsOn: patch.endsOn! })
    const edited = await edit(otherAddress)(tx, id, patch, version)
    if (back) await make(otherAddress)(tx, back)
    return edited
  }
  return edit(otherAddress)(tx, id, patch, version)
}
