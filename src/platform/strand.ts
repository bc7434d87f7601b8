import type { AnyRecord } from '#shared/record.ts'
import { lay, type Stretch } from '#shared/strand.ts'
import { identifier, snake } from '#shared/names.ts'
import { edit, make } from './action.ts'
import type { Tx } from './db.ts'
import { present } from './rows.ts'

/** Makes these values true of the owner from a day on. What isn't named stays as it was on that day; returns false when nothing differs. */
export const changeFrom = (record: AnyRecord) => async (tx: Tx, ownerId: string, from: string, values: Record<string, unknown>): Promise<boolean> => {
  const by = record.subject!
  const columns = ['id', 'version', ...Object.keys(record.all)].map(field => `${identifier(snake(field))} as "${field}"`).join(', ')
  const rows = await tx.query<Stretch & Record<string, unknown>>(`select ${columns} from ${record.name} where ${identifier(snake(by))} = $1 order by starts_on for update`, [ownerId])
  const standing = rows.findLast(row => row.startsOn <= from) ?? rows[0]
  const stood = standing ? present(record, standing) : {}
  const differs = Object.entries(values).filter(([field, value]) => (stood[field] ?? null) !== (value ?? null))
  if (!differs.length) return false
  const { edit: begun, shorten, insert } = lay(rows, from)
  if (begun) await edit(record)(tx, begun, Object.fromEntries(differs) as never, null)
  if (shorten) await edit(record)(tx, shorten.id, { endsOn: shorten.endsOn } as never, null)
  if (insert) {
    const kept = Object.fromEntries(Object.keys(record.asks).map(field => [field, stood[field] ?? undefined]))
    await make(record)(tx, { ...kept, ...values, ...insert, [by]: ownerId } as never)
  }
  return true
}
