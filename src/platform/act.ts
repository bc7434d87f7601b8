import type { Static, TSchema } from 'typebox'
import type { Tx } from './db.ts'

/** An action that is more than a change of one row: its address, what it takes and what it answers. Isomorphic: forms read it too. */
export type Contract<I extends TSchema = TSchema, O extends TSchema = TSchema> = {
  name: string; label: string; method: 'POST' | 'GET'; path: string; input: I; output: O; status?: number
}
export type Params = Record<string, string>
export type Act = Contract & { run: (tx: Tx, input: unknown, params: Params) => Promise<unknown> }

/** The deed of a contract. It runs whole or not at all, as whoever asked. */
export const act = <I extends TSchema, O extends TSchema>(contract: Contract<I, O>, run: (tx: Tx, input: Static<I>, params: Params) => Promise<Static<O>>): Act & { run: typeof run } =>
  ({ ...contract, run: run as Act['run'] }) as Act & { run: typeof run }
