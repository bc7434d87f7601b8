import { randomUUIDv7 } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { addDays } from '#shared/calendar.ts'
import { served } from '../../../test/fixtures/api.ts'
import { attempt, cora, eli, entities, gus, job, jobActor, mia, outcome, person, places, seen, today, units, work, zoe } from '../../../test/fixtures/world.ts'
import { releaseChanges } from './jobs.ts'

const { ask, rows, truth } = await served()
type Who = Parameters<typeof ask>[0]
const newcomer = { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-05', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40, amount: '40000', currency: 'GBP', per: 'year' }
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...newcomer, ...more })).body as unknown as { personId: string; assignmentId: string; employmentId: string }
const change = (id: string, body: object, who: Who = 'cora') => ask(who, 'POST', `/assignments/${id}/change`, body)
const planned = async (id: string, body: object, who: Who = 'cora') => (await change(id, { isPlanned: true, ...body }, who)).body['changeId'] as string
const move = (id: string, name: string, who: Who = 'cora') => ask(who, 'POST', `/employment-changes/${id}/${name}`)
const strand = async (path: string, id: string) => (await ask('cora', 'GET', `/${path}?assignmentId=${id}&sort=startsOn`)).body.items!
const promotion = { effectiveOn: '2026-09-01', action: 'promotion', jobId: work.lead, managerAssignmentId: job('dora'), amount: '50000', reason: 'Ready for it', note: 'Not a word before September' }

describe('a promotion with pay and a new manager, planned for September', () => {
  test('is one change with one reason; nothing of it stands anywhere until it is released', async () => {
    const { assignmentId, personId } = await hire()
    const before = await ask('cora', 'GET', `/directory/${assignmentId}`)
    const { body } = await change(assignmentId, { isPlanned: true, ...promotion })
    expect(body).toMatchObject({ status: 'planned', startsOn: '2026-09-01', changed: ['placement', 'pay'] })
    expect((await ask('cora', 'GET', `/employment-changes?personId=${personId}`)).body.items).toMatchObject([{ ...promotion, amount: '50000.00', status: 'planned', preparedById: person('cora'), sets: ['jobId', 'managerAssignmentId', 'amount'] }])
    expect(await strand('placements', assignmentId)).toHaveLength(1)
    expect(await strand('pay', assignmentId)).toHaveLength(1)
    expect((await ask('cora', 'GET', `/directory/${assignmentId}`)).body).toEqual(before.body)
    expect((await move(body['changeId'] as string, 'release')).status).toBe(200)
    expect(await strand('placements', assignmentId)).toMatchObject([{ jobId: work.engineer, endsOn: '2026-08-31' }, { jobId: work.lead, managerAssignmentId: job('dora'), unitId: units.north, startsOn: '2026-09-01' }])
    expect(await strand('pay', assignmentId)).toMatchObject([{ amount: '40000.00' }, { amount: '50000.00', startsOn: '2026-09-01' }])
    expect((await ask('cora', 'GET', `/directory/${assignmentId}`)).body).toMatchObject({ turnsOn: '2026-09-01', jobTitle: 'engineer' })
    expect(await move(body['changeId'] as string, 'release')).toMatchObject({ status: 409 })
  })

  test('is a wall to everybody who isn’t named: the person, the manager, the site’s generalist, the auditor', async () => {
    const id = await planned(job('eli'), { ...promotion, effectiveOn: '2026-10-01' }, 'gus')
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    for (const who of ['eli', 'mia', 'dora', 'ben', 'zoe', 'gia', 'spe', 'cora', 'ava', 'guest', 'key', 'narrowKey', 'job', 'stranger'] as const) {
      expect((await ask(who, 'GET', `/employment-changes/${id}`)).status, who).toBe(404)
      expect((await ask(who, 'GET', `/employment-changes?personId=${person('eli')}`)).body, who).toMatchObject({ items: [], total: 0 })
      expect((await ask(who, 'GET', `/employment-changes?personId=${person('eli')}`, undefined, { accept: 'text/csv' })).text, who).not.toContain('Ready for it')
      expect((await ask(who, 'GET', `/events?aboutId=${person('eli')}`)).text, who).not.toContain('employment_change')
      expect((await ask(who, 'GET', `/events?record=employment_change&recordId=${id}`)).body.items ?? [], who).toEqual([])
      for (const name of ['release', 'cancel', 'takeBack']) expect((await move(id, name, who)).status, `${who} ${name}`).toBe(404)
    }
    expect(await seen(mia, 'member')).toEqual([])
    expect((await ask('mia', 'GET', `/directory/${job('eli')}`)).body['turnsOn']).toBeNull()
    expect((await ask('gus', 'GET', `/events?record=employment_change&recordId=${id}`)).body.items).toMatchObject([{ move: 'create' }])
    expect((await move(id, 'cancel', 'gus')).status).toBe(200)
    expect((await move(id, 'release', 'gus')).status).toBe(409)
  })

  test('is known to those who are named, who may do no more than they could', async () => {
    const { assignmentId } = await hire()
    const id = await planned(assignmentId, { ...promotion, named: [person('mia')] })
    expect((await ask('mia', 'GET', `/employment-changes/${id}`)).body).toMatchObject({ note: promotion.note, amount: '50000.00', can: [] })
    expect((await move(id, 'release', 'mia')).status).toBe(403)
    await move(id, 'release')
    expect((await ask('gus', 'GET', `/employment-changes/${id}`)).body).toMatchObject({ status: 'released', note: null, amount: '50000.00' })
    expect((await ask('zoe', 'GET', `/employment-changes/${id}`)).status).toBe(404)
  })

  test('can’t be reached by SQL either', async () => {
    const id = await planned(job('eli'), promotion, 'gus')
    expect(await attempt(cora, `update employment_change set status = 'released' where id = $1 returning id`, [id])).toBe('no rows')
    expect(await attempt(gus, `update employment_change set amount = 1 where id = $1`, [id])).toBe('42501')
    expect(await attempt(gus, `update employment_change set status = 'taken_back' where id = $1`, [id])).toBe('42501')
    expect(await attempt(cora, `select app.name_on('employment_change', $1, $2)`, [id, [person('cora')]])).toBe('42501')
    expect(await attempt(cora, `insert into member (organization_id, who, list, record_id, part) values (app.org(), app.who(), 'employment_change', $1, 'named')`, [id])).toBe('42501')
    expect(await attempt(gus, `select app.name_on('person', $1, $2)`, [person('eli'), [person('gus')]])).toBe('P0001')
    expect(await attempt(gus, `select app.name_on('employment_change', $1, $2)`, [id, [randomUUIDv7()]])).toBe('42501')
    expect(await attempt(gus, `insert into employment_change (id, person_id, assignment_id, effective_on, action, sets, prepared_by_id) values ($1, $2, $3, '2026-09-01', 'other', '{unitId}', $4)`, [randomUUIDv7(), person('eli'), job('eli'), person('cora')])).toBe('42501')
    expect(await attempt(eli, `insert into employment_change (id, person_id, assignment_id, effective_on, action, sets) values ($1, $2, $3, '2026-09-01', 'pay', '{amount}')`, [randomUUIDv7(), person('eli'), job('eli')])).toBe('42501')
    for (const who of [cora, zoe, jobActor]) expect(await as(who, tx => tx.query('select * from app.changes_due()'))).toEqual([])
    await move(id, 'cancel', 'gus')
  })
})

describe('on its day', () => {
  const run = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: releaseChanges.name }, releaseChanges.run)
  test('it is released as whoever prepared it, once', async () => {
    const [now, early, later] = [await hire(), await hire(), await hire()]
    const due = [await planned(now.assignmentId, { effectiveOn: today, unitId: units.sales }), await planned(early.assignmentId, { effectiveOn: '2026-12-01', releaseOn: '2026-06-01', unitId: units.sales })]
    const waiting = await planned(later.assignmentId, { effectiveOn: '2026-06-16', unitId: units.sales })
    await run()
    await run()
    expect(await rows(`select status, version from employment_change where id = any ($1)`, [due])).toEqual([{ status: 'released', version: 2 }, { status: 'released', version: 2 }])
    expect((await ask('cora', 'GET', `/directory/${now.assignmentId}`)).body).toMatchObject({ unitName: 'sales' })
    expect(await truth(`select status from employment_change where id = $1`, [waiting])).toBe('planned')
  })
  test('by a right that is judged again: who lost theirs releases nothing, and it stays for the others named', async () => {
    const { assignmentId } = await hire()
    const id = await planned(assignmentId, { effectiveOn: today, unitId: units.sales, named: [person('cora')] }, 'gus')
    await rows(`update access_grant set status = 'ended' where holder_id = $1 returning id`, [person('gus')])
    await run()
    expect(await truth(`select status from employment_change where id = $1`, [id])).toBe('planned')
    expect((await move(id, 'release')).status).toBe(200)
    await rows(`update access_grant set status = 'active' where holder_id = $1 returning id`, [person('gus')])
  })
})

describe('hours backdated to January, where March says something already', () => {
  const withMarch = async () => {
    const hired = await hire()
    await change(hired.assignmentId, { effectiveOn: '2026-03-01', fullTimeHours: 35 })
    return hired.assignmentId
  }
  test('asks for each fact that merely repeats the old value', async () => {
    const id = await withMarch()
    expect(await change(id, { effectiveOn: '2026-02-01', weeklyHours: 20 })).toMatchObject({ status: 422, body: { code: 'people.later_facts', fields: [{ field: 'weeklyHours', days: ['2026-03-01'] }] } })
    expect(await strand('working-hours', id)).toHaveLength(2)
  })
  test.each([['follow', ['weeklyHours'], 20], ['stay', [], 40]] as const)('they %s as is answered', async (_, carries, then) => {
    const id = await withMarch()
    expect((await change(id, { effectiveOn: '2026-02-01', weeklyHours: 20, carries })).status).toBe(200)
    expect(await strand('working-hours', id)).toMatchObject([{ weeklyHours: 40 }, { startsOn: '2026-02-01', endsOn: '2026-02-28', weeklyHours: 20, fullTimeHours: null }, { startsOn: '2026-03-01', weeklyHours: then, fullTimeHours: 35 }])
  })
  test('what says something else stays unasked', async () => {
    const id = await withMarch()
    expect((await change(id, { effectiveOn: '2026-02-01', fullTimeHours: 38 })).status).toBe(200)
    expect((await strand('working-hours', id)).at(-1)).toMatchObject({ fullTimeHours: 35 })
  })
})

describe('taking back', () => {
  test('makes it as if it had never been, also in what followed', async () => {
    const { assignmentId } = await hire()
    const { body } = await change(assignmentId, { effectiveOn: '2026-02-01', managerAssignmentId: job('dora'), amount: '45000' })
    await change(assignmentId, { effectiveOn: '2026-04-01', unitId: units.sales })
    expect((await move(body['changeId'] as string, 'takeBack')).status).toBe(200)
    expect(await strand('placements', assignmentId)).toMatchObject([{ managerAssignmentId: job('mia') }, { managerAssignmentId: job('mia'), unitId: units.north }, { managerAssignmentId: job('mia'), unitId: units.sales }])
    expect((await strand('pay', assignmentId)).at(-1)).toMatchObject({ amount: '40000.00' })
    expect((await move(body['changeId'] as string, 'takeBack')).status).toBe(409)
  })
  test('is refused where something stands on it', async () => {
    const { assignmentId } = await hire()
    const { body } = await change(assignmentId, { effectiveOn: '2026-02-01', unitId: units.sales })
    await change(assignmentId, { effectiveOn: '2026-02-01', unitId: units.hr })
    expect(await move(body['changeId'] as string, 'takeBack')).toMatchObject({ status: 422, body: { code: 'people.built_upon' } })
  })
  test('of a termination lets the employment go on, and the way in', async () => {
    const { employmentId, assignmentId } = await hire()
    await ask('cora', 'POST', `/employments/${employmentId}/terminate`, { endsOn: '2026-05-31', terminationKind: 'involuntary' })
    expect((await ask('cora', 'GET', `/directory/${assignmentId}`)).body).toMatchObject({ status: 'ended' })
    expect((await ask('cora', 'POST', `/employments/${employmentId}/reinstate`)).status).toBe(200)
    expect((await ask('cora', 'GET', `/directory/${assignmentId}`)).body).toMatchObject({ status: 'active' })
    expect((await ask('cora', 'GET', `/employments/${employmentId}`)).body).toMatchObject({ status: 'open', endsOn: null, terminationKind: null })
    expect((await ask('mia', 'POST', `/employments/${employmentId}/reinstate`)).status).toBe(403)
  })
})

describe('what can’t be', () => {
  test.each([
    ['before the first day', { effectiveOn: '2025-12-31', unitId: units.sales }, 422, 'people.before_first_day'],
    ['in the year 20223', { effectiveOn: '20223-01-01', unitId: units.sales }, 400, 'invalid'],
    ['released after its day', { effectiveOn: '2026-09-01', releaseOn: '2026-09-02', unitId: units.sales }, 422, 'people.released_too_late'],
    ['a fixed term that ends before it', { effectiveOn: '2026-09-01', fixedTermEndsOn: '2026-08-01' }, 422, 'people.ends_before_it_starts'],
    ['a manager who reports to the person', { managerAssignmentId: 'own' }, 422, 'people.manager_cycle'],
  ])('%s', async (_, body, status, code) => {
    const { assignmentId } = await hire()
    expect(await change(assignmentId, 'managerAssignmentId' in body ? { managerAssignmentId: assignmentId } : body)).toMatchObject({ status, body: { code } })
  })
  test('two changes of one day that say different things of the same', async () => {
    const { assignmentId } = await hire()
    const first = await planned(assignmentId, { effectiveOn: '2026-09-01', unitId: units.sales })
    const second = await planned(assignmentId, { effectiveOn: '2026-09-01', unitId: units.hr, weeklyHours: 30 })
    await move(second, 'release')
    await rows(`update employment_change set prepared_at = prepared_at + interval '1 second' where id = $1 returning id`, [second])
    expect(await move(first, 'release')).toMatchObject({ status: 422, body: { code: 'people.contradicts', fields: ['unitId'] } })
  })
  test('by who looks after the place, but not the pay: whole or not at all', async () => {
    const { assignmentId } = await hire()
    expect((await change(assignmentId, { unitId: units.hr, locationId: places.leeds }, 'gus')).status).toBe(403)
    expect((await change(assignmentId, { unitId: units.hr }, 'mia')).status).toBe(403)
    expect(await truth(`select count(*)::int from employment_change where assignment_id = $1`, [assignmentId])).toBe(0)
    expect(await outcome(as(mia, tx => tx.query(`select app.name_on('employment_change', $1, '{}')`, [assignmentId])))).toBe('42501')
  })
})

describe('the strands after any order of hires and changes, planned or not, corrections, releases, alone or with a plan, cancellations, take-backs and ends', () => {
  const first = '2026-07-01', days = Array.from({ length: 30 }, (_, n) => addDays(first, n))
  const values = { weeklyHours: [10, 20, 30], fullTimeHours: [35, 40] }
  const plannedHire = async (more: object) => {
    const { body: { planId } } = await ask('cora', 'POST', '/people/plan-hire', { ...newcomer, name: `Noor ${randomUUIDv7()}`, ...more })
    await ask('cora', 'POST', `/confidential-plans/${planId as string}/release`)
    const [row] = await rows('select a.id as "assignmentId", a.employment_id as "employmentId" from planned_hire h join assignment a on a.id = h.assignment_id where h.plan_id = $1', [planId])
    return row as { assignmentId: string; employmentId: string }
  }
  type Done = { weeklyHours?: number; fullTimeHours?: number }
  const step = fc.record({
    at: fc.integer({ min: 1, max: 25 }), how: fc.constantFrom('now', 'plan', 'cancel', 'now', 'plan', 'together', 'cancelled together', 'end', 'planned end', 'cancelled end'), action: fc.constantFrom('hours', 'correction'), carried: fc.subarray(['weeklyHours', 'fullTimeHours']), isTakenBack: fc.boolean(),
    set: fc.record({ weeklyHours: fc.constantFrom(...values.weeklyHours), fullTimeHours: fc.constantFrom(...values.fullTimeHours) }, { requiredKeys: [] }),
  })
  test('equal a day book kept by hand', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), fc.boolean(), async (steps, isPlannedHire) => {
      const asHired = { startsOn: first, weeklyHours: 40, fullTimeHours: 40 }
      const { assignmentId, employmentId } = await (isPlannedHire ? plannedHire(asHired) : hire(asHired))
      const book = days.map(() => ({ weeklyHours: 40, fullTimeHours: 40 })), starts = new Set([0]), said = new Set<number>()
      let end: number | null = null
      /** A value from a day on: up to the next start that says another, and past one that repeats only where it follows. */
      const note = (at: number, set: Done, carried: readonly string[]) => {
        for (const [field, value] of Object.entries(set) as ['weeklyHours', number][]) {
          const old = book[at]![field]
          for (let day = at; day < days.length && (day === at || !starts.has(day) || carried.includes(field) && book[day]![field] === old) && book[day]![field] === old; day++) book[day]![field] = value
        }
        starts.add(at)
      }
      for (const { at, how, action, carried, isTakenBack, set } of steps) {
        if (how.endsWith('end')) {
          const { status, body } = await change(assignmentId, { action: 'termination', effectiveOn: days[at], terminationKind: 'other', isPlanned: how !== 'end' })
          expect([status, body['code']]).toEqual(end === null ? [200, undefined] : [422, 'people.ends_already'])
          if (end === null && how !== 'end') expect((await move(body['changeId'] as string, how === 'planned end' ? 'release' : 'cancel')).status).toBe(200)
          if (how === 'cancelled end') continue
          if (end === null && isTakenBack) expect((await move(body['changeId'] as string, 'takeBack')).status).toBe(200)
          else end ??= at
          continue
        }
        const news = Object.entries(set).filter(([field, value]) => book[at]![field as 'weeklyHours'] !== value)
        if (!Object.keys(set).length) continue
        const planId = how.endsWith('together') ? (await ask('cora', 'POST', '/confidential-plans', { name: 'P', effectiveOn: days[at] })).body['id'] as string : null
        const { status, body } = await change(assignmentId, { effectiveOn: days[at], action, ...set, carries: carried, ...planId ? { planId } : { isPlanned: how !== 'now' } })
        if (end !== null && at > end) { expect(body['code']).toBe('people.after_last_day'); continue }
        expect(status, JSON.stringify(body)).toBe(200)
        if (!news.length) continue
        const id = body['changeId'] as string
        if (how === 'cancel') { await move(id, 'cancel'); continue }
        if (planId) expect((await ask('cora', 'POST', `/confidential-plans/${planId}/${how === 'together' ? 'release' : 'cancel'}`)).status).toBe(200)
        if (how === 'cancelled together') continue
        if (how === 'plan') expect((await move(id, 'release')).status).toBe(200)
        note(at, Object.fromEntries(news), carried)
        if (!isTakenBack || said.has(at)) { said.add(at); continue }
        expect((await move(id, 'takeBack')).status).toBe(200)
        note(at, Object.fromEntries(news.map(([field]) => [field, book[at - 1]![field as 'weeklyHours']])), ['weeklyHours', 'fullTimeHours'])
      }
      expect((await ask('cora', 'GET', `/employments/${employmentId}`)).body['endsOn']).toBe(end === null ? null : days[end])
      const kept = await strand('working-hours', assignmentId) as { startsOn: string; endsOn: string | null; weeklyHours: number; fullTimeHours: number }[]
      const told = days.map(day => kept.filter(row => row.startsOn <= day && (row.endsOn === null || row.endsOn >= day)).map(({ weeklyHours, fullTimeHours }) => ({ weeklyHours, fullTimeHours })))
      expect(told).toEqual(book.map(each => [each]))
    }), { numRuns: 25 })
  })
})
