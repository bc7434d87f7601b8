import { act } from '#platform/act.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import { as } from '#platform/db.ts'
import { told, type Day } from '#shared/calendar.ts'
import type { WorkKind } from '#shared/work.ts'
import { closeWork, openMany } from '#modules/desk/index.ts'
import { coverMissing as contract } from './contract-cover.ts'

/** For who looks after the leave of that team, and for whom it reports to. Neither says who is away, or why. */
export const coverKinds = [
  { kind: 'leave.cover', label: 'More of a team are away than may be', function: 'leave', level: 'standard', minutes: 20, serviceDays: 3, checklist: ['Spoken with whom the team reports to', 'Cover found, or days agreed anew'] },
  { kind: 'leave.cover_team', label: 'More of your team are away than may be', audience: 'person', function: 'leave', level: 'standard', minutes: 15, serviceDays: 3, seenBy: 'named' },
] as const satisfies readonly WorkKind[]

/** Days ahead on which more of a team are away than its policy lets be: one’s own teams, or one that is named. */
export const coverMissing = act(contract, async (tx, { seatId = null }) => ({
  items: await tx.query<{ seatId: string; personId: string; name: string; on: Day; away: number; most: number }>('select seat as "seatId", person_id as "personId", name, on_day as "on", away, most from app.cover_missing($1)', [seatId]),
}))

type Missing = { organizationId: string; seat: string; personId: string; employmentId: string; requests: string; from: Day; to: Day; isSeen: boolean }

/** Brought once for the same people away together; covered again, it is done, and may be brought anew. */
export const watchCover: TimedJob = {
  name: 'leave.cover', may: {}, everySeconds: 900,
  async run(tx) {
    const missing = await tx.query<Missing>('select organization_id as "organizationId", seat, person_id as "personId", employment_id as "employmentId", requests, first_day as "from", last_day as "to", is_seen as "isSeen" from app.cover_to_open()')
    const stands = await tx.query<{ organizationId: string; recordId: string }>('select organization_id as "organizationId", record_id as "recordId" from app.cover_stands()')
    const known = new Set(missing.map(idOf)), covered = stands.filter(({ recordId }) => !known.has(recordId))
    for (const organizationId of new Set([...missing.filter(({ isSeen }) => !isSeen), ...covered].map(each => each.organizationId))) await as({ kind: 'job', organizationId, name: watchCover.name }, async own => {
      const here = <T extends { organizationId: string }>(all: readonly T[]) => all.filter(each => each.organizationId === organizationId)
      for (const { recordId } of here(covered)) {
        await closeWork(own, { recordName: 'leave_cover', recordId, kinds: coverKinds.map(({ kind }) => kind), outcome: 'done' })
        await own.query('select app.forget_cover($1)', [recordId])
      }
      await openMany(own, here(missing).filter(({ isSeen }) => !isSeen).flatMap(each => {
        const of = { personId: each.personId, subjectId: each.employmentId, recordName: 'leave_cover', recordId: idOf(each), dueOn: each.from, title: titleOf(each) }
        return [{ ...of, kind: 'leave.cover', key: `leave.cover:${of.recordId}` }, { ...of, kind: 'leave.cover_team', key: `leave.cover_team:${of.recordId}`, assigneeId: each.personId }]
      }))
    })
  },
}

const idOf = ({ seat, requests }: Pick<Missing, 'seat' | 'requests'>) => `${seat}.${requests}`
const titleOf = ({ from, to }: Pick<Missing, 'from' | 'to'>) => from === to ? `Cover is missing in a team on ${told(from)}` : `Cover is missing in a team between ${told(from)} and ${told(to)}`
