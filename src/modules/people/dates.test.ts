import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { employment, entities, job, person, places, units, work } from '../../../test/fixtures/world.ts'

const { ask, truth } = await served()
type Ids = { personId: string; employmentId: string; assignmentId: string }
const newcomer = { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2024-03-01', jobId: work.engineer, unitId: units.north, locationId: places.london }
const hiring = (more: object = {}) => ask('cora', 'POST', '/people/hire', { ...newcomer, ...more })
const hire = async (more: object = {}) => (await hiring(more)).body as unknown as Ids
const patch = async (id: string, body: object, who: 'cora' | 'gus' = 'cora') => ask(who, 'PATCH', `/employments/${id}`, body, { 'if-match': `"${await truth<number>('select version from employment where id = $1', [id])}"` })
const service = async (id: string, who: Parameters<typeof ask>[0] = 'cora') => (await ask(who, 'GET', `/employments/${id}/service`)).body
const notice = (held: Ids, body: object, who: Parameters<typeof ask>[0] = 'cora') => ask(who, 'POST', '/termination-notices', { personId: held.personId, employmentId: held.employmentId, givenBy: 'employee', givenOn: '2026-05-01', ...body })

describe('dates of an employment', () => {
  test('are held against each other, whichever is changed, and a slip of the finger is one', async () => {
    const { employmentId } = await hire()
    expect((await patch(employmentId, { firstWorkingDay: '2024-03-04', signedOn: '2024-02-01', serviceFrom: '2019-06-01', serviceReason: 'Came with a business that was taken over' })).status).toBe(200)
    expect((await patch(employmentId, { firstWorkingDay: '2024-02-28' })).body).toMatchObject({ code: 'people.works_before_first_day', errors: [{ field: 'firstWorkingDay' }] })
    expect((await patch(employmentId, { serviceFrom: '2024-03-02' })).body).toMatchObject({ code: 'people.service_after_start' })
    expect((await patch(employmentId, { serviceFrom: '20223-01-01' })).status).toBe(400)
    expect(await service(employmentId)).toMatchObject({ serviceFrom: '2019-06-01', originalHireOn: '2024-03-01' })
  })
  test('of notice are known to HR alone, and no refusal tells others of an end', async () => {
    const held = await hire({ managerAssignmentId: job('mia') })
    await ask('cora', 'POST', `/employments/${held.employmentId}/terminate`, { endsOn: '2026-08-31', terminationKind: 'voluntary' })
    expect((await notice(held, { lastWorkingDay: '2026-09-01' })).body).toMatchObject({ code: 'people.works_after_last_day', field: 'lastWorkingDay' })
    expect((await notice(held, { givenOn: '2026-09-01' })).body).toMatchObject({ code: 'people.notice_after_last_day' })
    const made = await notice(held, { lastWorkingDay: '2026-08-14', paidUntil: '2026-08-31' })
    expect(made.status).toBe(201)
    expect((await notice(held, {})).body).toMatchObject({ errors: [{ field: 'employmentId', code: 'taken' }] })
    expect((await ask('cora', 'PATCH', `/termination-notices/${made.body['id']}`, { paidUntil: '2026-08-13' }, { 'if-match': '"1"' })).body).toMatchObject({ code: 'people.works_unpaid' })
    for (const who of ['mia', 'spe', 'ava', 'gia'] as const) expect((await ask(who, 'GET', `/termination-notices?employmentId=${held.employmentId}`)).body.items, who).toEqual([])
    expect((await notice({ personId: person('eli'), employmentId: employment('eli'), assignmentId: '' }, {}, 'mia')).status).toBe(403)
    expect((await ask('mia', 'GET', `/events?aboutId=${held.personId}`)).text).not.toContain('notice')
  })
  test('tell what follows from them: original hire over all employments, terms in a row, probation that was extended', async () => {
    const first = await hire({ startsOn: '2016-03-01' })
    await ask('cora', 'POST', `/employments/${first.employmentId}/terminate`, { endsOn: '2019-08-31', terminationKind: 'voluntary' })
    const held = await hire({ personId: first.personId, startsOn: '2025-01-01', form: 'fixed_term' })
    for (const [effectiveOn, fixedTermEndsOn, probationEndsOn] of [['2025-01-01', '2025-12-31', '2025-06-30'], ['2025-07-01', '2026-06-30', '2025-09-30'], ['2026-03-01', '2027-06-30', '2025-09-30']]) {
      expect((await ask('cora', 'POST', `/assignments/${held.assignmentId}/change`, { effectiveOn, fixedTermEndsOn, probationEndsOn, carries: [] })).status).toBe(200)
    }
    expect(await service(held.employmentId)).toEqual({ originalHireOn: '2016-03-01', serviceFrom: '2025-01-01', terms: { count: 3, from: '2025-01-01', until: '2027-06-30', days: 911, grounds: [null, null, null] }, probations: ['2025-06-30', '2025-09-30'] })
    expect((await ask('zoe', 'GET', `/employments/${held.employmentId}/service`)).status).toBe(404)
    expect(await service(employment('eli'), 'mia')).toMatchObject({ originalHireOn: null, terms: null })
  })
  test('go along with a transfer, seniority too', async () => {
    const held = await hire()
    expect((await ask('cora', 'POST', '/seniority-dates', { personId: held.personId, employmentId: held.employmentId, purpose: 'leave', countsFrom: '2020-01-01', reason: 'Agreed' })).status).toBe(201)
    expect((await ask('cora', 'POST', '/seniority-dates', { personId: held.personId, employmentId: held.employmentId, purpose: 'leave', countsFrom: '2021-01-01', reason: 'Again' })).body).toMatchObject({ errors: [{ field: 'purpose', code: 'taken' }] })
    const { body } = await ask('cora', 'POST', `/employments/${held.employmentId}/continue`, { legalEntityId: entities.spare, startsOn: '2026-06-01' })
    expect((await ask('cora', 'GET', `/seniority-dates?employmentId=${body['employmentId']}`)).body.items).toMatchObject([{ purpose: 'leave', countsFrom: '2020-01-01', reason: 'Agreed' }])
    expect((await ask('cora', 'POST', `/employments/${held.employmentId}/recall`)).status).toBe(200)
  })
})

describe('kinds of worker', () => {
  const contracts = (id: string) => truth('select count(*)::int from contract where employment_id = $1', [id])
  test('only employees have a contract of employment unless its form is said; what says more belongs to the kind', async () => {
    expect(await contracts((await hire()).employmentId)).toBe(1)
    const agency = await hire({ kind: 'contingent', detail: 'agency', supplier: 'Temps Ltd', sponsorAssignmentId: job('mia'), engagedUntil: '2026-12-31' })
    expect(await contracts(agency.employmentId)).toBe(0)
    expect((await ask('cora', 'GET', `/employments/${agency.employmentId}`)).body).toMatchObject({ detail: 'agency', supplier: 'Temps Ltd', sponsorAssignmentId: job('mia'), engagedUntil: '2026-12-31' })
    expect((await hiring({ kind: 'other', detail: 'board' })).status).toBe(201)
    expect((await hiring({ detail: 'agency' })).body).toMatchObject({ code: 'people.detail_of_another_kind', field: 'detail' })
    expect((await hiring({ kind: 'other', supplier: 'x' })).body).toMatchObject({ code: 'people.only_of_contingent' })
    expect((await hiring({ kind: 'contingent', engagedUntil: '2024-02-01' })).body).toMatchObject({ code: 'people.ends_before_it_starts' })
    expect((await patch(agency.employmentId, { detail: 'volunteer' })).body).toMatchObject({ code: 'people.detail_of_another_kind' })
  })
})

test('a number in another system is one employment’s', async () => {
  const [one, two] = [await hire(), await hire()]
  const add = (held: Ids, system: string, value: string) => ask('cora', 'POST', '/external-ids', { personId: held.personId, employmentId: held.employmentId, system, value })
  expect((await add(one, 'Payroll', '0815')).status).toBe(201)
  expect((await add(two, 'payroll', '0815')).body).toMatchObject({ errors: [{ field: 'value', code: 'taken' }] })
  expect((await add(two, 'Time clock', '0815')).status).toBe(201)
  expect((await ask('cora', 'POST', '/external-ids', { personId: one.personId, employmentId: two.employmentId, system: 'x', value: 'y' })).status).toBe(422)
})
