import type { TimedJob } from '#platform/clockwork.ts'
import { as } from '#platform/db.ts'
import type { WorkKind } from '#shared/work.ts'
import { closeWork, openMany } from '#modules/desk/index.ts'

export const waitingKinds = [
  { kind: 'leave.unanswered', label: 'Leave that nobody has answered begins', function: 'leave', level: 'standard', minutes: 10, serviceDays: 1 },
] as const satisfies readonly WorkKind[]

type Waits = { organizationId: string; requestId: string; personId: string; employmentId: string; startsOn: string }

/** Leave that begins within two days and still waits for an answer is HR's to settle, by its first day; once somebody has answered, nobody's. */
export const bringWaiting: TimedJob = {
  name: 'leave.waiting', may: {}, everySeconds: 300,
  async run(tx) {
    const waits = await tx.query<Waits>('select organization_id as "organizationId", request_id as "requestId", person_id as "personId", employment_id as "employmentId", starts_on as "startsOn" from app.leave_waiting()')
    const settled = await tx.query<Pick<Waits, 'organizationId' | 'requestId'>>('select organization_id as "organizationId", request_id as "requestId" from app.leave_waits_no_more()')
    for (const organizationId of new Set([...waits, ...settled].map(each => each.organizationId))) await as({ kind: 'job', organizationId, name: bringWaiting.name }, async own => {
      await openMany(own, waits.filter(each => each.organizationId === organizationId).map(({ requestId, personId, employmentId, startsOn }) =>
        ({ kind: 'leave.unanswered', key: `leave.unanswered:${requestId}:${startsOn}`, personId, subjectId: employmentId, recordName: 'leave_request', recordId: requestId, dueOn: startsOn })))
      for (const { requestId } of settled.filter(each => each.organizationId === organizationId)) await closeWork(own, { recordName: 'leave_request', recordId: requestId, kinds: ['leave.unanswered'], outcome: 'done' })
    })
  },
}
