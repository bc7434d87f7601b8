import type { FastifyInstance } from 'fastify'
import type { AnyRecord } from '#shared/record.ts'
import type { Act } from './act.ts'
import type { Door, Ways } from './api.ts'
import type { JobRights } from './policies.ts'

/** What a module gives to the house: everything else is read from its records. */
export type Module = {
  name: string
  records: readonly AnyRecord[]
  /** Where a record's actions are more than its declaration says, by the record's name. */
  ways?: Record<string, Ways>
  acts?: readonly Act[]
  /** Reads by hand. */
  routes?: (app: FastifyInstance, door: Door) => void
  jobs?: readonly (JobRights & { every: 'second' | 'quarter-hour'; run: (organizationId: string | null) => Promise<unknown> })[]
  /** Its refusals, in words. */
  sayings?: Record<string, string>
}
