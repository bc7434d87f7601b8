import { expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { attempt, ava, eli, gus, person, seen, stranger, zoe, type actors } from '../../../test/fixtures/world.ts'

const { ask, app, truth } = await served()
type Who = keyof typeof actors
const jpeg = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z', 'base64')
const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 22]), Buffer.from('Exif\0\0at home, Leeds')]), photo = Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
const bring = async (who: Who, bytes: Buffer, type = 'application/octet-stream') => {
  const reply = await app.inject({ method: 'POST', url: '/api/v1/photos', headers: { 'x-actor': who, 'content-type': type }, payload: bytes })
  return { status: reply.statusCode, body: JSON.parse(reply.body) as { id: string; code?: string } }
}
const shown = (who: Who, id: string, headers = {}) => app.inject({ method: 'GET', url: `/api/v1/photos/${id}/content`, headers: { 'x-actor': who, ...headers } })
const of = async (who: Who) => (await ask(who, 'GET', `/photos/of?ids=${person('eli')},${person('gus')}`)).body.items

test('a photo is brought by whom it shows, without what was written in it, sealed, one at a time', async () => {
  const { status, body: { id } } = await bring('eli', photo)
  expect(status).toBe(201)
  const reply = await shown('eli', id)
  expect(reply.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'content-security-policy': `sandbox; default-src 'none'`, 'cache-control': 'private, no-cache' })
  expect([reply.rawPayload.includes('Leeds'), reply.rawPayload.readUInt16BE(0), reply.rawPayload.readUInt16BE(2)]).toEqual([false, 0xffd8, 0xffdb])
  expect(await truth(`select count(*)::int from file_chunk where file_id = $1 and position('\\xffd8'::bytea in content) = 0`, [id])).toBe(1)
  const again = await bring('eli', photo)
  expect(await of('eli')).toEqual([{ id: again.body.id, personId: person('eli') }])
  expect((await shown('eli', id)).statusCode).toBe(404)
  expect(await truth('select count(*)::int from file_chunk where file_id = $1', [id])).toBe(0)
})

test('it is seen by whom the directory shows the person, and by nobody else; who lost sight of them isn’t told that it is unchanged', async () => {
  const { body: { id } } = await bring('eli', photo)
  for (const who of ['mia', 'gus', 'cora', 'key'] as const) expect([(await shown(who, id)).statusCode, await of(who)], who).toEqual([200, [{ id, personId: person('eli') }]])
  expect((await shown('gus', id, { 'if-none-match': `"${id}"` })).statusCode).toBe(304)
  for (const who of ['zoe', 'ava', 'spe', 'guest'] as const) {
    expect([(await shown(who, id)).statusCode, (await shown(who, id, { 'if-none-match': `"${id}"` })).statusCode, await of(who)], who).toEqual([404, 404, []])
  }
  for (const who of [zoe, ava, stranger]) expect([await seen(who, 'photo', 'id = $1', [id]), await seen(who, 'file_chunk', 'file_id = $1', [id]), await seen(who, 'event', 'record_id = $1', [id])]).toEqual([[], [], []])
  expect((await ask('cora', 'GET', `/photos?personId=${person('eli')}`)).status).toBe(404)
})

test('nobody brings one for somebody else, by the API or by SQL, nor as a key', async () => {
  expect(await attempt(gus, `insert into photo (id, person_id, media_type, size) values (uuidv7(), $1, 'image/png', 1)`, [person('eli')])).toBe('42501')
  expect(await attempt(eli, `update photo set size = 2 where person_id = $1`, [person('eli')])).toBe('42501')
  for (const who of ['key', 'guest', 'job'] as const) expect([403, 401]).toContain((await bring(who, photo)).status)
})

test('it is taken away by whom it shows, or by HR there, and what it showed goes with it', async () => {
  const { body: { id } } = await bring('eli', photo)
  const gone = (who: Who) => ask(who, 'DELETE', `/photos/${id}`, undefined, { 'if-match': '"1"' })
  expect([(await gone('zoe')).status, (await gone('mia')).status]).toEqual([404, 403])
  expect((await gone('gus')).status).toBe(204)
  expect(await truth('select count(*)::int from file_chunk where file_id = $1', [id])).toBe(0)
  const { body: { id: own } } = await bring('eli', photo)
  expect((await ask('eli', 'DELETE', `/photos/${own}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
})

test('what is no still picture, or too large, is refused in words, and nothing of it kept', async () => {
  const before = await truth('select count(*)::int from file_chunk')
  for (const bytes of [Buffer.from('<svg onload="alert(1)"/>'), Buffer.from('%PDF-1.7'), Buffer.alloc(0), photo.subarray(0, 40)]) expect(await bring('eli', bytes)).toMatchObject({ status: 422, body: { code: 'photo.not_taken' } })
  const wide = Buffer.from(jpeg)
  wide.writeUInt16BE(5000, wide.indexOf(Buffer.from([0xff, 0xc0])) + 5)
  expect(await bring('eli', wide)).toMatchObject({ status: 422, body: { code: 'photo.too_large' } })
  expect((await bring('eli', Buffer.alloc(5_000_000, 0xff))).status).toBe(413)
  expect((await bring('eli', photo, 'image/jpeg')).status).toBe(415)
  expect(await truth('select count(*)::int from file_chunk')).toBe(before)
})

test('who asks HR sees what whoever is there for them looks like, though the directory doesn’t show them', async () => {
  const photos = async () => ((await ask('eli', 'GET', '/hr-contacts')).body.items as { id: string; photo: string | null }[]).filter(({ id }) => id === person('gus')).map(each => each.photo)
  expect(await photos()).toEqual([null])
  await bring('gus', photo)
  const [shownToEli] = await photos()
  expect(shownToEli).toMatch(/^data:image\/jpeg;base64,\/9j/)
  expect(await of('eli')).not.toContainEqual(expect.objectContaining({ personId: person('gus') }))
  expect(await attempt(eli, `select * from app.desk_photos(array[$1::uuid])`, [person('gus')])).toBe('42501')
})
