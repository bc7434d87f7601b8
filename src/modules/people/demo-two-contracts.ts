/** Somebody in London who works few hours there, and since a year a day and a half in another team by a contract of its own, for another manager. $1: whom the demo signs in as. */
export const twoContracts = [`
  create temp table demo_contract on commit drop as
  with first as (
    select d.*, h.weekly_hours from directory_entry d join location l on l.organization_id = d.organization_id and l.id = d.location_id and l.country = 'GB'
    join working_hours h on h.organization_id = d.organization_id and h.assignment_id = d.id and h.ends_on is null
    where d.organization_id = app.org() and d.status = 'active' and d.is_primary and d.worker_kind = 'employee' and d.person_id <> all ($1) and d.turns_on is null and d.manager_id <> all ($1) and d.starts_on < app.today('UTC') - 500
      and not exists (select from directory_entry r where r.organization_id = d.organization_id and r.manager_id = d.person_id) and not exists (select from employment_change c where c.organization_id = d.organization_id and c.person_id = d.person_id)
      and not exists (select from long_absence x where x.organization_id = d.organization_id and x.person_id = d.person_id) and not exists (select from access_grant g where g.organization_id = d.organization_id and g.holder_id = d.person_id)
      and not exists (select from employment e where e.organization_id = d.organization_id and e.person_id = d.person_id and e.ends_on is not null)
      and (select count(*) from assignment a where a.organization_id = d.organization_id and a.person_id = d.person_id) = 1
    order by h.weekly_hours, d.sort_name, d.id limit 1)
  select f.person_id as person, f.legal_entity_id as entity, f.number || '-2' as number, m.manager_assignment_id as manager, m.unit_id as unit, m.location_id as location, m.job_id as job, date_trunc('month', app.today('UTC') - 380)::date as since,
    pg_temp.dated_id('second contract') as employment, pg_temp.dated_id('second contract seat') as seat
  from first f cross join lateral (
    select x.* from directory_entry x join placement p on p.organization_id = x.organization_id and p.assignment_id = x.manager_assignment_id and p.starts_on < app.today('UTC') - 420 and p.ends_on is null
    where x.organization_id = f.organization_id and x.status = 'active' and x.is_primary and x.worker_kind = 'employee' and x.legal_entity_id = f.legal_entity_id and x.unit_id <> f.unit_id and x.location_id = f.location_id and x.manager_id <> f.manager_id and x.manager_id <> f.person_id and x.manager_id <> all ($1) and x.job_id <> f.job_id
      and not exists (select from directory_entry r where r.organization_id = x.organization_id and r.manager_id = x.person_id) order by x.sort_name, x.id limit 1) m`, `
  insert into employment (organization_id, id, person_id, legal_entity_id, kind, number, starts_on) select app.org(), employment, person, entity, 'employee', number, since from demo_contract`, `
  insert into assignment (organization_id, id, person_id, employment_id, is_primary) select app.org(), seat, person, employment, false from demo_contract`, `
  insert into placement (organization_id, id, assignment_id, person_id, starts_on, job_id, unit_id, location_id, manager_assignment_id) select app.org(), pg_temp.dated_id('second contract place'), seat, person, since, job, unit, location, manager from demo_contract`, `
  insert into contract (organization_id, id, employment_id, person_id, starts_on, form) select app.org(), pg_temp.dated_id('second contract form'), employment, person, since, 'permanent' from demo_contract`, `
  insert into working_hours (organization_id, id, assignment_id, person_id, starts_on, weekly_hours, working_days) select app.org(), pg_temp.dated_id('second contract hours'), seat, person, since, 12, 2 from demo_contract`] as const
