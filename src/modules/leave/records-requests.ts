import { all, any, covers, is, manager, nobody, not, of, self, through } from '#shared/access.ts'
import { choice, choices, date, fixed, flag, hours, integer, link, longText, optional, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { walledFiles } from '#shared/files.ts'
import { workflow } from '#shared/workflow.ts'
import { dayParts, toldWords, weekdayWords, whyWords } from './words.ts'

const own = self(of('personId'))
const asks = any(own, covers('leave', 'handle'))
/** Managers answer through approvals (`db/owner-requests.sql`); by these moves, only who looks after leave, and nobody on themselves. */
const decides = all(not(own), covers('leave', 'handle'))
/** The kind of leave, what was said with it and its proof: never the managers’, unless the type says that they are told which leave it is. */
const known = any(own, covers('leave', 'view'))
/** That there is a case: theirs to know, and of who works on leave there, not of who only looks at it. */
const knowsCases = any(own, covers('leave', 'handle'))

export const leaveRequest = record('leave_request', {
  label: 'Leave', plural: 'Leave requests', subject: 'employmentId',
  asks: {
    personId: fixed(link('Person', 'person')),
    employmentId: fixed(link('Employment', 'employment', { seenBy: 'looks_after_leave' })),
    leaveTypeId: fixed(link('Type of leave', 'leave_type')),
    startsOn: date('First day', { sortable: true }),
    endsOn: date('Last day', { sortable: true }),
    firstPart: optional(choice('On the first day', dayParts)),
    lastPart: optional(choice('On the last day', dayParts)),
    hoursADay: optional(hours('Hours of each day', { min: 0.25, max: 24, help: 'Left empty: all of what is worked.' })),
    everyWeeks: optional(integer('Every so many weeks', { min: 1, max: 8, help: '1: every week. 2: every second one.' })),
    weekdays: optional(choices('On', weekdayWords)),
    caseId: fixed(optional(link('Against a leave case', 'leave_case'))),
    note: optional(longText('Note', { data: 'special', max: 2000 })),
    evidence: optional(text('Where the proof is', { data: 'special' })),
  },
  keeps: {
    status: choice('State', { asked: 'Asked for', approved: 'Approved', rejected: 'Rejected', withdrawn: 'Withdrawn', cancelled: 'Cancelled' }),
    answer: optional(text('What was answered', { max: 500 })),
    lastDay: optional(date('Back earlier: last day away')),
  },
  derives: { managersSee: choice('Managers are told', toldWords), quantity: optional(hours('How much', { max: 100_000 })), isProven: flag('Proof is there') },
  flow: workflow({
    states: ['asked', 'approved', 'rejected', 'withdrawn', 'cancelled'],
    moves: {
      approve: { label: 'Approve', from: 'asked', to: 'approved', by: decides, sets: ['answer'] },
      reject: { label: 'Reject', from: 'asked', to: 'rejected', by: decides, sets: ['answer'] },
      withdraw: { label: 'Withdraw', from: 'asked', to: 'withdrawn', by: asks },
      cancel: { label: 'Cancel', from: 'approved', to: 'cancelled', by: asks, sets: ['answer'] },
      shorten: { label: 'Back earlier', from: 'approved', to: 'approved', by: asks, sets: ['lastDay'] },
      attend: { label: 'At work on one day', from: 'approved', to: 'approved', by: asks },
    },
  }),
  access: { read: any(own, manager('line'), covers('leave', 'view')), create: asks, update: all(is('status', 'asked'), asks) },
  reveal: { leaveTypeId: any(own, covers('leave', 'view'), all(is('managersSee', 'type'), manager('line'))), note: known, evidence: known, isProven: known, caseId: knowsCases },
  list: { needs: 'personId', sort: '-startsOn' },
})
export type LeaveRequest = Row<typeof leaveRequest>

/** Each day of a request: how much of it counts, and if not, why. Written anew with the request’s dates, by a post. */
export const leaveDay = record('leave_day', {
  kind: 'ledger', label: 'Day of leave', plural: 'Leave days', asks: {},
  derives: { requestId: link('Leave', 'leave_request'), onDay: date('On', { sortable: true }), quantity: hours('How much', { max: 24 }), minutes: hours('Minutes', { max: 2880 }), ofMinutes: optional(hours('Of so many minutes', { max: 2880 })), why: choice('Why', whyWords), holiday: optional(text('Public holiday')) },
  access: { read: through(leaveRequest, 'requestId'), create: nobody, update: nobody },
  list: { needs: 'requestId', sort: 'onDay' },
})

/** What a day of it takes of other entitlements at the same time, as the policy of its type says. No manager’s to know, as no account is. */
export const leaveDraw = record('leave_draw', {
  kind: 'ledger', label: 'Drawn too', plural: 'Leave draws', subject: 'employmentId', asks: { personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment')) },
  derives: {
    requestId: link('Leave', 'leave_request'), onDay: date('On', { sortable: true }), nth: integer('In order', { max: 10 }),
    leaveTypeId: link('Type of leave', 'leave_type'), amount: text('Exactly'), quantity: hours('How much', { max: 100_000 }),
  },
  access: { read: known, create: nobody, update: nobody }, list: { needs: 'requestId', sort: 'onDay' },
})

/** What proves it, attached: for the person and who works on leave there. No manager learns that there is one. */
export const leaveProof = walledFiles('leave_proof', { on: leaveRequest, by: 'requestId', label: 'Proof', plural: 'Leave proofs', read: any(own, covers('leave', 'handle')) })
