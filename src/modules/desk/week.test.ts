import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, actors, contract, document, employment, entities, insert, job, person, places, second, units, uuid, work } from '../../../test/fixtures/world.ts'
import type { Week, WeekItem } from './contract-week.ts'

// It is Monday, 15 June 2026 in London and Boston.
const { ask, owner } = await served()
type Who = Exclude<keyof typeof actors, 'stranger'>
const everybody = Object.keys(actors) as Who[]
const week = async (who: Who, query = '') => (await ask(who, 'GET', `/this-week?${query}`)).body as unknown as Week
const told = async (who: Who, kind: WeekItem['kind'], query = '') => (await week(who, query)).items.filter(each => each.kind === kind)
/** Who is told of anything of this kind. */
const tellsOf = async (kind: WeekItem['kind'], name: string, query = '') => (await Promise.all(everybody.map(async who => (await told(who, kind, query)).some(each => each.name.startsWith(name)) ? [who] : []))).flat()

const newcomer = { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-06-17', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40, amount: '40000', currency: 'GBP', per: 'year' }

describe('a week', () => {
  test('begins on Monday and is of where the reader works; next week and the month follow', async () => {
    expect(await week('cora')).toMatchObject({ today: '2026-06-15', from: '2026-06-15', until: '2026-06-21', more: [] })
    expect(await week('cora', 'span=next')).toMatchObject({ from: '2026-06-22', until: '2026-06-28' })
    expect(await week('cora', 'span=month')).toMatchObject({ from: '2026-06-01', until: '2026-06-30' })
    expect(await week('cora', 'on=2027-03-07')).toMatchObject({ today: '2026-06-15', from: '2027-03-01', until: '2027-03-07' })
    await owner.query(`update location set time_zone = 'Pacific/Kiritimati' where id = $1`, [places.boston])
    expect(await week('gia')).toMatchObject({ today: '2026-06-16' })
    await owner.query(`update location set time_zone = 'America/New_York' where id = $1`, [places.boston])
    expect((await ask('cora', 'GET', '/this-week?on=1776-07-04')).status).toBe(400)
  })
  test('tells who starts to who sees them, and nobody else', async () => {
    await ask('cora', 'POST', '/people/hire', newcomer)
    expect(await tellsOf('start', 'Noor')).toEqual(['mia', 'dora', 'gus', 'cora', 'key', 'narrowKey', 'job'])
    expect(await told('mia', 'start')).toMatchObject([{ on: '2026-06-17', name: 'Noor', what: 'employee', unitName: 'north', locationName: 'london' }])
    expect(await told('cora', 'start', 'span=next')).toEqual([])
    expect(await told('cora', 'start', 'span=month')).toHaveLength(1)
  })
})

describe('who leaves', () => {
  test('is told to HR of that place alone once it is released; planned, to nobody at all', async () => {
    const end = { effectiveOn: '2026-06-19', terminationKind: 'involuntary', reason: 'The product ends' }
    const { body } = await ask('gus', 'POST', `/assignments/${job('kim')}/change`, { ...end, isPlanned: true })
    expect(body).toMatchObject({ status: 'planned' })
    for (const who of everybody) for (const span of ['week', 'month']) expect((await ask(who, 'GET', `/this-week?span=${span}`)).text, who).not.toMatch(/"leave"|Kim|product ends/)
    expect((await ask('gus', 'POST', `/employment-changes/${body['changeId'] as string}/release`)).status).toBe(200)
    expect(await tellsOf('leave', 'Kim')).toEqual(['gus', 'cora', 'key', 'narrowKey', 'job'])
    expect(await told('gus', 'leave')).toMatchObject([{ on: '2026-06-19', what: null }])
  })
  test('still has their anniversary for those who may not know, and for the others no more', async () => {
    await owner.query(`update employment set service_from = '2016-06-20' where id = $1`, [employment('eli')])
    expect(await tellsOf('anniversary', 'Eli')).toEqual(['eli', 'mia', 'dora', 'gus', 'cora', 'key', 'narrowKey', 'job'])
    expect(await told('mia', 'anniversary')).toMatchObject([{ on: '2026-06-20', years: 10 }])
    await owner.query(`update employment set status = 'terminated', ends_on = '2026-06-18', termination_kind = 'voluntary' where id = $1`, [employment('eli')])
    expect(await tellsOf('anniversary', 'Eli')).toEqual(['eli', 'mia', 'dora'])
    expect(await tellsOf('leave', 'Eli')).toEqual(['gus', 'cora', 'key', 'narrowKey', 'job'])
    await owner.query(`update employment set status = 'open', ends_on = null, termination_kind = null, service_from = null where id = $1`, [employment('eli')])
  })
  test('into retirement is said so, where that is the reason', async () => {
    const reason = randomUUIDv7()
    await owner.query(`insert into change_reason (organization_id, id, name, code, actions, kind) values (app.org(), $1, 'Retired', 'retirement', '{termination}', 'other')`, [reason])
    await owner.query(`update employment set status = 'terminated', ends_on = '2026-06-30', termination_kind = 'other', termination_reason_id = $2 where id = $1`, [employment('zoe'), reason])
    expect(await told('cora', 'leave', 'span=month')).toMatchObject([{ what: null }, { name: 'Zoe Example', what: 'retirement', on: '2026-06-30' }])
  })
})

describe('dates of contracts', () => {
  test('are the direct manager’s and HR’s; ended or followed by another contract they are no news', async () => {
    await owner.query(`update contract set form = 'fixed_term', fixed_term_ends_on = '2026-06-18', probation_ends_on = '2026-06-16' where id = $1`, [contract('eli')])
    for (const kind of ['fixed_term', 'probation'] as const) expect(await tellsOf(kind, 'Eli'), kind).toEqual(['eli', 'mia', 'gus', 'cora', 'key', 'narrowKey', 'job'])
    await ask('cora', 'POST', `/assignments/${job('eli')}/change`, { effectiveOn: '2026-06-19', form: 'permanent', fixedTermEndsOn: null })
    expect(await told('cora', 'fixed_term')).toEqual([])
    expect(await told('cora', 'probation')).toHaveLength(1)
  })
})

describe('who moves', () => {
  test('goes from one unit to another, is seconded and comes back; the host’s side is told that somebody comes', async () => {
    await ask('cora', 'POST', `/assignments/${job('eli')}/change`, { effectiveOn: '2026-06-20', unitId: units.sales })
    expect(await told('mia', 'move')).toMatchObject([{ on: '2026-06-20', what: 'unit', from: 'north', to: 'sales' }])
    await ask('cora', 'POST', `/assignments/${job('zoe')}/second`, { startsOn: '2026-06-16', endsOn: '2026-06-25', jobId: work.engineer, unitId: units.sales, locationId: places.boston, managerAssignmentId: job('ben'), paidBy: 'home' })
    expect(await told('cora', 'secondment')).toMatchObject([{ name: 'Zoe Example', on: '2026-06-16', until: '2026-06-25', to: 'boston' }])
    expect((await told('cora', 'move')).map(({ name }) => name)).toEqual(['Eli Example'])
    expect(await told('gia', 'secondment')).toEqual([])
    expect(await told('gia', 'move')).toMatchObject([{ name: 'Zoe Example', what: 'arrives', to: 'sales', locationName: 'boston' }])
  })
})

describe('a document', () => {
  test('that expires is told to those who look after such documents there, and to its owner; never its number', async () => {
    await owner.query(`update identity_document set expires_on = '2026-06-17' where id = any ($1)`, [[document('eli'), document('dora')]])
    expect(await tellsOf('document', 'Eli')).toEqual(['eli', 'gus', 'cora'])
    expect(await tellsOf('document', 'Dora')).toEqual(['dora', 'cora'])
    expect((await ask('cora', 'GET', '/this-week')).text).not.toMatch(/2000000|s1\./)
  })
})

describe('a long absence', () => {
  test('that begins or ends is told to those who know of it, until when and never why', async () => {
    const away = (n: number, more: object) => insert(owner, 'long_absence', [{ organization_id: acme, id: uuid(98, n), version: 1, person_id: person('eli'), employment_id: employment('eli'), kind: 'illness', status: 'open', ...more }])
    await away(1, { starts_on: '2026-06-18', expected_until: '2026-09-30' })
    await away(2, { starts_on: '2026-01-05', expected_until: '2026-06-30', ends_on: '2026-06-14', status: 'over' })
    await away(3, { starts_on: '2026-06-17', expected_until: '2026-08-31', status: 'cancelled' })
    expect(await tellsOf('away', 'Eli')).toEqual(await tellsOf('back', 'Eli'))
    expect(await tellsOf('away', 'Eli')).toEqual(expect.arrayContaining(['eli', 'mia', 'gus', 'cora']))
    for (const who of ['zoe', 'spe', 'guest'] as const) expect(await told(who, 'away'), who).toEqual([])
    expect(await told('mia', 'away')).toMatchObject([{ on: '2026-06-18', until: '2026-09-30', what: null, from: null }])
    expect(await told('mia', 'back')).toMatchObject([{ on: '2026-06-15', what: null }])
    expect((await ask('gus', 'GET', '/this-week')).text).not.toMatch(/illness/)
    await owner.query('delete from long_absence where id = any ($1)', [[1, 2, 3].map(n => uuid(98, n))])
  })
})

describe('a certificate', () => {
  test('that expires is told to its owner and to who looks after learning there; no manager', async () => {
    await insert(owner, 'certificate', [{ organization_id: acme, id: uuid(98, 9), version: 1, person_id: person('eli'), kind: 'other', name: 'First aid at work', number: 'N-4711', expires_on: '2026-06-19' }])
    expect(await tellsOf('certificate', 'Eli')).toEqual(['eli', 'gus', 'cora'])
    expect(await told('gus', 'certificate')).toMatchObject([{ on: '2026-06-19', what: 'other', from: 'First aid at work' }])
    expect((await ask('gus', 'GET', '/this-week')).text).not.toMatch(/4711/)
  })
})

describe('a birthday', () => {
  test('is told to the direct managers of those who allow it, without its year', async () => {
    await owner.query(`update personal_details set birth_date = '1984-06-20' where id = $1`, [person('eli')])
    expect(await tellsOf('birthday', 'Eli')).toEqual([])
    await ask('eli', 'POST', '/birthdays-shown', { personId: person('eli') })
    expect(await tellsOf('birthday', 'Eli')).toEqual(['mia', 'ben'])
    expect((await ask('mia', 'GET', '/this-week')).text).not.toMatch(/1984/)
  })
  test.each([['2027-02-22', '2027-02-28'], ['2028-02-28', '2028-02-29']])('of 29 February in the week of %s is on %s, and only then', async (on, day) => {
    await owner.query(`update personal_details set birth_date = '1984-02-29' where id = $1`, [person('eli')])
    await owner.query(`update employment set service_from = '2020-02-29' where id = $1`, [second.employment])
    expect(await told('mia', 'birthday', `on=${on}`)).toMatchObject([{ on: day }])
    expect(await told('ben', 'anniversary', `on=${on}`)).toMatchObject([{ on: day, years: Number(day.slice(0, 4)) - 2020 }])
    expect(await told('mia', 'birthday', 'on=2027-03-01')).toEqual([])
    expect(await told('ben', 'anniversary', 'on=2027-03-01')).toEqual([])
  })
})

describe('a group of people', () => {
  test('narrows to those of it, where the reader looks after it; else there is nobody', async () => {
    const { groups } = await week('gus')
    expect(groups).toEqual([{ number: expect.any(Number), name: 'london' }])
    expect((await week('gus', `group=${groups[0]!.number}&span=month`)).items.length).toBeGreaterThan(0)
    const [boston] = (await week('gia')).groups
    expect((await week('gus', `group=${boston!.number}&span=month`)).items).toEqual([])
    expect((await week('mia', `group=${groups[0]!.number}&span=month`)).items).toEqual([])
  })
})

describe('many', () => {
  test('are told up to a hundred of a kind, and that there are more', async () => {
    await owner.query(`update employment set service_from = '2019-09-09' where id = $1`, [employment('mia')])
    await owner.query(`with many as (select n, uuidv7() as person, uuidv7() as employment, uuidv7() as seat from generate_series(1, 130) n),
      p as (insert into person (organization_id, id, name) select app.org(), person, 'Many ' || n from many),
      e as (insert into employment (organization_id, id, person_id, legal_entity_id, kind, starts_on) select app.org(), employment, person, $1, 'employee', '2026-09-08' from many),
      a as (insert into assignment (organization_id, id, person_id, employment_id, is_primary) select app.org(), seat, person, employment, true from many)
      insert into placement (organization_id, id, assignment_id, person_id, starts_on, job_id, unit_id, location_id) select app.org(), uuidv7(), seat, person, '2026-09-08', $2, $3, $4 from many`, [entities.uk, work.engineer, units.north, places.leeds])
    const found = await week('cora', 'on=2026-09-08')
    expect(found.more).toEqual(['start'])
    expect(found.items.filter(({ kind }) => kind === 'start')).toHaveLength(100)
    expect(found.items.filter(({ kind }) => kind === 'anniversary')).toMatchObject([{ name: 'Mia Example', years: 7 }])
  })
})
