import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { choice, date, inputOf, optional, text, type Asks } from '#shared/fields.ts'
import { workedAnswer } from '#shared/worked.ts'
import { caseSteps, returnedTo, type CaseStep } from './words.ts'

export const caseMoves = {
  tell: { toldOn: date('Told of eligibility on'), certificationAskedOn: optional(date('Certification asked for on')), certificationDueOn: optional(date('Certification due on', { help: 'Left empty: the earliest day that the law allows.' })) },
  certify: { certifiedOn: date('Certified on') },
  designate: { designatedOn: date('Told of the designation on'), certifiedOn: optional(date('Certified on')) },
  refuse: { refusedBecause: text('Refused because') },
  close: { returnedOn: date('Back on'), returnedTo: optional(choice('Back in', returnedTo)) },
}
export type CaseMove = { [name in keyof typeof caseMoves]: Asks<(typeof caseMoves)[name]> }
export const caseInputs = { tell: inputOf(caseMoves.tell), certify: inputOf(caseMoves.certify), designate: inputOf(caseMoves.designate), refuse: inputOf(caseMoves.refuse), close: inputOf(caseMoves.close) }

const day = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date' })
const clock = Type.Object({
  today: Type.String({ format: 'date' }),
  steps: Type.Array(Type.Object({ step: Type.Unsafe<CaseStep>({ type: 'string', enum: Object.keys(caseSteps) }), dueOn: day, doneOn: day, isLate: Type.Boolean() })),
  eligibility: workedAnswer, notices: workedAnswer, entitlement: workedAnswer,
  leftWeeks: Type.Number(), leftHours: Type.Number({ description: 'Of a normal week of this case, to a hundredth.' }),
  usedWeeks: Type.Number(), exactly: Type.String({ description: 'Weeks used, as a fraction.' }),
  weeks: Type.Array(Type.Object({ weekOf: Type.String({ format: 'date' }), hoursTaken: Type.Number(), byLeave: Type.Number({ description: 'Of them, by leave that was asked for against the case.' }), ofWeek: Type.Number() })),
  askedHours: Type.Number({ description: 'Asked for against the case and not answered yet: not in what is used.' }),
})
export type CaseClock = Static<typeof clock>
/** Whether they may, and what is left of the twelve weeks on a day, by the cited rules with every step. */
export const caseClock = contract({
  name: 'leave.case_clock', label: 'The clock of a leave case on a day', method: 'GET', path: '/leave-cases/:id/clock',
  input: Type.Object({ on: Type.Optional(Type.String({ format: 'date', description: 'Today where they work, unless told.' })) }, { additionalProperties: false }), output: clock,
})
