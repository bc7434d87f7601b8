import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { insert, lock, make } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract.ts'
import { assignment, contactDetails, contract, employment, pay, person, personalDetails, placement, workingHours } from './records.ts'
import { isWholePay, pick, refuseUneven } from './rules.ts'

/** Somebody new: judged by the place proposed, which is therefore planned first. */
export const hire = act(contracts.hire, async (tx, input) => {
  refuseIf(!isWholePay(input), 'people.pay_incomplete', { field: 'amount' })
  refuseUneven(input.costShares)
  const [personId, employmentId, assignmentId] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()]
  await lock(tx, [`hire:${input.legalEntityId}`])
  await tx.query(`select app.plan_place($1, $2, $3, $4, $5, $6, $7)`, [personId, employmentId, assignmentId, input.legalEntityId, input.kind, input.unitId, input.locationId])
  const number = input.number ?? await nextNumber(tx, input.legalEntityId)
  const from = { personId, startsOn: input.startsOn }
  await insert(tx, person, personId, pick(input, person.asks))
  await insert(tx, contactDetails, personId, pick(input, contactDetails.asks))
  await insert(tx, personalDetails, personId, pick(input, personalDetails.asks))
  await insert(tx, employment, employmentId, { ...from, legalEntityId: input.legalEntityId, kind: input.kind, number })
  await insert(tx, assignment, assignmentId, { personId, employmentId, isPrimary: true })
  await make(contract)(tx, { ...from, employmentId, form: input.form ?? 'permanent' })
  await make(placement)(tx, { ...from, assignmentId, ...pick(input, contracts.hireAsks, ['jobId', 'unitId', 'locationId', 'managerAssignmentId', 'costShares']) as { jobId: string; unitId: string; locationId: string } })
  if (input.weeklyHours != null) await make(workingHours)(tx, { ...from, assignmentId, weeklyHours: input.weeklyHours, fullTimeHours: input.fullTimeHours ?? input.weeklyHours })
  if (input.amount) await make(pay)(tx, { ...from, assignmentId, amount: input.amount, currency: input.currency!, per: input.per!, reason: input.payReason ?? null })
  return { personId, employmentId, assignmentId }
})

export const managers = act(contracts.managers, async (tx, { q }) => ({
  items: await tx.query<{ id: string; name: string; jobTitle: string }>(`select id, name, job_title as "jobTitle" from app.managers_named($1)`, [q]),
}))

async function nextNumber(tx: Tx, legalEntityId: string): Promise<string> {
  const [fact] = await tx.query<{ number: string }>(`select app.next_number($1) as number`, [legalEntityId])
  return fact!.number
}
