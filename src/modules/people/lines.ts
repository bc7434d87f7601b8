import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { answered, tellAsked } from '#platform/notify.ts'
import { changeOne } from './changes.ts'
import * as contracts from './contract-lines.ts'
import { employmentChange } from './records.ts'
import { moved, offersOfSuccession } from './telling.ts'

type Above = { kind: 'direct' | 'acting' | 'dotted' | 'line'; step: number; personId: string; assignmentId: string; name: string; jobTitle: string; purpose: string | null; until: string | null }

type Other = { kind: 'dotted' | 'acting'; id: string; personId: string; name: string; jobTitle: string; locationName: string; of: string; until: string | null }

const line = act(contracts.line, async (tx, _, { id }) => {
  await mustSee(tx, id!)
  return { items: await tx.query<Above>(above, [id]) }
})

const reports = act(contracts.reports, async (tx, _, { id }) => {
  const [items, line] = await Promise.all([reportsOf(tx, id!), tx.query<Above>(above, [id])])
  const next = line.find(({ kind }) => kind === 'direct')
  return { proposed: next ? { assignmentId: next.assignmentId, name: next.name } : null, items }
})

const team = act(contracts.team, async tx => {
  const [items, ahead, birthdays] = await Promise.all([
    tx.query<Other>(others), tx.query<{ personId: string; name: string; what: 'probationEndsOn' | 'fixedTermEndsOn'; on: string }>(datesAhead), tx.query<{ personId: string; name: string; day: string }>(birthdaysAhead)])
  return { items, ahead, birthdays }
})

/** Each by a change of their own. Later facts that repeat the manager who goes follow. */
const succeed = act(contracts.succeed, async (tx, { effectiveOn, successors, tells }, { id }) => {
  const items = await reportsOf(tx, id!), told = answered(tells, moved), offers = await offersOfSuccession(tx, successors)
  const changed: string[] = []
  for (const { assignmentId, managerAssignmentId } of successors) {
    refuseIf(!items.some(each => each.assignmentId === assignmentId), 'people.not_their_report', { field: 'successors' })
    const { changeId } = await changeOne(tx, { managerAssignmentId, effectiveOn: effectiveOn as string | undefined, action: 'manager', carries: ['managerAssignmentId'] }, assignmentId, told)
    if (changeId) changed.push(changeId)
  }
  if (changed[0]) await tellAsked(tx, told, offers, { record: employmentChange.name, id: changed[0] })
  return { changed: successors.length }
})

async function reportsOf(tx: Tx, id: string) {
  await mustSee(tx, id)
  return tx.query<{ assignmentId: string; personId: string; name: string; jobTitle: string }>(`
    select id as "assignmentId", person_id as "personId", name, job_title as "jobTitle" from directory_entry
    where manager_assignment_id = $1 and status = any ('{active,starting}') order by sort_name, id limit 200`, [id])
}

async function mustSee(tx: Tx, id: string) {
  if (!(await tx.query('select from directory_entry where id = $1', [id])).length) throw new Refusal('not_found', {}, 404)
}
const above = `select kind, step, person_id as "personId", assignment_id as "assignmentId", name, job_title as "jobTitle", purpose, until from app.managers_of($1)`
const others = `
  select f.kind, d.id, d.person_id as "personId", d.name, d.job_title as "jobTitle", d.location_name as "locationName", coalesce(f.of, '') as of, f.until from (
    select 'dotted' as kind, l.assignment_id as id, l.purpose as of, l.ends_on as until from dotted_line l join directory_entry e on e.id = l.assignment_id
    where app.setting('uses_dotted_lines') and l.manager_assignment_id in (select id from assignment where person_id = app.me()) and app.today_at(e.location_id) between l.starts_on and coalesce(l.ends_on, 'infinity')
    union all
    select 'acting', e.id, case when e.manager_assignment_id = x.assignment_id and e.left_manager_name is not null then e.left_manager_name else e.manager_name end, x.ends_on
    from acting_manager x join reporting_line k on k.manager_id = x.id and k.kind = 'line' join reach r on r.subject_id = k.id and x.id = any (r.direct) join directory_entry e on e.id = k.id
    where x.acting_person_id = app.me() and x.starts_at <= app.clock() and x.ends_at > app.clock()) f
  join directory_entry d on d.id = f.id where d.status = 'active' order by f.kind desc, f.of, d.sort_name, d.id limit 200`

const datesAhead = `
  select d.person_id as "personId", d.name, x.what, x."on" from directory_entry d join contract c on c.employment_id = d.employment_id
  cross join lateral (values ('probationEndsOn', c.probation_ends_on), ('fixedTermEndsOn', c.fixed_term_ends_on)) x (what, "on")
  where d.manager_id = app.me() and d.status = 'active' and c.starts_on <= app.today_at(d.location_id) and coalesce(c.ends_on, 'infinity') >= app.today_at(d.location_id)
    and x."on" between app.today_at(d.location_id) and app.today_at(d.location_id) + 180
  order by x."on", d.sort_name limit 50`

/** Within a month, of those who allow it. */
const birthdaysAhead = `
  select distinct on (days, d.person_id) d.person_id as "personId", d.name, b.day from directory_entry d
  cross join lateral (select app.birthday_of(d.person_id) as day) b cross join lateral (select app.today_at(d.location_id) as today) t
  cross join lateral (select min(days) as days from generate_series(0, 30) days where to_char(t.today + days, 'MM-DD') = b.day or b.day = '02-29' and to_char(t.today + days, 'MM-DD') = '02-28') n
  where d.manager_id = app.me() and d.status = 'active' and b.day is not null and n.days is not null
  order by days, d.person_id limit 50`

export const lines = {
  acts: [line, reports, team, succeed],
  sayings: {
    'people.manager_cycle_ahead': 'From a later day on this manager would report to this person, directly or further up: choose another, or change that first.',
    'people.acts_for_self': 'Nobody stands in for themselves: choose somebody else.',
    'people.acting_circle': 'They would stand in for each other at the same time: choose somebody who is here.',
    'people.not_their_report': 'Somebody among these doesn’t report to this job: look again who does.',
    'people.dotted_to_self': 'Nobody has a dotted line to themselves: choose somebody else.',
  },
}
