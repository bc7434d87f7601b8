/**
 * A week in which something happens, whatever the day on which the demo is made: among those at the generalist's site ($1) somebody comes back from a long absence and somebody goes on one,
 * two fixed terms wait for a decision, and for two months a certificate expires each week. $2: whom the demo signs in as, to whom none of it happens.
 */
export const demoWeek = [`
  create temp table demo_week on commit drop as
  select d.person_id, d.employment_id, row_number() over (order by d.sort_name, d.id)::int as n, app.today(l.time_zone) as today, date_trunc('week', app.today(l.time_zone)::timestamp)::date as monday
  from directory_entry g join directory_entry d on d.organization_id = g.organization_id and d.location_id = g.location_id join location l on l.organization_id = d.organization_id and l.id = d.location_id
  where g.organization_id = app.org() and g.person_id = $1 and g.is_primary and d.status = 'active' and d.is_primary and d.worker_kind = 'employee' and d.person_id <> all ($2) and d.turns_on is null and d.starts_on < app.today('UTC') - 500
    and not exists (select from directory_entry r where r.organization_id = d.organization_id and r.manager_id = d.person_id) and not exists (select from employment_change c where c.organization_id = d.organization_id and c.person_id = d.person_id)
    and not exists (select from long_absence x where x.organization_id = d.organization_id and x.person_id = d.person_id) and not exists (select from access_grant a where a.organization_id = d.organization_id and a.holder_id = d.person_id)
    and not exists (select from dotted_line o where o.organization_id = d.organization_id and o.person_id = d.person_id) and not exists (select from change_proposal o where o.organization_id = d.organization_id and o.person_id = d.person_id)
    and not exists (select from secondment s where s.organization_id = d.organization_id and s.person_id = d.person_id) and not exists (select from employment e where e.organization_id = d.organization_id and e.person_id = d.person_id and (e.ends_on is not null or e.id <> d.employment_id))
    and (select count(*) = 1 and bool_and(c.form = 'permanent' and c.ends_on is null) from contract c where c.organization_id = d.organization_id and c.employment_id = d.employment_id)
    and (select count(*) from assignment a where a.organization_id = d.organization_id and a.person_id = d.person_id) = 1`, `
  update contract c set form = 'fixed_term', fixed_term_ends_on = w.today + case w.n when 1 then 24 else 52 end from demo_week w where w.n <= 2 and c.organization_id = app.org() and c.employment_id = w.employment_id`, `
  insert into long_absence (organization_id, id, person_id, employment_id, starts_on, expected_until, kind)
  select app.org(), pg_temp.dated_id('week away ' || w.n), w.person_id, w.employment_id, case w.n when 3 then w.today - 110 else w.monday + 1 end, case w.n when 3 then w.monday + 2 else w.monday + 150 end, case w.n when 3 then 'parental' else 'sabbatical' end from demo_week w where w.n in (3, 4)`, `
  insert into certificate (organization_id, id, person_id, kind, name, awarded_on, expires_on)
  select app.org(), pg_temp.dated_id('week certificate ' || w.n), w.person_id, 'other', 'First aid at work', (w.monday + 3 + 7 * (w.n - 5) - interval '3 years')::date, w.monday + 3 + 7 * (w.n - 5) from demo_week w where w.n between 5 and 12`,
]
