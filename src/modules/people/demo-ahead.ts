/** What is ahead for two people who don't sign in ($2): a home that somebody moves to, and a long absence that only the head of HR ($1) knows of. */
export const ahead = `
  with those as (
    select d.id, d.person_id, d.employment_id, row_number() over (order by d.sort_name desc, d.id) as n from directory_entry d
    where d.organization_id = app.org() and d.country = 'GB' and d.status = 'active' and d.is_primary and d.turns_on is null and d.person_id <> all ($2)
      and not exists (select from long_absence a where a.organization_id = d.organization_id and a.person_id = d.person_id) and not exists (select from employment_change c where c.organization_id = d.organization_id and c.person_id = d.person_id)),
  moving as (
    insert into other_address (organization_id, id, person_id, purpose, starts_on, address, city, postal_code, country)
    select app.org(), pg_temp.dated_id('home' || id), person_id, 'home', app.today('Europe/London') + 45, '8 Orchard Rise', 'Bristol', 'BS1 4TR', 'GB' from those where n = 1),
  planned as (
    insert into planned_absence (organization_id, id, person_id, employment_id, starts_on, expected_until, kind, note, prepared_by_id, prepared_at)
    select app.org(), pg_temp.dated_id('planned absence' || id), person_id, employment_id, app.today('Europe/London') + 60, app.today('Europe/London') + 240, 'sabbatical', 'To be told once the project is handed over.', $1, app.clock() - interval '2 days' from those where n = 2 returning id)
  insert into member (organization_id, who, list, record_id, part) select app.org(), $1::uuid, 'planned_absence', id, 'named' from planned`
