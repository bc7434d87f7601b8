import { randomUUIDv7 } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { insert, lock, remove } from '#platform/action.ts'
import type { Door } from '#platform/api.ts'
import { as, read, type Tx } from '#platform/db.ts'
import { keepSealed, openFirst, whole } from '#platform/files.ts'
import { onlyPicture, type Picture } from '#platform/pictures.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { photo } from './records-photo.ts'

/** In bytes as it comes, and as it is kept; in dots along a side. Our pages make it far smaller before they send it. */
const largest = 4 * 1_048_576, mostKept = 100_000, mostDots = 4096

export const photoSayings = {
  'photo.not_taken': 'This can’t be used as a photo: choose a JPEG, PNG or WebP picture that doesn’t move.',
  'photo.too_large': 'The photo is too large: choose one of at most 100 kB and 4,096 dots a side.',
}

const uuid = Type.String({ format: 'uuid' })

/** One's own photo, brought and shown; whom it shows is looked up for a page of people at once. */
export function photoRoutes(app: FastifyInstance, door: Door): void {
  const tags = [photo.plural]
  app.post('/api/v1/photos', {
    schema: { tags, summary: 'Bring one’s own photo, in the place of the one before: its bytes, as application/octet-stream. What is written in it beside the picture (place, time, device) isn’t kept', consumes: ['application/octet-stream'], response: { 201: Type.Object({ id: uuid }) } },
  }, async (request, reply) => {
    const actor = door.actorOf(request)
    if (!(request.body instanceof Readable)) throw new Refusal('invalid', { detail: 'Send the picture itself, as application/octet-stream.' }, 415)
    const [me] = await read<{ id: string | null }>(actor, 'select app.me() as id')
    if (!me?.id) throw new Refusal('not_yours', {}, 403)
    const picture = checked(await whole(request.body, largest, new Refusal('photo.too_large', {}, 413)))
    return reply.status(201).send({ id: await as(actor, tx => keep(tx, picture)) })
  })
  app.get('/api/v1/photos/of', { schema: { tags, summary: 'Which of these people have a photo that the asker may see', querystring: Type.Object({ ids: Type.String({ maxLength: 40 * 100, pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36})*$', description: 'People, with commas, at most a hundred.' }) }, { additionalProperties: false }), response: { 200: Type.Object({ items: Type.Array(Type.Object({ id: uuid, personId: uuid })) }) } } },
    async request => ({ items: await read(door.actorOf(request), 'select id, person_id as "personId" from photo where organization_id = (select app.org()) and person_id = any ($1::uuid[])', [(request.query as { ids: string }).ids.split(',')]) }))
  app.get('/api/v1/photos/:id/content', { schema: { tags, summary: 'The photo itself', params: Type.Object({ id: uuid }) } }, async (request, reply) => {
    const { id } = request.params as { id: string }
    const [found] = await read<{ organizationId: string; mediaType: string; content: Buffer }>(door.actorOf(request), `
      select p.organization_id as "organizationId", p.media_type as "mediaType", c.content from photo p join file_chunk c on c.organization_id = p.organization_id and c.record = 'photo' and c.file_id = p.id and c.n = 0 where p.organization_id = (select app.org()) and p.id = $1`, [id])
    if (!found) throw new Refusal('not_found', {}, 404)
    // A photo never changes: another has another id. The right to it is asked each time.
    reply.headers({ etag: `"${id}"`, 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff', 'content-security-policy': `sandbox; default-src 'none'`, 'cross-origin-resource-policy': 'same-origin' })
    if (request.headers['if-none-match'] === `"${id}"`) return reply.status(304).send()
    return reply.type(found.mediaType).send(openFirst(found.organizationId, photo, id, found.content))
  })
}

/** For a page that shows it to whom the directory doesn’t show the person. */
export const shownPhoto = ({ organizationId, id, mediaType, content }: { organizationId: string; id: string; mediaType: string; content: Buffer }): string => `data:${mediaType};base64,${openFirst(organizationId, photo, id, content).toString('base64')}`

/** Only the picture, of a size that a page of fifty can show. */
export function checked(bytes: Buffer): Picture {
  const picture = onlyPicture(bytes)
  if (!picture) throw new Refusal('photo.not_taken')
  refuseIf(picture.bytes.length > mostKept || Math.max(picture.width, picture.height) > mostDots, 'photo.too_large')
  return picture
}

async function keep(tx: Tx, { bytes, mediaType }: Picture): Promise<string> {
  const { personId } = await tx.me()
  await lock(tx, [`photo ${personId}`])
  const [before] = await tx.query<{ id: string }>('select id from photo where organization_id = (select app.org()) and person_id = $1', [personId])
  if (before) await remove(photo)(tx, before.id, null)
  const id = randomUUIDv7()
  await insert(tx, photo, id, { personId: personId!, mediaType, size: bytes.length })
  await keepSealed(tx, photo, id, bytes)
  return id
}
