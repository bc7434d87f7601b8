import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { date, flag, inputOf, link, optional, text } from '#shared/fields.ts'

const id = Type.String({ format: 'uuid' }), textOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'] })
export const payrollAsks = {
  legalEntityId: link('Legal entity', 'legal_entity'),
  payGroup: optional(text('Pay group', { max: 80, help: 'Where some are paid in another rhythm: their pay group, as their pay names it. It has periods of its own from then on; left empty, everybody else.' })),
  startsOn: date('From'), endsOn: date('Until'),
  hasBalances: flag('With balances at the end', { help: 'As posted by the last day, or by today where that is ahead.' }),
}
/** Of whose leave the asker works on, once for each person and period; it stays as it was told. */
export const drawPayroll = contract({
  name: 'leave.draw_payroll', label: 'Draw what payroll needs of leave for a period', method: 'POST', path: '/leave-payrolls/draw',
  input: inputOf(payrollAsks), output: Type.Object({ id, people: Type.Integer(), lines: Type.Integer(), corrections: Type.Integer() }), status: 201,
})
/** What a file comes to, of whose leave the asker works on. */
export const payrollSums = contract({
  name: 'leave.payroll_sums', label: 'What a payroll file comes to, by type and pay', method: 'GET', path: '/leave-payrolls/:id/sums',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ people: Type.Integer(), items: Type.Array(Type.Object({ typeCode: textOrNull, typeName: textOrNull, kind: Type.String(), payEffect: textOrNull, isCorrection: Type.Boolean(), people: Type.Integer(), days: Type.Number(), hours: Type.Number() })) }),
})
