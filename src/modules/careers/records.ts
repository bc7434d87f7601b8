import type { AnyRecord } from '#shared/record.ts'
import { alone } from './records-alone.ts'
import { shared } from './records-shared.ts'

export * from './records-alone.ts'
export * from './records-shared.ts'
export const records: readonly AnyRecord[] = [...shared, ...alone]
