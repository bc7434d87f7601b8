-- Imports. Whoever looks after people anywhere may open one; what is staged is seen by whoever opened it, nobody else.

-- Fact: one's own imports that are still open.
create or replace function app.my_imports() returns uuid[] language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from import_run where organization_id = app.org() and started_by_id = app.me() and status not in ('committed', 'cancelled', 'undone') $$;

-- Post: opens one. Only a person brings a file, who may handle people somewhere.
create or replace function app.open_import(run uuid, of_kind text, file text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if app.me() is null or not (app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}') then perform app.refuse('import_run: not yours to open'); end if;
  insert into import_run (organization_id, id, started_by_id, kind, file_name, started_at) values (app.org(), run, app.me(), of_kind, file, app.clock());
  perform app.post_event('import_run', run, 'create', null, jsonb_build_object('kind', of_kind, 'fileName', file));
end $$;

-- Fact: what was chosen for these column names before; it holds names of columns and words, never people.
create or replace function app.remembered_import(of_signature text) returns table (columns jsonb, settings jsonb, answers jsonb) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.columns, m.settings, m.answers from import_mapping m
  where m.organization_id = app.org() and m.signature = of_signature and (app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}') $$;
-- Post: remembers it.
create or replace function app.remember_import(of_signature text, chosen jsonb, of_settings jsonb, of_answers jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if not (app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}') then perform app.refuse('import: not yours'); end if;
  insert into import_mapping (organization_id, signature, columns, settings, answers, at) values (app.org(), of_signature, chosen, of_settings, of_answers, app.clock())
  on conflict (organization_id, signature) do update set columns = excluded.columns, settings = excluded.settings, answers = excluded.answers, at = excluded.at;
end $$;

-- Post: what was staged for an import that is over goes; for one's own right away, for all by the job, which also gives up those left lying.
create or replace function app.sweep_imports(run uuid default null) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare over uuid[]; swept int;
begin
  if run is null then
    if app.actor() <> 'job:import.sweep' then perform app.refuse('import: not yours to sweep'); end if;
    update import_run r set status = 'cancelled' from import_draft d
    where d.organization_id = r.organization_id and d.run_id = r.id and r.status not in ('committed', 'cancelled', 'undone') and d.touched_at < app.clock() - interval '14 days';
  end if;
  select array_agg(r.id) into over from import_run r join import_draft d on d.organization_id = r.organization_id and d.run_id = r.id
  where r.status in ('committed', 'cancelled') and (run is null or r.organization_id = app.org() and r.started_by_id = app.me() and r.id = run);
  if over is null then return 0; end if;
  delete from import_row where run_id = any (over);
  delete from import_person where run_id = any (over);
  delete from import_problem where run_id = any (over);
  delete from import_decision where run_id = any (over);
  delete from import_difference where run_id = any (over);
  delete from import_draft where run_id = any (over);
  get diagnostics swept = row_count;
  return swept;
end $$;

-- Whoever was entered only by an import that was taken back may come in by another: the same person again, with their number and e-mail.
create or replace function app.may_return(org uuid, person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select bool_and(e.status = 'withdrawn') and bool_or(exists (select from import_effect f join import_run r on r.organization_id = org and r.id = f.run_id and r.status = 'undone' where f.organization_id = org and f.record_id = e.id and f.did = 'made'))
  from employment e where e.organization_id = org and e.person_id = person $$;

drop function if exists app.import_matches(uuid);
-- Fact: which rows of one's own import are about somebody who is here: by number within the legal entity, by e-mail, or, having neither, by name and first day.
-- Who isn't in the actor's sight, or was entered by mistake, only makes a number or an e-mail taken; who came by an import that was taken back returns by it.
create or replace function app.import_matches(run uuid) returns table ("row" int, person_id uuid, assignment_id uuid, by text, is_seen boolean, returns boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as materialized (select p.row, p.name, p.number, p.work_email, p.starts_on, p.legal_entity_id from import_person p where p.organization_id = app.org() and p.run_id = run and run = any (app.my_imports())),
  hits as (
    select m.row, e.person_id, e.id as employment_id, 'number' as by, 1 as rank from mine m join employment e on e.organization_id = app.org() and e.legal_entity_id = m.legal_entity_id and e.number = m.number
    union all
    select m.row, x.id, null, 'workEmail', 2 from mine m join person x on x.organization_id = app.org() and lower(x.work_email) = lower(m.work_email)
    union all
    select m.row, x.id, e.id, 'name', 3 from mine m join person x on x.organization_id = app.org() and x.sort_name = app.fold(m.name) and x.name = m.name
    join employment e on e.organization_id = x.organization_id and e.person_id = x.id and e.legal_entity_id = m.legal_entity_id and e.starts_on = m.starts_on and e.status <> 'withdrawn' where m.number is null and m.work_email is null)
  select h.row, h.person_id, held.id, h.by, held.status <> 'withdrawn' and (app.covers_all('people', 0) or coalesce(r.populations && app.my_populations('people', 0), false)),
    held.status = 'withdrawn' and app.covers('people', 1, h.person_id) and app.may_return(app.org(), h.person_id)
  from hits h left join reach r on r.organization_id = app.org() and r.subject_id = h.person_id
  cross join lateral (
    select a.id, e.status from assignment a join employment e on e.organization_id = a.organization_id and e.id = a.employment_id
    where a.organization_id = app.org() and a.person_id = h.person_id order by a.employment_id = h.employment_id desc nulls last, e.status = 'withdrawn', e.ends_on desc nulls first, a.is_primary desc, a.id limit 1) held
  order by h.row, held.status = 'withdrawn', h.rank, held.id $$;

-- Fact: for each place proposed in one's own import, whether the actor looks after people there, and after pay. `planned`: places that the import would make.
create or replace function app.import_places(run uuid, planned jsonb) returns table (place text, is_mine boolean, is_pay_mine boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with made as materialized (select * from jsonb_to_recordset(planned) as p (target text, id uuid, country text, parent_id uuid)),
  places as materialized (select distinct p.legal_entity_id, p.location_id, p.unit_id, p.worker_kind from import_person p
    where p.organization_id = app.org() and p.run_id = run and run = any (app.my_imports()) and p.legal_entity_id is not null and p.location_id is not null and p.unit_id is not null),
  judged as (
    select p.*, app.populations_of(app.org(), p.legal_entity_id, coalesce(l.country, n.country), p.location_id,
      case when u.id is not null then u.ancestors || u.id else coalesce(above.ancestors || above.id, '{}') || p.unit_id end, p.worker_kind, null) as populations
    from places p left join location l on l.organization_id = app.org() and l.id = p.location_id left join made n on n.target = 'location' and n.id = p.location_id
    left join org_unit u on u.organization_id = app.org() and u.id = p.unit_id left join made w on w.target = 'unit' and w.id = p.unit_id
    left join org_unit above on above.organization_id = app.org() and above.id = w.parent_id)
  select concat_ws(' ', legal_entity_id, location_id, unit_id, worker_kind), app.covers_all('people', 1) or populations && app.my_populations('people', 1),
    app.covers_all('compensation', 1) or populations && app.my_populations('compensation', 1) from judged $$;

-- Fact: of each row of one's own import that has one, its number in another system, by which the same is told, and whether somebody here has it.
create or replace function app.import_elsewhere(run uuid) returns table ("row" int, key text, value text, is_taken boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.row, app.fold(p.given ->> 'externalSystem') || ' ' || (p.given ->> 'externalId'), p.given ->> 'externalId',
    exists (select from external_id x where x.organization_id = app.org() and app.fold(x.system) = app.fold(p.given ->> 'externalSystem') and x.value = p.given ->> 'externalId')
  from import_person p where p.organization_id = app.org() and p.run_id = run and run = any (app.my_imports()) and p.given ? 'externalId' order by p.row $$;

-- Fact: who is here and may be named as a manager, by e-mail, number or name: as in app.managers_named, for many at once.
create or replace function app.import_managers(asked jsonb) returns table (key text, id uuid, name text, by text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with wanted as materialized (select * from jsonb_to_recordset(asked) as w (key text, email text, number text, names text[]) where app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}')
  select w.key, d.id, d.name, 'email' from wanted w join person p on p.organization_id = app.org() and lower(p.work_email) = w.email
    join directory_entry d on d.organization_id = app.org() and d.person_id = p.id and d.is_primary and d.status <> 'ended'
  union all
  select w.key, d.id, d.name, 'number' from wanted w join directory_entry d on d.organization_id = app.org() and d.sort_number = app.fold(w.number) and d.number = w.number and d.status <> 'ended' and w.number <> ''
  union all
  select w.key, d.id, d.name, 'name' from wanted w cross join unnest(w.names) naming join directory_entry d on d.organization_id = app.org() and d.sort_name = app.fold(naming) and d.is_primary and d.status <> 'ended'
  where w.email is null and w.number is null $$;

-- The planner must know of what has come in just now: without statistics it takes many rows for one, and a plan for checking references that was made
-- while a table was empty reads all of it for each row. Where it knows of as many already, they are left.
create or replace function app.import_settle(rows int, tables text[]) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare t text;
begin
  if rows < 1000 then return; end if;
  foreach t in array tables loop
    if (select reltuples from pg_class where oid = format('public.%I', t)::regclass) < rows then execute format('analyze public.%I', t); end if;
  end loop;
end $$;
-- Post: the same for what is staged.
create or replace function app.import_staged(run uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare staged int := (select d.read_rows from import_draft d where d.organization_id = app.org() and d.run_id = run and run = any (app.my_imports()));
begin
  perform app.import_settle(staged, array['import_row', 'import_person', 'import_decision', 'import_difference']);
end $$;

-- ── the commit ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- Posts: one transaction, step by step in this order, so that each can be told of; none counts without the last. The first proves the right to every
-- place and pay proposed, and that nothing has changed since the check; the others write what was proven.
create or replace function app.import_step(run uuid, step text) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare steps constant text[] := array['prove', 'people', 'employments', 'placements', 'pay', 'changes', 'events', 'finish']; at_step constant int := array_position(steps, step); done int;
begin
  if at_step = 1 then
    perform from import_run r where r.organization_id = app.org() and r.id = run and r.started_by_id = app.me() and r.status = 'checked' for update;
    if not found then perform app.refuse('import_run: not yours to commit now'); end if;
    perform pg_advisory_xact_lock(hashtextextended('import:' || app.org(), 0));
    insert into import_commit (organization_id, run_id, step) values (app.org(), run, step);
  else
    update import_commit c set step = import_step.step where c.organization_id = app.org() and c.run_id = run and c.step = steps[at_step - 1];
    if not found then perform app.refuse('import: a step out of order'); end if;
  end if;
  case step
    when 'prove' then done := app.import_prove(app.org(), run);
    when 'people' then done := app.import_people(app.org(), run);
    when 'employments' then done := app.import_employments(app.org(), run);
    when 'placements' then done := app.import_placements(app.org(), run);
    when 'pay' then done := app.import_pay(app.org(), run);
    when 'changes' then done := app.import_changes(app.org(), run);
    when 'events' then done := app.import_events(app.org(), run);
    else
      insert into import_effect (organization_id, run_id, step, record, record_id, did, version, person_id, employment_id, assignment_id)
      select organization_id, run_id, 0, 'employment', employment_id, 'made', 1, person_id, employment_id, assignment_id from import_plan where organization_id = app.org() and run_id = run order by row;
      delete from import_past where organization_id = app.org() and run_id = run;
      delete from import_plan where organization_id = app.org() and run_id = run;
      get diagnostics done = row_count;
      delete from import_commit where organization_id = app.org() and run_id = run;
  end case;
  return done;
end $$;
-- A commit that stopped halfway would leave people without employments.
create or replace function app.on_import_commit() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if exists (select from import_commit where organization_id = new.organization_id and run_id = new.run_id) then perform app.refuse('import: not all of its steps'); end if;
  return null;
end $$;
drop trigger if exists whole on import_commit;
create constraint trigger whole after insert on import_commit deferrable initially deferred for each row execute function app.on_import_commit();

create or replace function app.import_prove(org uuid, run uuid) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_nestloop = off as $$
declare planned int; f record;
begin
  insert into import_plan (organization_id, run_id, row, person_id, employment_id, assignment_id, worker_kind, starts_on, legal_entity_id, location_id, unit_id, job_id, cost_centre_id, position_id, manager_row, manager_assignment_id, has_pay, given, event_id, salt)
  select org, run, p.row, case when d.person_id is not null and app.covers('people', 1, d.person_id) and app.may_return(org, d.person_id) then d.person_id else uuidv7() end, uuidv7(), uuidv7(), p.worker_kind, p.starts_on, p.legal_entity_id, p.location_id, p.unit_id, p.job_id, p.cost_centre_id, p.position_id, d.manager_row, d.manager_assignment_id, d.has_pay, p.given, uuidv7(), uuid_send(gen_random_uuid())
  from import_decision d join import_person p on p.organization_id = d.organization_id and p.run_id = d.run_id and p.row = d.row
  where d.organization_id = org and d.run_id = run and d.decision = 'added' order by p.row;
  get diagnostics planned = row_count;
  if planned > 1000 then analyze import_plan; end if;
  perform app.import_prove_past(org, run);

  if exists (select from import_plan p where p.organization_id = org and p.run_id = run and (
      exists (select from employment e where e.organization_id = org and e.legal_entity_id = p.legal_entity_id and e.number = p.given ->> 'number' and e.person_id <> p.person_id)
      or exists (select from person x where x.organization_id = org and lower(x.work_email) = lower(p.given ->> 'workEmail') and x.id <> p.person_id)
      or p.manager_row is not null and not exists (select from import_plan m where m.organization_id = org and m.run_id = run and m.row = p.manager_row)))
  then perform app.refuse_by_rule('import.stale'); end if;
  if exists (select from import_plan p where p.organization_id = org and p.run_id = run and p.given ? 'externalId' group by app.fold(p.given ->> 'externalSystem'), p.given ->> 'externalId'
    having count(*) > 1 or bool_or(exists (select from external_id x where x.organization_id = org and app.fold(x.system) = app.fold(p.given ->> 'externalSystem') and x.value = p.given ->> 'externalId')))
  then perform app.refuse_by_rule('import.elsewhere_twice'); end if;

  for f in select n.* from import_draft d cross join jsonb_to_recordset(d.frame) as n (target text, id uuid, name text, country text, currency text, "timeZone" text, grade text, "parentId" uuid)
    where d.organization_id = org and d.run_id = run and (n.id = any (app.import_moved_to(org, run)) or exists (select from import_plan p where p.organization_id = org and p.run_id = run and (n.id in (p.legal_entity_id, p.location_id, p.unit_id, p.job_id, p.cost_centre_id) or n.target = 'costCentre' and p.given ->> 'costShares' like '%' || n.id || '%'))
      or exists (select from import_past p where p.organization_id = org and p.run_id = run and (n.id in (p.location_id, p.unit_id, p.job_id, p.cost_centre_id) or n.target = 'costCentre' and p.given ->> 'costShares' like '%' || n.id || '%')))
  loop
    if not app.covers_all('organization', 1) then perform app.refuse('organization: not yours to add to'); end if;
    case f.target
      when 'legalEntity' then
        if exists (select from legal_entity where organization_id = org and sort_name = app.fold(f.name)) then perform app.refuse_by_rule('import.stale'); end if;
        insert into legal_entity (organization_id, id, name, country, currency) values (org, f.id, f.name, f.country, f.currency);
        perform app.post_event('legal_entity', f.id, 'create', null, jsonb_build_object('name', f.name, 'country', f.country, 'currency', f.currency));
      when 'location' then
        if exists (select from location where organization_id = org and sort_name = app.fold(f.name)) then perform app.refuse_by_rule('import.stale'); end if;
        insert into location (organization_id, id, name, country, time_zone) values (org, f.id, f.name, f.country, f."timeZone");
        perform app.post_event('location', f.id, 'create', null, jsonb_build_object('name', f.name, 'country', f.country, 'timeZone', f."timeZone"));
      when 'unit' then
        if exists (select from org_unit where organization_id = org and sort_name = app.fold(f.name)) then perform app.refuse_by_rule('import.stale'); end if;
        insert into org_unit (organization_id, id, name, part_of_id) values (org, f.id, f.name, f."parentId");
        perform app.post_event('org_unit', f.id, 'create', null, jsonb_strip_nulls(jsonb_build_object('name', f.name, 'partOfId', f."parentId")));
      when 'jobTitle' then
        if exists (select from job where organization_id = org and sort_title = app.fold(f.name) and grade is not distinct from f.grade) then perform app.refuse_by_rule('import.stale'); end if;
        insert into job (organization_id, id, title, grade) values (org, f.id, f.name, f.grade);
        perform app.post_event('job', f.id, 'create', null, jsonb_strip_nulls(jsonb_build_object('title', f.name, 'grade', f.grade)));
      when 'costCentre' then
        insert into cost_centre (organization_id, id, code, name) values (org, f.id, left(f.name, 40), f.name);
        perform app.post_event('cost_centre', f.id, 'create', null, jsonb_build_object('code', left(f.name, 40), 'name', f.name));
    end case;
  end loop;

  if planned > 1000 then analyze legal_entity, location, org_unit, job, cost_centre; end if;

  if exists (
    select from (select p.legal_entity_id, p.location_id, p.unit_id, p.worker_kind, bool_or(p.has_pay) as pays from import_plan p where p.organization_id = org and p.run_id = run group by 1, 2, 3, 4
      union all select b.legal_entity_id, p.location_id, p.unit_id, b.worker_kind, bool_or(p.has_pay) from import_past p join import_plan b on b.organization_id = org and b.run_id = run and b.row = p.of_row where p.organization_id = org and p.run_id = run group by 1, 2, 3, 4) c
    left join location l on l.organization_id = org and l.id = c.location_id left join org_unit u on u.organization_id = org and u.id = c.unit_id
    cross join lateral (select app.populations_of(org, c.legal_entity_id, l.country, l.id, u.ancestors || u.id, c.worker_kind, null) as populations) p
    where l.id is null or u.id is null or not (app.covers_all('people', 1) or p.populations && app.my_populations('people', 1))
      or c.pays and not (app.covers_all('compensation', 1) or p.populations && app.my_populations('compensation', 1)))
  then perform app.refuse('import: a place or its pay isn''t yours'); end if;
  if exists (select from import_plan p where p.organization_id = org and p.run_id = run and p.position_id is not null and not app.may_fill(p.position_id)) or exists (select from import_past p where p.organization_id = org and p.run_id = run and p.position_id is not null and not app.may_fill(p.position_id)) then perform app.refuse('import: a position isn''t yours'); end if;
  return planned;
end $$;

create or replace function app.import_people(org uuid, run uuid) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare done int;
begin
  -- Who returns is known from before: what the file says now is all there is.
  delete from emergency_contact c using import_plan p join person x on x.organization_id = p.organization_id and x.id = p.person_id where p.organization_id = org and p.run_id = run and c.organization_id = org and c.person_id = x.id;
  insert into person (organization_id, id, name, preferred_name, pronouns, work_email, work_phone)
  select org, p.person_id, g.name, g."preferredName", g.pronouns, g."workEmail", g."workPhone"
  from import_plan p cross join lateral jsonb_to_record(p.given) as g (name text, "preferredName" text, pronouns text, "workEmail" text, "workPhone" text) where p.organization_id = org and p.run_id = run order by p.row
  on conflict (organization_id, id) do update set name = excluded.name, preferred_name = excluded.preferred_name, pronouns = excluded.pronouns, work_email = excluded.work_email, work_phone = excluded.work_phone;
  get diagnostics done = row_count;
  perform app.import_settle(done, array['person']);
  insert into contact_details (organization_id, id, personal_email, mobile_phone, home_phone, address, city, region, postal_code, country)
  select org, p.person_id, g."personalEmail", g."mobilePhone", g."homePhone", g.address, g.city, g.region, g."postalCode", g.country
  from import_plan p cross join lateral jsonb_to_record(p.given) as g ("personalEmail" text, "mobilePhone" text, "homePhone" text, address text, city text, region text, "postalCode" text, country text)
  where p.organization_id = org and p.run_id = run order by p.row
  on conflict (organization_id, id) do update set personal_email = excluded.personal_email, mobile_phone = excluded.mobile_phone, home_phone = excluded.home_phone, address = excluded.address, city = excluded.city, region = excluded.region, postal_code = excluded.postal_code, country = excluded.country;
  insert into emergency_contact (organization_id, id, person_id, name, relation, phone)
  select org, uuidv7(), p.person_id, coalesce(g."emergencyName", g."emergencyRelation", g."emergencyPhone"), g."emergencyRelation", g."emergencyPhone"
  from import_plan p cross join lateral jsonb_to_record(p.given) as g ("emergencyName" text, "emergencyPhone" text, "emergencyRelation" text)
  where p.organization_id = org and p.run_id = run and num_nonnulls(g."emergencyName", g."emergencyPhone", g."emergencyRelation") > 0 order by p.row;
  insert into personal_details (organization_id, id, birth_date, gender, marital_status, nationality)
  select org, p.person_id, g."birthDate", g.gender, g."maritalStatus", g.nationality
  from import_plan p cross join lateral jsonb_to_record(p.given) as g ("birthDate" date, gender text, "maritalStatus" text, nationality text) where p.organization_id = org and p.run_id = run order by p.row
  on conflict (organization_id, id) do update set birth_date = excluded.birth_date, gender = excluded.gender, marital_status = excluded.marital_status, nationality = excluded.nationality;
  return done;
end $$;

create or replace function app.import_employments(org uuid, run uuid) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare done int;
begin
  insert into employment (organization_id, id, person_id, legal_entity_id, kind, number, starts_on, status, ends_on, termination_kind, termination_reason, original_hire_on, service_from, service_reason)
  select org, p.employment_id, p.person_id, p.legal_entity_id, p.worker_kind, g.number, p.starts_on, case when g."endsOn" is null then 'open' else 'terminated' end, g."endsOn", g."terminationKind", g."terminationReason", g."originalHireOn", g."serviceFrom", case when g."serviceFrom" is not null then 'Import' end
  from import_plan p cross join lateral jsonb_to_record(p.given) as g (number text, "endsOn" date, "terminationKind" text, "terminationReason" text, "originalHireOn" date, "serviceFrom" date) where p.organization_id = org and p.run_id = run order by p.row;
  get diagnostics done = row_count;
  perform app.import_settle(done, array['employment']);
  insert into external_id (organization_id, id, person_id, employment_id, system, value)
  select org, uuidv7(), p.person_id, p.employment_id, p.given ->> 'externalSystem', p.given ->> 'externalId' from import_plan p where p.organization_id = org and p.run_id = run and p.given ? 'externalId' order by p.row;
  insert into seniority_date (organization_id, id, person_id, employment_id, purpose, counts_from, reason)
  select org, uuidv7(), p.person_id, p.employment_id, s.purpose, (p.given ->> s.key)::date, 'Import' from import_plan p join (values ('seniorityLeave', 'leave'), ('seniorityRedundancy', 'redundancy'), ('seniorityPension', 'pension'), ('seniorityLongService', 'long_service')) s (key, purpose) on p.given ? s.key
  where p.organization_id = org and p.run_id = run order by p.row;
  insert into notice (organization_id, id, person_id, employment_id, given_by, given_on, last_working_day, paid_until)
  select org, uuidv7(), p.person_id, p.employment_id, g."noticeGivenBy", g."noticeGivenOn", g."lastWorkingDay", g."paidUntil"
  from import_plan p cross join lateral jsonb_to_record(p.given) as g ("noticeGivenBy" text, "noticeGivenOn" date, "lastWorkingDay" date, "paidUntil" date) where p.organization_id = org and p.run_id = run and p.given ?& '{noticeGivenBy,noticeGivenOn}' order by p.row;
  insert into contract (organization_id, id, employment_id, person_id, starts_on, form, fixed_term_ends_on, probation_ends_on)
  select org, uuidv7(), p.employment_id, p.person_id, p.starts_on, coalesce(g.form, case when g."fixedTermEndsOn" is null then 'permanent' else 'fixed_term' end), g."fixedTermEndsOn", g."probationEndsOn"
  from import_plan p cross join lateral jsonb_to_record(p.given) as g (form text, "fixedTermEndsOn" date, "probationEndsOn" date) where p.organization_id = org and p.run_id = run
    and p.row not in (select h.of_row from import_past h where h.organization_id = org and h.run_id = run) order by p.row;
  insert into contract (organization_id, id, employment_id, person_id, starts_on, ends_on, form, fixed_term_ends_on, probation_ends_on)
  with said as (
    select h.of_row, h.since, coalesce(g.form, case when g."fixedTermEndsOn" is null then 'permanent' else 'fixed_term' end) as form, g."fixedTermEndsOn" as until, g."probationEndsOn" as probation
    from app.import_history(org, run) h cross join lateral jsonb_to_record(h.given) as g (form text, "fixedTermEndsOn" date, "probationEndsOn" date)),
  news as (select *, row(form, until, probation) is distinct from row(lag(form) over w, lag(until) over w, lag(probation) over w) as is_news from said window w as (partition by of_row order by since))
  select org, uuidv7(), p.employment_id, p.person_id, n.since, lead(n.since) over (partition by n.of_row order by n.since) - 1, n.form, n.until, n.probation from news n join import_plan p on p.organization_id = org and p.run_id = run and p.row = n.of_row where n.is_news;
  insert into assignment (organization_id, id, person_id, employment_id, is_primary)
  select org, p.assignment_id, p.person_id, p.employment_id, true from import_plan p where p.organization_id = org and p.run_id = run order by p.row;
  perform app.import_settle(done, array['assignment']);
  return done;
end $$;

-- Shares of cost centres as a row gives them, or one for all.
create or replace function app.import_shares(given jsonb, cost_centre uuid) returns jsonb language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((given ->> 'costShares')::jsonb, case when cost_centre is not null then jsonb_build_array(jsonb_build_object('costCentreId', cost_centre, 'share', 100)) end) $$;

-- In one statement, so that the directory, reach and lines that follow from placements are worked out once. They are joined by hashing: in the midst of
-- that statement nothing is known yet of the tables that it fills, and a nested loop that was guessed wrong wouldn't end.
create or replace function app.import_placements(org uuid, run uuid) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_nestloop = off set work_mem = '64MB' as $$
declare done int;
begin
  insert into placement (organization_id, id, assignment_id, person_id, starts_on, ends_on, job_id, unit_id, location_id, manager_assignment_id, position_id, cost_shares)
  with said as (
    select h.*, coalesce(m.assignment_id, h.manager_assignment_id) as manager from app.import_history(org, run) h left join import_plan m on m.organization_id = org and m.run_id = run and m.row = h.manager_row),
  news as (
    select *, row(job_id, unit_id, location_id, manager, position_id, app.import_shares(given, cost_centre_id)) is distinct from row(lag(job_id) over w, lag(unit_id) over w, lag(location_id) over w, lag(manager) over w, lag(position_id) over w, lag(app.import_shares(given, cost_centre_id)) over w) as is_news
    from said window w as (partition by of_row order by since)),
  told as (select of_row, since, lead(since) over (partition by of_row order by since) - 1 as until, job_id, unit_id, location_id, manager, position_id, app.import_shares(given, cost_centre_id) as shares from news where is_news)
  select org, uuidv7(), p.assignment_id, p.person_id, t.since, t.until, t.job_id, t.unit_id, t.location_id, t.manager, t.position_id, t.shares
  from told t join import_plan p on p.organization_id = org and p.run_id = run and p.row = t.of_row
  union all
  (select org, uuidv7(), p.assignment_id, p.person_id, p.starts_on, null, p.job_id, p.unit_id, p.location_id, coalesce(m.assignment_id, p.manager_assignment_id), p.position_id,
    app.import_shares(p.given, p.cost_centre_id)
  from import_plan p left join import_plan m on m.organization_id = org and m.run_id = run and m.row = p.manager_row where p.organization_id = org and p.run_id = run
    and p.row not in (select h.of_row from import_past h where h.organization_id = org and h.run_id = run) order by p.row);
  get diagnostics done = row_count;
  return done;
end $$;

create or replace function app.import_pay(org uuid, run uuid) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare done int;
begin
  insert into working_hours (organization_id, id, assignment_id, person_id, starts_on, weekly_hours, full_time_hours)
  select org, uuidv7(), p.assignment_id, p.person_id, p.starts_on, g."weeklyHours", g."fullTimeHours"
  from import_plan p cross join lateral jsonb_to_record(p.given) as g ("weeklyHours" numeric, "fullTimeHours" numeric) where p.organization_id = org and p.run_id = run and g."weeklyHours" is not null
    and p.row not in (select h.of_row from import_past h where h.organization_id = org and h.run_id = run) order by p.row;
  insert into working_hours (organization_id, id, assignment_id, person_id, starts_on, ends_on, weekly_hours, full_time_hours)
  with said as (select h.of_row, h.since, g."weeklyHours" as weekly, g."fullTimeHours" as whole from app.import_history(org, run) h cross join lateral jsonb_to_record(h.given) as g ("weeklyHours" numeric, "fullTimeHours" numeric) where g."weeklyHours" is not null),
  news as (select *, row(weekly, whole) is distinct from row(lag(weekly) over w, lag(whole) over w) as is_news from said window w as (partition by of_row order by since))
  select org, uuidv7(), p.assignment_id, p.person_id, n.since, lead(n.since) over (partition by n.of_row order by n.since) - 1, n.weekly, n.whole from news n join import_plan p on p.organization_id = org and p.run_id = run and p.row = n.of_row where n.is_news;
  insert into pay (organization_id, id, assignment_id, person_id, starts_on, amount, currency, per, payments_a_year, allowances, reason)
  select org, uuidv7(), p.assignment_id, p.person_id, coalesce(g."payStartsOn", p.starts_on), g.amount, g.currency, g.per, g."paymentsAYear", g.allowances::jsonb, 'Import'
  from import_plan p cross join lateral jsonb_to_record(p.given) as g ("payStartsOn" date, amount bigint, currency text, per text, "paymentsAYear" int, allowances text) where p.organization_id = org and p.run_id = run and p.has_pay and g.amount is not null
    and p.row not in (select h.of_row from import_past h where h.organization_id = org and h.run_id = run) order by p.row;
  get diagnostics done = row_count;
  insert into pay (organization_id, id, assignment_id, person_id, starts_on, ends_on, amount, currency, per, payments_a_year, allowances, reason)
  with said as (select h.of_row, h.since, g.* from app.import_history(org, run) h cross join lateral jsonb_to_record(h.given) as g (amount bigint, currency text, per text, "paymentsAYear" int, allowances text) where h.has_pay and g.amount is not null),
  news as (select *, row(amount, currency, per, "paymentsAYear", allowances) is distinct from row(lag(amount) over w, lag(currency) over w, lag(per) over w, lag("paymentsAYear") over w, lag(allowances) over w) as is_news from said window w as (partition by of_row order by since))
  select org, uuidv7(), p.assignment_id, p.person_id, n.since, lead(n.since) over (partition by n.of_row order by n.since) - 1, n.amount, n.currency, n.per, n."paymentsAYear", n.allowances::jsonb, 'Import' from news n join import_plan p on p.organization_id = org and p.run_id = run and p.row = n.of_row where n.is_news;
  return done;
end $$;

-- Of what a row gives, what belongs to the person's own record.
create or replace function app.import_told(given jsonb) returns jsonb language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_strip_nulls(jsonb_build_object('name', given -> 'name', 'preferredName', given -> 'preferredName', 'pronouns', given -> 'pronouns', 'workEmail', given -> 'workEmail', 'workPhone', given -> 'workPhone')) $$;
-- As app.post_event would tell of each person, for all at once.
create or replace function app.import_events(org uuid, run uuid) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare done int; main record_right%rowtype; happened timestamptz := app.clock(); by_name text := (select name from person where organization_id = org and id = app.me());
begin
  select * into main from record_right where record = 'person' and part = '';
  insert into event (organization_id, id, at, actor, actor_id, actor_name, record, record_id, move, about_id, subject_id, function, level, is_for_self, is_for_line, digest)
  select org, p.event_id, happened, app.actor(), app.who(), by_name, 'person', p.person_id, 'import', p.person_id, p.person_id, main.function, main.level, main.is_for_self, main.is_for_line,
    app.event_digest(org, p.event_id, happened, app.actor(), 'person', p.person_id, 'import', p.person_id, app.value_digest(p.salt, null, app.import_told(p.given)))
  from import_plan p where p.organization_id = org and p.run_id = run order by p.row;
  get diagnostics done = row_count;
  perform app.import_settle(done, array['event']);
  insert into event_value (organization_id, event_id, part, about_id, subject_id, function, level, is_for_self, is_for_line, before, after, salt, digest)
  select org, p.event_id, '', p.person_id, p.person_id, main.function, main.level, main.is_for_self, main.is_for_line, null, app.import_told(p.given), p.salt, app.value_digest(p.salt, null, app.import_told(p.given))
  from import_plan p where p.organization_id = org and p.run_id = run order by p.row;
  return done;
end $$;

-- ── what is staged ───────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare t text;
begin
  foreach t in array array['import_draft', 'import_row', 'import_person', 'import_problem', 'import_decision', 'import_plan', 'import_commit', 'import_mapping'] loop
    execute format('alter table %I enable row level security', t);
    execute format('revoke all on %I from equipoise_app', t);
    execute format('drop policy if exists mine on %I', t);
    continue when t in ('import_plan', 'import_commit', 'import_mapping');
    execute format('grant select, insert, update, delete on %I to equipoise_app', t);
    execute format('create policy mine on %I to equipoise_app using (organization_id = (select app.org()) and run_id = any ((select app.my_imports())::uuid[])) with check (organization_id = (select app.org()) and run_id = any ((select app.my_imports())::uuid[]))', t);
  end loop;
end $$;

grant execute on function app.my_imports, app.open_import, app.remembered_import, app.remember_import, app.sweep_imports, app.import_matches, app.import_places, app.import_elsewhere, app.import_managers, app.import_staged, app.import_step to equipoise_app;
