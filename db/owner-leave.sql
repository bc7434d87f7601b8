-- Leave: who may be named, what managers are told, and the entries that nobody changes. Applied after owner.sql.

-- Fact: whether the asker looks after the leave of an employment, though perhaps not after its person's records.
create or replace function app.looks_after_leave(employment uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.covers('leave', 1, employment) and exists (select from employment e where e.organization_id = app.org() and e.id = looks_after_leave.employment) $$;

-- An account says what it said: nobody takes a line out of it or writes one anew, the owner neither.
create or replace function app.on_leave_entry_touched() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin perform app.refuse('leave_entry: what was posted stays; post a further entry'); return null; end $$;
create or replace trigger stays before update or delete on leave_entry for each row execute function app.on_leave_entry_touched();
create or replace trigger stays_whole before truncate on leave_entry for each statement execute function app.on_leave_entry_touched();

-- A request carries along what managers may know of it, and what its days come to; after the guard, which lets nobody say so.
create or replace function app.on_leave_asked() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  -- Of leave against a case managers learn that somebody is away, whatever its type lets them know.
  select case when new.case_id is null then t.managers_see else 'away' end, (select sum(case t.unit when 'hours' then d.minutes / 60 else d.quantity end) from leave_day d where d.organization_id = new.organization_id and d.request_id = new.id and d.on_day <= coalesce(new.last_day, new.ends_on))
  into new.managers_see, new.quantity from leave_type t where t.organization_id = new.organization_id and t.id = new.leave_type_id;
  -- Who may not know of proof doesn't learn of it by a number.
  if tg_op = 'UPDATE' and new.has_proof <> old.has_proof then new.version := old.version; end if;
  return new;
end $$;
create or replace trigger told before insert or update on leave_request for each row execute function app.on_leave_asked();
create or replace function app.on_leave_type_told() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update leave_request r set managers_see = null where r.organization_id = new.organization_id and r.leave_type_id = new.id;
  return null;
end $$;
create or replace trigger told after update of managers_see on leave_type for each row when (new.managers_see <> old.managers_see) execute function app.on_leave_type_told();

-- Post: which days of a request count, and why not the others; before the request itself is written, which fails without it. For whoever asks and who looks after it.
create or replace function app.post_leave_days(request uuid, days jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r leave_request%rowtype;
begin
  select * into r from leave_request x where x.organization_id = app.org() and x.id = request for update;
  if r.id is not null and not ((r.person_id = app.me() or app.covers('leave', 1, r.employment_id)) and r.status = 'asked') then perform app.refuse('leave_day: not yours to count now'); end if;
  delete from leave_day d where d.organization_id = app.org() and d.request_id = request;
  insert into leave_day (organization_id, id, request_id, on_day, quantity, minutes, of_minutes, why, holiday)
  select app.org(), uuidv7(), request, d.on_day, d.quantity, d.minutes, d.of_minutes, d.why, d.holiday from jsonb_to_recordset(days) d (on_day date, quantity numeric, minutes numeric, of_minutes numeric, why text, holiday text);
end $$;
-- Post: what its days take of other entitlements too; of one day, or of all. For whoever asks and who looks after it, while the days themselves may be changed.
create or replace function app.post_leave_draws(request uuid, one_day date, draws jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r leave_request%rowtype;
begin
  select * into r from leave_request x where x.organization_id = app.org() and x.id = request for update;
  if r.id is null or not (r.person_id = app.me() or app.covers('leave', 1, r.employment_id)) or r.status <> (case when one_day is null then 'asked' else 'approved' end) then perform app.refuse('leave_draw: not yours to draw now'); end if;
  delete from leave_draw d where d.organization_id = r.organization_id and d.request_id = r.id and (one_day is null or d.on_day = one_day);
  insert into leave_draw (organization_id, id, person_id, employment_id, request_id, on_day, nth, leave_type_id, numerator, denominator)
  select r.organization_id, uuidv7(), r.person_id, r.employment_id, r.id, d.on_day, d.nth, d.leave_type, d.top, d.bottom from jsonb_to_recordset(draws) d (on_day date, nth int, leave_type uuid, top bigint, bottom bigint)
  where d.leave_type <> r.leave_type_id and (one_day is null or d.on_day = one_day);
end $$;
-- Post: one day of approved leave that stands day by day becomes shorter, or is given back. It never becomes longer: that is asked for.
create or replace function app.attend_on(request uuid, day date, minutes_away numeric, of_minutes numeric) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r leave_request%rowtype;
begin
  select * into r from leave_request x where x.organization_id = app.org() and x.id = request for update;
  if r.id is null or r.status <> 'approved' or not (r.person_id = app.me() or app.covers('leave', 1, r.employment_id)) or r.hours_a_day is null and r.every_weeks is null then perform app.refuse('leave_day: not yours to give back'); end if;
  update leave_day d set minutes = minutes_away, quantity = minutes_away / attend_on.of_minutes, of_minutes = attend_on.of_minutes, why = case when minutes_away = 0 then 'given_back' else d.why end
  where d.organization_id = r.organization_id and d.request_id = r.id and d.on_day = day and minutes_away between 0 and d.minutes and minutes_away < d.minutes;
  if not found then perform app.refuse('leave_day: no such day, or not fewer'); end if;
end $$;

-- ── what an account rests on ─────────────────────────────────────────────────────────────────────────────────────────
-- Which other policies count for somebody, from when: what somebody assigned, else what followed from where they went. What is assigned stays until it is taken back, wherever they go. Owner's use alone.
create or replace function app.leave_assigned_to(org uuid, employment uuid, leave_type uuid) returns table (starts_on date, policy_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select x.starts_on, x.policy_id from leave_assigned x where x.organization_id = org and x.employment_id = leave_assigned_to.employment and x.leave_type_id = leave_type and x.status = 'set'
    and (x.because = 'assigned' or not exists (select from leave_assigned y where y.organization_id = org and y.employment_id = x.employment_id and y.leave_type_id = leave_type and y.status = 'set' and y.because = 'assigned' and y.starts_on <= x.starts_on)) $$;

-- Whether a policy that counts for somebody gives anything by grade. Owner's use alone.
create or replace function app.leave_by_grade(org uuid, policy uuid, employment uuid, leave_type uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from leave_policy_version v where v.organization_id = org and v.rules @? '$.gives[*].when.grades' and (v.policy_id = policy or v.policy_id in (select x.policy_id from app.leave_assigned_to(org, leave_by_grade.employment, leave_by_grade.leave_type) x))) $$;
-- Whose a file is follows from what it proves, whoever brings it; before policies are asked.
create or replace function app.on_disability_proof() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  select r.person_id, r.employment_id into new.person_id, new.employment_id from severe_disability r where r.organization_id = new.organization_id and r.id = new.disability_id;
  return new;
end $$;
create or replace trigger whose before insert on disability_proof for each row execute function app.on_disability_proof();

-- What the account rests on that another one goes on from, while it has ended by that transfer. Owner's use alone.
create or replace function app.leave_facts_before(org uuid, account uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return (select to_jsonb(f) from app.leave_facts(org, array[account]) f where exists (select from employment e where e.organization_id = org and e.id = f.employment_id and e.status = 'transferred'));
end $$;

-- Of any accounts in one go, for the module to fold (account.ts): contract, hours, policy by version, what was taken, entered and told. Owner's use alone: who may know is asked by the two below.
-- Planned once: given an array, PostgreSQL takes a plan made for it alone to be so much better that it plans at each call, which took twice as long as answering. The same elsewhere.
create or replace function app.leave_facts(org uuid, accounts uuid[]) returns table (organization_id uuid, account_id uuid, person_id uuid, employment_id uuid, leave_type_id uuid, policy_id uuid, unit text, opens_on date, today date, ends_on date, service_from date, born_on date, terms jsonb, versions jsonb, taken jsonb, entered jsonb, notices jsonb, absences jsonb, closed jsonb, more jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select org, a.id, a.person_id, a.employment_id, a.leave_type_id, a.policy_id, t.unit, a.opens_on,
    app.today(coalesce((select l.time_zone from directory_entry d join location l on l.organization_id = org and l.id = d.location_id where d.organization_id = org and d.employment_id = a.employment_id order by d.is_primary desc, d.id limit 1), 'UTC')),
    e.ends_on, least(coalesce((select s.counts_from from seniority_date s where s.organization_id = org and s.employment_id = e.id and s.purpose = 'leave'), e.service_from, e.starts_on), e.starts_on),
    (select p.birth_date from personal_details p where p.organization_id = org and p.id = a.person_id),
    (select jsonb_agg(jsonb_build_object('from', d.day, 'hours', w.hours, 'days', w.days) order by d.day) from (
        select h.starts_on as day from assignment s join working_hours h on h.organization_id = org and h.assignment_id = s.id where s.organization_id = org and s.employment_id = e.id
        union select h.ends_on + 1 from assignment s join working_hours h on h.organization_id = org and h.assignment_id = s.id where s.organization_id = org and s.employment_id = e.id and h.ends_on is not null) d
      cross join lateral (select coalesce(sum(h.weekly_hours), 0) as hours, least(coalesce(sum(coalesce(h.working_days, case when h.weekly_hours > 0 then 5 else 0 end)), 0), 7) as days
        from assignment s join working_hours h on h.organization_id = org and h.assignment_id = s.id and h.starts_on <= d.day and (h.ends_on is null or h.ends_on >= d.day) where s.organization_id = org and s.employment_id = e.id) w),
    (select jsonb_agg(jsonb_build_object('id', v.id, 'from', v.starts_on, 'rules', v.rules, 'approval', v.approval, 'mayOwe', v.may_owe) order by v.starts_on) from leave_policy_version v where v.organization_id = org and v.policy_id = a.policy_id),
    (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('on', d.on_day, 'days', d.quantity, 'minutes', d.minutes, 'of', d.of_minutes, 'top', d.top, 'bottom', d.bottom, 'request', d.id, 'status', d.status, 'ill', exists (
        select from leave_request q join leave_type k on k.organization_id = org and k.id = q.leave_type_id and k.kind = 'sick'
        join leave_day x on x.organization_id = org and x.request_id = q.id and x.on_day = d.on_day and x.quantity > 0 and x.on_day <= coalesce(q.last_day, q.ends_on)
        where q.organization_id = org and q.employment_id = a.employment_id and q.status = 'approved' and q.is_proven and q.leave_type_id <> a.leave_type_id and q.id <> d.id and q.hours_a_day is null))) order by d.on_day, d.id)
      from (select r.id, r.status, y.on_day, y.quantity, y.minutes, y.of_minutes, null::text as top, null::text as bottom from leave_request r join leave_day y on y.organization_id = org and y.request_id = r.id and y.quantity > 0 and y.on_day <= coalesce(r.last_day, r.ends_on)
          where r.organization_id = org and r.employment_id = a.employment_id and r.leave_type_id = a.leave_type_id and r.status in ('asked', 'approved')
        union all select r.id, r.status, w.on_day, 0, 0, null, w.numerator::text, w.denominator::text from leave_draw w join leave_request r on r.organization_id = org and r.id = w.request_id and r.status in ('asked', 'approved') and w.on_day <= coalesce(r.last_day, r.ends_on)
          where w.organization_id = org and w.employment_id = a.employment_id and w.leave_type_id = a.leave_type_id) d),
    (select jsonb_agg(jsonb_build_object('on', x.on_day, 'kind', x.kind, 'layer', x.layer, 'days', x.amount, 'expiresOn', x.expires_on) order by x.on_day, x.id) from leave_entered x where x.organization_id = org and x.employment_id = a.employment_id and x.leave_type_id = a.leave_type_id),
    (select jsonb_agg(jsonb_build_object('leaveYear', n.leave_year, 'days', n.days, 'lapsesOn', n.lapses_on, 'deliveredOn', n.delivered_on)) from lapse_notice n where n.organization_id = org and n.employment_id = a.employment_id and (n.leave_type_id is null or n.leave_type_id = a.leave_type_id)),
    (select jsonb_agg(jsonb_build_object('from', b.starts_on, 'to', coalesce(b.ends_on, b.expected_until, '2199-12-31'), 'kind', b.kind) order by b.starts_on) from long_absence b where b.organization_id = org and (b.employment_id = a.employment_id or b.employment_id in (select n.id from employment n where n.organization_id = org and n.continues_id = a.employment_id)) and b.status <> 'cancelled' and b.kind is not null),
    (select jsonb_agg(c.leave_year) from leave_closing_line c where c.organization_id = org and c.account_id = a.id and c.state = 'done'),
    jsonb_build_object(
      'assigned', (select jsonb_agg(jsonb_build_object('from', x.starts_on, 'policyId', x.policy_id, 'versions', (select jsonb_agg(jsonb_build_object('id', v.id, 'from', v.starts_on, 'rules', v.rules, 'approval', v.approval, 'mayOwe', v.may_owe) order by v.starts_on) from leave_policy_version v where v.organization_id = org and v.policy_id = x.policy_id)) order by x.starts_on)
        from app.leave_assigned_to(org, a.employment_id, a.leave_type_id) x),
      -- Grades are asked for only where a policy names any: pay's rows are many.
      'grades', case when app.leave_by_grade(org, a.policy_id, a.employment_id, a.leave_type_id) then (select jsonb_agg(jsonb_build_object('from', y.starts_on, 'to', y.ends_on, 'grade', y.grade) order by y.starts_on) from assignment s join pay y on y.organization_id = org and y.assignment_id = s.id where s.organization_id = org and s.employment_id = a.employment_id and s.is_primary and y.grade is not null) end,
      'disabled', (select jsonb_agg(jsonb_build_object('from', x.starts_on, 'to', x.ends_on) order by x.starts_on) from severe_disability x where x.organization_id = org and x.employment_id = a.employment_id and x.status = 'counts'),
      'before', case when a.continues_id is not null then app.leave_facts_before(org, a.continues_id) end,
      'handsOn', e.status = 'transferred' and exists (select from leave_account n join employment x on x.organization_id = org and x.id = n.employment_id and x.status <> 'withdrawn' where n.organization_id = org and n.continues_id = a.id))
  from leave_account a join employment e on e.organization_id = org and e.id = a.employment_id and e.status <> 'withdrawn' join leave_type t on t.organization_id = org and t.id = a.leave_type_id
  where a.organization_id = org and a.id = any (accounts) $$;

-- Fact: the same of one employment, for the person and who looks after leave there. A last day that is still ahead is kept from who may not know of it.
create or replace function app.leave_facts_of(employment uuid) returns table (organization_id uuid, account_id uuid, person_id uuid, employment_id uuid, leave_type_id uuid, policy_id uuid, unit text, opens_on date, today date, ends_on date, service_from date, born_on date, terms jsonb, versions jsonb, taken jsonb, entered jsonb, notices jsonb, absences jsonb, closed jsonb, more jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select f.organization_id, f.account_id, f.person_id, f.employment_id, f.leave_type_id, f.policy_id, f.unit, f.opens_on, f.today, case when f.ends_on < f.today or app.covers('people', 0, f.employment_id) then f.ends_on end, f.service_from, f.born_on, f.terms, f.versions, f.taken, f.entered, f.notices, f.absences, f.closed, f.more
  from app.leave_facts(app.org(), array(select a.id from leave_account a where a.organization_id = app.org() and a.employment_id = leave_facts_of.employment
    and (a.person_id = app.me() and a.employment_id <> all (app.my_withdrawn()) or app.covers('leave', 0, a.employment_id)))) f $$;

-- ── what time posts ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Post, by the job: whoever works here gets an account of each type that keeps a balance and has a policy for them, the most exact one.
create or replace function app.open_leave_accounts(most int) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare made int;
begin
  if app.actor() not like 'job:%' then perform app.refuse('leave_account: opened by time'); end if;
  insert into leave_account (organization_id, id, person_id, employment_id, leave_type_id, policy_id, opens_on, continues_id)
  -- Who lacks one is found by keys alone: on most days that is nobody. Which policy fits is looked for one after the other, so that a large company's first accounts come some thousands at a time.
  select e.organization_id, uuidv7(), e.person_id, e.id, t.id, f.policy_id, greatest(e.starts_on, (select min(v.starts_on) from leave_policy_version v where v.organization_id = e.organization_id and v.policy_id = f.policy_id)),
    (select b.id from leave_account b where b.organization_id = e.organization_id and b.employment_id = e.continues_id and b.leave_type_id is not distinct from t.id)
  from leave_type t join employment e on e.organization_id = t.organization_id and e.status = 'open'
  cross join lateral (
    select p.id as policy_id from directory_entry d join leave_policy p on p.organization_id = d.organization_id and p.leave_type_id = t.id and exists (select from leave_policy_version v where v.organization_id = p.organization_id and v.policy_id = p.id)
      and (p.location_id is null or p.location_id = d.location_id) and (p.legal_entity_id is null or p.legal_entity_id = d.legal_entity_id) and (p.country is null or p.country = d.country)
      and (p.population_id is null or exists (select from population g join reach r on r.organization_id = g.organization_id and r.subject_id = d.employment_id and g.number = any (r.populations) where g.organization_id = p.organization_id and g.id = p.population_id))
    where d.organization_id = e.organization_id and d.employment_id = e.id and d.status <> 'ended' and d.worker_kind = 'employee'
    order by d.is_primary desc, (p.location_id is not null) desc, (p.legal_entity_id is not null) desc, (p.population_id is not null) desc, (p.country is not null) desc, p.id limit 1) f
  -- By the employment, here as above, written so that no index of types serves: as long as nothing is known of how many accounts there are, all of a type would be gone through for each.
  where t.has_balance and not exists (select from leave_account a where a.organization_id = e.organization_id and a.employment_id = e.id and a.leave_type_id is not distinct from t.id)
  limit most;
  get diagnostics made = row_count;
  return made;
end $$;
-- One at a time posts in an organisation; another server finds nothing to do meanwhile.
create or replace function app.posts_leave(org uuid) returns boolean language sql volatile set search_path = pg_catalog, public, pg_temp as $$ select pg_try_advisory_xact_lock(hashtextextended('leave.post:' || org, 0)) $$;
-- Facts, for the job: organisations in which something may be due, and their accounts on which it is, with what was posted on each; locked, so that two servers never post the same.
-- A day begins nearest the date line first; what is due is by the day where somebody works.
create or replace function app.leave_due_in() returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select o.id from organization o where app.actor() like 'job:%' and (exists (select from leave_account a where a.organization_id = o.id and a.next_on <= app.today('Pacific/Kiritimati')) or exists (select from leave_coming c where c.organization_id = o.id and c.on_day <= app.today('Pacific/Kiritimati'))) order by o.id $$;
create or replace function app.leave_due(org uuid, after uuid, most int) returns table (organization_id uuid, account_id uuid, person_id uuid, employment_id uuid, leave_type_id uuid, policy_id uuid, unit text, opens_on date, today date, ends_on date, service_from date, born_on date, terms jsonb, versions jsonb, taken jsonb, entered jsonb, notices jsonb, absences jsonb, closed jsonb, more jsonb, posted jsonb)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare due uuid[];
begin
  if app.actor() not like 'job:%' then perform app.refuse('leave_entry: posted by time'); end if;
  if not app.posts_leave(org) then return; end if;
  due := array(select a.id from leave_account a where a.organization_id = org and a.id > after and a.next_on <= app.today('Pacific/Kiritimati')
    and a.next_on <= (select app.today(l.time_zone) from directory_entry d join location l on l.organization_id = org and l.id = d.location_id where d.organization_id = org and d.employment_id = a.employment_id order by d.is_primary desc, d.id limit 1)
    and exists (select from employment e where e.organization_id = org and e.id = a.employment_id and e.status <> 'withdrawn')
    order by a.id limit most for update skip locked);
  return query select f.*, (select jsonb_agg(jsonb_build_object('on', x.on_day, 'kind', x.kind, 'layer', x.layer, 'top', x.numerator::text, 'bottom', x.denominator::text, 'expiresOn', x.expires_on, 'request', x.request_id) order by x.on_day, x.id)
    from leave_entry x where x.organization_id = org and x.account_id = f.account_id) from app.leave_facts(org, due) f order by f.account_id;
end $$;
-- Fact, for the job: accounts of which the desk was told that they couldn't be posted, how often, whether that still stands, and whether they have been posted since.
create or replace function app.leave_unposted() returns table (id text, times int, stands boolean, is_posted boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.record_id, count(*)::int, bool_or(w.status in ('open', 'waiting')), not exists (select from leave_account a where a.organization_id = app.org() and a.id = w.record_id::uuid and a.next_on <= app.today('Pacific/Kiritimati'))
  from work_item w where app.actor() = 'job:leave.post' and w.organization_id = app.org() and w.record_name = 'leave_account' and w.kind = 'leave.unposted' group by w.record_id $$;
-- Post, by the job: entries as they are due, when to look again, and what comes until then: `rhythms` are the accruals that several of these accounts have in common, `coming` is one account's own.
create or replace function app.post_leave(entries jsonb, looked jsonb, rhythms jsonb, coming jsonb) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare posted int;
begin
  if app.actor() not like 'job:%' then perform app.refuse('leave_entry: posted by time'); end if;
  insert into leave_entry (organization_id, id, person_id, employment_id, account_id, leave_year, on_day, kind, layer, numerator, denominator, expires_on, policy_version_id, request_id, posted_at, posted_by)
  select a.organization_id, uuidv7(), a.person_id, a.employment_id, a.id, x.year, x.on_day, x.kind, x.layer, x.top, x.bottom, x.expires_on, x.policy_version, x.request, app.clock(), app.actor()
  from rows from (jsonb_to_recordset(entries) as (org uuid, account uuid, year date, on_day date, kind text, layer text, top bigint, bottom bigint, expires_on date, policy_version uuid, request uuid))
    with ordinality x (org, account, year, on_day, kind, layer, top, bottom, expires_on, policy_version, request, nth)
  join leave_account a on a.organization_id = x.org and a.id = x.account order by x.nth;
  get diagnostics posted = row_count;
  delete from leave_coming c using jsonb_to_recordset(looked) x (org uuid, account uuid) where c.organization_id = x.org and c.holder = x.account;
  -- A rhythm is known by what it is, so that those looked at apart share it: its lines are all ahead, and whoever posts any of them holds the lock that whoever looks holds (app.posts_leave), so one that is there already has all its lines.
  with zoned as (
    select x.*, app.leave_zone(x.org, a.employment_id) as zone from jsonb_to_recordset(looked) x (org uuid, account uuid, next_on date, closes_on date, rhythm int)
    join leave_account a on a.organization_id = x.org and a.id = x.account),
  rhythm as materialized (select org, zone, rhythm, encode(substring(sha256(convert_to(org || ' ' || zone || ' ' || (rhythms -> rhythm)::text, 'UTF8')) for 16), 'hex')::uuid as id, rhythms -> rhythm as lines from zoned where rhythm is not null group by org, zone, rhythm),
  told as (update leave_account a set next_on = z.next_on, closes_on = z.closes_on, rhythm = r.id from zoned z left join rhythm r using (org, zone, rhythm)
    where a.organization_id = z.org and a.id = z.account and (a.next_on, a.closes_on, a.rhythm) is distinct from (z.next_on, z.closes_on, r.id))
  insert into leave_coming (organization_id, holder, nth, on_day, time_zone, leave_year, kind, layer, numerator, denominator, expires_on, policy_version_id, request_id)
  select r.org, r.id, l.nth, l.on_day, r.zone, l.year, l.kind, l.layer, l.top, l.bottom, l.expires_on, l.policy_version, l.request
  from rhythm r cross join lateral rows from (jsonb_to_recordset(r.lines) as (year date, on_day date, kind text, layer text, top bigint, bottom bigint, expires_on date, policy_version uuid, request uuid)) with ordinality l (year, on_day, kind, layer, top, bottom, expires_on, policy_version, request, nth)
  union all
  select z.org, z.account, l.nth, l.on_day, z.zone, l.year, l.kind, l.layer, l.top, l.bottom, l.expires_on, l.policy_version, l.request
  from rows from (jsonb_to_recordset(coming) as (account uuid, year date, on_day date, kind text, layer text, top bigint, bottom bigint, expires_on date, policy_version uuid, request uuid)) with ordinality l (account, year, on_day, kind, layer, top, bottom, expires_on, policy_version, request, nth)
  join zoned z on z.account = l.account
  on conflict do nothing;
  return posted;
end $$;
-- Post, by the job: what was to come and has by an instant, of so many accounts in one statement; answers how far it came, null at the end. Who is looked at anew today is left to that.
create or replace function app.post_leave_come(org uuid, at timestamptz, after uuid, most int) returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare until uuid; instant timestamptz := least(at, app.clock()); who text := app.actor();
begin
  if who not like 'job:%' then perform app.refuse('leave_entry: posted by time'); end if;
  if not app.posts_leave(org) then return null; end if;
  until := (select a.id from leave_account a where a.organization_id = org and a.id > after order by a.id offset most - 1 limit 1);
  -- The lines of the day are few and found first; accounts come to them by their rhythm, or as their own.
  with due as materialized (select c.* from leave_coming c where c.organization_id = org and c.on_day <= (instant at time zone 'Pacific/Kiritimati')::date and c.on_day <= (instant at time zone c.time_zone)::date)
  insert into leave_entry (organization_id, id, person_id, employment_id, account_id, leave_year, on_day, kind, layer, numerator, denominator, expires_on, policy_version_id, request_id, posted_at, posted_by)
  select org, uuidv7(), x.person_id, x.employment_id, x.id, x.leave_year, x.on_day, x.kind, x.layer, x.numerator, x.denominator, x.expires_on, x.policy_version_id, x.request_id, instant, who from (
    select 1 as part, c.nth, a.person_id, a.employment_id, a.id, c.leave_year, c.on_day, c.kind, c.layer, c.numerator, c.denominator, c.expires_on, c.policy_version_id, c.request_id
    from due c join leave_account a on a.organization_id = org and a.rhythm = c.holder and a.next_on > c.on_day and a.id > after and (until is null or a.id <= until)
    union all
    select 2, c.nth, a.person_id, a.employment_id, a.id, c.leave_year, c.on_day, c.kind, c.layer, c.numerator, c.denominator, c.expires_on, c.policy_version_id, c.request_id
    from due c join leave_account a on a.organization_id = org and a.id = c.holder and a.next_on > c.on_day and a.id > after and (until is null or a.id <= until)) x order by x.on_day, x.part, x.nth;
  -- Of nobody's a day may come twice: it goes with the last of them.
  if until is null then delete from leave_coming c where c.organization_id = org and c.on_day <= (instant at time zone 'Pacific/Kiritimati')::date and c.on_day <= (instant at time zone c.time_zone)::date; end if;
  return until;
end $$;
-- The place by whose days an account goes.
create or replace function app.leave_zone(org uuid, employment uuid) returns text language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select l.time_zone from directory_entry d join location l on l.organization_id = org and l.id = d.location_id where d.organization_id = org and d.employment_id = leave_zone.employment order by d.is_primary desc, d.id limit 1), 'UTC') $$;
-- What an account rests on has changed: what was to come no longer holds, and it is looked at again. Whatever `app.leave_facts` reads is here.
create or replace function app.on_leave_fact() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare row_now jsonb; org uuid;
begin
  -- Most rows come before there are accounts: an import's, a company's first.
  if not exists (select from leave_account) then return null; end if;
  row_now := to_jsonb(coalesce(new, old)); org := (row_now ->> 'organization_id')::uuid;
  if tg_table_name = 'leave_policy_version' then update leave_account a set next_on = '-infinity' where a.organization_id = org and (a.policy_id = (row_now ->> 'policy_id')::uuid
    or exists (select from leave_assigned x where x.organization_id = org and x.policy_id = (row_now ->> 'policy_id')::uuid and x.employment_id = a.employment_id and x.leave_type_id = a.leave_type_id));
  elsif tg_table_name = 'leave_type' then update leave_account a set next_on = '-infinity' where a.organization_id = org;
  elsif tg_table_name = 'location' then update leave_account a set next_on = '-infinity' from directory_entry d where d.organization_id = org and d.location_id = (row_now ->> 'id')::uuid and a.organization_id = org and a.employment_id = d.employment_id;
  elsif tg_table_name = 'personal_details' then update leave_account a set next_on = '-infinity' where a.organization_id = org and a.person_id = (row_now ->> 'id')::uuid;
  elsif tg_table_name in ('working_hours', 'pay') then update leave_account a set next_on = '-infinity' from assignment s where s.organization_id = org and s.id = (row_now ->> 'assignment_id')::uuid and a.organization_id = org and a.employment_id = s.employment_id;
  else update leave_account a set next_on = '-infinity' where a.organization_id = org and a.employment_id = (row_now ->> case tg_table_name when 'employment' then 'id' else 'employment_id' end)::uuid;
  end if;
  return null;
end $$;
create or replace trigger leave_rests after insert or update or delete on leave_policy_version for each row execute function app.on_leave_fact();
create or replace trigger leave_rests after insert or update or delete on working_hours for each row execute function app.on_leave_fact();
create or replace trigger leave_rests after update on employment for each row when (row(new.ends_on, new.service_from, new.starts_on, new.status) is distinct from row(old.ends_on, old.service_from, old.starts_on, old.status)) execute function app.on_leave_fact();
create or replace trigger leave_rests after insert or update or delete on long_absence for each row execute function app.on_leave_fact();
create or replace trigger leave_rests after insert or update or delete on leave_draw for each row execute function app.on_leave_fact();
create or replace trigger leave_rests after insert or update or delete on lapse_notice for each row execute function app.on_leave_fact();
create or replace trigger leave_rests after insert or update or delete on severe_disability for each row execute function app.on_leave_fact();
create or replace trigger leave_rests after insert on pay for each row when (new.grade is not null) execute function app.on_leave_fact();
create or replace trigger leave_rests_no_more after delete on pay for each row when (old.grade is not null) execute function app.on_leave_fact();
create or replace trigger leave_rests_otherwise after update on pay for each row when (row(new.grade, new.starts_on, new.ends_on) is distinct from row(old.grade, old.starts_on, old.ends_on) and (new.grade is not null or old.grade is not null)) execute function app.on_leave_fact();
create or replace trigger leave_rests after insert or update or delete on leave_assigned for each row execute function app.on_leave_fact();
create or replace trigger leave_rests after insert or delete on leave_entered for each row execute function app.on_leave_fact();
create or replace trigger leave_rests after insert or update or delete on leave_request for each row execute function app.on_leave_fact();
create or replace trigger leave_rests after insert or update or delete on seniority_date for each row execute function app.on_leave_fact();
create or replace trigger leave_rests after update of birth_date on personal_details for each row when (new.birth_date is distinct from old.birth_date) execute function app.on_leave_fact();
create or replace trigger leave_rests after update of kind on leave_type for each row when (new.kind <> old.kind) execute function app.on_leave_fact();
create or replace trigger leave_rests after update of time_zone on location for each row when (new.time_zone <> old.time_zone) execute function app.on_leave_fact();
create or replace trigger leave_rests after update of location_id, is_primary on directory_entry for each row when (row(new.location_id, new.is_primary) is distinct from row(old.location_id, old.is_primary)) execute function app.on_leave_fact();

-- What one account hands on is what another takes over: looked at anew, both are; opened, closed by somebody or taken back, the other is.
create or replace function app.on_leave_handed() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_table_name = 'leave_closing_line' then update leave_account a set next_on = '-infinity' where a.organization_id = new.organization_id and a.continues_id = new.account_id;
  elsif tg_op = 'INSERT' then update leave_account a set next_on = '-infinity' where a.organization_id = new.organization_id and a.id = new.continues_id;
  else update leave_account a set next_on = '-infinity' where a.organization_id = new.organization_id and a.continues_id = new.id and a.next_on <> '-infinity';
  end if;
  return null;
end $$;
create or replace trigger leave_hands_on after insert on leave_account for each row when (new.continues_id is not null) execute function app.on_leave_handed();
create or replace trigger leave_hands_on_again after update of next_on on leave_account for each row when (new.next_on = '-infinity' and old.next_on <> '-infinity') execute function app.on_leave_handed();
create or replace trigger leave_hands_on after update of state on leave_closing_line for each row when (new.state in ('done', 'undone') and new.state <> old.state) execute function app.on_leave_handed();
-- A long absence goes along with a transfer, and still counts before it.
create or replace function app.on_leave_absence() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update leave_account a set next_on = '-infinity' from employment e where e.organization_id = coalesce(new.organization_id, old.organization_id) and e.id = coalesce(new.employment_id, old.employment_id) and a.organization_id = e.organization_id and a.employment_id = e.continues_id;
  return null;
end $$;
create or replace trigger leave_rests_before after insert or update or delete on long_absence for each row execute function app.on_leave_absence();

-- A transfer that is taken back: accounts of what had followed go with it, unless entries stand in them; those stay, and so does their employment, withdrawn. Owner's use alone: by app.drop_continuation.
create or replace function app.drop_leave(org uuid, employment uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare went_along boolean := app.bring_leave_back(org, drop_leave.employment);
begin
  if exists (select from leave_request r where r.organization_id = org and r.employment_id = drop_leave.employment and r.status in ('asked', 'approved')) or exists (select from leave_entered x where x.organization_id = org and x.employment_id = drop_leave.employment)
    or exists (select from leave_assigned x where x.organization_id = org and x.employment_id = drop_leave.employment and x.because = 'assigned') then perform app.refuse_by_rule('people.built_upon'); end if;
  if went_along or exists (select from leave_account a join leave_entry x on x.organization_id = org and x.account_id = a.id where a.organization_id = org and a.employment_id = drop_leave.employment) then
    update leave_account a set continues_id = null, next_on = 'infinity' where a.organization_id = org and a.employment_id = drop_leave.employment;
    return true;
  end if;
  delete from leave_coming c using leave_account a where a.organization_id = org and a.employment_id = drop_leave.employment and c.organization_id = org and c.holder = a.id;
  delete from leave_assigned x where x.organization_id = org and x.employment_id = drop_leave.employment;
  delete from leave_account a where a.organization_id = org and a.employment_id = drop_leave.employment;
  return false;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.looks_after_leave, app.post_leave_days, app.post_leave_draws, app.attend_on, app.leave_facts_of, app.open_leave_accounts, app.leave_due_in, app.leave_due, app.leave_unposted, app.post_leave, app.post_leave_come to equipoise_app;
