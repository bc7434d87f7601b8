import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { actors, attempt, entities, job, person, places, seen, today, units, work } from '../../../test/fixtures/world.ts'
import { releaseChanges } from './jobs.ts'

const { ask, truth, rows } = await served()
type Who = Parameters<typeof ask>[0]
const others = (Object.keys(actors) as (keyof typeof actors)[]).filter(who => who !== 'cora')
const officer = { name: 'Ada Quill', birthDate: '1980-02-03', workEmail: 'ada.quill@acme.example', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-09-01', jobId: work.lead, unitId: units.operations, locationId: places.london, managerAssignmentId: job('dora'), weeklyHours: 40, amount: '190000', currency: 'GBP', per: 'year' }
let n = 0
const newcomer = (more: object = {}) => ({ ...officer, name: `Ada Quill ${String.fromCharCode(97 + n)}${n++}`, workEmail: `ada${n}@acme.example`, birthDate: null, ...more })
const planHire = (more: object = {}, who: Who = 'cora') => ask(who, 'POST', '/people/plan-hire', { ...newcomer(), ...more })
const plan = (body: object = {}, who: Who = 'cora') => ask(who, 'POST', '/confidential-plans', { name: 'North and Sales become one', effectiveOn: '2026-10-01', ...body })
const move = (id: string, name: string, who: Who = 'cora') => ask(who, 'POST', `/confidential-plans/${id}/${name}`)
const many = (id: string, body: object, who: Who = 'cora') => ask(who, 'POST', `/confidential-plans/${id}/changes`, body)
const parts = async (id: string, who: Who = 'cora') => (await ask(who, 'GET', `/people/planned?planId=${id}`)).body.items ?? []
const due = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: releaseChanges.name }, releaseChanges.run)
const found = async (name: string, who: Who = 'cora') => (await ask(who, 'GET', `/directory?q=${encodeURIComponent(name)}`)).body.items!.filter(item => item['name'] === name)

/** Everything that somebody can ask in which a newcomer or a reorganisation could show. */
const world = async (who: Who) => Promise.all([
  ...['/directory', '/directory?q=ada', '/directory?q=quill', '/directory?status=starting', '/directory?on=2026-10-01', '/directory?on=2027-01-01', `/directory?unitId=${units.operations}`, `/directory?on=2026-10-01&unitId=${units.sales}`, '/managers?q=ada', `/managers?q=eli`,
    '/people/planned', '/people/planned?on=2027-01-01', '/confidential-plans', '/populations', '/organization', `/employment-changes?personId=${person('eli')}`, `/events?aboutId=${person('eli')}`, `/placements?assignmentId=${job('eli')}`, `/pay?assignmentId=${job('eli')}`, `/number-series`,
    `/directory/${job('eli')}`, `/people/${person('eli')}`, `/assignments/${job('eli')}/managers`].map(async path => [path, (await ask(who, 'GET', path)).text]),
  ...['/directory', '/directory?on=2026-10-01', '/confidential-plans', `/employment-changes?personId=${person('eli')}`].map(async path => [`${path} as a file`, (await ask(who, 'GET', path, undefined, { accept: 'text/csv' })).text]),
  (async () => ['known', (await ask(who, 'POST', '/people/known', { name: 'Ada Quill', birthDate: '1980-02-03', workEmail: 'ada.quill@acme.example' })).text.replace(/"id":"[^"]+"/, '')])(),
  ...['person', 'employment', 'assignment', 'placement', 'reach', 'event', 'event_value', 'member', 'employment_change', 'planned_hire', 'confidential_plan', 'directory_entry', 'contact_details', 'personal_details', 'population_member', 'reporting_line'].map(async table => [table, (await seen(actors[who as 'cora'], table)).length]),
])

describe('what is planned in confidence', () => {
  test('leaves the world as it was for everybody who isn’t named: newcomers, those moved, their managers old and new, generalists, auditors, keys; cancelled it leaves nothing but events', async () => {
    const before = new Map(await Promise.all(others.map(async who => [who, await world(who)] as const)))
    const counts = () => rows(`select (select count(*) from person) as people, (select count(*) from employment) as employments, (select count(*) from employee_number) as numbers, (select count(*) from directory_word) as words, (select count(*) from vocabulary) as vocabulary, (select sum(next_number) from number_series) as next`)
    const stood = await counts()
    const { status, body } = await ask('cora', 'POST', '/people/plan-hire', { ...officer, planName: 'New finance head', note: 'Signed in May' })
    expect(status).toBe(201)
    const { planId, plannedHireId } = body as { planId: string; plannedHireId: string }
    const { body: { id: mergerId } } = await plan()
    expect((await many(mergerId as string, { assignmentIds: [job('eli'), job('kim'), job('mia')], unitId: units.sales, managerAssignmentId: job('zoe') })).body).toEqual({ added: 3, same: 0 })
    const { body: { changeId } } = await ask('cora', 'POST', `/assignments/${job('eli')}/change`, { legalEntityId: entities.us, effectiveOn: '2026-10-01', locationId: places.boston, amount: '60000', isPlanned: true })
    const changes = [changeId as string, ...(await rows('select id from employment_change where plan_id = $1', [mergerId])).map(row => row['id'] as string)]
    const plans = [planId, mergerId as string], all = [...plans, plannedHireId, ...changes]
    expect(changes).toHaveLength(4)
    expect(await counts()).toEqual(stood)
    for (const who of others) {
      expect(await world(who), who).toEqual(before.get(who))
      for (const path of [...plans.map(id => `/confidential-plans/${id}`), `/planned-hires/${plannedHireId}`, ...changes.map(id => `/employment-changes/${id}`)]) expect((await ask(who, 'GET', path)).status, `${who} ${path}`).toBe(404)
      for (const path of [...plans.flatMap(id => [`/confidential-plans/${id}/release`, `/confidential-plans/${id}/cancel`]), ...changes.map(id => `/employment-changes/${id}/release`)]) expect((await ask(who, 'POST', path)).status, `${who} ${path}`).toBe(404)
      expect((await ask(who, 'GET', `/planned-hires?planId=${planId}`)).body.items ?? [], who).toEqual([])
      expect(await parts(planId, who), who).toEqual([])
      for (const method of ['PATCH', 'DELETE'] as const) expect((await ask(who, method, `/planned-hires/${plannedHireId}`, method === 'PATCH' ? { name: 'X' } : undefined, { 'if-match': '"1"' })).status, who).toBe(404)
      for (const record of [...plans.map(id => `confidential_plan&recordId=${id}`), `planned_hire&recordId=${plannedHireId}`, ...changes.map(id => `employment_change&recordId=${id}`)]) expect((await ask(who, 'GET', `/events?record=${record}`)).body.items ?? [], who).toEqual([])
      expect((await ask(who, 'POST', '/people/plan-hire', { ...newcomer(), planId })).status, who).not.toBe(201)
      expect((await many(planId, { assignmentIds: [job('eli')], unitId: units.sales }, who)).status, who).not.toBe(201)
      for (const table of ['event', 'member']) expect(await seen(actors[who], table, 'record_id = any ($1)', [all]), `${who} ${table}`).toEqual([])
      expect(await seen(actors[who], 'event_value', 'event_id in (select id from event where record_id = any ($1))', [all]), who).toEqual([])
      for (const table of ['confidential_plan', 'planned_hire', 'employment_change']) expect(await attempt(actors[who], `update ${table} set status = 'released' where id = any ($1) returning id`, [all]), `${who} ${table}`).toBe('no rows')
      expect(await attempt(actors[who], `insert into planned_hire (id, plan_id, name, legal_entity_id, kind, starts_on, job_id, unit_id, location_id) values (uuidv7(), $1, 'X', $2, 'employee', '2026-10-01', $3, $4, $5) returning id`, [planId, entities.uk, work.lead, units.north, places.london]), who).toBe('42501')
    }
    expect((await ask('cora', 'GET', '/people/planned?on=2026-09-01')).body.items).toMatchObject([{ record: 'planned_hire', name: 'Ada Quill', jobTitle: 'lead', unitName: 'operations', effectiveOn: '2026-09-01' }])
    expect((await ask('cora', 'GET', '/people/planned?on=2026-08-31')).body.items).toEqual([])
    expect((await ask('cora', 'GET', `/planned-hires/${plannedHireId}`)).body).toMatchObject({ amount: '190000.00', birthDate: '1980-02-03' })
    for (const id of plans) expect((await move(id, 'cancel')).status).toBe(200)
    expect((await ask('cora', 'POST', `/employment-changes/${changeId as string}/cancel`)).status).toBe(200)
    expect(await truth(`select array_agg(distinct status) from employment_change where id = any ($1)`, [changes])).toEqual(['cancelled'])
    expect(await truth(`select count(*)::int from planned_hire where id = $1`, [plannedHireId])).toBe(0)
    expect((await ask('cora', 'GET', `/events?record=planned_hire&recordId=${plannedHireId}`)).body.items!.map(each => each['move'])).toEqual(['delete', 'create'])
    expect(await counts()).toEqual(stood)
    for (const who of others) {
      expect(await world(who), who).toEqual(before.get(who))
      expect((await ask(who, 'GET', `/events?record=planned_hire&recordId=${plannedHireId}`)).body.items ?? [], who).toEqual([])
    }
  })
})

describe('a hire planned in confidence', () => {
  test('released by hand, is a hire like any other, with the next number of the series', async () => {
    const { body } = await planHire({ name: 'Bea Quill', named: [person('dora')] })
    const planId = body['planId'] as string
    expect((await ask('dora', 'GET', `/confidential-plans/${planId}`)).body).toMatchObject({ name: 'Bea Quill' })
    expect(await parts(planId, 'dora')).toMatchObject([{ name: 'Bea Quill', jobTitle: 'lead', managerName: 'Dora Example' }])
    expect((await move(planId, 'release', 'dora')).status).toBe(403)
    expect(await found('Bea Quill')).toEqual([])
    const next = await ask('cora', 'POST', '/people/hire', newcomer({ name: 'Cyd Quill' }))
    expect((await move(planId, 'release')).status).toBe(200)
    const [line] = await found('Bea Quill')
    expect(line).toMatchObject({ status: 'starting', jobTitle: 'lead', startsOn: '2026-09-01' })
    expect(Number(line!['number'])).toBe(Number((await found('Cyd Quill'))[0]!['number']) + 1)
    expect(next.status).toBe(201)
    expect((await ask('cora', 'GET', `/pay?assignmentId=${line!['id'] as string}`)).body.items).toMatchObject([{ amount: '190000.00' }])
    expect((await move(planId, 'release')).status).toBe(409)
    expect(await parts(planId)).toMatchObject([{ status: 'released', assignmentId: line!['id'] }])
  })
  test('comes true by itself on its first day at the place, or on an earlier day that is named, as whoever prepared it', async () => {
    const [now, early, later] = await Promise.all([{ name: 'Dan Quill', startsOn: today }, { name: 'Eva Quill', releaseOn: today }, { name: 'Fay Quill', releaseOn: '2026-06-16' }].map(more => planHire(more)))
    await due()
    expect((await Promise.all(['Dan Quill', 'Eva Quill', 'Fay Quill'].map(name => found(name)))).map(lines => lines.map(line => line['status']))).toEqual([['active'], ['starting'], []])
    expect([now, early].map(each => each!.status)).toEqual([201, 201])
    expect(await truth(`select actor from event where record = 'person' and move = 'create' and record_id = (select id from person where name = 'Dan Quill')`)).toBe(`person:${person('cora')}`)
    expect((await move(later!.body['planId'] as string, 'cancel')).status).toBe(200)
  })
  test('the right to hire there is judged when it is planned, and again when it is released', async () => {
    expect((await planHire({ locationId: places.boston, unitId: units.sales, legalEntityId: entities.us, managerAssignmentId: null }, 'gus')).status).toBe(403)
    expect((await planHire({}, 'mia')).status).toBe(403)
    expect((await planHire({}, 'narrowKey')).status).toBe(403)
    const { body } = await planHire({ name: 'Gil Quill' }, 'gus')
    const planId = body['planId'] as string
    await rows(`update access_grant set status = 'ended' where holder_id = $1 and function = 'compensation' returning id`, [person('gus')])
    expect(await move(planId, 'release', 'gus')).toMatchObject({ status: 422, body: { code: 'people.plan_refused', parts: [{ name: 'Gil Quill', code: 'not_yours' }] } })
    await rows(`update access_grant set status = 'active' where holder_id = $1 and function = 'compensation' returning id`, [person('gus')])
    expect(await found('Gil Quill')).toEqual([])
    expect((await move(planId, 'release', 'gus')).status).toBe(200)
  })
  test('asks whether it is somebody known when it is planned, and again at its release for whoever came meanwhile', async () => {
    const twin = newcomer({ name: 'Hal Quill', birthDate: '1990-01-01' })
    const { body: { planId, plannedHireId } } = await ask('cora', 'POST', '/people/plan-hire', twin)
    const hired = (await ask('cora', 'POST', '/people/hire', { ...twin, workEmail: null })).body
    expect(await move(planId as string, 'release')).toMatchObject({ status: 422, body: { code: 'people.plan_refused', parts: [{ code: 'people.known_already' }] } })
    expect(await ask('cora', 'POST', '/people/plan-hire', { ...twin, workEmail: 'hal2@acme.example' })).toMatchObject({ status: 422, body: { code: 'people.known_already', known: { people: [{ personId: hired['personId'] }] } } })
    expect((await ask('cora', 'PATCH', `/planned-hires/${plannedHireId as string}`, { compared: [hired['personId']] }, { 'if-match': '"1"' })).status).toBe(200)
    expect((await move(planId as string, 'release')).status).toBe(200)
    expect(await found('Hal Quill')).toHaveLength(2)
  })
  test('of somebody who worked elsewhere is theirs again at the release', async () => {
    await ask('cora', 'POST', '/people/hire', { ...newcomer({ name: 'Ike Quill', birthDate: '1970-05-05', workEmail: null }), startsOn: '2020-01-01', locationId: places.boston, unitId: units.sales, legalEntityId: entities.us, managerAssignmentId: null })
    const [old] = await found('Ike Quill')
    await ask('cora', 'POST', `/employments/${old!['employmentId'] as string}/terminate`, { endsOn: '2022-12-31', terminationKind: 'voluntary' })
    const again = newcomer({ name: 'Ike Quill', birthDate: '1970-05-05', workEmail: null })
    expect(await planHire(again, 'gus')).toMatchObject({ status: 422, body: { code: 'people.known_already', known: { people: [], elsewhere: { until: 2022 } } } })
    const { body } = await planHire({ ...again, elsewhere: 'same' }, 'gus')
    expect((await move(body['planId'] as string, 'release', 'gus')).status).toBe(200)
    expect((await found('Ike Quill')).map(line => line['personId'])).toEqual([old!['personId'], old!['personId']])
  })
  test.each([
    ['released after its first day', { releaseOn: '2026-09-02' }, 422, 'people.released_too_late'],
    ['with half a pay', { per: null }, 422, 'people.pay_incomplete'],
    ['with cost centres that make no whole', { costShares: [{ costCentreId: '00000000-0000-7000-8000-000000006001', share: 60 }] }, 422, 'people.shares_not_whole'],
    ['with a supplier, as an employee', { supplier: 'X' }, 422, 'people.only_of_contingent'],
    ['in the year 20223', { startsOn: '20223-09-01' }, 400, 'invalid'],
    ['with a number of its own', { number: '7' }, 400, 'invalid'],
  ])('%s is refused by name', async (_, more, status, code) => {
    const stood = await truth('select count(*) from confidential_plan')
    expect(await planHire(more)).toMatchObject({ status, body: { code } })
    expect(await truth('select count(*) from confidential_plan')).toBe(stood)
  })
})

describe('a planned reorganisation', () => {
  const hired = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...newcomer(), startsOn: '2026-01-05', managerAssignmentId: job('mia'), unitId: units.north, ...more })).body as { personId: string; employmentId: string; assignmentId: string }
  const placed = async (id: string, on: string) => (await ask('cora', 'GET', `/directory?on=${on}&limit=200`)).body.items!.find(item => item['id'] === id)

  test('comes true whole: a new head, two who move under her, a dismissal and a transfer, on one release', async () => {
    const [one, two, leaver, mover] = [await hired(), await hired(), await hired(), await hired()]
    const { body: { id } } = await plan({ named: [person('dora')] })
    await planHire({ name: 'Jo Quill', planId: id, startsOn: '2026-10-01' })
    await many(id as string, { assignmentIds: [one.assignmentId, two.assignmentId], unitId: units.sales, managerAssignmentId: job('zoe') })
    await ask('cora', 'POST', `/assignments/${leaver.assignmentId}/change`, { planId: id, action: 'termination', effectiveOn: '2026-09-30', terminationKind: 'involuntary' })
    await ask('cora', 'POST', `/assignments/${mover.assignmentId}/change`, { planId: id, legalEntityId: entities.us, locationId: places.boston })
    expect((await parts(id as string, 'dora')).map(part => part['action']).sort()).toEqual(['hire', 'reorganisation', 'reorganisation', 'termination', 'transfer'])
    const part = (await rows(`select id from employment_change where assignment_id = $1`, [one.assignmentId]))[0]!['id'] as string
    expect(await ask('cora', 'POST', `/employment-changes/${part}/release`)).toMatchObject({ status: 422, body: { code: 'people.part_of_plan' } })
    expect(await ask('cora', 'PATCH', `/employment-changes/${part}`, { named: [person('mia')] }, { 'if-match': '"1"' })).toMatchObject({ status: 422, body: { code: 'people.named_on_plan' } })
    expect((await move(id as string, 'release')).status).toBe(200)
    expect(await placed(one.assignmentId, '2026-10-01')).toMatchObject({ unitName: 'sales', managerName: 'Zoe Example' })
    expect(await placed(two.assignmentId, '2026-09-30')).toMatchObject({ unitName: 'north' })
    expect((await ask('cora', 'GET', `/employments/${leaver.employmentId}`)).body).toMatchObject({ status: 'terminated', endsOn: '2026-09-30' })
    expect((await ask('cora', 'GET', `/employments/${mover.employmentId}`)).body).toMatchObject({ status: 'transferred', endsOn: '2026-09-30' })
    expect(await found('Jo Quill')).toHaveLength(1)
    // Once it has come true, each change is read like any other; of which plan it was, only by those named.
    expect((await ask('gus', 'GET', `/employment-changes/${part}`)).body).toMatchObject({ status: 'released', unitId: units.sales, planId: null })
    expect((await ask('dora', 'GET', `/employment-changes/${part}`)).body).toMatchObject({ planId: id })
    expect((await many(id as string, { assignmentIds: [one.assignmentId], unitId: units.hr }))).toMatchObject({ status: 422, body: { code: 'people.plan_closed' } })
  })
  test('is taken back whole, the last first, and not at all where something stands on a part', async () => {
    const [one, leaver, mover] = [await hired(), await hired(), await hired()]
    const { body: { id } } = await plan({ named: [person('dora')] })
    await planHire({ name: 'Vi Quill', planId: id, startsOn: '2026-10-01' })
    await many(id as string, { assignmentIds: [one.assignmentId], unitId: units.sales, managerAssignmentId: job('zoe') })
    await ask('cora', 'POST', `/assignments/${leaver.assignmentId}/change`, { planId: id, action: 'termination', effectiveOn: '2026-09-30', terminationKind: 'involuntary' })
    await ask('cora', 'POST', `/assignments/${mover.assignmentId}/change`, { planId: id, legalEntityId: entities.us, locationId: places.boston })
    expect((await move(id as string, 'takeBack')).status).toBe(409)
    expect((await move(id as string, 'release')).status).toBe(200)
    expect((await move(id as string, 'takeBack', 'dora')).status).toBe(403)
    expect((await move(id as string, 'takeBack', 'gus')).status).toBe(404)
    const [newcomers] = await found('Vi Quill')
    const report = await hired({ managerAssignmentId: newcomers!['id'], startsOn: '2026-11-01' })
    expect(await move(id as string, 'takeBack')).toMatchObject({ status: 422, body: { code: 'people.plan_refused', parts: [{ record: 'planned_hire', name: 'Vi Quill' }] } })
    expect(await placed(one.assignmentId, '2026-10-01')).toMatchObject({ unitName: 'sales' })
    expect((await ask('cora', 'POST', `/employments/${report.employmentId}/withdraw`, { withdrawnReason: 'r' })).status).toBe(200)
    expect((await move(id as string, 'takeBack')).status).toBe(200)
    expect(await placed(one.assignmentId, '2026-10-01')).toMatchObject({ unitName: 'north', managerName: 'Mia Example' })
    expect((await ask('cora', 'GET', `/employments/${leaver.employmentId}`)).body).toMatchObject({ status: 'open', endsOn: null })
    expect((await ask('cora', 'GET', `/employments/${mover.employmentId}`)).body).toMatchObject({ status: 'open', endsOn: null })
    expect(await found('Vi Quill')).toEqual([])
    expect((await ask('cora', 'GET', `/confidential-plans/${id}`)).body).toMatchObject({ status: 'taken_back', can: [] })
    expect((await move(id as string, 'takeBack')).status).toBe(409)
  })
  test('is refused whole, with the reason of each part', async () => {
    const [stays, gone, late] = [await hired({ name: 'Kay Quill' }), await hired({ name: 'Lea Quill' }), await hired({ name: 'Moe Quill' })]
    const { body: { id } } = await plan()
    await many(id as string, { assignmentIds: [stays, gone, late].map(each => each.assignmentId), unitId: units.sales })
    await ask('cora', 'POST', `/employments/${gone.employmentId}/terminate`, { endsOn: '2026-05-31', terminationKind: 'voluntary' })
    await ask('cora', 'POST', `/employments/${late.employmentId}/terminate`, { endsOn: '2026-08-31', terminationKind: 'voluntary' })
    const { status, body } = await move(id as string, 'release')
    expect(status).toBe(422)
    expect((body['parts'] as object[])).toHaveLength(2)
    expect(body['parts']).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Lea Quill', code: 'people.has_ended' }), expect.objectContaining({ name: 'Moe Quill', code: 'people.after_last_day' })]))
    expect(await placed(stays.assignmentId, '2026-10-01')).toMatchObject({ unitName: 'north' })
    expect(await truth(`select array_agg(distinct status) from employment_change where plan_id = $1`, [id])).toEqual(['planned'])
    // Taken out one by one, the rest comes true.
    for (const each of [gone, late]) expect((await ask('cora', 'POST', `/employment-changes/${(await rows('select id from employment_change where plan_id = $1 and assignment_id = $2', [id, each.assignmentId]))[0]!['id'] as string}/cancel`)).status).toBe(200)
    expect((await move(id as string, 'release')).status).toBe(200)
    expect(await placed(stays.assignmentId, '2026-10-01')).toMatchObject({ unitName: 'sales' })
  })
  test('who may not change somebody can’t plan it, and who may not release a part releases nothing', async () => {
    const [london, boston] = [await hired(), await hired({ locationId: places.boston, unitId: units.sales, legalEntityId: entities.us, managerAssignmentId: job('ben') })]
    const { body: { id } } = await plan({ named: [person('cora')] }, 'gus')
    expect(await many(id as string, { assignmentIds: [boston.assignmentId], unitId: units.north }, 'gus')).toMatchObject({ status: 422, body: { code: 'people.plan_refused', parts: [{ code: 'not_found' }] } })
    await many(id as string, { assignmentIds: [london.assignmentId], unitId: units.hr }, 'gus')
    await many(id as string, { assignmentIds: [boston.assignmentId], unitId: units.hr }, 'cora')
    expect(await move(id as string, 'release', 'gus')).toMatchObject({ status: 422, body: { code: 'people.plan_refused', parts: [{ code: 'not_yours' }] } })
    expect((await move(id as string, 'release', 'cora')).status).toBe(200)
  })
  test('who knows of it knows of all its parts, also those added by others; who is taken off knows of none', async () => {
    const one = await hired()
    const { body: { id } } = await plan({ named: [person('cora')] }, 'gus')
    await many(id as string, { assignmentIds: [one.assignmentId], unitId: units.sales }, 'cora')
    const [{ id: part }] = await rows('select id from employment_change where plan_id = $1', [id]) as [{ id: string }]
    const names = async (named: string[]) => ask('gus', 'PATCH', `/confidential-plans/${id as string}`, { named }, { 'if-match': `"${await truth('select version from confidential_plan where id = $1', [id])}"` })
    const knows = async () => Promise.all((['gus', 'cora', 'mia', 'dora'] as const).map(async who => (await ask(who, 'GET', `/employment-changes/${part}`)).status === 200))
    expect(await knows()).toEqual([true, true, false, false])
    expect((await names([person('mia')])).status).toBe(200)
    expect(await knows()).toEqual([true, false, true, false])
    expect((await ask('cora', 'GET', `/confidential-plans/${id as string}`)).status).toBe(404)
    expect((await move(id as string, 'cancel', 'mia')).status).toBe(403)
    expect((await move(id as string, 'cancel', 'gus')).status).toBe(200)
  })
  test('what only a plan names can be deleted: a refusal would tell of it; the plan is refused then', async () => {
    const { body: { id: unit } } = await ask('cora', 'POST', '/units', { name: 'Future' })
    const one = await hired()
    const { body: { id } } = await plan({}, 'gus')
    await many(id as string, { assignmentIds: [one.assignmentId], unitId: unit }, 'gus')
    await planHire({ planId: id, unitId: unit, startsOn: '2026-10-01' }, 'gus')
    expect((await ask('cora', 'DELETE', `/units/${unit as string}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
    expect(await move(id as string, 'release', 'gus')).toMatchObject({ status: 422, body: { code: 'people.plan_refused' } })
    expect((await move(id as string, 'cancel', 'gus')).status).toBe(200)
  })
  test('without a part it is refused, and so is one that is released after its day', async () => {
    const { body: { id } } = await plan({ releaseOn: '2026-09-15' })
    expect(await move(id as string, 'release')).toMatchObject({ status: 422, body: { code: 'people.plan_empty' } })
    expect(await many(id as string, { assignmentIds: [job('eli')], unitId: units.sales, effectiveOn: '2026-09-01' })).toMatchObject({ status: 422, body: { code: 'people.plan_refused', parts: [{ code: 'people.released_too_late' }] } })
    expect((await many(id as string, { assignmentIds: [job('eli')], unitId: units.north })).body).toEqual({ added: 0, same: 1 })
    expect((await plan({}, 'mia')).status).toBe(403)
  })
})

describe('a transfer between legal entities planned in confidence', () => {
  const hired = async () => (await ask('cora', 'POST', '/people/hire', { ...newcomer(), startsOn: '2026-01-05', managerAssignmentId: job('mia'), unitId: units.north })).body as { personId: string; employmentId: string; assignmentId: string }
  const over = (id: string, more: object = {}, who: Who = 'cora') => ask(who, 'POST', `/assignments/${id}/change`, { legalEntityId: entities.us, effectiveOn: '2026-10-01', locationId: places.boston, managerAssignmentId: job('ben'), isPlanned: true, ...more })

  test('released it ends one employment and continues in another; taken back, at the change or at the employment, it never was', async () => {
    for (const way of ['change', 'employment'] as const) {
      const { personId, employmentId, assignmentId } = await hired()
      const { body } = await over(assignmentId, { weeklyHours: 30 })
      expect((await ask('cora', 'POST', `/employment-changes/${body['changeId'] as string}/release`)).status).toBe(200)
      expect((await ask('cora', 'GET', `/employments?personId=${personId}`)).body.items).toEqual(expect.arrayContaining([
        expect.objectContaining({ id: employmentId, status: 'transferred', endsOn: '2026-09-30' }), expect.objectContaining({ continuesId: employmentId, legalEntityId: entities.us, serviceFrom: '2026-01-05' })]))
      expect((await found((await truth<string>('select name from person where id = $1', [personId])))).map(line => [line['locationName'], line['managerName']])).toEqual(expect.arrayContaining([['boston', 'Ben Example']]))
      expect((await (way === 'change' ? ask('cora', 'POST', `/employment-changes/${body['changeId'] as string}/takeBack`) : ask('cora', 'POST', `/employments/${employmentId}/recall`))).status, way).toBe(200)
      expect((await ask('cora', 'GET', `/employments?personId=${personId}`)).body.items).toMatchObject([{ id: employmentId, status: 'open', endsOn: null }])
      expect(await truth('select status from employment_change where id = $1', [body['changeId']])).toBe('taken_back')
    }
  })
  test('is judged at both places when it is released', async () => {
    const { assignmentId } = await hired()
    const { body } = await over(assignmentId, {}, 'gus')
    expect(body).toMatchObject({ status: 'planned' })
    expect((await ask('gus', 'POST', `/employment-changes/${body['changeId'] as string}/release`)).status).toBe(403)
  })
  test.each([
    ['to where they are', { legalEntityId: entities.uk }, 'people.same_entity'],
    ['on the first day', { effectiveOn: '2026-01-05' }, 'people.before_first_day'],
    ['together with an end', { terminationKind: 'other' }, 'people.end_stands_alone'],
  ])('%s is refused by name', async (_, more, code) => {
    expect(await over((await hired()).assignmentId, more)).toMatchObject({ status: 422, body: { code } })
  })
})
