import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { choice, inputOf, integer, link, longText, optional } from '#shared/fields.ts'

const id = Type.String({ format: 'uuid' })
const none = Type.Object({}, { additionalProperties: false })
const text0 = Type.Unsafe<string | null>({ type: ['string', 'null'] })
const person = Type.Object({ name: Type.String(), forName: text0, why: Type.String() })

/** Who would be asked for a step. */
const ahead = Type.Object({ number: Type.Integer(), holder: Type.String(), function: text0, place: text0, people: Type.Array(person) })
export type StepAhead = Static<typeof ahead>

export const toDecide = contract({
  name: 'approvals.to_decide', label: 'What waits for my decision, and what I am asked', method: 'GET', path: '/to-decide', input: none,
  output: Type.Object({ items: Type.Array(Type.Object({
    approvalId: id, stepId: Type.Unsafe<string | null>({ type: ['string', 'null'] }), version: Type.Integer(), record: Type.String(), recordId: id, personId: text0, personName: Type.String(), kind: Type.String(), effectiveOn: Type.String(), askedBy: Type.String(), since: Type.String(), forName: text0, question: text0,
  })) }),
})
export type ToDecide = Static<typeof toDecide.output>['items'][number]

/** How it went with the approvals of one record, for those who know of it. */
export const approvalsOf = contract({
  name: 'approvals.of_record', label: 'The approvals of a record, with who, when and why', method: 'GET', path: '/approvals-of/:id', input: Type.Object({ record: Type.Optional(Type.String({ maxLength: 60, description: 'Which record it is: then `state` says whether approval is needed.' })) }, { additionalProperties: false }),
  output: Type.Object({ state: text0, items: Type.Array(Type.Object({
    id, version: Type.Integer(), status: Type.String(), requestedAt: Type.String(), isAsked: Type.Boolean(),
    steps: Type.Array(Type.Object({ id, number: Type.Integer(), holder: Type.String(), function: text0, place: text0, status: Type.String(), openedAt: text0, decidedAt: text0, decidedBy: text0, decidedFor: text0, isMine: Type.Boolean(), people: Type.Array(person) })),
    words: Type.Array(Type.Object({ id, at: Type.String(), what: Type.String(), note: text0, by: text0, for: text0, to: text0 })),
  })) }),
})
export type Approval = Static<typeof approvalsOf.output>['items'][number]

export const answers = { approve: 'Approve', reject: 'Reject', send_back: 'Send back for changes', forward: 'Forward', ask: 'Ask a question' } as const
const answerAsks = {
  answer: choice('Answer', answers),
  note: optional(longText('In words', { max: 2000, help: 'Those who know of it read this too.' })),
  toId: optional(link('To whom', 'person')),
  version: integer('Version of the approval that was seen', { min: 1 }),
}
export const answerStep = contract({
  name: 'approvals.answer_step', label: 'Approve, reject, send back, forward or ask', method: 'POST', path: '/approval-steps/:id/answer',
  input: inputOf(answerAsks), output: Type.Object({ status: Type.String() }),
})
export const answerQuestion = contract({
  name: 'approvals.answer_question', label: 'Answer a question about what was asked', method: 'POST', path: '/approvals/:id/answer',
  input: inputOf({ note: longText('Answer', { max: 2000 }) }), output: Type.Object({ status: Type.String() }),
})
export const forwardTo = contract({
  name: 'approvals.forward_to', label: 'To whom a step may be forwarded', method: 'GET', path: '/approval-steps/:id/colleagues',
  input: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({ id, name: Type.String(), jobTitle: Type.String() })) }),
})
