import { randomUUIDv7 } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toDecimal, toMinor } from '#shared/money.ts'
import { served } from '../../../test/fixtures/api.ts'
import { allowances, attempt, cora, costs, employment, entities, job, person, places, units, work } from '../../../test/fixtures/world.ts'
import { actualOf, baseOf, fteOf, isBeyondReason, merged } from './terms.ts'

const { ask } = await served()
const newcomer = { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-05', jobId: work.engineer, unitId: units.north, locationId: places.london }
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...newcomer, ...more })).body as unknown as { personId: string; assignmentId: string }
const change = (id: string, body: object) => ask('cora', 'POST', `/assignments/${id}/change`, body)
const terms = async (id: string, who: Parameters<typeof ask>[0] = 'cora') => (await ask(who, 'GET', `/assignments/${id}/terms`)).body as { hours?: unknown[]; pay?: unknown[]; law?: unknown }
const fullTime = (of: string, startsOn: string, weeklyHours: number | null, who: Parameters<typeof ask>[0] = 'cora') => ask(who, 'POST', `${of}/full-time`, { startsOn, weeklyHours })

describe('what full time is', () => {
  test('an agreement that the hours name goes before the location and the legal entity, from its day on, and the job before it', async () => {
    const { id } = (await ask('cora', 'POST', '/working-agreements', { name: 'Night shifts', agreedWith: 'Works council' })).body
    const agreed = (startsOn: string, weeklyHours: number) => fullTime(`/working-agreements/${String(id)}`, startsOn, weeklyHours)
    await fullTime(`/legal-entities/${entities.us}`, '2020-01-01', 40)
    const place = { legalEntityId: entities.us, locationId: places.boston }
    const { assignmentId } = await hire({ ...place, weeklyHours: 28, agreementId: id })
    const other = await hire({ ...place, name: 'Without', weeklyHours: 28 })
    expect((await terms(assignmentId)).hours).toMatchObject([{ fullTimeHours: 40, fullTimeOf: 'legal_entity' }])
    expect((await agreed('2026-03-01', 35)).status).toBe(200)
    await fullTime(`/locations/${places.boston}`, '2026-04-01', 38)
    expect((await terms(assignmentId)).hours).toMatchObject([{ startsOn: '2026-01-05', endsOn: '2026-02-28', fte: '0.7000' }, { startsOn: '2026-03-01', endsOn: null, fullTimeHours: 35, fullTimeOf: 'agreement', fte: '0.8000' }])
    expect((await terms(other.assignmentId)).hours!.at(-1)).toMatchObject({ fullTimeHours: 38, fullTimeOf: 'location' })
    const fte = async () => ((await ask('cora', 'GET', '/totals?cut=location')).body.items!.find(each => each['name'] === 'boston') as { fte: number }).fte
    const before = await fte()
    await change(assignmentId, { effectiveOn: '2026-05-01', agreementId: null })
    expect((await terms(assignmentId)).hours!.at(-1)).toMatchObject({ startsOn: '2026-05-01', fullTimeOf: 'location', fte: '0.7368' })
    expect(await fte()).toBeCloseTo(before - 0.06, 1)
    await change(assignmentId, { effectiveOn: '2026-06-01', agreementId: id, fullTimeHours: 30 })
    expect((await terms(assignmentId)).hours!.at(-1)).toMatchObject({ fullTimeOf: 'agreed', fullTimeHours: 30 })
    expect(await change(other.assignmentId, { effectiveOn: '2026-06-01', agreementId: id, weeklyHours: 71 })).toMatchObject({ status: 422, body: { code: 'people.hours_beyond_reason' } })
    // What somebody's hours name stays; only who keeps the company's structure says what was agreed.
    const [row] = (await ask('cora', 'GET', '/working-agreements?q=night')).body.items!
    expect(await ask('cora', 'DELETE', `/working-agreements/${String(id)}`, undefined, { 'if-match': `"${String(row!['version'])}"` })).toMatchObject({ status: 422, body: { code: 'in_use' } })
    for (const who of ['eli', 'gus', 'spe'] as const) expect((await ask(who, 'POST', '/working-agreements', { name: 'x' })).status, who).toBe(403)
    for (const who of ['eli', 'gus', 'spe'] as const) expect((await fullTime(`/working-agreements/${String(id)}`, '2026-06-01', 10, who)).status, who).toBe(403)
  })
  test('follows the legal entity, the location where that says otherwise, and the job where something else was agreed; rows stay as they were', async () => {
    const { assignmentId } = await hire({ weeklyHours: 30, workingDays: 4 })
    expect((await terms(assignmentId)).hours).toEqual([{ startsOn: '2026-01-05', endsOn: null, weeklyHours: 30, workingDays: 4, fullTimeHours: null, fullTimeOf: null, fte: null }])
    expect((await fullTime(`/legal-entities/${entities.uk}`, '2020-01-01', 40)).status).toBe(200)
    expect((await fullTime(`/locations/${places.london}`, '2026-04-01', 37.5)).status).toBe(200)
    expect((await fullTime(`/locations/${places.london}`, '2026-07-01', null)).status).toBe(200)
    expect((await terms(assignmentId)).hours).toMatchObject([
      { startsOn: '2026-01-05', endsOn: '2026-03-31', fullTimeHours: 40, fullTimeOf: 'legal_entity', fte: '0.7500' },
      { startsOn: '2026-04-01', endsOn: '2026-06-30', fullTimeHours: 37.5, fullTimeOf: 'location', fte: '0.8000' },
      { startsOn: '2026-07-01', endsOn: null, fullTimeHours: 40, fullTimeOf: 'legal_entity', fte: '0.7500' },
    ])
    expect((await ask('cora', 'GET', `/working-hours?assignmentId=${assignmentId}`)).body.items).toMatchObject([{ startsOn: '2026-01-05', endsOn: null, weeklyHours: 30, fullTimeHours: null, version: 1 }])
    await change(assignmentId, { effectiveOn: '2026-05-01', fullTimeHours: 35, carries: [] })
    expect((await terms(assignmentId)).hours!.at(-1)).toMatchObject({ startsOn: '2026-05-01', endsOn: null, fullTimeOf: 'agreed', fte: '0.8571' })
  })
  test('is said by who keeps the company’s structure, read by every colleague', async () => {
    for (const who of ['eli', 'gus', 'spe'] as const) expect((await fullTime(`/locations/${places.leeds}`, '2026-01-01', 39, who)).status, who).toBe(403)
    expect((await fullTime(`/locations/${places.leeds}`, '2026-01-01', 39)).status).toBe(200)
    expect((await ask('eli', 'GET', `/full-time-of-locations?locationId=${places.leeds}`)).body.items).toMatchObject([{ weeklyHours: 39 }])
  })
  test('hours beyond twice of it are refused, at once and in plans', async () => {
    await fullTime(`/legal-entities/${entities.uk}`, '2020-01-01', 40)
    for (const isPlanned of [false, true]) expect(await change(job('eli'), { isPlanned, effectiveOn: '2026-06-15', weeklyHours: 100 })).toMatchObject({ status: 422, body: { code: 'people.hours_beyond_reason', field: 'weeklyHours' } })
    expect(await ask('cora', 'POST', '/people/hire', { ...newcomer, weeklyHours: 81 })).toMatchObject({ status: 422, body: { code: 'people.hours_beyond_reason' } })
    expect((await ask('cora', 'POST', '/people/hire', { ...newcomer, weeklyHours: 169 })).status).toBe(400)
  })
  test('an employment has one main job', async () => {
    expect(await attempt(cora, `insert into assignment (id, person_id, employment_id, is_primary) values ($1, $2, $3, true)`, [randomUUIDv7(), person('eli'), employment('eli')])).toBe('23505')
    expect(await attempt(cora, `insert into assignment (id, person_id, employment_id, is_primary) values ($1, $2, $3, false)`, [randomUUIDv7(), person('eli'), employment('eli')])).toBe('no rows')
  })
  test.each(['20223-01-01', '1822-01-01', '2026-02-30'])('%s is no day for a first day or a change', async day => {
    expect((await ask('cora', 'POST', '/people/hire', { ...newcomer, startsOn: day })).status).toBe(400)
    expect((await change(job('eli'), { effectiveOn: day, weeklyHours: 20 })).status).toBe(400)
  })
})

describe('pay', () => {
  test('is kept at full time and worked out for the hours of each day; the manager sees the hours, never the pay', async () => {
    await fullTime(`/legal-entities/${entities.uk}`, '2020-01-01', 40)
    const { assignmentId } = await hire({ locationId: places.leeds, startsOn: '2025-01-06', managerAssignmentId: job('mia'), weeklyHours: 26, fullTimeHours: 39, amount: '39000', currency: 'GBP', per: 'year', paymentsAYear: 13, grade: 'E11', step: '3', allowances: [{ kindId: allowances.meals, amount: '50', per: 'month' }, { kindId: allowances.spare, amount: '10', per: 'month' }] })
    expect((await terms(assignmentId)).pay).toEqual([{ startsOn: '2025-01-06', endsOn: null, currency: 'GBP', per: 'year', amount: '39000.00', actual: '26000.00', paymentsAYear: 13, eachPayment: '2000.00', yearly: '26000.00', base: '26600.00' }])
    await change(assignmentId, { effectiveOn: '2026-03-01', weeklyHours: 39 })
    expect((await terms(assignmentId)).pay).toMatchObject([{ endsOn: '2026-02-28', actual: '26000.00' }, { startsOn: '2026-03-01', actual: '39000.00' }])
    const seen = await terms(assignmentId, 'mia')
    expect(seen.hours).toHaveLength(2)
    expect(seen.pay).toEqual([])
    for (const who of ['zoe', 'spe', 'guest'] as const) expect((await ask(who, 'GET', `/assignments/${assignmentId}/terms`)).status, who).toBe(404)
  })
  test('changes as one with its allowances, planned behind the wall, and back', async () => {
    const { assignmentId } = await hire({ amount: '3000', currency: 'GBP', per: 'month', costShares: [{ costCentreId: costs.main, share: 100 }] })
    const meals = [{ kindId: allowances.meals, amount: '50', per: 'month' }]
    const { changeId } = (await change(assignmentId, { isPlanned: true, effectiveOn: '2026-09-01', allowances: meals, paymentsAYear: 14 })).body
    expect((await ask('gus', 'GET', `/employment-changes/${String(changeId)}`)).status).toBe(404)
    expect((await ask('cora', 'POST', `/employment-changes/${String(changeId)}/release`)).status).toBe(200)
    const paid = async () => (await ask('cora', 'GET', `/pay?assignmentId=${assignmentId}&sort=startsOn`)).body.items!
    expect(await paid()).toMatchObject([{ allowances: null }, { startsOn: '2026-09-01', amount: '3000.00', allowances: meals, paymentsAYear: 14 }])
    expect((await ask('zoe', 'GET', `/employment-changes/${String(changeId)}`)).status).toBe(404)
    expect((await ask('cora', 'POST', `/employment-changes/${String(changeId)}/takeBack`)).status).toBe(200)
    expect((await paid()).at(-1)).toMatchObject({ allowances: null, paymentsAYear: null })
  })
  test.each([['JPY', '5000000', 'taken', 201], ['JPY', '5000000.5', 'refused', 422], ['KWD', '1234.567', 'taken', 201], ['EUR', '1234.567', 'refused', 422]])('an amount in %s of %s is %s', async (currency, amount, _, status) => {
    expect((await ask('cora', 'POST', '/people/hire', { ...newcomer, amount, currency, per: 'month' })).status).toBe(status)
    expect((await ask('cora', 'POST', '/people/hire', { ...newcomer, amount: '1', currency, per: 'month', allowances: [{ kindId: allowances.meals, amount, per: 'month' }] })).status).toBe(status)
  })
  test('the same allowance twice is refused by name, a kind that somebody has stays', async () => {
    const twice = [{ kindId: allowances.meals, amount: '50', per: 'month' }, { kindId: allowances.meals, amount: '60', per: 'month' }]
    expect(await change(job('eli'), { allowances: twice })).toMatchObject({ status: 422, body: { code: 'people.allowance_named_twice' } })
    expect((await change(job('eli'), { allowances: twice.slice(1) })).status).toBe(200)
    expect(await ask('cora', 'DELETE', `/allowance-kinds/${allowances.meals}`, undefined, { 'if-match': '"1"' })).toMatchObject({ status: 422, body: { code: 'in_use' } })
  })
})

describe('whose law and holidays hold', () => {
  test('of the home, else of the place of work, else of the office', async () => {
    const { assignmentId } = await hire()
    expect((await terms(assignmentId)).law).toMatchObject({ country: 'GB', placeOf: 'office' })
    await change(assignmentId, { workLocationId: places.boston, effectiveOn: '2026-03-01' })
    expect((await terms(assignmentId)).law).toMatchObject({ country: 'US', placeOf: 'work_location' })
    expect(await change(assignmentId, { homeCountry: 'DE', workLocationId: places.boston, effectiveOn: '2026-04-01' })).toMatchObject({ status: 422, body: { code: 'people.one_place_of_work' } })
    expect((await change(assignmentId, { homeCountry: 'DE', homeSubdivision: 'BY', workLocationId: null, effectiveOn: '2026-04-01' })).status).toBe(200)
    expect((await terms(assignmentId)).law).toEqual({ country: 'DE', subdivision: 'BY', holidayCalendar: null, placeOf: 'home' })
    expect((await ask('cora', 'GET', `/directory/${assignmentId}`)).body).toMatchObject({ locationName: 'london', country: 'GB' })
  })
})

describe('worked out', () => {
  const hours = fc.integer({ min: 1, max: 16_800 }).map(each => each / 100)
  test('FTE and pay of full time are whole, of nothing nothing, and never more than in proportion', () => fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), hours, hours, (amount, weeklyHours, fullTimeHours) => {
    expect(actualOf({ amount, per: 'year' }, { weeklyHours: fullTimeHours, fullTimeHours })).toBe(amount)
    expect(fteOf({ weeklyHours: fullTimeHours, fullTimeHours })).toBe('1.0000')
    expect(actualOf({ amount, per: 'hour' }, { weeklyHours, fullTimeHours })).toBe(amount)
    expect(actualOf({ amount, per: 'month' }, { weeklyHours, fullTimeHours: null })).toBe(null)
    const [share, whole] = [BigInt(Math.round(weeklyHours * 100)), BigInt(Math.round(fullTimeHours * 100))]
    const off = 2n * (actualOf({ amount, per: 'month' }, { weeklyHours, fullTimeHours })! * whole - amount * share)
    expect(off > -whole && off <= whole).toBe(true)
  })))
  test('base pay has the allowances that count, each by its year; it is unknown where a part is', () => {
    const wage = { amount: 0n, per: 'month', paymentsAYear: 13, allowances: [{ amount: 100n, per: 'month', countsToBase: true }, { amount: 7n, per: 'year', countsToBase: true }, { amount: 900n, per: 'month', countsToBase: false }] }
    expect(baseOf(1000n, wage)).toBe(13_000n + 1_200n + 7n)
    expect(baseOf(1000n, { ...wage, allowances: [{ amount: 5n, per: 'payment', countsToBase: true }] })).toBe(13_065n)
    expect(baseOf(null, wage)).toBe(null)
    expect(baseOf(1000n, { ...wage, allowances: [{ amount: 1n, per: 'hour', countsToBase: true }] })).toBe(null)
  })
  test('amounts come back as they went, in every currency', () => fc.assert(fc.property(fc.constantFrom('JPY', 'EUR', 'KWD', 'INR', 'CLP', 'BHD'), fc.bigInt({ min: 0n, max: 10n ** 15n }), (currency, minor) => {
    expect(toMinor(toDecimal(minor, currency), currency)).toBe(minor)
  })))
  test.each([[80, 40, false], [80.01, 40, true], [168, null, false]])('%s hours where full time is %s: beyond reason is %s', (weeklyHours, fullTimeHours, is) => expect(isBeyondReason({ weeklyHours, fullTimeHours })).toBe(is))
  test('stretches that say the same are one, with a gap they are two', () => {
    const at = (startsOn: string, endsOn: string | null, fte: string) => ({ startsOn, endsOn, fte })
    expect(merged([at('2026-01-01', '2026-01-31', '1'), at('2026-02-01', '2026-02-28', '1'), at('2026-03-01', null, '0.5')])).toEqual([at('2026-01-01', '2026-02-28', '1'), at('2026-03-01', null, '0.5')])
    expect(merged([at('2026-01-01', '2026-01-31', '1'), at('2026-02-02', null, '1')])).toHaveLength(2)
  })
})
