import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Refusal } from '#shared/refusal.ts'
import { addressHeader, sharedHeader } from './auth-hooks.ts'
import type { Auth } from './auth.ts'
import { saying } from './errors.ts'
import type { Mail } from './mail.ts'
import { hasNoMail } from './numbers.ts'
import { refuseForeign } from './origin.ts'
import { rateLimit } from './rate-limit.ts'

/** The sign-in's routes. Also refuses, for the whole application, what another site's page makes a browser send. */
export function registerAuth(app: FastifyInstance, auth: Auth): void {
  app.addHook('onRequest', refuseForeign(auth.baseUrl))
  const limits = { tight: rateLimit({ max: 30, seconds: 10, now: auth.now }), wide: rateLimit({ max: 200, seconds: 10, now: auth.now }) }
  const limited = (limit: keyof typeof limits) => ({
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      const wait = limits[limit](request.ip)
      if (wait) throw tooMany(reply, 'sign_in.too_many', wait)
    },
  })
  const routes = app.withTypeProvider<TypeBoxTypeProvider>()

  routes.post('/api/auth/sign-in/email', { ...limited('tight'), schema: { ...about('Sign in, by e-mail or by employee number; a shared device is signed out after half an hour'), body: body({ email, password, rememberMe: Type.Optional(Type.Boolean()), isShared: Type.Optional(Type.Boolean()) }), response: { 200: account } } },
    async (request, reply) => enter(request, reply, request.body))
  routes.post('/api/auth/sign-out', { ...limited('wide'), schema: { ...about('Sign out'), response: { 200: done } } },
    async (request, reply) => { await relay(request, reply, {}); return { isDone: true } })
  routes.post('/api/auth/request-password-reset', { ...limited('tight'), schema: { ...about('Ask for a new password by mail; the answer is the same for an address that nobody has'), body: body({ email }), response: { 200: done } } },
    async (request, reply) => { await relay(request, reply); return { isDone: true } })
  routes.post('/api/auth/reset-password', { ...limited('tight'), schema: { ...about('Set a new password by a link from a mail'), body: body({ token, newPassword: password }), response: { 200: done } } },
    async (request, reply) => { await relay(request, reply); return { isDone: true } })
  routes.post('/api/auth/change-password', { ...limited('tight'), schema: { ...about('Change one’s password; signs out everywhere else'), body: body({ currentPassword: password, newPassword: password }), response: { 200: account } } },
    async (request, reply) => accountOf(await relay(request, reply, { ...request.body, revokeOtherSessions: true })))

  routes.get('/api/auth/get-session', { ...limited('wide'), schema: { ...about('Who is signed in, and where; keeps the session alive'), response: { 200: present } } },
    async (request, reply) => { await relay(request, reply); return auth.sessions.present(request.headers.cookie) })
  routes.get('/api/auth/list-sessions', { ...limited('wide'), schema: { ...about('Where one is signed in'), response: { 200: Type.Object({ items: Type.Array(session) }) } } },
    async ({ headers }) => ({ items: await auth.sessions.list(headers.cookie) }))
  routes.post('/api/auth/revoke-session', { ...limited('wide'), schema: { ...about('End one of one’s sessions'), body: body({ id: Type.String({ maxLength: 64 }) }), response: { 200: done } } },
    async ({ headers, body }) => { await auth.sessions.revoke(headers.cookie, body.id); return { isDone: true } })
  routes.post('/api/auth/revoke-other-sessions', { ...limited('wide'), schema: { ...about('Sign out everywhere else'), response: { 200: done } } },
    async ({ headers }) => { await auth.sessions.revokeOthers(headers.cookie); return { isDone: true } })
  routes.post('/api/auth/choose-membership', { ...limited('wide'), schema: { ...about('Go to another of one’s organisations'), body: body({ membershipId: Type.String({ format: 'uuid' }) }), response: { 200: done } } },
    async ({ headers, body }) => { await auth.sessions.choose(headers.cookie, body.membershipId); return { isDone: true } })

  routes.post('/api/auth/follow-work-email', { ...limited('tight'), schema: { ...about('Ask the new work e-mail whether to sign in with it'), response: { 200: done } } },
    async ({ headers }) => { await auth.workEmail.ask(headers.cookie); return { isDone: true } })
  routes.post('/api/auth/confirm-work-email', { ...limited('tight'), schema: { ...about('Sign in with the work e-mail from now on, by the link of its letter'), body: body({ token: Type.String({ minLength: 1, maxLength: 1000 }) }), response: { 200: done } } },
    async ({ headers, body }) => { await auth.workEmail.confirm(headers.cookie, body.token); return { isDone: true } })

  routes.post('/api/auth/invitation', { ...limited('tight'), schema: { ...about('Whom a link from an invitation is for'), body: body({ token }), response: { 200: invited } } },
    async ({ body }) => auth.invitations.look(body.token))
  routes.post('/api/auth/accept-invitation', { ...limited('tight'), schema: { ...about('Accept an invitation with a password of one’s own, or that of the account one has; signs in'), body: body({ token, password }), response: { 200: account } } },
    async (request, reply) => {
      const { token, password } = request.body
      const email = await auth.invitations.accept(token, password, request.ip).catch(error => { throw waiting(reply, error) })
      return enter(request, reply, { email, password })
    })
  routes.post('/api/auth/accept-code', { ...limited('tight'), schema: { ...about('Choose a password with the code of a letter, or from HR in person; signs in'), body: body({ number: Type.String({ minLength: 1, maxLength: 64 }), code: Type.String({ minLength: 1, maxLength: 40 }), password, isShared: Type.Optional(Type.Boolean()) }), response: { 200: account } } },
    async (request, reply) => {
      const { number, code, password, isShared } = request.body
      const email = await auth.numbers.accept(number, code, password, request.ip).catch(error => { throw waiting(reply, error) })
      return enter(request, reply, { email, password, isShared })
    })

  async function enter(request: FastifyRequest, reply: FastifyReply, { email: typed, isShared = false, ...given }: { email: string; password: string; rememberMe?: boolean | undefined; isShared?: boolean | undefined }) {
    const email = await auth.numbers.emailOf(typed)
    return accountOf(await relay(request, reply, { ...given, email, ...isShared && { rememberMe: false } }, '/api/auth/sign-in/email', isShared))
  }

  /** Through better-auth: its cookies go on to the browser, its tokens don't. */
  async function relay(request: FastifyRequest, reply: FastifyReply, content: unknown = request.body, path = request.routeOptions.url, isShared = false): Promise<unknown> {
    const { method, ip } = request
    const headers = new Headers({ [addressHeader]: ip, 'content-type': 'application/json', ...isShared && { [sharedHeader]: 'yes' } })
    for (const name of passedOn) if (request.headers[name] !== undefined) headers.set(name, String(request.headers[name]))
    const response = await auth.handler(new Request(`http://equipoise.invalid${path}`, { method, headers, ...method === 'POST' && { body: JSON.stringify(content ?? {}) } }))
    for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
    const said: unknown = await response.json().catch(() => null)
    if (response.ok) return said
    const code = String((said as { code?: unknown } | null)?.code)
    const wait = Number(response.headers.get('retry-after'))
    if (wait) throw tooMany(reply, 'sign_in.locked', wait)
    const [saying, status] = refusals[code] ?? ['sign_in.failed', response.status]
    throw new Refusal(saying, {}, status)
  }
}

/** The mails that weren't sent, where they may be seen: this machine's demo and development. */
export function registerOutbox(app: FastifyInstance, mail: Mail): void {
  const { outbox } = mail
  if (!outbox) return
  app.withTypeProvider<TypeBoxTypeProvider>().get('/api/v1/outbox', { schema: { ...about('Mails that weren’t sent, but kept to be shown'), response: { 200: Type.Object({ items: Type.Array(keptMail) }) } } }, async () => ({ items: await outbox() }))
}

function tooMany(reply: FastifyReply, code: string, retryAfter: number) {
  reply.header('retry-after', retryAfter)
  return new Refusal(code, { retryAfter }, 429)
}
const waiting = (reply: FastifyReply, error: unknown) => error instanceof Refusal && error.status === 429 ? tooMany(reply, error.code, Number(error.detail['retryAfter'])) : error

const passedOn = ['cookie', 'origin', 'referer', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'] as const
const accountOf = (said: unknown) => {
  const { email, name } = (said as { user: { email: string; name: string } }).user
  return { email: hasNoMail(email) ? '' : email, name }
}
const about = (summary: string) => ({ summary, tags: ['Sign-in'] })
const body = <T extends Record<string, ReturnType<typeof Type.String | typeof Type.Boolean>>>(fields: T) => Type.Object(fields, { additionalProperties: false })

/** What better-auth says, in our words. A malformed address is as wrong as an unknown one. */
const refusals: Record<string, [code: string, status: number]> = {
  INVALID_EMAIL_OR_PASSWORD: ['sign_in.wrong', 401], INVALID_EMAIL: ['sign_in.wrong', 401], PASSWORD_TOO_LONG: ['sign_in.wrong', 401],
  NO_MEMBERSHIP: ['sign_in.no_membership', 403], UNAUTHORIZED: ['not_signed_in', 401], VALIDATION_ERROR: ['invalid', 400],
  INVALID_PASSWORD: ['password.wrong', 422], INVALID_TOKEN: ['password.link_not_valid', 410],
  'password.too_short': ['password.too_short', 422], 'password.too_long': ['password.too_long', 422], 'password.too_common': ['password.too_common', 422],
  INVALID_ORIGIN: ['sign_in.foreign_origin', 403], MISSING_OR_NULL_ORIGIN: ['sign_in.foreign_origin', 403], CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: ['sign_in.foreign_origin', 403],
}

const email = Type.String({ minLength: 1, maxLength: 254 })
const password = Type.String({ minLength: 1, maxLength: 1000 })
const token = Type.String({ minLength: 1, maxLength: 200 })
const done = Type.Object({ isDone: Type.Boolean() })
const account = Type.Object({ email: Type.String(), name: Type.String() })
const invited = Type.Object({ email: Type.String(), personName: Type.String(), organizationName: Type.String(), hasAccount: Type.Boolean() })
const session = Type.Object({ id: Type.String(), signedInAt: Type.String(), seenAt: Type.String(), address: Type.String(), program: Type.String(), isThis: Type.Boolean() })
const membership = Type.Object({ id: Type.String(), organizationId: Type.String(), organizationName: Type.String(), personId: Type.String() })
const present = Type.Object({ email: Type.String(), name: Type.String(), isShared: Type.Boolean(), workEmail: Type.Union([Type.String(), Type.Null()]), expiresAt: Type.String(), membershipId: Type.Union([Type.String(), Type.Null()]), memberships: Type.Array(membership) })
const keptMail = Type.Object({ id: Type.String(), at: Type.String(), to: Type.String(), subject: Type.String(), text: Type.String(), html: Type.String() })

saying({
  'sign_in.wrong': 'That e-mail or employee number and password don’t go together.',
  'sign_in.email_stands': 'There is no new work e-mail to sign in with, or somebody else signs in with it.',
  'sign_in.email_link_not_valid': 'This link has run out, or is for another account. Sign in as yourself and ask for a new one on My account.',
  'sign_in.code_not_valid': 'That number and code don’t go together, or the code has been used, replaced or run out. Please ask your HR team for a new one.',
  'sign_in.locked': 'There were too many wrong passwords. Please wait a little, or ask for a new password by mail.',
  'sign_in.too_many': 'That was a lot at once. Please wait a few seconds and try again.',
  'sign_in.no_membership': 'The password is right, but this account belongs to no organisation now. Please ask your HR team.',
  'sign_in.foreign_origin': 'This came from another site’s page, so it was refused. Open Equipoise at its own address; if that has changed, set BASE_URL.',
  'sign_in.failed': 'That didn’t work. Nothing was changed: please try again.',
  'password.too_short': 'A password needs at least 12 characters: a few words make a good one.',
  'password.too_long': 'A password may have up to 128 characters.',
  'password.too_common': 'That is among the first that anybody would try. Please choose another.',
  'password.wrong': 'That isn’t your present password.',
  'password.link_not_valid': 'This link has been used or has run out. Please ask for a new one.',
  'account.taken': 'Somebody signs in with this e-mail already.',
  'invitation.not_valid': 'This invitation has been used or replaced by a newer one. Please look for a newer mail, or ask your HR team.',
  'invitation.expired': 'This invitation has run out. Please ask your HR team for a new one.',
  'mail.not_set_up': 'This server can’t send mail yet. Whoever runs it needs to set SMTP_URL.',
  'people.no_work_email': 'This person has no work e-mail to send an invitation to. Add one first.',
  'people.has_left': 'This person has left, so there is nothing to invite them to.',
  'people.access_needs_mail': 'Whoever looks after others signs in with a work e-mail: add one, and invite them.',
  'people.signs_in_by_mail': 'This person signs in by e-mail: invite them by mail, or they ask for a new password at the sign-in.',
  'people.no_number': 'This person has no employee number to sign in with. Add one first.',
  'people.number_held_twice': 'Two people here have this employee number, so nobody can sign in with it: change one of them first.',
  'people.signs_in_already': 'This person can sign in already.',
})
