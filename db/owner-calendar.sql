-- Who is away, told to each as much as is theirs to know. Applied after owner.sql.

-- Fact: people and their days away from one day until another. `team`: whom one leads directly, who is led beside one, one's manager and oneself, all of
-- them, away or not; `location` and `company`: who is away of those whom one leads or looks after. What each is told: `type` which leave it is (oneself,
-- who looks after leave, managers where the type says so), `sick` (managers), `away` (everybody else, and of what is approved alone).
create or replace function app.leave_calendar(from_day date, to_day date, whose text, place uuid, most int) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare org uuid := app.org(); me uuid := app.me(); hr_all boolean := app.covers_all('leave', 0); hr int[] := app.my_populations('leave', 0); records_all boolean := app.covers_all('people', 0); records int[] := app.my_populations('people', 0); lines uuid[] := app.my_lines(); gone uuid[] := app.my_withdrawn();
begin
  return (
  with mine as materialized (select d.id, d.manager_assignment_id from directory_entry d where d.organization_id = org and d.person_id = me and d.status = 'active' and d.employment_id <> all (gone)),
  team as materialized (
    select d.id from directory_entry d where whose = 'team' and d.organization_id = org and d.manager_assignment_id = any (array(select id from mine union select manager_assignment_id from mine where manager_assignment_id is not null))
    union select d.id from directory_entry d where whose = 'team' and d.organization_id = org and d.id = any (array(select id from mine union select manager_assignment_id from mine where manager_assignment_id is not null))),
  days as materialized (
    select r.employment_id, r.id, coalesce(y.on_day, r.starts_on) as starts_on, coalesce(y.on_day, r.last_day, r.ends_on) as ends_on, r.first_part, case when r.last_day is null and y.on_day is null then r.last_part end as last_part, r.status, r.leave_type_id, r.managers_see, t.kind = 'sick' as is_sick, false as is_long,
      y.on_day is not null as is_one, case when y.of_minutes > y.minutes then y.minutes end as minutes
    from leave_request r join leave_type t on t.organization_id = org and t.id = r.leave_type_id
    -- What recurs, and leave by the hour, stands day by day.
    left join leave_day y on (r.every_weeks is not null or r.hours_a_day is not null) and y.organization_id = org and y.request_id = r.id and y.quantity > 0 and y.on_day between from_day and least(to_day, coalesce(r.last_day, r.ends_on))
    where r.organization_id = org and r.status in ('asked', 'approved') and r.starts_on <= to_day and r.ends_on >= from_day and coalesce(r.last_day, r.ends_on) >= from_day and coalesce(r.last_day, r.ends_on) >= r.starts_on
      and (y.on_day is not null or r.every_weeks is null and r.hours_a_day is null)
      and (whose <> 'team' or r.employment_id = any (array(select d.employment_id from team join directory_entry d on d.organization_id = org and d.id = team.id)))
    union all
    select a.employment_id, a.id, a.starts_on, coalesce(a.ends_on, a.expected_until), null, null, 'approved', null, 'away', false, true, false, null from long_absence a
    where a.organization_id = org and a.status <> 'cancelled' and a.starts_on <= to_day and coalesce(a.ends_on, a.expected_until, 'infinity') >= from_day
      and (whose <> 'team' or a.employment_id = any (array(select d.employment_id from team join directory_entry d on d.organization_id = org and d.id = team.id)))),
  near as (
    select distinct on (d.employment_id) d.employment_id, d.person_id, d.name, d.sort_name, d.job_title, d.location_id, d.location_name, r.populations, r.line
    from directory_entry d left join reach r on r.organization_id = org and r.subject_id = d.employment_id
    where d.organization_id = org and d.status = 'active' and d.employment_id <> all (gone)
      and case whose when 'team' then d.id = any (array(select id from team)) when 'location' then d.location_id = place and d.employment_id = any (array(select employment_id from days)) else d.employment_id = any (array(select employment_id from days)) end
    order by d.employment_id, d.is_primary desc, d.id),
  judged as (
    select n.*, me is not null and n.person_id = me as is_own, hr_all or coalesce(n.populations && hr, false) as is_hr, coalesce(n.line && lines, false) as is_line, records_all or coalesce(n.populations && records, false) as is_kept from near n),
  told as (
    select j.employment_id, d.id, d.starts_on, d.ends_on, d.first_part, d.last_part, d.status, d.leave_type_id, d.is_long, d.is_one, d.minutes,
      case when not d.is_long and (j.is_own or j.is_hr) or j.is_line and not j.is_own and d.managers_see = 'type' and not d.is_sick then 'type' when j.is_line and d.is_sick and not j.is_own then 'sick' else 'away' end as tells,
      j.is_own or j.is_hr or j.is_line as is_known
    from judged j join days d on d.employment_id = j.employment_id
    where case when d.is_long then j.is_own or j.is_line or j.is_kept else j.is_own or j.is_hr or j.is_line or whose = 'team' and d.status = 'approved' end
      and not (d.is_long and exists (select from days o where o.employment_id = d.employment_id and not o.is_long and o.status = 'approved' and o.starts_on <= coalesce(d.ends_on, 'infinity') and o.ends_on >= d.starts_on))),
  shown as (
    select j.* from judged j where whose = 'team' or exists (select from told t where t.employment_id = j.employment_id))
  select jsonb_build_object(
    'count', (select count(*) from shown),
    'people', (select coalesce(jsonb_agg(jsonb_build_object('employmentId', s.employment_id, 'personId', s.person_id, 'name', s.name, 'jobTitle', s.job_title, 'locationId', s.location_id, 'locationName', s.location_name, 'isOwn', s.is_own, 'isKnown', s.is_own or s.is_line or s.is_hr) order by s.sort_name, s.employment_id), '[]')
      from (select * from shown order by sort_name, employment_id limit most) s),
    'days', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'employmentId', t.employment_id, 'from', t.starts_on, 'to', t.ends_on, 'firstPart', t.first_part, 'lastPart', t.last_part, 'status', t.status, 'isOne', t.is_one, 'isPart', t.minutes is not null, 'minutes', case when t.is_known then t.minutes end, 'tells', t.tells, 'leaveTypeId', case when t.tells = 'type' then t.leave_type_id end, 'isKnown', t.is_known and not t.is_long) order by t.starts_on, t.id), '[]')
      from told t join (select employment_id from shown order by sort_name, employment_id limit most) s on s.employment_id = t.employment_id)));
end $$;

-- Fact, for the job: whose address this is, as long as it isn't revoked and whoever made it may still sign in.
create or replace function app.leave_feed_of(secret text) returns table (organization_id uuid, person_id uuid, whose text, location_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.organization_id, f.person_id, f.whose, f.location_id from leave_feed f
  join membership m on m.organization_id = f.organization_id and m.person_id = f.person_id and m.ends_at > app.clock()
  where f.hash = secret and f.status = 'active' and app.actor() = 'job:leave.feeds' $$;

revoke execute on all functions in schema app from public;
grant execute on function app.leave_calendar, app.leave_feed_of to equipoise_app;
