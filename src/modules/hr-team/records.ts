import type { AnyRecord } from '#shared/record.ts'
import { holidayRecords } from './records-holiday.ts'
import { plannerRecords } from './records-planner.ts'
import { positionRecords } from './records-positions.ts'
import { reviewRecords } from './records-review.ts'
import { teamRecords } from './records-team.ts'

export * from './records-holiday.ts'
export * from './records-planner.ts'
export * from './records-positions.ts'
export * from './records-review.ts'
export * from './records-team.ts'
export const records: readonly AnyRecord[] = [...positionRecords, ...reviewRecords, ...teamRecords, ...plannerRecords, ...holidayRecords]
