import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { email, flag, inputOf, optional, text } from '#shared/fields.ts'

const text0 = Type.Union([Type.String(), Type.Null()])
/** What becomes of a message, as it is counted. */
export const mailOutcomes = {
  let_in: 'Let in', twice: 'Came a second time', automatic: 'Answered by a machine, or from a mailing list', loop: 'Going in circles', unproven: 'Sender not proven by the mail server', unknown: 'From nobody who works here', elsewhere: 'Not written to this address',
  other_sender: 'Reply to what somebody else was sent', confidential: 'About a confidential question', too_many: 'More than thirty from one person within an hour', too_large: 'Too large', unreadable: 'Not readable', empty: 'Nothing in it',
} as const
export type MailOutcome = keyof typeof mailOutcomes

export const mailInStands = contract({
  name: 'desk.mail_in', label: 'Whether questions come by mail, and how many messages were let in and kept out within thirty days: numbers, no contents', method: 'GET', path: '/mail-in/settings', input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ isOn: Type.Boolean(), address: text0, trustedHost: text0, canSet: Type.Boolean(), counts: Type.Array(Type.Object({ outcome: Type.Unsafe<MailOutcome>(Type.String()), count: Type.Integer() })) }),
})
export type MailInStands = Static<typeof mailInStands.output>

export const mailInAsks = {
  isOn: flag('Questions may come by mail'),
  address: optional(email('Address', { help: 'Where people write to HR. Replies come to it with a secret part after a plus sign, such as hr+r…@example.com: your mail server must deliver those too.' })),
  trustedHost: optional(text('Mail server whose word is taken', { max: 253, pattern: '^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$', help: 'The name that your server writes first into Authentication-Results, such as mx.example.com. It must take away such headers that come from outside (RFC 8601).' })),
}
export const setMailIn = contract({ name: 'desk.set_mail_in', label: 'Let questions come by mail, or no longer; reply addresses of before end when it is switched off or moves', method: 'POST', path: '/mail-in/settings', input: inputOf(mailInAsks), output: Type.Object({ isOn: Type.Boolean() }) })
