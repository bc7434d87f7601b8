-- Who is away for long, and who leads their people meanwhile. Applied after owner.sql.

-- Whether somebody is away for long from all that they work: for the owner's other functions, such as who gets what is to be done.
-- The module of leave, once it knows of absences, answers here.
create or replace function app.is_away(org uuid, who uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with here as (select app.today(app.zone_of(who, org)) as today),
  going as (select e.id, h.today from here h, employment e where e.organization_id = org and e.person_id = who and e.status <> 'withdrawn' and e.starts_on <= h.today and (e.ends_on is null or e.ends_on >= h.today))
  select coalesce(bool_and(exists (select from long_absence a where a.organization_id = org and a.employment_id = g.id and a.status <> 'cancelled' and a.starts_on <= g.today and (a.ends_on is null or a.ends_on >= g.today))), false) from going g $$;

-- Fact: in which jobs of an employment somebody leads people whom nobody else leads from one day until another, how many, and who above them could:
-- neither whoever asks, nor anybody who is away then. For those who look after the employment, though not after all those people.
create or replace function app.led_by(employment uuid, since date, until date) returns table (assignment_id uuid, reports int, above_id uuid, above_name text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive led as (
    select d.id, d.person_id, d.manager_assignment_id, r.n from directory_entry d
    cross join lateral (select count(*)::int as n from directory_entry o where o.organization_id = app.org() and o.manager_assignment_id = d.id and o.status <> 'ended') r
    where d.organization_id = app.org() and d.employment_id = led_by.employment and d.status <> 'ended' and r.n > 0 and app.covers('people', 1, d.id)
      and not exists (select from acting_manager x where x.organization_id = app.org() and x.assignment_id = d.id and x.starts_on <= since and coalesce(x.ends_on, 'infinity') >= coalesce(until, 'infinity'))),
  upward as (
    select l.id as led, l.person_id as away, m.id, m.person_id, m.name, m.status, m.manager_assignment_id, 1 as step from led l join directory_entry m on m.organization_id = app.org() and m.id = l.manager_assignment_id
    union all
    select u.led, u.away, m.id, m.person_id, m.name, m.status, m.manager_assignment_id, u.step + 1 from upward u join directory_entry m on m.organization_id = app.org() and m.id = u.manager_assignment_id),
  able as (
    select distinct on (led) led, id, name from upward u
    where status = 'active' and person_id <> away and person_id is distinct from app.holder()
      and not exists (select from directory_entry d join long_absence a on a.organization_id = app.org() and a.employment_id = d.employment_id and a.status <> 'cancelled' and a.starts_on <= coalesce(until, 'infinity') and (a.ends_on is null or a.ends_on >= since)
        where d.organization_id = app.org() and d.id = u.id)
    order by led, step)
  select l.id, l.n, a.id, a.name from led l left join able a on a.led = l.id order by l.id $$;

-- What is planned in confidence says who prepared it.
create or replace trigger upkeep before insert on planned_absence for each row execute function app.on_change();
-- Fact, for the job that releases: planned absences of which the day has come where somebody works, and who prepared them, as whom they are released.
create or replace function app.absences_due() returns table (organization_id uuid, id uuid, prepared_by_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.organization_id, p.id, p.prepared_by_id from planned_absence p
  where app.actor() = 'job:people.release_changes' and p.status = 'planned' and p.prepared_by_id is not null and least(p.starts_on, p.release_on) <= app.today(app.zone_of(p.person_id, p.organization_id)) order by p.starts_on, p.id $$;

revoke execute on all functions in schema app from public;
grant execute on function app.led_by, app.absences_due to equipoise_app;
