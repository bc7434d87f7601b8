import Fastify from 'fastify'
import pg from 'pg'
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import { randomUUIDv7 } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll } from 'vitest'
import { registerAuth, registerOutbox } from '#platform/auth-routes.ts'
import { createAuth } from '#platform/auth.ts'
import { as, closeDatabase, openDatabase, read } from '#platform/db.ts'
import { problemOf } from '#platform/errors.ts'
import { invitationJob } from '#platform/invitations.ts'
import { startJobs } from '#platform/jobs.ts'
import { createMail, type KeptMail } from '#platform/mail.ts'
import type { Membership, OpenSession } from '#platform/sessions.ts'
import { testDatabase } from './database.ts'

export const origin = 'http://127.0.0.1:3000'
type Person = { personId: string; email: string }
type Answer = { code?: string; me?: string | null; email?: string; name?: string; hasAccount?: boolean; membershipId: string; memberships: Membership[]; items: OpenSession[] }

/** A company, its administrator, and a server that only signs in. `clock.ahead` moves the clock of lock-outs and links, in seconds; `clock.still` stops it. */
export async function signInWorld() {
  const database = await testDatabase()
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  openDatabase(database.appUrl)
  const clock: { ahead: number; still: number | null } = { ahead: 0, still: null }
  const now = () => new Date((clock.still ?? Date.now()) + clock.ahead * 1000)
  const mail = createMail({ smtpUrl: null, from: 'hr@acme.example', isProduction: false, isLocal: true, authUrl: database.authUrl, now })
  const auth = createAuth({ authUrl: database.authUrl, secret: 'a secret for tests, of 32 characters', baseUrl: origin, mail, now })
  const jobs = await startJobs({ appUrl: database.appUrl, pollSeconds: 0.5 })
  await jobs.work(invitationJob, ({ invitationId }) => auth.invitations.send(invitationId!))

  const app = Fastify()
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  app.setErrorHandler((error, _, reply) => {
    const problem = (error as { validation?: unknown }).validation ? { status: 400, code: 'invalid' } : problemOf(error, new Map())
    if (problem.status === 500) console.error(error)
    return reply.status(problem.status).send(problem)
  })
  registerAuth(app, auth)
  registerOutbox(app, mail)
  app.all('/api/v1/whoami', async ({ headers }) => {
    const token = auth.sessionToken(headers.cookie)
    return token ? (await read<{ me: string }>({ kind: 'session', token }, 'select app.me() as me'))[0] : { me: null }
  })
  afterAll(async () => {
    await app.close()
    await jobs.stop()
    await auth.close()
    await mail.close()
    await closeDatabase()
    await owner.end()
  })

  const ask = async (url: string, payload?: object, { cookie, from = '10.0.0.1', headers = {} }: { cookie?: string | undefined; from?: string; headers?: Record<string, string> } = {}) => {
    const reply = await app.inject({ method: payload ? 'POST' : 'GET', url: url.startsWith('/') ? url : `/api/auth/${url}`, ...payload && { payload }, remoteAddress: from, headers: { ...payload && { origin }, ...cookie && { cookie }, ...headers } })
    const cookies = [reply.headers['set-cookie'] ?? []].flat()
    return { status: reply.statusCode, headers: reply.headers, body: reply.json() as Answer, cookies, cookie: cookies.map(each => each.split(';')[0]!).filter(each => !each.endsWith('=')).join('; ') }
  }
  const rows = async (text: string, values: unknown[] = []) => (await owner.query(text, values)).rows
  const outbox = async () => (await ask('/api/v1/outbox')).body.items as unknown as KeptMail[]
  const linkTo = async (email: string) => /(?:accept|reset-password)\?token=([\w-]+)/.exec((await outbox()).find(({ to, text }) => to === email && text.includes('?token='))?.text ?? '')?.[1]

  const account = await auth.createAccount({ email: 'ada@acme.example', name: 'Ada Boss', password: 'ada keeps the keys' })
  const [{ id: acme }] = await rows(`select app.set_up('Acme', 'GB', 'GBP', 'Europe/London', 'Ada Boss', 'ada@acme.example', $1, '{people,access,organization}') as id`, [account]) as [{ id: string }]
  const [{ id: ada }] = await rows(`select id from person where work_email = 'ada@acme.example'`) as [{ id: string }]

  /** Somebody who works at Acme, without an account. */
  async function hire(name: string, email: string | null = `${name.toLowerCase().replaceAll(' ', '.')}@acme.example`): Promise<Person> {
    const [person, contract, seat] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()]
    await rows(`insert into person (organization_id, id, name, work_email) values ($1, $2, $3, $4)`, [acme, person, name, email])
    await rows(`insert into employment (organization_id, id, person_id, legal_entity_id, kind, starts_on) select $1, $2, $3, id, 'employee', '2025-01-01' from legal_entity`, [acme, contract, person])
    await rows(`insert into assignment (organization_id, id, person_id, employment_id, is_primary) values ($1, $2, $3, $4, true)`, [acme, seat, person, contract])
    await rows(`insert into placement (organization_id, id, assignment_id, person_id, starts_on, job_id, unit_id, location_id) select $1, $2, $3, $4, '2025-01-01', job_id, unit_id, location_id from placement limit 1`, [acme, randomUUIDv7(), seat, person])
    return { personId: person, email: email ?? '' }
  }
  const invite = ({ personId }: Person, by = ada) => as({ kind: 'person', organizationId: acme, personId: by }, tx => auth.invitations.invite(tx, jobs, personId))
  /** The link that the mail brings. */
  async function invited(person: Person, by = ada): Promise<string> {
    const before = await linkTo(person.email)
    await invite(person, by)
    for (let waited = 0; waited < 300; waited++) {
      const link = await linkTo(person.email)
      if (link && link !== before) return link
      await pause(50)
    }
    throw new Error(`no mail came to ${person.email}`)
  }
  async function joined(name: string, password: string): Promise<Person & { cookie: string }> {
    const person = await hire(name)
    const { cookie } = await ask('accept-invitation', { token: await invited(person), password })
    return { ...person, cookie }
  }
  return { database, owner, rows, auth, jobs, mail, clock, ask, outbox, linkTo, acme, ada, hire, invite, invited, joined }
}
