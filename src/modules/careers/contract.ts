import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { inputOf, optional, text } from '#shared/fields.ts'

export const takeLadder = contract({
  name: 'careers.takeLadder', label: 'Begin with the usual ladder of HR', method: 'POST', path: '/career-steps/usual', status: 201,
  input: Type.Object({}, { additionalProperties: false }), output: Type.Object({ made: Type.Integer() }),
})

/** What goes with the answer to an application. */
export const answerAsks = { answer: optional(text('What you want to say to them')) }
export const answers = { accept: inputOf(answerAsks), decline: inputOf(answerAsks) }
