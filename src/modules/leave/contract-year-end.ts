import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { date, inputOf, link } from '#shared/fields.ts'
import { tellingOutput, tellsInput } from '#shared/telling.ts'

const nothing = Type.Object({}, { additionalProperties: false }), moved = Type.Object({ status: Type.String() })
export const closingAsks = { policyId: link('Leave policy', 'leave_policy'), yearOf: date('Leave year of', { help: 'A day of the leave year that is to be closed, such as its last.' }) }
/** Worked out by the clockwork within seconds; nothing is posted by it. */
export const prepareClosing = contract({
  name: 'leave.prepare_closing', label: 'What closing a leave year would do, for everybody concerned', method: 'POST', path: '/year-ends/prepare',
  input: inputOf(closingAsks), output: Type.Object({ id: Type.String({ format: 'uuid' }), accounts: Type.Integer() }), status: 201,
})
export const confirmClosing = contract({ name: 'leave.confirm_closing', label: 'Close the leave year as it was worked out', method: 'POST', path: '/year-ends/:id/confirm', input: tellsInput, output: moved })
export const undoClosing = contract({ name: 'leave.undo_closing', label: 'Take a year-end back as a whole', method: 'POST', path: '/year-ends/:id/undo', input: tellsInput, output: moved })
export const closingTelling = contract({ name: 'leave.closing_telling', label: 'Whom closing a leave year as it was worked out, or taking it back, could tell what', method: 'GET', path: '/year-ends/:id/telling', input: nothing, output: tellingOutput })
export const dropClosing = contract({ name: 'leave.drop_closing', label: 'Put aside what was worked out', method: 'POST', path: '/year-ends/:id/drop', input: nothing, output: moved })
