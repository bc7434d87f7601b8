-- Leave booked beyond a transfer between legal entities goes along with it, where the policy of the last day says so (decision 61). Called after owner-leave.sql and owner-requests.sql are there.

-- Fact, for the job: leave beyond a transfer that has come, which the policy lets go along; approved as it was, or asked for again. A case is of one employment, and a sickness is its own.
create or replace function app.leave_going_along() returns table (id uuid, person_id uuid, was_id uuid, employment_id uuid, leave_type_id uuid, began_on date, starts_on date, ends_on date, first_part text, last_part text, hours_a_day numeric, every_weeks int, weekdays text[], status text, way text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  if app.actor() <> 'job:leave.along' then perform app.refuse('leave_request: taken along by time'); end if;
  return query select x.id, x.person_id, e.id, n.id, x.leave_type_id, x.starts_on, greatest(x.starts_on, n.starts_on), coalesce(x.last_day, x.ends_on), case when x.starts_on >= n.starts_on or x.every_weeks is not null then x.first_part end, case when x.last_day is null then x.last_part end,
    x.hours_a_day, x.every_weeks, x.weekdays, x.status, (app.leave_version_of(x.organization_id, e.id, x.leave_type_id, e.ends_on)).rules #>> '{transfers,booked}'
  from leave_request x join employment e on e.organization_id = x.organization_id and e.id = x.employment_id and e.status = 'transferred'
  join employment n on n.organization_id = x.organization_id and n.continues_id = e.id and n.status <> 'withdrawn' and n.starts_on = e.ends_on + 1 and (n.ends_on is null or n.ends_on >= coalesce(x.last_day, x.ends_on))
  where x.organization_id = app.org() and x.status in ('asked', 'approved') and coalesce(x.last_day, x.ends_on) > e.ends_on and e.ends_on < app.today(app.zone_of(e.person_id, e.organization_id))
    and x.case_id is null and not exists (select from sickness s where s.organization_id = x.organization_id and s.request_id = x.id)
    and (app.leave_version_of(x.organization_id, e.id, x.leave_type_id, e.ends_on)).rules #>> '{transfers,booked}' is not null
  order by x.starts_on, x.id;
end $$;

-- Post, by the job: what lies beyond the transfer is leave of the new employment, as it was counted there; what was before stays where it was. The person is told once; who answers is asked where it isn't approved as it was.
create or replace function app.take_leave_along(request uuid, made uuid, into_employment uuid, since date, days jsonb, draws jsonb, is_granted boolean) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); r leave_request%rowtype; e employment%rowtype;
begin
  if app.actor() <> 'job:leave.along' then perform app.refuse('leave_request: taken along by time'); end if;
  select * into r from leave_request x where x.organization_id = org and x.id = request and x.status in ('asked', 'approved') for update;
  select * into e from employment x where x.organization_id = org and x.id = r.employment_id and x.status = 'transferred';
  if e.id is null or not exists (select from employment n where n.organization_id = org and n.id = into_employment and n.continues_id = e.id and n.status <> 'withdrawn') or since <= e.ends_on then perform app.refuse('leave_request: nothing goes along'); end if;
  insert into leave_day (organization_id, id, request_id, on_day, quantity, minutes, of_minutes, why, holiday)
  select org, uuidv7(), made, d.on_day, d.quantity, d.minutes, d.of_minutes, d.why, d.holiday from jsonb_to_recordset(days) d (on_day date, quantity numeric, minutes numeric, of_minutes numeric, why text, holiday text);
  insert into leave_request (organization_id, id, person_id, employment_id, leave_type_id, starts_on, ends_on, first_part, last_part, hours_a_day, every_weeks, weekdays, note, evidence, status, continues_id, was_approved)
  values (org, made, r.person_id, into_employment, r.leave_type_id, since, coalesce(r.last_day, r.ends_on), case when r.starts_on >= since or r.every_weeks is not null then r.first_part end, case when r.last_day is null then r.last_part end,
    r.hours_a_day, r.every_weeks, r.weekdays, r.note, r.evidence, case when is_granted and r.status = 'approved' then 'approved' else 'asked' end, r.id, r.status = 'approved');
  insert into leave_draw (organization_id, id, person_id, employment_id, request_id, on_day, nth, leave_type_id, numerator, denominator)
  select org, uuidv7(), r.person_id, into_employment, made, d.on_day, d.nth, d.leave_type, d.top, d.bottom from jsonb_to_recordset(draws) d (on_day date, nth int, leave_type uuid, top bigint, bottom bigint);
  perform app.post_event('leave_request', made, 'create', null, jsonb_build_object('startsOn', since, 'endsOn', coalesce(r.last_day, r.ends_on)));
  if r.status = 'asked' or r.starts_on > e.ends_on then update leave_request x set status = 'cancelled' where x.organization_id = org and x.id = r.id;
  else update leave_request x set last_day = e.ends_on where x.organization_id = org and x.id = r.id;
  end if;
  if not (is_granted and r.status = 'approved') then perform app.put_to_approval(org, made, r.person_id); end if;
  perform app.tell_people(array[r.person_id], 'leave.along', made, false);
end $$;

-- With a transfer that is taken back, what had gone along is what it was before: cut short or cancelled since, it stays so. Owner's use alone: by app.drop_leave. Whether any had gone along.
create or replace function app.bring_leave_back(org uuid, employment uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare n record; found_any boolean := false;
begin
  for n in select x.*, o.ends_on as old_ends_on, o.starts_on as old_starts_on, o.status as old_status from leave_request x join leave_request o on o.organization_id = org and o.id = x.continues_id where x.organization_id = org and x.employment_id = bring_leave_back.employment order by x.id for update of x, o loop
    found_any := true;
    continue when n.status not in ('asked', 'approved');
    -- Other days were asked for there: that is for whoever asked to take back.
    if n.ends_on > n.old_ends_on or exists (select from event v where v.organization_id = org and v.record = 'leave_request' and v.record_id = n.id and v.move = 'edit') then perform app.refuse_by_rule('people.built_upon'); end if;
    update leave_request o set status = case when n.was_approved then 'approved' else 'asked' end, last_day = coalesce(n.last_day, nullif(n.ends_on, o.ends_on)) where o.organization_id = org and o.id = n.continues_id;
    update leave_request x set status = 'cancelled' where x.organization_id = org and x.id = n.id;
    if not n.was_approved then perform app.put_to_approval(org, n.continues_id, n.person_id); end if;
    perform app.tell_people(array[n.person_id], 'leave.along', n.continues_id, false);
  end loop;
  return found_any;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.leave_going_along, app.take_leave_along to equipoise_app;
