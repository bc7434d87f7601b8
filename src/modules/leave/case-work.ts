import type { Tx } from '#platform/db.ts'
import { closeWork, openMany } from '#modules/desk/index.ts'
import type { Day } from '#shared/calendar.ts'
import type { WorkKind } from '#shared/work.ts'
import { valueOf } from './by-law.ts'
import { noticesOf, placeOf } from './case-clock.ts'
import { leaveCase, type LeaveCase } from './records.ts'
import type { CaseStep } from './words.ts'

/** Seen by who works on leave there, as the case itself. */
const ofCase = { function: 'leave', level: 'expert', seenBy: 'handle', firstContact: 'expert' } as const
export const caseKinds: readonly WorkKind[] = [
  { ...ofCase, kind: 'leave.case_tell', label: 'Say whether they may take protected leave', minutes: 30, serviceDays: 5, checklist: ['Twelve months, hours worked and employees nearby checked', 'Their rights and duties told', 'Certification asked for where it is needed'] },
  { ...ofCase, kind: 'leave.case_certify', label: 'Certification of a leave case', minutes: 15, serviceDays: 10 },
  { ...ofCase, kind: 'leave.case_designate', label: 'Say that it is protected leave', minutes: 30, serviceDays: 5, checklist: ['What counts against the twelve weeks told', 'How hours are reported agreed'] },
  { ...ofCase, kind: 'leave.case_return', label: 'Return from protected leave', minutes: 30, serviceDays: 5, checklist: ['The job kept, or an equivalent one', 'Hours of the last week entered', 'Manager told of the first day back'] },
]

type Of = Pick<LeaveCase, 'id' | 'personId' | 'employmentId' | 'askedOn'>
const open = (tx: Tx, { id, personId, employmentId }: Of, step: CaseStep, dueOn: Day) =>
  openMany(tx, [{ kind: `leave.case_${step}`, personId, subjectId: employmentId, recordName: leaveCase.name, recordId: id, dueOn }])

/** Each deadline is an item on the desk, in the transaction of the move that sets its clock going. */
export async function openFirst(tx: Tx, row: Of): Promise<void> {
  const by = valueOf(await noticesOf({ ...row, toldOn: null, certificationAskedOn: null, certifiedOn: null }, await placeOf(tx, row)), 'eligibilityNoticeBy')
  await open(tx, row, 'tell', by as Day)
}
export async function goOnWith(tx: Tx, row: Of & Pick<LeaveCase, 'toldOn' | 'certificationAskedOn' | 'certificationDueOn' | 'certifiedOn' | 'designatedOn' | 'endsOn'>): Promise<void> {
  if (row.designatedOn) return void (row.endsOn && await open(tx, row, 'return', row.endsOn))
  if (row.certificationAskedOn && !row.certifiedOn) return void await open(tx, row, 'certify', row.certificationDueOn!)
  const by = valueOf(await noticesOf(row, await placeOf(tx, row)), 'designationNoticeBy')
  await open(tx, row, 'designate', by as Day)
}
export const settled = async (tx: Tx, recordId: string, steps?: readonly CaseStep[], outcome: 'done' | 'closed' = 'done'): Promise<void> =>
  void await closeWork(tx, { recordName: leaveCase.name, recordId, outcome, ...steps && { kinds: steps.map(step => `leave.case_${step}`) } })
