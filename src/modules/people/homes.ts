import { act } from '#platform/act.ts'
import { addressFormat } from '#platform/addresses.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import { as } from '#platform/db.ts'
import { regionOf } from '#shared/addresses.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract-homes.ts'

export const homeOn = act(contracts.homeOn, async (tx, { on }, { id }) => {
  const [{ home } = { home: null }] = await tx.query<{ home: contracts.Home | null }>(`select app.home_on($1, $2) as home`, [id, on])
  if (!home) throw new Refusal('not_found', {}, 404)
  return home
})

type Due = { organizationId: string; id: string; country: string; region: string | null }
/** A new home becomes the home at midnight of its day where its owner works; a job that is done at home is then under the law of the new one. Each by itself: one that can't be keeps nobody else waiting. */
export const moveHomes: TimedJob = {
  name: 'people.move_homes', may: {}, everySeconds: 900,
  async run(tx) {
    const due = await tx.query<Due>(`select organization_id as "organizationId", id, country, region from app.homes_due()`)
    for (const { organizationId, id, country, region } of due) {
      await as({ kind: 'job', organizationId, name: moveHomes.name }, own => own.query(`select app.move_home($1, $2)`, [id, region && regionOf({ country, regions: addressFormat(country).subdivisions }, region)])).catch(error => console.error(`the home ${id} was not moved to:`, (error as Error).message))
    }
  },
}
