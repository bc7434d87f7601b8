import { beforeAll, expect, test } from 'vitest'
import { leaveThere, types } from '../../../test/fixtures/away.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, cora, dora, eli, employment, gus, mia, person, seen, zoe, type actors } from '../../../test/fixtures/world.ts'
import { as } from '#platform/db.ts'
import { leaveOf } from './accounts.ts'
import { askForProof } from './proof.ts'

const { ask, app, owner, rows, truth } = await served()
type Who = keyof typeof actors
const pdf = Buffer.from('%PDF-1.7\nA diagnosis that nobody is to read')
const bring = async (who: Who, requestId: string) => {
  const reply = await app.inject({ method: 'POST', url: `/api/v1/leave-proofs?${new URLSearchParams({ requestId, name: 'note.pdf' })}`, headers: { 'x-actor': who, 'content-type': 'application/octet-stream' }, payload: pdf })
  return { status: reply.statusCode, id: (JSON.parse(reply.body) as { id: string }).id }
}
const away = async (startsOn: string, endsOn: string, leaveTypeId = types.sick) => (await ask('eli', 'POST', '/leave-requests', { personId: person('eli'), employmentId: employment('eli'), leaveTypeId, startsOn, endsOn })).body['id'] as string
const afresh = () => owner.query(`update leave_request set status = 'cancelled' where status in ('asked', 'approved')`)
const look = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: askForProof.name }, tx => askForProof.run(tx) as Promise<void>)
const items = (id: string) => rows('select kind, assignee_id, status, due_on::text from work_item where record_id = $1 order by kind', [id])

beforeAll(async () => {
  await leaveThere(owner)
  await owner.query(`update leave_policy_version set rules = rules || '{"asking": {"evidenceFrom": 4}}' where policy_id = (select id from leave_policy where leave_type_id = $1)`, [types.sick])
})

test('proof of an illness is read by the person and who works on leave there; the manager learns neither of the file nor that there is one', async () => {
  const id = await away('2026-06-08', '2026-06-12'), before = (await ask('mia', 'GET', `/leave-requests/${id}`)).body
  const { status, id: file } = await bring('eli', id)
  expect(status).toBe(201)
  for (const who of ['eli', 'gus', 'cora'] as const) {
    expect((await ask(who, 'GET', `/leave-proofs?requestId=${id}`)).body.items).toMatchObject([{ id: file, name: 'note.pdf', personId: person('eli'), byId: person('eli') }])
    expect((await app.inject({ method: 'GET', url: `/api/v1/leave-proofs/${file}/content`, headers: { 'x-actor': who } })).rawPayload.equals(pdf)).toBe(true)
    expect((await ask(who, 'GET', `/leave-requests/${id}`)).body['isProven']).toBe(true)
  }
  for (const [who, actor] of [['mia', mia], ['dora', dora], ['zoe', zoe]] as const) {
    expect((await app.inject({ method: 'GET', url: `/api/v1/leave-proofs/${file}/content`, headers: { 'x-actor': who } })).statusCode, who).toBe(404)
    expect((await ask(who, 'GET', `/leave-proofs?requestId=${id}`)).body.items).toEqual([])
    for (const table of ['leave_proof', 'file_chunk', `event`]) expect(await seen(actor, table, table === 'event' ? 'record_id = $1' : table === 'file_chunk' ? 'file_id = $1' : 'id = $1', [file]), table).toEqual([])
    expect((await bring(who, id)).status, who).toBe(who === 'zoe' ? 404 : 403)
  }
  // Everything that the manager may know of the request is as it was.
  expect((await ask('mia', 'GET', `/leave-requests/${id}`)).body).toEqual(before)
  expect(before).toMatchObject({ isProven: null, startsOn: '2026-06-08' })
  for (const who of ['gus', 'mia'] as const) expect((await ask(who, 'DELETE', `/leave-proofs/${file}`, undefined, { 'if-match': '"1"' })).status).toBe(who === 'gus' ? 403 : 404)
  expect((await ask('eli', 'DELETE', `/leave-proofs/${file}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
  expect((await ask('eli', 'GET', `/leave-requests/${id}`)).body['isProven']).toBe(false)
  await afresh()
})

test('whose a file is follows from the leave, whatever whoever brings it says', async () => {
  const id = await away('2026-06-08', '2026-06-09')
  const claims = (who: string) => [`insert into leave_proof (id, request_id, person_id, employment_id, by_id, name, media_type, size) values (uuidv7(), $1, $2, $3, $2, 'a', 'text/plain', 1)`, [id, person(who as 'mia'), employment(who as 'mia')]] as const
  for (const [name, who] of [['mia', mia], ['dora', dora], ['zoe', zoe]] as const) expect(await attempt(who, ...claims(name)), name).toBe('42501')
  expect(await attempt(gus, ...claims('gus'))).toBe('no rows')
  expect(await truth('select count(*)::int from leave_proof where organization_id = $1', [acme])).toBe(0)
  await afresh()
})

test('days of leave on which somebody was ill are given back once the proof is attached', async () => {
  const left = async () => (await as(eli, tx => leaveOf.run(tx, { on: '2026-12-31' }, { id: employment('eli') }))).accounts.find(({ code }) => code === 'vacation')!.quantity
  const booked = await away('2026-06-22', '2026-06-26', types.vacation), full = await left() + 0
  await owner.query(`update leave_request set status = 'approved' where id = $1`, [booked])
  const ill = await away('2026-06-24', '2026-06-25')
  expect([full, await left()]).toEqual([25, 20])
  const { id } = await bring('eli', ill)
  expect(await left()).toBe(22)
  await ask('eli', 'DELETE', `/leave-proofs/${id}`, undefined, { 'if-match': '"1"' })
  expect(await left()).toBe(20)
  await afresh()
})

test('proof that is due is asked of the person, three working days later of HR, and of nobody once it is there', async () => {
  const [short, due, late] = [await away('2026-06-10', '2026-06-12'), await away('2026-06-13', '2026-06-16'), await away('2026-06-01', '2026-06-05')]
  await look(); await look()
  expect([await items(short), await items(due)]).toEqual([[], []])
  expect(await items(late)).toMatchObject([{ kind: 'leave.proof_missing', assignee_id: null, status: 'open' }])
  await owner.query(`update leave_request set starts_on = '2026-06-12' where id = $1`, [due])
  await look(); await look()
  expect(await items(due)).toEqual([{ kind: 'leave.proof', assignee_id: person('eli'), status: 'open', due_on: '2026-06-15' }])
  for (const who of [mia, dora, zoe, gus]) expect(await seen(who, 'work_item', 'record_id = $1', [due])).toEqual([])
  for (const who of [gus, cora]) expect(await seen(who, 'work_item', 'record_id = $1', [late])).toHaveLength(1)
  for (const who of [mia, dora, zoe, eli]) expect(await seen(who, 'work_item', 'record_id = $1', [late])).toEqual([])
  await bring('eli', due)
  await owner.query(`update leave_request set status = 'cancelled' where id = $1`, [late])
  await look()
  expect([(await items(due))[0]!['status'], (await items(late))[0]!['status']]).toEqual(['done', 'done'])
  await afresh()
})
