import { afterEach, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, gus, insert, job, mia, person, seen, today, uuid, zoe, gia, cora, type Name } from '../../../test/fixtures/world.ts'
import { turnHolidays } from './holidays.ts'

// Gus handles people records of London; Zoe has none of it. Monday, 15 June.
const { ask, owner, rows, truth } = await served()
const nobodys = '00000000-0000-0000-0000-000000000000'
const turn = (at: string) => as({ kind: 'job', organizationId: nobodys, name: turnHolidays.name }, async tx => { await tx.query(`select set_config('app.now', $1, true)`, [at]); await turnHolidays.run(tx) })
let made = 0
async function item(about: Name = 'eli', more: object = {}) {
  const id = uuid(700, ++made)
  await insert(owner, 'work_item', [{ organization_id: acme, id, version: 1, kind: 'people.hire', audience: 'hr', hr_function: 'people', level: 'standard', min_level: 'handle', person_id: person(about), subject_id: job(about), priority: 'normal', due_on: '2026-06-24', due_basis: 'given', status: 'open', assignee_id: person('gus'), routed: 'assigned', opened_at: '2026-06-10T09:00:00Z', ...more }])
  return id
}
const days = { startsOn: '2026-06-22', endsOn: '2026-07-03' }
const prepare = (body: object) => ask('gus', 'POST', '/hr-team/holidays', { ...days, items: [], ...body })
const has = async (id: string) => (await rows('select assignee_id, status, snoozed_until::text from work_item where id = $1', [id]))[0]!
const cancel = async (id: unknown) => ask('gus', 'POST', `/holidays/${String(id)}/cancel`)
const stands = async (name: Name) => insert(owner, 'access_grant', [{ organization_id: acme, version: 1, id: uuid(701, ++made), holder_id: person(name), function: 'people', level: 'handle', starts_on: days.startsOn, ends_on: days.endsOn, status: 'active' }])

await insert(owner, 'outside_cover', [{ organization_id: acme, version: 1, id: uuid(702, 1), name: 'Moss Solicitors', kind: 'lawyer', contact: 'Helen Moss', functions: ['people'], starts_on: '2026-01-01' }])
afterEach(async () => {
  await owner.query(`delete from holiday_item`)
  await owner.query(`delete from holiday`)
  await owner.query('delete from out_of_office')
  await owner.query(`delete from access_grant where holder_id = $1 and function = 'people' and status = 'active'`, [person('zoe')])
})

describe('a holiday is prepared', () => {
  test('what comes due meanwhile is told apart, with who handles the area then and who outside', async () => {
    const [due, later] = [await item(), await item('mia', { due_on: '2026-08-01' })]
    await stands('zoe')
    const { status, body } = await ask('gus', 'GET', `/hr-team/holiday?startsOn=${days.startsOn}&endsOn=${days.endsOn}`)
    expect(status).toBe(200)
    const items = body['items'] as unknown as { id: string; isDueMeanwhile: boolean; personName: string }[]
    expect(items.find(each => each.id === due)).toMatchObject({ isDueMeanwhile: true, kindLabel: expect.any(String), personName: 'Eli Example' })
    expect(items.find(each => each.id === later)).toMatchObject({ isDueMeanwhile: false })
    const areas = body['areas'] as { function: string; colleagues: { personId: string }[]; outside: { name: string }[] }[]
    const own = areas.find(each => each.function === 'people')!
    expect(own.colleagues.map(each => each.personId)).toContain(person('zoe'))
    expect(own.outside).toMatchObject([{ name: 'Moss Solicitors', contact: 'Helen Moss' }])
    expect(areas.map(each => each.function)).not.toContain('relations')
  })

  test('nothing moves before the first day; then each goes its way with its note, and what is still open comes back after the last', async () => {
    await stands('zoe')
    const [handed, done, waits, dueWaits, outside] = [await item(), await item(), await item('eli', { due_on: '2026-08-01' }), await item(), await item()]
    const { status, body } = await prepare({ delegateId: person('zoe'), message: 'Zoe helps until 3 July.', items: [
      { id: handed, how: 'delegate', note: 'The contract lies in the drawer' }, { id: done, how: 'delegate' }, { id: waits, how: 'wait' }, { id: dueWaits, how: 'wait' }, { id: outside, how: 'outside', coverId: uuid(702, 1), note: 'File 7' },
    ] })
    expect([status, body]).toMatchObject([201, {}])
    await turn('2026-06-21T22:30:00Z')
    expect((await has(handed))['assignee_id']).toBe(person('gus'))
    expect(await rows('select message, delegate_id from out_of_office where person_id = $1', [person('gus')])).toEqual([{ message: 'Zoe helps until 3 July.', delegate_id: person('zoe') }])
    await turn('2026-06-21T23:30:00Z')
    expect([(await has(handed))['assignee_id'], (await has(waits))['snoozed_until'], (await has(dueWaits))['snoozed_until'], (await has(outside))['assignee_id']]).toEqual([person('zoe'), '2026-07-04', null, person('gus')])
    expect(await rows(`select note from work_word where work_item_id = any ($1) and note is not null order by note`, [[handed, outside]])).toEqual([{ note: 'Moss Solicitors · Helen Moss · File 7' }, { note: 'The contract lies in the drawer' }])
    await owner.query(`update work_item set status = 'done' where id = $1`, [done])
    await turn('2026-07-03T12:00:00Z')
    expect((await has(handed))['assignee_id']).toBe(person('zoe'))
    await turn('2026-07-04T06:00:00Z')
    expect([await has(handed), await has(done), (await has(waits))['snoozed_until']]).toMatchObject([{ assignee_id: person('gus') }, { assignee_id: person('zoe'), status: 'done' }, null])
    expect((await rows('select state from holiday_item where holiday_id = $1 order by id', [body['id']])).map(row => row['state'])).toEqual(['back', 'done', 'back', 'back', 'back'])
    const { body: mine } = await ask('gus', 'GET', '/hr-team/holidays')
    expect(mine.items).toMatchObject([{ status: 'over', delegateName: 'Zoe Example', message: 'Zoe helps until 3 July.' }])
  })

  test('what whoever stands in may not have stays where it is', async () => {
    const id = await item()
    const { body } = await prepare({ delegateId: person('zoe'), items: [{ id, how: 'delegate' }] })
    await turn('2026-06-22T06:00:00Z')
    expect([(await has(id))['assignee_id'], await truth(`select state from holiday_item where holiday_id = '${String(body['id'])}'`)]).toEqual([person('gus'), 'kept'])
    expect((await cancel(body['id'])).status).toBe(200)
  })

  test('taken back, everything comes back at once and nobody is out of office; before it begins nothing has moved', async () => {
    await stands('zoe')
    const id = await item()
    const first = await prepare({ delegateId: person('zoe'), items: [{ id, how: 'delegate' }] })
    expect((await cancel(first.body['id'])).status).toBe(200)
    expect(await rows('select from out_of_office where person_id = $1', [person('gus')])).toEqual([])
    await turn('2026-06-22T06:00:00Z')
    expect((await has(id))['assignee_id']).toBe(person('gus'))
    const second = await prepare({ startsOn: today, endsOn: today, delegateId: person('zoe'), items: [{ id, how: 'delegate' }] })
    await owner.query('update access_grant set starts_on = $2 where holder_id = $1', [person('zoe'), today])
    await turn('2026-06-15T12:00:00Z')
    expect((await has(id))['assignee_id']).toBe(person('zoe'))
    expect((await cancel(second.body['id'])).status).toBe(200)
    expect((await has(id))['assignee_id']).toBe(person('gus'))
    expect((await cancel(second.body['id'])).status).toBe(409)
  })

  test('access for these days is only prepared, and taken back with it', async () => {
    const body = { ...days, delegateId: person('zoe'), access: ['people'], items: [] }
    expect((await ask('gus', 'POST', '/hr-team/holidays', body)).status).toBe(403)
    expect(await rows('select from holiday where status = $1', ['planned'])).toEqual([])
    const { body: made } = await ask('cora', 'POST', '/hr-team/holidays', body)
    const grants = () => rows(`select status, starts_on::text, ends_on::text from access_grant where holder_id = $1 and function = 'people'`, [person('zoe')])
    expect(await grants()).toEqual([{ status: 'prepared', starts_on: days.startsOn, ends_on: days.endsOn }])
    expect((await ask('cora', 'POST', `/holidays/${String(made['id'])}/cancel`)).status).toBe(200)
    expect(await grants()).toMatchObject([{ status: 'ended' }])
  })

  test.each([
    ['the last day before the first', { endsOn: '2026-06-01' }, 'hr_team.holiday_order'], ['a day that is over', { startsOn: '2026-06-01' }, 'hr_team.holiday_past'], ['oneself', { delegateId: person('gus') }, 'hr_team.holiday_oneself'],
    ['nobody to hand to', { items: [{ id: uuid(700, 1), how: 'delegate' }] }, 'hr_team.holiday_nobody'], ['outside, but nobody', { items: [{ id: uuid(700, 1), how: 'outside' }] }, 'hr_team.holiday_outside'], ['another’s item', { items: [{ id: uuid(799, 1), how: 'wait' }] }, 'hr_team.holiday_not_yours'],
  ])('%s is refused in words', async (_, body, code) => expect((await prepare(body)).body).toMatchObject({ code }))

  test('two at the same time are refused; nobody else sees, begins or ends it, nor hands over what isn’t theirs', async () => {
    const { body } = await prepare({})
    expect((await prepare({ startsOn: '2026-07-03', endsOn: '2026-07-09' })).body).toMatchObject({ code: 'hr_team.holiday_overlaps' })
    for (const who of [mia, zoe, gia, cora]) expect(await seen(who, 'holiday')).not.toContain(body['id'])
    for (const who of [gus, cora]) expect(await attempt(who, 'select app.turn_holidays()')).toBe('42501')
    for (const who of [gus, cora]) expect(await attempt(who, 'select app.unprepare_holiday($1)', [body['id']])).toBe('42501')
    // By hand, an item of somebody else's: it stays where it is.
    const theirs = await item('eli', { assignee_id: person('cora') })
    await attempt(gus, `insert into holiday_item (id, holiday_id, person_id, work_item_id, how) values ($1, $2, $3, $4, 'delegate')`, [uuid(703, 1), body['id'], person('gus'), theirs])
    await turn('2026-06-22T06:00:00Z')
    expect((await has(theirs))['assignee_id']).toBe(person('cora'))
  })
})
