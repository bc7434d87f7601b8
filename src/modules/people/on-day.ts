import { act } from '#platform/act.ts'
import { toDecimal } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract-plans.ts'

type Fact = contracts.JobOnDay['facts'][number]
type Values = { readonly [field in string]?: unknown }
type Change = Values & { id: string; action: string; effectiveOn: string; sets: string[] }

/** As the asker: their own rights bind each of these; what is planned is answered to those named alone. */
const jobOnDay = act(contracts.jobOnDay, async (tx, { day }, { id }) => {
  if (!(await tx.query('select from directory_entry where id = $1', [id])).length) throw new Refusal('not_found', {}, 404)
  const [[stood], changes, line, reports] = await Promise.all([tx.query<Values>(facts, [id, day]), tx.query<Change>(known, [id, day]), tx.query<contracts.JobOnDay['line'][number]>(above, [id, day]), tx.query<contracts.JobOnDay['reports'][number]>(below, [id, day])])
  const end = changes.findLast(({ action }) => action === 'termination')
  return {
    isThere: stood !== undefined, plannedEnd: end ? { on: end.effectiveOn, changeId: end.id } : null,
    facts: stood ? laidOver(stood, changes) : [], line, reports: reports.slice(0, most), more: Math.max(reports.length - most, 0),
  }
})
const most = 100

/** Of each fact what holds on the day, and what the last plan until then would make of it. */
export function laidOver(stood: Values, changes: readonly Change[]): Fact[] {
  return shown.flatMap((field): Fact[] => {
    const change = changes.findLast(({ sets }) => sets.includes(field)), now = said(stood, field)
    if (now.value === null && !change) return []
    return [{ field, ...now, planned: change ? { ...said({ ...change, currency: change['currency'] ?? stood['currency'] ?? null }, field), changeId: change.id } : null }]
  })
}
const shown = ['jobId', 'unitId', 'locationId', 'managerAssignmentId', 'legalEntityId', 'weeklyHours', 'workingDays', 'amount', 'per', 'grade', 'step', 'form', 'fixedTermEndsOn', 'probationEndsOn'] as const
function said(of: Values, field: (typeof shown)[number]): Pick<Fact, 'value' | 'currency'> {
  const value = of[field], currency = field === 'amount' ? of['currency'] ?? null : null
  return { value: value == null ? null : field === 'amount' && currency ? toDecimal(String(value), String(currency)) : String(value), currency: currency === null ? null : String(currency) }
}

/** Links by name: what stands in the directory as of the day, and in the strands that the asker may read. */
const facts = `
  select d.job_title as "jobId", d.unit_name as "unitId", d.location_name as "locationId", d.manager_name as "managerAssignmentId", d.legal_entity_name as "legalEntityId", h.weekly_hours as "weeklyHours", h.working_days as "workingDays",
    w.amount::text, w.currency, w.per, w.grade, w.step, c.form, c.fixed_term_ends_on as "fixedTermEndsOn", c.probation_ends_on as "probationEndsOn"
  from app.directory_entry_on($2) d
  left join lateral (select x.* from working_hours x where x.assignment_id = d.id and x.starts_on <= $2 and (x.ends_on is null or x.ends_on >= $2)) h on true
  left join lateral (select x.* from pay x where x.assignment_id = d.id and x.starts_on <= $2 and (x.ends_on is null or x.ends_on >= $2)) w on true
  left join lateral (select x.* from contract x where x.employment_id = d.employment_id and x.starts_on <= $2 and (x.ends_on is null or x.ends_on >= $2)) c on true
  where d.id = $1 and d.status <> 'ended'`
/** Read by whoever is named on them: not by who is only asked to approve them. */
const known = `
  select c.id, c.action, c.effective_on as "effectiveOn", c.sets, p.job_title as "jobId", p.unit_name as "unitId", p.location_name as "locationId", p.manager_name as "managerAssignmentId", p.legal_entity_name as "legalEntityId", c.weekly_hours as "weeklyHours", c.working_days as "workingDays",
    c.amount::text, c.currency, c.per, c.grade, c.step, c.form, c.fixed_term_ends_on as "fixedTermEndsOn", c.probation_ends_on as "probationEndsOn"
  from app.planned_until($2, null) p join employment_change c on c.id = p.id where p.assignment_id = $1 order by c.effective_on, c.prepared_at, c.id`
/** From below upward on the day, by what is planned where the asker knows of it; each only where they see that job. */
const above = `
  with recursive planned as materialized (select distinct on (assignment_id) assignment_id, manager_assignment_id from app.planned_until($2, null) where 'managerAssignmentId' = any (sets) order by assignment_id, effective_on desc, id desc),
  upward (id, manager, step, planned, met) as (
    select d.id, case when p.assignment_id is null then d.manager_assignment_id else p.manager_assignment_id end, 0, p.assignment_id is not null, array[d.id] from app.directory_entry_on($2) d left join planned p on p.assignment_id = d.id where d.id = $1
    union all
    select d.id, case when p.assignment_id is null then d.manager_assignment_id else p.manager_assignment_id end, u.step + 1, u.planned or p.assignment_id is not null, u.met || d.id
    from upward u cross join lateral (select x.* from app.directory_entry_on($2) x where x.id = u.manager) d left join planned p on p.assignment_id = d.id where u.step < 30 and d.id <> all (u.met))
  select u.step, d.person_id as "personId", d.id as "assignmentId", d.name, d.job_title as "jobTitle", b.planned as "isPlanned"
  from upward u join app.directory_entry_on($2) d on d.id = u.id join upward b on b.step = u.step - 1 where u.step > 0 order by u.step`
/** Who reports to it on the day; who would come under it by a plan, or go from it. */
const below = `
  with planned as materialized (select * from app.planned_until($2, null)),
  moved as (select distinct on (assignment_id) assignment_id, manager_assignment_id from planned where 'managerAssignmentId' = any (sets) order by assignment_id, effective_on desc, id desc),
  ended as (select assignment_id from planned where action = 'termination' and effective_on < $2)
  select * from (
    select d.person_id as "personId", d.id as "assignmentId", d.name, d.job_title as "jobTitle",
      case when m.assignment_id is not null and m.manager_assignment_id is distinct from $1 or e.assignment_id is not null then 'leaves' when m.manager_assignment_id = $1 and d.manager_assignment_id is distinct from $1 then 'joins' end as "isPlanned"
    from app.directory_entry_on($2) d left join moved m on m.assignment_id = d.id left join ended e on e.assignment_id = d.id
    where d.status <> 'ended' and (d.manager_assignment_id = $1 or d.id in (select assignment_id from moved where manager_assignment_id = $1))
    union all
    select null, null, p.name, p.job_title, 'joins' from planned p where p.record = 'planned_hire' and p.manager_assignment_id = $1) x
  order by name, "assignmentId" limit 500`

export const onDay = { acts: [jobOnDay] }
