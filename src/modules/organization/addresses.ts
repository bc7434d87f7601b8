import { edit, make, type Edited, type Made } from '#platform/action.ts'
import { addressed, subdivisionOf } from '#platform/addresses.ts'
import type { Tx } from '#platform/db.ts'
import type { Address } from '#shared/addresses.ts'
import { legalEntity, location } from './records.ts'

export const addLegalEntity: Made<typeof legalEntity> = async (tx, input) => make(legalEntity)(tx, addressed(input))
export const editLegalEntity: Edited<typeof legalEntity> = async (tx, id, patch, version) => edit(legalEntity)(tx, id, addressed(patch, await standing(tx, 'select country, region, postal_code as "postalCode" from legal_entity where id = $1', id)), version)
export const addLocation: Made<typeof location> = async (tx, input) => make(location)(tx, located(input))
export const editLocation: Edited<typeof location> = async (tx, id, patch, version) => edit(location)(tx, id, located(patch, await standing(tx, 'select country, subdivision, postal_code as "postalCode" from location where id = $1', id)), version)

type Place = Address & { subdivision?: string | null }

/** Its region is the one of ISO 3166-2, which decides the law there. */
function located<T extends Place>(given: T, stands: Place = {}): T {
  const { country, subdivision } = { ...stands, ...given }
  const code = country && subdivision && ('country' in given || 'subdivision' in given) ? subdivisionOf(country, subdivision, 'subdivision') : subdivision
  return { ...addressed(given, stands), ...code && code !== stands.subdivision && { subdivision: code } }
}

const standing = async (tx: Tx, text: string, id: string) => (await tx.query<Place>(text, [id]))[0]
