import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { inputOf, link } from '#shared/fields.ts'

const which = inputOf({ templateId: link('Letter', 'case_letter_template') })
export const previewCaseLetter = contract({
  name: 'leave.preview_case_letter', label: 'The letter of a leave case as it would be', method: 'GET', path: '/leave-cases/:id/letter-preview', input: which,
  output: Type.Object({ subject: Type.String(), body: Type.String() }),
})
export const makeCaseLetter = contract({
  name: 'leave.make_case_letter', label: 'Write a letter of a leave case', method: 'POST', path: '/leave-cases/:id/letters', input: which,
  output: Type.Object({ id: Type.String({ format: 'uuid' }) }), status: 201,
})
