import { lock, make, move, type Made } from '#platform/action.ts'
import type { Day } from '#shared/calendar.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { refuseAssignedBelowLaw } from './law.ts'
import { leaveAssigned } from './records.ts'
import { accountLock } from './requests.ts'

type Fits = { leaveTypeId: string; says: boolean; opensOn: Day | null }

/** From a day on, by whoever looks after leave; what an account was opened by isn’t changed, and nothing before it. */
export const assign: Made<typeof leaveAssigned> = async (tx, input) => {
  await lock(tx, accountLock(input))
  const [found] = await tx.query<Fits>(`
    select p.leave_type_id as "leaveTypeId", exists (select from leave_policy_version v where v.policy_id = p.id) as says, (select a.opens_on from leave_account a where a.employment_id = $2 and a.leave_type_id = p.leave_type_id) as "opensOn"
    from leave_policy p where p.id = $1`, [input.policyId, input.employmentId])
  if (!found) throw new Refusal('not_found', {}, 404)
  refuseIf(found.leaveTypeId !== input.leaveTypeId, 'leave.policy_of_another_type', { field: 'policyId' })
  refuseIf(!found.says, 'leave.policy_says_nothing', { field: 'policyId' })
  refuseIf(found.opensOn !== null && input.startsOn < found.opensOn, 'leave.before_the_account', { field: 'startsOn', opensOn: found.opensOn })
  // Once it is known that they may: whose law it is isn’t everybody’s to know.
  const id = await make(leaveAssigned)(tx, input)
  await refuseAssignedBelowLaw(tx, input)
  return id
}
/** As if it had never counted: what it gave is taken back by further entries. */
export const unassign = move(leaveAssigned, 'takeBack', { locks: accountLock, decide: async () => ({}) })
