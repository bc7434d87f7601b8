import type { Static, TSchema, TUnsafe } from 'typebox'

/** An action that is more than a change of one row: its address, what it takes and what it answers. Forms and the server read the same. */
export type Contract<I = unknown, O = unknown> = {
  name: string; label: string; method: 'POST' | 'GET'; path: string; input: TUnsafe<I>; output: TUnsafe<O>; status?: number
}

/** Fixes what the schemas let through as plain types, so that whoever uses the contract needn't work them out of the schemas again. */
export const contract = <I extends TSchema, O extends TSchema>(spec: { name: string; label: string; method: 'POST' | 'GET'; path: string; input: I; output: O; status?: number }) =>
  spec as unknown as Contract<Static<I>, Static<O>>
