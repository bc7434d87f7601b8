import { Refusal } from '#shared/refusal.ts'
import { messages } from './messages.ts'
import type { Guess, Reason } from './guess.ts'

/** What a code says, with the particulars in their places. */
export function sayingOf(code: string, params: Record<string, unknown> = {}): string {
  const text = (messages as Record<string, string>)[code] ?? code
  return text.replace(/\{\{([\w.]+)\}\}/g, (_, path: string) => words(path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], params)))
}

const words = (value: unknown) => Array.isArray(value) ? value.slice(0, 10).join(', ') + (value.length > 10 ? ' …' : '') : String(value ?? '')

/** A refusal of the reader, told in words. */
export const worded = (error: unknown): unknown =>
  error instanceof Refusal && error.code in messages && !error.detail['title'] ? new Refusal(error.code, { ...error.detail, title: sayingOf(error.code, error.detail) }, error.status) : error

/** Why a column stays outside; what another has already is told by that one's header. */
export const reasonOf = (reason: Reason | undefined, guesses: readonly Guess[]): string | null =>
  reason && reason.reason in messages ? sayingOf(reason.reason, { ...reason, ...reason.reason === 'taken' && { of: guesses[reason.by]?.header } }) : null
