-- A holiday that was prepared: handed over when it begins, back when it ends, by the day where whoever is away works. Applied after owner-team.sql.

-- Fact: whether somebody may be named to stand in: they work here. Told to who does some of HR's work.
create or replace function app.may_stand_in(person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.my_areas() <> '{}' and app.belongs_until(app.org(), person) > app.clock() $$;

-- Fact: who handles any of the asker's areas on all of these days and isn't away then: by name and area. Access that waits to be confirmed is told apart.
create or replace function app.stand_ins(since date, until date) returns table (person_id uuid, name text, function text, is_waiting boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as (select distinct g.function from access_grant g where g.organization_id = app.org() and g.holder_id = app.me() and g.level <> 'view' and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock())
  select p.id, p.name, g.function, bool_and(g.status = 'prepared') from access_grant g join mine m using (function) join person p on p.organization_id = app.org() and p.id = g.holder_id
  where g.organization_id = app.org() and g.holder_id <> app.me() and g.level <> 'view' and g.status in ('active', 'prepared') and g.origin <> 'second_person' and g.starts_on <= since and coalesce(g.ends_on, 'infinity') >= until
    and app.belongs_until(app.org(), p.id) > app.clock() and not app.is_away(app.org(), p.id)
    and not exists (select from out_of_office o where o.organization_id = app.org() and o.person_id = p.id and o.starts_on <= until and o.ends_on >= since)
  group by p.id, p.name, p.sort_name, g.function order by p.sort_name, p.id, g.function $$;

create or replace function app.begin_holiday(h holiday) returns void language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare i record; w work_item%rowtype;
begin
  for i in select x.*, c.name as cover, c.contact, c.phone, c.email from holiday_item x left join outside_cover c on c.organization_id = x.organization_id and c.id = x.cover_id
    where x.organization_id = h.organization_id and x.holiday_id = h.id and x.state = 'planned' order by x.id
  loop
    select * into w from work_item x where x.organization_id = h.organization_id and x.id = i.work_item_id for update;
    if w.status not in ('open', 'waiting') or w.assignee_id is distinct from h.person_id then
      update holiday_item x set state = case when w.status in ('open', 'waiting') then 'kept' else 'done' end where x.organization_id = h.organization_id and x.id = i.id;
      continue;
    end if;
    if i.how = 'delegate' and h.delegate_id is not null and app.can_work(w.organization_id, h.delegate_id, w.hr_function, w.subject_id, w.person_id) and app.belongs_until(w.organization_id, h.delegate_id) > app.clock() then
      update work_item x set assignee_id = h.delegate_id, routed = 'assigned', assigned_at = app.clock(), snoozed_until = null, version = x.version + 1,
        why = jsonb_build_array(jsonb_build_object('step', 'handed', 'left', 1, 'note', (select p.name from person p where p.organization_id = w.organization_id and p.id = h.person_id)))
      where x.organization_id = w.organization_id and x.id = w.id;
      insert into member (organization_id, who, list, record_id, part) values (w.organization_id, h.person_id, 'work_item', w.id, 'watches') on conflict do nothing;
      perform app.say_of_work(w.organization_id, w.id, 'handed', h.person_id, h.delegate_id, i.note);
      perform app.tell_of_work(w.organization_id, array[w.id], 'give');
      update holiday_item x set state = 'given' where x.organization_id = h.organization_id and x.id = i.id;
    elsif i.how = 'delegate' then
      update holiday_item x set state = 'kept' where x.organization_id = h.organization_id and x.id = i.id;
    else
      -- What is due meanwhile is never put out of sight.
      if w.due_on > h.ends_on then update work_item x set snoozed_until = h.ends_on + 1, version = x.version + 1 where x.organization_id = w.organization_id and x.id = w.id; end if;
      if i.how = 'outside' or i.note is not null then perform app.say_of_work(w.organization_id, w.id, 'note', h.person_id, null, concat_ws(' · ', i.cover, i.contact, i.phone, i.email, i.note)); end if;
      update holiday_item x set state = 'given' where x.organization_id = h.organization_id and x.id = i.id;
    end if;
  end loop;
end $$;
-- What is still open comes back, if whoever was away may still have it; what was done meanwhile stays done.
create or replace function app.end_handover(h holiday) returns void language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare i record; w work_item%rowtype; is_back boolean;
begin
  for i in select x.* from holiday_item x where x.organization_id = h.organization_id and x.holiday_id = h.id and x.state in ('given', 'kept') order by x.id
  loop
    select * into w from work_item x where x.organization_id = h.organization_id and x.id = i.work_item_id for update;
    is_back := w.status in ('open', 'waiting') and coalesce(w.assignee_id, h.delegate_id, h.person_id) in (h.delegate_id, h.person_id) and app.can_work(w.organization_id, h.person_id, w.hr_function, w.subject_id, w.person_id);
    if is_back and w.assignee_id is distinct from h.person_id then
      update work_item x set assignee_id = h.person_id, routed = 'assigned', assigned_at = app.clock(), version = x.version + 1, why = '[{"step": "taken_back", "left": 1}]' where x.organization_id = w.organization_id and x.id = w.id;
      perform app.say_of_work(w.organization_id, w.id, 'taken_back', h.person_id, null, null);
      perform app.tell_of_work(w.organization_id, array[w.id], 'give');
    elsif is_back and w.snoozed_until = h.ends_on + 1 then
      update work_item x set snoozed_until = null, version = x.version + 1 where x.organization_id = w.organization_id and x.id = w.id;
    end if;
    update holiday_item x set state = case when is_back then 'back' when w.status in ('open', 'waiting') then 'kept' else 'done' end where x.organization_id = h.organization_id and x.id = i.id;
  end loop;
end $$;
-- Post, by the clock: who goes on holiday has handed over by the first hour of it; who is back has everything again.
create or replace function app.turn_holidays() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h holiday%rowtype; turned int := 0; today date;
begin
  if app.actor() <> 'job:hr_team.holidays' then perform app.refuse('holiday: the clock’s alone'); end if;
  for h in select * from holiday x where x.status in ('planned', 'begun') for update skip locked loop
    today := app.today(app.zone_of(h.person_id, h.organization_id));
    continue when today < h.starts_on or h.status = 'begun' and today <= h.ends_on;
    perform set_config('app.org', h.organization_id::text, true);
    if h.status = 'planned' and today <= h.ends_on then
      perform app.begin_holiday(h);
      update holiday x set status = 'begun', version = x.version + 1 where x.organization_id = h.organization_id and x.id = h.id;
    else
      perform app.end_handover(h);
      update holiday x set status = 'over', version = x.version + 1 where x.organization_id = h.organization_id and x.id = h.id;
    end if;
    turned := turned + 1;
  end loop;
  perform set_config('app.org', '00000000-0000-0000-0000-000000000000', true);
  return turned;
end $$;
-- Post, by whoever takes back their own holiday: what was handed over comes back at once.
create or replace function app.unprepare_holiday(holiday_id uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h holiday%rowtype;
begin
  select * into h from holiday x where x.organization_id = app.org() and x.id = holiday_id and x.person_id = app.me() and x.status = 'cancelled' for update;
  if h.id is null then perform app.refuse('holiday: not yours to take back'); end if;
  perform app.end_handover(h);
end $$;
-- Fact: what becomes of the asker's own items, with what they are about.
create or replace function app.holiday_items(of_holiday uuid) returns table (id uuid, work_item_id uuid, kind text, title text, person_name text, due_on date, how text, state text, note text, cover text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.id, i.work_item_id, w.kind, w.title, p.name, w.due_on, i.how, i.state, i.note, c.name from holiday h join holiday_item i on i.organization_id = h.organization_id and i.holiday_id = h.id
  join work_item w on w.organization_id = i.organization_id and w.id = i.work_item_id join person p on p.organization_id = w.organization_id and p.id = w.person_id left join outside_cover c on c.organization_id = i.organization_id and c.id = i.cover_id
  where h.organization_id = app.org() and h.id = of_holiday and h.person_id = app.me() and app.sees_work(w) order by w.due_on, i.id $$;
-- Fact: who stands in, by name, for whoever prepared it.
create or replace function app.holiday_delegate(of_holiday uuid) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.name from holiday h join person p on p.organization_id = h.organization_id and p.id = h.delegate_id where h.organization_id = app.org() and h.id = of_holiday and h.person_id = app.me() $$;

revoke execute on all functions in schema app from public;
grant execute on function app.may_stand_in, app.stand_ins, app.turn_holidays, app.unprepare_holiday, app.holiday_items, app.holiday_delegate to equipoise_app;
