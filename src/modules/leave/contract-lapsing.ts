import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { lapseWays } from './records-lapsing.ts'

const id = Type.String({ format: 'uuid' }), day = Type.String({ format: 'date' }), dayOrNot = Type.Unsafe<string | null>({ type: ['string', 'null'] })
const state = Type.Unsafe<'first' | 'second' | 'later' | 'told' | 'too_late' | 'nothing'>({ type: 'string', enum: ['first', 'second', 'later', 'told', 'too_late', 'nothing'] })
const letter = Type.Object({ id, way: Type.String(), madeAt: Type.String(), status: Type.String(), deliveredOn: dayOrNot })
const someone = Type.Object({
  accountId: id, personId: id, name: Type.String(), number: Type.Unsafe<string | null>({ type: ['string', 'null'] }), isSelf: Type.Boolean(), unit: Type.String(), leaveYear: day, days: Type.Number(), lapsesOn: day, goesAlong: Type.Number(), goesUntil: dayOrNot,
  state, dueBy: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'Until when the notice that is due has to be delivered; from when the second is, where it is later.' }), letters: Type.Array(letter),
})
export type SomeonesLapsing = Static<typeof someone>
const telling = Type.Object({ items: Type.Array(Type.Object({ id, name: Type.String() })) })
export type PoliciesThatTell = Static<typeof telling>
/** Policies of which leave lapses only for whom was told. */
export const policiesThatTell = contract({ name: 'leave.policies_that_tell', label: 'Policies by which leave lapses only for whom was told', method: 'GET', path: '/leave/policies-that-tell', input: Type.Object({}, { additionalProperties: false }), output: telling })
/** Whose leave lapses if they are told, how much and when, and which of the two notices is due. */
export const lapsingOfPolicy = contract({
  name: 'leave.lapsing', label: 'Individual notices due under a policy', method: 'GET', path: '/leave-policies/:id/lapsing', input: Type.Object({ after: Type.Optional(id) }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(someone), next: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'after of the next page.' }) }),
})
const which = { templateId: id }, written = Type.Object({ subject: Type.String(), body: Type.String() })
export const previewLapseLetter = contract({ name: 'leave.preview_lapse_letter', label: 'The notice to one person as it would be', method: 'GET', path: '/leave-accounts/:id/lapse-letter', input: Type.Object(which, { additionalProperties: false }), output: written })
export const giveLapseLetters = contract({
  name: 'leave.give_lapse_letters', label: 'Give individual notices that leave lapses', method: 'POST', path: '/leave-policies/:id/lapse-letters',
  input: Type.Object({ ...which, way: Type.Unsafe<keyof typeof lapseWays>({ type: 'string', enum: Object.keys(lapseWays) }), accounts: Type.Array(id, { minItems: 1, maxItems: 200 }) }, { additionalProperties: false }),
  output: Type.Object({ given: Type.Integer(), letters: Type.Array(id) }), status: 201,
})
const delivered = Type.Object({ deliveredOn: day })
export const readLapseLetter = contract({ name: 'leave.read_lapse_letter', label: 'They have opened it', method: 'POST', path: '/lapse-letters/:id/open', input: Type.Object({}, { additionalProperties: false }), output: delivered })
export const handOverLapseLetter = contract({ name: 'leave.hand_over_lapse_letter', label: 'It was handed over on paper', method: 'POST', path: '/lapse-letters/:id/hand-over', input: Type.Object({ on: day }, { additionalProperties: false }), output: delivered })
