-- Leave brought in from a file. What is staged is seen by whoever brought it, nobody else; written is all of it or nothing, and only of whom they look after. Applied after owner-sickness.sql.

-- Whether the asker works on anybody's leave.
create or replace function app.works_on_leave() returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.me() is not null and (app.covers_all('leave', 1) or app.my_populations('leave', 1) <> '{}') $$;
-- Post: a file comes in.
create or replace function app.open_leave_import(import uuid, of_what text, file text, staged jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if not app.works_on_leave() then perform app.refuse('leave_import: not yours to open'); end if;
  insert into leave_import (organization_id, id, started_by_id, what, file_name, started_at) values (app.org(), import, app.me(), of_what, file, app.clock());
  insert into leave_import_draft (organization_id, import_id, draft, touched_at) values (app.org(), import, staged, app.clock());
  delete from leave_import_draft d where d.touched_at < app.clock() - interval '14 days' and d.organization_id = app.org();
  perform app.post_event('leave_import', import, 'create', null, jsonb_build_object('what', of_what, 'fileName', file));
end $$;
-- Fact: one's own, while it is open.
create or replace function app.leave_import_draft(import uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.draft from leave_import i join leave_import_draft d on d.organization_id = i.organization_id and d.import_id = i.id
  where i.organization_id = app.org() and i.id = import and i.started_by_id = app.me() and i.status = 'open' $$;
-- Post: what is said of it.
create or replace function app.keep_leave_import(import uuid, of_what text, said jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  update leave_import i set what = of_what, version = i.version + 1 where i.organization_id = app.org() and i.id = import and i.started_by_id = app.me() and i.status = 'open';
  if not found then perform app.refuse('leave_import: not yours'); end if;
  update leave_import_draft d set draft = d.draft || said, touched_at = app.clock() where d.organization_id = app.org() and d.import_id = import;
end $$;
-- Fact: what was chosen for a header of these names before; names of columns and words, never people.
create or replace function app.remembered_leave_import(of_signature text) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('columns', m.columns, 'words', m.answers) from import_mapping m where m.organization_id = app.org() and m.signature = 'leave:' || of_signature and app.works_on_leave() $$;

-- Fact: who is meant by these numbers and e-mails, of those whose leave the asker works on. Of anybody else it says nothing, not that they are there either.
create or replace function app.leave_import_people(numbers text[], emails text[]) returns table (number text, email text, person_id uuid, employment_id uuid, name text, starts_on date, ends_on date, legal_entity text, is_self boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select e.number, p.work_email, p.id, e.id, p.name, e.starts_on, case when e.ends_on < app.today_of(p.id) or app.covers('people', 0, e.id) then e.ends_on end, l.name, p.id = app.me()
  from (select x.id from employment x where x.organization_id = app.org() and x.sort_number = any (select app.fold(n) from unnest(numbers) n)
    union select x.id from person y join employment x on x.organization_id = y.organization_id and x.person_id = y.id where y.organization_id = app.org() and lower(y.work_email) = any (emails)) found
  join employment e on e.organization_id = app.org() and e.id = found.id and e.status <> 'withdrawn' join person p on p.organization_id = e.organization_id and p.id = e.person_id
  join legal_entity l on l.organization_id = e.organization_id and l.id = e.legal_entity_id
  where app.works_on_leave() and app.covers('leave', 1, e.id) order by e.starts_on, e.id $$;
-- Fact: what their accounts rest on. A last day ahead is kept from who may not know of it.
create or replace function app.leave_import_facts(employments uuid[]) returns table (organization_id uuid, account_id uuid, person_id uuid, employment_id uuid, leave_type_id uuid, policy_id uuid, unit text, opens_on date, today date, ends_on date, service_from date, born_on date, terms jsonb, versions jsonb, taken jsonb, entered jsonb, notices jsonb, absences jsonb, closed jsonb, more jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.organization_id, f.account_id, f.person_id, f.employment_id, f.leave_type_id, f.policy_id, f.unit, f.opens_on, f.today, case when f.ends_on < f.today or app.covers('people', 0, f.employment_id) then f.ends_on end, f.service_from, f.born_on, f.terms, f.versions, f.taken, f.entered, f.notices, f.absences, f.closed, f.more
  from app.leave_facts(app.org(), array(select a.id from leave_account a where a.organization_id = app.org() and a.employment_id = any (employments) and app.covers('leave', 1, a.employment_id))) f $$;

-- Post: all of it, in the transaction that worked it out under the accounts' locks. No request is asked, nobody is told: it is of the past.
create or replace function app.commit_leave_import(import uuid, entered jsonb, taken jsonb, tally jsonb, signature text, chosen jsonb, said jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); i leave_import%rowtype;
begin
  select * into i from leave_import x where x.organization_id = org and x.id = import and x.started_by_id = app.me() and x.status = 'open' for update;
  if i.id is null then perform app.refuse('leave_import: not yours to bring in'); end if;
  if exists (select from (select x.employment, x.person from jsonb_to_recordset(entered) x (employment uuid, person uuid) union select x.employment, x.person from jsonb_to_recordset(taken) x (employment uuid, person uuid)) z
    where z.person = app.me() or not app.covers('leave', 1, z.employment) or not exists (select from employment e where e.organization_id = org and e.id = z.employment and e.person_id = z.person and e.status <> 'withdrawn')) then perform app.refuse('leave_import: somebody in it isn’t yours'); end if;
  insert into leave_entered (organization_id, id, person_id, employment_id, leave_type_id, on_day, kind, layer, amount, expires_on, reason, import_id)
  select org, x.id, x.person, x.employment, x.type, x.on_day, 'opening', x.layer, x.amount, x.expires_on, left(i.file_name, 200), import
  from jsonb_to_recordset(entered) x (id uuid, person uuid, employment uuid, type uuid, on_day date, layer text, amount numeric, expires_on date);
  perform app.post_event('leave_entered', x.id, 'create', null, jsonb_strip_nulls(jsonb_build_object('onDay', x.on_day, 'kind', 'opening', 'layer', x.layer, 'amount', x.amount, 'expiresOn', x.expires_on, 'reason', left(i.file_name, 200))))
  from jsonb_to_recordset(entered) x (id uuid, on_day date, layer text, amount numeric, expires_on date);
  insert into leave_day (organization_id, id, request_id, on_day, quantity, minutes, why, holiday)
  select org, uuidv7(), x.id, d.on_day, d.quantity, d.minutes, d.why, d.holiday from jsonb_to_recordset(taken) x (id uuid, days jsonb) cross join lateral jsonb_to_recordset(x.days) d (on_day date, quantity numeric, minutes numeric, why text, holiday text);
  insert into leave_request (organization_id, id, person_id, employment_id, leave_type_id, starts_on, ends_on, first_part, status, import_id)
  select org, x.id, x.person, x.employment, x.type, x.starts_on, x.ends_on, x.first_part, 'approved', import
  from jsonb_to_recordset(taken) x (id uuid, person uuid, employment uuid, type uuid, starts_on date, ends_on date, first_part text);
  perform app.post_event('leave_request', x.id, 'create', null, jsonb_build_object('startsOn', x.starts_on, 'endsOn', x.ends_on, 'status', 'approved')) from jsonb_to_recordset(taken) x (id uuid, starts_on date, ends_on date);
  insert into import_mapping (organization_id, signature, columns, settings, answers, at) values (org, 'leave:' || signature, chosen, '{}', said, app.clock())
  on conflict on constraint import_mapping_pkey do update set columns = excluded.columns, answers = excluded.answers, at = excluded.at;
  update leave_import x set status = 'committed', version = x.version + 1, mark = uuidv7(), rows = (tally ->> 'rows')::int, added = (tally ->> 'added')::int, unchanged = (tally ->> 'unchanged')::int, differing = (tally ->> 'differing')::int, left_out = (tally ->> 'leftOut')::int
  where x.organization_id = org and x.id = import;
  delete from leave_import_draft d where d.organization_id = org and d.import_id = import;
  perform app.post_event('leave_import', import, 'commit', '{"status": "open"}', '{"status": "committed"}');
end $$;

-- What stands on it: in numbers, of whom isn't told.
create or replace function app.leave_import_stands(import uuid) returns table (what text, count int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as (select i.* from leave_import i where i.organization_id = app.org() and i.id = import and i.started_by_id = app.me() and i.status = 'committed'),
  touched as materialized (
    select n.employment_id, n.leave_type_id, min(n.on_day) as since from mine join leave_entered n on n.organization_id = mine.organization_id and n.import_id = mine.id group by 1, 2
    union all select r.employment_id, r.leave_type_id, min(r.starts_on) from mine join leave_request r on r.organization_id = mine.organization_id and r.import_id = mine.id group by 1, 2)
  select s.what, s.count from mine cross join lateral (
    select 'asked' as what, count(distinct r.id)::int as count from touched t join leave_request r on r.organization_id = mine.organization_id and r.employment_id = t.employment_id and r.leave_type_id = t.leave_type_id
      where r.import_id is distinct from mine.id and r.id > mine.mark and r.status in ('asked', 'approved') and r.ends_on >= t.since
    union all select 'entered', count(distinct n.id)::int from touched t join leave_entered n on n.organization_id = mine.organization_id and n.employment_id = t.employment_id and n.leave_type_id = t.leave_type_id
      where n.import_id is distinct from mine.id and n.id > mine.mark
    union all select 'closed', count(distinct l.account_id)::int from touched t join leave_account a on a.organization_id = mine.organization_id and a.employment_id = t.employment_id and a.leave_type_id = t.leave_type_id
      join leave_closing_line l on l.organization_id = a.organization_id and l.account_id = a.id and l.state = 'done' join leave_closing c on c.organization_id = l.organization_id and c.id = l.closing_id where l.id > mine.mark
    union all select 'elsewhere', count(distinct t.employment_id)::int from touched t where not app.covers('leave', 1, t.employment_id)
    union all select 'moved', count(*)::int from leave_request r where r.organization_id = mine.organization_id and r.import_id = mine.id and (r.status <> 'approved' or r.last_day is not null)) s where s.count > 0 $$;
-- Post: put aside before it was brought in, or taken back as a whole while nothing stands on it. What an account posted by it is taken back by further entries.
create or replace function app.end_leave_import(import uuid, into_state text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); i leave_import%rowtype; stands jsonb;
begin
  select * into i from leave_import x where x.organization_id = org and x.id = import and x.started_by_id = app.me() for update;
  if i.id is null or not (into_state = 'cancelled' and i.status = 'open' or into_state = 'undone' and i.status = 'committed') then perform app.refuse('leave_import: not yours to end now'); end if;
  if into_state = 'undone' then
    perform pg_advisory_xact_lock(hashtextextended(org || ':leave_account:' || e, 0)) from (select n.employment_id as e from leave_entered n where n.organization_id = org and n.import_id = import union select r.employment_id from leave_request r where r.organization_id = org and r.import_id = import order by 1) s;
    select jsonb_agg(jsonb_build_object('what', s.what, 'count', s.count)) into stands from app.leave_import_stands(import) s;
    if stands is not null then perform app.refuse_by_rule('leave_import.built_upon', jsonb_build_object('stands', stands)); end if;
    delete from leave_entered n where n.organization_id = org and n.import_id = import;
    -- What an entry names stays to be read.
    update leave_request r set status = 'withdrawn' where r.organization_id = org and r.import_id = import and exists (select from leave_entry x where x.organization_id = org and x.request_id = r.id);
    delete from leave_day d using leave_request r where r.organization_id = org and r.import_id = import and r.status = 'approved' and d.organization_id = org and d.request_id = r.id;
    delete from leave_request r where r.organization_id = org and r.import_id = import and r.status = 'approved';
  end if;
  update leave_import x set status = into_state, version = x.version + 1 where x.organization_id = org and x.id = import;
  delete from leave_import_draft d where d.organization_id = org and d.import_id = import;
  perform app.post_event('leave_import', import, case into_state when 'undone' then 'undo' else 'cancel' end, jsonb_build_object('status', i.status), jsonb_build_object('status', into_state));
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.works_on_leave, app.open_leave_import, app.leave_import_draft, app.keep_leave_import, app.remembered_leave_import, app.leave_import_people, app.leave_import_facts, app.commit_leave_import, app.leave_import_stands, app.end_leave_import to equipoise_app;
