import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { inputOf, link } from '#shared/fields.ts'

const which = inputOf({ templateId: link('Letter', 'letter_template') })
export const previewLetter = contract({
  name: 'people.preview_letter', label: 'The letter of a change as it would be', method: 'GET', path: '/employment-changes/:id/letter-preview', input: which,
  output: Type.Object({ subject: Type.String(), body: Type.String() }),
})
const text = Type.Object({ subject: Type.String(), body: Type.String() })
/** Of a hire, or of a transfer to another legal entity at once: of the employment that begins. */
export const previewEmploymentLetter = contract({ name: 'people.preview_employment_letter', label: 'The letter of a hire or a transfer as it would be', method: 'GET', path: '/employments/:id/letter-preview', input: which, output: text })
export const makeEmploymentLetter = contract({ name: 'people.make_employment_letter', label: 'Make the letter of a hire or a transfer', method: 'POST', path: '/employments/:id/letter', input: which, output: Type.Object({ letterId: Type.String({ format: 'uuid' }), hash: Type.String() }), status: 201 })
export const makeLetter = contract({
  name: 'people.make_letter', label: 'Make the letter of a change', method: 'POST', path: '/employment-changes/:id/letter', input: which,
  output: Type.Object({ hash: Type.String() }), status: 201,
})
