import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { date, inputOf, links, optional, text } from '#shared/fields.ts'
import { changeAsks } from './contract.ts'
import { changeable, confidentialPlan, plannedHire } from './records.ts'

const id = Type.String({ format: 'uuid' })
const text0 = Type.Unsafe<string | null>({ type: ['string', 'null'] })
const { planId: _, ...hireAsks } = plannedHire.asks
const { named, releaseOn, note } = confidentialPlan.asks

/** A hire in confidence: part of a plan that there is, or of one made for it. */
export const planHireAsks = { ...hireAsks, planId: changeAsks.planId, planName: optional(text('Name of the plan', { help: 'Left empty: the name of the person.' })), named, releaseOn, note, asksApproval: changeAsks.asksApproval }
export const planHire = contract({
  name: 'people.plan_hire', label: 'Plan a hire in confidence', method: 'POST', path: '/people/plan-hire', status: 201,
  input: inputOf(planHireAsks), output: Type.Object({ planId: id, plannedHireId: id, status: Type.String() }),
})

const { terminationKind: __, legalEntityId: ___, ...moved } = changeable
/** What becomes different for several people at once, as parts of a plan. */
export const planManyAsks = { assignmentIds: links('For whom', 'assignment', { max: 200 }), ...moved, effectiveOn: optional(date('From', { help: 'Left empty: from the day of the plan on.' })) }
export const planMany = contract({
  name: 'people.plan_many', label: 'Plan the same change for several people', method: 'POST', path: '/confidential-plans/:id/changes', status: 201,
  input: inputOf(planManyAsks), output: Type.Object({ added: Type.Integer(), same: Type.Integer() }),
})

/** What is planned until a day, for those named: laid over what everybody else sees. */
export const planned = contract({
  name: 'people.planned', label: 'What is planned in confidence until a day, for those named on it', method: 'GET', path: '/people/planned',
  input: inputOf({ on: optional(date('Until')), planId: changeAsks.planId }),
  output: Type.Object({ items: Type.Array(Type.Object({
    record: Type.String(), id, status: Type.String(), planId: text0, personId: text0, assignmentId: text0, effectiveOn: Type.String(), action: Type.String(), sets: Type.Array(Type.String()), name: Type.String(),
    jobId: text0, jobTitle: text0, unitId: text0, unitName: text0, locationId: text0, locationName: text0, legalEntityId: text0, legalEntityName: text0, managerAssignmentId: text0, managerName: text0,
  })) }),
})
export type PlannedLine = Static<typeof planned.output>['items'][number]
