import { randomUUIDv7 } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, cora, insert, person, populations, spe, today, type Name } from '../../../test/fixtures/world.ts'

// Giving access is not having it: who prepares, who confirms, and what comes back in return (decision 18).
const { ask, owner, rows, truth } = await served()
const grants: string[] = []
beforeEach(async () => {
  await owner.query(`update organization set second_person_id = null where id = $1`, [acme])
  await owner.query(`update access_grant set status = 'ended' where id = any ($1)`, [grants.splice(0)])
})
const stands = async (holder: Name, fn: string, level: string, more: object = {}) => {
  const id = randomUUIDv7()
  await insert(owner, 'access_grant', [{ organization_id: acme, version: 1, id, holder_id: person(holder), function: fn, level, starts_on: '2026-01-01', status: 'active', origin: 'given', ...more }])
  grants.push(id)
  return id
}
const prepared = (holder: Name, fn: string, by: Name | null, more: object = {}) => stands(holder, fn, 'view', { status: 'prepared', prepared_by_id: by && person(by), ...more })
const confirmers = async (id: string) => (await rows(`select p.name, c.why from app.confirmers_of($1, $2) c join person p on p.id = c.who and p.organization_id = $1 order by 1`, [acme, id])).map(row => `${String(row['name']).split(' ')[0]} ${row['why']}`)
const second = (who: Name) => owner.query(`update organization set second_person_id = $2 where id = $1`, [acme, person(who)])

describe('who confirms', () => {
  test('whoever administers the area, and neither holds nor prepared it', async () => {
    expect(await confirmers(await prepared('zoe', 'compensation', 'ava'))).toEqual(['Cora administers', 'Spe administers'])
    expect(await confirmers(await prepared('zoe', 'compensation', 'cora'))).toEqual(['Spe administers'])
    expect(await confirmers(await prepared('spe', 'compensation', 'cora'))).toEqual([])
    expect(await confirmers(await prepared('zoe', 'people', 'ava'))).toEqual(['Cora administers'])
  })
  test('for the same people or more', async () => {
    expect(await confirmers(await prepared('zoe', 'leave', 'cora', { population_id: populations.boston }))).toEqual(['Gia administers'])
    expect(await confirmers(await prepared('zoe', 'leave', 'cora', { population_id: populations.london }))).toEqual([])
    expect(await confirmers(await prepared('zoe', 'leave', 'cora'))).toEqual([])
  })
  test('a group lies within another while everybody in it is in the other, and somebody is', async () => {
    const part = randomUUIDv7()
    await insert(owner, 'population', [{ organization_id: acme, id: part, version: 1, name: 'Ben alone' }])
    expect(await confirmers(await prepared('zoe', 'leave', 'cora', { population_id: part }))).toEqual([])
    await insert(owner, 'population_rule', [{ organization_id: acme, id: randomUUIDv7(), version: 1, population_id: part, effect: 'include', person_id: person('ben') }])
    expect(await confirmers(await prepared('zoe', 'leave', 'cora', { population_id: part }))).toEqual(['Gia administers'])
    await insert(owner, 'population_rule', [{ organization_id: acme, id: randomUUIDv7(), version: 1, population_id: part, effect: 'include', person_id: person('eli') }])
    await owner.query(`select app.project($1, array(select id from assignment where organization_id = $1))`, [acme])
    expect(await truth(`select count(distinct d.person_id)::int from population_member m join directory_entry d on d.id = m.id join population p on p.number = m.population where p.id = $1`, [part])).toBe(2)
    // Eli has a job in Boston, and one in London that Gia doesn't look after.
    expect(await confirmers(await prepared('zoe', 'leave', 'cora', { population_id: part }))).toEqual([])
  })
  test('nobody confirms for somebody from whom they have access', async () => {
    const mine = await stands('spe', 'people', 'view', { confirmed_by_id: person('zoe') })
    expect(await confirmers(await prepared('zoe', 'compensation', 'ava'))).toEqual(['Cora administers'])
    await owner.query(`update access_grant set status = 'ended' where id = $1`, [mine])
    expect(await confirmers(await prepared('zoe', 'compensation', 'ava'))).toEqual(['Cora administers', 'Spe administers'])
    await stands('spe', 'people', 'view', { status: 'prepared', prepared_by_id: person('zoe') })
    expect(await confirmers(await prepared('zoe', 'compensation', 'ava'))).toEqual(['Cora administers'])
  })
  test('nor two for each other at the same moment', async () => {
    await stands('zoe', 'learning', 'administer')
    await stands('ben', 'learning', 'administer')
    const [forZoe, forBen] = [await prepared('zoe', 'learning', 'ava'), await prepared('ben', 'learning', 'ava')]
    const answers = await Promise.all([ask('ben', 'POST', `/access-grants/${forZoe}/confirm`), ask('zoe', 'POST', `/access-grants/${forBen}/confirm`)])
    // Whoever comes later isn't named on the other any more: refused where it was read before that, not there where after.
    const [one, other] = answers.map(each => each.status).sort()
    expect(one).toBe(200)
    expect([403, 404]).toContain(other)
    expect(await truth(`select count(*)::int from access_grant where id = any ($1) and status = 'active'`, [[forZoe, forBen]])).toBe(1)
  })
  test('not who has left', async () => {
    await stands('lou', 'inclusion', 'administer')
    expect(await confirmers(await prepared('zoe', 'inclusion', 'ava'))).toEqual([])
  })
  test('where there is nobody, the second person; not for themselves, nor what they prepared, save for who leads HR', async () => {
    await second('dora')
    expect(await confirmers(await prepared('zoe', 'compensation', 'ava'))).toEqual(['Cora administers', 'Spe administers'])
    expect(await confirmers(await prepared('zoe', 'benefits', 'cora'))).toEqual(['Dora second_person'])
    expect(await confirmers(await prepared('dora', 'benefits', 'cora'))).toEqual([])
    expect(await confirmers(await prepared('zoe', 'benefits', 'dora'))).toEqual([])
    expect(await confirmers(await prepared('cora', 'benefits', 'dora'))).toEqual(['Dora second_person'])
  })
})

describe('asking to confirm', () => {
  test('who may confirm sees what waits for them, and nothing else of access', async () => {
    const id = await prepared('zoe', 'compensation', 'ava')
    const seen = await ask('spe', 'GET', '/access-grants')
    expect(seen.body.items!.map(each => each['id'])).toContain(id)
    expect(seen.body.items!.filter(each => each['holderId'] !== person('spe')).map(each => each['id'])).toEqual([id])
    expect((await ask('spe', 'GET', `/access-grants/${id}`)).body['can']).toEqual(expect.arrayContaining(['confirm', 'discard']))
    expect((await ask('spe', 'POST', `/access-grants/${id}/confirm`)).status).toBe(200)
    expect(await truth(`select confirmed_by_id from access_grant where id = $1`, [id])).toBe(person('spe'))
    expect((await ask('spe', 'GET', `/access-grants/${id}`)).status).toBe(404)
  })
  test('they may also decline', async () => {
    const id = await prepared('zoe', 'compensation', 'ava')
    expect((await ask('spe', 'POST', `/access-grants/${id}/discard`)).status).toBe(200)
  })
  test('it is told for whom it waits, and why not for me', async () => {
    const id = await prepared('zoe', 'compensation', 'cora')
    const waiting = async (who: Name) => ((await ask(who as 'cora', 'GET', '/access/waiting')).body.items as { grantId: string; confirmers: object[]; bar: string | null }[]).find(each => each.grantId === id)
    expect(await waiting('cora')).toMatchObject({ confirmers: [{ name: 'Spe Example', why: 'administers' }], bar: 'prepared' })
    expect(await waiting('ava')).toMatchObject({ bar: 'not_administered' })
    expect(await waiting('zoe')).toMatchObject({ bar: 'own' })
    expect(await waiting('spe')).toMatchObject({ bar: null })
    expect(await waiting('eli')).toBeUndefined()
    await stands('ava', 'compensation', 'administer', { confirmed_by_id: person('zoe') })
    expect(await waiting('ava')).toMatchObject({ bar: 'in_return' })
  })
  test('who loses the area may confirm no more, at once', async () => {
    const right = await stands('ben', 'benefits', 'administer'), id = await prepared('zoe', 'benefits', 'ava')
    expect((await ask('ben', 'GET', `/access-grants/${id}`)).status).toBe(200)
    await owner.query(`update access_grant set ends_on = '2026-06-14' where id = $1`, [right])
    expect((await ask('ben', 'GET', `/access-grants/${id}`)).status).toBe(404)
  })
  test('a right that ran out between asking and confirming is none', async () => {
    await stands('ben', 'benefits', 'administer')
    const id = await prepared('zoe', 'benefits', 'ava')
    await owner.query(`alter table access_grant disable trigger user; update access_grant set status = 'ended' where function = 'benefits' and holder_id = '${person('ben')}'; alter table access_grant enable trigger user`)
    expect((await ask('ben', 'POST', `/access-grants/${id}/confirm`)).status).toBe(403)
  })
})

test('what is in force ends earlier, never later', async () => {
  const id = await stands('zoe', 'people', 'view', { ends_on: '2026-12-31' })
  const version = async () => ({ 'if-match': `"${await truth(`select version from access_grant where id = $1`, [id])}"` })
  expect((await ask('ava', 'PATCH', `/access-grants/${id}`, { endsOn: '2027-01-31' }, await version())).body).toMatchObject({ code: 'organization.longer_is_new' })
  expect((await ask('ava', 'PATCH', `/access-grants/${id}`, { endsOn: null }, await version())).status).toBe(422)
  expect((await ask('ava', 'PATCH', `/access-grants/${id}`, { endsOn: '2026-06-30' }, await version())).status).toBe(200)
})

describe('circles', () => {
  test('who works on an area of HR is the HR team, from the moment it is confirmed until it ends', async () => {
    const team = randomUUIDv7()
    await insert(owner, 'population', [{ organization_id: acme, id: team, version: 1, name: 'The HR team' }])
    await insert(owner, 'population_rule', [{ organization_id: acme, id: randomUUIDv7(), version: 1, population_id: team, effect: 'include', circle: 'hr_team' }])
    await insert(owner, 'population_rule', [{ organization_id: acme, id: randomUUIDv7(), version: 1, population_id: populations.london, effect: 'exclude', circle: 'hr_team', person_id: null }])
    const members = async () => (await rows(`select distinct split_part(d.name, ' ', 1) as name from population_member m join directory_entry d on d.id = m.id join population p on p.number = m.population where p.id = $1 order by 1`, [team])).map(row => row['name'])
    expect(await members()).toEqual(['Cora', 'Gia', 'Gus', 'Spe'])
    expect((await ask('gus', 'GET', `/people/${person('eli')}`)).status).toBe(200)
    const id = await prepared('eli', 'leave', 'ava', { level: 'handle', population_id: populations.boston })
    expect((await ask('cora', 'POST', `/access-grants/${id}/confirm`)).status).toBe(200)
    expect(await members()).toEqual(['Cora', 'Eli', 'Gia', 'Gus', 'Spe'])
    expect((await ask('gus', 'GET', `/people/${person('eli')}`)).status).toBe(404)
    expect((await ask('ava', 'POST', `/access-grants/${id}/end`)).status).toBe(200)
    expect(await members()).toEqual(['Cora', 'Gia', 'Gus', 'Spe'])
    expect((await ask('gus', 'GET', `/people/${person('eli')}`)).status).toBe(200)
  })
  test('who only views isn’t', async () => {
    await stands('eli', 'people', 'view')
    expect(await truth(`select app.circles_of($1, $2)`, [acme, person('eli')])).toEqual([])
  })
  test('access that ran out by date is followed when the day turns', async () => {
    await stands('eli', 'leave', 'handle', { ends_on: '2026-06-20' })
    expect((await ask('gus', 'GET', `/people/${person('eli')}`)).status).toBe(404)
    await owner.query(`set app.now = '2026-06-22T12:00:00Z'; select app.turn_grants(); reset app.now; select set_config('app.now', '2026-06-15T12:00:00Z', false)`)
    expect((await ask('gus', 'GET', `/people/${person('eli')}`)).status).toBe(200)
  })
})

test.each([['prepared_by_id', person('ava')], ['confirmed_by_id', person('ava')], ['origin', 'second_person']])('a new grant says no %s of its own', async (column, value) =>
  expect(await attempt(cora, `insert into access_grant (id, holder_id, function, level, starts_on, ${column}) values ('${randomUUIDv7()}', '${person('eli')}', 'people', 'view', '${today}', '${value}')`)).toBe('42501'))
test('the posts behind confirming are nobody’s', async () => {
  for (const call of [`app.confirmers_of('${acme}', '${randomUUIDv7()}')`, `app.ask_confirmers('${acme}')`, `app.circles_of('${acme}', '${person('eli')}')`, `app.owes('${acme}', '${person('eli')}', '${person('eli')}')`, `app.project_circles('${acme}', '{}')`])
    expect(await attempt(spe, `select ${call}`), call).toBe('42501')
})
