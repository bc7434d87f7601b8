import { randomUUIDv7 } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { functions } from '#shared/functions.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, cora, dora, eli, employment, guest, insert, job, jobActor, key, person, populations, stranger, today, zoe, type Name } from '../../../test/fixtures/world.ts'

// Who decides on what concerns HR itself: a managing director, say, who isn't HR.
const { ask, owner, rows, truth } = await served()
const name = (who: Name, by: Name | 'key' = 'cora') => ask(by as 'cora', 'POST', '/second-person', { personId: person(who) })
const raise = (by: Name, whose: Name, amount: string) => ask(by as 'cora', 'POST', `/assignments/${job(whose)}/change`, { effectiveOn: today, amount, currency: 'GBP', per: 'year', reason: 'Raise' })
const held = (who: Name) => rows(`select function, level, origin from access_grant where organization_id = $1 and holder_id = $2 and status = 'active' order by function`, [acme, person(who)])
const notices = async (who: Name) => (await ask(who as 'eli', 'GET', '/notices')).body.items!

beforeEach(async () => {
  await owner.query(`update organization set second_person_id = null where id = $1`, [acme])
  await owner.query(`update access_grant set status = 'ended' where organization_id = $1 and origin <> 'given'`, [acme])
  await owner.query(`update access_grant set status = 'active' where organization_id = $1 and origin = 'given' and holder_id = $2 and level = 'administer'`, [acme, person('cora')])
  await owner.query(`delete from hr_notice`)
})

describe('naming', () => {
  test('who administers access names one where there is none; everybody hears it', async () => {
    expect((await name('dora')).status).toBe(200)
    expect((await ask('eli', 'GET', `/organisations/${acme}`)).body).toMatchObject({ secondPersonId: person('dora') })
    expect(await notices('eli')).toMatchObject([{ what: 'second_person', personName: 'Dora Example', fromName: null, byName: 'Cora Example' }])
    expect((await ask('cora', 'GET', `/events?record=organization&recordId=${acme}`)).body.items!.map(each => each['move'])).toEqual(['name_second_person'])
  })
  test('nobody else does, no key, and nobody themselves', async () => {
    for (const who of ['eli', 'mia', 'gus', 'spe'] as const) expect((await name('dora', who)).status, who).toBe(403)
    for (const who of [key, guest, jobActor, stranger, zoe]) expect(await attempt(who, `select app.name_second_person('${person('dora')}')`)).toMatch(/^(42501|EQ422)$/)
    expect((await name('ava', 'ava')).body).toMatchObject({ code: 'organization.not_oneself' })
    expect(await truth(`select second_person_id from organization where id = $1`, [acme])).toBeNull()
  })
  test('nobody who works in HR, who has left, or whom there isn’t', async () => {
    expect((await name('gus')).body).toMatchObject({ code: 'organization.second_person_in_hr' })
    expect((await name('lou')).body).toMatchObject({ code: 'organization.nobody_there' })
    expect((await ask('cora', 'POST', '/second-person', { personId: randomUUIDv7() })).body).toMatchObject({ code: 'organization.nobody_there' })
  })
  test('once named, only they hand the office on; HR can’t take it back', async () => {
    expect(await name('dora')).toMatchObject({ status: 200 })
    expect((await name('zoe')).status).toBe(403)
    const [grant] = await rows(`select id, version from access_grant where holder_id = $1 and status = 'active' limit 1`, [person('dora')])
    expect((await ask('ava', 'POST', `/access-grants/${grant!['id']}/end`)).status).toBe(403)
    expect(await attempt(cora, `update access_grant set status = 'ended' where id = $1 returning id`, [grant!['id']])).toBe('no rows')
    const [led] = await rows(`select population_id from access_grant where holder_id = $1 and population_id is not null limit 1`, [person('dora')])
    expect(await attempt(cora, `insert into population_rule (id, population_id, effect, person_id) values ($1, $2, 'exclude', $3)`, [randomUUIDv7(), led!['population_id'], person('cora')])).toBe('42501')
    expect((await name('zoe', 'dora')).status).toBe(200)
    expect(await held('dora')).toEqual([])
    expect((await held('zoe')).every(each => each['origin'] === 'second_person')).toBe(true)
  })
  test('one who has left is followed by whom the access administrator names', async () => {
    await name('dora')
    await owner.query(`update employment set ends_on = '2026-06-01' where person_id = $1`, [person('dora')])
    expect((await name('zoe')).status).toBe(200)
    await owner.query(`update employment set ends_on = null where person_id = $1`, [person('dora')])
  })
})

describe('what they decide', () => {
  test('the pay of who leads HR, which she can’t raise herself; she sees it', async () => {
    expect((await raise('cora', 'cora', '90000')).status).toBe(403)
    expect((await raise('dora', 'cora', '90000')).status).toBe(404)
    await name('dora')
    expect((await raise('cora', 'cora', '90000')).status).toBe(403)
    expect((await raise('dora', 'cora', '90000')).status).toBe(200)
    const pays = (await ask('cora', 'GET', `/pay?assignmentId=${job('cora')}`)).body.items!
    expect(pays.some(each => Number(each['amount']) === 90_000)).toBe(true)
    expect((await ask('cora', 'GET', `/events?aboutId=${person('cora')}`)).body.items!.some(each => each['record'] === 'pay')).toBe(true)
  })
  test('the end of her employment', async () => {
    await name('dora')
    expect((await ask('cora', 'POST', `/employments/${employment('cora')}/terminate`, { endsOn: '2026-12-31', terminationKind: 'other' })).status).toBe(403)
    expect((await ask('dora', 'POST', `/employments/${employment('cora')}/terminate`, { endsOn: '2026-12-31', terminationKind: 'other' })).status).toBe(200)
    await owner.query(`update employment set ends_on = null, status = 'open' where id = $1`, [employment('cora')])
  })
  test('and nobody’s else: neither other colleagues’ nor their own', async () => {
    await name('dora')
    for (const who of ['eli', 'gus', 'zoe'] as const) expect((await raise('dora', who, '90000')).status, who).not.toBe(200)
    expect((await raise('dora', 'dora', '90000')).status).toBe(403)
    expect((await ask('dora', 'GET', `/people/${person('zoe')}`)).status).toBe(404)
    expect((await ask('dora', 'GET', `/pay?assignmentId=${job('eli')}`)).body.items).toEqual([])
  })
  test('what she holds: they prepare and confirm it, visibly', async () => {
    await name('dora')
    const { body } = await ask('dora', 'POST', '/access/prepare', { holderId: person('cora'), areas: [{ function: 'benefits', level: 'handle' }], startsOn: today })
    const [id] = body['ids'] as string[]
    expect((await ask('cora', 'POST', `/access-grants/${id}/confirm`)).status).toBe(403)
    expect((await ask('dora', 'POST', `/access-grants/${id}/confirm`)).status).toBe(200)
    expect((await ask('cora', 'GET', `/events?record=access_grant&recordId=${id}`)).body.items!.map(each => each['move'])).toEqual(['confirm', 'create'])
  })
})

describe('handing over the administration', () => {
  const handOver = (by: Name, to: Name, from?: Name) => ask(by as 'dora', 'POST', '/second-person/hand-over', { toId: person(to), ...from && { fromId: person(from) } })
  test('all that she held goes to another at once, and everybody hears it', async () => {
    await name('dora')
    const before = (await held('cora')).map(each => [each['function'], each['level']])
    expect((await handOver('dora', 'zoe', 'cora')).status).toBe(200)
    expect(await held('cora')).toEqual([])
    expect((await held('zoe')).map(each => [each['function'], each['level']])).toEqual(before)
    expect((await ask('zoe', 'GET', `/people/${person('ben')}`)).status).toBe(200)
    expect((await ask('cora', 'GET', `/people/${person('ben')}`)).status).toBe(404)
    expect((await notices('eli'))[0]).toMatchObject({ what: 'handed_over', personName: 'Zoe Example', fromName: 'Cora Example', byName: 'Dora Example' })
    expect((await ask('zoe', 'GET', `/events?aboutId=${person('zoe')}`)).body.items!.some(each => each['move'] === 'hand_over')).toBe(true)
    expect((await raise('dora', 'zoe', '70000')).status).toBe(200)
  })
  test('only by the second person, never to themselves, and from somebody who leads HR', async () => {
    expect((await handOver('dora', 'zoe', 'cora')).status).toBe(403)
    await name('dora')
    for (const who of ['cora', 'ava', 'eli'] as const) expect((await handOver(who, 'zoe', 'cora')).status, who).toBe(403)
    expect((await handOver('dora', 'dora', 'cora')).body).toMatchObject({ code: 'organization.not_oneself' })
    expect((await handOver('dora', 'lou', 'cora')).body).toMatchObject({ code: 'organization.nobody_there' })
    expect((await handOver('dora', 'zoe', 'eli')).body).toMatchObject({ code: 'organization.leads_no_hr' })
    expect((await handOver('dora', 'zoe')).body).toMatchObject({ code: 'organization.say_from_whom' })
    expect(await attempt(eli, `select app.hand_over(null, '${person('eli')}', '{people}')`)).toBe('42501')
    expect(await attempt(dora, `select app.install_second_person('${acme}', '${person('eli')}')`)).toBe('42501')
    expect(await attempt(cora, `select app.grant_by_office('${acme}', '${person('cora')}', 'people', 'administer', null, 'given', null, '')`)).toBe('42501')
  })
  test('where nobody who leads HR is left, all areas', async () => {
    await name('dora')
    await owner.query(`update access_grant set status = 'ended' where organization_id = $1 and level = 'administer' and holder_id in ($2, $3)`, [acme, person('cora'), person('ava')])
    expect((await handOver('dora', 'zoe')).status).toBe(200)
    expect((await held('zoe')).map(each => each['function'])).toEqual(Object.keys(functions).sort())
    await owner.query(`update access_grant set status = 'active' where organization_id = $1 and holder_id = $2`, [acme, person('ava')])
  })
})

test('who may be named is found by name, by those who name them', async () => {
  const found = async (who: Name) => (await ask(who as 'cora', 'GET', '/second-person/colleagues?q=zo')).body.items!.map(each => each['name'])
  expect([await found('cora'), await found('ava'), await found('gus'), await found('dora')]).toEqual([['Zoe Example'], ['Zoe Example'], [], []])
  await name('dora')
  expect(await found('dora')).toEqual(['Zoe Example'])
})

describe('preparing', () => {
  test('several areas at once: all of them or none', async () => {
    const before = await truth(`select count(*)::int from access_grant`)
    const { status, body } = await ask('cora', 'POST', '/access/prepare', { holderId: person('zoe'), areas: [{ function: 'leave', level: 'handle' }, { function: 'people', level: 'view' }], populationId: populations.boston, startsOn: today, reason: 'HR assistant' })
    expect([status, (body['ids'] as string[]).length]).toEqual([201, 2])
    expect((await ask('cora', 'POST', '/access/prepare', { holderId: person('cora'), areas: [{ function: 'leave', level: 'handle' }], startsOn: today })).status).toBe(403)
    expect((await ask('cora', 'POST', '/access/prepare', { holderId: person('zoe'), areas: [{ function: 'leave', level: 'handle' }, { function: 'nothing', level: 'view' }], startsOn: today })).status).toBe(400)
    expect(await truth(`select count(*)::int from access_grant`)).toBe(Number(before) + 2)
  })
  test('somebody from outside has access for a time', async () => {
    await owner.query(`update employment set kind = 'contingent' where person_id = $1`, [person('ben')])
    const give = (more: object) => ask('cora', 'POST', '/access/prepare', { holderId: person('ben'), areas: [{ function: 'payroll', level: 'handle' }], startsOn: today, ...more })
    expect((await give({})).body).toMatchObject({ code: 'organization.outsider_needs_end' })
    expect((await give({ endsOn: '2026-12-31' })).status).toBe(201)
    await owner.query(`update employment set kind = 'employee' where person_id = $1`, [person('ben')])
  })
  test('the usual groups keep HR and executives out', async () => {
    await name('dora')
    const { body } = await ask('cora', 'POST', '/populations/ready-made', { executiveIds: [person('dora')] })
    expect(body.items!.map(each => each['name'])).toEqual(['Everyone except HR and executives', 'The HR team', 'Executives'])
    const members = async (group: unknown) => (await rows(`select distinct split_part(d.name, ' ', 1) as name from population_member m join directory_entry d on d.id = m.id join population p on p.number = m.population where p.id = $1 order by 1`, [group])).map(row => row['name'])
    expect(await members(body.items![0]!['id'])).toEqual(['Ava', 'Ben', 'Eli', 'Kim', 'Lou', 'Mia', 'Zoe'])
    expect(await members(body.items![1]!['id'])).toEqual(['Gia', 'Gus', 'Spe'])
    expect(await members(body.items![2]!['id'])).toEqual(['Dora'])
    expect((await ask('cora', 'POST', '/populations/ready-made', { executiveIds: [person('dora')] })).body.items).toEqual([])
    expect((await ask('gus', 'POST', '/populations/ready-made', { executiveIds: [] })).status).toBe(403)
  })
  test('HR for HR looks after the team, and neither its leadership nor themselves', async () => {
    const [team] = await rows(`select id from population where name = 'The HR team'`)
    await insert(owner, 'access_grant', ['people', 'compensation'].map(fn => ({ organization_id: acme, version: 1, id: randomUUIDv7(), holder_id: person('gia'), function: fn, level: 'handle', population_id: team!['id'], starts_on: today, status: 'active', origin: 'given' })))
    expect((await raise('gia', 'gus', '50000')).status).toBe(200)
    expect((await raise('gia', 'cora', '50000')).status).toBe(404)
    expect((await raise('gia', 'gia', '50000')).status).toBe(403)
  })
})
