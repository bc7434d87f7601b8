import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { choice, date, flag, inputOf, link, list, optional, text } from '#shared/fields.ts'
import { changeable, changeFacts, employment, employmentChange, hireFacts, noticeFacts, person, placement, terminationKinds } from './records.ts'
import { formerName } from './records-personal.ts'

const id = Type.String({ format: 'uuid' })
const { jobId, unitId, locationId } = placement.asks
export const place = { ...changeFacts.placement, jobId, unitId, locationId }
export const hireAsks = hireFacts
/** `personId`: the same person again, who is looked after; `soughtId`: whom `people.known` found elsewhere. */
export const hire = contract({
  name: 'people.hire', label: 'Hire', method: 'POST', path: '/people/hire', status: 201,
  input: inputOf({ ...hireAsks, personId: optional(link('Somebody known', 'person')), soughtId: optional(text('Found by people.known', { max: 36 })) }),
  output: Type.Object({ personId: id, employmentId: id, assignmentId: id }),
})

const { action, reasonId, reason, note, named, releaseOn, planId, proposalId } = employmentChange.asks
/** What is to hold of a job held, and how it is told: `effectiveOn` is today at the place of work where it isn't given. */
export const changeAsks = {
  ...changeable, ...noticeFacts, effectiveOn: optional(date('From')), action: optional(action), reasonId, reason, note, releaseOn,
  /** Of which confidential plan it is a part, whose people know of it and with which it is released. */
  planId,
  isPlanned: optional(flag('Keep it among those named until it is released')),
  named,
  /** What a manager proposed and this is made of. */
  proposalId,
  asksApproval: optional(flag('Ask those who must approve it, who then know of it')),
  /** Fields of which later facts follow that only repeat what was true until then; the others stay. Asked by people.later_facts where there are such. */
  carries: optional(list('What later facts follow')),
}
export const change = contract({
  name: 'people.change', label: 'Change a job held', method: 'POST', path: '/assignments/:id/change',
  input: inputOf(changeAsks),
  output: Type.Object({ changeId: Type.Unsafe<string | null>({ type: ['string', 'null'] }), status: Type.String(), startsOn: Type.String({ format: 'date' }), changed: Type.Array(Type.String()), room: Type.Unsafe<{ code: string } | null>({ type: ['object', 'null'], additionalProperties: true, description: 'Of what is planned into a position: why it would be refused as things stand.' }) }),
})

/** Approval of what is planned: without `isSure` it is told who would be asked, and so would know of it. */
export const askApproval = contract({
  name: 'people.ask_approval', label: 'Ask for the approval of a planned change', method: 'POST', path: '/employment-changes/:id/ask-approval',
  input: inputOf({ isSure: optional(flag('These may know of it')), note: employmentChange.asks.note }),
  output: Type.Object({ status: Type.String() }),
})

export const askHireApproval = contract({
  name: 'people.ask_hire_approval', label: 'Ask for the approval of a planned hire', method: 'POST', path: '/planned-hires/:id/ask-approval',
  input: askApproval.input, output: askApproval.output,
})

const dated = { startsOn: Type.String(), endsOn: Type.Unsafe<string | null>({ type: ['string', 'null'] }) }
const text0 = Type.Unsafe<string | null>({ type: ['string', 'null'] })
const number0 = Type.Unsafe<number | null>({ type: ['number', 'null'] })
/** What follows from what is kept: full time and FTE of each stretch, and pay for those hours, as far as the reader may see it. */
export const terms = contract({
  name: 'people.terms', label: 'Hours with their FTE, pay for those hours, and whose law holds', method: 'GET', path: '/assignments/:id/terms',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    hours: Type.Array(Type.Object({ ...dated, weeklyHours: Type.Number(), workingDays: number0, fullTimeHours: number0, fullTimeOf: text0, fte: text0 })),
    pay: Type.Array(Type.Object({ ...dated, currency: Type.String(), per: Type.String(), amount: Type.String(), actual: text0, paymentsAYear: number0, eachPayment: text0, yearly: text0, base: text0 })),
    law: Type.Unsafe<Law | null>({ anyOf: [{ type: 'null' }, Type.Object({ country: Type.String(), subdivision: text0, holidayCalendar: text0, placeOf: Type.String() })] }),
  }),
})
export type Terms = Static<typeof terms.output>
export type Law = { country: string; subdivision: string | null; holidayCalendar: string | null; placeOf: 'home' | 'work_location' | 'office' }

export const terminateAsks = {
  endsOn: date('Last day'),
  terminationKind: choice('Kind of leaving', terminationKinds),
  terminationReasonId: employment.keeps.terminationReasonId,
  terminationReason: employment.keeps.terminationReason,
}
export const terminate = inputOf(terminateAsks)

export const managers = contract({
  name: 'people.managers', label: 'Who may be named as a manager', method: 'GET', path: '/managers',
  input: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({ id, name: Type.String(), jobTitle: Type.String() })) }),
})

const { kind: formerKind, endsOn: formerUntil } = formerName.asks
export const renameAsks = {
  name: person.asks.name, preferredName: person.asks.preferredName, workEmail: person.asks.workEmail,
  former: choice('The former name', { shown: 'Keep it, for the person and HR to see', hidden: 'Keep it hidden, known to those named only', slip: 'Forget it: it was a slip' }),
  kind: optional(formerKind), until: optional(formerUntil),
  named: optional({ ...list('Who else may know the former name'), items: id, maxItems: 20 }),
}
export const rename = contract({
  name: 'people.rename', label: 'Change somebody’s name', method: 'POST', path: '/people/:id/rename',
  input: inputOf(renameAsks),
  output: Type.Object({ formerNameId: Type.Unsafe<string | null>({ type: ['string', 'null'] }) }),
})

export const nameFew = contract({
  name: 'people.name_few', label: 'Who may know a former name, beside the person', method: 'POST', path: '/former-names/:id/named',
  input: Type.Object({ named: Type.Array(id, { maxItems: 20 }) }, { additionalProperties: false }),
  output: Type.Object({ named: Type.Array(id) }),
})
