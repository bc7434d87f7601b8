import { Type } from 'typebox'
import { choice, date, inputOf, optional } from '#shared/fields.ts'
import { workedAnswer, type Worked } from '#shared/worked.ts'
import { notice } from './records-life.ts'
import type { NotCovered } from './rules-notice.ts'

/** What is known of an end: when notice is given and by whom, and the last day that is meant. */
export const endAsks = { givenOn: optional(date('Notice given on')), givenBy: optional(choice('Notice given by', notice.asks.givenBy.words as Record<'employee' | 'employer' | 'mutual', string>)), lastDay: optional(date('Last day')) }
export const endAsked = inputOf(endAsks)

export type AgreedEnd = { agreedIn: 'contract' | 'agreement' | 'policy'; length: number; unit: 'days' | 'weeks' | 'months'; endsOn: string }
/** `GET /employments/:id/end-by-law`: advice that stands in nobody's way. `earliest`: null where no rule covers it. */
export type EndByLaw = {
  country: string | null; givenOn: string; givenBy: 'employee' | 'employer' | 'mutual'; notice: Worked | null; notCovered: NotCovered | null; probationTooLong: string | null
  agreed: AgreedEnd[]; earliest: string | null; isTooEarly: boolean; others: Worked[]
}
const maybe = (type: string) => ({ type: [type, 'null'] })
export const endAnswer = Type.Unsafe<EndByLaw>({
  type: 'object', required: ['country', 'givenOn', 'givenBy', 'notice', 'notCovered', 'probationTooLong', 'agreed', 'earliest', 'isTooEarly', 'others'],
  properties: {
    country: maybe('string'), givenOn: { type: 'string' }, givenBy: { type: 'string' }, notice: { anyOf: [{ type: 'null' }, workedAnswer] }, notCovered: maybe('string'), probationTooLong: maybe('string'),
    agreed: { type: 'array', items: { type: 'object', required: ['agreedIn', 'length', 'unit', 'endsOn'], properties: { agreedIn: { type: 'string' }, length: { type: 'integer' }, unit: { type: 'string' }, endsOn: { type: 'string' } } } },
    earliest: maybe('string'), isTooEarly: { type: 'boolean' }, others: { type: 'array', items: workedAnswer },
  },
})
