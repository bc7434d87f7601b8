import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import type { Case } from './cases.ts'

// What the product is held against: node:http and pg, prepared statements, the same rows as JSON. It signs nobody in and asks for no right.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)
const [ownerUrl] = process.argv.slice(2) as [string]
const pool = new pg.Pool({ connectionString: ownerUrl, max: 16, options: '-c jit=off' })
const cases = await new Promise<Case[]>(resolve => process.once('message', message => resolve(message as Case[])))
const reads = new Map<string, { query: { name: string; text: string; values: unknown[] }; kind: Case['kind'] }>()
const changes = new Map<string, [organizationId: string, id: string]>()
for (const [n, { kind, actor, paths, bare }] of cases.entries()) paths.forEach((path, i) => {
  if (kind === 'change') changes.set(path, bare.values[i] as [string, string])
  else reads.set(`${actor} ${path}`, { kind, query: { name: kind === 'one' ? 'one' : `list ${n}`, text: bare.sql, values: bare.values[i]! } })
})

const server = createServer(async (request, response) => {
  try {
    const body = JSON.stringify(request.method === 'PATCH' ? await change(request) : await read(request))
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
})
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }))
process.once('disconnect', () => process.exit())

async function read(request: IncomingMessage) {
  const { query, kind } = reads.get(`${String(request.headers['x-actor'])} ${request.url!}`)!
  const { rows } = await pool.query(query)
  if (kind === 'one') return rows[0]
  const items = rows.slice(0, 50), last = items.at(-1)
  return { items, nextCursor: rows.length > 50 ? Buffer.from(JSON.stringify([last.name, last.id])).toString('base64url') : null, total: rows[0]?.total ?? 0 }
}

async function change(request: IncomingMessage) {
  const [organizationId, id] = changes.get(request.url!)!
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { mobilePhone } = JSON.parse(Buffer.concat(chunks).toString()) as { mobilePhone: string }
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows: [row] } = await client.query<{ version: number; mobile_phone: string }>({ name: 'find', text: 'select version, mobile_phone from contact_details where organization_id = $1 and id = $2', values: [organizationId, id] })
    if (`"${row!.version}"` !== request.headers['if-match']) throw new Error('changed meanwhile')
    await client.query({ name: 'update', text: 'update contact_details set mobile_phone = $3, version = version + 1 where organization_id = $1 and id = $2 and version = $4', values: [organizationId, id, mobilePhone, row!.version] })
    await client.query({
      name: 'event', text: `insert into event (organization_id, id, at, actor, record, record_id, move, about_id, subject_id, level, is_for_self, is_for_line, digest) values ($1, uuidv7(), clock_timestamp(), 'bench', 'contact_details', $2, 'edit', $2, $2, 0, false, false, convert_to($3, 'UTF8'))`,
      values: [organizationId, id, JSON.stringify({ before: row!.mobile_phone, after: mobilePhone })],
    })
    await client.query('commit')
    return { id, version: row!.version + 1 }
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
