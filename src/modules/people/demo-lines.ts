/**
 * The reporting line beside the direct one. $1: the demo's manager, who has two people of another unit by a dotted line, and stands in for a
 * colleague who is away for long; $2: the head of HR; $3: whom the demo signs in as. One team's manager has left: it reports to the manager above.
 */
export const lines = `
  with me as (
    select d.*, l.time_zone from directory_entry d join location l on l.organization_id = d.organization_id and l.id = d.location_id where d.organization_id = app.org() and d.person_id = $1 and d.is_primary),
  others as (
    select d.id, d.person_id, row_number() over (order by d.sort_name, d.id) as n from directory_entry d, me
    where d.organization_id = app.org() and d.status = 'active' and d.is_primary and d.legal_entity_id = me.legal_entity_id and d.unit_id <> me.unit_id and d.person_id <> all ($3) and d.turns_on is null
      and not exists (select from reporting_line r where r.organization_id = app.org() and r.manager_id = d.person_id)
      and not exists (select from reporting_line r where r.organization_id = app.org() and r.manager_id = me.person_id and r.id = d.id)
      and not exists (select from employment_change c where c.organization_id = app.org() and c.person_id = d.person_id)),
  leads as (
    select d.id, d.person_id, d.employment_id, d.manager_id, row_number() over (order by (select count(*) from directory_entry r where r.organization_id = app.org() and r.manager_assignment_id = d.id and r.status = 'active'), d.sort_name, d.id) as n
    from directory_entry d, me where d.organization_id = app.org() and d.status = 'active' and d.is_primary and d.turns_on is null and d.worker_kind = 'employee' and d.id <> me.id and d.person_id <> all ($3) and d.manager_assignment_id is not null
      and not exists (select from reporting_line r where r.organization_id = app.org() and r.manager_id = d.person_id and r.id = me.id)
      and not exists (select from access_grant g where g.organization_id = app.org() and g.holder_id = d.person_id)
      and not exists (select from population_rule g where g.organization_id = app.org() and g.person_id = d.person_id)
      and not exists (select from employment_change c where c.organization_id = app.org() and c.person_id = d.person_id)
      and (select count(*) from directory_entry r where r.organization_id = app.org() and r.manager_assignment_id = d.id and r.status = 'active') between 2 and 5
      and not exists (select from placement p where p.organization_id = app.org() and p.manager_assignment_id = d.id and p.starts_on > app.today(me.time_zone) - 30)
      and (select count(*) from assignment a where a.organization_id = app.org() and a.person_id = d.person_id) = 1),
  drawn as (
    insert into dotted_line (organization_id, id, assignment_id, person_id, manager_assignment_id, purpose, starts_on)
    select app.org(), pg_temp.dated_id('dotted' || o.id), o.id, o.person_id, me.id, 'Customer portal', app.today(me.time_zone) - 60 from others o, me where o.n <= 2),
  standing as (
    insert into acting_manager (organization_id, id, assignment_id, person_id, acting_assignment_id, starts_on, ends_on, rights)
    select app.org(), pg_temp.dated_id('acting' || l.id), l.id, l.person_id, me.id, app.today(me.time_zone) - 20, app.today(me.time_zone) + 100, 'lends' from leads l, me where l.n = 1),
  absent as (
    insert into long_absence (organization_id, id, person_id, employment_id, starts_on, expected_until, kind)
    select app.org(), pg_temp.dated_id('away' || l.id), l.person_id, l.employment_id, app.today(me.time_zone) - 20, app.today(me.time_zone) + 100, 'parental' from leads l, me where l.n = 1),
  gone as (
    update employment e set status = 'terminated', ends_on = app.today(me.time_zone) - 6, termination_kind = 'voluntary', version = e.version + 1 from leads l, me
    where l.n = 2 and e.organization_id = app.org() and e.id = l.employment_id returning e.id, e.person_id, e.ends_on)
  insert into demo_event (id, at, actor, actor_id, actor_name, record, record_id, move, person_id, subject_id, parts, part, before, after, salt)
  select pg_temp.dated_id('gone' || g.id), app.clock() - interval '30 days', 'person:' || p.id, p.id, p.name, 'employment', g.id, 'terminate', g.person_id, g.id, case x.part when 'ends_on' then 3 end, x.part, jsonb_build_object(x.field, x.before), jsonb_build_object(x.field, x.after),
    sha256(convert_to(g.id || x.part, 'UTF8')) from gone g cross join lateral (values ('status', 'status', to_jsonb('open'::text), to_jsonb('terminated'::text)), ('ends_on', 'endsOn', 'null', to_jsonb(g.ends_on)), ('termination_kind', 'terminationKind', 'null', to_jsonb('voluntary'::text))) x (part, field, before, after)
  join person p on p.organization_id = app.org() and p.id = $2`
