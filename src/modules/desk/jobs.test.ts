import { randomUUIDv7 } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, connect, cora, employment, entities, gus, insert, job, jobActor, person, places, uuid, units, work, zoe } from '../../../test/fixtures/world.ts'
import { sweepDesks, turnDesk } from './jobs.ts'
import { openMany, openWork } from './work.ts'

const { ask, database, owner, rows, truth } = await served()
const nobodys: Actor = { kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'desk.turn' }
const turn = () => as(nobodys, tx => turnDesk.run(tx))
/** What is read is what no transaction anywhere on the server, another test's either, could still come before. */
const caughtUp = async () => { await expect.poll(async () => { await turn(); return truth<string>('select count(*) from event e join work_tail t on t.organization_id = e.organization_id and (e.xact, e.id) > (t.xact, t.event_id)') }).toBe('0') }
const sweep = () => as({ ...nobodys, name: 'desk.sweep' } as Actor, tx => sweepDesks.run(tx))
const open = async (about: Parameters<typeof person>[0], more: object = {}) => (await as(jobActor, tx => openWork(tx, { kind: 'people.data', personId: person(about), subjectId: job(about), ...more }))).id
const stands = async (id: string) => (await rows('select assignee_id, routed, due_on, due_basis, status, kind from work_item where id = $1', [id]))[0]!
let n = 0
const grant = async (who: Parameters<typeof person>[0], fn: string, population: string | null = null, level = 'handle') => {
  const id = uuid(80, 500 + n++)
  await insert(owner, 'access_grant', [{ organization_id: acme, version: 1, id, holder_id: person(who), function: fn, level, population_id: population, starts_on: '2026-01-01', status: 'active', origin: 'given' }])
  return id
}
await turn()
beforeEach(async () => { await owner.query(`update work_item set status = 'closed' where status in ('open', 'waiting')`); await owner.query('delete from work_conflict; delete from out_of_office; delete from hr_partner; delete from work_team') })

describe('the desk', () => {
  test('joins thousands of items at once, also where the session before that had one', async () => {
    await as(jobActor, tx => openMany(tx, Array.from({ length: 5_000 }, () => ({ kind: 'people.data', personId: person('eli'), subjectId: job('eli') }))))
    const took = async (...before: string[]) => {
      const session = await connect(database.ownerUrl)
      for (const each of before) await session.query(each)
      const started = performance.now()
      await session.query(`update work_item set due_on = due_on + 1 where status = 'open'`)
      await session.end()
      return performance.now() - started
    }
    // Row by row it takes sixty times as long; a busy machine makes less of a difference.
    const alone = await took()
    expect(await took(`update work_item set due_on = due_on + 1 where id = (select id from work_item where status = 'open' limit 1)`)).toBeLessThan(10 * alone + 2_000)
  })

  test('gives an item to who looks after that area there, by the calendar of the place, and says why', async () => {
    const id = await open('eli')
    await turn()
    expect(await stands(id)).toMatchObject({ assignee_id: person('gus'), routed: 'assigned', due_basis: 'calendar' })
    expect((await ask('gus', 'GET', `/desk/${id}`)).body).toMatchObject({ why: expect.arrayContaining(['Those who lead HR aren’t asked for this: One person left.']), words: [{ what: 'opened' }, { what: 'routed', to: 'Gus Example' }] })
  })

  test('counts working days by the holidays of the place and by days of its own', async () => {
    const before = await open('eli')
    await turn()
    const { due_on } = await stands(before)
    await insert(owner, 'own_holiday', [{ organization_id: acme, version: 1, id: uuid(80, 490), location_id: places.london, name: 'Stocktaking', held_on: due_on, is_yearly: false, portion: 'whole' }])
    const after = await open('eli')
    await turn()
    expect(String((await stands(after))['due_on']) > String(due_on)).toBe(true)
    await owner.query('delete from own_holiday where id = $1', [uuid(80, 490)])
  })

  test('gives about an HR person to somebody else, and about the only one who could to nobody, with a warning that names none', async () => {
    const mine = await open('gus'), hers = await open('cora')
    await turn()
    expect(await stands(mine)).toMatchObject({ assignee_id: person('cora') })
    expect(await stands(hers)).toMatchObject({ assignee_id: null, routed: 'nobody' })
    expect((await ask('cora', 'GET', '/desk?view=people')).text).not.toContain(hers)
    expect(await as(cora, tx => tx.query('select app.work_stuck() as n'))).toEqual([{ n: 0 }])
    const other = await grant('gia', 'people')
    await sweep()
    await turn()
    expect(await stands(hers)).toMatchObject({ assignee_id: person('gia'), routed: 'assigned' })
    await owner.query(`update access_grant set status = 'ended' where id = $1`, [other])
  })

  test('keeps a conflict: who has one gets none, sees none, and isn’t named', async () => {
    await insert(owner, 'work_conflict', [{ organization_id: acme, version: 1, id: uuid(46, 90), person_id: person('gus'), with_id: person('eli') }])
    const id = await open('eli')
    await turn()
    expect(await stands(id)).toMatchObject({ assignee_id: person('cora') })
    expect((await ask('gus', 'GET', `/desk/${id}`)).status).toBe(404)
    expect((await ask('cora', 'POST', `/work-items/${id}/give`, { how: 'assigned', toId: person('gus'), version: 2 })).body).toMatchObject({ code: 'desk.not_for_them' })
    expect((await ask('cora', 'GET', `/desk/${id}`)).text).not.toContain('Gus')
  })

  test('passes over who is out of office, and takes from who loses the right, within a minute, whatever lies on their desk', async () => {
    const second = await grant('zoe', 'people')
    const [one, other] = [await open('eli'), await open('kim')]
    await turn(); await sweep()
    const had = (await stands(one))['assignee_id'] as string
    expect([person('zoe'), person('gus')]).toContain(had)
    await owner.query(`update work_item set assignee_id = $2, routed = 'assigned' where id = any ($1)`, [[one, other], person('zoe')])
    await sweep()
    expect(await stands(one)).toMatchObject({ assignee_id: person('zoe') })
    await owner.query(`update access_grant set status = 'ended' where id = $1`, [second])
    expect((await ask('zoe', 'GET', `/desk/${one}`)).status).toBe(404)
    await sweep(); await turn()
    for (const id of [one, other]) expect(await stands(id)).toMatchObject({ assignee_id: person('gus'), status: 'open' })
    await insert(owner, 'out_of_office', [{ organization_id: acme, version: 1, id: uuid(47, 90), person_id: person('gus'), starts_on: '2026-06-10', ends_on: '2026-06-20', delegate_id: null }])
    const later = await open('lou')
    await turn()
    expect(await stands(later)).toMatchObject({ assignee_id: person('cora') })
  })

  test('opens what a hire and an end bring with them, once each, and settles it when that is taken back', async () => {
    const grants = [await grant('gus', 'onboarding', '00000000-0000-7000-8000-000000007001'), await grant('gus', 'offboarding', '00000000-0000-7000-8000-000000007001')]
    const made = (await ask('cora', 'POST', '/people/hire', { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-07-01', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40 })).body as { personId: string; employmentId: string }
    const about = () => rows('select kind, status, assignee_id, closed_reason from work_item where person_id = $1 order by id', [made.personId])
    await caughtUp()
    expect(await about()).toEqual([{ kind: 'people.hire', status: 'open', assignee_id: person('gus'), closed_reason: null }])
    expect((await ask('cora', 'POST', `/employments/${made.employmentId}/terminate`, { endsOn: '2026-12-31', terminationKind: 'voluntary' })).status).toBe(200)
    await caughtUp()
    expect((await about())[1]).toMatchObject({ kind: 'people.leaver', status: 'open', assignee_id: person('gus') })
    expect((await ask('cora', 'POST', `/employments/${made.employmentId}/reinstate`, {})).status).toBe(200)
    await caughtUp()
    expect((await about())[1]).toMatchObject({ kind: 'people.leaver', status: 'closed', closed_reason: 'The termination was taken back' })
    expect(await about()).toHaveLength(2)
    await owner.query(`update access_grant set status = 'ended' where id = any ($1)`, [grants])
  })

  test('hears nothing of an end that is only planned, until it is released', async () => {
    const counted = () => truth<string>('select count(*) from work_item where kind = $1 and person_id = $2', ['people.leaver', person('kim')])
    const { body } = await ask('cora', 'POST', `/assignments/${job('kim')}/change`, { isPlanned: true, effectiveOn: '2026-12-31', action: 'termination', terminationKind: 'involuntary' })
    expect(body['changeId']).toBeTruthy()
    await caughtUp()
    expect(await counted()).toBe('0')
    expect((await ask('cora', 'POST', `/employment-changes/${body['changeId'] as string}/release`)).status).toBe(200)
    await caughtUp()
    expect(await counted()).toBe('1')
  })

  test('reminds who has it once, before it is due, and not while it waits', async () => {
    const [soon, later, waits] = [await open('eli', { dueOn: '2026-06-16' }), await open('eli', { dueOn: '2026-06-25' }), await open('eli', { dueOn: '2026-06-16' })]
    await turn()
    await ask('gus', 'POST', `/work-items/${waits}/wait`, { waitingFor: 'An answer' })
    await sweep(); await sweep()
    const told = await rows(`select record_id, person_id from notification where kind = 'desk.due'`)
    expect(told).toEqual([{ record_id: soon, person_id: person('gus') }])
    expect((await ask('gus', 'GET', `/desk/${later}`)).body['words']).toMatchObject([{ what: 'opened' }, { what: 'routed' }])
  })

  test('gives out five hundred at once, evenly, what is somebody’s to those who have it', async () => {
    const second = await grant('zoe', 'people'), about = ['eli', 'mia', 'kim'] as const
    await as(jobActor, tx => openMany(tx, Array.from({ length: 500 }, (_, i) => ({ kind: 'people.data', personId: person(about[i % 3]!), subjectId: job(about[i % 3]!) }))))
    await turn()
    const given = await rows(`select person_id, count(distinct assignee_id)::int as who, count(*)::int as n from work_item where status = 'open' group by 1`)
    expect(given).toHaveLength(3)
    for (const each of given) expect(each['who']).toBe(1)
    await owner.query(`update access_grant set status = 'ended' where id = $1`, [second])
  })

  test('and nobody else calls what is its own', async () => {
    for (const who of [cora, gus, zoe, jobActor]) for (const call of ['app.desks_waiting()', `app.desk_reads('{}', 1)`, 'app.desk_team()', 'app.desk_unrouted(1)', `app.desk_matters('{}')`, `app.place_work('[]')`, 'app.sweep_desks()', `app.can_work('${acme}', '${person('eli')}', 'people', '${job('eli')}', '${person('mia')}')`, `app.recheck_work('${acme}', '{}')`])
      expect(await attempt(who, `select ${call}`), call).toBe('42501')
    expect(await attempt(gus, `select app.close_work('employment', $1, null, 'closed', null)`, [employment('gus')])).toBe('rows')
    expect(await attempt(zoe, `select * from app.work_people($1)`, [[await open('eli')]])).toBe('no rows')
    expect(await attempt(zoe, `select app.say_on_work($1, 'note', 'x')`, [randomUUIDv7()])).toBe('42501')
  })
})
