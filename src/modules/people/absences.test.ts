import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, employment, entities, job, person, places, units, work, type Name } from '../../../test/fixtures/world.ts'

const { ask, rows, truth, owner } = await served()
type Who = Parameters<typeof ask>[0]
const away = (name: Name, more: object = {}, who: Who = 'cora') => ask(who, 'POST', `/employments/${employment(name)}/away`, { startsOn: '2026-06-01', expectedUntil: '2026-12-31', kind: 'illness', ...more })
const standIns = (name: Name) => rows('select acting_assignment_id as by, starts_on, ends_on, rights from acting_manager where person_id = $1 order by starts_on', [person(name)])
const one = async (id: unknown, who: Who = 'cora') => (await ask(who, 'GET', `/long-absences/${id}`)).body
const move = async (id: unknown, name: string, body?: object, who: Who = 'cora') => ask(who, 'POST', `/long-absences/${id}/${name}`, body, { 'if-match': `"${await truth('select version from long_absence where id = $1', [id])}"` })
const isAway = (who: string) => truth<boolean>('select app.is_away($1, $2)', [acme, who])
const newcomer = { legalEntityId: entities.uk, kind: 'employee', startsOn: '2025-01-06', jobId: work.engineer, unitId: units.north, locationId: places.london }
const hire = async (name: string, managerAssignmentId: string, more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...newcomer, name, managerAssignmentId, ...more })).body as { personId: string; assignmentId: string; employmentId: string }
const go = (employmentId: string, more: object = {}) => ask('cora', 'POST', `/employments/${employmentId}/away`, { startsOn: '2026-06-01', ...more })

describe('a long absence of somebody who leads people', () => {
  let id: unknown
  test('asks who leads them meanwhile, and says who would; nothing is written until that is answered', async () => {
    const { status, body } = await away('mia')
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'people.needs_stand_in', led: [{ assignmentId: job('mia'), aboveId: job('dora'), aboveName: 'Dora Example' }] })
    expect(await truth('select count(*)::int from long_absence')).toBe(0)
  })
  test('is led by the manager above where nobody is named, for as long as they are away, and that is shown in the line', async () => {
    const { status, body } = await away('mia', { aboveLeads: true })
    expect(status).toBe(201)
    expect(body['standIns']).toEqual([{ assignmentId: job('mia'), name: 'Dora Example', isAbove: true }])
    id = body['absenceId']
    expect(await standIns('mia')).toEqual([{ by: job('dora'), starts_on: '2026-06-01', ends_on: '2026-12-31', rights: 'keeps' }])
    expect((await ask('eli', 'GET', `/assignments/${job('eli')}/line`)).body.items).toContainEqual(expect.objectContaining({ kind: 'acting', personId: person('dora'), until: '2026-12-31' }))
  })
  test('managers above see that they are away and until when, never why; who only views people’s records neither', async () => {
    for (const who of ['dora', 'key'] as const) expect(await one(id, who)).toMatchObject({ status: 'open', startsOn: '2026-06-01', expectedUntil: '2026-12-31', kind: null, withheld: ['kind'] })
    for (const who of ['gus', 'mia'] as const) expect(await one(id, who)).toMatchObject({ kind: 'illness' })
    for (const who of ['eli', 'zoe', 'ben', 'gia', 'spe', 'ava', 'stranger'] as const) expect((await ask(who, 'GET', `/long-absences/${id}`)).status, who).toBe(404)
    const told = (await ask('dora', 'GET', `/people/${person('mia')}/timeline`)).text + (await ask('dora', 'GET', `/long-absences?personId=${person('mia')}`)).text
    expect(told).not.toContain('illness')
  })
  test('who stands in goes along when they are expected on another day, and when they are back', async () => {
    const version = await truth('select version from long_absence where id = $1', [id])
    expect((await ask('gus', 'PATCH', `/long-absences/${id}`, { expectedUntil: '2027-03-31' }, { 'if-match': `"${version}"` })).status).toBe(200)
    expect(await standIns('mia')).toMatchObject([{ ends_on: '2027-03-31' }])
    expect((await move(id, 'end', { endsOn: '2026-05-31' })).body).toMatchObject({ code: 'people.back_before_away' })
    expect((await move(id, 'end', { endsOn: '2026-06-20' })).status).toBe(200)
    expect(await standIns('mia')).toMatchObject([{ ends_on: '2026-06-20' }])
    expect((await move(id, 'reopen')).status).toBe(200)
    expect(await standIns('mia')).toMatchObject([{ ends_on: '2027-03-31' }])
    expect(await one(id)).toMatchObject({ status: 'open', endsOn: null, expectedUntil: '2027-03-31' })
  })
  test('entered by mistake takes who stood in along, and the days are free again', async () => {
    expect((await away('mia', { startsOn: '2026-08-01', aboveLeads: true })).body).toMatchObject({ code: 'people.away_already' })
    expect((await move(id, 'cancel')).status).toBe(200)
    expect(await standIns('mia')).toEqual([])
    const named = await away('mia', { standInId: job('zoe'), rights: 'lends', expectedUntil: null })
    expect(named.body['standIns']).toEqual([{ assignmentId: job('mia'), name: null, isAbove: false }])
    expect(await standIns('mia')).toEqual([{ by: job('zoe'), starts_on: '2026-06-01', ends_on: null, rights: 'lends' }])
    expect((await ask('zoe', 'GET', `/directory/${job('eli')}`)).status).toBe(200)
  })
  test('doesn’t ask again where somebody stands in for all of it already', async () => {
    const lead = await hire('Lena', job('dora'))
    await hire('Report', lead.assignmentId)
    expect((await ask('cora', 'POST', '/acting-managers', { personId: lead.personId, assignmentId: lead.assignmentId, actingAssignmentId: job('kim'), startsOn: '2026-05-01', rights: 'keeps' })).status).toBe(201)
    expect((await go(lead.employmentId)).body['standIns']).toEqual([])
  })
  test('passes over a manager above who is away themselves, or who is entering it; where nobody is left that is said', async () => {
    const top = await hire('Top', job('cora')), middle = await hire('Middle', top.assignmentId), lead = await hire('Lead', middle.assignmentId)
    await hire('Below', lead.assignmentId)
    expect((await go(middle.employmentId, { aboveLeads: true })).body['standIns']).toMatchObject([{ name: 'Top' }])
    expect((await go(lead.employmentId, { aboveLeads: true })).body['standIns']).toMatchObject([{ name: 'Top' }])
    expect((await go(top.employmentId, { aboveLeads: true })).body['standIns']).toEqual([{ assignmentId: top.assignmentId, name: null, isAbove: true }])
  })
})

describe('who may, and when', () => {
  test('nobody enters their own, nor a manager their report’s; a generalist those whom she looks after', async () => {
    expect((await away('eli', {}, 'eli')).status).toBe(403)
    expect((await away('eli', {}, 'dora')).status).toBe(403)
    expect((await away('cora', {}, 'cora')).status).toBe(403)
    expect((await away('dora', { aboveLeads: true }, 'gus')).status).toBe(404)
    expect((await away('eli', {}, 'spe')).status).toBe(404)
    expect((await away('eli', { startsOn: '2026-07-01' }, 'gus')).status).toBe(201)
  })
  test('refuses by name what can’t be', async () => {
    expect((await away('ben', { startsOn: '2023-01-01' })).body['code']).toBe('people.before_first_day')
    expect((await away('ben', { expectedUntil: '2026-05-31' })).body['code']).toBe('people.back_before_away')
    expect((await away('ben', { startsOn: '20223-01-01' })).status).toBe(400)
    expect((await away('lou')).status).toBe(409)
  })
})

describe('whether somebody is away, for who gives out work', () => {
  test('begins and ends with the days, and is over once they are back', async () => {
    const zoe = person('zoe')
    expect(await isAway(zoe)).toBe(false)
    const { body } = await away('zoe', { startsOn: '2026-06-20' })
    expect(await isAway(zoe)).toBe(false)
    await owner.query(`select set_config('app.now', '2026-06-20T12:00:00Z', false)`)
    expect(await isAway(zoe)).toBe(true)
    expect(await truth('select app.is_off_desk($1, $2)', [acme, zoe])).toBe(true)
    await move(body['absenceId'], 'end', { endsOn: '2026-06-25' })
    await owner.query(`select set_config('app.now', '2026-06-26T12:00:00Z', false)`)
    expect(await isAway(zoe)).toBe(false)
    await owner.query(`select set_config('app.now', '2026-06-15T12:00:00Z', false)`)
  })
  test('is nobody who goes on working in another employment', async () => {
    const { personId, employmentId } = await hire('Twice', job('mia'))
    await hire('Twice', job('ben'), { personId, legalEntityId: entities.us, locationId: places.boston, unitId: units.sales })
    await go(employmentId)
    expect(await isAway(personId)).toBe(false)
  })
  test('goes along to another legal entity, and back when that is taken back', async () => {
    const { personId, employmentId } = await hire('Goes', job('mia'))
    const { body } = await go(employmentId)
    const moved = await ask('cora', 'POST', `/employments/${employmentId}/continue`, { legalEntityId: entities.us, startsOn: '2026-06-10' })
    expect(moved.status).toBe(201)
    expect(await one(body['absenceId'])).toMatchObject({ employmentId: moved.body['employmentId'] })
    expect(await isAway(personId)).toBe(true)
    expect((await ask('cora', 'POST', `/employments/${employmentId}/recall`)).status).toBe(200)
    expect(await one(body['absenceId'])).toMatchObject({ employmentId })
  })
})
