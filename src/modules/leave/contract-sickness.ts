import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { choice, date, inputOf } from '#shared/fields.ts'
import { workedAnswer, type Worked } from '#shared/worked.ts'
import { reintegrationOutcomes } from './words.ts'

export const backAsks = { lastDay: date('Last day ill') }
export const backInput = inputOf(backAsks)
export const noteAsks = { receivedOn: date('Received on'), certifiedFrom: date('Ill from'), certifiedUntil: date('Ill until') }
export const noteInput = inputOf(noteAsks)

export const offerAsks = { offeredOn: date('Offered on') }
export const answerAsks = { answeredOn: date('Answered on') }
export const closeAsks = { closedOn: date('Closed on'), outcome: choice('How it ended', reintegrationOutcomes) }
export const offerInput = inputOf(offerAsks), answerInput = inputOf(answerAsks), closeInput = inputOf(closeAsks)

const id = Type.String({ format: 'uuid' }), day = Type.String({ format: 'date' }), dayOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'] })
/** Who is ill now, of those whom one leads or whose leave one looks after. */
export const illNow = contract({
  name: 'leave.ill_now', label: 'Who is ill now', method: 'GET', path: '/leave/ill', input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({ id, personId: id, name: Type.String(), startsOn: day, expectedBackOn: dayOrNull, days: Type.Integer({ description: 'Days of the calendar until today where they work.' }), awaits: Type.Boolean({ description: 'Proof that was asked for isn’t there; told to who works on leave there.' }) })) }),
})
/** Sick pay by law for one sickness, by the cited rule with every step. */
export const sickPay = contract({
  name: 'leave.sick_pay', label: 'Statutory sick pay of a sickness', method: 'GET', path: '/sicknesses/:id/sick-pay',
  input: Type.Object({ averageWeeklyEarnings: Type.String({ pattern: '^[0-9]{1,7}(\\.[0-9]{1,2})?$', description: 'As payroll worked them out, in pounds.' }) }, { additionalProperties: false }),
  output: Type.Object({ from: day, to: day, earlier: Type.Array(Type.Object({ from: day, to: day })), worked: workedAnswer }),
})
const earlier = Type.Object({ id, from: day, to: day })
type Span = { id: string; from: string; to: string }
export type ContinuedPay = { country: string | null; from: string; to: string; isOpen: boolean; worked: Worked | null; together: (Span & { because: 'said' | 'follows' })[]; open: Span[] }
/** Sick pay that the employer owes by the law of the place of work, where a rule here says it: how much of it is used, and until which day. For whose it is and who works on leave there. */
export const continuedPay = contract({
  name: 'leave.continued_pay', label: 'Sick pay by the employer for one sickness', method: 'GET', path: '/sicknesses/:id/continued-pay', input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    country: dayOrNull, from: day, to: day, isOpen: Type.Boolean({ description: 'They are still ill: the last day is that of today.' }),
    worked: Type.Unsafe<Worked | null>({ anyOf: [workedAnswer, { type: 'null' }], description: 'Null where no rule here says anything for the place.' }),
    together: Type.Array(Type.Object({ ...earlier.properties, because: Type.Unsafe<'said' | 'follows'>({ type: 'string', enum: ['said', 'follows'] }) }), { description: 'Earlier sickness that counts with it: as somebody says, or since it follows at once.' }),
    open: Type.Array(earlier, { description: 'Sickness of the twelve months before of which nobody says whether it was the same.' }),
  }),
})
