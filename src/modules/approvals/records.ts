import { named, nobody, through } from '#shared/access.ts'
import { choice, date, flag, instant, integer, link, longText, optional } from '#shared/fields.ts'
import { functions } from '#shared/functions.ts'
import { record } from '#shared/record.ts'

/** Who holds a step: always whoever does so on the day of deciding. */
export const holders = { direct: 'Direct manager', above: 'Next manager above', area: 'Who looks after an area of HR', job: 'Who holds a job' } as const

/** What a step of a chain says, for whichever module keeps chains. Steps of one number are asked at the same time. */
export const stepAsks = {
  number: integer('Step', { min: 1, max: 20, help: 'Steps of the same number are asked at the same time; the next number once all of them have approved.' }),
  holder: choice('Who approves', holders),
  function: optional(choice('Area of responsibility', functions, { help: 'For “Who looks after an area of HR”: whoever handles it for the person.' })),
  jobId: optional(link('Job', 'job', { help: 'For “Who holds a job”: whoever holds it on the day of deciding.' })),
  unitId: optional(link('In this unit or below', 'org_unit', { help: 'Left empty: wherever they are.' })),
  remindAfter: optional(integer('Remind after working days', { min: 1, max: 60, help: 'Monday to Friday. Left empty: nobody is reminded.' })),
  passesOn: choice('If nobody decides after twice that', { stays: 'It stays with them', above: 'The next manager above may decide too', hr: 'Who administers people records may decide too' }),
  tellsAtOnce: flag('Mail at once, not once a day'),
}

const approvalStates = { open: 'Waiting for approval', approved: 'Approved', rejected: 'Rejected', sent_back: 'Sent back', closed: 'No longer asked' } as const

/** That something was asked: known to those who asked and those who decide. Written by posts alone, with a copy of what judges the record (db/owner-chains.sql). */
export const approval = record('approval', {
  kind: 'ledger', label: 'Approval', plural: 'Approvals', about: 'personId', asks: {},
  derives: {
    personId: optional(link('About', 'person')), effectiveOn: date('From', { sortable: true }), status: choice('Status', approvalStates), preparedById: optional(link('Prepared by', 'person')), requestedById: link('Asked by', 'person'), requestedAt: instant('Asked at'), closedAt: optional(instant('Closed at')), isAsked: flag('A question is open'),
  },
  access: { read: named('approval'), create: nobody, update: nobody },
  list: { sort: '-effectiveOn' },
})

/** Its steps as the chain had them when it was asked. */
export const approvalStep = record('approval_step', {
  kind: 'ledger', label: 'Step', plural: 'Approval steps', asks: {},
  derives: {
    approvalId: link('Approval', 'approval'), ...stepAsks, status: choice('Status', { waiting: 'Not yet asked', open: 'Waiting', approved: 'Approved', rejected: 'Rejected', sent_back: 'Sent back', closed: 'No longer asked' }),
    openedAt: optional(instant('Asked at')), remindedAt: optional(instant('Reminded at')), passedAt: optional(instant('Passed on at')), forwardedToId: optional(link('Forwarded to', 'person')), forwardedById: optional(link('Forwarded by', 'person')),
    decidedById: optional(link('Decided by', 'person')), decidedForId: optional(link('Decided for', 'person')), decidedAt: optional(instant('Decided at')),
  },
  access: { read: through(approval, 'approvalId'), create: nobody, update: nobody },
  list: { needs: 'approvalId', sort: 'id' },
})

export const said = {
  asked: 'asked for approval', approved: 'approved', rejected: 'rejected', sent_back: 'sent it back for changes', forwarded: 'forwarded it', question: 'asked a question', answer: 'answered', reminded: 'was reminded of',
  passed_on: 'waited too long and was passed on', resolved: 'others hold this place now', cancelled: 'the change was cancelled', edited: 'the change was edited: it is to be asked anew',
} as const
/** What was said and what happened, in order. */
export const approvalWord = record('approval_word', {
  kind: 'ledger', label: 'What was said', plural: 'Approval words', asks: {},
  derives: { approvalId: link('Approval', 'approval'), stepId: optional(link('Step', 'approval_step')), at: instant('At'), byId: optional(link('Who', 'person')), forId: optional(link('For', 'person')), toId: optional(link('To', 'person')), what: choice('What', said), note: optional(longText('In words')) },
  access: { read: through(approval, 'approvalId'), create: nobody, update: nobody },
  list: { needs: 'approvalId', sort: 'id' },
})

export const records = [approval, approvalStep, approvalWord]
