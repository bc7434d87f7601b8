/**
 * Positions of the legal entity that the demo's manager ($1) works for, up to a few hundred: everybody there sits in one. Some wait to be filled, two are
 * frozen, one is over-filled by a handover and one by a cover. Told in SQL, since each stands on rows of others.
 */
export const positions = [`
  create temp table demo_seat on commit drop as
  with entity as (select legal_entity_id as id from directory_entry where organization_id = app.org() and person_id = $1 and is_primary limit 1),
  staff as (
    select d.organization_id, d.id as assignment_id, d.manager_assignment_id, p.id as placement_id, p.starts_on, p.job_id, p.unit_id, p.location_id, p.cost_centre_id, d.legal_entity_id, j.title, d.sort_name
    from directory_entry d join entity e on e.id = d.legal_entity_id
    cross join lateral (select * from placement s where s.organization_id = d.organization_id and s.assignment_id = d.id and s.starts_on <= app.today_at(s.location_id) and (s.ends_on is null or s.ends_on >= app.today_at(s.location_id) - 30) order by s.starts_on desc limit 1) p
    join job j on j.organization_id = p.organization_id and j.id = p.job_id
    where d.organization_id = app.org() and d.is_primary and d.status = 'active'
    order by d.sort_name, d.id limit 400),
  teams as (
    select s.*, count(*) over w as alike, row_number() over (partition by manager_assignment_id, job_id order by starts_on desc, assignment_id) as newest, dense_rank() over (order by manager_assignment_id, job_id) as team from staff s window w as (partition by manager_assignment_id, job_id)),
  pairs as (select team, row_number() over (order by team) as n from (select distinct team from teams where alike between 2 and 4) t)
  select t.*, row_number() over (order by sort_name, assignment_id) as n, pg_temp.dated_id('position' || assignment_id) as id,
    -- The newest of two teams sits in the seat of the one before them.
    case when t.newest = 1 and p.n <= 2 then case p.n when 1 then 'handover' else 'cover' end end as beyond, case when t.newest = 1 and p.n <= 2 then (select b.assignment_id from teams b where b.team = t.team and b.newest = 2) end as beside
  from teams t left join pairs p on p.team = t.team`, `
  insert into position (organization_id, id, title, code) select organization_id, id, title, 'P-' || lpad(n::text, 4, '0') from demo_seat where beyond is null order by n`, `
  insert into position_terms (organization_id, id, position_id, starts_on, state, budgeted_fte, legal_entity_id, location_id, unit_id, job_id, reports_to_id, cost_centre_id)
  select s.organization_id, pg_temp.dated_id('terms' || s.assignment_id), s.id, s.starts_on, 'open', 1, s.legal_entity_id, s.location_id, s.unit_id, s.job_id, case when m.beyond is null then m.id end, s.cost_centre_id
  from demo_seat s left join demo_seat m on m.assignment_id = s.manager_assignment_id where s.beyond is null order by s.n`, `
  update placement p set position_id = s.id from demo_seat s where s.beyond is null and p.organization_id = s.organization_id and p.id = s.placement_id`, `
  set constraints all immediate`, `
  update placement p set position_id = b.id, beyond_reason = s.beyond, covers_assignment_id = case s.beyond when 'cover' then s.beside end, beyond_until = (date_trunc('month', app.today('UTC')) + case s.beyond when 'cover' then interval '5 months' else interval '2 months' end)::date - 1
  from demo_seat s join demo_seat b on b.assignment_id = s.beside where p.organization_id = s.organization_id and p.id = s.placement_id`, `
  create temp table demo_vacancy on commit drop as
  select s.*, pg_temp.dated_id('vacant' || s.id) as vacant_id, x.reports_to_id, row_number() over (order by s.n) as k from demo_seat s join position_terms x on x.organization_id = s.organization_id and x.position_id = s.id
  where s.beyond is null and s.n % 7 = 3 and not exists (select from directory_entry r where r.organization_id = s.organization_id and r.manager_assignment_id = s.assignment_id) order by s.n limit 7`, `
  insert into position (organization_id, id, title, code, note) select organization_id, vacant_id, title, 'P-' || (9000 + k), case when k <= 2 then 'Until the budget for next year is settled' end from demo_vacancy`, `
  insert into position_terms (organization_id, id, position_id, starts_on, ends_on, state, budgeted_fte, legal_entity_id, location_id, unit_id, job_id, reports_to_id, cost_centre_id)
  select organization_id, pg_temp.dated_id('vacant terms' || vacant_id || t.state), vacant_id, t.since, t.until, t.state, case when k % 3 = 0 then 0.5 else 1 end, legal_entity_id, location_id, unit_id, job_id, reports_to_id, cost_centre_id
  from demo_vacancy cross join lateral (values (app.today('UTC') - 120, case when k <= 2 then app.today('UTC') - 31 end, 'open'), (case when k <= 2 then app.today('UTC') - 30 end, null, 'frozen')) t (since, until, state) where t.since is not null`, `
  set constraints all deferred`] as const
