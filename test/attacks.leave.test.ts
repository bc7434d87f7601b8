import { randomUUIDv7 } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { read } from '#platform/db.ts'
import { applyPolicies, approve as approving, asks, credit, deed, draft as drafting, lay, leaveRequest, rewrite, submit as submitting, withdraw as withdrawing } from './fixtures/leave.ts'
import { acme, attempt, eli, gia, guest, gus, key, mia, other, outcome, person, places, seen, cora as chro, stranger, world, zoe } from './fixtures/world.ts'

const { owner, truth } = await world()
await lay(owner)
const draft = deed(drafting), submit = deed(submitting), approve = deed(approving), withdraw = deed(withdrawing), edit = deed(rewrite)
const submitted = async (days: number) => { const id = await draft(eli, asks(days)); await submit(eli, id); return id }

describe('the way of a request', () => {
  let short = '', long = ''
  beforeAll(async () => {
    await credit(owner, 5)
    short = await submitted(3)
    long = await submitted(9)
  })
  test('a stranger drafts for nobody', async () => expect(await outcome(draft(zoe, asks(1)))).toBe('42501'))
  test('the manager doesn’t approve a draft', async () => expect(await outcome(approve(mia, await draft(eli, asks(1))))).toBe('409'))
  test('the days were counted', async () => expect(await truth(`select days::int from time_request where id = $1`, [short])).toBe(3))
  test('nobody approves their own', async () => expect(await outcome(approve(eli, short))).toBe('403'))
  test('what is unseen can’t be approved: a stranger, a generalist elsewhere, a key, another organisation', async () => {
    for (const who of [zoe, key, guest, stranger]) expect(await outcome(approve(who, short))).toBe('404')
  })
  test('his own by SQL neither', async () => expect(await attempt(eli, `update time_request set status = 'approved' where id = $1`, [short])).toBe('42501'))
  test('one move leaves one event; a refusal none, and nothing half done', async () => {
    await approve(gus, short)
    expect(await outcome(approve(chro, long))).toBe('422')
    expect(await truth(`select status from time_request where id = $1`, [long])).toBe('submitted')
    expect(await truth(`select string_agg(move, ',' order by id) from event where record_id = $1`, [short])).toBe('create,submit,approve')
    expect(await truth(`select string_agg(move, ',' order by id) from event where record_id = $1`, [long])).toBe('create,submit')
  })
  test('an approved one doesn’t go back to draft by SQL', async () => expect(await attempt(eli, `update time_request set status = 'draft' where id = $1`, [short])).toBe('42501'))
  test.each([['Eli', eli, 3], ['his manager', mia, 3], ['a stranger', zoe, 0], ['the generalist here', gus, 3], ['a generalist of his other job', gia, 3], ['the head', chro, 3], ['a key without that scope', key, 0], ['a guest', guest, 0], ['another organisation', stranger, 0]] as const)(
    'rows that %s sees', async (_, who, wanted) => expect(await seen(who, 'time_request')).toHaveLength(wanted))
  test('withdrawing gives the days back', async () => {
    await withdraw(eli, short)
    expect(await truth('select sum(days)::int from time_entry')).toBe(5)
  })
})

describe('rows are guarded, not only the state', () => {
  const inserting = (columns: string, ...values: unknown[]) => attempt(eli, `insert into time_request (id, starts_on, ends_on, ${columns}) values ('${randomUUIDv7()}', '2030-01-01', '2030-01-02', ${values.map((_, i) => `$${i + 1}`)}) returning id`, values)
  let mine = ''
  beforeAll(async () => {
    await credit(owner, 99)
    mine = await draft(eli, asks(1))
  })
  test('a new row starts fresh', async () => {
    expect(await inserting('person_id', person('eli'))).toBe('rows')
    expect(await inserting('person_id, status', person('eli'), 'approved')).toBe('42501')
    expect(await inserting('person_id, days', person('eli'), 0)).toBe('42501')
    expect(await inserting('person_id, version', person('eli'), 9)).toBe('42501')
    expect(await inserting('person_id, organization_id', person('eli'), other)).toBe('42501')
    expect(await inserting('person_id, custom', person('eli'), '{}')).toBe('42501')
  })
  test.each([['his draft', 'starts_on = $2', '2030-06-28', 'rows'], ['not its days', 'days = $2', 0, '42501'], ['nor whose it is', 'person_id = $2', person('mia'), '42501'], ['nor its id', 'id = $2', randomUUIDv7(), '42501'],
    ['nor its version', 'version = $2', 99, '42501'], ['nor its organisation', 'organization_id = $2', other, '42501'], ['nor what isn’t declared', 'custom = $2', '{}', '42501']] as const)(
    'Eli edits %s', async (_, set, value, wanted) => expect(await attempt(eli, `update time_request set ${set} where id = $1 returning id`, [mine, value])).toBe(wanted))
  test('the version rises by itself', async () => {
    await edit(eli, mine, { reason: 'seaside' }, 1)
    expect(await truth('select version from time_request where id = $1', [mine])).toBe(2)
    expect(await outcome(edit(eli, mine, { reason: 'mountains' }, 1))).toBe('412')
  })
  test('a draft may go, a submitted one not', async () => {
    expect(await attempt(eli, `delete from time_request where id = $1 returning id`, [mine])).toBe('rows')
    expect(await attempt(mia, `delete from time_request where id = $1 returning id`, [mine])).toBe('no rows')
    await submit(eli, mine)
    expect(await attempt(eli, `delete from time_request where id = $1 returning id`, [mine])).toBe('no rows')
  })
  test.each<[string, Actor, string]>([
    ['Eli edits dates of a submitted one', eli, `starts_on = '2030-01-01'`], ['the manager rewrites its reason', mia, `reason = 'forged'`],
    ['the manager moves it to another of her people', mia, `person_id = '${person('kim')}'`], ['the manager approves it and changes the days', mia, `status = 'approved', days = 0`],
    ['the manager approves it and forges the reason', mia, `status = 'approved', reason = 'forged'`], ['the manager invents a state', mia, `status = 'paid'`], ['the manager submits what isn’t hers', mia, `status = 'withdrawn'`],
  ])('refused: %s', async (_, who, set) => expect(await attempt(who, `update time_request set ${set} where id = $1`, [mine])).toBe('42501'))
  test('by direct SQL a declared move is a move', async () => expect(await attempt(mia, `update time_request set status = 'approved' where id = $1 returning id`, [mine])).toBe('rows'))
  test('an undeclared column stays shut', async () => {
    await owner.query(`alter table time_request add column secret text`)
    await applyPolicies(owner)
    expect(await attempt(eli, `update time_request set secret = 'x', status = 'withdrawn' where id = $1`, [mine])).toBe('42501')
    expect(await inserting('person_id, secret', person('eli'), 'x')).toBe('42501')
    expect(await attempt(eli, `update time_request set status = 'withdrawn' where id = $1 returning id`, [mine])).toBe('rows')
  })
  test('a PATCH has no fixed fields', () => expect(Object.keys((leaveRequest.patch as unknown as { properties: object }).properties).sort()).toEqual(['endsOn', 'reason', 'startsOn']))
  test('a generalist drafts leave for her people, not for others', async () => {
    expect(await outcome(draft(gus, asks(2)))).toBe('ok')
    expect(await outcome(draft(gus, asks(2, { personId: person('zoe') })))).toBe('42501')
    expect(await outcome(draft(gus, asks(2, { personId: person('dora') })))).toBe('42501')
    expect(await outcome(draft(gus, asks(2, { personId: places.london })))).toBe('42501')
  })
})

describe('the ledger', () => {
  test('nobody writes it by hand', async () => {
    for (const who of [zoe, eli, gus, chro]) expect(await attempt(who, `insert into time_entry (organization_id, person_id, days) values ($1, $2, 99)`, [acme, person('zoe')])).toBe('42501')
  })
  test('settling again changes nothing', async () => {
    await credit(owner, 9)
    const id = await submitted(2)
    await approve(mia, id)
    for (const who of [zoe, eli, guest]) await attempt(who, `select app.settle_time($1)`, [id])
    expect(await truth('select sum(days)::int from time_entry')).toBe(7)
  })
  test('the balance is told to those who have to do with it', async () => {
    expect(await outcome(read(zoe, `select app.time_balance($1)`, [person('eli')]))).toBe('42501')
    expect(await outcome(read(guest, `select app.time_balance($1)`, [person('eli')]))).toBe('42501')
    expect(await outcome(read(eli, `select app.time_balance($1)`, [person('eli')]))).toBe('ok')
  })
  test('the manager sees no ledger, yet approves on the true balance', async () => {
    await credit(owner, 25)
    const id = await submitted(3)
    expect(await seen(mia, 'time_entry')).toHaveLength(0)
    await approve(mia, id)
    expect(await truth('select sum(days)::int from time_entry')).toBe(22)
  })
})
