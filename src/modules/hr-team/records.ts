import type { AnyRecord } from '#shared/record.ts'

export const records: readonly AnyRecord[] = []
