import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { actors, attempt, entities, job, mia, person, places, seen, spe, today, units, work } from '../../../test/fixtures/world.ts'
import { releaseChanges } from './jobs.ts'

const { ask, truth } = await served()
type Who = Parameters<typeof ask>[0]
type Ids = { personId: string; employmentId: string; assignmentId: string }
const newcomer = { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-05', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40, amount: '40000', currency: 'GBP', per: 'year' }
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...newcomer, ...more })).body as unknown as Ids
const change = (id: string, body: object, who: Who = 'cora') => ask(who, 'POST', `/assignments/${id}/change`, body)
const move = (id: string, name: string, who: Who = 'cora') => ask(who, 'POST', `/employment-changes/${id}/${name}`)
const dismissal = { action: 'termination', effectiveOn: '2026-09-30', terminationKind: 'involuntary', reason: 'Site closes', note: 'Works council first' }
const planned = async (id: string, body: object = {}, who: Who = 'cora') => (await change(id, { ...dismissal, isPlanned: true, ...body }, who)).body['changeId'] as string
const contractOf = async (id: string) => (await ask('cora', 'GET', `/employments/${id}`)).body

describe('a termination is a change', () => {
  test('at once, it ends the employment with its day, its kind and its reason', async () => {
    const { assignmentId, employmentId, personId } = await hire()
    expect((await change(assignmentId, dismissal)).body).toMatchObject({ status: 'released', startsOn: '2026-09-30', changed: ['end'] })
    expect(await contractOf(employmentId)).toMatchObject({ status: 'terminated', endsOn: '2026-09-30', terminationKind: 'involuntary', terminationReason: 'Site closes' })
    expect((await ask('cora', 'GET', `/employment-changes?personId=${personId}`)).body.items).toMatchObject([{ action: 'termination', status: 'released', sets: ['terminationKind'] }])
  })
  test('planned, it is released by hand and taken back', async () => {
    const { assignmentId, employmentId } = await hire()
    const id = await planned(assignmentId)
    expect(await contractOf(employmentId)).toMatchObject({ status: 'open', endsOn: null })
    expect((await move(id, 'release')).status).toBe(200)
    expect(await contractOf(employmentId)).toMatchObject({ status: 'terminated', endsOn: '2026-09-30' })
    expect((await move(id, 'release')).status).toBe(409)
    expect((await move(id, 'takeBack')).status).toBe(200)
    expect(await contractOf(employmentId)).toMatchObject({ status: 'open', endsOn: null, terminationKind: null, terminationReason: null })
  })
  test('that is taken back at the employment is taken back as a change too', async () => {
    const { assignmentId, employmentId } = await hire()
    const id = (await change(assignmentId, dismissal)).body['changeId'] as string
    expect((await ask('cora', 'POST', `/employments/${employmentId}/reinstate`)).status).toBe(200)
    expect(await truth(`select status from employment_change where id = $1`, [id])).toBe('taken_back')
    expect((await move(id, 'takeBack')).status).toBe(409)
    expect((await change(assignmentId, dismissal)).status).toBe(200)
  })
  test('is released on its last day at the latest, or on an earlier day that is named', async () => {
    const [last, early, later] = [await hire(), await hire(), await hire()]
    await planned(last.assignmentId, { effectiveOn: today })
    await planned(early.assignmentId, { releaseOn: today })
    await planned(later.assignmentId, { releaseOn: '2026-06-16' })
    await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: releaseChanges.name }, releaseChanges.run)
    expect(await Promise.all([last, early, later].map(async ({ employmentId }) => (await contractOf(employmentId))['endsOn']))).toEqual([today, '2026-09-30', null])
    expect((await ask('cora', 'GET', `/directory/${last.assignmentId}`)).body).toMatchObject({ status: 'active' })
  })
  test('the person reads nothing of an end ahead, released or not', async () => {
    const { body } = await change(job('eli'), { ...dismissal, effectiveOn: '2026-12-31' }, 'gus')
    const id = body['changeId'] as string
    for (const who of ['eli', 'mia', 'dora', 'zoe', 'spe'] as const) expect((await ask(who, 'GET', `/employment-changes/${id}`)).status, who).toBe(404)
    expect((await ask('eli', 'GET', `/events?aboutId=${person('eli')}`)).text).not.toMatch(/terminat|2026-12-31/)
    expect((await ask('cora', 'GET', `/employment-changes/${id}`)).body).toMatchObject({ terminationKind: 'involuntary', note: null })
    expect((await move(id, 'takeBack', 'gus')).status).toBe(200)
  })
})

describe('a planned dismissal', () => {
  const others = (Object.keys(actors) as (keyof typeof actors)[]).filter(who => who !== 'gus')
  /** Everything that somebody can ask about Eli, the places he is counted in, and what happened. */
  const world = async (who: Who) => Promise.all([
    `/people/${person('eli')}`, `/directory/${job('eli')}`, `/directory?q=eli`, `/directory?status=active`, `/directory?status=ended,starting`, `/directory?on=2026-10-01`, `/directory?on=2026-10-01&status=ended`, `/directory?unitId=${units.north}`, `/employments?personId=${person('eli')}`, `/assignments?personId=${person('eli')}`,
    `/employment-changes?personId=${person('eli')}`, `/employment-changes?personId=${person('eli')}&action=termination`, `/placements?assignmentId=${job('eli')}`, `/pay?assignmentId=${job('eli')}`, `/contracts?employmentId=${(await truth<string>('select employment_id from assignment where id = $1', [job('eli')]))}`,
    `/events?aboutId=${person('eli')}`, `/populations`, `/organization`, `/people/${person('eli')}/sign-in`,
  ].map(async path => [path, (await ask(who, 'GET', path)).text])).then(async answers => [...answers,
    ...await Promise.all(['/directory', `/employment-changes?personId=${person('eli')}`, `/employments?personId=${person('eli')}`].map(async path => [`${path} as a file`, (await ask(who, 'GET', path, undefined, { accept: 'text/csv' })).text])),
  ])

  test('leaves the world as it was for everybody who isn’t named: the person, the manager, a colleague, the site’s generalists, the head of HR, auditors, keys', async () => {
    expect((await ask('cora', 'GET', '/directory?on=2026-10-01')).status).toBe(200)
    const before = new Map(await Promise.all(others.map(async who => [who, await world(who)] as const)))
    const id = await planned(job('eli'), {}, 'gus')
    for (const who of others) {
      expect(await world(who), who).toEqual(before.get(who))
      expect((await ask(who, 'GET', `/employment-changes/${id}`)).status, who).toBe(404)
      expect((await ask(who, 'GET', `/events?record=employment_change&recordId=${id}`)).body.items ?? [], who).toEqual([])
      for (const name of ['release', 'cancel', 'takeBack']) expect((await move(id, name, who)).status, `${who} ${name}`).toBe(404)
      expect(await seen(actors[who], 'employment_change', 'id = $1', [id]), who).toEqual([])
      expect(await seen(actors[who], 'event', 'record_id = $1', [id]), who).toEqual([])
      expect(await seen(actors[who], 'event_value', 'event_id in (select id from event where record_id = $1)', [id]), who).toEqual([])
      expect(await seen(actors[who], 'member', 'record_id = $1', [id]), who).toEqual([])
      expect(await attempt(actors[who], `update employment_change set status = 'cancelled' where id = $1 returning id`, [id]), who).toBe('no rows')
    }
    expect((await move(id, 'cancel', 'gus')).status).toBe(200)
    for (const who of others) expect(await world(who), who).toEqual(before.get(who))
  })
  test('is known to the HR partner who is named and to the manager who is, each with no more rights than before', async () => {
    const id = await planned(job('eli'), { named: [person('cora'), person('mia')] }, 'gus')
    for (const who of ['gus', 'cora', 'mia'] as const) expect((await ask(who, 'GET', `/employment-changes/${id}`)).body, who).toMatchObject({ effectiveOn: '2026-09-30', terminationKind: 'involuntary', note: 'Works council first' })
    expect((await ask('mia', 'GET', `/events?record=employment_change&recordId=${id}`)).body.items).toMatchObject([{ move: 'create' }])
    expect((await move(id, 'release', 'mia')).status).toBe(403)
    expect((await ask('mia', 'GET', `/employments?personId=${person('eli')}`)).body.items![0]).toMatchObject({ endsOn: null, withheld: expect.arrayContaining(['endsOn']) })
    expect((await move(id, 'release', 'cora')).status).toBe(200)
    expect((await move(id, 'takeBack', 'cora')).status).toBe(200)
  })
  test('doesn’t show in what others are refused or allowed meanwhile', async () => {
    const { assignmentId, employmentId } = await hire()
    await planned(assignmentId, { effectiveOn: '2026-07-31' }, 'gus')
    expect((await change(assignmentId, { effectiveOn: '2026-09-01', unitId: units.sales })).status).toBe(200)
    const another = await planned(assignmentId, { effectiveOn: '2026-08-31' })
    expect(another).toMatch(/^[0-9a-f-]{36}$/)
    expect((await ask('cora', 'POST', `/employments/${employmentId}/terminate`, { endsOn: '2026-10-31', terminationKind: 'voluntary' })).status).toBe(200)
  })
  test('isn’t pay’s to plan, by SQL either', async () => {
    expect(await attempt(spe, `insert into employment_change (id, person_id, assignment_id, effective_on, action, sets, termination_kind) values (uuidv7(), $1, $2, '2026-09-30', 'termination', '{terminationKind}', 'other')`, [person('eli'), job('eli')])).toBe('42501')
    expect(await attempt(mia, `insert into employment_change (id, person_id, assignment_id, effective_on, action, sets, termination_kind) values (uuidv7(), $1, $2, '2026-09-30', 'termination', '{terminationKind}', 'other')`, [person('eli'), job('eli')])).toBe('42501')
    expect((await change(job('eli'), dismissal, 'spe')).status).toBe(404)
    expect((await change(job('gus'), dismissal, 'gus')).status).toBe(403)
  })
})

describe('who knows of a plan', () => {
  const edit = async (id: string, named: string[], who: Who = 'gus', version?: number) =>
    ask(who, 'PATCH', `/employment-changes/${id}`, { named }, { 'if-match': `"${version ?? await truth('select version from employment_change where id = $1', [id])}"` })
  const known = async (id: string, who: Who) => ((await ask(who, 'GET', `/employment-changes/${id}/named`)).body.items ?? []).map(each => each['name'])

  test('is added to and taken from while it is planned, and told to those who know alone, by name', async () => {
    const id = await planned(job('eli'), { named: [person('mia')] }, 'gus')
    expect((await edit(id, [person('mia'), person('dora'), person('cora')])).status).toBe(200)
    for (const who of ['gus', 'mia', 'dora', 'cora'] as const) expect(await known(id, who), who).toEqual(['Cora Example', 'Dora Example', 'Gus Example', 'Mia Example'])
    expect((await edit(id, [person('cora')])).status).toBe(200)
    for (const who of ['mia', 'dora', 'eli', 'zoe', 'ava', 'key'] as const) {
      expect(await known(id, who), who).toEqual([])
      expect((await ask(who, 'GET', `/employment-changes/${id}`)).status, who).toBe(404)
      expect((await ask(who, 'GET', `/events?record=employment_change&recordId=${id}`)).body.items ?? [], who).toEqual([])
    }
    expect((await ask('cora', 'GET', `/events?record=employment_change&recordId=${id}`)).body.items).toMatchObject([
      { move: 'edit', after: { named: [person('cora')] } }, { move: 'edit', before: { named: [person('mia')] } }, { move: 'create' }])
    expect((await move(id, 'cancel', 'gus')).status).toBe(200)
    expect((await edit(id, [])).status).toBe(403)
  })
  test('is for those to say who could prepare it and know of it; whoever prepared it stays', async () => {
    const id = await planned(job('eli'), { named: [person('mia'), person('cora')] }, 'gus')
    expect((await edit(id, [], 'mia')).status).toBe(403)
    expect((await edit(id, [], 'zoe')).status).toBe(404)
    expect((await edit(id, [randomUUIDv7()], 'gus')).status).toBe(403)
    expect((await ask('gus', 'PATCH', `/employment-changes/${id}`, { terminationKind: 'other' }, { 'if-match': '"1"' })).status).toBe(400)
    expect((await edit(id, [], 'cora')).status).toBe(200)
    expect(await known(id, 'gus')).toEqual(['Gus Example'])
    expect((await ask('cora', 'GET', `/employment-changes/${id}`)).status).toBe(404)
    expect(await attempt(actors.mia, `update employment_change set named = $2 where id = $1 returning id`, [id, [person('mia')]])).toBe('no rows')
    expect((await move(id, 'release', 'gus')).status).toBe(200)
    expect((await ask('cora', 'GET', `/employment-changes/${id}`)).body).toMatchObject({ named: null, withheld: expect.arrayContaining(['named', 'note']) })
    expect(await known(id, 'cora')).toEqual([])
    expect((await move(id, 'takeBack', 'gus')).status).toBe(200)
  })
})

describe('an end that can’t be', () => {
  test.each([
    ['without its kind', { action: 'termination', effectiveOn: '2026-09-30' }, 422, 'people.end_incomplete'],
    ['without its day', { action: 'termination', terminationKind: 'other' }, 422, 'people.end_incomplete'],
    ['together with another fact', { ...dismissal, weeklyHours: 20 }, 422, 'people.end_stands_alone'],
    ['called something else', { ...dismissal, action: 'transfer' }, 422, 'people.end_stands_alone'],
    ['before the first day', { ...dismissal, effectiveOn: '2025-12-31' }, 422, 'people.before_first_day'],
    ['in the year 20223', { ...dismissal, effectiveOn: '20223-09-30' }, 400, 'invalid'],
    ['released after its day', { ...dismissal, isPlanned: true, releaseOn: '2026-10-01' }, 422, 'people.released_too_late'],
  ])('%s', async (_, body, status, code) => {
    const { assignmentId } = await hire()
    expect(await change(assignmentId, body)).toMatchObject({ status, body: { code } })
    expect(await truth(`select count(*)::int from employment_change where assignment_id = $1`, [assignmentId])).toBe(0)
  })
  test('where there is one already, of the same day or another', async () => {
    const { assignmentId } = await hire()
    const [first, second] = [await planned(assignmentId), await planned(assignmentId, { terminationKind: 'voluntary' })]
    await move(first, 'release')
    expect(await move(second, 'release')).toMatchObject({ status: 422, body: { code: 'people.ends_already', endsOn: '2026-09-30' } })
    expect(await change(assignmentId, { ...dismissal, effectiveOn: '2026-10-31' })).toMatchObject({ status: 422, body: { code: 'people.ends_already' } })
    expect((await move(second, 'cancel')).status).toBe(200)
  })
  test('a change after the last day is refused, now and when a planned one is released; on the last day it may be', async () => {
    const { assignmentId } = await hire()
    const early = await change(assignmentId, { effectiveOn: '2026-10-01', unitId: units.sales, isPlanned: true })
    await change(assignmentId, dismissal)
    expect(await change(assignmentId, { effectiveOn: '2026-10-01', weeklyHours: 20 })).toMatchObject({ status: 422, body: { code: 'people.after_last_day', field: 'effectiveOn' } })
    expect(await move(early.body['changeId'] as string, 'release')).toMatchObject({ status: 422, body: { code: 'people.after_last_day' } })
    expect((await change(assignmentId, { effectiveOn: '2026-09-30', weeklyHours: 20 })).status).toBe(200)
  })
  test('once the employment is over', async () => {
    const { assignmentId } = await hire()
    const late = await planned(assignmentId)
    await change(assignmentId, { ...dismissal, effectiveOn: '2026-05-31' })
    expect((await change(assignmentId, dismissal)).status).toBe(409)
    expect(await move(late, 'release')).toMatchObject({ status: 409, body: { code: 'people.has_ended' } })
  })
})
