import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import * as contracts from './contract.ts'
import { runOf } from './draft.ts'
import { sayingOf } from './wording.ts'

/** In numbers: of whom isn't told. */
export const undoable = act(contracts.undoable, (tx, _, { id }) => undoableOf(tx, id!))

export async function undoableOf(tx: Tx, id: string) {
  await runOf(tx, id)
  const found = await tx.query<{ what: string; count: number }>(`select what, count::int from app.import_undoable($1) order by 2 desc`, [id])
  const of = (what: string) => found.find(each => each.what === what)?.count ?? 0
  return {
    made: of('made'), changes: of('changes'),
    stands: found.filter(({ what }) => what !== 'made' && what !== 'changes').map(({ what, count }) => ({ what, count, message: sayingOf(`stands_${what}`) })),
  }
}
