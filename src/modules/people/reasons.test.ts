import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, entities, job, places, units, work } from '../../../test/fixtures/world.ts'

const { ask, owner, rows } = await served()
await owner.query('select app.usual_reasons($1)', [acme])
const reasons = (await ask('cora', 'GET', '/reasons?limit=200')).body.items as { id: string; code: string; version: number }[]
const reason = (code: string) => reasons.find(each => each.code === code)!.id
const newcomer = { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-05', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40 }
const hire = async () => (await ask('cora', 'POST', '/people/hire', newcomer)).body as unknown as { personId: string; assignmentId: string; employmentId: string }
const change = (id: string, body: object) => ask('cora', 'POST', `/assignments/${id}/change`, body)
const leaving = { action: 'termination', effectiveOn: '2026-09-30', terminationKind: 'involuntary' }

describe('reasons', () => {
  test('the usual ones are each for something, and say a kind only where people leave', async () => {
    expect(reasons.length).toBeGreaterThan(30)
    expect(await rows(`select code from change_reason where kind is not null and not 'termination' = any (actions) or kind is null and 'termination' = any (actions)`)).toEqual([])
    const filtered = (await ask('eli', 'GET', '/reasons?actions=hours&status=in_use')).body.items as { actions: string[] }[]
    expect(filtered.length).toBeGreaterThan(2)
    expect(filtered.every(({ actions }) => actions.includes('hours'))).toBe(true)
  })
  test('stand on the change, and on the employment that it ends, beside the words', async () => {
    const { assignmentId, employmentId, personId } = await hire()
    await change(assignmentId, { effectiveOn: '2026-03-01', weeklyHours: 30, reasonId: reason('care'), reason: 'Until summer' })
    await change(assignmentId, { ...leaving, reasonId: reason('redundancy'), reason: 'Line 3 closes' })
    expect((await ask('cora', 'GET', `/employment-changes?personId=${personId}`)).body.items).toMatchObject([{ reasonId: reason('redundancy') }, { reasonId: reason('care'), reason: 'Until summer' }])
    expect((await ask('cora', 'GET', `/employments/${employmentId}`)).body).toMatchObject({ terminationReasonId: reason('redundancy'), terminationReason: 'Line 3 closes' })
    expect((await ask('mia', 'GET', `/employments/${employmentId}`)).body).toMatchObject({ terminationReasonId: null })
    await ask('cora', 'POST', `/employments/${employmentId}/reinstate`)
    expect((await ask('cora', 'GET', `/employments/${employmentId}`)).body).toMatchObject({ terminationReasonId: null })
  })
  test.each([
    ['of another kind of leaving', { ...leaving, reasonId: 'studies' }, 'people.reason_contradicts'],
    ['for something else', { ...leaving, reasonId: 'care' }, 'people.reason_for_else'],
    ['for an end, of a change of hours', { effectiveOn: '2026-09-01', weeklyHours: 20, reasonId: 'redundancy' }, 'people.reason_for_else'],
  ])('%s are refused by name, on both ways', async (_, body, code) => {
    const { assignmentId, employmentId } = await hire()
    expect(await change(assignmentId, { ...body, reasonId: reason(body.reasonId) })).toMatchObject({ status: 422, body: { code, field: 'reasonId' } })
    if ('terminationKind' in body) expect(await ask('cora', 'POST', `/employments/${employmentId}/terminate`, { endsOn: body.effectiveOn, terminationKind: body.terminationKind, terminationReasonId: reason(body.reasonId) })).toMatchObject({ status: 422, body: { code, field: 'terminationReasonId' } })
  })
  test('that are retired are offered to nobody, and stay where they were used, also on what was planned', async () => {
    const { assignmentId, employmentId } = await hire()
    const { body: { id } } = await ask('cora', 'POST', '/reasons', { name: 'Moves abroad', actions: ['termination'], kind: 'voluntary' })
    const { body } = await change(assignmentId, { ...leaving, terminationKind: 'voluntary', reasonId: id, isPlanned: true })
    expect((await ask('cora', 'POST', `/reasons/${id}/retire`)).status).toBe(200)
    expect(await change(assignmentId, { effectiveOn: '2026-09-30', action: 'termination', terminationKind: 'voluntary', reasonId: id, isPlanned: true })).toMatchObject({ status: 422, body: { code: 'people.reason_retired' } })
    expect((await ask('cora', 'POST', `/employment-changes/${body['changeId']}/release`)).status).toBe(200)
    expect((await ask('cora', 'GET', `/employments/${employmentId}`)).body).toMatchObject({ terminationReasonId: id })
    expect((await ask('cora', 'POST', `/reasons/${id}/restore`)).status).toBe(200)
    expect((await ask('cora', 'DELETE', `/reasons/${id}`)).status).toBe(404)
  })
  test('are kept by who leads people records or keeps the company’s structure; each says for what', async () => {
    for (const who of ['eli', 'mia', 'gus', 'spe', 'ava', 'key'] as const) expect((await ask(who, 'POST', '/reasons', { name: 'Mine', actions: ['pay'] })).status, who).toBe(403)
    expect((await ask('cora', 'POST', '/reasons', { name: 'Nothing', actions: [] })).status).toBe(400)
    expect((await ask('cora', 'POST', '/reasons', { name: 'Else', actions: ['dancing'] })).status).toBe(400)
    expect((await ask('cora', 'POST', '/reasons', { name: 'Annual Pay Review', actions: ['pay'] })).status).toBe(422)
    expect((await ask('cora', 'PATCH', `/reasons/${reason('studies')}`, { kind: 'other' }, { 'if-match': '"1"' })).status).toBe(400)
  })
})
