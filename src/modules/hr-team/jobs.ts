import type { TimedJob } from '#platform/clockwork.ts'

/** Whoever has left the company has left their HR positions too, and the access that came with them. */
export const turnSeats: TimedJob = { name: 'hr_team.turn_seats', may: {}, everySeconds: 900, run: tx => tx.query('select app.turn_seats()') }
