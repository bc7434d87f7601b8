-- The declared exceptions of an employment's life: who worked here before, numbers.

-- ── who is known ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- Post: whether somebody about to be hired is known. Of people whom the asker sees: who they are and when they worked here. Of anybody else
-- only with name and birth date: that such a person worked here, from which year to which, and who looks after them. Each asking is kept,
-- and there are so many a day, lest birth dates be guessed. `sought` is then good for a hire of that person, for a day, by the asker.
create or replace function app.known_before(given_name text, born date, mails text[], sought uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); wanted text := app.fold(given_name); here jsonb; found uuid; since int; until int; is_here boolean; whom jsonb;
begin
  if not (app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}') then perform app.refuse('people: not yours to ask'); end if;
  with alike as materialized (
    select p.id, p.name from person p left join personal_details b on b.organization_id = org and b.id = p.id
    where p.organization_id = org and p.sort_name = wanted and (born is null or b.birth_date is null or b.birth_date = born)
    union select p.id, p.name from person p where p.organization_id = org and lower(p.work_email) = any (mails)
    union select p.id, p.name from contact_details c join person p on p.organization_id = org and p.id = c.id where c.organization_id = org and lower(c.personal_email) = any (mails)
    -- A name may have changed since: the first one and the birth date are told together.
    union select p.id, p.name from personal_details b join person p on p.organization_id = org and p.id = b.id
      where b.organization_id = org and b.birth_date = born and split_part(p.sort_name, ' ', 1) = split_part(wanted, ' ', 1)),
  seen as materialized (select a.id, a.name from alike a where app.covers('people', 0, a.id) order by a.name, a.id limit 10)
  select coalesce(jsonb_agg(jsonb_build_object('personId', s.id, 'name', s.name, 'mayHire', app.covers('people', 1, s.id) and s.id is distinct from app.holder(), 'employments', (
    select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'startsOn', e.starts_on, 'endsOn', e.ends_on, 'legalEntityName', l.name) order by e.starts_on), '[]')
    from employment e join legal_entity l on l.organization_id = org and l.id = e.legal_entity_id
    where e.organization_id = org and e.person_id = s.id and app.covers('people', 0, e.id))) order by s.name, s.id), '[]') into here from seen s;

  if born is not null then
    perform pg_advisory_xact_lock(hashtextextended('sought:' || org || app.holder(), 0));
    delete from person_sought s where s.organization_id = org and s.holder_id = app.holder() and s.at < app.clock() - interval '30 days';
    if (select count(*) from person_sought s where s.organization_id = org and s.holder_id = app.holder() and s.at > app.clock() - interval '1 day') >= 200 then perform app.refuse_by_rule('people.asked_too_often'); end if;
    select p.id into found from personal_details b join person p on p.organization_id = org and p.id = b.id
    where b.organization_id = org and b.birth_date = born and p.sort_name = wanted and p.id is distinct from app.holder() and not app.covers('people', 0, p.id) order by p.id desc limit 1;
    insert into person_sought (organization_id, id, holder_id, person_id, at) values (org, sought, app.holder(), found, app.clock());
  end if;
  if found is null then return jsonb_build_object('people', here, 'elsewhere', null); end if;
  -- An end ahead isn't told: until it has come, somebody works here.
  select min(extract(year from d.starts_on))::int, max(extract(year from e.ends_on))::int, bool_or(d.status <> 'ended') into since, until, is_here
  from directory_entry d join employment e on e.organization_id = org and e.id = d.employment_id where d.organization_id = org and d.person_id = found;
  select coalesce(jsonb_agg(h.name order by h.is_for_all, h.name), '[]') into whom from (
    select distinct on (p.id) p.name, g.population = 0 as is_for_all from access_grant g join person p on p.organization_id = org and p.id = g.holder_id
    where g.organization_id = org and g.function = 'people' and app.level(g.level) >= 1 and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock() and g.holder_id <> found
      and (g.population = 0 or exists (select from reach r where r.organization_id = org and r.subject_id = found and g.population = any (r.populations)))
    order by p.id, is_for_all limit 20) h;
  return jsonb_build_object('people', here, 'elsewhere', jsonb_build_object('id', sought, 'from', since, 'until', case when is_here then null else until end, 'ask', (select coalesce(jsonb_agg(n), '[]') from (select n from jsonb_array_elements(whom) n limit 3) few)));
end $$;

-- Post: somebody who was found so returns: they and their new employment get the reach of the place proposed. Only who has left, and only who covers that place.
create or replace function app.plan_return(sought uuid, employment uuid, assignment uuid, entity uuid, worker text, unit uuid, place uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare found uuid; planned int[];
begin
  select s.person_id into found from person_sought s where s.organization_id = app.org() and s.id = sought and s.holder_id = app.holder() and s.at > app.clock() - interval '1 day';
  if found is null then perform app.refuse_by_rule('people.not_known', jsonb_build_object('field', 'soughtId')); end if;
  if exists (select from directory_entry d where d.organization_id = app.org() and d.person_id = found and d.status <> 'ended') then perform app.refuse_by_rule('people.works_elsewhere', jsonb_build_object('field', 'soughtId')); end if;
  select app.populations_of(app.org(), entity, l.country, l.id, u.ancestors || u.id, worker, found) into planned
  from location l join org_unit u on u.organization_id = l.organization_id where l.organization_id = app.org() and l.id = place and u.id = unit;
  update reach r set populations = coalesce(planned, '{}') where r.organization_id = app.org() and r.subject_id = found;
  perform app.plan_place(found, employment, assignment, entity, worker, unit, place);
  return found;
end $$;

-- A sign-in that ended with the last day revives with the first day of whoever is back.
create or replace function app.on_back_at_work() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  update membership m set ends_at = app.belongs_until(m.organization_id, m.person_id) from (select distinct organization_id, person_id from changed where status = 'active') c
  where m.organization_id = c.organization_id and m.person_id = c.person_id and m.ends_at <= app.clock() and app.belongs_until(m.organization_id, m.person_id) > app.clock();
  return null;
end $$;
create or replace trigger revive_new after insert on directory_entry referencing new table as changed for each statement execute function app.on_back_at_work();
create or replace trigger revive_changed after update on directory_entry referencing new table as changed for each statement execute function app.on_back_at_work();

-- ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A number belongs to whoever had it first, for good.
create or replace function app.on_employment_numbers() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  insert into employee_number (organization_id, legal_entity_id, number, person_id)
  select distinct on (c.organization_id, c.legal_entity_id, c.number) c.organization_id, c.legal_entity_id, c.number, c.person_id from changed c where c.number is not null
    and not exists (select from employee_number n where n.organization_id = c.organization_id and n.legal_entity_id = c.legal_entity_id and n.number = c.number)
  on conflict do nothing;
  if exists (select from changed c join employee_number n on n.organization_id = c.organization_id and n.legal_entity_id = c.legal_entity_id and n.number = c.number where n.person_id <> c.person_id) then
    raise exception 'the number is somebody else’s' using errcode = '23505', table = 'employment', constraint = 'employment_number_key';
  end if;
  return null;
end $$;
create or replace trigger numbers_new after insert on employment referencing new table as changed for each statement execute function app.on_employment_numbers();
create or replace trigger numbers_changed after update on employment referencing new table as changed for each statement execute function app.on_employment_numbers();

-- Post: the number that somebody had in this legal entity before; else the next of its series, or without one the next after the highest plain number.
create or replace function app.next_number(entity uuid, person uuid) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare series number_series%rowtype; made text;
begin
  if not (app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}') then perform app.refuse('people: not yours'); end if;
  if app.covers('people', 1, person) then
    select e.number into made from employment e where e.organization_id = app.org() and e.person_id = next_number.person and e.legal_entity_id = entity and e.number is not null order by e.starts_on desc limit 1;
  end if;
  if made is not null then return made; end if;
  perform pg_advisory_xact_lock(hashtextextended('number:' || app.org() || entity, 0));
  select * into series from number_series s where s.organization_id = app.org() and s.legal_entity_id = entity for update;
  if not found then
    return (select (coalesce(max(n.number::bigint), 1000) + 1)::text from employee_number n where n.organization_id = app.org() and n.legal_entity_id = entity and n.number ~ '^[0-9]{1,15}$');
  end if;
  loop
    made := concat(series.prefix, case when length(series.next_number::text) < series.digits then lpad(series.next_number::text, series.digits, '0') else series.next_number::text end);
    series.next_number := series.next_number + 1;
    exit when not exists (select from employee_number n where n.organization_id = app.org() and n.legal_entity_id = entity and n.number = made);
  end loop;
  update number_series s set next_number = series.next_number where s.organization_id = app.org() and s.id = series.id;
  return made;
end $$;

-- ── who may call what ────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare t text;
begin
  foreach t in array array['employee_number', 'person_sought'] loop
    execute format('alter table %I enable row level security', t);
    execute format('revoke all on %I from equipoise_app', t);
  end loop;
end $$;
revoke execute on all functions in schema app from public;
grant execute on function app.known_before, app.plan_return, app.next_number to equipoise_app;
