import { all, any, covers, is, nobody, not, of, self } from '#shared/access.ts'
import { choice, date, fixed, flag, hours, integer, link, longText, optional, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { caseReasons, returnedTo, twelveMonths } from './words.ts'

/** A case tells why somebody is away: theirs to know, and of who works on leave there. Managers learn from it neither that it is there nor what it is about. */
const read = any(self(of('personId')), covers('leave', 'handle'))
const handles = all(not(self(of('personId'))), covers('leave', 'handle'))
const whose = { personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment', { seenBy: 'looks_after_leave' })) }

/** One protected leave by the FMLA: whether they may, what they were told when, and what is used of the twelve weeks, or of 26 to care for a servicemember. */
export const leaveCase = record('leave_case', {
  label: 'Leave case', plural: 'Leave cases', subject: 'employmentId',
  asks: {
    ...whose,
    askedOn: date('Asked for on', { sortable: true }),
    startsOn: date('Leave begins on', { sortable: true }),
    endsOn: optional(date('Leave ends on, as expected')),
    isIntermittent: flag('In parts, not all at once'),
    twelveMonths: choice('How twelve months are counted', twelveMonths),
    yearStartsOn: optional(date('A day on which the fixed year begins')),
    weeklyHours: hours('Hours of a normal week', { min: 0.25, max: 168 }),
    hoursWorked: hours('Hours worked in the 12 months before', { max: 8784 }),
    employeesNearby: integer('Employees within 75 miles', { max: 10_000_000 }),
    leaveFor: optional(choice('For a servicemember', caseReasons, { help: 'A current servicemember or a recent veteran with a serious injury or illness. Left empty: the twelve weeks.' })),
    reason: optional(longText('Why', { data: 'special', max: 2000 })),
  },
  keeps: {
    status: choice('State', { asked: 'Asked for', told: 'Told of eligibility', designated: 'Designated', refused: 'Refused', closed: 'Back' }),
    toldOn: optional(date('Told of eligibility on')),
    certificationAskedOn: optional(date('Certification asked for on')),
    certificationDueOn: optional(date('Certification due on')),
    certifiedOn: optional(date('Certified on')),
    designatedOn: optional(date('Told of the designation on')),
    refusedBecause: optional(text('Refused because')),
    returnedOn: optional(date('Back on')),
    returnedTo: optional(choice('Back in', returnedTo)),
  },
  flow: workflow({
    states: ['asked', 'told', 'designated', 'refused', 'closed'],
    moves: {
      tell: { label: 'Tell of eligibility', from: 'asked', to: 'told', by: handles, sets: ['toldOn', 'certificationAskedOn', 'certificationDueOn'] },
      certify: { label: 'Certification came', from: 'told', to: 'told', by: handles, sets: ['certifiedOn'] },
      designate: { label: 'Designate', from: 'told', to: 'designated', by: handles, sets: ['designatedOn', 'certifiedOn'] },
      refuse: { label: 'Refuse', from: ['asked', 'told'], to: 'refused', by: handles, sets: ['refusedBecause'] },
      close: { label: 'Back at work', from: 'designated', to: 'closed', by: handles, sets: ['returnedOn', 'returnedTo'] },
    },
  }),
  access: { read, create: handles, update: all(any(is('status', 'asked'), is('status', 'told')), handles) }, list: { sort: '-askedOn' },
})
export type LeaveCase = Row<typeof leaveCase>

/** What a case took of one week. What was written wrong is deleted and written again. */
export const leaveCaseWeek = record('leave_case_week', {
  label: 'Week of a case', plural: 'Leave case weeks', subject: 'employmentId',
  asks: { ...whose, caseId: fixed(link('Leave case', 'leave_case')), weekOf: fixed(date('Week from Monday', { sortable: true })), hoursTaken: fixed(hours('Hours taken', { min: 0.25, max: 168 })) },
  access: { read, create: handles, update: nobody, delete: handles }, list: { needs: 'caseId', sort: 'weekOf' },
})
