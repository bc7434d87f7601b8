import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { choice, flag, inputOf, link, longText, optional } from '#shared/fields.ts'
import { aboutMinutes } from './contract.ts'
import type { questionStates } from './records-ask.ts'
import { askCategories, type AskCategory } from './words-ask.ts'

const id = Type.String({ format: 'uuid' }), none = Type.Object({}, { additionalProperties: false }), done = Type.Object({ status: Type.String() })
const text0 = Type.Unsafe<string | null>({ type: ['string', 'null'] })
type State = keyof typeof questionStates
const facts = { id, version: Type.Integer(), category: Type.Unsafe<AskCategory>(Type.String()), isConfidential: Type.Boolean(), status: Type.Unsafe<State>(Type.String()) }

export const messageAsks = { text: longText('Message', { max: 10_000 }) }
export const askAsks = {
  category: choice('About', askCategories), text: longText('What would you like to know?', { max: 10_000, data: 'special' }),
  isConfidential: optional(flag('Confidential', { help: 'Only whoever takes care of it, and those whom they bring in, can read it.' })),
  forId: optional(link('For', 'person', { help: 'They read the answer, not you.' })),
}
export const askHr = contract({ name: 'desk.ask', label: 'Ask HR something, for oneself or for somebody whom one manages or looks after', method: 'POST', path: '/questions', status: 201, input: inputOf(askAsks), output: Type.Object({ id }) })

export const myQuestions = contract({
  name: 'desk.my_questions', label: 'What the asker has asked of HR, the newest first: the last hundred', method: 'GET', path: '/questions', input: none,
  output: Type.Object({ items: Type.Array(Type.Object({ ...facts, at: Type.String(), text: Type.String(), isNew: Type.Boolean() })) }),
})
export type MyQuestion = Static<typeof myQuestions.output>['items'][number]

const word = Type.Object({ id, at: Type.String(), by: text0, isMine: Type.Boolean(), isFromHr: Type.Boolean(), isNote: Type.Boolean(), text: Type.String() })
/** Notes are told to HR alone. */
export const thread = contract({
  name: 'desk.thread', label: 'What was said on a question, in order', method: 'GET', path: '/questions/:id/thread', input: none,
  output: Type.Object({ ...facts, as: Type.Unsafe<'asker' | 'hr'>(Type.String()), personName: text0, enteredByName: text0, can: Type.Array(Type.String()), words: Type.Array(word), files: Type.Array(Type.Object({ id, version: Type.Integer(), name: Type.String(), size: Type.Integer(), by: text0, isMine: Type.Boolean() })) }),
})
export type Thread = Static<typeof thread.output>

export const writeOn = contract({ name: 'desk.write', label: 'Write on a question; what whoever asked writes opens it again', method: 'POST', path: '/questions/:id/messages', input: inputOf(messageAsks), output: done })
export const noteOn = contract({ name: 'desk.note_on_question', label: 'Note something for HR alone', method: 'POST', path: '/questions/:id/notes', input: inputOf(messageAsks), output: done })
export const answerAsks = { ...messageAsks, minutes: optional(choice('How long did it take, about?', aboutMinutes as Record<string, string>)) }
export const reopenAsks = { text: optional(longText('Message', { max: 10_000 })) }
export const moveAsks = { category: choice('About', askCategories), isConfidential: optional(flag('Confidential')), note: longText('What they need to know', { max: 2000, help: 'For HR alone.' }) }
export const moveOn = contract({ name: 'desk.move_question', label: 'Say that a question is about something else: it goes to whoever looks after that', method: 'POST', path: '/questions/:id/category', input: inputOf(moveAsks), output: done })
export const seenOn = contract({ name: 'desk.seen_question', label: 'One has read what is new on a question: its notifications are done', method: 'POST', path: '/questions/:id/seen', input: none, output: done })
