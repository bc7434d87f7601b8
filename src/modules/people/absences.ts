import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { edit, insert, lock, make, move, remove } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import type { Patch } from '#shared/record.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract-absences.ts'
import { longAbsence, plannedAbsence, type LongAbsence } from './records-absences.ts'
import { actingManager } from './records-lines.ts'

type Employed = { personId: string; startsOn: string; lastDay: string | null; status: string }
type Led = { assignmentId: string; reports: number; aboveId: string | null; aboveName: string | null }

/** From a day on, until somebody says that they are back. Whoever is led meanwhile by nobody else gets somebody who stands in: whom it names, or the manager above. */
const goAway = act(contracts.goAway, async (tx, { standInId, rights, aboveLeads, ...input }, { id }) => {
  const { personId } = await refuseAway(tx, id!, input)
  const absenceId = randomUUIDv7()
  await insert(tx, longAbsence, absenceId, { ...input, personId, employmentId: id! })
  const until = input.expectedUntil ?? null
  const led = await tx.query<Led>(`select assignment_id as "assignmentId", reports, above_id as "aboveId", above_name as "aboveName" from app.led_by($1, $2, $3)`, [id, input.startsOn, until])
  refuseIf(led.length > 0 && standInId == null && aboveLeads !== true, 'people.needs_stand_in', { led })
  for (const { assignmentId, aboveId } of led) {
    const actingAssignmentId = standInId ?? aboveId
    if (actingAssignmentId) await make(actingManager)(tx, { personId, assignmentId, actingAssignmentId, startsOn: input.startsOn, endsOn: until, rights: rights ?? 'keeps' })
  }
  return { absenceId, standIns: led.map(({ assignmentId, aboveName }) => ({ assignmentId, name: standInId ? null : aboveName, isAbove: standInId == null })) }
})

/** What keeps somebody from being away then, as whoever asks may know it. */
async function refuseAway(tx: Tx, id: string, { startsOn: from, expectedUntil }: { startsOn: string; expectedUntil?: string | null }): Promise<Employed> {
  const employment = await employed(tx, id)
  const { startsOn, lastDay, status } = employment
  if (status !== 'open') throw new Refusal('wrong_state', {}, 409)
  refuseIf(from < startsOn, 'people.before_first_day', { field: 'startsOn', startsOn })
  refuseIf(lastDay !== null && from > lastDay, 'people.after_last_day', { field: 'startsOn', endsOn: lastDay })
  refuseEarlier(from, expectedUntil)
  await lock(tx, [`absence:${id}`])
  refuseIf((await tx.query(`select from long_absence where employment_id = $1 and status <> 'cancelled' and (ends_on is null or ends_on >= $2)`, [id, from])).length > 0, 'people.away_already', { field: 'startsOn' })
  return employment
}

/** Among those named, until its release; what would be refused then is said now. */
const planAbsence = act(contracts.planAbsence, async (tx, input, { id }) => {
  const { personId } = await refuseAway(tx, id!, input)
  refuseIf(input.releaseOn != null && input.releaseOn > input.startsOn, 'people.released_too_late', { field: 'releaseOn', effectiveOn: input.startsOn })
  return { plannedAbsenceId: await make(plannedAbsence)(tx, { ...input, personId, employmentId: id! }) }
})

/** Entered as any other, by the right of whoever releases it: from now on it is known to all who may know. */
export const releaseAbsence = move(plannedAbsence, 'release', {
  async decide({ row: { employmentId, startsOn, expectedUntil, kind, standInId, rights }, tx }) {
    return { absenceId: (await goAway.run(tx, { startsOn, expectedUntil, kind, standInId, rights, aboveLeads: true }, { id: employmentId })).absenceId }
  },
})

/** Expected back on another day: who stands in until then does so until the new one. */
const extend = async (tx: Tx, id: string, patch: Patch<typeof longAbsence>, version: number | null) => {
  const row = await absence(tx, id)
  if (patch.expectedUntil != null) refuseEarlier(row.startsOn, patch.expectedUntil)
  const written = await edit(longAbsence)(tx, id, patch, version)
  if (patch.expectedUntil !== undefined && patch.expectedUntil !== row.expectedUntil) await standUntil(tx, row, patch.expectedUntil)
  return written
}

const end = move(longAbsence, 'end', {
  input: contracts.endAbsence,
  async decide({ row, input, tx }) {
    refuseEarlier(row.startsOn, input.endsOn)
    await standUntil(tx, row, input.endsOn)
    return { endsOn: input.endsOn }
  },
})

const reopen = move(longAbsence, 'reopen', {
  async decide({ row, tx }) {
    refuseIf((await tx.query(`select from long_absence where employment_id = $1 and status <> 'cancelled' and id <> $2 and starts_on > $3`, [row.employmentId, row.id, row.startsOn])).length > 0, 'people.away_already', {})
    await standUntil(tx, { ...row, expectedUntil: row.endsOn }, row.expectedUntil !== null && row.expectedUntil > row.endsOn! ? row.expectedUntil : null)
    return { endsOn: null, ...row.expectedUntil !== null && row.expectedUntil <= row.endsOn! && { expectedUntil: null } }
  },
})

const cancel = move(longAbsence, 'cancel', {
  async follow({ row, tx }) {
    for (const each of await standingIn(tx, { ...row, expectedUntil: row.endsOn ?? row.expectedUntil })) await remove(actingManager)(tx, each, null)
  },
})

/** Those who were to stand in as long as it was. Whoever is asked doesn't lengthen what they have themselves, nor end it: somebody else does. */
const standingIn = async (tx: Tx, { employmentId, startsOn, expectedUntil }: Pick<LongAbsence, 'employmentId' | 'startsOn' | 'expectedUntil'>) =>
  (await tx.query<{ id: string }>(`
    select x.id from acting_manager x join assignment a on a.id = x.assignment_id where a.employment_id = $1 and x.starts_on = $2 and x.ends_on is not distinct from $3::date and x.acting_person_id is distinct from app.holder() order by x.id`, [employmentId, startsOn, expectedUntil])).map(({ id }) => id)

async function standUntil(tx: Tx, row: LongAbsence, endsOn: string | null) {
  for (const id of await standingIn(tx, row)) await edit(actingManager)(tx, id, { endsOn }, null)
}

function refuseEarlier(startsOn: string, until: string | null | undefined) {
  refuseIf(until != null && until < startsOn, 'people.back_before_away', { field: 'endsOn', startsOn })
}

async function absence(tx: Tx, id: string): Promise<LongAbsence> {
  const [row] = await tx.query<LongAbsence>(`select id, version, employment_id as "employmentId", starts_on as "startsOn", expected_until as "expectedUntil", ends_on as "endsOn" from long_absence where id = $1`, [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  return row
}

/** As the actor may know it: an end ahead is for those who look after the person. */
async function employed(tx: Tx, id: string): Promise<Employed> {
  const [row] = await tx.query<Employed>(`
    select person_id as "personId", starts_on as "startsOn", case when app.covers('people', 0, id) then ends_on end as "lastDay", case when app.covers('people', 0, id) then status else 'open' end as status from employment where id = $1`, [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  return row
}

export const absences = {
  acts: [goAway, planAbsence],
  // Asked for with who stands in; what is entered is ended, never deleted.
  ways: { long_absence: { create: false as const, edit: extend, moves: { end, reopen, cancel } }, planned_absence: { create: false as const, moves: { release: releaseAbsence } } },
  sayings: {
    'people.needs_stand_in': 'People report to them. Say who leads these meanwhile, or that the manager above does.',
    'people.away_already': 'They are away at that time already: end that absence first.',
    'people.back_before_away': 'The last day away is the first one or a later one.',
  },
}
