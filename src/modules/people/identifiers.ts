import { validate as idnr } from 'stdnum/lib/cjs/de/idnr.js'
import { validate as svnr } from 'stdnum/lib/cjs/de/svnr.js'
import { validate as nino } from 'stdnum/lib/cjs/gb/nino.js'
import { validate as aadhaar } from 'stdnum/lib/cjs/in/aadhaar.js'
import { validate as pan } from 'stdnum/lib/cjs/in/pan.js'
import { validate as ssn } from 'stdnum/lib/cjs/us/ssn.js'
import { lock, make, type Made } from '#platform/action.ts'
import { blindIndexes } from '#platform/secrets.ts'
import type { Input } from '#shared/record.ts'
import { refuseIf } from '#shared/refusal.ts'
import { identityDocument, nationalIdentifier } from './records-personal.ts'

type Identifier = Input<typeof nationalIdentifier>

/** The same number with two people is a slip: refused without telling whose it is, to those who look after such numbers and thus may know. */
export const addIdentifier: Made<typeof nationalIdentifier> = async (tx, input) => {
  const identifier = checkedIdentifier(input)
  const { organizationId } = await tx.me()
  const alike = blindIndexes({ organizationId, record: nationalIdentifier.name, field: 'number' }, identifier.number)
  await lock(tx, [`identifier:${alike[0]}`])
  const [fact] = await tx.query<{ taken: boolean }>(`select app.identifier_taken($1, $2, $3) as taken`, [identifier.kind, alike, identifier.personId])
  refuseIf(fact!.taken, 'people.identifier_taken', { field: 'number' })
  return make(nationalIdentifier)(tx, identifier)
}

export const addIdentityDocument: Made<typeof identityDocument> = (tx, input) => {
  refuseIf(Boolean(input.issuedOn && input.expiresOn && input.expiresOn < input.issuedOn), 'people.expires_before_issued', { field: 'expiresOn' })
  return make(identityDocument)(tx, { ...input, number: compact(input.number) })
}

/** As its state writes it, without spaces. Formats, excluded ranges and check digits; whether it was ever given only the state knows. */
export function checkedIdentifier(given: Identifier): Identifier {
  const number = compact(given.number)
  if (given.kind === 'other') {
    refuseIf(!given.country || !given.note, 'people.identifier_unnamed', { field: given.country ? 'note' : 'country' })
    refuseIf(!/^[A-Z0-9/]{3,40}$/.test(number), 'people.identifier_wrong', { field: 'number' })
    return { ...given, number }
  }
  const country = given.kind.slice(0, 2).toUpperCase()
  refuseIf(Boolean(given.country) && given.country !== country, 'people.identifier_elsewhere', { field: 'country' })
  refuseIf(!rules[given.kind](number), 'people.identifier_wrong', { field: 'number' })
  return { ...given, number, country }
}

const compact = (text: string) => text.replace(/[\s.-]/g, '').toUpperCase()
const rules: Record<Exclude<Identifier['kind'], 'other'>, (number: string) => boolean> = {
  gb_nino: number => number.length === 9 && nino(number).isValid,
  us_ssn: number => /^\d{9}$/.test(number) && number.slice(5) !== '0000' && ssn(number).isValid,
  de_idnr: number => idnr(number).isValid,
  de_svnr: number => svnr(number).isValid,
  // The fourth letter says whose it is: P, a person's.
  in_pan: number => number[3] === 'P' && pan(number).isValid,
  in_aadhaar: number => aadhaar(number).isValid,
  in_uan: number => /^\d{12}$/.test(number),
}
