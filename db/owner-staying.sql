-- Reintegration after long illness in Germany, for the job that brings it up. Applied after owner-sickness.sql.

-- Fact, for the job: who in Germany was ill on more days than that within the year, or since the last offer was closed, has been ill within the last month, and has no offer that is still open; with their absences, from which the rule says whether one is due.
create or replace function app.reintegration_asked(most int) returns table (organization_id uuid, person_id uuid, employment_id uuid, today date, last_closed_on date, absences jsonb, ill uuid[]) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recent as materialized (
    select distinct r.organization_id, r.employment_id, r.person_id from leave_request r join leave_type t on t.organization_id = r.organization_id and t.id = r.leave_type_id and t.kind = 'sick'
    where app.actor() = 'job:leave.reintegration' and r.status = 'approved' and r.every_weeks is null and r.hours_a_day is null and coalesce(r.last_day, r.ends_on) >= app.today('UTC') - 31),
  here as (
    select c.organization_id, c.employment_id, c.person_id, app.today_in_job(c.organization_id, c.employment_id) as today,
      (select max(o.closed_on) from reintegration_offer o where o.organization_id = c.organization_id and o.employment_id = c.employment_id and o.outcome is distinct from 'not_due') as closed
    from recent c join employment e on e.organization_id = c.organization_id and e.id = c.employment_id and e.status = 'open'
    where not exists (select from reintegration_offer o where o.organization_id = c.organization_id and o.employment_id = c.employment_id and o.status <> 'closed')
      and exists (select from directory_entry d join placement p on p.organization_id = d.organization_id and p.assignment_id = d.id and p.starts_on <= app.today('UTC') and (p.ends_on is null or p.ends_on >= app.today('UTC')) join location l on l.organization_id = d.organization_id and l.id = coalesce(p.work_location_id, p.location_id)
        where d.organization_id = c.organization_id and d.employment_id = c.employment_id and coalesce(p.home_country, l.country) = 'DE')),
  counted as (
    select h.*, s.absences, s.days from here h cross join lateral (
      select jsonb_agg(jsonb_build_object('startsOn', r.starts_on, 'endsOn', coalesce(r.last_day, r.ends_on)) order by r.starts_on) as absences,
        sum(least(coalesce(r.last_day, r.ends_on), h.today) - greatest(r.starts_on, (h.today - interval '1 year')::date, coalesce(h.closed + 1, r.starts_on)) + 1) as days
      from leave_request r join leave_type t on t.organization_id = r.organization_id and t.id = r.leave_type_id and t.kind = 'sick'
      where r.organization_id = h.organization_id and r.employment_id = h.employment_id and r.status = 'approved' and r.every_weeks is null and r.hours_a_day is null
        and r.starts_on <= h.today and coalesce(r.last_day, r.ends_on) >= greatest((h.today - interval '1 year')::date, coalesce(h.closed + 1, r.starts_on), r.starts_on)) s)
  select c.organization_id, c.person_id, c.employment_id, c.today, c.closed, c.absences, array(select x.id from sickness x where x.organization_id = c.organization_id and x.employment_id = c.employment_id and x.status = 'ill') from counted c where c.days > most $$;

-- Post, by the job: an offer is due; null where one is open already.
create or replace function app.open_reintegration(employment uuid, since date, days int) returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); made uuid := uuidv7();
begin
  if app.actor() <> 'job:leave.reintegration' then perform app.refuse('reintegration_offer: opened by time'); end if;
  insert into reintegration_offer (organization_id, id, person_id, employment_id, due_since, days)
  select org, made, e.person_id, e.id, since, open_reintegration.days from employment e where e.organization_id = org and e.id = open_reintegration.employment and e.status = 'open'
    and not exists (select from reintegration_offer o where o.organization_id = org and o.employment_id = e.id and o.status <> 'closed');
  if not found then return null; end if;
  perform app.post_event('reintegration_offer', made, 'create', null, jsonb_build_object('status', 'due', 'dueSince', since, 'days', open_reintegration.days));
  return made;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.reintegration_asked, app.open_reintegration to equipoise_app;
