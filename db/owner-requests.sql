-- Leave: asking for it. What a request rests on, who is asked, and what follows from the answer. Applied after owner-leave.sql.

-- The policy by which a type of leave is asked for on a day: what was assigned or the account's, else the most exact one that fits.
create or replace function app.leave_version_of(org uuid, employment uuid, leave_type uuid, on_day date) returns leave_policy_version language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select v.* from leave_policy p join leave_policy_version v on v.organization_id = org and v.policy_id = p.id and v.starts_on <= on_day and (v.ends_on is null or v.ends_on >= on_day)
  join lateral (select x.* from directory_entry x where x.organization_id = org and x.employment_id = leave_version_of.employment order by x.is_primary desc, x.id limit 1) d on true
  left join lateral (select coalesce((select x.policy_id from app.leave_assigned_to(org, leave_version_of.employment, leave_version_of.leave_type) x where x.starts_on <= on_day order by x.starts_on desc limit 1),
    (select a.policy_id from leave_account a where a.organization_id = org and a.employment_id = leave_version_of.employment and a.leave_type_id = leave_version_of.leave_type)) as policy_id) a on true
  where p.organization_id = org and p.leave_type_id = leave_type and case when a.policy_id is not null then p.id = a.policy_id else (p.location_id is null or p.location_id = d.location_id) and (p.legal_entity_id is null or p.legal_entity_id = d.legal_entity_id) and (p.country is null or p.country = d.country)
    and (p.population_id is null or exists (select from population g join reach r on r.organization_id = org and r.subject_id = d.employment_id and g.number = any (r.populations) where g.organization_id = org and g.id = p.population_id)) end
  order by (p.location_id is not null) desc, (p.legal_entity_id is not null) desc, (p.population_id is not null) desc, (p.country is not null) desc, p.id limit 1 $$;

-- Whether somebody may say of an employment that its person is ill, beside themselves and who looks after leave: those above them, and time, which goes on with what was said.
create or replace function app.reports_sick(employment uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.actor() = 'job:leave.sickness' or exists (select from reach r where r.organization_id = app.org() and r.subject_id = employment and r.line && app.my_lines()) $$;

-- Fact: what a request of this type rests on from a day on, for the person and who handles leave there: how and where they work, the rules, and how many others of their team are away.
create or replace function app.leave_asking(employment uuid, leave_type uuid, since date, until date) returns table (today date, starts_on date, ends_on date, service_from date, unit text, has_balance boolean, kind text, rules jsonb, approval text, may_owe numeric, terms jsonb, patterns jsonb, country text, subdivision text, holiday_calendar text, own_holidays jsonb, others jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select app.today(l.time_zone), e.starts_on, case when e.ends_on < app.today(l.time_zone) or app.covers('people', 0, e.id) then e.ends_on end, coalesce(e.service_from, e.starts_on), t.unit, t.has_balance, t.kind, v.rules, v.approval, v.may_owe,
    (select jsonb_agg(jsonb_build_object('from', h.starts_on, 'until', h.ends_on, 'hours', h.weekly_hours, 'days', coalesce(h.working_days, 5)) order by h.starts_on) from assignment s join working_hours h on h.organization_id = e.organization_id and h.assignment_id = s.id where s.organization_id = e.organization_id and s.employment_id = e.id),
    (select jsonb_agg(jsonb_build_object('from', w.starts_on, 'minutes', (select jsonb_agg((x.value ->> 'minutes')::int order by x.nth) from jsonb_array_elements(w.days) with ordinality x (value, nth))) order by w.starts_on) from work_pattern w where w.organization_id = e.organization_id and w.employment_id = e.id),
    w.country, w.subdivision, w.holiday_calendar, w.own_holidays,
    (select jsonb_agg(jsonb_build_object('on', o.on_day, 'away', o.n) order by o.on_day) from (
      select y.on_day, count(distinct c.person_id)::int as n from directory_entry c join leave_request r on r.organization_id = c.organization_id and r.employment_id = c.employment_id and r.status = 'approved' and r.starts_on <= until and coalesce(r.last_day, r.ends_on) >= since
      join leave_day y on y.organization_id = r.organization_id and y.request_id = r.id and y.on_day between since and least(until, coalesce(r.last_day, r.ends_on)) and y.quantity > 0
      where c.organization_id = e.organization_id and c.manager_assignment_id = d.manager_assignment_id and c.status = 'active' and c.person_id <> e.person_id group by y.on_day) o)
  from employment e join leave_type t on t.organization_id = e.organization_id and t.id = leave_type
  join lateral (select x.* from directory_entry x where x.organization_id = e.organization_id and x.employment_id = e.id order by x.is_primary desc, x.id limit 1) d on true
  join location l on l.organization_id = e.organization_id and l.id = d.location_id
  left join lateral app.leave_version_of(e.organization_id, e.id, t.id, since) v on true
  left join lateral app.law_at(d.id, greatest(since, d.starts_on)) w on true
  where e.organization_id = app.org() and e.id = leave_asking.employment and e.status <> 'withdrawn' and (e.person_id = app.me() and e.id <> all (app.my_withdrawn()) or app.covers('leave', 1, e.id) or t.kind = 'sick' and app.reports_sick(e.id)) $$;

-- Post: asks whoever the policy says, or grants by rule where it says that nobody is asked. For the person and who handles leave there; what is asked already isn't asked twice.
create or replace function app.ask_leave(request uuid) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); r leave_request%rowtype;
begin
  select * into r from leave_request x where x.organization_id = org and x.id = request for update;
  if r.id is null or app.me() is null or not (r.person_id = app.me() or app.covers('leave', 1, r.employment_id)) then perform app.refuse('leave_request: not yours to ask for'); end if;
  if r.status <> 'asked' or exists (select from approval a where a.organization_id = org and a.record = 'leave_request' and a.record_id = r.id and a.status = 'open') then perform app.refuse_by_rule('approvals.asked_already'); end if;
  return app.put_to_approval(org, r.id, app.me());
end $$;
-- Whoever answers is asked for somebody: for who asks, or for the person where time asks again. Owner's use alone.
create or replace function app.put_to_approval(org uuid, request uuid, asker uuid) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r leave_request%rowtype; v leave_policy_version%rowtype; made uuid := uuidv7(); seat uuid;
begin
  select * into r from leave_request x where x.organization_id = org and x.id = request;
  v := app.leave_version_of(org, r.employment_id, r.leave_type_id, r.starts_on);
  if v.approval = 'automatic' then
    update leave_request x set status = 'approved' where x.organization_id = org and x.id = r.id;
    perform app.post_event('leave_request', r.id, 'approve', '{"status": "asked"}', '{"status": "approved"}');
    return 'approved';
  end if;
  select d.id into seat from directory_entry d where d.organization_id = org and d.employment_id = r.employment_id order by d.is_primary desc, d.id limit 1;
  insert into approval (organization_id, id, record, record_id, subject_id, function, min_level, person_id, kind, effective_on, requested_by_id, requested_at)
  values (org, made, 'leave_request', r.id, seat, 'leave', 1, r.person_id, 'leave', r.starts_on, asker, app.clock());
  -- What counts against a case its managers don’t decide about: they don’t know that there is one.
  insert into approval_step (organization_id, id, approval_id, number, holder, function, remind_after, passes_on, tells_at_once)
  values (org, uuidv7(), made, 1, case when v.approval = 'hr' or r.case_id is not null then 'area' else 'direct' end, case when v.approval = 'hr' or r.case_id is not null then 'leave' end, 3, 'above', false);
  -- Whoever it is for sees how it goes, also where somebody else has entered it.
  insert into member (organization_id, who, list, record_id, part) select org, w.who, 'approval', made, w.part from (values (asker, 'asks'), (r.person_id, 'asked')) w (who, part) where w.part = 'asks' or w.who <> asker;
  perform app.say_of_approval(org, made, null, 'asked', asker, null, null, null);
  perform app.go_on_with(org, made);
  perform app.post_event('approval', made, 'ask', null, '{}');
  return 'asked';
end $$;

-- An answer becomes the request's state, with the words that came with it. Sent back, it waits for whoever asked.
create or replace function app.on_leave_answered() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare said text;
begin
  select w.note into said from approval_word w where w.organization_id = new.organization_id and w.approval_id = new.id and w.what in ('approved', 'rejected') order by w.id desc limit 1;
  update leave_request r set status = new.status, answer = left(said, 500) where r.organization_id = new.organization_id and r.id = new.record_id and r.status = 'asked';
  if found then
    perform app.post_event('leave_request', new.record_id, case new.status when 'approved' then 'approve' else 'reject' end, '{"status": "asked"}', jsonb_strip_nulls(jsonb_build_object('status', new.status, 'answer', left(said, 500))));
  end if;
  return null;
end $$;
create or replace trigger leave_answered after update of status on approval for each row when (new.record = 'leave_request' and new.status in ('approved', 'rejected') and old.status <> new.status) execute function app.on_leave_answered();
-- What is withdrawn, decided elsewhere or changed waits for nobody.
create or replace function app.on_leave_moved() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from approval a where a.organization_id = new.organization_id and a.record = 'leave_request' and a.record_id = new.id and a.status in ('open', 'sent_back')) then
    perform app.close_approval(new.organization_id, 'leave_request', new.id, case when new.status = 'asked' then 'edited' else 'cancelled' end);
  end if;
  return null;
end $$;
create or replace trigger moved after update on leave_request for each row when (old.status = 'asked' and (new.status <> 'asked' or row(new.starts_on, new.ends_on, new.first_part, new.last_part, new.hours_a_day, new.every_weeks, new.weekdays) is distinct from row(old.starts_on, old.ends_on, old.first_part, old.last_part, old.hours_a_day, old.every_weeks, old.weekdays))) execute function app.on_leave_moved();

-- Whom it is for hears how it went, unless they did it themselves.
create or replace function app.on_leave_decided() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  -- What went along with a transfer, or came back with it, is told as that (db/owner-along.sql).
  if new.status = 'cancelled' and exists (select from leave_request x where x.organization_id = new.organization_id and (x.continues_id = new.id or x.id = new.continues_id) and x.status in ('asked', 'approved')) then return null; end if;
  perform app.tell_people(array[new.person_id], 'leave.decided', new.id, false);
  return null;
end $$;
create or replace trigger decided after update of status on leave_request for each row when (old.status in ('asked', 'approved') and new.status in ('approved', 'rejected', 'cancelled') and new.status <> old.status) execute function app.on_leave_decided();

-- Fact, for the job: organisations in which leave goes beyond a last day, which may have come.
create or replace function app.leave_beyond_in() returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct x.organization_id from leave_request x join employment e on e.organization_id = x.organization_id and e.id = x.employment_id
  where app.actor() like 'job:%' and e.status in ('terminated', 'transferred') and e.ends_on < app.today('Pacific/Kiritimati') and x.status in ('asked', 'approved') and coalesce(x.last_day, x.ends_on) > e.ends_on $$;
-- Post, by the job: leave beyond a last day that has come is cancelled, and what goes over it ends with it; its days are given back by the account's next posting.
-- Whose it is and who had approved it hear of it once. That it was cancelled the person is told as of any other.
create or replace function app.end_leave_with_employments() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r record; done int := 0; approvers uuid[];
begin
  if app.actor() not like 'job:%' then perform app.refuse('leave_request: ended by time'); end if;
  -- What a day is somewhere is asked of few: of those whose leave goes beyond their last day.
  for r in with beyond as materialized (
      select x.organization_id, x.id, x.starts_on > e.ends_on as is_beyond, e.ends_on, e.person_id from leave_request x join employment e on e.organization_id = x.organization_id and e.id = x.employment_id
      where x.organization_id = app.org() and e.status in ('terminated', 'transferred') and x.status in ('asked', 'approved') and coalesce(x.last_day, x.ends_on) > e.ends_on)
    select b.*, x.status from beyond b join leave_request x on x.organization_id = b.organization_id and x.id = b.id and x.status in ('asked', 'approved')
    where b.ends_on < app.today(app.zone_of(b.person_id, b.organization_id)) order by x.id for update of x loop
    if r.is_beyond or r.status = 'asked' then update leave_request x set status = 'cancelled' where x.organization_id = r.organization_id and x.id = r.id;
    else update leave_request x set last_day = r.ends_on where x.organization_id = r.organization_id and x.id = r.id; end if;
    if r.status = 'approved' then
      approvers := array(select distinct w.by_id from approval a join approval_word w on w.organization_id = a.organization_id and w.approval_id = a.id and w.what = 'approved'
        where a.organization_id = r.organization_id and a.record = 'leave_request' and a.record_id = r.id and a.status = 'approved' and w.by_id <> r.person_id);
      perform app.tell_people(approvers || case when r.is_beyond then '{}' else array[r.person_id] end, 'leave.ended', r.id, false);
    end if;
    done := done + 1;
  end loop;
  return done;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.leave_asking, app.ask_leave, app.leave_beyond_in, app.end_leave_with_employments to equipoise_app;
