import { expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { actors, attempt, employment, entities, job, person, places, seen, units, work } from '../../../test/fixtures/world.ts'
import { releaseChanges } from './jobs.ts'

const { ask, truth, rows } = await served()
type Who = Parameters<typeof ask>[0]
const others = (Object.keys(actors) as (keyof typeof actors)[]).filter(who => who !== 'gus' && who !== 'cora')
let n = 0
const hired = async () => (await ask('cora', 'POST', '/people/hire', { name: `${String.fromCharCode(65 + n).repeat(6)} Away${n++}`, legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-05', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia') })).body as unknown as { personId: string; employmentId: string; assignmentId: string }
const plan = (employmentId: string, more: object = {}, who: Who = 'gus') => ask(who, 'POST', `/employments/${employmentId}/plan-absence`, { startsOn: '2026-10-01', expectedUntil: '2027-03-31', kind: 'parental', ...more })
const due = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: releaseChanges.name }, releaseChanges.run)
const status = (id: unknown) => truth('select status from planned_absence where id = $1', [id])

/** Everything in which an absence could show. */
const world = async (who: Who) => Promise.all([
  ...['/directory', '/directory?on=2026-10-15', `/long-absences?personId=${person('mia')}`, `/acting-managers?assignmentId=${job('mia')}`, `/assignments/${job('mia')}/line`, `/events?aboutId=${person('mia')}`, '/this-week', '/leave/calendar?from=2026-10-01&to=2026-10-31&whose=team', `/people/${person('mia')}`, `/planned-absences?personId=${person('mia')}`, '/team', '/totals?on=2026-10-15'].map(async path => [path, (await ask(who, 'GET', path)).text]),
  ...['long_absence', 'acting_manager', 'event', 'event_value', 'member', 'planned_absence', 'reach'].map(async table => [table, (await seen(actors[who as 'cora'], table)).length]),
])

test('a planned absence leaves the world as it was for everybody who isn’t named: the person, those they lead, their managers, HR of the place', async () => {
  const before = new Map(await Promise.all(others.map(async who => [who, await world(who)] as const)))
  const { status: made, body: { plannedAbsenceId: id } } = await plan(employment('mia'), { named: [person('cora')], standInId: job('dora'), note: 'Not before the board knows' })
  expect(made).toBe(201)
  for (const who of others) {
    expect(await world(who), who).toEqual(before.get(who))
    expect((await ask(who, 'GET', `/planned-absences/${id}`)).status, who).toBe(404)
    for (const move of ['release', 'cancel']) expect((await ask(who, 'POST', `/planned-absences/${id}/${move}`)).status, who).toBe(404)
    expect(await attempt(actors[who], `update planned_absence set status = 'released' where id = $1 returning id`, [id]), who).toBe('no rows')
    expect(await seen(actors[who], 'member', 'record_id = $1', [id]), who).toEqual([])
  }
  // Entering another is refused or let be by what stands, not by what is only planned.
  for (const who of ['gus', 'cora'] as const) expect((await ask(who, 'GET', `/planned-absences/${id}`)).body).toMatchObject({ status: 'planned', kind: 'parental', note: 'Not before the board knows' })
  await due()
  expect(await status(id)).toBe('planned')
  expect((await ask('gus', 'POST', `/planned-absences/${id}/cancel`)).status).toBe(200)
  for (const who of others) expect(await world(who), who).toEqual(before.get(who))
})

test('released it is an absence like any other, with who leads meanwhile; by hand, by its day or an earlier one that was said', async () => {
  const { body: { plannedAbsenceId: byHand } } = await plan(employment('mia'), { standInId: job('dora') })
  expect((await ask('gus', 'POST', `/planned-absences/${byHand}/release`)).status).toBe(200)
  expect(await rows(`select a.starts_on::text as since, x.acting_assignment_id as leads from planned_absence p join long_absence a on a.id = p.absence_id join acting_manager x on x.person_id = a.person_id and x.starts_on = a.starts_on where p.id = $1`, [byHand])).toEqual([{ since: '2026-10-01', leads: job('dora') }])
  expect((await ask('mia', 'GET', `/long-absences?personId=${person('mia')}`)).body.items).toHaveLength(1)
  expect((await ask('gus', 'POST', `/planned-absences/${byHand}/release`)).status).toBe(409)
  const held = await hired()
  const { body: { plannedAbsenceId: soon } } = await plan(held.employmentId, { releaseOn: '2026-01-10' })
  const later = await hired()
  const { body: { plannedAbsenceId: onDay } } = await plan(later.employmentId)
  await due()
  expect([await status(soon), await status(onDay)]).toEqual(['released', 'planned'])
  expect(await truth('select count(*)::int from long_absence where employment_id = any ($1)', [[held.employmentId, later.employmentId]])).toBe(1)
})

test('what can’t be is refused when it is planned, and again when it is released; then it stays planned', async () => {
  const { employmentId } = await hired()
  expect((await plan(employmentId, { startsOn: '2025-12-01', expectedUntil: null })).body).toMatchObject({ code: 'people.before_first_day' })
  expect((await plan(employmentId, { expectedUntil: '2026-09-01' })).body).toMatchObject({ code: 'people.back_before_away' })
  expect((await plan(employmentId, { releaseOn: '2026-11-01' })).body).toMatchObject({ code: 'people.released_too_late' })
  expect((await plan(employment('gus'))).status).toBe(403)
  for (const who of ['mia', 'spe', 'zoe'] as const) expect((await plan(employmentId, {}, who)).status, who).not.toBe(201)
  const { body: { plannedAbsenceId: id } } = await plan(employmentId, { releaseOn: '2026-01-10' })
  expect((await ask('cora', 'POST', `/employments/${employmentId}/away`, { startsOn: '2026-08-01', aboveLeads: true })).status).toBe(201)
  expect((await plan(employmentId)).body).toMatchObject({ code: 'people.away_already' })
  await due()
  expect(await status(id)).toBe('planned')
  expect((await ask('gus', 'POST', `/planned-absences/${id}/release`)).body).toMatchObject({ code: 'people.away_already' })
})

test('it goes along with a transfer to another legal entity, unseen, and back', async () => {
  const { employmentId } = await hired()
  const { body: { plannedAbsenceId: id } } = await plan(employmentId)
  const { body: { employmentId: next } } = await ask('cora', 'POST', `/employments/${employmentId}/continue`, { legalEntityId: entities.us, startsOn: '2026-09-01' })
  expect(await truth('select employment_id from planned_absence where id = $1', [id])).toBe(next)
  expect((await ask('cora', 'POST', `/employments/${employmentId}/recall`, {})).status).toBe(200)
  expect(await truth('select employment_id from planned_absence where id = $1', [id])).toBe(employmentId)
})
