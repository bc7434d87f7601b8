import { beforeAll, describe, expect, test } from 'vitest'
import { as, closeDatabase, openDatabase } from '#platform/db.ts'
import { hourly, leaveThere, policy, posted, types } from '../../../test/fixtures/away.ts'
import { acme, ben, cora, dora, eli, employment, gus, hours, insert, key, mia, now, person, second, seen, uuid, world, zoe, attempt } from '../../../test/fixtures/world.ts'
import { leaveOf, leaveStatement } from './accounts.ts'
import { policyByLaw } from './law.ts'
import { setPolicy } from './policies.ts'
import type { PolicyRules } from './policy-rules.ts'

const made = await world()
const { owner, truth, rows } = made
const eliHas = (on?: string) => as(eli, tx => leaveOf.run(tx, on ? { on } : {}, { id: employment('eli') }))
const account = () => truth<string>('select id from leave_account where employment_id = $1 and leave_type_id = $2', [employment('eli'), types.vacation])
const ledger = async () => (await rows(`select on_day::text, kind, layer, amount from leave_entry where account_id = $1 order by on_day, id`, [await account()])).map(row => Object.values(row).join(' '))
const at = async (day: string) => { await closeDatabase(); openDatabase(made.database.appUrl, { now: `${day}T12:00:00Z` }); await posted() }

beforeAll(() => leaveThere(owner))

describe('an account', () => {
  test('is opened for every employment of who works here, by the policy that fits, and says what was earned, carried over and lost', async () => {
    expect(await ledger()).toEqual([
      '2024-01-01 accrual statutory 20/1', '2024-01-01 accrual contractual 5/1',
      '2025-01-01 carry_over statutory -5/1', '2025-01-01 carry_over carried 5/1', '2025-01-01 expiry statutory -15/1', '2025-01-01 expiry contractual -5/1', '2025-01-01 accrual statutory 20/1', '2025-01-01 accrual contractual 5/1', '2025-04-01 expiry carried -5/1',
      '2026-01-01 carry_over statutory -5/1', '2026-01-01 carry_over carried 5/1', '2026-01-01 expiry statutory -15/1', '2026-01-01 expiry contractual -5/1', '2026-01-01 accrual statutory 20/1', '2026-01-01 accrual contractual 5/1', '2026-04-01 expiry carried -5/1',
    ])
    expect(await truth('select count(*)::int from leave_account where employment_id = $1', [employment('lou')])).toBe(0)
    expect(await truth('select count(*)::int from leave_account where employment_id = $1', [second.employment])).toBe(2)
  })
  test('has the balance that its entries come to, on any day behind and ahead, layer by layer', async () => {
    const { accounts, today } = await eliHas()
    expect(today).toBe('2026-06-15')
    expect(accounts.map(({ code, quantity }) => [code, quantity])).toEqual([['hours', 40], ['vacation', 25]])
    expect(await truth('select sum(quantity)::float8 from leave_entry where account_id = $1', [await account()])).toBe(25)
    for (const on of ['2024-12-31', '2025-03-31', '2025-04-01', '2026-06-15', '2027-02-01', '2027-04-01']) {
      const stated = await as(eli, async tx => leaveStatement.run(tx, { until: on }, { id: await account() }))
      expect([on, stated.items.reduce((sum, { quantity }) => sum + quantity, 0)]).toEqual([on, (await eliHas(on)).accounts[1]!.quantity])
    }
  })
  test('is posted once however often time passes, and what was to come is what comes', async () => {
    const ahead = await as(eli, async tx => leaveStatement.run(tx, { until: '2027-04-01' }, { id: await account() }))
    await posted()
    expect(await truth('select count(*)::int from leave_entry where account_id = $1', [await account()])).toBe(16)
    await at('2027-01-01')
    await at('2027-04-01')
    await posted()
    expect((await ledger()).slice(16)).toEqual(ahead.items.filter(({ isPosted }) => !isPosted).map(({ on, kind, layer, exactly }) => [on, kind, layer, exactly].join(' ')))
    await at(now.slice(0, 10))
  })
  test('values nothing anew that came before a change of hours, and corrects the rest of the year by a further entry', async () => {
    const before = await ledger()
    await owner.query(`update working_hours set ends_on = '2026-06-30' where id = $1`, [hours('eli')])
    await insert(owner, 'working_hours', [{ organization_id: acme, version: 1, id: uuid(343, 1), assignment_id: (await truth<string>('select assignment_id from working_hours where id = $1', [hours('eli')])), person_id: person('eli'), starts_on: '2026-07-01', weekly_hours: 24, working_days: 3 }])
    await at('2026-07-01')
    expect((await ledger()).slice(0, before.length)).toEqual(expect.arrayContaining(before.slice(0, 16)))
    expect((await eliHas('2026-06-30')).accounts[1]!.quantity).toBe(25)
    expect((await eliHas('2026-12-31')).accounts[1]!.exactly).toBe('1457/73')
    expect(await truth('select count(*)::int from leave_entry where denominator = 365')).toBeGreaterThan(0)
  })
  test('that was entered by hand follows in a further entry', async () => {
    await as(gus, tx => tx.query(`insert into leave_entered (id, person_id, employment_id, leave_type_id, on_day, kind, layer, amount, reason) values ($1, $2, $3, $4, '2026-06-20', 'adjustment', 'contractual', 1.5, 'Worked on a Sunday')`, [uuid(343, 2), person('eli'), employment('eli'), types.vacation]))
    await posted()
    expect((await ledger()).filter(line => line.includes('adjustment'))).toEqual(['2026-06-20 adjustment contractual 3/2'])
  })
  test('ends with the employment: nothing is left, nothing accrues', async () => {
    await owner.query(`update employment set status = 'terminated', ends_on = '2026-06-30', termination_kind = 'voluntary' where id = $1`, [employment('zoe')])
    await posted()
    expect(await truth(`select sum(quantity)::float8 from leave_entry where employment_id = $1`, [employment('zoe')])).toBe(0)
    expect(await rows(`select kind, layer from leave_entry e join leave_account a on a.id = e.account_id where e.employment_id = $1 and e.kind = 'paid_out' and a.leave_type_id = $2 order by layer`, [employment('zoe'), types.vacation])).toEqual([{ kind: 'paid_out', layer: 'contractual' }, { kind: 'paid_out', layer: 'statutory' }])
  })
})

describe('what comes is worked out ahead', () => {
  const daily = uuid(344, 1)
  const entries = () => truth<number>('select count(*)::int from leave_entry e join leave_account a on a.id = e.account_id where a.leave_type_id = $1', [daily])
  beforeAll(async () => {
    await insert(owner, 'leave_type', [{ organization_id: acme, version: 1, id: daily, code: 'daily', name: 'Weighed daily', kind: 'other', unit: 'days', has_balance: true, is_medical: false, managers_see: 'away' }])
    await insert(owner, 'leave_policy', [{ organization_id: acme, version: 1, id: uuid(344, 2), name: 'Daily', leave_type_id: daily }])
    const rules: PolicyRules = { yearFrom: '2026-07-01', gives: [{ layer: 'contractual', weeks: 5 }], accrual: { everyDays: 1, from: '2026-01-01', at: 'start' }, rounding: { to: 0.01, way: 'nearest' }, order: ['carried', 'contractual'], carries: { mostDays: 0.5, months: 1 }, lapses: 'yes', ends: { pays: ['carried'], overdrawn: 'let_go' } }
    await insert(owner, 'leave_policy_version', [{ organization_id: acme, version: 1, id: uuid(344, 3), policy_id: uuid(344, 2), starts_on: '2026-06-01', rules, approval: 'automatic', may_owe: 20 }])
    await at(now.slice(0, 10))
  })
  test('and posted on its day without a look, over a year’s turn and days off: a look at all of them anew finds nothing to add', async () => {
    await owner.query('begin')
    await insert(owner, 'leave_request', [{ organization_id: acme, version: 1, id: uuid(344, 4), person_id: person('eli'), employment_id: employment('eli'), leave_type_id: daily, starts_on: '2026-06-25', ends_on: '2026-06-25', status: 'approved' }])
    await insert(owner, 'leave_day', [{ organization_id: acme, version: 1, id: uuid(344, 5), request_id: uuid(344, 4), on_day: '2026-06-25', quantity: 1, minutes: 480, why: 'counts' }])
    await owner.query('commit')
    await posted()
    const unlooked = () => rows(`select id, next_on::text from leave_account where leave_type_id = $1 and next_on > '2026-07-05' and exists (select from leave_coming c where c.holder = rhythm) order by id`, [daily])
    const before = await unlooked()
    for (const day of ['2026-06-16', '2026-06-17', '2026-06-24', '2026-06-26', '2026-07-01', '2026-07-02']) await at(day)
    expect(before.length).toBeGreaterThan(0)
    expect(await unlooked()).toEqual(expect.arrayContaining(before))
    expect(await rows(`select count(*)::int as n from leave_entry where kind = 'accrual' and on_day between '2026-06-17' and '2026-07-02' and account_id = any ($1) group by account_id`, [before.map(({ id }) => id)])).toEqual(before.map(() => ({ n: 16 })))
    expect(await rows(`select on_day::text, e.kind from leave_entry e join leave_account a on a.id = e.account_id where a.leave_type_id = $1 and a.employment_id = $2 and e.kind <> 'accrual' order by on_day, e.id`, [daily, employment('eli')])).toEqual([
      { on_day: '2026-06-25', kind: 'taken' }, { on_day: '2026-07-01', kind: 'carry_over' }, { on_day: '2026-07-01', kind: 'carry_over' }, { on_day: '2026-07-01', kind: 'expiry' }])
    const posts = await entries()
    await owner.query(`update leave_account set next_on = '-infinity' where leave_type_id = $1`, [daily])
    await posted()
    expect(await entries()).toBe(posts)
    await at(now.slice(0, 10))
  })
  test.each([
    ['hours', `update working_hours set weekly_hours = weekly_hours where id = '${hours('eli')}'`], ['where they work', `update directory_entry set is_primary = not is_primary where employment_id = '${employment('eli')}'`], ['the place’s time', `update location set time_zone = case time_zone when 'Europe/Berlin' then 'Europe/Paris' else 'Europe/Berlin' end`],
    ['birth', `insert into personal_details (organization_id, id) values ('${acme}', '${person('eli')}') on conflict do nothing; update personal_details set birth_date = '1981-02-03' where id = '${person('eli')}'`], ['service', `update employment set service_from = starts_on - 400 where id = '${employment('eli')}'`],
    ['seniority', `insert into seniority_date (organization_id, id, person_id, employment_id, purpose, counts_from, reason) values ('${acme}', '${uuid(344, 6)}', '${person('eli')}', '${employment('eli')}', 'leave', '2019-01-01', 'Agreed')`], ['sickness', `update leave_type set kind = 'unpaid' where kind = 'sick'`],
  ])('as long as nothing changes that it rests on: %s', async (_, text) => {
    await owner.query('begin')
    try {
      await owner.query(`update leave_account set next_on = '2026-08-01'`)
      await owner.query(text)
      expect((await owner.query(`select next_on::text from leave_account where employment_id = $1 and leave_type_id = $2`, [employment('eli'), daily])).rows).toEqual([{ next_on: '-infinity' }])
    } finally { await owner.query('rollback') }
  })
})

test('an employment that was withdrawn is never due, so that it keeps nobody else’s waiting', async () => {
  await owner.query(`update leave_account set next_on = '-infinity'`)
  await owner.query(`update employment set status = 'withdrawn', withdrawn_reason = 'Twice' where id = $1`, [employment('kim')])
  const next = (after: string) => as({ kind: 'job', organizationId: acme, name: 'leave.post' }, tx => tx.query<{ account_id: string }>('select account_id from app.leave_due($1, $2, 1)', [acme, after]))
  let walked = 0
  for (let [row] = await next('00000000-0000-0000-0000-000000000000'); row; [row] = await next(row.account_id)) walked++
  expect(walked).toBe(await truth('select count(*)::int from leave_account where employment_id <> $1', [employment('kim')]))
  await posted()
  expect(await truth(`select count(*)::int from leave_account where next_on = '-infinity' and employment_id <> $1`, [employment('kim')])).toBe(0)
})

describe('who may', () => {
  test('nobody changes or takes out an entry, nor the owner of the database', async () => {
    for (const text of [`update leave_entry set numerator = 99`, `delete from leave_entry`, `truncate leave_entry cascade`]) {
      await expect(owner.query(text)).rejects.toThrow('what was posted stays')
      for (const who of [eli, gus, cora]) expect(await attempt(who, text)).toBe('42501')
    }
    for (const who of [eli, gus, cora]) for (const text of [`select app.post_leave('[]', '[]', '[]', '[]')`, `select app.post_leave_come('${acme}', now(), '${acme}', 1)`, `select app.open_leave_accounts(1)`, `select * from app.leave_due('${acme}', '${acme}', 1)`]) expect(await attempt(who, text)).toBe('42501')
  })
  test('an account is its owner’s and of who looks after leave there: managers, colleagues and keys for something else don’t see it', async () => {
    const id = await account()
    for (const who of [mia, ben, zoe, key]) {
      expect(await seen(who, 'leave_account', 'id = $1', [id])).toEqual([])
      expect(await as(who, tx => tx.query('select from app.leave_facts_of($1)', [employment('eli')]))).toEqual([])
      expect(await seen(who, 'leave_entry', 'account_id = $1', [id])).toEqual([])
    }
    for (const who of [eli, gus, cora]) expect(await seen(who, 'leave_account', 'id = $1', [id])).toHaveLength(1)
  })
  test('a last day that is still ahead isn’t told by a projection to whom it isn’t told otherwise', async () => {
    await owner.query(`update employment set status = 'terminated', ends_on = '2026-10-31', termination_kind = 'involuntary' where id = $1`, [employment('eli')])
    expect((await eliHas('2026-12-31')).accounts[1]!.quantity).not.toBe(0)
    expect((await as(gus, tx => leaveOf.run(tx, { on: '2026-12-31' }, { id: employment('eli') }))).accounts[1]!.quantity).toBe(0)
    await owner.query(`update employment set status = 'open', ends_on = null, termination_kind = null where id = $1`, [employment('eli')])
  })
  test('for a place, a policy below its law is refused by name with the rule; what no rule covers is said', async () => {
    await owner.query(`update leave_policy set country = 'DE' where id = $1`, [policy])
    const [kept] = await rows('select rules from leave_policy_version where policy_id = $1', [policy]), before = kept!['rules'] as PolicyRules
    const say = (rules: object) => as(cora, tx => setPolicy.run(tx, { from: '2027-01-01', approval: 'manager', mayOwe: 0, rules: { ...before, ...rules } as never }, { id: policy }))
    await expect(say({ gives: [{ layer: 'statutory', days: 20 }], accrual: { part: 'twelfths' } })).rejects.toMatchObject({ code: 'leave.below_law', detail: { title: 'Who works 6 days a week all year has 20 days by this policy in that leave year, and 24 by law.', rule: 'de.minimum-leave', source: { section: '§3' } } })
    await expect(say({ accrual: { part: 'twelfths' }, rounding: { to: 1, way: 'from_half' } })).rejects.toThrow('leave.lapses_untold')
    expect(await as(eli, tx => policyByLaw.run(tx, {}, { id: policy }))).toMatchObject({ country: 'DE', breaches: [{ code: 'leave.below_law', rule: 'de.minimum-leave' }, { code: 'leave.lapses_untold' }, { code: 'leave.lapses_in_sickness' }], notCovered: [expect.stringContaining('severely disabled')] })
    expect(await as(cora, tx => policyByLaw.run(tx, {}, { id: hourly }))).toMatchObject({ country: null, breaches: [], notCovered: ['Only holiday, and sick leave in some states of the United States, is held against the law here.'] })
    await owner.query('update leave_policy set country = null where id = $1', [policy])
  })
  test('who leads leave says what a policy says from a year on; what can’t be right is refused by name', async () => {
    const version = { from: '2027-01-01', approval: 'manager' as const, mayOwe: 0 }, [kept] = await rows('select rules from leave_policy_version where policy_id = $1', [policy])
    const say = (rules: object, who = cora) => as(who, tx => setPolicy.run(tx, { ...version, rules: rules as never }, { id: policy }))
    await expect(say({ ...kept!['rules'] as object, order: ['statutory'] })).rejects.toThrow('leave.order_incomplete')
    await expect(say({ gives: 'a lot' })).rejects.toThrow('invalid')
    await expect(say({ ...kept!['rules'] as object }, dora)).rejects.toMatchObject({ code: '42501' })
    await say({ ...kept!['rules'] as object, gives: [{ layer: 'statutory', weeks: 4 }, { layer: 'contractual', weeks: 2 }] })
    expect((await eliHas('2027-01-01')).accounts[1]!.accrued).toBe(18)
  })
})
