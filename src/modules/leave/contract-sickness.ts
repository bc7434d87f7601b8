import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { date, inputOf } from '#shared/fields.ts'
import { workedAnswer } from '#shared/worked.ts'

export const backAsks = { lastDay: date('Last day ill') }
export const backInput = inputOf(backAsks)
export const noteAsks = { receivedOn: date('Received on'), certifiedFrom: date('Ill from'), certifiedUntil: date('Ill until') }
export const noteInput = inputOf(noteAsks)

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
