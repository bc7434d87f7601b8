-- The declared exceptions of the planner: what came to the desk as totals, told to those who lead HR; and who set a figure.

-- Fact: up to 52 whole weeks of the desk, by area, level and people who are alike to HR; never by who did it. What was said at closing, and how
-- long things took, only where three people or more did it. `teams`: places to work from; who sits there is told to the server alone, which leaves it out.
create or replace function app.hr_planner() returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); today date := app.today('UTC'); monday date := date_trunc('week', app.today('UTC'))::date; since date; weeks int; team uuid[]; told jsonb;
begin
  if app.hr_view() is distinct from 'all' then perform app.refuse('hr_team: not yours to see'); end if;
  select least(52, greatest(0, (monday - date_trunc('week', (min(w.opened_at) at time zone 'UTC') + interval '6 days')::date) / 7)) into weeks from work_item w where w.organization_id = org and w.audience = 'hr';
  weeks := coalesce(weeks, 0);
  since := monday - 7 * weeks;
  select coalesce(array_agg(distinct w.person_id), '{}') into team from app.hr_work(org) w;
  with placed as materialized (select * from app.hr_placed(org)),
  items as materialized (
    select w.hr_function as function, w.level, w.status, w.due_on, w.usual_minutes, w.minutes, w.opened_at, w.done_at, w.done_by_id, p.country, coalesce(p.populations, '{}') as populations, w.opened_at at time zone coalesce(p.zone, 'UTC') as at
    from work_item w left join placed p on p.person_id = w.person_id where w.organization_id = org and w.audience = 'hr' and w.opened_at > since - interval '1 day'),
  came as materialized (select i.*, (i.at::date - since) / 7 as week from items i where i.at >= since and i.at < monday),
  cells as (select function, level, country, populations, jsonb_object_agg(week, n) as weeks, round(sum(minutes) / nullif(sum(known), 0), 1) as usual from (
      select function, level, country, populations, week, count(*) as n, sum(usual_minutes) as minutes, count(usual_minutes) as known from came group by 1, 2, 3, 4, 5) c group by 1, 2, 3, 4),
  shared as (select function, level from items where status = 'done' and minutes is not null group by 1, 2 having count(distinct done_by_id) >= 3),
  answers as (select function, level, minutes, count(*)::int as count from items join shared using (function, level) where status = 'done' and minutes is not null group by 1, 2, 3),
  took as (select function, level, count(*)::int as items, round((percentile_cont(0.5) within group (order by extract(epoch from done_at - opened_at) / 86400))::numeric, 1) as days, round((avg(extract(epoch from done_at - opened_at)) / 604800)::numeric, 3) as weeks
    from items where status = 'done' group by 1, 2 having count(distinct done_by_id) >= 3),
  now as (select w.hr_function as function, p.country, coalesce(p.populations, '{}') as populations, (count(*) filter (where w.status = 'open'))::int as open, (count(*) filter (where w.status = 'waiting'))::int as waiting, (count(*) filter (where w.status = 'open' and w.due_on < today))::int as overdue
    from work_item w left join placed p on p.person_id = w.person_id where w.organization_id = org and w.audience = 'hr' and w.status in ('open', 'waiting') group by 1, 2, 3),
  hours as (select extract(isodow from at)::int as day, extract(hour from at)::int as hour, count(*)::int as count from came group by 1, 2),
  seats as materialized (select * from app.seats_now(org)),
  heads as materialized (select h.person_id, h.country, (select sum(share) from unnest(h.shares) share) as fte from app.heads_at(org, team, array_fill(today, array[cardinality(team)]), array['employee', 'contingent', 'other']) h)
  select jsonb_build_object('since', since, 'weeks', weeks,
    'cells', (select coalesce(jsonb_agg(to_jsonb(c) order by c.function, c.level, c.country, c.populations), '[]') from cells c),
    'answers', (select coalesce(jsonb_agg(to_jsonb(a) order by a.function, a.level, a.minutes), '[]') from answers a),
    'took', (select coalesce(jsonb_agg(to_jsonb(t) order by t.function, t.level), '[]') from took t),
    'now', (select coalesce(jsonb_agg(to_jsonb(n) order by n.function, n.country, n.populations), '[]') from now n),
    'hours', (select coalesce(jsonb_agg(to_jsonb(h) order by h.day, h.hour), '[]') from hours h),
    'teams', (select coalesce(jsonb_agg(jsonb_build_object('personId', t.id, 'country', h.country, 'fte', h.fte, 'isAway', app.is_away(org, t.id),
        'seats', (select coalesce(jsonb_agg(jsonb_build_object('positionId', s.position_id, 'title', s.title, 'kind', s.kind, 'takes', s.takes, 'rank', s.rank, 'main', s.main_function, 'population', s.population) order by s.rank desc, s.title, s.population), '[]') from seats s where s.person_id = t.id)) order by t.id), '[]')
      from unnest(team) t (id) left join heads h on h.person_id = t.id),
    'figures', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'version', f.version, 'figure', f.figure, 'positionId', f.position_id, 'position', q.title, 'value', f.value, 'source', f.source, 'setBy', b.name, 'setAt', f.set_at) order by f.figure, q.rank nulls first), '[]')
      from planner_figure f left join hr_position q on q.organization_id = org and q.id = f.position_id left join person b on b.organization_id = org and b.id = f.set_by_id where f.organization_id = org),
    'costs', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'version', c.version, 'figure', c.figure, 'country', c.country, 'amount', c.amount::text, 'currency', c.currency, 'source', c.source, 'setBy', b.name, 'setAt', c.set_at) order by c.figure, c.country nulls last), '[]')
      from planner_cost c left join person b on b.organization_id = org and b.id = c.set_by_id where c.organization_id = org)
  ) into told;
  return told;
end $$;

-- Fact: what somebody has on their desk, told to themselves and to their lead alone, by name and in no other order.
create or replace function app.hr_loads() returns table (person_id uuid, name text, is_mine boolean, open int, waiting int, overdue int, minutes int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, p.name, p.id = app.me(), (count(w.id) filter (where w.status = 'open'))::int, (count(w.id) filter (where w.status = 'waiting'))::int, (count(w.id) filter (where w.status = 'open' and w.due_on < app.today(app.zone_of(p.id, app.org()))))::int, coalesce(sum(w.usual_minutes), 0)::int
  from (select distinct h.person_id from app.hr_work(app.org()) h) t join person p on p.organization_id = app.org() and p.id = t.person_id
  left join work_item w on w.organization_id = app.org() and w.assignee_id = p.id and w.audience = 'hr' and w.status in ('open', 'waiting')
  where app.me() is not null and (p.id = app.me() or exists (select from reach r where r.organization_id = app.org() and r.subject_id = p.id and r.direct && app.my_lines()))
  group by p.id, p.name, p.sort_name order by p.id <> app.me(), p.sort_name, p.id $$;

-- Who set a figure, and when, is the session's to say.
create or replace function app.on_planner_figure() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if session_user = 'equipoise_app' then new.set_by_id := app.me(); end if;
  if session_user = 'equipoise_app' or new.set_at is null then new.set_at := app.clock(); end if;
  return new;
end $$;
create or replace trigger upkeep before insert or update on planner_figure for each row execute function app.on_planner_figure();
create or replace trigger upkeep before insert or update on planner_cost for each row execute function app.on_planner_figure();

revoke execute on all functions in schema app from public;
grant execute on function app.hr_planner, app.hr_loads to equipoise_app;
