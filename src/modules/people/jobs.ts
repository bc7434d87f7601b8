import type { TimedJob } from '#platform/clockwork.ts'
import { as } from '#platform/db.ts'
import { release } from './changes.ts'

/** First days, last days and dated places come true at midnight of their place; looked at each quarter of an hour and at start, so that nothing is lost by sleeping. */
export const turnDays: TimedJob = { name: 'people.turn_days', may: {}, everySeconds: 900, run: tx => tx.query(`select app.turn_days()`) }

/** Planned changes are released on their day by the right of whoever prepared them, judged again; what fails stays planned, for those named on it to see. */
export const releaseChanges: TimedJob = {
  name: 'people.release_changes', may: {}, everySeconds: 900,
  async run(tx) {
    const due = await tx.query<{ organization_id: string; id: string; prepared_by_id: string }>(`select d.* from app.changes_due() d where app.may_be_released(d.organization_id, 'employment_change', d.id)`)
    for (const { organization_id: organizationId, id, prepared_by_id: personId } of due) {
      await as({ kind: 'person', organizationId, personId }, own => release(own, id)).catch(error => console.error(`change ${id} was not released:`, (error as Error).message))
    }
  },
}
