import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, actors, attempt, entities, job, names, outcome, person, places, populations, seen, today, units, uuid, work } from '../../../test/fixtures/world.ts'

const { ask, truth, owner } = await served()
type Who = Parameters<typeof ask>[0]
type Ids = { personId: string; employmentId: string; assignmentId: string }
const newcomer = { name: 'Noor Twice', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-05', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40, amount: '40000', currency: 'GBP', per: 'year' }
const hire = async (more: object = {}) => {
  const { body, status } = await ask('cora', 'POST', '/people/hire', { ...newcomer, ...more })
  expect(status, JSON.stringify(body)).toBe(201)
  return body as unknown as Ids
}
const withdraw = (id: string, who: Who = 'gus') => ask(who, 'POST', `/employments/${id}/withdraw`, { withdrawnReason: 'Entered twice' })
const putBack = (id: string, who: Who = 'gus') => ask(who, 'POST', `/employments/${id}/putBack`)
const here = Object.keys(actors) as (keyof typeof actors)[]
const tables = ['directory_entry', 'assignment', 'placement', 'working_hours', 'pay', 'contract', 'employment', 'person', 'contact_details', 'reporting_line', 'population_member'] as const

/** All that somebody can ask about somebody, and the places where they are counted or listed; versions, which count writes, left out. */
async function world(who: Who, { personId, assignmentId, employmentId }: Ids) {
  const paths = [
    `/people/${personId}`, `/directory/${assignmentId}`, '/directory', '/directory?q=noor', '/directory?status=active', '/directory?status=starting', '/directory?on=2026-03-01', '/directory?on=2026-12-01', `/directory?unitId=${units.north}`, `/directory?managerAssignmentId=${job('mia')}`,
    `/employments?personId=${personId}`, `/assignments?personId=${personId}`, `/placements?assignmentId=${assignmentId}`, `/working-hours?assignmentId=${assignmentId}`, `/pay?assignmentId=${assignmentId}`, `/contracts?employmentId=${employmentId}`, `/contact-details/${personId}`,
    `/assignments/${assignmentId}/terms`, '/managers?q=noor', `/populations`,
  ]
  const answers = await Promise.all(paths.map(async path => [path, (await ask(who, 'GET', path)).text.replaceAll(/"version":\d+/g, '')]))
  const file = (await ask(who, 'GET', '/directory', undefined, { accept: 'text/csv' })).text
  return [...answers, ['file', file]]
}
/** What somebody reads of a person by SQL, in each table. */
const rowsOf = async (who: keyof typeof actors, { personId, employmentId, assignmentId }: Ids) => {
  const ids = [personId, employmentId, assignmentId]
  return Object.fromEntries(await Promise.all(tables.map(async table => [table, (await seen(actors[who], `${table} t`, `exists (select from jsonb_each_text(to_jsonb(t)) where value = any ($1))`, [ids])).length])))
}
const tellsOf = async (who: Who, { personId, employmentId, assignmentId }: Ids) => (await world(who, { personId, employmentId, assignmentId })).filter(([path, text]) => !path!.includes('q=noor') ? [personId, employmentId, assignmentId].some(id => text!.includes(`"${id}"`)) || path === 'file' && text!.includes('Noor') : text!.includes('Noor')).map(([path]) => path)

describe.each([['after its first day', '2026-01-05'], ['before its first day', '2026-09-01']])('an employment entered by mistake, withdrawn %s', (_, startsOn) => {
  test('is gone for everybody but HR, by every way there is; put back, everything is as it was', async () => {
    const ids = await hire({ startsOn })
    await owner.query(`insert into membership (organization_id, id, account_id, person_id, is_demo, ends_at) values ($1, $2, $3, $4, false, 'infinity')`, [acme, randomUUIDv7(), `noor ${startsOn}`, ids.personId])
    const before = new Map(await Promise.all(here.map(async who => [who, { world: await world(who, ids), rows: await rowsOf(who, ids) }] as const)))
    expect(await tellsOf('mia', ids)).not.toEqual([])

    expect((await withdraw(ids.employmentId)).status).toBe(200)
    const hr = ['gus', 'cora', 'key', 'narrowKey', 'job', 'spe']
    for (const who of here.filter(each => !hr.includes(each))) {
      expect(await tellsOf(who, ids), who).toEqual([])
      expect(Object.values(await rowsOf(who, ids)).every(count => count === 0), who).toBe(true)
      if (who !== 'ava') expect((await ask(who, 'GET', `/events?aboutId=${ids.personId}`)).body.items ?? [], who).toEqual([])
    }
    // The person's own, as somebody who was still signed in.
    const self = { kind: 'person', organizationId: acme, personId: ids.personId } as const
    for (const table of [...tables, 'event', 'event_value']) {
      const found = await as(self, async tx => tx.query(`select * from ${table} t where exists (select from jsonb_each_text(to_jsonb(t)) where value = any ($1))`, [Object.values(ids)]))
      expect(found, table).toEqual([])
    }
    for (const who of hr as Who[]) expect((await tellsOf(who, ids)).filter(path => /directory|managers|file|populations/.test(path!)), who).toEqual([])
    expect(await truth(`select ends_at = '-infinity' from membership where person_id = $1`, [ids.personId])).toBe(true)
    expect((await ask('gus', 'POST', '/people/known', { name: 'Noor Twice' })).body).toMatchObject({ people: [], elsewhere: null })

    expect((await ask('gus', 'GET', `/employments/${ids.employmentId}`)).body).toMatchObject({ status: 'withdrawn', withdrawnReason: 'Entered twice', can: ['putBack'] })
    expect((await ask('gus', 'GET', `/people/${ids.personId}`)).body).toMatchObject({ name: 'Noor Twice' })
    expect((await ask('gus', 'GET', `/events?record=employment&recordId=${ids.employmentId}`)).body.items).toMatchObject([{ move: 'withdraw', after: { status: 'withdrawn', withdrawnReason: 'Entered twice' } }, { move: 'create' }])
    expect((await ask('gus', 'GET', `/placements?assignmentId=${ids.assignmentId}`)).body.items).toHaveLength(1)
    expect((await putBack(ids.employmentId, 'mia')).status).toBe(404)
    expect((await withdraw(ids.employmentId)).status).toBe(409)

    expect((await putBack(ids.employmentId)).status).toBe(200)
    for (const who of here) expect({ world: await world(who, ids), rows: await rowsOf(who, ids) }, who).toEqual(before.get(who))
    expect(await truth(`select ends_at = 'infinity' from membership where person_id = $1`, [ids.personId])).toBe(true)
    expect((await withdraw(ids.employmentId)).status).toBe(200)
  })
})

describe('somebody who works here beside it', () => {
  test('keeps that: sees and is seen there alone, and signs in', async () => {
    const { personId } = { personId: person('zoe') }
    const { body } = await ask('cora', 'POST', '/people/hire', { ...newcomer, personId, name: 'Zoe Example', number: undefined })
    const ids = body as unknown as Ids
    expect((await ask('zoe', 'GET', `/employments?personId=${personId}`)).body.items).toHaveLength(2)
    expect((await ask('mia', 'GET', `/people/${personId}`)).status).toBe(200)
    expect((await withdraw(ids.employmentId)).status).toBe(200)
    expect((await ask('zoe', 'GET', `/employments?personId=${personId}`)).body.items).toHaveLength(1)
    expect((await ask('zoe', 'GET', `/events?aboutId=${personId}`)).text).not.toContain(ids.employmentId)
    for (const path of [`/employments/${ids.employmentId}`, `/assignments/${ids.assignmentId}`, `/directory/${ids.assignmentId}`]) expect((await ask('zoe', 'GET', path)).status, path).toBe(404)
    for (const path of [`/people/${personId}`, `/contact-details/${personId}`, `/directory/${job('zoe')}`]) expect((await ask('zoe', 'GET', path)).status, path).toBe(200)
    expect((await ask('mia', 'GET', `/people/${personId}`)).status).toBe(404)
    // HR of the place that it had reads it, and not the person, who isn't theirs.
    expect((await ask('gus', 'GET', `/employments/${ids.employmentId}`)).status).toBe(200)
    expect((await ask('gus', 'GET', `/people/${personId}`)).status).toBe(404)
    expect(await truth(`select ends_at = 'infinity' from membership where person_id = $1`, [personId])).toBe(true)
  })
})

describe('its number', () => {
  test('is nobody’s again: not the next one’s, not the same person’s, not by hand', async () => {
    const first = await hire({ number: 'W1' })
    expect((await withdraw(first.employmentId)).status).toBe(200)
    expect(await ask('cora', 'POST', '/people/hire', { ...newcomer, number: 'W1' })).toMatchObject({ status: 422, body: { errors: [{ field: 'number' }] } })
    expect(await ask('cora', 'POST', '/people/hire', { ...newcomer, personId: first.personId, number: 'W1' })).toMatchObject({ status: 422, body: { errors: [{ field: 'number' }] } })
    const again = await hire({ personId: first.personId })
    expect(await truth(`select number from employment where id = $1`, [again.employmentId])).not.toBe('W1')
    expect(await truth(`select is_primary from assignment where id = $1`, [again.assignmentId])).toBe(true)
    const version = await truth<number>(`select version from employment where id = $1`, [again.employmentId])
    expect((await ask('cora', 'PATCH', `/employments/${again.employmentId}`, { number: 'W1' }, { 'if-match': `"${version}"` })).status).toBe(422)
  })
})

describe('isn’t withdrawn while something is built on it, and says what to do', () => {
  const refused = async (id: string, code: string, count = 1) => {
    expect(await withdraw(id, 'cora'), code).toMatchObject({ status: 422, body: { code, count } })
    expect(await attempt(actors.cora, `update employment set status = 'withdrawn', withdrawn_reason = 'r' where id = $1`, [id])).toBe('EQ422')
    expect(await truth(`select status from employment where id = $1`, [id])).toBe('open')
  }
  test('people report to it, or reported', async () => {
    const [lead, below] = [await hire(), await hire({ managerAssignmentId: undefined })]
    expect((await ask('cora', 'POST', `/assignments/${below.assignmentId}/change`, { managerAssignmentId: lead.assignmentId, effectiveOn: '2026-03-01' })).status).toBe(200)
    await refused(lead.employmentId, 'people.withdrawn_reports')
    expect((await ask('cora', 'POST', `/assignments/${below.assignmentId}/change`, { managerAssignmentId: job('mia'), effectiveOn: '2026-03-01' })).status).toBe(200)
    expect((await withdraw(lead.employmentId)).status).toBe(200)
  })
  test('it is a dotted-line manager, or answers for an engagement', async () => {
    const [lead, below] = [await hire(), await hire()]
    const { body } = await ask('cora', 'POST', '/dotted-lines', { personId: below.personId, assignmentId: below.assignmentId, managerAssignmentId: lead.assignmentId, purpose: 'A project', startsOn: today })
    await refused(lead.employmentId, 'people.withdrawn_reports')
    expect((await ask('cora', 'DELETE', `/dotted-lines/${body['id']}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
    await hire({ kind: 'contingent', detail: 'contractor', sponsorAssignmentId: lead.assignmentId })
    await refused(lead.employmentId, 'people.withdrawn_reports')
  })
  test('it was changed since: the changes are taken back first', async () => {
    const ids = await hire()
    const { body } = await ask('cora', 'POST', `/assignments/${ids.assignmentId}/change`, { unitId: units.sales, effectiveOn: '2026-05-01' })
    await refused(ids.employmentId, 'people.withdrawn_changed')
    expect((await ask('cora', 'POST', `/employment-changes/${body['changeId']}/takeBack`)).status).toBe(200)
    expect((await withdraw(ids.employmentId)).status).toBe(200)
  })
  test('a change that is only planned doesn’t show by it', async () => {
    const ids = await hire()
    const { body } = await ask('cora', 'POST', `/assignments/${ids.assignmentId}/change`, { unitId: units.sales, effectiveOn: '2026-12-01', isPlanned: true })
    expect((await withdraw(ids.employmentId)).status).toBe(200)
    expect((await ask('cora', 'POST', `/employment-changes/${body['changeId']}/cancel`)).status).toBe(200)
  })
  test('it continues another, or is continued', async () => {
    const ids = await hire()
    const { body } = await ask('cora', 'POST', `/employments/${ids.employmentId}/continue`, { legalEntityId: entities.us, startsOn: '2026-06-01' })
    expect((await withdraw(ids.employmentId)).status).toBe(409)
    await refused(body['employmentId'] as string, 'people.withdrawn_continued')
  })
  test('somebody stands in for it, or it for somebody', async () => {
    const [lead, below, deputy] = [await hire(), await hire(), await hire()]
    for (const [away, acts] of [[lead, deputy], [deputy, below]] as const) {
      const { body, status } = await ask('cora', 'POST', '/acting-managers', { personId: away.personId, assignmentId: away.assignmentId, actingAssignmentId: acts.assignmentId, startsOn: today, rights: 'keeps' })
      expect(status).toBe(201)
      await refused(deputy.employmentId, 'people.withdrawn_stands_in')
      expect((await ask('cora', 'DELETE', `/acting-managers/${body['id']}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
    }
    expect((await withdraw(deputy.employmentId)).status).toBe(200)
  })
  test('access is held or prepared; beside another employment that stays', async () => {
    const ids = await hire()
    const grant = { organization_id: acme, id: randomUUIDv7(), holder: ids.personId }
    await owner.query(`insert into access_grant (organization_id, id, version, holder_id, function, level, starts_on, status) values ($1, $2, 1, $3, 'leave', 'view', '2026-01-01', 'prepared')`, Object.values(grant))
    await refused(ids.employmentId, 'people.withdrawn_access')
    const other = await hire({ personId: ids.personId })
    expect((await withdraw(ids.employmentId)).status).toBe(200)
    await refused(other.employmentId, 'people.withdrawn_access')
  })
  test('it is one’s own, or has ended', async () => {
    expect((await withdraw('00000000-0000-7000-8000-000000011006', 'gus')).status).toBe(403)
    expect((await withdraw(uuid(11, names.indexOf('lou') + 1), 'cora')).status).toBe(409)
    for (const who of ['eli', 'dora', 'mia', 'spe', 'ben', 'zoe', 'ava', 'gia'] as const) expect([403, 404], who).toContain((await withdraw(uuid(11, 12), who)).status)
  })
  test('without saying what happened', async () => {
    const { employmentId } = await hire()
    expect((await ask('cora', 'POST', `/employments/${employmentId}/withdraw`, {})).status).toBe(400)
  })
})

describe('once withdrawn', () => {
  test('is listed with its reason for HR of the place that it had, and for nobody else; put back it is on the list no more', async () => {
    const { personId, employmentId } = await hire({ name: 'Listed Twice' })
    const listed = async (who: Who) => ((await ask(who, 'GET', '/people/withdrawn')).body.items ?? []).filter(item => item['id'] === employmentId)
    for (const who of here) expect(await listed(who), who).toEqual([])
    expect((await withdraw(employmentId)).status).toBe(200)
    for (const who of here) expect(await listed(who), who).toMatchObject(['gus', 'cora', 'key', 'narrowKey', 'job'].includes(who) ? [{ personId, name: 'Listed Twice', withdrawnReason: 'Entered twice' }] : [])
    expect((await listed('gus'))[0]).toMatchObject({ withdrawnBy: 'Gus Example', legalEntityName: 'uk', startsOn: '2026-01-05' })
    expect((await putBack(employmentId)).status).toBe(200)
    expect(await listed('gus')).toEqual([])
  })
  test('nothing of it is changed, nothing new stands on it, nobody names it as manager', async () => {
    const { personId, employmentId, assignmentId } = await hire()
    expect((await withdraw(employmentId)).status).toBe(200)
    expect((await ask('cora', 'PATCH', `/employments/${employmentId}`, { number: 'X9' }, { 'if-match': '"2"' })).status).toBe(403)
    expect((await ask('cora', 'POST', `/assignments/${assignmentId}/change`, { unitId: units.sales })).status).toBe(404)
    expect((await ask('cora', 'POST', '/people/hire', { ...newcomer, managerAssignmentId: assignmentId })).status).toBe(422)
    expect(await attempt(actors.cora, `update placement set unit_id = $2 where assignment_id = $1`, [assignmentId, units.sales])).toBe('EQ422')
    expect(await attempt(actors.cora, `insert into working_hours (id, assignment_id, person_id, starts_on, weekly_hours) values (uuidv7(), $1, $2, '2027-01-01', 20)`, [assignmentId, personId])).toMatch(/EQ422|23P01/)
    expect(await outcome(owner.query(`insert into access_grant (organization_id, id, holder_id, function, level, starts_on) values ($1, uuidv7(), $2, 'leave', 'view', '2026-07-01')`, [acme, personId]))).toBe('EQ422')
  })
  test('it is read by whoever looks after the place that it had, as groups of people change', async () => {
    const { personId, employmentId, assignmentId } = await hire({ locationId: places.leeds })
    expect((await withdraw(employmentId, 'cora')).status).toBe(200)
    const paths = [`/people/${personId}`, `/employments/${employmentId}`, `/assignments/${assignmentId}`]
    const answers = async (who: Who) => Promise.all(paths.map(async path => (await ask(who, 'GET', path)).status))
    expect(await answers('gus')).toEqual([404, 404, 404])
    const rule = randomUUIDv7()
    // As once it is confirmed that the group grows (organization/growth.test.ts).
    await owner.query(`insert into population_rule (organization_id, id, population_id, effect, location_id) values ($1, $2, $3, 'include', $4)`, [acme, rule, populations.boston, places.leeds])
    expect(await answers('gia')).toEqual([200, 200, 200])
    expect((await putBack(employmentId, 'gia')).status).toBe(200)
    expect((await withdraw(employmentId, 'gia')).status).toBe(200)
    expect((await ask('cora', 'DELETE', `/population-rules/${rule}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
    expect(await answers('gia')).toEqual([404, 404, 404])
  })
  test('whoever reports to it once it is back stands where they stood; below a withdrawn manager nothing is put back', async () => {
    const lead = await hire(), below = await hire({ managerAssignmentId: lead.assignmentId })
    expect((await withdraw(below.employmentId)).status).toBe(200)
    expect((await withdraw(lead.employmentId)).status).toBe(200)
    expect(await putBack(below.employmentId)).toMatchObject({ status: 422, body: { code: 'people.withdrawn_manager' } })
    expect((await putBack(lead.employmentId)).status).toBe(200)
    expect((await putBack(below.employmentId)).status).toBe(200)
    expect((await ask('cora', 'GET', `/directory/${below.assignmentId}`)).body).toMatchObject({ managerId: lead.personId, reportsTo: 'manager' })
  })
  test('a hire below it that comes at the same moment and the withdrawal: one of them is refused', async () => {
    const lead = await hire()
    const [hired, gone] = await Promise.all([ask('cora', 'POST', '/people/hire', { ...newcomer, managerAssignmentId: lead.assignmentId }), withdraw(lead.employmentId)])
    expect([hired.status === 201, gone.status === 200].filter(Boolean)).toHaveLength(1)
  })
})
