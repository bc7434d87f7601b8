import { tmpdir } from 'node:os'
import { join } from 'node:path'
import swagger from '@fastify/swagger'
import SerializerSelector from '@fastify/fast-json-stringify-compiler'
import { registerAjvFormats, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Actor } from '#shared/access.ts'
import { fieldErrors } from '#shared/field-errors.ts'
import { isFile } from '#shared/files.ts'
import { Refusal } from '#shared/refusal.ts'
import { actRoute, recordRoutes, type Door } from '#platform/api.ts'
import { docsRoute } from '#platform/api-docs.ts'
import { mailDigests, tellPeople } from '#platform/digest.ts'
import { createAuth } from '#platform/auth.ts'
import { registerAuth, registerOutbox } from '#platform/auth-routes.ts'
import { startClockwork } from '#platform/clockwork.ts'
import type { Ground } from '#platform/config.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { fileRoutes, fileSayings } from '#platform/files.ts'
import { ownFolder } from '#platform/folders.ts'
import { problemOf, saying } from '#platform/errors.ts'
import { eventRoutes } from '#platform/events.ts'
import { invitationJob } from '#platform/invitations.ts'
import { startJobs } from '#platform/jobs.ts'
import { keyActor } from '#platform/keys.ts'
import { createMail, isLocal } from '#platform/mail.ts'
import type { Services } from '#platform/module.ts'
import { laidFor } from '#modules/law/index.ts'
import { ruleRoutes, ruleSayings } from '#platform/rules.ts'
import { touchedRoutes } from '#platform/touched.ts'
import { jobs as timed, modules, records } from './modules.ts'
import { setUpRoutes, setUpSayings, type Welcome } from './setup.ts'
import { answersFor, mailWeeks, replyAddress, tellWeeks } from '#modules/desk/index.ts'
import { serveWeb } from './web-serve.ts'

/** What signs in and writes mail; apart from the routes, since setting up needs it before there are any. */
export function createServices({ authUrl, secret, config }: Ground, address: () => string) {
  const mail = createMail({ smtpUrl: config.smtpUrl, from: config.mailFrom, isProduction: config.isProduction, isLocal: isLocal(config), authUrl })
  const auth = createAuth({ authUrl, secret, baseUrl: config.baseUrl ?? address, mail, ...config.now && { now: () => new Date(config.now!) } })
  return { mail, auth, close: async () => { await auth.close(); await mail.close() } }
}
export type House = ReturnType<typeof createServices>

/** The whole server, for whoever signs in. */
export async function buildApp(ground: Ground, { mail, auth }: House, welcome: Welcome, webRoot: string) {
  const jobs = await startJobs({ appUrl: ground.appUrl })
  await jobs.work(invitationJob, async ({ invitationId }) => auth.invitations.send(invitationId!))
  await mailDigests(jobs, mail, auth.baseUrl, { replyTo: replyAddress, texts: answersFor })
  await mailWeeks(jobs, mail, auth.baseUrl)
  const app = await buildApi({
    appUrl: ground.appUrl, now: ground.config.now, trustProxy: ground.config.trustProxy,
    actorOf(request) {
      const key = keyActor(request.headers.authorization)
      if (key) return key
      const token = auth.sessionToken(request.headers.cookie)
      return token === null ? null : { kind: 'session', token }
    },
    services: { invite: (tx, personId) => auth.invitations.invite(tx, jobs, personId), issueCode: (tx, personId) => auth.numbers.issue(tx, personId), tell: (to, letter) => mail.tell(to, letter(auth.baseUrl())), folder: name => ownFolder(ground.config.dataDir, name), largestUpload: ground.config.largestUpload, rulePublishers: ground.config.rulePublishers },
    async more(app) {
      registerAuth(app, auth)
      registerOutbox(app, mail)
      saying(setUpSayings)
      setUpRoutes(app, ground, welcome, auth.createAccount.bind(auth), mail)
      await serveWeb(app, webRoot)
    },
  })
  const clockwork = startClockwork([...timed, { name: 'sign_in.sweep', may: {}, everySeconds: 3600, run: () => auth.sweep() }, tellPeople(jobs, mail), tellWeeks(jobs, mail)])
  app.addHook('preClose', async () => { await clockwork.stop(); await jobs.stop() })
  return app
}

type Options = { appUrl: string; now?: string | null; trustProxy?: string | false; actorOf: (request: FastifyRequest) => Actor | null; services?: Services; more?: (app: FastifyInstance) => Promise<void> }

/** Modules → routes, OpenAPI, one error handler. */
export async function buildApi({ appUrl, now = null, trustProxy = false, actorOf, services = withoutMail, more }: Options) {
  openDatabase(appUrl, { now })
  registerAjvFormats()
  const app = Fastify({ bodyLimit: 1_048_576, trustProxy, routerOptions: { ignoreTrailingSlash: true }, forceCloseConnections: true, schemaController: { compilersFactory: { buildSerializer: whenAsked } } })
  app.addHook('onClose', async () => { await closeDatabase() })
  app.addContentTypeParser(['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  app.setValidatorCompiler(fromText)
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'Equipoise', version: '0.1.0', description: 'The whole of HR. Lists answer `{ items, nextCursor, total }`; updates need If-Match; errors are RFC 9457.' } } })
  const byName = new Map(records.map(record => [record.name, record]))
  app.setErrorHandler((error, request, reply) => {
    const invalid = (error as { validation?: Parameters<typeof fieldErrors>[0] }).validation
    const problem = invalid ? problemOf(new Refusal('invalid', { errors: fieldErrors(invalid) }, 400), byName) : problemOf(error, byName)
    if (problem.status >= 500 && problem.code !== 'busy') console.error(request.method, request.routeOptions.url, (error as Error).stack)
    return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  })
  app.setNotFoundHandler((_, reply) => reply.status(404).type('application/problem+json').send(JSON.stringify(problemOf(new Refusal('not_found', {}, 404), byName))))

  const door: Door = {
    records: byName,
    actorOf(request) {
      const actor = actorOf(request)
      if (!actor) throw new Refusal('not_signed_in', {}, 401)
      return actor
    },
  }
  app.get('/api/v1/health', { schema: { tags: ['Health'], summary: 'Ready or not' } }, async () => ({ status: 'ready' }))
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  for (const { records: own, ways = {}, acts = [], routes, sayings = {} } of modules) {
    saying(sayings)
    for (const record of own) recordRoutes(app, door, record, { ...isFile(record) && { create: false, edit: false }, ...ways[record.name] })
    for (const each of acts) actRoute(app, door, each)
    routes?.(app, door, services)
  }
  eventRoutes(app, door)
  saying(fileSayings)
  fileRoutes(app, door, modules.flatMap(({ records: own, ways = {} }) => own.filter(record => isFile(record) && ways[record.name]?.bring !== false)))
  saying(ruleSayings)
  ruleRoutes(app, request => laidFor(door, request))
  touchedRoutes(app, door, modules.flatMap(({ touches = [] }) => touches))
  docsRoute(app)
  await more?.(app)
  return app
}

const withoutMail: Services = { invite: async () => { throw new Refusal('mail.not_set_up') }, issueCode: async () => { throw new Refusal('mail.not_set_up') }, tell: async () => false, folder: name => ownFolder(join(tmpdir(), `equipoise-${process.pid}`), name), largestUpload: 500 * 1_048_576 }

/** What checks and writes a route's JSON is compiled when it is first asked: for all of them at once it is a third of a start. */
const whenAsked: ReturnType<typeof SerializerSelector> = (...parts) => {
  const compile = SerializerSelector()(...parts)
  return route => {
    let write: ReturnType<typeof compile> | undefined
    return answer => (write ??= compile(route))(answer)
  }
}

/** Addresses carry text: numbers and booleans among their parameters are read before they are checked. */
const fromText: typeof TypeBoxValidatorCompiler = route => {
  let compiled: ReturnType<typeof TypeBoxValidatorCompiler> | undefined
  // TypeBox's own conversion would turn numbers back into text where further parameters are allowed.
  const check: ReturnType<typeof TypeBoxValidatorCompiler> = given => (compiled ??= TypeBoxValidatorCompiler({ ...route, httpPart: 'body' }))(given)
  if (route.httpPart === 'body') return check
  const types = Object.entries((route.schema as { properties?: Record<string, { type?: string }> }).properties ?? {})
  return given => {
    const values = { ...given as Record<string, unknown> }
    for (const [name, { type }] of types) {
      if (type === 'integer' && /^-?\d{1,9}$/.test(String(values[name]))) values[name] = Number(values[name])
      if (type === 'boolean' && /^(true|false)$/.test(String(values[name]))) values[name] = values[name] === 'true'
    }
    return check(values)
  }
}
