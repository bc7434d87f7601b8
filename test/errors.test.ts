import { describe, expect, test } from 'vitest'
import { problemOf } from '#platform/errors.ts'
import { Refusal } from '#shared/refusal.ts'
import { records } from '../src/modules.ts'
import { served } from './fixtures/api.ts'
import { acme, employment, entities, insert, job, pay, person, places, populations, today, units, uuid, work } from './fixtures/world.ts'

const { ask, app, owner, truth } = await served()
const hiring = (more: object = {}) => ({ name: 'New', legalEntityId: entities.uk, kind: 'employee', startsOn: today, jobId: work.engineer, unitId: units.north, locationId: places.london, ...more })
const match = (version: number) => ({ 'if-match': `"${version}"` })
const nowhere = uuid(99, 1)

describe('who isn’t in', () => {
  test('hears that, whatever is asked', async () => {
    for (const [method, path] of [['GET', '/me'], ['GET', '/directory'], ['POST', '/people/hire'], ['PATCH', `/people/${person('eli')}`]] as const) {
      const { status, body, headers } = await ask('nobody', method, path, method === 'GET' ? undefined : method === 'POST' ? hiring() : { name: 'x' })
      expect([status, body['code'], headers['content-type']], path).toEqual([401, 'not_signed_in', expect.stringMatching(/^application\/problem\+json/)])
    }
  })
})

describe('unseen is as if absent', () => {
  const asked: [string, 'GET' | 'PATCH' | 'POST' | 'DELETE', (id: string) => string, string, object?][] = [
    ['a person', 'GET', id => `/people/${id}`, person('zoe')], ['a change', 'PATCH', id => `/people/${id}`, person('zoe'), { name: 'x' }], ['pay', 'GET', id => `/pay/${id}`, pay('zoe')], ['a job held', 'POST', id => `/assignments/${id}/change`, job('zoe'), { unitId: units.hr }],
    ['an end', 'POST', id => `/employments/${id}/terminate`, employment('zoe'), { endsOn: today, terminationKind: 'other' }], ['a grant', 'POST', id => `/access-grants/${id}/confirm`, uuid(20, 0)], ['a rule', 'DELETE', id => `/population-rules/${id}`, uuid(8, 1)],
    ['a directory entry', 'GET', id => `/directory/${id}`, job('zoe')], ['strands', 'GET', id => `/placements?assignmentId=${id}`, job('zoe')], ['what happened', 'GET', id => `/events?aboutId=${id}`, person('zoe')],
  ]
  test.each(asked)('%s', async (_, method, path, unseen, body) => {
    const [one, other] = [await ask('mia', method, path(unseen), body, match(1)), await ask('mia', method, path(nowhere), body, match(1))]
    expect([one.status, one.body]).toEqual([other.status, other.body])
    expect([404, 200]).toContain(one.status)
  })
  test('an address that is none', async () => expect(await ask('cora', 'GET', '/nothing-here')).toMatchObject({ status: 404, body: { code: 'not_found' } }))
})

describe('one answer per cause', () => {
  const cora = (method: 'GET' | 'PATCH' | 'POST' | 'DELETE', path: string, body?: object, headers?: Record<string, string>) => ask('cora', method, path, body, headers)
  test('seen, but not yours: 403', async () => expect(await ask('mia', 'PATCH', `/people/${person('eli')}`, { name: 'x' }, match(1))).toMatchObject({ status: 403, body: { code: 'not_yours' } }))
  test('without the version: 428; with one that is none too', async () => {
    for (const headers of [{}, { 'if-match': 'x' }, { 'if-match': '*' }] as Record<string, string>[]) expect(await cora('PATCH', `/people/${person('eli')}`, { name: 'x' }, headers)).toMatchObject({ status: 428, body: { code: 'version_needed' } })
    expect((await cora('DELETE', `/locations/${places.spare}`)).status).toBe(428)
  })
  test('another version: 412, which says the present one', async () => expect(await cora('PATCH', `/people/${person('eli')}`, { name: 'x' }, match(7))).toMatchObject({ status: 412, body: { code: 'changed_meanwhile', version: 1 } }))
  test('another state: 409, which says which', async () => expect(await cora('POST', `/employments/${employment('lou')}/terminate`, { endsOn: today, terminationKind: 'other' })).toMatchObject({ status: 409, body: { code: 'wrong_state', state: 'terminated' } }))
  test.each<[string, object, object]>([
    ['a number that is taken', { number: '100' }, { code: 'invalid', errors: [{ field: 'number', code: 'taken' }] }], ['pay without a currency', { amount: '1' }, { code: 'people.pay_incomplete', field: 'amount' }],
    ['more digits than the currency has', { amount: '1.5', currency: 'JPY', per: 'year' }, { errors: [{ field: 'amount' }] }],
  ])('422 names the field: %s', async (_, more, wanted) => expect(await cora('POST', '/people/hire', hiring(more))).toMatchObject({ status: 422, body: wanted }))
  test('422: a rule’s no, in words', async () => {
    expect(await cora('PATCH', `/units/${units.company}`, { partOfId: units.north }, match(1))).toMatchObject({ status: 422, body: { code: 'organization.unit_cycle', field: 'partOfId', title: expect.stringContaining('part of itself') } })
    expect(await cora('POST', `/assignments/${job('mia')}/change`, { managerAssignmentId: job('eli') })).toMatchObject({ status: 422, body: { code: 'people.manager_cycle' } })
    expect(await cora('POST', `/employments/${employment('eli')}/terminate`, { endsOn: '2020-01-01', terminationKind: 'other' })).toMatchObject({ status: 422, body: { code: 'people.ends_before_it_starts', field: 'endsOn' } })
    expect(await cora('POST', '/access-grants', { holderId: person('zoe'), function: 'people', level: 'view', startsOn: '2026-06-01', endsOn: '2026-05-01' })).toMatchObject({ status: 422, body: { errors: [{ field: 'endsOn', code: 'invalid' }] } })
    expect(await cora('POST', '/population-rules', { populationId: populations.london, effect: 'include' })).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect(await cora('DELETE', `/locations/${places.london}`, undefined, match(1))).toMatchObject({ status: 422, body: { code: 'in_use' } })
  })
  test('403 names a link to nothing', async () => expect(await cora('PATCH', `/units/${units.spare}`, { partOfId: nowhere }, match(1))).toMatchObject({ status: 403, body: { errors: [{ field: 'partOfId', code: 'not_found' }] } }))
})

describe('400 says what is wrong, all of it', () => {
  test('by field', async () => {
    const { status, body } = await ask('cora', 'POST', '/people/hire', { kind: 'robot', startsOn: '20223-01-01', unitId: 'x', weeklyHours: 500, shoeSize: 44 })
    expect(status).toBe(400)
    expect(Object.fromEntries(body.errors!.map(each => [each.field, each.code]))).toMatchObject({ name: 'required', legalEntityId: 'required', jobId: 'required', locationId: 'required', kind: 'invalid', startsOn: 'invalid', unitId: 'invalid', weeklyHours: 'invalid', shoeSize: 'invalid' })
  })
  test.each<[string, 'GET' | 'PATCH' | 'POST', string, object?]>([
    ['an id that is none', 'GET', '/people/1'], ['a filter’s value that is none', 'GET', '/directory?unitId=abc'], ['a day that is none', 'GET', '/directory?startsOn.from=soon'], ['a filter that is none', 'GET', '/directory?shoeSize=44'], ['a sort that is none', 'GET', '/directory?sort=version'],
    ['SQL for a sort', 'GET', '/directory?sort=name;drop'], ['a cursor that is none', 'GET', '/directory?cursor=abc'], ['a search where nothing is searchable', 'GET', '/access-grants?q=x'], ['a list without what it needs', 'GET', '/placements'], ['too many at once', 'GET', '/directory?limit=1000'],
    ['nothing to change', 'PATCH', `/people/${person('eli')}`, {}], ['what never changes', 'PATCH', `/employments/${employment('eli')}`, { personId: person('mia') }], ['what the system keeps', 'PATCH', `/employments/${employment('eli')}`, { status: 'terminated' }],
    ['nothing for something', 'PATCH', `/people/${person('eli')}`, { name: null }], ['an empty name', 'PATCH', `/people/${person('eli')}`, { name: '' }], ['a character that is none', 'PATCH', `/people/${person('eli')}`, { name: 'a\0b' }],
    ['a list for a text', 'PATCH', `/people/${person('eli')}`, { name: ['x'] }], ['too long a name', 'PATCH', `/people/${person('eli')}`, { name: 'x'.repeat(201) }], ['events about nobody', 'GET', '/events'],
  ])('%s', async (_, method, path, body) => {
    const answer = await ask('cora', method, path, body, method === 'PATCH' ? match(1) : {})
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid'])
  })
  test('what isn’t JSON, is no form that is taken, or too much', async () => {
    const send = async (payload: string, type: string) => (await app.inject({ method: 'POST', url: '/api/v1/units', headers: { 'x-actor': 'cora', 'content-type': type }, payload })).statusCode
    expect([await send('{', 'application/json'), await send('<x/>', 'application/xml'), await send(JSON.stringify({ name: 'x'.repeat(2_000_000) }), 'application/json')]).toEqual([400, 415, 413])
  })
})

describe('a refusal tells nothing of what isn’t seen', () => {
  test('an e-mail taken by somebody unseen is just taken', async () => {
    const taking = (of: string) => ask('gus', 'PATCH', `/people/${person('eli')}`, { workEmail: `${of}@acme.example` }, match(1))
    const [seen, unseen] = [await taking('kim'), await taking('zoe')]
    expect(seen).toMatchObject({ status: 422, body: { errors: [{ field: 'workEmail', code: 'taken' }] } })
    expect(unseen.body).toEqual(seen.body)
    expect(JSON.stringify(unseen.body)).not.toMatch(/zoe|key|constraint|person_/i)
  })
  test('a number too', async () => expect((await ask('gus', 'PATCH', `/employments/${employment('eli')}`, { number: '104' }, match(1))).body).toEqual((await ask('gus', 'PATCH', `/employments/${employment('eli')}`, { number: '101' }, match(1))).body))
  test('names of another organisation are free', async () => {
    await insert(owner, 'location', [{ organization_id: uuid(0, 2), id: uuid(98, 1), version: 1, name: 'Paris', country: 'FR', time_zone: 'Europe/Paris' }])
    expect((await ask('cora', 'POST', '/locations', { name: 'Paris', country: 'FR', timeZone: 'Europe/Paris' })).status).toBe(201)
    expect(await ask('cora', 'POST', '/locations', { name: 'PARÍS', country: 'FR', timeZone: 'Europe/Paris' })).toMatchObject({ status: 422, body: { errors: [{ field: 'name', code: 'taken' }] } })
  })
})

describe('Idempotency-Key', () => {
  const make = (who: 'cora' | 'stranger', key: string, name: string) => ask(who, 'POST', '/units', { name }, { 'idempotency-key': key })
  const count = (name: string) => truth<number>('select count(*)::int from org_unit where name = $1', [name])
  test('sent twice is done once', async () => {
    const [one, two] = [await make('cora', 'a', 'Once'), await make('cora', 'a', 'Once')]
    expect([one.status, two.status, two.body]).toEqual([201, 201, one.body])
    expect(await count('Once')).toBe(1)
  })
  test('another body, or another address, is refused', async () => {
    expect(await make('cora', 'a', 'Twice')).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
    expect(await ask('cora', 'POST', '/jobs', { title: 'Once' }, { 'idempotency-key': 'a' })).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
    expect(await count('Twice')).toBe(0)
  })
  test('ten at once are one', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => make('cora', 'b', 'Together')))
    expect(new Set(answers.map(each => JSON.stringify([each.status, each.body]))).size).toBe(1)
    expect(await count('Together')).toBe(1)
  })
  test('another’s key is another key', async () => {
    const [mine, theirs] = [await make('cora', 'c', 'Each'), await make('stranger', 'c', 'Each')]
    expect([mine.status, theirs.status]).toEqual([201, 201])
    expect(mine.body['id']).not.toBe(theirs.body['id'])
    expect(await truth('select count(*)::int from org_unit where name = $1 and organization_id = $2', ['Each', acme])).toBe(1)
  })
  test('what failed isn’t remembered as done', async () => {
    const hire = () => ask('cora', 'POST', '/people/hire', hiring({ number: '777', workEmail: 'zoe@acme.example' }), { 'idempotency-key': 'd' })
    expect((await hire()).status).toBe(422)
    await owner.query(`update person set work_email = null where id = $1`, [person('zoe')])
    expect((await hire()).status).toBe(201)
    expect((await hire()).status).toBe(201)
    expect(await truth(`select count(*)::int from employment where number = '777'`)).toBe(1)
  })
  test('is forgotten after a day, and has a length', async () => {
    await owner.query(`update idempotency_key set at = at - interval '25 hours' where key = 'a'`)
    expect((await make('cora', 'a', 'Again')).status).toBe(201)
    expect((await make('cora', 'x'.repeat(201), 'Long')).status).toBe(400)
  })
})

describe('what PostgreSQL says becomes', () => {
  const byName = new Map(records.map(record => [record.name, record]))
  const said = (error: object) => problemOf(Object.assign(new Error(String((error as { message?: string }).message ?? '')), error), byName)
  test.each<[string, object, number, string]>([
    ['no such session', { code: '28000' }, 401, 'not_signed_in'], ['denied', { code: '42501', message: 'permission denied for table pay' }, 403, 'not_yours'], ['a rule', { code: 'EQ422', message: 'people.manager_cycle' }, 422, 'people.manager_cycle'],
    ['serialisation', { code: '40001' }, 503, 'busy'], ['a deadlock', { code: '40P01' }, 503, 'busy'], ['a lock that was waited for too long', { code: '55P03' }, 503, 'busy'], ['a statement that took too long', { code: '57014' }, 503, 'busy'], ['too many connections', { code: '53300' }, 503, 'busy'],
    ['no uuid', { code: '22P02' }, 400, 'invalid'], ['no date', { code: '22007' }, 400, 'invalid'], ['a day out of range', { code: '22008' }, 400, 'invalid'], ['a number out of range', { code: '22003' }, 400, 'invalid'], ['an overlap', { code: '23P01', constraint: 'pay_x' }, 422, 'invalid'],
    ['a bug', { code: '42703', message: 'column secret does not exist' }, 500, 'failed'], ['anything else', { message: 'connect ECONNREFUSED 10.0.0.1' }, 500, 'failed'],
  ])('%s', (_, error, status, code) => {
    expect(said(error)).toMatchObject({ status, code })
    expect(JSON.stringify(said(error))).not.toMatch(/secret|10\.0|permission denied/)
  })
  test('a refusal’s particulars never pass for its status', () => expect(problemOf(new Refusal('wrong_state', { status: 'ended' }, 409), byName).status).toBe(409))
})
