import { act } from '#platform/act.ts'
import { lock, make } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { changeFrom } from '#platform/strand.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract-positions.ts'
import { position, positionTerms } from './records-positions.ts'

const openPosition = act(contracts.openPosition, async (tx, { title, code, note, startsOn, ...terms }) => {
  const positionId = await make(position)(tx, { title, code: code ?? null, note: note ?? null })
  await make(positionTerms)(tx, { positionId, startsOn, state: 'open', ...terms })
  return { positionId }
})

const changePosition = act(contracts.changePosition, async (tx, { startsOn, ...terms }, { id }) => {
  await mustSee(tx, id!)
  await lock(tx, [`position:${id}`])
  const said = Object.fromEntries(Object.entries(terms).filter(([name, value]) => value !== undefined && (value !== null || mayBeEmpty.includes(name))))
  await changeFrom(positionTerms)(tx, id!, startsOn, said, Object.keys(said))
  return { startsOn }
})
const mayBeEmpty = ['reportsToId', 'costCentreId']

const staffing = act(contracts.staffing, async (tx, { on, q, fill, state, limit = 100, offset = 0, ...of }) => {
  const rows = await tx.query<contracts.Staffed & { total: number }>(`${positionsOn}, found as (
      select *, case when heads is null then null when heads = 0 then 'vacant' when state = 'closed' or "filledFte" > "budgetedFte" then 'over' when "filledFte" < "budgetedFte" then 'partly' else 'filled' end as fill from here)
    select f.*, count(*) over ()::int as total from found f
    where ($2::text is null or strpos(f.sort_title, app.fold($2)) > 0 or strpos(f.sort_code, app.fold($2)) > 0) and ($3::text[] is null or f.fill = any ($3)) and ($4::text[] is null or f.state = any ($4))
      and ($5::uuid is null or f.id = $5) and ($6::uuid is null or $6 = any (f.units)) and ($7::uuid is null or f."locationId" = $7) and ($8::uuid is null or f."legalEntityId" = $8)
    order by f.sort_title, f.id limit $9 offset $10`, [on ?? null, q?.trim() || null, fill?.split(',') ?? null, state?.split(',') ?? null, of.id ?? null, of.unitId ?? null, of.locationId ?? null, of.legalEntityId ?? null, limit, offset])
  return { items: rows, total: rows[0]?.total ?? 0 }
})

/** What is open, as far as the asker may know: null where the company plans no positions, or none is theirs to see. */
export async function vacancies(tx: Tx): Promise<contracts.Staffed[] | null> {
  const [may] = await tx.query<{ sees: boolean }>(`select app.setting('uses_positions') and exists (select from position) as sees`)
  return may!.sees ? (await staffing.run(tx, { fill: 'vacant,partly', state: 'open', limit: 50 }, {})).items : null
}

const unitStaffing = act(contracts.unitStaffing, async (tx, { on }) => ({
  items: await tx.query(`${positionsOn}
    select u.id as "unitId", u.name as "unitName", cardinality(u.ancestors) as depth, count(*)::int as positions, count(*) filter (where h.heads = 0 and h.state = 'open')::int as vacant,
      coalesce(sum(h."budgetedFte") filter (where h.heads is not null), 0) as "budgetedFte", coalesce(sum(h."filledFte"), 0) as "filledFte", count(*) filter (where h.heads is null)::int as unknown
    from here h cross join unnest(h.units) of_unit join org_unit u on u.id = of_unit where h.state <> 'closed' or h.heads > 0
    group by u.id, u.name, u.ancestors, u.sort_name order by array(select a.sort_name from unnest(u.ancestors || u.id) with ordinality p (id, n) join org_unit a on a.id = p.id order by n)`, [on ?? null]),
}))

const positionHolders = act(contracts.positionHolders, async (tx, _, { id }) => {
  await mustSee(tx, id!)
  return { items: await tx.query(holders, [id]) }
})

const proposal = act(contracts.proposal, async (tx, _, { id }) => {
  const [terms] = await tx.query<{ jobId: string; unitId: string; locationId: string; legalEntityId: string; costCentreId: string | null; managerAssignmentId: string | null; managerName: string | null }>(`
    select t.job_id as "jobId", t.unit_id as "unitId", t.location_id as "locationId", t.legal_entity_id as "legalEntityId", t.cost_centre_id as "costCentreId", m.id as "managerAssignmentId", m.name as "managerName"
    from position_terms t join location l on l.id = t.location_id left join app.position_manager(t.position_id) m on true
    where t.position_id = $1 order by t.starts_on <= app.today(l.time_zone) desc, abs(t.starts_on - app.today(l.time_zone)) limit 1`, [id])
  if (!terms) throw new Refusal('not_found', {}, 404)
  const { costCentreId, ...said } = terms
  return { ...said, costShares: costCentreId ? [{ costCentreId, share: 100 }] : null }
})

const positionsOf = act(contracts.positionsOf, async (tx, _, { id }) => ({
  items: await tx.query(`select p.position_id as "positionId", app.position_named(p.id) as title, p.starts_on as "startsOn", p.ends_on as "endsOn" from placement p
    where p.assignment_id = $1 and p.position_id is not null and app.position_named(p.id) is not null order by p.starts_on`, [id]),
}))

const teamVacancies = act(contracts.teamVacancies, async tx => ({
  items: await tx.query(`select id, title, unit_name as "unitName", location_name as "locationName", budgeted_fte as "budgetedFte", filled_fte as "filledFte" from app.team_vacancies()`),
}))

async function mustSee(tx: Tx, id: string) {
  if (!(await tx.query(`select from position where id = $1`, [id])).length) throw new Refusal('not_found', {}, 404)
}

/** Every position that the asker may see, as it is on a day ($1; null: today at its place), beside how far it is filled where they may know that. */
const positionsOn = `
  with filled as materialized (select * from app.staffing($1::date)),
  here as materialized (
    select s.id, s.title, s.code, s.sort_title, s.sort_code, t.state, t.budgeted_fte as "budgetedFte", t.unit_id as "unitId", u.name as "unitName", u.ancestors || u.id as units, t.location_id as "locationId", l.name as "locationName",
      t.legal_entity_id as "legalEntityId", e.name as "legalEntityName", t.job_id as "jobId", j.title as "jobTitle", f.heads, f.fte as "filledFte", f.beyond_until as "beyondUntil"
    from position s join position_terms t on t.position_id = s.id join location l on l.id = t.location_id join org_unit u on u.id = t.unit_id join legal_entity e on e.id = t.legal_entity_id join job j on j.id = t.job_id
    left join filled f on f.position_id = s.id
    where t.starts_on <= coalesce($1::date, app.today(l.time_zone)) and (t.ends_on is null or t.ends_on >= coalesce($1::date, app.today(l.time_zone))))`

/** As the reader sees placements; an end ahead is told to who looks after the person. */
const holders = `
  select p.id, p.assignment_id as "assignmentId", p.person_id as "personId", d.name, p.starts_on as "startsOn",
    least(p.ends_on, case when e.ends_on < app.today_at(p.location_id) or app.covers('people', 0, e.id) then e.ends_on end) as "endsOn",
    round(h.weekly_hours / nullif(coalesce(h.agreed_hours, h.standard_hours), 0), 2) as fte, p.beyond_reason as "beyondReason", c.name as "coversName", p.beyond_until as "beyondUntil"
  from placement p join directory_entry d on d.id = p.assignment_id join assignment a on a.id = p.assignment_id join employment e on e.id = a.employment_id
  left join directory_entry c on c.id = p.covers_assignment_id
  left join lateral app.hours_at(p.assignment_id, greatest(p.starts_on, least(app.today_at(p.location_id), coalesce(p.ends_on, app.today_at(p.location_id))))) h on true
  where p.position_id = $1 and (e.ends_on is null or p.starts_on <= e.ends_on) order by p.starts_on desc, p.id limit 500`

export const positions = {
  acts: [openPosition, changePosition, staffing, unitStaffing, positionHolders, proposal, positionsOf, teamVacancies],
  // A position comes with its first terms.
  ways: { position: { create: false as const } },
  sayings: {
    'people.position_cycle': 'This position would stand above itself, directly or further up: choose another.',
    'people.position_rows_in_order': 'Rows of one number go from the earliest day to the latest, one for a day.',
    'people.position_not_yet': 'There is no such position on that day yet: choose a later day, or let the position begin earlier.',
    'people.position_frozen': 'This position is frozen on that day: open it first, or choose another.',
    'people.position_closed': 'This position is closed on that day: open it again, or choose another.',
    'people.position_full': 'This position has no room left. Say why somebody comes in beyond its budget, and until when; or choose another position.',
    'people.position_smaller': 'This position’s budget is less than the hours of one person: give fewer hours, or raise the budget.',
    'people.beyond_incomplete': 'Beyond the budget needs a position, the reason and until when; a cover also needs for whom.',
    'people.beyond_before': 'It would be over before it begins: choose a later day.',
    'people.covers_self': 'Nobody covers for themselves: choose who is away.',
  },
}
