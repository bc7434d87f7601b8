import { randomUUIDv7 } from 'node:crypto'
import type { Static } from 'typebox'
import { act } from '#platform/act.ts'
import { insert, lock, make } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { refuseIf } from '#shared/refusal.ts'
import { refuseUnaskedHire } from './approvals.ts'
import { phoned } from './phones.ts'
import * as contracts from './contract.ts'
import { refuse } from './dates.ts'
import { nextNumber, update, whoIsHired } from './known.ts'
import { assignment, contactDetails, contract, employment, pay, person, personalDetails, placement, workingHours } from './records.ts'
import { isWholePay, pick, refuseTwoPlaces, refuseUneven } from './rules.ts'
import { refuseHalfSeat } from './rules-positions.ts'
import { refuseBeyondReason } from './terms-of.ts'
import { contradiction, foreignTo } from './rules-dates.ts'

export const hire = act(contracts.hire, async (tx, input) => {
  const made = await hireNow(tx, input)
  await refuseUnaskedHire(tx, input)
  return made
})

/** Somebody new, or known and back: judged by the place proposed, which is therefore planned first. */
export async function hireNow(tx: Tx, input: Static<typeof contracts.hire.input>): Promise<{ personId: string; employmentId: string; assignmentId: string }> {
  refuseIf(!isWholePay(input), 'people.pay_incomplete', { field: 'amount' })
  refuse(foreignTo(input) ?? contradiction(input, Object.keys(input)))
  refuseUneven(input.costShares)
  refuseTwoPlaces(input)
  refuseHalfSeat(input, input.startsOn)
  const [employmentId, assignmentId] = [randomUUIDv7(), randomUUIDv7()]
  await lock(tx, [`hire:${input.legalEntityId}`])
  const { personId, isKnown, hasJob } = await whoIsHired(tx, input, employmentId, assignmentId)
  const number = input.number ?? await nextNumber(tx, input.legalEntityId, personId)
  const from = { personId, startsOn: input.startsOn }
  if (isKnown) await update(tx, personId, input)
  else {
    const [place] = await tx.query<{ country: string }>(`select country from location where id = $1`, [input.locationId])
    await insert(tx, person, personId, phoned(person.asks, pick(input, person.asks), place?.country ?? null))
    await insert(tx, contactDetails, personId, pick(input, contactDetails.asks))
    await insert(tx, personalDetails, personId, pick(input, personalDetails.asks))
  }
  await insert(tx, employment, employmentId, { ...from, legalEntityId: input.legalEntityId, kind: input.kind, number, ...pick(input, employment.asks, ['detail', 'supplier', 'sponsorAssignmentId', 'engagedUntil']) as object })
  await insert(tx, assignment, assignmentId, { personId, employmentId, isPrimary: !hasJob })
  // Only employees have a contract of employment; of others it is kept where somebody says its form.
  if (input.kind === 'employee' || input.form) await make(contract)(tx, { ...from, employmentId, form: input.form ?? 'permanent' })
  await make(placement)(tx, { ...from, assignmentId, ...pick(input, contracts.place) as Pick<typeof input, 'jobId' | 'unitId' | 'locationId'> })
  if (input.weeklyHours != null) {
    await make(workingHours)(tx, { ...from, assignmentId, weeklyHours: input.weeklyHours, workingDays: input.workingDays ?? null, agreementId: input.agreementId ?? null, fullTimeHours: input.fullTimeHours ?? null })
    await refuseBeyondReason(tx, assignmentId, input.startsOn)
  }
  if (input.amount) await make(pay)(tx, { ...pick(input, pay.asks) as object, ...from, assignmentId, amount: input.amount, currency: input.currency!, per: input.per!, reason: input.payReason ?? null })
  return { personId, employmentId, assignmentId }
}

export const managers = act(contracts.managers, async (tx, { q }) => ({
  items: await tx.query<{ id: string; name: string; jobTitle: string }>(`select id, name, job_title as "jobTitle" from app.managers_named($1)`, [q]),
}))
