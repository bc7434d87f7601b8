import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { records } from '../src/modules.ts'
import { served } from './fixtures/api.ts'
import { acme, attempt, ava, ben, cora, eli, entities, gus, guest, hashed, insert, job, jobActor, key, keyId, mia, narrowKey, other, outcome, pay, person, placement, places, populations, seen, spe, stranger, today, units, uuid, zoe } from './fixtures/world.ts'

const { ask, owner, truth, rows } = await served()
const grant = { function: 'people', level: 'handle', startsOn: today }
const preparing = (who: typeof ava, holder: string) => attempt(who, `insert into access_grant (id, holder_id, function, level, starts_on) values ($1, $2, 'people', 'administer', $3)`, [randomUUIDv7(), holder, today])
const prepared = async (holder: string, status = 'prepared', more: object = {}) => {
  const id = randomUUIDv7()
  await insert(owner, 'access_grant', [{ organization_id: acme, version: 1, id, holder_id: holder, function: 'people', level: 'handle', starts_on: '2026-01-01', status, ...more }])
  return id
}

describe('giving access is not having it', () => {
  test('who looks after access prepares for others, who administers the area confirms', async () => {
    const { status, body } = await ask('ava', 'POST', '/access-grants', { holderId: person('zoe'), ...grant, populationId: populations.boston })
    expect(status).toBe(403)
    await owner.query(`insert into access_grant (organization_id, id, holder_id, function, level, starts_on, status) values ($1, $2, $3, 'people', 'view', '2020-01-01', 'active')`, [acme, uuid(20, 95), person('ava')])
    const again = await ask('ava', 'POST', '/access-grants', { holderId: person('zoe'), ...grant, populationId: populations.boston })
    expect([body.errors?.[0]?.field, again.status]).toEqual(['holderId', 201])
    expect(await seen(zoe, 'person')).toHaveLength(1)
    for (const who of ['ava', 'spe', 'gus', 'zoe'] as const) expect((await ask(who, 'POST', `/access-grants/${again.body['id']}/confirm`)).status, who).toBe(who === 'ava' || who === 'zoe' ? 403 : 404)
    expect(await attempt(ava, `update access_grant set status = 'active' where id = $1`, [again.body['id']])).toBe('42501')
    expect((await ask('cora', 'POST', `/access-grants/${again.body['id']}/confirm`)).status).toBe(200)
    expect((await seen(zoe, 'person')).length).toBeGreaterThan(2)
    expect((await ask('ava', 'POST', `/access-grants/${again.body['id']}/end`)).status).toBe(200)
    expect(await seen(zoe, 'person')).toHaveLength(1)
  })
  test('nobody prepares their own, nor confirms what was prepared for them', async () => {
    for (const who of ['ava', 'cora'] as const) {
      expect((await ask(who, 'POST', '/access-grants', { holderId: person(who), ...grant })).status).toBe(403)
      const id = await prepared(person(who))
      expect((await ask(who, 'POST', `/access-grants/${id}/confirm`)).status).toBe(403)
      expect(await attempt({ ava, cora }[who], `update access_grant set status = 'active' where id = $1`, [id])).toBe('42501')
    }
  })
  test('nor through a key of theirs', async () => {
    await owner.query(`insert into api_key (organization_id, id, holder_id, name, scopes, ends_on, hash, prefix) values ($1, $2, $3, 'Access', 'access:administer people:view compensation:handle people:handle', '2027-01-01', $4, 'x')`, [acme, uuid(17, 9), person('cora'), hashed('access')])
    const own = { kind: 'key', hash: hashed('access') } as const
    const id = await prepared(person('cora'))
    expect(await attempt(own, `update access_grant set status = 'active' where id = $1 returning id`, [id])).toBe('42501')
    expect(await preparing(own as never, person('cora'))).toBe('42501')
    expect(await preparing(own as never, person('zoe'))).toBe('no rows')
    for (const statement of [`update pay set amount = 1 where id = '${pay('cora')}' returning id`, `update person set name = 'x' where id = '${person('cora')}' returning id`, `update placement set unit_id = '${units.north}' where id = '${placement('cora')}' returning id`])
      expect(await attempt(own, statement)).toBe('no rows')
    expect(await attempt(own, `update pay set amount = 1 where id = '${pay('eli')}' returning id`)).toBe('rows')
  })
  test('nobody widens a group of people that they look after themselves', async () => {
    await prepared(person('ava'), 'active', { population_id: populations.london, function: 'compensation' })
    const widening = `insert into population_rule (id, population_id, effect, location_id) values ('${randomUUIDv7()}', $1, 'include', '${places.leeds}')`
    expect(await attempt(ava, widening, [populations.london])).toBe('42501')
    expect(await attempt(ava, `update population_rule set location_id = $1 where id = $2`, [places.leeds, uuid(8, 1)])).toBe('42501')
    expect(await attempt(ava, `delete from population_rule where id = $1`, [uuid(8, 2)])).toBe('42501')
  })
  test('who has no access to give gives none', async () => {
    for (const who of [eli, mia, gus, spe, key, narrowKey, guest, jobActor, stranger]) expect(await preparing(who, person('zoe'))).toBe('42501')
    await prepared(person('zoe'), 'active', { function: 'access', level: 'administer', population_id: populations.london })
    expect(await preparing(zoe, person('eli'))).toBe('42501')
    expect(await seen(zoe, 'population')).toEqual([])
  })
  test.each([['status', `'active'`], ['population', '0'], ['starts_at', `'-infinity'`], ['ends_at', `'infinity'`]])('a new grant has no %s of its own', async (column, value) =>
    expect(await attempt(ava, `insert into access_grant (id, holder_id, function, level, starts_on, ${column}) values ('${randomUUIDv7()}', '${person('eli')}', 'people', 'view', '${today}', ${value})`)).toBe('42501'))
  test.each([['holder_id', person('zoe')], ['function', 'audit'], ['level', 'administer'], ['population_id', null], ['population', 0], ['starts_on', '2020-01-01'], ['starts_at', '2020-01-01'], ['prepared_by_id', person('ava')], ['confirmed_by_id', person('ava')], ['origin', 'second_person']])('a grant keeps its %s', async (column, value) => {
    const id = await prepared(person('spe'), 'active', { population_id: populations.london })
    expect(await attempt(cora, `update access_grant set ${column} = $2 where id = $1`, [id, value])).toBe('42501')
  })
  test('an ended grant stays ended; a right is lost the moment it ends', async () => {
    const id = await prepared(person('zoe'), 'active')
    expect((await seen(zoe, 'person')).length).toBeGreaterThan(5)
    await owner.query(`update access_grant set ends_on = '2026-06-14' where id = $1`, [id])
    expect(await seen(zoe, 'person')).toHaveLength(1)
    await owner.query(`update access_grant set status = 'ended' where id = $1`, [id])
    expect(await attempt(ava, `update access_grant set status = 'active' where id = $1`, [id])).toBe('42501')
    expect((await ask('cora', 'POST', `/access-grants/${id}/confirm`)).status).toBe(403)
  })
})

describe('tables that nobody writes by hand', () => {
  const tables = ['reach', 'population_member', 'reporting_line', 'membership', 'member', 'event', 'event_value', 'seal', 'record_right', 'job_right', 'idempotency_key', 'clock_work', 'directory_word', 'vocabulary', 'directory_entry']
  test.each(tables)('%s', async table => {
    const [column] = (await rows(`select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 limit 1`, [table])).map(row => row['attname'])
    for (const who of [zoe, cora, ava, jobActor]) for (const statement of [`insert into ${table} default values`, `update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table}`]) expect(await attempt(who, statement), statement).toBe('42501')
  })
  test('what somebody sees of them is theirs', async () => {
    for (const table of ['access_grant', 'event', 'reporting_line', 'population_member', 'member']) expect(await seen(eli, table), table).toEqual([])
    expect(new Set((await seen(mia, 'reporting_line')).map(row => row['manager_id']))).toEqual(new Set([person('mia')]))
    expect(await as(eli, tx => tx.query('select person_id from membership'))).toEqual([{ person_id: person('eli') }])
    for (const table of ['seal', 'record_right', 'job_right', 'idempotency_key', 'directory_word', 'vocabulary']) expect(await attempt(cora, `select from ${table}`), table).toBe('42501')
  })
  test('a table of one’s own doesn’t stand in for one that says who may', async () => {
    const shadow = `create temp table access_grant as select '${person('zoe')}'::uuid as holder_id, '${acme}'::uuid as organization_id, 'people' as function, 'administer' as level, 0 as population, 'active' as status, '-infinity'::timestamptz as starts_at, 'infinity'::timestamptz as ends_at`
    const open = `do $$ begin ${shadow}; grant all on pg_temp.access_grant to public; exception when insufficient_privilege then null; end $$`
    expect(await attempt(ben, `select from person where id = '${person('cora')}'`, [], open.replace(person('zoe'), person('ben')))).toBe('no rows')
    const link = `do $$ begin create temp table population as select '${uuid(7, 9)}'::uuid as id, '${acme}'::uuid as organization_id; exception when insufficient_privilege then null; end $$`
    expect(await attempt(ava, `insert into population_rule (id, population_id, effect, country) values ('${randomUUIDv7()}', '${uuid(7, 9)}', 'include', 'GB')`, [], link)).toBe('42501')
  })
  test('no function of the owner’s is anybody’s, but those that are meant to be', async () => {
    for (const call of [`app.project('${acme}', '{}')`, `app.project_people('${acme}', '{}')`, `app.set_up('x','GB','GBP','UTC','x','x','x','{}')`, `app.populations_of('${acme}', null, null, null, null, null, null)`, `app.verify_events('${acme}')`, `app.post_about_person('${person('eli')}', 'x')`, `app.values_of('{}', 'pay', '')`])
      expect(await attempt(cora, `select ${call}`), call).toBe('42501')
  })
})

describe('keys', () => {
  test('a key is made for oneself alone, and shown once', async () => {
    expect(await attempt(eli, `insert into api_key (id, holder_id, name, scopes, ends_on, hash, prefix) values ($1, $2, 'x', 'people:view', '2027-01-01', $3, 'x')`, [randomUUIDv7(), person('cora'), hashed('theft')])).toBe('42501')
    const { body } = await ask('eli', 'POST', '/api-keys/issue', { name: 'Mine', scopes: 'people:administer pay:view', endsOn: '2027-01-01' })
    const mine = { kind: 'key', hash: hashed(String(body['key'])) } as const
    for (const table of ['person', 'pay', 'contact_details', 'org_unit', 'api_key', 'event']) expect(await seen(mine as never, table), table).toEqual([])
    expect((await ask('eli', 'GET', `/api-keys/${body['id']}`)).body).toMatchObject({ hash: null, withheld: ['hash'] })
    expect((await ask('key', 'POST', '/api-keys/issue', { name: 'Another', scopes: 'people:administer', endsOn: '2027-01-01' })).status).toBe(403)
  })
  test('it may what its holder may as HR, within its scopes', async () => {
    expect((await seen(key, 'person')).length).toBe((await seen(cora, 'person')).length)
    expect([await seen(key, 'pay'), await seen(key, 'access_grant')]).toEqual([[], []])
    // The names of the places that its people stand in.
    expect(await seen(key, 'org_unit')).toEqual(await seen(cora, 'org_unit'))
    expect(await attempt(key, `update person set name = 'x' where id = $1 returning id`, [person('eli')])).toBe('no rows')
    expect((await seen(narrowKey, 'pay')).map(row => row['person_id']).sort()).toEqual((await seen(gus, 'pay')).map(row => row['person_id']).sort())
    expect(await attempt(narrowKey, `update pay set amount = 1 where id = $1 returning id`, [pay('eli')])).toBe('no rows')
    expect(await attempt(narrowKey, `update person set name = 'x' where id = $1 returning id`, [person('eli')])).toBe('rows')
    expect(await attempt(narrowKey, `update person set name = 'x' where id = $1 returning id`, [person('zoe')])).toBe('no rows')
  })
  test('it loses what its holder loses', async () => {
    await owner.query(`update access_grant set status = 'ended' where holder_id = $1 and function = 'people'`, [person('gus')])
    expect(await seen(narrowKey, 'person')).toEqual([])
    expect((await seen(narrowKey, 'pay')).length).toBeGreaterThan(0)
    await owner.query(`update access_grant set status = 'active' where holder_id = $1 and function = 'people'`, [person('gus')])
  })
  test.each([['scopes', 'people:administer'], ['hash', hashed('mine')], ['ends_on', '2099-01-01'], ['ends_at', 'infinity'], ['holder_id', person('eli')], ['prefix', 'x']])('its %s never changes', async (column, value) =>
    expect(await attempt(cora, `update api_key set ${column} = $2 where id = $1`, [keyId, value])).toBe('42501'))
  test('a revoked one stays revoked', async () => {
    const { body } = await ask('cora', 'POST', '/api-keys/issue', { name: 'Short', scopes: 'people:view', endsOn: '2027-01-01' })
    expect((await ask('cora', 'POST', `/api-keys/${body['id']}/revoke`)).status).toBe(200)
    expect(await attempt(cora, `update api_key set status = 'active' where id = $1`, [body['id']])).toBe('42501')
    expect(await outcome(as({ kind: 'key', hash: hashed(String(body['key'])) }, tx => tx.query('select 1')))).toBe('28000')
  })
})

describe('somebody of another organisation, who holds everything there', () => {
  test('sees no row of this one, in no table, also when asking for it', async () => {
    const tables = (await rows(`select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege('equipoise_app', c.oid, 'select')`)).map(row => String(row['relname']))
    expect(tables.length).toBeGreaterThan(records.length)
    for (const table of tables) expect(await seen(stranger, table, 'organization_id = $1', [acme]), table).toEqual([])
  })
  test('changes and deletes nothing of it, and puts nothing into it', async () => {
    for (const [table, id] of [['person', person('eli')], ['location', places.spare], ['legal_entity', entities.spare], ['pay', pay('eli')]] as const) {
      for (const statement of [`update ${table} set id = id where id = '${id}' returning id`, `update ${table} set organization_id = '${other}' where id = '${id}'`]) expect(await attempt(stranger, statement)).toBe('42501')
      for (const statement of [`update ${table} set ${{ person: 'name', location: 'name', legal_entity: 'name', pay: 'per' }[table]} = 'year' where id = '${id}' returning id`, ...table === 'person' ? [] : [`delete from ${table} where id = '${id}' returning id`]]) expect(await attempt(stranger, statement)).toBe('no rows')
    }
    expect(await attempt(stranger, `insert into person (id, name, organization_id) values ('${randomUUIDv7()}', 'x', '${acme}')`)).toBe('42501')
    expect(await truth(`select count(*)::int from person where organization_id = $1 and name = 'year'`, [acme])).toBe(0)
  })
  test('links to nothing of it, and learns nothing by trying', async () => {
    const hire = (unitId: string) => ask('stranger', 'POST', '/people/hire', { name: 'x', legalEntityId: entities.uk, kind: 'employee', startsOn: today, jobId: uuid(5, 1), unitId, locationId: places.london, managerAssignmentId: job('mia') })
    expect(await hire(units.north)).toMatchObject({ status: 403, body: (await hire(randomUUIDv7())).body })
    expect((await ask('stranger', 'GET', `/people/${person('eli')}`)).body).toEqual((await ask('stranger', 'GET', `/people/${randomUUIDv7()}`)).body)
    expect((await ask('stranger', 'GET', `/people/${person('cora')}`)).body['name']).toBe('Cora of Other')
    expect((await ask('stranger', 'GET', `/managers?q=mia`)).body.items).toEqual([])
    expect((await ask('stranger', 'GET', `/directory?q=mia`)).body).toMatchObject({ items: [], total: 0 })
    expect((await ask('stranger', 'GET', `/access/explain?viewer=${person('eli')}&record=pay&id=${pay('eli')}&operation=read`)).status).toBe(404)
  })
})

describe('a job', () => {
  test('has the rights that it declares, and no self', async () => {
    expect((await seen(jobActor, 'person')).length).toBeGreaterThan(10)
    expect(await seen(jobActor, 'pay')).toEqual([])
    expect(await seen(jobActor, 'org_unit')).toEqual(await seen(cora, 'org_unit'))
    expect(await attempt(jobActor, `update person set name = 'x' where id = $1 returning id`, [person('eli')])).toBe('rows')
  })
  test('one that declares none has none', async () => expect(await seen({ kind: 'job', organizationId: acme, name: 'no.such' }, 'person')).toEqual([]))
})
