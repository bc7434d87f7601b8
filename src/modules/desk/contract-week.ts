import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'

/** What happens by date, in the order of the page. */
export const weekKinds = {
  start: 'Starting', leave: 'Leaving', move: 'Moving', secondment: 'Going on secondment', return: 'Back from secondment', away: 'Going on long leave', back: 'Back from long leave', probation: 'Probation ends', fixed_term: 'Fixed term ends',
  engagement: 'Engagement ends', document: 'Documents expiring', certificate: 'Certificates expiring', anniversary: 'Work anniversaries', birthday: 'Birthdays',
} as const
export type WeekKind = keyof typeof weekKinds

export const spans = ['week', 'next', 'month'] as const
export type Span = (typeof spans)[number]

const id = Type.String({ format: 'uuid' })
const day = Type.String({ format: 'date' })
const text0 = Type.Unsafe<string | null>({ type: ['string', 'null'] })
const item = Type.Object({
  kind: Type.Unsafe<WeekKind>(Type.String()), on: day, personId: id, assignmentId: id, name: Type.String(), jobTitle: Type.String(), unitName: Type.String(), locationName: Type.String(),
  /** What it is more exactly: a kind of leaving or document, a legal entity; from and to where something moves; until when; after how many years. */
  what: text0, from: text0, to: text0, until: text0, years: Type.Unsafe<number | null>({ type: ['integer', 'null'] }),
})
export type WeekItem = Static<typeof item>

export const week = contract({
  name: 'desk.week', label: 'What happens this week, next week or this month, of those whom the asker sees', method: 'GET', path: '/this-week',
  input: Type.Object({
    span: Type.Optional(Type.Unsafe<Span>({ type: 'string', enum: [...spans], description: 'week unless told; weeks begin on Monday.' })),
    on: Type.Optional(Type.String({ format: 'date', pattern: '^(19|20|21)[0-9]{2}-', description: 'The week or month that holds this day; today where the asker works unless told.' })),
    group: Type.Optional(Type.Integer({ minimum: 1, description: 'Only those of this group of people, which the asker looks after.' })),
  }, { additionalProperties: false }),
  output: Type.Object({
    today: day, from: day, until: day, items: Type.Array(item),
    /** Kinds of which there are more than are told here. */
    more: Type.Array(Type.Unsafe<WeekKind>(Type.String())),
    groups: Type.Array(Type.Object({ number: Type.Integer(), name: Type.String() })),
  }),
})
export type Week = Static<typeof week.output>
