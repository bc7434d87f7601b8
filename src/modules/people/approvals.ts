import { ask } from '#modules/approvals/index.ts'
import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { toMinor } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract.ts'
import { employmentChange, type EmploymentChange } from './records.ts'

type Meant = Pick<EmploymentChange, 'assignmentId' | 'action' | 'sets' | 'effectiveOn'> & { proposalId?: string | null; amount?: string | null; currency?: string | null; per?: string | null }

/** Whether it is to be asked for at once. Nobody's plan is told to others unawares: without a word about it, those who would know are named first. */
export async function mustBeApproved(tx: Tx, change: Meant, isPlanned: boolean, asksApproval: boolean | null | undefined): Promise<boolean> {
  const steps = await stepsAhead(tx, change)
  if (!steps || isPlanned && asksApproval === false) return false
  if (!asksApproval) throw new Refusal('people.needs_approval', { steps })
  return true
}

/** Of a change that is planned already, or was sent back. */
export const askApproval = act(contracts.askApproval, async (tx, { isSure, note }, { id }) => {
  const [row] = await tx.query<EmploymentChange>(`
    select id, assignment_id as "assignmentId", action, sets, effective_on as "effectiveOn", amount::text, currency, per, proposal_id as "proposalId", prepared_by_id as "preparedById" from employment_change where id = $1`, [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  // What is kept is in minor units already.
  const steps = isSure ? null : await ahead(tx, [row.assignmentId, row.action, row.sets, row.effectiveOn, row.amount, row.currency, row.per, row.preparedById, row.proposalId])
  if (steps) throw new Refusal('people.needs_approval', { steps })
  await ask(tx, employmentChange.name, row.id, note ?? null)
  return { status: 'requested' }
})

const stepsAhead = (tx: Tx, { assignmentId, action, sets, effectiveOn, amount, currency, per, proposalId }: Meant) =>
  ahead(tx, [assignmentId, action, sets, effectiveOn, amount && currency ? String(toMinor(amount, currency) ?? 0) : null, currency ?? null, per ?? null, null, proposalId ?? null])
const ahead = async (tx: Tx, values: unknown[]): Promise<unknown[] | null> =>
  (await tx.query<{ steps: unknown[] | null }>(`select app.approvers_ahead($1, $2, $3, $4, $5, $6, $7, $8, $9) as steps`, values))[0]!.steps
