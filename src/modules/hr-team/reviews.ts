import { Refusal } from '#shared/refusal.ts'
import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { answerReview, finishReview } from './contract.ts'

export const answer = act(answerReview, async (tx, { itemIds, answer: said, reason }, { id }) => {
  let left = 0
  for (const item of itemIds) {
    await mustSee(tx, 'select from access_review_item where id = $1 and review_id = $2', item, id!)
    const [done] = await tx.query<{ left: number }>('select app.answer_review($1, $2, $3) as left', [item, said, reason ?? null])
    left = done!.left
  }
  return { left }
})

export const finish = act(finishReview, async (tx, _, { id }) => {
  await mustSee(tx, 'select from access_review where id = $1', id!)
  await tx.query('select app.finish_review($1)', [id])
  return { id: id! }
})

async function mustSee(tx: Tx, seeing: string, ...ids: string[]) {
  if (!(await tx.query(seeing, ids)).length) throw new Refusal('not_found', {}, 404)
}
