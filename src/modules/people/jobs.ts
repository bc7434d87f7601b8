import type { TimedJob } from '#platform/clockwork.ts'
import { as } from '#platform/db.ts'
import { releaseAbsence } from './absences.ts'
import { release } from './changes.ts'
import { releasePlan } from './plans.ts'

/** First days, last days and dated places come true at midnight of their place; looked at each quarter of an hour and at start, so that nothing is lost by sleeping. */
export const turnDays: TimedJob = { name: 'people.turn_days', may: {}, everySeconds: 900, run: tx => tx.query(`select app.turn_days()`) }

/** Planned changes are released on their day by the right of whoever prepared them, judged again; what fails stays planned, for those named on it to see. */
export const releaseChanges: TimedJob = {
  name: 'people.release_changes', may: {}, everySeconds: 900,
  async run(tx) {
    for (const [due, released] of [[`app.changes_due() d where app.may_be_released(d.organization_id, 'employment_change', d.id)`, release], ['app.plans_due()', releasePlan], ['app.absences_due()', releaseAbsence]] as const) {
      const rows = await tx.query<{ organization_id: string; id: string; prepared_by_id: string }>(`select * from ${due}`)
      for (const { organization_id: organizationId, id, prepared_by_id: personId } of rows) {
        await as({ kind: 'person', organizationId, personId }, own => released(own, id)).catch(error => console.error(`${id} was not released:`, (error as Error).message))
      }
    }
  },
}
