import type { Day } from './calendar.ts'

export type Linked = { on?: Day | null; input: Record<string, unknown>; terms?: Record<string, unknown> | null }

/** A question to a calculator as the part of an address after `#`, which no server ever sees. Simple fields are readable; what is within others is JSON. */
export function questionOf({ on, input, terms }: Linked): string {
  const given = Object.entries<unknown>({ ...input, ...terms && { terms } }).filter(([, value]) => value !== '' && value !== null && value !== undefined)
  const parts = given.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)] as [string, string])
  return new URLSearchParams([...on ? [['on', on]] : [], ...parts]).toString()
}
