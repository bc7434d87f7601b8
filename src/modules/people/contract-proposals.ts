import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { inputOf, longText } from '#shared/fields.ts'
import { changeProposal } from './records.ts'

const { effectiveOn, jobId, managerAssignmentId, weeklyHours, amount, currency, per, reason } = changeProposal.asks
export const proposeAsks = { jobId, managerAssignmentId, weeklyHours, amount, currency, per, effectiveOn, reason }
/** By the direct manager, where the company's settings say so; pay where they see it. */
export const propose = contract({
  name: 'people.propose', label: 'Propose a change', method: 'POST', path: '/assignments/:id/propose', status: 201,
  input: inputOf(proposeAsks), output: Type.Object({ proposalId: Type.String({ format: 'uuid' }) }),
})

export const declineAsks = { answer: longText('Why not', { max: 2000, help: 'Whoever proposed it reads this.' }) }
export const decline = inputOf(declineAsks)
