import { Type, type Static } from 'typebox'

const text0 = Type.Unsafe<string | null>({ type: ['string', 'null'] })
export const contacts = Type.Object({ items: Type.Array(Type.Object({
  id: Type.String({ format: 'uuid' }), name: Type.String(), jobTitle: text0, areas: Type.Array(Type.String()), languages: Type.Array(Type.String()), from: text0, until: text0, zone: text0, note: text0, awayUntil: text0, awayMessage: text0, standsIn: text0, photo: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'As a data URL, where they have brought one.' }),
})) })
export type HrContact = Static<typeof contacts>['items'][number]
