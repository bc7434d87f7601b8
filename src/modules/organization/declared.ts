import type { AnyRecord } from '#shared/record.ts'

let known: readonly AnyRecord[] = []
/** All records of the house, told at start: who explains rights must know those of modules below too. */
export const declare = (records: readonly AnyRecord[]) => { known = records }
export const declared = () => known
