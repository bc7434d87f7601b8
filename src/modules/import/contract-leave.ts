import { Type, type Static, type TSchema } from 'typebox'
import { contract as contractOf } from '#shared/contract.ts'
import { leaveFiles, leaveTargets, type LeaveFile, type LeaveTarget } from './leave-columns.ts'

const id = Type.String({ format: 'uuid' }), day = Type.String({ format: 'date' }), count = Type.Integer({ minimum: 0 }), nothing = Type.Object({}, { additionalProperties: false })
const nullable = <T>(schema: TSchema & { type?: string; enum?: unknown[] }) => Type.Unsafe<T | null>({ ...schema, type: [schema.type, 'null'], ...schema.enum && { enum: [...schema.enum, null] } })
const what = Type.Unsafe<LeaveFile>({ type: 'string', enum: Object.keys(leaveFiles) }), target = nullable<LeaveTarget>(Type.Unsafe({ type: 'string', enum: leaveTargets.map(({ key }) => key) }))
const text = nullable<string>(Type.String())
const settings = { leaveTypeId: Type.Optional(nullable<string>(id)), onDay: Type.Optional(nullable<string>(day)), dateOrder: Type.Optional(nullable<'mdy' | 'dmy'>(Type.Unsafe({ type: 'string', enum: ['mdy', 'dmy'] }))) }

const view = Type.Object({
  id, what, fileName: Type.String(), status: Type.Unsafe<'open' | 'committed' | 'cancelled' | 'undone'>({ type: 'string' }), form: Type.Record(Type.String(), Type.Unknown()), rows: count,
  columns: Type.Array(Type.Object({ column: count, header: Type.String(), target, samples: Type.Array(Type.String()) })), settings: Type.Object(settings),
  lacks: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  words: Type.Array(Type.Object({ target: Type.Unsafe<'leaveType' | 'layer'>({ type: 'string' }), word: Type.String({ description: 'The key of the answer.' }), text: Type.String(), count, answer: text })),
  types: Type.Array(Type.Object({ value: id, label: Type.String() })),
})
export type LeaveImportView = Static<typeof view>
const contract = <I extends TSchema, O extends TSchema>(name: string, label: string, method: 'GET' | 'POST', path: string, input: I, output: O, status = 200) => contractOf({ name: `leave_import.${name}`, label, method, path, input, output, status })

/** Multipart, one part with the file. How it is read can be said in the address: kind of letters, delimiter, sheet, row of the header. */
export const uploadLeave = contract('upload', 'Bring a file of balances or of leave taken', 'POST', '/leave-files', Type.Unknown(), view, 201)
export const readAs = Type.Object({ encoding: Type.Optional(Type.String({ maxLength: 40 })), delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })), headerRow: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })), sheet: Type.Optional(Type.String({ maxLength: 200 })) }, { additionalProperties: false })
export const lookLeave = contract('look', 'How a file of leave stands', 'GET', '/leave-files/:id', nothing, view)
/** `columns`: for each column its target, or null to leave it out. `words`: by target and word, what it means; null takes an answer back. */
export const mapLeave = contract('map', 'Say what the columns and words of a file of leave mean', 'POST', '/leave-files/:id/map', Type.Object({
  what: Type.Optional(what), columns: Type.Optional(Type.Array(target, { maxItems: 200 })), settings: Type.Optional(Type.Object(settings, { additionalProperties: false })),
  words: Type.Optional(Type.Unsafe<{ [key in 'leaveType' | 'layer']?: Record<string, string | null> }>({ type: 'object', additionalProperties: { type: 'object', additionalProperties: { type: ['string', 'null'], maxLength: 40 } } })),
}, { additionalProperties: false }), view)

const amount = Type.Object({ layer: Type.String(), quantity: Type.Number() })
const report = Type.Object({
  seen: Type.String({ description: 'Goes with what is brought in, so that it is what was looked at.' }), rows: count, added: count, differing: count, unchanged: count, leftOut: count,
  problems: Type.Array(Type.Object({ row: count, column: nullable<number>(Type.Integer()), header: text, level: Type.Unsafe<'row' | 'note'>({ type: 'string', enum: ['row', 'note'], description: 'row: can’t come in. note: comes in, and yet worth a look.' }), code: Type.String(), value: Type.String(), message: Type.String() }), { description: 'The first 500.' }), problemCount: count,
  lines: Type.Array(Type.Object({
    rows: Type.Array(count), personId: id, name: Type.String(), number: text, leaveType: Type.String(), unit: Type.String(), decision: Type.Unsafe<'added' | 'differing' | 'unchanged'>({ type: 'string' }), on: day, until: nullable<string>(Type.String()),
    there: Type.Array(amount), stated: Type.Array(Type.Object({ layer: Type.String(), amount: Type.Number(), expiresOn: text })), quantity: nullable<number>(Type.Number()),
  }), { description: 'What becomes of whose leave; the first 500, what differs first.' }),
})
export type LeaveReport = Static<typeof report>
export const checkLeave = contract('check', 'Try a file of leave, writing nothing', 'GET', '/leave-files/:id/check', nothing, report)
export const commitLeave = contract('commit', 'Bring in a file of leave', 'POST', '/leave-files/:id/commit', Type.Object({
  seen: Type.String({ maxLength: 80 }), leaveOut: Type.Optional(Type.Boolean({ description: 'Rows that can’t come in are left out; without it, nothing comes in.' })),
  differing: Type.Optional(Type.Unsafe<'leave' | 'correct'>({ type: 'string', enum: ['leave', 'correct'], description: 'What becomes of balances that are here for that day with other amounts.' })),
}, { additionalProperties: false }), view)
export const undoableLeave = contract('undoable', 'What stands on an import of leave', 'GET', '/leave-files/:id/undoable', nothing, Type.Object({ stands: Type.Array(Type.Object({ what: Type.String(), count, message: Type.String() })) }))
export const undoLeave = contract('undo', 'Take back an import of leave as a whole', 'POST', '/leave-files/:id/undo', nothing, view)
export const cancelLeave = contract('cancel', 'Give up an import of leave', 'POST', '/leave-files/:id/cancel', nothing, view)
