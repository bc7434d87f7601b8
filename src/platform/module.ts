import type { FastifyInstance } from 'fastify'
import type { AnyRecord } from '#shared/record.ts'
import type { Act } from './act.ts'
import type { Door, Ways } from './api.ts'
import type { Tx } from './db.ts'
import type { TimedJob } from './clockwork.ts'
import type { Letter } from './numbers.ts'
import type { Touch } from './touched.ts'

/** What the house does for modules. */
export type Services = {
  /** A way in for one person, by mail, in the transaction of whoever asks. */
  invite(tx: Tx, personId: string): Promise<void>
  /** A code on paper, for somebody without e-mail, in the transaction of whoever asks. */
  issueCode(tx: Tx, personId: string): Promise<Letter>
  /** Where a module keeps files of its own, out of others' sight. */
  folder(name: string): string
  /** The most that may be brought at once, in bytes. */
  largestUpload: number
  /** Whose packs of figures are taken beside those that come with the product: RULE_PUBLISHERS. */
  rulePublishers?: string | null
}

/** What a module gives to the house: everything else is read from its records. */
export type Module = {
  name: string
  records: readonly AnyRecord[]
  /** Where a record's actions are more than its declaration says, by the record's name. */
  ways?: Record<string, Ways>
  acts?: readonly Act[]
  /** Reads by hand, and what needs the house's services. */
  routes?: (app: FastifyInstance, door: Door, services: Services) => void
  /** What time does. */
  jobs?: readonly TimedJob[]
  /** Whom a change of cited rules touches. */
  touches?: readonly Touch[]
  /** Its refusals, in words. */
  sayings?: Record<string, string>
}
