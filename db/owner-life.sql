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
  seen as materialized (select a.id, a.name from alike a where app.covers('people', 0, a.id) and not app.withdrawn_of(org, a.id) @> array[a.id] order by a.name, a.id limit 10)
  select coalesce(jsonb_agg(jsonb_build_object('personId', s.id, 'name', s.name, 'mayHire', app.covers('people', 1, s.id) and s.id is distinct from app.holder(), 'employments', (
    select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'startsOn', e.starts_on, 'endsOn', e.ends_on, 'legalEntityName', l.name) order by e.starts_on), '[]')
    from employment e join legal_entity l on l.organization_id = org and l.id = e.legal_entity_id
    where e.organization_id = org and e.person_id = s.id and e.status <> 'withdrawn' and app.covers('people', 0, e.id))) order by s.name, s.id), '[]') into here from seen s;

  if born is not null then
    perform pg_advisory_xact_lock(hashtextextended('sought:' || org || app.holder(), 0));
    delete from person_sought s where s.organization_id = org and s.holder_id = app.holder() and s.at < app.clock() - interval '30 days';
    if (select count(*) from person_sought s where s.organization_id = org and s.holder_id = app.holder() and s.at > app.clock() - interval '1 day') >= 200 then perform app.refuse_by_rule('people.asked_too_often'); end if;
    select p.id into found from personal_details b join person p on p.organization_id = org and p.id = b.id
    where b.organization_id = org and b.birth_date = born and p.sort_name = wanted and p.id is distinct from app.holder() and not app.covers('people', 0, p.id) and not app.withdrawn_of(org, p.id) @> array[p.id] order by p.id desc limit 1;
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

-- Fact: when somebody was first hired here, over all their employments, for whom this one is to see.
create or replace function app.original_hire(employment uuid) returns date language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select min(least(o.starts_on, o.original_hire_on)) from employment e join employment o on o.organization_id = e.organization_id and o.person_id = e.person_id and o.kind = 'employee' and o.status <> 'withdrawn'
  where e.organization_id = app.org() and e.id = original_hire.employment and (e.person_id = app.me() and e.status <> 'withdrawn' or app.covers('people', 0, e.id)) $$;

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
    select e.number into made from employment e where e.organization_id = app.org() and e.person_id = next_number.person and e.legal_entity_id = entity and e.number is not null and e.status <> 'withdrawn' order by e.starts_on desc limit 1;
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

-- ── transfers between legal entities ─────────────────────────────────────────────────────────────────────────────────
-- What ended because it goes on elsewhere, or back home, is neither a leaver's line nor a joiner's.
create or replace function app.on_continued() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  new.is_continued := new.status = 'ended' and exists (select from employment e where e.organization_id = new.organization_id and e.id = new.employment_id and e.status = 'transferred')
    or new.status = 'ended' and exists (select from secondment x where x.organization_id = new.organization_id and x.host_assignment_id = new.id);
  return new;
end $$;
create or replace trigger continued before insert or update on directory_entry for each row when (new.status = 'ended' or new.is_continued) execute function app.on_continued();

-- Who belongs goes on belonging where an employment follows.
create or replace function app.on_employment_begun() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  update membership m set ends_at = app.belongs_until(m.organization_id, m.person_id) from (select distinct organization_id, person_id from changed) c
  where m.organization_id = c.organization_id and m.person_id = c.person_id and m.ends_at > app.clock() and m.ends_at <> 'infinity';
  return null;
end $$;
create or replace trigger upkeep_membership_new after insert on employment referencing new table as changed for each statement execute function app.on_employment_begun();

-- Post: what the actor needn't see goes along with a job that continues another: its pay as it stands, those who report to it, and what others plan for it.
create or replace function app.carry_over(old_job uuid, new_job uuid, since date) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); fields text; made uuid; each record;
begin
  if not exists (select from assignment n where n.organization_id = org and n.id = new_job and n.continues_id = old_job and n.person_id is distinct from app.holder() and app.covers('people', 1, old_job) and app.covers('people', 1, new_job))
    or exists (select from pay p where p.organization_id = org and p.assignment_id = new_job) then perform app.refuse('people: not a job that continues this one'); end if;
  select string_agg(quote_ident(attname), ', ') into fields from pg_attribute where attrelid = 'pay'::regclass and attnum > 0 and not attisdropped and attgenerated = '';
  for each in select p.id, greatest(p.starts_on, since) as from_day from pay p where p.organization_id = org and p.assignment_id = old_job and (p.ends_on is null or p.ends_on >= since) order by p.starts_on loop
    made := uuidv7();
    execute format('insert into pay (%1$s) select %1$s from jsonb_populate_record(null::pay, (select to_jsonb(p) from pay p where p.organization_id = $1 and p.id = $2) || jsonb_build_object(''id'', $3, ''assignment_id'', $4, ''starts_on'', $5, ''version'', 1))', fields)
      using org, each.id, made, new_job, each.from_day;
    perform app.post_event('pay', made, 'create', null, null);
  end loop;
  update employment_change set assignment_id = new_job where organization_id = org and assignment_id = old_job and status = 'planned' and effective_on >= since;
  -- Whoever is away is away there too.
  update planned_absence a set employment_id = n.employment_id from assignment o, assignment n where o.organization_id = org and o.id = old_job and n.organization_id = org and n.id = new_job
    and a.organization_id = org and a.employment_id = o.employment_id and a.status = 'planned' and coalesce(a.expected_until, 'infinity') >= since;
  for each in update long_absence a set employment_id = n.employment_id, version = a.version + 1 from assignment o, assignment n where o.organization_id = org and o.id = old_job and n.organization_id = org and n.id = new_job
    and a.organization_id = org and a.employment_id = o.employment_id and a.status <> 'cancelled' and (a.ends_on is null or a.ends_on >= since) returning a.id, o.employment_id as was, n.employment_id as now loop
    perform app.post_event('long_absence', each.id, 'edit', jsonb_build_object('employmentId', each.was), jsonb_build_object('employmentId', each.now));
  end loop;
  select string_agg(quote_ident(attname), ', ') into fields from pg_attribute where attrelid = 'placement'::regclass and attnum > 0 and not attisdropped and attgenerated = '';
  for each in select s.id, s.starts_on, s.ends_on from placement s join assignment a on a.organization_id = org and a.id = s.assignment_id join employment e on e.organization_id = org and e.id = a.employment_id
    where s.organization_id = org and s.manager_assignment_id = old_job and (s.ends_on is null or s.ends_on >= since) and (e.ends_on is null or e.ends_on >= since) order by s.starts_on loop
    if each.starts_on >= since then
      update placement set manager_assignment_id = new_job where organization_id = org and id = each.id;
      perform app.post_event('placement', each.id, 'edit', jsonb_build_object('managerAssignmentId', old_job), jsonb_build_object('managerAssignmentId', new_job));
    else
      made := uuidv7();
      update placement set ends_on = since - 1 where organization_id = org and id = each.id;
      execute format('insert into placement (%1$s) select %1$s from jsonb_populate_record(null::placement, (select to_jsonb(s) from placement s where s.organization_id = $1 and s.id = $2) || jsonb_build_object(''id'', $3, ''manager_assignment_id'', $4, ''starts_on'', $5, ''ends_on'', $6, ''version'', 1))', fields)
        using org, each.id, made, new_job, since, each.ends_on;
      perform app.post_event('placement', each.id, 'edit', jsonb_build_object('endsOn', each.ends_on), jsonb_build_object('endsOn', since - 1));
      perform app.post_event('placement', made, 'create', null, jsonb_build_object('startsOn', since, 'managerAssignmentId', new_job));
    end if;
  end loop;
end $$;

-- Post: a transfer that is taken back leaves no employment behind, unless something was built on it.
create or replace function app.drop_continuation(home uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); next employment%rowtype; seats uuid[]; held uuid[]; each record; stays boolean;
begin
  select * into next from employment e where e.organization_id = org and e.continues_id = home for update;
  if next.id is null or next.person_id is not distinct from app.holder() or not app.covers('people', 1, home) or not app.covers('people', 1, next.id)
    or not exists (select from employment e where e.organization_id = org and e.id = home and e.status = 'open') then perform app.refuse('people: not a transfer that is taken back'); end if;
  select array_agg(a.id), array_agg(a.continues_id) into seats, held from assignment a where a.organization_id = org and a.employment_id = next.id;
  if next.status <> 'open' or array_position(held, null) is not null or exists (select from employment_change c where c.organization_id = org and c.assignment_id = any (seats) and c.status in ('released', 'taken_back')) then perform app.refuse_by_rule('people.built_upon'); end if;
  for each in select s.id, s.assignment_id, s.starts_on, s.ends_on, a.continues_id, to_jsonb(s) - '{id,version,starts_on,ends_on,during,manager_assignment_id}'::text[] as facts
    from placement s join assignment a on a.organization_id = org and a.id = s.manager_assignment_id where s.organization_id = org and a.id = any (seats) order by s.starts_on loop
    -- What was parted for the transfer grows together again.
    declare first uuid;
    begin
      select b.id into first from placement b where b.organization_id = org and b.assignment_id = each.assignment_id and b.ends_on = each.starts_on - 1 and b.manager_assignment_id = each.continues_id and each.starts_on = next.starts_on
        and to_jsonb(b) - '{id,version,starts_on,ends_on,during,manager_assignment_id}'::text[] = each.facts;
      if first is null then
        update placement set manager_assignment_id = each.continues_id where organization_id = org and id = each.id;
        perform app.post_event('placement', each.id, 'edit', null, jsonb_build_object('managerAssignmentId', each.continues_id));
      else
        delete from placement where organization_id = org and id = each.id;
        update placement set ends_on = each.ends_on where organization_id = org and id = first;
        perform app.post_event('placement', first, 'edit', jsonb_build_object('endsOn', each.starts_on - 1), jsonb_build_object('endsOn', each.ends_on));
      end if;
    end;
  end loop;
  update planned_absence set employment_id = home where organization_id = org and employment_id = next.id and status = 'planned';
  for each in update long_absence set employment_id = home, version = version + 1 where organization_id = org and employment_id = next.id returning id loop
    perform app.post_event('long_absence', each.id, 'edit', jsonb_build_object('employmentId', next.id), jsonb_build_object('employmentId', home));
  end loop;
  stays := app.drop_leave(org, next.id);
  -- What was posted of their leave stays, so that the employment does too, as one that never should have been.
  if stays then
    update employment_change c set assignment_id = a.continues_id from assignment a where c.organization_id = org and c.assignment_id = a.id and a.organization_id = org and a.id = any (seats);
    update employment e set continues_id = null, is_undone = true where e.organization_id = org and e.id = next.id;
    update assignment a set continues_id = null where a.organization_id = org and a.id = any (seats);
    update employment e set status = 'withdrawn', withdrawn_reason = 'The transfer was taken back', version = e.version + 1 where e.organization_id = org and e.id = next.id;
    perform app.post_event('employment', next.id, 'withdraw', jsonb_build_object('status', 'open'), jsonb_build_object('status', 'withdrawn'));
    perform app.project(org, held);
    return;
  end if;
  begin
    delete from pay where organization_id = org and assignment_id = any (seats);
    delete from working_hours where organization_id = org and assignment_id = any (seats);
    delete from placement where organization_id = org and assignment_id = any (seats);
    delete from contract where organization_id = org and employment_id = next.id;
    delete from seniority_date n where n.organization_id = org and n.employment_id = next.id and n.version = 1 and exists (select from seniority_date o where o.organization_id = org and o.employment_id = home and o.purpose = n.purpose);
    delete from agreed_notice n where n.organization_id = org and n.employment_id = next.id and n.version = 1 and exists (select from agreed_notice o where o.organization_id = org and o.employment_id = home and o.agreed_in = n.agreed_in and o.given_by = n.given_by);
    -- Plans of others, unseen, are for the old job again.
    update employment_change c set assignment_id = a.continues_id from assignment a where c.organization_id = org and c.assignment_id = a.id and a.organization_id = org and a.id = any (seats);
    delete from assignment where organization_id = org and id = any (seats);
    delete from employment where organization_id = org and id = next.id;
  exception when foreign_key_violation then perform app.refuse_by_rule('people.built_upon');
  end;
  delete from directory_entry where organization_id = org and id = any (seats);
  delete from population_member where organization_id = org and id = any (seats);
  delete from reporting_line where organization_id = org and id = any (seats);
  delete from directory_word where organization_id = org and id = any (seats);
  delete from reach where organization_id = org and (subject_id = any (seats) or subject_id = next.id);
  perform app.project(org, held);
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
grant execute on function app.known_before, app.plan_return, app.next_number, app.carry_over, app.drop_continuation, app.original_hire to equipoise_app;
