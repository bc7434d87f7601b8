import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { lawWithin } from '#modules/law/index.ts'
import type { Day } from '#shared/calendar.ts'
import { Refusal } from '#shared/refusal.ts'
import { policyByLaw as contract } from './contract-law.ts'
import { sickFloorsOf } from './floors-sick.ts'
import { floorsOf, type Breach, type Floors } from './floors.ts'
import type { PolicyRules } from './policy-rules.ts'

type Where = { country: string | null; subdivision: string | null }
type Place = Where & { kind: string; unit: 'days' | 'hours' }
type Held = Floors & { country: string | null }
type Assigning = { policyId: string; employmentId: string; startsOn: Day | null }

export const policyByLaw = act(contract, async (tx, { on, employmentId }, { id }) => {
  if (employmentId) return told(await heldWhereTheyWork(tx, { policyId: id!, employmentId, startsOn: on ?? null }))
  const place = await placeOf(tx, id!), [version] = await tx.query<{ startsOn: Day; rules: PolicyRules }>('select starts_on as "startsOn", rules from leave_policy_version where policy_id = $1 and ($2::date is null or starts_on <= $2) order by starts_on desc limit 1', [id, on ?? null])
  if (!place || !version) throw new Refusal('not_found', {}, 404)
  return told({ country: place.country, ...await held(tx, place, version.rules, on ?? version.startsOn) })
})
const told = ({ country, breaches, rules, notCovered }: Held) => ({ country, breaches: breaches.map(({ code, says, rule }) => ({ code, says, rule })), rules, notCovered })

/** Holiday by law isn’t given away by a policy: the first way in which it would be is named, with the rule that says so. */
export async function refuseBelowLaw(tx: Tx, policyId: string, rules: PolicyRules, from: Day): Promise<void> {
  const place = await placeOf(tx, policyId)
  if (!place) return
  refuse((await held(tx, place, rules, from)).breaches, 'rules')
  // Where it is assigned by hand it counts too, whatever place it is for.
  for (const there of await tx.query<Where>('select country, subdivision from app.leave_policy_assigned_at($1, $2)', [policyId, from])) {
    const [breach] = (await held(tx, { ...place, ...there }, rules, from)).breaches
    if (breach) refuse([{ ...breach, says: `It is assigned by hand to people elsewhere (${new Intl.DisplayNames('en', { type: 'region' }).of(there.country!)}). ${breach.says}` }], 'rules')
  }
}

/** Nor by assigning one that is for elsewhere. */
export async function refuseAssignedBelowLaw(tx: Tx, assigned: Assigning): Promise<void> {
  refuse((await heldWhereTheyWork(tx, assigned)).breaches, 'policyId')
}
function refuse([breach]: readonly Breach[], field: string) {
  if (breach) throw new Refusal(breach.code, { title: breach.says, field, rule: breach.rule, source: breach.source })
}

/** What a policy says from a day on against the law of where somebody works then. Of what gives nothing by law another of their accounts has to. */
async function heldWhereTheyWork(tx: Tx, { policyId, employmentId, startsOn }: Assigning): Promise<Held> {
  const place = await placeOf(tx, policyId)
  const [there] = place ? await tx.query<Where & { from: Day }>(`
    select a.country, a.subdivision, greatest(coalesce($3, a.today), a.starts_on) as "from" from leave_policy p cross join lateral app.leave_asking($2, p.leave_type_id, coalesce($3, app.today('UTC')), coalesce($3, app.today('UTC'))) a where p.id = $1`, [policyId, employmentId, startsOn]) : []
  if (!place || !there) throw new Refusal('not_found', {}, 404)
  const { from, ...where } = there, versions = await tx.query<{ startsOn: Day; rules: PolicyRules }>(`
    select starts_on as "startsOn", rules from leave_policy_version where policy_id = $1
      and starts_on >= coalesce((select max(v.starts_on) from leave_policy_version v where v.policy_id = $1 and v.starts_on <= $2), (select min(v.starts_on) from leave_policy_version v where v.policy_id = $1)) order by starts_on`, [policyId, from])
  const [{ isGiven }] = await tx.query<{ isGiven: boolean }>(`
    select exists (select from leave_account a join leave_type t on t.id = a.leave_type_id and t.kind = 'vacation' join leave_policy_version v on v.policy_id = a.policy_id and v.rules @? '$.gives[*] ? (@.layer == "statutory")'
      where a.employment_id = $1 and a.leave_type_id <> (select leave_type_id from leave_policy where id = $2)) as "isGiven"`, [employmentId, policyId]) as [{ isGiven: boolean }]
  let found: Floors = { breaches: [], rules: [], notCovered: [] }
  for (const version of versions) if (found.breaches.length === 0) found = await held(tx, { ...place, ...where }, version.rules, from > version.startsOn ? from : version.startsOn, isGiven)
  return { country: where.country, ...found }
}

/** What is beyond the law, in a policy of its own, isn't held against it; nor is leave that is no holiday. */
async function held(tx: Tx, { kind, unit, country, subdivision }: Place, rules: PolicyRules, on: Day, isGivenElsewhere = true): Promise<Floors> {
  if (kind === 'sick' && country === 'US') return sickFloorsOf({ ...rules, unit }, subdivision, on, await lawWithin(tx))
  if (kind !== 'vacation') return { breaches: [], rules: [], notCovered: ['Only holiday, and sick leave in some states of the United States, is held against the law here.'] }
  if (!country) return { breaches: [], rules: [], notCovered: ['It is for no country in particular, so no country’s law is asked. Say a country, a location or a legal entity.'] }
  if (isGivenElsewhere && country !== 'US' && rules.gives.length > 0 && !rules.gives.some(({ layer }) => layer === 'statutory')) return { breaches: [], rules: [], notCovered: ['It gives nothing by law: what the law gives is for another policy to say.'] }
  return floorsOf({ ...rules, unit }, { country, subdivision }, on, await lawWithin(tx))
}

const placeOf = async (tx: Tx, policyId: string): Promise<Place | undefined> => (await tx.query<Place>(`
  select t.kind, t.unit, coalesce(l.country, e.country, p.country) as country, l.subdivision
  from leave_policy p join leave_type t on t.id = p.leave_type_id left join location l on l.id = p.location_id left join legal_entity e on e.id = p.legal_entity_id where p.id = $1`, [policyId]))[0]
