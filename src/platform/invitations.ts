import { createHash, createHmac, randomUUIDv7 } from 'node:crypto'
import type pg from 'pg'
import { passwordProblem } from '#shared/password.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from './db.ts'
import type { Jobs } from './jobs.ts'
import { invitationLetter } from './letters.ts'
import type { Lockout } from './lockout.ts'
import type { Mail } from './mail.ts'

export type Invited = { email: string; personName: string; organizationName: string; hasAccount: boolean }
export type Invitations = ReturnType<typeof invitations>
type Passwords = { hash(password: string): Promise<string>; verify(given: { hash: string; password: string }): Promise<boolean> }
type Parts = { pool: pg.Pool; secret: string; baseUrl: () => string; mail: Mail; lock: Lockout; now: () => Date; passwords: () => Promise<Passwords> }

export const invitationJob = 'mail-invitation'

/** The token follows from the invitation's id and the secret, so that the job that mails it carries only the id and the database keeps only its hash. */
export function invitations({ pool, secret, baseUrl, mail, lock, now, passwords }: Parts) {
  const tokenOf = (id: string) => createHmac('sha256', secret).update(id).digest('base64url')
  const found = async (token: string) => {
    const { rows: [invitation] } = await pool.query<Found>(`select * from auth.invitation_by($1, $2)`, [hashOf(token), now()])
    if (!invitation) throw new Refusal('invitation.not_valid', {}, 410)
    if (invitation.is_expired) throw new Refusal('invitation.expired', {}, 410)
    return invitation
  }
  return {
    /** As whoever asks, in their transaction; the database judges whether they may. A second one replaces the first. */
    async invite(tx: Pick<Tx, 'query'>, jobs: Jobs, personId: string): Promise<void> {
      if (!mail.canDeliver) throw new Refusal('mail.not_set_up')
      const id = randomUUIDv7()
      await tx.query(`select app.invite($1, $2, $3)`, [id, personId, hashOf(tokenOf(id))])
      await jobs.enqueue(tx, invitationJob, { invitationId: id })
    },
    /** The job: nothing to do when it was accepted, replaced or made void meanwhile. */
    async send(id: string): Promise<void> {
      const { rows: [open] } = await pool.query<Open>(`select * from auth.invitation_mail($1, $2)`, [id, now()])
      if (!open) return
      const token = tokenOf(id)
      if (hashOf(token) !== open.token_hash) throw new Error('the secret has changed since this invitation was written: invite again')
      await mail.send(open.email, invitationLetter({ name: open.person_name, company: open.organization_name, inviter: open.inviter_name, link: `${baseUrl()}/accept?token=${token}`, until: open.expires_at }))
    },
    async look(token: string): Promise<Invited> {
      const { email, person_name, organization_name, account_id } = await found(token)
      return { email, personName: person_name, organizationName: organization_name, hasAccount: account_id !== null }
    },
    /** Answers with the e-mail that now signs in with this password: the invited one, whoever holds the link. */
    async accept(token: string, password: string, address: string): Promise<string> {
      const { email, account_id, person_name, organization_name } = await found(token)
      if (account_id) await prove(account_id, email, password, address)
      const problem = account_id ? null : passwordProblem(password, [email, person_name, organization_name])
      if (problem) throw new Refusal(problem)
      const hash = account_id ? null : await (await passwords()).hash(password)
      const { rows: [done] } = await pool.query<{ account: string | null }>(`select auth.accept_invitation($1, $2, $3, $4, $5) as account`, [hashOf(token), now(), randomUUIDv7(), randomUUIDv7(), hash])
      if (!done?.account) throw new Refusal('invitation.not_valid', {}, 410)
      return email
    },
  }

  /** Who has an account already, from another organisation, shows its password. */
  async function prove(account: string, email: string, password: string, address: string) {
    const seconds = await lock.attempt(email, address)
    if (seconds) throw new Refusal('sign_in.locked', { retryAfter: seconds }, 429)
    const { rows: [credential] } = await pool.query<{ password: string | null }>(`select password from account where "userId" = $1 and "providerId" = 'credential'`, [account])
    const isRight = credential?.password && password.length <= 128 && await (await passwords()).verify({ hash: credential.password, password })
    if (!isRight) {
      await lock.wrong(address)
      throw new Refusal('sign_in.wrong', {}, 401)
    }
    await lock.forgive(email)
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
type Found = { email: string; person_name: string; organization_name: string; account_id: string | null; is_expired: boolean }
type Open = { email: string; token_hash: string; person_name: string; organization_name: string; inviter_name: string | null; expires_at: Date }
