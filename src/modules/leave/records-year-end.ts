import { any, covers, holds, nobody, of, self } from '#shared/access.ts'
import { choice, date, fixed, hours, instant, integer, link, list, optional, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { layerWords } from './words.ts'

export const closingStates = { looking: 'Being worked out', prepared: 'To be confirmed', running: 'Being closed', done: 'Closed', undoing: 'Being taken back', undone: 'Taken back', dropped: 'Put aside' } as const
export const turnWords = {
  goes_along: 'Goes along by the policy', never_lapses: 'Nothing lapses by the policy', not_told: 'Stays: nobody told them twice, in time and with proof, that it lapses', hindered: 'Stays: it couldn’t be taken',
  beyond: 'Lapses: beyond what goes along', told: 'Lapses: they were told twice, in time and with proof', paid_out: 'Paid out: beyond what goes along', nothing: 'Nothing is left',
} as const
export const leftWords = {
  own: 'One’s own account: somebody else confirms it', not_covered: 'Not looked after by who confirmed', changed: 'It has changed since it was worked out', closed: 'Closed already', not_over: 'The leave year isn’t over there yet',
  earlier: 'An earlier leave year isn’t closed yet', by_clock: 'The policy closes that year by itself', booked: 'More is booked than would be left',
} as const

/** Anybody who works on leave sees that a year-end is there; what it comes to, who prepared or confirmed it and who looks after everybody’s leave. */
const itsSums = any(self(of('preparedById')), self(of('confirmedById')), covers('leave', 'handle'))
export const leaveClosing = record('leave_closing', {
  kind: 'ledger', label: 'Year-end', plural: 'Year-ends', asks: {},
  derives: {
    policyId: link('Leave policy', 'leave_policy'), yearOf: date('Leave year of', { sortable: true }), status: choice('State', closingStates),
    preparedById: link('Worked out by', 'person'), preparedAt: instant('Worked out at'), confirmedById: optional(link('Confirmed by', 'person')), closedAt: optional(instant('Closed at')), undoneById: optional(link('Taken back by', 'person')),
    accounts: optional(integer('Accounts', { max: 10_000_000 })), carried: optional(hours('Goes along', { max: 100_000_000 })), lapsed: optional(hours('Lapses', { max: 100_000_000 })), paidOut: optional(hours('Paid out', { max: 100_000_000 })), leftOut: optional(integer('Left out', { max: 10_000_000 })),
    told: optional(list('What was told of it')),
  },
  access: { read: holds('leave', 'handle'), create: nobody, update: nobody },
  reveal: { accounts: itsSums, carried: itsSums, lapsed: itsSums, paidOut: itsSums, leftOut: itsSums },
  list: { sort: '-yearOf' },
})
export type LeaveClosing = Row<typeof leaveClosing>

/** What becomes of one layer of one account, and why. What was told here is what is posted, or the account is left out. */
export const leaveClosingLine = record('leave_closing_line', {
  kind: 'ledger', label: 'Line of a year-end', plural: 'Year-end lines', subject: 'employmentId',
  asks: { personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment')) },
  derives: {
    closingId: link('Year-end', 'leave_closing'), accountId: link('Account', 'leave_account'), leaveYear: date('Leave year from'), layer: optional(choice('Layer', layerWords)),
    carried: hours('Goes along', { max: 100_000 }), lapsed: hours('Lapses', { max: 100_000 }), paidOut: hours('Paid out', { max: 100_000 }), expiresOn: optional(date('To be taken until')),
    because: choice('Why', turnWords), toldOn: optional(text('Told on')), state: choice('State', { due: 'Being worked out', planned: 'To be confirmed', done: 'Closed', left: 'Left out', undone: 'Taken back' }), leftBecause: optional(choice('Left out because', leftWords)),
  },
  access: { read: covers('leave', 'handle'), create: nobody, update: nobody }, list: { needs: 'closingId', sort: 'id' },
})
