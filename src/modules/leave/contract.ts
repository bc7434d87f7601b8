import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { date, hours, inputOf, optional, text } from '#shared/fields.ts'
import type { PolicyRules } from './policy-rules.ts'
import type { Weekday } from './recurring.ts'
import { approvalWords, assignedBecause, dayParts, weekdayWords } from './words.ts'

const id = Type.String({ format: 'uuid' }), day = Type.String({ format: 'date' })
const text0 = Type.Unsafe<string | null>({ type: ['string', 'null'] })

const account = Type.Object({
  id, leaveTypeId: id, code: Type.String(), name: Type.String(), kind: Type.String(), unit: Type.String(), policyId: id, policyName: Type.String({ description: 'Of the policy that counts on that day.' }), openedBy: Type.String(),
  policies: Type.Array(Type.Object({ id, policyId: id, name: Type.String(), from: day, because: Type.Unsafe<keyof typeof assignedBecause>({ type: 'string', enum: Object.keys(assignedBecause) }), reason: text0 }), { description: 'Other policies, each from its day on, ahead too.' }), on: day, year: day,
  quantity: Type.Number(), exactly: Type.String({ description: 'The balance as a fraction, to the last part of a day.' }), layers: Type.Array(Type.Object({ layer: Type.String(), quantity: Type.Number() })),
  accrued: Type.Number(), taken: Type.Number(), booked: Type.Number(), asked: Type.Number(), lapses: Type.Array(Type.Object({ on: day, quantity: Type.Number() })),
})
export type LeaveAccountTold = Static<typeof account>
/** Balances on any day, by the ledger and what is still to be posted until then. */
export const leaveOf = contract({
  name: 'leave.of', label: 'Leave accounts of an employment on a day', method: 'GET', path: '/employments/:id/leave',
  input: Type.Object({ on: Type.Optional(Type.String({ format: 'date', description: 'Today where they work, unless told.' })) }, { additionalProperties: false }),
  output: Type.Object({ today: Type.Unsafe<string | null>({ type: ['string', 'null'] }), accounts: Type.Array(account) }),
})

/** What stands in the account, and what will by a day. */
export const leaveStatement = contract({
  name: 'leave.statement', label: 'Entries of a leave account until a day, posted and to come', method: 'GET', path: '/leave-accounts/:id/statement',
  input: Type.Object({ until: day }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({ on: day, kind: Type.String(), layer: Type.String(), quantity: Type.Number(), exactly: Type.String(), expiresOn: text0, requestId: text0, isPosted: Type.Boolean() })) }),
})

const done = Type.Object({ status: Type.String() })
export const setPolicy = contract({
  name: 'leave.set_policy', label: 'What a policy says from a day on', method: 'POST', path: '/leave-policies/:id/versions',
  input: Type.Object({ from: day, rules: Type.Unsafe<PolicyRules>({ type: 'object', additionalProperties: true }), approval: Type.Unsafe<keyof typeof approvalWords>({ type: 'string', enum: Object.keys(approvalWords) }), mayOwe: Type.Number({ minimum: 0, maximum: 400, multipleOf: 0.01 }) }, { additionalProperties: false }), output: done,
})
export const setPattern = contract({
  name: 'leave.set_pattern', label: 'How somebody works from a day on', method: 'POST', path: '/employments/:id/work-pattern',
  input: Type.Object({ from: day, minutes: Type.Array(Type.Integer({ minimum: 0, maximum: 1440 }), { minItems: 7, maxItems: 28 }) }, { additionalProperties: false }), output: done,
})

const quantities = Type.Object({ quantity: Type.Number(), layers: Type.Array(Type.Object({ layer: Type.String(), quantity: Type.Number() })) })
const part = Type.Optional(Type.Unsafe<keyof typeof dayParts | null>({ type: ['string', 'null'], enum: [...Object.keys(dayParts), null] }))
const none = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
const recurring = {
  hoursADay: Type.Optional(Type.Unsafe<number | null>(none({ type: 'number', minimum: 0.25, maximum: 24, multipleOf: 0.01 }))), everyWeeks: Type.Optional(Type.Unsafe<number | null>(none({ type: 'integer', minimum: 1, maximum: 8 }))),
  weekdays: Type.Optional(Type.Unsafe<Weekday[] | null>(none({ type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', enum: Object.keys(weekdayWords) } }))), caseId: Type.Optional(Type.Unsafe<string | null>(none({ type: 'string', format: 'uuid' }))),
}
/** The effect of a request, before anybody is asked. */
export const previewLeave = contract({
  name: 'leave.preview', label: 'What a request for leave would do', method: 'POST', path: '/leave-requests/preview',
  input: Type.Object({ personId: id, employmentId: id, leaveTypeId: id, startsOn: day, endsOn: day, firstPart: part, lastPart: part, ...recurring, evidence: Type.Optional(text0), requestId: Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid', description: 'When it is to be changed: that one isn’t counted twice.' })) }, { additionalProperties: false }),
  output: Type.Object({
    unit: Type.String(), quantity: Type.Number(), approval: Type.String(), days: Type.Array(Type.Object({ on: day, quantity: Type.Number(), minutes: Type.Number(), why: Type.String(), holiday: text0 })),
    before: Type.Union([quantities, Type.Null()]), after: Type.Union([quantities, Type.Null()]), lacks: Type.Array(day), overlaps: Type.Array(Type.Object({ id, startsOn: day, endsOn: day })),
    others: Type.Array(Type.Object({ on: day, away: Type.Integer() })), checks: Type.Array(Type.Object({ code: Type.String(), says: Type.String(), stops: Type.Boolean() })),
    draws: Type.Array(Type.Object({ leaveTypeId: id, name: Type.String(), unit: Type.String(), quantity: Type.Number(), before: Type.Number(), after: Type.Number() }), { description: 'What it takes of other entitlements at the same time, in their order.' }),
    ofCase: Type.Union([Type.Object({ hours: Type.Number(), before: Type.Number({ description: 'Hours left of the twelve weeks, to a hundredth.' }), after: Type.Number() }), Type.Null()]),
  }),
})
export type LeavePreview = Static<typeof previewLeave.output>
/** What goes with a decision, and with coming back earlier. */
export const answered = inputOf({ answer: optional(text('In words', { max: 500 })) })
export const shortened = inputOf({ lastDay: date('Last day away') })
/** One day of leave by the hour or on days that recur: all of it back, or all but so many hours. */
export const attended = inputOf({ on: date('On'), hours: optional(hours('Still away for so many hours', { min: 0.25, max: 24, help: 'Left empty: the whole day is given back.' })) })
