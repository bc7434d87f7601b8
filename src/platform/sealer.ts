import type { TimedJob } from './clockwork.ts'

/** Chains what was committed since; outside the writing transactions, which it would stop. */
export const sealer: TimedJob = { name: 'audit.seal', may: {}, everySeconds: 1, run: tx => tx.query(`select app.seal_events()`) }
