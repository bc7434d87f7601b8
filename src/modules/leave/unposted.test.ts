import { beforeAll, describe, expect, test, vi } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { leaveThere, posted, types } from '../../../test/fixtures/away.ts'
import { acme, ben, cora, eli, employment, gus, insert, mia, person, seen, uuid } from '../../../test/fixtures/world.ts'

const { owner, rows } = await served()

describe('one account that can’t be posted', () => {
  const odd = uuid(345, 1), broken = uuid(345, 2), entered = uuid(345, 3)
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const items = () => rows(`select status, person_id as about, subject_id as "where" from work_item where kind = 'leave.unposted' order by opened_at, id`)
  const due = () => rows(`select distinct e.id from leave_account a join employment e on e.id = a.employment_id where a.next_on <= '2026-06-15' and e.status <> 'withdrawn'`)
  const everybodyAnew = async () => { await owner.query(`update leave_account set next_on = '-infinity'`); await posted() }
  const ofEli = { status: 'open', about: person('eli'), where: employment('eli') }
  beforeAll(async () => {
    await leaveThere(owner)
    await insert(owner, 'leave_policy', [{ organization_id: acme, version: 1, id: odd, name: 'Odd', leave_type_id: types.vacation }])
  })
  test('because of its policy stops nobody else’s: it is named in the log, comes once to who looks after leave, and is done when it is posted', async () => {
    await insert(owner, 'leave_policy_version', [{ organization_id: acme, version: 1, id: broken, policy_id: odd, starts_on: '2024-01-01', rules: {}, approval: 'manager', may_owe: 0 }])
    await insert(owner, 'leave_assigned', [{ organization_id: acme, version: 1, id: uuid(345, 4), person_id: person('eli'), employment_id: employment('eli'), leave_type_id: types.vacation, policy_id: odd, starts_on: '2025-01-01', because: 'assigned', reason: 'Agreed' }])
    for (let again = 0; again < 2; again++) await everybodyAnew()
    expect(await due()).toEqual([{ id: employment('eli') }])
    expect(await items()).toEqual([ofEli])
    for (const [who, sees] of [[gus, 1], [cora, 1], [eli, 0], [mia, 0], [ben, 0]] as const) expect((await seen(who, 'work_item', `kind = 'leave.unposted'`)).length, String(sees)).toBe(sees)
    expect(told.mock.calls.at(-1)?.join(' ')).toMatch(new RegExp(`^job leave.post: leave of employment ${employment('eli')} wasn’t posted: `))
    await owner.query(`delete from leave_assigned where policy_id = $1`, [odd])
    await posted()
    expect([await due(), await items()]).toEqual([[], [{ ...ofEli, status: 'done' }]])
  })
  test('because the database refuses an entry of it stops nobody else’s either', async () => {
    await owner.query(`insert into leave_entered (organization_id, id, person_id, employment_id, leave_type_id, on_day, kind, layer, amount, reason) values ('${acme}', $1, $2, $3, $4, '2026-06-14', 'adjustment', 'contractual', 1, 'Too much')`, [entered, person('eli'), employment('eli'), types.vacation])
    await owner.query(`alter table leave_entry add constraint nothing_that_day check (on_day <> '2026-06-14') not valid`)
    await everybodyAnew()
    expect([await due(), (await items()).at(-1), told.mock.calls.at(-1)?.join(' ')]).toEqual([[{ id: employment('eli') }], ofEli, expect.stringContaining('nothing_that_day')])
    await owner.query('alter table leave_entry drop constraint nothing_that_day')
    await posted()
    expect([await due(), (await items()).map(({ status }) => status)]).toEqual([[], ['done', 'done']])
    told.mockRestore()
  })
})
