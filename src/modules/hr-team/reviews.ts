import { Refusal } from '#shared/refusal.ts'
import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { answerReview, finishReview } from './contract.ts'

export const answer = act(answerReview, async (tx, { answer: said, reason }, { id }) => {
  await mustSee(tx, 'select from access_review_item where id = $1', id!)
  const [done] = await tx.query<{ left: number }>('select app.answer_review($1, $2, $3) as left', [id, said, reason ?? null])
  return { left: done!.left }
})

export const finish = act(finishReview, async (tx, _, { id }) => {
  await mustSee(tx, 'select from access_review where id = $1', id!)
  await tx.query('select app.finish_review($1)', [id])
  return { id: id! }
})

async function mustSee(tx: Tx, seeing: string, id: string) {
  if (!(await tx.query(seeing, [id])).length) throw new Refusal('not_found', {}, 404)
}
