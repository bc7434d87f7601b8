import { createHmac, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import { Refusal } from '#shared/refusal.ts'
import { emailChangedLetter, emailLetter } from './letters.ts'
import type { Lockout } from './lockout.ts'
import type { Mail } from './mail.ts'
import { hasNoMail } from './numbers.ts'
import type { Owned } from './sessions.ts'

type Parts = { pool: pg.Pool; secret: string; baseUrl: () => string; mail: Mail; lock: Lockout; now: () => Date; owned: (cookie: string | undefined) => Promise<Owned> }
export type WorkEmail = ReturnType<typeof workEmail>

/**
 * An account follows its person's work e-mail once the new address has answered, and only for whoever is signed in to it:
 * else whoever may write that address could take the account over.
 */
export function workEmail({ pool, secret, baseUrl, mail, lock, now, owned }: Parts) {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  /** The address that the account could follow, if it doesn't yet. */
  const open = async ({ userId, membershipId }: Owned) => (await pool.query<{ email: string | null }>(`select auth.work_email_of($1, $2, $3) as email`, [userId, membershipId, now()])).rows[0]?.email ?? null
  return {
    async ask(cookie: string | undefined): Promise<void> {
      const session = await owned(cookie), email = await open(session)
      if (!email) throw new Refusal('sign_in.email_stands', {}, 409)
      if (!mail.canDeliver) throw new Refusal('mail.not_set_up')
      const text = [session.userId, email, now().getTime() + hour].join(' ')
      const token = `${Buffer.from(text).toString('base64url')}.${sign(text)}`
      if (await lock.mayMail(email)) await mail.send(email, emailLetter({ name: session.name, link: `${baseUrl()}/account?confirm=${token}` }))
    },
    async confirm(cookie: string | undefined, token: string): Promise<void> {
      const session = await owned(cookie)
      const [body = '', signature = ''] = token.split('.')
      const text = Buffer.from(body, 'base64url').toString(), ours = Buffer.from(sign(text)), theirs = Buffer.from(signature)
      const [account, email = '', until] = text.split(' ')
      const isOurs = ours.length === theirs.length && timingSafeEqual(ours, theirs)
      if (!isOurs || Number(until) < now().getTime() || account !== session.userId) throw new Refusal('sign_in.email_link_not_valid', {}, 410)
      const { rows: [done] } = await pool.query<{ was: string | null }>(`select auth.follow_work_email($1, $2, $3, $4) as was`, [session.userId, session.membershipId, email, now()])
      if (!done?.was) throw new Refusal('sign_in.email_link_not_valid', {}, 410)
      if (!hasNoMail(done.was)) await mail.send(done.was, emailChangedLetter({ name: session.name, email }))
    },
  }
}

const hour = 60 * 60 * 1000
