-- Dates to decide about: opened, asked again, escalated and settled by the clock, at the day of the place of work. Applied after owner.sql, whose rules hold here too.

-- Whether a date still stands as it was asked: nothing has followed, and nobody is leaving anyway. A planned change or end stands nowhere, and changes nothing here.
create or replace function app.date_stands(org uuid, of_kind text, of_id uuid, on_day date) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case of_kind
    when 'fixed_term' then exists (select from contract c join employment e on e.organization_id = org and e.id = c.employment_id and e.status = 'open' and e.kind <> 'contingent'
      where c.organization_id = org and c.employment_id = of_id and c.form = 'fixed_term' and c.fixed_term_ends_on = on_day and not exists (select from contract n where n.organization_id = org and n.employment_id = of_id and n.starts_on > c.starts_on))
    when 'probation' then exists (select from contract c join employment e on e.organization_id = org and e.id = c.employment_id and e.status = 'open'
      where c.organization_id = org and c.employment_id = of_id and c.probation_ends_on = on_day and c.starts_on <= on_day and (c.ends_on is null or c.ends_on >= on_day))
    when 'engagement' then exists (select from employment e where e.organization_id = org and e.id = of_id and e.status = 'open' and e.engaged_until = on_day)
    when 'secondment' then exists (select from secondment x join assignment a on a.organization_id = org and a.id = x.assignment_id join employment e on e.organization_id = org and e.id = a.employment_id and e.status = 'open'
      where x.organization_id = org and x.id = of_id and x.ends_on = on_day)
    when 'document' then exists (select from identity_document i where i.organization_id = org and i.id = of_id and i.expires_on = on_day
      and exists (select from directory_entry d where d.organization_id = org and d.person_id = i.person_id and d.status <> 'ended')
      and not exists (select from identity_document n where n.organization_id = org and n.person_id = i.person_id and n.kind = i.kind and n.country = i.country and n.id <> i.id and (n.expires_on is null or n.expires_on > i.expires_on)))
  end $$;

-- What lies ahead within so many days at the most: nothing of the past, also after an import. Nowhere on earth is it a day earlier than at -12.
create or replace function app.dates_ahead(most int) returns table (org uuid, kind text, person_id uuid, subject_id uuid, record_id uuid, due_on date) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with ahead as (select app.today('Etc/GMT+12') as since, app.today('Etc/GMT-14') + most as until)
  select c.organization_id, 'fixed_term', c.person_id, c.employment_id, c.employment_id, c.fixed_term_ends_on from ahead, contract c where c.form = 'fixed_term' and c.fixed_term_ends_on between since and until
  union select c.organization_id, 'probation', c.person_id, c.employment_id, c.employment_id, c.probation_ends_on from ahead, contract c where c.probation_ends_on between since and until
  union all select e.organization_id, 'engagement', e.person_id, e.id, e.id, e.engaged_until from ahead, employment e where e.engaged_until between since and until
  union all select x.organization_id, 'secondment', x.person_id, x.assignment_id, x.id, x.ends_on from ahead, secondment x where x.ends_on between since and until
  union all select i.organization_id, 'document', i.person_id, i.person_id, i.id, i.expires_on from ahead, identity_document i where i.expires_on between since and until $$;

-- Post, by the clock. `usual`: what the product says where the organisation doesn't, by kind.
create or replace function app.turn_reminders(usual jsonb) returns table (id uuid, org uuid, person_id uuid, subject_id uuid, kind text, due_on date, what text) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  if app.actor() <> 'job:desk.remind' then perform app.refuse('reminder: the clock’s alone'); end if;
  perform pg_advisory_xact_lock(hashtextextended('desk.remind', 0));
  return query with gone as (
    update reminder r set status = 'settled', version = r.version + 1 where r.status = 'open' and not app.date_stands(r.organization_id, r.kind, r.record_id, r.due_on)
    returning r.id, r.organization_id, r.person_id, r.subject_id, r.kind, r.due_on) select gone.*, 'settled' from gone;
  return query with rules as materialized (
    select o.id as org, k.key as kind, k.value ->> 'area' as area, r.country, coalesce(r.opens_before, (k.value ->> 'opensBefore')::int) as opens, coalesce(r.is_on, true) as is_on
    from organization o cross join jsonb_each(usual) k left join reminder_rule r on r.organization_id = o.id and r.kind = k.key
    union all select o.id, k.key, k.value ->> 'area', null, (k.value ->> 'opensBefore')::int, true from organization o cross join jsonb_each(usual) k
    where not exists (select from reminder_rule r where r.organization_id = o.id and r.kind = k.key and r.country is null) and exists (select from reminder_rule r where r.organization_id = o.id and r.kind = k.key)),
  due as (
    select f.*, d.today, u.area from app.dates_ahead(greatest((select max(opens) from rules), 0)) f
    cross join lateral (select app.today(l.time_zone) as today, l.country from directory_entry d join location l on l.organization_id = d.organization_id and l.id = d.location_id
      where d.organization_id = f.org and d.person_id = f.person_id order by f.subject_id in (d.id, d.employment_id) desc, d.is_primary desc, d.status, d.id limit 1) d
    cross join lateral (select * from rules u where u.org = f.org and u.kind = f.kind and (u.country is null or u.country = d.country) order by u.country nulls last limit 1) u
    where u.is_on and f.due_on >= d.today and f.due_on - u.opens <= d.today),
  made as (
    insert into reminder (organization_id, id, kind, area, person_id, subject_id, record_id, due_on, opened_on)
    select org, uuidv7(), due.kind, area, due.person_id, due.subject_id, record_id, due.due_on, today from due
    where not exists (select from reminder r left join employment_change c on c.organization_id = r.organization_id and c.id = r.change_id
        where r.organization_id = due.org and r.kind = due.kind and r.record_id = due.record_id and r.due_on = due.due_on and (r.status = 'open' or r.status = 'decided' and coalesce(c.status, '') not in ('cancelled', 'taken_back')))
      and app.date_stands(org, due.kind, record_id, due.due_on)
    returning id, organization_id, person_id, subject_id, kind, due_on) select made.*, 'opened' from made;
  return query with levels as (
    select r.id, r.due_on, d.today, coalesce(u.reminds_before, case when u.id is null then (usual -> r.kind ->> 'remindsBefore')::int end) as reminds, coalesce(u.escalates_before, case when u.id is null then (usual -> r.kind ->> 'escalatesBefore')::int end) as escalates
    from reminder r cross join lateral (select app.today(l.time_zone) as today, l.country from directory_entry d join location l on l.organization_id = d.organization_id and l.id = d.location_id
      where d.organization_id = r.organization_id and d.person_id = r.person_id order by r.subject_id in (d.id, d.employment_id) desc, d.is_primary desc, d.status, d.id limit 1) d
    left join lateral (select * from reminder_rule u where u.organization_id = r.organization_id and u.kind = r.kind and (u.country is null or u.country = d.country) order by u.country nulls last limit 1) u on true
    where r.status = 'open' and r.escalated_on is null),
  told as (
    update reminder r set version = r.version + 1,
      escalated_on = case when l.due_on - l.escalates <= l.today then l.today end,
      reminded_on = coalesce(r.reminded_on, l.today)
    from levels l where r.id = l.id and r.status = 'open' and (l.due_on - l.escalates <= l.today or r.reminded_on is null and l.due_on - l.reminds <= l.today and r.opened_on < l.today)
    returning r.id, r.organization_id, r.person_id, r.subject_id, r.kind, r.due_on, case when r.escalated_on is null then 'reminded' else 'escalated' end) select * from told;
end $$;

-- Post, by the clock: what nobody has decided in time goes to who leads that area, else to who administers it there; whoever had it goes on watching. It is urgent in any case.
create or replace function app.escalate_date(reminder_id uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); w work_item%rowtype; target uuid;
begin
  if app.actor() <> 'job:desk.remind' then perform app.refuse('reminder: the clock’s alone'); end if;
  select * into w from work_item x where x.organization_id = org and x.record_name = 'reminder' and x.record_id = reminder_id::text and x.status in ('open', 'waiting') for update;
  if w.id is null then return; end if;
  target := (select l.who from (
    select t.lead_id as who, 0 as rank, 0 as load from work_team t where t.organization_id = org and t.hr_function = w.hr_function
    union all select g.holder_id, 1, (select count(*) from work_item o where o.organization_id = org and o.assignee_id = g.holder_id and o.status in ('open', 'waiting')) from access_grant g where g.organization_id = org and g.function = w.hr_function and g.level = 'administer') l
    where l.who is not null and l.who is distinct from w.assignee_id and app.can_work(org, l.who, w.hr_function, w.subject_id, w.person_id) and app.belongs_until(org, l.who) > app.clock() order by l.rank, l.load, l.who limit 1);
  update work_item x set priority = 'urgent', snoozed_until = null, version = x.version + 1,
    assignee_id = coalesce(target, x.assignee_id), routed = case when target is null then x.routed else 'assigned' end, assigned_at = case when target is null then x.assigned_at else app.clock() end,
    why = case when target is null then x.why else jsonb_build_array(jsonb_build_object('step', 'escalated', 'left', 1)) end
  where x.organization_id = org and x.id = w.id;
  if target is not null and w.assignee_id is not null then insert into member (organization_id, who, list, record_id, part) values (org, w.assignee_id, 'work_item', w.id, 'watches') on conflict do nothing; end if;
  perform app.say_of_work(org, w.id, 'escalated', null, target, null);
  perform app.tell_of_work(org, array[w.id], 'give');
end $$;

-- Fact, for the clock: who has the item of a date.
create or replace function app.date_is_with(reminder_id uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.assignee_id from work_item w where app.actor() = 'job:desk.remind' and w.organization_id = app.org() and w.record_name = 'reminder' and w.record_id = reminder_id::text and w.status in ('open', 'waiting') limit 1 $$;
-- Fact, for who may decide on it: whether what was asked is still to be decided.
create or replace function app.reminder_stands(reminder_id uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from reminder r where r.organization_id = app.org() and r.id = reminder_id and app.covers(r.area, 0, r.subject_id) and app.date_stands(r.organization_id, r.kind, r.record_id, r.due_on)) $$;

-- Fact, for the jobs that mail: what day it is where people work, and whose holidays hold there.
create or replace function app.places_today() returns table (id uuid, today date, country text, subdivision text, holiday_calendar text, own jsonb) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select l.id, app.today(l.time_zone), l.country, l.subdivision, l.holiday_calendar, app.own_holidays(l.id) from location l where app.actor() in ('job:notices.mail', 'job:desk.week') $$;

revoke execute on all functions in schema app from public;
grant execute on function app.turn_reminders, app.escalate_date, app.date_is_with, app.reminder_stands, app.places_today to equipoise_app;
