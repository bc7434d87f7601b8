import type { TimedJob } from '#platform/clockwork.ts'
import type { Module } from '#platform/module.ts'
import { answerQuestion, answerStep, approvalsOf, forwardTo, toDecide } from './actions.ts'
import { records } from './records.ts'

export { ask, toDecide } from './actions.ts'

/** Who holds what waits is worked out anew each minute, and on each answer; reminders and passing on by working days. */
export const turnApprovals: TimedJob = { name: 'approvals.turn', may: {}, everySeconds: 60, run: tx => tx.query(`select app.turn_approvals()`) }

export const approvals: Module = {
  name: 'approvals',
  records,
  acts: [toDecide, approvalsOf, answerStep, answerQuestion, forwardTo],
  jobs: [turnApprovals],
  sayings: {
    'approvals.not_asked': 'This needs approval before it is released: ask for it first.',
    'approvals.still_open': 'This waits for approval: it can be released once everybody asked has approved.',
    'approvals.was_rejected': 'This was rejected: cancel it, and prepare another one if something has changed.',
    'approvals.was_sent_back': 'This was sent back for changes: answer what was said and ask again, or cancel it.',
    'approvals.asked_already': 'Approval was asked for already: nothing more is needed.',
    'approvals.nothing_to_ask': 'Nobody needs to approve this: it can be released as it is.',
    'approvals.decided_already': 'This was decided or is no longer asked. Nothing was changed: look at it again.',
    'approvals.held_by_others': 'Somebody else holds this place now, so the decision is theirs.',
    'approvals.needs_words': 'Say why, in a few words.',
    'approvals.not_to_them': 'This can’t be forwarded to them: choose somebody else who works here, neither the person concerned nor who asked or prepared it.',
    'approvals.goes_round': 'They have forwarded this before: decide it yourself, or choose somebody else.',
  },
}
