import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { edit, insert } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract-life.ts'
import { contactDetails, person, personalDetails } from './records.ts'
import { pick } from './rules.ts'

/** Is this somebody who works or worked here? What isn't the asker's to see is told by name and birth date only. */
export const known = act(contracts.known, async (tx, { name, birthDate, workEmail, personalEmail }) => {
  const mails = [workEmail, personalEmail].filter(mail => mail != null).map(mail => mail.toLowerCase())
  const [fact] = await tx.query<{ found: contracts.Known }>(`select app.known_before($1, $2, $3, $4) as found`, [name, birthDate ?? null, mails, randomUUIDv7()])
  return fact!.found
})

type Hired = { personId?: string | null; soughtId?: string | null; legalEntityId: string; kind: string; unitId: string; locationId: string; startsOn: string }
/** Somebody new, the same person again, or somebody found elsewhere who returns; their new job stands beside one that goes on. */
export async function whoIsHired(tx: Tx, { personId, soughtId, legalEntityId, kind, unitId, locationId, startsOn }: Hired, employmentId: string, assignmentId: string): Promise<{ personId: string; isKnown: boolean; hasJob: boolean }> {
  const place = [employmentId, assignmentId, legalEntityId, kind, unitId, locationId]
  if (soughtId && !personId) {
    const [fact] = await tx.query<{ personId: string }>(`select app.plan_return($1, $2, $3, $4, $5, $6, $7) as "personId"`, [soughtId, ...place])
    return { personId: fact!.personId, isKnown: true, hasJob: false }
  }
  if (personId && !(await tx.query(`select from person where id = $1`, [personId])).length) throw new Refusal('invalid', { errors: [{ field: 'personId', code: 'not_found', message: 'names nothing that you can see' }] })
  const id = personId ?? randomUUIDv7()
  await tx.query(`select app.plan_place($1, $2, $3, $4, $5, $6, $7)`, [id, ...place])
  const going = personId ? await tx.query(`select from employment where person_id = $1 and status <> 'withdrawn' and (ends_on is null or ends_on >= $2) limit 1`, [id, startsOn]) : []
  return { personId: id, isKnown: Boolean(personId), hasJob: going.length > 0 }
}

/** Of somebody known only what is said anew; the name stays as it is written. */
export async function update(tx: Tx, personId: string, input: Record<string, unknown>): Promise<void> {
  const { name: _, ...asks } = person.asks
  for (const [record, fields] of [[person, asks], [contactDetails, contactDetails.asks], [personalDetails, personalDetails.asks]] as [AnyRecord, Record<string, unknown>][]) {
    const said = Object.fromEntries(Object.entries(pick(input, fields) as Record<string, unknown>).filter(([, value]) => value !== null))
    if (!Object.keys(said).length) continue
    const [row] = await tx.query(`select from ${record.name} where id = $1`, [personId])
    if (row) await edit(record)(tx, personId, said as never, null)
    else await insert(tx, record, personId, said as never)
  }
}

/** A number that somebody had in the legal entity before is theirs again. */
export async function nextNumber(tx: Tx, legalEntityId: string, personId: string): Promise<string> {
  const [fact] = await tx.query<{ number: string }>(`select app.next_number($1, $2) as number`, [legalEntityId, personId])
  return fact!.number
}
