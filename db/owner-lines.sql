-- The reporting line beside the direct one: who stands in for whom, who has a dotted line, and who may not stand above whom. Applied after owner.sql.

-- Who stands in is a person, at that place's days; nobody for themselves, and not in a circle.
create or replace function app.on_acting() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare zone text := app.zone_of(new.person_id, new.organization_id);
begin
  perform pg_advisory_xact_lock(hashtextextended('acting:' || new.organization_id, 0));
  select person_id into new.acting_person_id from assignment where organization_id = new.organization_id and id = new.acting_assignment_id;
  new.starts_at := new.starts_on::timestamp at time zone zone;
  new.ends_at := coalesce((new.ends_on + 1)::timestamp at time zone zone, 'infinity');
  if new.acting_person_id = new.person_id then perform app.refuse_by_rule('people.acts_for_self', jsonb_build_object('field', 'actingAssignmentId')); end if;
  if exists (
    with recursive absent (person, since, until) as (
      select new.acting_person_id, new.starts_on, coalesce(new.ends_on, 'infinity')
      union
      select a.acting_person_id, greatest(a.starts_on, b.since), least(coalesce(a.ends_on, 'infinity'), b.until) from absent b
      join acting_manager a on a.organization_id = new.organization_id and a.person_id = b.person and a.id <> new.id and a.starts_on <= b.until and coalesce(a.ends_on, 'infinity') >= b.since)
    select from absent where person = new.person_id) then perform app.refuse_by_rule('people.acting_circle', jsonb_build_object('field', 'actingAssignmentId')); end if;
  return new;
end $$;
create or replace trigger upkeep before insert or update on acting_manager for each row execute function app.on_acting();

create or replace function app.on_acting_lines() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; ids uuid[];
begin
  for org, ids in select organization_id, array_agg(distinct assignment_id) from changed group by organization_id loop
    perform app.hold_reach(org, true);
    ids := app.below(org, ids);
    perform app.project_lines(org, ids);
    perform app.project_people(org, array(select distinct person_id from directory_entry where organization_id = org and id = any (ids)));
    perform app.project_keys(org, ids);
  end loop;
  return null;
end $$;
create or replace trigger project_new after insert on acting_manager referencing new table as changed for each statement execute function app.on_acting_lines();
create or replace trigger project_changed after update on acting_manager referencing new table as changed for each statement execute function app.on_acting_lines();
create or replace trigger project_gone after delete on acting_manager referencing old table as changed for each statement execute function app.on_acting_lines();

create or replace trigger project_new after insert on dotted_line referencing new table as changed for each statement execute function app.on_assignment_facts('assignment_id');
create or replace trigger project_changed after update on dotted_line referencing new table as changed for each statement execute function app.on_assignment_facts('assignment_id');
create or replace trigger project_gone after delete on dotted_line referencing old table as changed for each statement execute function app.on_assignment_facts('assignment_id');
-- Nobody is their own second manager.
create or replace function app.on_dotted() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if exists (select from assignment where organization_id = new.organization_id and id = new.manager_assignment_id and person_id = new.person_id) then perform app.refuse_by_rule('people.dotted_to_self', jsonb_build_object('field', 'managerAssignmentId')); end if;
  return new;
end $$;
create or replace trigger upkeep before insert or update on dotted_line for each row execute function app.on_dotted();

-- What is switched off is nowhere; switched on again it is back.
create or replace function app.on_settings() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  perform app.project(new.organization_id, array(select distinct assignment_id from dotted_line where organization_id = new.organization_id));
  return null;
end $$;
create or replace trigger project_dotted after update on settings for each row when (old.uses_dotted_lines <> new.uses_dotted_lines) execute function app.on_settings();

-- A circle of managers that would come true by placements of different days is refused when the last of them is entered. What is past is left as it was.
create or replace function app.on_managers_named() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare circle daterange; today date := app.today('UTC');
begin
  with recursive upward (org, start, at, during) as (
    select organization_id, assignment_id, manager_assignment_id, during * daterange(today, null) from changed where manager_assignment_id is not null and not isempty(during * daterange(today, null))
    union
    select u.org, u.start, p.manager_assignment_id, u.during * p.during from upward u
    join placement p on p.organization_id = u.org and p.assignment_id = u.at and p.during && u.during and p.manager_assignment_id is not null where u.at <> u.start)
  select during into circle from upward where at = start order by during limit 1;
  if circle is not null then
    perform app.refuse_by_rule(case when lower(circle) > today + 1 then 'people.manager_cycle_ahead' else 'people.manager_cycle' end, jsonb_build_object('field', 'managerAssignmentId', 'from', lower(circle)));
  end if;
  return null;
end $$;
create or replace trigger refuse_circles_new after insert on placement referencing new table as changed for each statement execute function app.on_managers_named();
create or replace trigger refuse_circles_changed after update on placement referencing new table as changed for each statement execute function app.on_managers_named();

-- Fact: who stands above a job held, by name and job, in all four readings. For whoever may read its line in the directory.
create or replace function app.managers_of(assignment uuid) returns table (kind text, step int, person_id uuid, assignment_id uuid, name text, job_title text, purpose text, until date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive asked as (
    select d.id, d.person_id, d.manager_assignment_id, d.location_id from directory_entry d
    where d.organization_id = app.org() and d.id = assignment and (d.person_id = app.me() or app.covers('people', 0, d.id)
      or exists (select from reach r where r.organization_id = app.org() and r.subject_id = d.id and (r.line && app.my_lines() or r.dotted && app.my_lines())))),
  upward (id, above, status, step) as (
    select m.id, m.manager_assignment_id, m.status, case when m.status = 'ended' then 0 else 1 end from asked a join directory_entry m on m.organization_id = app.org() and m.id = a.manager_assignment_id
    union all
    select m.id, m.manager_assignment_id, m.status, u.step + case when m.status = 'ended' then 0 else 1 end from upward u join directory_entry m on m.organization_id = app.org() and m.id = u.above),
  stand_ins as (
    select 'acting' as kind, u.step, x.acting_assignment_id as id, null as purpose, x.ends_on as until from upward u
    join acting_manager x on x.organization_id = app.org() and x.assignment_id = u.id and x.starts_at <= app.clock() and x.ends_at > app.clock() where u.step <= 1),
  dotted as (
    select 'dotted', 1, l.manager_assignment_id, l.purpose, l.ends_on from asked a join dotted_line l on l.organization_id = app.org() and l.assignment_id = a.id
      and app.today_at(a.location_id) between l.starts_on and coalesce(l.ends_on, 'infinity') where app.setting('uses_dotted_lines'))
  select f.kind, f.step, d.person_id, d.id, d.name, d.job_title, f.purpose, f.until from (
    select case when step = 1 then 'direct' else 'line' end as kind, step, id, null as purpose, null::date as until from upward where status <> 'ended'
    union all select * from stand_ins union all select * from dotted) f
  join directory_entry d on d.organization_id = app.org() and d.id = f.id and d.status <> 'ended' order by array_position(array['direct', 'acting', 'dotted', 'line'], f.kind), f.step, d.sort_name $$;
-- As what somebody stands above others now; for access administrators, and for anyone about themselves.
create or replace function app.explain_lines(viewer uuid) returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if viewer is null or viewer is distinct from app.me() and not app.covers_all('access', 0) then perform app.refuse('access: not yours to ask'); end if;
  return app.lines_of(app.org(), viewer);
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.managers_of, app.explain_lines to equipoise_app;
