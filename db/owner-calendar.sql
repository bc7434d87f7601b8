-- Who is away, told to each as much as is theirs to know. Applied after owner.sql.

-- Fact: people and their days away from one day until another. `team`: whom one leads directly, who is led beside one, one's manager and oneself, all of
-- them, away or not; `location` and `company`: who is away of those whom one leads or looks after. What each is told: `type` which leave it is (oneself,
-- who looks after leave, managers where the type says so), `sick` (managers), `away` (everybody else, and of what is approved alone).
-- Whose days are looked for is known first, and each of them is gone through by index, carrying their days along: nothing is left to be joined whose size a plan could get wrong.
create or replace function app.leave_calendar(from_day date, to_day date, whose text, place uuid, most int) returns json language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare org uuid := app.org(); me uuid := app.me(); hr_all boolean := app.covers_all('leave', 0); hr int[] := app.my_populations('leave', 0); records_all boolean := app.covers_all('people', 0); records int[] := app.my_populations('people', 0); lines uuid[] := app.my_lines(); gone uuid[] := app.my_withdrawn();
  own uuid[]; seats uuid[]; whom uuid[];
begin
  if whose = 'team' then
    own := array(select unnest(array[d.id, d.manager_assignment_id]) from directory_entry d where d.organization_id = org and d.person_id = me and d.status = 'active' and d.employment_id <> all (gone));
    seats := array(select d.id from directory_entry d where d.organization_id = org and d.manager_assignment_id = any (own) union select d.id from directory_entry d where d.organization_id = org and d.id = any (own));
    whom := array(select distinct d.employment_id from directory_entry d where d.organization_id = org and d.id = any (seats));
  elsif whose = 'location' then
    whom := array(select distinct d.employment_id from directory_entry d where d.organization_id = org and d.location_id = place and d.status = 'active');
  else
    whom := array(select r.employment_id from leave_request r where r.organization_id = org and r.status in ('asked', 'approved') and r.starts_on <= to_day and r.ends_on >= from_day
      union select a.employment_id from long_absence a where a.organization_id = org and a.status <> 'cancelled' and a.starts_on <= to_day and coalesce(a.ends_on, a.expected_until, 'infinity') >= from_day);
  end if;
  return (
  with judged as (
    select n.*, me is not null and n.person_id = me as is_own, hr_all or coalesce(r.populations && hr, false) as is_hr, coalesce(r.line && lines, false) as is_line, records_all or coalesce(r.populations && records, false) as is_kept
    from unnest(whom) w (employment_id)
    cross join lateral (select d.employment_id, d.person_id, d.name, d.sort_name, d.job_title, d.location_id, d.location_name from directory_entry d
      where d.organization_id = org and d.employment_id = w.employment_id and d.status = 'active' and d.employment_id <> all (gone) and (whose <> 'team' or d.id = any (seats)) and (whose <> 'location' or d.location_id = place)
      order by d.is_primary desc, d.id limit 1) n
    left join reach r on r.organization_id = org and r.subject_id = n.employment_id),
  told as (
    select j.*, d.*, case when not d.is_long and (j.is_own or j.is_hr) or j.is_line and not j.is_own and d.managers_see = 'type' and not d.is_sick then 'type' when j.is_line and d.is_sick and not j.is_own then 'sick' else 'away' end as tells,
      dense_rank() over (order by j.sort_name, j.employment_id) as nth
    from judged j left join lateral (
      with asked as (
        select r.id, coalesce(y.on_day, r.starts_on) as starts_on, coalesce(y.on_day, r.last_day, r.ends_on) as ends_on, r.first_part, case when r.last_day is null and y.on_day is null then r.last_part end as last_part, r.status, r.leave_type_id, r.managers_see, t.kind = 'sick' as is_sick,
          y.on_day is not null as is_one, y.minutes
        from leave_request r join leave_type t on t.organization_id = org and t.id = r.leave_type_id
        -- What recurs, and leave by the hour, stands day by day.
        left join lateral (select x.on_day, case when x.of_minutes > x.minutes then x.minutes end as minutes from leave_day x
          where (r.every_weeks is not null or r.hours_a_day is not null) and x.organization_id = org and x.request_id = r.id and x.quantity > 0 and x.on_day between from_day and least(to_day, coalesce(r.last_day, r.ends_on))) y on true
        where r.organization_id = org and r.employment_id = j.employment_id and r.status in ('asked', 'approved') and r.starts_on <= to_day and r.ends_on >= from_day and coalesce(r.last_day, r.ends_on) >= greatest(from_day, r.starts_on)
          and (y.on_day is not null or r.every_weeks is null and r.hours_a_day is null))
      select a.*, false as is_long from asked a where j.is_own or j.is_hr or j.is_line or whose = 'team' and a.status = 'approved'
      union all
      select b.id, b.starts_on, coalesce(b.ends_on, b.expected_until), null, null, 'approved', null, 'away', false, false, null, true from long_absence b
      where b.organization_id = org and b.employment_id = j.employment_id and b.status <> 'cancelled' and b.starts_on <= to_day and coalesce(b.ends_on, b.expected_until, 'infinity') >= from_day and (j.is_own or j.is_line or j.is_kept)
        and not exists (select from asked a where a.status = 'approved' and a.starts_on <= coalesce(b.ends_on, b.expected_until, 'infinity') and a.ends_on >= b.starts_on)) d on true
    where whose = 'team' or d.id is not null),
  shown as materialized (select * from told where nth <= most)
  select json_build_object(
    'count', (select coalesce(max(nth), 0) from told),
    'people', (select coalesce(json_agg(json_build_object('employmentId', s.employment_id, 'personId', s.person_id, 'name', s.name, 'jobTitle', s.job_title, 'locationId', s.location_id, 'locationName', s.location_name, 'isOwn', s.is_own, 'isKnown', s.is_own or s.is_line or s.is_hr) order by s.nth), '[]')
      from (select distinct on (nth) * from shown) s),
    'days', (select coalesce(json_agg(json_build_object('id', t.id, 'employmentId', t.employment_id, 'from', t.starts_on, 'to', t.ends_on, 'firstPart', t.first_part, 'lastPart', t.last_part, 'status', t.status, 'isOne', t.is_one, 'isPart', t.minutes is not null, 'minutes', case when t.is_own or t.is_hr or t.is_line then t.minutes end, 'tells', t.tells, 'leaveTypeId', case when t.tells = 'type' then t.leave_type_id end, 'isKnown', (t.is_own or t.is_hr or t.is_line) and not t.is_long) order by t.starts_on, t.id), '[]')
      from shown t where t.id is not null)));
end $$;

-- Fact, for the job: whose address this is, as long as it isn't revoked and whoever made it may still sign in.
create or replace function app.leave_feed_of(secret text) returns table (organization_id uuid, person_id uuid, whose text, location_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.organization_id, f.person_id, f.whose, f.location_id from leave_feed f
  join membership m on m.organization_id = f.organization_id and m.person_id = f.person_id and m.ends_at > app.clock()
  where f.hash = secret and f.status = 'active' and app.actor() = 'job:leave.feeds' $$;

revoke execute on all functions in schema app from public;
grant execute on function app.leave_calendar, app.leave_feed_of to equipoise_app;
