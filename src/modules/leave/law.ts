import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { lawWithin } from '#modules/law/index.ts'
import type { Day } from '#shared/calendar.ts'
import { Refusal } from '#shared/refusal.ts'
import { policyByLaw as contract } from './contract-law.ts'
import { sickFloorsOf } from './floors-sick.ts'
import { floorsOf, type Floors } from './floors.ts'
import type { PolicyRules } from './policy-rules.ts'

type Place = { kind: string; unit: 'days' | 'hours'; country: string | null; subdivision: string | null }

export const policyByLaw = act(contract, async (tx, { on }, { id }) => {
  const place = await placeOf(tx, id!), [version] = await tx.query<{ startsOn: Day; rules: PolicyRules }>('select starts_on as "startsOn", rules from leave_policy_version where policy_id = $1 and ($2::date is null or starts_on <= $2) order by starts_on desc limit 1', [id, on ?? null])
  if (!place || !version) throw new Refusal('not_found', {}, 404)
  const { breaches, rules, notCovered } = await held(tx, place, version.rules, on ?? version.startsOn)
  return { country: place.country, breaches: breaches.map(({ code, says, rule }) => ({ code, says, rule })), rules, notCovered }
})

/** Holiday by law isn’t given away by a policy: the first way in which it would be is named, with the rule that says so. */
export async function refuseBelowLaw(tx: Tx, policyId: string, rules: PolicyRules, from: Day): Promise<void> {
  const place = await placeOf(tx, policyId), [breach] = place ? (await held(tx, place, rules, from)).breaches : []
  if (breach) throw new Refusal(breach.code, { title: breach.says, field: 'rules', rule: breach.rule, source: breach.source })
}

/** What is beyond the law, in a policy of its own, isn't held against it; nor is leave that is no holiday. */
async function held(tx: Tx, { kind, unit, country, subdivision }: Place, rules: PolicyRules, on: Day): Promise<Floors> {
  if (kind === 'sick' && country === 'US') return sickFloorsOf({ ...rules, unit }, subdivision, on, await lawWithin(tx))
  if (kind !== 'vacation') return { breaches: [], rules: [], notCovered: ['Only holiday, and sick leave in some states of the United States, is held against the law here.'] }
  if (!country) return { breaches: [], rules: [], notCovered: ['It is for no country in particular, so no country’s law is asked. Say a country, a location or a legal entity.'] }
  if (country !== 'US' && rules.gives.length > 0 && !rules.gives.some(({ layer }) => layer === 'statutory')) return { breaches: [], rules: [], notCovered: ['It gives nothing by law: what the law gives is for another policy to say.'] }
  return floorsOf({ ...rules, unit }, { country, subdivision }, on, await lawWithin(tx))
}

const placeOf = async (tx: Tx, policyId: string): Promise<Place | undefined> => (await tx.query<Place>(`
  select t.kind, t.unit, coalesce(l.country, e.country, p.country) as country, l.subdivision
  from leave_policy p join leave_type t on t.id = p.leave_type_id left join location l on l.id = p.location_id left join legal_entity e on e.id = p.legal_entity_id where p.id = $1`, [policyId]))[0]
