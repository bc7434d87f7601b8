import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type TSchema } from 'typebox'
import { all, is, toSql, type Actor } from '#shared/access.ts'
import { isOptional, isSealed, isWhole } from '#shared/fields.ts'
import { humane, snake } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Refusal } from '#shared/refusal.ts'
import { leaves } from '#shared/workflow.ts'
import type { Act } from './act.ts'
import { edit, make, move, remove, show, type Made, type Moved } from './action.ts'
import { as, briefly, read, type Tx } from './db.ts'
import { exported } from './export.ts'
import { importRecords } from './record-import.ts'
import { isSortable, listQuery, pageOf, selection, type Filters, type ListInput } from './query.ts'
import { present, sealedOf, secretsOf } from './rows.ts'
import { fingerprint } from './secrets.ts'

/** What a record's own actions are, where they are more than its declaration says; false: not by the API, or not here. */
export type Ways = { create?: ((tx: Tx, input: never) => Promise<string>) | false; edit?: ((tx: Tx, id: string, patch: never, version: number | null) => Promise<number>) | false; list?: false; bring?: false; moves?: Record<string, Moved | false> }
export type Door = { actorOf(request: FastifyRequest): Actor; records: ReadonlyMap<string, AnyRecord> }

const id = Type.String({ format: 'uuid' })
const byId = Type.Object({ id })
const written = Type.Object({ id, version: Type.Integer() })
const listed = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: 'Rows a page; 50 unless told.' })),
  cursor: Type.Optional(Type.String({ maxLength: 2000, description: 'nextCursor of the page before.' })),
  sort: Type.Optional(Type.String({ maxLength: 60, description: 'A field’s name; with - before it, downward.' })),
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Search as you type.' })),
  total: Type.Optional(Type.Boolean({ description: 'false: without the count.' })),
}
const dated = { on: Type.Optional(Type.String({ format: 'date', description: 'As of that day; rights are those of now.' })) }

const sheets = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']
export const imported = Type.Object({ created: Type.Integer(), problems: Type.Array(Type.Object({ row: Type.Integer(), field: Type.String(), code: Type.String(), message: Type.String() })) })
/** What the company doesn't use of a record. */
async function settingsOff(actor: Actor, record: AnyRecord): Promise<string[]> {
  const names = [...new Set(Object.values(record.all).flatMap(({ uses }) => uses ?? []))]
  return names.length ? (await read<{ name: string }>(actor, 'select name from unnest($1::text[], $2::text[]) s (name, kept) where not app.setting(kept)', [names, names.map(snake)])).map(({ name }) => name) : []
}
/** A trial is the real thing, taken back. */
/** Where a file of rows is brought: tried first (`dryRun`), then all or none. */
export function importing<T extends { problems: readonly unknown[] }>(app: FastifyInstance, door: Door, { path, plural }: AnyRecord, { answers, asks = {}, run }: { answers: TSchema; asks?: Record<string, TSchema>; run: (tx: Tx, file: Buffer, said: Record<string, string | undefined>) => Promise<T> }): void {
  app.post(`/api/v1/${path}/import`, {
    bodyLimit: 20 * 1024 * 1024,
    schema: { tags: [plural], summary: `Import ${plural.toLowerCase()} from CSV or XLSX, all or none`, consumes: sheets, querystring: Type.Object({ dryRun: Type.Optional(Type.Boolean()), ...asks }), response: { 200: answers } },
  }, async request => {
    const { dryRun = false, ...said } = request.query as { dryRun?: boolean }
    if (!Buffer.isBuffer(request.body)) throw new Refusal('invalid', { detail: `Send the file itself, as ${sheets.join(' or ')}.` }, 415)
    const file = request.body
    const outcome: { result?: T } = {}
    await as(door.actorOf(request), async tx => {
      outcome.result = await run(tx, file, said as Record<string, string>)
      if (dryRun || outcome.result.problems.length) throw new Undone()
    }).catch(error => { if (!(error instanceof Undone)) throw error })
    return outcome.result
  })
}
class Undone extends Error {}

/** A record as routes: list, export, one, create, change, delete, and each move by its name. */
export function recordRoutes(app: FastifyInstance, door: Door, record: AnyRecord, { create, edit: editing, list, moves = {} }: Ways = {}): void {
  const path = `/api/v1/${record.path}`
  const tags = [record.plural]
  const isWritten = record.kind !== 'ledger'
  if (list !== false && record.kind !== 'single') app.get(path, {
    schema: { tags, summary: `List ${record.plural.toLowerCase()}`, querystring: describeFilters(record), response: { 200: Type.Object({ items: Type.Array(record.row), nextCursor: Type.Union([Type.String(), Type.Null()]), total: Type.Union([Type.Integer(), Type.Null()]) }) } },
  }, async (request, reply) => {
    const asked = listInput(request)
    const format = formatOf(request)
    const actor = door.actorOf(request)
    if (format) return exported(reply, record, format, next => read(actor, rights => listQuery(record, { ...asked, ...next }, rights)), asked, await settingsOff(actor, record))
    const page = pageOf(record, asked, await read(actor, rights => listQuery(record, asked, rights)))
    return isPresented(record) ? { ...page, items: page.items.map(row => present(record, row)) } : page
  })

  const can = possibilities(record)
  const one = `select ${selection(record, 't')}, ${can} as can from ${record.name} t where t.organization_id = (select app.org()) and t.id = $1`
  app.get(`${path}/:id`, {
    schema: { tags, summary: `One ${record.label.toLowerCase()}`, params: byId, response: { 200: Type.Interface([record.row as never], { can: Type.Array(Type.String()) }) } },
  }, async (request, reply) => {
    const [row] = await read(door.actorOf(request), one, [paramsOf(request).id])
    if (!row) throw new Refusal('not_found', {}, 404)
    reply.header('etag', `"${row['version']}"`)
    return present(record, row)
  })

  if (isWritten && create !== false && record.kind !== 'strand' && record.kind !== 'single') app.post(path, {
    schema: { tags, summary: `New ${record.label.toLowerCase()}`, body: record.input, response: { 201: written } },
  }, async (request, reply) => {
    const made = await once(door.actorOf(request), request, async tx => ({ id: await (create ?? make(record))(tx, request.body as never), version: 1 }))
    return reply.status(201).header('location', `${path}/${made.id}`).send(made)
  })
  if (record.kind === 'record' && create !== false) importing(app, door, record, { answers: imported, run: (tx, file) => importRecords(tx, record, door.records, file, create as Made<AnyRecord> | undefined) })

  // Of a change that is more than its row's, each statement asks anew what its actor may.
  const [entered, change] = editing ? [as, editing] : [briefly, edit(record)]
  if (isWritten && editing !== false && record.kind !== 'strand') app.patch(`${path}/:id`, {
    schema: { tags, summary: `Change a ${record.label.toLowerCase()}`, params: byId, body: record.patch, response: { 200: written } },
  }, (request, reply) => answer(reply, paramsOf(request).id, entered(door.actorOf(request), tx => change(tx, paramsOf(request).id, request.body as never, versionOf(request)))))

  if (isWritten && record.access.delete && record.kind !== 'strand') app.delete(`${path}/:id`, {
    schema: { tags, summary: `Delete a ${record.label.toLowerCase()}`, params: byId, response: { 204: Type.Null() } },
  }, async (request, reply) => {
    await as(door.actorOf(request), tx => remove(record)(tx, paramsOf(request).id, versionOf(request)))
    return reply.status(204).send(null)
  })

  const secrets = secretsOf(record)
  if (secrets.length) app.post(`${path}/:id/show`, {
    schema: { tags, summary: `What is masked of a ${record.label.toLowerCase()}, in full; the look is recorded`, params: byId, response: { 200: Type.Object(Object.fromEntries(secrets.map(field => [field, Type.Unsafe<string | null>({ type: ['string', 'null'] })]))) } },
  }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return as(door.actorOf(request), tx => show(record)(tx, paramsOf(request).id))
  })

  for (const [name, step] of Object.entries(record.flow?.moves ?? {})) {
    const moved = moves[name] ?? move(record as never, name as never) as Moved
    if (!moved) continue
    app.post(`${path}/:id/${name}`, {
      schema: { tags, summary: `${step.label}: from ${leaves(step).join(' or ')} to ${step.to}`, params: byId, ...moved.input && { body: moved.input }, response: { 200: written } },
      // Who says nothing of what may be said sends nothing.
      preValidation: async request => { if (moved.input) request.body ??= {} },
    }, (request, reply) => answer(reply, paramsOf(request).id, as(door.actorOf(request), tx => moved(tx, paramsOf(request).id, request.body, versionOf(request, false)))))
  }
}

/** An action as a route. A create under an Idempotency-Key is done once. */
export function actRoute(app: FastifyInstance, door: Door, { name, label, method, path, input, output, status = 200, run }: Act): void {
  const params = [...path.matchAll(/:(\w+)/g)].map(([, each]) => [each!, id])
  app.route({
    method, url: `/api/v1${path}`,
    schema: { tags: [humane(name.split('.')[0]!)], summary: label, operationId: name, ...params.length && { params: Type.Object(Object.fromEntries(params)) }, ...method === 'GET' ? { querystring: input } : { body: input }, response: { [status]: output } },
    handler: async (request, reply) => {
      const work = (tx: Tx) => run(tx, method === 'GET' ? request.query : request.body, request.params as Record<string, string>) as Promise<object>
      const actor = door.actorOf(request)
      return reply.status(status).send(method === 'GET' ? await as(actor, work) : await once(actor, request, work))
    },
  })
}

/** Does the work unless the same request has been answered before; both in one transaction. */
async function once<T extends object>(actor: Actor, request: FastifyRequest, work: (tx: Tx) => Promise<T>): Promise<T> {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string') return as(actor, work)
  if (key.length > 200) throw new Refusal('invalid', { detail: 'An Idempotency-Key has at most 200 characters.' }, 400)
  const hash = fingerprint(`${request.method} ${request.url} ${JSON.stringify(request.body)}`)
  return as(actor, async tx => {
    const [known] = await tx.query<{ answer: T | null }>(`select app.recall($1, $2) as answer`, [key, hash])
    if (known?.answer) return known.answer
    const answer = await work(tx)
    await tx.query(`select app.remember($1, $2, $3)`, [key, hash, JSON.stringify(answer)])
    return answer
  })
}

async function answer(reply: FastifyReply, id: string, version: Promise<number>) {
  const now = await version
  reply.header('etag', `"${now}"`)
  return { id, version: now }
}

/** The version that the editor had seen: without it, two people silently overwrite each other. */
export function versionOf(request: FastifyRequest, isNeeded = true): number | null {
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(request.headers['if-match'] ?? '')
  if (!match && (isNeeded || request.headers['if-match'])) throw new Refusal('version_needed', {}, 428)
  return match ? Number(match[1]) : null
}

function listInput(request: FastifyRequest): ListInput {
  const { limit = 50, cursor, sort, q, on, total, ...filters } = request.query as Filters & { limit?: number; total?: boolean }
  return { limit, filters, withTotal: total ?? !cursor, ...cursor && { cursor }, ...sort && { sort }, ...q?.trim() && { q: q.trim() }, ...on && { on } } as ListInput
}

/** What the reader may do with the row now, so that screens offer nothing that would be refused. */
function possibilities(record: AnyRecord): string {
  const rights = [['update', record.access.update] as const, ...record.access.delete ? [['delete', record.access.delete] as const] : [],
    ...Object.entries(record.flow?.moves ?? {}).map(([name, step]) => [name, all(is('status', ...leaves(step)), step.by)] as const)]
  return `array_remove(array[${rights.map(([name, access]) => `case when ${toSql(access, record, 't')} then '${name}' end`).join(', ')}], null)`
}

function describeFilters(record: AnyRecord): TSchema {
  const filters = Object.entries(record.all).filter(([name, schema]) => schema.kind !== 'money' && !isSealed(schema) && schema.kind !== 'list' && !isWhole(schema) && (record.list.filters?.includes(name) ?? true))
    .flatMap(([name, schema]) => schema.kind === 'date' ? [`${name}.from`, `${name}.until`] : isOptional(schema) ? [`${name} (or none)`] : [name])
  const sorts = Object.keys(record.all).filter(field => isSortable(record, field))
  return Type.Object({ ...listed, ...record.list.asOf && dated }, { additionalProperties: Type.String({ maxLength: 2000 }), description: `Filters: id (several parted by commas), ${filters.join(', ')}; each also as ".not". Sorts: ${sorts.join(', ') || 'id'}.${record.list.needs ? ` Needs ${record.list.needs}.` : ''}` })
}

const isPresented = (record: AnyRecord) => sealedOf(record).length > 0 || Object.values(record.all).some(schema => schema.kind === 'money')
const paramsOf = (request: FastifyRequest) => request.params as { id: string }
const formatOf = ({ headers: { accept = '' } }: FastifyRequest) =>
  accept.startsWith('text/csv') ? 'csv' : accept.startsWith('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet') ? 'xlsx' : null
