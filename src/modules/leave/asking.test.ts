import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { as } from '#platform/db.ts'
import { leaveThere, posted, types } from '../../../test/fixtures/away.ts'
import { served } from '../../../test/fixtures/api.ts'
import { actors, eli, employment, gus, mia, outcome, person, second, seen, today, zoe } from '../../../test/fixtures/world.ts'
import { leaveOf, leaveStatement } from './accounts.ts'
import { change, preview, send } from './requests.ts'
import { bringWaiting } from './waiting.ts'

const made = await served()
const { ask, owner, truth, rows } = made
type Name = 'eli' | 'mia' | 'gus' | 'ben' | 'zoe' | 'dora'
type More = Partial<Pick<Parameters<typeof send>[1], 'leaveTypeId' | 'firstPart' | 'note' | 'evidence'>>
const wants = (startsOn: string, endsOn = startsOn, more: More = {}, who: Name = 'eli') => ({ personId: person(who), employmentId: employment(who), leaveTypeId: types.vacation, startsOn, endsOn, ...more })
const sends = (who: Actor, ...rest: Parameters<typeof wants>) => as(who, tx => send(tx, wants(...rest)))
const looks = (who: Actor, ...rest: Parameters<typeof wants>) => {
  const { note: _, ...asked } = wants(...rest)
  return as(who, tx => preview.run(tx, asked as never, {}))
}
const left = async (on = '2026-12-31', who: Actor = eli, name: Name = 'eli') => (await as(who, tx => leaveOf.run(tx, { on }, { id: employment(name) }))).accounts.find(({ code }) => code === 'vacation')!.quantity
const stateOf = (id: string) => truth<string>('select status from leave_request where id = $1', [id])
const stepOf = async (id: string) => (await rows(`select s.id, a.version from approval a join approval_step s on s.approval_id = a.id where a.record_id = $1 and a.status = 'open' and s.status = 'open'`, [id]))[0] as { id: string; version: number }
const answers = async (who: 'mia' | 'gus' | 'ben', id: string, answer: 'approve' | 'reject' | 'send_back' = 'approve', note?: string) => {
  const step = await stepOf(id)
  return (await ask(who, 'POST', `/approval-steps/${step.id}/answer`, { answer, version: step.version, ...note && { note } })).status
}
const afresh = () => owner.query(`update leave_request set status = 'withdrawn' where status = 'asked'; update leave_request set status = 'cancelled' where status = 'approved'`)

beforeAll(() => leaveThere(owner))

describe('before it is sent', () => {
  test('it says which days count and why not the others, what is left by layer, and who is asked', async () => {
    const found = await looks(eli, '2026-05-01', '2026-05-05', { firstPart: 'afternoon' })
    expect(found.days.map(({ on, quantity, why, holiday }) => [on.slice(8), quantity, why, holiday])).toEqual([
      ['01', 0.5, 'counts', null], ['02', 0, 'not_worked', null], ['03', 0, 'not_worked', null], ['04', 0, 'holiday', 'Early May bank holiday'], ['05', 1, 'counts', null],
    ])
    expect([found.quantity, found.approval, found.lacks]).toEqual([1.5, 'manager', []])
    expect([found.before, found.after]).toEqual([{ quantity: 25, layers: [{ layer: 'statutory', quantity: 20 }, { layer: 'contractual', quantity: 5 }] }, { quantity: 23.5, layers: [{ layer: 'statutory', quantity: 18.5 }, { layer: 'contractual', quantity: 5 }] }])
  })
  test('nobody learns of somebody else’s from it', async () => {
    for (const who of ['mia', 'zoe', 'ben', 'key'] as const) for (const leaveTypeId of [types.vacation, types.sick]) expect(await outcome(looks(actors[who], '2026-07-06', '2026-07-06', { leaveTypeId }))).toBe('404')
    expect(await outcome(sends(mia, '2026-07-06', '2026-07-06', { leaveTypeId: types.sick }))).toBe('404')
    expect(await outcome(looks(gus, '2026-07-06'))).toBe('ok')
  })
})

describe('asked and answered', () => {
  test('it waits with the direct manager, who sees dates and what the type tells, never the note, and whose answer decides', async () => {
    const id = await sends(eli, '2026-07-06', '2026-07-10', { note: 'A wedding' })
    expect([await stateOf(id), await left()]).toEqual(['asked', 25])
    const { body: told } = await ask('mia', 'GET', `/leave-requests/${id}`)
    expect([told['startsOn'], told['leaveTypeId'], told['note'], told['quantity'], told['withheld']]).toEqual(['2026-07-06', types.vacation, null, 5, ['note', 'evidence', 'isProven', 'caseId']])
    const { body } = await ask('mia', 'GET', '/to-decide')
    expect(body.items!.map(({ record, recordId, personName }) => [record, recordId, personName])).toEqual([['leave_request', id, 'Eli Example']])
    for (const who of ['zoe', 'ben', 'eli', 'dora'] as const) expect((await ask(who, 'GET', '/to-decide')).body.items).toEqual([])
    await answers('mia', id, 'approve', 'Enjoy')
    expect(await rows('select status, answer from leave_request where id = $1', [id])).toEqual([{ status: 'approved', answer: 'Enjoy' }])
    expect(await rows(`select person_id from notification where kind = 'leave.decided' and record_id = $1`, [id])).toEqual([{ person_id: person('eli') }])
    expect([await left('2026-07-05'), await left('2026-07-08'), await left()]).toEqual([25, 22, 20])
    await posted()
    expect(await truth(`select count(*)::int from leave_entry where request_id = $1`, [id])).toBe(0)
    await owner.query(`update leave_request set status = 'cancelled' where id = $1`, [id])
    expect(await left()).toBe(25)
  })
  test('of a medical type the manager sees that somebody is away, and nothing of what it is', async () => {
    const id = await sends(eli, '2026-06-15', '2026-06-16', { leaveTypeId: types.sick, note: 'Migraine', evidence: 'Letter' })
    expect(await stateOf(id)).toBe('approved')
    const { body } = await ask('mia', 'GET', `/leave-requests/${id}`)
    expect([body['startsOn'], body['leaveTypeId'], body['note'], body['evidence']]).toEqual(['2026-06-15', null, null, null])
    expect((await ask('mia', 'GET', `/leave-days?requestId=${id}`)).body.items).toHaveLength(2)
    expect(JSON.stringify((await ask('mia', 'GET', `/events?recordId=${id}`)).body)).not.toMatch(/Migraine|Letter|340002/)
    for (const who of ['zoe', 'ben'] as const) expect((await ask(who, 'GET', `/leave-requests/${id}`)).status).toBe(404)
  })
  test('changed, it is counted and asked anew; sent back it waits for whoever asked; withdrawn it waits for nobody', async () => {
    const id = await sends(eli, '2026-08-03', '2026-08-04')
    const before = await stepOf(id)
    await as(eli, tx => change(tx, id, { endsOn: '2026-08-05' }, null))
    expect([await truth('select quantity::float8 from leave_request where id = $1', [id]), await truth('select count(*)::int from leave_day where request_id = $1', [id])]).toEqual([3, 3])
    expect((await stepOf(id)).id).not.toBe(before.id)
    expect((await ask('mia', 'POST', `/approval-steps/${before.id}/answer`, { answer: 'approve', version: before.version })).status).toBe(409)
    await answers('mia', id, 'send_back', 'One day fewer?')
    expect(await stateOf(id)).toBe('asked')
    expect((await ask('mia', 'PATCH', `/leave-requests/${id}`, { endsOn: '2026-08-04' }, { 'if-match': '"1"' })).status).toBe(403)
    expect((await ask('eli', 'POST', `/leave-requests/${id}/withdraw`)).status).toBe(200)
    expect(await rows(`select status from approval where record_id = $1 and status in ('open', 'sent_back')`, [id])).toEqual([])
  })
  test('nobody decides on themselves, nor for who looks after others', async () => {
    const id = await sends(gus, '2026-08-03', '2026-08-03', {}, 'gus')
    expect((await ask('gus', 'POST', `/leave-requests/${id}/approve`, {})).status).toBe(403)
    expect((await ask('mia', 'POST', `/leave-requests/${id}/approve`, {})).status).toBe(404)
    expect((await ask('cora', 'POST', `/leave-requests/${id}/approve`, {})).status).toBe(200)
  })
  test('on behalf of somebody it is asked of others than who entered it', async () => {
    const id = await sends(gus, '2026-08-10')
    expect(await answers('gus', id)).toBe(403)
    await answers('mia', id)
    expect(await stateOf(id)).toBe('approved')
    expect(await outcome(sends(zoe, '2026-08-11'))).not.toBe('ok')
  })
  test('two mornings of a day are one too many, a morning and an afternoon are not; what isn’t worked isn’t asked for', async () => {
    await sends(eli, '2026-09-01', '2026-09-01', { firstPart: 'morning' })
    expect(await outcome(sends(eli, '2026-09-01', '2026-09-01', { firstPart: 'morning' }))).toBe('422')
    expect(await outcome(sends(eli, '2026-09-01', '2026-09-01', { firstPart: 'afternoon' }))).toBe('ok')
    await expect(sends(eli, '2026-09-05', '2026-09-06')).rejects.toThrow('leave.no_day_counts')
  })
  test('who is back earlier gets the rest back; of days that are over only who looks after leave says so', async () => {
    await afresh()
    const id = await sends(eli, '2026-06-11', '2026-06-19')
    await answers('mia', id)
    const before = await left()
    expect((await ask('eli', 'POST', `/leave-requests/${id}/shorten`, { lastDay: '2026-06-11' })).body['code']).toBe('leave.days_are_over')
    expect((await ask('eli', 'POST', `/leave-requests/${id}/shorten`, { lastDay: '2026-06-16' })).status).toBe(200)
    expect(await left() - before).toBe(3)
    expect((await ask('eli', 'POST', `/leave-requests/${id}/cancel`, {})).body['code']).toBe('leave.has_begun')
    expect((await ask('gus', 'POST', `/leave-requests/${id}/cancel`, { answer: 'Worked through' })).status).toBe(200)
    expect(await left() - before).toBe(7)
  })
  test('who falls ill on leave, with proof, gets those days back, by further entries', async () => {
    await afresh()
    const id = await sends(eli, '2026-06-08', '2026-06-12')
    await answers('mia', id)
    await posted()
    expect([await left(), await truth(`select sum(quantity)::float8 from leave_entry where request_id = $1`, [id])]).toEqual([20, -5])
    const hints = async (more: More) => (await looks(eli, '2026-06-11', '2026-06-12', { leaveTypeId: types.sick, ...more })).checks.map(({ code }) => code)
    expect([await hints({}), await hints({ evidence: 'Certificate' })]).toEqual([['leave.ill_unproven'], []])
    await sends(eli, '2026-06-11', '2026-06-12', { leaveTypeId: types.sick, evidence: 'Certificate' })
    await posted()
    expect([await left(), await truth(`select sum(quantity)::float8 from leave_entry where request_id = $1`, [id])]).toEqual([22, -3])
  })
  test('leave beyond a last day that has come is cancelled, and what goes over it ends with it', async () => {
    const beyond = await sends(actors.dora, '2026-07-06', '2026-07-07', {}, 'dora'), over = await sends(actors.dora, '2026-06-11', '2026-06-18', {}, 'dora')
    await owner.query(`update leave_request set status = 'approved' where id = any ($1)`, [[beyond, over]])
    await owner.query(`update employment set status = 'terminated', ends_on = '2026-06-12', termination_kind = 'voluntary' where id = $1`, [employment('dora')])
    await posted()
    expect(await rows(`select status, last_day::text, quantity::float8 from leave_request where id = any ($1) order by starts_on`, [[beyond, over]])).toEqual([{ status: 'approved', last_day: '2026-06-12', quantity: 2 }, { status: 'cancelled', last_day: null, quantity: 2 }])
    expect(await truth('select sum(quantity)::float8 from leave_entry where employment_id = $1', [employment('dora')])).toBe(0)
  })
})

test('of leave that a last day cut short, whose it is and who had approved it hear once, and nobody else; nobody is told why', async () => {
  const sent = (startsOn: string, endsOn: string) => as(eli, tx => send(tx, { personId: person('eli'), employmentId: second.employment, leaveTypeId: types.vacation, startsOn, endsOn }))
  const [over, beyond] = [await sent('2026-06-10', '2026-06-19'), await sent('2026-07-06', '2026-07-07')]
  for (const id of [over, beyond]) expect(await answers('ben', id)).toBe(200)
  await owner.query(`update employment set status = 'terminated', ends_on = '2026-06-12', termination_kind = 'involuntary' where id = $1`, [second.employment])
  for (let again = 0; again < 2; again++) await posted()
  expect(await rows(`select person_id as who, kind from notification where record_id = $1 and kind = 'leave.ended' order by 1`, [over])).toEqual([person('eli'), person('ben')].sort().map(who => ({ who, kind: 'leave.ended' })))
  expect(await rows(`select person_id as who, kind from notification where record_id = $1 and kind like 'leave.%' order by kind`, [beyond])).toEqual([{ who: person('eli'), kind: 'leave.decided' }, { who: person('ben'), kind: 'leave.ended' }])
  expect(JSON.stringify((await ask('ben', 'GET', '/notifications')).body)).not.toMatch(/involuntary/)
})

describe('at the same time', () => {
  test('two requests for the last day: one of them gets it', async () => {
    await afresh()
    await sends(eli, '2026-07-01', '2026-07-31')
    expect((await looks(eli, '2026-08-03')).before!.quantity).toBe(2)
    await sends(eli, '2026-08-03')
    const went = await Promise.all(['2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08'].map(day => outcome(sends(eli, day))))
    expect(went.toSorted()).toEqual(['422', '422', '422', 'ok'])
  })
  test('approving beside withdrawing: one of them happens, and both know', async () => {
    await afresh()
    for (let round = 0; round < 6; round++) {
      const id = await sends(eli, `2026-11-${['02', '03', '04', '05', '06', '09'][round]}`)
      const step = await stepOf(id)
      const [withdrawn, approved] = await Promise.all([ask('eli', 'POST', `/leave-requests/${id}/withdraw`), ask('mia', 'POST', `/approval-steps/${step.id}/answer`, { answer: 'approve', version: step.version })])
      const state = await stateOf(id)
      expect([state, withdrawn.status === 200, approved.status === 200]).toEqual(state === 'withdrawn' ? ['withdrawn', true, false] : ['approved', false, true])
      expect(await rows(`select from approval where record_id = $1 and status = 'open'`, [id])).toEqual([])
    }
  })
  test('requests, answers and postings all at once never take more than there is', async () => {
    await afresh()
    const days = Array.from({ length: 40 }, (_, n) => `2026-${n < 20 ? '09' : '10'}-${String(n % 20 + 5).padStart(2, '0')}`)
    const [went, ...postings] = await Promise.all([Promise.all(days.map(day => outcome(sends(eli, day)))), ...[1, 2, 3].map(() => outcome(posted()))])
    // A busy machine may answer that it is busy, and then took or posted nothing.
    for (const each of postings) expect(each).toMatch(/^(ok|55P03)$/)
    await posted()
    const taken = went.filter(each => each === 'ok').length
    expect(taken).toBeLessThanOrEqual(25)
    expect(taken).toBeGreaterThan(went.includes('55P03') ? 0 : 24)
    expect(await truth(`select sum(quantity)::float8 from leave_request where employment_id = $1 and leave_type_id = $2 and status in ('asked', 'approved')`, [employment('eli'), types.vacation])).toBe(taken)
    await owner.query(`update leave_request set status = 'approved' where status = 'asked'`)
    for (const day of [today, ...days]) expect(await left(day)).toBeGreaterThanOrEqual(0)
    await posted()
    const { items } = await as(eli, async tx => leaveStatement.run(tx, { until: today }, { id: await truth<string>('select id from leave_account where employment_id = $1 and leave_type_id = $2', [employment('eli'), types.vacation]) }))
    expect([items.every(({ isPosted }) => isPosted), items.reduce((sum, { quantity }) => sum + quantity, 0)]).toEqual([true, await left(today)])
  })
  test('a manager’s sight of requests is of their own line’s', async () => {
    expect(await seen(mia, 'leave_request', 'employment_id = $1', [employment('gus')])).toEqual([])
    expect(await seen(mia, 'leave_account', 'true')).toEqual(await seen(mia, 'leave_account', 'person_id = $1', [person('mia')]))
  })
})

describe('leave that nobody answers', () => {
  const look = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: bringWaiting.name }, tx => bringWaiting.run(tx) as Promise<void>)
  const items = (id: string) => rows('select kind, status, due_on::text as due from work_item where record_id = $1 order by opened_at, id', [id])
  test('stands on HR’s desk two days before it begins, once, unseen by the manager and by whom it is about, until somebody answers', async () => {
    await afresh()
    const [soon, later] = [await sends(eli, '2026-06-17'), await sends(eli, '2026-06-18')]
    await look()
    await look()
    expect([await items(soon), await items(later)]).toEqual([[{ kind: 'leave.unanswered', status: 'open', due: '2026-06-17' }], []])
    for (const [who, n] of [[gus, 1], [eli, 0], [mia, 0], [zoe, 0]] as const) expect((await seen(who, 'work_item', 'record_id = $1', [soon])).length).toBe(n)
    expect(await answers('mia', soon)).toBe(200)
    await look()
    expect(await items(soon)).toMatchObject([{ status: 'done' }])
  })
  test('asked for other days, later ones, it waits no more; days that come up again are brought again', async () => {
    await afresh()
    const id = await sends(eli, '2026-06-16')
    await look()
    await as(eli, tx => change(tx, id, { startsOn: '2026-07-20', endsOn: '2026-07-20' }, null))
    await look()
    expect(await items(id)).toMatchObject([{ status: 'done', due: '2026-06-16' }])
    await as(eli, tx => change(tx, id, { startsOn: '2026-06-17', endsOn: '2026-06-17' }, null))
    await look()
    expect(await items(id)).toMatchObject([{ status: 'done' }, { status: 'open', due: '2026-06-17' }])
  })
})
