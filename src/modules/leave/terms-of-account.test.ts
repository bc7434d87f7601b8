import { beforeAll, describe, expect, test } from 'vitest'
import { leaveThere, posted, types } from '../../../test/fixtures/away.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, ben, cora, dora, eli, employment, gus, insert, mia, pay, person, seen, uuid, zoe } from '../../../test/fixtures/world.ts'

const { ask, owner, rows, truth } = await served()
type Who = Parameters<typeof ask>[0]
type Told = { code: string; quantity: number; layers: { layer: string; quantity: number }[] }
const has = async (on: string, who: Who = 'gus') => ((await ask(who, 'GET', `/employments/${employment('eli')}/leave?on=${on}`)).body['accounts'] as Told[] | undefined)?.find(({ code }) => code === 'vacation')
const further = async (on: string) => (await has(on))!.layers.find(({ layer }) => layer === 'further_statutory')?.quantity
const enter = (body: object = {}, who: Who = 'gus') => ask(who, 'POST', '/severe-disabilities', { personId: person('eli'), employmentId: employment('eli'), startsOn: '2026-07-02', ...body })

beforeAll(async () => {
  await leaveThere(owner, { more: { gives: [{ layer: 'statutory', weeks: 4 }, { layer: 'further_statutory', weeks: 1, when: { isDisabled: true } }, { layer: 'contractual', days: 7.3, when: { grades: ['E2'] } }], order: ['carried', 'statutory', 'further_statutory', 'contractual'] } })
  // Dora looks at everybody's leave.
  await insert(owner, 'access_grant', [{ organization_id: acme, version: 1, id: uuid(349, 1), holder_id: person('dora'), function: 'leave', level: 'view', starts_on: '2026-01-01', status: 'active', origin: 'given', prepared_by_id: person('ava') }])
  await posted()
})

describe('severe disability', () => {
  test('gives further leave from its day on, until its end, and nothing before is valued anew; taken back, as if it had never been', async () => {
    const before = await truth<number>('select count(*)::int from leave_entry where employment_id = $1', [employment('eli')])
    const { body, status, text } = await enter()
    expect(status, text).toBe(201)
    expect([await further('2026-07-01'), await further('2026-07-02'), await further('2026-12-31')]).toEqual([undefined, 5 * 183 / 365, 5 * 183 / 365])
    expect((await ask('gus', 'PATCH', `/severe-disabilities/${String(body.id)}`, { endsOn: '2026-09-30' }, { 'if-match': '"1"' })).status).toBe(200)
    expect(await further('2026-12-31')).toBeCloseTo(5 * 91 / 365, 9)
    expect((await ask('gus', 'PATCH', `/severe-disabilities/${String(body.id)}`, { endsOn: '2026-01-01' }, { 'if-match': '"2"' })).body).toMatchObject({ code: 'leave.to_before_from' })
    expect((await ask('gus', 'POST', `/severe-disabilities/${String(body.id)}/takeBack`)).status).toBe(200)
    expect(await further('2026-12-31')).toBeUndefined()
    await posted()
    expect(await truth<number>('select count(*)::int from leave_entry where employment_id = $1', [employment('eli')])).toBe(before)
  })
  test('is theirs and of who works on leave: no manager, colleague or who only looks at leave learns of it, by list, timeline, account, entry or calendar', async () => {
    const { body: { id } } = await enter({ startsOn: '2026-06-01' })
    await posted()
    for (const who of [eli, gus, cora]) expect(await seen(who, 'severe_disability', 'id = $1', [id])).toHaveLength(1)
    for (const who of [mia, ben, zoe, dora]) expect(await seen(who, 'severe_disability', 'id = $1', [id])).toEqual([])
    for (const who of ['mia', 'ben', 'zoe', 'dora', 'spe'] as const) {
      for (const path of [`/events?aboutId=${person('eli')}`, `/severe-disabilities?personId=${person('eli')}`, `/leave/calendar?from=2026-06-01&to=2026-06-30&whose=team`, `/employments/${employment('eli')}/leave`]) expect((await ask(who, 'GET', path)).text, `${who} ${path}`).not.toMatch(/disab|further/)
      expect([403, 404], who).toContain((await ask(who, 'GET', `/severe-disabilities/${String(id)}`)).status)
      expect([403, 404], who).toContain((await enter({}, who)).status)
    }
    // Whoever only looks is told how much there is, and no more.
    expect((await has('2026-12-31', 'dora'))!.layers.map(({ layer }) => layer)).toEqual(['statutory'])
    expect((await has('2026-12-31', 'dora'))!.quantity).toBe((await has('2026-12-31'))!.quantity)
    const [account] = await rows('select id from leave_account where employment_id = $1 and leave_type_id = $2', [employment('eli'), types.vacation])
    const statement = (who: Who) => ask(who, 'GET', `/leave-accounts/${String(account!['id'])}/statement?until=2026-12-31`)
    expect([(await statement('dora')).text.includes('further'), (await statement('eli')).text.includes('further')]).toEqual([false, true])
    expect((await ask('dora', 'GET', `/leave-entries?accountId=${String(account!['id'])}`)).text).not.toContain('further')
    const liability = await ask('dora', 'GET', '/leave-liability?on=2026-12-31')
    expect([liability.status, liability.text.includes('further'), (await ask('cora', 'GET', '/leave-liability?on=2026-12-31')).text.includes('further')]).toEqual([200, false, true])
    expect((await enter({ personId: person('gus'), employmentId: employment('gus') })).status).toBe(403)
    await ask('gus', 'POST', `/severe-disabilities/${String(id)}/takeBack`)
  })
  test('has proof that is kept as it is: the person’s and of who works on leave there', async () => {
    const { body: { id } } = await enter({ startsOn: '2026-06-02' })
    await owner.query(`insert into disability_proof (organization_id, id, disability_id, person_id, employment_id, by_id, name, media_type, size) select organization_id, gen_random_uuid(), id, person_id, employment_id, $2, 'a.pdf', 'application/pdf', 1 from severe_disability where id = $1`, [id, person('gus')])
    for (const who of [eli, gus]) expect(await seen(who, 'disability_proof', 'disability_id = $1', [id])).toHaveLength(1)
    for (const who of [mia, ben, zoe, dora]) expect(await seen(who, 'disability_proof', 'disability_id = $1', [id])).toEqual([])
    await ask('gus', 'POST', `/severe-disabilities/${String(id)}/takeBack`)
  })
})

describe('a grade', () => {
  test('gives what the policy gives to it, from the day on which pay says so', async () => {
    expect((await has('2026-12-31'))!.quantity).toBe(20)
    await owner.query(`update pay set ends_on = '2026-07-01' where id = $1`, [pay('eli')])
    await owner.query(`insert into pay (organization_id, id, version, assignment_id, person_id, starts_on, amount, currency, per, grade) select organization_id, gen_random_uuid(), 1, assignment_id, person_id, '2026-07-02', amount, currency, per, 'E2' from pay where id = $1`, [pay('eli')])
    expect([(await has('2026-07-01'))!.quantity, (await has('2026-12-31'))!.quantity]).toEqual([20, 20 + 7.3 * 183 / 365])
    expect(await truth(`select bool_and(next_on = '-infinity') from leave_account where employment_id = $1`, [employment('eli')])).toBe(true)
  })
})
