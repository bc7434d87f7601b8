-- What is planned in confidence as one: who knows of its parts, where it may be planned, when it is due, and what the world would be with it. Applied after owner.sql.

create or replace trigger upkeep before insert on confidential_plan for each row execute function app.on_change();
create or replace trigger upkeep before insert on planned_hire for each row execute function app.on_change();
create or replace trigger naming after insert or update of named on confidential_plan for each row execute function app.on_named();

-- A part of a plan is made while that is planned, and known to those who know of the plan: no more and no fewer.
create or replace function app.on_plan_part() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if not exists (select from confidential_plan p where p.organization_id = new.organization_id and p.id = new.plan_id and p.status = 'planned' for share) then perform app.refuse_by_rule('people.plan_closed'); end if;
  perform app.know_part(new.organization_id, new.plan_id, tg_table_name, new.id);
  return null;
end $$;
create or replace function app.know_part(org uuid, plan uuid, of_record text, part_id uuid) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with knows as (select m.who from member m where m.organization_id = org and m.list = 'confidential_plan' and m.record_id = plan and m.part = 'named'),
  gone as (delete from member m where m.organization_id = org and m.list = of_record and m.record_id = part_id and m.part = 'named' and m.who not in (select who from knows))
  insert into member (organization_id, who, list, record_id, part) select distinct org, k.who, of_record, part_id, 'named' from knows k
  where not exists (select from member m where m.organization_id = org and m.list = of_record and m.record_id = part_id and m.part = 'named' and m.who = k.who) $$;
create or replace trigger naming_part after insert on planned_hire for each row execute function app.on_plan_part();
create or replace trigger naming_part after insert on employment_change for each row when (new.plan_id is not null) execute function app.on_plan_part();
create or replace function app.on_plan_named() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  perform app.know_part(new.organization_id, new.id, 'planned_hire', h.id) from planned_hire h where h.organization_id = new.organization_id and h.plan_id = new.id;
  perform app.know_part(new.organization_id, new.id, 'employment_change', c.id) from employment_change c where c.organization_id = new.organization_id and c.plan_id = new.id;
  return null;
end $$;
create or replace trigger naming_parts after update of named on confidential_plan for each row execute function app.on_plan_named();
create or replace function app.on_part_named() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$ begin
  perform app.refuse_by_rule('people.named_on_plan', jsonb_build_object('field', 'named'));
  return new;
end $$;
create or replace trigger refuse_named before update of named on employment_change for each row when (new.plan_id is not null and new.named is distinct from old.named) execute function app.on_part_named();

-- Fact: may the actor hire at this place? Asked when a hire is planned; the hire itself is judged by `plan_place`.
create or replace function app.may_hire_at(entity uuid, worker text, unit uuid, place uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select app.covers_all('people', 1) or app.populations_of(app.org(), entity, l.country, l.id, u.ancestors || u.id, worker, null) && app.my_populations('people', 1)
    from location l join org_unit u on u.organization_id = l.organization_id where l.organization_id = app.org() and l.id = place and u.id = unit), false) $$;

-- Fact, for the job that releases: plans of which the first day has come at its place, or the day of their release, and of which nothing still wants approval; and who prepared them, as whom they are released.
create or replace function app.plans_due() returns table (organization_id uuid, id uuid, prepared_by_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.organization_id, p.id, p.prepared_by_id from confidential_plan p
  where app.actor() = 'job:people.release_changes' and p.status = 'planned' and p.prepared_by_id is not null
    and not exists (select from employment_change c where c.organization_id = p.organization_id and c.plan_id = p.id and c.status = 'planned' and app.approval_state(c.organization_id, 'employment_change', c.id) not in ('none', 'approved'))
    and not exists (select from planned_hire h where h.organization_id = p.organization_id and h.plan_id = p.id and h.status = 'planned' and app.approval_state(h.organization_id, 'planned_hire', h.id) not in ('none', 'approved')) and exists (
    select from employment_change c join directory_entry d on d.organization_id = c.organization_id and d.id = c.assignment_id join location l on l.organization_id = c.organization_id and l.id = d.location_id
    where c.organization_id = p.organization_id and c.plan_id = p.id and c.status = 'planned' and least(c.effective_on, p.release_on) <= app.today(l.time_zone)
    union all
    select from planned_hire h join location l on l.organization_id = h.organization_id and l.id = h.location_id
    where h.organization_id = p.organization_id and h.plan_id = p.id and h.status = 'planned' and least(h.starts_on, p.release_on) <= app.today(l.time_zone)) order by p.id $$;

-- Fact: what those named on it know of what is planned until a day, or what a plan is made of; by name, with what would be other than in the directory. Nobody else is answered anything.
create or replace function app.planned_until(day date, plan uuid) returns table (record text, id uuid, status text, plan_id uuid, person_id uuid, assignment_id uuid, effective_on date, action text, sets text[], name text,
  job_id uuid, job_title text, unit_id uuid, unit_name text, location_id uuid, location_name text, legal_entity_id uuid, legal_entity_name text, manager_assignment_id uuid, manager_name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with planned as (
    select 'employment_change' as record, c.id, c.status, c.plan_id, c.person_id, c.assignment_id, c.effective_on, c.action, c.sets, p.name, c.job_id, c.unit_id, c.location_id, c.legal_entity_id, c.manager_assignment_id
    from employment_change c join person p on p.organization_id = c.organization_id and p.id = c.person_id
    where c.organization_id = app.org() and case when plan is null then c.status = 'planned' and c.effective_on <= day else c.plan_id = plan and c.status <> 'cancelled' end and c.id = any (app.my_records('employment_change', '{}'))
    union all
    select 'planned_hire', h.id, h.status, h.plan_id, h.person_id, h.assignment_id, h.starts_on, 'hire', '{}', h.name, h.job_id, h.unit_id, h.location_id, h.legal_entity_id, h.manager_assignment_id
    from planned_hire h where h.organization_id = app.org() and case when plan is null then h.status = 'planned' and h.starts_on <= day else h.plan_id = plan end and h.id = any (app.my_records('planned_hire', '{}')))
  select x.record, x.id, x.status, x.plan_id, x.person_id, x.assignment_id, x.effective_on, x.action, x.sets, x.name, x.job_id, j.title, x.unit_id, u.name, x.location_id, l.name, x.legal_entity_id, e.name, x.manager_assignment_id, m.name
  from planned x left join job j on j.organization_id = app.org() and j.id = x.job_id left join org_unit u on u.organization_id = app.org() and u.id = x.unit_id
  left join location l on l.organization_id = app.org() and l.id = x.location_id left join legal_entity e on e.organization_id = app.org() and e.id = x.legal_entity_id
  left join directory_entry m on m.organization_id = app.org() and m.id = x.manager_assignment_id order by x.effective_on, x.name, x.id $$;

revoke execute on all functions in schema app from public;
grant execute on function app.may_hire_at, app.plans_due, app.planned_until to equipoise_app;
