import { text } from '#shared/fields.ts'
import { longest, shortest } from '#shared/password.ts'

/** Asked wherever a password is chosen; the server also refuses what everybody tries first. */
export const newPassword = {
  newPassword: Object.assign(text('New password', { max: longest, data: 'secret', help: `At least ${shortest} characters; a few words make a good one.` }), { minLength: shortest }),
}
