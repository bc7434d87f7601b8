import { createHash } from 'node:crypto'

/** What demo leavers gave as their reason, by the code of the company's own list; what has none there stays words. */
export const codes: Record<string, string> = {
  'Another employer': 'another_job', 'Better pay elsewhere': 'pay_elsewhere', 'Moved away': 'relocation', 'Back to studies': 'studies', Family: 'family', 'Career change': 'career', 'Unhappy with the work': 'conditions',
  'Position eliminated': 'redundancy', Performance: 'performance', Conduct: 'conduct', 'Probation not passed': 'probation_not_passed', 'Site restructured': 'site_closed', Retired: 'retirement', 'Fixed term ended': 'term_ended', Died: 'death',
}
/** The id that `app.usual_reasons` gives. */
export const reasonId = (organizationId: string, code: string | undefined): string | null =>
  code ? createHash('md5').update(organizationId + code).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') : null

/** A dismissal that the head of HR ($1) and the HR partner ($2) alone know of, and a termination that was a slip and was taken back; of people whom the partner looks after. $3: whom the demo signs in as. */
export const ends = `
  with mine as (
    select d.id, d.person_id, d.employment_id, row_number() over (order by d.sort_name desc, d.id) as n from directory_entry d
    join population_member m on m.organization_id = d.organization_id and m.id = d.id and m.status = 'active'
      and m.population = (select population from access_grant where organization_id = app.org() and holder_id = $2 and function = 'people' limit 1)
    where d.organization_id = app.org() and d.is_primary and d.worker_kind = 'employee' and d.turns_on is null and d.person_id <> all ($3)
      and not exists (select from directory_entry r where r.organization_id = d.organization_id and r.manager_id = d.person_id)
      and not exists (select from employment_change c where c.organization_id = d.organization_id and c.person_id = d.person_id)
      and (select count(*) from assignment a where a.organization_id = d.organization_id and a.person_id = d.person_id) = 1),
  at_month as (select date_trunc('month', app.today('UTC')) as month),
  plan as (
    select m.*, 'planned' as status, 'involuntary' as kind, 'redundancy' as code, 'The team’s product is discontinued' as reason, 'Speak with the works council first; nobody else knows.' as note, (month + interval '3 months')::date - 1 as last_day, $1::uuid as by, $2::uuid as also
    from mine m, at_month where n = 1
    union all
    select m.*, 'taken_back', 'voluntary', 'another_job', 'Meant for a namesake', null, (month + interval '1 month')::date - 1, $2, null from mine m, at_month where n = 2),
  dated as (select p.*, pg_temp.dated_id('end' || p.id) as change, r.id as reason_id from plan p join change_reason r on r.organization_id = app.org() and r.code = p.code),
  kept as (
    insert into employment_change (organization_id, id, version, person_id, assignment_id, effective_on, action, reason_id, reason, note, named, sets, termination_kind, status, prepared_by_id, prepared_at)
    select app.org(), change, case status when 'planned' then 1 else 3 end, person_id, id, last_day, 'termination', reason_id, reason, note, case when also is not null then array[also] end, array['terminationKind'], kind, status, by, app.clock() - case status when 'planned' then interval '2 days' else interval '9 days' end from dated),
  named as (
    insert into member (organization_id, who, list, record_id, part) select app.org(), by, 'employment_change', change, 'named' from dated),
  again as (update employment e set version = 3 from dated d where d.status = 'taken_back' and e.organization_id = app.org() and e.id = d.employment_id),
  deed as (
    select change, 'employment_change' as record, change as record_id, id as subject_id, person_id, 'create' as move, by, case status when 'planned' then interval '2 days' else interval '9 days' end as ago, 1 as parts, '' as part, null::jsonb as before,
      jsonb_build_object('action', 'termination', 'effectiveOn', last_day, 'terminationKind', kind, 'reasonId', reason_id, 'reason', reason, 'named', case when also is not null then array[also] end) as after from dated
    union all select change, 'employment_change', change, id, person_id, m.name, by, m.ago, 1, '', jsonb_build_object('status', m.old_state), jsonb_build_object('status', m.new_state) from dated
      cross join (values ('release', interval '9 days' - interval '1 second', 'planned', 'released'), ('takeBack', interval '8 days', 'released', 'taken_back')) m (name, ago, old_state, new_state) where status = 'taken_back'
    union all select change, 'employment', employment_id, employment_id, person_id, m.name, by, m.ago, case p.part when 'ends_on' then 5 end, p.part, jsonb_build_object(p.field, case when m.ends then p.open else p.over end), jsonb_build_object(p.field, case when m.ends then p.over else p.open end) from dated
      cross join (values ('terminate', interval '9 days' - interval '2 seconds', true), ('reinstate', interval '8 days' - interval '1 second', false)) m (name, ago, ends)
      cross join lateral (values ('status', 'status', to_jsonb('open'::text), to_jsonb('terminated'::text)), ('ends_on', 'endsOn', 'null', to_jsonb(last_day)), ('termination_kind', 'terminationKind', 'null', to_jsonb(kind)),
        ('termination_reason_id', 'terminationReasonId', 'null', to_jsonb(reason_id)), ('termination_reason', 'terminationReason', 'null', to_jsonb(reason))) p (part, field, open, over) where status = 'taken_back')
  insert into demo_event (id, at, actor, actor_id, actor_name, record, record_id, move, person_id, subject_id, parts, part, before, after, salt)
  select pg_temp.dated_id(d.change || d.record || d.move, app.clock() - d.ago), app.clock() - d.ago, 'person:' || p.id, p.id, p.name, d.record, d.record_id, d.move, d.person_id, d.subject_id, d.parts, d.part, d.before, d.after,
    sha256(convert_to(d.change || d.record || d.move || d.part, 'UTF8')) from deed d join person p on p.organization_id = app.org() and p.id = d.by`

/** Somebody who was entered a second time by the HR partner ($1), at the place that they have anyway, and withdrawn the day after. $2: whom the demo signs in as. */
export const mistaken = [`
  create temp table demo_mistake on commit drop as
  select d.id as seat, d.person_id, d.legal_entity_id, d.job_id, d.unit_id, d.location_id, d.manager_assignment_id, d.starts_on, d.number || '-2' as number, $1::uuid as by, pg_temp.dated_id('twice') as employment_id, pg_temp.dated_id('twice seat') as assignment_id
  from directory_entry d join population_member m on m.organization_id = d.organization_id and m.id = d.id and m.status = 'active'
    and m.population = (select population from access_grant where organization_id = app.org() and holder_id = $1 and function = 'people' limit 1)
  where d.organization_id = app.org() and d.is_primary and d.worker_kind = 'employee' and d.turns_on is null and d.person_id <> all ($2)
    and not exists (select from directory_entry r where r.organization_id = d.organization_id and r.manager_id = d.person_id)
    and not exists (select from employment_change c where c.organization_id = d.organization_id and c.person_id = d.person_id)
    and (select count(*) from assignment a where a.organization_id = d.organization_id and a.person_id = d.person_id) = 1 order by d.starts_on desc, d.id limit 1`, `
  insert into employment (organization_id, id, person_id, legal_entity_id, kind, number, starts_on) select app.org(), employment_id, person_id, legal_entity_id, 'employee', number, starts_on from demo_mistake`, `
  insert into assignment (organization_id, id, person_id, employment_id, is_primary) select app.org(), assignment_id, person_id, employment_id, false from demo_mistake`, `
  insert into placement (organization_id, id, assignment_id, person_id, starts_on, job_id, unit_id, location_id, manager_assignment_id)
  select app.org(), pg_temp.dated_id('twice place'), assignment_id, person_id, starts_on, job_id, unit_id, location_id, manager_assignment_id from demo_mistake`, `
  insert into contract (organization_id, id, employment_id, person_id, starts_on, form) select app.org(), pg_temp.dated_id('twice contract'), employment_id, person_id, starts_on, 'permanent' from demo_mistake`, `
  update employment e set status = 'withdrawn', withdrawn_reason = 'Entered twice: the import had brought them already.', version = 2 from demo_mistake m where e.organization_id = app.org() and e.id = m.employment_id`, `
  insert into demo_event (id, at, actor, actor_id, actor_name, record, record_id, move, person_id, subject_id, parts, part, before, after, salt)
  select pg_temp.dated_id('twice ' || x.move, app.clock() - x.ago), app.clock() - x.ago, 'person:' || p.id, p.id, p.name, 'employment', m.employment_id, x.move, m.person_id, m.employment_id, x.parts, x.part, x.before, x.after, sha256(convert_to(x.move || x.part || m.employment_id, 'UTF8'))
  from demo_mistake m join person p on p.organization_id = app.org() and p.id = m.by cross join lateral (values
    ('create', interval '12 days', 1, '', null::jsonb, jsonb_build_object('number', m.number, 'startsOn', m.starts_on)),
    ('withdraw', interval '11 days', 2, 'status', jsonb_build_object('status', 'open'), jsonb_build_object('status', 'withdrawn')),
    ('withdraw', interval '11 days', null, 'withdrawn_reason', jsonb_build_object('withdrawnReason', null), jsonb_build_object('withdrawnReason', 'Entered twice: the import had brought them already.'))) x (move, ago, parts, part, before, after)`,
] as const
