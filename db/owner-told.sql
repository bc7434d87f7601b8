-- Announcements: what HR says to a group of people. Decision 50.

-- ── who writes them ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Who handles that area for exactly that group, or for everybody.
create or replace function app.may_announce(of_area text, group_of uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.me() is not null and case when group_of is null then app.covers_all(of_area, 1)
    else exists (select from population p where p.organization_id = app.org() and p.id = group_of and (app.covers_all(of_area, 1) or p.number = any (app.my_populations(of_area, 1)))) end $$;
-- Those that the asker may see as HR: what was published to groups of theirs, and their own drafts.
create or replace function app.announcements_written(of_id uuid default null) returns setof announcement language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.* from announcement a where a.organization_id = app.org() and (of_id is null or a.id = of_id) and (a.status <> 'draft' or a.written_by_id = app.me()) and app.may_announce(a.area, a.population_id) order by a.id desc limit 200 $$;
-- Fact: the same, with their names.
create or replace function app.announcements_for_hr(of_id uuid default null) returns table (id uuid, by_name text, is_mine boolean, area text, population_id uuid, group_name text, title text, body text, needs_confirming boolean, confirm_by date, shown_until date, status text, opens_on date, opens_at timestamptz, has_opened boolean, people int, withdrawn_at timestamptz, withdrawn_by_name text, withdrawn_reason text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, coalesce(b.preferred_name, b.name), a.written_by_id = app.me(), a.area, a.population_id, p.name, a.title, a.body, a.needs_confirming, a.confirm_by, a.shown_until, a.status, a.opens_on, a.opens_at, coalesce(a.opens_at <= app.clock(), false), a.people, a.withdrawn_at, coalesce(w.preferred_name, w.name), a.withdrawn_reason
  from app.announcements_written(of_id) a join person b on b.organization_id = a.organization_id and b.id = a.written_by_id left join person w on w.organization_id = a.organization_id and w.id = a.withdrawn_by_id
  left join population p on p.organization_id = a.organization_id and p.id = a.population_id order by a.id desc $$;
-- Fact: the groups that the asker may write to in an area; without an id, everybody.
create or replace function app.announcement_groups(of_area text) returns table (id uuid, name text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select null::uuid, null::text where app.may_announce(of_area, null) union all (select p.id, p.name from population p where p.organization_id = app.org() and app.may_announce(of_area, p.id) order by p.name) $$;
-- Post: a draft, new or written anew by whoever wrote it.
create or replace function app.write_announcement(of_id uuid, of_area text, group_of uuid, of_title text, of_body text, confirms boolean, by_day date, until_day date) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); today date := app.today(app.zone_of(app.me(), org));
begin
  if not app.may_announce(of_area, group_of) then perform app.refuse('announcement: not a group that you look after in that area'); end if;
  if confirms and by_day is null then perform app.refuse_by_rule('notices.confirm_by_when', jsonb_build_object('field', 'confirmBy')); end if;
  if until_day < today or by_day < today or confirms and by_day > until_day then perform app.refuse_by_rule('notices.days_dont_fit', jsonb_build_object('field', 'shownUntil')); end if;
  if exists (select from announcement a where a.organization_id = org and a.id = of_id) then
    update announcement a set area = of_area, population_id = group_of, title = of_title, body = of_body, needs_confirming = confirms, confirm_by = case when confirms then by_day end, shown_until = until_day, version = a.version + 1
    where a.organization_id = org and a.id = of_id and a.status = 'draft' and a.written_by_id = app.me();
    if not found then perform app.refuse('announcement: no draft of yours'); end if;
  else insert into announcement (organization_id, id, written_by_id, area, population_id, title, body, needs_confirming, confirm_by, shown_until) values (org, of_id, app.me(), of_area, group_of, of_title, of_body, confirms, case when confirms then by_day end, until_day); end if;
end $$;
create or replace function app.discard_announcement(of_id uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from announcement a where a.organization_id = app.org() and a.id = of_id and a.status = 'draft' and a.written_by_id = app.me();
  if not found then perform app.refuse('announcement: no draft of yours'); end if;
end $$;
-- Fact: whom it would reach now: how many they are, for how many mail may leave, and who of those has no address.
create or replace function app.announcement_reach(of_id uuid) returns table (people int, live int, without_address int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*)::int, count(l.person_id)::int, (count(l.person_id) filter (where not o.has_address))::int
  from app.announcements_written(of_id) a cross join lateral app.people_of_group(app.org(), a.population_id) o left join app.live_people(app.org()) l on l.person_id = o.person_id
  having exists (select from app.announcements_written(of_id)) $$;
-- Post: ten minutes from now it is shown, or from a day on wherever that has begun; if the group is still as many as the author has said.
create or replace function app.publish_announcement(of_id uuid, said int, on_day date) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); a announcement%rowtype; today date := app.today(app.zone_of(app.me(), org)); there int;
begin
  select * into a from announcement x where x.organization_id = org and x.id = of_id and x.status = 'draft' and x.written_by_id = app.me() for update;
  if a.id is null or not app.may_announce(a.area, a.population_id) then perform app.refuse('announcement: no draft of yours'); end if;
  there := (select count(*) from app.people_of_group(org, a.population_id));
  if there = 0 then perform app.refuse_by_rule('notices.nobody_there'); end if;
  if said is distinct from there then perform app.refuse_by_rule('notices.not_so_many', jsonb_build_object('field', 'people')); end if;
  if on_day < today or a.shown_until < coalesce(on_day, today) or a.confirm_by < coalesce(on_day, today) then perform app.refuse_by_rule('notices.days_dont_fit', jsonb_build_object('field', 'opensOn')); end if;
  update announcement x set status = 'published', opens_on = on_day, opens_at = app.clock() + interval '10 minutes', people = there, version = x.version + 1 where x.organization_id = org and x.id = of_id;
  perform app.post_event('announcement', of_id, 'publish', null, null);
end $$;
-- Post: taken back, by whoever may write to that group; whoever has read it goes on seeing that it was.
create or replace function app.withdraw_announcement(of_id uuid, reason text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update announcement a set status = 'withdrawn', withdrawn_at = app.clock(), withdrawn_by_id = app.me(), withdrawn_reason = reason, version = a.version + 1
  where a.organization_id = app.org() and a.id = of_id and a.status = 'published' and app.may_announce(a.area, a.population_id);
  if not found then perform app.refuse('announcement: none that you could withdraw'); end if;
  perform app.post_event('announcement', of_id, 'withdraw', null, null);
end $$;

-- ── who reads them ───────────────────────────────────────────────────────────────────────────────────────────────────
-- What somebody is told at this moment: as long as it is shown, to whoever is in the group when they look; what they have read stays theirs, and that it was withdrawn, without its text.
create or replace function app.announcements_of(person uuid) returns table (id uuid, title text, body text, area text, by_name text, at timestamptz, needs_confirming boolean, confirm_by date, read_at timestamptz, confirmed_at timestamptz, withdrawn_at timestamptz, withdrawn_reason text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with me as materialized (select z.zone, app.today(z.zone) as today, app.belongs_until(app.org(), person) > app.clock() as belongs, coalesce((select r.populations from reach r where r.organization_id = app.org() and r.subject_id = person), '{}') as groups
    from (select app.zone_of(person, app.org()) as zone) z where person is not null)
  select a.id, a.title, case when a.withdrawn_at is null then a.body end, a.area, coalesce(b.preferred_name, b.name), greatest(a.opens_at, a.opens_on::timestamp at time zone me.zone), a.needs_confirming, a.confirm_by, r.read_at, r.confirmed_at, a.withdrawn_at, a.withdrawn_reason
  from me join announcement a on a.organization_id = app.org() and a.status <> 'draft' and a.opens_at <= app.clock() left join population p on p.organization_id = a.organization_id and p.id = a.population_id
  left join announcement_receipt r on r.organization_id = a.organization_id and r.announcement_id = a.id and r.person_id = announcements_of.person join person b on b.organization_id = a.organization_id and b.id = a.written_by_id
  where me.belongs and (r.id is not null or a.withdrawn_at is null and me.today between coalesce(a.opens_on, '-infinity') and a.shown_until and (a.population_id is null or p.number = any (me.groups)))
  order by 6 desc, a.id desc limit 100 $$;
create or replace function app.my_announcements() returns table (id uuid, title text, body text, area text, by_name text, at timestamptz, needs_confirming boolean, confirm_by date, read_at timestamptz, confirmed_at timestamptz, withdrawn_at timestamptz, withdrawn_reason text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$ select * from app.announcements_of(app.me()) $$;
create or replace function app.unread_announcements(person uuid, since timestamptz) returns int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*)::int from app.announcements_of(person) a where a.withdrawn_at is null and (a.read_at is null or a.needs_confirming and a.confirmed_at is null) and a.at >= since $$;
create or replace function app.my_unread_announcements() returns int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$ select app.unread_announcements(app.me(), '-infinity') $$;
-- Post: that one has read it, and, where that is asked, that one has understood it. The first time counts.
create or replace function app.read_announcement(of_id uuid, confirms boolean) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare asked boolean := (select a.needs_confirming from app.announcements_of(app.me()) a where a.id = of_id and a.withdrawn_at is null);
begin
  if asked is null then perform app.refuse('announcement: none that you are told'); end if;
  if confirms and not asked then perform app.refuse_by_rule('notices.nothing_to_confirm'); end if;
  insert into announcement_receipt as r (organization_id, id, announcement_id, person_id, read_at, confirmed_at) values (app.org(), uuidv7(), of_id, app.me(), app.clock(), case when confirms then app.clock() end)
  on conflict (organization_id, announcement_id, person_id) do update set confirmed_at = coalesce(r.confirmed_at, excluded.confirmed_at), version = r.version + 1;
end $$;

-- ── who has read them ────────────────────────────────────────────────────────────────────────────────────────────────
-- Fact: of those who are in the group now, how many have read and confirmed. Where nobody was asked to confirm, it says nothing of fewer than five, since that would be names.
create or replace function app.announcement_counts(of_id uuid) returns table (people int, have_read int, have_confirmed int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.people, case when a.needs_confirming or c.people >= 5 then c.have_read end, case when a.needs_confirming then c.have_confirmed end from app.announcements_written(of_id) a
  cross join lateral (select count(*)::int as people, count(r.id)::int as have_read, count(r.confirmed_at)::int as have_confirmed from app.people_of_group(app.org(), a.population_id) o
    left join announcement_receipt r on r.organization_id = app.org() and r.announcement_id = a.id and r.person_id = o.person_id) c where a.status <> 'draft' $$;
-- Fact: who has confirmed or hasn't, where that was asked: of those whose records the asker may see.
create or replace function app.announcement_people(of_id uuid, confirmed boolean) returns table (person_id uuid, name text, read_at timestamptz, confirmed_at timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, p.name, r.read_at, r.confirmed_at from app.announcements_written(of_id) a cross join lateral app.people_of_group(app.org(), a.population_id) o join person p on p.organization_id = app.org() and p.id = o.person_id
  left join announcement_receipt r on r.organization_id = app.org() and r.announcement_id = a.id and r.person_id = o.person_id
  where a.status <> 'draft' and a.needs_confirming and (r.confirmed_at is not null) = confirmed
    and (app.covers_all('people', 0) or exists (select from reach x where x.organization_id = app.org() and x.subject_id = p.id and x.populations && app.my_populations('people', 0)))
  order by p.sort_name, p.id limit 200 $$;

-- ── by mail ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Whom a mail of an announcement may leave to now, five thousand at a time: judged by sets, so that most fall out before anybody is looked at alone. `is_urgent`: those who want to be told at once.
-- Who hasn't confirmed is told again two days before they have to.
create or replace function app.announcements_to_mail(resting uuid[]) returns table (org uuid, who uuid, is_urgent boolean, since timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with open as materialized (select a.*, p.number from announcement a left join population p on p.organization_id = a.organization_id and p.id = a.population_id
    where a.status = 'published' and a.opens_at <= app.clock() and coalesce(a.mail_again_at, '-infinity') <= app.clock() and a.shown_until >= app.today('UTC') - 1),
  live as materialized (select o.organization_id, l.person_id, l.since from (select distinct o.organization_id from open o) o cross join lateral app.live_people(o.organization_id) l)
  select a.organization_id, d.person_id, w.way = 'at_once', s.since from open a
  join directory_entry d on d.organization_id = a.organization_id and d.is_primary and d.status <> 'ended' and coalesce(btrim(d.work_email), '') <> ''
  join live v on v.organization_id = a.organization_id and v.person_id = d.person_id
  left join reach x on x.organization_id = a.organization_id and x.subject_id = d.person_id left join location l on l.organization_id = a.organization_id and l.id = d.location_id
  left join announcement_receipt r on r.organization_id = a.organization_id and r.announcement_id = a.id and r.person_id = d.person_id left join approval_mail m on m.organization_id = a.organization_id and m.person_id = d.person_id
  left join quiet_hours q on q.organization_id = a.organization_id and q.id = d.person_id left join notice_choice c on c.organization_id = a.organization_id and c.person_id = d.person_id and c.kind = 'notices.announcement'
  left join notice_default f on f.organization_id = a.organization_id and f.kind = 'notices.announcement' cross join notice_kind k
  cross join lateral (select coalesce(c.way, f.way, k.usually) as way) w cross join lateral (select coalesce(l.time_zone, 'UTC') as zone) z cross join lateral (select app.clock() at time zone z.zone as here) h
  cross join lateral (select greatest(a.opens_at, a.opens_on::timestamp at time zone z.zone) as opened, (a.confirm_by - 2)::timestamp at time zone z.zone as again) o
  cross join lateral (select case when a.needs_confirming and o.again > o.opened and o.again <= app.clock() then o.again when r.id is null then o.opened end as since) s
  where k.kind = 'notices.announcement' and w.way <> 'off' and (a.population_id is null or a.number = any (x.populations)) and r.confirmed_at is null and s.since <= app.clock() and s.since >= v.since and s.since > coalesce(m.sent_at, '-infinity') and a.shown_until >= h.here::date
    and (q.id is not null or extract(isodow from h.here) < 6 and extract(hour from h.here) between 7 and 19)
    and (w.way = 'at_once' or extract(isodow from h.here) < 6 and extract(hour from h.here) >= 7 and coalesce((m.sent_at at time zone z.zone)::date, '-infinity') < h.here::date and d.location_id <> all (resting))
  limit 5000 $$;

revoke execute on all functions in schema app from public;
grant execute on function app.announcements_for_hr, app.announcement_groups, app.write_announcement, app.discard_announcement, app.announcement_reach, app.publish_announcement, app.withdraw_announcement, app.my_announcements, app.my_unread_announcements, app.read_announcement, app.announcement_counts, app.announcement_people to equipoise_app;
