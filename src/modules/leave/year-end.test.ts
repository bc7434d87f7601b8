import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { addDays } from '#shared/calendar.ts'
import { leaveThere, policy, posted, rules, types } from '../../../test/fixtures/away.ts'
import { attempt, ben, cora, dora, eli, employment, gus, key, mia, person, seen, uuid, world } from '../../../test/fixtures/world.ts'
import { balanceOn, entriesOf, toPost, type Facts } from './account.ts'
import { leaveOf } from './accounts.ts'
import { closeYears, closingTelling, confirmClosing, dropClosing, prepareClosing, undoClosing } from './closing.ts'
import type { AccountFacts } from './ledger.ts'
import { send } from './requests.ts'
import { closingOf } from './year-end.ts'

const { owner, truth, rows } = await world()
type Name = Parameters<typeof person>[0]
const job = { kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'leave.close_years' } as const
const worked = async () => { while (await as(job, closeYears.run) === 'more'); }
const prepare = async (who: typeof gus, yearOf = '2024-12-31') => { const { id } = await as(who, tx => prepareClosing.run(tx, { policyId: policy, yearOf }, {})); await worked(); return id }
const confirm = (who: typeof gus, id: string, tells?: string[]) => as(who, tx => confirmClosing.run(tx, { ...tells && { tells } }, { id }))
const undo = (who: typeof gus, id: string, tells?: string[]) => as(who, tx => undoClosing.run(tx, { ...tells && { tells } }, { id }))
const account = (name: Name) => truth<string>('select id from leave_account where employment_id = $1 and leave_type_id = $2', [employment(name), types.vacation])
const ledger = async (name: Name) => (await rows(`select on_day::text, kind, layer, sum(numerator / denominator)::text from leave_entry where account_id = $1 group by 1, 2, 3 having sum(numerator / denominator) <> 0 order by 1, 2, 3`, [await account(name)])).map(row => Object.values(row).join(' '))
const lines = (id: string, name: Name) => rows(`select layer, carried::float8, lapsed::float8, expires_on::text, because, state, left_because from leave_closing_line where closing_id = $1 and employment_id = $2 order by layer desc`, [id, employment(name)])
const eliHas = async (on = '2026-06-15') => (await as(eli, tx => leaveOf.run(tx, { on }, { id: employment('eli') }))).accounts.find(({ code }) => code === 'vacation')!.quantity

beforeAll(() => leaveThere(owner, { approval: 'automatic', more: { closing: 'confirmed' } }))

describe('a policy whose years wait to be closed', () => {
  const held = ['2024-01-01 accrual contractual 5', '2024-01-01 accrual statutory 20', '2025-01-01 accrual contractual 5', '2025-01-01 accrual statutory 20', '2026-01-01 accrual contractual 5', '2026-01-01 accrual statutory 20']
  let id: string
  test('lets nothing go along or lapse until somebody has looked, and projects years ahead as they will be', async () => {
    expect(await ledger('eli')).toEqual(held)
    expect([await eliHas(), await eliHas('2027-01-01')]).toEqual([75, 30])
  })
  test('is worked out for everybody whom the asker looks after, layer by layer with the reason; nothing is posted by it', async () => {
    id = await prepare(gus)
    expect(await lines(id, 'eli')).toEqual([
      { layer: 'statutory', carried: 5, lapsed: 15, expires_on: '2025-03-31', because: 'beyond', state: 'planned', left_because: null },
      { layer: 'contractual', carried: 0, lapsed: 5, expires_on: null, because: 'beyond', state: 'planned', left_because: null },
    ])
    expect(await lines(id, 'dora')).toEqual([])
    expect(await truth('select status from leave_closing where id = $1', [id])).toBe('prepared')
    expect(await ledger('eli')).toEqual(held)
  })
  test('a later year isn’t closed before an earlier one, nor one that isn’t over', async () => {
    const [later, ahead] = [await prepare(gus, '2025-12-31'), await prepare(gus, '2026-12-31')]
    expect((await lines(later, 'eli'))[0]).toMatchObject({ state: 'left', left_because: 'earlier' })
    expect((await lines(ahead, 'eli'))[0]).toMatchObject({ state: 'left', left_because: 'earlier' })
    await as(gus, tx => dropClosing.run(tx, {}, { id: later }))
    await expect(confirm(gus, later)).rejects.toMatchObject({ status: 409 })
  })
  test('confirmed twice at the same moment, it is closed once, and posts what the clock would have', async () => {
    const both = await Promise.allSettled([confirm(gus, id), confirm(gus, id)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(each => each.status === 'rejected')).toMatchObject({ reason: { code: 'leave.closing_stands_otherwise' } })
    await Promise.all([worked(), worked()])
    expect(await ledger('eli')).toEqual(['2024-01-01 accrual contractual 5', '2024-01-01 accrual statutory 20', '2025-01-01 accrual contractual 5', '2025-01-01 accrual statutory 20', '2025-01-01 carry_over carried 5', '2025-01-01 carry_over statutory -5', '2025-01-01 expiry contractual -5', '2025-01-01 expiry statutory -15', '2025-04-01 expiry carried -5', '2026-01-01 accrual contractual 5', '2026-01-01 accrual statutory 20'])
    expect(await eliHas()).toBe(50)
    const [run] = await rows('select status, accounts, carried::float8, lapsed::float8, left_out from leave_closing where id = $1', [id])
    expect(run).toMatchObject({ status: 'done', carried: Number(run!['accounts']) * 5, lapsed: Number(run!['accounts']) * 20 })
    await worked()
    await posted()
    expect(await eliHas()).toBe(50)
  })
  test('taken back, further entries undo all of it, and what was posted stays to be read', async () => {
    const entries = await truth<number>('select count(*)::int from leave_entry')
    await undo(gus, id)
    await worked()
    expect(await truth('select status from leave_closing where id = $1', [id])).toBe('undone')
    expect(await ledger('eli')).toEqual(held)
    expect(await truth<number>('select count(*)::int from leave_entry')).toBeGreaterThan(entries)
    await posted()
    expect(await ledger('eli')).toEqual(held)
  })
  test('isn’t taken back once a later year is closed on it', async () => {
    const first = await prepare(cora)
    await confirm(cora, first)
    await worked()
    const second = await prepare(cora, '2025-12-31')
    await confirm(cora, second)
    await worked()
    const ahead = await prepare(cora, '2026-12-31')
    expect((await lines(ahead, 'eli'))[0]).toMatchObject({ state: 'planned' })
    await expect(confirm(cora, ahead)).rejects.toThrow('leave.closing_not_over')
    expect(await truth('select status from leave_closing where id = $1', [ahead])).toBe('prepared')
    await expect(undo(cora, first)).rejects.toThrow('leave.closing_built_on')
    await expect(undo(gus, second)).rejects.toThrow('leave.closing_has_own')
    await undo(cora, second)
    await worked()
    await undo(cora, first)
    await worked()
    expect(await ledger('eli')).toEqual(held)
  })
  test('leaves out the own account of who confirms, until somebody else does', async () => {
    const own = await prepare(cora)
    expect((await lines(own, 'cora')).every(({ state }) => state === 'planned')).toBe(true)
    await confirm(cora, own)
    await worked()
    expect((await lines(own, 'cora')).map(({ left_because: because }) => because)).toEqual(['own', 'own'])
    expect(await ledger('cora')).not.toEqual(await ledger('eli'))
    await undo(cora, own)
    await worked()
  })
  test('unanswered, it tells nobody; the question shows whose leave it does something to, of whom the asker may know, and who isn’t concerned nothing', async () => {
    await owner.query(`delete from notification`)
    const id = await prepare(cora), shown = async (who: typeof gus) => (await as(who, tx => closingTelling.run(tx, {}, { id }))).items
    const all = await shown(cora)
    expect(all).toMatchObject([{ kind: 'leave.year_closed', says: expect.stringContaining('closed') }])
    expect(all[0]!.names).toEqual(expect.arrayContaining(['Eli Example']))
    expect((await shown(gus))[0]!.people).toBeLessThan(all[0]!.people)
    await expect(shown(eli)).rejects.toMatchObject({ status: 404 })
    await expect(confirm(cora, id, ['leave.decided'])).rejects.toMatchObject({ status: 422 })
    await confirm(cora, id)
    await worked()
    await undo(cora, id, [])
    await worked()
    expect(await truth('select count(*)::int from notification')).toBe(0)
    expect(await rows(`select v.after -> 'told' as told from event e join event_value v on v.event_id = e.id where e.record = 'leave_closing' and e.record_id = $1 and v.after ? 'told' order by e.id`, [id])).toEqual([{ told: [] }, { told: [] }])
  })
  test('tells whose leave it did something to, once, where that was said; taken back, that is told and the first word waits no more', async () => {
    const unread = async (name: Name) => rows(`select kind from notification where person_id = $1 and record_id = $2 and kind like 'leave.year%' and read_at is null`, [person(name), await account(name)])
    const nothing = [['statutory', -20], ['contractual', -5]] as const
    for (const [nth, [layer, amount]] of nothing.entries()) await as(gus, tx => tx.query(`insert into leave_entered (id, person_id, employment_id, leave_type_id, on_day, kind, layer, amount, reason) values ($1, $2, $3, $4, '2024-06-20', 'adjustment', $5, $6, 'Was taken')`, [uuid(343, 10 + nth), person('mia'), employment('mia'), types.vacation, layer, amount]))
    await owner.query(`delete from notification where kind like 'leave.year%'`)
    const id = await prepare(cora)
    expect((await lines(id, 'mia')).map(({ because }) => because)).toEqual(['nothing'])
    expect(await unread('eli')).toEqual([])
    await confirm(cora, id, ['leave.year_closed'])
    await worked()
    expect([await unread('eli'), await unread('mia'), await unread('cora')]).toEqual([[{ kind: 'leave.year_closed' }], [], []])
    expect(await seen(eli, 'leave_account', 'id = $1', [await account('eli')])).toHaveLength(1)
    await undo(cora, id, ['leave.year_reopened'])
    await worked()
    expect([await unread('eli'), await unread('mia'), await unread('cora')]).toEqual([[{ kind: 'leave.year_reopened' }], [], []])
    await owner.query('delete from leave_entered where id = any ($1)', [nothing.map((_, nth) => uuid(343, 10 + nth))])
    await posted()
  })
  test('posts only what was looked at: who changed since is left out', async () => {
    const changed = await prepare(cora)
    await as(gus, tx => tx.query(`insert into leave_entered (id, person_id, employment_id, leave_type_id, on_day, kind, layer, amount, reason) values ($1, $2, $3, $4, '2024-06-20', 'adjustment', 'contractual', 2, 'Worked on a Sunday')`, [uuid(343, 2), person('eli'), employment('eli'), types.vacation]))
    await confirm(cora, changed)
    await worked()
    expect((await lines(changed, 'eli')).map(({ left_because: because }) => because)).toEqual(['changed', 'changed'])
    expect(await eliHas()).toBe(77)
    expect((await lines(changed, 'zoe'))[0]).toMatchObject({ state: 'done' })
    await undo(cora, changed)
    await worked()
  })
  test('an employment that was withdrawn meanwhile stops nobody else’s', async () => {
    const id = await prepare(cora)
    await owner.query(`update employment set status = 'withdrawn', withdrawn_reason = 'Twice' where id = $1`, [employment('kim')])
    await confirm(cora, id)
    await worked()
    expect([(await lines(id, 'kim'))[0]!['state'], (await lines(id, 'zoe'))[0]!['state']]).toEqual(['left', 'done'])
    await undo(cora, id)
    await worked()
    expect(await truth('select status from leave_closing where id = $1', [id])).toBe('undone')
  })
  test('beside a request for the last of what it would take, one of the two is left out, and nobody owes', async () => {
    const id = await prepare(cora), ask = { personId: person('eli'), employmentId: employment('eli'), leaveTypeId: types.vacation, startsOn: '2026-07-01', endsOn: '2026-10-09' }
    await confirm(cora, id)
    await Promise.allSettled([as(eli, tx => send(tx, ask as never)), worked()])
    await worked()
    await posted()
    expect(await eliHas('2026-12-31')).toBeGreaterThanOrEqual(0)
    if (await truth(`select count(*)::int from leave_request where status = 'approved'`)) expect((await lines(id, 'eli'))[0]).toMatchObject({ state: 'left' })
    else expect((await lines(id, 'eli'))[0]).toMatchObject({ state: 'done' })
  })
})

describe('who may', () => {
  test('who works on leave sees the lines of whom they look after; whom it is about, managers and who only looks don’t', async () => {
    const id = await prepare(cora, '2025-12-31')
    for (const who of [eli, mia, ben, dora, key]) {
      expect(await seen(who, 'leave_closing_line', 'closing_id = $1', [id])).toEqual([])
      await expect(confirm(who, id)).rejects.toMatchObject({ status: 404 })
      expect(await attempt(who, `select app.move_closing('${id}', 'running', '{}')`)).not.toBeNull()
    }
    const [mine, all] = [await seen(gus, 'leave_closing_line', 'closing_id = $1', [id]), await seen(cora, 'leave_closing_line', 'closing_id = $1', [id])]
    expect(mine.length).toBeGreaterThan(0)
    expect(mine.length).toBeLessThan(all.length)
  })
  test('nobody works out or posts one but the clockwork', async () => {
    for (const who of [eli, gus, cora]) for (const text of ['select * from app.closing_next(1)', `select app.keep_closing('${uuid(1, 1)}', '[]', '[]')`]) expect(await attempt(who, text)).toBe('42501')
    expect(await attempt(eli, `select app.prepare_closing('${uuid(9, 9)}', '${policy}', '2024-12-31')`)).toBe('EQ422')
  })
})

describe('the reason of each line', () => {
  const row = (more: object, notices: object[] = []) => ({
    organization_id: '', account_id: '', person_id: '', employment_id: '', leave_type_id: '', policy_id: '', unit: 'days', opens_on: '2024-01-01', today: '2025-02-01', ends_on: null, service_from: '2024-01-01', born_on: null,
    terms: [{ from: '2024-01-01', hours: 40, days: 5 }], versions: [{ id: '', from: '2024-01-01', rules: { ...rules, closing: 'confirmed', tells: { within: 100, before: 30 }, ...more }, approval: 'manager', mayOwe: 0 }], taken: null, entered: null, notices, absences: null, closed: null, more: {},
  }) as unknown as AccountFacts
  const told = ['2024-01-20', '2024-10-10'].map(deliveredOn => ({ leaveYear: '2024-01-01', days: 25, lapsesOn: '2024-12-31', deliveredOn }))
  test.each([
    ['nothing lapses by the policy', row({ lapses: 'no' }), [['statutory', 20, 0, 0, 'never_lapses', null], ['contractual', 5, 0, 0, 'never_lapses', null]]],
    ['nobody was told', row({ lapses: 'if_told' }), [['statutory', 20, 0, 0, 'not_told', null], ['contractual', 5, 0, 0, 'not_told', null]]],
    ['told once is not told', row({ lapses: 'if_told' }, told.slice(0, 1)), [['statutory', 20, 0, 0, 'not_told', null], ['contractual', 5, 0, 0, 'not_told', null]]],
    ['told twice, with the days', row({ lapses: 'if_told' }, told), [['statutory', 5, 15, 0, 'told', '2024-01-20, 2024-10-10'], ['contractual', 0, 5, 0, 'told', '2024-01-20, 2024-10-10']]],
    ['what is beyond is paid out', row({ carries: { mostDays: 22, months: 3, beyond: 'paid_out' } }), [['statutory', 20, 0, 0, 'goes_along', null], ['contractual', 2, 0, 3, 'paid_out', null]]],
    ['a layer of its own rule', row({ layers: { contractual: { lapses: 'no' } } }), [['statutory', 5, 15, 0, 'beyond', null], ['contractual', 5, 0, 0, 'never_lapses', null]]],
    ['nothing is left', row({ gives: [] }), [[null, 0, 0, 0, 'nothing', null]]],
  ] as const)('%s', (_, of, expected) => expect(closingOf(of, '2024-12-31')!.lines.map(each => [each.layer, each.carried, each.lapsed, each.paidOut, each.because, each.toldOn])).toEqual(expected))
  test('who wasn’t there in that year isn’t in it', () => expect(closingOf({ ...row({}), opens_on: '2025-01-15' }, '2024-12-31')).toBeNull())
})

test('held, closed and taken back, an account is what it would have been, whatever was taken meanwhile', () => {
  const day = (n: number) => addDays('2024-01-01', n)
  fc.assert(fc.property(fc.array(fc.record({ on: fc.integer({ min: 0, max: 800 }).map(day), days: fc.constantFrom(0.5, 1, 3) }), { maxLength: 12 }), fc.constantFrom('yes', 'no', 'if_told'), fc.boolean(), fc.constantFrom(0, 3, 5, 40), (taken, lapses, isTold, mostDays) => {
    const of = { ...rules, lapses, carries: { mostDays, months: 3 } } as const, until = '2026-06-15'
    const facts: Facts = { startsOn: '2024-01-01', endsOn: null, terms: [{ from: '2024-01-01', daysPerWeek: 5 }], told: isTold ? ['2024-01-01'] : [] }
    const clock = entriesOf(of, facts, taken, until), held = entriesOf(of, { ...facts, held: ['2024-01-01', '2025-01-01'] }, taken, until), half = entriesOf(of, { ...facts, held: ['2025-01-01'] }, taken, until)
    const first = [...held, ...toPost(held, half)], ledger = [...first, ...toPost(first, clock)]
    expect(toPost(ledger, clock)).toEqual([])
    expect(balanceOn(ledger, until).days.is(balanceOn(clock, until).days)).toBe(true)
    expect(toPost([...ledger, ...toPost(ledger, held)], held)).toEqual([])
    expect(balanceOn(held, until).days.isAtLeast(balanceOn(clock, until).days)).toBe(true)
  }), { numRuns: 60 })
})
