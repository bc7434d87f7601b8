import { Type } from 'typebox'
import type { Day } from './calendar.ts'
import type { Flags } from './fields.ts'
import type { Source } from './rates.ts'
import type { Step } from './rule.ts'
import type { Governs } from './terms.ts'

export type WorkedValue = Pick<Flags, 'title' | 'kind' | 'words'> & { name: string; value: unknown }
/** What a rule says of facts that a module holds, with its way and its source; `refused` where it doesn't cover them. */
export type Worked = { rule: string; title: string; on: Day | null; input: Record<string, unknown>; terms: Record<string, unknown> | null; values: WorkedValue[]; governs: Governs[]; steps: Step[]; source: Source; refused: { code: string; title: string } | null }

export const workedAnswer = Type.Unsafe<Worked>({
  type: 'object', additionalProperties: true, required: ['rule', 'title', 'input', 'values', 'governs', 'steps', 'source', 'refused'],
  properties: { rule: { type: 'string' }, title: { type: 'string' }, values: { type: 'array', items: { type: 'object', additionalProperties: true } }, governs: { type: 'array', items: { type: 'object', additionalProperties: true } }, steps: { type: 'array', items: { type: 'object', additionalProperties: true } } },
})
