-- An employment entered by mistake: what stands in the way of withdrawing it, what is left of it, and how it comes back. Applied after owner.sql.

-- What is built on an employment, in numbers: of whom or by whom isn't told. What is only planned isn't counted, for it would tell of a plan.
create or replace function app.built_on(org uuid, home uuid) returns table (what text, count bigint) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as (select e.person_id, e.continues_id from employment e where e.organization_id = org and e.id = home),
  seats as (select a.id from assignment a where a.organization_id = org and a.employment_id = home)
  select 'continued', (select count(*) from employment e where e.organization_id = org and (e.continues_id = home or e.id = home and e.continues_id is not null))
  union all
  select 'changed', (select count(*) from employment_change c where c.organization_id = org and c.assignment_id in (select id from seats) and c.status = 'released')
  union all
  select 'reports', (select count(*) from (
    select p.assignment_id from placement p where p.organization_id = org and p.manager_assignment_id in (select id from seats)
    union select l.assignment_id from dotted_line l where l.organization_id = org and l.manager_assignment_id in (select id from seats)) below
    join assignment a on a.organization_id = org and a.id = below.assignment_id and a.employment_id <> home join employment e on e.organization_id = org and e.id = a.employment_id and e.status <> 'withdrawn')
    + (select count(*) from employment e where e.organization_id = org and e.sponsor_assignment_id in (select id from seats) and e.id <> home and e.status <> 'withdrawn')
  union all
  select 'stands_in', (select count(*) from acting_manager x where x.organization_id = org and (x.assignment_id in (select id from seats) or x.acting_assignment_id in (select id from seats)))
  union all
  -- Access is a person's: it stands as long as another employment does.
  select 'access', (select count(*) from mine m cross join lateral (
    select from access_grant g where g.organization_id = org and g.holder_id = m.person_id and g.status <> 'ended' and g.ends_at > app.clock()
    union all select from api_key k where k.organization_id = org and k.holder_id = m.person_id and k.status = 'active' and k.ends_at > app.clock()
    union all select from organization o where o.organization_id = org and o.second_person_id = m.person_id) held
    where not exists (select from employment e where e.organization_id = org and e.person_id = m.person_id and e.id <> home and e.status <> 'withdrawn' and (e.ends_on is null or e.ends_on >= app.today('Etc/GMT+12')))) $$;

-- Nobody reports to it, changes it or gets access meanwhile: those wait, and find it withdrawn.
create or replace function app.on_withdrawing() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare found text; many bigint;
begin
  perform app.hold_access(new.organization_id), app.hold_reach(new.organization_id, true);
  if app.is_undoing(new.organization_id) then return new; end if;
  if new.status = 'withdrawn' then
    select b.what, b.count into found, many from app.built_on(new.organization_id, new.id) b where b.count > 0 limit 1;
    if found is not null then perform app.refuse_by_rule('people.withdrawn_' || found, jsonb_build_object('count', many)); end if;
  -- The employment that it went on from goes on itself: put back, both would count, with their leave.
  elsif new.is_undone then perform app.refuse_by_rule('people.transfer_undone');
  elsif exists (select from assignment a join placement p on p.organization_id = a.organization_id and p.assignment_id = a.id join assignment m on m.organization_id = a.organization_id and m.id = p.manager_assignment_id
      join employment e on e.organization_id = a.organization_id and e.id = m.employment_id and e.id <> new.id and e.status = 'withdrawn' where a.organization_id = new.organization_id and a.employment_id = new.id) then
    perform app.refuse_by_rule('people.withdrawn_manager');
  end if;
  return new;
end $$;
create or replace trigger refuse_built_upon before update on employment for each row when ((old.status = 'withdrawn') <> (new.status = 'withdrawn')) execute function app.on_withdrawing();

-- What HR reads of it is judged by the place that it had: in the groups of people of that place, below nobody.
create or replace function app.project_withdrawn() returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with gone as materialized (
    select e.organization_id as org, e.id, e.person_id, a.id as seat, app.populations_of(e.organization_id, e.legal_entity_id, place.country, place.id, place.units, e.kind, e.person_id) as populations
    from employment e join assignment a on a.organization_id = e.organization_id and a.employment_id = e.id
    cross join lateral (
      select l.country, l.id, u.ancestors || u.id as units from placement s join location l on l.organization_id = s.organization_id and l.id = s.location_id join org_unit u on u.organization_id = s.organization_id and u.id = s.unit_id
      where s.organization_id = a.organization_id and s.assignment_id = a.id order by s.starts_on <= app.today(l.time_zone) desc, abs(s.starts_on - app.today(l.time_zone)) limit 1) place
    where e.status = 'withdrawn'),
  subjects as (
    select org, seat as subject, populations from gone union all select org, id, populations from gone
    union all select org, person_id, populations from gone where not exists (select from employment e where e.organization_id = gone.org and e.person_id = gone.person_id and e.status <> 'withdrawn')),
  now as (
    select s.org, s.subject, coalesce(array_agg(distinct one order by one) filter (where one is not null), '{}') as populations from subjects s left join unnest(s.populations) one on true group by s.org, s.subject)
  update reach r set populations = n.populations, direct = '{}', line = '{}', dotted = '{}', acting = '{}', since = '-infinity' from now n
  where r.organization_id = n.org and r.subject_id = n.subject and row(r.populations, r.direct, r.line, r.dotted, r.acting, r.since) is distinct from row(n.populations, '{}'::uuid[], '{}'::uuid[], '{}'::uuid[], '{}'::uuid[], '-infinity'::date) $$;

-- Out of everything that is listed, searched and counted, or back into it; in the statement that says so.
create or replace function app.on_withdrawn() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; gone uuid[]; back uuid[]; people uuid[];
begin
  for org, gone, back, people in
    select n.organization_id, array_agg(n.id) filter (where n.status = 'withdrawn'), array_agg(n.id) filter (where n.status <> 'withdrawn'), array_agg(distinct n.person_id)
    from changed n join was o on o.organization_id = n.organization_id and o.id = n.id where (n.status = 'withdrawn') <> (o.status = 'withdrawn') group by n.organization_id
  loop
    gone := array(select id from assignment where organization_id = org and employment_id = any (gone));
    delete from directory_entry where organization_id = org and id = any (gone);
    delete from population_member where organization_id = org and id = any (gone);
    delete from reporting_line where organization_id = org and id = any (gone);
    delete from directory_word where organization_id = org and id = any (gone);
    perform app.project_people(org, people);
    perform app.project_withdrawn();
    perform app.project(org, array(select id from assignment where organization_id = org and employment_id = any (back)));
    update membership set ends_at = app.belongs_until(org, person_id) where organization_id = org and person_id = any (people);
  end loop;
  return null;
end $$;
create or replace trigger withdrawn after update on employment referencing old table as was new table as changed for each statement execute function app.on_withdrawn();

-- Who looks after the place that it had changes with the groups of people and what they are made of.
create or replace function app.on_withdrawn_places() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  perform app.project_withdrawn();
  return null;
end $$;
create or replace trigger withdrawn_follow after insert or update or delete on population_rule for each statement execute function app.on_withdrawn_places();
create or replace trigger withdrawn_follow after update on location for each statement execute function app.on_withdrawn_places();
create or replace trigger withdrawn_follow after update on org_unit for each statement execute function app.on_withdrawn_places();

-- What is withdrawn stays as it was, and nothing new stands on it.
create or replace function app.on_withdrawn_touched() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare is_touched boolean; way text;
begin
  if not exists (select from employment where status = 'withdrawn') then return null; end if;
  foreach way in array tg_argv loop
    execute format(case way when 'employment_id' then 'select exists (select from changed c join employment e on e.organization_id = c.organization_id and e.id = c.%I and e.status = ''withdrawn'')'
      when 'holder_id' then 'select exists (select from changed c where c.status <> ''ended'' and app.withdrawn_of(c.organization_id, c.%I) @> array[c.holder_id])'
      else 'select exists (select from changed c join assignment a on a.organization_id = c.organization_id and a.id = c.%I join employment e on e.organization_id = a.organization_id and e.id = a.employment_id and e.status = ''withdrawn'')' end, way) into is_touched;
    if is_touched then perform app.refuse_by_rule('people.is_withdrawn'); end if;
  end loop;
  return null;
end $$;
do $$
declare t text; ways text; does text;
begin
  for t, ways in values ('placement', '''assignment_id'', ''manager_assignment_id'''), ('working_hours', '''assignment_id'''), ('pay', '''assignment_id'''), ('contract', '''employment_id'''), ('assignment', '''employment_id'''),
    ('dotted_line', '''assignment_id'', ''manager_assignment_id'''), ('acting_manager', '''assignment_id'', ''acting_assignment_id'''), ('seniority_date', '''employment_id'''), ('notice', '''employment_id'''), ('agreed_notice', '''employment_id'''), ('external_id', '''employment_id'''),
    ('access_grant', '''holder_id'''), ('employment_change', '''assignment_id''') loop
    execute format('create or replace trigger withdrawn_new after insert on %I referencing new table as changed for each statement execute function app.on_withdrawn_touched(%s)', t, ways);
    -- A plan may still be cancelled.
    if t <> 'employment_change' then execute format('create or replace trigger withdrawn_changed after update on %I referencing new table as changed for each statement execute function app.on_withdrawn_touched(%s)', t, ways); end if;
  end loop;
end $$;

-- Its number is nobody's again, not the same person's either, unless they had it before, or had it only by an import that was taken back.
create or replace function app.on_withdrawn_number() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if (select bool_and(e.status = 'withdrawn') from employment e where e.organization_id = new.organization_id and e.person_id = new.person_id and e.legal_entity_id = new.legal_entity_id and e.number = new.number and e.id <> new.id)
    and not exists (select from import_effect f join import_run r on r.organization_id = f.organization_id and r.id = f.run_id and r.status = 'undone' join employment e on e.organization_id = f.organization_id and e.id = f.record_id
      where f.organization_id = new.organization_id and f.person_id = new.person_id and f.did = 'made' and e.number = new.number) then
    raise exception 'the number is that of an employment entered by mistake' using errcode = '23505', table = 'employment', constraint = 'employment_number_key';
  end if;
  return null;
end $$;
create or replace trigger withdrawn_number after insert or update of number on employment for each row when (new.number is not null) execute function app.on_withdrawn_number();

-- What of theirs somebody sees nothing of; for access administrators, and for anyone about themselves.
create or replace function app.explain_withdrawn(viewer uuid) returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if viewer is null or viewer is distinct from app.me() and not app.covers_all('access', 0) then perform app.refuse('access: not yours to ask'); end if;
  return app.withdrawn_of(app.org(), viewer);
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.explain_withdrawn to equipoise_app;
