-- The declared exceptions: what the owner does for whoever asks. Facts answer a number or a yes, never rows; posts append what
-- nobody inserts by hand. Who and where come from the session, never from arguments. Applied again whenever this file changes.

-- ── who is asking ────────────────────────────────────────────────────────────────────────────────────────────────────
-- The moment of the statement, the same all through it: so it melts into what asks for it, which otherwise calls it for every row.
create or replace function app.clock() returns timestamptz language sql stable parallel safe as $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, statement_timestamp()) $$;
-- The one place that says what day it is somewhere.
create or replace function app.today(zone text) returns date language sql stable parallel safe as $$ select (app.clock() at time zone zone)::date $$;
create or replace function app.me() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.me', true), '')::uuid $$;
create or replace function app.who() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.who', true), '')::uuid $$;
create or replace function app.holder() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.holder', true), '')::uuid $$;
create or replace function app.actor() returns text language sql stable parallel safe as $$ select coalesce(current_setting('app.actor', true), '') $$;
create or replace function app.refuse(why text) returns void language plpgsql as $$ begin raise exception '%', why using errcode = '42501'; end $$;
-- A rule's no, told to the user: the code and its particulars.
create or replace function app.refuse_by_rule(code text, detail jsonb default '{}') returns void language plpgsql as $$ begin raise exception '%', code using errcode = 'EQ422', detail = detail::text; end $$;

create or replace function app.level(name text) returns int language sql immutable parallel safe as $$ select array_position(array['view', 'handle', 'administer'], name) - 1 $$;
-- What somebody holds now, as text, ' leave=0@7 leave=0@9 people=2:0 ': each function's level, for everyone or in a population, in this order. A row,
-- without a search_path or an owner's rights of its own, so that it melts into what asks.
create or replace function app.held_by(org uuid, person uuid) returns setof text language sql stable as $$
  select ' ' || coalesce(string_agg(g.function || '=' || app.level(g.level) || case g.population when 0 then ':0 ' else '@' || g.population || ' ' end, '' order by g.function collate "C", app.level(g.level), g.population), '')
  from access_grant g where g.organization_id = org and g.holder_id = person and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock() $$;
-- As what somebody stands above others now: as themselves, as whoever they stand in for, and as the place that they might have lent
-- and haven't. The dates are judged here, so that standing in begins and ends without anybody's doing.
create or replace function app.lines_of(org uuid, person uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array[person] || coalesce(array_agg(token), '{}') from (
    select id from acting_manager where organization_id = org and acting_person_id = person and starts_at <= (select app.clock()) and ends_at > (select app.clock())
    union all
    select assignment_id from acting_manager where organization_id = org and person_id = person and rights = 'lends'
    group by assignment_id having not bool_or(starts_at <= (select app.clock()) and ends_at > (select app.clock()))) stands (token) $$;
-- Names the actor for what follows in this transaction. A session or key is looked up each time, so that taking it away works at once.
create or replace function app.enter(kind text, org text, id text, is_brief boolean, out organization_id uuid, out person_id uuid, out actor text, out rights text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare who uuid; holder uuid; scopes text := ''; lines text := ''; withdrawn text := ''; may_stand_in boolean; was_withdrawn boolean; is_above boolean;
begin
  rights := '';
  actor := kind || ':' || id;
  case kind
    when 'person' then organization_id := org; person_id := id;
    when 'session' then
      select m.organization_id, m.person_id into organization_id, person_id from auth.session s join public.membership m on m.account_id = s."userId"
      where s.token = enter.id and s."expiresAt" > clock_timestamp() and m.ends_at > app.clock() and (s."membershipId" is null or m.id = s."membershipId") limit 1;
      if person_id is null then raise exception 'no such session' using errcode = '28000'; end if;
      actor := 'person:' || person_id;
    when 'key' then
      select k.organization_id, k.id, k.holder_id, k.scopes into organization_id, who, holder, scopes from public.api_key k
      join public.membership m on m.organization_id = k.organization_id and m.person_id = k.holder_id and m.ends_at > app.clock()
      where k.hash = enter.id and k.status = 'active' and k.ends_at > app.clock();
      if who is null then raise exception 'no such key' using errcode = '28000'; end if;
      actor := 'key:' || who;
    when 'guest' then organization_id := org; who := id;
    when 'job', 'mail' then organization_id := org;
    else raise exception 'no such kind of actor' using errcode = '28000';
  end case;
  -- A read is this and one query, and a change of one row little more: what the person holds is looked up once for all their policies. Any other transaction looks each time.
  if is_brief and holder is null and person_id is not null then
    select h.held, exists (select from acting_manager x where x.organization_id = enter.organization_id and x.acting_person_id = enter.person_id) or exists (select from acting_manager x where x.organization_id = enter.organization_id and x.person_id = enter.person_id),
      exists (select from employment e where e.organization_id = enter.organization_id and e.person_id = enter.person_id and e.status = 'withdrawn'),
      exists (select from reporting_line k where k.organization_id = enter.organization_id and k.manager_id = enter.person_id)
      into rights, may_stand_in, was_withdrawn, is_above from app.held_by(enter.organization_id, enter.person_id) h (held);
    lines := array[person_id];
    withdrawn := '{}';
    -- Few stand in or lend a place, and of fewer something was withdrawn.
    if may_stand_in then lines := app.lines_of(organization_id, person_id); end if;
    -- Whose lists have nothing to look for in the reporting lines.
    if is_above or may_stand_in then rights := rights || 'above '; end if;
    if was_withdrawn then withdrawn := app.withdrawn_of(organization_id, person_id); end if;
  end if;
  -- As one expression: a query for it would cost as much again.
  scopes := set_config('app.rights', rights, true) || set_config('app.lines', lines, true) || set_config('app.withdrawn', withdrawn, true) || set_config('app.scopes', scopes, true)
    || set_config('app.org', coalesce(organization_id::text, ''), true) || set_config('app.me', coalesce(person_id::text, ''), true)
    || set_config('app.who', coalesce(who, person_id)::text, true) || set_config('app.holder', coalesce(holder, person_id)::text, true) || set_config('app.actor', actor, true);
end $$;

-- A setting of the organisation, for rights; asked once a query.
create or replace function app.setting(name text) returns boolean language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select (to_jsonb(s) ->> name)::boolean from settings s where s.organization_id = app.org()), false) $$;

-- ── what they may ────────────────────────────────────────────────────────────────────────────────────────────────────
-- A key has at most what its scopes name ("people:view leave:handle"); anybody else is unlimited by them.
create or replace function app.in_scope(f text, l int) returns boolean language sql stable parallel safe as $$
  select app.actor() not like 'key:%' or exists (
    select from regexp_split_to_table(current_setting('app.scopes', true), '\s+') as scope where split_part(scope, ':', 1) = f and app.level(split_part(scope, ':', 2)) >= l) $$;
create or replace function app.covers_all_now(f text, l int) returns boolean language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from access_grant where organization_id = app.org() and holder_id = app.holder() and function = f and app.level(level) >= l and population = 0
      and status = 'active' and starts_at <= app.clock() and ends_at > app.clock()) and (app.actor() not like 'key:%' or app.in_scope(f, l))
    or app.actor() like 'job:%' and exists (select from job_right where job = substr(app.actor(), 5) and function = f and level >= l) $$;
create or replace function app.my_populations_now(f text, l int) returns int[] language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct population), '{}') from access_grant
  where organization_id = app.org() and holder_id = app.holder() and function = f and app.level(level) >= l and population <> 0
    and status = 'active' and starts_at <= app.clock() and ends_at > app.clock() and (app.actor() not like 'key:%' or app.in_scope(f, l)) $$;
-- The same, from what a read found out when it entered. Without a search_path or an owner's rights of their own, so that they melt into the plan.
create or replace function app.covers_all(f text, l int) returns boolean language sql stable parallel safe as $$
  select case when coalesce(current_setting('app.rights', true), '') = '' then app.covers_all_now(f, l) else
    strpos(current_setting('app.rights', true), ' ' || f || '=2:0 ') > 0 or l < 2 and strpos(current_setting('app.rights', true), ' ' || f || '=1:0 ') > 0 or l < 1 and strpos(current_setting('app.rights', true), ' ' || f || '=0:0 ') > 0 end $$;
create or replace function app.my_populations(f text, l int) returns int[] language sql stable parallel safe as $$
  select case when coalesce(current_setting('app.rights', true), '') = '' then app.my_populations_now(f, l) else
    ('{' || concat_ws(',', nullif(split_part(array_to_string((string_to_array(current_setting('app.rights', true), ' ' || f || '=2@'))[2:], ','), ' ', 1), ''),
      case when l < 2 then nullif(split_part(array_to_string((string_to_array(current_setting('app.rights', true), ' ' || f || '=1@'))[2:], ','), ' ', 1), '') end,
      case when l < 1 then nullif(split_part(array_to_string((string_to_array(current_setting('app.rights', true), ' ' || f || '=0@'))[2:], ','), ' ', 1), '') end) || '}')::int[] end $$;
create or replace function app.my_lines_now() returns uuid[] language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when app.me() is null then '{}' else app.lines_of(app.org(), app.me()) end $$;
create or replace function app.my_lines() returns uuid[] language sql stable parallel safe as $$
  select case when coalesce(current_setting('app.lines', true), '') = '' then app.my_lines_now() else current_setting('app.lines', true)::uuid[] end $$;
-- One's own jobs in the directory that are in one of these states: oneself stands in no key table.
create or replace function app.my_seats(states text[]) returns uuid[] language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when app.me() is null then '{}' else array(select id from directory_entry where organization_id = app.org() and person_id = app.me() and status = any (states)) end $$;
-- What of somebody's was entered by mistake: the employment, its jobs, and where that is all there is, the person. They see nothing of it.
create or replace function app.withdrawn_of(org uuid, person uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with gone as materialized (select e.id from employment e where e.organization_id = org and e.person_id = person and e.status = 'withdrawn')
  select coalesce(array_agg(id), '{}') from (
    select id from gone
    union all select a.id from gone join assignment a on a.organization_id = org and a.employment_id = gone.id
    union all select person where exists (select from gone) and not exists (select from employment e where e.organization_id = org and e.person_id = person and e.status <> 'withdrawn')) subjects $$;
create or replace function app.my_withdrawn_now() returns uuid[] language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when app.me() is null then '{}' else app.withdrawn_of(app.org(), app.me()) end $$;
create or replace function app.my_withdrawn() returns uuid[] language sql stable parallel safe as $$
  select case when coalesce(current_setting('app.withdrawn', true), '') = '' then app.my_withdrawn_now() else current_setting('app.withdrawn', true)::uuid[] end $$;
create or replace function app.my_records(on_list text, parts text[]) returns uuid[] language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(record_id), '{}') from member
  where organization_id = app.org() and who = app.who() and list = on_list and (parts = '{}' or part = any (parts)) and ends_at > app.clock() $$;
-- Fact: does the actor hold this function for the subject? For rows that carry what judges them.
create or replace function app.covers(f text, l int, subject uuid) returns boolean language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.covers_all(f, l) or exists (select from reach r where r.organization_id = app.org() and r.subject_id = subject and r.populations && app.my_populations(f, l)) $$;
create or replace function app.is_above(subject uuid) returns boolean language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from reach r where r.organization_id = app.org() and r.subject_id = subject and r.line && app.my_lines()) $$;
-- The same for what happened: by the company's settings a direct manager sees what was in their own time.
create or replace function app.was_above(subject uuid, event_id uuid) returns boolean language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from reach r where r.organization_id = app.org() and r.subject_id = subject and r.line && app.my_lines()
    and (app.setting('managers_see_earlier') or not r.direct && app.my_lines() or uuid_extract_timestamp(event_id) >= r.since)) $$;

-- What the actor holds, as areas: 'people:handle' for everybody, 'people:handle@7' for a population. For rows that name the function which judges them.
create or replace function app.my_areas_now() returns text[] language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct area), '{}') from (
    select g.function || ':' || l.name || case g.population when 0 then '' else '@' || g.population end from access_grant g join (values ('view', 0), ('handle', 1), ('administer', 2)) l (name, n) on l.n <= app.level(g.level)
    where g.organization_id = app.org() and g.holder_id = app.holder() and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock() and app.in_scope(g.function, l.n)
    union all
    select j.function || ':' || l.name from job_right j join (values ('view', 0), ('handle', 1), ('administer', 2)) l (name, n) on l.n <= j.level where app.actor() like 'job:%' and j.job = substr(app.actor(), 5)) held (area) $$;
create or replace function app.my_areas() returns text[] language sql stable parallel safe as $$
  select case when coalesce(current_setting('app.rights', true), '') = '' then app.my_areas_now() else
    array(select distinct split_part(held, '=', 1) || ':' || l.name || case when held like '%:0' then '' else '@' || split_part(held, '@', 2) end
      from string_to_table(btrim(current_setting('app.rights', true)), ' ') held join (values ('view', '0'), ('handle', '1'), ('administer', '2')) l (name, n) on l.n <= left(split_part(held, '=', 2), 1)) end $$;
-- ── populations ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- Who is HR follows from who holds what: the HR team works on an area of HR, those who lead it administer people records or access.
-- The second person decides on HR and is not of it.
create or replace function app.circles_of(org uuid, person uuid) returns text[] language sql stable strict parallel safe security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select array_remove(array[case when bool_or(level <> 'view' and function not in ('organization', 'access', 'audit')) then 'hr_team' end,
    case when bool_or(level = 'administer' and function in ('people', 'access')) then 'hr_leads' end], null)
  from access_grant where organization_id = org and holder_id = person and status = 'active' and ends_at > app.clock() and origin <> 'second_person' $$;
-- By what a line of a group chooses.
create or replace function app.kind_of_rule(r population_rule) returns text language sql immutable parallel safe as $$
  select case when r.legal_entity_id is not null then 'entity' when r.country is not null then 'country' when r.location_id is not null then 'location'
    when r.unit_id is not null then 'unit' when r.worker_kind is not null then 'worker' when r.circle is not null then 'circle' else 'person' end $$;
-- In whom every kind of criterion is met, or who is named, less whom a rule excludes; with a line that comes or goes, as it would be then.
create or replace function app.populations_of(org uuid, entity uuid, at_country text, place uuid, units uuid[], worker text, person uuid, coming population_rule default null, going uuid default null) returns int[]
language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select coalesce(array_agg(p.number order by p.number), '{}') from population p cross join lateral (
    select coalesce(bool_or(r.effect = 'exclude' and r.is_hit), false) as is_out, coalesce(bool_or(r.effect = 'include' and r.kind = 'person' and r.is_hit), false) as is_named,
      count(distinct r.kind) filter (where r.effect = 'include' and r.kind <> 'person') as kinds,
      count(distinct r.kind) filter (where r.effect = 'include' and r.kind <> 'person' and r.is_hit) as met
    from (select effect, app.kind_of_rule(line) as kind,
        coalesce(legal_entity_id = entity or country = at_country or location_id = place or unit_id = any (units) or worker_kind = worker or person_id = person or case when circle is not null then circle = any (app.circles_of(org, person)) end, false) as is_hit
      from (select * from population_rule where organization_id = org and population_id = p.id and id is distinct from going union all select (coming).* where (coming).population_id = p.id) line) r) m
  where p.organization_id = org and not m.is_out and (m.is_named or m.kinds > 0 and m.met = m.kinds) $$;

-- The populations of a place that is only proposed: for an assignment, its unit and location to be.
create or replace function app.populations_at(assignment uuid, unit uuid, place uuid) returns int[] language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.populations_of(app.org(), coalesce(x.legal_entity_id, e.legal_entity_id), l.country, l.id, u.ancestors || u.id, e.kind, a.person_id)
  from assignment a join employment e on e.organization_id = a.organization_id and e.id = a.employment_id
  left join secondment x on x.organization_id = a.organization_id and x.host_assignment_id = a.id
  join location l on l.organization_id = a.organization_id and l.id = place join org_unit u on u.organization_id = a.organization_id and u.id = unit
  where a.organization_id = app.org() and a.id = assignment $$;

-- Post: somebody about to be hired gets the reach of the place proposed, so that the rows of the hire are judged by it. Only who covers that place may.
create or replace function app.plan_place(person uuid, employment uuid, assignment uuid, entity uuid, worker text, unit uuid, place uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare planned int[];
begin
  select app.populations_of(app.org(), entity, l.country, l.id, u.ancestors || u.id, worker, person) into planned
  from location l join org_unit u on u.organization_id = l.organization_id where l.organization_id = app.org() and l.id = place and u.id = unit;
  if planned is null or not (app.covers_all('people', 1) or planned && app.my_populations('people', 1)) then perform app.refuse('people: not a place that you look after'); end if;
  if exists (select from (select subject_id from reach where organization_id = app.org() and subject_id = person
      union all select p.id from person p where p.organization_id = app.org() and p.id = plan_place.person
      union all select e.id from employment e where e.organization_id = app.org() and e.id = plan_place.employment
      union all select a.id from assignment a where a.organization_id = app.org() and a.id = plan_place.assignment) stands (id) where not app.covers('people', 1, stands.id))
  then perform app.refuse('people: not somebody you look after'); end if;
  insert into reach (organization_id, subject_id, populations) select app.org(), id, planned from unnest(array[person, employment, assignment]) id
  where not exists (select from reach r where r.organization_id = app.org() and r.subject_id = id);
end $$;

-- ── the projection: directory, reach, lines, words ───────────────────────────────────────────────────────────────────
-- Newcomers may come side by side; what moves something that others stand on waits for them, and they for it. Else a hire beside
-- a move of the manager, or beside a new exclusion, would keep the reach of before for ever.
create or replace function app.hold_reach(org uuid, is_alone boolean) returns void language plpgsql as $$ begin
  if is_alone then perform pg_advisory_xact_lock(hashtextextended('reach:' || org, 0));
  else perform pg_advisory_xact_lock_shared(hashtextextended('reach:' || org, 0)); end if;
end $$;
-- Writes what follows from the strands of these assignments as of today, and from there downward the reporting lines.
-- Of one or of everybody: what is sorted and joined has room, so that a quarter of a million aren't laid on disk in between.
create or replace function app.project(org uuid, ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp set work_mem = '128MB' as $$
declare moved uuid[]; below uuid[]; renamed uuid[]; people uuid[]; touched uuid[];
begin
  if coalesce(cardinality(ids), 0) = 0 then return; end if;
  perform app.hold_reach(org, exists (select from directory_entry where organization_id = org and id = any (ids)));
  with here as materialized (select id, name as location_name, country, app.today(time_zone) as today from location where organization_id = org),
  written as (
    insert into directory_entry as d (organization_id, id, person_id, employment_id, is_primary, status, worker_kind, name, sort_name, number, sort_number, work_email,
      job_id, job_title, sort_job_title, unit_id, unit_name, location_id, location_name, country, legal_entity_id, legal_entity_name,
      manager_assignment_id, manager_id, manager_name, reports_to, cost_centre_id, starts_on, turns_on)
    select a.organization_id, a.id, a.person_id, a.employment_id, a.is_primary,
      case when least(e.ends_on, x.ends_on) < pl.today then 'ended' when greatest(e.starts_on, x.starts_on) > pl.today then 'starting' else 'active' end, e.kind,
      p.name, p.sort_name, e.number, coalesce(e.sort_number, ''), p.work_email,
      pl.job_id, j.title, j.sort_title, pl.unit_id, u.name, pl.location_id, pl.location_name, pl.country, le.id, le.name,
      pl.manager_assignment_id, m.person_id, mp.name, case when pl.manager_assignment_id is null then 'top' else 'manager' end, pl.cost_centre_id, e.starts_on,
      (select min(day) from (select e.starts_on, pl.today union all select e.ends_on + 1, pl.today union all select unnest(array[x.starts_on, x.ends_on + 1]), pl.today union all
        select unnest(array[l.starts_on, l.ends_on + 1]), pl.today from dotted_line l where l.organization_id = org and l.assignment_id = a.id union all
        select s.starts_on, h.today from placement s join here h on h.id = s.location_id where s.organization_id = org and s.assignment_id = a.id) as turns (day, today) where day > today)
    from unnest(ids) wanted (id) join assignment a on a.organization_id = org and a.id = wanted.id
    join employment e on e.organization_id = org and e.id = a.employment_id and e.status <> 'withdrawn'
    join person p on p.organization_id = org and p.id = a.person_id
    -- Of somebody seconded: at the host, and as long as they are there.
    left join secondment x on x.organization_id = org and x.host_assignment_id = a.id
    join legal_entity le on le.organization_id = org and le.id = coalesce(x.legal_entity_id, e.legal_entity_id)
    cross join lateral (
      select s.job_id, s.unit_id, s.location_id, s.manager_assignment_id, s.cost_centre_id, l.location_name, l.country, l.today from placement s join here l on l.id = s.location_id
      where s.organization_id = org and s.assignment_id = a.id
      order by s.starts_on <= l.today desc, abs(s.starts_on - l.today) limit 1) pl
    join job j on j.organization_id = org and j.id = pl.job_id
    join org_unit u on u.organization_id = org and u.id = pl.unit_id
    left join assignment m on m.organization_id = org and m.id = pl.manager_assignment_id
    left join person mp on mp.organization_id = org and mp.id = m.person_id
    on conflict (organization_id, id) do update set is_primary = excluded.is_primary, status = excluded.status, worker_kind = excluded.worker_kind,
      name = excluded.name, sort_name = excluded.sort_name, number = excluded.number, sort_number = excluded.sort_number, work_email = excluded.work_email,
      job_id = excluded.job_id, job_title = excluded.job_title, sort_job_title = excluded.sort_job_title, unit_id = excluded.unit_id, unit_name = excluded.unit_name,
      location_id = excluded.location_id, location_name = excluded.location_name, country = excluded.country, legal_entity_id = excluded.legal_entity_id,
      legal_entity_name = excluded.legal_entity_name, manager_assignment_id = excluded.manager_assignment_id,
      -- To whom somebody reports while that place is open stays, until the lines are worked out anew.
      manager_id = case when d.manager_assignment_id is distinct from excluded.manager_assignment_id then excluded.manager_id else d.manager_id end,
      manager_name = case when d.manager_assignment_id is distinct from excluded.manager_assignment_id then excluded.manager_name else d.manager_name end,
      reports_to = case when d.manager_assignment_id is distinct from excluded.manager_assignment_id then excluded.reports_to else d.reports_to end,
      left_manager_name = case when d.manager_assignment_id is distinct from excluded.manager_assignment_id then null else d.left_manager_name end,
      cost_centre_id = excluded.cost_centre_id, starts_on = excluded.starts_on, turns_on = excluded.turns_on, version = d.version + 1
    returning new.id, new.person_id,
      old.id is null or old.manager_assignment_id is distinct from new.manager_assignment_id or (old.status = 'ended') <> (new.status = 'ended') or old.turns_on = '-infinity' as is_moved,
      old.name is distinct from new.name as is_renamed)
  select array_agg(id) filter (where is_moved), array_agg(id) filter (where is_renamed), array_agg(distinct person_id) into moved, renamed, people from written;

  below := app.below(org, moved);
  perform app.project_lines(org, below);
  perform app.project_populations(org, ids);
  touched := ids || below || array(select assignment_id from dotted_line where organization_id = org and manager_assignment_id = any (moved));
  perform app.project_own(org, touched);
  select array_agg(distinct person_id) into people from directory_entry where organization_id = org and id in (select unnest(touched));
  perform app.project_people(org, people);

  update directory_entry d set manager_name = m.name, version = d.version + 1 from unnest(renamed) r (id) join directory_entry m on m.organization_id = org and m.id = r.id
  where d.organization_id = org and d.manager_id = m.person_id and d.manager_name is distinct from m.name;
  update directory_entry d set left_manager_name = m.name, version = d.version + 1 from unnest(renamed) r (id) join directory_entry m on m.organization_id = org and m.id = r.id
  where d.organization_id = org and d.manager_assignment_id = m.id and d.left_manager_name <> m.name;
  perform app.project_keys(org, touched);
  perform app.project_words(org, ids);
end $$;

-- These assignments and all that report to them, as it was entered.
create or replace function app.below(org uuid, seats uuid[]) returns uuid[] language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with recursive tree (id) as (
    select unnest(seats) union select d.id from tree join directory_entry d on d.organization_id = org and d.manager_assignment_id = tree.id)
  select coalesce(array_agg(id), '{}') from tree $$;
-- As what a place stands above those below it: as its person, or as itself where that may be lent, unless the place is open; and as
-- whoever was named to stand in. `app.lines_of` says who that is at the moment.
create or replace function app.stands(person uuid, seat uuid, status text, stand_ins uuid[], is_lent boolean) returns uuid[] language sql immutable parallel safe as $$
  select case when status is null or status = 'ended' then '{}'::uuid[] when is_lent then array[seat] else array[person] end || coalesce(stand_ins, '{}') $$;
-- Nobody stands above themselves, neither as a manager nor as one's stand-in.
create or replace function app.without(given uuid[], person uuid, tokens uuid[]) returns uuid[] language sql immutable parallel safe as $$
  select case when tokens is null then array_remove(given, person) else array(select each from unnest(given) each where each <> person and each <> all (tokens)) end $$;
-- The lines of these assignments, whose managers' lines, where not among them, already stand. From the top down, one pass. Where the
-- manager's place is open, the manager above is the direct one.
create or replace function app.project_lines(org uuid, ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare reached int;
begin
  with recursive wanted (id) as materialized (select distinct unnest(ids)),
  stand as materialized (select assignment_id, array_agg(id order by id) as ids, bool_or(rights = 'lends') as is_lent from acting_manager where organization_id = org group by assignment_id),
  own as materialized (select person, array_agg(token) as tokens from (
    select acting_person_id, id from acting_manager where organization_id = org union all select person_id, assignment_id from acting_manager where organization_id = org) t (person, token) group by person),
  tree as (
    select d.id, d.person_id, d.name, d.status, s.ids as stand_ins, s.is_lent,
      app.without(app.stands(m.person_id, m.id, m.status, ms.ids, ms.is_lent) || case when m.status = 'ended' then r.direct else '{}' end, d.person_id, o.tokens) as direct,
      app.without(app.stands(m.person_id, m.id, m.status, ms.ids, ms.is_lent) || coalesce(r.line, '{}'), d.person_id, o.tokens) as line,
      app.without(coalesce(ms.ids, '{}') || coalesce(r.acting, '{}'), d.person_id, o.tokens) as acting,
      case when m.id is null then d.manager_id when m.status = 'ended' then m.manager_id else m.person_id end as manager_id,
      case when m.id is null then d.manager_name when m.status = 'ended' then m.manager_name else m.name end as manager_name,
      case when m.status = 'ended' then m.name end as left_manager_name,
      case when d.manager_assignment_id is null then 'top' when m.status is distinct from 'ended' then 'manager' when m.manager_id is null then 'nobody' else 'above' end as reports_to
    from wanted w join directory_entry d on d.organization_id = org and d.id = w.id
    left join directory_entry m on m.organization_id = org and m.id = d.manager_assignment_id
    left join reach r on r.organization_id = org and r.subject_id = d.manager_assignment_id
    left join stand s on s.assignment_id = d.id left join stand ms on ms.assignment_id = m.id left join own o on o.person = d.person_id
    where d.manager_assignment_id is null or not exists (select from wanted x where x.id = d.manager_assignment_id)
    union all
    select d.id, d.person_id, d.name, d.status, s.ids, s.is_lent,
      app.without(app.stands(t.person_id, t.id, t.status, t.stand_ins, t.is_lent) || case when t.status = 'ended' then t.direct else '{}' end, d.person_id, o.tokens),
      app.without(app.stands(t.person_id, t.id, t.status, t.stand_ins, t.is_lent) || t.line, d.person_id, o.tokens),
      app.without(coalesce(t.stand_ins, '{}') || t.acting, d.person_id, o.tokens),
      case when t.status = 'ended' then t.manager_id else t.person_id end, case when t.status = 'ended' then t.manager_name else t.name end, case when t.status = 'ended' then t.name end,
      case when t.status <> 'ended' then 'manager' when t.manager_id is null then 'nobody' else 'above' end
    from tree t join directory_entry d on d.organization_id = org and d.manager_assignment_id = t.id
    left join stand s on s.assignment_id = d.id left join own o on o.person = d.person_id
  ), written as (
    insert into reach as r (organization_id, subject_id, direct, line, acting) select org, id, direct, line, acting from tree
    on conflict (organization_id, subject_id) do update set direct = excluded.direct, line = excluded.line, acting = excluded.acting returning 1),
  shown as (
    update directory_entry d set manager_id = t.manager_id, manager_name = t.manager_name, left_manager_name = t.left_manager_name, reports_to = t.reports_to, version = d.version + 1
    from tree t where d.organization_id = org and d.id = t.id
      and row(d.manager_id, d.manager_name, d.left_manager_name, d.reports_to) is distinct from row(t.manager_id, t.manager_name, t.left_manager_name, t.reports_to))
  select count(*) into reached from written;
  if reached < (select count(distinct id) from unnest(ids) id) then perform app.refuse_by_rule('people.manager_cycle'); end if;
end $$;

-- What concerns these assignments by themselves: since when the direct manager is it, and the dotted lines of today. `-infinity`: nobody was before.
create or replace function app.project_own(org uuid, ids uuid[]) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with wanted as materialized (
    select d.id, d.person_id, d.manager_assignment_id, l.today from (select distinct unnest(ids) as id) w join directory_entry d on d.organization_id = org and d.id = w.id
    join (select id, app.today(time_zone) as today from location where organization_id = org) l on l.id = d.location_id),
  dotted as (
    select w.id, array_agg(distinct m.person_id) as by from wanted w join dotted_line l on l.organization_id = org and l.assignment_id = w.id and w.today between l.starts_on and coalesce(l.ends_on, 'infinity')
    join directory_entry m on m.organization_id = org and m.id = l.manager_assignment_id and m.status <> 'ended' and m.person_id <> w.person_id
    where (select uses_dotted_lines from settings where organization_id = org) group by w.id),
  since as (
    select w.id, min(p.starts_on) as on from wanted w join placement p on p.organization_id = org and p.assignment_id = w.id
    cross join lateral (select max(e.starts_on) as last from placement e where e.organization_id = org and e.assignment_id = w.id and e.starts_on <= w.today and e.manager_assignment_id is distinct from w.manager_assignment_id) other
    where p.starts_on > other.last and p.starts_on <= w.today group by w.id)
  update reach r set dotted = coalesce(d.by, '{}'), since = coalesce(s.on, '-infinity')
  from wanted w left join dotted d using (id) left join since s using (id)
  where r.organization_id = org and r.subject_id = w.id and (r.dotted is distinct from coalesce(d.by, '{}') or r.since is distinct from coalesce(s.on, '-infinity')) $$;

-- Planned for as many as there are: a plan for the few of a hire, kept by the connection, takes minutes for everybody.
-- The populations of these assignments: once per place that is alike, and for those whom a rule names by themselves. Answers whose changed.
create or replace function app.project_populations(org uuid, ids uuid[]) returns uuid[] language sql security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
  with mine as materialized (
    select d.id, d.legal_entity_id, d.country, d.location_id, d.unit_id, d.worker_kind,
      case when d.person_id in (select n.person_id from population_rule n where n.organization_id = org and n.person_id is not null union all select g.holder_id from access_grant g where g.organization_id = org) then d.person_id end as named
    from directory_entry d where d.organization_id = org and d.id in (select unnest(ids))),
  places as materialized (
    select c.*, app.populations_of(org, c.legal_entity_id, c.country, c.location_id, u.ancestors || u.id, c.worker_kind, c.named) as populations
    from (select distinct legal_entity_id, country, location_id, unit_id, worker_kind, named from mine) c join org_unit u on u.organization_id = org and u.id = c.unit_id),
  now as materialized (
    select m.id, p.populations from mine m join places p on p.legal_entity_id = m.legal_entity_id and p.country = m.country and p.location_id = m.location_id
      and p.unit_id = m.unit_id and p.worker_kind = m.worker_kind and p.named is not distinct from m.named),
  changed as (
    update reach r set populations = n.populations from now n where r.organization_id = org and r.subject_id = n.id and r.populations is distinct from n.populations returning r.subject_id),
  new as (
    insert into reach as r (organization_id, subject_id, populations) select org, n.id, n.populations from now n where not exists (select from reach x where x.organization_id = org and x.subject_id = n.id)
    on conflict (organization_id, subject_id) do update set populations = excluded.populations where r.populations is distinct from excluded.populations returning subject_id),
  written as (select subject_id from changed union all select subject_id from new)
  select array_agg(subject_id) from written $$;

-- A person and an employment reach as far as their assignments do: those that haven't ended, or, when all have, the last ones. The employment
-- of somebody seconded is the home side's alone.
create or replace function app.counting(org uuid, people uuid[]) returns table (subject uuid, id uuid, n bigint) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as materialized (
    select d.person_id, d.employment_id, d.id, d.status = 'ended' as is_over from directory_entry d where d.organization_id = org and d.person_id in (select unnest(people))),
  subjects as (select person_id as subject, id, is_over from mine union all select employment_id, id, is_over from mine where not exists (select from secondment x where x.organization_id = org and x.host_assignment_id = mine.id)),
  counted as (select *, bool_and(is_over) over (partition by subject) as all_over from subjects)
  select subject, id, count(*) over (partition by subject) from counted where all_over or not is_over $$;
create or replace function app.project_people(org uuid, people uuid[]) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with counting as materialized (select * from app.counting(org, people)),
  several as materialized (select c.subject, r.populations, r.direct, r.line, r.dotted, r.acting, r.since from counting c join reach r on r.organization_id = org and r.subject_id = c.id where c.n > 1),
  populations as (select subject, array_agg(distinct x order by x) as of from several, unnest(populations) x group by subject),
  direct as (select subject, array_agg(distinct x) as of from several, unnest(direct) x group by subject),
  line as (select subject, array_agg(distinct x) as of from several, unnest(line) x group by subject),
  dotted as (select subject, array_agg(distinct x) as of from several, unnest(dotted) x group by subject),
  acting as (select subject, array_agg(distinct x) as of from several, unnest(acting) x group by subject)
  insert into reach as here (organization_id, subject_id, populations, direct, line, dotted, acting, since)
  select org, c.subject, r.populations, r.direct, r.line, r.dotted, r.acting, r.since from counting c join reach r on r.organization_id = org and r.subject_id = c.id where c.n = 1
  union all
  select org, subject, coalesce(p.of, '{}'), coalesce(d.of, '{}'), coalesce(l.of, '{}'), coalesce(t.of, '{}'), coalesce(a.of, '{}'), s.since from (select subject, max(since) as since from several group by subject) s
  left join populations p using (subject) left join direct d using (subject) left join line l using (subject) left join dotted t using (subject) left join acting a using (subject)
  on conflict (organization_id, subject_id) do update set populations = excluded.populations, direct = excluded.direct, line = excluded.line, dotted = excluded.dotted, acting = excluded.acting, since = excluded.since
  where row(here.populations, here.direct, here.line, here.dotted, here.acting, here.since) is distinct from row(excluded.populations, excluded.direct, excluded.line, excluded.dotted, excluded.acting, excluded.since) $$;

-- The same where only the populations of these assignments have changed.
create or replace function app.project_people_populations(org uuid, ids uuid[]) returns void language sql security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
  with counting as materialized (select * from app.counting(org, array(select distinct person_id from directory_entry where organization_id = org and id in (select unnest(ids))))),
  now as (
    select c.subject, r.populations from counting c join reach r on r.organization_id = org and r.subject_id = c.id where c.n = 1
    union all
    select c.subject, coalesce(array_agg(distinct population order by population) filter (where population is not null), '{}') from counting c join reach r on r.organization_id = org and r.subject_id = c.id
    left join unnest(r.populations) population on true where c.n > 1 group by c.subject)
  update reach r set populations = n.populations from now n where r.organization_id = org and r.subject_id = n.subject and r.populations is distinct from n.populations $$;

-- In the order of their keys, so that a hundred thousand of them don't land all over the index.
create or replace function app.project_keys(org uuid, ids uuid[]) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from population_member where organization_id = org and id in (select unnest(ids));
  insert into population_member (organization_id, population, status, sort_name, id)
  select org, population, d.status, d.sort_name, d.id from (select distinct unnest(ids) as id) w join directory_entry d on d.organization_id = org and d.id = w.id
  join reach r on r.organization_id = org and r.subject_id = d.id cross join unnest(r.populations) population order by population, d.status, d.sort_name, d.id;
  delete from reporting_line where organization_id = org and id in (select unnest(ids));
  insert into reporting_line (organization_id, manager_id, kind, status, sort_name, id)
  select distinct org, manager, kind, d.status, d.sort_name, d.id from (select distinct unnest(ids) as id) w join directory_entry d on d.organization_id = org and d.id = w.id
  join reach r on r.organization_id = org and r.subject_id = d.id
  cross join lateral (select 'line', unnest(r.line) union all select 'dotted', unnest(r.dotted)) by (kind, manager) order by manager, kind, d.status, d.sort_name, d.id $$;

create or replace function app.project_words(org uuid, ids uuid[]) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from directory_word where organization_id = org and id in (select unnest(ids));
  insert into directory_word (organization_id, word, id)
  select distinct org, word, d.id from (select distinct unnest(ids) as id) w join directory_entry d on d.organization_id = org and d.id = w.id
  cross join string_to_table(translate(concat_ws(' ', d.sort_name, d.sort_number, app.fold(d.work_email), d.sort_job_title), '.', ' '), ' ') word where word <> '' order by word, d.id;
  insert into vocabulary (organization_id, word)
  select distinct org, word from (select distinct unnest(ids) as id) w join directory_entry d on d.organization_id = org and d.id = w.id
  cross join string_to_table(translate(concat_ws(' ', d.sort_name, d.sort_job_title), '.', ' '), ' ') word where length(word) between 3 and 40 on conflict do nothing $$;

-- Post: what turned true by date since it last ran. Sleeping through midnight loses nothing.
create or replace function app.turn_days() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; ids uuid[]; turned int := 0;
begin
  for org, ids in
    -- Where it is somebody's day already: a move counts from midnight at the place moved to. Nowhere on earth is a day begun earlier than at +14.
    select d.organization_id, array_agg(d.id) from directory_entry d join location l on l.organization_id = d.organization_id and l.id = d.location_id
    join employment e on e.organization_id = d.organization_id and e.id = d.employment_id
    where d.turns_on <= app.today('Etc/GMT-14') and (d.turns_on in (e.starts_on, e.ends_on + 1, '-infinity') and d.turns_on <= app.today(l.time_zone)
      or d.turns_on <= app.today(l.time_zone) and exists (select from secondment x where x.organization_id = d.organization_id and x.host_assignment_id = d.id and d.turns_on in (x.starts_on, x.ends_on + 1))
      or d.turns_on <= app.today(l.time_zone) and exists (select from dotted_line y where y.organization_id = d.organization_id and y.assignment_id = d.id and d.turns_on in (y.starts_on, y.ends_on + 1))
      or exists (select from placement s join location h on h.organization_id = s.organization_id and h.id = s.location_id
        where s.organization_id = d.organization_id and s.assignment_id = d.id and s.starts_on = d.turns_on and s.starts_on <= app.today(h.time_zone)))
    group by d.organization_id
  loop
    perform app.project(org, ids);
    turned := turned + cardinality(ids);
  end loop;
  perform app.project_withdrawn();
  perform app.project_positions(null, null);
  return turned;
end $$;

-- Upkeep, in the statement that moves it.
create or replace function app.on_assignment_facts() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; ids uuid[];
begin
  for org, ids in execute format('select organization_id, array_agg(distinct %I) from changed group by organization_id', tg_argv[0]) loop
    if tg_table_name in ('job', 'location', 'legal_entity', 'org_unit') then perform app.hold_reach(org, true); end if;
    if tg_argv[0] = 'person_id' or tg_argv[0] = 'employment_id' or tg_argv[1] is not null then
      execute format('select array_agg(id) from directory_entry where organization_id = $1 and %I = any ($2)', coalesce(tg_argv[1], tg_argv[0])) into ids using org, ids;
    end if;
    perform app.project(org, ids);
  end loop;
  return null;
end $$;
create or replace trigger project_new after insert on placement referencing new table as changed for each statement execute function app.on_assignment_facts('assignment_id');
create or replace trigger project_changed after update on placement referencing new table as changed for each statement execute function app.on_assignment_facts('assignment_id');
create or replace trigger project_gone after delete on placement referencing old table as changed for each statement execute function app.on_assignment_facts('assignment_id');
create or replace trigger project_changed after update on assignment referencing new table as changed for each statement execute function app.on_assignment_facts('id');
create or replace trigger project_changed after update on employment referencing new table as changed for each statement execute function app.on_assignment_facts('id', 'employment_id');
create or replace trigger project_changed after update on person referencing new table as changed for each statement execute function app.on_assignment_facts('id', 'person_id');
create or replace trigger project_changed after update on job referencing new table as changed for each statement execute function app.on_assignment_facts('id', 'job_id');
create or replace trigger project_changed after update on location referencing new table as changed for each statement execute function app.on_assignment_facts('id', 'location_id');
create or replace trigger project_changed after update on legal_entity referencing new table as changed for each statement execute function app.on_assignment_facts('id', 'legal_entity_id');
-- A unit's name stands with everybody in it; of where it is in the tree only the groups follow.
create or replace function app.on_unit_facts() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; renamed uuid[]; moved uuid[];
begin
  for org, renamed, moved in select n.organization_id, array_agg(n.id) filter (where n.name <> o.name), array_agg(n.id) filter (where n.name = o.name and n.ancestors <> o.ancestors)
    from changed n join was o on o.organization_id = n.organization_id and o.id = n.id group by 1
  loop
    perform app.hold_reach(org, true);
    perform app.project(org, array(select id from directory_entry where organization_id = org and unit_id = any (renamed)));
    perform app.regroup(org, array(select id from directory_entry where organization_id = org and unit_id = any (moved)));
  end loop;
  return null;
end $$;
create or replace trigger project_changed after update on org_unit referencing new table as changed old table as was for each statement execute function app.on_unit_facts();

-- A unit knows what it is part of, all the way up; a tree has no loops.
create or replace function app.on_unit() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  new.ancestors := coalesce((select ancestors || id from org_unit where organization_id = new.organization_id and id = new.part_of_id), '{}');
  if new.id = any (new.ancestors) then perform app.refuse_by_rule('organization.unit_cycle', jsonb_build_object('field', 'partOfId')); end if;
  return new;
end $$;
create or replace trigger upkeep before insert or update on org_unit for each row execute function app.on_unit();
create or replace function app.on_unit_moved() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  update org_unit set ancestors = '{}' where organization_id = new.organization_id and part_of_id = new.id;
  return null;
end $$;
create or replace trigger upkeep_below after update on org_unit for each row when (old.ancestors is distinct from new.ancestors) execute function app.on_unit_moved();

create or replace function app.on_population() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  perform pg_advisory_xact_lock(hashtextextended('population:' || new.organization_id, 0));
  new.number := coalesce((select max(number) from population where organization_id = new.organization_id), 0) + 1;
  return new;
end $$;
create or replace trigger upkeep before insert on population for each row execute function app.on_population();
-- Which groups these are in is worked out anew, and written for those who came in or went out.
create or replace function app.regroup(org uuid, ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan set work_mem = '128MB' as $$
begin
  ids := app.project_populations(org, ids);
  if ids is null then return; end if;
  perform app.project_people_populations(org, ids);
  delete from population_member m using (select unnest(ids) as id) w join reach r on r.organization_id = org and r.subject_id = w.id where m.organization_id = org and m.id = w.id and m.population <> all (r.populations);
  insert into population_member (organization_id, population, status, sort_name, id)
  select org, population, d.status, d.sort_name, d.id from (select unnest(ids) as id) w join directory_entry d on d.organization_id = org and d.id = w.id
  join reach r on r.organization_id = org and r.subject_id = d.id cross join unnest(r.populations) population
  where not exists (select from population_member m where m.organization_id = org and m.population = population.population and m.status = d.status and m.sort_name = d.sort_name and m.id = d.id)
  order by population, d.status, d.sort_name, d.id;
end $$;
-- A rule changed: it could concern everybody.
create or replace function app.on_population_rules() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid;
begin
  for org in execute 'select distinct organization_id from changed' loop
    perform app.hold_reach(org, true);
    perform app.regroup(org, array(select id from directory_entry where organization_id = org));
  end loop;
  return null;
end $$;
create or replace trigger upkeep_new after insert on population_rule referencing new table as changed for each statement execute function app.on_population_rules();
create or replace trigger upkeep_changed after update on population_rule referencing new table as changed for each statement execute function app.on_population_rules();
create or replace trigger upkeep_gone after delete on population_rule referencing old table as changed for each statement execute function app.on_population_rules();

-- Giving access is not having it: nobody changes the group of people that they look after themselves, nor anybody that of the second person's office.
create or replace function app.holds_population(group_of uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from access_grant where organization_id = app.org() and (holder_id = app.holder() or origin = 'second_person') and population_id = group_of and status <> 'ended' and ends_at > app.clock()) $$;

-- A grant's dates become instants where its holder works; an ended one has no more say.
create or replace function app.zone_of(person uuid, org uuid) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select l.time_zone from directory_entry d join location l on l.organization_id = org and l.id = d.location_id
    where d.organization_id = org and d.person_id = person order by d.is_primary desc, d.status limit 1), 'UTC') $$;
create or replace function app.on_dated_right() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare zone text := app.zone_of(new.holder_id, new.organization_id);
begin
  new.ends_at := coalesce((new.ends_on + 1)::timestamp at time zone zone, 'infinity');
  if tg_table_name = 'access_grant' then
    new.starts_at := new.starts_on::timestamp at time zone zone;
    new.population := coalesce((select number from population where organization_id = new.organization_id and id = new.population_id), 0);
    if new.population_id is not null and new.population = 0 then perform app.refuse('access_grant: no such population'); end if;
  end if;
  return new;
end $$;
create or replace trigger upkeep before insert or update on access_grant for each row execute function app.on_dated_right();
create or replace trigger upkeep before insert or update on api_key for each row execute function app.on_dated_right();

-- A leaver's membership ends with the last day at the place of work, unless another employment goes on.
create or replace function app.on_employment_end() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  update membership set ends_at = app.belongs_until(new.organization_id, new.person_id) where organization_id = new.organization_id and person_id = new.person_id;
  return null;
end $$;
create or replace trigger upkeep_membership after update of ends_on, status on employment for each row when (old.ends_on is distinct from new.ends_on) execute function app.on_employment_end();

-- ── facts ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Whether this assignment may be named as a manager: one that hasn't ended, by whoever hires or moves people anywhere.
create or replace function app.may_be_named_manager(assignment uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}')
    and exists (select from directory_entry where organization_id = app.org() and id = assignment and status <> 'ended') $$;
-- Whether a position may be named by whoever brings people in: as they may see it.
create or replace function app.may_fill(position_id uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from position s where s.organization_id = app.org() and s.id = may_fill.position_id) and (app.covers('people', 0, may_fill.position_id) or app.covers_all('organization', 0)) $$;
-- Who may be named as a manager, by name: the name and the job, nothing else. For those who hire or move people.
create or replace function app.managers_named(search text) returns table (id uuid, name text, job_title text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.id, d.name, d.job_title from directory_entry d
  where (app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}') and d.organization_id = app.org() and d.status <> 'ended'
    and d.id in (select w.id from directory_word w where w.organization_id = app.org() and w.word >= split_part(app.fold(search), ' ', 1) and w.word < split_part(app.fold(search), ' ', 1) || U&'\FFFF' limit 500)
    and strpos(d.sort_name, app.fold(search)) > 0
  order by d.sort_name, d.id limit 10 $$;
create or replace function app.today_at(place uuid) returns date language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.today(time_zone) from location where organization_id = app.org() and id = place $$;

-- The name of the manager whom a placement names, for who may see the placement.
create or replace function app.manager_named(placement uuid) returns text language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.name from placement p join assignment a on a.organization_id = p.organization_id and a.id = p.manager_assignment_id join person m on m.organization_id = a.organization_id and m.id = a.person_id
  where p.organization_id = app.org() and p.id = placement and (p.person_id = app.me() or app.is_above(p.assignment_id) or app.covers('people', 0, p.assignment_id)) $$;
-- The directory as of a day: the same lines from the strands, by the reader's own rights, for it melts into the query that asks. An end
-- that is still ahead is known to who looks after the person, nobody else; whoever came later isn't there yet. One join, and no index for the first day, lest the planner walk another way than the list's own.
create or replace function app.directory_entry_on(day date) returns setof directory_entry language sql stable parallel safe as $$
  select d.organization_id, d.id, d.version, d.custom, d.person_id, d.employment_id, d.is_primary,
    case when (d.status = 'ended' or d.turns_on is not null) and (select e.ends_on < day and (d.status = 'ended' or app.covers('people', 0, e.id)) from employment e where e.organization_id = d.organization_id and e.id = d.employment_id) then 'ended' else 'active' end,
    d.worker_kind, d.name, d.sort_name, d.number, d.sort_number, d.work_email,
    p.job_id, case when p.job_id = d.job_id then d.job_title else (select j.title from job j where j.organization_id = d.organization_id and j.id = p.job_id) end,
    case when p.job_id = d.job_id then d.sort_job_title else (select j.sort_title from job j where j.organization_id = d.organization_id and j.id = p.job_id) end,
    p.unit_id, case when p.unit_id = d.unit_id then d.unit_name else (select u.name from org_unit u where u.organization_id = d.organization_id and u.id = p.unit_id) end,
    p.location_id, case when p.location_id = d.location_id then d.location_name else (select l.name from location l where l.organization_id = d.organization_id and l.id = p.location_id) end,
    case when p.location_id = d.location_id then d.country else (select l.country from location l where l.organization_id = d.organization_id and l.id = p.location_id) end,
    d.legal_entity_id, d.legal_entity_name, p.manager_assignment_id, null::uuid,
    case when p.manager_assignment_id = d.manager_assignment_id and d.reports_to = 'manager' then d.manager_name else app.manager_named(p.id) end, p.cost_centre_id, d.starts_on, null::date,
    d.is_continued and (select e.ends_on < day from employment e where e.organization_id = d.organization_id and e.id = d.employment_id), case when p.manager_assignment_id is null then 'top' else 'manager' end, null::text
  from directory_entry d
  cross join lateral (select * from placement s where s.organization_id = d.organization_id and s.assignment_id = d.id and s.starts_on <= day and (s.ends_on is null or s.ends_on >= day) order by s.starts_on desc limit 1) p
  where d.starts_on + 0 <= day $$;

-- What may be found by name, number, e-mail or job, in the order of words; mistyped words find their neighbours.
create or replace function app.search_directory(given text, most int) returns table (id uuid) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  org uuid := app.org(); me uuid := app.me(); is_everyone boolean := app.covers_all('people', 0); mine int[] := app.my_populations('people', 0);
  lines uuid[] := app.my_lines();
  -- Of a name of twelve words the six longest tell enough.
  words text[] := (select (array_agg(w order by length(w) desc))[1:6] from (select distinct w from regexp_split_to_table(app.fold(given), '[\s.]+') w where w <> '') w);
  own uuid[]; found uuid[]; neighbours text[]; elsewhere uuid[];
begin
  if words is null then return; end if;
  -- What somebody is called in another system, to who may read that: whole, as it stands there.
  elsewhere := array(select a.id from external_id x join assignment a on a.organization_id = org and a.employment_id = x.employment_id
    where x.organization_id = org and lower(x.value) = lower(btrim(given)) and (x.person_id = me or app.covers('people', 0, x.employment_id)) order by a.id limit most);
  return query select unnest(elsewhere);
  if not is_everyone then
    select coalesce(array_agg(s.id), '{}') into own from (
      (select pm.id from population_member pm where pm.organization_id = org and pm.population = any (mine) limit 2001)
      union (select rl.id from reporting_line rl where rl.organization_id = org and rl.manager_id = any (lines) limit 2001)
      union (select d.id from directory_entry d where d.organization_id = org and d.person_id = me)) s;
  end if;
  if cardinality(own) <= 2000 then
    select array_agg(o.id) into found from (select x.id from unnest(own) x (id)
      where not exists (select from unnest(words) t where not exists (select from directory_word w where w.organization_id = org and w.id = x.id and starts_with(w.word, t))) limit most) o;
    if found is null and length(words[1]) >= 4 then
      select array_agg(o.id) into found from (select x.id from unnest(own) x (id)
        where exists (select from directory_word w where w.organization_id = org and w.id = x.id and w.word % words[1])
          and not exists (select from unnest(words[2:]) t where not exists (select from directory_word w where w.organization_id = org and w.id = x.id and starts_with(w.word, t))) limit most) o;
    end if;
    return query select f from unnest(found) f where f <> all (elsewhere);
    return;
  end if;
  -- In the order of words, and no further than needed. A scalar probe, lest all of reach be hashed.
  select array_agg(distinct h.id) into found from (select w.id from directory_word w
    where w.organization_id = org and w.word >= words[1] and w.word < words[1] || U&'\FFFF'
      and (is_everyone or coalesce((select r.populations && mine or r.line && lines or r.dotted && lines from reach r where r.organization_id = org and r.subject_id = w.id), false))
      and (cardinality(words) = 1 or not exists (select from unnest(words[2:]) t where not exists (select from directory_word o where o.organization_id = org and o.id = w.id and starts_with(o.word, t))))
    order by w.word, w.id limit most) h;
  if found is null and length(words[1]) >= 4 then
    select array_agg(n.word) into neighbours from (select v.word from vocabulary v where v.organization_id = org and v.word % words[1] order by similarity(v.word, words[1]) desc limit 8) n;
    select array_agg(distinct h.id) into found from (select w.id from directory_word w
      where w.organization_id = org and w.word = any (neighbours)
        and (is_everyone or exists (select from directory_entry d where d.organization_id = org and d.id = w.id and d.person_id = me)
          or coalesce((select r.populations && mine or r.line && lines or r.dotted && lines from reach r where r.organization_id = org and r.subject_id = w.id), false))
        and not exists (select from unnest(words[2:]) t where not exists (select from directory_word o where o.organization_id = org and o.id = w.id and starts_with(o.word, t)))
      limit most) h;
  end if;
  return query select f from unnest(found) f where f <> all (elsewhere);
end $$;

-- ── walls ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Post: names people on a walled record. Who is on it may, and who has just made it.
create or replace function app.name_on(of_record text, of_id uuid, people uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare is_new boolean;
begin
  if not exists (select from record_right where record = of_record and wall = of_record) then raise exception 'no wall: %', of_record; end if;
  execute format('select exists (select from %I t where organization_id = app.org() and id = $1 and app.written_here(xmin) and not exists (select from member m where m.organization_id = app.org() and m.list = $2 and m.record_id = $1))', of_record)
    into is_new using of_id, of_record;
  if app.who() is null or not (is_new or exists (select from member where organization_id = app.org() and list = of_record and record_id = of_id and who = app.who() and ends_at > app.clock())) then
    perform app.refuse('not a record that you are named on');
  end if;
  if exists (select from unnest(people) one where not exists (select from person p where p.organization_id = app.org() and p.id = one)) then perform app.refuse('nobody of that name'); end if;
  insert into member (organization_id, who, list, record_id, part)
  select distinct app.org(), one, of_record, of_id, 'named' from unnest(people || case when is_new then array[app.who()] else '{}' end) one
  where not exists (select from member m where m.organization_id = app.org() and m.who = one and m.list = of_record and m.record_id = of_id and m.part = 'named');
end $$;
-- Who prepared a change, and when, is the session's to say. A key's changes wait for a person.
create or replace function app.on_change() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$ begin
  if current_user = 'equipoise_app' then new.prepared_by_id := app.me(); new.prepared_at := app.clock(); end if;
  return new;
end $$;
create or replace trigger upkeep before insert on employment_change for each row execute function app.on_change();
-- Fact, for the job that releases: planned changes whose day has come at the place of work, and who prepared them, as whom they are released.
create or replace function app.changes_due() returns table (organization_id uuid, id uuid, prepared_by_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.organization_id, c.id, c.prepared_by_id from employment_change c
  join directory_entry d on d.organization_id = c.organization_id and d.id = c.assignment_id join location l on l.organization_id = c.organization_id and l.id = d.location_id
  where app.actor() = 'job:people.release_changes' and c.status = 'planned' and c.plan_id is null and c.prepared_by_id is not null and least(c.effective_on, c.release_on) <= app.today(l.time_zone) order by c.effective_on, c.id $$;

-- ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- On whose wall it is read who is named for what stands behind another record's: along the links, up to the one that is walled itself. Null: its own.
create or replace function app.wall_at(of_record text, stands jsonb) returns uuid language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare r record_right%rowtype; id uuid;
begin
  select * into r from record_right x where x.record = of_record and x.part = '';
  while r.wall_by is not null loop
    id := (stands ->> r.wall_by)::uuid;
    select * into r from record_right x where x.record = r.wall_of and x.part = '';
    exit when id is null or r.wall_by is null;
    execute format('select to_jsonb(t) from %I t where organization_id = app.org() and id = $1', r.record) into stands using id;
  end loop;
  return id;
end $$;
-- Whether a row that is seen was written by this very transaction: under its own number, or within one of its savepoints, which have later ones.
create or replace function app.written_here(by_xid xid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when later = 0 then true when later between 1 and 10000000 then pg_xact_status((own + later)::text::xid8) is not distinct from 'in progress' else false end
  from (select pg_current_xact_id()::text::numeric as own, (by_xid::text::bigint - pg_current_xact_id()::xid::text::bigint + 4294967296) % 4294967296 as later) x $$;
-- Post: what was done to a row that this transaction wrote or deleted; values fall apart by who may read them, and an event
-- that tells only of what is revealed to fewer is told to those alone. Every write ends here: statements that are planned once, each for one row.
create or replace function app.post_event(of_record text, of_id uuid, by_move text, old_values jsonb, new_values jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  org uuid := app.org(); event_id uuid := uuidv7(); happened timestamptz := app.clock(); stands jsonb; behind uuid; about uuid; subject uuid;
  rights record_right[]; main record_right; told record_right; r record_right; i int; salts bytea[]; before jsonb[]; after jsonb[]; digests bytea[]; content bytea := '';
begin
  select array_agg(x order by x.part) into rights from record_right x where x.record = of_record;
  main := rights[1];
  if main.part is distinct from '' then raise exception 'no such record: %', of_record; end if;
  if by_move = 'delete' then
    delete from event e where e.organization_id = org and e.record = of_record and e.record_id = of_id and e.move = 'delete' and e.xact = pg_current_xact_id()
      and not exists (select from event_value v where v.organization_id = e.organization_id and v.event_id = e.id)
    returning jsonb_build_object(coalesce(main.about, ''), e.about_id, coalesce(main.subject, ''), e.subject_id), e.wall_id into stands, behind;
  else
    execute format('select app.%I($1)', of_record || '_just_written') into stands using of_id;
    if main.wall_by is not null then behind := app.wall_at(of_record, stands); end if;
  end if;
  if stands is null then perform app.refuse('an event tells of a row that this transaction wrote'); end if;
  about := stands ->> main.about;
  subject := stands ->> main.subject;
  for i in 1 .. cardinality(rights) loop
    r := rights[i];
    -- Where no part is revealed to fewer, all of the values are the row's own.
    before[i] := case when cardinality(rights) = 1 then nullif(old_values, '{}') else app.values_of(old_values, of_record, r.part) end;
    after[i] := case when cardinality(rights) = 1 then nullif(new_values, '{}') else app.values_of(new_values, of_record, r.part) end;
    continue when before[i] is null and after[i] is null;
    salts[i] := uuid_send(gen_random_uuid());
    digests[i] := app.value_digest(salts[i], before[i], after[i]);
    content := content || digests[i];
    if told is null or told.part <> '' and (r.is_for_self, r.is_for_line, r.function is not null) < (told.is_for_self, told.is_for_line, told.function is not null) then told := r; end if;
  end loop;
  if told is null then told := main; end if;
  insert into event (organization_id, id, at, actor, actor_id, actor_name, record, record_id, move, about_id, subject_id, function, level, is_for_self, is_for_line, wall, wall_id, digest)
  values (org, event_id, happened, app.actor(), app.who(), (select p.name from person p where p.organization_id = org and p.id = coalesce(app.me(), app.holder())), of_record, of_id, by_move, about, subject,
    told.function, told.level, told.is_for_self, told.is_for_line, main.wall, behind, app.event_digest(org, event_id, happened, app.actor(), of_record, of_id, by_move, about, content));
  for i in 1 .. cardinality(rights) loop
    continue when digests[i] is null;
    r := rights[i];
    insert into event_value (organization_id, event_id, part, about_id, subject_id, function, level, is_for_self, is_for_line, wall, before, after, salt, digest)
    values (org, event_id, r.part, about, subject, r.function, r.level, r.is_for_self, r.is_for_line, main.wall, before[i], after[i], salts[i], digests[i]);
  end loop;
  if of_record = 'person' then
    if exists (select from former_name f where f.organization_id = org and f.person_id = of_id and f.status = 'hidden') then perform app.bury_names(org, of_id); end if;
  end if;
end $$;
-- A row that goes leaves its event, whoever deletes it; the action's own post puts the values in.
create or replace function app.on_gone() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare main record_right%rowtype; was jsonb := to_jsonb(old); event_id uuid := uuidv7(); happened timestamptz := app.clock();
begin
  if session_user <> 'equipoise_app' then return null; end if;
  select * into main from record_right where record = tg_table_name and part = '';
  insert into event (organization_id, id, at, actor, actor_id, actor_name, record, record_id, move, about_id, subject_id, function, level, is_for_self, is_for_line, wall, wall_id, digest)
  values (app.org(), event_id, happened, app.actor(), app.who(), (select name from person where organization_id = app.org() and id = app.holder()), tg_table_name, old.id, 'delete', (was ->> main.about)::uuid, (was ->> main.subject)::uuid,
    main.function, main.level, main.is_for_self, main.is_for_line, main.wall, app.wall_at(tg_table_name, was), app.event_digest(app.org(), event_id, happened, app.actor(), tg_table_name, old.id, 'delete', (was ->> main.about)::uuid, ''));
  return null;
end $$;
-- What a file says goes with its row.
create or replace function app.on_file_gone() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from file_chunk where organization_id = old.organization_id and record = tg_table_name and file_id = old.id;
  return null;
end $$;
-- The values that belong to one part: its named fields, or for the main part those that no other names.
create or replace function app.values_of(given jsonb, of_record text, of_part text) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_object_agg(key, value) from jsonb_each(given) where coalesce((select part from record_right where record = of_record and key = any (fields)), '') = of_part $$;
create or replace function app.value_digest(salt bytea, before jsonb, after jsonb) returns bytea language sql immutable parallel safe as $$
  select sha256(salt || convert_to(coalesce(before::text, '') || '|' || coalesce(after::text, ''), 'UTF8')) $$;
create or replace function app.event_digest(org uuid, id uuid, at timestamptz, actor text, record text, record_id uuid, move text, about uuid, digests bytea) returns bytea
language sql stable parallel safe as $$
  select sha256(convert_to(concat_ws('|', org, id, extract(epoch from at), actor, record, record_id, move, about), 'UTF8') || digests) $$;

-- Chains what has been committed since the last seal, for each organisation; nothing still in flight can slip in before it.
create or replace function app.seal_events() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; last seal%rowtype; upto xid8; content bytea; events int; sealed int := 0;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('seal', 0)) then return 0; end if;
  upto := pg_snapshot_xmin(pg_current_snapshot());
  for org in select o.id from organization o loop
    last := null;
    select * into last from seal where organization_id = org order by number desc limit 1;
    select string_agg(e.digest, '' order by e.xact, e.id), count(*) into content, events from event e
    where e.organization_id = org and e.xact >= coalesce(last.upto, '0'::xid8) and e.xact < upto;
    continue when events = 0;
    insert into seal (organization_id, number, at, upto, events, previous, hash)
    values (org, coalesce(last.number, 0) + 1, app.clock(), upto, events, coalesce(last.hash, ''), sha256(coalesce(last.hash, '') || content));
    sealed := sealed + events;
  end loop;
  return sealed;
end $$;
-- Goes along the chain; a row for each thing that doesn't hold.
create or replace function app.verify_events(org uuid) returns table (number bigint, event_id uuid, problem text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with chain as (select s.*, coalesce(lag(s.hash) over w, '') as before, coalesce(lag(s.upto) over w, '0'::xid8) as since, lag(s.number) over w as last from seal s where s.organization_id = org window w as (order by s.number)),
  content as (select c.number, count(e.id) as n, coalesce(string_agg(e.digest, '' order by e.xact, e.id), '') as digests
    from chain c left join event e on e.organization_id = org and e.xact >= c.since and e.xact < c.upto group by c.number)
  select c.number, null::uuid, case when c.number <> coalesce(c.last, 0) + 1 then 'a seal is missing before this one' when c.previous <> c.before then 'does not follow the seal before it'
    when t.n <> c.events then 'holds ' || t.n || ' events, sealed were ' || c.events else 'its events are not those that were sealed' end
  from chain c join content t using (number) where c.number <> coalesce(c.last, 0) + 1 or c.previous <> c.before or t.n <> c.events or c.hash <> sha256(c.previous || t.digests)
  union all
  select null, e.id, 'says something else than when it happened' from event e left join lateral (
    select coalesce(string_agg(v.digest, '' order by v.part), '') as digests from event_value v where v.organization_id = org and v.event_id = e.id) v on true
  where e.organization_id = org and e.digest <> app.event_digest(e.organization_id, e.id, e.at, e.actor, e.record, e.record_id, e.move, e.about_id, v.digests)
  union all
  select null, v.event_id, 'its values were changed' from event_value v left join event_whole w on w.organization_id = org and w.event_id = v.event_id and w.part = v.part
  where v.organization_id = org and (v.before is not null or v.after is not null)
    and v.digest <> case when w.event_id is null then app.value_digest(v.salt, v.before, v.after) else app.value_digest(v.salt, w.before, w.after) end $$;

-- Posts: a create sent twice answers alike; another request under the same key is refused.
create or replace function app.recall(given_key text, request_hash text) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare known idempotency_key%rowtype;
begin
  perform pg_advisory_xact_lock(hashtextextended('idempotency:' || app.org() || app.actor() || given_key, 0));
  select * into known from idempotency_key k where k.organization_id = app.org() and k.actor = app.actor() and k.key = given_key and k.at > app.clock() - interval '1 day';
  if known.request_hash <> recall.request_hash then perform app.refuse_by_rule('idempotency_key_reused'); end if;
  return known.answer;
end $$;
create or replace function app.remember(given_key text, request_hash text, answer jsonb) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into idempotency_key (organization_id, actor, key, request_hash, answer, at) values (app.org(), app.actor(), given_key, request_hash, answer, app.clock())
  on conflict (organization_id, actor, key) do update set request_hash = excluded.request_hash, answer = excluded.answer, at = excluded.at $$;

-- ── explain ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- What the rights of a viewer and the place of a row are made of; for access administrators, and for anyone about themselves.
create or replace function app.explain_viewer(viewer uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if viewer is null or viewer is distinct from app.me() and not app.covers_all('access', 0) then perform app.refuse('access: not yours to ask'); end if;
  return (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'function', g.function, 'level', g.level, 'population', g.population, 'populationName', p.name, 'startsOn', g.starts_on, 'endsOn', g.ends_on)), '[]')
    from access_grant g left join population p on p.organization_id = g.organization_id and p.id = g.population_id
    where g.organization_id = app.org() and g.holder_id = viewer and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock());
end $$;
create or replace function app.explain_row(viewer uuid, of_record text, of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare stands jsonb;
begin
  if viewer is null or viewer is distinct from app.me() and not app.covers_all('access', 0) then perform app.refuse('access: not yours to ask'); end if;
  if not exists (select from record_right where record = of_record) then return null; end if;
  execute format('select to_jsonb(t) from %I t where organization_id = app.org() and id = $1', of_record) into stands using of_id;
  if stands is null then return null; end if;
  -- Of the row only what judges it: ids, state and until when it was true.
  return jsonb_build_object(
    'row', (select jsonb_object_agg(key, value) from jsonb_each(stands) where key in ('id', 'status', 'ends_on', 'audience', 'hr_function', 'min_level') or key like '%\_id'),
    'reach', (select coalesce(jsonb_object_agg(r.subject_id, to_jsonb(r) - 'organization_id' - 'subject_id'), '{}') from reach r
      where r.organization_id = app.org() and r.subject_id::text in (select value #>> '{}' from jsonb_each(stands) where key = 'id' or key like '%\_id')),
    'parts', (select coalesce(jsonb_agg(m.part), '[]') from member m where m.organization_id = app.org() and m.who = viewer and m.list = of_record and m.record_id = of_id and m.ends_at > app.clock()));
end $$;

-- ── setup ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The first company and its first administrator, made once by the named actor system:setup.
create or replace function app.set_up(company text, home text, entity_currency text, zone text, admin_name text, admin_email text, account text, functions text[]) returns uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := uuidv7(); who uuid := uuidv7(); entity uuid := uuidv7(); place uuid := uuidv7(); unit uuid := uuidv7(); work uuid := uuidv7(); contract uuid := uuidv7(); seat uuid := uuidv7(); f text;
begin
  perform pg_advisory_xact_lock(hashtextextended('setup', 0));
  if exists (select from organization) then perform app.refuse_by_rule('setup.done_already'); end if;
  perform set_config('app.org', org::text, true), set_config('app.actor', 'system:setup', true), set_config('app.me', '', true), set_config('app.who', '', true), set_config('app.holder', '', true);
  insert into organization (organization_id, id, name, country) values (org, org, company, home);
  insert into settings (organization_id, id) values (org, org);
  insert into legal_entity (organization_id, id, name, country, currency) values (org, entity, company, home, entity_currency);
  insert into location (organization_id, id, name, country, time_zone) values (org, place, company, home, zone);
  insert into org_unit (organization_id, id, name) values (org, unit, company);
  insert into job (organization_id, id, title) values (org, work, 'HR administrator');
  insert into person (organization_id, id, name, work_email) values (org, who, admin_name, admin_email);
  insert into contact_details (organization_id, id) values (org, who);
  insert into personal_details (organization_id, id) values (org, who);
  insert into employment (organization_id, id, person_id, legal_entity_id, kind, starts_on) values (org, contract, who, entity, 'employee', app.today(zone));
  insert into assignment (organization_id, id, person_id, employment_id, is_primary) values (org, seat, who, contract, true);
  insert into placement (organization_id, id, assignment_id, person_id, starts_on, job_id, unit_id, location_id) values (org, uuidv7(), seat, who, app.today(zone), work, unit, place);
  insert into membership (organization_id, account_id, person_id) values (org, account, who);
  foreach f in array functions loop
    insert into access_grant (organization_id, id, holder_id, function, level, starts_on, status) values (org, uuidv7(), who, f, 'administer', app.today(zone), 'active');
  end loop;
  perform app.usual_reasons(org);
  perform app.post_event('organization', org, 'create', null, jsonb_build_object('name', company, 'country', home));
  perform app.post_event('person', who, 'create', null, jsonb_build_object('name', admin_name));
  return org;
end $$;

-- ── the rights of the tables that the owner writes ───────────────────────────────────────────────────────────────────
do $$
declare t text;
begin
  foreach t in array array['membership', 'member', 'reach', 'population_member', 'reporting_line', 'event', 'event_value', 'seal', 'idempotency_key', 'job_right', 'record_right', 'clock_work', 'directory_word', 'vocabulary'] loop
    execute format('alter table %I enable row level security', t);
    execute format('revoke all on %I from equipoise_app', t);
    execute format('drop policy if exists reading on %I', t);
  end loop;
end $$;
grant select on reach, population_member, reporting_line, member, event, event_value to equipoise_app;
-- Not until when: the end of an employment ahead isn't the person's to know.
grant select (organization_id, id, account_id, person_id, is_demo) on membership to equipoise_app;
create policy reading on reach for select to equipoise_app using (organization_id = (select app.org()));
create policy reading on population_member for select to equipoise_app using (organization_id = (select app.org()) and population = any ((select app.my_populations('people', 0))::int[]));
create policy reading on reporting_line for select to equipoise_app using (organization_id = (select app.org()) and manager_id = any ((select app.my_lines())::uuid[]));
create policy reading on member for select to equipoise_app using (organization_id = (select app.org()) and record_id = any ((select app.my_records(list, '{}'))::uuid[]));
create policy reading on membership for select to equipoise_app using (organization_id = (select app.org()) and (person_id = (select app.me()) or (select app.covers_all('access', 0))));
-- What happened is read by who did it, by auditors, and by those whom the record itself would let read it; behind a wall, by those named on it; what is somebody's alone, by them.
create policy reading on event for select to equipoise_app using (organization_id = (select app.org()) and case when wall = 'self' then coalesce(about_id = (select app.me()), false) when wall is not null then (select app.me()) is not null and coalesce(wall_id, record_id) = any ((select app.my_records(wall, '{}'))::uuid[]) else
  (select app.covers_all('audit', 0)) or actor_id = (select app.who())
  or is_for_self and about_id = (select app.me()) and coalesce(subject_id <> all ((select app.my_withdrawn())::uuid[]), true) or is_for_line and app.was_above(subject_id, id) or function is not null and app.covers(function, level, subject_id) end);
create policy reading on event_value for select to equipoise_app using (organization_id = (select app.org()) and case when wall is not null then
  exists (select from event e where e.organization_id = event_value.organization_id and e.id = event_value.event_id) else (select app.covers_all('audit', 0))
  or is_for_self and about_id = (select app.me()) and coalesce(subject_id <> all ((select app.my_withdrawn())::uuid[]), true) or is_for_line and app.was_above(subject_id, event_id) or function is not null and app.covers(function, level, subject_id) end);

-- ── who may call what ────────────────────────────────────────────────────────────────────────────────────────────────
revoke execute on all functions in schema app from public;
grant usage on schema app to equipoise_app;
grant execute on function app.setting, app.my_lines, app.my_lines_now, app.my_seats, app.my_withdrawn, app.my_withdrawn_now, app.was_above, app.org, app.clock, app.today, app.me, app.who, app.holder, app.actor, app.refuse, app.refuse_by_rule, app.fold, app.level, app.enter, app.covers_all, app.covers_all_now, app.my_populations_now,
  app.my_populations, app.my_areas, app.my_areas_now, app.my_records, app.holds_population, app.covers, app.is_above, app.populations_at, app.plan_place, app.may_be_named_manager, app.managers_named, app.today_at, app.manager_named, app.directory_entry_on,
  app.search_directory, app.name_on, app.changes_due, app.post_event, app.recall, app.remember, app.explain_viewer, app.explain_row, app.turn_days, app.seal_events to equipoise_app;
