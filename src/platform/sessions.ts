import type pg from 'pg'
import { hasNoMail } from './numbers.ts'
import { Refusal } from '#shared/refusal.ts'

export type Membership = { id: string; organizationId: string; organizationName: string; personId: string }
export type OpenSession = { id: string; signedInAt: string; seenAt: string; address: string; program: string; isThis: boolean }
export type Owned = { userId: string; membershipId: string | null; name: string }
export type Sessions = ReturnType<typeof sessions>

/** One's own sessions, by the cookie. Their tokens stay here: a page has no use for them. */
export function sessions(pool: pg.Pool, sessionToken: (cookie: string | undefined) => string | null, now: () => Date) {
  const mine = async (cookie: string | undefined) => {
    const token = sessionToken(cookie)
    const { rows: [session] } = token ? await pool.query<Row>(`select s.*, u.email, u.name from session s join "user" u on u.id = s."userId" where s.token = $1 and s."expiresAt" > $2`, [token, new Date()]) : { rows: [] }
    if (!session) throw signedOut()
    return session
  }
  return {
    owned: async (cookie: string | undefined): Promise<Owned> => mine(cookie),
    async present(cookie: string | undefined) {
      const { email, name, userId, membershipId, expiresAt, isShared } = await mine(cookie)
      const { rows: memberships } = await pool.query<Membership>(`select id, organization_id as "organizationId", organization_name as "organizationName", person_id as "personId" from auth.memberships_of($1, $2)`, [userId, now()])
      if (!memberships.length) throw signedOut()
      const { rows: [found] } = await pool.query<{ email: string | null }>(`select auth.work_email_of($1, $2, $3) as email`, [userId, membershipId, now()])
      return { email: hasNoMail(email) ? '' : email, name, isShared: isShared === true, workEmail: found?.email ?? null, expiresAt: expiresAt.toISOString(), membershipId, memberships }
    },
    async list(cookie: string | undefined): Promise<OpenSession[]> {
      const { id, userId } = await mine(cookie)
      const { rows } = await pool.query<Row>(`select * from session where "userId" = $1 and "expiresAt" > $2 order by "updatedAt" desc`, [userId, new Date()])
      return rows.map(each => ({ id: each.id, signedInAt: each.createdAt.toISOString(), seenAt: each.updatedAt.toISOString(), address: each.ipAddress ?? '', program: each.userAgent ?? '', isThis: each.id === id }))
    },
    async revoke(cookie: string | undefined, id: string): Promise<void> {
      await pool.query(`delete from session where "userId" = $1 and id = $2`, [(await mine(cookie)).userId, id])
    },
    async revokeOthers(cookie: string | undefined): Promise<void> {
      const { id, userId } = await mine(cookie)
      await pool.query(`delete from session where "userId" = $1 and id <> $2`, [userId, id])
    },
    /** Which of one's organisations this session is in. */
    async choose(cookie: string | undefined, membershipId: string): Promise<void> {
      const { id, userId } = await mine(cookie)
      const { rowCount } = await pool.query(`update session set "membershipId" = m.id from auth.memberships_of($2, $3) m where session.id = $1 and m.id = $4`, [id, userId, now(), membershipId])
      if (!rowCount) throw new Refusal('not_found', {}, 404)
    },
  }
}

const signedOut = () => new Refusal('not_signed_in', {}, 401)
type Row = { id: string; userId: string; email: string; name: string; membershipId: string | null; isShared: boolean | null; createdAt: Date; updatedAt: Date; expiresAt: Date; ipAddress: string | null; userAgent: string | null }
