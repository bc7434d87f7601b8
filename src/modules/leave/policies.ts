import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { edit, insert, make, type Edited, type Made } from '#platform/action.ts'
import { changeFrom } from '#platform/strand.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract.ts'
import { refuseBelowLaw } from './law.ts'
import { checkRules } from './policy-rules.ts'
import { leavePolicyVersion, leaveType, workPattern } from './records.ts'

export const addType: Made<typeof leaveType> = async (tx, input) => {
  refuseTold(input.isMedical, input.managersSee)
  return make(leaveType)(tx, input)
}
export const editType: Edited<typeof leaveType> = async (tx, id, patch, version) => {
  const [row] = await tx.query<{ isMedical: boolean; managersSee: string }>('select is_medical as "isMedical", managers_see as "managersSee" from leave_type where id = $1', [id])
  if (row) refuseTold(patch.isMedical ?? row.isMedical, patch.managersSee ?? row.managersSee)
  return edit(leaveType)(tx, id, patch, version)
}
const refuseTold = (isMedical: boolean, managersSee: string) => refuseIf(isMedical && managersSee === 'type', 'leave.medical_is_not_told', { field: 'managersSee' })

/** What the policy says from the first day of a leave year on; what it said before stays as it was, and what was earned by it. */
export const setPolicy = act(contracts.setPolicy, async (tx, { from, ...values }, { id }) => {
  if (!(await tx.query('select from leave_policy where id = $1', [id])).length) throw new Refusal('not_found', {}, 404)
  const rules = checkRules(values.rules)
  const draws = rules.asking?.draws ?? []
  const [known] = draws.length ? await tx.query<{ n: number }>('select count(*)::int as n from leave_type where id = any ($1) and has_balance and id <> (select leave_type_id from leave_policy where id = $2)', [draws, id]) : [{ n: 0 }]
  refuseIf(known!.n !== draws.length, 'leave.draws_what', { field: 'rules' })
  await refuseBelowLaw(tx, id!, rules, from)
  if ((await tx.query('select from leave_policy_version where policy_id = $1', [id])).length) await changeFrom(leavePolicyVersion)(tx, id!, from, { ...values, rules })
  else await insert(tx, leavePolicyVersion, randomUUIDv7(), { policyId: id!, startsOn: from, ...values, rules })
  return { status: 'ok' }
})

/** How somebody works from a day on. */
export const setPattern = act(contracts.setPattern, async (tx, { from, minutes }, { id }) => {
  const [row] = await tx.query<{ personId: string }>('select person_id as "personId" from employment where id = $1', [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  refuseIf(minutes.length % 7 !== 0, 'leave.pattern_of_weeks', { field: 'minutes' })
  const days = minutes.map(each => ({ minutes: each }))
  if ((await tx.query('select from work_pattern where employment_id = $1', [id])).length) await changeFrom(workPattern)(tx, id!, from, { days })
  else await insert(tx, workPattern, randomUUIDv7(), { employmentId: id!, personId: row.personId, startsOn: from, days })
  return { status: 'ok' }
})
