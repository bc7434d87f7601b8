import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { addDays, type Day } from '#shared/calendar.ts'
import { leaveThere, policy, posted, rules, types } from '../../../test/fixtures/away.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, cora, eli, entities, gus, insert, job, jobActor, mia, places, seen, units, uuid, work, zoe } from '../../../test/fixtures/world.ts'
import { inStep } from './along.ts'
import type { PolicyRules } from './policy-rules.ts'

const made = await served()
const { ask, owner, rows, truth } = made
const at = async (day: string) => { await closeDatabase(); openDatabase(made.database.appUrl, { now: `${day}T12:00:00Z` }); await posted() }
const spare = uuid(347, 1)
type Held = { personId: string; employmentId: string }
const hired = async () => {
  const answer = await ask('cora', 'POST', '/people/hire', { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-01', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40 })
  expect(answer.status, answer.text).toBe(201)
  await posted()
  return answer.body as unknown as Held
}
const asked = async ({ personId, employmentId }: Held, startsOn: Day, endsOn: Day, more: object = {}) => {
  const answer = await ask('cora', 'POST', '/leave-requests', { personId, employmentId, leaveTypeId: types.vacation, startsOn, endsOn, ...more })
  expect(answer.status, answer.text).toBe(201)
  return String(answer.body.id)
}
const booked = async (...given: Parameters<typeof asked>) => {
  const id = await asked(...given), answer = await ask('cora', 'POST', `/leave-requests/${id}/approve`, {})
  expect(answer.status, answer.text).toBe(200)
  return id
}
const transferred = async ({ employmentId }: Held, startsOn: Day) => String(((await ask('cora', 'POST', `/employments/${employmentId}/continue`, { legalEntityId: entities.spare, startsOn })).body as unknown as Held).employmentId)
const recall = async ({ employmentId }: Held) => { const answer = await ask('cora', 'POST', `/employments/${employmentId}/recall`); expect(answer.status, answer.text).toBe(200); await posted() }
const requests = (employmentId: string) => rows(`select starts_on::text as "from", ends_on::text as "to", last_day::text as last, status, quantity::float8 as n from leave_request where employment_id = $1 order by starts_on, id`, [employmentId])
const heard = async ({ personId }: Held) => (await rows(`select kind from notification where person_id = $1 and kind like 'leave.%' order by kind`, [personId])).map(({ kind }) => kind)
const entries = (employmentId: string) => rows(`select e.on_day::text as on, e.kind, e.layer, round(sum(e.numerator::numeric / e.denominator), 6)::float8 as n from leave_entry e join leave_account a on a.id = e.account_id where a.employment_id = $1 group by 1, 2, 3 having round(sum(e.numerator::numeric / e.denominator), 6) <> 0 order by 1, 2, 3`, [employmentId])
const has = async (employmentId: string, on: string) => ((await ask('cora', 'GET', `/employments/${employmentId}/leave?on=${on}`)).body['accounts'] as { code: string; quantity: number }[]).find(({ code }) => code === 'vacation')?.quantity
const says = (transfers: PolicyRules['transfers'] | null) => owner.query(`update leave_policy_version set rules = case when $2::jsonb is null then rules - 'transfers' else rules || jsonb_build_object('transfers', $2::jsonb) end where policy_id = $1`, [policy, transfers && JSON.stringify(transfers)])
const carries = ['statutory', 'contractual', 'carried'] as const

beforeAll(async () => {
  await leaveThere(owner, { more: { yearFrom: '2026-01-01' } })
  await insert(owner, 'leave_policy', [{ organization_id: acme, version: 1, id: spare, name: 'Spare', leave_type_id: types.vacation, legal_entity_id: entities.spare }])
  await insert(owner, 'leave_policy_version', [{ organization_id: acme, version: 1, id: uuid(348, 1), policy_id: spare, starts_on: '2024-01-01', rules, approval: 'manager', may_owe: 0 }])
})
beforeEach(async () => { await says({ carries, booked: 'approved' }); await at('2026-06-15') })

describe('leave booked beyond a transfer', () => {
  test('goes along, approved as it was: what lies before stays, the rest is leave of the new employment against its account, and the person is told once of each', async () => {
    const held = await hired()
    await booked(held, '2026-06-29', '2026-07-03')
    await booked(held, '2026-08-03', '2026-08-07', { firstPart: 'afternoon' })
    const next = await transferred(held, '2026-07-02'), before = await heard(held)
    await at('2026-07-01')
    expect(await requests(next)).toEqual([])
    await at('2026-07-02')
    const then = await requests(next)
    expect(then).toEqual([{ from: '2026-07-02', to: '2026-07-03', last: null, status: 'approved', n: 2 }, { from: '2026-08-03', to: '2026-08-07', last: null, status: 'approved', n: 4.5 }])
    expect(await requests(held.employmentId)).toEqual([{ from: '2026-06-29', to: '2026-07-03', last: '2026-07-01', status: 'approved', n: 3 }, { from: '2026-08-03', to: '2026-08-07', last: null, status: 'cancelled', n: 4.5 }])
    expect((await heard(held)).length - before.length).toBe(2)
    expect((await heard(held)).filter(kind => kind === 'leave.along')).toHaveLength(2)
    expect(await has(next, '2026-12-31')).toBeCloseTo(25 - 3 - 2 - 4.5, 9)
    // Posted again, nothing goes along twice.
    await posted()
    expect(await requests(next)).toEqual(then)
    // Their manager sees dates; whoever has nothing to do with it sees nothing.
    expect(await seen(mia, 'leave_request', 'employment_id = $1', [next])).toHaveLength(2)
    expect(await seen(zoe, 'leave_request', 'employment_id = $1', [next])).toEqual([])
  })
  test('goes along to be asked for again where the company says so: the manager there decides, and until then it isn’t granted', async () => {
    await says({ carries, booked: 'asked' })
    const held = await hired()
    await booked(held, '2026-08-03', '2026-08-07')
    const next = await transferred(held, '2026-07-02')
    await at('2026-07-02')
    const [row] = await rows('select id, status from leave_request where employment_id = $1', [next])
    expect(row).toMatchObject({ status: 'asked' })
    const [step] = await rows(`select s.id, s.version from approval a join approval_step s on s.approval_id = a.id where a.record_id = $1 and a.status = 'open'`, [row!['id']])
    expect((await ask('mia', 'POST', `/approval-steps/${String(step!['id'])}/answer`, { answer: 'approve', version: step!['version'] })).status).toBe(200)
    expect(await requests(next)).toMatchObject([{ status: 'approved' }])
  })
  test('that nobody had answered is asked for there', async () => {
    const held = await hired(), id = await asked(held, '2026-08-03', '2026-08-04'), next = await transferred(held, '2026-07-02')
    await at('2026-07-02')
    expect([await requests(next), await truth(`select count(*)::int from approval where record_id = $1 and status = 'open'`, [id])]).toMatchObject([[{ status: 'asked' }], 0])
  })
  test('ends where the policy lets it go nowhere, or there isn’t as much there', async () => {
    await says({ carries })
    const held = await hired()
    await booked(held, '2026-08-03', '2026-08-07')
    const next = await transferred(held, '2026-07-02')
    await at('2026-07-02')
    expect([await requests(next), await requests(held.employmentId), (await heard(held)).includes('leave.along')]).toMatchObject([[], [{ status: 'cancelled' }], false])
    await at('2026-06-15')
    await says({ carries: ['carried'], booked: 'approved' })
    const other = await hired()
    await booked(other, '2026-08-03', '2026-08-28')
    const there = await transferred(other, '2026-07-02')
    await at('2026-07-02')
    expect([await requests(there), await requests(other.employmentId)]).toMatchObject([[], [{ status: 'cancelled' }]])
  })
  test('is back with a transfer that is taken back, cut short as it was meanwhile; and what is left of it isn’t put back by hand', async () => {
    const held = await hired()
    await booked(held, '2026-06-29', '2026-07-03')
    await booked(held, '2026-08-03', '2026-08-07')
    await booked(held, '2026-09-07', '2026-09-08')
    const next = await transferred(held, '2026-07-02')
    await at('2026-07-02')
    const [, second, third] = await rows('select id from leave_request where employment_id = $1 order by starts_on', [next])
    expect((await ask('cora', 'POST', `/leave-requests/${String(second!['id'])}/shorten`, { lastDay: '2026-08-05' })).status).toBe(200)
    expect((await ask('cora', 'POST', `/leave-requests/${String(third!['id'])}/cancel`)).status).toBe(200)
    await recall(held)
    expect(await requests(held.employmentId)).toMatchObject([{ last: null, status: 'approved', n: 5 }, { last: '2026-08-05', status: 'approved', n: 3 }, { status: 'cancelled' }])
    expect((await requests(next)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(await has(held.employmentId, '2026-12-31')).toBeCloseTo(25 - 5 - 3, 9)
    expect((await heard(held)).filter(kind => kind === 'leave.along')).toHaveLength(5)
    const put = await ask('cora', 'POST', `/employments/${next}/putBack`)
    expect([put.status, put.body]).toMatchObject([422, { code: 'people.transfer_undone' }])
  })
  test('of any days, whatever the day of the transfer: taken together it is the same, and taken back it is as if nobody had gone', () => fc.assert(fc.asyncProperty(
    fc.uniqueArray(fc.record({ week: fc.integer({ min: 1, max: 20 }), from: fc.nat(4), length: fc.nat(6) }), { selector: ({ week }) => week >> 1, maxLength: 4 }), fc.integer({ min: 1, max: 90 }), async (leaves, nth) => {
      await at('2026-06-15')
      const held = await hired(), since = addDays('2026-06-15', nth)
      for (const { week, from, length } of leaves) {
        const startsOn = addDays('2026-06-15', 7 * week + from)
        await booked(held, startsOn, addDays(startsOn, length > 4 - from ? length + 2 : length))
      }
      const next = await transferred(held, since)
      await at(since)
      const counted = `select coalesce(sum(quantity), 0)::float8 from leave_request where person_id = $1 and status = 'approved'`, wanted = await truth(`select coalesce(sum(d.quantity), 0)::float8 from leave_request r join leave_day d on d.request_id = r.id where r.employment_id = $1 and r.continues_id is null`, [held.employmentId])
      expect(await truth(counted, [held.personId])).toBe(wanted)
      expect(await has(next, '2026-12-31')).toBeCloseTo(25 - Number(wanted), 9)
      await recall(held)
      expect([await truth(counted, [held.personId]), (await requests(held.employmentId)).every(({ status, last }) => status === 'approved' && last === null)]).toEqual([wanted, true])
      expect(await has(held.employmentId, '2026-12-31')).toBeCloseTo(25 - Number(wanted), 9)
      expect((await entries(held.employmentId)).filter(({ kind }) => kind === 'handed_on' || kind === 'paid_out')).toEqual([])
    }), { numRuns: 6 }))
  test('is taken along by time alone', async () => {
    for (const who of [eli, mia, gus, cora, jobActor]) for (const text of ['select * from app.leave_going_along()', `select app.take_leave_along('${acme}', '${acme}', '${acme}', '2026-07-02', '[]', '[]', true)`, `select app.bring_leave_back('${acme}', '${acme}')`, `select app.put_to_approval('${acme}', '${acme}', '${acme}')`]) expect(await attempt(who, text)).toBe('42501')
  })
})

test('every second week stays the same second week', () => {
  expect([inStep({ beganOn: '2026-06-01', startsOn: '2026-07-02', everyWeeks: 2 }), inStep({ beganOn: '2026-06-01', startsOn: '2026-07-09', everyWeeks: 2 }), inStep({ beganOn: '2026-06-01', startsOn: '2026-07-02', everyWeeks: null })]).toEqual(['2026-07-02', '2026-07-13', '2026-07-02'])
})
