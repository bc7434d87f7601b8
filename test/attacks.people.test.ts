import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { served } from './fixtures/api.ts'
import { attempt, ben, contract, cora, dora, eli, employment, entities, gia, gus, hours, insert, job, key, mia, narrowKey, outcome, pay, person, placement, places, second, seen, spe, stranger, units, uuid, work, zoe, acme, today } from './fixtures/world.ts'
import { as } from '#platform/db.ts'

const { ask, owner, truth, rows } = await served()
const newcomer = { name: 'New', legalEntityId: entities.uk, kind: 'employee', startsOn: today, jobId: work.engineer, unitId: units.north, locationId: places.london }
const hire = async (who: Parameters<typeof ask>[0], more: object = {}) => ask(who, 'POST', '/people/hire', { ...newcomer, ...more })

describe('hiring', () => {
  test('a site’s generalist hires into her site, with pay, and sees whom she hired', async () => {
    const { status, body } = await hire('gus', { amount: '42000.50', currency: 'GBP', per: 'year', weeklyHours: 37.5, managerAssignmentId: job('mia') })
    expect(status).toBe(201)
    expect((await ask('gus', 'GET', `/pay?assignmentId=${body['assignmentId']}`)).body.items).toMatchObject([{ amount: '42000.50' }])
    expect((await ask('mia', 'GET', `/people/${body['personId']}`)).status).toBe(200)
  })
  test.each([['Leeds', places.leeds], ['Boston', places.boston]])('…not into %s', async (_, locationId) => expect((await hire('gus', { locationId })).status).toBe(403))
  test.each(['mia', 'eli', 'zoe', 'spe', 'ava', 'guest', 'key', 'stranger'] as const)('%s hires nobody', async who => expect((await hire(who)).status).toBe(403))
  test('who looks after people but not their pay hires without pay', async () => {
    await insert(owner, 'access_grant', [{ organization_id: acme, version: 1, id: uuid(20, 90), holder_id: person('zoe'), function: 'people', level: 'handle', starts_on: today, status: 'active' }])
    expect((await hire('zoe', { amount: '1', currency: 'GBP', per: 'year' })).status).toBe(403)
    expect((await hire('zoe')).status).toBe(201)
    await owner.query(`delete from access_grant where id = $1`, [uuid(20, 90)])
    expect(await truth(`select count(*)::int from person where name = 'New'`)).toBe(2)
  })
  test('a manager who can’t be seen may be named; one who left, or isn’t there, not', async () => {
    expect((await hire('gus', { managerAssignmentId: job('ben') })).status).toBe(201)
    await owner.query(`update employment set status = 'terminated', ends_on = '2026-06-01' where id = $1`, [employment('zoe')])
    const gone = await hire('gus', { managerAssignmentId: job('zoe') }), absent = await hire('gus', { managerAssignmentId: randomUUIDv7() })
    await owner.query(`update employment set status = 'open', ends_on = null where id = $1`, [employment('zoe')])
    expect(gone).toMatchObject({ status: 403, body: { errors: [{ field: 'managerAssignmentId', code: 'not_found' }] } })
    expect(absent.body).toEqual(gone.body)
  })
  test.each(['unitId', 'locationId', 'legalEntityId', 'jobId', 'costShares'])('an unseen %s is refused like an absent one', async field => {
    const theirs = uuid(30, 1), other = (await rows(`select organization_id from organization where name = 'Other'`))[0]!['organization_id']
    const values: Record<string, object> = { org_unit: { name: 'x' }, location: { name: 'x', country: 'GB', time_zone: 'UTC' }, legal_entity: { name: 'x', country: 'GB', currency: 'GBP' }, job: { title: 'x' }, cost_centre: { code: 'x', name: 'x' } }
    const table = { unitId: 'org_unit', locationId: 'location', legalEntityId: 'legal_entity', jobId: 'job', costShares: 'cost_centre' }[field]!
    await insert(owner, table, [{ organization_id: other, id: theirs, version: 1, ...values[table] }])
    const named = (id: string) => field === 'costShares' ? [{ costCentreId: id, share: 100 }] : id
    const unseen = await hire('cora', { [field]: named(theirs), number: 'N1' }), absent = await hire('cora', { [field]: named(randomUUIDv7()), number: 'N1' })
    expect([unseen.status, unseen.body]).toEqual([403, absent.body])
  })
})

describe('a planned place', () => {
  const plan = (who: typeof gus, [whom, contract, seat]: string[], unit = units.north, place = places.london) =>
    [who, `select app.plan_place($1, $2, $3, $4, 'employee', $5, $6)`, [whom, contract, seat, entities.uk, unit, place]] as const
  const ids = () => [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()]
  const begun = async (locationId: string) => {
    const [whom, contract, seat] = ids()
    return outcome(as(gus, async tx => {
      await tx.query(...(plan(gus, [whom!, contract!, seat!]).slice(1) as [string, unknown[]]))
      await tx.query(`insert into person (id, name) values ($1, 'x')`, [whom])
      await tx.query(`insert into employment (id, person_id, legal_entity_id, kind, starts_on) values ($1, $2, $3, 'employee', $4)`, [contract, whom, entities.uk, today])
      await tx.query(`insert into assignment (id, person_id, employment_id, is_primary) values ($1, $2, $3, true)`, [seat, whom, contract])
      await tx.query(`insert into placement (id, assignment_id, person_id, starts_on, job_id, unit_id, location_id) values ($1, $2, $3, $4, $5, $6, $7)`, [randomUUIDv7(), seat, whom, today, work.engineer, units.north, locationId])
    }))
  }
  test('is the place that comes true, no other', async () => {
    expect(await begun(places.london)).toBe('ok')
    expect(await begun(places.leeds)).toBe('42501')
  })
  test('is one that the planner looks after', async () => {
    expect(await attempt(...plan(gus, ids()))).toBe('rows')
    expect(await attempt(...plan(gus, ids(), units.north, places.leeds))).toBe('42501')
    for (const who of [mia, eli, spe, key, stranger]) expect(await attempt(...plan(who, ids()))).toBe('42501')
  })
  test('opens nobody who stands elsewhere, excluded or not yet anywhere', async () => {
    await insert(owner, 'person', [{ organization_id: acme, version: 1, id: person('zoe').replace(/^0/, 'f'), name: 'Nowhere yet' }])
    for (const whom of [person('zoe'), person('dora'), person('zoe').replace(/^0/, 'f')]) expect(await attempt(...plan(gus, [whom, randomUUIDv7(), randomUUIDv7()]))).toBe('42501')
  })
  test('takes over no employment and no job of others', async () => {
    expect(await attempt(...plan(gus, [randomUUIDv7(), employment('zoe'), randomUUIDv7()]))).toBe('42501')
    expect(await attempt(...plan(gus, [randomUUIDv7(), randomUUIDv7(), job('dora')]))).toBe('42501')
    expect(await attempt(...plan(gus, [person('eli'), randomUUIDv7(), second.job]))).toBe('42501')
  })
  test('gives nobody a second job of their own making', async () => {
    const [, contract, seat] = ids()
    expect(await attempt(gus, `insert into employment (id, person_id, legal_entity_id, kind, starts_on) values ($1, $2, $3, 'employee', $4)`, [contract, person('gus'), entities.uk, today],
      `select app.plan_place('${person('gus')}', '${contract}', '${seat}', '${entities.uk}', 'employee', '${units.north}', '${places.london}')`)).toBe('42501')
  })
})

describe('moving people', () => {
  const change = (who: Parameters<typeof ask>[0], id: string, body: object) => ask(who, 'POST', `/assignments/${id}/change`, body)
  const placing = (assignment: string, whom: string, place: string) =>
    [`insert into placement (id, assignment_id, person_id, starts_on, job_id, unit_id, location_id) values ($1, $2, $3, '2020-01-01', $4, $5, $6)`, [randomUUIDv7(), assignment, whom, work.engineer, units.north, place]] as const
  test('a site’s generalist moves nobody out of her site, by whichever way', async () => {
    expect((await change('gus', job('eli'), { locationId: places.leeds })).status).toBe(403)
    expect(await attempt(gus, ...placing(job('eli'), person('eli'), places.leeds))).toBe('42501')
    expect(await attempt(gus, `update placement set location_id = $2 where id = $1`, [placement('eli'), places.leeds])).toBe('42501')
    expect(await attempt(gus, `update placement set location_id = $2, unit_id = $3 where id = $1`, [placement('kim'), places.boston, units.sales])).toBe('42501')
  })
  test('…within it she does', async () => {
    expect((await change('gus', job('kim'), { unitId: units.operations, managerAssignmentId: job('mia') })).body).toMatchObject({ changed: ['placement'] })
    expect(await attempt(gus, `update placement set unit_id = $2 where id = $1 returning id`, [placement('kim'), units.sales])).toBe('rows')
  })
  test('…and nobody into it, whom she doesn’t see', async () => {
    expect((await change('gia', job('zoe'), { locationId: places.boston })).status).toBe(404)
    expect(await attempt(gia, ...placing(job('zoe'), person('zoe'), places.boston))).toBe('42501')
    expect(await attempt(gia, `update placement set location_id = $2 where id = $1 returning id`, [placement('zoe'), places.boston])).toBe('no rows')
  })
  test('nobody moves themselves; a manager doesn’t by herself', async () => {
    expect((await change('gus', job('gus'), { unitId: units.north })).status).toBe(403)
    expect((await change('eli', job('eli'), { unitId: units.hr })).status).toBe(403)
    expect((await change('mia', job('eli'), { managerAssignmentId: job('dora') })).status).toBe(403)
    expect((await change('cora', job('cora'), { managerAssignmentId: job('dora') })).status).toBe(403)
    for (const who of ['key', 'spe', 'ava', 'guest', 'stranger'] as const) expect((await change(who, job('eli'), { unitId: units.hr })).status, who).toBe(who === 'key' ? 403 : 404)
  })
  test('the excluded director isn’t the generalist’s', async () => {
    expect((await ask('gus', 'GET', `/people/${person('dora')}`)).status).toBe(404)
    expect((await change('gus', job('dora'), { unitId: units.hr })).status).toBe(404)
    expect(await attempt(gus, `update placement set unit_id = $2 where id = $1 returning id`, [placement('dora'), units.hr])).toBe('no rows')
    expect((await seen(dora, 'person')).length).toBeGreaterThan(0)
  })
})

describe('two jobs of one person', () => {
  const jobsSeen = async (who: typeof ben, table: string) => (await seen(who, table, 'person_id = $1', [person('eli')])).map(row => row['id'])
  test('each manager sees their own: where, hours, contract; pay neither', async () => {
    for (const [table, first, other] of [['assignment', job('eli'), second.job], ['placement', placement('eli'), second.placement], ['working_hours', hours('eli'), second.hours], ['employment', employment('eli'), second.employment], ['directory_entry', job('eli'), second.job]] as const) {
      expect([await jobsSeen(mia, table), await jobsSeen(ben, table)], table).toEqual([[first], [other]])
    }
    for (const who of [mia, dora, ben]) expect(await jobsSeen(who, 'pay')).toEqual([])
    // Its dates ahead are the direct manager's to know, of that employment alone.
    expect([await jobsSeen(mia, 'contract'), await jobsSeen(ben, 'contract'), await jobsSeen(dora, 'contract')]).toEqual([[contract('eli')], [second.contract], []])
  })
  test('each generalist sees their own, pay and contract too', async () => {
    expect([await jobsSeen(gus, 'pay'), await jobsSeen(gia, 'pay'), await jobsSeen(spe, 'pay')]).toEqual([[pay('eli')], [second.pay], [pay('eli'), second.pay]])
    expect([await jobsSeen(gus, 'contract'), await jobsSeen(gia, 'contract')]).toEqual([[contract('eli')], [second.contract]])
    expect(await attempt(gia, `update pay set amount = 1 where id = $1 returning id`, [pay('eli')])).toBe('no rows')
  })
  test('what happened to one isn’t told to the manager of the other', async () => {
    await ask('cora', 'POST', `/assignments/${job('eli')}/change`, { unitId: units.operations, weeklyHours: 30, amount: '60000', currency: 'GBP', per: 'year' })
    const told = async (who: 'mia' | 'ben' | 'gus' | 'gia' | 'eli' | 'spe') => (await ask(who, 'GET', `/events?aboutId=${person('eli')}`)).body.items!.map(each => each['record']).sort()
    expect(await told('mia')).toEqual(['placement', 'placement', 'working_hours', 'working_hours'])
    expect(await told('ben')).toEqual([])
    expect(await told('gia')).toEqual([])
    expect(await told('gus')).toEqual(['pay', 'pay', 'placement', 'placement', 'working_hours', 'working_hours'])
    expect(await told('spe')).toEqual(['pay', 'pay'])
    expect(await told('eli')).toHaveLength(6)
  })
})

describe('what never changes', () => {
  test.each([
    ['employment', 'person_id', person('mia'), employment('eli')], ['employment', 'legal_entity_id', entities.us, employment('eli')], ['employment', 'starts_on', '2020-01-01', employment('eli')],
    ['assignment', 'person_id', person('mia'), job('eli')], ['assignment', 'employment_id', second.employment, job('eli')], ['placement', 'assignment_id', second.job, placement('eli')],
    ['placement', 'person_id', person('mia'), placement('eli')], ['placement', 'starts_on', '2020-01-01', placement('eli')], ['pay', 'assignment_id', second.job, pay('eli')], ['pay', 'person_id', person('mia'), pay('eli')],
    ['contract', 'employment_id', second.employment, contract('eli')], ['person', 'id', randomUUIDv7(), person('eli')], ['person', 'organization_id', stranger.kind === 'person' && stranger.organizationId, person('eli')],
    ['person', 'version', 7, person('eli')], ['person', 'custom', '{}', person('eli')], ['employment', 'sort_number', 'x', employment('eli')], ['placement', 'during', '[2020-01-01,)', placement('eli')], ['directory_entry', 'name', 'x', job('eli')],
  ])('%s.%s', async (table, column, value, id) => expect(await attempt(cora, `update ${table} set ${column} = $2 where id = $1`, [id, value])).toBe(['during', 'sort_number'].includes(column) ? '428C9' : '42501'))
  test.each([
    ['employment', `person_id, legal_entity_id, kind, starts_on, status`, `'${person('mia')}', '${entities.uk}', 'employee', '2026-01-01', 'terminated'`],
    ['employment', `person_id, legal_entity_id, kind, starts_on, ends_on`, `'${person('mia')}', '${entities.uk}', 'employee', '2026-01-01', '2026-02-01'`],
    ['person', `name, custom`, `'x', '{}'`], ['person', `name, organization_id`, `'x', '${uuid(0, 2)}'`], ['pay', `assignment_id, person_id, starts_on, amount, currency, per, version`, `'${job('mia')}', '${person('mia')}', '2020-01-01', 1, 'GBP', 'year', 4`],
    ['directory_entry', 'person_id', `'${person('mia')}'`], ['population', 'name, number', `'x', 1`],
  ])('a new %s with (%s)', async (table, columns, values) => expect(await attempt(cora, `insert into ${table} (id, ${columns}) values ('${randomUUIDv7()}', ${values})`)).toBe('42501'))
  test('pay of one job isn’t laid on another person’s', async () => {
    expect(await attempt(cora, `insert into pay (id, assignment_id, person_id, starts_on, ends_on, amount, currency, per) values ($1, $2, $3, '2020-01-01', '2020-02-01', 1, 'GBP', 'year')`, [randomUUIDv7(), job('eli'), person('mia')])).toBe('23503')
    expect(await attempt(spe, `update pay set amount = 1 where id = $1 returning id`, [pay('spe')])).toBe('no rows')
    expect(await attempt(spe, `insert into pay (id, assignment_id, person_id, starts_on, ends_on, amount, currency, per) values ($1, $2, $3, '2020-01-01', '2020-02-01', 1, 'GBP', 'year')`, [randomUUIDv7(), job('spe'), person('spe')])).toBe('42501')
  })
  test('one’s own: contact details yes, name, birthday and number no', async () => {
    expect(await attempt(eli, `update contact_details set city = 'x' returning id`)).toBe('rows')
    for (const statement of [`update person set name = 'x' returning id`, `update personal_details set birth_date = '2000-01-01' returning id`, `update employment set number = '1' returning id`, `update pay set amount = 1 returning id`]) expect(await attempt(eli, statement)).toBe('no rows')
    expect(await attempt(zoe, `update contact_details set city = 'x' where id = $1 returning id`, [person('eli')])).toBe('no rows')
    expect(await attempt(narrowKey, `update pay set amount = 1 returning id`)).toBe('no rows')
  })
})
