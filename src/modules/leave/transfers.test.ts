import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { addDays, type Day } from '#shared/calendar.ts'
import { sum } from '#shared/exact.ts'
import { leaveThere, policy, posted, rules, types } from '../../../test/fixtures/away.ts'
import { served } from '../../../test/fixtures/api.ts'
import { anyDay, byLayer, policies, takings, told } from '../../../test/fixtures/leave-any.ts'
import { acme, attempt, cora, entities, gus, insert, job, places, seen, units, uuid, work, zoe } from '../../../test/fixtures/world.ts'
import { balanceOn, toPost, type Entry, type Policy } from './account.ts'
import { accountOf, type AccountFacts } from './ledger.ts'
import type { PolicyRules } from './policy-rules.ts'

const all = ['carried', 'statutory', 'further_statutory', 'contractual', 'bought', 'in_lieu'] as const
const rowOf = (policyId: string, of: Policy, opensOn: Day, more: Partial<AccountFacts> = {}) => ({
  organization_id: '', account_id: '', person_id: '', employment_id: '', leave_type_id: '', policy_id: policyId, unit: 'days', opens_on: opensOn, today: '2027-12-31', ends_on: null, service_from: opensOn, born_on: null,
  terms: [{ from: opensOn, hours: 40, days: 5 }], versions: [{ id: policyId, from: '2020-01-01', rules: { ...of, unit: 'days' }, approval: 'hr', mayOwe: 0 }], taken: [], entered: [], notices: [], absences: [], closed: [], more: {}, ...more,
}) as AccountFacts
const taken = (days: readonly { on: Day; days: number }[]) => days.map(({ on, days }, nth) => ({ on, days, minutes: 0, request: String(nth), status: 'approved', ill: false })) as unknown as AccountFacts['taken']
const of = (kind: Entry['kind'], entries: readonly Entry[]) => sum(entries.filter(each => each.kind === kind).map(({ days }) => days))

describe('a transfer to another legal entity, for any policies, leave and days', () => {
  const cases = fc.record({ first: policies, second: policies, startsOn: anyDay, stays: fc.integer({ min: 1, max: 700 }), taken: takings, on: anyDay, months: fc.constantFrom(undefined, 3, 12) }).map(({ first: { ends: _, ...first }, second: { ends: __, ...second }, startsOn, stays, taken: days, on, months }) => {
    const last = addDays(startsOn, stays), hands: Policy = { ...first, transfers: { carries: all, ...months && { months } } }, here = days.filter(each => each.on <= last), there = days.filter(each => each.on > last)
    const old = rowOf('a', hands, startsOn, { ends_on: last, taken: taken(here), more: { handsOn: true } })
    const next = rowOf('b', second, addDays(last, 1), { taken: taken(there), more: { before: old } })
    const one = rowOf('a', hands, startsOn, { taken: taken([...here, ...there]), terms: [{ from: startsOn, hours: 40, days: 5 }], more: { assigned: [{ from: addDays(last, 1), policyId: 'b', versions: next.versions }] } })
    return { old, next, one, last, on, months, stays: rowOf('a', hands, startsOn, { taken: taken(here) }) }
  })
  const until = (row: AccountFacts, on: Day) => accountOf(row).until(on, 'approved')
  test('what one account hands on is what the other takes over, and nothing is left of it', () => {
    fc.assert(fc.property(cases, ({ old, next, last }) => {
      const end = until(old, '2029-12-31'), begins = until(next, addDays(last, 1))
      expect(balanceOn(end, '2029-12-31').days.is(0)).toBe(true)
      expect(of('handed_on', end).plus(of('taken_over', begins)).is(0)).toBe(true)
    }), { numRuns: 150 })
  })
  test('until its day nothing is valued anew, and carried as it is it comes on every day to what another policy within one employment comes to', () => {
    fc.assert(fc.property(cases, ({ old, next, one, last, on, months }) => {
      const [split, whole] = on <= last ? [told(until(old, on).filter(({ kind }) => kind !== 'handed_on')), told(until(one, on))] : [told(byLayer(until(next, on), on)), told(byLayer(until(one, on), on))]
      fc.pre(on <= last || !months)
      expect(split).toBe(whole)
    }), { numRuns: 200 })
  })
  test('entries until a day are the beginning of those until a later one, and taken back it leaves what there would have been', () => {
    fc.assert(fc.property(cases, anyDay, ({ old, next, on, stays }, other) => {
      const [early, late] = [on, other].sort() as [Day, Day]
      expect(told(until(next, early))).toBe(told(until(next, late).filter(each => each.on <= early)))
      const kept = until(old, late), due = until(stays, late), back = [...kept, ...toPost(kept, due)]
      expect(toPost(back, due)).toEqual([])
      for (const day of new Set(back.map(each => each.on))) expect(byLayer(back, day)).toEqual(byLayer(due, day))
    }), { numRuns: 120 })
  })
})

const made = await served()
const { ask, owner, rows, truth } = made
const at = async (day: string) => { await closeDatabase(); openDatabase(made.database.appUrl, { now: `${day}T12:00:00Z` }); await posted() }
const spare = uuid(347, 1)
const newcomer = { legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-01', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40 }
type Held = { personId: string; employmentId: string; assignmentId: string }
const hire = async (more: object = {}) => {
  const answer = await ask('cora', 'POST', '/people/hire', { name: 'Noor', ...newcomer, ...more })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as unknown as Held
}
const transfer = async ({ employmentId }: Held, startsOn: string) => {
  const answer = await ask('cora', 'POST', `/employments/${employmentId}/continue`, { legalEntityId: entities.spare, startsOn })
  expect(answer.status, answer.text).toBe(201)
  return (answer.body as unknown as { employmentId: string }).employmentId
}
const entries = (employmentId: string) => rows(`select e.on_day::text as on, e.kind, e.layer, round(sum(e.numerator::numeric / e.denominator), 4)::float8 as n from leave_entry e join leave_account a on a.id = e.account_id where a.employment_id = $1 and a.leave_type_id = $2 group by 1, 2, 3 having round(sum(e.numerator::numeric / e.denominator), 6) <> 0 order by 1, 2, 3`, [employmentId, types.vacation])
const has = async (employmentId: string, on: string) => ((await ask('cora', 'GET', `/employments/${employmentId}/leave?on=${on}`)).body['accounts'] as { code: string; quantity: number }[]).find(({ code }) => code === 'vacation')?.quantity

beforeAll(async () => {
  await leaveThere(owner, { more: { yearFrom: '2026-01-01', transfers: { carries: ['statutory', 'carried'] } } })
  const there: PolicyRules = { ...rules, gives: [{ layer: 'statutory', weeks: 6 }], order: ['carried', 'statutory', 'contractual'] }
  await insert(owner, 'leave_policy', [{ organization_id: acme, version: 1, id: spare, name: 'Spare', leave_type_id: types.vacation, legal_entity_id: entities.spare }])
  await insert(owner, 'leave_policy_version', [{ organization_id: acme, version: 1, id: uuid(348, 1), policy_id: spare, starts_on: '2024-01-01', rules: there, approval: 'automatic', may_owe: 0 }])
  await posted()
})

describe('in the database', () => {
  test('the account of one legal entity closes, the other’s goes on from it by its own policy; what doesn’t go along is paid out; each knows the other', async () => {
    const held = await hire()
    await posted()
    const next = await transfer(held, '2026-07-02')
    await at('2026-07-02')
    expect((await entries(held.employmentId)).filter(({ on }) => on === '2026-07-01').map(({ kind, layer, n }) => [kind, layer, n])).toEqual([['handed_on', 'statutory', -20], ['paid_out', 'contractual', -5]])
    expect((await entries(next)).map(({ on, kind, layer, n }) => [on, kind, layer, n])).toEqual([['2026-07-02', 'accrual', 'contractual', -2.5068], ['2026-07-02', 'accrual', 'statutory', 5.0137], ['2026-07-02', 'taken', 'contractual', 2.5068], ['2026-07-02', 'taken', 'statutory', -2.5068], ['2026-07-02', 'taken_over', 'statutory', 20]])
    expect([await has(held.employmentId, '2026-12-31'), await has(next, '2026-12-31')]).toEqual([0, expect.closeTo(20 - 5 * 183 / 365 + 10 * 183 / 365, 6)])
    expect(await truth('select continues_id from leave_account where employment_id = $1 and leave_type_id = $2', [next, types.vacation])).toBe(await truth('select id from leave_account where employment_id = $1 and leave_type_id = $2', [held.employmentId, types.vacation]))
    await at('2026-06-15')
  })
  test('what is put right before it afterwards goes along too', async () => {
    const held = await hire()
    await posted()
    const next = await transfer(held, '2026-06-15')
    await posted()
    const before = (await has(next, '2026-06-15'))!
    expect((await ask('cora', 'POST', '/leave-entered', { personId: held.personId, employmentId: held.employmentId, leaveTypeId: types.vacation, onDay: '2026-06-01', kind: 'adjustment', layer: 'statutory', amount: -2, reason: 'Taken in March' })).status).toBe(201)
    await posted()
    expect(await has(next, '2026-06-15')).toBeCloseTo(before - 2, 9)
    expect((await entries(next)).find(({ kind }) => kind === 'taken_over')).toMatchObject({ n: 18 })
  })
  test('taken back, the old account goes on as if nobody had gone: before its day without a trace, after it by entries that take back', async () => {
    const held = await hire()
    await posted()
    const before = await entries(held.employmentId)
    const ahead = await transfer(held, '2026-09-01')
    await posted()
    expect(await truth('select count(*)::int from leave_account where employment_id = $1', [ahead])).toBe(2)
    const recalled = await ask('cora', 'POST', `/employments/${held.employmentId}/recall`)
    expect(recalled.status, recalled.text).toBe(200)
    expect(await truth('select count(*)::int from leave_account where employment_id = $1', [ahead])).toBe(0)
    const over = await transfer(held, '2026-06-10')
    await posted()
    expect((await entries(over)).length).toBeGreaterThan(0)
    const again = await ask('cora', 'POST', `/employments/${held.employmentId}/recall`)
    expect(again.status, again.text).toBe(200)
    await posted()
    expect(await entries(held.employmentId)).toEqual(before)
    expect(await rows('select status, continues_id from employment where id = $1', [over])).toEqual([{ status: 'withdrawn', continues_id: null }])
    expect(await truth('select count(*)::int from directory_entry where person_id = $1', [held.personId])).toBe(1)
    const third = await transfer(held, '2026-06-12')
    await posted()
    expect(await has(third, '2026-06-15')).toBeGreaterThan(0)
  })
  test('leave asked for in the other legal entity stands on it', async () => {
    const held = await hire()
    await posted()
    const next = await transfer(held, '2026-06-01')
    await posted()
    const asked = await ask('cora', 'POST', '/leave-requests', { personId: held.personId, employmentId: next, leaveTypeId: types.vacation, startsOn: '2026-07-06', endsOn: '2026-07-07' })
    expect(asked.status, asked.text).toBe(201)
    expect((await ask('cora', 'POST', `/employments/${held.employmentId}/recall`)).body).toMatchObject({ code: 'people.built_upon' })
  })
  test('where the policy lets nothing go along, it is the end of one account and the beginning of another', async () => {
    await owner.query(`update leave_policy_version set rules = rules - 'transfers' where policy_id = $1`, [policy])
    const held = await hire()
    await posted()
    const next = await transfer(held, '2026-06-01')
    await posted()
    expect((await entries(held.employmentId)).filter(({ on }) => on === '2026-05-31').map(({ kind }) => kind)).toContain('paid_out')
    expect((await entries(next)).map(({ kind, layer }) => [kind, layer])).toEqual([['accrual', 'statutory']])
  })
  test('whoever is hired again has a new account, with nothing of the old one', async () => {
    const held = await hire({ name: 'Again' })
    await posted()
    expect((await ask('cora', 'POST', `/employments/${held.employmentId}/terminate`, { endsOn: '2026-05-31', terminationKind: 'voluntary' })).status).toBe(200)
    await posted()
    const again = await hire({ name: 'Again', personId: held.personId, startsOn: '2026-06-08' })
    await posted()
    expect(await rows('select continues_id from leave_account where employment_id = $1 and leave_type_id = $2', [again.employmentId, types.vacation])).toEqual([{ continues_id: null }])
    expect((await entries(again.employmentId)).map(({ kind }) => kind)).toEqual(['accrual', 'accrual'])
    expect(await has(held.employmentId, '2026-06-15')).toBe(0)
  })
  test('neither account is told to who has nothing to do with leave', async () => {
    const [row] = await rows('select id from leave_account where continues_id is not null limit 1')
    expect(await seen(zoe, 'leave_account', 'id = $1', [row!['id']])).toEqual([])
    for (const who of [zoe, gus, cora]) for (const text of [`select * from app.leave_facts_before('${acme}', '${acme}')`, `select app.drop_leave('${acme}', '${acme}')`]) expect(await attempt(who, text)).toBe('42501')
  })
})
