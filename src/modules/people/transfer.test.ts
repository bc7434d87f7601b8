import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { attempt, cora, employment, entities, gus, job, outcome, person, places, second, spe, units, work } from '../../../test/fixtures/world.ts'

const { ask, rows, truth, owner } = await served()
type Who = Parameters<typeof ask>[0]
type Ids = { personId: string; employmentId: string; assignmentId: string }
const newcomer = { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2020-01-06', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 30, fullTimeHours: 40, amount: '40000', currency: 'GBP', per: 'year' }
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...newcomer, ...more })).body as unknown as Ids
const transfer = (id: string, body: object = {}, who: Who = 'cora') => ask(who, 'POST', `/employments/${id}/continue`, { legalEntityId: entities.spare, startsOn: '2026-06-01', ...body })
const recall = (id: string, who: Who = 'cora') => ask(who, 'POST', `/employments/${id}/recall`)
const strand = async (path: string, id: string) => (await ask('cora', 'GET', `/${path}?${path === 'contracts' ? 'employmentId' : 'assignmentId'}=${id}&sort=startsOn`)).body.items!
const change = (id: string, body: object) => ask('cora', 'POST', `/assignments/${id}/change`, body)
const lines = (id: string) => rows(`select d.status, d.legal_entity_name as entity, d.is_continued as gone from directory_entry d where d.person_id = $1 order by d.starts_on`, [id])
const moved = async (held: Ids, body: object = {}, who: Who = 'cora') => {
  const answer = await transfer(held.employmentId, body, who)
  expect(answer.status, answer.text).toBe(201)
  const { employmentId, assignmentIds } = answer.body as unknown as { employmentId: string; assignmentIds: string[] }
  return { employmentId, assignmentId: assignmentIds[0]!, assignmentIds }
}

describe('a transfer to another legal entity', () => {
  test('ends one employment the day before and opens another that continues it, with everything that isn’t said anew', async () => {
    const held = await hire()
    const next = await moved(held, { unitId: units.sales, managerAssignmentId: job('dora'), reason: 'Moves to Spare' })
    expect((await ask('cora', 'GET', `/employments/${held.employmentId}`)).body).toMatchObject({ status: 'transferred', endsOn: '2026-05-31', terminationKind: null })
    expect((await ask('cora', 'GET', `/employments/${next.employmentId}`)).body).toMatchObject({ status: 'open', continuesId: held.employmentId, startsOn: '2026-06-01', serviceFrom: '2020-01-06', serviceReason: 'Moves to Spare', kind: 'employee' })
    expect(await strand('placements', next.assignmentId)).toMatchObject([{ startsOn: '2026-06-01', endsOn: null, unitId: units.sales, locationId: places.london, jobId: work.engineer, managerAssignmentId: job('dora') }])
    expect(await strand('working-hours', next.assignmentId)).toMatchObject([{ weeklyHours: 30, fullTimeHours: 40, startsOn: '2026-06-01' }])
    expect(await strand('pay', next.assignmentId)).toMatchObject([{ amount: '40000.00', currency: 'GBP', startsOn: '2026-06-01' }])
    expect(await strand('contracts', next.employmentId)).toMatchObject([{ form: 'permanent', startsOn: '2026-06-01' }])
    expect(await lines(held.personId)).toEqual([{ status: 'ended', entity: 'uk', gone: true }, { status: 'active', entity: 'spare', gone: false }])
    const number = await truth<string>('select number from employment where id = $1', [next.employmentId])
    expect(number).not.toBe(await truth('select number from employment where id = $1', [held.employmentId]))
    expect((await ask('cora', 'GET', `/events?aboutId=${held.personId}`)).body.items!.map(each => `${each['record']} ${each['move']}`)).toEqual(expect.arrayContaining(['employment transfer', 'employment create', 'pay create']))
  })
  test('ahead of its day, the old job goes on and the new one waits; the sign-in goes through', async () => {
    const next = await moved({ employmentId: employment('kim'), personId: person('kim'), assignmentId: job('kim') }, { startsOn: '2026-09-01' })
    expect(await lines(person('kim'))).toEqual([{ status: 'active', entity: 'uk', gone: false }, { status: 'starting', entity: 'spare', gone: false }])
    expect(await truth(`select ends_at from membership where person_id = $1`, [person('kim')])).toBe('infinity')
    expect((await ask('mia', 'GET', `/employments/${employment('kim')}`)).body).toMatchObject({ status: null, endsOn: null })
    expect((await recall(employment('kim'))).status).toBe(200)
    expect(await truth('select count(*)::int from employment where id = $1', [next.employmentId])).toBe(0)
  })
  test('takes along those who report to it, other jobs of the employment, and what is known ahead', async () => {
    const [boss, report] = [await hire({ name: 'Boss' }), await hire({ name: 'Report' })]
    await change(report.assignmentId, { effectiveOn: '2026-01-01', managerAssignmentId: boss.assignmentId })
    await change(report.assignmentId, { effectiveOn: '2026-10-01', unitId: units.sales, carries: [] })
    await change(boss.assignmentId, { effectiveOn: '2026-11-01', unitId: units.sales, amount: '50000', carries: [] })
    const next = await moved(boss, { startsOn: '2026-07-01' })
    expect((await strand('placements', report.assignmentId)).map(row => [row['startsOn'], row['managerAssignmentId']])).toEqual([['2020-01-06', job('mia')], ['2026-01-01', boss.assignmentId], ['2026-07-01', next.assignmentId], ['2026-10-01', next.assignmentId]])
    expect((await strand('placements', next.assignmentId)).map(row => [row['startsOn'], row['unitId']])).toEqual([['2026-07-01', units.north], ['2026-11-01', units.sales]])
    expect((await strand('pay', next.assignmentId)).map(row => [row['startsOn'], row['amount']])).toEqual([['2026-07-01', '40000.00'], ['2026-11-01', '50000.00']])
    expect((await recall(boss.employmentId)).status).toBe(200)
    expect((await strand('placements', report.assignmentId)).map(row => [row['startsOn'], row['endsOn'], row['managerAssignmentId']])).toEqual([['2020-01-06', '2025-12-31', job('mia')], ['2026-01-01', '2026-09-30', boss.assignmentId], ['2026-10-01', null, boss.assignmentId]])
  })
  test('asks where later facts repeat what is changed, as any change does', async () => {
    const held = await hire()
    await change(held.assignmentId, { effectiveOn: '2026-10-01', fullTimeHours: 35, carries: [] })
    expect(await transfer(held.employmentId, { startsOn: '2026-07-01', weeklyHours: 20 })).toMatchObject({ status: 422, body: { code: 'people.later_facts', fields: [{ field: 'weeklyHours', days: ['2026-10-01'] }] } })
    expect(await lines(held.personId)).toHaveLength(1)
    const next = await moved(held, { startsOn: '2026-07-01', weeklyHours: 20, carries: ['weeklyHours'] })
    expect((await strand('working-hours', next.assignmentId)).map(row => [row['startsOn'], row['weeklyHours'], row['fullTimeHours']])).toEqual([['2026-07-01', 20, 40], ['2026-10-01', 20, 35]])
  })
  test('is judged on both places; pay goes along unseen and is set by who looks after it', async () => {
    const held = await hire()
    expect((await transfer(held.employmentId, { locationId: places.leeds }, 'gus')).status).toBe(403)
    for (const who of ['gia', 'mia', 'spe', 'ava', 'eli', 'key', 'guest'] as const) expect([403, 404], who).toContain((await transfer(held.employmentId, {}, who)).status)
    expect(await lines(held.personId)).toHaveLength(1)
    await owner.query(`update access_grant set status = 'ended' where holder_id = $1 and function = 'compensation'`, [person('gus')])
    const next = await moved(held, {}, 'gus')
    expect(await truth(`select amount::int from pay where assignment_id = $1`, [next.assignmentId])).toBe(4_000_000)
    expect((await ask('gus', 'GET', `/pay?assignmentId=${next.assignmentId}`)).body.items).toEqual([])
    const other = await hire()
    expect((await transfer(other.employmentId, { amount: '1', currency: 'GBP', per: 'year' }, 'gus')).status).toBe(403)
    await owner.query(`update access_grant set status = 'active' where holder_id = $1 and function = 'compensation'`, [person('gus')])
    const paid = await moved(other, { amount: '45000' }, 'gus')
    expect(await strand('pay', paid.assignmentId)).toMatchObject([{ amount: '45000.00', currency: 'GBP', startsOn: '2026-06-01', endsOn: null }])
  })
  test('is no transfer where it contradicts itself, and nobody’s of themselves', async () => {
    const held = await hire()
    expect((await transfer(held.employmentId, { legalEntityId: entities.uk })).body).toMatchObject({ code: 'people.same_entity' })
    expect((await transfer(held.employmentId, { startsOn: '2020-01-06' })).body).toMatchObject({ code: 'people.before_first_day' })
    expect((await transfer(held.employmentId, { startsOn: '20223-01-01' })).status).toBe(400)
    expect((await transfer(employment('gus'), {}, 'gus')).status).toBe(403)
    expect((await transfer(employment('lou'))).status).toBe(409)
    await moved(held)
    expect((await transfer(held.employmentId)).status).toBe(409)
  })
})

describe('a transfer that is taken back', () => {
  test('leaves everything as it was, for lists, managers and search', async () => {
    const held = await hire()
    const before = await rows(`select d.*, null as version, r.line, r.populations from directory_entry d join reach r on r.subject_id = d.id where d.person_id = $1`, [held.personId])
    const next = await moved(held)
    expect((await ask('gia', 'POST', `/employments/${held.employmentId}/recall`)).status).toBe(404)
    expect((await recall(held.employmentId)).status).toBe(200)
    expect(await rows(`select d.*, null as version, r.line, r.populations from directory_entry d join reach r on r.subject_id = d.id where d.person_id = $1`, [held.personId])).toEqual(before)
    for (const table of ['population_member', 'reporting_line', 'directory_word']) expect(await truth(`select count(*)::int from ${table} where id = $1`, [next.assignmentId]), table).toBe(0)
    expect(await truth('select count(*)::int from reach where subject_id = any ($1)', [[next.assignmentId, next.employmentId]])).toBe(0)
    expect((await recall(held.employmentId)).status).toBe(409)
    await moved(held, { startsOn: '2026-07-01' })
  })
  test('is refused once something stands on it; plans of others go back and forth with the job', async () => {
    const held = await hire()
    const plan = (await change(held.assignmentId, { isPlanned: true, effectiveOn: '2026-12-01', weeklyHours: 10 })).body['changeId'] as string
    const next = await moved(held)
    expect(await truth('select assignment_id from employment_change where id = $1', [plan])).toBe(next.assignmentId)
    expect((await recall(held.employmentId, 'gus')).status).toBe(200)
    expect(await truth('select assignment_id from employment_change where id = $1', [plan])).toBe(held.assignmentId)
    const again = await moved(held)
    await change(again.assignmentId, { unitId: units.sales })
    expect(await recall(held.employmentId)).toMatchObject({ status: 422, body: { code: 'people.built_upon' } })
    expect(await lines(held.personId)).toHaveLength(2)
  })
  test('can’t be reached around the act', async () => {
    const held = await hire()
    for (const who of [gus, spe, cora]) expect(await attempt(who, `select app.drop_continuation($1)`, [held.employmentId])).toBe('42501')
    expect(await attempt(cora, `select app.carry_over($1, $2, '2026-06-01')`, [held.assignmentId, second.job])).toBe('42501')
    expect(await outcome(as(gus, tx => tx.query(`update employment set continues_id = $2 where id = $1`, [held.employmentId, employment('eli')])))).toBe('42501')
    expect((await ask('cora', 'PATCH', `/employments/${held.employmentId}`, { continuesId: employment('eli') }, { 'if-match': '"1"' })).status).toBe(400)
  })
})
