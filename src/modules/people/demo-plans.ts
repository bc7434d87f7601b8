/** What the head of HR ($1) plans in confidence: somebody new at the top, whom the second person knows of, too; and two teams that become one. $2: whom the demo signs in as. */
export const plans = [`
  create temp table demo_plan on commit drop as
  with me as (select d.* from directory_entry d where d.organization_id = app.org() and d.person_id = $1 and d.is_primary),
  day as (select (date_trunc('month', app.today('UTC')) + interval '2 months')::date as begins),
  teams as (
    select d.id, d.person_id, d.unit_id, d.manager_assignment_id as above, row_number() over (partition by d.manager_assignment_id order by n.reports, d.sort_name, d.id) as nth, count(*) over (partition by d.manager_assignment_id) as beside
    from directory_entry d cross join lateral (select count(*) as reports, count(*) filter (where r.person_id = any ($2) or r.worker_kind <> 'employee' or r.turns_on is not null or exists (select from employment_change c where c.organization_id = app.org() and c.person_id = r.person_id)) as others
      from directory_entry r where r.organization_id = app.org() and r.manager_assignment_id = d.id and r.status = 'active') n
    where d.organization_id = app.org() and d.status = 'active' and d.is_primary and d.turns_on is null and d.manager_assignment_id is not null and n.reports between 2 and 5 and n.others = 0
      and not exists (select from employment_change c where c.organization_id = app.org() and c.person_id = d.person_id)),
  pair as (select a.id as closes, b.id as stays, b.unit_id from teams a join teams b on b.above = a.above and b.nth = 2 where a.nth = 1 order by a.id limit 1)
  select pg_temp.dated_id('plan hire') as id, 'A new ' || top.job_title as name, begins, 'The present one retires; the board has agreed.' as note, true as is_shared, me.person_id as by, top.id as seat, null::uuid as closes, null::uuid as stays, null::uuid as unit_id from me, day
    cross join lateral (select o.id, o.job_title from directory_entry o where o.organization_id = app.org() and o.manager_assignment_id = me.manager_assignment_id and o.status = 'active' and o.id <> me.id order by o.job_title like '%Financ%' desc, o.id limit 1) top
  union all select pg_temp.dated_id('plan teams'), 'Two teams become one', begins, 'The works council is heard first.', false, me.person_id, me.id, p.closes, p.stays, p.unit_id from me, day, pair p`, `
  insert into confidential_plan (organization_id, id, name, effective_on, reason_id, note, named, prepared_by_id, prepared_at)
  select app.org(), d.id, d.name, d.begins, case when d.closes is not null then r.id end, d.note, case when d.is_shared and o.second_person_id <> d.by then array[o.second_person_id] end, d.by, app.clock() - interval '3 days'
  from demo_plan d join organization o on o.id = app.org() left join change_reason r on r.organization_id = app.org() and r.code = 'merger'`, `
  insert into member (organization_id, who, list, record_id, part) select app.org(), by, 'confidential_plan', id, 'named' from demo_plan`, `
  insert into planned_hire (organization_id, id, plan_id, name, legal_entity_id, kind, starts_on, form, job_id, unit_id, location_id, manager_assignment_id, weekly_hours, amount, currency, per, prepared_by_id, prepared_at)
  select app.org(), pg_temp.dated_id('planned ' || d.id), d.id, 'Eleanor Marsh', c.legal_entity_id, 'employee', d.begins, 'permanent', c.job_id, c.unit_id, c.location_id, c.manager_assignment_id, 40, p.amount, p.currency, p.per, d.by, app.clock() - interval '3 days'
  from demo_plan d join directory_entry c on c.organization_id = app.org() and c.id = d.seat join pay p on p.organization_id = app.org() and p.assignment_id = d.seat and p.ends_on is null where d.closes is null`, `
  insert into employment_change (organization_id, id, person_id, assignment_id, effective_on, action, reason_id, plan_id, sets, unit_id, manager_assignment_id, prepared_by_id, prepared_at)
  select app.org(), pg_temp.dated_id('moved ' || r.id), r.person_id, r.id, d.begins, 'reorganisation', x.reason_id, d.id, case when r.unit_id = d.unit_id then array['managerAssignmentId'] else array['unitId', 'managerAssignmentId'] end,
    nullif(d.unit_id, r.unit_id), d.stays, d.by, app.clock() - interval '3 days'
  from demo_plan d join confidential_plan x on x.organization_id = app.org() and x.id = d.id join directory_entry r on r.organization_id = app.org() and r.manager_assignment_id = d.closes and r.status = 'active'`, `
  insert into demo_event (id, at, actor, actor_id, actor_name, record, record_id, move, person_id, subject_id, parts, part, before, after, salt)
  select pg_temp.dated_id('told ' || e.id, app.clock() - interval '3 days'), app.clock() - interval '3 days', 'person:' || p.id, p.id, p.name, e.record, e.id, 'create', e.person_id, e.subject_id, 1, '', null, e.after, sha256(convert_to(e.id::text, 'UTF8')) from (
    select 'confidential_plan' as record, id, prepared_by_id as by, null::uuid as person_id, null::uuid as subject_id, jsonb_build_object('name', name, 'effectiveOn', effective_on, 'named', named) as after from confidential_plan where organization_id = app.org()
    union all select 'planned_hire', id, prepared_by_id, null, null, jsonb_build_object('name', name, 'startsOn', starts_on, 'jobId', job_id, 'unitId', unit_id, 'locationId', location_id) from planned_hire where organization_id = app.org()
    union all select 'employment_change', id, prepared_by_id, person_id, assignment_id, jsonb_build_object('action', action, 'effectiveOn', effective_on, 'unitId', unit_id, 'managerAssignmentId', manager_assignment_id) from employment_change where organization_id = app.org() and plan_id is not null) e
  join person p on p.organization_id = app.org() and p.id = e.by`,
] as const
