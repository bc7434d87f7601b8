/** What was agreed on working time for production in Germany: full time is two hours less there. */
export const agreements = `
  with made as (insert into working_agreement (organization_id, id, name, agreed_with) values (app.org(), pg_temp.dated_id('working agreement'), 'Working time in production', 'Works council') returning id),
  said as (insert into agreement_hours (organization_id, id, agreement_id, starts_on, weekly_hours) select app.org(), pg_temp.dated_id('agreed'), id, '2000-01-01', 37 from made)
  update working_hours h set agreement_id = made.id, weekly_hours = least(h.weekly_hours, 37)
  from made, placement p join job j on j.organization_id = p.organization_id and j.id = p.job_id join location l on l.organization_id = p.organization_id and l.id = p.location_id
  where h.organization_id = app.org() and h.ends_on is null and p.organization_id = app.org() and p.assignment_id = h.assignment_id and p.ends_on is null and l.country = 'DE' and j.family = 'Production'`
