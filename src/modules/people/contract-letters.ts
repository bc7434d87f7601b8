import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { inputOf, link } from '#shared/fields.ts'

const which = inputOf({ templateId: link('Letter', 'letter_template') })
export const previewLetter = contract({
  name: 'people.preview_letter', label: 'The letter of a change as it would be', method: 'GET', path: '/employment-changes/:id/letter-preview', input: which,
  output: Type.Object({ subject: Type.String(), body: Type.String() }),
})
export const makeLetter = contract({
  name: 'people.make_letter', label: 'Make the letter of a change', method: 'POST', path: '/employment-changes/:id/letter', input: which,
  output: Type.Object({ hash: Type.String() }), status: 201,
})
