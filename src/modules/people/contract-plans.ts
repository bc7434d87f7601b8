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

const onDay = Type.Object({
  field: Type.String({ description: 'As a change names it.' }), value: text0, currency: text0,
  planned: Type.Unsafe<{ value: string | null; currency: string | null; changeId: string } | null>({ type: ['object', 'null'], properties: { value: text0, currency: text0, changeId: id } }),
})
const stands = Type.Object({ step: Type.Integer(), personId: id, assignmentId: id, name: Type.String(), jobTitle: Type.String(), isPlanned: Type.Boolean({ description: 'Stands there by a plan that the asker knows of.' }) })
const below = Type.Object({ personId: text0, assignmentId: text0, name: Type.String(), jobTitle: text0, isPlanned: Type.Unsafe<'joins' | 'leaves' | null>({ type: ['string', 'null'], enum: ['joins', 'leaves', null] }) })
/** A job held as of a day: its facts, who stands above it and who reports to it. Those named on a plan see it laid over and marked, everybody else the world without it. */
export const jobOnDay = contract({
  name: 'people.job_on_day', label: 'A job held as of a day, with what the asker knows to be planned', method: 'GET', path: '/assignments/:id/on', input: Type.Object({ day: Type.String({ format: 'date' }) }, { additionalProperties: false }),
  output: Type.Object({ isThere: Type.Boolean(), plannedEnd: Type.Unsafe<{ on: string; changeId: string } | null>({ type: ['object', 'null'], properties: { on: { type: 'string' }, changeId: id } }), facts: Type.Array(onDay), line: Type.Array(stands), reports: Type.Array(below), more: Type.Integer({ description: 'Who report to it beyond those listed.' }) }),
})
export type JobOnDay = Static<typeof jobOnDay.output>
