import { identifier, snake } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import { differing, lay, type Differing, type Fact } from '#shared/strand.ts'
import { edit, make } from './action.ts'
import type { Tx } from './db.ts'
import { present } from './rows.ts'

/** What making these values true from a day on would change, and which later rows say what was true until then. Nothing is written. */
export const changes = (record: AnyRecord) => async (tx: Tx, ownerId: string, from: string, values: Record<string, unknown>): Promise<Differing> =>
  differing(await rowsOf(record, tx, ownerId), from, values)

/**
 * Makes these values true of the owner from a day on. What isn't named stays as it was on that day. Later rows keep their values, but
 * for the fields that are `carried`: there, those that only repeat what was true until now follow.
 */
export const changeFrom = (record: AnyRecord) => async (tx: Tx, ownerId: string, from: string, values: Record<string, unknown>, carried: readonly string[] = []): Promise<void> => {
  const rows = await rowsOf(record, tx, ownerId, ' for update')
  const found = differing(rows, from, values)
  if (!Object.keys(found.values).length) return
  const { edit: begun, shorten, insert } = lay(rows, from)
  if (begun) await edit(record)(tx, begun, found.values as never, null)
  if (shorten) await edit(record)(tx, shorten.id, { endsOn: shorten.endsOn } as never, null)
  if (insert) {
    const kept = Object.fromEntries(Object.keys(record.asks).map(field => [field, found.stood?.[field] ?? undefined]))
    await make(record)(tx, { ...kept, ...values, ...insert, [record.subject!]: ownerId } as never)
  }
  const following = Map.groupBy(carried.flatMap(field => (found.later[field] ?? []).map(({ id }) => ({ id, field }))), ({ id }) => id)
  for (const [id, fields] of following) await edit(record)(tx, id, Object.fromEntries(fields.map(({ field }) => [field, found.values[field] ?? null])) as never, null)
}

/** What was true of a field the day before; undefined where nothing was. */
export const before = (record: AnyRecord) => async (tx: Tx, ownerId: string, from: string): Promise<Fact | undefined> =>
  (await rowsOf(record, tx, ownerId)).findLast(row => row.startsOn < from)

/** Every stretch of the owner's, oldest first, as the actor sees them. */
export async function rowsOf(record: AnyRecord, tx: Tx, ownerId: string, locking = ''): Promise<Fact[]> {
  const columns = ['id', 'version', ...Object.keys(record.all)].map(field => `${identifier(snake(field))} as "${field}"`).join(', ')
  const rows = await tx.query<Fact>(`select ${columns} from ${record.name} where ${identifier(snake(record.subject!))} = $1 order by starts_on${locking}`, [ownerId])
  return rows.map(row => present(record, row) as Fact)
}
