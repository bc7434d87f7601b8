import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { email, inputOf, optional, text } from '#shared/fields.ts'
import { contactConsent } from './records.ts'

export const takeLadder = contract({
  name: 'careers.takeLadder', label: 'Begin with the usual ladder of HR', method: 'POST', path: '/career-steps/usual', status: 201,
  input: Type.Object({}, { additionalProperties: false }), output: Type.Object({ made: Type.Integer() }),
})

/** What goes with the answer to an application. */
export const answerAsks = { answer: optional(text('What you want to say to them')) }
export const answers = { accept: inputOf(answerAsks), decline: inputOf(answerAsks) }

const { contactId, role, shares, agreedOn, agreedHow, until, message } = contactConsent.asks
export const putForwardAsks = { contactId, to: email('Work e-mail of a colleague', { help: 'They see who it is, as far as was agreed, and hear of it here.' }), role, shares, agreedOn, agreedHow, until, message }
export const putForward = contract({
  name: 'careers.put_forward', label: 'Put one of one’s contacts forward to a colleague, with their consent', method: 'POST', path: '/contact-consents/put-forward', status: 201,
  input: inputOf(putForwardAsks), output: Type.Object({ id: Type.String({ format: 'uuid' }), to: Type.String() }),
})

const none = Type.Object({}, { additionalProperties: false })
export const openRoles = contract({
  name: 'careers.open_roles', label: 'Vacant positions of the company that the asker may know of', method: 'GET', path: '/careers/open-roles', input: none,
  output: Type.Object({ isKnown: Type.Boolean({ description: 'False where the company keeps no positions, or none is the asker’s to see: how many are open is then unknown.' }), items: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), jobTitle: Type.String(), unitName: Type.String(), locationName: Type.String(), budgetedFte: Type.Number(), filledFte: Type.Number() })) }),
})

export const certificatePay = contract({
  name: 'careers.certificate_pay', label: 'Pay of who holds a certificate beside that of others in like jobs, of closed quarters, for who looks after everybody’s pay', method: 'GET', path: '/careers/certificate-pay', input: none,
  output: Type.Object({ least: Type.Integer(), items: Type.Array(Type.Object({
    kind: Type.String(), day: Type.String(), holders: Type.Integer({ description: 'At least so many: in fives.' }), others: Type.Integer({ description: 'At least so many: in fives.' }),
    percent: Type.Integer({ description: 'By how much their pay differs, in like jobs.' }), low: Type.Integer({ description: 'With 95 in a hundred it lies from here' }), high: Type.Integer({ description: 'to here.' }),
  })) }),
})
export type CertificatePay = Static<typeof certificatePay.output>['items'][number]
