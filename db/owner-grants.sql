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
-- Who answers for the area of this access, and for whom: neither its holder nor who prepared it, nor anybody who owes the holder.
create or replace function app.who_may_confirm(org uuid, g access_grant) returns table (who uuid, population int, until timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.holder_id, c.population, least(c.ends_at, app.belongs_until(org, c.holder_id)) from access_grant c
  where c.organization_id = org and c.function = g.function and c.level = 'administer' and c.status = 'active' and c.starts_at <= app.clock() and c.ends_at > app.clock()
    and c.holder_id <> g.holder_id and c.holder_id is distinct from g.prepared_by_id and app.belongs_until(org, c.holder_id) > app.clock() and not app.owes(org, c.holder_id, g.holder_id) $$;
-- Who answers for the same people or more; where there is nobody like that, the second person.
create or replace function app.confirmers_of(org uuid, prepared uuid) returns table (who uuid, why text, until timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with g as materialized (select * from access_grant where organization_id = org and id = prepared and status = 'prepared'),
  able as materialized (select w.who, max(w.until) as until from g cross join lateral app.who_may_confirm(org, g) w where app.is_within(org, g.population, w.population) group by w.who)
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

-- Whoever isn't an employee has access for a time. Judged once the right to write it is.
create or replace function app.on_outsiders_grant() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if session_user = 'equipoise_app' and new.origin = 'given' and new.status <> 'ended' and new.ends_on is null
    and not exists (select from employment e where e.organization_id = new.organization_id and e.person_id = new.holder_id and e.kind = 'employee' and e.status <> 'withdrawn') then
    perform app.refuse_by_rule('organization.outsider_needs_end', jsonb_build_object('field', 'endsOn'));
  end if;
  return null;
end $$;
create or replace trigger outsider after insert or update on access_grant for each row execute function app.on_outsiders_grant();

-- Post: names those who may confirm on what was prepared, as it stands now.
create or replace function app.ask_confirmers(org uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  delete from member where organization_id = org and list in ('access_grant', 'population_change');
  insert into member (organization_id, who, list, record_id, part, ends_at)
  select org, c.who, 'access_grant', g.id, 'confirm', c.until from access_grant g cross join lateral app.confirmers_of(org, g.id) c where g.organization_id = org and g.status = 'prepared'
  union all select org, c.who, 'population_change', g.id, 'confirm', c.until from population_change g cross join lateral app.growth_confirmers(org, g.id) c where g.organization_id = org and g.status = 'prepared';
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
  for org in select g.organization_id from access_grant g where g.status = 'prepared' union select g.organization_id from population_change g where g.status = 'prepared' loop
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

-- ── the second person ────────────────────────────────────────────────────────────────────────────────────────────────
-- Told to everybody, by name: who they are isn't theirs to look up.
create or replace function app.tell_all(org uuid, happened text, who uuid, instead_of uuid) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into hr_notice (organization_id, id, told_on, what, person_name, from_name, by_name)
  select org, uuidv7(), app.today(app.zone_of(who, org)), happened, p.name, (select f.name from person f where f.organization_id = org and f.id = instead_of),
    coalesce((select b.name from person b where b.organization_id = org and b.id = app.me()), p.name)
  from person p where p.organization_id = org and p.id = who $$;
-- Access that the second person gives or has by office: in force at once, and told like any other.
create or replace function app.grant_by_office(org uuid, holder uuid, area text, at_level text, for_group uuid, came text, until date, why text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare made uuid := uuidv7();
begin
  insert into access_grant (organization_id, id, holder_id, function, level, population_id, starts_on, ends_on, reason, status, origin, confirmed_by_id)
  values (org, made, holder, area, at_level, for_group, app.today(app.zone_of(holder, org)), until, why, 'active', came, case when came = 'handed_over' then app.me() end);
  perform app.post_event('access_grant', made, case when came = 'handed_over' then 'hand_over' else 'create' end, null, jsonb_build_object('function', area, 'level', at_level, 'populationId', for_group, 'reason', why));
end $$;
-- The office itself: what concerns who leads HR, and preparing and ending access; by setting up, or by a post below.
create or replace function app.install_second_person(org uuid, who uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare led uuid; was uuid; area text;
begin
  select second_person_id into was from organization where organization_id = org and id = org for update;
  select r.population_id into led from population_rule r join access_grant g on g.organization_id = org and g.population_id = r.population_id and g.origin = 'second_person' where r.organization_id = org limit 1;
  if led is null then
    led := uuidv7();
    insert into population (organization_id, id, name, note) values (org, led, 'The HR leadership' || case when exists (select from population where organization_id = org and sort_name = app.fold('The HR leadership')) then ' (second person)' else '' end, 'For whom the second person decides');
    insert into population_rule (organization_id, id, population_id, effect, circle) values (org, uuidv7(), led, 'include', 'hr_leads');
    perform app.post_event('population', led, 'create', null, jsonb_build_object('name', 'The HR leadership'));
  end if;
  update access_grant set status = 'ended' where organization_id = org and origin = 'second_person' and status <> 'ended';
  update organization set second_person_id = who where organization_id = org and id = org;
  foreach area in array array['people', 'compensation', 'leave', 'benefits', 'payroll', 'performance', 'relations', 'offboarding'] loop
    perform app.grant_by_office(org, who, area, 'handle', led, 'second_person', null, 'Second person');
  end loop;
  perform app.grant_by_office(org, who, 'access', 'handle', null, 'second_person', null, 'Second person');
  perform app.post_event('organization', org, 'name_second_person', jsonb_build_object('secondPersonId', was), jsonb_build_object('secondPersonId', who));
  perform app.tell_all(org, 'second_person', who, was);
end $$;
-- Post: names the second person. Whoever is it hands the office on; only where nobody is, or they have left, does who administers access name one.
create or replace function app.name_second_person(who uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); is_now uuid;
begin
  perform app.hold_access(org);
  select second_person_id into is_now from organization where organization_id = org and id = org;
  if app.me() is null or is_now is distinct from app.me() and (is_now is not null and app.belongs_until(org, is_now) > app.clock() or not app.covers_all('access', 2)) then perform app.refuse('organization: not yours to name the second person'); end if;
  if who = app.me() then perform app.refuse_by_rule('organization.not_oneself', jsonb_build_object('field', 'personId')); end if;
  if not exists (select from employment e where e.organization_id = org and e.person_id = who and e.status <> 'withdrawn') or app.belongs_until(org, who) <= app.clock() then perform app.refuse_by_rule('organization.nobody_there', jsonb_build_object('field', 'personId')); end if;
  if app.circles_of(org, who) <> '{}' then perform app.refuse_by_rule('organization.second_person_in_hr', jsonb_build_object('field', 'personId')); end if;
  perform app.install_second_person(org, who);
end $$;
-- Post: the administration changes hands. All that one who leads HR holds goes to another; where nobody who leads HR is left, all areas.
create or replace function app.hand_over(from_whom uuid, to_whom uuid, areas text[]) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); g record;
begin
  perform app.hold_access(org);
  if app.me() is null or not exists (select from organization where organization_id = org and id = org and second_person_id = app.me()) then perform app.refuse('organization: only the second person hands over the administration'); end if;
  if to_whom = app.me() then perform app.refuse_by_rule('organization.not_oneself', jsonb_build_object('field', 'toId')); end if;
  if to_whom = from_whom or not exists (select from employment e where e.organization_id = org and e.person_id = to_whom and e.status <> 'withdrawn') or app.belongs_until(org, to_whom) <= app.clock() then perform app.refuse_by_rule('organization.nobody_there', jsonb_build_object('field', 'toId')); end if;
  if from_whom is null then
    if exists (select from access_grant a where a.organization_id = org and 'hr_leads' = any (app.circles_of(org, a.holder_id)) and app.belongs_until(org, a.holder_id) > app.clock()) then perform app.refuse_by_rule('organization.say_from_whom', jsonb_build_object('field', 'fromId')); end if;
    for g in select unnest(areas) as function, 'administer' as level, null::uuid as population_id, null::date as ends_on loop
      perform app.grant_by_office(org, to_whom, g.function, g.level, g.population_id, 'handed_over', g.ends_on, 'Handed over by the second person');
    end loop;
  else
    if not 'hr_leads' = any (app.circles_of(org, from_whom)) then perform app.refuse_by_rule('organization.leads_no_hr', jsonb_build_object('field', 'fromId')); end if;
    for g in select a.id, a.function, a.level, a.population_id, a.ends_on from access_grant a where a.organization_id = org and a.holder_id = from_whom and a.status = 'active' and a.ends_at > app.clock() order by a.id loop
      update access_grant set status = 'ended' where organization_id = org and id = g.id;
      perform app.post_event('access_grant', g.id, 'end', jsonb_build_object('status', 'active'), jsonb_build_object('status', 'ended'));
      if not exists (select from access_grant h where h.organization_id = org and h.holder_id = to_whom and h.function = g.function and h.level = g.level and h.population_id is not distinct from g.population_id and h.status = 'active' and h.ends_at > app.clock()) then
        perform app.grant_by_office(org, to_whom, g.function, g.level, g.population_id, 'handed_over', g.ends_on, 'Handed over by the second person');
      end if;
    end loop;
  end if;
  perform app.tell_all(org, 'handed_over', to_whom, from_whom);
end $$;

-- With the first company: whoever decides on its administrator. Not a worker, until somebody says otherwise.
create or replace function app.set_up_second(org uuid, their_name text, their_email text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare who uuid := uuidv7(); contract uuid := uuidv7(); seat uuid := uuidv7(); work uuid := uuidv7(); first record;
begin
  select p.person_id, p.unit_id, p.location_id, e.legal_entity_id, e.starts_on into strict first from placement p join assignment a on a.organization_id = org and a.id = p.assignment_id join employment e on e.organization_id = org and e.id = a.employment_id where p.organization_id = org;
  insert into job (organization_id, id, title) values (org, work, 'Managing director or owner');
  insert into person (organization_id, id, name, work_email) values (org, who, their_name, their_email);
  insert into contact_details (organization_id, id) values (org, who);
  insert into personal_details (organization_id, id) values (org, who);
  insert into employment (organization_id, id, person_id, legal_entity_id, kind, starts_on) values (org, contract, who, first.legal_entity_id, 'other', first.starts_on);
  insert into assignment (organization_id, id, person_id, employment_id, is_primary) values (org, seat, who, contract, true);
  insert into placement (organization_id, id, assignment_id, person_id, starts_on, job_id, unit_id, location_id) values (org, uuidv7(), seat, who, first.starts_on, work, first.unit_id, first.location_id);
  perform app.post_event('person', who, 'create', null, jsonb_build_object('name', their_name));
  perform set_config('app.me', first.person_id::text, true);
  perform app.install_second_person(org, who);
end $$;

-- Fact: who may be named as the second person, or be handed the administration: name and job of who works here, for those who name them.
create or replace function app.colleagues_named(search text) returns table (id uuid, name text, job_title text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.person_id, d.name, d.job_title from directory_entry d
  where (app.covers_all('access', 2) or exists (select from organization o where o.organization_id = app.org() and o.id = app.org() and o.second_person_id = app.me()))
    and d.organization_id = app.org() and d.status = 'active' and d.is_primary and d.person_id <> app.me()
    and d.id in (select w.id from directory_word w where w.organization_id = app.org() and w.word >= split_part(app.fold(search), ' ', 1) and w.word < split_part(app.fold(search), ' ', 1) || U&'\FFFF' limit 500)
    and strpos(d.sort_name, app.fold(search)) > 0
  order by d.sort_name, d.id limit 10 $$;

-- ── who may call what ────────────────────────────────────────────────────────────────────────────────────────────────
revoke execute on all functions in schema app from public;
grant execute on function app.waiting_access, app.colleagues_named, app.turn_grants, app.name_second_person, app.hand_over to equipoise_app;
