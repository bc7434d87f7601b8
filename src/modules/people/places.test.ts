import { randomUUIDv7 } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { attempt, costs, entities, gus, job, outcome, placement, places, units, work } from '../../../test/fixtures/world.ts'
import { refuseUneven } from './rules.ts'

const { ask, truth, owner } = await served()
const newcomer = { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-05', jobId: work.engineer, unitId: units.north, locationId: places.london }
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...newcomer, ...more })).body as unknown as { personId: string; assignmentId: string; employmentId: string }
const change = (id: string, body: object) => ask('cora', 'POST', `/assignments/${id}/change`, body)
const placed = async (id: string) => (await ask('cora', 'GET', `/placements?assignmentId=${id}&sort=startsOn`)).body.items!
const shared = (main: number, spare: number) => [{ costCentreId: costs.main, share: main }, { costCentreId: costs.spare, share: spare }]
const alone = [{ costCentreId: costs.main, share: 100 }]

describe('shares of cost centres', () => {
  test('hold as one from a day on; the largest comes first and stands in the directory', async () => {
    const { assignmentId } = await hire({ costShares: alone })
    expect((await change(assignmentId, { effectiveOn: '2026-03-01', costShares: shared(40, 60) })).status).toBe(200)
    expect(await placed(assignmentId)).toMatchObject([{ costShares: alone, endsOn: '2026-02-28' }, { costShares: shared(40, 60).toReversed(), startsOn: '2026-03-01' }])
    expect((await ask('cora', 'GET', `/directory/${assignmentId}`)).body).toMatchObject({ costCentreId: costs.spare })
  })
  test('said again in another order, nothing changes', async () => {
    const { assignmentId } = await hire({ costShares: shared(60, 40) })
    expect((await change(assignmentId, { effectiveOn: '2026-03-01', costShares: shared(60, 40).toReversed() })).body).toMatchObject({ changeId: null, changed: [] })
  })
  test('are planned behind the wall and released like every other fact, and taken back', async () => {
    const { assignmentId } = await hire({ costShares: alone })
    const { changeId } = (await change(assignmentId, { isPlanned: true, effectiveOn: '2026-09-01', costShares: shared(50, 50) })).body
    expect(await placed(assignmentId)).toHaveLength(1)
    expect((await ask('gus', 'GET', `/employment-changes/${String(changeId)}`)).status).toBe(404)
    expect((await ask('cora', 'POST', `/employment-changes/${String(changeId)}/release`)).status).toBe(200)
    expect((await placed(assignmentId)).at(-1)).toMatchObject({ startsOn: '2026-09-01', costShares: shared(50, 50) })
    expect((await ask('cora', 'POST', `/employment-changes/${String(changeId)}/takeBack`)).status).toBe(200)
    expect((await placed(assignmentId)).at(-1)).toMatchObject({ costShares: alone })
  })
  test.each([['99 %', shared(59, 40), 'people.shares_not_whole'], ['101 %', shared(61, 40), 'people.shares_not_whole'], ['one cost centre twice', [{ costCentreId: costs.main, share: 50 }, { costCentreId: costs.main, share: 50 }], 'people.shares_named_twice']])('%s is refused by name, in hiring, in changes and in plans', async (_, costShares, code) => {
    expect(await ask('cora', 'POST', '/people/hire', { ...newcomer, costShares })).toMatchObject({ status: 422, body: { code, field: 'costShares' } })
    for (const isPlanned of [false, true]) expect(await change(job('eli'), { isPlanned, costShares })).toMatchObject({ status: 422, body: { code, field: 'costShares' } })
  })
  test.each([[0], [-10], [100.001]])('a share of %s is none', async share => {
    expect((await change(job('eli'), { costShares: [{ costCentreId: costs.main, share }] })).status).toBe(400)
  })
  test('the database refuses them too, whoever writes', async () => {
    const write = (shares: unknown) => [`update placement set cost_shares = $1 where id = $2`, [JSON.stringify(shares), placement('eli')]] as const
    for (const shares of [shared(59, 40), shared(120, -20), [{ costCentreId: costs.main }], []]) {
      expect(await attempt(gus, ...write(shares))).toBe('EQ422')
      expect(await outcome(owner.query(write(shares)[0], [...write(shares)[1]]))).toBe('EQ422')
    }
    expect(await attempt(gus, ...write([{ costCentreId: randomUUIDv7(), share: 100 }]))).toBe('42501')
    expect(await outcome(owner.query(write([{ costCentreId: randomUUIDv7(), share: 100 }])[0], [...write([{ costCentreId: randomUUIDv7(), share: 100 }])[1]]))).toBe('23503')
  })
  test('no cost centre goes on which costs are booked, however little', async () => {
    const id = randomUUIDv7()
    await owner.query(`insert into cost_centre (organization_id, id, code, name) select organization_id, $1, 'tiny', 'Tiny' from cost_centre where id = $2`, [id, costs.main])
    const { assignmentId } = await hire({ costShares: [{ costCentreId: costs.main, share: 99 }, { costCentreId: id, share: 1 }] })
    expect(await ask('cora', 'DELETE', `/cost-centres/${id}`, undefined, { 'if-match': '"1"' })).toMatchObject({ status: 422, body: { code: 'in_use' } })
    expect(await truth('select cost_shares -> 1 ->> $1 from placement where assignment_id = $2', ['costCentreId', assignmentId])).toBe(id)
  })
  test('property: what adds up to a hundred to the cent is taken, anything else is not', () => fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 20 }), cents => {
    const shares = cents.map(each => ({ costCentreId: randomUUIDv7(), share: each / 100 }))
    const rest = 10_000 - cents.reduce((total, each) => total + each, 0)
    const isTaken = (given: typeof shares) => { try { refuseUneven(given); return true } catch { return false } }
    expect(isTaken(shares)).toBe(rest === 0)
    if (rest > 0) expect(isTaken([...shares, { costCentreId: randomUUIDv7(), share: rest / 100 }])).toBe(true)
  })))
})
