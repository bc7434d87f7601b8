import { all, any, covers, manager, managerThen, not, of, self } from '#shared/access.ts'

/** Nobody decides on themselves. */
export const handles = all(not(self()), covers('people', 'handle'))
export const handlesTheirs = all(not(self(of('personId'))), covers('people', 'handle'))
export const known = any(self(), manager('line'), manager('dotted'), covers('people', 'view'))
export const knownJob = any(self(of('personId')), manager('line'), manager('dotted'), covers('people', 'view'))
/** Of a job, what was true until a day. */
export const knownThen = any(self(of('personId')), managerThen('line', 'endsOn'), managerThen('dotted', 'endsOn'), covers('people', 'view'))
