-- Totals: numbers, never rows. Whoever sees the rows is told them for any day; whoever may count and not look, as of closed quarters and
-- of groups large enough (decision 26). Applied after owner.sql, whose rules hold here too.

-- ── who counts ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- The one place that says so. A head is a person with an employment on that day, once, however many jobs: at the main one. Of these kinds
-- of worker; whoever is of several counts as the first of them. What was entered by mistake, is only planned or ahead never counts.
create or replace function app.heads_at(org uuid, people uuid[], days date[], kinds text[])
returns table (n bigint, person_id uuid, assignment_id uuid, legal_entity_id uuid, country text, location_id uuid, path uuid[], family text, form text, kind text, since date, jobs uuid[], shares numeric[])
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with jobs as materialized (
    select w.n, e.person_id, a.id, e.legal_entity_id, l.country, p.location_id, u.ancestors || u.id as path, j.family, c.form, e.kind, coalesce(e.service_from, e.starts_on) as since, a.is_primary,
      h.weekly_hours / coalesce(h.full_time_hours, g.weekly_hours, y.weekly_hours, s.weekly_hours) as fte
    from unnest(people, days) with ordinality w (person, day, n)
    join employment e on e.organization_id = org and e.person_id = w.person and e.status <> 'withdrawn' and e.kind = any (kinds) and e.starts_on <= w.day and (e.ends_on is null or e.ends_on >= w.day)
    join assignment a on a.organization_id = org and a.employment_id = e.id
    join placement p on p.organization_id = org and p.assignment_id = a.id and p.starts_on <= w.day and (p.ends_on is null or p.ends_on >= w.day)
    join location l on l.organization_id = org and l.id = p.location_id
    join org_unit u on u.organization_id = org and u.id = p.unit_id
    join job j on j.organization_id = org and j.id = p.job_id
    left join contract c on c.organization_id = org and c.employment_id = e.id and c.starts_on <= w.day and (c.ends_on is null or c.ends_on >= w.day)
    left join working_hours h on h.organization_id = org and h.assignment_id = a.id and h.starts_on <= w.day and (h.ends_on is null or h.ends_on >= w.day)
    left join agreement_hours g on g.organization_id = org and g.agreement_id = h.agreement_id and g.starts_on <= w.day and (g.ends_on is null or g.ends_on >= w.day)
    left join location_hours y on y.organization_id = org and y.location_id = p.location_id and y.starts_on <= w.day and (y.ends_on is null or y.ends_on >= w.day)
    left join entity_hours s on s.organization_id = org and s.legal_entity_id = e.legal_entity_id and s.starts_on <= w.day and (s.ends_on is null or s.ends_on >= w.day))
  select distinct on (n) n, person_id, id, legal_entity_id, country, location_id, path, family, form, kind, since, array_agg(id) over whole, array_agg(fte) over whole
  from jobs window whole as (partition by n) order by n, array_position(kinds, kind), is_primary desc, since, id $$;

-- Employment without a gap, of whatever contracts: a transfer, or a contract that follows on, neither ends it nor begins it.
create or replace function app.spells(org uuid, kinds text[]) returns table (person_id uuid, starts_on date, ends_on date, last_employment uuid) language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with terms as (
    select e.person_id, e.id, e.starts_on, coalesce(e.ends_on, 'infinity') as ends_on,
      max(coalesce(e.ends_on, 'infinity')) over (partition by e.person_id order by e.starts_on, e.id rows between unbounded preceding and 1 preceding) as before
    from employment e where e.organization_id = org and e.status <> 'withdrawn' and e.kind = any (kinds)),
  numbered as (select *, count(*) filter (where before is null or starts_on - 1 > before) over (partition by person_id order by starts_on, id) as n from terms)
  select person_id, min(starts_on), max(ends_on), (array_agg(id order by ends_on desc, id))[1] from numbered group by person_id, n $$;
-- By what a total may be cut, the coarser before the finer; units by how deep below the top.
create or replace function app.total_cuts() returns text[] language sql immutable parallel safe as $$ select '{all,country,legal_entity,location,unit_1,unit_2,unit_3,family,form,kind}'::text[] $$;
create or replace function app.total_key(cut text, entity uuid, at_country text, place uuid, path uuid[], family text, form text, worker text) returns text language sql immutable parallel safe as $$
  select case cut when 'all' then '' when 'legal_entity' then entity::text when 'country' then at_country when 'location' then place::text when 'unit_1' then path[least(2, cardinality(path))]::text
    when 'unit_2' then path[least(3, cardinality(path))]::text when 'unit_3' then path[least(4, cardinality(path))]::text when 'family' then coalesce(family, '') when 'form' then coalesce(form, '') when 'kind' then worker end $$;
create or replace function app.total_name(org uuid, cut text, key text) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when key = '' then null when cut = 'legal_entity' then (select name from legal_entity where organization_id = org and id = key::uuid) when cut = 'location' then (select name from location where organization_id = org and id = key::uuid)
    when cut like 'unit%' then (select name from org_unit where organization_id = org and id = key::uuid) else key end $$;

create or replace function app.heads_on(org uuid, on_day date, kinds text[]) returns table (person_id uuid, assignment_id uuid, keys text[], kind text, since date, fte numeric, is_without_hours boolean)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with there as materialized (select array_agg(s.person_id) as people from app.spells(org, kinds) s where on_day between s.starts_on and s.ends_on)
  select h.person_id, h.assignment_id, array(select app.total_key(cut, h.legal_entity_id, h.country, h.location_id, h.path, h.family, h.form, h.kind) from unnest(app.total_cuts()) with ordinality c (cut, i) order by i), h.kind, h.since, (select sum(share) from unnest(h.shares) share), array_position(h.shares, null) is not null
  from there cross join lateral app.heads_at(org, there.people, array_fill(on_day, array[coalesce(cardinality(there.people), 0)]), kinds) h $$;

-- ── told to who sees the rows ────────────────────────────────────────────────────────────────────────────────────────
-- Fact: totals of those whose records the asker looks after, from a day until another. `closing` is without those whose last day it was.
create or replace function app.totals_of_mine(cut text, since date, until date, kinds text[])
returns table (key text, name text, opening int, headcount int, closing int, fte numeric, without_hours int, joiners int, left_voluntary int, left_involuntary int, left_other int, tenure numeric)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); is_everyone boolean := app.covers_all('people', 0); mine int[] := app.my_populations('people', 0); people uuid[]; days date[]; what text[]; how text[];
begin
  if not is_everyone and mine = '{}' then perform app.refuse('people: nobody whom you look after'); end if;
  select array_agg(m.person_id), array_agg(m.day), array_agg(m.what), array_agg(m.how) into people, days, what, how from (
    select s.person_id, until as day, case when s.ends_on = until then 'last_day' else 'closing' end as what, null as how from app.spells(org, kinds) s where until between s.starts_on and s.ends_on
    union all select s.person_id, since - 1, 'opening', null from app.spells(org, kinds) s where s.starts_on < since and s.ends_on >= since
    union all select s.person_id, s.starts_on, 'joined', null from app.spells(org, kinds) s where s.starts_on between since and until
    union all select s.person_id, s.ends_on, 'left', coalesce(e.termination_kind, 'other') from app.spells(org, kinds) s join employment e on e.organization_id = org and e.id = s.last_employment where s.ends_on between since and until) m;
  return query
    with heads as (
      select app.total_key(cut, h.legal_entity_id, h.country, h.location_id, h.path, h.family, h.form, h.kind) as k, what[h.n] as what, how[h.n] as how, w.fte, w.is_without_hours, until - h.since as days
      from app.heads_at(org, people, days, kinds) h
      -- Of somebody's other jobs only those that the asker looks after.
      cross join lateral (select sum(j.share) as fte, bool_or(j.share is null) as is_without_hours from unnest(h.jobs, h.shares) j (id, share)
        where is_everyone or exists (select from reach r where r.organization_id = org and r.subject_id = j.id and r.populations && mine)) w
      where is_everyone or exists (select from reach r where r.organization_id = org and r.subject_id = h.assignment_id and r.populations && mine))
    select k, app.total_name(org, cut, k), (count(*) filter (where heads.what = 'opening'))::int, (count(*) filter (where heads.what in ('closing', 'last_day')))::int, (count(*) filter (where heads.what = 'closing'))::int,
      sum(heads.fte) filter (where heads.what in ('closing', 'last_day')), (count(*) filter (where heads.what in ('closing', 'last_day') and heads.is_without_hours))::int,
      (count(*) filter (where heads.what = 'joined'))::int, (count(*) filter (where heads.how = 'voluntary'))::int, (count(*) filter (where heads.how = 'involuntary'))::int, (count(*) filter (where heads.how = 'other'))::int,
      (percentile_cont(0.5) within group (order by heads.days) filter (where heads.what in ('closing', 'last_day')) / 365.25)::numeric
    from heads group by k;
end $$;

-- ── closed quarters ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Two tables of numbers told together are a graph: their groups are its points, and each person a thread between the groups that they
-- are in, or to the ground where they are in one of them only. What can be worked out from both by any sums and differences is about as
-- many people as a cut through that graph has threads. This looks for parts that fewer than `least` threads hold: what hangs together by
-- `least` forests, one after the other (Nagamochi and Ibaraki), can't be cut by fewer. Null: nothing is held by fewer. Otherwise the
-- points of the first table (above 0) in parts held too loosely, but for the largest part; empty where only others are loose.
create or replace function app.loosely_held(smallest int, xs int[], ys int[], ns int[]) returns int[] language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
declare points int[]; a int[]; b int[]; size int; part int[]; up int[]; base int; i int; j int; threads int; is_tied boolean; main int; loose int[] := '{}'; ends int[];
begin
  select array_agg(p order by p) into points from (select unnest(xs) union select unnest(ys)) s (p);
  size := coalesce(cardinality(points), 0);
  if size = 0 then return null; end if;
  select array_agg(p.i order by e.o), array_agg(q.i order by e.o) into a, b from unnest(xs, ys) with ordinality e (x, y, o)
  join unnest(points) with ordinality p (point, i) on p.point = e.x join unnest(points) with ordinality q (point, i) on q.point = e.y;
  part := array(select generate_series(1, size));
  loop
    up := array(select g from generate_series(1, smallest) f, generate_series(1, size) g order by f, g);
    is_tied := false;
    for e in 1 .. cardinality(a) loop
      continue when part[a[e]] = part[b[e]];
      threads := ns[e];
      for f in 1 .. smallest loop
        exit when threads = 0;
        base := (f - 1) * size; i := part[a[e]]; j := part[b[e]];
        while up[base + i] <> i loop up[base + i] := up[base + up[base + i]]; i := up[base + i]; end loop;
        while up[base + j] <> j loop up[base + j] := up[base + up[base + j]]; j := up[base + j]; end loop;
        if i <> j then up[base + i] := j; threads := threads - 1; is_tied := is_tied or f = smallest; end if;
      end loop;
    end loop;
    exit when not is_tied;
    base := (smallest - 1) * size;
    for p in 1 .. size loop
      i := part[p];
      while up[base + i] <> i loop i := up[base + i]; end loop;
      part[p] := i;
    end loop;
  end loop;
  for e in 1 .. cardinality(a) loop
    if part[a[e]] <> part[b[e]] then loose := loose || part[a[e]] || part[b[e]]; end if;
  end loop;
  if loose = '{}' then return null; end if;
  -- What the ground hangs on is the main part, else where most threads end.
  select part[o] into main from unnest(points) with ordinality p (point, o) where p.point = 0;
  if main is null then select part[a[o]] into main from unnest(ns) with ordinality n (n, o) where part[a[o]] = part[b[o]] group by 1 order by sum(n) desc, 1 limit 1; end if;
  ends := array(select point from unnest(points) with ordinality p (point, o) where point > 0 and part[o] = any (loose) and part[o] is distinct from main);
  if ends <> '{}' then return ends; end if;
  return array(select distinct points[e.i] from (select unnest(a) as i, unnest(b) as j union all select unnest(b), unnest(a)) e where points[e.i] > 0 and part[e.i] <> part[e.j]) || -1;
end $$;

-- Closes a quarter for everyone (0) or a group: of each cut those groups that can be told beside all that was told before; what can't is put together.
create or replace function app.close_quarter(org uuid, for_group int, on_day date) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  closing uuid := uuidv7(); smallest int := (select minimum_group from organization where organization_id = org and id = org); before date := (date_trunc('quarter', on_day::timestamp) - interval '1 day')::date;
  cuts text[] := app.total_cuts() || array['joined', 'left']; beside record; us int[]; ws int[]; ns int[]; loose int[]; rest int; is_told boolean;
begin
  drop table if exists closing_head, closing_block, closing_thread;
  create temp table closing_head on commit drop as
    with here as materialized (select * from app.heads_on(org, on_day, '{employee,contingent,other}')),
    was as materialized (select * from app.heads_on(org, before, '{employee}')),
    left_as as (select distinct on (s.person_id) s.person_id, e.termination_kind from app.spells(org, '{employee}') s join employment e on e.organization_id = org and e.id = s.last_employment where s.ends_on between before and on_day order by s.person_id, s.ends_on desc),
    -- Of other kinds of worker only which kind.
    keyed as (
      select h.person_id, h.assignment_id, h.since, h.fte, h.is_without_hours, h.kind = 'employee' as is_counted, w.person_id is not null as was_there,
        array(select case when h.kind = 'employee' or cut = 'kind' then h.keys[o] end from unnest(app.total_cuts()) with ordinality c (cut, o) order by o) as keys
      from here h left join was w on w.person_id = h.person_id
      union all
      select w.person_id, w.assignment_id, null, null, null, false, true, array_fill(null::text, array[cardinality(app.total_cuts())])
      from was w where not exists (select from here h where h.person_id = w.person_id))
    select k.person_id, k.since, k.fte, k.is_without_hours, k.is_counted, '{}'::int[] as cells,
      k.keys || array[case when k.is_counted and not k.was_there then '' end, case when k.was_there and not k.is_counted then coalesce(l.termination_kind, 'other') end] as keys
    from keyed k left join left_as l on l.person_id = k.person_id
    where for_group = 0 or exists (select from reach r where r.organization_id = org and r.subject_id = k.assignment_id and for_group = any (r.populations));
  create temp table closing_block on commit drop as
    select row_number() over (order by c.o, h.keys[c.o])::int as id, c.o::int as cut, h.keys[c.o] as key, count(*)::int as people, 0 as told from closing_head h cross join unnest(cuts) with ordinality c (cut, o) where h.keys[c.o] is not null group by c.o, h.keys[c.o];
  update closing_block set told = id;
  update closing_head h set cells = array(select b.id from generate_series(1, cardinality(cuts)) c left join closing_block b on b.cut = c and b.key = h.keys[c] order by c);
  insert into total_closing (organization_id, id, population, day, previous_day, minimum) values (org, closing, for_group, on_day, before, smallest);

  for this in 1 .. cardinality(cuts) loop
    rest := 1000000 + this; is_told := true;
    update closing_block set told = rest where cut = this and people < smallest;
    loop
      exit when not exists (select from closing_block where cut = this and told = rest having count(*) > 0 and sum(people) < smallest);
      update closing_block set told = rest where id = (select id from closing_block where cut = this and told > 0 and told <> rest order by people, id limit 1);
      if not found then is_told := false; exit; end if;
    end loop;
    for beside in select null::uuid as id, 0 as n where this > 1 union all (select c.id, 1 from total_closing c where c.organization_id = org and c.id <> closing order by c.day, c.population) loop
      exit when not is_told;
      -- How many people are in which group here and in which there: once for all cuts of that closing.
      drop table if exists closing_thread;
      if beside.id is null then
        create temp table closing_thread on commit drop as
          select d as cut, h.cells[this] as x, b.told as y, count(*)::int as n from closing_head h cross join generate_series(1, this - 1) d left join closing_block b on b.id = h.cells[d] and b.told > 0
          where h.cells[this] is not null or b.id is not null group by 1, 2, 3;
      else
        create temp table closing_thread on commit drop as
          select d as cut, h.cells[this] as x, o.cells[d] as y, count(*)::int as n from closing_head h full join (select * from total_head t where t.organization_id = org and t.closing_id = beside.id) o on o.person_id = h.person_id cross join generate_series(1, cardinality(cuts)) d
          where h.cells[this] is not null or o.cells[d] is not null group by 1, 2, 3;
      end if;
      for other in 1 .. cardinality(cuts) loop
        continue when not exists (select from closing_thread where cut = other and y is not null);
        loop
          select array_agg(x), array_agg(y), array_agg(n) into us, ws, ns from (select coalesce(b.told, 0) as x, coalesce(-t.y, 0) as y, sum(t.n)::int as n from closing_thread t left join closing_block b on b.id = t.x where t.cut = other group by 1, 2) e where x <> y;
          loose := app.loosely_held(smallest, us, ws, ns);
          exit when loose is null;
          update closing_block set told = rest where cut = this and told <> rest and (loose[cardinality(loose)] > 0 and told = any (loose)
            or id = (select id from closing_block where cut = this and told <> rest and told = any (loose) order by people, id limit 1));
          continue when found;
          update closing_block set told = rest where id = (select id from closing_block where cut = this and told <> rest order by people, id limit 1);
          if not found then is_told := false; exit; end if;
        end loop;
        exit when not is_told;
      end loop;
    end loop;
    if not is_told then update closing_block set told = -1 where cut = this; end if;
  end loop;

  insert into total_cell (organization_id, closing_id, id, cut, key, people)
  select org, closing, told, cuts[cut], case when told < 1000000 then min(key) end, sum(people) from closing_block where told > 0 group by told, cut;
  insert into total_head (organization_id, closing_id, person_id, cells)
  select org, closing, h.person_id, array(select case when b.told > 0 then b.told end from unnest(h.cells) with ordinality c (cell, o) left join closing_block b on b.id = c.cell order by o) from closing_head h;
  -- Of the whole also FTE and tenure: not where few work part-time, and rounded.
  update total_closing t set fte = case when s.part_time = 0 or s.part_time >= smallest then s.fte end, tenure = s.tenure from (
    select case when bool_or(is_without_hours) then null else round(sum(h.fte)) end as fte, count(*) filter (where h.fte <> 1) as part_time, round((percentile_cont(0.5) within group (order by on_day - h.since) / 365.25)::numeric, 0) as tenure from closing_head h where h.is_counted) s
  where t.organization_id = org and t.id = closing and exists (select from total_cell c where c.organization_id = org and c.closing_id = closing and c.cut = 'all');
end $$;

-- Post: closes what has ended everywhere on earth, for whom somebody counts who sees no rows of theirs; two years back at first. Answers whether there was something to close.
create or replace function app.close_totals() returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare due record;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('totals', 0)) then return false; end if;
  select g.organization_id, g.population, q.day into due from (select distinct organization_id, population from access_grant i where i.function = 'insights' and i.status = 'active' and i.ends_at > app.clock()
    and not exists (select from access_grant r where r.organization_id = i.organization_id and r.holder_id = i.holder_id and r.function = 'people' and r.population in (0, i.population) and r.status = 'active' and r.ends_at > app.clock())) g
  cross join lateral (select (date_trunc('quarter', app.today('Etc/GMT+12')::timestamp) - make_interval(months => 3 * back))::date - 1 as day from generate_series(0, 7) back) q
  where q.day > coalesce((select max(c.day) from total_closing c where c.organization_id = g.organization_id and c.population = g.population), '-infinity')
    and exists (select from employment e where e.organization_id = g.organization_id and e.starts_on <= q.day)
  order by q.day, g.population, g.organization_id limit 1;
  if due is null then return false; end if;
  perform app.close_quarter(due.organization_id, due.population, due.day);
  return true;
end $$;

-- Fact: what was told of the closed quarters, for whom the asker may count.
create or replace function app.totals_told(of_cut text) returns table (population int, population_name text, day date, previous_day date, minimum int, fte numeric, tenure numeric, cut text, key text, name text, people int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.population, p.name, t.day, t.previous_day, t.minimum, t.fte, t.tenure, c.cut, c.key, app.total_name(t.organization_id, c.cut, c.key), c.people
  from total_closing t left join total_cell c on c.organization_id = t.organization_id and c.closing_id = t.id and c.cut in (of_cut, 'all', 'joined', 'left')
  left join population p on p.organization_id = t.organization_id and p.number = t.population
  where t.organization_id = app.org() and (t.population = 0 and app.covers_all('insights', 0) or t.population = any (app.my_populations('insights', 0)))
  order by t.population, t.day desc, c.cut, c.people desc, c.key $$;

do $$
declare t text;
begin
  foreach t in array array['total_closing', 'total_cell', 'total_head'] loop
    execute format('alter table %I enable row level security', t);
    execute format('revoke all on %I from equipoise_app', t);
  end loop;
end $$;
revoke execute on all functions in schema app from public;
grant execute on function app.totals_of_mine, app.close_totals, app.totals_told to equipoise_app;
