import { Type, type Static } from 'typebox'

/** What an act that touches many is told with: the kinds of notice, of those offered, that are told. Left away, nobody is told. */
export const tellsAsked = Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 10, description: 'The kinds of notice, of those offered, that are told. Left away: nobody is told.' }))
export const tellsInput = Type.Unsafe<{ tells?: string[] }>(Type.Object({ tells: tellsAsked }, { additionalProperties: false }))

/** Whom it would tell what, before it is done: by kind, with the words that they would read. */
export const tellingOutput = Type.Object({
  items: Type.Array(Type.Object({
    kind: Type.String(), label: Type.String(), says: Type.String({ description: 'As they would read it here.' }), mail: Type.String({ description: 'As the mail of whoever wants one would begin. It never says of what it is.' }),
    people: Type.Integer(), names: Type.Array(Type.String(), { description: 'Of those whom the asker may know, the first twenty.' }),
  })),
})
export type Telling = Static<typeof tellingOutput>['items'][number]
