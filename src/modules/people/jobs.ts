import type { TimedJob } from '#platform/clockwork.ts'

/** First days, last days and dated places come true at midnight of their place; looked at each quarter of an hour and at start, so that nothing is lost by sleeping. */
export const turnDays: TimedJob = { name: 'people.turn_days', may: {}, everySeconds: 900, run: tx => tx.query(`select app.turn_days()`) }
