import { createHash } from 'node:crypto'
import type pg from 'pg'
import { addressKey } from './rate-limit.ts'

export type Lockout = ReturnType<typeof lockout>

/**
 * Wrong passwords slow down: per account, known or not, from the 5th on a minute, doubling to an hour; per address from the 20th on, since a whole office may share one.
 * An hour without a wrong one forgives an account one attempt, a minute an address; the right password and a reset by mail forgive the account all.
 */
export function lockout(pool: pg.Pool, now: () => Date) {
  const count = async (key: string, free: number, forgets: string) => {
    const { rows: [row] } = await pool.query<{ until: Date | null }>(`select auth.count_attempt($1, $2, $3, $4) as until`, [key, now(), free, forgets])
    return row!.until
  }
  return {
    /** Counts the attempt. Answers with the seconds to wait when it may not be made. */
    async attempt(email: string, address: string): Promise<number> {
      const { rows: [locked] } = await pool.query<{ locked_until: Date }>(`select locked_until from lockout where key = $1 and locked_until > $2`, [addressOf(address), now()])
      const until = locked?.locked_until ?? await count(account(email), 5, '1 hour')
      return until ? Math.max(1, Math.ceil((until.getTime() - now().getTime()) / 1000)) : 0
    },
    wrong: async (address: string): Promise<void> => void await count(addressOf(address), 20, '1 minute'),
    forgive: async (email: string): Promise<void> => void await pool.query(`delete from lockout where key = $1`, [account(email)]),
    /** Three mails in a row to one account, then ever slower. */
    mayMail: async (email: string): Promise<boolean> => await count(hash(`mail ${fold(email)}`), 3, '20 minutes') === null,
    sweep: async (): Promise<void> => void await pool.query(`delete from lockout where failed_at < $1::timestamptz - interval '2 days'`, [now()]),
  }
}

const fold = (email: string) => email.trim().toLowerCase()
const account = (email: string) => hash(`account ${fold(email)}`)
const addressOf = (address: string) => hash(`address ${addressKey(address)}`)
const hash = (text: string) => createHash('sha256').update(text).digest('base64url')
