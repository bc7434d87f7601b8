/**
 * A month at the desk: who came and goes, what ends, papers, and data that didn't fit; most of it done, some waiting, some late. By what stood
 * in the tables that day and a draw that always falls alike; to whom it went is said plainly here: whoever handles that area there, in turn.
 */
export const deskHistory = [
  `create temp table demo_item on commit drop as
  with employed as materialized (select d.person_id, d.id as seat, d.employment_id, d.unit_id, d.location_id, abs(hashtext(d.id::text))::bigint as roll from directory_entry d where d.organization_id = app.org() and d.is_primary and d.status <> 'ended'),
  today as (select app.today('UTC') as day),
  wanted (kind, area, level, usual, days, title, person_id, subject_id, record_name, record_id, opened, roll) as (
    select 'people.hire', 'onboarding', 'standard', 60, 5, null, e.person_id, e.id, 'employment', e.id, least(e.starts_on - 12, t.day - 1), d.roll from employed d join employment e on e.organization_id = app.org() and e.id = d.employment_id cross join today t where e.starts_on between t.day - 25 and t.day + 40
    union all
    select 'people.leaver', 'offboarding', 'standard', 60, 5, null, e.person_id, e.id, 'employment', e.id, least(e.ends_on - 20, t.day - 1), abs(hashtext(e.id::text)) from employment e cross join today t where e.organization_id = app.org() and e.status = 'terminated' and e.ends_on between t.day - 25 and t.day + 50
    union all
    select 'people.probation', 'people', 'standard', 45, 10, null, c.person_id, c.employment_id, 'contract', c.id, least(c.probation_ends_on - 42, t.day - 1), abs(hashtext(c.id::text)) from contract c cross join today t where c.organization_id = app.org() and c.ends_on is null and c.probation_ends_on between t.day - 10 and t.day + 42
    union all
    select 'people.fixed_term', 'people', 'standard', 45, 15, null, c.person_id, c.employment_id, 'contract', c.id, least(c.fixed_term_ends_on - 90, t.day - 1), abs(hashtext(c.id::text)) from contract c cross join today t where c.organization_id = app.org() and c.ends_on is null and c.fixed_term_ends_on between t.day and t.day + 75
    union all
    select 'people.data', 'people', 'routine', 15, 10, (array['An emergency contact is missing', 'A birth date is missing', 'The postal code doesn’t fit the town', 'Hours and contract don’t say the same', 'No work e-mail yet'])[1 + d.roll % 5], d.person_id, d.seat, 'person', d.person_id, t.day - 1 - (d.roll / 7 % 29)::int, d.roll / 3
    from (select * from employed order by roll limit 120) d cross join today t),
  chosen as (select w.*, row_number() over (order by w.opened, w.kind, w.person_id) as n from wanted w where w.opened > (select day - 100 from today) order by w.opened, w.kind, w.person_id limit 400),
  placed as (
    select s.*, greatest(s.opened, t.day - 30) as since, g.holder_id, g.level as held from chosen s cross join today t left join lateral (
      select x.holder_id, x.level from access_grant x where x.organization_id = app.org() and x.function = s.area and x.level <> 'view' and x.status = 'active' and x.origin = 'given' and x.ends_at > app.clock() and x.holder_id <> s.person_id and (x.population = 0 or x.population = any ((select r.populations from reach r where r.organization_id = app.org() and r.subject_id = s.subject_id)::int[]))
        and not exists (select from reach r where r.organization_id = app.org() and r.subject_id = s.subject_id and x.holder_id = any (r.direct)) order by x.level desc, md5(x.holder_id::text || s.person_id::text) limit 1) g on true)
  select p.*, pg_temp.dated_id('item ' || p.n) as id, app.weekdays_after(p.since, p.days) as due,
    case when p.holder_id is null then 'nobody' when p.held = 'administer' then 'lead' when p.roll % 11 = 0 and p.since > t.day - 6 then 'offered' else 'assigned' end as routed,
    case when p.holder_id is null or p.since > t.day - 3 then 'open' when p.roll % 17 = 3 then 'closed' when p.since < t.day - 14 and p.roll % 23 <> 1 or p.roll % 5 < 3 then 'done' when p.roll % 5 = 3 then 'waiting' else 'open' end as status, app.clock() as now, t.day as today
  from placed p cross join today t`,
  `insert into work_item (organization_id, id, kind, audience, title, hr_function, level, min_level, usual_minutes, service_days, person_id, subject_id, record_name, record_id, key, priority, due_on, due_basis, status, waiting_for, paused_on, done_at, done_by_id, minutes, closed_reason, assignee_id, routed, why, opened_at, assigned_at)
  select app.org(), id, kind, 'hr', title, area, level, 'handle', usual, days, person_id, subject_id, record_name, record_id::text, 'demo:' || n, case when roll % 19 = 4 then 'urgent' else 'normal' end, due, 'weekdays', status,
    case when status = 'waiting' then (array['The signed copy', 'The manager’s answer', 'A paper from the authority'])[1 + roll % 3] end, case when status = 'waiting' then least(since + 2, today) end,
    case when status in ('done', 'closed') then least(now - interval '1 hour', since::timestamptz + interval '10 hours' + make_interval(days => (roll / 13 % (days + 3))::int)) end, case when status in ('done', 'closed') then holder_id end,
    case when status = 'done' and n % 10 = 0 then (array[5, 15, 45, 90])[1 + least(3, (usual / 20 + roll / 29 % 2))::int] end, case when status = 'closed' then 'It had been settled already' end,
    case when routed in ('assigned', 'lead') then holder_id end, routed, case when routed = 'assigned' then '[{"step": "holders", "left": 3}, {"step": "no_leaders", "left": 1}]'::jsonb when routed = 'lead' then '[{"step": "holders", "left": 1}, {"step": "lead", "left": 1}]'::jsonb when routed = 'nobody' then '[{"step": "nobody", "left": 0}]'::jsonb end, since::timestamptz + interval '9 hours', case when routed in ('assigned', 'lead') then since::timestamptz + interval '9 hours' end
  from demo_item`,
  `insert into work_word (organization_id, id, work_item_id, at, by_id, to_id, what, note)
  select app.org(), pg_temp.dated_id('word ' || w.what || i.n), i.id, w.at, w.by_id, w.to_id, w.what, w.note from demo_item i join work_item x on x.organization_id = app.org() and x.id = i.id
  cross join lateral (values ('opened', x.opened_at, null::uuid, null::uuid, null), ('routed', x.assigned_at, null, x.assignee_id, null), ('waiting', x.paused_on::timestamptz + interval '9 hours', x.assignee_id, null, x.waiting_for), (case x.status when 'done' then 'done' else 'closed' end, x.done_at, x.done_by_id, null, x.closed_reason)) w (what, at, by_id, to_id, note)
  where w.at is not null order by i.n, w.at`,
  `insert into work_team (organization_id, id, hr_function, gives, lead_id) select app.org(), pg_temp.dated_id('team ' || area), area, gives, (select g.holder_id from access_grant g where g.organization_id = app.org() and g.function = area and g.level = 'administer' and g.status = 'active' order by g.population, g.holder_id limit 1)
    from (values ('people', 'assign'), ('compensation', 'offer'), ('payroll', 'offer')) t (area, gives)`,
  `insert into hr_partner (organization_id, id, unit_id, person_id) select app.org(), pg_temp.dated_id('partner ' || u.unit_id), u.unit_id, u.holder_id from (select distinct r.unit_id, g.holder_id from access_grant g join population_rule r on r.organization_id = app.org() and r.population_id = g.population_id and r.effect = 'include' and r.unit_id is not null
    where g.organization_id = app.org() and g.function = 'people' and g.level = 'handle' and g.status = 'active') u`,
] as const
