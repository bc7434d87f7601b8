import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { employment, entities, person, places, units, work } from '../../../test/fixtures/world.ts'

const { ask, owner } = await served()
type Who = Parameters<typeof ask>[0]
type Ids = { personId: string; employmentId: string; assignmentId: string }
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2020-07-15', jobId: work.engineer, unitId: units.north, locationId: places.london, ...more })).body as unknown as Ids
const end = async (id: string, query = '', who: Who = 'cora') => ask(who, 'GET', `/employments/${id}/end-by-law?${query}`)
const agree = (held: Ids, more: object) => ask('cora', 'POST', '/agreed-notice', { personId: held.personId, employmentId: held.employmentId, agreedIn: 'contract', givenBy: 'both', length: 3, unit: 'months', endsAt: 'month', ...more })
const inGermany = async (more: object = {}) => {
  const held = await hire(more)
  await owner.query(`update placement set home_country = 'DE' where assignment_id = $1`, [held.assignmentId])
  return held
}

describe('an end, by law', () => {
  test('in Great Britain: weeks by s.86, the earliest last day, every step and the way to the calculator', async () => {
    const { employmentId } = await hire()
    expect((await end(employmentId)).body).toMatchObject({
      country: 'GB', givenOn: '2026-06-15', givenBy: 'employer', notCovered: null, agreed: [], earliest: '2026-07-20', isTooEarly: false,
      notice: { rule: 'gb.statutory-notice', input: { employedFrom: '2020-07-15', noticeGivenOn: '2026-06-15' }, terms: null, values: [{ name: 'weeks', title: 'Weeks of notice', value: 5 }, { value: 5 }, { value: '2026-07-20' }], source: { section: 's.86' }, steps: [{}, {}, {}], governs: [] },
    })
    for (const [lastDay, isTooEarly] of [['2026-07-19', true], ['2026-07-20', false]] as const) expect((await end(employmentId, `lastDay=${lastDay}`)).body, lastDay).toMatchObject({ isTooEarly })
    expect((await end(employmentId, 'givenOn=2026-07-15')).body).toMatchObject({ earliest: '2026-08-26', notice: { values: [{ value: 6 }, {}, {}] } })
  })
  test('service counts from the date that was agreed for it', async () => {
    const { employmentId } = await hire()
    await owner.query(`update employment set service_from = '2010-01-01', service_reason = 'r' where id = $1`, [employmentId])
    expect((await end(employmentId)).body).toMatchObject({ notice: { values: [{ value: 12 }, {}, {}] } })
  })
  test('beside what was agreed: the longer governs, whoever said it', async () => {
    const held = await hire()
    expect((await agree(held, {})).status).toBe(201)
    expect((await agree(held, { agreedIn: 'policy', length: 2, unit: 'weeks', endsAt: 'any_day' })).status).toBe(201)
    expect((await agree(held, {})).body).toMatchObject({ errors: [{ field: 'givenBy', code: 'taken' }] })
    expect((await end(held.employmentId, 'lastDay=2026-07-20')).body).toMatchObject({
      earliest: '2026-09-30', isTooEarly: true, agreed: [{ agreedIn: 'contract', length: 3, unit: 'months', endsOn: '2026-09-30' }, { agreedIn: 'policy', endsOn: '2026-06-29' }],
      notice: { terms: { contract: { noticeEndsOn: '2026-09-30' }, policy: { noticeEndsOn: '2026-06-29' } }, governs: [{ field: 'noticeEndsOn', by: 'contract', value: '2026-09-30', why: 'longer', section: 's.86(3)' }] },
    })
  })
  test('in Germany: in probation two weeks; a probation beyond six months is none', async () => {
    const { employmentId } = await inGermany({ startsOn: '2026-03-01' })
    await owner.query(`update contract set probation_ends_on = '2026-08-31' where employment_id = $1`, [employmentId])
    expect((await end(employmentId)).body).toMatchObject({ country: 'DE', earliest: '2026-06-29', probationTooLong: null, notice: { input: { probation: true } } })
    const old = await inGermany({ startsOn: '2025-09-01' })
    await owner.query(`update contract set probation_ends_on = '2026-08-31' where employment_id = $1`, [old.employmentId])
    expect((await end(old.employmentId)).body).toMatchObject({ earliest: '2026-07-15', probationTooLong: expect.stringContaining('six months'), notice: { input: { probation: false }, refused: null } })
  })
  test('in Germany a collective agreement may stand in the law’s place', async () => {
    const held = await inGermany({ startsOn: '2005-10-10' })
    expect((await end(held.employmentId)).body).toMatchObject({ earliest: '2027-01-31' })
    await agree(held, { agreedIn: 'agreement', length: 6, unit: 'weeks', endsAt: 'month' })
    expect((await end(held.employmentId)).body).toMatchObject({ earliest: '2026-07-31', notice: { governs: [{ by: 'agreement', why: 'instead-of-the-law', section: '§622(4)' }] } })
  })
  test('what no rule covers is told by name, beside what was agreed; final pay where a state’s law sets it', async () => {
    expect((await end((await hire()).employmentId, 'givenBy=employee')).body).toMatchObject({ notCovered: 'by_employee', notice: null, earliest: null, isTooEarly: false })
    expect((await end((await hire()).employmentId, 'givenBy=mutual')).body).toMatchObject({ notCovered: 'mutual' })
    const held = await hire({ legalEntityId: entities.us, locationId: places.boston })
    await owner.query(`update placement set home_country = 'US', home_subdivision = 'CA' where assignment_id = $1`, [held.assignmentId])
    await agree(held, { length: 2, unit: 'weeks', endsAt: 'any_day' })
    expect((await end(held.employmentId, 'lastDay=2026-06-30')).body).toMatchObject({
      country: 'US', notCovered: 'country', earliest: null, agreed: [{ endsOn: '2026-06-29' }],
      others: [{ rule: 'us.final-pay', input: { state: 'CA', separation: 'discharge' }, values: [{ name: 'due', value: 'immediately' }] }, { rule: 'us.i9-retention', values: [{ value: '2027-06-30' }] }],
    })
    await owner.query(`update placement set home_subdivision = 'NV' where assignment_id = $1`, [held.assignmentId])
    expect((await end(held.employmentId)).body).toMatchObject({ others: [{ rule: 'us.final-pay', values: [], refused: { code: expect.stringContaining('us.final-pay.') } }] })
  })
  test('is told to the person and to who looks after them; others learn nothing', async () => {
    const statuses = async (who: Who) => (await end(employment('eli'), '', who)).status
    expect([await statuses('eli'), await statuses('gus'), await statuses('cora'), await statuses('mia'), await statuses('zoe'), await statuses('ava'), await statuses('nobody')]).toEqual([200, 200, 200, 403, 404, 404, 401])
    expect((await ask('mia', 'GET', `/agreed-notice?employmentId=${employment('eli')}`)).body.items).toEqual([])
    expect((await ask('eli', 'POST', '/agreed-notice', { personId: person('eli'), employmentId: employment('eli'), agreedIn: 'contract', givenBy: 'both', length: 12, unit: 'months', endsAt: 'year' })).status).toBe(403)
  })
  test('goes along with a transfer, and is no more when that is taken back', async () => {
    const held = await hire()
    await agree(held, {})
    const { body } = await ask('cora', 'POST', `/employments/${held.employmentId}/continue`, { legalEntityId: entities.spare, startsOn: '2026-06-01' })
    expect((await ask('cora', 'GET', `/agreed-notice?employmentId=${body['employmentId']}`)).body.items).toMatchObject([{ agreedIn: 'contract', length: 3 }])
    expect((await ask('cora', 'POST', `/employments/${held.employmentId}/recall`)).status).toBe(200)
    expect((await ask('cora', 'GET', `/agreed-notice?employmentId=${held.employmentId}`)).body.items).toHaveLength(1)
  })
})
