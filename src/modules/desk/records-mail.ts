import { covers, nobody } from '#shared/access.ts'
import { flag, optional, text } from '#shared/fields.ts'
import { record } from '#shared/record.ts'

/** Whether questions come by mail, at which address, and whose word on senders is taken. Under the organisation’s own id, written by a post. */
export const mailIn = record('mail_in', {
  kind: 'ledger', label: 'Mail-in', plural: 'Mail-in settings', path: 'mail-in-rows', asks: {},
  derives: { isOn: flag('Mail comes in'), address: optional(text('Address', { max: 254 })), trustedHost: optional(text('Mail server', { max: 253 })) },
  access: { read: covers('systems', 'view'), create: nobody, update: nobody }, list: { sort: 'id' },
})
