import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, employment, insert, job, person, places, second, uuid } from '../../../test/fixtures/world.ts'

const { ask, app, owner } = await served()
const mine = { organization_id: acme, version: 1 }
const types = { holiday: uuid(340, 1), ill: uuid(340, 2), unpaid: uuid(340, 3) }
await insert(owner, 'leave_type', [
  { ...mine, id: types.holiday, code: 'holiday', name: 'Holiday', kind: 'vacation', unit: 'days', has_balance: true, is_medical: false, managers_see: 'type' },
  { ...mine, id: types.ill, code: 'ill', name: 'Sickness', kind: 'sick', unit: 'days', has_balance: false, is_medical: true, managers_see: 'away' },
  { ...mine, id: types.unpaid, code: 'unpaid', name: 'Unpaid', kind: 'unpaid', unit: 'days', has_balance: false, is_medical: false, managers_see: 'away' },
])
// Ava reports to Mia, beside Eli: a peer.
await owner.query('update placement set manager_assignment_id = $1 where assignment_id = $2', [job('mia'), job('ava')])
const leave = (n: number, who: Parameters<typeof person>[0], type: string, from: string, to: string, more: object = {}) => ({ ...mine, id: uuid(341, n), person_id: person(who), employment_id: employment(who), leave_type_id: type, starts_on: from, ends_on: to, status: 'approved', first_part: null, last_part: null, last_day: null, ...more })
await insert(owner, 'leave_request', [
  leave(1, 'eli', types.holiday, '2026-07-01', '2026-07-10'), leave(2, 'eli', types.ill, '2026-07-20', '2026-07-21'), leave(3, 'eli', types.unpaid, '2026-07-27', '2026-07-27', { first_part: 'morning' }),
  leave(4, 'eli', types.holiday, '2026-08-03', '2026-08-07', { status: 'asked' }), leave(5, 'eli', types.holiday, '2026-08-10', '2026-08-14', { status: 'withdrawn' }), leave(6, 'eli', types.holiday, '2026-08-17', '2026-08-21', { last_day: '2026-08-18' }),
  leave(7, 'mia', types.ill, '2026-07-06', '2026-07-07'), leave(8, 'zoe', types.holiday, '2026-07-06', '2026-07-07'), leave(9, 'eli', types.holiday, '2026-07-06', '2026-07-07', { employment_id: second.employment }),
])
type Days = { id: string | null; from: string; to: string | null; tells: string; status: string; leaveTypeId: string | null; employmentId: string; firstPart: string | null }
type Calendar = { count: number; people: { name: string; employmentId: string; isOwn: boolean; isKnown: boolean }[]; days: Days[]; holidays: { locationId: string; on: string; name: string }[] }
const shown = async (who: Parameters<typeof ask>[0], whose = 'team', more = '') => (await ask(who, 'GET', `/leave/calendar?from=2026-07-01&to=2026-08-31&whose=${whose}${more}`)).body as unknown as Calendar
const ofEli = async (who: Parameters<typeof ask>[0], whose = 'team') => (await shown(who, whose)).days.filter(({ employmentId }) => employmentId === employment('eli')).map(({ from, tells, leaveTypeId }) => [from, tells, leaveTypeId])

describe('who is away', () => {
  const type = (id: string) => ['type', id]
  test('oneself and HR read which leave it is', async () => {
    const all = [['2026-07-01', ...type(types.holiday)], ['2026-07-20', ...type(types.ill)], ['2026-07-27', ...type(types.unpaid)], ['2026-08-03', ...type(types.holiday)], ['2026-08-17', ...type(types.holiday)]]
    expect(await ofEli('eli')).toEqual(all)
    for (const who of ['gus', 'cora'] as const) expect(await ofEli(who, 'company'), who).toEqual(all)
  })
  test('managers above read that somebody is sick or away, and which leave it is only where its type says so', async () => {
    const told = [['2026-07-01', ...type(types.holiday)], ['2026-07-20', 'sick', null], ['2026-07-27', 'away', null], ['2026-08-03', ...type(types.holiday)], ['2026-08-17', ...type(types.holiday)]]
    expect(await ofEli('mia')).toEqual(told)
    expect(await ofEli('dora', 'company')).toEqual(told)
  })
  test('peers read that somebody is away, once it is approved, and nothing to look it up by', async () => {
    const { people, days } = await shown('ava')
    expect(people.map(({ name }) => name)).toEqual(['Ava Example', 'Eli Example', 'Mia Example'])
    expect(days.filter(({ employmentId }) => employmentId === employment('eli'))).toEqual(['2026-07-01', '2026-07-20', '2026-07-27', '2026-08-17'].map(from => expect.objectContaining({ from, id: null, tells: 'away', leaveTypeId: null, status: 'approved' })))
    expect(days.find(({ employmentId }) => employmentId === employment('mia'))).toMatchObject({ tells: 'away', leaveTypeId: null })
    expect((await ask('ava', 'GET', `/leave-requests/${uuid(341, 1)}`)).status).toBe(404)
  })
  test('the manager of one job is told nothing of the other’s', async () => {
    expect((await shown('ben')).days.map(({ employmentId }) => employmentId)).toEqual([second.employment])
    expect((await shown('mia')).days.map(({ employmentId }) => employmentId)).not.toContain(second.employment)
  })
  test('a location and the company show those alone whom one leads or looks after', async () => {
    expect((await shown('ava', 'company')).people).toEqual([])
    expect((await shown('ava', 'location', `&locationId=${places.london}`)).people).toEqual([])
    expect((await shown('gus', 'company')).people.map(({ name }) => name)).toEqual(['Eli Example', 'Mia Example'])
    expect((await shown('cora', 'location', `&locationId=${places.leeds}`)).people.map(({ name }) => name)).toEqual(['Zoe Example'])
    expect((await shown('zoe', 'company')).people.map(({ name }) => name)).toEqual(['Zoe Example'])
  })
  test.each(['guest', 'key', 'stranger', 'lou'] as const)('%s reads nobody', async who => expect(await shown(who, 'company')).toMatchObject({ count: 0, people: [], days: [] }))
  test('back earlier ends it earlier, part of a day says which, holidays stand beside', async () => {
    const { days, holidays } = await shown('eli')
    expect(days.find(({ from }) => from === '2026-08-17')).toMatchObject({ to: '2026-08-18' })
    expect(days.find(({ from }) => from === '2026-07-27')).toMatchObject({ firstPart: 'morning' })
    expect(holidays).toEqual(expect.arrayContaining([expect.objectContaining({ locationId: places.boston, on: '2026-07-03' })]))
  })
  test('a long absence is told to managers above as away, never why, and not to peers', async () => {
    await insert(owner, 'long_absence', [{ ...mine, id: uuid(341, 40), person_id: person('eli'), employment_id: employment('eli'), starts_on: '2026-08-24', kind: 'illness', status: 'open' }])
    expect(await ofEli('mia')).toContainEqual(['2026-08-24', 'away', null])
    expect(await ofEli('ava')).not.toContainEqual(['2026-08-24', 'away', null])
    await owner.query('delete from long_absence where id = $1', [uuid(341, 40)])
  })
  test.each([['to=2026-06-30', 'leave.to_before_from'], ['to=2028-07-01', 'leave.too_long_to_show']])('%s is refused', async (to, code) => expect((await ask('eli', 'GET', `/leave/calendar?from=2026-07-01&${to}&whose=team`)).body).toMatchObject({ code }))
})

describe('a calendar address', () => {
  const read = (address: string) => app.inject({ method: 'GET', url: address })
  const made = async (who: Parameters<typeof ask>[0], body: object) => (await ask(who, 'POST', '/leave-feeds/make', body)).body as { id: string; address: string }
  test('is read by any program without a sign-in, and of others says that they are away alone', async () => {
    const { address } = await made('mia', { whose: 'team' })
    const { statusCode, headers, body } = await read(address)
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(body).toContain('SUMMARY:Eli Example: away\r\n')
    expect(body).toContain('DTSTART;VALUE=DATE:20260701\r\nDTEND;VALUE=DATE:20260711\r\n')
    expect(body).toContain('SUMMARY:Eli Example: away (morning)\r\n')
    expect(body).not.toMatch(/sick|holiday|unpaid|20260803/i)
    expect(body).not.toContain(uuid(341, 1))
    expect(await read(address)).toMatchObject({ body })
  })
  test('of one’s own says which leave it is, unless it is medical', async () => {
    const { body } = await read((await made('eli', { whose: 'own' })).address)
    expect(body.match(/SUMMARY:.*/g)).toEqual(expect.arrayContaining(['SUMMARY:Holiday', 'SUMMARY:Away', 'SUMMARY:Unpaid (morning)']))
    expect(body).not.toMatch(/sick/i)
  })
  test('is kept as its hash alone, and told to nobody again, its maker neither', async () => {
    const { id, address } = await made('eli', { whose: 'own' })
    const secret = address.split('/').at(-1)!.slice(0, -4)
    expect((await owner.query('select hash from leave_feed where id = $1', [id])).rows).toEqual([{ hash: createHash('sha256').update(secret).digest('hex') }])
    expect((await ask('eli', 'GET', `/leave-feeds/${id}`)).body).toMatchObject({ whose: 'own', hash: null, can: ['revoke'] })
    expect((await ask('cora', 'GET', `/leave-feeds/${id}`)).status).toBe(404)
    expect((await ask('eli', 'GET', '/events?record=leave_feed')).text).not.toContain(secret)
  })
  test('revoked, or made up, is nothing', async () => {
    const { id, address } = await made('eli', { whose: 'team' })
    expect((await ask('cora', 'POST', `/leave-feeds/${id}/revoke`)).status).toBe(404)
    expect((await ask('eli', 'POST', `/leave-feeds/${id}/revoke`)).status).toBe(200)
    expect((await read(address)).statusCode).toBe(404)
    expect((await read(`/api/v1/calendars/${'a'.repeat(43)}.ics`)).statusCode).toBe(404)
    expect((await ask('eli', 'POST', '/leave-feeds', { personId: person('eli'), whose: 'own', hash: 'x', madeOn: '2026-06-15' })).status).toBe(404)
  })
  test('ends with the sign-in of who made it, and shows what they may see on that day', async () => {
    const { address } = await made('mia', { whose: 'team' })
    await owner.query(`update placement set manager_assignment_id = $1 where assignment_id = $2`, [job('dora'), job('eli')])
    expect((await read(address)).body).toContain('Eli Example: away') // A peer now.
    await owner.query(`update placement set manager_assignment_id = $1 where assignment_id = $2`, [job('ben'), job('eli')])
    expect((await read(address)).body).not.toContain('Eli')
    await owner.query(`update membership set ends_at = '2026-06-01' where person_id = $1`, [person('mia')])
    expect((await read(address)).statusCode).toBe(404)
  })
  test('of a location names which', async () => {
    expect((await ask('eli', 'POST', '/leave-feeds/make', { whose: 'location' })).body).toMatchObject({ code: 'leave.which_location' })
    expect((await ask('eli', 'POST', '/leave-feeds/make', { whose: 'team', locationId: places.london })).body).toMatchObject({ code: 'leave.which_location' })
    expect((await ask('key', 'POST', '/leave-feeds/make', { whose: 'team' })).status).toBe(403)
  })
})
