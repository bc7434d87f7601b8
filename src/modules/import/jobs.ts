import type { TimedJob } from '#platform/clockwork.ts'

/** What was staged for an import that is over, or left lying for a fortnight, goes. */
export const sweep: TimedJob = { name: 'import.sweep', may: {}, everySeconds: 3600, run: tx => tx.query(`select app.sweep_imports()`) }
