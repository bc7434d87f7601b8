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

const lockJobs = async (tx: Tx, id: string) =>
  lock(tx, (await tx.query<{ id: string }>(`select id from assignment where employment_id = $1`, [id])).map(job => `assignment:${job.id}`))
