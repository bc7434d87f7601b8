-- The declared exceptions of the HR team: who sits in which position now, and what ends with leaving.

-- Who sits where: a seat counts on its days, as long as somebody confirmed some of its access (decision 18) and its holder works here.
-- `population` 0 is everyone. For routing and for the balance of the team, which judge who may know of it.
create or replace function app.seats_now(org uuid) returns table (seat_id uuid, person_id uuid, position_id uuid, title text, kind text, place text, rank int, takes text[], main_function text, helps_with text[], population int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.id, s.person_id, s.position_id, p.title, p.kind, p.place, p.rank, coalesce(p.takes, '{}'), s.main_function, coalesce(s.helps_with, '{}'), coalesce(q.number, 0)
  from hr_seat s join hr_position p on p.organization_id = org and p.id = s.position_id left join population q on q.organization_id = org and q.id = s.population_id
  where s.organization_id = org and app.today(app.zone_of(s.person_id, org)) between s.starts_on and coalesce(s.ends_on, 'infinity') and app.belongs_until(org, s.person_id) > app.clock()
    and exists (select from hr_seat_access a join access_grant g on g.organization_id = org and g.id = a.grant_id
      where a.organization_id = org and a.seat_id = s.id and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock()) $$;

-- Fact: what day it is where somebody works.
create or replace function app.today_of(person uuid) returns date language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$ select app.today(app.zone_of(person, app.org())) $$;

-- Fact: whose competence the asker may say something of: their own, of those in HR who report to them, of all in HR for who leads it.
create or replace function app.hr_people_rated() returns table (id uuid, name text, is_mine boolean, positions text[]) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with now as materialized (select s.person_id, s.title from app.seats_now(app.org()) s),
  team as (select person_id from now union select g.holder_id from access_grant g where g.organization_id = app.org() and g.status = 'active' and g.level <> 'view' and g.function not in ('organization', 'access', 'audit') and g.origin <> 'second_person' and g.ends_at > app.clock())
  select p.id, p.name, p.id = app.me(), array(select n.title from now n where n.person_id = p.id order by n.title) from team t join person p on p.organization_id = app.org() and p.id = t.person_id
  where app.me() is not null and (p.id = app.me() or app.belongs_until(app.org(), p.id) > app.clock() and (app.covers('people', 2, p.id) or exists (select from reach r where r.organization_id = app.org() and r.subject_id = p.id and r.direct && app.my_lines())))
  order by p.id <> app.me(), p.sort_name, p.id $$;

-- Post: who has left the company leaves their seats, and the access that came with them, that day.
create or replace function app.turn_seats() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare s record; g record; turned int := 0; entered text := current_setting('app.org', true);
begin
  for s in select h.organization_id as org, h.id, h.starts_on, h.person_id from hr_seat h where coalesce(h.ends_on, 'infinity') >= greatest(h.starts_on, app.today('Etc/GMT-14') - 2)
    and app.belongs_until(h.organization_id, h.person_id) <= app.clock() order by h.organization_id, h.id for update skip locked loop
    perform set_config('app.org', s.org::text, true);
    for g in select a.id, a.status from hr_seat_access l join access_grant a on a.organization_id = s.org and a.id = l.grant_id where l.organization_id = s.org and l.seat_id = s.id and a.status <> 'ended' order by a.id loop
      update access_grant set status = 'ended' where organization_id = s.org and id = g.id;
      perform app.post_event('access_grant', g.id, 'end', jsonb_build_object('status', g.status), jsonb_build_object('status', 'ended'));
    end loop;
    update hr_seat set ends_on = greatest(s.starts_on - 1, app.today(app.zone_of(s.person_id, s.org)) - 1) where organization_id = s.org and id = s.id and coalesce(ends_on, 'infinity') > app.today(app.zone_of(s.person_id, s.org)) - 1;
    if found then
      perform app.post_event('hr_seat', s.id, 'leave', null, jsonb_build_object('endsOn', app.today(app.zone_of(s.person_id, s.org)) - 1));
      turned := turned + 1;
    end if;
  end loop;
  perform set_config('app.org', entered, true);
  return turned;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.today_of, app.hr_people_rated, app.turn_seats to equipoise_app;
