import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { edit, insert, lock, make, remove } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { before, changeFrom, rowsOf } from '#platform/strand.ts'
import { addDays } from '#shared/calendar.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract-secondments.ts'
import { assignment, placement, workingHours } from './records.ts'
import { secondment, type Secondment } from './records-secondments.ts'
import { refuseUneven } from './rules.ts'

type Home = { personId: string; employmentId: string; legalEntityId: string; kind: string; startsOn: string; lastDay: string | null; isOver: boolean; isHost: boolean; isAway: boolean }

/** A job elsewhere within the same employment, from a day until another; the one at home is kept, its hours for the time as is said. Both places judge. */
const second = act(contracts.second, async (tx, { startsOn, endsOn, legalEntityId, homeHours, paidBy, purpose, weeklyHours, workingDays, ...place }, { id }) => {
  await lock(tx, [`assignment:${id}`])
  const home = await homeOf(tx, id!, startsOn, endsOn)
  if (home.isOver) throw new Refusal('wrong_state', {}, 409)
  refuseIf(home.isHost, 'people.seconded_from_host', {})
  refuseIf(home.isAway, 'people.seconded_already', { field: 'startsOn' })
  refuseIf(startsOn < home.startsOn, 'people.before_first_day', { field: 'startsOn', startsOn: home.startsOn })
  refuseIf(endsOn < startsOn, 'people.ends_before_it_starts', { field: 'endsOn', startsOn })
  refuseIf(home.lastDay !== null && endsOn > home.lastDay, 'people.after_last_day', { field: 'endsOn', endsOn: home.lastDay })
  refuseUneven(place.costShares)
  const { personId, employmentId } = home
  const [hostAssignmentId, secondmentId] = [randomUUIDv7(), randomUUIDv7()]
  await tx.query(`select app.plan_place($1, $2, $3, $4, $5, $6, $7)`, [personId, employmentId, hostAssignmentId, legalEntityId ?? home.legalEntityId, home.kind, place.unitId, place.locationId])
  await insert(tx, assignment, hostAssignmentId, { personId, employmentId, isPrimary: false })
  await insert(tx, secondment, secondmentId, { personId, assignmentId: id!, hostAssignmentId, legalEntityId: legalEntityId ?? null, startsOn, endsOn, homeHours: homeHours ?? null, paidBy, purpose: purpose ?? null })
  await make(placement)(tx, { personId, assignmentId: hostAssignmentId, startsOn, endsOn, ...place })
  if (weeklyHours != null) await make(workingHours)(tx, { personId, assignmentId: hostAssignmentId, startsOn, endsOn, weeklyHours, workingDays: workingDays ?? null })
  await restHome(tx, { assignmentId: id!, startsOn, homeHours: homeHours ?? null }, startsOn, endsOn)
  return { secondmentId, hostAssignmentId }
})

/** Longer, or back earlier: what holds at the host, and how little at home, ends with it. */
export const setReturn = act(contracts.setReturn, async (tx, { endsOn }, { id }) => {
  const [row] = await tx.query<Secondment & { mayKeep: boolean }>(`select id, version, person_id as "personId", assignment_id as "assignmentId", host_assignment_id as "hostAssignmentId", starts_on as "startsOn", ends_on as "endsOn", home_hours as "homeHours",
    app.covers('people', 1, assignment_id) and person_id is distinct from app.holder() as "mayKeep" from secondment where id = $1`, [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  if (!row.mayKeep) throw new Refusal('not_yours', {}, 403)
  await lock(tx, [`assignment:${row.assignmentId}`])
  const home = await homeOf(tx, row.assignmentId, addDays(row.endsOn, 1), endsOn)
  if (home.isOver) throw new Refusal('wrong_state', {}, 409)
  refuseIf(endsOn < row.startsOn, 'people.ends_before_it_starts', { field: 'endsOn', startsOn: row.startsOn })
  refuseIf(home.isAway, 'people.seconded_already', { field: 'endsOn' })
  refuseIf(home.lastDay !== null && endsOn > home.lastDay, 'people.after_last_day', { field: 'endsOn', endsOn: home.lastDay })
  if (endsOn > row.endsOn) await edit(secondment)(tx, id!, { endsOn }, null)
  for (const record of [placement, workingHours]) {
    const rows = await rowsOf(record, tx, row.hostAssignmentId)
    for (const each of rows.filter(({ startsOn }) => startsOn > endsOn)) await remove(record)(tx, each.id, null)
    const last = rows.findLast(({ startsOn }) => startsOn <= endsOn)
    if (last && (endsOn > row.endsOn ? last.endsOn === row.endsOn : last.endsOn! > endsOn)) await edit(record as typeof placement)(tx, last.id, { endsOn }, null)
  }
  if (endsOn < row.endsOn) await edit(secondment)(tx, id!, { endsOn }, null)
  await restHome(tx, row, endsOn > row.endsOn ? addDays(row.endsOn, 1) : null, endsOn)
  return { endsOn }
})

/** One that never should have been goes whole, as long as nothing stands on it. */
const drop = act(contracts.dropSecondment, async (tx, _, { id }) => {
  const [row] = await tx.query<{ assignmentId: string; mayKeep: boolean }>(`select assignment_id as "assignmentId", app.covers('people', 1, assignment_id) and app.covers('people', 1, host_assignment_id) and person_id is distinct from app.holder() as "mayKeep" from secondment where id = $1`, [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  if (!row.mayKeep) throw new Refusal('not_yours', {}, 403)
  await lock(tx, [`assignment:${row.assignmentId}`])
  await tx.query(`select app.drop_secondment($1)`, [id])
  return { assignmentId: row.assignmentId }
})

/** The hours at home are those agreed for the time, and the day after the last what they were before. */
async function restHome(tx: Tx, { assignmentId, startsOn, homeHours }: Pick<Secondment, 'assignmentId' | 'startsOn' | 'homeHours'>, from: string | null, until: string) {
  if (homeHours === null) return
  const stood = await before(workingHours)(tx, assignmentId, startsOn) ?? (await rowsOf(workingHours, tx, assignmentId)).find(row => row.startsOn === startsOn)
  if (!stood) return
  const was = stood['weeklyHours'] as number
  if (from) await changeFrom(workingHours)(tx, assignmentId, from, { weeklyHours: homeHours })
  await changeFrom(workingHours)(tx, assignmentId, addDays(until, 1), { weeklyHours: was }, from ? [] : ['weeklyHours'])
}

/** As the actor may know it: an end ahead is for those who look after the person. */
async function homeOf(tx: Tx, id: string, from: string, until: string): Promise<Home> {
  const [home] = await tx.query<Home>(`
    select a.person_id as "personId", a.employment_id as "employmentId", e.legal_entity_id as "legalEntityId", e.kind, e.starts_on as "startsOn", case when app.covers('people', 0, e.id) then e.ends_on end as "lastDay", d.status = 'ended' as "isOver",
      exists (select from secondment x where x.host_assignment_id = a.id) as "isHost", exists (select from secondment x where x.assignment_id = a.id and x.starts_on <= $3 and x.ends_on >= $2) as "isAway"
    from assignment a join employment e on e.id = a.employment_id join directory_entry d on d.id = a.id where a.id = $1`, [id, from, until])
  if (!home) throw new Refusal('not_found', {}, 404)
  return home
}

export const secondments = {
  acts: [second, setReturn, drop],
  // Both sides of it are made and ended together.
  ways: { secondment: { create: false as const, edit: false as const } },
  sayings: {
    'people.seconded_from_host': 'This is the job at a host already: second them from the job at home.',
    'people.seconded_already': 'They are seconded from this job at that time already: end that earlier, or choose other days.',
    'people.secondment_built_upon': 'Something stands on this secondment already, such as a change there, somebody who reports to it, or other hours at home: end it early instead.',
    'people.is_seconded': 'They are seconded beyond that day: let them return before, or transfer them later.',
    'people.beyond_secondment': 'The secondment isn’t on that day: choose a day within it, or extend it first.',
  },
}
