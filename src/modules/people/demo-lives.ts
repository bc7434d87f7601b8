/**
 * Whose employment has a story, besides those of the demo's sign-ins ($1): one who came back, one who moved from another legal entity, a contractor
 * who was hired, a fixed term that was extended a second time; and for some, what their contract says of notice. Told in SQL, since each stands on rows of others.
 */
export const lives = [`
  create temp table demo_life on commit drop as
  -- There are no indexes yet: each of these walks its table once.
  with e as materialized (
    select * from employment e where e.organization_id = app.org() and e.kind = 'employee' and e.status = 'open' and e.starts_on between app.today('UTC') - 1100 and app.today('UTC') - 300 and e.person_id <> all ($1::uuid[])
    order by e.id limit 60),
  held as materialized (select a.id, a.employment_id, a.is_primary from e join assignment a on a.organization_id = e.organization_id and a.employment_id = e.id),
  placed as materialized (
    select distinct on (p.assignment_id) p.assignment_id, p.unit_id, p.location_id, p.job_id from held a join placement p on p.organization_id = app.org() and p.assignment_id = a.id order by p.assignment_id, p.starts_on)
  select e.organization_id, e.id, e.person_id, e.legal_entity_id, e.number, e.starts_on, a.id as seat, p.unit_id, p.location_id, p.job_id, (array['rehire', 'contractor', 'transfer', 'extended'])[row_number() over (order by e.id)] as story,
    pg_temp.life_id(e.id, 'employment') as old_id, pg_temp.life_id(e.id, 'seat') as old_seat, null::uuid as old_entity, null::uuid as old_location, null::date as old_from, null::date as old_until
  from e join held a on a.employment_id = e.id and a.is_primary join placed p on p.assignment_id = a.id
  where a.id not in (select m.manager_assignment_id from held h join placement m on m.organization_id = app.org() and m.manager_assignment_id = h.id)
    and (select count(*) from held o where o.employment_id = e.id) = 1
  order by e.id limit 4`, `
  update demo_life l set old_from = starts_on - case story when 'rehire' then 1200 else 400 end, old_until = starts_on - case story when 'rehire' then 450 else 1 end,
    old_entity = coalesce(x.entity_id, l.legal_entity_id), old_location = coalesce(x.location_id, l.location_id)
  from (select true) one left join lateral (select e.id as entity_id, o.id as location_id from demo_life t join legal_entity e on e.organization_id = t.organization_id and e.id <> t.legal_entity_id
    join location o on o.organization_id = e.organization_id and o.country = e.country where t.story = 'transfer' order by o.id limit 1) x on true
  where l.story = 'transfer'`, `
  update demo_life set old_from = starts_on - case story when 'rehire' then 1200 else 400 end, old_until = starts_on - case story when 'rehire' then 450 else 1 end, old_entity = legal_entity_id, old_location = location_id where story in ('rehire', 'contractor')`, `
  insert into employment (organization_id, id, version, person_id, legal_entity_id, kind, number, starts_on, status, ends_on, termination_kind, termination_reason, detail, supplier, engaged_until)
  select organization_id, old_id, 2, person_id, old_entity, case story when 'contractor' then 'contingent' else 'employee' end, case story when 'transfer' then 'M-' || number else number end, old_from,
    case story when 'transfer' then 'transferred' else 'terminated' end, old_until, case story when 'rehire' then 'voluntary' when 'contractor' then 'other' end, case story when 'rehire' then 'Back to studies' when 'contractor' then 'Hired' end,
    case story when 'contractor' then 'contractor' end, case story when 'contractor' then 'Fenwick Engineering Ltd' end, case story when 'contractor' then old_until end from demo_life where old_from is not null`, `
  update employment e set continues_id = l.old_id, service_from = l.old_from, service_reason = 'Transfer between legal entities' from demo_life l where l.story = 'transfer' and e.organization_id = l.organization_id and e.id = l.id`, `
  insert into assignment (organization_id, id, person_id, employment_id, is_primary) select organization_id, old_seat, person_id, old_id, true from demo_life where old_from is not null`, `
  update assignment a set continues_id = l.old_seat from demo_life l where l.story = 'transfer' and a.organization_id = l.organization_id and a.id = l.seat`, `
  insert into placement (organization_id, id, assignment_id, person_id, starts_on, job_id, unit_id, location_id, manager_assignment_id)
  select l.organization_id, pg_temp.life_id(l.id, 'placement'), l.old_seat, l.person_id, l.old_from, l.job_id, l.unit_id, l.old_location, m.id from demo_life l cross join lateral (
    select a.id from employment e join assignment a on a.organization_id = e.organization_id and a.employment_id = e.id and a.is_primary where e.organization_id = l.organization_id and e.kind = 'employee' and e.status = 'open' and e.starts_on <= l.old_from
      and exists (select from placement r where r.organization_id = l.organization_id and r.manager_assignment_id = a.id) order by e.starts_on desc, e.id limit 1) m where l.old_from is not null`, `
  insert into contract (organization_id, id, employment_id, person_id, starts_on, form) select organization_id, pg_temp.life_id(id, 'contract'), old_id, person_id, old_from, 'permanent' from demo_life where story in ('rehire', 'transfer')`, `
  insert into pay (organization_id, id, assignment_id, person_id, starts_on, amount, currency, per)
  select l.organization_id, pg_temp.life_id(l.id, 'pay'), l.old_seat, l.person_id, l.old_from, (select percentile_disc(0.4) within group (order by p.amount) from pay p where p.organization_id = l.organization_id and p.currency = e.currency and p.per = 'year'), e.currency, 'year'
  from demo_life l join legal_entity e on e.organization_id = l.organization_id and e.id = l.old_entity where l.story in ('rehire', 'transfer')`, `
  delete from contract c using demo_life l where l.story = 'extended' and c.organization_id = l.organization_id and c.employment_id = l.id`, `
  insert into contract (organization_id, id, employment_id, person_id, starts_on, ends_on, form, fixed_term_ends_on, probation_ends_on)
  select l.organization_id, pg_temp.life_id(l.id, 'term ' || n), l.id, l.person_id, t.since, t.until, 'fixed_term', coalesce(t.until, app.today('UTC') + 300), case n when 1 then l.starts_on + 120 end from demo_life l
  cross join lateral (values (1, l.starts_on, l.starts_on + 182), (2, l.starts_on + 183, app.today('UTC') - 31), (3, app.today('UTC') - 30, null)) t (n, since, until) where l.story = 'extended'`, `
  insert into agreed_notice (organization_id, id, employment_id, person_id, agreed_in, given_by, length, unit, ends_at)
  select e.organization_id, pg_temp.life_id(e.id, 'agreed notice'), e.id, e.person_id, 'contract', 'both', case when e.starts_on < app.today('UTC') - 1500 then 3 else 1 end, 'months', case l.country when 'DE' then 'month' else 'any_day' end
  from employment e join legal_entity l on l.organization_id = e.organization_id and l.id = e.legal_entity_id
  where e.organization_id = app.org() and e.kind = 'employee' and e.status = 'open' and l.country in ('GB', 'DE') and left(md5(e.id::text), 1) in ('0', '4', '8', 'c')`,
] as const

/** Ids that the same seed makes again. */
export const lifeId = `create function pg_temp.life_id(of uuid, name text) returns uuid language sql as $$
  select (left(of::text, 14) || '7' || left(md5(of || name), 3) || '-8' || substr(md5(of || name), 4, 3) || '-' || right(md5(of || name), 12))::uuid $$`
