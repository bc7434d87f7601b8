import { beforeAll, describe, expect, test } from 'vitest'
import { leaveThere, types } from '../../../test/fixtures/away.ts'
import { served } from '../../../test/fixtures/api.ts'
import { cora, dora, eli, employment, gus, mia, person, seen, zoe, type actors, type Name } from '../../../test/fixtures/world.ts'
import { as } from '#platform/db.ts'
import { leaveOf } from './accounts.ts'
import { goOnSick } from './sickness.ts'

const { ask, owner, rows, truth } = await served()
type Who = keyof typeof actors
const reports = (who: Who, startsOn = '2026-06-15', more: object = {}, of: Name = 'eli') => ask(who, 'POST', '/sicknesses', { personId: person(of), employmentId: employment(of), startsOn, ...more })
const reported = async (...rest: Parameters<typeof reports>) => (await reports(...rest)).body['id'] as string
const says = (who: Who, id: string, move: string, input?: object) => ask(who, 'POST', `/sicknesses/${id}/${move}`, input)
const requestOf = async (id: string) => (await rows(`select r.id, r.status, r.starts_on::text as "from", r.ends_on::text as "to", r.quantity::float8 as days from sickness s join leave_request r on r.id = s.request_id where s.id = $1`, [id]))[0]
const job = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: goOnSick.name }, tx => goOnSick.run(tx) as Promise<void>)
/** As if it had begun so many days before. */
const older = async (id: string, from: string, to = from) => {
  await owner.query('update sickness set starts_on = $2 where id = $1', [id, from])
  await owner.query('update leave_request set starts_on = $2, ends_on = $3 where id = (select request_id from sickness where id = $1)', [id, from, to])
}
const afresh = () => owner.query(`update sickness set status = 'mistaken'; update leave_request set status = 'cancelled' where status in ('asked', 'approved'); delete from sick_note; delete from return_talk`)

beforeAll(() => leaveThere(owner))

describe('reported', () => {
  test('from today, without a day of coming back: away until today, and on from day to day until somebody says they are back', async () => {
    const id = await reported('eli')
    expect(await requestOf(id)).toMatchObject({ status: 'approved', from: '2026-06-15', to: '2026-06-15', days: 1 })
    await older(id, '2026-06-11')
    await job(); await job()
    // Thursday to Monday: the weekend lies in it and isn’t worked.
    expect(await requestOf(id)).toMatchObject({ from: '2026-06-11', to: '2026-06-15', days: 3 })
    expect((await says('eli', id, 'back', { lastDay: '2026-06-12' })).status).toBe(200)
    expect(await requestOf(id)).toMatchObject({ to: '2026-06-12', days: 2 })
    await job()
    expect(await requestOf(id)).toMatchObject({ to: '2026-06-12', days: 2 })
    expect((await says('gus', id, 'reopen')).status).toBe(200)
    expect(await requestOf(id)).toMatchObject({ to: '2026-06-15', days: 3 })
    await afresh()
  })
  test('with a day of coming back: away until the day before, longer or shorter as it changes', async () => {
    const id = await reported('eli', '2026-06-15', { expectedBackOn: '2026-06-22' })
    expect(await requestOf(id)).toMatchObject({ to: '2026-06-21', days: 5 })
    const version = () => truth<number>('select version from sickness where id = $1', [id])
    expect((await ask('mia', 'PATCH', `/sicknesses/${id}`, { expectedBackOn: '2026-06-24' }, { 'if-match': `"${await version()}"` })).status).toBe(200)
    expect(await requestOf(id)).toMatchObject({ to: '2026-06-23', days: 7 })
    expect((await ask('zoe', 'PATCH', `/sicknesses/${id}`, { expectedBackOn: null }, { 'if-match': `"${await version()}"` })).status).toBe(404)
    expect((await says('eli', id, 'mistake')).status).toBe(200)
    expect(await requestOf(id)).toMatchObject({ status: 'cancelled' })
    await afresh()
  })
  test('by the person, their managers and who works on leave there, by nobody else, and never ahead, twice or before it began', async () => {
    for (const who of ['zoe', 'spe', 'ben', 'lou'] as const) expect((await reports(who)).status, who).toBeGreaterThanOrEqual(403)
    expect(await truth('select count(*)::int from sickness where status = $1', ['ill'])).toBe(0)
    for (const who of ['eli', 'mia', 'dora', 'gus', 'cora'] as const) {
      const { status } = await reports(who)
      expect([who, status]).toEqual([who, 201])
      expect((await reports('eli')).body['code']).toBe('leave.ill_already')
      await afresh()
    }
    for (const [startsOn, more, code] of [['2026-06-16', {}, 'leave.ill_ahead'], ['2026-06-15', { expectedBackOn: '2026-06-15' }, 'leave.back_before_ill'], ['1999-01-04', {}, 'leave.no_sick_type']] as const) expect((await reports('eli', startsOn, more)).body['code']).toBe(code)
    const id = await reported('eli')
    for (const lastDay of ['2026-06-14', '2026-06-16']) expect((await says('eli', id, 'back', { lastDay })).status).toBe(422)
    const request = (await requestOf(id))!['id'] as string
    for (const [move, input] of [['cancel', {}], ['shorten', { lastDay: '2026-06-14' }]] as const) expect((await ask('eli', 'POST', `/leave-requests/${request}/${move}`, input)).body['code']).toBe('leave.by_its_sickness')
    await afresh()
  })
  test('managers are told that somebody is sick, peers that they are away, and neither of a kind, a cause or a proof', async () => {
    const id = await reported('eli', '2026-06-15', { expectedBackOn: '2026-06-18' }), request = (await requestOf(id))!['id'] as string
    expect(await rows(`select person_id from notification where kind = 'leave.ill' and record_id = $1`, [id])).toEqual([{ person_id: person('mia') }])
    const tells = async (who: Who) => ((await ask(who, 'GET', '/leave/calendar?from=2026-06-15&to=2026-06-15&whose=team')).body['days'] as { employmentId: string; tells: string; leaveTypeId: string | null }[]).filter(each => each.employmentId === employment('eli')).map(each => [each.tells, each.leaveTypeId])
    expect([await tells('mia'), await tells('eli')]).toEqual([[['sick', null]], [['type', types.sick]]])
    expect((await ask('mia', 'GET', `/leave-requests/${request}`)).body).toMatchObject({ leaveTypeId: null, isProven: null, startsOn: '2026-06-15' })
    expect((await ask('mia', 'GET', `/sicknesses/${id}`)).body).toMatchObject({ startsOn: '2026-06-15', status: 'ill' })
    const note = await ask('gus', 'POST', '/sick-notes', { personId: person('eli'), employmentId: employment('eli'), sicknessId: id, kind: 'electronic', askedOn: '2026-06-15' })
    expect(note.status).toBe(201)
    for (const who of [mia, dora, zoe]) expect(await seen(who, 'sick_note')).toEqual([])
    const ill = async (who: Who) => ((await ask(who, 'GET', '/leave/ill')).body.items ?? []).map(each => [each['id'], each['days'], each['awaits']])
    expect([await ill('mia'), await ill('gus'), await ill('zoe'), await ill('spe')]).toEqual([[[id, 1, false]], [[id, 1, true]], [], []])
    for (const who of ['zoe', 'ben', 'spe', 'key'] as const) expect((await ask(who, 'GET', `/sicknesses/${id}`)).status, who).toBe(404)
    await afresh()
  })
})

test('a sick note that came proves it, and gives leave back; one that says other days does not', async () => {
  const booked = (await ask('eli', 'POST', '/leave-requests', { personId: person('eli'), employmentId: employment('eli'), leaveTypeId: types.vacation, startsOn: '2026-06-15', endsOn: '2026-06-19' })).body['id'] as string
  await owner.query(`update leave_request set status = 'approved' where id = $1`, [booked])
  const left = async () => (await as(eli, tx => leaveOf.run(tx, { on: '2026-12-31' }, { id: employment('eli') }))).accounts.find(({ code }) => code === 'vacation')!.quantity
  const id = await reported('eli', '2026-06-15', { expectedBackOn: '2026-06-18' })
  expect(await left()).toBe(20)
  const note = (await ask('gus', 'POST', '/sick-notes', { personId: person('eli'), employmentId: employment('eli'), sicknessId: id, kind: 'electronic', askedOn: '2026-06-15' })).body['id'] as string
  const came = { receivedOn: '2026-06-15', certifiedFrom: '2026-06-15', certifiedUntil: '2026-06-17' }
  for (const who of ['eli', 'mia'] as const) expect((await ask(who, 'POST', `/sick-notes/${note}/receive`, came)).status).toBe(who === 'eli' ? 403 : 404)
  expect((await ask('gus', 'POST', `/sick-notes/${note}/receive`, { ...came, certifiedUntil: '2026-06-14' })).body['code']).toBe('leave.note_ends_early')
  expect((await ask('gus', 'POST', `/sick-notes/${note}/differ`, { ...came, certifiedUntil: '2026-06-16' })).status).toBe(200)
  expect(await left()).toBe(20)
  const version = await truth('select version from leave_request r where id = (select request_id from sickness where id = $1)', [id])
  expect((await ask('gus', 'POST', `/sick-notes/${note}/receive`, came)).status).toBe(200)
  expect(await left()).toBe(23)
  expect(await truth('select version from leave_request r where id = (select request_id from sickness where id = $1)', [id])).toBe(version)
  await afresh()
})

test('what was agreed on coming back is the direct manager’s and theirs, who confirms it; others above and beside read nothing of it', async () => {
  const id = await reported('eli'), talk = { personId: person('eli'), employmentId: employment('eli'), sicknessId: id, heldOn: '2026-06-15', outcome: 'adjusted', agreed: 'Mornings only this week' }
  expect((await ask('eli', 'POST', '/return-talks', talk)).status).toBe(403)
  const made = await ask('mia', 'POST', '/return-talks', talk)
  expect(made.status).toBe(201)
  for (const who of [zoe, dora]) expect(await seen(who, 'return_talk')).toEqual([])
  for (const who of [eli, mia, gus, cora]) expect(await seen(who, 'return_talk')).toHaveLength(1)
  expect((await ask('mia', 'POST', `/return-talks/${made.body['id']}/confirm`)).status).toBe(403)
  expect((await ask('eli', 'POST', `/return-talks/${made.body['id']}/confirm`)).status).toBe(200)
  await afresh()
})

test('sick pay in Great Britain is worked out by the cited rule, linked to what came before, for who looks after leave and pay there alone', async () => {
  // Five days in April, linked; then a week in June.
  await owner.query(`insert into leave_request (organization_id, id, version, person_id, employment_id, leave_type_id, starts_on, ends_on, status) select organization_id, uuidv7(), 1, person_id, id, $2, '2026-04-27', '2026-05-01', 'approved' from employment where id = $1`, [employment('eli'), types.sick])
  const id = await reported('eli', '2026-06-15', { expectedBackOn: '2026-06-20' }), path = `/sicknesses/${id}/sick-pay?averageWeeklyEarnings=100.00`
  const { status, body } = await ask('gus', 'GET', path)
  expect(status).toBe(200)
  const worked = body['worked'] as { rule: string; values: { name: string; value: unknown }[]; steps: unknown[]; source: { instrument: string } }
  expect(worked.rule).toBe('gb.statutory-sick-pay')
  // After the reform: from the first day, 80% of low earnings.
  expect(Object.fromEntries(worked.values.map(({ name, value }) => [name, String(value)]))).toMatchObject({ linkedQualifyingDays: '5', waitingDays: '0', qualifyingDays: '5', daysPaid: '5', pay: '80.00' })
  expect([body['from'], body['to'], body['earlier']]).toEqual(['2026-06-15', '2026-06-19', [{ from: '2026-04-27', to: '2026-05-01' }]])
  expect(worked.steps.length).toBeGreaterThan(3)
  for (const [who, answer] of [['eli', 403], ['mia', 403], ['dora', 403], ['spe', 404], ['zoe', 404], ['cora', 200]] as const) expect((await ask(who, 'GET', path)).status, who).toBe(answer)
  await owner.query(`update location set country = 'US' where id = (select location_id from directory_entry where employment_id = $1 limit 1)`, [employment('eli')])
  expect((await ask('gus', 'GET', path)).body['code']).toBe('leave.no_sick_pay_rule')
  await owner.query(`update location set country = 'GB' where id = (select location_id from directory_entry where employment_id = $1 limit 1)`, [employment('eli')])
  await afresh()
})

test('by the company’s own numbers what is long goes to a specialist, and help is offered, each once; without numbers nothing does', async () => {
  const id = await reported('eli'), items = () => rows('select kind, level, record_id from work_item where subject_id = $1 and record_name = $2 order by kind', [employment('eli'), 'sickness'])
  await older(id, '2026-05-04', '2026-06-15')
  await job()
  expect(await items()).toEqual([])
  const numbers = (asking: object) => owner.query(`update leave_policy_version set rules = rules || jsonb_build_object('asking', $2::jsonb) where policy_id = (select id from leave_policy where leave_type_id = $1)`, [types.sick, JSON.stringify(asking)])
  await numbers({ longFrom: 44, offerFrom: 44 })
  await job()
  expect(await items()).toEqual([])
  await numbers({ longFrom: 43, offerFrom: 43 })
  await job(); await job()
  expect(await items()).toEqual([{ kind: 'leave.help_back', level: 'expert', record_id: id }, { kind: 'leave.long_sickness', level: 'expert', record_id: id }])
  for (const who of [eli, mia, zoe]) expect(await seen(who, 'work_item', 'record_id = $1', [id])).toEqual([])
  expect(await seen(gus, 'work_item', 'record_id = $1', [id])).toHaveLength(2)
  await afresh()
})

test('an employment that has ended ends the sickness with it', async () => {
  const id = await reported('eli')
  await older(id, '2026-06-08', '2026-06-15')
  await owner.query(`update employment set status = 'terminated', ends_on = '2026-06-12', termination_kind = 'resignation' where id = $1`, [employment('eli')])
  await job()
  expect(await requestOf(id)).toMatchObject({ to: '2026-06-12' })
  expect(await rows('select status, last_day::text from sickness where id = $1', [id])).toEqual([{ status: 'back', last_day: '2026-06-12' }])
})
