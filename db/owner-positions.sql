-- Positions: who may see which, who sits where, and what is refused. Vacant, filled and over-filled follow from the placements of a day and are never
-- stored; what is only planned stands in no placement, so that it can't be told from here. Applied after owner.sql, whose rules hold here too.

-- ── whose they are ───────────────────────────────────────────────────────────────────────────────────────────────────
-- A position is in the groups of people that an employee in its place would be in, as of today there; null: all of them.
create or replace function app.project_positions(org uuid, ids uuid[]) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with here as materialized (
    select s.organization_id as org, s.id, t.legal_entity_id, l.country, t.location_id, t.unit_id from position s cross join lateral (
      select f.*, app.today(z.time_zone) as today from position_terms f join location z on z.organization_id = f.organization_id and z.id = f.location_id where f.organization_id = s.organization_id and f.position_id = s.id
      order by f.starts_on <= app.today(z.time_zone) desc, abs(f.starts_on - app.today(z.time_zone)) limit 1) t
    join location l on l.organization_id = s.organization_id and l.id = t.location_id
    where (project_positions.org is null or s.organization_id = project_positions.org) and (ids is null or s.id = any (ids))),
  places as materialized (
    select c.*, app.populations_of(c.org, c.legal_entity_id, c.country, c.location_id, u.ancestors || u.id, 'employee', null) as populations
    from (select distinct org, legal_entity_id, country, location_id, unit_id from here) c join org_unit u on u.organization_id = c.org and u.id = c.unit_id)
  insert into reach as r (organization_id, subject_id, populations)
  select h.org, h.id, p.populations from here h join places p using (org, legal_entity_id, country, location_id, unit_id)
  on conflict (organization_id, subject_id) do update set populations = excluded.populations where r.populations is distinct from excluded.populations $$;

create or replace function app.on_position_terms() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; ids uuid[];
begin
  for org, ids in select organization_id, array_agg(distinct position_id) from changed group by organization_id loop perform app.project_positions(org, ids); end loop;
  return null;
end $$;
create or replace trigger project_new after insert on position_terms referencing new table as changed for each statement execute function app.on_position_terms();
create or replace trigger project_changed after update on position_terms referencing new table as changed for each statement execute function app.on_position_terms();
create or replace trigger project_gone after delete on position_terms referencing old table as changed for each statement execute function app.on_position_terms();
create or replace function app.on_position_gone() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  delete from reach where organization_id = old.organization_id and subject_id = old.id;
  return null;
end $$;
create or replace trigger unreach after delete on position for each row execute function app.on_position_gone();
create or replace function app.on_position_places() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid;
begin
  for org in select distinct organization_id from changed loop perform app.project_positions(org, null); end loop;
  return null;
end $$;
create or replace trigger positions_new after insert on population_rule referencing new table as changed for each statement execute function app.on_position_places();
create or replace trigger positions_changed after update on population_rule referencing new table as changed for each statement execute function app.on_position_places();
create or replace trigger positions_gone after delete on population_rule referencing old table as changed for each statement execute function app.on_position_places();
create or replace trigger positions_changed after update on location referencing new table as changed for each statement execute function app.on_position_places();
create or replace trigger positions_changed after update on org_unit referencing new table as changed for each statement execute function app.on_position_places();

-- No position stands above itself, on any day that is still to come.
create or replace function app.on_position_above() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if exists (
    with recursive upward (org, start, at, during) as (
      select organization_id, position_id, reports_to_id, during * daterange(app.today('UTC'), null) from changed where reports_to_id is not null and not isempty(during * daterange(app.today('UTC'), null))
      union
      select u.org, u.start, t.reports_to_id, u.during * t.during from upward u
      join position_terms t on t.organization_id = u.org and t.position_id = u.at and t.during && u.during and t.reports_to_id is not null where u.at <> u.start)
    select from upward where at = start) then perform app.refuse_by_rule('people.position_cycle', jsonb_build_object('field', 'reportsToId')); end if;
  return null;
end $$;
create or replace trigger refuse_circles_new after insert on position_terms referencing new table as changed for each statement execute function app.on_position_above();
create or replace trigger refuse_circles_changed after update on position_terms referencing new table as changed for each statement execute function app.on_position_above();

-- ── who sits there ───────────────────────────────────────────────────────────────────────────────────────────────────
-- Who holds these positions on a day (null: today, at the place), as far as whoever asks may know: an end ahead counts for who looks after the
-- person, for anybody else it goes on. Each by their share of full time; whose hours aren't known counts as one.
create or replace function app.position_held(ids uuid[], on_day date) returns table (position_id uuid, assignment_id uuid, placement_id uuid, starts_on date, fte numeric, beyond_reason text, beyond_until date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.position_id, p.assignment_id, p.id, p.starts_on, coalesce(h.weekly_hours / nullif(coalesce(h.agreed_hours, h.standard_hours), 0), 1), p.beyond_reason, p.beyond_until
  from placement p join location l on l.organization_id = p.organization_id and l.id = p.location_id
  join assignment a on a.organization_id = p.organization_id and a.id = p.assignment_id join employment e on e.organization_id = a.organization_id and e.id = a.employment_id
  cross join lateral (select coalesce(on_day, app.today(l.time_zone)) as day) d
  left join lateral app.hours_at(p.assignment_id, d.day) h on true
  where p.organization_id = app.org() and p.position_id = any (ids) and p.starts_on <= d.day and (p.ends_on is null or p.ends_on >= d.day) and e.status <> 'withdrawn'
    and not coalesce(e.ends_on < d.day and (e.ends_on < app.today(l.time_zone) or e.status = 'transferred' or app.covers('people', 0, e.id)), false) $$;

-- Fact: how far positions are filled on a day, for who looks after the people of their place; of one whose holders aren't all theirs to see, nothing.
create or replace function app.staffing(on_day date) returns table (position_id uuid, heads int, fte numeric, beyond_until date) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as materialized (
    select s.id from position s join reach r on r.organization_id = s.organization_id and r.subject_id = s.id
    where s.organization_id = app.org() and ((select app.covers_all('people', 0)) or r.populations && (select app.my_populations('people', 0)))),
  held as materialized (select * from app.position_held(array(select id from mine), on_day))
  select m.id, count(h.assignment_id)::int, coalesce(round(sum(h.fte), 2), 0), max(h.beyond_until) from mine m left join held h on h.position_id = m.id
  group by m.id having coalesce(bool_and(app.covers('people', 0, h.assignment_id)) filter (where h.assignment_id is not null), true) $$;

-- Fact, for a manager: what may be filled today below the positions that they and those below them hold, where whoever else sits there is below them too.
create or replace function app.team_vacancies() returns table (id uuid, title text, unit_name text, location_name text, budgeted_fte numeric, filled_fte numeric) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive team as materialized (
    select d.id from directory_entry d where d.organization_id = app.org() and d.person_id = app.me() and d.status = 'active'
    union select k.id from reporting_line k where k.organization_id = app.org() and k.manager_id = any (app.my_lines()) and k.kind = 'line' and k.status = 'active'),
  now as materialized (
    select t.* from position_terms t join location l on l.organization_id = t.organization_id and l.id = t.location_id
    where t.organization_id = app.org() and app.setting('uses_positions') and t.starts_on <= app.today(l.time_zone) and (t.ends_on is null or t.ends_on >= app.today(l.time_zone))),
  below (id) as (
    select p.position_id from team m join placement p on p.organization_id = app.org() and p.assignment_id = m.id join location l on l.organization_id = p.organization_id and l.id = p.location_id
      where p.position_id is not null and p.starts_on <= app.today(l.time_zone) and (p.ends_on is null or p.ends_on >= app.today(l.time_zone))
    union select n.position_id from below b join now n on n.reports_to_id = b.id),
  held as materialized (select h.position_id, sum(h.fte) as fte, bool_and(h.assignment_id in (select m.id from team m)) as is_ours from app.position_held(array(select b.id from below b), null) h group by h.position_id)
  select s.id, s.title, u.name, l.name, n.budgeted_fte, coalesce(round(h.fte, 2), 0) from below b join position s on s.organization_id = app.org() and s.id = b.id join now n on n.position_id = b.id and n.state = 'open'
  join org_unit u on u.organization_id = n.organization_id and u.id = n.unit_id join location l on l.organization_id = n.organization_id and l.id = n.location_id left join held h on h.position_id = b.id
  where coalesce(h.is_ours, true) and coalesce(round(h.fte, 2), 0) < n.budgeted_fte order by s.sort_title, s.id limit 100 $$;

-- The title of the position that a placement names, for who may see the placement: the person among them, who sees no more of it.
create or replace function app.position_named(placement uuid) returns text language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.title from placement p join position s on s.organization_id = p.organization_id and s.id = p.position_id
  where p.organization_id = app.org() and p.id = placement and (p.person_id = app.me() and p.assignment_id <> all (app.my_withdrawn()) or app.is_above(p.assignment_id) or app.covers('people', 0, p.assignment_id)) $$;

-- Fact: whom to propose as the manager of who comes into a position: who holds the one above, or where that is vacant the next further up. By name and job, as
-- managers are named, for those who hire or move people.
create or replace function app.position_manager(position_id uuid) returns table (id uuid, name text, job_title text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive now as materialized (
    select t.position_id, t.reports_to_id from position_terms t join location l on l.organization_id = t.organization_id and l.id = t.location_id
    where t.organization_id = app.org() and t.reports_to_id is not null and t.starts_on <= app.today(l.time_zone) and (t.ends_on is null or t.ends_on >= app.today(l.time_zone))),
  above (id, step) as (select n.reports_to_id, 1 from now n where n.position_id = position_manager.position_id union select n.reports_to_id, a.step + 1 from above a join now n on n.position_id = a.id where a.step < 30),
  held as (select a.step, h.* from above a cross join lateral app.position_held(array[a.id], null) h)
  select d.id, d.name, d.job_title from held h join directory_entry d on d.organization_id = app.org() and d.id = h.assignment_id and d.status <> 'ended'
  where (app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}') and (app.covers('people', 0, position_manager.position_id) or app.covers_all('organization', 0))
  order by h.step, h.beyond_reason is not null, h.starts_on, d.id limit 1 $$;

-- ── what is refused ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Who comes into a position: it is open that day, and has room for them beside those who sit there without a reason of theirs, unless it is said why there
-- needn't be and until when. Looked at when everything is written, so that hours that come with a hire count. Who sits there already goes on sitting.
create or replace function app.on_position_filled() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare p placement%rowtype; was placement%rowtype; told jsonb; is_state text; since date; day date; budget numeric; held numeric; own numeric;
begin
  select * into p from placement x where x.organization_id = new.organization_id and x.id = new.id;
  if num_nonnulls(p.position_id, p.beyond_reason, p.covers_assignment_id, p.beyond_until) = 0 then return null; end if;
  if num_nonnulls(p.beyond_reason, p.beyond_until) = 1 or p.beyond_reason is not null and p.position_id is null or (p.covers_assignment_id is not null) <> coalesce(p.beyond_reason = 'cover', false) then
    perform app.refuse_by_rule('people.beyond_incomplete', jsonb_build_object('field', 'beyondReason'));
  end if;
  if p.covers_assignment_id = p.assignment_id then perform app.refuse_by_rule('people.covers_self', jsonb_build_object('field', 'coversAssignmentId')); end if;
  if p.position_id is null then return null; end if;
  select b.* into was from placement b where b.organization_id = p.organization_id and b.position_id = p.position_id and b.ends_on = p.starts_on - 1
    and b.assignment_id in (p.assignment_id, (select a.continues_id from assignment a where a.organization_id = p.organization_id and a.id = p.assignment_id));
  since := p.starts_on;
  if tg_op = 'INSERT' then
    if was.id is not null and (was.beyond_reason is null or p.beyond_reason is not null) then return null; end if;
  elsif old.position_id = p.position_id and (old.beyond_reason is null or p.beyond_reason is not null) then
    if old.ends_on is null or old.ends_on >= p.ends_on then return null; end if;
    since := old.ends_on + 1;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('position:' || p.position_id, 0));
  select jsonb_build_object('field', 'positionId', 'position', concat_ws(', ', s.title, s.code)) into told from position s where s.organization_id = p.organization_id and s.id = p.position_id;
  if was.id is null and since = p.starts_on then
    select t.state into is_state from position_terms t where t.organization_id = p.organization_id and t.position_id = p.position_id and t.starts_on <= since and (t.ends_on is null or t.ends_on >= since);
    if is_state is distinct from 'open' then perform app.refuse_by_rule('people.position_' || coalesce(is_state, 'not_yet'), told); end if;
  end if;
  for day in
    select distinct begun from (
      select since as begun union all select t.starts_on from position_terms t where t.organization_id = p.organization_id and t.position_id = p.position_id
      union all select unnest(array[o.starts_on, o.beyond_until + 1]) from placement o where o.organization_id = p.organization_id and o.position_id = p.position_id
      union all select h.starts_on from placement o join working_hours h on h.organization_id = o.organization_id and h.assignment_id = o.assignment_id where o.organization_id = p.organization_id and o.position_id = p.position_id) days
    where begun >= since and (p.ends_on is null or begun <= p.ends_on) order by begun
  loop
    select t.budgeted_fte into budget from position_terms t where t.organization_id = p.organization_id and t.position_id = p.position_id and t.state <> 'closed' and t.starts_on <= day and (t.ends_on is null or t.ends_on >= day);
    continue when budget is null;
    select round(sum(h.fte) filter (where h.placement_id = p.id or h.beyond_reason is null or h.beyond_until < day), 2), round(max(h.fte) filter (where h.placement_id = p.id), 2) into held, own from app.position_held(array[p.position_id], day) h;
    continue when own is null;
    if own > budget and was.id is null then perform app.refuse_by_rule('people.position_smaller', told || jsonb_build_object('budgetedFte', budget)); end if;
    if held > budget and p.beyond_reason is null then perform app.refuse_by_rule('people.position_full', told || jsonb_build_object('budgetedFte', budget, 'from', day)); end if;
  end loop;
  return null;
end $$;
drop trigger if exists filled on placement;
create constraint trigger filled after insert or update on placement deferrable initially deferred for each row
  when (num_nonnulls(new.position_id, new.beyond_reason, new.covers_assignment_id, new.beyond_until) > 0) execute function app.on_position_filled();

-- Fact, for those named on a planned change into a position: why it would be refused if it came true as things stand; null where it wouldn't.
-- Tried as it would be written, and undone, so that what is refused is said in one place.
create or replace function app.room_for(change uuid) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare c employment_change%rowtype; s placement%rowtype; code text; told text;
begin
  select * into c from employment_change x where x.organization_id = app.org() and x.id = change and x.status = 'planned' and x.id = any (app.my_records('employment_change', '{}'));
  if c.position_id is null or 'positionId' <> all (c.sets) then return null; end if;
  select * into s from placement p where p.organization_id = c.organization_id and p.assignment_id = c.assignment_id and p.starts_on <= c.effective_on order by p.starts_on desc limit 1;
  if s.id is null then return null; end if;
  begin
    if c.weekly_hours is not null then
      update working_hours h set weekly_hours = c.weekly_hours where h.organization_id = c.organization_id and h.assignment_id = c.assignment_id and h.starts_on <= c.effective_on and (h.ends_on is null or h.ends_on >= c.effective_on);
    end if;
    if s.starts_on = c.effective_on then
      update placement p set position_id = c.position_id, beyond_reason = c.beyond_reason, covers_assignment_id = c.covers_assignment_id, beyond_until = c.beyond_until where p.organization_id = s.organization_id and p.id = s.id;
    else
      update placement p set ends_on = c.effective_on - 1 where p.organization_id = s.organization_id and p.id = s.id;
      insert into placement (organization_id, id, assignment_id, person_id, starts_on, ends_on, job_id, unit_id, location_id, manager_assignment_id, position_id, beyond_reason, covers_assignment_id, beyond_until)
      values (s.organization_id, uuidv7(), s.assignment_id, s.person_id, c.effective_on, s.ends_on, s.job_id, s.unit_id, s.location_id, s.manager_assignment_id, c.position_id, c.beyond_reason, c.covers_assignment_id, c.beyond_until);
    end if;
    set constraints filled immediate;
    raise exception using errcode = 'EQUND';
  exception
    when sqlstate 'EQUND' then return null;
    when sqlstate 'EQ422' then
      get stacked diagnostics code = message_text, told = pg_exception_detail;
      return jsonb_build_object('code', code) || coalesce(nullif(told, '')::jsonb, '{}');
  end;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.room_for, app.staffing, app.team_vacancies, app.position_named, app.position_manager to equipoise_app;
