import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, actors, entities, job, places, units, work } from '../../../test/fixtures/world.ts'
import type { JobOnDay } from './contract-plans.ts'
import { laidOver } from './on-day.ts'

const { ask, owner } = await served()
type Who = Parameters<typeof ask>[0]
const day = '2026-10-01'
let n = 0
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { name: `Dayna ${String.fromCharCode(65 + n % 26).repeat(3)}${n++}`, legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-05', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40, amount: '51234', currency: 'GBP', per: 'year', ...more })).body as unknown as { personId: string; assignmentId: string }
const at = (who: Who, id: string, on = day) => ask(who, 'GET', `/assignments/${id}/on?day=${on}`)
const seenBy = async (who: Who, id: string, on = day) => (await at(who, id, on)).body as unknown as JobOnDay
const of = (told: JobOnDay, field: string) => told.facts.find(each => each.field === field)
const everybody = Object.keys(actors) as (keyof typeof actors)[]
beforeEach(async () => { await owner.query('delete from change_chain where organization_id = $1', [acme]).catch(() => {}) })

test('those named see a plan laid over the facts of a day, over who stands above and who reports; everybody else the very same world as before', async () => {
  const held = await hire(), boss = await hire({ managerAssignmentId: job('dora') }), ids = [held.assignmentId, boss.assignmentId, job('mia'), job('zoe')]
  const world = async () => Object.fromEntries(await Promise.all(everybody.flatMap(who => ids.map(async id => [`${who} ${id}`, (await at(who, id)).text] as const))))
  const before = await world()
  const { status, body } = await ask('cora', 'POST', `/assignments/${held.assignmentId}/change`, { isPlanned: true, asksApproval: false, effectiveOn: '2026-09-01', action: 'promotion', jobId: work.lead, managerAssignmentId: boss.assignmentId, amount: '77777', currency: 'GBP', per: 'year', weeklyHours: 32 })
  expect(status).toBe(200)
  const after = await world(), changed = Object.keys(before).filter(key => before[key] !== after[key]).map(key => key.split(' ')[0])
  // The person, their manager, a colleague, the site’s generalist, other HR, auditors, keys: nothing is other than it was.
  expect(new Set(changed)).toEqual(new Set(['cora']))
  for (const who of everybody.filter(each => each !== 'cora')) for (const id of ids) expect(after[`${who} ${id}`], who).not.toMatch(/77777|"isPlanned":(true|"joins"|"leaves")|"changeId"/)
  const told = await seenBy('cora', held.assignmentId)
  expect(of(told, 'jobId')).toMatchObject({ value: 'engineer', planned: { value: 'lead', changeId: body['changeId'] } })
  expect(of(told, 'amount')).toMatchObject({ value: '51234.00', planned: { value: '77777.00', currency: 'GBP' } })
  expect(of(told, 'weeklyHours')).toMatchObject({ value: '40', planned: { value: '32' } })
  expect(of(told, 'unitId')).toMatchObject({ planned: null })
  expect(told.line.map(({ assignmentId, isPlanned }) => [assignmentId, isPlanned])).toEqual([[boss.assignmentId, true], [job('dora'), true], ...told.line.slice(2).map(each => [each.assignmentId, true])])
  const reports = async (id: string) => (await seenBy('cora', id)).reports.find(each => each.assignmentId === held.assignmentId)?.isPlanned
  expect([await reports(boss.assignmentId), await reports(job('mia'))]).toEqual(['joins', 'leaves'])
  // Before its day nothing of it is there.
  const early = await seenBy('cora', held.assignmentId, '2026-08-31')
  expect(early.facts.every(({ planned }) => planned === null) && early.line[0]!.assignmentId === job('mia')).toBe(true)
  // Released, it is the world of that day, for each by their rights: the manager to be sees no pay.
  expect((await ask('cora', 'POST', `/employment-changes/${body['changeId']}/release`)).status).toBe(200)
  expect(of(await seenBy('gus', held.assignmentId), 'jobId')).toMatchObject({ value: 'lead', planned: null })
  expect(of(await seenBy('mia', held.assignmentId), 'amount')).toBeUndefined()
})

test('whoever is asked to approve a plan isn’t shown it laid over the world: only the change itself, as far as it is theirs', async () => {
  const { body } = await ask('cora', 'POST', '/approval-chains', { name: 'On day', actions: ['promotion'], startsOn: '2026-01-01' })
  await ask('cora', 'POST', '/chain-steps', { chainId: body['id'], number: 1, holder: 'direct', passesOn: 'stays', tellsAtOnce: false })
  const held = await hire(), before = (await at('mia', held.assignmentId)).text
  const asked = await ask('gus', 'POST', `/assignments/${held.assignmentId}/change`, { asksApproval: true, effectiveOn: '2026-09-01', action: 'promotion', jobId: work.lead, amount: '77777', currency: 'GBP', per: 'year' })
  expect(asked.body['status']).toBe('requested')
  expect((await ask('mia', 'GET', `/employment-changes/${asked.body['changeId']}`)).status).toBe(200)
  expect((await at('mia', held.assignmentId)).text).toBe(before)
  await owner.query(`update change_chain set starts_on = '2026-01-01', ends_on = '2026-01-02'`)
})

test('a planned end and a planned hire show to those named alone; who isn’t there on the day is said not to be', async () => {
  const held = await hire({ managerAssignmentId: job('zoe') })
  const { body } = await ask('cora', 'POST', `/assignments/${held.assignmentId}/change`, { isPlanned: true, action: 'termination', effectiveOn: '2026-08-31', terminationKind: 'involuntary' })
  await ask('cora', 'POST', '/people/plan-hire', { name: 'Sika Secret', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-09-15', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('zoe') })
  expect((await seenBy('cora', held.assignmentId)).plannedEnd).toEqual({ on: '2026-08-31', changeId: body['changeId'] })
  expect((await seenBy('cora', job('zoe'))).reports.filter(({ isPlanned }) => isPlanned).map(({ name, isPlanned }) => [name.split(' ')[0], isPlanned])).toEqual([['Dayna', 'leaves'], ['Sika', 'joins']])
  for (const who of everybody.filter(each => each !== 'cora')) for (const id of [held.assignmentId, job('zoe')]) expect((await at(who, id)).text, who).not.toMatch(/Sika|2026-08-31|leaves|joins/)
  expect(await seenBy('cora', held.assignmentId, '2025-12-31')).toMatchObject({ isThere: false, facts: [], line: [] })
  for (const who of ['stranger', 'guest'] as const) expect((await at(who, held.assignmentId)).status, who).toBe(404)
})

test('of plans in any order each field says what the last of them would make of it, and what holds without them', () => {
  const fields = ['jobId', 'weeklyHours', 'grade'] as const
  const change = fc.record({ sets: fc.subarray([...fields], { minLength: 1 }), value: fc.integer({ min: 1, max: 99 }) })
  fc.assert(fc.property(fc.array(change, { maxLength: 6 }), fc.dictionary(fc.constantFrom(...fields), fc.integer()), (plans, stood) => {
    const changes = plans.map(({ sets, value }, i) => ({ id: `${i}`, action: 'other', effectiveOn: '', sets, ...Object.fromEntries(sets.map(field => [field, value])) }))
    for (const field of fields) {
      const last = changes.findLast(({ sets }) => sets.includes(field)), told = laidOver(stood, changes).find(each => each.field === field)
      expect(told?.planned?.changeId ?? null).toBe(last?.id ?? null)
      expect(told?.value ?? null).toBe(stood[field] === undefined ? null : String(stood[field]))
      expect(told === undefined).toBe(last === undefined && stood[field] === undefined)
    }
  }))
})
