import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { choice, date, inputOf, optional, text } from '#shared/fields.ts'
import { contactDetails, contract as contractRecord, employment, pay, person, personalDetails, placement, terminationKinds, workingHours } from './records.ts'

const id = Type.String({ format: 'uuid' })
const { jobId, unitId, locationId, managerAssignmentId, costCentreId } = placement.asks
const place = { jobId, unitId, locationId, managerAssignmentId, costCentreId }
const hours = { weeklyHours: optional(workingHours.asks.weeklyHours), fullTimeHours: optional(workingHours.asks.fullTimeHours) }
const wage = { amount: optional(pay.asks.amount), currency: optional(pay.asks.currency), per: optional(pay.asks.per), payReason: optional(pay.asks.reason) }
const { legalEntityId, kind, number, startsOn } = employment.asks

/** One page, few fields: who, where, from when; the rest may follow. */
export const hireAsks = {
  ...person.asks, personalEmail: contactDetails.asks.personalEmail, birthDate: personalDetails.asks.birthDate,
  legalEntityId, kind, number, startsOn, form: optional(contractRecord.asks.form), ...place, ...hours, ...wage,
}
export const hire = contract({
  name: 'people.hire', label: 'Hire', method: 'POST', path: '/people/hire', status: 201,
  input: inputOf(hireAsks),
  output: Type.Object({ personId: id, employmentId: id, assignmentId: id }),
})

export const changeAsks = {
  jobId: optional(jobId), unitId: optional(unitId), locationId: optional(locationId), managerAssignmentId, costCentreId, ...hours, ...wage,
}
/** What is true of a job held from today on, at its place: any of manager, unit, job, location, hours, pay. */
export const change = contract({
  name: 'people.change', label: 'Change from today', method: 'POST', path: '/assignments/:id/change',
  input: inputOf(changeAsks),
  output: Type.Object({ startsOn: Type.String({ format: 'date' }), changed: Type.Array(Type.String()) }),
})

export const terminateAsks = {
  endsOn: date('Last day'),
  terminationKind: choice('Kind of leaving', terminationKinds),
  terminationReason: optional(text('Reason for leaving')),
}
export const terminate = inputOf(terminateAsks)

export const managers = contract({
  name: 'people.managers', label: 'Who may be named as a manager', method: 'GET', path: '/managers',
  input: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({ id, name: Type.String(), jobTitle: Type.String() })) }),
})

