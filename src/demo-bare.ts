import type pg from 'pg'

/**
 * Fills tables without what would be looked up or sorted in row by row: their triggers, references, periods and plain indexes.
 * All of it is laid on again, and holds for every row, before the transaction ends.
 */
export async function fillBare(owner: pg.Client, tables: readonly string[], fill: () => Promise<void>): Promise<void> {
  const { rows } = await owner.query<{ strip: string; dress: string }>(stripping, [tables])
  for (const table of tables) await owner.query(`alter table ${table} disable trigger user`)
  for (const { strip } of rows) await owner.query(strip)
  await fill()
  for (const { dress } of rows.reverse()) await owner.query(dress)
  for (const table of tables) await owner.query(`alter table ${table} enable trigger user`)
}

const stripping = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as strip, format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as dress
  from pg_constraint where conrelid = any ($1::regclass[]) and (contype = 'f' or contype = 'u' and conperiod)
  union all
  select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid) from pg_index i
  where i.indrelid = any ($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype <> 'f')`
