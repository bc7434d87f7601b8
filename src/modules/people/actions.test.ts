import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { costs, employment, entities, job, person, places, today, units, work } from '../../../test/fixtures/world.ts'
import { isWholePay, pick } from './rules.ts'

const { ask, truth, rows } = await served()
const newcomer = { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-03-02', jobId: work.engineer, unitId: units.north, locationId: places.london }
type Ids = { personId: string; employmentId: string; assignmentId: string }
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...newcomer, ...more })).body as unknown as Ids
const change = (id: string, body: object) => ask('cora', 'POST', `/assignments/${id}/change`, body)
const strand = async (path: string, id: string) => (await ask('cora', 'GET', `/${path}?${path === 'contracts' ? 'employmentId' : 'assignmentId'}=${id}&sort=startsOn`)).body.items!
const paid = (amount: string, currency = 'GBP') => ({ amount, currency, per: 'year' })

describe('hiring', () => {
  test('writes the person, the contract, the place, hours and pay, and tells of each', async () => {
    const { personId, employmentId, assignmentId } = await hire({ workEmail: 'noor@acme.example', birthDate: '1990-02-03', personalEmail: 'noor@home.example', managerAssignmentId: job('mia'), costShares: [{ costCentreId: costs.main, share: 100 }], weeklyHours: 30, ...paid('48000') })
    expect((await ask('cora', 'GET', `/contact-details/${personId}`)).body).toMatchObject({ personalEmail: 'noor@home.example' })
    expect((await ask('cora', 'GET', `/personal-details/${personId}`)).body).toMatchObject({ birthDate: '1990-02-03' })
    expect(await strand('contracts', employmentId)).toMatchObject([{ form: 'permanent', startsOn: '2026-03-02', endsOn: null }])
    expect(await strand('placements', assignmentId)).toMatchObject([{ managerAssignmentId: job('mia'), costShares: [{ costCentreId: costs.main, share: 100 }] }])
    expect(await strand('working-hours', assignmentId)).toMatchObject([{ weeklyHours: 30, fullTimeHours: null }])
    expect(await strand('pay', assignmentId)).toMatchObject([{ amount: '48000.00', currency: 'GBP' }])
    expect((await ask('cora', 'GET', `/directory/${assignmentId}`)).body).toMatchObject({ name: 'Noor', status: 'active', managerName: 'Mia Example', unitName: 'north', isPrimary: true })
    expect((await ask('cora', 'GET', `/events?aboutId=${personId}`)).body.items!.map(each => each['record']).toSorted()).toEqual(['assignment', 'contact_details', 'contract', 'employment', 'pay', 'person', 'personal_details', 'placement', 'working_hours'])
  })
  test('gives the next number of the legal entity, unless one is given', async () => {
    const numberOf = async ({ employmentId }: Ids) => (await ask('cora', 'GET', `/employments/${employmentId}`)).body['number']
    await hire({ number: '4711' })
    expect(await numberOf(await hire())).toBe('4712')
    expect(await numberOf(await hire({ legalEntityId: entities.us }))).not.toBe('4713')
    expect(await numberOf(await hire({ number: 'A-1' }))).toBe('A-1')
  })
  test('ahead of the first day, somebody is starting', async () => {
    const { assignmentId } = await hire({ startsOn: '2026-09-01' })
    expect((await ask('cora', 'GET', `/directory/${assignmentId}`)).body).toMatchObject({ status: 'starting', turnsOn: '2026-09-01' })
    expect((await change(assignmentId, { unitId: units.sales })).body).toMatchObject({ status: 'released', startsOn: '2026-09-01', changed: ['placement'] })
    expect(await strand('placements', assignmentId)).toMatchObject([{ unitId: units.sales, startsOn: '2026-09-01' }])
  })
})

describe('a change from today', () => {
  test('ends what was yesterday; a second one the same day corrects the first', async () => {
    const { assignmentId } = await hire(paid('40000'))
    expect((await change(assignmentId, { unitId: units.sales, amount: '42000' })).body).toMatchObject({ status: 'released', startsOn: today, changed: ['placement', 'pay'] })
    expect((await change(assignmentId, { unitId: units.hr })).body).toMatchObject({ changed: ['placement'] })
    expect(await strand('placements', assignmentId)).toMatchObject([{ unitId: units.north, endsOn: '2026-06-14' }, { unitId: units.hr, startsOn: today, endsOn: null }])
    expect(await strand('pay', assignmentId)).toMatchObject([{ amount: '40000.00', endsOn: '2026-06-14' }, { amount: '42000.00', currency: 'GBP', per: 'year' }])
  })
  test('that changes nothing writes nothing', async () => {
    const { assignmentId } = await hire(paid('40000'))
    expect((await change(assignmentId, { unitId: units.north, amount: '40000.00' })).body).toMatchObject({ changed: [] })
    expect((await change(assignmentId, {})).body).toMatchObject({ changed: [] })
    expect(await strand('placements', assignmentId)).toHaveLength(1)
  })
  test('of the currency alone keeps the amount, in whole digits of the new one', async () => {
    const { assignmentId } = await hire({ ...paid('40000'), startsOn: today })
    expect((await change(assignmentId, { currency: 'JPY' })).status).toBe(200)
    expect(await strand('pay', assignmentId)).toMatchObject([{ amount: '40000', currency: 'JPY' }])
    expect((await change(assignmentId, { currency: 'KWD' })).status).toBe(200)
    expect(await strand('pay', assignmentId)).toMatchObject([{ amount: '40000.000', currency: 'KWD' }])
    const { assignmentId: pence } = await hire({ ...paid('40000.50'), startsOn: today })
    expect(await change(pence, { currency: 'JPY' })).toMatchObject({ status: 422, body: { errors: [{ field: 'amount' }] } })
  })
  test('can take the manager away, but nothing that is needed', async () => {
    const { assignmentId } = await hire({ managerAssignmentId: job('mia') })
    expect((await change(assignmentId, { managerAssignmentId: null })).body).toMatchObject({ changed: ['placement'] })
    expect((await ask('cora', 'GET', `/directory/${assignmentId}`)).body).toMatchObject({ managerId: null, managerName: null })
    for (const field of ['unitId', 'jobId', 'locationId'] as const) expect(await change(assignmentId, { [field]: null }), field).toMatchObject({ status: 422, body: { errors: [{ field, code: 'required' }] } })
    expect((await change(assignmentId, { fullTimeHours: 40 })).status).toBe(422)
    expect((await change(assignmentId, { amount: '1' })).status).toBe(422)
    expect((await change(assignmentId, { weeklyHours: 20, fullTimeHours: 40, ...paid('20000') })).body).toMatchObject({ changed: ['hours', 'pay'] })
  })
  test('is refused whole, or done whole', async () => {
    const { assignmentId } = await hire(paid('40000'))
    expect((await change(assignmentId, { unitId: units.sales, amount: '1.234' })).status).toBe(422)
    expect(await strand('placements', assignmentId)).toMatchObject([{ unitId: units.north }])
  })
})

describe('an end', () => {
  const terminate = (id: string, endsOn: string) => ask('cora', 'POST', `/employments/${id}/terminate`, { endsOn, terminationKind: 'voluntary', terminationReason: 'Sea' })
  test('ahead leaves somebody at work until then, and their way in until midnight there', async () => {
    expect((await terminate(employment('ben'), '2026-07-31')).status).toBe(200)
    expect((await ask('cora', 'GET', `/directory/${job('ben')}`)).body).toMatchObject({ status: 'active', turnsOn: '2026-08-01' })
    expect(await truth(`select ends_at = '2026-08-01T04:00:00Z' from membership where person_id = $1`, [person('ben')])).toBe(true)
  })
  test('behind is told at once, and nothing changes after it', async () => {
    expect((await terminate(employment('kim'), '2026-06-01')).status).toBe(200)
    expect((await ask('cora', 'GET', `/directory/${job('kim')}`)).body).toMatchObject({ status: 'ended' })
    expect((await change(job('kim'), { unitId: units.hr })).status).toBe(409)
    expect((await terminate(employment('kim'), '2026-06-02')).status).toBe(409)
  })
  test('of one employment leaves the other: the way in stays', async () => {
    expect((await terminate(employment('eli'), '2026-06-01')).status).toBe(200)
    expect(await truth(`select ends_at from membership where person_id = $1`, [person('eli')])).toBe('infinity')
    expect(await rows(`select status, count(*)::int as n from directory_entry where person_id = $1 group by 1 order by 1`, [person('eli')])).toEqual([{ status: 'active', n: 1 }, { status: 'ended', n: 1 }])
  })
})

test('a file defuses formulas and shows no more than the screen', async () => {
  await hire({ name: '=cmd|x', locationId: places.leeds })
  const file = async (who: 'cora' | 'mia') => (await ask(who, 'GET', '/directory', undefined, { accept: 'text/csv' })).text
  expect(await file('cora')).toMatch(/[,"]'=cmd\|x/)
  expect(await file('mia')).not.toMatch(/cmd|Zoe/)
  expect((await file('mia')).trim().split('\r\n').length).toBe(1 + ((await ask('mia', 'GET', '/directory')).body['total'] as number))
})

describe('rules', () => {
  test('an amount says nothing without its currency and what it is per', () => {
    expect([isWholePay({}), isWholePay({ amount: '1' }), isWholePay({ amount: '1', currency: 'EUR' }), isWholePay({ amount: '1', currency: 'EUR', per: 'year' })]).toEqual([true, false, false, true])
  })
  test('what is left out stays left out, what is emptied is emptied', () => expect(pick({ a: 1, b: null, c: undefined, d: 4 }, { a: {}, b: {}, c: {} })).toEqual({ a: 1, b: null }))
})

describe('who may set the pay of somebody who has none yet', () => {
  test.each([['gus', true], ['cora', true], ['spe', false], ['gia', false], ['mia', false], ['ava', false], ['key', false], ['narrowKey', false], ['guest', false]] as const)('%s: %s, told beforehand and so when tried', async (who, may) => {
    const { assignmentId } = await hire()
    expect((await ask(who, 'GET', `/assignments/${assignmentId}/may-pay`)).body).toEqual({ mayPay: may })
    expect((await ask(who, 'POST', `/assignments/${assignmentId}/change`, paid('40000'))).status === 200).toBe(may)
  })
  test('nobody for themselves', async () => {
    expect((await ask('gus', 'GET', `/assignments/${job('gus')}/may-pay`)).body).toEqual({ mayPay: false })
  })
})
