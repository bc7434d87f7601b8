import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract.ts'

export const toDecide = act(contracts.toDecide, async tx => ({
  items: await tx.query<contracts.ToDecide>(`
    select approval_id as "approvalId", step_id as "stepId", version, record, record_id as "recordId", person_id as "personId", person_name as "personName", kind, effective_on as "effectiveOn", asked_by as "askedBy", since, for_name as "forName", question
    from app.approvals_for_me()`),
}))

export const approvalsOf = act(contracts.approvalsOf, async (tx, { record }, { id }) => {
  const [found] = await tx.query<{ state: string | null; items: contracts.Approval[] }>(`select app.approvals_of($1) as items, app.approval_stands($2, $1) as state`, [id, record ?? null])
  return found!
})

/** One answer to a step; judged again by who holds it at this moment. */
export const answerStep = act(contracts.answerStep, async (tx, { answer, note, toId, version }, { id }) =>
  told(await tx.query(`select app.answer_step($1, $2, $3, $4, $5) as went`, [id, version, answer, note ?? null, toId ?? null])))

export const answerQuestion = act(contracts.answerQuestion, async (tx, { note }, { id }) => told(await tx.query(`select app.answer_question($1, $2) as went`, [id, note])))

export const forwardTo = act(contracts.forwardTo, async (tx, { q }, { id }) => ({
  items: await tx.query<{ id: string; name: string; jobTitle: string }>(`select id, name, job_title as "jobTitle" from app.forward_named($1, $2)`, [id, q]),
}))

/** Asks for the approval of a record, as whoever knows of it and could decide on it. */
export const ask = async (tx: Tx, record: string, id: string, note: string | null): Promise<void> => void await tx.query(`select app.ask_approval($1, $2, $3)`, [record, id, note])

function told([row]: Record<string, unknown>[]): { status: string } {
  switch (row?.['went']) {
    case 'ok': return { status: 'ok' }
    case 'decided': throw new Refusal('approvals.decided_already', {}, 409)
    case 'changed': throw new Refusal('changed_meanwhile', {}, 412)
    case 'not_yours': throw new Refusal('approvals.held_by_others', {}, 403)
    default: throw new Refusal('not_found', {}, 404)
  }
}
