import { randomUUIDv7 } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { addDays, weekdayOf } from '#shared/calendar.ts'
import { exact, type Exact } from '#shared/exact.ts'
import { leaveThere, policy, posted, types } from '../../../test/fixtures/away.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, ava, cora, dora, eli, employment, entities, gus, insert, job, mia, now, other, person, second, seen, spe, uuid, zoe } from '../../../test/fixtures/world.ts'
import { accountOf, type AccountFacts } from './ledger.ts'

const { ask, owner, truth, rows, database } = await served()
type Who = Parameters<typeof ask>[0]
const mine = { organization_id: acme, version: 1 }
const draw = (who: Who, startsOn: string, endsOn: string, more: object = {}) => ask(who, 'POST', '/leave-payrolls/draw', { legalEntityId: entities.uk, startsOn, endsOn, hasBalances: false, ...more })
const drawn = async (...given: Parameters<typeof draw>) => String((await draw(...given)).body['id'])
const file = async (who: Who, id: string) => (await ask(who, 'GET', `/leave-payrolls/${id}/file`)).text.replace('\uFEFF', '').trim().split('\r\n').slice(1).map(line => line.split(','))
const number = (of: string) => truth<string>('select number from employment where id = $1', [of])
/** What a file says of somebody: what, code, pay, day, days, hours, corrects. */
const said = async (who: Who, id: string, of: string) => { const own = await number(of); return (await file(who, id)).filter(([each]) => each === own).map(([, , , code, , what, pay, layer, on, days, hours, from]) => [what, code, pay, layer, on, Number(days), Number(hours), from].filter(each => each !== '').join(' ')) }
let requests = 0
/** Approved leave on working days, as posts write it. */
async function away(of: { person: string; employment: string }, type: string, startsOn: string, endsOn: string, more: object = {}, quantity = 1) {
  const id = uuid(345, requests++)
  await insert(owner, 'leave_request', [{ ...mine, id, person_id: of.person, employment_id: of.employment, leave_type_id: type, starts_on: startsOn, ends_on: endsOn, status: 'approved', has_proof: false, ...more }])
  await insert(owner, 'leave_day', Array.from({ length: 400 }, (_, n) => addDays(startsOn, n)).filter(on => on <= endsOn && weekdayOf(on) <= 5).map(on => ({ ...mine, id: randomUUIDv7(), request_id: id, on_day: on, quantity, minutes: 480 * quantity, why: 'counts' })).concat({ ...mine, id: randomUUIDv7(), request_id: id, on_day: '2020-01-04', quantity: 0, minutes: 0, why: 'not_worked' }))
  return id
}
const theirs = (name: Parameters<typeof person>[0]) => ({ person: person(name), employment: employment(name) })

beforeAll(async () => {
  await leaveThere(owner)
  await owner.query('update employment set legal_entity_id = $1 where id = any ($2)', [entities.spare, [employment('cora'), employment('dora'), employment('gus')]])
  await owner.query(`update leave_type set pay_effect = case kind when 'vacation' then 'paid' when 'sick' then 'by_payroll' else 'unpaid' end, payroll_code = case kind when 'sick' then 'K100' end`)
})

describe('a period is drawn', () => {
  let march: string, request: string
  test('each day of approved leave by type and pay, with its hours; nothing of what was only asked for', async () => {
    request = await away(theirs('eli'), types.vacation, '2026-03-30', '2026-04-02')
    await away(theirs('eli'), types.sick, '2026-03-10', '2026-03-10', {}, 0.5)
    await away(theirs('eli'), types.unpaid, '2026-03-12', '2026-03-12', { status: 'asked' })
    const answer = await draw('cora', '2026-03-01', '2026-03-31')
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ lines: 3, corrections: 0 })
    march = String(answer.body['id'])
    expect(await said('cora', march, employment('eli'))).toEqual(['Taken K100 As payroll works it out 2026-03-10 0.5 4', 'Taken vacation Paid as if worked 2026-03-30 1 8', 'Taken vacation Paid as if worked 2026-03-31 1 8'])
  })
  test('once for each person: the same period again has nobody left, another doesn’t begin in it or leave a gap', async () => {
    expect((await draw('cora', '2026-03-01', '2026-03-31')).body).toMatchObject({ code: 'leave.payroll_nobody' })
    expect((await draw('cora', '2026-03-15', '2026-04-14')).body).toMatchObject({ code: 'leave.payroll_follows' })
    expect((await draw('cora', '2026-05-01', '2026-05-31')).body).toMatchObject({ code: 'leave.payroll_follows' })
    expect((await draw('cora', '2026-04-01', '2026-03-31')).body).toMatchObject({ code: 'leave.payroll_length' })
    expect((await draw('cora', '2026-04-01', '2026-12-31')).body).toMatchObject({ code: 'leave.payroll_ahead' })
  })
  test('what changes in a period that was told comes with the next, more or less, with what it corrects', async () => {
    await owner.query(`update leave_request set last_day = '2026-03-30' where id = $1`, [request])
    await away(theirs('eli'), types.unpaid, '2026-03-20', '2026-03-20')
    const april = await drawn('cora', '2026-04-01', '2026-04-30')
    expect(await said('cora', april, employment('eli'))).toEqual(['Taken unpaid Not paid 2026-03-20 1 8 2026-03-01', 'Taken vacation Paid as if worked 2026-03-31 -1 -8 2026-03-01'])
  })
  test('a file says the same whenever it is taken, whatever has changed since', async () => {
    const before = await file('cora', march)
    await owner.query(`update leave_type set code = 'other', name = 'Other' where id = $1`, [types.vacation])
    await owner.query(`update leave_request set status = 'cancelled' where id = $1`, [request])
    expect(await file('cora', march)).toEqual(before)
    await owner.query(`update leave_type set code = 'vacation', name = 'vacation' where id = $1`, [types.vacation])
    expect((await ask('cora', 'GET', `/leave-payrolls/${march}/file`, undefined, { accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })).text.slice(0, 2)).toBe('PK')
  })
  test('vacation on which somebody was certified ill is told as sickness, and a changed word on pay corrects what was said', async () => {
    await away(theirs('zoe'), types.vacation, '2026-04-13', '2026-04-14')
    await away(theirs('zoe'), types.sick, '2026-04-14', '2026-04-14', { has_proof: true })
    await owner.query(`update leave_type set pay_effect = 'reduced' where id = $1`, [types.unpaid])
    const may = await drawn('cora', '2026-05-01', '2026-05-31')
    expect(await said('cora', may, employment('zoe'))).toEqual(['Taken vacation Paid as if worked 2026-04-13 1 8 2026-04-01', 'Taken K100 As payroll works it out 2026-04-14 1 8 2026-04-01'])
    expect((await said('cora', may, employment('eli'))).sort()).toEqual(['Taken unpaid Not paid 2026-03-20 -1 -8 2026-03-01', 'Taken unpaid Paid in part 2026-03-20 1 8 2026-03-01', 'Taken vacation Paid as if worked 2026-03-30 -1 -8 2026-03-01'].sort())
    expect((await ask('cora', 'GET', `/leave-payrolls/${may}/sums`)).body.items).toContainEqual({ typeCode: 'unpaid', typeName: 'unpaid', kind: 'taken', payEffect: 'reduced', isCorrection: true, people: 1, days: 1, hours: 8 })
  })
  test('what is paid out, and balances where they are wanted, by layer', async () => {
    await insert(owner, 'leave_entered', [{ ...mine, id: uuid(343, 60), person_id: person('ava'), employment_id: employment('ava'), leave_type_id: types.vacation, on_day: '2026-06-03', kind: 'paid_out', layer: 'contractual', amount: -2.5, reason: 'Agreed' }])
    await posted()
    const june = await drawn('cora', '2026-06-01', '2026-06-30', { hasBalances: true })
    expect(await said('cora', june, employment('ava'))).toEqual(['Paid out vacation By contract 2026-06-03 2.5 0', 'Balance at the end hours By contract 2026-06-30 0 40', 'Balance at the end vacation By contract 2026-06-30 2.5 0', 'Balance at the end vacation By law 2026-06-30 20 0'])
  })
  test('two at the same moment tell nobody twice', async () => {
    const both = await Promise.all([draw('cora', '2026-07-01', '2026-07-31'), draw('cora', '2026-07-01', '2026-07-31')])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422])
    expect(await truth(`select count(*)::int from (select employment_id from leave_payroll_line l join leave_payroll p on p.id = l.payroll_id where p.starts_on = '2026-07-01' and kind = 'nothing' group by 1 having count(*) > 1) x`)).toBe(0)
  })
})

describe('who may', () => {
  const us = { legalEntityId: entities.us }
  let first: string
  test('who works on leave for some draws it for them; whoever looks after the others draws theirs, and neither reads the other’s', async () => {
    await away({ person: person('eli'), employment: second.employment }, types.vacation, '2026-05-04', '2026-05-04')
    await away(theirs('cora'), types.vacation, '2026-05-05', '2026-05-05')
    const spare = { legalEntityId: entities.spare }
    first = await drawn('gus', '2026-05-01', '2026-05-31', spare)
    const rest = await draw('cora', '2026-05-01', '2026-05-31', spare)
    expect(rest.status).toBe(201)
    const whose = async (who: typeof gus, id: string) => [...new Set((await seen(who, 'leave_payroll_line', 'payroll_id = $1', [id])).map(each => each['employment_id']))].sort()
    expect(await whose(gus, first)).toEqual([employment('gus')])
    expect(await whose(cora, String(rest.body['id']))).toEqual([employment('dora'), employment('cora')].sort())
    // His own director is in nobody’s file that he reads.
    expect(await whose(gus, String(rest.body['id']))).toEqual([])
    expect(await file('gus', String(rest.body['id']))).toEqual([])
  })
  test.each([['whom it is about', eli], ['the manager', mia], ['the director', dora], ['pay’s specialist', spe], ['a colleague', zoe]] as const)('%s neither draws nor reads, nor learns that there is one', async (_, who) => {
    expect(await seen(who, 'leave_payroll')).toEqual([])
    expect(await seen(who, 'leave_payroll_line')).toEqual([])
    expect(await attempt(who, `select * from app.draw_leave_payroll('${uuid(9, 1)}', '${entities.us}', null, '2026-05-01', '2026-05-31', false, '[]')`)).toBe('42501')
  })
  test('a key draws nothing; another organisation sees none and finds no such legal entity', async () => {
    for (const who of ['key', 'narrowKey', 'guest'] as const) expect((await draw(who, '2026-05-01', '2026-05-31', us)).status).toBeGreaterThanOrEqual(403)
    expect((await draw('stranger', '2026-05-01', '2026-05-31', us)).status).toBe(404)
    for (const path of [`/leave-payrolls/${first}/file`, `/leave-payrolls/${first}/sums`, `/leave-payrolls/${first}`]) expect((await ask('stranger', 'GET', path)).status).toBe(404)
    expect(await truth('select count(*)::int from leave_payroll where organization_id = $1', [other])).toBe(0)
  })
  test('who looks after nobody there has nobody to draw', async () => expect((await draw('gus', '2026-05-01', '2026-05-31', us)).body).toMatchObject({ code: 'leave.payroll_nobody' }))
  test('nobody changes what was told, the owner neither', async () => {
    await expect(owner.query('update leave_payroll_line set days = 0')).rejects.toThrow('what was told stays')
    await expect(owner.query('delete from leave_payroll')).rejects.toThrow('what was told stays')
    expect(await attempt(cora, `insert into leave_payroll_line (id, payroll_id, person_id, employment_id, kind, on_day) values ('${uuid(9, 2)}', '${first}', '${person('eli')}', '${employment('eli')}', 'taken', '2026-05-01')`)).toBe('42501')
  })
})

describe('a last day that is still ahead', () => {
  const spare = { legalEntityId: entities.spare }, on = (day: string) => closeDatabase().then(() => openDatabase(database.appUrl, { now: `${day}T12:00:00Z` }))
  const leaves = (day: string) => owner.query(`update employment set status = 'terminated', ends_on = $2, termination_kind = 'voluntary' where id = $1`, [employment('gus'), day])
  const kinds = async (who: typeof gus, id: string) => (await seen(who, 'leave_payroll_line', 'payroll_id = $1 and employment_id = $2', [id, employment('gus')])).map(each => each['kind']).sort()
  const paysOut = (of: string[]) => of.filter(each => each.startsWith('Paid out vacation'))
  let june: string, july: string
  test('is in the file with what it pays out for who may know of it; others who work on their leave learn nothing, not by who is missing either', async () => {
    await insert(owner, 'access_grant', [{ ...mine, id: uuid(20, 900), holder_id: person('ava'), function: 'leave', level: 'handle', starts_on: '2024-01-01', status: 'active' }])
    await leaves('2026-06-20')
    june = await drawn('cora', '2026-06-01', '2026-06-30', spare)
    expect(paysOut(await said('cora', june, employment('gus')))).toEqual(['Paid out vacation By contract 2026-06-20 2.3425 0', 'Paid out vacation By law 2026-06-20 9.3699 0'])
    expect([await kinds(ava, june), await said('ava', june, employment('gus'))]).toEqual([['nothing'], []])
    const sums = (await ask('ava', 'GET', `/leave-payrolls/${june}/sums`)).body
    expect([sums['people'], (sums['items'] as { kind: string }[]).filter(({ kind }) => kind === 'paid_out')]).toEqual([3, []])
  })
  test('that changes meanwhile is put right by who may know; who may not leaves it as it was told', async () => {
    await leaves('2026-07-10')
    july = await drawn('ava', '2026-07-01', '2026-07-31', spare)
    expect([await kinds(cora, july), await attempt(ava, `select * from app.leave_ends_ahead('${entities.spare}', '2026-08-15')`), await attempt(mia, `select * from app.leave_ends_ahead('${entities.spare}', '2026-08-15')`)]).toEqual([['nothing'], 'no rows', 'no rows'])
    const august = await drawn('cora', '2026-08-01', '2026-08-15', spare)
    expect(paysOut(await said('cora', august, employment('gus')))).toEqual(['Paid out vacation By contract 2026-06-20 -2.3425 0 2026-06-01', 'Paid out vacation By law 2026-06-20 -9.3699 0 2026-06-01', 'Paid out vacation By contract 2026-07-10 2.6164 0 2026-07-01', 'Paid out vacation By law 2026-07-10 10.4658 0 2026-07-01'])
    expect(await kinds(ava, august)).toEqual(['nothing'])
  })
  test('once it has come and is posted, was told already: nothing is told twice, whoever draws', async () => {
    await on('2026-08-20')
    await posted()
    expect(await truth(`select count(*)::int from leave_entry where employment_id = $1 and kind = 'paid_out'`, [employment('gus')])).toBeGreaterThan(0)
    const rest = await drawn('ava', '2026-08-16', '2026-08-31', spare)
    expect(await kinds(cora, rest)).toEqual([])
    await on(now.slice(0, 10))
  })
})

describe('a pay group', () => {
  const us = { legalEntityId: entities.us }, weekly = { ...us, payGroup: 'Weekly' }
  const inFile = async (who: typeof gus, id: string) => [...new Set((await seen(who, 'leave_payroll_line', 'payroll_id = $1', [id])).map(each => each['employment_id']))].sort()
  test('has periods of its own beside its entity’s, and whoever goes from one to the other is told once', async () => {
    await owner.query(`update pay set pay_group = ' weekly ' where assignment_id = $1`, [job('ben')])
    await away(theirs('ben'), types.vacation, '2026-06-01', '2026-06-12')
    const first = await drawn('cora', '2026-06-01', '2026-06-07', weekly), may = await drawn('cora', '2026-05-01', '2026-05-31', us)
    expect([await inFile(cora, first), await inFile(cora, may)]).toEqual([[employment('ben')], [employment('gia'), second.employment].sort()])
    expect((await draw('cora', '2026-06-15', '2026-06-21', weekly)).body).toMatchObject({ code: 'leave.payroll_follows' })
    expect((await draw('cora', '2026-06-01', '2026-06-07', { ...us, payGroup: 'weeklyy' })).body).toMatchObject({ code: 'leave.payroll_nobody' })
    await owner.query(`update pay set pay_group = 'Monthly' where assignment_id = $1`, [job('ben')])
    const june = await drawn('cora', '2026-06-01', '2026-06-30', us)
    expect((await said('cora', june, employment('ben'))).map(each => each.split(' ').slice(-3)[0])).toEqual(['2026-06-08', '2026-06-09', '2026-06-10', '2026-06-11', '2026-06-12'])
  })
  test('is told of, and who is in it, to nobody who may not know of their pay', async () => {
    const files = await rows(`select id from leave_payroll where legal_entity_id = $1 order by drawn_at, id`, [entities.us])
    for (const { id } of files) {
      expect((await ask('ava', 'GET', `/leave-payrolls/${String(id)}`)).body).toMatchObject({ withheld: ['payGroup'] })
      expect(await inFile(ava, String(id))).toEqual([])
    }
    expect((await draw('ava', '2026-07-01', '2026-07-31', us)).body).toMatchObject({ code: 'leave.payroll_nobody' })
    expect((await ask('cora', 'GET', `/leave-payrolls/${String(files[0]!['id'])}`)).body).toMatchObject({ payGroup: 'Weekly' })
  })
})

describe('what was told, and what corrects it,', () => {
  const day = (n: number) => addDays('2026-01-01', n), effects = ['paid', 'unpaid', 'reduced', null] as const
  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const), whose: fc.nat(1), type: fc.constantFrom(types.vacation, types.sick, types.unpaid), from: fc.integer({ min: 0, max: 80 }), length: fc.integer({ min: 0, max: 9 }), quantity: fc.constantFrom(1, 0.5, 0.25) }),
    fc.record({ do: fc.constantFrom('cancel' as const, 'shorten' as const, 'prove' as const), nth: fc.nat(3) }),
    fc.record({ do: fc.constant('fall_ill' as const), nth: fc.nat(3), has_proof: fc.boolean() }),
    fc.record({ do: fc.constant('pay' as const), type: fc.constantFrom(types.vacation, types.unpaid), effect: fc.constantFrom(...effects) }),
    fc.record({ do: fc.constant('post' as const), whose: fc.nat(1), kind: fc.constantFrom('paid_out', 'recovered', 'bought', 'sold'), on: fc.integer({ min: 0, max: 80 }), top: fc.integer({ min: -5, max: 5 }), bottom: fc.constantFrom(1, 2, 3) }),
    fc.record({ do: fc.constant('take_too' as const), nth: fc.nat(3), top: fc.integer({ min: 1, max: 5 }), bottom: fc.constantFrom(1, 2, 3) }),
    fc.record({ do: fc.constantFrom('draw' as const, 'draw_weekly' as const) }),
    fc.record({ do: fc.constant('pay_in' as const), whose: fc.nat(1), group: fc.constantFrom('Weekly', ' weekly', 'Monthly', null), from: fc.integer({ min: 1, max: 150 }) }),
    fc.record({ do: fc.constant('leaves' as const), whose: fc.nat(1), on: fc.constantFrom('2026-06-20', '2026-07-10', '2026-07-31', null) }),
    fc.record({ do: fc.constant('withdraw' as const) }),
  )
  let run = 0
  test('always come to what would be told for the first time', () => fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async steps => {
    const nth = run++, entity = uuid(2, 100 + nth), people = [0, 1].map(i => ({ person: person(i ? 'zoe' : 'eli'), employment: uuid(11, 300 + nth * 2 + i), account: uuid(346, nth * 2 + i) }))
    await insert(owner, 'legal_entity', [{ ...mine, id: entity, name: `Entity ${nth}`, country: 'GB', currency: 'GBP' }])
    await insert(owner, 'employment', people.map((each, i) => ({ ...mine, id: each.employment, person_id: each.person, legal_entity_id: entity, kind: 'employee', number: `9${nth}${i}`, starts_on: '2025-01-01', status: 'open' })))
    const seats = people.map((each, i) => ({ ...mine, id: uuid(12, 300 + nth * 2 + i), person_id: each.person, employment_id: each.employment, is_primary: false }))
    await insert(owner, 'assignment', seats)
    const held = (i: number) => ({ ...mine, person_id: people[i]!.person, assignment_id: seats[i]!.id, starts_on: '2025-01-01' }), paid = { amount: 5_200_000, currency: 'GBP', per: 'year' }
    await insert(owner, 'working_hours', people.map((_, i) => ({ ...held(i), id: randomUUIDv7(), weekly_hours: 40, full_time_hours: 40 })))
    await insert(owner, 'pay', people.map((_, i) => ({ ...held(i), ...paid, id: randomUUIDv7(), pay_group: i ? 'Weekly' : null })))
    await insert(owner, 'leave_account', people.map(each => ({ ...mine, id: each.account, person_id: each.person, employment_id: each.employment, leave_type_id: types.vacation, policy_id: policy, opens_on: '2026-01-01' })))
    const made: string[] = []
    let month = 0, weekly = '2026-01-01'
    const booked = [types.vacation, types.unpaid].map((type, whose) => ({ do: 'add' as const, whose, type, from: 4, length: 8, quantity: 1 }))
    for (const each of [...booked, ...steps, { do: 'draw' as const }, { do: 'draw_weekly' as const }, { do: 'draw' as const }, { do: 'draw_weekly' as const }]) {
      if (each.do === 'add') made.push(await away(people[each.whose]!, each.type, day(each.from), day(each.from + each.length), {}, each.quantity))
      else if (each.do === 'cancel') await owner.query(`update leave_request set status = 'cancelled' where id = $1`, [made[each.nth]])
      else if (each.do === 'shorten') await owner.query('update leave_request set last_day = starts_on + (ends_on - starts_on) / 2 where id = $1', [made[each.nth]])
      else if (each.do === 'prove') await owner.query('update leave_request set has_proof = not has_proof where id = $1', [made[each.nth]])
      else if (each.do === 'pay') await owner.query('update leave_type set pay_effect = $2 where id = $1', [each.type, each.effect])
      else if (each.do === 'post') await insert(owner, 'leave_entry', [{ ...mine, id: randomUUIDv7(), person_id: people[each.whose]!.person, employment_id: people[each.whose]!.employment, account_id: people[each.whose]!.account, leave_year: '2026-01-01', on_day: day(each.on), kind: each.kind, layer: 'contractual', numerator: each.top, denominator: each.bottom, posted_at: '2026-06-15T00:00:00Z', posted_by: 'job:leave.post' }])
      else if (each.do === 'fall_ill') {
        const [over] = (await rows('select person_id, employment_id, starts_on::text from leave_request where id = $1', [made[each.nth]])) as { person_id: string; employment_id: string; starts_on: string }[]
        if (over) made.push(await away({ person: over.person_id, employment: over.employment_id }, types.sick, over.starts_on, addDays(over.starts_on, 2), { has_proof: each.has_proof }))
      } else if (each.do === 'take_too') await owner.query(`insert into leave_draw (organization_id, id, person_id, employment_id, request_id, on_day, nth, leave_type_id, numerator, denominator)
        select organization_id, $2, person_id, employment_id, id, starts_on, 1, $3, $4, $5 from leave_request where id = $1 and leave_type_id = $6 on conflict do nothing`, [made[each.nth], randomUUIDv7(), types.vacation, each.top, each.bottom, types.unpaid])
      else if (each.do === 'withdraw') await owner.query(`update employment set status = 'withdrawn', withdrawn_reason = 'Twice' where id = $1`, [people[1]!.employment])
      else if (each.do === 'pay_in') await changePay(seats[each.whose]!.id, day(each.from), each.group)
      else if (each.do === 'leaves') await owner.query(`update employment set ends_on = $2::date, status = case when $2::date is null then 'open' else 'terminated' end, termination_kind = case when $2::date is null then null else 'voluntary' end where id = $1 and status <> 'withdrawn'`, [people[each.whose]!.employment, each.on])
      else if (month < 7) {
        const isWeekly = each.do === 'draw_weekly', from = isWeekly ? weekly : `2026-0${month + 1}-01`, to = isWeekly ? addDays(from, 13) : addDays(`2026-0${month + 2}-01`, -1)
        const answer = await draw('cora', from, to, { legalEntityId: entity, hasBalances: month % 2 === 0, ...isWeekly && { payGroup: 'WEEKLY' } })
        if (answer.body['code'] === 'leave.payroll_nobody') continue
        expect(answer.status, answer.text).toBe(201)
        if (isWeekly) weekly = addDays(to, 1)
        else month++
        const inIt = (await rows('select distinct employment_id as id from leave_payroll_line where payroll_id = $1', [answer.body['id']])).map(({ id }) => String(id))
        expect(await toldOf(entity, inIt)).toEqual(await firstTold(inIt, to))
        // In files of periods that are over nothing moves; a line of a day that was told says which file it corrects.
        expect(await truth(`select count(*)::int from leave_payroll_line l left join leave_payroll c on c.id = l.corrects_id where l.payroll_id = $1 and l.kind not in ('balance', 'nothing') and (l.on_day not between c.starts_on and c.ends_on
          or c.id is null and exists (select from leave_payroll_line x join leave_payroll p on p.id = x.payroll_id where x.payroll_id <> $1 and x.employment_id = l.employment_id and l.on_day between p.starts_on and p.ends_on))`, [answer.body['id']])).toBe(0)
      }
    }
  }), { numRuns: 30 }))

  const summed = (of: [string, Exact, Exact][]) => Object.fromEntries([...Map.groupBy(of, ([key]) => key)].map(([key, each]) => [key, each.reduce(([days, hours], [, d, h]) => [days.plus(d), hours.plus(h)] as const, [exact(0), exact(0)] as readonly [Exact, Exact])] as const)
    .map(([key, amounts]) => [key, amounts.map(each => each.rounded(0.0001).toNumber())] as const).filter(([, amounts]) => amounts.some(each => each !== 0)).sort())
  /** From a day on, in the strand of their pay. */
  async function changePay(seat: string, from: string, group: string | null) {
    const [last] = await rows('select * from pay where assignment_id = $1 order by starts_on desc limit 1', [seat])
    if (String(last!['starts_on']) >= from || await truth('select e.status from employment e join assignment s on s.employment_id = e.id where s.id = $1', [seat]) === 'withdrawn') return
    await owner.query('update pay set ends_on = $2::date - 1 where id = $1', [last!['id'], from])
    await owner.query(`insert into pay (organization_id, id, person_id, assignment_id, starts_on, amount, currency, per, pay_group) select organization_id, $2, person_id, assignment_id, $3, amount, currency, per, $4 from pay where id = $1`, [last!['id'], randomUUIDv7(), from, group])
  }
  const toldOf = async (entity: string, employments: string[]) => summed((await rows(`select l.* from leave_payroll_line l join leave_payroll p on p.id = l.payroll_id where p.legal_entity_id = $1 and l.employment_id = any ($2) and l.kind not in ('balance', 'nothing')`, [entity, employments]))
    .map(each => [[each['employment_id'], each['leave_type_id'], each['kind'], each['pay_effect'], each['layer'], each['on_day']].join(), exact(each['days'] as number), exact(each['hours'] as number)]))
  /** Worked out apart, row by row, from what is there. */
  async function firstTold(employments: string[], until: string) {
    const there = new Set((await rows(`select id from employment where id = any ($1) and status <> 'withdrawn'`, [employments])).map(({ id }) => id))
    const all = (await rows(`select r.employment_id, r.leave_type_id, t.kind, t.pay_effect, r.has_proof, d.on_day, d.quantity, d.minutes from leave_request r join leave_type t on t.id = r.leave_type_id join leave_day d on d.request_id = r.id where r.employment_id = any ($1) and r.status = 'approved' and d.quantity > 0 and d.on_day <= coalesce(r.last_day, r.ends_on)`, [employments])) as { employment_id: string; leave_type_id: string; kind: string; pay_effect: string | null; has_proof: boolean; on_day: string; quantity: number; minutes: number }[]
    const ill = new Set(all.filter(each => each.kind === 'sick' && each.has_proof).map(each => `${each.employment_id} ${each.on_day}`))
    const draws = (await rows(`select r.employment_id, d.leave_type_id, t.pay_effect, d.on_day, d.numerator::int as top, d.denominator::int as bottom from leave_draw d join leave_request r on r.id = d.request_id join leave_type t on t.id = d.leave_type_id where r.employment_id = any ($1) and r.status = 'approved' and d.on_day <= coalesce(r.last_day, r.ends_on)`, [employments])) as { employment_id: string; leave_type_id: string; pay_effect: string | null; on_day: string; top: number; bottom: number }[]
    const entries = (await rows(`select employment_id, kind, layer, on_day, numerator::int as top, denominator::int as bottom from leave_entry where employment_id = any ($1) and kind in ('paid_out', 'recovered', 'bought', 'sold')`, [employments])) as { employment_id: string; kind: string; layer: string; on_day: string; top: number; bottom: number }[]
    const ending = ((await owner.query(`select f.* from leave_account a cross join lateral app.leave_facts(a.organization_id, array[a.id]) f where a.employment_id = any ($1)`, [employments])).rows as AccountFacts[]).filter(row => row.ends_on !== null && row.ends_on > now.slice(0, 10) && row.ends_on <= until)
    const ahead = ending.flatMap(row => accountOf(row).until(row.ends_on!, 'approved').filter(({ on, kind }) => on === row.ends_on && (kind === 'paid_out' || kind === 'recovered')).map(each => ({ ...each, row })))
    const within = (on: string) => on >= '2026-01-01' && on <= until
    return summed([
      ...all.filter(each => there.has(each.employment_id) && within(each.on_day) && (each.kind === 'sick' || !ill.has(`${each.employment_id} ${each.on_day}`))).map(each => [[each.employment_id, each.leave_type_id, 'taken', each.pay_effect, null, each.on_day].join(), exact(each.quantity), exact(each.minutes).over(60)] as [string, Exact, Exact]),
      ...draws.filter(each => there.has(each.employment_id) && within(each.on_day) && !ill.has(`${each.employment_id} ${each.on_day}`)).map(each => [[each.employment_id, each.leave_type_id, 'drawn', each.pay_effect, null, each.on_day].join(), exact(each.top).over(each.bottom), exact(0)] as [string, Exact, Exact]),
      ...ahead.map(({ row, kind, layer, on, days }) => [[row.employment_id, row.leave_type_id, kind, null, layer, on].join(), exact(days).times(kind === 'paid_out' ? -1 : 1), exact(0)] as [string, Exact, Exact]),
      ...entries.filter(each => there.has(each.employment_id) && within(each.on_day)).map(each => [[each.employment_id, types.vacation, each.kind, null, each.layer, each.on_day].join(), exact(['paid_out', 'sold'].includes(each.kind) ? -each.top : each.top).over(each.bottom), exact(0)] as [string, Exact, Exact]),
    ])
  }
})
