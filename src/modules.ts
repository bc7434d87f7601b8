import type { JobRights } from '#platform/policies.ts'
import type { AnyRecord } from '#shared/record.ts'
import { records as organization } from '#modules/organization/records.ts'
import { records as people } from '#modules/people/records.ts'

/** THE list of modules, in order; each may import only those above it. */
export const records: readonly AnyRecord[] = [...organization, ...people]
export const jobs: readonly JobRights[] = []
