-- The declared exceptions of the balance of the HR team: who may, can and does, told to those who lead HR; to others what concerns themselves; to who counts, numbers.

-- What is worked on by whom, for whom, now: the second person's office isn't HR's work.
create or replace function app.hr_work(org uuid) returns table (person_id uuid, function text, population int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with held as materialized (select distinct g.holder_id, g.function, g.population from access_grant g where g.organization_id = org and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock()
    and g.level <> 'view' and g.origin <> 'second_person' and g.function not in ('systems', 'insights', 'organization', 'access', 'audit'))
  select h.holder_id, h.function, h.population from held h where h.holder_id in (select w.id from (select distinct holder_id as id from held) w where app.belongs_until(org, w.id) > app.clock()) $$;
-- How much of the HR team somebody sees: 'all' who administers people records or totals for everyone, or is in a leading position; 'totals'
-- who counts for everyone; 'own' who works on an area of HR.
create or replace function app.hr_view() returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when app.covers_all('people', 2) or app.covers_all('insights', 2) or app.me() is not null and exists (select from app.seats_now(app.org()) s where s.person_id = app.me() and s.kind = 'leader') then 'all'
    when app.covers_all('insights', 0) then 'totals'
    when app.me() is not null and exists (select from app.hr_work(app.org()) w where w.person_id = app.me()) then 'own' end $$;
create or replace function app.is_off_desk(org uuid, person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from out_of_office o where o.organization_id = org and o.person_id = person and app.today(app.zone_of(person, org)) between o.starts_on and o.ends_on) or app.is_away(org, person) $$;

-- The groups that HR looks after, and in which of them each is, with the country and the time of their office: of who has left, as it was last.
create or replace function app.hr_groups(org uuid) returns setof int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.population from app.hr_work(org) w where w.population <> 0 union select s.population from app.seats_now(org) s where s.population <> 0
  union select p.number from outside_cover c join population p on p.organization_id = org and p.id = any (c.population_ids) where c.organization_id = org and app.today('UTC') between c.starts_on and coalesce(c.ends_on, 'infinity') $$;
create or replace function app.hr_placed(org uuid) returns table (person_id uuid, country text, populations int[], zone text, is_here boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with used as materialized (select n from app.hr_groups(org) n)
  select distinct on (d.person_id) d.person_id, d.country, array(select n from unnest(r.populations) n where n in (select u.n from used u) order by n), l.time_zone, d.status = 'active'
  from directory_entry d join reach r on r.organization_id = org and r.subject_id = d.id join location l on l.organization_id = org and l.id = d.location_id
  where d.organization_id = org and d.is_primary order by d.person_id, d.status, d.starts_on desc, d.id $$;

-- Fact: the balance. People are told by classes that are alike to HR (the groups that HR looks after, and the country); ratings and what was
-- handled only so that it can be judged who can, by the server, which tells of nobody's load but to themselves and their lead.
create or replace function app.hr_balance() returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); sees text := app.hr_view(); me uuid := app.me(); now timestamptz := app.clock(); told jsonb;
begin
  if sees is null then perform app.refuse('hr_team: not yours to see'); end if;
  with works as materialized (select * from app.hr_work(org)),
  seats as materialized (select * from app.seats_now(org)),
  cover as materialized (select c.id, c.name, c.kind, c.contact, c.email, c.phone, c.ends_on, c.functions, coalesce((select array_agg(p.number) from population p where p.organization_id = org and p.id = any (c.population_ids)), '{}') as populations
    from outside_cover c where c.organization_id = org and app.today('UTC') between c.starts_on and coalesce(c.ends_on, 'infinity')),
  used as materialized (select number from app.hr_groups(org) number),
  placed as materialized (select p.person_id, p.country, p.populations from app.hr_placed(org) p where p.is_here),
  classes as materialized (select (row_number() over (order by country, populations))::int as n, country, populations, count(*)::int as people from placed group by country, populations),
  mine as materialized (select w.function, w.population from works w where w.person_id = me),
  items as materialized (
    select w.hr_function as function, w.status, w.routed, w.due_on, w.opened_at, w.done_at, w.done_by_id, w.language, c.n, p.country
    from work_item w left join placed p on p.person_id = w.person_id left join classes c on c.country = p.country and c.populations = p.populations
    where w.organization_id = org and w.audience = 'hr' and (w.status in ('open', 'waiting') or w.opened_at > now - interval '91 days' or w.status = 'done' and w.done_at > now - interval '12 months')),
  spoken as (select distinct on (function, n) function, n, language from (select function, n, language, count(*) as items, sum(count(*)) over (partition by function, n) as of from items where language is not null and n is not null group by function, n, language) s where items * 2 > of order by function, n, items desc),
  work as (
    select i.n, i.function, (count(*) filter (where i.status in ('open', 'waiting')))::int as open, (count(*) filter (where i.status = 'open' and i.due_on < app.today('UTC')))::int as overdue,
      (count(*) filter (where i.opened_at > now - interval '91 days'))::int as incoming, (count(*) filter (where i.status = 'done' and i.done_at > now - interval '91 days'))::int as done, min(s.language) as language
    from items i left join spoken s on s.function = i.function and s.n = i.n where i.n is not null group by i.n, i.function),
  team as materialized (select person_id from works union select person_id from seats)
  select jsonb_build_object('sees', sees, 'minimumGroup', (select o.minimum_group from organization o where o.organization_id = org and o.id = org),
    'hrPeople', (select count(distinct t.person_id) from team t join directory_entry d on d.organization_id = org and d.person_id = t.person_id and d.status = 'active' and d.is_primary and d.worker_kind = 'employee' where t.person_id in (select person_id from works)),
    'secondPerson', case when sees = 'all' then (select p.name from organization o join person p on p.organization_id = org and p.id = o.second_person_id where o.organization_id = org and o.id = org) end,
    'groups', (select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'id', p.id, 'name', p.name) order by p.number), '[]') from population p join used u on u.number = p.number where p.organization_id = org
      and (sees <> 'own' or exists (select from mine where population in (0, p.number)))),
    'classes', (select coalesce(jsonb_agg(jsonb_build_object('n', c.n, 'country', c.country, 'populations', c.populations, 'people', c.people) order by c.n), '[]') from classes c where sees <> 'own' or exists (select from mine where population = 0 or population = any (c.populations))),
    'work', (select coalesce(jsonb_agg(to_jsonb(w) order by w.n, w.function), '[]') from work w join classes c on c.n = w.n where sees <> 'own' or exists (select from mine where mine.function = w.function and (population = 0 or population = any (c.populations)))),
    'holders', (select coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.name, 'isMe', coalesce(p.id = me, false), 'positions', array(select s.title from seats s where s.person_id = p.id order by s.rank desc), 'isOutside', not exists (select from directory_entry d where d.organization_id = org and d.person_id = p.id and d.status = 'active' and d.worker_kind = 'employee'),
        'isTheirs', coalesce(p.id = me, false) or exists (select from reach r where r.organization_id = org and r.subject_id = p.id and r.direct && app.my_lines()),
        'isAway', app.is_off_desk(org, p.id), 'awayUntil', (select max(o.ends_on) from out_of_office o where o.organization_id = org and o.person_id = p.id and app.today(app.zone_of(p.id, org)) between o.starts_on and o.ends_on),
        'languages', coalesce((select w.languages from work_profile w where w.organization_id = org and w.person_id = p.id), '{}'),
        'isCertified', (p.id = me or app.covers('learning', 0, p.id)) and exists (select from certificate c where c.organization_id = org and c.person_id = p.id and coalesce(c.expires_on, 'infinity') >= app.today('UTC')),
        'grants', (select coalesce(jsonb_agg(jsonb_build_object('function', g.function, 'populations', g.populations)), '[]') from (select w.function, array_agg(w.population) as populations from works w where w.person_id = p.id group by w.function) g)) order by p.sort_name, p.id), '[]')
      from team t join person p on p.organization_id = org and p.id = t.person_id where sees = 'all' or p.id = me),
    'said', (select coalesce(jsonb_agg(jsonb_build_object('personId', s.person_id, 'saidBy', s.said_by, 'function', s.function, 'country', s.country, 'rating', s.rating)), '[]') from hr_competence s where s.organization_id = org and s.person_id in (select person_id from team) and (sees = 'all' or s.person_id = me)),
    'done', (select coalesce(jsonb_agg(jsonb_build_object('personId', d.done_by_id, 'function', d.function, 'country', d.country, 'items', d.items)), '[]') from (
      select i.done_by_id, i.function, i.country, count(*)::int as items from items i where i.status = 'done' and i.done_by_id in (select person_id from team) and (sees = 'all' or i.done_by_id = me) and i.country is not null group by 1, 2, 3) d),
    'cover', (select coalesce(jsonb_agg(to_jsonb(c) order by c.name), '[]') from cover c where sees = 'all'),
    'warnings', (select coalesce(jsonb_agg(to_jsonb(x) order by x.items desc, x.function), '[]') from (select i.function, i.routed, count(*)::int as items from items i where sees = 'all' and i.status in ('open', 'waiting') and i.routed in ('nobody', 'lead') group by 1, 2) x)
  ) into told;
  return told;
end $$;

-- Fact: how many HR people there are to how many employees, both counted by the one rule of who counts, heads and full-time equivalents.
create or replace function app.hr_ratio() returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); told jsonb;
begin
  if coalesce(app.hr_view(), 'own') = 'own' then perform app.refuse('hr_team: not yours to see'); end if;
  with heads as materialized (select h.person_id, h.fte, h.is_without_hours from app.heads_on(org, app.today('UTC'), array['employee']) h), hr as materialized (select distinct w.person_id from app.hr_work(org) w)
  select jsonb_build_object('on', app.today('UTC'), 'heads', count(*), 'fte', round(coalesce(sum(h.fte), 0), 1), 'hrHeads', count(*) filter (where h.person_id in (select person_id from hr)), 'hrFte', round(coalesce(sum(h.fte) filter (where h.person_id in (select person_id from hr)), 0), 1),
    'withoutHours', count(*) filter (where h.is_without_hours)) from heads h into told;
  return told;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.hr_view, app.hr_balance, app.hr_ratio to equipoise_app;
