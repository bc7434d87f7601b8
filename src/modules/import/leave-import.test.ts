import fc from 'fast-check'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { as } from '#platform/db.ts'
import { balanceOn } from '../leave/account.ts'
import { leaveOf } from '../leave/accounts.ts'
import { accountOf, type AccountFacts } from '../leave/ledger.ts'
import { openingEffect, type Stated } from '../leave/opening.ts'
import { askForProof } from '../leave/proof.ts'
import { send } from '../leave/requests.ts'
import { leaveThere, posted, rules, types } from '../../../test/fixtures/away.ts'
import { attempt, ben, cora, dora, eli, employment, gus, key, mia, person, second, seen, stranger, world, zoe } from '../../../test/fixtures/world.ts'
import { cancelLeave, checkLeave, commitLeave, leaveProblems, lookLeave, mapLeave, undoableLeave, undoLeave } from './leave-actions.ts'
import { readLeaveAmount } from './leave-cells.ts'
import { guessLeaveColumns, guessLeaveFile } from './leave-columns.ts'
import { broughtLeaveFrom } from './leave-stage.ts'

const { owner, truth, rows } = await world()
const folder = await mkdtemp(join(tmpdir(), 'leave-import-'))
let nth = 0
async function bring(who: Actor, text: string) {
  const path = join(folder, `${++nth}.csv`)
  await writeFile(path, text)
  return broughtLeaveFrom(who, path)
}
type Said = Parameters<typeof mapLeave.run>[1]
const map = (who: Actor, id: string, said: Said) => as(who, tx => mapLeave.run(tx, said, { id }))
const check = (who: Actor, id: string) => as(who, tx => checkLeave.run(tx, {}, { id }))
const look = (who: Actor, id: string) => as(who, tx => lookLeave.run(tx, {}, { id }))
const undo = (who: Actor, id: string) => as(who, tx => undoLeave.run(tx, {}, { id }))
async function commit(who: Actor, id: string, how: { leaveOut?: boolean; differing?: 'leave' | 'correct' } = {}) {
  const { seen: saw } = await check(who, id)
  const view = await as(who, tx => commitLeave.run(tx, { seen: saw, ...how }, { id }))
  await posted()
  return view
}
const of = async (name: 'eli' | 'mia' | 'kim', on?: string) => (await as(cora, tx => leaveOf.run(tx, on ? { on } : {}, { id: employment(name) }))).accounts.find(({ code }) => code === 'vacation')!
const layersOf = async (name: 'eli' | 'mia' | 'kim', on?: string) => Object.fromEntries((await of(name, on)).layers.map(({ layer, quantity }) => [layer, quantity]))
const codes = async (who: Actor, id: string) => (await check(who, id)).problems.map(({ row, header, code }) => [row, header, code])

/** Eli’s number in London is 100, Mia’s 101, Dora’s 102, Ben’s 103, Zoe’s 104, Gus’s 105, Kim’s 111; Eli’s in Boston 112. */
const wide = 'Employee number,Name,Leave type,Balance date,Statutory,Contractual,Carried over,Expires on\n'
const long = 'Employee number,Leave type,As of,Layer,Balance,Expires on\n'

beforeAll(() => leaveThere(owner))

describe('a file of balances', () => {
  let id: string
  test('is known by its columns, tried without writing, and says whose balance becomes what', async () => {
    id = await bring(gus, `${wide}100,Eli,vacation,2026-05-31,12,3.5,2,2026-09-30\n101,Mia,vacation,31.05.2026,"20,25",5,,\n`)
    const view = await look(gus, id)
    expect(view.columns.map(({ target }) => target)).toEqual(['number', 'name', 'leaveType', 'onDay', 'statutory', 'contractual', 'carried', 'expiresOn'])
    expect([view.what, view.lacks, view.words.map(({ answer }) => answer)]).toEqual(['balances', [], [types.vacation]])
    const report = await check(gus, id)
    expect(report).toMatchObject({ rows: 2, added: 2, differing: 0, unchanged: 0, leftOut: 0, problems: [] })
    expect(report.lines[0]).toMatchObject({ name: 'Eli Example', number: '100', decision: 'added', on: '2026-05-31', there: [{ layer: 'statutory', quantity: 20 }, { layer: 'contractual', quantity: 5 }], stated: [{ layer: 'statutory', amount: 12 }, { layer: 'contractual', amount: 3.5 }, { layer: 'carried', amount: 2, expiresOn: '2026-09-30' }] })
    expect(await truth('select count(*)::int from leave_entered')).toBe(0)
  })
  test('comes in as a whole: what it says of a day is what there is that day, and what was posted before is taken back by entries', async () => {
    const view = await commit(gus, id)
    expect(view.status).toBe('committed')
    expect([await layersOf('eli', '2026-05-31'), await layersOf('mia', '2026-05-31'), await layersOf('eli', '2026-10-01')]).toEqual([{ statutory: 12, contractual: 3.5, carried: 2 }, { statutory: 20.25, contractual: 5 }, { statutory: 12, contractual: 3.5 }])
    expect(await truth(`select sum(numerator::numeric / denominator)::float8 from leave_entry x join leave_account a on a.id = x.account_id where a.employment_id = $1 and a.leave_type_id = $2 and x.on_day <= '2026-05-31'`, [employment('eli'), types.vacation])).toBe(17.5)
    expect(await truth(`select count(*)::int from event where record = 'leave_entered'`)).toBe(5)
  })
  test('tells nobody, asks nobody and puts nothing on a desk', async () => {
    expect([await truth('select count(*)::int from notification'), await truth('select count(*)::int from work_item'), await truth('select count(*)::int from approval')]).toEqual([0, 0, 0])
  })
  test('a second time, it changes nothing', async () => {
    const again = await bring(gus, `${wide}100,Eli,vacation,2026-05-31,12,3.5,2,2026-09-30\n101,Mia,vacation,31.05.2026,"20,25",5,,\n`), before = await truth('select count(*)::int from leave_entry')
    expect(await check(gus, again)).toMatchObject({ added: 0, differing: 0, unchanged: 2, leftOut: 0 })
    await commit(gus, again)
    expect([await truth('select count(*)::int from leave_entered'), await truth('select count(*)::int from leave_entry')]).toEqual([5, before])
  })
  test('with other amounts for that day, it shows what differs and wants to be told: it stays, or is corrected', async () => {
    const other = () => bring(gus, `${wide}100,Eli,vacation,2026-05-31,11,3.5,2,2026-09-30\n`), first = await other()
    const report = await check(gus, first)
    expect(report).toMatchObject({ differing: 1, lines: [{ decision: 'differing', there: [{ layer: 'statutory', quantity: 12 }, { layer: 'contractual', quantity: 3.5 }, { layer: 'carried', quantity: 2 }] }] })
    await expect(commit(gus, first)).rejects.toThrow('leave_import.differing_unanswered')
    await commit(gus, first, { differing: 'leave' })
    expect(await layersOf('eli', '2026-05-31')).toMatchObject({ statutory: 12 })
    const corrects = await other()
    await commit(gus, corrects, { differing: 'correct' })
    expect(await layersOf('eli', '2026-05-31')).toEqual({ statutory: 11, contractual: 3.5, carried: 2 })
    await expect(undo(gus, id)).rejects.toThrow('leave_import.built_upon')
    await undo(gus, corrects)
    await posted()
    expect(await layersOf('eli', '2026-05-31')).toMatchObject({ statutory: 12 })
  })
  test('isn’t taken back while somebody has asked for leave on it; then it is, as if it had never come', async () => {
    await as(eli, tx => send(tx, { personId: person('eli'), employmentId: employment('eli'), leaveTypeId: types.vacation, startsOn: '2026-07-06', endsOn: '2026-07-06' } as never))
    expect(await as(gus, tx => undoableLeave.run(tx, {}, { id }))).toMatchObject({ stands: [{ what: 'asked', count: 1 }] })
    await expect(undo(gus, id)).rejects.toThrow('leave_import.built_upon')
    await owner.query(`update leave_request set status = 'withdrawn'`)
    await undo(gus, id)
    await posted()
    expect(await layersOf('eli', '2026-05-31')).toEqual({ statutory: 20, contractual: 5 })
    expect([await truth('select count(*)::int from leave_entered'), (await look(gus, id)).status]).toEqual([0, 'undone'])
    await expect(undo(gus, id)).rejects.toMatchObject({ status: 409 })
  })
  test('of nothing left, nothing is left', async () => {
    const zero = await bring(gus, `${wide}111,Kim,vacation,2026-05-31,0,0,,\n`)
    await commit(gus, zero)
    expect([(await of('kim', '2026-05-31')).quantity, (await of('kim')).quantity]).toEqual([0, 0])
    await undo(gus, zero)
    await posted()
  })
  test('what changed between looking and bringing in stops all of it', async () => {
    const stale = await bring(gus, `${wide}111,Kim,vacation,2026-05-31,4,,,\n`), { seen: saw } = await check(gus, stale)
    const other = await bring(cora, `${wide}111,Kim,vacation,2026-05-31,5,,,\n`)
    await commit(cora, other)
    await expect(as(gus, tx => commitLeave.run(tx, { seen: saw }, { id: stale }))).rejects.toMatchObject({ status: 409, code: 'leave_import.stale' })
    await undo(cora, other)
    await posted()
    await as(gus, tx => cancelLeave.run(tx, {}, { id: stale }))
    await expect(check(gus, stale)).rejects.toMatchObject({ status: 409 })
  })
})

describe('what can’t come in is told by row and column, with what to do', () => {
  const bad: [string, string, (string | number | null)[]][] = [
    ['nobody of this number', `${long}999,vacation,2026-05-31,statutory,5,`, [2, 'Employee number', 'leave_nobody']],
    ['somebody whom they don’t look after is told as if they weren’t there', `${long}103,vacation,2026-05-31,statutory,5,`, [2, 'Employee number', 'leave_nobody']],
    ['their own', `${long}105,vacation,2026-05-31,statutory,5,`, [2, null, 'leave_own']],
    ['a type that nobody here calls so', `${long}100,Gleitzeit,2026-05-31,statutory,5,`, [2, 'Leave type', 'leave_type_unknown']],
    ['a type that keeps no balance', `${long}100,sick,2026-05-31,statutory,5,`, [2, 'As of', 'leave_no_balance']],
    ['a layer that the policy doesn’t have', `${long}100,vacation,2026-05-31,bought,5,`, [2, 'Layer', 'layer_unknown']],
    ['a word that is no layer', `${long}100,vacation,2026-05-31,Sonder,5,`, [2, 'Layer', 'leave_layer_unknown']],
    ['a day before the first day of the contract', `${long}100,vacation,2023-12-31,statutory,5,`, [2, 'As of', 'leave_before_hire']],
    ['a day that is still ahead', `${long}100,vacation,2026-06-16,statutory,5,`, [2, 'As of', 'opening_ahead']],
    ['the year 20223', `${long}100,vacation,20223-05-31,statutory,5,`, [2, 'As of', 'leave_date_unreadable']],
    ['the 31st of June', `${long}100,vacation,2026-06-31,statutory,5,`, [2, 'As of', 'leave_date_impossible']],
    ['a third of a day in decimals', `${long}100,vacation,2026-05-31,statutory,12.3333,`, [2, 'Balance', 'leave_amount_inexact']],
    ['something that is no number', `${long}100,vacation,2026-05-31,statutory,viel,`, [2, 'Balance', 'leave_amount_unreadable']],
    ['a formula', `${long}100,vacation,2026-05-31,statutory,=1+1,`, [2, 'Balance', 'leave_formula']],
    ['what was gone by then', `${long}100,vacation,2026-05-31,carried over,5,2026-03-31`, [2, 'Expires on', 'lapsed_before']],
    ['nothing at all', `${long}100,vacation,2026-05-31,statutory,,`, [2, 'Balance', 'leave_amount_unreadable']],
  ]
  test.each(bad)('%s', async (_, text, expected) => {
    const id = await bring(gus, text + '\n')
    expect(await codes(gus, id)).toEqual([expected])
    await expect(commit(gus, id)).rejects.toThrow('import.rows_left_out')
    expect((await as(gus, tx => leaveProblems(tx, id)))[0]![4]).toMatch(/ .*\.$/)
  })
  test('two rows for one layer, two days for one leave: none of that leave comes in, the others do', async () => {
    const id = await bring(gus, `${long}100,vacation,2026-05-31,statutory,5,\n100,vacation,2026-05-31,statutory,6,\n101,vacation,2026-05-31,statutory,5,\n101,vacation,2026-04-30,contractual,5,\n111,vacation,2026-05-31,statutory,7,\n`)
    expect(await codes(gus, id)).toEqual([[2, null, 'leave_broken'], [3, 'Layer', 'leave_layer_twice'], [4, null, 'leave_broken'], [5, 'As of', 'leave_two_days'], [6, null, 'layers_left']])
    await commit(gus, id, { leaveOut: true })
    expect([await layersOf('kim', '2026-05-31'), await layersOf('eli', '2026-05-31')]).toEqual([{ statutory: 7 }, { statutory: 20, contractual: 5 }])
    await undo(gus, id)
    await posted()
  })
  test('of what was carried over, rows with other last days are two', async () => {
    const id = await bring(gus, `${long}111,vacation,2026-05-31,carried over,5,2026-06-30\n111,vacation,2026-05-31,carried over,6,2026-12-31\n111,vacation,2026-05-31,statutory,1,\n111,vacation,2026-05-31,contractual,1,\n`)
    expect(await check(gus, id)).toMatchObject({ added: 1, leftOut: 0 })
    await commit(gus, id)
    expect([(await of('kim', '2026-06-30')).quantity, (await of('kim', '2026-07-01')).quantity]).toEqual([13, 8])
    await undo(gus, id)
    await posted()
  })
  test('several contracts are told apart by number, legal entity or first day, else none is guessed', async () => {
    const head = 'Work e-mail,Legal entity,Leave type,As of,Layer,Balance\n', id = await bring(cora, `${head}eli@acme.example,,vacation,2026-05-31,statutory,5\neli@acme.example,us,vacation,2026-05-31,statutory,6\n`)
    expect((await codes(cora, id)).slice(0, 1)).toEqual([[2, 'Work e-mail', 'leave_several_contracts']])
    expect((await check(cora, id)).lines).toHaveLength(1)
    const numbered = await bring(cora, `${long}112,vacation,2026-05-31,statutory,6,\n`)
    await commit(cora, numbered)
    expect(await truth('select employment_id from leave_entered')).toBe(second.employment)
    await undo(cora, numbered)
    // Gus looks after her job in London alone: for him there is one contract.
    expect(await check(gus, await bring(gus, `${head}eli@acme.example,,vacation,2026-05-31,statutory,5\n`))).toMatchObject({ added: 1, leftOut: 0 })
  })
})

describe('a file of leave taken', () => {
  const head = 'Employee ID,Type,Start date,End date,Days,Half day\n'
  let id: string
  test('is known by its two days, its days are counted as those of a request, and what doesn’t come to what it says is told', async () => {
    id = await bring(gus, `${head}100,vacation,2025-08-04,2025-08-15,10,\n100,sick,2026-06-01,2026-06-03,3,\n101,vacation,2026-05-04,2026-05-04,0.5,morning\n100,vacation,2025-08-15,2025-08-18,2,\n101,vacation,2026-03-02,2026-03-06,4,\n`)
    expect((await look(gus, id)).what).toBe('taken')
    expect(await codes(gus, id)).toEqual([[4, 'Days', 'leave_no_day_counts'], [5, 'Start date', 'leave_twice_in_file'], [6, 'Days', 'leave_counts_else']].map(([row, header, code]) => [row, code === 'leave_no_day_counts' ? 'Start date' : header, code]))
  })
  test('comes in as leave that was approved, tells nobody, and asks for no proof of what is over', async () => {
    await owner.query(`update leave_policy_version set rules = rules || '{"asking": {"evidenceFrom": 1}}' where policy_id = (select id from leave_policy where leave_type_id = $1)`, [types.sick])
    await commit(gus, id, { leaveOut: true })
    expect(await rows(`select starts_on::text as on, status, quantity::float8 from leave_request where import_id = $1 order by 1`, [id])).toEqual([{ on: '2025-08-04', status: 'approved', quantity: 10 }, { on: '2026-06-01', status: 'approved', quantity: 3 }])
    await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'leave.proof' }, askForProof.run)
    expect([await truth('select count(*)::int from notification'), await truth(`select count(*)::int from work_item`)]).toEqual([0, 0])
    expect((await of('eli', '2025-12-31')).taken).toBe(10)
  })
  test('a second time, it changes nothing; and before a balance that was brought in, it takes nothing from that', async () => {
    const again = await bring(gus, `${head}100,vacation,2025-08-04,2025-08-15,10,\n`)
    expect(await check(gus, again)).toMatchObject({ added: 0, unchanged: 1 })
    const balance = await bring(gus, `${wide}100,Eli,vacation,2026-05-31,12,,,\n`)
    await commit(gus, balance)
    expect((await of('eli')).quantity).toBe(12)
    await undo(gus, balance)
    await posted()
  })
  test('taken back as a whole, its days are given back; what an entry names stays to be read', async () => {
    await undo(gus, id)
    await posted()
    expect([(await of('eli', '2025-12-31')).taken, await truth(`select count(*)::int from leave_request where import_id = $1 and status = 'approved'`, [id])]).toEqual([0, 0])
    expect([await truth('select count(*)::int from notification'), await truth(`select count(*)::int from leave_request where import_id = $1 and leave_type_id = $2`, [id, types.sick])]).toEqual([0, 0])
  })
})

describe('who may', () => {
  test('whoever works on nobody’s leave brings no file; a file is seen by who brought it, nobody else', async () => {
    for (const who of [eli, mia, ben, dora, zoe, key]) await expect(bring(who, `${long}100,vacation,2026-05-31,statutory,5,\n`)).rejects.toMatchObject({ status: 403 })
    const id = await bring(gus, `${long}100,vacation,2026-05-31,statutory,5,\n`)
    for (const who of [eli, mia, cora, key, stranger]) {
      expect(await seen(who, 'leave_import', 'id = $1', [id])).toEqual([])
      for (const act of [look, check, undo]) await expect(act(who, id)).rejects.toMatchObject({ status: 404 })
      expect(await as(who, tx => tx.query('select app.leave_import_draft($1) as draft', [id]))).toEqual([{ draft: null }])
      expect(await attempt(who, `select app.keep_leave_import('${id}', 'taken', '{}')`)).not.toBe('rows')
      expect(await attempt(who, `select app.end_leave_import('${id}', 'cancelled')`)).not.toBe('rows')
    }
  })
  test('by hand past the check, nobody writes what isn’t theirs to write', async () => {
    const id = await bring(gus, `${long}100,vacation,2026-05-31,statutory,5,\n`)
    const entered = (name: 'ben' | 'gus' | 'eli') => `select app.commit_leave_import('${id}', '[{"id": "00000000-0000-7000-8000-000000999999", "employment": "${employment(name)}", "person": "${person(name)}", "type": "${types.vacation}", "on_day": "2026-05-31", "layer": "statutory", "amount": 5}]', '[]', '{}', 'x', '{}', '{}')`
    for (const name of ['ben', 'gus'] as const) expect(await attempt(gus, entered(name))).toBe('42501')
    expect(await attempt(gus, entered('eli'))).toBe('rows')
    expect(await attempt(cora, entered('eli'))).toBe('42501')
  })
  test('facts of accounts and people are of whom the asker works for, alone', async () => {
    const accounts = (who: Actor) => as(who, tx => tx.query('select employment_id from app.leave_import_facts($1)', [[employment('eli'), employment('ben')]]))
    expect([(await accounts(eli)).length, (await accounts(mia)).length, (await accounts(key)).length, new Set((await accounts(gus)).map(each => Object.values(each)[0])).size]).toEqual([0, 0, 0, 1])
    const people = (who: Actor) => as(who, tx => tx.query(`select name from app.leave_import_people('{100,103}', '{zoe@acme.example}')`))
    expect([(await people(eli)).length, (await people(dora)).length, (await people(key)).length, (await people(gus)).length, (await people(cora)).length]).toEqual([0, 0, 0, 1, 3])
  })
})

test('columns are known in four languages, and as they were chosen before', async () => {
  expect(guessLeaveColumns(['Personalnummer', 'Urlaubsart', 'Stichtag', 'Mindesturlaub', 'Mehrurlaub', 'Vorjahr', 'Verfällt am'], 'balances')).toEqual(['number', 'leaveType', 'onDay', 'statutory', 'contractual', 'carried', 'expiresOn'])
  expect([guessLeaveFile(['Matricule', 'Type de congé', 'Du', 'Date de fin']), guessLeaveFile(['Número de empleado', 'Desde', 'Saldo'])]).toEqual(['taken', 'balances'])
  const text = `Nr,Was,Tag,Rest\n100,URL,2026-05-31,7\n`, id = await bring(gus, text)
  await map(gus, id, { columns: ['number', 'leaveType', 'onDay', 'contractual'], words: { leaveType: { url: types.vacation } } })
  await commit(gus, id)
  await undo(gus, id)
  const again = await look(gus, await bring(gus, text))
  expect([again.columns.map(({ target }) => target), again.words.map(({ answer }) => answer)]).toEqual([['number', 'leaveType', 'onDay', 'contractual'], [types.vacation]])
  const plain = await bring(gus, 'Nr,Rest gesamt\n100,7\n')
  await map(gus, plain, { columns: ['number', 'statutory'], settings: { leaveTypeId: types.vacation, onDay: '2026-05-31' } })
  expect(await check(gus, plain)).toMatchObject({ added: 1, leftOut: 0 })
})

test('an amount is exact to the hundredth, or isn’t taken', () => {
  expect(['12', '12,5', '12.500', '-3', '3/4', '7:30', '12 days'].map(text => readLeaveAmount(text, 'hours'))).toEqual([12, 12.5, 12.5, -3, 0.75, 7.5, 12].map(amount => ({ amount })))
  expect(['1/3', '7:20', '0.125', '7:30', 'x', '', '1001'].map(text => readLeaveAmount(text, text === '7:20' ? 'hours' : 'days'))).toEqual(['inexact', 'inexact', 'inexact', 'unreadable', 'unreadable', 'unreadable', 'large'].map(code => ({ problem: `leave_amount_${code}` })))
})

test('whatever the policy, the first day and what was there, an account says on that day what the file says; brought again, nothing is left to write', () => {
  const layer = fc.constantFrom('statutory', 'contractual', 'carried'), stated = fc.uniqueArray(fc.record({ layer, amount: fc.integer({ min: -2000, max: 9000 }).map(n => n / 100), expiresOn: fc.constantFrom(null, '2026-09-30', '2026-12-31') }), { minLength: 1, maxLength: 5, selector: each => `${each.layer} ${each.expiresOn}` })
  const accrual = fc.constantFrom({ everyMonths: 1, at: 'end' }, { everyMonths: 12, at: 'start' }, { everyDays: 7, from: '2025-12-29', at: 'start' }, { part: 'twelfths' })
  fc.assert(fc.property(stated, stated, accrual, fc.constantFrom('yes', 'no', 'if_told'), fc.constantFrom('2020-02-29', '2025-11-20', '2026-01-01', '2026-03-31'), fc.constantFrom('2026-03-31', '2026-05-31', '2026-06-15'), fc.constantFrom(undefined, 'confirmed'), fc.constantFrom(0, 3), (first, other, given, lapses, opensOn, on, closing, takes) => {
    const row = {
      organization_id: '', account_id: '', person_id: '', employment_id: '', leave_type_id: '', policy_id: '', unit: 'days', opens_on: opensOn, today: '2026-06-15', ends_on: null, service_from: opensOn, born_on: null, terms: [{ from: opensOn, hours: 40, days: 5 }],
      versions: [{ id: '', from: opensOn, rules: { ...rules, yearFrom: '2024-01-01', accrual: given, lapses, ...closing && { closing } }, approval: 'manager', mayOwe: 0 }], taken: takes ? [{ on: '2026-03-31', days: takes, minutes: takes * 480, request: '', status: 'approved', ill: false }] : null, entered: null, notices: null, absences: null, closed: null, more: {},
    } as unknown as AccountFacts
    const brought = (to: AccountFacts, file: readonly Stated[]) => ({ ...to, entered: [...to.entered ?? [], ...openingEffect(to, on, file).write.map(each => ({ on, kind: 'opening' as const, layer: each.layer, days: each.amount, expiresOn: each.expiresOn }))] })
    const says = (of: AccountFacts) => Object.fromEntries(balanceOn(accountOf(of).until(on, 'approved'), on).layers.map(({ layer, days }) => [layer, days.toNumber()]))
    const sums = (file: readonly Stated[]) => Object.fromEntries([...Map.groupBy(file, each => each.layer)].map(([layer, all]) => [layer, Math.round(all.reduce((sum, { amount }) => sum + amount * 100, 0)) / 100] as const).filter(([, amount]) => amount !== 0))
    const once = brought(row, first), twice = brought(once, other)
    expect(says(once)).toEqual(sums(first))
    expect(says(twice)).toEqual(sums(other))
    expect([openingEffect(once, on, first).decision, openingEffect(twice, on, other).write]).toEqual(['unchanged', []])
  }), { numRuns: 150 })
})
