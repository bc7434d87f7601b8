import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import type { BetterAuthOptions } from 'better-auth'
import type pg from 'pg'
import { passwordProblem } from '#shared/password.ts'
import type { Lockout } from './lockout.ts'

export const addressHeader = 'x-equipoise-address'
/** Set by our own route where the device is shared. */
export const sharedHeader = 'x-equipoise-shared'

type User = { email: string; name: string }
type Parts = { pool: pg.Pool; lock: Lockout; now: () => Date; changed: (user: User) => void }
type Hooks = Required<Pick<BetterAuthOptions, 'hooks' | 'databaseHooks'>>

/** What better-auth lacks: lock-outs, the rule for passwords, and which organisation a session is in. */
export function hooks({ pool, lock, now, changed }: Parts): Hooks {
  return {
    hooks: {
      before: createAuthMiddleware(async ctx => {
        if (ctx.path === '/sign-in/email') await attempt(String(ctx.body?.email), ctx.headers)
        if (ctx.path === '/reset-password') refuseBad(ctx.body?.newPassword, [])
        if (ctx.path === '/change-password') {
          const session = await getSessionFromCtx(ctx)
          if (!session) return
          refuseBad(ctx.body?.newPassword, [session.user.email, session.user.name])
          await attempt(session.user.email, ctx.headers)
        }
      }),
      after: createAuthMiddleware(async ctx => {
        const { returned, session } = ctx.context
        const failed = isAPIError(returned) ? String(returned.body?.code) : null
        if (failed === 'INVALID_EMAIL_OR_PASSWORD' || failed === 'INVALID_PASSWORD') return lock.wrong(address(ctx.headers))
        if (ctx.path === '/sign-in/email' && (!failed || failed === 'NO_MEMBERSHIP')) await lock.forgive(String(ctx.body?.email))
        if (ctx.path === '/change-password' && !failed && session) {
          await lock.forgive(session.user.email)
          changed(session.user)
        }
      }),
    },
    databaseHooks: {
      session: {
        create: {
          /** A new password keeps the organisation one is in. */
          async before({ userId }, ctx) {
            const membershipId = ctx?.context?.session?.session['membershipId'] ?? await firstMembership(userId)
            if (!membershipId) throw new APIError('FORBIDDEN', { code: 'NO_MEMBERSHIP' })
            const isShared = ctx?.headers?.get(sharedHeader) === 'yes' || ctx?.context?.session?.session['isShared'] === true
            return { data: { membershipId, ...isShared && { isShared, expiresAt: new Date(Date.now() + sharedFor) } } }
          },
        },
        update: {
          /** However busily it is used, a session ends 30 days after its sign-in, on a shared device half an hour. */
          async before({ expiresAt }, ctx) {
            const signedInAt = ctx?.context?.session?.session.createdAt
            if (!expiresAt || !signedInAt) return
            const longest = ctx.context.session?.session['isShared'] ? sharedFor : 30 * day
            return { data: { expiresAt: new Date(Math.min(expiresAt.getTime(), new Date(signedInAt).getTime() + longest)) } }
          },
        },
      },
    },
  }

  async function attempt(email: string, headers: Headers | undefined) {
    const seconds = await lock.attempt(email, address(headers))
    if (seconds) throw new APIError('TOO_MANY_REQUESTS', { code: 'LOCKED' }, { 'retry-after': String(seconds) })
  }

  async function firstMembership(account: string) {
    const { rows: [first] } = await pool.query<{ id: string }>(`select id from auth.memberships_of($1, $2) limit 1`, [account, now()])
    return first?.id
  }
}

function refuseBad(password: unknown, about: readonly string[]) {
  const problem = passwordProblem(String(password), about)
  if (problem) throw new APIError('UNPROCESSABLE_ENTITY', { code: problem })
}

const address = (headers: Headers | undefined) => headers?.get(addressHeader) ?? ''
const day = 24 * 60 * 60 * 1000
const sharedFor = 30 * 60 * 1000
