import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { leaveThere, types } from '../../../test/fixtures/away.ts'
import { acme, actors, cora, eli, employment, gus, insert, job, mia, person, seen, uuid, zoe } from '../../../test/fixtures/world.ts'
import { watchCover } from './cover.ts'

const { ask, owner, rows, truth } = await served()
const mine = { organization_id: acme, version: 1 }
const away = async (n: number, who: 'eli' | 'ava', leaveTypeId: string, from: string, days: readonly string[], more: object = {}) => {
  await insert(owner, 'leave_request', [{ ...mine, id: uuid(357, n), person_id: person(who), employment_id: employment(who), leave_type_id: leaveTypeId, starts_on: from, ends_on: days.at(-1), status: 'approved', ...more }])
  await insert(owner, 'leave_day', days.map((day, i) => ({ ...mine, id: uuid(358, n * 20 + i), request_id: uuid(357, n), on_day: day, quantity: 1, minutes: 450, why: 'counts' })))
}
const look = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: watchCover.name }, tx => watchCover.run(tx) as Promise<void>)
const items = () => rows(`select kind, status, title, due_on::text as due, person_id as about, assignee_id as whose from work_item where record_name = 'leave_cover' order by opened_at, kind, id`)
const missing = async (who: Parameters<typeof ask>[0], query = '') => ((await ask(who, 'GET', `/leave/cover${query}`)).body.items ?? []).map(({ on, away: n, most }) => [on, n, most])
const week = ['2026-07-06', '2026-07-07', '2026-07-08'], ill = ['2026-07-07', '2026-07-08', '2026-07-09']

beforeAll(async () => {
  await leaveThere(owner, { more: { asking: { mostAway: 1 } } })
  await owner.query('update placement set manager_assignment_id = $1 where assignment_id = $2', [job('mia'), job('ava')])
})
beforeEach(async () => { await owner.query(`delete from leave_day; delete from leave_request; delete from work_key; delete from work_word; delete from work_item`) })

describe('cover that is missing on a day ahead', () => {
  test('comes once to who looks after leave there and to whom the team reports, by what is approved, sickness included; covered again, it is done', async () => {
    await away(1, 'eli', types.vacation, '2026-07-06', week)
    await look()
    expect(await items()).toEqual([])
    await away(2, 'ava', types.sick, '2026-07-07', ill)
    for (let again = 0; again < 2; again++) await look()
    const title = 'Cover is missing in a team between 7 July 2026 and 8 July 2026'
    expect(await items()).toEqual([{ kind: 'leave.cover', status: 'open', title, due: '2026-07-07', about: person('mia'), whose: null }, { kind: 'leave.cover_team', status: 'open', title, due: '2026-07-07', about: person('mia'), whose: person('mia') }])
    await owner.query(`update leave_request set status = 'cancelled' where id = $1`, [uuid(357, 1)])
    await look()
    expect((await items()).map(({ status }) => status)).toEqual(['done', 'done'])
    await owner.query(`update leave_request set status = 'approved' where id = $1`, [uuid(357, 1)])
    await look()
    expect((await items()).map(({ status }) => status).toSorted()).toEqual(['done', 'done', 'open', 'open'])
  })
  test('closed by hand it stays so for these people away, and is brought again for others', async () => {
    await away(1, 'eli', types.vacation, '2026-07-06', week)
    await away(2, 'ava', types.sick, '2026-07-07', ill)
    await look()
    await owner.query(`update work_item set status = 'closed' where record_name = 'leave_cover'`)
    await look()
    expect(await truth(`select count(*)::int from work_item where status = 'open'`)).toBe(0)
    await away(3, 'ava', types.unpaid, '2026-07-06', ['2026-07-06'])
    await look()
    expect(await truth(`select count(*)::int from work_item where status = 'open' and due_on = '2026-07-06'`)).toBe(2)
  })
  test('says how many, never who or why, and to nobody else', async () => {
    await away(1, 'eli', types.vacation, '2026-07-06', week, { note: null })
    await away(2, 'ava', types.sick, '2026-07-07', ill)
    await away(4, 'ava', types.unpaid, '2026-06-01', ['2026-06-01'], { every_weeks: 1, weekdays: '{mon}' })
    await look()
    const days = [['2026-07-07', 2, 1], ['2026-07-08', 2, 1]]
    expect([await missing('mia'), await missing('eli'), await missing('zoe'), await missing('ben')]).toEqual([days, [], [], []])
    const of = `?seatId=${job('mia')}`
    expect([await missing('cora', of), await missing('eli', of), await missing('ava', of), await missing('ben', of), await missing('stranger', of)]).toEqual([days, [], [], [], []])
    for (const who of ['cora', 'mia'] as const) expect(JSON.stringify((await ask(who, 'GET', `/leave/cover${of}`)).body)).not.toMatch(/Eli|Ava|sick|vacation/i)
    // Who looks after only some of those who are away isn’t told how many are.
    expect(await missing('gus', of)).toEqual([])
    for (const [who, n] of [[mia, 1], [eli, 0], [zoe, 0], [actors.ava, 0]] as const) expect((await seen(who, 'work_item', `record_name = 'leave_cover'`)).length).toBe(n)
    for (const who of [cora, gus]) expect((await seen(who, 'work_item', `record_name = 'leave_cover' and kind = 'leave.cover'`)).length).toBe(1)
  })
})
