import { edit, make, type Edited, type Made } from '#platform/action.ts'
import { addressed } from '#platform/addresses.ts'
import type { Tx } from '#platform/db.ts'
import { addressParts, type Address } from '#shared/addresses.ts'
import type { Fields } from '#shared/fields.ts'
import { storedPhone } from '#shared/phones.ts'
import { emergencyContact } from './records-personal.ts'
import { contactDetails, person } from './records.ts'

/** Phones as they are kept, whoever typed them. `home`: the country whose numbers need no code. */
export const phoned = <T extends object>(fields: Fields, values: T, home: string | null): T =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fields[name]?.kind === 'phone' && typeof value === 'string' ? storedPhone(value, home) : value])) as T

export const editPerson: Edited<typeof person> = async (tx, id, patch, version) => edit(person)(tx, id, phoned(person.asks, patch, await workplaceOf(tx, id)), version)
export const editContact: Edited<typeof contactDetails> = async (tx, id, patch, version) => {
  const kept = [...addressParts, 'country' as const].some(part => part in patch) ? addressed(patch, await addressOf(tx, id)) : patch
  return edit(contactDetails)(tx, id, phoned(contactDetails.asks, kept, patch.country ?? await homeOf(tx, id)), version)
}
export const addEmergencyContact: Made<typeof emergencyContact> = async (tx, input) => make(emergencyContact)(tx, phoned(emergencyContact.asks, input, await homeOf(tx, input.personId)))
export const editEmergencyContact: Edited<typeof emergencyContact> = async (tx, id, patch, version) => {
  const [row] = await tx.query<{ person_id: string }>(`select person_id from emergency_contact where id = $1`, [id])
  return edit(emergencyContact)(tx, id, phoned(emergencyContact.asks, patch, row ? await homeOf(tx, row.person_id) : null), version)
}

const addressOf = async (tx: Tx, id: string) =>
  (await tx.query<Address>(`select address, city, region, postal_code as "postalCode", country from contact_details where id = $1`, [id]))[0]
/** Where somebody lives, else works: as far as the asker may see it. */
const homeOf = async (tx: Tx, personId: string) => {
  const [row] = await tx.query<{ country: string | null }>(`select country from contact_details where id = $1`, [personId])
  return row?.country ?? workplaceOf(tx, personId)
}
const workplaceOf = async (tx: Tx, personId: string) => {
  const [row] = await tx.query<{ country: string }>(`select country from directory_entry where person_id = $1 order by is_primary desc, status limit 1`, [personId])
  return row?.country ?? null
}
