-- Teams of which more are away on a day ahead than their policy lets be. Applied after owner-requests.sql.

-- Of one organisation, by whom a team reports to: days on which more are away by what is approved, sickness included, than any of its people's policies lets be away at once. Owner's use alone.
create or replace function app.cover_gaps(org uuid, seats uuid[], since date, until date) returns table (seat uuid, on_day date, away int, most int, requests text, employments uuid[]) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with gone as materialized (
    select d.manager_assignment_id as seat, y.on_day, count(distinct d.person_id)::int as away, md5(string_agg(distinct r.id::text, ',' order by r.id::text)) as requests, array_agg(distinct r.employment_id) as employments
    from leave_request r join leave_day y on y.organization_id = org and y.request_id = r.id and y.quantity > 0 and y.on_day between since and least(until, coalesce(r.last_day, r.ends_on))
    join directory_entry d on d.organization_id = org and d.employment_id = r.employment_id and d.status = 'active' and d.manager_assignment_id is not null and (seats is null or d.manager_assignment_id = any (seats))
    where r.organization_id = org and r.status = 'approved' and r.starts_on <= until and coalesce(r.last_day, r.ends_on) >= since group by 1, 2 having count(distinct d.person_id) > 1)
  select g.seat, g.on_day, g.away, m.most, g.requests, g.employments from gone g cross join lateral (
    select min((v.rules #>> '{asking,mostAway}')::int) as most from directory_entry d join leave_account a on a.organization_id = org and a.employment_id = d.employment_id
    join leave_policy_version v on v.organization_id = org and v.policy_id = a.policy_id and v.starts_on <= g.on_day and (v.ends_on is null or v.ends_on >= g.on_day)
    where d.organization_id = org and d.manager_assignment_id = g.seat and d.status = 'active') m where g.away > m.most $$;

-- Fact: the same of the next nine weeks, for whom a team reports to, and for who looks after the leave of all who are away then: how many, never who or why.
create or replace function app.cover_missing(team uuid) returns table (seat uuid, person_id uuid, name text, on_day date, away int, most int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with chosen as materialized (
    select d.id, d.person_id, d.name, app.today(l.time_zone) as today from directory_entry d join location l on l.organization_id = d.organization_id and l.id = d.location_id
    where d.organization_id = app.org() and d.status = 'active' and app.me() is not null and case when team is null then d.person_id = app.me() and d.employment_id <> all (app.my_withdrawn()) else d.id = team end)
  select c.id, c.person_id, c.name, g.on_day, g.away, g.most from chosen c cross join lateral app.cover_gaps(app.org(), array[c.id], c.today, c.today + 62) g
  where c.person_id = app.me() or not exists (select from unnest(g.employments) e (id) where not app.covers('leave', 1, e.id)) order by c.id, g.on_day $$;

-- Facts, for the job: what is missing and stands on no desk yet, each stretch of days with the same people away as one; and what stands there and is covered again.
create or replace function app.cover_to_open() returns table (organization_id uuid, seat uuid, person_id uuid, employment_id uuid, requests text, first_day date, last_day date, is_seen boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select o.organization_id, g.seat, d.person_id, d.employment_id, g.requests, min(g.on_day), max(g.on_day), exists (select from work_item w where w.organization_id = o.organization_id and w.key = 'leave.cover:' || g.seat || '.' || g.requests)
  from (select distinct v.organization_id from leave_policy_version v where app.actor() = 'job:leave.cover' and v.rules -> 'asking' ? 'mostAway') o
  cross join lateral app.cover_gaps(o.organization_id, null, app.today('UTC'), app.today('UTC') + 62) g
  join directory_entry d on d.organization_id = o.organization_id and d.id = g.seat group by 1, 2, 3, 4, 5 $$;
create or replace function app.cover_stands() returns table (organization_id uuid, record_id text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct w.organization_id, w.record_id from work_item w where app.actor() = 'job:leave.cover' and w.kind in ('leave.cover', 'leave.cover_team') and w.status in ('open', 'waiting') $$;
-- Post, by the job: what was covered again may be missing again because of the same leave, and is then brought anew.
create or replace function app.forget_cover(of_id text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.actor() <> 'job:leave.cover' then perform app.refuse('work_item: forgotten by time'); end if;
  update work_item w set key = w.key || ':' || w.id where w.organization_id = app.org() and w.key in ('leave.cover:' || of_id, 'leave.cover_team:' || of_id);
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.cover_missing, app.cover_to_open, app.cover_stands, app.forget_cover to equipoise_app;
