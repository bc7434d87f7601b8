import type { Contract } from '#shared/contract.ts'
import type { Tx } from './db.ts'

export type Params = Record<string, string>
export type Act = Contract & { run: (tx: Tx, input: unknown, params: Params) => Promise<unknown> }

/** The deed of a contract. It runs whole or not at all, as whoever asked. */
export const act = <I, O>(contract: Contract<I, O>, run: (tx: Tx, input: I, params: Params) => Promise<O>): { run: typeof run } & Act =>
  ({ ...contract, run }) as never
