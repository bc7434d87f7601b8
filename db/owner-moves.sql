-- Leave: the policy follows where somebody goes, from the day on which they are there. Applied after owner-leave.sql. Decision 53.

-- The most exact policy of a type for who is at a place. Owner's use alone.
create or replace function app.leave_policy_at(org uuid, leave_type uuid, employment uuid, location uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id from leave_policy p join location l on l.organization_id = org and l.id = leave_policy_at.location join employment e on e.organization_id = org and e.id = leave_policy_at.employment
  where p.organization_id = org and p.leave_type_id = leave_type and exists (select from leave_policy_version v where v.organization_id = org and v.policy_id = p.id)
    and (p.location_id is null or p.location_id = l.id) and (p.legal_entity_id is null or p.legal_entity_id = e.legal_entity_id) and (p.country is null or p.country = l.country)
    and (p.population_id is null or exists (select from population g join reach r on r.organization_id = org and r.subject_id = e.id and g.number = any (r.populations) where g.organization_id = org and g.id = p.population_id))
  order by (p.location_id is not null) desc, (p.legal_entity_id is not null) desc, (p.population_id is not null) desc, (p.country is not null) desc, p.id limit 1 $$;

-- Where somebody goes is looked at from its day on; what policies and groups say, only as of today: nobody knows what they had said before.
create or replace function app.on_leave_moves() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update leave_account a set moved_from = coalesce(a.moved_from, 'infinity') from leave_policy p where p.organization_id = new.organization_id and p.id = (to_jsonb(new) ->> case tg_table_name when 'leave_policy' then 'id' else 'policy_id' end)::uuid
    and a.organization_id = p.organization_id and a.leave_type_id = p.leave_type_id;
  return null;
end $$;
-- Of all who move at once: a group's new rule moves a quarter of a million, an import places a hundred thousand.
create or replace function app.on_people_moves_of_leave() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  if not exists (select from leave_account) then return null; end if;
  if tg_table_name = 'reach' then
    if not exists (select from leave_policy where population_id is not null) then return null; end if;
    update leave_account a set moved_from = coalesce(a.moved_from, 'infinity') from changed n join was o on o.organization_id = n.organization_id and o.subject_id = n.subject_id
    where n.populations is distinct from o.populations and a.organization_id = n.organization_id and a.employment_id = n.subject_id
      and exists (select from leave_policy p where p.organization_id = a.organization_id and p.leave_type_id = a.leave_type_id and p.population_id is not null);
  elsif tg_table_name = 'directory_entry' then
    update leave_account a set moved_from = coalesce(a.moved_from, 'infinity') from changed n join was o on o.organization_id = n.organization_id and o.id = n.id
    where row(n.location_id, n.is_primary) is distinct from row(o.location_id, o.is_primary) and a.organization_id = n.organization_id and a.employment_id = n.employment_id;
  elsif tg_op = 'UPDATE' then
    update leave_account a set moved_from = least(a.moved_from, m.since) from (
      select s.organization_id, s.employment_id, min(least(n.starts_on, o.starts_on)) as since from changed n join was o on o.organization_id = n.organization_id and o.id = n.id
      join assignment s on s.organization_id = n.organization_id and s.id = n.assignment_id where row(n.location_id, n.starts_on) is distinct from row(o.location_id, o.starts_on) group by 1, 2) m
    where a.organization_id = m.organization_id and a.employment_id = m.employment_id;
  else
    update leave_account a set moved_from = least(a.moved_from, m.since) from (
      select s.organization_id, s.employment_id, min(c.starts_on) as since from changed c join assignment s on s.organization_id = c.organization_id and s.id = c.assignment_id group by 1, 2) m
    where a.organization_id = m.organization_id and a.employment_id = m.employment_id;
  end if;
  return null;
end $$;
create or replace trigger leave_moves after insert on placement referencing new table as changed for each statement execute function app.on_people_moves_of_leave();
create or replace trigger leave_moves_gone after delete on placement referencing old table as changed for each statement execute function app.on_people_moves_of_leave();
create or replace trigger leave_moves_on after update on placement referencing new table as changed old table as was for each statement execute function app.on_people_moves_of_leave();
create or replace trigger leave_moves after update on reach referencing new table as changed old table as was for each statement execute function app.on_people_moves_of_leave();
create or replace trigger leave_moves after update on directory_entry referencing new table as changed old table as was for each statement execute function app.on_people_moves_of_leave();
create or replace trigger leave_moves after update on leave_policy for each row when (row(new.location_id, new.legal_entity_id, new.population_id, new.country) is distinct from row(old.location_id, old.legal_entity_id, old.population_id, old.country)) execute function app.on_leave_moves();
create or replace trigger leave_moves after insert on leave_policy_version for each row execute function app.on_leave_moves();

-- Post, by the job: accounts whose people went elsewhere have the policy that fits there, from the day on which it does; a move that was taken back takes its policy back. Ahead of its day too, as far as moves are known.
create or replace function app.move_leave_accounts(most int) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare a leave_account%rowtype; place record; kept record; current uuid; fits uuid; wanted jsonb; seat uuid; today date; made uuid; done int := 0; mine text := coalesce(current_setting('app.org', true), '');
begin
  if app.actor() not like 'job:%' then perform app.refuse('leave_assigned: moved by time'); end if;
  for a in select x.* from leave_account x where x.moved_from is not null order by x.organization_id, x.id limit most for update skip locked loop
    done := done + 1;
    update leave_account x set moved_from = null where x.organization_id = a.organization_id and x.id = a.id;
    continue when a.closes_on is not null or exists (select from employment e where e.organization_id = a.organization_id and e.id = a.employment_id and e.status = 'withdrawn');
    perform set_config('app.org', a.organization_id::text, true);
    today := app.today(app.leave_zone(a.organization_id, a.employment_id));
    seat := (select s.id from assignment s where s.organization_id = a.organization_id and s.employment_id = a.employment_id order by s.is_primary desc, s.id limit 1);
    wanted := '{}';
    -- Before it has begun, an account is opened by what fits on its first day.
    if a.opens_on > today then
      fits := (select app.leave_policy_at(a.organization_id, a.leave_type_id, a.employment_id, p.location_id) from placement p where p.organization_id = a.organization_id and p.assignment_id = seat and p.starts_on <= a.opens_on order by p.starts_on desc limit 1);
      if fits <> a.policy_id then update leave_account x set policy_id = fits where x.organization_id = a.organization_id and x.id = a.id returning * into a; a.moved_from := a.opens_on; end if;
    end if;
    for place in select p.starts_on, p.location_id, lag(p.location_id) over (order by p.starts_on) as before from placement p where p.organization_id = a.organization_id and p.assignment_id = seat order by p.starts_on loop
      continue when place.before is null or place.starts_on <= a.opens_on or place.starts_on < a.moved_from;
      current := app.leave_policy_moved(a, place.starts_on - 1, wanted);
      fits := app.leave_policy_at(a.organization_id, a.leave_type_id, a.employment_id, place.location_id);
      if fits <> current and app.leave_policy_at(a.organization_id, a.leave_type_id, a.employment_id, place.before) = current then wanted := wanted || jsonb_build_object(place.starts_on, fits); end if;
    end loop;
    -- What fits today though nobody went anywhere, counts from today.
    current := app.leave_policy_moved(a, today, wanted);
    fits := (select app.leave_policy_at(a.organization_id, a.leave_type_id, a.employment_id, d.location_id) from directory_entry d where d.organization_id = a.organization_id and d.employment_id = a.employment_id and d.status <> 'ended' order by d.is_primary desc, d.id limit 1);
    if fits <> current and today > a.opens_on then
      update leave_assigned x set status = 'taken_back', version = x.version + 1 where x.organization_id = a.organization_id and x.employment_id = a.employment_id and x.leave_type_id = a.leave_type_id and x.status = 'set' and x.because in ('moved', 'fits') and x.starts_on = today;
      insert into leave_assigned (organization_id, id, person_id, employment_id, leave_type_id, policy_id, starts_on, because) values (a.organization_id, uuidv7(), a.person_id, a.employment_id, a.leave_type_id, fits, today, 'fits') returning id into made;
      perform app.post_event('leave_assigned', made, 'create', null, jsonb_build_object('policyId', fits, 'startsOn', today, 'because', 'fits'));
      wanted := wanted - today::text;
    end if;
    for kept in select x.id, x.starts_on, x.policy_id from leave_assigned x where x.organization_id = a.organization_id and x.employment_id = a.employment_id and x.leave_type_id = a.leave_type_id and x.status = 'set' and x.because = 'moved' and x.starts_on >= a.moved_from loop
      if (wanted ->> kept.starts_on::text)::uuid is not distinct from kept.policy_id then wanted := wanted - kept.starts_on::text;
      else
        update leave_assigned x set status = 'taken_back', version = x.version + 1 where x.organization_id = a.organization_id and x.id = kept.id;
        perform app.post_event('leave_assigned', kept.id, 'takeBack', '{"status": "set"}', '{"status": "taken_back"}');
      end if;
    end loop;
    for kept in select key::date as starts_on, value::uuid as policy_id from jsonb_each_text(wanted) order by key loop
      insert into leave_assigned (organization_id, id, person_id, employment_id, leave_type_id, policy_id, starts_on, because) values (a.organization_id, uuidv7(), a.person_id, a.employment_id, a.leave_type_id, kept.policy_id, kept.starts_on, 'moved') returning id into made;
      perform app.post_event('leave_assigned', made, 'create', null, jsonb_build_object('policyId', kept.policy_id, 'startsOn', kept.starts_on, 'because', 'moved'));
    end loop;
    perform set_config('app.org', mine, true);
  end loop;
  return done;
end $$;
-- What counts on a day by where somebody went alone: what stands, before the day from which moves are looked at anew, and what is wanted from then on.
create or replace function app.leave_policy_moved(a leave_account, on_day date, wanted jsonb) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select x.policy_id from (
      select w.key::date as starts_on, w.value::uuid as policy_id from jsonb_each_text(wanted) w
      union all select y.starts_on, y.policy_id from leave_assigned y where y.organization_id = (a).organization_id and y.employment_id = (a).employment_id and y.leave_type_id = (a).leave_type_id and y.status = 'set'
        and (y.because = 'fits' or y.because = 'moved' and ((a).moved_from is null or y.starts_on < (a).moved_from))) x where x.starts_on <= on_day order by x.starts_on desc limit 1), (a).policy_id) $$;

-- Fact, for who leads leave: in which places people work to whom a policy is assigned by hand from a day on or before it. Places, of nobody in particular.
create or replace function app.leave_policy_assigned_at(policy uuid, since date) returns table (country text, subdivision text) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select distinct w.country, w.subdivision from leave_assigned x join employment e on e.organization_id = x.organization_id and e.id = x.employment_id and e.status <> 'withdrawn' and (e.ends_on is null or e.ends_on >= since)
  cross join lateral (select d.id, d.starts_on from directory_entry d where d.organization_id = x.organization_id and d.employment_id = e.id order by d.is_primary desc, d.id limit 1) d
  cross join lateral app.law_at(d.id, greatest(since, x.starts_on, d.starts_on)) w
  where x.organization_id = app.org() and app.covers_all('leave', 2) and x.policy_id = policy and x.status = 'set' and x.because = 'assigned' and w.country is not null
    and not exists (select from leave_assigned y where y.organization_id = x.organization_id and y.employment_id = x.employment_id and y.leave_type_id = x.leave_type_id and y.status = 'set' and y.because = 'assigned' and y.starts_on > x.starts_on and y.starts_on <= since)
  order by 1, 2;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.leave_policy_assigned_at, app.move_leave_accounts to equipoise_app;
