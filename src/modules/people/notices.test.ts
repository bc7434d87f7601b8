import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { actors, entities, job, person, places, seen, units, work } from '../../../test/fixtures/world.ts'

const { ask, truth, rows } = await served()
type Who = Parameters<typeof ask>[0]
type Held = { personId: string; employmentId: string; assignmentId: string }
let n = 0
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { name: `Noor ${String.fromCharCode(97 + n++)}`, legalEntityId: entities.uk, kind: 'employee', startsOn: '2020-01-06', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), ...more })).body as unknown as Held
const end = (held: Held, body: object, who: Who = 'cora') => ask(who, 'POST', `/assignments/${held.assignmentId}/change`, { action: 'termination', effectiveOn: '2026-12-31', terminationKind: 'involuntary', ...body })
const notice = (held: Held, body: object = {}, who: Who = 'cora') => ask(who, 'POST', '/termination-notices', { personId: held.personId, employmentId: held.employmentId, givenBy: 'employer', givenOn: '2026-06-10', ...body })
const notices = async (held: Held, who: Who = 'cora') => (await ask(who, 'GET', `/termination-notices?employmentId=${held.employmentId}`)).body.items
const edit = async (id: string, body: object, who: Who = 'cora') => ask(who, 'PATCH', `/employment-changes/${id}`, body, { 'if-match': `"${await truth('select version from employment_change where id = $1', [id])}"` })
const move = (id: string, name: string, who: Who = 'cora') => ask(who, 'POST', `/employment-changes/${id}/${name}`)
const given = { noticeGivenBy: 'employer', noticeGivenOn: '2026-06-15', lastWorkingDay: '2026-11-30', paidUntil: '2026-12-31' }

describe('notice given while a dismissal is planned', () => {
  test('stands behind the plan’s wall until that is released, and comes true with it', async () => {
    const held = await hire()
    const others = (Object.keys(actors) as (keyof typeof actors)[]).filter(who => who !== 'cora')
    const world = async (who: Who) => Promise.all([`/termination-notices?employmentId=${held.employmentId}`, `/employments/${held.employmentId}`, `/events?aboutId=${held.personId}`, `/employment-changes?personId=${held.personId}`, `/directory/${held.assignmentId}`].map(async path => (await ask(who, 'GET', path)).text))
    const before = new Map(await Promise.all(others.map(async who => [who, await world(who)] as const)))
    const id = (await end(held, { isPlanned: true })).body['changeId'] as string
    expect((await edit(id, given)).status).toBe(200)
    for (const who of others) {
      expect(await world(who), who).toEqual(before.get(who))
      expect(await seen(actors[who], 'event_value', 'event_id in (select id from event where record_id = $1)', [id]), who).toEqual([])
    }
    expect((await ask('cora', 'GET', `/employment-changes/${id}`)).body).toMatchObject(given)
    expect(await notices(held)).toEqual([])
    expect((await move(id, 'release')).status).toBe(200)
    expect(await notices(held, 'gus')).toMatchObject([{ givenBy: 'employer', givenOn: '2026-06-15', lastWorkingDay: '2026-11-30', paidUntil: '2026-12-31' }])
    for (const who of ['mia', 'zoe'] as const) expect(await notices(held, who), who).toEqual([])
    expect((await move(id, 'takeBack')).status).toBe(200)
    expect(await notices(held)).toEqual([])
  })
  test('isn’t entered beside it by who knows of the plan; who doesn’t know isn’t told by a refusal', async () => {
    const held = await hire()
    const id = (await end(held, { isPlanned: true })).body['changeId'] as string
    expect(await notice(held)).toMatchObject({ status: 422, body: { code: 'people.notice_in_plan', changeId: id } })
    expect((await notice(held, {}, 'gus')).status).toBe(201)
    expect((await move(id, 'cancel')).status).toBe(200)
  })
  test('is changed by who may plan and knows of it, while it is planned, and only of an end', async () => {
    const held = await hire()
    const id = (await end(held, { isPlanned: true, named: [person('mia')] })).body['changeId'] as string
    expect((await edit(id, given, 'mia')).status).toBe(403)
    expect((await edit(id, given, 'gus')).status).toBe(404)
    expect(await edit(id, { lastWorkingDay: '2026-11-30' })).toMatchObject({ status: 422, body: { code: 'people.notice_incomplete' } })
    expect(await edit(id, { ...given, lastWorkingDay: '2027-01-01', paidUntil: null })).toMatchObject({ status: 422, body: { code: 'people.works_after_last_day', field: 'lastWorkingDay' } })
    const hours = (await ask('cora', 'POST', `/assignments/${held.assignmentId}/change`, { weeklyHours: 20, isPlanned: true })).body['changeId'] as string
    expect(await edit(hours, given)).toMatchObject({ status: 422, body: { code: 'people.end_stands_alone' } })
    expect(await ask('cora', 'POST', `/assignments/${held.assignmentId}/change`, { weeklyHours: 20, ...given })).toMatchObject({ status: 422, body: { code: 'people.end_stands_alone' } })
    expect((await move(id, 'release')).status).toBe(200)
    expect((await edit(id, { paidUntil: null })).status).toBe(403)
  })
})

describe('an end held against the notice', () => {
  // Six complete years in England: six weeks by s.86, from 10 June to 22 July.
  test.each([
    ['on the last day that the law allows', '2026-07-22', {}, 200, undefined],
    ['a day earlier', '2026-07-21', {}, 422, 'people.shorter_than_notice'],
    ['a day earlier, with the reason', '2026-07-21', { shorterReason: 'Paid instead' }, 200, undefined],
    ['earlier, by the employee, of whose notice no rule says anything here', '2026-06-12', { givenBy: 'employee' }, 200, undefined],
    ['earlier, by agreement', '2026-06-12', { givenBy: 'mutual' }, 200, undefined],
    ['before the notice was given', '2026-06-09', {}, 422, 'people.notice_after_last_day'],
    ['before the last working day', '2026-08-01', { lastWorkingDay: '2026-08-15' }, 422, 'people.works_after_last_day'],
  ])('that was given before it: %s', async (_, endsOn, more, status, code) => {
    for (const way of ['change', 'employment'] as const) {
      const held = await hire()
      expect((await notice(held, more)).status).toBe(201)
      const answer = await (way === 'change' ? end(held, { effectiveOn: endsOn }) : ask('cora', 'POST', `/employments/${held.employmentId}/terminate`, { endsOn, terminationKind: 'involuntary' }))
      expect([answer.status, answer.body['code']], way).toEqual([status, code])
    }
  })
  test('that comes after it or with it is held against it too, and the day that the law allows is told', async () => {
    const held = await hire()
    await end(held, { effectiveOn: '2026-07-10' })
    expect(await notice(held)).toMatchObject({ status: 422, body: { code: 'people.shorter_than_notice', earliestOn: '2026-07-22', field: 'givenOn' } })
    expect((await notice(held, { givenOn: '2026-05-28' })).status).toBe(201)
    expect(await end(await hire(), { ...given, effectiveOn: '2026-07-01', lastWorkingDay: null, paidUntil: null })).toMatchObject({ status: 422, body: { code: 'people.shorter_than_notice', earliestOn: '2026-07-27', field: 'effectiveOn' } })
    expect((await end(await hire(), { ...given, effectiveOn: '2026-07-01', lastWorkingDay: null, paidUntil: null, shorterReason: 'Waived' })).status).toBe(200)
  })
  test('is judged by the law of the place of work: Germany’s by years of service and in probation, none where no rule is cited', async () => {
    const [berlin] = await rows(`insert into location (organization_id, id, name, country, time_zone) select organization_id, uuidv7(), 'Berlin', 'DE', 'Europe/Berlin' from location limit 1 returning id`)
    const inBerlin = (more: object = {}) => hire({ locationId: berlin!['id'], managerAssignmentId: null, ...more })
    const tenYears = await inBerlin({ startsOn: '2016-01-04' })
    expect((await notice(tenYears)).status).toBe(201)
    expect(await end(tenYears, { effectiveOn: '2026-09-30' })).toMatchObject({ body: { code: 'people.shorter_than_notice', earliestOn: '2026-10-31' } })
    const trial = await inBerlin({ startsOn: '2026-04-01' })
    await ask('cora', 'POST', `/assignments/${trial.assignmentId}/change`, { effectiveOn: '2026-04-01', probationEndsOn: '2026-09-30' })
    expect((await notice(trial)).status).toBe(201)
    expect((await end(trial, { effectiveOn: '2026-06-24' })).status).toBe(200)
    const boston = await hire({ locationId: places.boston, unitId: units.sales, legalEntityId: entities.us, managerAssignmentId: null })
    expect((await notice(boston)).status).toBe(201)
    expect((await end(boston, { effectiveOn: '2026-06-16' })).status).toBe(200)
  })
})

test('fixed terms in a row tell their grounds, term by term', async () => {
  const held = await hire({ startsOn: '2025-01-01', form: 'fixed_term' })
  for (const [effectiveOn, fixedTermEndsOn, fixedTermGround] of [['2025-01-01', '2025-12-31', 'cover'], ['2025-11-01', '2026-12-31', 'temporary_need']]) {
    expect((await ask('cora', 'POST', `/assignments/${held.assignmentId}/change`, { effectiveOn, fixedTermEndsOn, fixedTermGround, carries: [] })).status).toBe(200)
  }
  expect((await ask('cora', 'GET', `/employments/${held.employmentId}/service`)).body['terms']).toMatchObject({ count: 2, until: '2026-12-31', grounds: ['cover', 'temporary_need'] })
  expect((await ask('cora', 'POST', `/assignments/${held.assignmentId}/change`, { fixedTermGround: 'because' })).status).toBe(400)
})

describe('a correction', () => {
  test('keeps what had already used the old value, for those who read it later; an end isn’t among it', async () => {
    const held = await hire({ weeklyHours: 40 })
    const change = async (body: object) => (await ask('cora', 'POST', `/assignments/${held.assignmentId}/change`, { carries: [], ...body })).body['changeId'] as string
    const earlier = await change({ effectiveOn: '2025-01-01', weeklyHours: 38 })
    const later = await change({ effectiveOn: '2025-06-01', weeklyHours: 30 })
    await change({ effectiveOn: '2025-07-01', unitId: units.sales })
    await change({ effectiveOn: '2026-12-31', action: 'termination', terminationKind: 'voluntary' })
    const id = await change({ effectiveOn: '2025-03-01', weeklyHours: 37, action: 'correction' })
    const kept = async () => (await ask('gus', 'GET', `/employment-changes/${id}`)).body['usedBy']
    expect(await kept()).toEqual([later])
    expect((await ask('gus', 'GET', `/employment-changes/${earlier}`)).body['usedBy']).toBeNull()
    expect((await ask('cora', 'GET', `/events?record=employment_change&recordId=${id}`)).body.items![0]).toMatchObject({ move: 'release', after: { usedBy: [later] } })
    await move(later, 'takeBack')
    expect(await kept()).toEqual([later])
  })
})
