import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type TSchema } from 'typebox'
import type { Door } from '#platform/api.ts'
import { as } from '#platform/db.ts'
import type { Services } from '#platform/module.ts'
import { csvStream } from '#platform/spreadsheets.ts'
import * as contracts from './contract.ts'
import { problemsOf, viewOf } from './queries.ts'
import { leaveRoutes } from './leave-routes.ts'
import { haltAll } from './running.ts'
import { brought, checkIt, commitIt, giveUp, halted, lookedAt, rereadIt, undoIt } from './steps.ts'
import { worded } from './wording.ts'

const byId = Type.Object({ id: Type.String({ format: 'uuid' }) })
type Route = { name: string; label: string; method: string; path: string; input: TSchema; output: TSchema; status?: number }

/** What brings a file, goes on beside the request, or answers with a file. */
export function routes(app: FastifyInstance, door: Door, { folder, largestUpload }: Services): void {
  void app.register(multipart, { limits: { fileSize: largestUpload, files: 1, fields: 5 } })
  app.addHook('preClose', async () => { await haltAll() })
  const files = () => folder('imports')

  const on = ({ name, label, method, path, input, output, status = 200 }: Route, work: (request: FastifyRequest, id: string) => Promise<unknown>) => app.route({
    method, url: `/api/v1${path}`,
    schema: { tags: ['Import'], summary: label, operationId: name, ...path.includes(':id') && { params: byId }, ...method === 'POST' && name !== 'import.upload' && { body: Type.Union([input, Type.Null()]) }, response: { [status]: output } },
    handler: async (request, reply) => reply.status(status).send(await work(request, (request.params as { id: string }).id).catch((error: unknown) => { throw worded(error) })),
  })
  const view = (request: FastifyRequest, id: string) => as(door.actorOf(request), tx => viewOf(tx, id))

  on(contracts.upload, async request => {
    const actor = door.actorOf(request)
    return brought(actor, files(), await request.file())
  })
  on(contracts.look, (request, id) => lookedAt(door.actorOf(request), files(), id))
  on(contracts.reread, async (request, id) => {
    await rereadIt(door.actorOf(request), files(), id, request.body as Record<string, never> ?? {})
    return view(request, id)
  })
  on(contracts.check, async (request, id) => {
    await checkIt(door.actorOf(request), files(), id)
    return view(request, id)
  })
  on(contracts.commit, async (request, id) => {
    await commitIt(door.actorOf(request), files(), id, request.body as { leaveOut?: boolean; tells?: string[] } ?? {})
    return view(request, id)
  })
  on(contracts.undo, async (request, id) => {
    await undoIt(door.actorOf(request), id)
    return view(request, id)
  })
  on(contracts.stop, async (request, id) => {
    await halted(door.actorOf(request), id)
    return view(request, id)
  })
  on(contracts.cancel, async (request, id) => {
    await giveUp(door.actorOf(request), files(), id)
    return view(request, id)
  })

  leaveRoutes(app, door, () => folder('imports'))

  const { name, label, path, input, output } = contracts.problems
  app.get(`/api/v1${path}`, { schema: { tags: ['Import'], summary: label, operationId: name, params: byId, querystring: input, response: { 200: output } } }, async (request, reply) => {
    const { id } = request.params as { id: string }
    const asked = request.query as Parameters<typeof problemsOf>[2]
    const page = (more: typeof asked) => as(door.actorOf(request), tx => problemsOf(tx, id, { ...asked, ...more }))
    if (!request.headers.accept?.startsWith('text/csv')) return page({})
    const first = await page({ limit: 500 })
    return reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="problems.csv"').send(csvStream(problemColumns, lines(first, after => page({ limit: 500, after }))))
  })
}

type Page = Awaited<ReturnType<typeof problemsOf>>
const problemColumns = ['Row', 'Column', 'Header', 'Name', 'Value', 'Problem', 'Code', 'Level'].map(label => ({ label }))

async function* lines(first: Page, next: (after: string) => Promise<Page>) {
  for (let page: Page | null = first; page; page = page.next ? await next(page.next) : null)
    for (const { row, column, header, name, value, message, code, level } of page.items) yield [row, column === null ? null : column + 1, header, name, value, message, code, level]
}
