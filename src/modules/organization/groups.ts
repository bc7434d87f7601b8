import type { Static } from 'typebox'
import { act } from '#platform/act.ts'
import { make, remove } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { snake } from '#shared/names.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contract from './contract.ts'
import { populationChange, populationRule } from './records.ts'

type Line = Omit<Static<typeof contract.changeGroup.input>, 'deed'> & { populationId: string }
type Waiting = Static<typeof contract.waitingGroups.output>['items'][number]

export const changeGroup = act(contract.changeGroup, async (tx, { deed, ...given }, { id }) => {
  const line: Line = { ...given, populationId: id! }
  const [row] = await tx.query<{ waits: boolean }>(`select app.growth_waits($1, $2, $3) as waits`, [id, deed, Object.fromEntries(Object.entries(line).map(([field, value]) => [snake(field), value]))])
  if (row!.waits) await make(populationChange)(tx, { ...line, deed })
  else if (deed === 'add') await make(populationRule)(tx, line)
  else await remove(populationRule)(tx, await standing(tx, line), null)
  return { waits: row!.waits }
})

export const waitingGroups = act(contract.waitingGroups, async tx => ({
  items: await tx.query<Waiting>(`select change_id as "changeId", version, population_id as "populationId", population, deed, effect, kind, what, preparer, people, names, confirmers, bar from app.waiting_growth()`),
}))

const criteria = ['legalEntityId', 'country', 'locationId', 'unitId', 'workerKind', 'circle', 'personId'] as const
async function standing(tx: Tx, line: Line): Promise<string> {
  const [found] = await tx.query<{ id: string }>(`select id from population_rule where population_id = $1 and effect = $2 and ${criteria.map((field, i) => `${snake(field)}::text is not distinct from $${i + 3}`).join(' and ')} limit 1`,
    [line.populationId, line.effect, ...criteria.map(field => line[field] ?? null)])
  if (!found) throw new Refusal('organization.line_is_gone')
  return found.id
}
