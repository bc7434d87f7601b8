import { all, any, covers, is, nobody, not, of, self } from '#shared/access.ts'
import { choice, date, fixed, hours, instant, integer, link, optional, rows, text } from '#shared/fields.ts'
import { record, strand, type Row } from '#shared/record.ts'
import { employment } from '#modules/people/records.ts'
import { workflow } from '#shared/workflow.ts'
import { assignedBecause, enteredKinds, entryKinds, layerWords } from './words.ts'

/** What somebody has: their own to see, and of those who look after leave. Managers see dates, not accounts. */
const theirs = any(self(of('personId')), covers('leave', 'view'))
const posted = { read: theirs, create: nobody, update: nobody }
const whose = { personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment')) }

/** The leave of one type of one employment. It holds no balance: that is the sum of its entries. */
export const leaveAccount = record('leave_account', {
  kind: 'ledger', label: 'Leave account', plural: 'Leave accounts', subject: 'employmentId',
  asks: whose,
  derives: { leaveTypeId: link('Type of leave', 'leave_type'), policyId: link('Policy', 'leave_policy'), opensOn: date('Opened on'), closesOn: optional(date('Closed on')), continuesId: optional(link('Goes on from', 'leave_account')) },
  access: posted, list: { needs: 'personId', sort: 'id' },
})

/** Append-only, in the database too: what turns out otherwise is put right by a further entry. `amount` is exact, a fraction; `quantity` the same to be read. */
export const leaveEntry = record('leave_entry', {
  kind: 'ledger', label: 'Entry', plural: 'Leave entries', subject: 'employmentId',
  asks: whose,
  derives: {
    accountId: link('Account', 'leave_account'), leaveYear: date('Leave year from', { sortable: true }), onDay: date('On', { sortable: true }), kind: choice('What', entryKinds), layer: choice('Layer', layerWords),
    amount: text('Exactly'), quantity: hours('How much', { min: -100_000, max: 100_000 }), expiresOn: optional(date('To be taken until')),
    policyVersionId: optional(link('By version of a policy', 'leave_policy_version')), requestId: optional(link('Request', 'leave_request')), postedAt: instant('Posted at'), postedBy: text('Posted by'),
  },
  access: posted, list: { needs: 'accountId', sort: 'onDay' },
  // Leave that the law gives for a reason of somebody’s own is told apart from other leave to them and who works on it alone.
  reveal: { layer: any(self(of('personId')), covers('leave', 'handle')) },
})

const handles = all(not(self(of('personId'))), covers('leave', 'handle'))
/** What somebody entered by hand. It is never changed: another entry puts it right. */
export const leaveEntered = record('leave_entered', {
  label: 'Entered by hand', plural: 'Leave entered', subject: 'employmentId',
  asks: {
    personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment', { seenBy: 'looks_after_leave' })), leaveTypeId: fixed(link('Type of leave', 'leave_type')),
    onDay: fixed(date('On', { sortable: true })), kind: fixed(choice('What', enteredKinds)), layer: fixed(choice('Layer', layerWords)),
    amount: fixed(hours('How much', { min: -1000, max: 1000, help: 'In the unit of the type; less than nothing takes away.' })), expiresOn: fixed(optional(date('To be taken until'))), reason: fixed(text('Why')),
  },
  access: { read: theirs, create: handles, update: nobody }, list: { needs: 'personId', sort: '-onDay' },
})

/** That another policy counts from a day on: by whoever looks after leave, who takes it back, or since somebody went elsewhere, which follows where they go. What was given before stays as it was. */
export const leaveAssigned = record('leave_assigned', {
  label: 'Policy from a day on', plural: 'Leave policies assigned', subject: 'employmentId',
  asks: {
    personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment', { seenBy: 'looks_after_leave' })), leaveTypeId: fixed(link('Type of leave', 'leave_type')),
    policyId: fixed(link('Policy', 'leave_policy')), startsOn: fixed(date('From', { sortable: true, help: 'What was given before this day stays. It may lie ahead.' })), reason: fixed(optional(text('Why', { max: 200 }))),
  },
  keeps: { status: choice('State', { set: 'Counts', taken_back: 'Taken back' }) },
  derives: { because: choice('Because', assignedBecause) },
  flow: workflow({ states: ['set', 'taken_back'], moves: { takeBack: { label: 'Take back', from: 'set', to: 'taken_back', by: all(is('because', 'assigned'), handles) } } }),
  access: { read: theirs, create: handles, update: nobody }, list: { needs: 'personId', sort: 'startsOn' },
})
export type LeaveAssigned = Row<typeof leaveAssigned>

/** That somebody was told how many days lapse and when, with proof: without it they don’t, where the law says so (CJEU C-684/16). */
export const lapseNotice = record('lapse_notice', {
  label: 'Notice that leave lapses', plural: 'Lapse notices', subject: 'employmentId',
  asks: {
    personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment', { seenBy: 'looks_after_leave' })),
    leaveYear: fixed(date('Leave year from')), days: fixed(hours('Days that were named', { max: 400 })), lapsesOn: fixed(date('Day that was named')), deliveredOn: fixed(date('Delivered on', { sortable: true })),
    proof: optional(text('Where the proof is')),
  },
  access: { read: theirs, create: handles, update: handles, delete: handles }, list: { needs: 'personId', sort: '-deliveredOn' },
})

/** Which days somebody works and how long, from a Monday on: seven days, or fourteen for two weeks that take turns. Without one, the hours of the contract on the first days of the week. */
export const workPattern = strand('work_pattern', {
  of: employment, by: 'employmentId', label: 'Working pattern', plural: 'Working patterns',
  asks: { personId: fixed(link('Person', 'person')), days: rows('Days, from a Monday', { minutes: integer('Minutes', { max: 1440 }) }, { max: 28 }) },
  access: { read: theirs, create: handles, update: handles },
})
