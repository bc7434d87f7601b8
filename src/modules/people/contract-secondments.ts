import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { inputOf } from '#shared/fields.ts'
import { changeFacts, placement } from './records.ts'
import { secondment } from './records-secondments.ts'

const id = Type.String({ format: 'uuid' })
const { startsOn, endsOn, legalEntityId, homeHours, paidBy, purpose } = secondment.asks
const { jobId, unitId, locationId, managerAssignmentId, costShares } = placement.asks
const { weeklyHours, workingDays } = changeFacts.hours

export const secondAsks = { startsOn, endsOn, legalEntityId, locationId, unitId, jobId, managerAssignmentId, weeklyHours, workingDays, costShares, homeHours, paidBy, purpose }
/** The job at home is the address. */
export const second = contract({ name: 'people.second', label: 'Second somebody', method: 'POST', path: '/assignments/:id/second', status: 201, input: inputOf(secondAsks), output: Type.Object({ secondmentId: id, hostAssignmentId: id }) })

/** Entered by mistake: as if it had never been. */
export const dropSecondment = contract({ name: 'people.drop_secondment', label: 'Take back a secondment entered by mistake', method: 'POST', path: '/secondments/:id/withdraw', input: inputOf({}), output: Type.Object({ assignmentId: id }) })

export const returnAsks = { endsOn }
export const setReturn = contract({ name: 'people.set_return', label: 'Extend a secondment, or end it early', method: 'POST', path: '/secondments/:id/return', input: inputOf(returnAsks), output: Type.Object({ endsOn: Type.String() }) })
