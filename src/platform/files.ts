import { randomUUIDv7 } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '#shared/access.ts'
import { hangsOn } from '#shared/files.ts'
import { identifier, snake } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { insert } from './action.ts'
import type { Door } from './api.ts'
import { as, read, type Tx } from './db.ts'
import { kindOf, safeName } from './file-kinds.ts'
import { mustOpenBytes, sealBytes } from './secrets.ts'

const mb = 1_048_576
/** In bytes: a whole file, and the pieces in which it is kept. How many lie on one record, and how many are brought at the same time by everybody. */
export const largestFile = 25 * mb, pieceSize = mb / 4
export const mostOnOne = 50
const mostAtOnce = 8, slowestMs = 120_000
let coming = 0

export const fileSayings = {
  'file.too_large': 'The file is larger than 25 MB. Make it smaller, or bring it in parts.',
  'file.empty': 'There is nothing in this file. Choose another.',
  'file.not_taken': 'A file of this kind can’t be brought, whatever its name says. PDF, pictures, text, and documents of Word, Excel, PowerPoint or LibreOffice without macros can.',
  'file.too_many': 'There are fifty files here already. Take some away first.',
  'file.too_slow': 'The file took too long to arrive. Try again where the connection is better.',
  'file.lost': 'What this file said can’t be opened any more: the key that it was encrypted with is gone.',
}

/** Files on records: brought as what they are, given back to be kept and never to be shown within our pages. */
export function fileRoutes(app: FastifyInstance, door: Door, records: readonly AnyRecord[]): void {
  app.addContentTypeParser('application/octet-stream', (_, stream, done) => done(null, stream))
  for (const record of records) {
    const path = `/api/v1/${record.path}`, { by, on: parent } = hangsOn(record), tags = [record.plural]
    app.post(path, {
      schema: { tags, summary: `Bring a file: its bytes, as application/octet-stream; ${largestFile / mb} MB at most`, consumes: ['application/octet-stream'], querystring: Type.Object({ [by]: Type.String({ format: 'uuid' }), name: Type.String({ minLength: 1, maxLength: 500 }) }, { additionalProperties: false }), response: { 201: Type.Object({ id: Type.String(), name: Type.String(), mediaType: Type.String(), size: Type.Integer() }) } },
    }, async (request, reply) => {
      const actor = door.actorOf(request), { [by]: on, name } = request.query as Record<string, string>
      if (!(request.body instanceof Readable)) throw new Refusal('invalid', { detail: 'Send the file itself, as application/octet-stream.' }, 415)
      // Who may not bring it isn't listened to.
      if (!(await read(actor, `select from ${parent} where id = $1`, [on])).length) throw new Refusal('not_found', {}, 404)
      const bytes = await whole(request.body)
      return reply.status(201).send(await as(actor, tx => keep(tx, record, on!, name!, bytes)))
    })
    app.get(`${path}/:id/content`, { schema: { tags, summary: `What a file says`, params: Type.Object({ id: Type.String({ format: 'uuid' }) }) } }, async (request, reply) => {
      const actor = door.actorOf(request), { id } = request.params as { id: string }
      const [file] = await read<Kept>(actor, `select name, media_type as "mediaType", size, organization_id as "organizationId" from ${record.name} where id = $1`, [id])
      if (!file) throw new Refusal('not_found', {}, 404)
      const first = await piece(actor, record, id, file, 0)
      return reply.headers({
        'content-type': file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType, 'content-length': file.size, 'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
        'x-content-type-options': 'nosniff', 'content-security-policy': `sandbox; default-src 'none'`, 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'private, no-store',
      }).send(Readable.from(pieces(actor, record, id, file, first)))
    })
  }
}
type Kept = { name: string; mediaType: string; size: number; organizationId: string }

/** Read before a transaction is begun, so that a slow sender holds none. */
export async function whole(stream: Readable, most = largestFile, tooLarge = new Refusal('file.too_large', {}, 413)): Promise<Buffer> {
  if (coming >= mostAtOnce) throw new Refusal('busy', {}, 503)
  coming++
  const late = setTimeout(() => stream.destroy(new Refusal('file.too_slow', {}, 408)), slowestMs)
  try {
    const parts: Buffer[] = []
    let size = 0
    for await (const part of stream as AsyncIterable<Buffer>) {
      size += part.length
      if (size > most) throw tooLarge
      parts.push(part)
    }
    return Buffer.concat(parts)
  } finally {
    clearTimeout(late)
    coming--
  }
}

async function keep(tx: Tx, record: AnyRecord, on: string, given: string, bytes: Buffer) {
  const { by } = hangsOn(record), { personId } = await tx.me()
  if (!personId) throw new Refusal('not_yours', {}, 403)
  const file = await checkedFile(given, bytes)
  const [found] = await tx.query<{ n: number }>(`select count(*)::int as n from ${record.name} where ${identifier(snake(by))} = $1`, [on])
  refuseIf(found!.n >= mostOnOne, 'file.too_many')
  const id = randomUUIDv7()
  await insert(tx, record, id, { [by]: on, byId: personId, ...file } as never)
  await keepSealed(tx, record, id, bytes)
  return { id, ...file }
}

/** What it is and may be called here, or why it isn’t taken. */
export async function checkedFile(given: string, bytes: Uint8Array): Promise<{ name: string; mediaType: string; size: number }> {
  refuseIf(bytes.length === 0, 'file.empty')
  refuseIf(bytes.length > largestFile, 'file.too_large')
  const mediaType = await kindOf(bytes)
  if (!mediaType) throw new Refusal('file.not_taken')
  return { name: safeName(given, mediaType), mediaType, size: bytes.length }
}
/** What is kept of it: each piece sealed for its place, in order. */
export function* sealedPieces(organizationId: string, record: AnyRecord, id: string, bytes: Uint8Array): Generator<[number, Buffer]> {
  for (let n = 0; n * pieceSize < bytes.length; n++) yield [n, sealBytes(placeOf(organizationId, record, id, n), Buffer.from(bytes.subarray(n * pieceSize, (n + 1) * pieceSize)))]
}

/** For the row of this file, which the same transaction writes. */
export const keepSealed = async (tx: Tx, record: AnyRecord, id: string, bytes: Uint8Array): Promise<void> => {
  const { organizationId } = await tx.me()
  for (const [n, piece] of sealedPieces(organizationId, record, id, bytes)) await tx.query('insert into file_chunk (record, file_id, n, content) values ($1, $2, $3, $4)', [record.name, id, n, piece])
}
/** The first piece: all of a small file. */
export const openFirst = (organizationId: string, record: AnyRecord, id: string, content: Buffer): Buffer => mustOpenBytes(placeOf(organizationId, record, id, 0), content)

/** Each piece is read as whoever asks, so that it ends where their right does. */
async function* pieces(actor: Actor, record: AnyRecord, id: string, file: Kept, first: Buffer) {
  yield first
  for (let n = 1; n * pieceSize < file.size; n++) yield await piece(actor, record, id, file, n)
}
async function piece(actor: Actor, record: AnyRecord, id: string, { organizationId }: Kept, n: number): Promise<Buffer> {
  const [found] = await read<{ content: Buffer }>(actor, 'select content from file_chunk where organization_id = (select app.org()) and record = $1 and file_id = $2 and n = $3', [record.name, id, n])
  if (!found) throw new Refusal('file.lost', {}, 410)
  return mustOpenBytes(placeOf(organizationId, record, id, n), found.content)
}
const placeOf = (organizationId: string, record: AnyRecord, id: string, n: number) => ({ organizationId, record: record.name, field: `content ${n}`, id })
