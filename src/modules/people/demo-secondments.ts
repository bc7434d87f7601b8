/** One of the demo manager's people ($1) is at another legal entity of the company since three months ago, with a day a week left at home; $2: whom the demo signs in as. */
export const secondments = `
  create temp table demo_secondment on commit drop as
  with home as (
    select d.*, h.id as hours_id, h.weekly_hours from directory_entry d join directory_entry me on me.organization_id = d.organization_id and me.person_id = $1 and me.is_primary
    join reporting_line r on r.organization_id = d.organization_id and r.manager_id = $1 and r.kind = 'line' and r.id = d.id
    join working_hours h on h.organization_id = d.organization_id and h.assignment_id = d.id and h.ends_on is null and h.starts_on < app.today('UTC') - 120
    where d.organization_id = app.org() and d.status = 'active' and d.is_primary and d.worker_kind = 'employee' and d.person_id <> all ($2) and d.turns_on is null
      and not exists (select from directory_entry o where o.organization_id = d.organization_id and o.manager_assignment_id = d.id) and not exists (select from employment_change c where c.organization_id = d.organization_id and c.person_id = d.person_id)
      and (select count(*) from assignment a where a.organization_id = d.organization_id and a.person_id = d.person_id) = 1
    order by d.sort_name, d.id limit 1),
  host as (
    select m.id, m.unit_id, m.location_id, m.legal_entity_id from home, directory_entry m where m.organization_id = app.org() and m.status = 'active' and m.is_primary and m.legal_entity_id <> home.legal_entity_id
      and exists (select from directory_entry o where o.organization_id = m.organization_id and o.manager_assignment_id = m.id) and m.turns_on is null and m.starts_on < app.today('UTC') - 200 order by m.sort_name, m.id limit 1)
  select home.id as home, home.person_id as person, home.employment_id as employment, home.job_id as job, home.weekly_hours as hours, host.id as manager, host.unit_id as unit, host.location_id as location, host.legal_entity_id as entity,
    pg_temp.dated_id('host' || home.id) as seat, date_trunc('month', app.today('UTC') - 80)::date as since, (date_trunc('month', app.today('UTC')) + interval '10 months')::date - 1 as until from home, host`
export const secondmentRows = [`
  insert into assignment (organization_id, id, person_id, employment_id, is_primary) select app.org(), seat, person, employment, false from demo_secondment`, `
  insert into secondment (organization_id, id, person_id, assignment_id, host_assignment_id, legal_entity_id, starts_on, ends_on, home_hours, paid_by, purpose)
  select app.org(), pg_temp.dated_id('secondment' || home), person, home, seat, entity, since, until, round(hours / 5, 2), 'host', 'Brings the calibration bench over' from demo_secondment`, `
  insert into placement (organization_id, id, assignment_id, person_id, starts_on, ends_on, job_id, unit_id, location_id, manager_assignment_id)
  select app.org(), pg_temp.dated_id('host place' || home), seat, person, since, until, job, unit, location, manager from demo_secondment`, `
  update working_hours h set ends_on = s.since - 1 from demo_secondment s where h.organization_id = app.org() and h.assignment_id = s.home and h.ends_on is null`, `
  insert into working_hours (organization_id, id, assignment_id, person_id, starts_on, ends_on, weekly_hours, working_days)
  select app.org(), pg_temp.dated_id(t.name || home), case when t.name = 'there' then seat else home end, person, case t.name when 'back' then until + 1 else since end, case when t.name <> 'back' then until end,
    case t.name when 'back' then hours when 'there' then hours - round(hours / 5, 2) else round(hours / 5, 2) end, case t.name when 'there' then 4 when 'meanwhile' then 1 end from demo_secondment, unnest(array['meanwhile', 'back', 'there']) t (name)`] as const
