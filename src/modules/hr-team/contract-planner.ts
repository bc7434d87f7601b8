import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import type { HrFunction } from '#shared/functions.ts'
import type { HistoryCell, HistoryPlace } from './rules-history.ts'

const nullable = Type.Unsafe<string | null>({ type: ['string', 'null'] })
const number = Type.Number(), count = Type.Integer(), text = Type.String()
const ints = Type.Array(count)
const nothing = Type.Object({}, { additionalProperties: false })
const set = { id: text, version: count, source: text, setBy: nullable, setAt: text }

/** What the planner starts from: a year of the desk as totals, places to work from, and the sheet of assumptions. */
export const planner = contract({
  name: 'hr_team.planner', label: 'What the planner knows', method: 'GET', path: '/hr-team/planner', input: nothing,
  output: Type.Object({
    since: text, weeks: count, employees: count, minimumGroup: count, folded: count, away: count,
    groups: Type.Array(Type.Object({ group: count, name: nullable, id: nullable, people: count, country: nullable })),
    cells: Type.Array(Type.Object({
      function: Type.Unsafe<HrFunction>({ type: 'string' }), level: Type.Unsafe<HistoryCell['level']>({ type: 'string' }), people: count, populations: ints, weeks: Type.Array(number), usual: number, isOutside: Type.Boolean(),
      answers: Type.Array(Type.Object({ minutes: count, count })), open: Type.Unsafe<number | null>({ type: ['number', 'null'] }),
    })),
    places: Type.Array(Type.Object({
      id: text, kind: Type.Unsafe<HistoryPlace['kind']>({ type: 'string' }), titles: Type.Array(text), groups: ints, positionIds: Type.Array(text), takes: Type.Unsafe<HistoryPlace['takes']>({ type: 'array', items: { type: 'string' } }),
      fte: Type.Unsafe<number | null>({ type: ['number', 'null'] }), country: nullable, does: Type.Record(text, ints),
    })),
    now: Type.Array(Type.Object({ function: text, populations: ints, open: count, waiting: count, overdue: count })),
    took: Type.Array(Type.Object({ function: text, level: text, items: count, days: number })),
    hours: Type.Array(Type.Object({ day: count, hour: count, count })),
    figures: Type.Array(Type.Object({ ...set, figure: text, positionId: nullable, position: nullable, value: number })),
    costs: Type.Array(Type.Object({ ...set, figure: text, country: nullable, amount: text, currency: text })),
  }),
})

/** Open work by person: one's own, and of those who report to one. Nobody else's. */
export const loads = contract({
  name: 'hr_team.loads', label: 'My load, and that of those who report to me', method: 'GET', path: '/hr-team/loads', input: nothing,
  output: Type.Object({ items: Type.Array(Type.Object({ personId: text, name: text, isMine: Type.Boolean(), open: count, waiting: count, overdue: count, minutes: count })) }),
})
