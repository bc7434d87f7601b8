-- Leave that nobody has answered and that is about to begin, for the job that brings it to the desk. Applied after owner-sickness.sql.
create or replace function app.leave_waiting() returns table (organization_id uuid, request_id uuid, person_id uuid, employment_id uuid, starts_on date) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.organization_id, r.id, r.person_id, r.employment_id, r.starts_on from leave_request r
  where app.actor() = 'job:leave.waiting' and r.status = 'asked' and r.starts_on <= app.today('Etc/GMT-14') + 2 and coalesce(r.last_day, r.ends_on) >= app.today('Etc/GMT+12') and r.starts_on <= app.today_in_job(r.organization_id, r.employment_id) + 2
    and not exists (select from work_item w where w.organization_id = r.organization_id and w.key = 'leave.unanswered:' || r.id || ':' || r.starts_on) $$;
-- Fact, for the job: what was answered or taken back since, or asked for other days.
create or replace function app.leave_waits_no_more() returns table (organization_id uuid, request_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.organization_id, r.id from work_item w join leave_request r on r.organization_id = w.organization_id and r.id = case w.record_name when 'leave_request' then w.record_id::uuid end
  where app.actor() = 'job:leave.waiting' and w.kind = 'leave.unanswered' and w.status in ('open', 'waiting') and (r.status <> 'asked' or r.starts_on > app.today_in_job(r.organization_id, r.employment_id) + 2) $$;

revoke execute on all functions in schema app from public;
grant execute on function app.leave_waiting, app.leave_waits_no_more to equipoise_app;
