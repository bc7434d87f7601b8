import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { choice, inputOf, integer, link, longText, optional, text } from '#shared/fields.ts'
import { functions } from '#shared/functions.ts'
import { tellingOutput, tellsAsked } from '#shared/telling.ts'

const id = Type.String({ format: 'uuid' }), none = Type.Object({}, { additionalProperties: false })
const text0 = Type.Unsafe<string | null>({ type: ['string', 'null'] }), number0 = Type.Unsafe<number | null>({ type: ['integer', 'null'] })
const done = Type.Object({ status: Type.String() })

/** `mine`: given to me and in sight; `people`: all that is open about whom I look after; `queue`: what nobody has yet; `todo`: mine to do as anybody’s. */
export const deskViews = { mine: 'Mine', people: 'My people', queue: 'The team’s', waiting: 'Waiting', overdue: 'Overdue', watching: 'Watching', todo: 'To do' } as const
export type DeskView = keyof typeof deskViews

const item = Type.Object({
  id, version: Type.Integer(), kind: Type.String(), kindLabel: Type.String(), audience: Type.String(), title: text0, hrFunction: text0, level: text0, personId: id, personName: text0, jobTitle: text0, unitName: text0, locationName: text0, subjectId: id, recordName: text0, recordId: text0,
  priority: Type.String(), dueOn: Type.String(), dueBasis: Type.String(), isOverdue: Type.Boolean(), snoozedUntil: text0, status: Type.String(), waitingFor: text0, assigneeId: Type.Unsafe<string | null>({ type: ['string', 'null'] }), assigneeName: text0, askedByName: text0, routed: Type.String(), openedAt: Type.String(), usualMinutes: number0,
})
export type DeskItem = Static<typeof item>

export const deskList = contract({
  name: 'desk.list', label: 'What is to be done, by due date', method: 'GET', path: '/desk',
  input: Type.Object({
    view: Type.Optional(Type.Unsafe<DeskView>({ type: 'string', enum: Object.keys(deskViews) })), function: Type.Optional(Type.String({ enum: Object.keys(functions) })),
    personId: Type.Optional(Type.String({ format: 'uuid', description: 'About this person, done or not.' })), assigneeId: Type.Optional(Type.String({ format: 'uuid', description: 'With this person.' })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(item), nextCursor: text0, today: Type.String() }),
})
/** How many there are of each, exact to a thousand. */
export const deskCounts = contract({ name: 'desk.counts', label: 'How much is to be done', method: 'GET', path: '/desk/counts', input: none, output: Type.Object({ mine: Type.Integer(), queue: Type.Integer(), waiting: Type.Integer(), overdue: Type.Integer(), todo: Type.Integer() }) })

/** One look at an index: what the rail shows. */
export const deskWaiting = contract({ name: 'desk.waiting', label: 'How much of one’s own waits: exact to 100', method: 'GET', path: '/desk/waiting', input: none, output: Type.Object({ count: Type.Integer() }) })

export const deskItem = contract({
  name: 'desk.item', label: 'One item, with what was said and why it came to whom', method: 'GET', path: '/desk/:id', input: none,
  output: Type.Intersect([item, Type.Object({
    checklist: Type.Array(Type.Object({ what: Type.String(), isDone: Type.Boolean() })), why: Type.Array(Type.String()), pauses: Type.Array(Type.Object({ from: Type.String(), until: Type.String(), days: Type.Integer(), waitingFor: text0 })),
    words: Type.Array(Type.Object({ id, at: Type.String(), what: Type.String(), note: text0, by: text0, to: text0 })), watchers: Type.Array(Type.Object({ id, name: Type.String() })),
    asksMinutes: Type.Boolean(), canAct: Type.Boolean(), canTakeBack: Type.Boolean(), isWatching: Type.Boolean(),
  })]),
})
export type DeskDetail = Static<typeof deskItem.output>

export const givings = { assigned: 'Give to', taken: 'Take', offered: 'Offer to the team', handed: 'Hand on', taken_back: 'Take back', escalated: 'Ask the lead' } as const
export type Giving = keyof typeof givings
const giveAsks = {
  how: choice('What', givings), toId: optional(link('To whom', 'person')), note: optional(longText('What they need to know', { max: 2000, help: 'Everybody who sees the item reads this.' })),
  version: integer('Version of the item that was seen', { min: 1 }),
}
export const giveItem = contract({ name: 'desk.give', label: 'Give, take, offer, hand on, take back, ask the lead', method: 'POST', path: '/work-items/:id/give', input: inputOf(giveAsks), output: Type.Object({ status: Type.String(), withName: text0 }) })
export const goesTo = contract({
  name: 'desk.goes_to', label: 'To whom an item could be given', method: 'GET', path: '/work-items/:id/colleagues', input: Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({ id, name: Type.String(), jobTitle: text0, openItems: Type.Integer() })) }),
})
export const watchItem = contract({ name: 'desk.watch', label: 'Watch an item, or no longer', method: 'POST', path: '/work-items/:id/watch', input: Type.Object({ personId: Type.Optional(id), isOn: Type.Boolean() }, { additionalProperties: false }), output: done })
export const noteOnItem = contract({ name: 'desk.note', label: 'Note something on an item', method: 'POST', path: '/work-items/:id/notes', input: inputOf({ note: longText('Note', { max: 5000 }) }), output: done })

export const bulkDoings = { assigned: 'Give to', taken: 'Take', offered: 'Offer to the team', finish: 'Done', close: 'Close without action', reopen: 'Open again', snooze: 'Out of sight until' } as const
/** Each by itself, by the right to each: what could not be done is answered with its reason, the rest is done. */
export const bulkItems = contract({
  name: 'desk.bulk', label: 'The same with several items', method: 'POST', path: '/desk/bulk',
  input: Type.Object({
    what: Type.Unsafe<keyof typeof bulkDoings>({ type: 'string', enum: Object.keys(bulkDoings) }), items: Type.Array(Type.Object({ id, version: Type.Integer() }), { minItems: 1, maxItems: 500 }),
    toId: Type.Optional(id), until: Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date' })), reason: Type.Optional(Type.String({ maxLength: 200 })), tells: tellsAsked,
  }, { additionalProperties: false }),
  output: Type.Object({ done: Type.Array(id), failed: Type.Array(Type.Object({ id, code: Type.String(), title: Type.String() })) }),
})

export const bulkTelling = contract({ name: 'desk.bulk_telling', label: 'What giving several items to somebody could tell them', method: 'GET', path: '/desk/bulk/telling', input: Type.Object({ toId: id }, { additionalProperties: false }), output: tellingOutput })

export const kindsOfWork = contract({
  name: 'desk.kinds', label: 'The kinds of work', method: 'GET', path: '/desk/kinds', input: none,
  output: Type.Object({ items: Type.Array(Type.Object({ kind: Type.String(), label: Type.String(), audience: Type.String(), hrFunction: Type.String(), level: Type.String(), minLevel: Type.String(), usualMinutes: Type.Integer(), serviceDays: Type.Integer(), asksLeaders: Type.Boolean(), firstContact: Type.String(), isOwn: Type.Boolean() })) }),
})

export const aboutMinutes = { 5: 'About 5 minutes', 15: 'About 15 minutes', 45: 'About 45 minutes', 90: 'About 90 minutes' } as const
export const waitAsks = { waitingFor: text('Waiting for', { max: 200, help: 'Whom or what. The clock stands still meanwhile.' }) }
export const finishAsks = { minutes: optional(choice('How long did it take, about?', aboutMinutes as Record<string, string>)) }
export const closeAsks = { closedReason: text('Why nothing is done', { max: 200 }) }
