import { ask } from '#modules/approvals/index.ts'
import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { toMinor } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract.ts'
import { employmentChange, plannedHire, type EmploymentChange, type PlannedHire } from './records.ts'

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

/** Nobody comes by a hire that wants approval: it is planned, and those who would know are named first. */
export async function refuseUnaskedHire(tx: Tx, hire: Coming): Promise<void> {
  const steps = await hireStepsAhead(tx, hire)
  if (steps) throw new Refusal('people.needs_approval', { steps })
}
/** Of somebody who is planned. */
export const askHireApproval = act(contracts.askHireApproval, async (tx, { isSure, note }, { id }) => {
  const [row] = await tx.query<PlannedHire & { preparedById: string }>(`select id, legal_entity_id as "legalEntityId", kind, unit_id as "unitId", location_id as "locationId", manager_assignment_id as "managerAssignmentId", person_id as "personId", prepared_by_id as "preparedById" from planned_hire where id = $1`, [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  if (!isSure) await refuseUnaskedHire(tx, row)
  await ask(tx, plannedHire.name, row.id, note ?? null)
  return { status: 'requested' }
})
/** A transfer at once that wants approval is planned instead, as a change. */
export async function transferStepsAhead(tx: Tx, employmentId: string, { startsOn, ...sets }: Record<string, unknown> & { startsOn: string }): Promise<unknown[] | null> {
  const [job] = await tx.query<{ id: string }>(`select id from assignment where employment_id = $1 order by is_primary desc, id limit 1`, [employmentId])
  if (!job) throw new Refusal('not_found', {}, 404)
  const { amount, currency, per } = sets as { amount?: string | null; currency?: string | null; per?: string | null }
  return stepsAhead(tx, { assignmentId: job.id, action: 'transfer', sets: Object.keys(sets).filter(name => sets[name] != null), effectiveOn: startsOn, amount: amount ?? null, currency: currency ?? null, per: per ?? null })
}

type Coming = Pick<PlannedHire, 'legalEntityId' | 'kind' | 'unitId' | 'locationId'> & { managerAssignmentId?: string | null; personId?: string | null; preparedById?: string | null }
export const hireStepsAhead = async (tx: Tx, { legalEntityId, kind, unitId, locationId, managerAssignmentId, personId, preparedById }: Coming): Promise<unknown[] | null> =>
  (await tx.query<{ steps: unknown[] | null }>(`select app.hire_approvers_ahead($1, $2, $3, $4, $5, $6, $7) as steps`, [legalEntityId, kind, unitId, locationId, managerAssignmentId ?? null, personId ?? null, preparedById ?? null]))[0]!.steps
const stepsAhead = (tx: Tx, { assignmentId, action, sets, effectiveOn, amount, currency, per, proposalId }: Meant) =>
  ahead(tx, [assignmentId, action, sets, effectiveOn, amount && currency ? String(toMinor(amount, currency) ?? 0) : null, currency ?? null, per ?? null, null, proposalId ?? null])
const ahead = async (tx: Tx, values: unknown[]): Promise<unknown[] | null> =>
  (await tx.query<{ steps: unknown[] | null }>(`select app.approvers_ahead($1, $2, $3, $4, $5, $6, $7, $8, $9) as steps`, values))[0]!.steps
