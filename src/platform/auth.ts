import { randomUUIDv7 } from 'node:crypto'
import { betterAuth } from 'better-auth'
import type pg from 'pg'
import { longest, passwordProblem, shortest } from '#shared/password.ts'
import { Refusal } from '#shared/refusal.ts'
import { addressHeader, hooks } from './auth-hooks.ts'
import { authPool } from './auth-pool.ts'
import { derive } from './config.ts'
import { invitations, type Invitations } from './invitations.ts'
import { passwordChangedLetter, resetLetter } from './letters.ts'
import { lockout } from './lockout.ts'
import type { Mail } from './mail.ts'
import { hasNoMail, numbers, type Numbers } from './numbers.ts'
import { ownOrigins } from './origin.ts'
import { cookieName, cookieReader } from './session-cookie.ts'
import { sessions, type Sessions } from './sessions.ts'
import { workEmail, type WorkEmail } from './work-email.ts'

/** `baseUrl` is where the server is known to be: asked each time where that is settled by listening only. `now` moves the clock of lock-outs and links. */
export type AuthOptions = { authUrl: string; secret: string; baseUrl: string | (() => string); mail: Mail; now?: () => Date }
export type Auth = {
  /** better-auth's own routes under /api/auth, those that are allowed; the caller's address in the header `addressHeader`. */
  handler(request: Request): Promise<Response>
  /** The token of a Cookie header whose signature is ours; whether the session lives is the database's to say. */
  sessionToken(cookieHeader: string | undefined): string | null
  /** For setup, the demo and tests; everybody else gets an account by invitation. Answers with its id. */
  createAccount(account: { email: string; password: string; name: string }): Promise<string>
  setPassword(accountId: string, password: string): Promise<void>
  /** Signs an account out everywhere. */
  revokeSessions(accountId: string): Promise<void>
  sessions: Sessions
  invitations: Invitations
  numbers: Numbers
  workEmail: WorkEmail
  baseUrl(): string
  now(): Date
  /** What better-auth would migrate by, for the drift test. */
  options: ReturnType<typeof betterAuthOptions>
  /** Removes what has run out. */
  sweep(): Promise<void>
  close(): Promise<void>
}

export const allowed = ['POST /sign-in/email', 'POST /sign-out', 'POST /request-password-reset', 'POST /reset-password', 'POST /change-password', 'GET /get-session'] as const

export function createAuth({ authUrl, secret, baseUrl: given, mail, now = () => new Date() }: AuthOptions): Auth {
  const pool = authPool(authUrl)
  const baseUrl = () => typeof given === 'string' ? given : given()
  const isSecure = typeof given === 'string' && given.startsWith('https:')
  const signing = derive(secret, 'sign-in')
  const lock = lockout(pool, now)
  const pending = new Set<Promise<unknown>>()
  const later = (work: Promise<unknown>) => { pending.add(work); void work.catch(console.error).finally(() => pending.delete(work)) }
  const options = betterAuthOptions({ pool, signing, isSecure, now, mail, lock, later, baseUrl })
  const better = betterAuth(options)
  const sessionToken = cookieReader(signing, isSecure)
  const own = sessions(pool, sessionToken, now)
  /** Signs out everywhere, so that who knew the old one is out. */
  const setPassword = async (accountId: string, password: string) => {
    const { internalAdapter, password: { hash } } = await better.$context
    const user = await internalAdapter.findUserById(accountId)
    if (!user) throw new Refusal('not_found', {}, 404)
    refuseBad(password, [user.email, user.name])
    await internalAdapter.deleteUserSessions(accountId)
    await internalAdapter.updatePassword(accountId, await hash(password))
    await lock.forgive(user.email)
  }
  const createAccount = async ({ email, password, name }: { email: string; password: string; name: string }) => {
    refuseBad(password, [email, name])
    const { internalAdapter, password: { hash } } = await better.$context
    const known = await internalAdapter.findUserByEmail(email.trim().toLowerCase())
    if (!known) {
      const user = await internalAdapter.createUser({ email: email.trim(), name, emailVerified: true }, { method: 'email-password' })
      await internalAdapter.createAccount({ userId: user.id, accountId: user.id, providerId: 'credential', password: await hash(password) })
      return user.id
    }
    // One that belongs nowhere was left by a setup that didn't end.
    const { rows } = await pool.query(`select from auth.memberships_of($1, '-infinity') limit 1`, [known.user.id])
    if (rows.length) throw new Refusal('account.taken')
    await setPassword(known.user.id, password)
    return known.user.id
  }
  return {
    async handler(request) {
      const { pathname } = new URL(request.url)
      const isAllowed = allowed.some(each => `${request.method} ${pathname}` === each.replace(' ', ' /api/auth'))
      return isAllowed ? better.handler(request) : Response.json({ code: 'NOT_FOUND' }, { status: 404 })
    },
    sessionToken, createAccount, setPassword, baseUrl, now, options,
    async revokeSessions(accountId) {
      await pool.query(`delete from session where "userId" = $1`, [accountId])
    },
    sessions: own,
    workEmail: workEmail({ pool, secret: derive(secret, 'work e-mail'), baseUrl, mail, lock, now, owned: own.owned }),
    numbers: numbers({ pool, secret: derive(secret, 'sign-in code'), lock, now, passwords: async () => (await better.$context).password }),
    invitations: invitations({ pool, secret: derive(secret, 'invitation'), baseUrl, mail, lock, now, passwords: async () => (await better.$context).password }),
    async sweep() {
      await pool.query(`delete from session where "expiresAt" < $1`, [new Date()])
      await pool.query(`delete from sign_in_code where expires_at < $1`, [now()])
      await pool.query(`delete from verification where "expiresAt" < $1`, [new Date()])
      await pool.query(`delete from outbox_mail where at < $1::timestamptz - interval '30 days'`, [now()])
      await lock.sweep()
    },
    async close() {
      await Promise.allSettled(pending)
      await pool.end()
    },
  }
}

function refuseBad(password: string, about: readonly string[]): void {
  const problem = passwordProblem(password, about)
  if (problem) throw new Refusal(problem)
}

type Parts = { pool: pg.Pool; signing: string; isSecure: boolean; now: () => Date; mail: Mail; lock: ReturnType<typeof lockout>; later: (work: Promise<unknown>) => void; baseUrl: () => string }

function betterAuthOptions({ pool, signing, isSecure, now, mail, lock, later, baseUrl }: Parts) {
  const changed = async ({ email, name }: { email: string; name: string }) => hasNoMail(email) ? undefined : mail.send(email, passwordChangedLetter({ name, link: `${baseUrl()}/forgot-password` }))
  return {
    appName: 'Equipoise',
    baseURL: 'http://equipoise.invalid',
    basePath: '/api/auth',
    secret: signing,
    database: pool,
    trustedOrigins: () => ownOrigins(baseUrl()),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortest,
      maxPasswordLength: longest,
      resetPasswordTokenExpiresIn: 60 * 60,
      revokeSessionsOnPasswordReset: true,
      async sendResetPassword({ user, token }) {
        if (!hasNoMail(user.email) && await lock.mayMail(user.email)) await mail.send(user.email, resetLetter({ name: user.name, link: `${baseUrl()}/reset-password?token=${token}` }))
      },
      async onPasswordReset({ user }) {
        await pool.query(`delete from sign_in_code where expires_at < $1`, [now()])
      await pool.query(`delete from verification where value = $1`, [user.id])
        await lock.forgive(user.email)
        later(changed(user))
      },
    },
    session: {
      expiresIn: 7 * day,
      updateAge: day,
      additionalFields: { membershipId: { type: 'string', required: false, input: false }, isShared: { type: 'boolean', required: false, input: false } },
    },
    verification: { storeIdentifier: 'hashed' },
    ...hooks({ pool, lock, now, changed: user => later(changed(user)) }),
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { log: tell },
    advanced: {
      database: { generateId: () => randomUUIDv7() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      disableOriginCheck: false,
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
      cookies: { session_token: { name: cookieName(isSecure) }, dont_remember: { name: `${cookieName(isSecure)}-brief` } },
      backgroundTasks: { handler: later },
    },
  } satisfies Parameters<typeof betterAuth>[0]
}

/** Wrong passwords are no error of the server’s. */
const tell = (level: string, message: string, ...details: unknown[]) => { if (level === 'error') console.error('sign-in:', message, ...details) }
const day = 24 * 60 * 60
