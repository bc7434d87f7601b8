import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { states } from './rules-balance.ts'

const id = Type.String({ format: 'uuid' })
const nullable = Type.Unsafe<string | null>({ type: ['string', 'null'] })
const count = Type.Integer()
const unseen = Type.Unsafe<number | null>({ type: ['integer', 'null'] })
const nothing = Type.Object({}, { additionalProperties: false })
const verdict = Type.Unsafe<'can' | 'cannot' | 'unknown' | 'partly'>({ type: 'string', enum: ['can', 'cannot', 'unknown', 'partly'] })
const state = Type.Unsafe<(typeof states)[number] | null>({ type: ['string', 'null'], enum: [...states, null] })

const cell = Type.Object({
  group: unseen, function: Type.String(), state, people: count, without: unseen, byOne: unseen,
  may: unseen, can: unseen, here: unseen, unknown: unseen, cover: unseen, open: unseen, overdue: unseen, incoming: unseen, done: unseen,
})
const cover = Type.Object({ id, name: Type.String(), kind: Type.String(), contact: nullable, email: nullable, phone: nullable, endsOn: nullable, functions: Type.Array(Type.String()) })
const holder = Type.Object({ personId: id, name: Type.String(), positions: Type.Array(Type.String()), isMe: Type.Boolean(), isAway: Type.Boolean(), awayUntil: nullable, isOutside: Type.Boolean() })

/** May, can and does, kept apart, by area and group. What the asker may not know is null. */
export const balance = contract({
  name: 'hr_team.balance', label: 'The balance of the HR team', method: 'GET', path: '/hr-team/balance', input: nothing,
  output: Type.Object({
    sees: Type.Unsafe<'all' | 'totals' | 'own'>({ type: 'string', enum: ['all', 'totals', 'own'] }), hrPeople: count, people: count, secondPerson: nullable,
    groups: Type.Array(Type.Object({ group: unseen, name: nullable, people: count })), cells: Type.Array(cell), holders: Type.Array(holder), cover: Type.Array(cover),
    own: Type.Array(Type.Object({ function: Type.String(), people: count, can: verdict, because: Type.String(), handled: count, isAlone: Type.Unsafe<boolean | null>({ type: ['boolean', 'null'] }) })),
    warnings: Type.Array(Type.Object({ function: Type.String(), routed: Type.String(), items: count })),
  }),
})

/** One cell: its people as the asker may know them, and its open items as they may see them. Nobody's load but one's own and one's reports'. */
export const balanceCell = contract({
  name: 'hr_team.balance_cell', label: 'One cell of the balance', method: 'GET', path: '/hr-team/balance/cell',
  input: Type.Object({ function: Type.String({ maxLength: 40 }), group: Type.Optional(Type.Integer({ minimum: 1 })) }, { additionalProperties: false }),
  output: Type.Object({
    people: Type.Array(Type.Object({ ...holder.properties, can: verdict, because: Type.Array(Type.String()), handled: unseen })), cover: Type.Array(cover),
    items: Type.Array(Type.Object({ id, kind: Type.String(), title: nullable, person: nullable, dueOn: Type.String(), status: Type.String() })),
  }),
})

export const ratio = contract({
  name: 'hr_team.ratio', label: 'How many HR people to how many employees', method: 'GET', path: '/hr-team/ratio', input: nothing,
  output: Type.Object({ on: Type.String(), heads: count, fte: Type.Number(), hrHeads: count, hrFte: Type.Number(), withoutHours: count }),
})
