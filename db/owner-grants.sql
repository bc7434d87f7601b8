-- The declared exceptions of access: who may confirm what was prepared, who is HR, and what the second person decides.

-- ── who confirms ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- A group lies within another if it is the same, or if everybody who is in it now is in the other too.
create or replace function app.is_within(org uuid, small int, large int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select large = 0 or small <> 0 and (small = large
    or exists (select from population_member where organization_id = org and population = small)
      and not exists (select from population_member m where m.organization_id = org and m.population = small
        and not exists (select from population_member l where l.organization_id = org and l.population = large and l.status = m.status and l.sort_name = m.sort_name and l.id = m.id))) $$;
-- Somebody owes another what access they have by their preparing or confirming: they don't confirm for them in return.
create or replace function app.owes(org uuid, debtor uuid, giver uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from access_grant where organization_id = org and holder_id = debtor and giver in (prepared_by_id, confirmed_by_id) and status <> 'ended' and ends_at > app.clock()) $$;
-- Who administers the same area for the same people or more, is neither the holder nor who prepared it, and doesn't owe the holder;
-- where there is nobody like that, the second person.
create or replace function app.confirmers_of(org uuid, prepared uuid) returns table (who uuid, why text, until timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with g as materialized (select * from access_grant where organization_id = org and id = prepared and status = 'prepared'),
  able as materialized (
    select c.holder_id as who, max(least(c.ends_at, app.belongs_until(org, c.holder_id))) as until from g
    join access_grant c on c.organization_id = org and c.function = g.function and c.level = 'administer' and c.status = 'active' and c.starts_at <= app.clock() and c.ends_at > app.clock()
    where c.holder_id <> g.holder_id and c.holder_id is distinct from g.prepared_by_id and app.is_within(org, g.population, c.population)
      and app.belongs_until(org, c.holder_id) > app.clock() and not app.owes(org, c.holder_id, g.holder_id)
    group by c.holder_id)
  select able.who, 'administers', able.until from able
  union all
  select o.second_person_id, 'second_person', app.belongs_until(org, o.second_person_id) from g join organization o on o.organization_id = org and o.id = org
  where o.second_person_id <> g.holder_id and app.belongs_until(org, o.second_person_id) > app.clock() and not exists (select from able)
    and (o.second_person_id is distinct from g.prepared_by_id or 'hr_leads' = any (app.circles_of(org, g.holder_id))) $$;

-- One at a time, so that two can't confirm for each other at once.
create or replace function app.hold_access(org uuid) returns void language sql as $$ select pg_advisory_xact_lock(hashtextextended('access:' || org, 0)) $$;
create or replace function app.on_grant() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  perform app.hold_access(new.organization_id);
  if session_user <> 'equipoise_app' or new.origin <> 'given' then return new; end if;
  if tg_op = 'INSERT' then new.prepared_by_id := app.holder(); return new; end if;
  if old.status = 'prepared' and new.status = 'active' then
    if not exists (select from app.confirmers_of(new.organization_id, new.id) c where c.who = app.me()) then perform app.refuse('access_grant: not yours to confirm'); end if;
    new.confirmed_by_id := app.me();
  end if;
  if old.status = 'active' and coalesce(new.ends_on, 'infinity') > coalesce(old.ends_on, 'infinity') then perform app.refuse_by_rule('organization.longer_is_new', jsonb_build_object('field', 'endsOn')); end if;
  return new;
end $$;
create or replace trigger confirmation before insert or update on access_grant for each row execute function app.on_grant();

-- Post: names those who may confirm on what was prepared, as it stands now.
create or replace function app.ask_confirmers(org uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  delete from member where organization_id = org and list = 'access_grant';
  insert into member (organization_id, who, list, record_id, part, ends_at)
  select org, c.who, 'access_grant', g.id, 'confirm', c.until from access_grant g cross join lateral app.confirmers_of(org, g.id) c where g.organization_id = org and g.status = 'prepared';
end $$;
-- Who is HR follows from who holds what, and who may confirm too.
create or replace function app.on_grants() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; holders uuid[];
begin
  for org, holders in execute 'select organization_id, array_agg(distinct holder_id) from changed group by organization_id' loop
    perform app.project_circles(org, holders);
    perform app.ask_confirmers(org);
  end loop;
  return null;
end $$;
create or replace trigger follow_new after insert on access_grant referencing new table as changed for each statement execute function app.on_grants();
create or replace trigger follow_changed after update on access_grant referencing new table as changed for each statement execute function app.on_grants();

-- The groups of these people, where a group names a circle.
create or replace function app.project_circles(org uuid, people uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare ids uuid[];
begin
  if not exists (select from population_rule where organization_id = org and circle is not null) then return; end if;
  select array_agg(id) into ids from directory_entry where organization_id = org and person_id = any (people);
  if ids is null then return; end if;
  perform app.hold_reach(org, true);
  perform app.project_populations(org, ids);
  perform app.project_people(org, people);
  perform app.project_keys(org, ids);
end $$;
-- Post: access that ran out by date. Whoever held it may be HR no longer; who may confirm may be others.
create or replace function app.turn_grants() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; people uuid[]; turned int := 0;
begin
  for org in select o.id from organization o where exists (select from population_rule r where r.organization_id = o.id and r.circle is not null) loop
    select array_agg(distinct d.person_id) into people from directory_entry d join org_unit u on u.organization_id = org and u.id = d.unit_id
    left join reach r on r.organization_id = org and r.subject_id = d.id
    where d.organization_id = org and d.person_id in (select g.holder_id from access_grant g where g.organization_id = org and g.status = 'active' and g.ends_at <= app.clock())
      and r.populations is distinct from app.populations_of(org, d.legal_entity_id, d.country, d.location_id, u.ancestors || u.id, d.worker_kind, d.person_id);
    continue when people is null;
    perform app.project_circles(org, people);
    turned := turned + cardinality(people);
  end loop;
  for org in select distinct g.organization_id from access_grant g where g.status = 'prepared' loop
    perform app.hold_access(org), app.ask_confirmers(org);
  end loop;
  return turned;
end $$;

-- Fact: what waits, for whom, and why not for whoever asks: their own, prepared by them, given in return, or not an area they administer there.
-- Who confirms may not see the people otherwise: the names that they decide on are told.
create or replace function app.waiting_access() returns table (grant_id uuid, holder text, preparer text, population text, confirmers jsonb, bar text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select g.id, h.name, b.name, q.name, coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'why', c.why) order by p.sort_name) from app.confirmers_of(g.organization_id, g.id) c join person p on p.organization_id = g.organization_id and p.id = c.who), '[]'),
    case when exists (select from app.confirmers_of(g.organization_id, g.id) c where c.who = app.me()) then null
      when g.holder_id = app.holder() then 'own' when g.prepared_by_id = app.holder() then 'prepared' when app.owes(g.organization_id, app.holder(), g.holder_id) then 'in_return' else 'not_administered' end
  from access_grant g join person h on h.organization_id = g.organization_id and h.id = g.holder_id left join person b on b.organization_id = g.organization_id and b.id = g.prepared_by_id
  left join population q on q.organization_id = g.organization_id and q.id = g.population_id
  where g.organization_id = app.org() and g.status = 'prepared'
    and (app.covers_all('access', 0) or g.holder_id = app.me() or g.id = any (app.my_records('access_grant', '{confirm}'))) order by g.id $$;

-- ── who may call what ────────────────────────────────────────────────────────────────────────────────────────────────
revoke execute on all functions in schema app from public;
grant execute on function app.waiting_access, app.turn_grants to equipoise_app;
