import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served, type Answer } from '../../../test/fixtures/api.ts'
import { acme, attempt, ava, cora, person, populations, seen, spe, zoe } from '../../../test/fixtures/world.ts'
import { usualPositions } from './ladder.ts'
import { areasOf } from './rules.ts'

const { ask, truth, rows } = await served()
const keyed = () => ({ 'idempotency-key': randomUUIDv7() })
const idOf = (answer: Answer) => { expect(answer.status, answer.text).toBe(201); return answer.body['id'] as string }
const grants = (who: 'zoe' | 'eli' | 'mia') => rows(`select g.function, g.level, g.status, g.ends_on::text as "endsOn", g.population from access_grant g where g.organization_id = $1 and g.holder_id = $2 order by g.function, g.level, g.id`, [acme, person(who)])
const takes = (who: 'zoe' | 'eli' | 'mia' | 'cora', title: string, more: object = {}) => ask('cora', 'POST', '/hr-seats', { personId: person(who), positionId: known.get(title), startsOn: '2026-06-01', ...more }, keyed())
const confirmAll = (who: 'zoe' | 'eli' | 'mia') => rows(`update access_grant set status = 'active' where organization_id = $1 and holder_id = $2 and status = 'prepared'`, [acme, person(who)])
const seatsNow = async (who: 'zoe' | 'mia') => (await rows(`select title from app.seats_now($1) where person_id = $2 order by title`, [acme, person(who)])).map(each => each['title'])

const begun = { zoe: await ask('zoe', 'POST', '/hr-positions/usual', {}, keyed()), ava: await ask('ava', 'POST', '/hr-positions/usual', {}, keyed()) }
const known = new Map((await ask('zoe', 'GET', '/hr-positions?limit=50')).body.items!.map(row => [row['title'] as string, row['id'] as string]))

describe('the ladder', () => {
  test('has its fifteen positions, each with its place, and begins once', async () => {
    expect([begun.zoe.status, begun.ava.body]).toEqual([403, { made: 15 }])
    expect([...known.keys()]).toEqual(usualPositions.map(({ title }) => title))
    expect((await ask('cora', 'POST', '/hr-positions/usual', {}, keyed())).body['code']).toBe('hr_team.positions_are_there')
  })
  test('careers draw the same ladder', async () => {
    expect((await ask('cora', 'POST', '/career-steps/usual', {}, keyed())).body).toEqual({ made: 15 })
    const steps = (await ask('zoe', 'GET', '/career-steps?sort=rank&limit=50')).body.items!
    expect(steps.map(step => [step['title'], step['track'], step['place'], step['rank']])).toEqual(usualPositions.map(({ title, kind, place, rank }) => [title, kind, place, rank]))
  })
  test('a specialist has one main area and others they help with; of an area named twice, the most', () => {
    const specialist = { areas: [{ function: 'people', level: 'view' }], mainLevel: 'administer', helpLevel: 'handle' } as const
    expect(areasOf(specialist, { mainFunction: 'benefits', helpsWith: ['leave', 'people'] })).toEqual([{ function: 'people', level: 'handle' }, { function: 'benefits', level: 'administer' }, { function: 'leave', level: 'handle' }])
    expect(areasOf(specialist, { mainFunction: 'people', helpsWith: null })).toEqual([{ function: 'people', level: 'administer' }])
  })
})

describe('somebody takes a position', async () => {
  const seat = idOf(await takes('zoe', 'HR Assistant', { populationId: populations.boston, endsOn: '2026-12-31' }))

  test('whose access is prepared for its dates, and nobody has it before somebody else confirms it', async () => {
    expect(await grants('zoe')).toEqual(['leave', 'offboarding', 'onboarding', 'people'].map(area => ({ function: area, level: area === 'people' ? 'view' : 'handle', status: 'prepared', endsOn: '2026-12-31', population: 2 })))
    expect(await seen(zoe, 'directory_entry', 'person_id = $1', [person('ben')])).toEqual([])
    expect(await seatsNow('zoe')).toEqual([])
    expect((await ask('cora', 'GET', `/hr-positions/${known.get('HR Assistant')}/seats`)).body.items).toMatchObject([{ id: seat, name: 'Zoe Example', waiting: 4, more: [], less: [] }])
    const [people] = await rows(`select id, version from access_grant where organization_id = $1 and holder_id = $2 and function = 'people'`, [acme, person('zoe')])
    expect((await ask('cora', 'POST', `/access-grants/${people!['id']}/confirm`, undefined, { 'if-match': `"${people!['version']}"` })).status).toBe(403)
  })

  test('what needs a group or a main area says so; the same twice, or nobody’s own, is refused', async () => {
    expect((await takes('eli', 'HR Generalist')).body['code']).toBe('hr_team.needs_group')
    expect((await takes('eli', 'HR Specialist')).body['code']).toBe('hr_team.needs_function')
    expect((await takes('eli', 'HR Analyst', { endsOn: '2026-05-01' })).body['code']).toBe('hr_team.ends_before_it_starts')
    expect((await takes('zoe', 'HR Assistant', { populationId: populations.boston })).body['code']).toBe('hr_team.sits_there')
    expect((await takes('cora', 'HR Analyst')).status).toBe(403)
    expect((await ask('gus', 'POST', '/hr-seats', { personId: person('eli'), positionId: known.get('Staffing Specialist'), startsOn: '2026-06-01' }, keyed())).status).toBe(403)
  })

  test('a person in two positions has both; leaving one takes what came with it and keeps what the other gives', async () => {
    const other = idOf(await takes('zoe', 'HR Generalist', { populationId: populations.boston }))
    await confirmAll('zoe')
    expect((await seen(zoe, 'directory_entry', 'person_id = $1', [person('ben')])).length).toBe(1)
    expect(await seatsNow('zoe')).toEqual(['HR Assistant', 'HR Generalist'])
    expect((await ask('cora', 'POST', `/hr-seats/${other}/leave`, { lastDay: '2026-06-14' }, keyed())).body).toEqual({ ended: 15, discarded: 0 })
    const held = (await grants('zoe')).filter(each => each['status'] === 'active')
    expect(held.map(each => each['function'])).toEqual(['leave', 'offboarding', 'onboarding', 'people'])
    expect((await seen(zoe, 'directory_entry', 'person_id = $1', [person('ben')])).length).toBe(1)
    expect(await seatsNow('zoe')).toEqual(['HR Assistant'])
  })

  test('a last day ahead ends access with that day, never later than it was', async () => {
    expect((await ask('cora', 'POST', `/hr-seats/${seat}/leave`, { lastDay: '2027-06-30' }, keyed())).body['code']).toBe('hr_team.longer_is_new')
    expect((await ask('cora', 'POST', `/hr-seats/${seat}/leave`, { lastDay: '2026-06-30' }, keyed())).body).toEqual({ ended: 4, discarded: 0 })
    expect(new Set((await grants('zoe')).filter(each => each['status'] === 'active').map(each => each['endsOn']))).toEqual(new Set(['2026-06-30']))
  })

  test('who never came has what was prepared for them discarded', async () => {
    const early = idOf(await takes('mia', 'HR Analyst', { startsOn: '2026-09-01' }))
    expect((await ask('cora', 'POST', `/hr-seats/${early}/leave`, { lastDay: '2026-08-01' }, keyed())).body).toEqual({ ended: 0, discarded: 1 })
    expect(await truth(`select ends_on < starts_on from hr_seat where id = $1`, [early])).toBe(true)
  })

  test('nobody ends their own seat, links access to a seat by hand, or learns of seats that aren’t theirs to see', async () => {
    expect((await ask('zoe', 'POST', `/hr-seats/${seat}/leave`, { lastDay: '2026-06-20' }, keyed())).status).toBe(403)
    expect((await ask('spe', 'GET', `/hr-seats/${seat}`)).status).toBe(404)
    expect((await ask('cora', 'POST', '/hr-seat-access', { seatId: seat, grantId: randomUUIDv7() }, keyed())).status).toBe(404)
    expect(await seen(spe, 'hr_seat')).toEqual([])
      expect(await attempt(ava, `select app.seats_now('${acme}')`)).toBe('42501')
  })
})

describe('a changed template', async () => {
  const analyst = known.get('HR Analyst')!
  const seat = idOf(await takes('eli', 'HR Analyst'))
  await confirmAll('eli')

  test('changes nobody’s access: it says whom it would touch, and waits', async () => {
    expect((await ask('ava', 'PATCH', `/hr-positions/${analyst}`, { areas: [{ function: 'people', level: 'view' }] }, { 'if-match': '"1"' })).status).toBe(200)
    expect((await grants('eli')).map(each => each['function'])).toEqual(['insights'])
    expect((await ask('cora', 'GET', `/hr-positions/${analyst}/seats`)).body.items).toMatchObject([{ id: seat, more: [{ function: 'people', level: 'view' }], less: [{ function: 'insights', level: 'view' }] }])
  })
  test('for those who are named, more is prepared for somebody else to confirm, and less ends', async () => {
    expect((await ask('cora', 'POST', `/hr-positions/${analyst}/align`, { seatIds: [seat] }, keyed())).body).toEqual({ prepared: 1, ended: 1 })
    expect((await grants('eli')).map(each => [each['function'], each['status']])).toEqual([['insights', 'ended'], ['people', 'prepared']])
    expect((await ask('cora', 'POST', `/hr-positions/${known.get('HR Director')}/align`, { seatIds: [seat] }, keyed())).status).toBe(404)
  })
  test('a position that somebody is in isn’t deleted', async () => {
    expect((await ask('cora', 'DELETE', `/hr-positions/${analyst}`, undefined, { 'if-match': '"2"' })).status).toBe(422)
  })
})

test('whoever has left the company leaves their position and its access, by themselves and once', async () => {
  const seat = idOf(await takes('mia', 'HR Assistant', { populationId: populations.boston }))
  await confirmAll('mia')
  await rows(`update employment set status = 'terminated', ends_on = '2026-06-14', termination_kind = 'voluntary' where organization_id = $1 and person_id = $2`, [acme, person('mia')])
  expect(await seatsNow('mia')).toEqual([])
  const turn = () => as({ kind: 'job', organizationId: acme, name: 'hr_team.turn_seats' }, async tx => (await tx.query<{ n: number }>('select app.turn_seats() as n'))[0]!.n)
  expect(await turn()).toBe(1)
  expect((await grants('mia')).filter(each => each['status'] !== 'ended')).toEqual([])
  expect(await truth(`select ends_on::text from hr_seat where id = $1`, [seat])).toBe('2026-06-14')
  expect(await turn()).toBe(0)
  expect((await seen(cora, 'event', `record_id = $1 and move = 'leave'`, [seat])).length).toBe(1)
})

test('what is said of somebody’s competence is listed with its own side and the other', async () => {
  expect((await ask('eli', 'POST', '/hr-competences', { personId: person('eli'), saidBy: 'own', function: 'leave', rating: 'alone' }, keyed())).status).toBe(201)
  expect((await ask('cora', 'POST', '/hr-competences', { personId: person('eli'), saidBy: 'lead', function: 'leave', rating: 'helped' }, keyed())).status).toBe(201)
  expect((await ask('cora', 'POST', '/hr-competences', { personId: person('eli'), saidBy: 'own', function: 'people', rating: 'alone' }, keyed())).status).toBe(403)
  expect((await ask('eli', 'GET', `/hr-competences?personId=${person('eli')}&limit=200&total=false`)).body.items).toMatchObject([{ saidBy: 'own', rating: 'alone' }, { saidBy: 'lead', rating: 'helped' }])
  expect((await ask('gus', 'GET', `/hr-competences?personId=${person('eli')}`)).body.items).toEqual([])
})

test('competence is spoken of with oneself, with those who report to one, and with all of HR by who leads it', async () => {
  const of = async (who: Parameters<typeof ask>[0]) => (await ask(who, 'GET', '/hr-team/people')).body.items!.map(each => each['name'])
  expect(await of('cora')).toEqual(expect.arrayContaining(['Cora Example', 'Gia Example', 'Gus Example', 'Spe Example', 'Zoe Example']))
  expect((await ask('gus', 'GET', '/hr-team/people')).body.items).toEqual([{ id: person('gus'), name: 'Gus Example', isMine: true, positions: [] }])
  for (const who of ['eli', 'dora', 'key', 'guest'] as const) expect(await of(who), who).toEqual([])
})
