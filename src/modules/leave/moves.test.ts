import { beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { leaveThere, policy, posted, rules, types } from '../../../test/fixtures/away.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, cora, eli, employment, gus, insert, job, mia, now, person, places, seen, uuid, zoe } from '../../../test/fixtures/world.ts'
import type { PolicyRules } from './policy-rules.ts'

const made = await served()
const { ask, owner, rows, truth } = made
const leeds = uuid(345, 1), other = uuid(345, 2)
const at = async (day: string) => { await closeDatabase(); openDatabase(made.database.appUrl, { now: `${day}T12:00:00Z` }); await posted() }
type Account = { code: string; quantity: number; policyName: string; policies: { id: string; name: string; from: string; because: string }[] }
const has = async (on?: string, who: 'eli' | 'gus' | 'cora' = 'eli') => ((await ask(who, 'GET', `/employments/${employment('eli')}/leave${on ? `?on=${on}` : ''}`)).body['accounts'] as Account[]).find(({ code }) => code === 'vacation')!
const ledger = () => rows(`select e.on_day::text as on, e.kind, e.layer, round(sum(e.numerator::numeric / e.denominator), 6)::float8 as n from leave_entry e join leave_account a on a.id = e.account_id where a.employment_id = $1 and a.leave_type_id = $2 group by 1, 2, 3 having round(sum(e.numerator::numeric / e.denominator), 6) <> 0 order by 1, 2, 3`, [employment('eli'), types.vacation])
const assign = (body: object, who: Parameters<typeof ask>[0] = 'gus', of: 'eli' | 'gus' = 'eli') => ask(who, 'POST', '/leave-policies-assigned', { personId: person(of), employmentId: employment(of), leaveTypeId: types.vacation, policyId: other, startsOn: '2026-07-02', ...body })
const takeBack = (id: unknown, who: Parameters<typeof ask>[0] = 'gus') => ask(who, 'POST', `/leave-policies-assigned/${String(id)}/takeBack`)
const move = (effectiveOn: string, locationId: string) => ask('cora', 'POST', `/assignments/${job('eli')}/change`, { effectiveOn, locationId, carries: [] })

beforeAll(async () => {
  await leaveThere(owner)
  const mine = { organization_id: acme, version: 1 }, of: PolicyRules = { ...rules, gives: [{ layer: 'statutory', weeks: 4 }, { layer: 'contractual', weeks: 2 }], accrual: { everyMonths: 12, at: 'start', joins: 'full', leaves: 'full' }, carries: { mostDays: 3, months: 6 } }
  await insert(owner, 'leave_policy', [{ ...mine, id: leeds, name: 'Leeds', leave_type_id: types.vacation, location_id: places.leeds }, { ...mine, id: other, name: 'Other', leave_type_id: types.vacation, legal_entity_id: await truth<string>(`select legal_entity_id from employment where id = $1`, [(await import('../../../test/fixtures/world.ts')).second.employment]), population_id: null, country: 'ZZ' }])
  await insert(owner, 'leave_policy_version', [leeds, other].map((id, i) => ({ ...mine, id: uuid(346, i), policy_id: id, starts_on: '2024-01-01', rules: of, approval: 'automatic', may_owe: 2 })))
  await posted()
})

describe('another policy from a day on', () => {
  test('is assigned by who looks after leave, ahead of its day, shown as it will count, and taken back', async () => {
    const before = await ledger()
    expect((await has('2026-12-31')).quantity).toBe(25)
    const answer = await assign({ reason: 'New agreement' })
    expect(answer.status, answer.text).toBe(201)
    expect(await has('2026-12-31')).toMatchObject({ quantity: 25 + 5 * 183 / 365, policyName: 'Other', policies: [{ name: 'Other', from: '2026-07-02', because: 'assigned' }] })
    expect(await has('2026-07-01')).toMatchObject({ quantity: 25, policyName: 'Policy 0' })
    await at('2026-07-02')
    expect((await ledger()).filter(({ on }) => String(on) < '2026-07-02')).toEqual(before)
    expect((await ledger()).filter(({ on }) => on === '2026-07-02').map(({ kind, layer, n }) => [kind, layer, Math.round(Number(n) * 100) / 100])).toEqual([['accrual', 'contractual', 2.51]])
    expect(await truth(`select v.policy_id from leave_entry e join leave_policy_version v on v.id = e.policy_version_id where e.on_day = '2026-07-02' and e.employment_id = $1 limit 1`, [employment('eli')])).toBe(other)
    expect((await takeBack(answer.body.id)).status).toBe(200)
    await posted()
    expect(await ledger()).toEqual(before)
    expect((await takeBack(answer.body.id)).status).toBe(409)
    await at(now.slice(0, 10))
  })
  test('says who answers a request from that day on, and how much may be owed', async () => {
    const id = (await assign({ startsOn: '2026-07-02' })).body.id
    const versions = await rows(`select (app.leave_version_of($1, $2, $3, d)).policy_id as policy from unnest('{2026-07-01,2026-07-02}'::date[]) d`, [acme, employment('eli'), types.vacation])
    expect(versions).toEqual([{ policy }, { policy: other }])
    await takeBack(id)
  })
  test('is of the same type, says something, and begins with the account or later', async () => {
    expect((await assign({ leaveTypeId: types.hours })).body).toMatchObject({ code: 'leave.policy_of_another_type' })
    await insert(owner, 'leave_policy', [{ organization_id: acme, version: 1, id: uuid(345, 9), name: 'Silent', leave_type_id: types.vacation, country: 'ZZ' }])
    expect((await assign({ policyId: uuid(345, 9) })).body).toMatchObject({ code: 'leave.policy_says_nothing' })
    expect((await assign({ startsOn: '2019-01-01' })).body).toMatchObject({ code: 'leave.before_the_account' })
    const id = (await assign({ startsOn: '2026-08-01' })).body.id
    expect((await assign({ startsOn: '2026-08-01' })).status).toBe(422)
    await takeBack(id)
  })
  test('is held against the law of where they work, shown first and refused with the rule, whatever place it is for', async () => {
    const few = uuid(345, 8), mine = { organization_id: acme, version: 1 }, law = (who: Parameters<typeof ask>[0], on: string, id = few) => ask(who, 'GET', `/leave-policies/${id}/law?employmentId=${employment('eli')}&on=${on}`)
    await insert(owner, 'leave_policy', [{ ...mine, id: few, name: 'Few', leave_type_id: types.vacation, country: 'US' }])
    await insert(owner, 'leave_policy_version', [[4, '2024-01-01'], [6, '2027-01-01']].map(([weeks, from], i) => ({ ...mine, id: uuid(346, 8 + i), policy_id: few, starts_on: from, ends_on: i ? null : '2026-12-31', rules: { ...rules, gives: [{ layer: 'contractual', weeks }], accrual: { everyMonths: 12, at: 'start', joins: 'full', leaves: 'full' } }, approval: 'automatic', may_owe: 2 })))
    const shown = (await law('gus', '2026-07-02')).body, short = { code: 'leave.below_law', rule: 'gb.statutory-holiday', says: 'Who works 5 days a week all year has 20 days by this policy in that leave year, and 28 by law.' }
    expect(shown).toMatchObject({ country: 'GB', breaches: [short] })
    const refused = await assign({ policyId: few })
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'leave.below_law', title: short.says, field: 'policyId', rule: 'gb.statutory-holiday' }])
    expect(await truth('select count(*)::int from leave_assigned where policy_id = $1', [few])).toBe(0)
    // Of its versions those count that will, whatever it said before.
    expect((await law('gus', '2027-01-01')).body).toMatchObject({ breaches: [] })
    const { body: { id } } = await assign({ policyId: few, startsOn: '2027-01-01' })
    const less = await ask('cora', 'POST', `/leave-policies/${few}/versions`, { from: '2028-01-01', rules: { ...rules, gives: [{ layer: 'statutory', weeks: 2 }] }, approval: 'automatic', mayOwe: 0 })
    expect([less.status, less.body['title']]).toEqual([422, 'It is assigned by hand to people elsewhere (United Kingdom). Who works 5 days a week and joins on 31 January 2028 has 9.18 days by this policy in that leave year, and 28 by law.'])
    await takeBack(id)
    // What the place of a colleague is, or a policy with it, is nobody’s to ask who doesn’t look after their leave.
    for (const who of ['mia', 'ben', 'zoe', 'spe', 'stranger'] as const) expect((await law(who, '2026-07-02')).status, who).toBe(404)
    for (const who of [eli, gus, mia, zoe]) expect(await seen(who, `app.leave_policy_assigned_at('${other}', '2026-07-02')`)).toEqual([])
  })
  test('nobody assigns their own, and no manager or colleague learns of one', async () => {
    const { body: { id } } = await assign({ reason: 'Between us' })
    expect((await assign({}, 'gus', 'gus')).status).toBe(403)
    for (const who of ['mia', 'ben', 'zoe', 'eli', 'spe'] as const) expect([403, 404], who).toContain((await assign({ startsOn: '2026-10-01' }, who)).status)
    for (const who of [mia, zoe]) expect(await seen(who, 'leave_assigned', 'id = $1', [id])).toEqual([])
    for (const who of ['mia', 'ben', 'zoe'] as const) expect((await ask(who, 'GET', `/events?aboutId=${person('eli')}`)).text, who).not.toContain('leave_assigned')
    for (const who of [eli, gus, cora]) expect(await seen(who, 'leave_assigned', 'id = $1', [id])).toHaveLength(1)
    expect([403, 404]).toContain((await takeBack(id, 'mia')).status)
    for (const who of [eli, gus, cora]) expect(await attempt(who, 'select app.move_leave_accounts(1)')).toBe('42501')
    await takeBack(id)
  })
})

describe('who goes elsewhere', () => {
  const followed = () => rows(`select starts_on::text as on, policy_id as policy, because from leave_assigned where employment_id = $1 and leave_type_id = $2 and status = 'set' order by 1`, [employment('eli'), types.vacation])
  test('has the policy of that place from the day of the move, ahead or after the fact, and comes to the same', async () => {
    expect(await followed()).toEqual([])
    expect((await move('2026-07-02', places.leeds)).status).toBe(200)
    await posted()
    expect(await followed()).toEqual([{ on: '2026-07-02', policy: leeds, because: 'moved' }])
    expect(await has('2026-12-31')).toMatchObject({ quantity: 25 + 5 * 183 / 365, policyName: 'Leeds' })
    await at('2026-08-15')
    const onTime = await ledger()
    const [change] = await rows(`select id from employment_change where assignment_id = $1 and status = 'released' order by id desc limit 1`, [job('eli')])
    expect((await ask('cora', 'POST', `/employment-changes/${String(change!['id'])}/takeBack`)).status).toBe(200)
    await posted()
    expect([await followed(), (await ledger()).filter(({ on }) => String(on) >= '2026-07-01')]).toEqual([[], []])
    expect((await move('2026-07-02', places.leeds)).status).toBe(200)
    await posted()
    expect(await ledger()).toEqual(onTime)
  })
  test('keeps what somebody assigned, wherever they go', async () => {
    const id = (await assign({ startsOn: '2026-07-01' }, 'cora')).body.id
    expect((await has('2026-08-15')).policies.map(({ name, from }) => [name, from])).toEqual([['Other', '2026-07-01']])
    await takeBack(id, 'cora')
    expect((await has('2026-08-15')).policies.map(({ name, from }) => [name, from])).toEqual([['Leeds', '2026-07-02']])
  })
  test('that a policy is new, or a group another, counts from the day on which it is: nothing before is valued anew', async () => {
    const before = await ledger()
    await owner.query(`update leave_policy set location_id = $2, country = null, legal_entity_id = null where id = $1`, [other, places.leeds])
    await owner.query(`update leave_policy set location_id = null, country = 'ZZ' where id = $1`, [leeds])
    await posted()
    expect(await followed()).toEqual([{ on: '2026-07-02', policy: leeds, because: 'moved' }, { on: '2026-08-15', policy: other, because: 'fits' }])
    expect((await ledger()).filter(({ on }) => String(on) < '2026-08-15')).toEqual(before)
    await posted()
    expect(await followed()).toHaveLength(2)
  })
})
