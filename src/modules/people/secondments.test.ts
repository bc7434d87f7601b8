import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { follows, kept } from '../../../test/fixtures/model.ts'
import { acme, entities, job, now, places, units, work } from '../../../test/fixtures/world.ts'

const { ask, owner, rows, truth } = await served()
type Who = Parameters<typeof ask>[0]
const newcomer = { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2025-01-06', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40, fullTimeHours: 40, amount: '40000', currency: 'GBP', per: 'year' }
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...newcomer, ...more })).body as { personId: string; assignmentId: string; employmentId: string }
const away = { startsOn: '2026-03-01', endsOn: '2026-12-31', legalEntityId: entities.us, locationId: places.boston, unitId: units.sales, jobId: work.lead, managerAssignmentId: job('ben'), weeklyHours: 32, homeHours: 8, paidBy: 'host', purpose: 'Sets up the lab' }
const second = (id: string, more: object = {}, who: Who = 'cora') => ask(who, 'POST', `/assignments/${id}/second`, { ...away, ...more })
const seconded = async (more: object = {}, hired: object = {}) => {
  const home = await hire(hired)
  const { body } = await second(home.assignmentId, more)
  return { ...home, ...body as { secondmentId: string; hostAssignmentId: string } }
}
const back = (id: string, endsOn: string, who: Who = 'cora') => ask(who, 'POST', `/secondments/${id}/return`, { endsOn })
const entry = async (id: string, who: Who = 'cora') => (await ask(who, 'GET', `/directory/${id}`)).body
const hoursOf = async (id: string) => (await rows(`select starts_on, ends_on, weekly_hours::float as hours from working_hours where assignment_id = $1 order by starts_on`, [id])).map(row => [row['starts_on'], row['ends_on'], row['hours']])
const whole = async () => expect(await kept(owner, acme)).toEqual(await follows(owner, acme, now))

describe('somebody seconded', () => {
  test('keeps their employment and the job at home, with fewer hours, and has a job at the host for the time', async () => {
    const who = await seconded()
    expect(await entry(who.assignmentId)).toMatchObject({ status: 'active', isPrimary: true, legalEntityName: 'uk', managerName: 'Mia Example', locationName: 'london' })
    expect(await entry(who.hostAssignmentId)).toMatchObject({ status: 'active', isPrimary: false, legalEntityName: 'us', managerName: 'Ben Example', locationName: 'boston', jobTitle: 'lead', startsOn: '2025-01-06' })
    expect(await hoursOf(who.assignmentId)).toEqual([['2025-01-06', '2026-02-28', 40], ['2026-03-01', '2026-12-31', 8], ['2027-01-01', null, 40]])
    expect(await hoursOf(who.hostAssignmentId)).toEqual([['2026-03-01', '2026-12-31', 32]])
    expect((await ask('cora', 'GET', `/secondments?personId=${who.personId}`)).body.items).toMatchObject([{ endsOn: '2026-12-31', paidBy: 'host', purpose: 'Sets up the lab', homeHours: 8 }])
    expect((await rows(`select status from employment where person_id = $1`, [who.personId]))).toEqual([{ status: 'open' }])
    await whole()
  })
  test('counts once: neither a joiner there nor a leaver at home, nor, once back, one who left the host', async () => {
    const { personId, hostAssignmentId, secondmentId } = await seconded()
    const listed = async (query: string) => (await ask('cora', 'GET', `/directory?personId=${personId}&${query}`)).body.total
    expect(await listed('isPrimary=true&status=active')).toBe(1)
    expect(await listed('startsOn.from=2026-03-01')).toBe(0)
    await back(secondmentId, '2026-05-31')
    expect(await entry(hostAssignmentId)).toMatchObject({ status: 'ended', isContinued: true })
    expect(await listed('status=ended&isContinued=false')).toBe(0)
    expect(await truth(`select count(distinct employment_id)::int from directory_entry where person_id = $1`, [personId])).toBe(1)
    await whole()
  })
  test('whose job at home rests works none there; where nothing is said of it, it goes on', async () => {
    const rests = await seconded({ homeHours: 0 }), goes = await seconded({ homeHours: null })
    expect((await hoursOf(rests.assignmentId))[1]).toEqual(['2026-03-01', '2026-12-31', 0])
    expect(await hoursOf(goes.assignmentId)).toEqual([['2025-01-06', null, 40]])
  })
  test('from a later day on is there from that day, as days turn', async () => {
    const { hostAssignmentId } = await seconded({ startsOn: '2026-07-01' })
    expect(await entry(hostAssignmentId)).toMatchObject({ status: 'starting', turnsOn: '2026-07-01' })
    expect((await ask('cora', 'GET', `/directory?on=2026-07-01&id=${hostAssignmentId}`)).body.items).toMatchObject([{ status: 'active' }])
    expect((await ask('cora', 'GET', `/directory?on=2027-01-01&id=${hostAssignmentId}`)).body.items).toEqual([])
    await owner.query(`begin; select set_config('app.now', '2026-07-01T12:00:00Z', true); select app.turn_days()`)
    expect(await truth('select status from directory_entry where id = $1', [hostAssignmentId])).toBe('active')
    await owner.query(`select set_config('app.now', '2027-01-01T12:00:00Z', true); select app.turn_days()`)
    expect(await truth('select status from directory_entry where id = $1', [hostAssignmentId])).toBe('ended')
    await owner.query('rollback')
    await whole()
  })
})

describe('the return', () => {
  test('can be later: the host’s job, and how little at home, go on until then', async () => {
    const who = await seconded()
    expect((await back(who.secondmentId, '2027-06-30')).status).toBe(200)
    expect((await rows(`select ends_on from placement where assignment_id = $1`, [who.hostAssignmentId]))).toEqual([{ ends_on: '2027-06-30' }])
    expect(await hoursOf(who.hostAssignmentId)).toEqual([['2026-03-01', '2027-06-30', 32]])
    const at = async (day: string) => truth(`select weekly_hours::float from working_hours where assignment_id = $1 and starts_on <= $2 and coalesce(ends_on, 'infinity') >= $2`, [who.assignmentId, day])
    expect([await at('2026-12-31'), await at('2027-06-30'), await at('2027-07-01')]).toEqual([8, 8, 40])
    await whole()
  })
  test('can be earlier, also where something at the host was to change later', async () => {
    const who = await seconded()
    await ask('cora', 'POST', `/assignments/${who.hostAssignmentId}/change`, { effectiveOn: '2026-09-01', unitId: units.north })
    expect((await back(who.secondmentId, '2026-07-31')).status).toBe(200)
    expect((await rows(`select starts_on, ends_on from placement where assignment_id = $1`, [who.hostAssignmentId]))).toEqual([{ starts_on: '2026-03-01', ends_on: '2026-07-31' }])
    expect((await hoursOf(who.assignmentId)).slice(0, 3)).toEqual([['2025-01-06', '2026-02-28', 40], ['2026-03-01', '2026-07-31', 8], ['2026-08-01', '2026-12-31', 40]])
    await whole()
  })
  test('is as said where somebody leaves the company while they are away; taken back, they are away still', async () => {
    const who = await seconded()
    await ask('cora', 'POST', `/employments/${who.employmentId}/terminate`, { endsOn: '2026-06-10', terminationKind: 'voluntary' })
    expect([(await entry(who.assignmentId))['status'], (await entry(who.hostAssignmentId))['status']]).toEqual(['ended', 'ended'])
    expect((await back(who.secondmentId, '2027-01-31')).status).toBe(409)
    await whole()
    await ask('cora', 'POST', `/employments/${who.employmentId}/reinstate`)
    expect([(await entry(who.assignmentId))['status'], (await entry(who.hostAssignmentId))['status']]).toEqual(['active', 'active'])
    await whole()
  })
})

describe('each side knows its own', () => {
  test('the host’s manager and HR see the job there and the person’s name; nothing of home, pay, contract or the secondment', async () => {
    const who = await seconded()
    for (const [host, path, status] of [
      ['ben', `/directory/${who.hostAssignmentId}`, 200], ['ben', `/people/${who.personId}`, 200], ['ben', `/assignments/${who.hostAssignmentId}`, 200], ['ben', `/directory/${who.assignmentId}`, 404], ['ben', `/assignments/${who.assignmentId}`, 404],
      ['ben', `/employments/${who.employmentId}`, 404], ['ben', `/secondments/${who.secondmentId}`, 404], ['gia', `/directory/${who.hostAssignmentId}`, 200], ['gia', `/assignments/${who.assignmentId}`, 404], ['gia', `/employments/${who.employmentId}`, 404],
    ] as const) expect((await ask(host, 'GET', path)).status, `${host} ${path}`).toBe(status)
    for (const host of ['ben', 'gia'] as const) {
      for (const path of [`/contracts?employmentId=${who.employmentId}`, `/placements?assignmentId=${who.assignmentId}`, `/working-hours?assignmentId=${who.assignmentId}`, `/pay?assignmentId=${who.assignmentId}`, `/secondments?personId=${who.personId}`]) expect((await ask(host, 'GET', path)).body.items, `${host} ${path}`).toEqual([])
      expect((await ask(host, 'GET', `/placements?assignmentId=${who.hostAssignmentId}`)).body.items, host).toMatchObject([{ endsOn: '2026-12-31' }])
    }
  })
  test('the home manager keeps theirs and knows of the secondment, not of the hours and place there; the person knows both', async () => {
    const who = await seconded()
    expect((await ask('mia', 'GET', `/secondments/${who.secondmentId}`)).body).toMatchObject({ endsOn: '2026-12-31', can: [] })
    expect((await ask('mia', 'GET', `/directory/${who.assignmentId}`)).status).toBe(200)
    for (const path of [`/directory/${who.hostAssignmentId}`, `/assignments/${who.hostAssignmentId}`]) expect((await ask('mia', 'GET', path)).status).toBe(404)
    expect((await ask('mia', 'GET', `/working-hours?assignmentId=${who.hostAssignmentId}`)).body.items).toEqual([])
    for (const colleague of ['zoe', 'eli', 'spe', 'ava', 'guest', 'stranger'] as const) expect((await ask(colleague, 'GET', `/secondments/${who.secondmentId}`)).status, colleague).toBe(404)
  })
  test('once back, the host’s manager sees them no more than before', async () => {
    const who = await seconded()
    await back(who.secondmentId, '2026-05-31')
    expect((await ask('ben', 'GET', `/people/${who.personId}`)).status).toBe(404)
  })
  test('who looks after home alone sends nobody to a place that they don’t look after; nobody themselves', async () => {
    const { assignmentId } = await hire()
    expect((await second(assignmentId, {}, 'gus')).status).toBe(403)
    expect((await second(assignmentId, { locationId: places.london, legalEntityId: null, managerAssignmentId: job('dora') }, 'gus')).status).toBe(201)
    expect((await second(assignmentId, {}, 'gia')).status).toBe(404)
    expect((await second(job('gus'), { locationId: places.london }, 'gus')).status).toBe(403)
    const who = await seconded()
    for (const [other, status] of [['mia', 403], ['ben', 404], ['gia', 404], ['zoe', 404]] as const) expect((await back(who.secondmentId, '2026-10-31', other)).status, other).toBe(status)
    expect((await ask('cora', 'PATCH', `/secondments/${who.secondmentId}`, { endsOn: '2026-10-31' }, { 'if-match': '"1"' })).status).toBe(404)
  })
})

const dropped = (id: string, who: Who = 'cora') => ask(who, 'POST', `/secondments/${id}/withdraw`, {})
describe('one entered by mistake', () => {
  const everything = async (id: string) => [await rows(`select d::date::text as day, h.assignment_id, h.weekly_hours::float as hours from generate_series('2025-01-01'::date, '2027-08-01', '10 days') d join working_hours h on h.person_id = $1 and h.during @> d::date order by 1, 2`, [id]), await rows(`select assignment_id, starts_on, ends_on from placement where person_id = $1 order by 1, 2`, [id]),
    await rows(`select id, is_primary from assignment where person_id = $1`, [id]), await rows(`select id, status, manager_name from directory_entry where person_id = $1`, [id])]
  test.each<[string, object, string[]]>([['as it was entered', {}, []], ['extended and shortened meanwhile', {}, ['2027-03-31', '2026-09-30']], ['from the first day on', { startsOn: '2025-01-06' }, []], ['without other hours at home', { homeHours: null }, []]])('goes whole, %s: both sides are as before', async (_, more, returns) => {
    const home = await hire()
    const before = await everything(home.personId)
    const { body } = await second(home.assignmentId, more)
    for (const day of returns) expect((await back(body['secondmentId'] as string, day)).status).toBe(200)
    expect((await dropped(body['secondmentId'] as string)).body).toEqual({ assignmentId: home.assignmentId })
    expect(await everything(home.personId)).toEqual(before)
    for (const path of [`/secondments/${body['secondmentId']}`, `/directory/${body['hostAssignmentId']}`, `/assignments/${body['hostAssignmentId']}`]) expect((await ask('cora', 'GET', path)).status, path).toBe(404)
    expect((await ask('ben', 'GET', `/people/${home.personId}`)).status).toBe(404)
    expect(await rows(`select move from event where record = 'secondment' and record_id = $1 order by at desc, id desc limit 1`, [body['secondmentId']])).toEqual([{ move: 'withdraw' }])
    expect((await second(home.assignmentId, more)).status).toBe(201)
    await whole()
  })
  test('not once something stands on it, nor by who looks after one side alone, nor twice', async () => {
    const who = await seconded()
    for (const [other, status] of [['mia', 403], ['gia', 404], ['ben', 404], ['gus', 403], ['zoe', 404]] as const) expect((await dropped(who.secondmentId, other)).status, other).toBe(status)
    const hoursAtHome = await seconded(), changed = await seconded(), leads = await seconded()
    await ask('cora', 'POST', `/assignments/${hoursAtHome.assignmentId}/change`, { effectiveOn: '2026-05-01', weeklyHours: 20, carries: [] })
    await ask('cora', 'POST', `/assignments/${changed.hostAssignmentId}/change`, { effectiveOn: '2026-05-01', weeklyHours: 20, carries: [] })
    await hire({ managerAssignmentId: leads.hostAssignmentId, startsOn: '2026-04-01' })
    for (const { secondmentId } of [hoursAtHome, changed, leads]) expect(await dropped(secondmentId)).toMatchObject({ status: 422, body: { code: 'people.secondment_built_upon' } })
    expect((await dropped(who.secondmentId)).status).toBe(200)
    expect((await dropped(who.secondmentId)).status).toBe(404)
    await whole()
  })
  test('what is planned there in confidence isn’t told by it, and stays for the job at home', async () => {
    const who = await seconded()
    const { body } = await ask('cora', 'POST', `/assignments/${who.hostAssignmentId}/change`, { effectiveOn: '2026-10-01', weeklyHours: 20, isPlanned: true })
    expect((await dropped(who.secondmentId)).status).toBe(200)
    expect(await rows(`select assignment_id, status from employment_change where id = $1`, [body['changeId']])).toEqual([{ assignment_id: who.assignmentId, status: 'planned' }])
  })
})

describe('refused by name', () => {
  test.each([
    [{ endsOn: '2026-02-28' }, 'people.ends_before_it_starts'], [{ startsOn: '2024-12-31' }, 'people.before_first_day'], [{ costShares: [{ costCentreId: '00000000-0000-7000-8000-000000006001', share: 99 }] }, 'people.shares_not_whole'],
  ])('%j', async (more, code) => {
    const { assignmentId } = await hire()
    expect(await second(assignmentId, more)).toMatchObject({ status: 422, body: { code } })
    expect(await truth('select count(*)::int from assignment where person_id = (select person_id from assignment where id = $1)', [assignmentId])).toBe(1)
  })
  test('twice at the same time, from the job at the host, beyond a last day that is known, or facts of the host’s job beyond it', async () => {
    const who = await seconded()
    expect(await second(who.assignmentId, { startsOn: '2026-12-31', endsOn: '2027-03-31' })).toMatchObject({ status: 422, body: { code: 'people.seconded_already' } })
    expect((await second(who.assignmentId, { startsOn: '2027-01-01', endsOn: '2027-03-31' })).status).toBe(201)
    expect(await back(who.secondmentId, '2027-01-31')).toMatchObject({ status: 422, body: { code: 'people.seconded_already' } })
    expect(await second(who.hostAssignmentId)).toMatchObject({ status: 422, body: { code: 'people.seconded_from_host' } })
    expect(await ask('cora', 'POST', `/assignments/${who.hostAssignmentId}/change`, { effectiveOn: '2027-02-01', weeklyHours: 20 })).toMatchObject({ status: 422, body: { code: 'people.beyond_secondment' } })
    expect(await ask('cora', 'POST', `/employments/${who.employmentId}/continue`, { legalEntityId: entities.spare, startsOn: '2026-10-01' })).toMatchObject({ status: 422, body: { code: 'people.is_seconded' } })
    const other = await hire()
    await ask('cora', 'POST', `/employments/${other.employmentId}/terminate`, { endsOn: '2026-09-30', terminationKind: 'other' })
    expect(await second(other.assignmentId)).toMatchObject({ status: 422, body: { code: 'people.after_last_day' } })
  })
  test('a transfer after the return leaves the job at the host behind', async () => {
    const who = await seconded({ endsOn: '2026-05-31' })
    const { status, body } = await ask('cora', 'POST', `/employments/${who.employmentId}/continue`, { legalEntityId: entities.spare, startsOn: '2026-06-01' })
    expect([status, (body['assignmentIds'] as string[]).length]).toEqual([201, 1])
    await whole()
  })
})

test('an employment entered by mistake takes the job at the host with it, and brings it back', async () => {
  const who = await seconded()
  expect((await ask('cora', 'POST', `/employments/${who.employmentId}/withdraw`, { withdrawnReason: 'Twice' })).status).toBe(200)
  expect((await ask('cora', 'GET', `/directory/${who.hostAssignmentId}`)).status).toBe(404)
  expect((await ask('cora', 'POST', `/employments/${who.employmentId}/putBack`)).status).toBe(200)
  expect(await entry(who.hostAssignmentId)).toMatchObject({ status: 'active', legalEntityName: 'us' })
  await whole()
})
