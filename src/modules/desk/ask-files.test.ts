import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, ava, cora, eli, gus, mia, outcome, person, seen, stranger, uuid, zoe, type actors } from '../../../test/fixtures/world.ts'
import { largestFile, pieceSize } from '#platform/files.ts'
import { openSecrets, proveKeys, reseal } from '#platform/secrets.ts'
import { records } from '../../modules.ts'

const { ask, app, owner, truth, database } = await served()
type Who = keyof typeof actors
const asking = async (who: Who, more: object = {}) => (await ask(who, 'POST', '/questions', { category: 'records', text: 'Here is my certificate.', ...more })).body['id'] as string
const bring = async (who: Who, on: string, name: string, bytes: Buffer, type = 'application/octet-stream') => {
  const reply = await app.inject({ method: 'POST', url: `/api/v1/question-files?${new URLSearchParams({ questionId: on, name })}`, headers: { 'x-actor': who, 'content-type': type }, payload: bytes })
  return { status: reply.statusCode, body: JSON.parse(reply.body) as Record<string, unknown> & { id: string } }
}
const fetched = (who: Who, id: string) => app.inject({ method: 'GET', url: `/api/v1/question-files/${id}/content`, headers: { 'x-actor': who } })
/** A PDF of several pieces, in which a sentence can be looked for. */
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\nA very particular sentence\n'), randomBytes(pieceSize * 2 + 77)])

test('a file is kept sealed, and given back whole, to be saved and never shown', async () => {
  const on = await asking('eli'), { status, body } = await bring('eli', on, 'Zeugnis „2026“.pdf', pdf)
  expect([status, body]).toMatchObject([201, { name: 'Zeugnis „2026“.pdf', mediaType: 'application/pdf', size: pdf.length }])
  const reply = await fetched('gus', body.id)
  expect(reply.rawPayload.equals(pdf)).toBe(true)
  expect(reply.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'content-security-policy': `sandbox; default-src 'none'`, 'cache-control': 'private, no-store', 'content-disposition': `attachment; filename="file"; filename*=UTF-8''Zeugnis%20%E2%80%9E2026%E2%80%9C.pdf` })
  expect(await truth('select count(*)::int from file_chunk where file_id = $1', [body.id])).toBe(3)
  expect(await truth(`select count(*)::int from file_chunk where position('particular'::bytea in content) > 0`)).toBe(0)
  expect((await ask('eli', 'GET', `/question-files?questionId=${on}`)).body.items).toMatchObject([{ id: body.id, name: 'Zeugnis „2026“.pdf' }])
  expect((await ask('eli', 'GET', `/questions/${on}/thread`)).body['files']).toMatchObject([{ id: body.id, by: 'Eli Example', isMine: true }])
})

test('who may not read the question reads nothing of its files, brings none, and learns of none', async () => {
  const on = await asking('eli', { isConfidential: true }), { body: { id } } = await bring('eli', on, 'a.pdf', pdf)
  for (const [name, who] of [['mia', mia], ['zoe', zoe], ['gus', gus], ['ava', ava], ['cora', cora]] as const) {
    expect((await fetched(name, id)).statusCode, name).toBe(404)
    expect((await bring(name, on, 'b.pdf', pdf)).status, name).toBe(404)
    expect((await ask(name, 'GET', `/question-files?questionId=${on}`)).body.items).toEqual([])
    expect(await seen(who, 'file_chunk', 'file_id = $1', [id]), name).toEqual([])
    expect(await seen(who, 'event', 'record_id = $1', [id]), name).toEqual([])
    expect(await attempt(who, `insert into file_chunk (record, file_id, n, content) values ('question_file', $1, 9, 'x')`, [id]), name).toBe('42501')
  }
  for (const name of ['key', 'guest', 'job'] as const) expect((await fetched(name, id)).statusCode, name).toBe(404)
  expect(await seen(stranger, 'file_chunk')).toEqual([])
})

test('what a file says is never added to or changed, not by who brought it, and goes with it', async () => {
  const on = await asking('eli'), { body: { id } } = await bring('eli', on, 'a.pdf', pdf)
  expect(await attempt(eli, `insert into file_chunk (record, file_id, n, content) values ('question_file', $1, 9, 'x')`, [id])).toBe('42501')
  expect(await attempt(eli, `update file_chunk set content = 'x' where file_id = $1`, [id])).toBe('42501')
  expect(await attempt(eli, `delete from file_chunk where file_id = $1`, [id])).toBe('42501')
  expect(await attempt(eli, `insert into file_chunk (record, file_id, n, content) values ('person', $1, 0, 'x')`, [person('eli')])).toBe('42501')
  expect((await ask('gus', 'DELETE', `/question-files/${id}`, undefined, { 'if-match': '"1"' })).status).toBe(403)
  expect((await ask('eli', 'DELETE', `/question-files/${id}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
  expect(await truth('select count(*)::int from file_chunk where file_id = $1', [id])).toBe(0)
  expect((await fetched('eli', id)).statusCode).toBe(404)
})

test('a piece put in another’s place, or turned round, doesn’t open', async () => {
  const on = await asking('eli'), [one, other] = [(await bring('eli', on, 'a.pdf', pdf)).body.id, (await bring('eli', on, 'b.pdf', pdf)).body.id]
  await owner.query('update file_chunk c set content = o.content from file_chunk o where c.organization_id = $1 and c.file_id = $2 and c.n = 0 and o.organization_id = $1 and o.file_id = $3 and o.n = 0', [acme, one, other])
  expect((await fetched('eli', one)).statusCode).toBe(409)
  await owner.query('delete from file_chunk where file_id = $1 and n = 0', [other])
  expect((await fetched('eli', other)).json()).toMatchObject({ code: 'file.lost' })
})

test('what is too large, empty, or of a kind that isn’t taken is refused, and nothing of it kept', async () => {
  const on = await asking('eli'), before = await truth('select count(*)::int from file_chunk')
  expect((await bring('eli', on, 'a.pdf', Buffer.concat([pdf, Buffer.alloc(largestFile)]))).body).toMatchObject({ code: 'file.too_large' })
  expect((await bring('eli', on, 'a.pdf', Buffer.alloc(0))).body).toMatchObject({ code: 'file.empty' })
  expect((await bring('eli', on, 'letter.pdf', Buffer.from('MZ\u0090\0 a program'))).body).toMatchObject({ code: 'file.not_taken' })
  expect((await bring('eli', on, 'a.pdf', pdf, 'application/pdf')).status).toBe(415)
  expect((await bring('eli', uuid(49, 999), 'a.pdf', pdf)).status).toBe(404)
  expect((await ask('eli', 'POST', '/question-files', { questionId: on, byId: person('eli'), name: 'a', mediaType: 'text/html', size: 1 })).status).toBeGreaterThanOrEqual(400)
  expect(await truth('select count(*)::int from file_chunk')).toBe(before)
})

test('another secret seals files anew; one that isn’t there is noticed at start', async () => {
  const secret = 'a secret for tests, of 32 characters', next = 'another secret for tests, 32 characters'
  const on = await asking('eli'), { body: { id } } = await bring('eli', on, 'a.pdf', pdf)
  await owner.query('delete from file_chunk where file_id <> $1', [id])
  await owner.query('delete from question_message')
  openSecrets(next)
  expect(await outcome(proveKeys(database.ownerUrl, records))).toContain('encrypted with another secret')
  openSecrets(next, [secret])
  await reseal(database.ownerUrl, records, null)
  openSecrets(next)
  expect((await fetched('eli', id)).rawPayload.equals(pdf)).toBe(true)
})
