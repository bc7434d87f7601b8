-- A move of home that is entered ahead: the home on its day, with what stands on it. Applied after owner.sql.

-- Fact, for the job: homes whose day has come.
create or replace function app.homes_due() returns table (organization_id uuid, id uuid, country text, region text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select o.organization_id, o.id, o.country, o.region from other_address o
  where app.actor() = 'job:people.move_homes' and o.purpose = 'home' and o.moved_in_at is null and o.starts_on <= app.today('Etc/GMT-14') and o.starts_on <= app.today(app.zone_of(o.person_id, o.organization_id)) order by o.starts_on, o.id $$;

-- Post, by the job: the new home is the home. Where they lived until then stands with its own days, so that it is known of any day; the first time since the first day of work.
create or replace function app.move_home(home uuid, part_of_country text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); o other_address%rowtype; was contact_details%rowtype; former other_address%rowtype; seat record; until date;
begin
  if app.actor() <> 'job:people.move_homes' then perform app.refuse('homes: the job’s alone'); end if;
  select * into o from other_address x where x.organization_id = org and x.id = home and x.purpose = 'home' and x.moved_in_at is null for update;
  if o.id is null or o.starts_on > app.today(app.zone_of(o.person_id, org)) then return; end if;
  until := o.starts_on - 1;
  select * into was from contact_details c where c.organization_id = org and c.id = o.person_id for update;
  select * into former from other_address x where x.organization_id = org and x.person_id = o.person_id and x.purpose = 'home' and x.moved_in_at is not null and x.starts_on < o.starts_on and coalesce(x.ends_on, 'infinity') >= until order by x.starts_on desc limit 1 for update;
  if former.id is not null then
    -- As it was corrected meanwhile.
    update other_address x set ends_on = until, address = was.address, city = was.city, region = was.region, postal_code = was.postal_code, country = coalesce(was.country, x.country) where x.organization_id = org and x.id = former.id;
  elsif was.country is not null and num_nonnulls(was.address, was.city, was.postal_code) > 0 then
    insert into other_address (organization_id, id, person_id, purpose, starts_on, ends_on, address, city, region, postal_code, country, moved_in_at)
    select org, uuidv7(), o.person_id, 'home', least(coalesce((select max(x.ends_on) + 1 from other_address x where x.organization_id = org and x.person_id = o.person_id and x.purpose = 'home'), (select min(e.starts_on) from employment e where e.organization_id = org and e.person_id = o.person_id and e.status <> 'withdrawn'), until), until), until, was.address, was.city, was.region, was.postal_code, was.country, app.clock();
  end if;
  update other_address x set moved_in_at = app.clock() where x.organization_id = org and x.id = o.id;
  perform app.post_event('other_address', o.id, 'move_in', null, null);
  if was.id is null then
    insert into contact_details (organization_id, id, address, city, region, postal_code, country) values (org, o.person_id, o.address, o.city, o.region, o.postal_code, o.country);
  else
    update contact_details c set address = o.address, city = o.city, region = o.region, postal_code = o.postal_code, country = o.country where c.organization_id = org and c.id = o.person_id;
  end if;
  perform app.post_event('contact_details', o.person_id, case when was.id is null then 'create' else 'edit' end, jsonb_build_object('address', was.address, 'city', was.city, 'region', was.region, 'postalCode', was.postal_code, 'country', was.country), jsonb_build_object('address', o.address, 'city', o.city, 'region', o.region, 'postalCode', o.postal_code, 'country', o.country));
  for seat in select a.id, a.person_id from assignment a join employment e on e.organization_id = org and e.id = a.employment_id where a.organization_id = org and a.person_id = o.person_id and e.status <> 'withdrawn' and coalesce(e.ends_on, 'infinity') >= o.starts_on order by a.id loop
    perform app.work_from_home(org, seat.id, o.starts_on, was.country, o.country, part_of_country);
  end loop;
end $$;
-- A job that is done at home goes along: from that day the law and the holidays of the new home hold. Where the home office was said to be elsewhere than the home, it stays; so does what follows later and says something else.
create or replace function app.work_from_home(org uuid, seat uuid, since date, old_country text, new_country text, new_part text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare p placement%rowtype; part text; fields text; made uuid := uuidv7(); one placement%rowtype;
begin
  select * into p from placement s where s.organization_id = org and s.assignment_id = seat and s.starts_on <= since and coalesce(s.ends_on, 'infinity') >= since for update;
  -- Nobody knows in which part of the same country it is where the address doesn't say so.
  part := case when new_country = p.home_country then coalesce(new_part, p.home_subdivision) else new_part end;
  if p.id is null or p.home_country is null or p.home_country <> coalesce(old_country, p.home_country) or (p.home_country, coalesce(p.home_subdivision, '')) = (new_country, coalesce(part, '')) then return; end if;
  if p.starts_on < since then
    update placement s set ends_on = since - 1 where s.organization_id = org and s.id = p.id;
    perform app.post_event('placement', p.id, 'edit', jsonb_build_object('endsOn', p.ends_on), jsonb_build_object('endsOn', since - 1));
    select string_agg(quote_ident(a.attname), ', ') into fields from pg_attribute a where a.attrelid = 'placement'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
    execute format('insert into placement (%1$s) select %1$s from jsonb_populate_record(null::placement, $1)', fields) using to_jsonb(p) || jsonb_build_object('id', made, 'version', 1, 'starts_on', since, 'home_country', new_country, 'home_subdivision', part);
    perform app.post_event('placement', made, 'create', null, jsonb_build_object('startsOn', since, 'homeCountry', new_country, 'homeSubdivision', part));
  end if;
  for one in select * from placement s where s.organization_id = org and s.assignment_id = seat and s.starts_on >= since and s.id <> made and s.home_country = p.home_country and s.home_subdivision is not distinct from p.home_subdivision for update loop
    update placement s set home_country = new_country, home_subdivision = part where s.organization_id = org and s.id = one.id;
    perform app.post_event('placement', one.id, 'edit', jsonb_build_object('homeCountry', one.home_country, 'homeSubdivision', one.home_subdivision), jsonb_build_object('homeCountry', new_country, 'homeSubdivision', part));
  end loop;
end $$;

-- Fact: where somebody lives on a day: as planned, as it is, or as it was; nothing of before what is known. For themselves and for who looks after people records there.
create or replace function app.home_on(whose uuid, day date) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with homes as (select x.* from other_address x where x.organization_id = app.org() and x.person_id = whose and x.purpose = 'home'),
  that as (select h.* from homes h where h.starts_on <= day and coalesce(h.ends_on, 'infinity') >= day order by h.starts_on desc limit 1),
  -- Where they live now stands with how they are reached, and may have been corrected there.
  now as (select c.* from contact_details c where c.organization_id = app.org() and c.id = whose),
  -- One for a time is the home until its end.
  current as (select h.id from homes h where h.moved_in_at is not null and coalesce(h.ends_on, 'infinity') >= app.today(app.zone_of(whose, app.org())))
  select jsonb_build_object('address', h.address, 'city', h.city, 'region', h.region, 'postalCode', h.postal_code, 'country', h.country, 'since', h.since, 'isPlanned', h.planned) from (
    select t.address, t.city, t.region, t.postal_code, t.country, t.starts_on as since, t.moved_in_at is null as planned from that t where t.id not in (select id from current)
    union all select n.address, n.city, n.region, n.postal_code, n.country, t.starts_on, false from that t cross join now n where t.id in (select id from current)
    union all select n.address, n.city, n.region, n.postal_code, n.country, null, false from now n where not exists (select from that) and not exists (select from homes h where h.starts_on > day and h.moved_in_at is not null)
    union all select null, null, null, null, null, null, false) h
  where exists (select from person p where p.organization_id = app.org() and p.id = whose) and (whose = app.me() and whose <> all (app.my_withdrawn()) or app.covers('people', 0, whose)) limit 1 $$;

-- A move that is taken back leaves the home before it open again.
create or replace function app.on_move_gone() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  update other_address x set ends_on = null where x.organization_id = old.organization_id and x.person_id = old.person_id and x.purpose = 'home' and x.ends_on = old.starts_on - 1;
  return null;
end $$;
create or replace trigger stays after delete on other_address for each row when (old.purpose = 'home' and old.moved_in_at is null) execute function app.on_move_gone();

revoke execute on all functions in schema app from public;
grant execute on function app.homes_due, app.move_home, app.home_on to equipoise_app;
