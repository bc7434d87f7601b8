import { createHash, createHmac, randomInt, randomUUIDv7 } from 'node:crypto'
import type pg from 'pg'
import { passwordProblem } from '#shared/password.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from './db.ts'
import type { Lockout } from './lockout.ts'

export type Letter = { code: string; number: string; shortName: string | null; company: string; personName: string; expiresAt: string }
export type Numbers = ReturnType<typeof numbers>
type Parts = { pool: pg.Pool; secret: string; lock: Lockout; now: () => Date; passwords: () => Promise<{ hash(password: string): Promise<string> }> }

/** An account without e-mail has an address where nothing is ever sent. */
export const hasNoMail = (email: string) => email.endsWith('@no-mail.invalid')

/** People without e-mail sign in by their employee number, and get there by a code on paper. */
export function numbers({ pool, secret, lock, now, passwords }: Parts) {
  const hashOf = (code: string) => createHmac('sha256', secret).update(code.toUpperCase().replace(/[^A-Z0-9]/g, '')).digest('base64url')
  return {
    /** As whoever asks, in their transaction; the database judges whether they may. A second code replaces the first. */
    async issue(tx: Pick<Tx, 'query'>, personId: string): Promise<Letter> {
      const code = Array.from({ length: 12 }, (_, i) => (i && i % 4 === 0 ? '-' : '') + legible[randomInt(legible.length)]).join('')
      const [letter] = await tx.query<Omit<Letter, 'code'>>(`select number, short_name as "shortName", company, person_name as "personName", expires_at as "expiresAt" from app.issue_code($1, $2)`, [personId, hashOf(code)])
      return { code, ...letter! }
    },
    /** What better-auth knows the account by. An unknown number gets an address of its own, so that it is answered, and slowed down, like a known one. */
    async emailOf(typed: string): Promise<string> {
      if (typed.includes('@')) return typed
      const { number, short } = parts(typed)
      const { rows: [found] } = await pool.query<{ email: string | null }>(`select auth.account_by_number($1, $2, $3) as email`, [number, short, now()])
      return found?.email ?? `${createHash('sha256').update(`${short}/${number}`.toLowerCase()).digest('hex').slice(0, 40)}@no-mail.invalid`
    },
    /** Answers with the address that now signs in with this password. Guesses are counted per number and per address, like passwords. */
    async accept(typed: string, code: string, password: string, address: string): Promise<string> {
      const { number, short } = parts(typed)
      const problem = passwordProblem(password, [number])
      if (problem) throw new Refusal(problem)
      const key = `code ${short}/${number}`
      const seconds = await lock.attempt(key, address)
      if (seconds) throw new Refusal('sign_in.locked', { retryAfter: seconds }, 429)
      const { rows: [done] } = await pool.query<{ email: string | null }>(`select auth.accept_code($1, $2, $3, $4, $5, $6, $7) as email`, [number, short, hashOf(code), now(), randomUUIDv7(), randomUUIDv7(), await (await passwords()).hash(password)])
      if (!done?.email) {
        await lock.wrong(address)
        throw new Refusal('sign_in.code_not_valid', {}, 410)
      }
      await Promise.all([lock.forgive(key), lock.forgive(done.email)])
      return done.email
    },
  }
}

/** `acme/10023`, or the number alone. */
function parts(typed: string) {
  const [last = '', first = ''] = typed.trim().split('/').map(each => each.trim()).reverse()
  return { number: last, short: first }
}

/** Without letters and digits that look alike: 31 of them twelve times are 59 bits. */
const legible = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
