import { randomBytes } from 'node:crypto'
import { as } from '#platform/db.ts'
import type { Addressee } from '#platform/mail.ts'
import { hashOf } from './mail-in.ts'
import { replyAddressOf } from './rules-mail.ts'

/** Where a reply to the mail that is about to leave goes: into the one thread that it tells of. Null where it tells of none, of several, or of one asked in confidence. */
export async function replyAddress({ organizationId, personId }: Addressee): Promise<string | null> {
  const secret = randomBytes(16).toString('hex')
  const [found] = await as({ kind: 'job', organizationId, name: 'notices.mail' }, tx => tx.query<{ address: string | null }>('select app.reply_address($1, $2) as address', [personId, hashOf(secret)]))
  return found?.address ? replyAddressOf(found.address, secret) : null
}
