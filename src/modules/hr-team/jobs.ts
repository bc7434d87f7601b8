import type { TimedJob } from '#platform/clockwork.ts'

/** Whoever has left the company has left their HR positions too, and the access that came with them. */
export const turnSeats: TimedJob = { name: 'hr_team.turn_seats', may: {}, everySeconds: 900, run: tx => tx.query('select app.turn_seats()') }
/** A quarter begins: what access there is waits for those who administer it. */
export const openReviews: TimedJob = { name: 'hr_team.open_reviews', may: {}, everySeconds: 3600, run: tx => tx.query('select app.open_reviews()') }
