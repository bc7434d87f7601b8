import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { attempt, employment, entities, eli, gus, mia, outcome, person, places, units, work, zoe } from '../../../test/fixtures/world.ts'

const { ask, rows, truth, owner } = await served()
type Who = Parameters<typeof ask>[0]
const newcomer = { name: 'Noor Idris', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-06-15', jobId: work.engineer, unitId: units.north, locationId: places.london }
const hire = (more: object = {}, who: Who = 'cora') => ask(who, 'POST', '/people/hire', { ...newcomer, ...more })
const ids = async (more: object = {}) => (await hire(more)).body as unknown as { personId: string; employmentId: string; assignmentId: string }
const known = async (body: object, who: Who = 'gus') => (await ask(who, 'POST', '/people/known', body)).body
const end = (id: string, endsOn: string) => ask('cora', 'POST', `/employments/${id}/terminate`, { endsOn, terminationKind: 'voluntary' })
const numberOf = (id: string) => truth<string>('select number from employment where id = $1', [id])
/** Worked here and left; outside of what Gus looks after unless told. */
async function former(more: object = {}) {
  const held = await ids({ locationId: places.leeds, startsOn: '2016-03-01', ...more })
  await end(held.employmentId, '2019-08-31')
  return held
}

describe('before a hire', () => {
  test('people whom the asker looks after are found by name, e-mail or birth date, with when they worked here', async () => {
    const { personId } = await former({ name: 'Ángel Ruíz', birthDate: '1985-05-05', locationId: places.london, workEmail: 'angel@acme.example', personalEmail: 'Angel@home.example' })
    const found = { people: [{ personId, name: 'Ángel Ruíz', mayHire: true, employments: [{ kind: 'employee', startsOn: '2016-03-01', endsOn: '2019-08-31', legalEntityName: 'uk' }] }], elsewhere: null }
    for (const asked of [{ name: 'angel  RUIZ' }, { name: 'Someone', workEmail: 'ANGEL@acme.example' }, { name: 'Someone', personalEmail: 'angel@home.example' }, { name: 'Angel Castro', birthDate: '1985-05-05' }]) expect(await known(asked), JSON.stringify(asked)).toEqual(found)
    expect(await known({ name: 'Ángel Ruíz', birthDate: '1985-05-06' })).toEqual({ people: [], elsewhere: null })
  })
  test('anybody else only by name and birth date: from which year to which, and whom to ask', async () => {
    await former({ name: 'Ines Okafor', birthDate: '1980-01-02', workEmail: 'ines@acme.example', personalEmail: 'ines@home.example' })
    const nothing = { people: [], elsewhere: null }
    for (const asked of [{ name: 'Ines Okafor' }, { name: 'Ines Okafor', birthDate: '1980-01-03' }, { name: 'Ines', birthDate: '1980-01-02' }, { name: 'Someone', workEmail: 'ines@acme.example', personalEmail: 'ines@home.example' }]) expect(await known(asked), JSON.stringify(asked)).toEqual(nothing)
    const { people, elsewhere } = await known({ name: 'Ines Okafor', birthDate: '1980-01-02' })
    expect({ people, elsewhere }).toEqual({ people: [], elsewhere: { id: expect.any(String), from: 2016, until: 2019, ask: ['Cora Example'] } })
    expect(await known({ name: 'Ines Okafor', birthDate: '1980-01-02' }, 'cora')).toMatchObject({ people: [{ name: 'Ines Okafor' }], elsewhere: null })
  })
  test('an end ahead elsewhere isn’t told, nor is anything about oneself', async () => {
    const { employmentId } = await ids({ name: 'Bo Ahead', birthDate: '1990-09-09', locationId: places.leeds, startsOn: '2020-01-01' })
    await end(employmentId, '2026-12-31')
    expect((await known({ name: 'Bo Ahead', birthDate: '1990-09-09' }))['elsewhere']).toMatchObject({ from: 2020, until: null })
    await owner.query(`update personal_details set birth_date = '1975-05-05' where id = $1`, [person('cora')])
    expect(await known({ name: 'Cora Example', birthDate: '1975-05-05' }, 'narrowKey')).toMatchObject({ people: [], elsewhere: { until: null } })
  })
  test('is nothing to ask for who hires nobody, and not endlessly', async () => {
    for (const who of ['eli', 'mia', 'spe', 'ava', 'guest', 'key'] as const) expect((await ask(who, 'POST', '/people/known', { name: 'Zoe Example' })).status, who).toBe(403)
    for (const who of [eli, mia, zoe]) expect(await attempt(who, `select app.known_before('x', '1990-01-01', '{}', $1)`, [randomUUIDv7()])).toBe('42501')
    await owner.query(`insert into person_sought (organization_id, id, holder_id, at) select $1, uuidv7(), $2, '2026-06-15T11:00:00Z' from generate_series(1, 200)`, ['00000000-0000-7000-8000-000000000001', person('gia')])
    expect(await ask('gia', 'POST', '/people/known', { name: 'Zoe Example', birthDate: '1990-01-01' })).toMatchObject({ status: 422, body: { code: 'people.asked_too_often' } })
    expect((await ask('gia', 'POST', '/people/known', { name: 'Zoe Example' })).status).toBe(200)
    for (const table of ['person_sought', 'employee_number']) expect(await attempt(gus, `select * from ${table}`)).toBe('42501')
  })
})

describe('who is known is hired as the same person', () => {
  test('a rehire keeps the number in the same entity, gets one of its own in another, and the first employment stays', async () => {
    const { personId, employmentId } = await former({ name: 'Rita Back', locationId: places.london, number: 'R-7', workEmail: 'rita@acme.example' })
    const again = await hire({ personId, name: 'Rita Back-Jones', workPhone: '+44 20 7946 0001', birthDate: '1990-01-01' }, 'gus')
    expect(again).toMatchObject({ status: 201, body: { personId } })
    expect(await numberOf(again.body['employmentId'] as string)).toBe('R-7')
    expect((await ask('cora', 'GET', `/people/${personId}`)).body).toMatchObject({ name: 'Rita Back', workEmail: 'rita@acme.example', workPhone: '+44 20 7946 0001' })
    expect((await ask('cora', 'GET', `/personal-details/${personId}`)).body).toMatchObject({ birthDate: '1990-01-01' })
    expect((await ask('cora', 'GET', `/employments?personId=${personId}&sort=number`)).body.items).toHaveLength(2)
    expect(await rows(`select status, is_primary from directory_entry where person_id = $1 order by 1`, [personId])).toEqual([{ status: 'active', is_primary: true }, { status: 'ended', is_primary: true }])
    const abroad = await ids({ personId, legalEntityId: entities.us })
    expect(await numberOf(abroad.employmentId)).not.toBe('R-7')
    expect(await truth('select is_primary from assignment where id = $1', [abroad.assignmentId])).toBe(false)
    expect(await truth('select starts_on::text from employment where id = $1', [employmentId])).toBe('2016-03-01')
  })
  test('a contractor who is hired stays the same person, from the day after', async () => {
    const first = await ids({ name: 'Cem Contract', kind: 'contingent', startsOn: '2026-01-05' })
    await end(first.employmentId, '2026-08-31')
    const then = await ids({ name: 'Cem Contract', personId: first.personId, startsOn: '2026-09-01' })
    expect(then.personId).toBe(first.personId)
    expect(await rows(`select e.kind, d.status, d.is_primary from directory_entry d join employment e on e.id = d.employment_id where d.person_id = $1 order by e.starts_on`, [first.personId]))
      .toEqual([{ kind: 'contingent', status: 'active', is_primary: true }, { kind: 'employee', status: 'starting', is_primary: true }])
  })
  test('somebody found elsewhere returns, judged by the place proposed; the asker then sees the person, and nothing of the old job', async () => {
    const old = await former({ name: 'Otto Elsewhere', birthDate: '1970-07-07', amount: '1000', currency: 'GBP', per: 'month' })
    const { elsewhere } = await known({ name: 'otto elsewhere', birthDate: '1970-07-07' }) as { elsewhere: { id: string } }
    expect((await hire({ soughtId: elsewhere.id, locationId: places.leeds }, 'gus')).status).toBe(403)
    expect((await ask('gus', 'GET', `/people/${old.personId}`)).status).toBe(404)
    expect(await hire({ soughtId: elsewhere.id }, 'gia')).toMatchObject({ status: 422, body: { code: 'people.not_known' } })
    expect(await hire({ soughtId: elsewhere.id }, 'gus')).toMatchObject({ status: 201, body: { personId: old.personId } })
    expect((await ask('gus', 'GET', `/people/${old.personId}`)).body).toMatchObject({ name: 'Otto Elsewhere', can: ['update'] })
    for (const path of [`/employments/${old.employmentId}`, `/assignments/${old.assignmentId}`, `/directory/${old.assignmentId}`]) expect((await ask('gus', 'GET', path)).status, path).toBe(404)
    expect((await ask('gus', 'GET', `/pay?assignmentId=${old.assignmentId}`)).body.items).toEqual([])
    expect(await hire({ soughtId: elsewhere.id }, 'gus')).toMatchObject({ status: 422, body: { code: 'people.works_elsewhere' } })
  })
  test('who works elsewhere now isn’t taken along, and an id opens nothing', async () => {
    const { personId } = await ids({ name: 'Lea Leeds', birthDate: '1990-02-02', locationId: places.leeds })
    const { elsewhere } = await known({ name: 'Lea Leeds', birthDate: '1990-02-02' }) as { elsewhere: { id: string } }
    expect(await hire({ soughtId: elsewhere.id }, 'gus')).toMatchObject({ status: 422, body: { code: 'people.works_elsewhere' } })
    expect((await hire({ personId }, 'gus')).body).toEqual((await hire({ personId: randomUUIDv7() }, 'gus')).body)
    expect((await hire({ personId: person('dora') }, 'gus')).status).toBe(422)
    expect((await hire({ personId: person('gus') }, 'gus')).status).toBe(403)
    expect(await outcome(as(gus, tx => tx.query(`select app.plan_place($1, $2, $3, $4, 'employee', $5, $6)`, [personId, randomUUIDv7(), randomUUIDv7(), entities.uk, units.north, places.london])))).toBe('42501')
    expect((await ask('gus', 'GET', `/people/${personId}`)).status).toBe(404)
  })
})

describe('the sign-in', () => {
  const until = (id: string) => truth<string>('select ends_at::text from membership where person_id = $1', [id])
  test('revives with the first day of a return, not before', async () => {
    expect(await until(person('lou'))).toMatch(/^2026-04-01/)
    const { employmentId, assignmentId } = await ids({ personId: person('lou'), startsOn: '2026-09-01' })
    expect(await until(person('lou'))).toMatch(/^2026-04-01/)
    await owner.query(`select set_config('app.now', '2026-09-01T10:00:00Z', false), app.turn_days()`)
    expect(await until(person('lou'))).toBe('infinity')
    await owner.query(`select set_config('app.now', '2026-06-15T12:00:00Z', false)`)
    await owner.query(`select app.project(organization_id, array[id]) from assignment where id = $1`, [assignmentId])
    await end(employmentId, '2026-09-30')
    expect(await until(person('lou'))).toMatch(/^2026-03-31T23|^2026-03-31 23|^2026-04-01/)
  })
  test('goes on where the next employment follows the day after, and stops where there is a gap', async () => {
    const following = await ids({ personId: person('kim'), startsOn: '2026-08-01' })
    await end(employment('kim'), '2026-07-31')
    expect(await until(person('kim'))).toBe('infinity')
    await end(following.employmentId, '2026-12-31')
    expect(await until(person('kim'))).toMatch(/^2027-01-01/)
    await ids({ personId: person('zoe'), startsOn: '2026-09-01' })
    await end(employment('zoe'), '2026-07-31')
    expect(await until(person('zoe'))).toMatch(/^2026-07-31 23/)
  })
})

describe('numbers', () => {
  test('are never given to somebody else, even where the first holder has another now', async () => {
    const { employmentId } = await ids({ name: 'Nia First', number: '5000' })
    await ask('cora', 'PATCH', `/employments/${employmentId}`, { number: '5001' }, { 'if-match': '"1"' })
    expect(await hire({ number: '5000' })).toMatchObject({ status: 422, body: { errors: [{ field: 'number', code: 'taken' }] } })
    expect((await hire({ number: '5000', legalEntityId: entities.us })).status).toBe(201)
    expect(await numberOf((await ids()).employmentId)).toBe('5002')
  })
  test('follow the series of the legal entity, leaving out what is taken', async () => {
    await ids({ legalEntityId: entities.spare, number: 'SP-00042' })
    const series = { legalEntityId: entities.spare, prefix: 'SP-', digits: 5, nextNumber: 41 }
    expect((await ask('gus', 'POST', '/number-series', series)).status).toBe(403)
    expect((await ask('cora', 'POST', '/number-series', series)).status).toBe(201)
    expect((await ask('cora', 'POST', '/number-series', series)).body).toMatchObject({ errors: [{ field: 'legalEntityId', code: 'taken' }] })
    const given = []
    for (let i = 0; i < 3; i++) given.push(await numberOf((await ids({ legalEntityId: entities.spare })).employmentId))
    expect(given).toEqual(['SP-00041', 'SP-00043', 'SP-00044'])
    expect((await hire({ legalEntityId: entities.spare, workEmail: 'eli@acme.example' })).status).toBe(422)
    expect(await numberOf((await ids({ legalEntityId: entities.spare })).employmentId)).toBe('SP-00045')
    expect((await ask('cora', 'GET', `/number-series?legalEntityId=${entities.spare}`)).body.items).toMatchObject([{ nextNumber: 46 }])
  })
  test('are given once each to ten hired at once', async () => {
    const hired = await Promise.all(Array.from({ length: 10 }, () => ids({ legalEntityId: entities.us })))
    const numbers = await rows('select number from employment where id = any ($1)', [hired.map(each => each.employmentId)])
    expect(new Set(numbers.map(each => each['number'])).size).toBe(10)
  })
})
