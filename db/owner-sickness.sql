-- Proof of absences, and sickness. Applied after owner.sql.

-- ── proof ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Whose a file is follows from the leave that it proves, whoever brings it; before policies are asked.
create or replace function app.on_leave_proof() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  select r.person_id, r.employment_id into new.person_id, new.employment_id from leave_request r where r.organization_id = new.organization_id and r.id = new.request_id;
  return new;
end $$;
create or replace trigger whose before insert on leave_proof for each row execute function app.on_leave_proof();
-- Proven by a file, or by a sick note that came. Owner's use alone.
create or replace function app.prove_leave(org uuid, request uuid) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update leave_request r set has_proof = p.is_there from (select exists (select from leave_proof f where f.organization_id = org and f.request_id = request)
    or exists (select from sickness s join sick_note n on n.organization_id = org and n.sickness_id = s.id and n.status = 'received' where s.organization_id = org and s.request_id = request) as is_there) p
  where r.organization_id = org and r.id = request and r.has_proof <> p.is_there $$;
create or replace function app.on_leave_proven() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := coalesce(new.organization_id, old.organization_id); request uuid := coalesce(new.request_id, old.request_id);
begin
  perform app.prove_leave(org, request);
  return null;
end $$;
create or replace trigger proves after insert or delete on leave_proof for each row execute function app.on_leave_proven();

-- What day it is where somebody does this job. Owner's use alone.
create or replace function app.today_in_job(org uuid, employment uuid) returns date language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.today(app.leave_zone(org, today_in_job.employment)) $$;

-- Fact, for the job: proof that is due, as the policy says from which day of an absence on, and whether it is late; each is asked for once.
create or replace function app.leave_proofs_due() returns table (organization_id uuid, request_id uuid, person_id uuid, employment_id uuid, due_on date, is_late boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with needing as materialized (
    select r.* from leave_request r where app.actor() = 'job:leave.proof' and r.status = 'approved' and not r.is_proven and r.import_id is null and r.every_weeks is null and r.ends_on >= app.today('UTC') - 62 and r.starts_on <= app.today('UTC') + 1
      and r.leave_type_id in (select p.leave_type_id from leave_policy p join leave_policy_version v on v.organization_id = p.organization_id and v.policy_id = p.id where p.organization_id = r.organization_id and v.rules -> 'asking' ? 'evidenceFrom')),
  due as materialized (
    select n.*, n.starts_on + ((app.leave_version_of(n.organization_id, n.employment_id, n.leave_type_id, n.starts_on)).rules #>> '{asking,evidenceFrom}')::int - 1 as due_on, app.today_in_job(n.organization_id, n.employment_id) as today from needing n)
  select d.organization_id, d.id, d.person_id, d.employment_id, d.due_on, app.weekdays_after(d.due_on, 3) < d.today from due d
  where d.due_on <= coalesce(d.last_day, d.ends_on) and d.due_on between d.today - 30 and d.today
    and not exists (select from work_item w where w.organization_id = d.organization_id and w.key = case when app.weekdays_after(d.due_on, 3) < d.today then 'leave.proof_missing:' else 'leave.proof:' end || d.id) $$;
-- Fact, for the job: what is asked for though it is there, or needless by now.
create or replace function app.leave_proofs_settled() returns table (organization_id uuid, request_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct w.organization_id, r.id from work_item w join leave_request r on r.organization_id = w.organization_id and r.id = case w.record_name when 'leave_request' then w.record_id::uuid end
  where app.actor() = 'job:leave.proof' and w.record_name = 'leave_request' and w.kind in ('leave.proof', 'leave.proof_missing') and w.status in ('open', 'waiting') and (r.is_proven or r.status <> 'approved') $$;

create or replace function app.on_sick_note() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.prove_leave(new.organization_id, (select s.request_id from sickness s where s.organization_id = new.organization_id and s.id = new.sickness_id));
  return null;
end $$;
create or replace trigger proves after update of status on sick_note for each row execute function app.on_sick_note();

-- ── sickness ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Fact: the type by which sickness of an employment is entered on a day: one for which a policy holds there.
create or replace function app.sick_type(employment uuid, on_day date) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.id from leave_type t where t.organization_id = app.org() and t.kind = 'sick' and (app.leave_version_of(t.organization_id, sick_type.employment, t.id, on_day)).id is not null order by t.code limit 1 $$;

-- Post: the days of a sickness until a day, as the one request that it has; `until` null: there are none any more. For whoever may report it, in the transaction that wrote it, and for the job.
create or replace function app.post_sickness(sickness uuid, leave_type uuid, until date, days jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); s sickness%rowtype; request uuid;
begin
  select * into s from sickness x where x.organization_id = org and x.id = post_sickness.sickness for update;
  if s.id is null or not (s.person_id = app.me() or app.covers('leave', 1, s.employment_id) or app.reports_sick(s.employment_id)) then perform app.refuse('sickness: not yours to say'); end if;
  if until is null then
    update leave_request r set status = 'cancelled' where r.organization_id = org and r.id = s.request_id and r.status = 'approved';
    if found then perform app.post_event('leave_request', s.request_id, 'cancel', '{"status": "approved"}', '{"status": "cancelled"}'); end if;
    return;
  end if;
  if exists (select from leave_request o join leave_type t on t.organization_id = org and t.id = o.leave_type_id and t.kind = 'sick' where o.organization_id = org and o.employment_id = s.employment_id and o.status in ('asked', 'approved')
    and o.starts_on <= until and coalesce(o.last_day, o.ends_on) >= s.starts_on and o.id is distinct from s.request_id and o.every_weeks is null and o.hours_a_day is null) then perform app.refuse_by_rule('leave.ill_already', '{"field": "startsOn"}'); end if;
  request := coalesce(s.request_id, uuidv7());
  delete from leave_day d where d.organization_id = org and d.request_id = request;
  insert into leave_day (organization_id, id, request_id, on_day, quantity, minutes, why, holiday)
  select org, uuidv7(), request, d.on_day, d.quantity, d.minutes, d.why, d.holiday from jsonb_to_recordset(days) d (on_day date, quantity numeric, minutes numeric, why text, holiday text);
  if s.request_id is null then
    insert into leave_request (organization_id, id, person_id, employment_id, leave_type_id, starts_on, ends_on, status) values (org, request, s.person_id, s.employment_id, leave_type, s.starts_on, until, 'approved');
    update sickness x set request_id = request where x.organization_id = org and x.id = s.id;
    perform app.post_event('leave_request', request, 'create', null, jsonb_build_object('status', 'approved', 'startsOn', s.starts_on, 'endsOn', until));
    -- Their managers hear of it, and they themselves where somebody else has said it.
    perform app.tell_people(array(select s.person_id union select d.manager_id from directory_entry d where d.organization_id = org and d.employment_id = s.employment_id and d.manager_id is not null), 'leave.ill', s.id, true);
  else
    update leave_request r set ends_on = until, last_day = null where r.organization_id = org and r.id = request;
    if app.actor() not like 'job:%' then perform app.post_event('leave_request', request, 'edit', null, jsonb_build_object('endsOn', until)); end if;
  end if;
end $$;

-- Facts, for the job: whoever still is ill on a day that their sickness doesn't reach yet, until when it may, and whose employment has ended meanwhile.
create or replace function app.sickness_to_extend() returns table (organization_id uuid, sickness_id uuid, employment_id uuid, leave_type_id uuid, starts_on date, today date, ends_on date) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.organization_id, s.id, s.employment_id, r.leave_type_id, s.starts_on, x.today, case when e.ends_on < x.today then e.ends_on end
  from sickness s join leave_request r on r.organization_id = s.organization_id and r.id = s.request_id join employment e on e.organization_id = s.organization_id and e.id = s.employment_id
  cross join lateral (select app.today_in_job(s.organization_id, s.employment_id) as today) x
  where app.actor() = 'job:leave.sickness' and s.status = 'ill' and (r.ends_on < x.today and e.status = 'open' or e.ends_on < x.today)
    and not exists (select from leave_request o join leave_type t on t.organization_id = o.organization_id and t.id = o.leave_type_id and t.kind = 'sick'
      where o.organization_id = s.organization_id and o.employment_id = s.employment_id and o.status in ('asked', 'approved') and o.id <> r.id and o.every_weeks is null and o.hours_a_day is null and o.starts_on between r.ends_on + 1 and x.today) $$;
-- Post, by the job: an employment's end ends a sickness.
create or replace function app.end_sickness(sickness uuid, until date) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.actor() <> 'job:leave.sickness' then perform app.refuse('sickness: ended by time'); end if;
  update sickness s set status = 'back', last_day = greatest(until, s.starts_on) where s.organization_id = app.org() and s.id = end_sickness.sickness and s.status = 'ill';
  if found then perform app.post_event('sickness', end_sickness.sickness, 'back', '{"status": "ill"}', jsonb_build_object('status', 'back', 'lastDay', until)); end if;
end $$;
-- Fact, for the job: sickness that is long by the policy of the place, and people to be offered help by it: days of the calendar of one sickness, and of all within a year. The company enters both; in Germany help to come back is the law's beside (owner-staying.sql).
create or replace function app.sickness_long() returns table (organization_id uuid, kind text, sickness_id uuid, person_id uuid, employment_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with ill as materialized (
    select s.*, app.today_in_job(s.organization_id, s.employment_id) as today, (app.leave_version_of(s.organization_id, s.employment_id, r.leave_type_id, s.starts_on)).rules -> 'asking' as asking
    from sickness s join leave_request r on r.organization_id = s.organization_id and r.id = s.request_id where app.actor() = 'job:leave.sickness' and s.status = 'ill'),
  counted as (
    select i.*, i.today - i.starts_on + 1 as days, (select sum(least(coalesce(r.last_day, r.ends_on), i.today) - greatest(r.starts_on, (i.today - interval '1 year')::date) + 1) from leave_request r join leave_type t on t.organization_id = i.organization_id and t.id = r.leave_type_id and t.kind = 'sick'
      where r.organization_id = i.organization_id and r.employment_id = i.employment_id and r.status = 'approved' and r.every_weeks is null and r.hours_a_day is null and r.starts_on <= i.today and coalesce(r.last_day, r.ends_on) >= i.today - interval '1 year') as in_year from ill i where i.asking ?| '{longFrom,offerFrom}')
  select c.organization_id, k.kind, c.id, c.person_id, c.employment_id from counted c
  cross join lateral (values ('leave.long_sickness', c.days >= (c.asking ->> 'longFrom')::int), ('leave.help_back', c.in_year >= (c.asking ->> 'offerFrom')::int)) k (kind, is_so)
  where k.is_so and not (k.kind = 'leave.help_back' and exists (select from reintegration_offer o where o.organization_id = c.organization_id and o.employment_id = c.employment_id and o.status <> 'closed')) and not exists (select from work_item w where w.organization_id = c.organization_id and w.subject_id = c.employment_id and w.kind = k.kind and case k.kind when 'leave.long_sickness' then w.record_id = c.id::text else w.opened_at > app.clock() - interval '1 year' end) $$;

revoke execute on all functions in schema app from public;
grant execute on function app.leave_proofs_due, app.leave_proofs_settled, app.sick_type, app.post_sickness, app.sickness_to_extend, app.end_sickness, app.sickness_long to equipoise_app;
