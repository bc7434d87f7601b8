import { act } from '#platform/act.ts'
import { edit, make, move, type Made } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract.ts'
import { formerName } from './records-personal.ts'
import { person } from './records.ts'

/** Whoever writes a former name down is named on it, as is the person: what happens to it is told to them. */
export const addFormerName: Made<typeof formerName> = async (tx, input) => added(tx, input, [])
export const hide = move(formerName, 'hide')
export const reveal = move(formerName, 'reveal')

/** Another name, and what becomes of the one before: kept, hidden, or forgotten as a slip. */
export const rename = act(contracts.rename, async (tx, { former, kind, until, named, ...names }, { id = '' }) => {
  const [row] = await tx.query<{ name: string }>(`select name from person where id = $1`, [id])
  if (!row) throw new Refusal('not_found', { record: 'person' }, 404)
  refuseIf(row.name === names.name, 'people.same_name', { field: 'name' })
  await edit(person)(tx, id, names, null)
  if (former === 'slip') return { formerNameId: null }
  const formerNameId = await added(tx, { personId: id, name: row.name, kind: kind ?? 'other', endsOn: until ?? null }, named ?? [])
  if (former === 'hidden') await hide(tx, formerNameId)
  return { formerNameId }
})

export const nameFew = act(contracts.nameFew, async (tx, { named }, { id = '' }) => {
  const [row] = await tx.query(`select from former_name where id = $1`, [id])
  if (!row) throw new Refusal('not_found', { record: 'former_name' }, 404)
  await tx.query(`select app.name_few($1, $2)`, [id, named])
  return { named }
})

async function added(tx: Tx, input: Parameters<Made<typeof formerName>>[1], others: readonly string[]): Promise<string> {
  const id = await make(formerName)(tx, input)
  await tx.query(`select app.name_on('former_name', $1, $2)`, [id, [input.personId, ...others]])
  return id
}
