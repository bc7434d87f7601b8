import { act } from '#platform/act.ts'
import { lock, move } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract-life.ts'
import { employment } from './records.ts'

/** An employment that never should have been entered: nobody but HR sees anything of it any more. What stands in the way the owner's trigger says, by `app.built_on`. */
export const withdraw = move(employment, 'withdraw', {
  input: contracts.withdraw,
  async decide({ row, input, tx }) {
    await lockJobs(tx, row.id)
    return { withdrawnReason: input.withdrawnReason }
  },
})

/** It was no mistake: everything of it is as it was. */
export const putBack = move(employment, 'putBack', {
  async decide({ row, tx }) {
    // Only an import that is taken back withdraws what has ended: put back it would be open.
    refuseIf(row.endsOn !== null, 'people.had_ended', { endsOn: row.endsOn })
    await lockJobs(tx, row.id)
    return { withdrawnReason: null }
  },
})

/** As the asker may read them: nobody reads what was withdrawn of themselves. There are few. */
export const withdrawn = act(contracts.withdrawn, async tx => ({
  items: await tx.query<contracts.Withdrawn>(`
    select e.id, e.person_id as "personId", p.name, e.number, l.name as "legalEntityName", e.starts_on as "startsOn", e.withdrawn_reason as "withdrawnReason", w.at as "withdrawnAt", w.actor_name as "withdrawnBy"
    from employment e join person p on p.id = e.person_id join legal_entity l on l.id = e.legal_entity_id
    left join lateral (select v.at, v.actor_name from event v where v.organization_id = e.organization_id and v.record = 'employment' and v.record_id = e.id and v.move = 'withdraw' order by v.id desc limit 1) w on true
    where e.status = 'withdrawn' and app.covers('people', 0, e.id) order by w.at desc nulls last, e.id limit 500`),
}))

const lockJobs = async (tx: Tx, id: string) =>
  lock(tx, (await tx.query<{ id: string }>(`select id from assignment where employment_id = $1`, [id])).map(job => `assignment:${job.id}`))
