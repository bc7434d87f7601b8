-- Approvals: who holds a step now, what was said, and what follows. Decision 22. The steps of a record's approval come from the company's chains.

-- ── who holds a step now ─────────────────────────────────────────────────────────────────────────────────────────────
drop function if exists app.above_now(uuid, uuid);
-- Whoever stands at this manager's place and above at this moment, from below upward; open places don't count. Whose place is lent doesn't, and who stands in does so for them.
create or replace function app.above_now(org uuid, manager uuid) returns table (step bigint, who uuid, for_whom uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  with recursive upward (id, above, person, status, far, met) as (
    select m.id, m.manager_assignment_id, m.person_id, m.status, 1, array[m.id] from directory_entry m where m.organization_id = org and m.id = manager
    union all
    select m.id, m.manager_assignment_id, m.person_id, m.status, u.far + 1, u.met || m.id from upward u join directory_entry m on m.organization_id = org and m.id = u.above where m.id <> all (u.met)),
  stands_in as (
    select u.far, x.acting_person_id as who, u.person as for_whom, x.rights from upward u join acting_manager x on x.organization_id = org and x.assignment_id = u.id and x.starts_at <= app.clock() and x.ends_at > app.clock() where u.status = 'active')
  select far, person, null from upward u where status = 'active' and not exists (select from stands_in s where s.far = u.far and s.rights = 'lends')
  union all select far, s.who, s.for_whom from stands_in s $$;
-- Who may hold anything of it: works here, and is none of those it is kept from.
create or replace function app.may_hold(org uuid, person uuid, not_whom uuid[]) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select person <> all (not_whom) and app.belongs_until(org, person) > app.clock() $$;
-- Who looks after an area now: for whoever is in these groups, and for a subject.
create or replace function app.area_holders_in(org uuid, populations int[], area text, at_least int, not_whom uuid[]) returns table (who uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select distinct g.holder_id from access_grant g where g.organization_id = org and g.function = area and app.level(g.level) >= at_least and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock()
    and (g.population = 0 or g.population = any (populations)) and app.may_hold(org, g.holder_id, not_whom) $$;
create or replace function app.area_holders(org uuid, seat uuid, area text, at_least int, not_whom uuid[]) returns table (who uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select * from app.area_holders_in(org, array(select unnest(r.populations) from reach r where r.organization_id = org and r.subject_id = seat), area, at_least, not_whom) $$;
-- Whoever holds this place today. Nobody decides on themselves or on what they prepared, also not for somebody else: the next one above then does.
-- Where nobody is left, who administers people records there; then the second person.
create or replace function app.holders_at(org uuid, manager uuid, populations int[], not_whom uuid[], holder text, area text, job uuid, unit uuid, passed_to text) returns table (who uuid, for_whom uuid, why text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  with line as materialized (
    select dense_rank() over (order by a.step) as rank, a.who, a.for_whom from app.above_now(org, manager) a where app.may_hold(org, a.who, not_whom) and (a.for_whom is null or a.for_whom <> all (not_whom))),
  asked as materialized (
    select l.who, l.for_whom, holder as why from line l where l.rank = case holder when 'direct' then 1 when 'above' then 2 end
    union all select a.who, null, 'area' from app.area_holders_in(org, populations, area, 1, not_whom) a where holder = 'area'
    union all select d.person_id, null, 'job' from directory_entry d join org_unit u on u.organization_id = org and u.id = d.unit_id
      where holder = 'job' and d.organization_id = org and d.job_id = job and (unit is null or unit = u.id or unit = any (u.ancestors)) and d.status = 'active' and app.may_hold(org, d.person_id, not_whom)
    union all select l.who, l.for_whom, 'passed_on' from line l where passed_to = 'above' and l.rank = case holder when 'direct' then 2 when 'above' then 3 else 1 end),
  heads as materialized (select h.who from app.area_holders_in(org, populations, 'people', 2, not_whom) h where passed_to = 'hr' or not exists (select from asked)),
  everybody as (
    select a.who, a.for_whom, a.why from asked a
    union all select h.who, null, case when exists (select from asked) then 'passed_on' else 'instead' end from heads h
    union all select o.second_person_id, null, 'second_person' from organization o where o.organization_id = org and o.id = org and not exists (select from asked) and not exists (select from heads) and app.may_hold(org, o.second_person_id, not_whom))
  -- Who holds it in their own name doesn't hold it for somebody.
  select distinct on (e.who) e.who, e.for_whom, e.why from everybody e order by e.who, e.for_whom nulls first, e.why $$;
create or replace function app.holders_now(org uuid, seat uuid, not_whom uuid[], holder text, area text, job uuid, unit uuid, passed_to text) returns table (who uuid, for_whom uuid, why text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select h.* from app.holders_at(org, (select d.manager_assignment_id from directory_entry d where d.organization_id = org and d.id = seat), array(select unnest(r.populations) from reach r where r.organization_id = org and r.subject_id = seat), not_whom, holder, area, job, unit, passed_to) h $$;
-- Whom somebody who isn't here yet is to report to, and in which groups they would be.
create or replace function app.planned_place(org uuid, hire uuid) returns table (manager uuid, populations int[]) language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select h.manager_assignment_id, app.populations_of(org, h.legal_entity_id, l.country, l.id, u.ancestors || u.id, h.kind, h.person_id)
  from planned_hire h join location l on l.organization_id = org and l.id = h.location_id join org_unit u on u.organization_id = org and u.id = h.unit_id where h.organization_id = org and h.id = hire $$;
-- From whom an approval is kept: whoever it is about, prepared, asked or proposed it.
create or replace function app.proposer_of(org uuid, proposal uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.prepared_by_id from change_proposal p where p.organization_id = org and p.id = proposal $$;
create or replace function app.not_asked(org uuid, approval uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select array_remove(array[a.person_id, a.prepared_by_id, a.requested_by_id, (select app.proposer_of(org, c.proposal_id) from employment_change c where a.record = 'employment_change' and c.organization_id = org and c.id = a.record_id)], null)
  from approval a where a.organization_id = org and a.id = not_asked.approval $$;
create or replace function app.approvers_of(org uuid, step uuid) returns table (who uuid, for_whom uuid, why text) language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  with s as materialized (select s.*, a.subject_id, a.record, a.record_id, app.not_asked(org, a.id) as not_whom from approval_step s join approval a on a.organization_id = org and a.id = s.approval_id
    where s.organization_id = org and s.id = step and s.status = 'open' and a.status = 'open'),
  forwarded as materialized (select s.forwarded_to_id as who, s.forwarded_by_id as for_whom from s where app.may_hold(org, s.forwarded_to_id, s.not_whom))
  select f.who, f.for_whom, 'forwarded' from forwarded f
  union all
  select h.who, h.for_whom, h.why from s cross join lateral app.holders_now(org, s.subject_id, s.not_whom, s.holder, s.function, s.job_id, s.unit_id, case when s.passed_at is not null then s.passes_on end) h
  where s.record <> 'planned_hire' and (not exists (select from forwarded) or h.why = 'passed_on')
  union all
  select h.who, h.for_whom, h.why from s cross join lateral app.planned_place(org, s.record_id) p cross join lateral app.holders_at(org, p.manager, p.populations, s.not_whom, s.holder, s.function, s.job_id, s.unit_id, case when s.passed_at is not null then s.passes_on end) h
  where s.record = 'planned_hire' and (not exists (select from forwarded) or h.why = 'passed_on') $$;

-- ── what must be approved ────────────────────────────────────────────────────────────────────────────────────────────
-- The steps of the chains in force for these kinds of acts: where several fit, all of them are asked, each once.
create or replace function app.steps_in_force(org uuid, kinds text[], rise numeric, day date)
returns table (number int, holder text, function text, job_id uuid, unit_id uuid, remind_after int, passes_on text, tells_at_once boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with fitting as (
    select s.* from change_chain c join chain_step s on s.organization_id = org and s.chain_id = c.id
    where c.organization_id = org and c.actions && kinds and (c.over_percent is null or rise > c.over_percent) and c.starts_on <= day and coalesce(c.ends_on, 'infinity') >= day)
  select distinct on (f.holder, f.function, f.job_id, f.unit_id) f.number, f.holder, f.function, f.job_id, f.unit_id, f.remind_after, f.passes_on, f.tells_at_once from fitting f
  order by f.holder, f.function, f.job_id, f.unit_id, f.number, f.remind_after nulls last, f.tells_at_once desc, f.id $$;
-- A hire has nothing before it that pay could be compared with: a limit of a chain doesn't keep it from being asked.
create or replace function app.steps_for_hire(org uuid, place uuid)
returns table (number int, holder text, function text, job_id uuid, unit_id uuid, remind_after int, passes_on text, tells_at_once boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.* from location l cross join lateral app.steps_in_force(org, '{hire}', 'Infinity', app.today(l.time_zone)) s where l.organization_id = org and l.id = place $$;
-- Of a change of employment: the chains in force for what it is called and for each kind of fact that it sets, so that a name doesn't evade one.
-- A rise that can't be compared counts as above any limit.
create or replace function app.steps_for_change(org uuid, seat uuid, act text, sets text[], day date, new_amount bigint, new_currency text, new_per text)
returns table (number int, holder text, function text, job_id uuid, unit_id uuid, remind_after int, passes_on text, tells_at_once boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with kinds as materialized (
    select act as kind union select k.kind from (values ('pay', '{amount,currency,per,paymentsAYear,grade,step,payGroup,allowances}'::text[]), ('hours', '{weeklyHours,workingDays,fullTimeHours}'),
      ('contract', '{form,fixedTermEndsOn,probationEndsOn}'), ('manager', '{managerAssignmentId}'), ('transfer', '{positionId,jobId,unitId,locationId,workLocationId}'), ('entity', '{legalEntityId}')) k (kind, fields) where k.fields && sets),
  was as (select p.amount, p.currency, p.per from pay p where p.organization_id = org and p.assignment_id = seat and p.starts_on <= day and (p.ends_on is null or p.ends_on >= day)),
  rise as materialized (select case when not sets && '{amount,currency,per,allowances}'::text[] then '-Infinity'::numeric
    when sets && '{allowances}'::text[] or not exists (select from was) or (select w.amount = 0 or coalesce(new_currency, w.currency) <> w.currency or coalesce(new_per, w.per) <> w.per or new_amount is null from was w) then 'Infinity'::numeric
    else (select (new_amount - w.amount) * 100.0 / w.amount from was w) end as percent),
  today as (select app.today(l.time_zone) as day from directory_entry d join location l on l.organization_id = org and l.id = d.location_id where d.organization_id = org and d.id = seat)
  select s.* from today t cross join lateral app.steps_in_force(org, array(select kind from kinds), (select percent from rise), t.day) s $$;
create or replace function app.steps_of_record(org uuid, of_record text, of_id uuid)
returns table (number int, holder text, function text, job_id uuid, unit_id uuid, remind_after int, passes_on text, tells_at_once boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.* from employment_change c cross join lateral app.steps_for_change(org, c.assignment_id, c.action, c.sets, c.effective_on, c.amount, c.currency, c.per) s
  where of_record = 'employment_change' and c.organization_id = org and c.id = of_id
  union all
  select s.* from planned_hire h cross join lateral app.steps_for_hire(org, h.location_id) s where of_record = 'planned_hire' and h.organization_id = org and h.id = of_id $$;
create or replace function app.job_named(org uuid, job uuid, unit uuid) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select concat_ws(', ', (select title from job j where j.organization_id = org and j.id = job_named.job), (select name from org_unit u where u.organization_id = org and u.id = job_named.unit)) $$;
create or replace function app.step_ahead(org uuid, manager uuid, populations int[], not_whom uuid[], number int, holder text, area text, job uuid, unit uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('number', number, 'holder', holder, 'function', area, 'place', nullif(app.job_named(org, job, unit), ''), 'people', (
    select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'forName', f.name, 'why', h.why) order by p.sort_name, p.id), '[]')
    from app.holders_at(org, manager, populations, not_whom, holder, area, job, unit, null) h join person p on p.organization_id = org and p.id = h.who left join person f on f.organization_id = org and f.id = h.for_whom)) $$;
-- Fact: who would be asked, and so would know of it, for whoever may plan such a change; null where nothing needs to be approved.
drop function if exists app.approvers_ahead(uuid, text, text[], date, bigint, text, text, uuid);
create or replace function app.approvers_ahead(seat uuid, act text, sets text[], day date, amount bigint, currency text, per text, prepared_by uuid default null, proposal uuid default null) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); whose uuid := (select person_id from assignment a where a.organization_id = app.org() and a.id = seat);
begin
  if whose is null or not (app.covers('people', 1, seat) or app.covers('compensation', 1, seat)) then perform app.refuse('approval: not yours to ask'); end if;
  return (select jsonb_agg(app.step_ahead(org, d.manager_assignment_id, array(select unnest(r.populations) from reach r where r.organization_id = org and r.subject_id = seat), array_remove(array[whose, app.holder(), prepared_by, app.proposer_of(org, proposal)], null), s.number, s.holder, s.function, s.job_id, s.unit_id)
    order by s.number, s.holder, s.function) from app.steps_for_change(org, seat, act, sets, day, amount, currency, per) s left join directory_entry d on d.organization_id = org and d.id = seat);
end $$;
-- Fact: the same of a hire, for whoever may hire there.
create or replace function app.hire_approvers_ahead(entity uuid, worker text, unit uuid, place uuid, manager uuid, whose uuid, prepared_by uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org();
begin
  if not app.may_hire_at(entity, worker, unit, place) then perform app.refuse('approval: not yours to ask'); end if;
  return (select jsonb_agg(app.step_ahead(org, manager, app.populations_of(org, entity, l.country, l.id, u.ancestors || u.id, worker, whose), array_remove(array[whose, app.holder(), prepared_by], null), s.number, s.holder, s.function, s.job_id, s.unit_id) order by s.number, s.holder, s.function)
    from location l join org_unit u on u.organization_id = org and u.id = unit cross join lateral app.steps_for_hire(org, place) s where l.organization_id = org and l.id = place);
end $$;

-- ── what was said ────────────────────────────────────────────────────────────────────────────────────────────────────
create or replace function app.say_of_approval(org uuid, approval uuid, step uuid, what text, by_whom uuid, for_whom uuid, to_whom uuid, note text) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into approval_word (organization_id, id, approval_id, step_id, at, by_id, for_id, to_id, what, note) values (org, uuidv7(), approval, step, app.clock(), by_whom, for_whom, to_whom, what, note) $$;
-- Those who hold an open step stand on it, and on the record's wall; who no longer does and said nothing goes from both.
create or replace function app.sync_approvers(org uuid, approval uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare a approval%rowtype; s record; now_ids uuid[]; was_ids uuid[];
begin
  select * into a from approval x where x.organization_id = org and x.id = sync_approvers.approval;
  for s in select x.id, x.status from approval_step x where x.organization_id = org and x.approval_id = a.id order by x.number, x.id loop
    now_ids := array(select h.who from app.approvers_of(org, s.id) h order by 1);
    was_ids := array(select m.who from member m where m.organization_id = org and m.list = 'approval_step' and m.record_id = s.id order by 1);
    delete from member m where m.organization_id = org and m.list = 'approval_step' and m.record_id = s.id and m.who <> all (now_ids);
    insert into member (organization_id, who, list, record_id, part) select org, who, 'approval_step', s.id, 'decides' from unnest(now_ids) who where who <> all (was_ids);
    if was_ids <> '{}' and now_ids <> was_ids and s.status = 'open' then
      perform app.say_of_approval(org, a.id, s.id, 'resolved', null, null, null, null);
      update approval_step x set told_at = null where x.organization_id = org and x.id = s.id and x.tells_at_once;
    end if;
  end loop;
  now_ids := array(select distinct m.who from member m where m.organization_id = org and m.list = 'approval_step' and m.record_id = any (array(select x.id from approval_step x where x.organization_id = org and x.approval_id = a.id)))
    || array(select distinct w.by_id from approval_word w where w.organization_id = org and w.approval_id = a.id and w.by_id is not null);
  delete from member m where m.organization_id = org and m.part = 'approves' and m.who <> all (now_ids) and (m.list, m.record_id) in (('approval', a.id), (a.wall, a.record_id));
  insert into member (organization_id, who, list, record_id, part) select distinct org, who, l.list, l.id, 'approves' from unnest(now_ids) who cross join (values ('approval', a.id), (a.wall, a.record_id)) l (list, id)
  where l.list is not null and not exists (select from member m where m.organization_id = org and m.who = who.who and m.list = l.list and m.record_id = l.id and m.part = 'approves');
  if a.record = 'planned_hire' then perform app.let_see_pay(org, a.id); end if;
end $$;
-- Who was asked hears how it ended, also where somebody else decided or it was cancelled: they stay on it.
create or replace function app.keep_asked(org uuid, approval uuid, step uuid) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into member (organization_id, who, list, record_id, part)
  select distinct org, m.who, l.list, l.id, 'asked' from approval a join approval_step s on s.organization_id = org and s.approval_id = a.id and s.status = 'open' and (step is null or s.id = step)
  join member m on m.organization_id = org and m.list = 'approval_step' and m.record_id = s.id cross join lateral (values ('approval', a.id), (a.wall, a.record_id)) l (list, id)
  where a.organization_id = org and a.id = keep_asked.approval and l.list is not null and not exists (select from member x where x.organization_id = org and x.who = m.who and x.list = l.list and x.record_id = l.id and x.part = 'asked') $$;
-- The next steps open once all before them are approved; after the last one all of it is.
create or replace function app.go_on_with(org uuid, approval uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from approval_step s where s.organization_id = org and s.approval_id = go_on_with.approval and s.status = 'open') then
    update approval_step s set status = 'open', opened_at = app.clock() where s.organization_id = org and s.approval_id = go_on_with.approval and s.status = 'waiting'
      and s.number = (select min(number) from approval_step f where f.organization_id = org and f.approval_id = go_on_with.approval and f.status = 'waiting');
    if not found then
      update approval a set status = 'approved', closed_at = app.clock() where a.organization_id = org and a.id = go_on_with.approval;
    end if;
  end if;
  perform app.sync_approvers(org, approval);
end $$;

-- Post: asks for approval of a record that the asker knows of and could decide on. Told beforehand who will know of it.
create or replace function app.ask_approval(of_record text, of_id uuid, told text) returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); c record; last text; made uuid := uuidv7();
begin
  if of_record = 'planned_hire' then
    select h.id, h.status, null::uuid as assignment_id, h.person_id, 'hire' as action, h.starts_on as effective_on, h.prepared_by_id, 'hire_approval' as wall, app.may_hire_at(h.legal_entity_id, h.kind, h.unit_id, h.location_id) as is_theirs into c
    from planned_hire h where h.organization_id = org and h.id = of_id for update;
  else
    select x.id, x.status, x.assignment_id, x.person_id, x.action, x.effective_on, x.prepared_by_id, 'change_approval' as wall, app.covers('people', 1, x.assignment_id) or x.action <> 'termination' and app.covers('compensation', 1, x.assignment_id) as is_theirs into c
    from employment_change x where of_record = 'employment_change' and x.organization_id = org and x.id = of_id for update;
  end if;
  if c.id is null or app.me() is null or c.person_id is not distinct from app.me() or c.id <> all (app.my_records(of_record, '{}')) or not c.is_theirs then perform app.refuse('approval: not yours to ask for'); end if;
  if c.status <> 'planned' then perform app.refuse_by_rule('approvals.decided_already'); end if;
  select a.status into last from approval a where a.organization_id = org and a.record = of_record and a.record_id = of_id order by a.id desc limit 1;
  if last in ('open', 'approved') then perform app.refuse_by_rule('approvals.asked_already'); end if;
  if last = 'rejected' then perform app.refuse_by_rule('approvals.was_rejected'); end if;
  insert into approval (organization_id, id, record, record_id, subject_id, wall, function, min_level, person_id, kind, effective_on, prepared_by_id, requested_by_id, requested_at)
  values (org, made, of_record, of_id, c.assignment_id, c.wall, 'people', 1, c.person_id, c.action, c.effective_on, c.prepared_by_id, app.me(), app.clock());
  insert into approval_step (organization_id, id, approval_id, number, holder, function, job_id, unit_id, remind_after, passes_on, tells_at_once)
  select org, uuidv7(), made, s.* from app.steps_of_record(org, of_record, of_id) s;
  if not found then perform app.refuse_by_rule('approvals.nothing_to_ask'); end if;
  insert into member (organization_id, who, list, record_id, part) select distinct org, who, 'approval', made, 'asks' from unnest(array[app.me(), c.prepared_by_id]) who where who is not null;
  perform app.say_of_approval(org, made, null, 'asked', app.me(), null, null, told);
  perform app.go_on_with(org, made);
  perform app.post_event('approval', made, 'ask', null, jsonb_strip_nulls(jsonb_build_object('note', told)));
  return made;
end $$;

-- Post: one answer to one step, by whoever holds it at this moment. Says how it went, since nothing is written where it didn't.
create or replace function app.answer_step(step uuid, seen int, answer text, said text, to_whom uuid) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); me uuid := app.me(); a approval%rowtype; s approval_step%rowtype; for_whom uuid; not_whom uuid[];
begin
  select x.* into a from approval x where x.organization_id = org and x.id = (select y.approval_id from approval_step y where y.organization_id = org and y.id = step) for update;
  select * into s from approval_step x where x.organization_id = org and x.id = step;
  if s.id is null or me is null or a.id <> all (app.my_records('approval', '{}')) then return 'unseen'; end if;
  if a.status <> 'open' or s.status <> 'open' then return 'decided'; end if;
  if a.version <> seen then return 'changed'; end if;
  select h.for_whom into for_whom from app.approvers_of(org, s.id) h where h.who = me;
  if not found then return 'not_yours'; end if;
  not_whom := app.not_asked(org, a.id) || me;
  if answer in ('reject', 'send_back', 'ask') and coalesce(btrim(said), '') = '' then perform app.refuse_by_rule('approvals.needs_words', jsonb_build_object('field', 'note')); end if;
  if answer = 'forward' then
    if to_whom is null or not coalesce(app.may_hold(org, to_whom, not_whom), false) or not exists (select from directory_entry d where d.organization_id = org and d.person_id = to_whom and d.status = 'active') then perform app.refuse_by_rule('approvals.not_to_them', jsonb_build_object('field', 'toId')); end if;
    if exists (select from approval_word w where w.organization_id = org and w.step_id = s.id and w.what = 'forwarded' and w.by_id = to_whom) then perform app.refuse_by_rule('approvals.goes_round', jsonb_build_object('field', 'toId')); end if;
    update approval_step x set forwarded_to_id = to_whom, forwarded_by_id = me, told_at = null, opened_at = app.clock(), reminded_at = null where x.organization_id = org and x.id = s.id;
  elsif answer in ('approve', 'reject', 'send_back') then
    perform app.keep_asked(org, a.id, case answer when 'approve' then s.id end);
    update approval_step x set status = case answer when 'approve' then 'approved' when 'reject' then 'rejected' else 'sent_back' end, decided_by_id = me, decided_for_id = for_whom, decided_at = app.clock() where x.organization_id = org and x.id = s.id;
  elsif answer <> 'ask' then raise exception 'no such answer: %', answer; end if;
  perform app.say_of_approval(org, a.id, s.id, case answer when 'approve' then 'approved' when 'reject' then 'rejected' when 'send_back' then 'sent_back' when 'forward' then 'forwarded' else 'question' end, me, for_whom, case answer when 'forward' then to_whom end, nullif(btrim(said), ''));
  update approval x set version = x.version + 1, is_asked = x.is_asked or answer = 'ask', status = case answer when 'reject' then 'rejected' when 'send_back' then 'sent_back' else x.status end,
    closed_at = case when answer in ('reject', 'send_back') then app.clock() end where x.organization_id = org and x.id = a.id;
  if answer in ('reject', 'send_back') then update approval_step x set status = 'closed' where x.organization_id = org and x.approval_id = a.id and x.status in ('open', 'waiting'); end if;
  if answer in ('reject', 'send_back') then perform app.sync_approvers(org, a.id); else perform app.go_on_with(org, a.id); end if;
  perform app.post_event('approval', a.id, answer, null, jsonb_strip_nulls(jsonb_build_object('note', nullif(btrim(said), ''), 'decidedForId', for_whom)));
  return 'ok';
end $$;
-- Post: an answer to a question, by whoever asked for the approval or prepared what is asked.
create or replace function app.answer_question(asked uuid, said text) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); a approval%rowtype;
begin
  select * into a from approval x where x.organization_id = org and x.id = asked for update;
  if a.id is null or app.me() is null or a.id <> all (app.my_records('approval', '{}')) then return 'unseen'; end if;
  if a.status <> 'open' then return 'decided'; end if;
  if app.me() is distinct from a.requested_by_id and app.me() is distinct from a.prepared_by_id then return 'not_yours'; end if;
  perform app.say_of_approval(org, a.id, null, 'answer', app.me(), null, null, said);
  update approval x set version = x.version + 1, is_asked = false where x.organization_id = org and x.id = a.id;
  update approval_step x set told_at = null where x.organization_id = org and x.approval_id = a.id and x.status = 'open' and x.tells_at_once;
  perform app.post_event('approval', a.id, 'answer', null, jsonb_build_object('note', said));
  return 'ok';
end $$;

-- ── what becomes of it ───────────────────────────────────────────────────────────────────────────────────────────────
create or replace function app.close_approval(org uuid, of_record text, of_id uuid, why text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare one uuid;
begin
  for one in select a.id from approval a where a.organization_id = org and a.record = of_record and a.record_id = of_id and a.status in ('open', 'approved', 'sent_back') for update loop
    perform app.keep_asked(org, one, null);
    update approval_step s set status = 'closed' where s.organization_id = org and s.approval_id = one and s.status in ('open', 'waiting');
    update approval a set status = 'closed', closed_at = app.clock(), version = a.version + 1 where a.organization_id = org and a.id = one;
    perform app.say_of_approval(org, one, null, why, app.me(), null, null, null);
    perform app.sync_approvers(org, one);
  end loop;
end $$;
-- Fact: how it stands with the approval of a record: 'none' is needed, 'needed', 'open', 'approved', 'rejected', 'sent_back'.
create or replace function app.approval_state(org uuid, of_record text, of_id uuid) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select case a.status when 'closed' then null else a.status end from approval a where a.organization_id = org and a.record = of_record and a.record_id = of_id order by a.id desc limit 1),
    case when exists (select from app.steps_of_record(org, of_record, of_id)) then 'needed' else 'none' end) $$;
-- Fact, for the job that releases: whether anything is still to be approved.
create or replace function app.may_be_released(org uuid, of_record text, of_id uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.actor() like 'job:%' and app.approval_state(org, of_record, of_id) in ('none', 'approved') $$;
-- What is released was approved as it stands; what becomes another thing is asked anew, and what doesn't happen is asked no more.
create or replace function app.on_approved_change() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare state text;
begin
  if old.status = 'planned' and new.status = 'released' then
    state := app.approval_state(new.organization_id, tg_table_name, new.id);
    if session_user = 'equipoise_app' and state not in ('none', 'approved') then perform app.refuse_by_rule('approvals.' || case state when 'open' then 'still_open' when 'rejected' then 'was_rejected' when 'sent_back' then 'was_sent_back' else 'not_asked' end); end if;
  elsif old.status = 'planned' and new.status = 'cancelled' then perform app.close_approval(new.organization_id, tg_table_name, new.id, 'cancelled');
  elsif new.status = 'planned' and to_jsonb(new) - '{version,named,note,release_on,compared,elsewhere}'::text[] is distinct from to_jsonb(old) - '{version,named,note,release_on,compared,elsewhere}'::text[] then
    perform app.close_approval(new.organization_id, tg_table_name, new.id, 'edited');
  end if;
  return null;
end $$;
create or replace trigger approval after update on employment_change for each row execute function app.on_approved_change();

-- Monday to Friday between two days, the first left out.
create or replace function app.weekdays_between(since date, until date) returns int language sql immutable parallel safe as $$
  select count(*)::int from generate_series(since + 1, until, interval '1 day') day where extract(isodow from day) < 6 $$;
-- Post, by a job: who holds what is open is worked out anew; what waits too long is reminded of, then passed on.
create or replace function app.turn_approvals() returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare a record; s record; waited int;
begin
  for a in select x.organization_id as org, x.id, coalesce(l.time_zone, 'UTC') as zone from approval x left join directory_entry d on d.organization_id = x.organization_id and d.id = x.subject_id
    left join planned_hire h on x.record = 'planned_hire' and h.organization_id = x.organization_id and h.id = x.record_id
    left join location l on l.organization_id = x.organization_id and l.id = coalesce(d.location_id, h.location_id) where x.status = 'open' order by x.organization_id, x.id for update of x skip locked loop
    for s in select * from approval_step x where x.organization_id = a.org and x.approval_id = a.id and x.status = 'open' and x.remind_after is not null order by x.id loop
      waited := app.weekdays_between((s.opened_at at time zone a.zone)::date, app.today(a.zone));
      if s.reminded_at is null and waited >= s.remind_after then
        update approval_step x set reminded_at = app.clock(), told_at = null where x.organization_id = a.org and x.id = s.id;
        perform app.say_of_approval(a.org, a.id, s.id, 'reminded', null, null, null, null);
      end if;
      if s.passed_at is null and s.passes_on <> 'stays' and waited >= 2 * s.remind_after then
        update approval_step x set passed_at = app.clock(), told_at = null where x.organization_id = a.org and x.id = s.id;
        perform app.say_of_approval(a.org, a.id, s.id, 'passed_on', null, null, null, null);
      end if;
    end loop;
    perform app.sync_approvers(a.org, a.id);
  end loop;
end $$;

-- ── who reads what ───────────────────────────────────────────────────────────────────────────────────────────────────
-- Fact: how the approvals of a record went, newest first, for those who know of it; names of whoever takes part, nothing else of them.
create or replace function app.approvals_of(of_id uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'version', a.version, 'status', a.status, 'requestedAt', a.requested_at, 'isAsked', a.is_asked and a.status = 'open' and app.me() in (a.requested_by_id, a.prepared_by_id),
    'steps', (select jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'holder', s.holder, 'function', s.function, 'place', nullif(app.job_named(s.organization_id, s.job_id, s.unit_id), ''), 'status', s.status,
        'openedAt', s.opened_at, 'decidedAt', s.decided_at, 'decidedBy', by_p.name, 'decidedFor', for_p.name, 'isMine', s.status = 'open' and exists (select from app.approvers_of(s.organization_id, s.id) h where h.who = app.me()),
        'people', (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'forName', f.name, 'why', h.why) order by p.sort_name, p.id), '[]') from app.approvers_of(s.organization_id, s.id) h
          join person p on p.organization_id = s.organization_id and p.id = h.who left join person f on f.organization_id = s.organization_id and f.id = h.for_whom)) order by s.number, s.id)
      from approval_step s left join person by_p on by_p.organization_id = s.organization_id and by_p.id = s.decided_by_id left join person for_p on for_p.organization_id = s.organization_id and for_p.id = s.decided_for_id
      where s.organization_id = a.organization_id and s.approval_id = a.id),
    'words', (select jsonb_agg(jsonb_build_object('id', w.id, 'at', w.at, 'what', w.what, 'note', w.note, 'by', by_p.name, 'for', for_p.name, 'to', to_p.name) order by w.id)
      from approval_word w left join person by_p on by_p.organization_id = w.organization_id and by_p.id = w.by_id left join person for_p on for_p.organization_id = w.organization_id and for_p.id = w.for_id left join person to_p on to_p.organization_id = w.organization_id and to_p.id = w.to_id
      where w.organization_id = a.organization_id and w.approval_id = a.id)) order by a.id desc), '[]')
  from approval a where a.organization_id = app.org() and a.record_id = of_id and (a.id = any (app.my_records('approval', '{}')) or a.wall is not null and (a.record_id = any (app.my_records(a.wall, '{}')) or a.record_id = any (app.my_records(a.record, '{}')))) $$;
-- Fact: how it stands with the approval of a walled record, for those named on it.
create or replace function app.approval_stands(of_record text, of_id uuid) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when of_id = any (app.my_records(of_record, '{}')) then app.approval_state(app.org(), of_record, of_id) end $$;
create or replace function app.name_of_hire(org uuid, hire uuid) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.name from planned_hire h where h.organization_id = org and h.id = hire $$;
-- Fact: what waits for the asker's decision, and what they are asked about what they have asked for.
create or replace function app.approvals_for_me() returns table (approval_id uuid, step_id uuid, version int, record text, record_id uuid, person_id uuid, person_name text, kind text, effective_on date, asked_by text, since timestamptz, for_name text, question text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, s.id, a.version, a.record, a.record_id, a.person_id, coalesce(p.name, app.name_of_hire(a.organization_id, a.record_id)), a.kind, a.effective_on, r.name, s.opened_at, f.name, null
  from unnest(app.my_records('approval_step', '{decides}')) mine (id) join approval_step s on s.organization_id = app.org() and s.id = mine.id join approval a on a.organization_id = s.organization_id and a.id = s.approval_id
  join lateral app.approvers_of(s.organization_id, s.id) h on h.who = app.me()
  left join person p on p.organization_id = a.organization_id and p.id = a.person_id join person r on r.organization_id = a.organization_id and r.id = a.requested_by_id left join person f on f.organization_id = a.organization_id and f.id = h.for_whom
  union all
  select a.id, null, a.version, a.record, a.record_id, a.person_id, coalesce(p.name, app.name_of_hire(a.organization_id, a.record_id)), a.kind, a.effective_on, q.name, w.at, null, w.note
  from unnest(app.my_records('approval', '{asks}')) mine (id) join approval a on a.organization_id = app.org() and a.id = mine.id and a.status = 'open' and a.is_asked
  join lateral (select * from approval_word x where x.organization_id = a.organization_id and x.approval_id = a.id and x.what = 'question' order by x.id desc limit 1) w on true
  left join person p on p.organization_id = a.organization_id and p.id = a.person_id join person q on q.organization_id = a.organization_id and q.id = w.by_id
  order by 11, 1 $$;
-- Fact: to whom a step may be forwarded, by name and job, for whoever holds it.
create or replace function app.forward_named(step uuid, search text) returns table (id uuid, name text, job_title text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.person_id, d.name, d.job_title from directory_entry d
  where exists (select from app.approvers_of(app.org(), step) h where h.who = app.me()) and d.organization_id = app.org() and d.status = 'active' and d.is_primary
    and d.person_id <> all (select unnest(app.not_asked(s.organization_id, s.approval_id) || app.me()) from approval_step s where s.organization_id = app.org() and s.id = step)
    and d.id in (select w.id from directory_word w where w.organization_id = app.org() and w.word >= split_part(app.fold(search), ' ', 1) and w.word < split_part(app.fold(search), ' ', 1) || U&'\FFFF' limit 500)
    and strpos(d.sort_name, app.fold(search)) > 0
  order by d.sort_name, d.id limit 10 $$;

revoke execute on all functions in schema app from public;
grant execute on function app.approvers_ahead, app.hire_approvers_ahead, app.ask_approval, app.answer_step, app.answer_question, app.turn_approvals, app.approvals_of, app.approvals_for_me, app.forward_named, app.may_be_released, app.approval_stands to equipoise_app;
