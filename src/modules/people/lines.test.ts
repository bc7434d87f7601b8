import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { follows, kept } from '../../../test/fixtures/model.ts'
import { acme, connect, contract, eli, employment, hours, job, mia, now, pay, person, placement, second, seen, today, type Name } from '../../../test/fixtures/world.ts'

const made = await served()
const { ask, truth, database } = made
const say = async (settings: object, who: 'cora' | 'gus' | 'eli' = 'cora') => ask(who, 'PATCH', `/settings/${acme}`, settings, { 'if-match': `"${await truth('select version from settings where id = $1', [acme])}"` })

describe('what direct managers see by the company’s settings', () => {
  test('who administers the organisation says so, everybody here reads it, and what is used stands in one’s own account', async () => {
    for (const who of ['eli', 'gus'] as const) expect((await say({ managersSeePay: true }, who)).status).toBe(403)
    expect((await ask('eli', 'GET', `/settings/${acme}`)).body).toMatchObject({ managersSeePay: false, can: [] })
    expect((await ask('eli', 'GET', '/me')).body).toMatchObject({ settings: { managersSeePay: false, usesDottedLines: true } })
    expect((await ask('stranger', 'GET', `/settings/${acme}`)).status).toBe(404)
  })
  test('pay: the direct manager of that job alone, from the moment it is on, and told why', async () => {
    expect(await seen(mia, 'pay')).toHaveLength(1)
    expect((await say({ managersSeePay: true })).status).toBe(200)
    expect((await seen(mia, 'pay', 'assignment_id = $1', [job('eli')])).map(row => row['id'])).toEqual([pay('eli')])
    expect((await ask('mia', 'GET', `/pay/${pay('eli')}`)).body).toMatchObject({ amount: '52000.00', can: [] })
    expect((await ask('ben', 'GET', `/pay/${pay('eli')}`)).status).toBe(404)
    expect((await ask('mia', 'GET', `/pay/${second.pay}`)).status).toBe(404)
    expect((await ask('dora', 'GET', `/pay/${pay('eli')}`)).status).toBe(404)
    const { body } = await ask('cora', 'GET', `/access/explain?viewer=${'personId' in mia && mia.personId}&record=pay&id=${pay('eli')}&operation=read`)
    expect(body).toMatchObject({ holds: true })
    expect(JSON.stringify(body)).toContain('The company’s settings say')
    expect((await say({ managersSeePay: false })).status).toBe(200)
    expect((await ask('mia', 'GET', `/pay/${pay('eli')}`)).status).toBe(404)
    expect(await seen(eli, 'pay')).toHaveLength(2)
  })
})

const { owner, rows } = made
const at = (instant: string) => owner.query(`select set_config('app.now', $1, false)`, [instant])
/** What somebody sees at an instant: dates are judged when it is asked, by no job. */
const then = async (instant: string, who: Name, table: string, id: string) => {
  const seeing = await connect(database.appUrl)
  try {
    await seeing.query('begin')
    await seeing.query(`select set_config('app.now', $1, true)`, [instant])
    await seeing.query(`select app.enter('person', $1, $2, true)`, [acme, person(who)])
    return (await seeing.query(`select from ${table} where id = $1`, [id])).rowCount === 1
  } finally {
    await seeing.end()
  }
}
const stand = (acting: Name, away: Name, more: object = {}, who: 'cora' | 'gus' = 'cora') =>
  ask(who, 'POST', '/acting-managers', { personId: person(away), assignmentId: job(away), actingAssignmentId: job(acting), startsOn: '2026-06-15', endsOn: '2026-06-20', rights: 'keeps', ...more })
const follow = async () => expect(await kept(owner, acme)).toEqual(await follows(owner, acme, now))

describe('a dotted line', () => {
  const draw = (more: object = {}) => ask('gus', 'POST', '/dotted-lines', { personId: person('eli'), assignmentId: job('eli'), managerAssignmentId: job('zoe'), purpose: 'A project', startsOn: '2026-06-01', ...more })
  test('lets its manager see the job, its place and hours, and nothing else of the person', async () => {
    const sees = async (who: 'zoe' | 'mia') => Object.fromEntries(await Promise.all(([['directory', job('eli')], ['people', person('eli')], ['assignments', job('eli')], ['placements', placement('eli')], ['working-hours', hours('eli')], ['employments', employment('eli')], ['pays', pay('eli')],
      ['contracts', contract('eli')], ['contact-details', person('eli')], ['personal-details', person('eli')], ['directory', second.job]] as const).map(async ([path, id]) => [id === second.job ? 'the other job' : path, (await ask(who, 'GET', `/${path === 'pays' ? 'pay' : path}/${id}`)).status === 200])))
    expect(Object.values(await sees('zoe')).some(Boolean)).toBe(false)
    expect((await draw()).status).toBe(201)
    expect(await sees('zoe')).toEqual({ directory: true, people: true, assignments: true, placements: true, 'working-hours': true, employments: false, pays: false, contracts: false, 'contact-details': false, 'personal-details': false, 'the other job': false })
    expect((await ask('zoe', 'GET', '/directory')).body.items!.map(each => each['id'])).toEqual([job('zoe'), job('eli')].sort())
    expect((await ask('zoe', 'GET', '/directory?q=eli')).body.items).toHaveLength(1)
    expect((await ask('zoe', 'GET', '/me')).body['isManager']).toBe(true)
    await follow()
  })
  test('is nowhere while the company uses none, and back when it does', async () => {
    await say({ usesDottedLines: false })
    expect((await ask('zoe', 'GET', `/directory/${job('eli')}`)).status).toBe(404)
    expect((await ask('eli', 'GET', `/assignments/${job('eli')}/line`)).body.items!.map(each => each['kind'])).toEqual(['direct', 'line'])
    await follow()
    await say({ usesDottedLines: true })
    expect((await ask('zoe', 'GET', `/directory/${job('eli')}`)).status).toBe(200)
  })
  test('is nobody’s to themselves, and not theirs to draw whose it is', async () => {
    expect(await draw({ managerAssignmentId: second.job })).toMatchObject({ status: 422, body: { code: 'people.dotted_to_self' } })
    expect((await ask('eli', 'POST', '/dotted-lines', { personId: person('eli'), assignmentId: job('eli'), managerAssignmentId: job('mia'), purpose: 'x', startsOn: today })).status).toBe(403)
    expect(await draw({ startsOn: '2026-07-01', endsOn: '2026-06-30' })).toMatchObject({ status: 422 })
  })
  test('comes and goes with its days', async () => {
    const [row] = await rows('select id, version from dotted_line where person_id = $1', [person('eli')])
    await ask('gus', 'PATCH', `/dotted-lines/${row!['id']}`, { endsOn: '2026-06-15' }, { 'if-match': `"${row!['version']}"` })
    expect((await ask('zoe', 'GET', `/directory/${job('eli')}`)).status).toBe(200)
    await at('2026-06-15T23:30:00Z')
    await owner.query('select app.turn_days()')
    expect((await ask('zoe', 'GET', `/directory/${job('eli')}`)).status).toBe(404)
    await at(now)
    await owner.query('select app.project($1, $2)', [acme, [job('eli')]])
  })
})

describe('an acting manager', () => {
  test('has what the absent one’s place gives from its first day to its last, at that place, without anybody’s doing', async () => {
    expect((await ask('zoe', 'GET', `/directory/${job('eli')}`)).status).toBe(200)
    const [row] = await rows('select id, version from dotted_line where person_id = $1', [person('eli')])
    await ask('gus', 'DELETE', `/dotted-lines/${row!['id']}`, undefined, { 'if-match': `"${row!['version']}"` })
    expect((await stand('zoe', 'mia', { startsOn: '2026-06-16' })).status).toBe(201)
    await follow()
    for (const [instant, isSeen] of [['2026-06-15T22:59:00Z', false], ['2026-06-15T23:00:00Z', true], ['2026-06-20T22:59:00Z', true], ['2026-06-20T23:00:00Z', false]] as const) {
      for (const [table, id] of [['directory_entry', job('eli')], ['employment', employment('eli')], ['reporting_line', job('eli')]] as const) expect(await then(instant, 'zoe', table, id), `${table} ${instant}`).toBe(isSeen)
      expect(await then(instant, 'zoe', 'directory_entry', second.job), 'the other job').toBe(false)
      expect(await then(instant, 'mia', 'directory_entry', job('eli')), 'who keeps').toBe(true)
      expect(await then(instant, 'zoe', 'directory_entry', job('mia')), 'the absent one').toBe(false)
    }
  })
  test('who lends sees nothing of it meanwhile, and again afterwards; those above go on', async () => {
    expect((await stand('kim', 'mia', { startsOn: '2026-08-01', endsOn: '2026-08-31', rights: 'lends' })).status).toBe(201)
    await follow()
    for (const [instant, mia, kim] of [['2026-07-31T22:00:00Z', true, false], ['2026-08-15T12:00:00Z', false, true], ['2026-08-31T23:30:00Z', true, false]] as const) {
      expect([await then(instant, 'mia', 'placement', placement('eli')), await then(instant, 'kim', 'placement', placement('eli')), await then(instant, 'dora', 'placement', placement('eli'))], instant).toEqual([mia, kim, true])
    }
  })
  test('who stands in for their own manager stands above everybody of theirs but themselves', async () => {
    expect((await stand('eli', 'mia')).status).toBe(201)
    expect((await ask('eli', 'GET', `/directory/${job('kim')}`)).status).toBe(200)
    const [own] = await rows('select id from acting_manager where acting_person_id = $1', [person('eli')])
    expect((await rows(`select subject_id from reach where $1 = any (line || direct || acting) and subject_id in (select id from assignment where person_id = $2 union select $2)`, [own!['id'], person('eli')]))).toEqual([])
    await say({ managersSeePay: true })
    // Kim's own manager has left, so that Mia is the direct one.
    for (const who of ['kim', 'lou'] as const) expect((await ask('eli', 'GET', `/pay/${pay(who)}`)).status, 'as the direct manager would').toBe(200)
    expect((await ask('eli', 'GET', `/pay/${pay('mia')}`)).status).toBe(404)
    await say({ managersSeePay: false })
  })
  test('nobody stands in for themselves, nor in a circle, nor names themselves', async () => {
    expect(await stand('mia', 'mia')).toMatchObject({ status: 422, body: { code: 'people.acts_for_self' } })
    expect(await stand('mia', 'eli', { startsOn: '2026-06-19', endsOn: null })).toMatchObject({ status: 422, body: { code: 'people.acting_circle' } })
    expect((await stand('mia', 'eli', { startsOn: '2026-06-21', endsOn: null })).status).toBe(201)
    expect((await stand('gus', 'mia', {}, 'gus')).status).toBe(403)
    expect((await ask('mia', 'POST', '/acting-managers', { personId: person('mia'), assignmentId: job('mia'), actingAssignmentId: job('zoe'), startsOn: today, rights: 'keeps' })).status).toBe(403)
    await follow()
  })
  test('the line is told to whoever may see the job: direct, acting, dotted and above', async () => {
    const { body } = await ask('eli', 'GET', `/assignments/${job('eli')}/line`)
    expect(body.items!.map(each => [each['kind'], each['name'], each['until']])).toEqual([['direct', 'Mia Example', null], ['acting', 'Eli Example', '2026-06-20'], ['line', 'Dora Example', null]])
    expect((await ask('zoe', 'GET', `/assignments/${second.job}/line`)).status).toBe(404)
    expect((await ask('lou', 'GET', `/assignments/${job('eli')}/line`)).status).toBe(404)
  })
})

describe('dates ahead', () => {
  test('a direct manager knows the end of probation and of a fixed term of their own reports; who stands further up doesn’t', async () => {
    await owner.query(`update contract set probation_ends_on = '2026-07-01' where id = any ($1)`, [[contract('eli'), second.contract]])
    expect((await ask('mia', 'GET', '/team')).body['ahead']).toEqual([{ personId: person('eli'), name: 'Eli Example', what: 'probationEndsOn', on: '2026-07-01' }])
    expect((await ask('ben', 'GET', '/team')).body['ahead']).toHaveLength(1)
    expect((await ask('dora', 'GET', '/team')).body['ahead']).toEqual([])
    expect((await ask('mia', 'GET', `/contracts/${second.contract}`)).status, 'the other job').toBe(404)
    expect((await ask('eli', 'GET', '/team')).body['items']!.map(each => [each['kind'], each['name'], each['of']])).toEqual([['acting', 'Kim Example', 'Mia Example']])
  })
})

describe('in an emergency', () => {
  test('every direct manager of the person may call, of whichever job; nobody further up', async () => {
    const { status } = await ask('eli', 'POST', '/emergency-contacts', { personId: person('eli'), place: 1, name: 'Ann' })
    expect(status).toBe(201)
    const known = async (who: 'mia' | 'ben' | 'dora') => (await ask(who, 'GET', `/emergency-contacts?personId=${person('eli')}`)).body.items!.map(each => each['name'])
    expect([await known('mia'), await known('ben'), await known('dora')]).toEqual([['Ann'], ['Ann'], []])
  })
})

describe('nobody is left without a manager', () => {
  test('whose manager left reports to the manager above, and it is said', async () => {
    expect((await ask('cora', 'GET', `/directory/${job('kim')}`)).body).toMatchObject({ managerAssignmentId: job('lou'), managerId: person('mia'), managerName: 'Mia Example', reportsTo: 'above', leftManagerName: 'Lou Example' })
    expect((await ask('cora', 'GET', '/directory?reportsTo=above,nobody&status=active')).body.items!.map(each => each['id'])).toEqual([job('kim')])
    expect((await ask('cora', 'GET', `/directory/${job('dora')}`)).body).toMatchObject({ reportsTo: 'top', managerName: null })
    expect((await ask('mia', 'GET', `/directory?managerId=${person('mia')}&status=active`)).body.items!.map(each => each['name'])).toEqual(['Eli Example', 'Kim Example'])
  })
  test('an end proposes the manager above for each report; named successors come by changes, the others by themselves on the day', async () => {
    const { body } = await ask('cora', 'GET', `/assignments/${job('mia')}/reports`)
    expect(body).toMatchObject({ proposed: { assignmentId: job('dora'), name: 'Dora Example' }, items: [{ assignmentId: job('eli'), name: 'Eli Example' }] })
    await ask('cora', 'POST', `/employments/${employment('dora')}/terminate`, { endsOn: '2026-06-14', terminationKind: 'other' })
    expect((await ask('cora', 'GET', `/directory/${job('mia')}`)).body).toMatchObject({ managerId: null, reportsTo: 'nobody', leftManagerName: 'Dora Example' })
    await ask('cora', 'POST', `/employments/${employment('mia')}/terminate`, { endsOn: '2026-06-14', terminationKind: 'other' })
    expect((await ask('cora', 'GET', `/directory/${job('eli')}`)).body).toMatchObject({ managerId: null, reportsTo: 'nobody', leftManagerName: 'Mia Example' })
    await follow()
    for (const who of ['mia', 'dora'] as const) await ask('cora', 'POST', `/employments/${employment(who)}/reinstate`)
    expect((await ask('cora', 'GET', `/directory/${job('eli')}`)).body).toMatchObject({ managerId: person('mia'), reportsTo: 'manager', leftManagerName: null })
    await follow()
    expect((await ask('gus', 'POST', `/assignments/${job('mia')}/successors`, { effectiveOn: '2026-07-01', successors: [{ assignmentId: job('eli'), managerAssignmentId: job('zoe') }] })).body).toEqual({ changed: 1 })
    expect(await rows(`select manager_assignment_id, starts_on from placement where assignment_id = $1 order by starts_on`, [job('eli')])).toEqual([{ manager_assignment_id: job('mia'), starts_on: '2024-01-01' }, { manager_assignment_id: job('zoe'), starts_on: '2026-07-01' }])
    expect(await ask('cora', 'POST', `/assignments/${job('zoe')}/successors`, { successors: [{ assignmentId: job('kim'), managerAssignmentId: job('mia') }] })).toMatchObject({ status: 422, body: { code: 'people.not_their_report' } })
    expect((await ask('mia', 'POST', `/assignments/${job('mia')}/successors`, { successors: [{ assignmentId: job('eli'), managerAssignmentId: job('dora') }] })).status).toBe(403)
  })
  test('a circle that would come true by placements of different days is refused when the last of them is entered', async () => {
    const changing = (who: Name, manager: Name, effectiveOn: string) => ask('cora', 'POST', `/assignments/${job(who)}/change`, { managerAssignmentId: job(manager), effectiveOn })
    expect((await changing('zoe', 'ben', '2026-09-01')).status).toBe(200)
    expect(await changing('ben', 'eli', '2026-10-01')).toMatchObject({ status: 422, body: { code: 'people.manager_cycle_ahead', from: '2026-10-01' } })
    expect((await changing('ben', 'mia', '2026-10-01')).status).toBe(200)
    expect(await changing('mia', 'zoe', '2026-08-01')).toMatchObject({ status: 422, body: { code: 'people.manager_cycle_ahead', from: '2026-10-01' } })
    await follow()
  })
})

describe('facts from before their time', () => {
  test('a direct manager sees them where the company says so; who stands above sees them anyway', async () => {
    await owner.query(`update placement set manager_assignment_id = $2 where assignment_id = $1`, [job('ava'), job('dora')])
    expect((await ask('cora', 'POST', `/assignments/${job('ava')}/change`, { managerAssignmentId: job('gia'), weeklyHours: 20, effectiveOn: '2026-06-10' })).status).toBe(200)
    const past = async (who: 'gia' | 'dora') => [(await ask(who, 'GET', `/placements/${placement('ava')}`)).status, (await ask(who, 'GET', `/working-hours/${hours('ava')}`)).status]
    const present = async () => (await ask('gia', 'GET', `/placements?assignmentId=${job('ava')}`)).body.items!.map(each => each['startsOn'])
    expect(await past('gia')).toEqual([200, 200])
    await say({ managersSeeEarlier: false })
    expect(await past('gia')).toEqual([404, 404])
    expect(await present()).toEqual(['2026-06-10'])
    await owner.query(`update placement set manager_assignment_id = $2 where assignment_id = $1 and ends_on is null`, [job('gia'), job('dora')])
    expect((await ask('dora', 'GET', `/working-hours/${hours('ava')}`)).status, 'above all along').toBe(200)
    await say({ managersSeeEarlier: true })
    expect(await past('gia')).toEqual([200, 200])
  })
})
