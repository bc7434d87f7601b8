import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { choice, flag, inputOf, integer, link, list, optional, text, timeZone } from '#shared/fields.ts'
import { tellingOutput } from '#shared/telling.ts'
import { ways } from './records.ts'

const none = Type.Object({}, { additionalProperties: false })
const id = Type.String({ format: 'uuid' })
const text0 = Type.Union([Type.String(), Type.Null()])
const done = Type.Object({ isDone: Type.Boolean() })
const way = Type.Unsafe<keyof typeof ways>({ type: 'string', enum: Object.keys(ways) })

export const unread = contract({ name: 'notices.unread', label: 'How many notifications the asker hasn’t read: exact to 100', method: 'GET', path: '/notifications/unread', input: none, output: Type.Object({ count: Type.Integer() }) })

/** In words made for whoever reads, of what they may see at this moment. */
export const mine = contract({
  name: 'notices.mine', label: 'What the asker was told, newest first: the last hundred', method: 'GET', path: '/notifications', input: none,
  output: Type.Object({ items: Type.Array(Type.Object({ id, kind: Type.String(), says: Type.String(), name: text0, page: text0, at: Type.String(), isRead: Type.Boolean() })) }),
})
export type Told = Static<typeof mine.output>['items'][number]

export const read = contract({ name: 'notices.read', label: 'Mark one’s notifications as read: these, or all', method: 'POST', path: '/notifications/read', input: Type.Object({ ids: Type.Optional(Type.Array(id, { maxItems: 200 })) }, { additionalProperties: false }), output: done })

const kindChosen = Type.Object({ kind: Type.String(), label: Type.String(), usually: way, way, isFixed: Type.Boolean() })
export const choices = contract({
  name: 'notices.choices', label: 'How the asker is told of each kind, and when they aren’t disturbed', method: 'GET', path: '/notifications/choices', input: none,
  output: Type.Object({
    items: Type.Array(kindChosen, { description: 'Of what the asker may ever be told.' }), usual: Type.Unsafe<Static<typeof kindChosen>[] | null>({ type: ['array', 'null'], items: kindChosen, description: 'All kinds, for whoever says how the company is told.' }),
    quiet: Type.Object({ quietFrom: Type.Integer(), quietUntil: Type.Integer(), isQuietAtWeekends: Type.Boolean(), timeZone: text0, withTexts: Type.Boolean() }),
  }),
})
export const choose = contract({
  name: 'notices.choose', label: 'How one is told of a kind; for the company, how everybody is who hasn’t said', method: 'POST', path: '/notifications/choices',
  input: inputOf({ kind: text('Kind', { max: 60 }), way: optional(choice('How', ways)), isForCompany: flag('For everybody who hasn’t said') }), output: done,
})
export const quietAsks = {
  quietFrom: integer('Quiet from', { max: 23, help: 'The hour, by your own clock.' }), quietUntil: integer('Quiet until', { max: 23 }),
  isQuietAtWeekends: flag('Nor on Saturdays and Sundays'), timeZone: optional(timeZone('Time zone', { help: 'Left empty: that of your place of work.' })),
  withTexts: flag('HR’s answers stand in the mail itself', { help: 'Else a mail only says that there is one. A mailbox is read by more than one; what you asked in confidence never stands there.' }),
}
export const setQuiet = contract({ name: 'notices.set_quiet', label: 'When one isn’t disturbed by mail', method: 'POST', path: '/notifications/quiet-hours', input: inputOf(quietAsks), output: done })

export const liveGroups = contract({
  name: 'notices.live_groups', label: 'The groups of people that the asker may switch: whom it reaches, and what was held back', method: 'GET', path: '/go-live', input: none,
  output: Type.Object({ items: Type.Array(Type.Object({ populationId: Type.Union([id, Type.Null()]), name: text0, people: Type.Integer(), withoutAddress: Type.Integer(), live: Type.Integer(), held: Type.Integer(), since: text0, byName: text0, seen: Type.String() })) }),
})
export type LiveGroup = Static<typeof liveGroups.output>['items'][number]
export const switchLive = contract({
  name: 'notices.switch_live', label: 'Let mail leave for a group of people, or no longer', method: 'POST', path: '/go-live',
  input: inputOf({ populationId: optional(link('For whom', 'population')), isOn: flag('Mail may leave'), seen: optional(text('Whom one was shown', { max: 32 })), tells: optional(list('What they are told')) }), output: done,
})
export const liveTelling = contract({
  name: 'notices.live_telling', label: 'Whom switching a group on could tell what', method: 'GET', path: '/go-live/telling', input: Type.Object({ populationId: Type.Optional(id) }, { additionalProperties: false }), output: tellingOutput,
})
