import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { date } from '#shared/fields.ts'
import { tellsAsked } from '#shared/telling.ts'

const id = Type.String({ format: 'uuid' })
const none = Type.Object({}, { additionalProperties: false })
const textOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'] })

/** The reporting line of a job held in its four readings: direct, acting, dotted, and the line above, from below upward. */
export const line = contract({
  name: 'people.line', label: 'Who stands above a job held', method: 'GET', path: '/assignments/:id/line', input: none,
  output: Type.Object({ items: Type.Array(Type.Object({
    kind: Type.Unsafe<'direct' | 'acting' | 'dotted' | 'line'>({ type: 'string', enum: ['direct', 'acting', 'dotted', 'line'] }), step: Type.Integer(), personId: id, assignmentId: id,
    name: Type.String(), jobTitle: Type.String(), purpose: textOrNull, until: textOrNull,
  })) }),
})

/** Who reports to a job held, and who would be next: the manager above. */
export const reports = contract({
  name: 'people.reports', label: 'Who reports to a job held', method: 'GET', path: '/assignments/:id/reports', input: none,
  output: Type.Object({
    proposed: Type.Unsafe<{ assignmentId: string; name: string } | null>({ type: ['object', 'null'], properties: { assignmentId: id, name: { type: 'string' } } }),
    items: Type.Array(Type.Object({ assignmentId: id, personId: id, name: Type.String(), jobTitle: Type.String() })),
  }),
})

/** Who reports to the asker otherwise than directly: by a dotted line, and to those whom they stand in for; and which dates come up in the team. */
export const team = contract({
  name: 'people.team', label: 'Who reports to me by a dotted line or to whom I stand in for, and the dates ahead of those who report to me directly', method: 'GET', path: '/team', input: none,
  output: Type.Object({ items: Type.Array(Type.Object({
    kind: Type.Unsafe<'dotted' | 'acting'>({ type: 'string', enum: ['dotted', 'acting'] }), id, personId: id, name: Type.String(), jobTitle: Type.String(), locationName: Type.String(),
    of: Type.String({ description: 'What the dotted line is for, or whom the asker stands in for.' }), until: textOrNull,
  })), ahead: Type.Array(Type.Object({ personId: id, name: Type.String(), what: Type.Unsafe<'probationEndsOn' | 'fixedTermEndsOn'>({ type: 'string', enum: ['probationEndsOn', 'fixedTermEndsOn'] }), on: Type.String({ format: 'date' }) })),
  birthdays: Type.Array(Type.Object({ personId: id, name: Type.String(), day: Type.String({ description: 'Month and day, such as 02-29, within a month from today; of those only who allow it.' }) })) }),
})

export const successors = Type.Array(Type.Object({ assignmentId: id, managerAssignmentId: id }, { additionalProperties: false }), { minItems: 1, maxItems: 200 })
/** Another manager for people who report to a job held, each by a change of their own from one day on. Who isn't named stays, and reports to the manager above once that place is open. */
export const succeed = contract({
  name: 'people.succeed', label: 'Name successors of a manager', method: 'POST', path: '/assignments/:id/successors',
  input: Type.Object({
    effectiveOn: Type.Optional(date('From')),
    successors, tells: tellsAsked,
  }, { additionalProperties: false }),
  output: Type.Object({ changed: Type.Integer() }),
})
