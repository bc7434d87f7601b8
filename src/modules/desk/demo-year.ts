const came = `create temp table demo_past on commit drop as
  with today as (select app.today('UTC') as day, date_trunc('week', app.today('UTC'))::date as monday),
  areas (area, kind, level, usual, days, a_week, title) as (values
    ('payroll', 'people.data', 'standard', 25, 3, 4, 'Bank details and name don’t say the same'), ('compensation', 'people.data', 'standard', 30, 5, 3, 'Pay and contract don’t say the same'), ('leave', 'people.data', 'standard', 20, 3, 5, 'Leave carried over doesn’t add up'),
    ('benefits', 'people.data', 'standard', 20, 5, 2, 'A dependant is missing from the plan'), ('immigration', 'people.document', 'standard', 60, 10, 3, null), ('onboarding', 'people.hire', 'standard', 60, 5, 1, null), ('offboarding', 'people.leaver', 'standard', 60, 5, 1, null), ('relations', 'people.data', 'sensitive', 90, 10, 1, 'What was said in a talk is missing')),
  staff as materialized (select d.person_id, d.id as seat, d.employment_id, r.populations, l.time_zone as zone, l.name as place, row_number() over (order by d.id) - 1 as n from directory_entry d join reach r on r.organization_id = app.org() and r.subject_id = d.id join location l on l.organization_id = app.org() and l.id = d.location_id
    where d.organization_id = app.org() and d.is_primary and d.status = 'active'),
  far as materialized (select *, row_number() over (order by seat) - 1 as m from staff where place = 'Bengaluru'),
  -- Counted once, so that people are found by their number, not by a look at all of them for each item.
  many as materialized (select (select count(*) from staff) as staff, (select nullif(count(*), 0) from far) as far),
  wanted as (
    -- Each week as many as usual, or one more or less.
    select a.*, t.monday - 7 * w + (abs(hashtext(area || w || 'day' || i)) % 5) as day, abs(hashtext(area || w || ':' || i))::bigint as roll from areas a cross join today t cross join generate_series(1, 28) w cross join lateral generate_series(1, greatest(1, a.a_week - 1 + abs(hashtext(area || w)) % 3)) i
    union all
    select 'people', 'people.data', 'routine', 15, 10, 0, (array['An emergency contact is missing', 'A birth date is missing', 'The postal code doesn’t fit the town', 'Hours and contract don’t say the same', 'No work e-mail yet'])[1 + abs(hashtext('t' || b || i)) % 5], t.day - b, abs(hashtext('people' || b || ':' || i))
    from today t cross join generate_series(30, 203) b cross join lateral generate_series(1, 2 + abs(hashtext('people' || b)) % 6) i where t.day - b >= t.monday - 196),
  placed as (
    select w.*, coalesce(f.person_id, s.person_id) as person_id, coalesce(f.seat, s.seat) as seat, coalesce(f.populations, s.populations) as populations, coalesce(f.zone, s.zone) as zone, coalesce(f.place, s.place) as place
    from (select w.*, w.roll / 11 % many.staff as nth, case when w.area = 'immigration' and w.roll % 2 = 0 then w.roll / 13 % many.far end as nth_far from wanted w, many) w join staff s on s.n = w.nth left join far f on f.m = w.nth_far),
  holders as materialized (select distinct on (p.area, p.populations) p.area, p.populations, x.holder_id from (select distinct area, populations from placed) p join access_grant x on x.organization_id = app.org() and x.function = p.area and x.level <> 'view' and x.status = 'active' and x.origin = 'given' and x.ends_at > app.clock() and (x.population = 0 or x.population = any (p.populations::int[]))
    order by p.area, p.populations, case when p.area in ('payroll', 'compensation') then x.population else -x.population end, x.reason in ('Leads HR', 'Leads the HR generalists', 'HR for HR'), x.holder_id)
  select p.*, h.holder_id, row_number() over (order by p.day, p.area, p.roll, p.person_id) as n, p.day + p.days * 7 / 5 + 1 as due,
    (p.day + interval '8 hours' + make_interval(mins => (p.roll / 17 % (case when extract(isodow from p.day) = 1 then 240 else 540 end))::int)) at time zone p.zone as opened, p.area = 'immigration' and p.place = 'Bengaluru' as is_gap, p.area = 'immigration' and p.place = 'Bengaluru' and p.day > t.day - 24 as is_open, t.day as today, app.clock() as now
  from placed p join holders h on h.area = p.area and h.populations = p.populations and h.holder_id <> p.person_id cross join today t`
/**
 * What came to the desk before the last month, and in other areas until last week: done, for the planner to learn from. Counted back from today,
 * so that each day's demo is alike. Bengaluru's permits wait for somebody who can; pay data go through one specialist's hands.
 * What is done sets nothing off; what is open does.
 */
export const deskYear = [came, 'alter table work_item disable trigger user', insertOf('not is_open'), 'alter table work_item enable trigger user', insertOf('is_open')]

function insertOf(which: string) {
  return `insert into work_item (organization_id, id, kind, audience, title, hr_function, level, min_level, usual_minutes, service_days, person_id, subject_id, record_name, record_id, key, priority, due_on, due_basis, status, done_at, done_by_id, minutes, closed_reason, assignee_id, routed, why, opened_at, assigned_at)
  select app.org(), pg_temp.dated_id('past ' || n), kind, 'hr', title, area, level, case level when 'sensitive' then 'named' else 'handle' end, usual, days, person_id, seat, 'person', person_id::text, 'demo:past:' || n, 'normal', due, 'weekdays', case when is_open then 'open' when is_gap then 'closed' else 'done' end,
    case when not is_open then least(now - interval '1 hour', opened + make_interval(hours => (roll / 19 % (case level when 'sensitive' then 480 else 24 * days end))::int)) end, case when not is_open then holder_id end,
    case when n % 10 = 0 and not is_gap then (array[5, 15, 45, 90])[1 + least(3, (usual / 20 + roll / 29 % 2))::int] end, case when is_gap and not is_open then 'Carried by a lawyer, by the hour' end,
    holder_id, 'assigned', '[{"step": "holders", "left": 2}]'::jsonb, opened, opened from demo_past where ${which}`
}
