import { Type, type Static, type TSchema } from 'typebox'
import { contract as contractOf } from '#shared/contract.ts'
import { tellingOutput, tellsAsked } from '#shared/telling.ts'
import { targets, type TargetKey } from './columns.ts'
import { kindKeys, type KindKey } from './kinds.ts'

const id = Type.String({ format: 'uuid' })
const text = (maxLength = 200) => Type.String({ minLength: 1, maxLength })
const nullable = <T>(schema: TSchema) => Type.Unsafe<T | null>({ ...schema, type: [(schema as TSchema & { type: string }).type, 'null'] })
const nullableText = nullable<string>(Type.String())
const count = Type.Integer({ minimum: 0 })
const target = Type.Unsafe<TargetKey>({ type: 'string', enum: targets.map(({ key }) => key) })
const nullableTarget = Type.Unsafe<TargetKey | null>({ type: ['string', 'null'], enum: [...targets.map(({ key }) => key), null] })
const params = Type.Record(Type.String(), Type.Unknown())
const nothing = Type.Object({}, { additionalProperties: false })
const level = Type.Unsafe<'row' | 'cell' | 'note'>({ type: 'string', enum: ['row', 'cell', 'note'], description: 'row: the person can’t come in. cell: comes in without this value. note: comes in whole, and yet worth a look.' })

/** What is asked once, for what the file doesn't say: references by id or by name (a new name makes a new one). */
const settings = {
  legalEntity: text(), location: text(), unit: text(), jobTitle: text(), unitParent: text(), currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  per: Type.Unsafe<'hour' | 'month' | 'year'>({ type: 'string', enum: ['hour', 'month', 'year'] }),
  kind: Type.Unsafe<'employee' | 'contingent' | 'other'>({ type: 'string', enum: ['employee', 'contingent', 'other'] }),
  fullTimeHours: Type.String({ pattern: '^[0-9]{1,3}(\\.[0-9]{1,2})?$' }),
  dateOrder: Type.Unsafe<'mdy' | 'dmy'>({ type: 'string', enum: ['mdy', 'dmy'], description: 'Where a column of dates doesn’t tell by itself.' }),
  unknownManagers: Type.Unsafe<'nobody'>({ type: 'string', enum: ['nobody'], description: 'nobody: whoever’s manager isn’t found, and isn’t answered for, comes in without one.' }),
}
export type Settings = { [key in keyof typeof settings]?: Static<(typeof settings)[key]> }
const settingsView = Type.Object(Object.fromEntries(Object.entries(settings).map(([key, schema]) => [key, Type.Optional(schema)])))
const settingsInput = Type.Unsafe<{ [key in keyof Settings]?: Settings[key] | null }>(Type.Object(Object.fromEntries(Object.entries(settings).map(([key, schema]) =>
  [key, Type.Optional(nullable({ ...schema, ...'enum' in schema && { enum: [...schema.enum as string[], null] } }))])), { additionalProperties: false }))

/** What a new place is told of beside its name; what isn't given is the company's own. */
const newPlace = Type.Object({ country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })), currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })), timeZone: Type.Optional(text(60)) }, { additionalProperties: false })
/** Exactly one: the value that a word means, the existing thing that it names, a new thing of that name, or nothing. */
const answer = Type.Object({ value: Type.Optional(text(60)), id: Type.Optional(id), create: Type.Optional(newPlace), leaveOut: Type.Optional(Type.Literal(true)) }, { additionalProperties: false, minProperties: 1, maxProperties: 1 })
export type Answer = Static<typeof answer>
/** Exactly one: somebody who is here (`GET /managers?q=` finds them), a row of the file, somebody new, or nobody. */
const managerAnswer = Type.Object({
  assignmentId: Type.Optional(id), row: Type.Optional(Type.Integer({ minimum: 1 })),
  create: Type.Optional(Type.Object({ name: text(), jobTitle: text(), workEmail: Type.Optional(Type.String({ format: 'email', maxLength: 254 })), number: Type.Optional(text(20)), startsOn: Type.Optional(Type.String({ format: 'date' })) }, { additionalProperties: false, description: 'Placed where most of the reports are, from the first of their first days on.' })),
  nobody: Type.Optional(Type.Literal(true)),
}, { additionalProperties: false, minProperties: 1, maxProperties: 1 })
export type ManagerAnswer = Static<typeof managerAnswer>
/** What becomes of one kind of difference. A correction was always wrong; a change holds from a day: today, a date, or the file's own (`file`). What has no dates is overwritten. */
const verdict = Type.Object({
  as: Type.Unsafe<'overwrite' | 'correction' | 'change' | 'leave'>({ type: 'string', enum: ['overwrite', 'correction', 'change', 'leave'] }),
  from: Type.Optional(Type.String({ pattern: '^(today|file|[0-9]{4}-[0-9]{2}-[0-9]{2})$' })), reasonId: Type.Optional(id), reason: Type.Optional(text()),
}, { additionalProperties: false })
export type Verdict = Static<typeof verdict>
export type Answers = { differences?: { [key in KindKey]?: Verdict }; values?: { [key in TargetKey]?: Record<string, Answer> }; managers?: Record<string, ManagerAnswer> }

const column = Type.Object({
  column: count, header: Type.String(), target: nullableTarget, confidence: Type.Number(), why: nullableText,
  reason: nullable<{ reason: string; what?: string; beside?: number | null; by?: number }>(Type.Object({ reason: Type.String({ description: 'special, secret, later: recognised and not imported. code, taken, empty, unknown, off.' }), what: Type.Optional(Type.String()), beside: Type.Optional(nullable<number>(count)), by: Type.Optional(count) })),
  message: nullableText, samples: Type.Array(Type.String()),
})
const form = Type.Object({ kind: Type.Unsafe<'csv' | 'xlsx'>({ type: 'string' }), encoding: Type.String(), delimiter: Type.String(), headerRow: Type.Integer(), sheet: nullableText, sheets: Type.Array(Type.String()) })
const created = Type.Object({ target, name: Type.String(), country: nullableText, currency: nullableText, timeZone: nullableText, rows: count })
const kind = Type.Unsafe<KindKey>({ type: 'string', enum: kindKeys })
const differing = Type.Object({ kind, label: Type.String(), rows: count, possible: Type.Integer({ description: 'Of those, how many can be written.' }), answer: nullable<Verdict>(verdict) })
const asks = Type.Object({
  changes: Type.Integer({ description: 'Changes that wait for those who approve once the file is imported.' }), decided: Type.Integer({ description: 'That would wait, if imports didn’t count as decided.' }),
  steps: Type.Array(Type.Object({ number: count, holder: Type.String(), function: nullableText, place: nullableText, changes: count, people: Type.Array(Type.String()), more: count })),
})
export type Asks = Static<typeof asks>
const counts = Type.Object({
  rows: count, added: count, past: Type.Integer({ description: 'Rows of what held before or comes after, of those added.' }), unchanged: count, differing: count, changed: Type.Integer({ description: 'Of those differing: will be, or were, changed, as was answered.' }), differences: Type.Array(differing), asks, leftOut: count, withPay: count, ended: count, linked: Type.Integer({ description: 'Of those added: with a manager.' }), unanswered: Type.Integer({ description: 'Managers that are asked for.' }),
  problems: Type.Array(Type.Object({ code: Type.String(), level, target: nullableTarget, count, message: Type.String() })), created: Type.Array(created),
})
export type Counts = Static<typeof counts>
/** What the run itself keeps of them. */
export type Tally = { rows: number; added: number; unchanged: number; differing: number; changed: number; asked: number; decided: number; leftOut: number; linked: number; made: number }

const view = Type.Object({
  id, version: Type.Integer(), fileName: Type.String(), startedAt: Type.String(), status: Type.Unsafe<'uploaded' | 'mapped' | 'checked' | 'committed' | 'cancelled' | 'failed' | 'undone'>({ type: 'string' }),
  step: nullable<{ name: 'reading' | 'checking' | 'committing' | 'undoing'; done: number; total: number | null }>(Type.Object({ name: Type.String(), done: count, total: nullable<number>(count) }, { description: 'What goes on now; look again in a second.' })),
  problem: nullable<{ code: string; title: string }>(Type.Object({ code: Type.String(), title: Type.String() }, { additionalProperties: true, description: 'Why the last step didn’t come to its end.' })),
  form: nullable<Static<typeof form>>(form), isRead: Type.Boolean(), rows: count, columns: Type.Array(column),
  lacks: Type.Array(Type.Object({ code: Type.String(), targets: Type.Array(Type.String()), isBlocking: Type.Boolean(), message: Type.String() })),
  settings: settingsView, chosen: settingsView, counts: nullable<Counts>(counts), isRemembered: Type.Boolean(),
  can: Type.Array(Type.String({ description: 'reread, map, check, commit, cancel, undo: possible now.' })),
})
export type ImportView = Static<typeof view>

const contract = <I extends TSchema, O extends TSchema>(name: string, label: string, method: 'GET' | 'POST', path: string, input: I, output: O, status = 200) =>
  contractOf({ name: `import.${name}`, label, method, path, input, output, status })

/** Multipart, one part with the file. Answers when the file's beginning has been looked at; the rest is read beside it. */
export const upload = contract('upload', 'Bring a file of people', 'POST', '/imports', Type.Unknown(), view, 201)
export const look = contract('look', 'How an import stands', 'GET', '/imports/:id', nothing, view)
export const reread = contract('reread', 'Read the file in another way', 'POST', '/imports/:id/reread',
  Type.Object({ encoding: Type.Optional(text(40)), delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })), headerRow: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })), sheet: Type.Optional(text()) }, { additionalProperties: false }), view)
/** `columns`: for each column of the file its target, or null to leave it out. Left away: the settings only. */
export const map = contract('map', 'Choose the columns', 'POST', '/imports/:id/map',
  Type.Object({ columns: Type.Optional(Type.Array(nullableTarget, { maxItems: 500 })), settings: Type.Optional(settingsInput) }, { additionalProperties: false }), view)

const option = Type.Object({ value: Type.String(), label: Type.String() })
export const questions = contract('questions', 'What the words of the file mean', 'GET', '/imports/:id/questions', nothing, Type.Object({
  settings: Type.Array(Type.Object({ key: Type.Unsafe<keyof Settings>({ type: 'string' }), label: Type.String(), isNeeded: Type.Boolean(), value: nullableText, options: Type.Array(option, { description: 'Where there are several; empty: free text.' }) })),
  dates: Type.Array(Type.Object({ column: count, header: Type.String(), target, order: nullable<'mdy' | 'dmy'>(Type.String()), isMixed: Type.Boolean(), isSure: Type.Boolean(), examples: Type.Array(Type.String()) })),
  values: Type.Array(Type.Object({
    column: count, header: Type.String(), target, label: Type.String(), kind: Type.Unsafe<'choice' | 'reference'>({ type: 'string' }), options: Type.Array(option),
    words: Type.Array(Type.Object({
      word: Type.String({ description: 'The key of the answer.' }), text: Type.String(), count, guess: nullable<Answer>(answer), guessLabel: nullableText, answer: nullable<Answer>(answer),
    })), more: Type.Integer({ description: 'Words beyond the most frequent ones that are listed.' }),
  })),
}))
/** By target and word, by manager's key; null takes an answer back. */
export const answerQuestions = contract('answer', 'Answer what is asked', 'POST', '/imports/:id/answer', Type.Object({
  settings: Type.Optional(settingsInput),
  values: Type.Optional(Type.Unsafe<{ [key in TargetKey]?: Record<string, Answer | null> }>(Type.Record(Type.String(), Type.Record(Type.String(), nullable<Answer>(answer))))),
  managers: Type.Optional(Type.Record(Type.String(), nullable<ManagerAnswer>(managerAnswer))),
}, { additionalProperties: false }), view)

export const check = contract('check', 'Try it, writing nothing', 'POST', '/imports/:id/check', nothing, view, 202)
export const managers = contract('managers', 'Managers who aren’t found', 'GET', '/imports/:id/managers', nothing, Type.Object({
  items: Type.Array(Type.Object({ key: Type.String(), text: Type.String(), count, rows: Type.Array(Type.Integer({ description: 'The first fifty.' })), likely: Type.Array(Type.Object({ row: Type.Integer(), name: Type.String() })), answer: nullable<ManagerAnswer>(managerAnswer) })),
}))
const page = { after: Type.Optional(Type.String({ maxLength: 60, description: 'next of the page before.' })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }
/** `Accept: text/csv` answers all of them as a file. */
export const problems = contract('problems', 'Problems by row and column', 'GET', '/imports/:id/problems',
  Type.Object({ ...page, code: Type.Optional(text(60)), level: Type.Optional(level), target: Type.Optional(target) }, { additionalProperties: false }),
  Type.Object({
    items: Type.Array(Type.Object({ row: Type.Integer(), column: nullable<number>(Type.Integer()), header: nullableText, target: nullableTarget, code: Type.String(), level, value: Type.String(), params, message: Type.String(), name: nullableText })),
    next: nullableText,
  }))
export const people = contract('people', 'What becomes of each row', 'GET', '/imports/:id/people',
  Type.Object({ ...page, decision: Type.Optional(Type.Unsafe<'added' | 'past' | 'unchanged' | 'differing' | 'leftOut'>({ type: 'string', enum: ['added', 'past', 'unchanged', 'differing', 'leftOut'] })) }, { additionalProperties: false }),
  Type.Object({
    items: Type.Array(Type.Object({
      row: Type.Integer(), decision: Type.String(), name: nullableText, number: nullableText, personId: nullableText, differs: Type.Array(Type.String({ description: 'Targets whose values here are others. They aren’t changed.' })),
      given: params, managerName: nullableText,
    })), next: nullableText,
  }))
const told = Type.Object({ target, before: nullableText, after: nullableText })
const hindered = Type.Object({ code: Type.String(), count, message: Type.String() })
const someone = Type.Object({ row: Type.Integer(), name: nullableText, number: nullableText, values: Type.Array(told), from: nullable<string>(Type.String({ description: 'From when, as answered.' })), code: nullable<string>(Type.String({ description: 'Why it stays as it is.' })), message: nullableText })
export type Differing = Static<typeof someone>
/** What the file says otherwise than the records, by kind; each is answered once. */
export const differences = contract('differences', 'What differs, by kind', 'GET', '/imports/:id/differences', nothing, Type.Object({
  kinds: Type.Array(Type.Object({
    ...differing.properties, isAsked: Type.Boolean(), isDated: Type.Boolean(), hasDate: Type.Boolean({ description: 'The file has a date for it.' }), hindered: Type.Array(hindered), examples: Type.Array(someone),
    reasons: Type.Object({ change: Type.Array(Type.Object({ value: id, label: Type.String() })), correction: Type.Array(Type.Object({ value: id, label: Type.String() })) }),
  })),
}))
export const differingRows = contract('differingRows', 'Who differs in one of them', 'GET', '/imports/:id/differing', Type.Object({ ...page, kind }, { additionalProperties: false }), Type.Object({ items: Type.Array(someone), next: nullableText }))
/** By kind; null takes an answer back. */
export const decide = contract('decide', 'Say what becomes of what differs', 'POST', '/imports/:id/differences', Type.Object({ answers: Type.Unsafe<{ [key in KindKey]?: Verdict | null }>(Type.Record(Type.String(), nullable<Verdict>(verdict))) }, { additionalProperties: false }), view)
/** Without `leaveOut`, an import with rows that can't come in is refused. */
export const commit = contract('commit', 'Import', 'POST', '/imports/:id/commit', Type.Object({ leaveOut: Type.Optional(Type.Boolean()), tells: tellsAsked }, { additionalProperties: false }), view, 202)
export const importTelling = contract('telling', 'Whom an import could tell what', 'GET', '/imports/:id/telling', nothing, tellingOutput)
export const undoable = contract('undoable', 'What taking it back would undo', 'GET', '/imports/:id/undo', nothing, Type.Object({ made: count, changes: count, stands: Type.Array(Type.Object({ what: Type.String(), count, message: Type.String({ description: 'What stands in the way.' }) })) }))
/** As a whole, while nothing stands on it. */
export const undo = contract('undo', 'Take an import back', 'POST', '/imports/:id/undo', nothing, view, 202)
/** Ends what goes on now; what was staged stays, and nothing is imported. */
export const stop = contract('stop', 'Stop', 'POST', '/imports/:id/stop', nothing, view)
export const cancel = contract('cancel', 'Give up', 'POST', '/imports/:id/cancel', nothing, view)
