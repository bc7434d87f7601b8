import type { AnyRecord } from '#shared/record.ts'
import { positionRecords } from './records-positions.ts'

export * from './records-positions.ts'
export const records: readonly AnyRecord[] = [...positionRecords]
