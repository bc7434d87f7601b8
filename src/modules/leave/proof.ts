import type { TimedJob } from '#platform/clockwork.ts'
import { as } from '#platform/db.ts'
import type { Opening } from '#platform/module.ts'
import type { WorkKind } from '#shared/work.ts'
import { closeWork, openMany } from '#modules/desk/index.ts'

/** The person’s own to send, then HR’s to ask after: no manager sees either. */
export const proofKinds = [
  { kind: 'leave.proof', label: 'Send proof of an absence', audience: 'person', function: 'leave', level: 'routine', minutes: 5, serviceDays: 3, seenBy: 'named' },
  { kind: 'leave.proof_missing', label: 'Proof of an absence is missing', function: 'leave', level: 'standard', minutes: 10, serviceDays: 3 },
] as const satisfies readonly WorkKind[]

type Due = { organizationId: string; requestId: string; personId: string; employmentId: string; dueOn: string; isLate: boolean }

/** Proof that a policy wants from some day of an absence on is asked of the person on that day, of HR three working days later; once it is there, nobody is asked any more. */
export const askForProof: TimedJob = {
  name: 'leave.proof', may: {}, everySeconds: 60,
  async run(tx) {
    const due = await tx.query<Due>('select organization_id as "organizationId", request_id as "requestId", person_id as "personId", employment_id as "employmentId", due_on as "dueOn", is_late as "isLate" from app.leave_proofs_due()')
    const settled = await tx.query<{ organizationId: string; requestId: string }>('select organization_id as "organizationId", request_id as "requestId" from app.leave_proofs_settled()')
    for (const organizationId of new Set([...due, ...settled].map(each => each.organizationId))) await as({ kind: 'job', organizationId, name: askForProof.name }, async own => {
      await openMany(own, due.filter(each => each.organizationId === organizationId).map(opening))
      for (const { requestId } of settled.filter(each => each.organizationId === organizationId)) await closeWork(own, { recordName: 'leave_request', recordId: requestId, kinds: proofKinds.map(({ kind }) => kind), outcome: 'done' })
    })
  },
}

const opening = ({ requestId, personId, employmentId, dueOn, isLate }: Due): Opening => {
  const [kind, more] = isLate ? ['leave.proof_missing', {}] : ['leave.proof', { assigneeId: personId, dueOn }]
  return { kind, key: `${kind}:${requestId}`, personId, subjectId: employmentId, recordName: 'leave_request', recordId: requestId, ...more }
}
