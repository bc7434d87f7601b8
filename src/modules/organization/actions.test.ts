import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, employment, insert, keyId, pay, person, places, populations, today, units, uuid } from '../../../test/fixtures/world.ts'

const { ask, owner, truth } = await served()

describe('who am I', () => {
  test('a person hears what they look after', async () => {
    expect((await ask('gus', 'GET', '/me')).body).toMatchObject({ organizationId: acme, organizationName: 'Acme', personId: person('gus'), name: 'Gus Example', isManager: false, access: expect.arrayContaining([{ function: 'compensation', level: 'handle', populationName: 'london' }]) })
    expect((await ask('mia', 'GET', '/me')).body).toMatchObject({ isManager: true, access: [] })
  })
  test('a key is nobody', async () => expect((await ask('key', 'GET', '/me')).body).toMatchObject({ personId: null, name: null, actor: `key:${keyId}`, access: [] }))
})

describe('why', () => {
  const why = async (viewer: string, record: string, id: string, operation = 'read', field?: string) => (await ask('cora', 'GET', `/access/explain?viewer=${viewer}&record=${record}&id=${id}&operation=${operation}${field ? `&field=${field}` : ''}`)).body as { holds: boolean; reasons: { holds: boolean; predicate: string; grants: { function: string; populationName: string | null }[] }[] }
  test('names the grant and the group that say yes', async () => {
    const { holds, reasons } = await why(person('gus'), 'pay', pay('eli'))
    expect(holds).toBe(true)
    expect(reasons.find(each => each.grants.length)).toMatchObject({ holds: true, grants: [{ function: 'compensation', level: 'handle', populationName: 'london' }] })
  })
  test('and what says no', async () => {
    expect(await why(person('mia'), 'pay', pay('eli'))).toMatchObject({ holds: false })
    expect((await why(person('mia'), 'employment', employment('eli'), 'read', 'endsOn')).holds).toBe(false)
    expect((await why(person('mia'), 'employment', employment('eli'))).holds).toBe(true)
    expect((await why(person('gus'), 'person', person('gus'), 'update')).reasons.map(each => each.predicate)).toContain('The following is not so')
  })
  test.each([['nothing of that name', 'nothing', 'read'], ['no such move', 'pay', 'bless']])('%s is nothing', async (_, record, operation) => expect((await ask('cora', 'GET', `/access/explain?viewer=${person('eli')}&record=${record}&id=${pay('eli')}&operation=${operation}`)).status).toBe(404))
})

describe('groups of people', () => {
  test('a rule changes who is looked after at once; one by which a group with access grows waits', async () => {
    const rule = uuid(97, 1), sees = async () => (await ask('gus', 'GET', `/people/${person('zoe')}`)).status
    expect((await ask('cora', 'POST', '/population-rules', { populationId: populations.london, effect: 'include', locationId: places.leeds })).body).toMatchObject({ code: 'organization.growth_is_confirmed' })
    expect(await sees()).toBe(404)
    await insert(owner, 'population_rule', [{ organization_id: acme, id: rule, version: 1, population_id: populations.london, effect: 'include', location_id: places.leeds }])
    expect(await sees()).toBe(200)
    expect((await ask('cora', 'DELETE', `/population-rules/${rule}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
    expect(await sees()).toBe(404)
  })
  test('a unit brings all that is below it', async () => {
    const { body } = await ask('cora', 'POST', '/populations', { name: 'Operations' })
    await ask('cora', 'POST', '/population-rules', { populationId: body['id'], effect: 'include', unitId: units.operations })
    expect(await truth(`select count(*)::int from population_member m join population p on p.number = m.population where p.id = $1 and m.id in (select id from directory_entry where unit_id = $2)`, [body['id'], units.north])).toBeGreaterThan(1)
  })
})

test('access goes its way: prepared, confirmed, ended; each told', async () => {
  await insert(owner, 'access_grant', [{ organization_id: acme, id: uuid(20, 95), version: 1, holder_id: person('ava'), function: 'people', level: 'view', starts_on: today, status: 'active', origin: 'given' }])
  const { body } = await ask('ava', 'POST', '/access-grants', { holderId: person('zoe'), function: 'people', level: 'view', populationId: populations.boston, startsOn: today })
  expect((await ask('zoe', 'GET', `/people/${person('ben')}`)).status).toBe(404)
  await ask('cora', 'POST', `/access-grants/${body['id']}/confirm`)
  expect((await ask('zoe', 'GET', `/people/${person('ben')}`)).status).toBe(200)
  expect((await ask('cora', 'GET', `/access-grants/${body['id']}`)).body).toMatchObject({ status: 'active', can: ['update', 'end'] })
  await ask('cora', 'POST', `/access-grants/${body['id']}/end`)
  expect((await ask('zoe', 'GET', `/people/${person('ben')}`)).status).toBe(404)
  expect((await ask('zoe', 'GET', `/events?record=access_grant&recordId=${body['id']}`)).body.items!.map(each => each['move'])).toEqual(['end', 'confirm', 'create'])
})

describe('the holidays of a place', () => {
  const of = async (who: Parameters<typeof ask>[0], year: number) => (await ask(who, 'GET', `/locations/${places.leeds}/holidays?year=${year}`)).body as { isKnown: boolean; items: { on: string; name: string; portion: string }[] }
  const keep = (who: Parameters<typeof ask>[0], more: object) => ask(who, 'POST', '/own-holidays', { locationId: places.leeds, name: 'Founders’ day', heldOn: '2026-09-07', isYearly: true, portion: 'whole', ...more })
  test('are those of its country, with days of its own and without those that are worked through', async () => {
    expect((await keep('cora', {})).status).toBe(201)
    expect((await keep('cora', { name: 'Christmas Eve', heldOn: '2026-12-24', portion: 'half' })).status).toBe(201)
    expect((await keep('cora', { name: 'Boxing Day', heldOn: '2027-12-28', isYearly: false, portion: 'none' })).status).toBe(201)
    const { isKnown, items } = await of('eli', 2027)
    expect(isKnown).toBe(true)
    expect(items.filter(({ on }) => on > '2027-08-31')).toEqual([{ on: '2027-09-07', name: 'Founders’ day', portion: 'whole' }, { on: '2027-12-24', name: 'Christmas Eve', portion: 'half' }, expect.objectContaining({ on: '2027-12-27' })])
    expect((await of('eli', 2025)).items.map(({ name }) => name)).not.toContain('Founders’ day')
  })
  test('are kept by who keeps the company’s structure, one entry a day', async () => {
    expect((await keep('gus', { heldOn: '2026-10-01' })).status).toBe(403)
    expect(await keep('cora', {})).toMatchObject({ status: 422 })
    expect((await ask('guest', 'GET', `/locations/${places.leeds}/holidays?year=2027`)).status).toBe(404)
  })
})
