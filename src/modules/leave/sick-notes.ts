import { move } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { closeWork, openMany } from '#modules/desk/index.ts'
import type { Day } from '#shared/calendar.ts'
import { refuseIf } from '#shared/refusal.ts'
import type { WorkKind } from '#shared/work.ts'
import { noteInput } from './contract-sickness.ts'
import { sickNote, type SickNote } from './records.ts'

const kind = 'leave.note_differs'
/** Which days they were ill is to be settled between what was reported and what the note says; of who works on leave there. */
export const noteKinds = [{ kind, label: 'A sick note says other days', function: 'leave', level: 'standard', minutes: 20, serviceDays: 3, seenBy: 'handle', checklist: ['Asked the person which days they were ill', 'The sickness or the note put right'] }] as const satisfies readonly WorkKind[]

type Came = { row: SickNote; input: { receivedOn: Day; certifiedFrom: Day; certifiedUntil: Day }; tx: Tx }
/** What is reported on the day on which it comes is kept beside what it says: put right afterwards, both can still be told. */
async function certified({ row, input, tx }: Came) {
  refuseIf(input.certifiedUntil < input.certifiedFrom, 'leave.note_ends_early', { field: 'certifiedUntil' })
  const [reported] = await tx.query<{ from: Day; until: Day }>('select r.starts_on as "from", coalesce(r.last_day, r.ends_on) as until from sickness s join leave_request r on r.id = s.request_id where s.id = $1', [row.sicknessId])
  return { receivedOn: input.receivedOn, certifiedFrom: input.certifiedFrom, certifiedUntil: input.certifiedUntil, reportedFrom: reported?.from ?? null, reportedUntil: reported?.until ?? null }
}
export const receive = move(sickNote, 'receive', { input: noteInput, decide: certified, follow: async ({ row, tx }: Came) => void await closeWork(tx, { recordName: sickNote.name, recordId: row.id, kinds: [kind], outcome: 'done' }) })
export const differ = move(sickNote, 'differ', { input: noteInput, decide: certified, follow: async ({ row, tx }: Came) => void await openMany(tx, [{ kind, personId: row.personId, subjectId: row.employmentId, recordName: sickNote.name, recordId: row.id }]) })
