-- Notices: who is told what, when a mail may leave, and for whom. Decision 34.

-- ── the go-live switch ───────────────────────────────────────────────────────────────────────────────────────────────
-- Since when mail may leave for somebody: null as long as none of the groups they are in has gone live. HR itself gets its mail from the beginning.
create or replace function app.live_since(org uuid, person uuid) returns timestamptz language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when app.circles_of(org, person) <> '{}' then '-infinity' else (
    select min(g.started_at) from go_live g left join population p on p.organization_id = org and p.id = g.population_id
    where g.organization_id = org and g.ended_at is null and (g.population_id is null
      or p.number = any (coalesce((select r.populations from reach r where r.organization_id = org and r.subject_id = person), '{}')))) end $$;
-- Fact, for what sends mail: the address of somebody whom mail may leave for. The one gate; whoever has left, isn't live or has no address gets none.
create or replace function app.mail_address(person uuid) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.work_email from person p where app.actor() = 'job:mail.gate' and p.organization_id = app.org() and p.id = mail_address.person and coalesce(btrim(p.work_email), '') <> ''
    and app.belongs_until(app.org(), p.id) > app.clock() and app.live_since(app.org(), p.id) is not null $$;
-- Who administers people records or the HR systems for a group switches it.
create or replace function app.may_go_live(group_of uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.me() is not null and (app.covers_all('people', 2) or app.covers_all('systems', 2) or exists (select from population p where p.organization_id = app.org() and p.id = group_of
    and p.number = any (app.my_populations('people', 2) || app.my_populations('systems', 2)))) $$;
create or replace function app.people_of_group(org uuid, group_of uuid) returns table (person_id uuid, has_address boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.person_id, bool_or(coalesce(btrim(d.work_email), '') <> '') from directory_entry d where d.organization_id = org and d.status <> 'ended' and (group_of is null
    or exists (select from population p join reach r on r.organization_id = org and r.subject_id = d.person_id and p.number = any (r.populations) where p.organization_id = org and p.id = group_of))
  group by d.person_id $$;
-- Everybody whom mail may leave for, since when: the same as a set.
create or replace function app.live_people(org uuid) returns table (person_id uuid, since timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with on_now as materialized (select coalesce(p.number, 0) as number, g.started_at from go_live g left join population p on p.organization_id = org and p.id = g.population_id where g.organization_id = org and g.ended_at is null)
  select w.person_id, min(w.since) from (
    select r.subject_id as person_id, o.started_at as since from on_now o join reach r on r.organization_id = org and (o.number = 0 or o.number = any (r.populations))
    union all select h.holder_id, '-infinity' from (select distinct a.holder_id from access_grant a where a.organization_id = org) h where app.circles_of(org, h.holder_id) <> '{}') w group by w.person_id $$;
-- Fact: the groups that the asker may switch, whom it would reach, and how much was held back.
create or replace function app.live_groups() returns table (population_id uuid, name text, people int, without_address int, live int, held int, since timestamptz, by_name text, seen text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with lives as materialized (select l.person_id from app.live_people(app.org()) l),
  groups as (select null::uuid as id, null::text as name union all select p.id, p.name from population p where p.organization_id = app.org())
  select g.id, g.name, w.people, w.without_address, w.live, w.held, l.started_at, b.name, w.seen from groups g
  left join go_live l on l.organization_id = app.org() and l.population_id is not distinct from g.id and l.ended_at is null left join person b on b.organization_id = app.org() and b.id = l.started_by_id
  cross join lateral (select count(*)::int as people, (count(*) filter (where not o.has_address))::int as without_address, count(i.person_id)::int as live, coalesce(sum(h.held), 0)::int as held, md5(coalesce(string_agg(o.person_id::text, ',' order by o.person_id), '')) as seen
    from app.people_of_group(app.org(), g.id) o left join lives i on i.person_id = o.person_id left join lateral (select count(*) as held from mail_held m where m.organization_id = app.org() and m.person_id = o.person_id) h on true) w
  where app.may_go_live(g.id) order by g.name nulls first, g.id $$;
-- Post: switches a group on, if it is still those who were shown, or off. Nothing is sent about what was before. They themselves are told where that was answered, and it stands with the switch.
drop function if exists app.switch_live(uuid, boolean, text);
create or replace function app.switch_live(group_of uuid, is_on boolean, shown text, tells text[]) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); made uuid := uuidv7();
begin
  if not app.may_go_live(group_of) then perform app.refuse('go_live: not a group that you administer'); end if;
  perform pg_advisory_xact_lock(hashtextextended('go_live:' || org, 0));
  if is_on then
    if exists (select from go_live g where g.organization_id = org and g.population_id is not distinct from group_of and g.ended_at is null) then perform app.refuse_by_rule('notices.live_already'); end if;
    if shown is distinct from (select g.seen from app.live_groups() g where g.population_id is not distinct from group_of) then perform app.refuse_by_rule('notices.others_now'); end if;
    insert into go_live (organization_id, id, population_id, started_at, started_by_id, told) values (org, made, group_of, app.clock(), app.me(), tells);
    perform app.post_event('go_live', made, 'switch_on', null, jsonb_build_object('told', tells));
    perform app.tell_themselves(array(select o.person_id from app.people_of_group(org, group_of) o), one) from unnest(tells) one;
  else
    update go_live g set ended_at = app.clock(), ended_by_id = app.me(), version = g.version + 1 where g.organization_id = org and g.population_id is not distinct from group_of and g.ended_at is null returning g.id into made;
    if not found then perform app.refuse_by_rule('notices.quiet_already'); end if;
    perform app.post_event('go_live', made, 'switch_off', null, null);
  end if;
  perform app.notify(array(select distinct a.holder_id from access_grant a where a.organization_id = org and a.function in ('people', 'systems') and a.level = 'administer' and a.status = 'active' and a.starts_at <= app.clock() and a.ends_at > app.clock()
    and (a.population_id is null or a.population_id = group_of)), 'notices.gone_live', made, false);
end $$;

-- ── who is told ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- Whether what is told of was written in this very transaction, or is told by a job of the house: nobody else tells others anything, nor unsays it.
create or replace function app.may_tell(of_record text, of_id uuid, if_gone boolean) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare is_there boolean; is_fresh boolean;
begin
  execute format('select count(*) > 0, coalesce(bool_or(app.written_here(t.xmin)), false) from %I t where t.organization_id = app.org() and t.id = $1', of_record) into is_there, is_fresh using of_id;
  return case when is_there then is_fresh or app.actor() like 'job:%' else if_gone end;
end $$;
-- Tells these people of a record, once as long as they haven't read it. Not who does it themselves, nor who doesn't work here any more.
create or replace function app.tell_people(people uuid[], of_kind text, of_id uuid, urgent boolean) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); told int;
begin
  delete from notification n where n.organization_id = org and n.person_id = any (people) and n.kind = of_kind and n.record_id = of_id and n.read_at is null;
  insert into notification (organization_id, id, person_id, kind, record_id, at, is_urgent)
  select org, uuidv7(), p.id, of_kind, of_id, app.clock(), urgent from person p where p.organization_id = org and p.id = any (people) and p.id is distinct from app.me() and app.belongs_until(org, p.id) > app.clock();
  get diagnostics told = row_count;
  return told;
end $$;
-- The same of many records at once, each about one person; what was told of them as `settles` waits for nobody any more.
create or replace function app.tell_each(people uuid[], of_ids uuid[], of_kind text, settles text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org();
begin
  update notification n set read_at = app.clock(), mail = case n.mail when 'due' then 'none' else n.mail end from unnest(people, of_ids) t (person, id)
  where n.organization_id = org and n.person_id = t.person and n.kind = settles and n.record_id = t.id and n.read_at is null;
  delete from notification n using unnest(people, of_ids) t (person, id) where n.organization_id = org and n.person_id = t.person and n.kind = of_kind and n.record_id = t.id and n.read_at is null;
  insert into notification (organization_id, id, person_id, kind, record_id, at, is_urgent)
  select org, uuidv7(), t.person, of_kind, t.id, app.clock(), false from unnest(people, of_ids) t (person, id) where of_kind is not null and t.person is distinct from app.me() and (app.simply_works(org, t.person) or app.belongs_until(org, t.person) > app.clock());
end $$;
-- Post, for modules: the same, by a job or whoever writes that record.
create or replace function app.notify(people uuid[], of_kind text, of_id uuid, urgent boolean) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare of_record text := (select k.record from notice_kind k where k.kind = of_kind);
begin
  if of_record is null then raise exception 'no such kind of notice: %', of_kind; end if;
  if not app.may_tell(of_record, of_id, false) then perform app.refuse('notify: not yours to tell, or no such record'); end if;
  return app.tell_people(people, of_kind, of_id, urgent);
end $$;
-- Tells each of these of themselves, of a kind that is told only where somebody says so. Owner's use alone.
create or replace function app.tell_themselves(people uuid[], of_kind text) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); told int;
begin
  if not exists (select from notice_kind k where k.kind = of_kind and k.is_asked and k.record = 'person') then perform app.refuse('notify: no kind to be asked for'); end if;
  delete from notification n where n.organization_id = org and n.person_id = any (people) and n.kind = of_kind and n.read_at is null;
  insert into notification (organization_id, id, person_id, kind, record_id, at, is_urgent)
  select org, uuidv7(), p.id, of_kind, p.id, app.clock(), false from person p where p.organization_id = org and p.id = any (people) and p.id is distinct from app.me() and app.belongs_until(org, p.id) > app.clock();
  get diagnostics told = row_count;
  return told;
end $$;
-- Post, for modules: what whoever does something to many has said that they be told; in the transaction that writes the record of it.
create or replace function app.tell_asked(people uuid[], of_kind text, of_act text, act_id uuid) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare is_fresh boolean;
begin
  if not exists (select from record_right r where r.record = of_act and r.part = '') then raise exception 'no such record: %', of_act; end if;
  execute format('select exists (select from %I t where t.organization_id = app.org() and t.id = $1 and app.written_here(t.xmin))', of_act) into is_fresh using act_id;
  if not is_fresh or app.who() is null then perform app.refuse('notify: no act of this transaction'); end if;
  return app.tell_themselves(people, of_kind);
end $$;
create or replace function app.settle_told(of_kind text, of_id uuid) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update notification n set read_at = app.clock(), mail = case n.mail when 'due' then 'none' else n.mail end where n.organization_id = app.org() and n.kind = of_kind and n.record_id = of_id and n.read_at is null $$;
-- Post, for modules: what is done or taken back waits for nobody any more.
create or replace function app.settle_notices(of_kind text, of_id uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare of_record text := (select k.record from notice_kind k where k.kind = of_kind);
begin
  if of_record is null then raise exception 'no such kind of notice: %', of_kind; end if;
  if not app.may_tell(of_record, of_id, true) then perform app.refuse('notify: not yours to settle'); end if;
  perform app.settle_told(of_kind, of_id);
end $$;
-- Post: one's own are read; all of them, or these.
create or replace function app.read_notices(ids uuid[]) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update notification n set read_at = app.clock(), mail = case n.mail when 'due' then 'none' else n.mail end where n.organization_id = app.org() and n.person_id = app.me() and n.read_at is null and (ids is null or n.id = any (ids)) $$;

-- ── how they want it ─────────────────────────────────────────────────────────────────────────────────────────────────
create or replace function app.notice_way(org uuid, person uuid, of_kind text) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when k.is_fixed and w.way = 'off' then 'digest' else w.way end from notice_kind k cross join lateral (select coalesce(
      (select c.way from notice_choice c where c.organization_id = org and c.person_id = notice_way.person and c.kind = of_kind),
      (select d.way from notice_default d where d.organization_id = org and d.kind = of_kind), k.usually) as way) w where k.kind = of_kind $$;
-- Fact: the kinds, with what the company and the asker say; the company's own way for whoever administers the HR systems to change.
create or replace function app.my_notice_ways() returns table (kind text, usually text, way text, is_fixed boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.kind, coalesce(d.way, k.usually), app.notice_way(app.org(), app.me(), k.kind), k.is_fixed from notice_kind k left join notice_default d on d.organization_id = app.org() and d.kind = k.kind where app.me() is not null order by 1 $$;
-- Post: one's own way for a kind, or, for the company, by whoever administers the HR systems for everybody; null goes back to the usual one.
create or replace function app.choose_way(of_kind text, new_way text, for_company boolean) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare k notice_kind%rowtype;
begin
  select * into k from notice_kind x where x.kind = of_kind;
  if k.kind is null or app.me() is null or for_company and not app.covers_all('systems', 2) then perform app.refuse('notices: not yours to choose'); end if;
  if k.is_fixed and new_way = 'off' then perform app.refuse_by_rule('notices.always_told', jsonb_build_object('field', 'way')); end if;
  if for_company then
    delete from notice_default d where d.organization_id = app.org() and d.kind = of_kind;
    insert into notice_default (organization_id, id, kind, way) select app.org(), uuidv7(), of_kind, new_way where new_way is not null;
  else
    delete from notice_choice c where c.organization_id = app.org() and c.person_id = app.me() and c.kind = of_kind;
    insert into notice_choice (organization_id, id, person_id, kind, way) select app.org(), uuidv7(), app.me(), of_kind, new_way where new_way is not null;
  end if;
end $$;
drop function if exists app.set_quiet_hours(int, int, boolean, text);
create or replace function app.set_quiet_hours(since int, until int, weekends boolean, zone text, texts boolean) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.me() is null then perform app.refuse('notices: nobody’s hours'); end if;
  if zone is not null and not exists (select from pg_timezone_names z where z.name = zone) then perform app.refuse_by_rule('notices.no_such_zone', jsonb_build_object('field', 'timeZone')); end if;
  insert into quiet_hours as q (organization_id, id, quiet_from, quiet_until, is_quiet_at_weekends, time_zone, with_texts) values (app.org(), app.me(), since, until, weekends, zone, texts)
  on conflict (organization_id, id) do update set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, is_quiet_at_weekends = excluded.is_quiet_at_weekends, time_zone = excluded.time_zone, with_texts = excluded.with_texts, version = q.version + 1;
end $$;

-- ── who is told by mail ──────────────────────────────────────────────────────────────────────────────────────────────
-- Where somebody is now, by the clock on their wall, and whether they are not to be disturbed: 8 in the evening to 7 and at weekends, unless they say otherwise.
create or replace function app.at_theirs(org uuid, person uuid) returns table (here timestamp, last timestamp, is_quiet boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select z.here, z.last, coalesce(q.is_quiet_at_weekends, true) and extract(isodow from z.here) > 5 or case when h.since < h.until then z.hour >= h.since and z.hour < h.until else h.since > h.until and (z.hour >= h.since or z.hour < h.until) end
  from (values (1)) one left join quiet_hours q on q.organization_id = org and q.id = person left join approval_mail d on d.organization_id = org and d.person_id = person
  cross join lateral (select coalesce(q.quiet_from, 20) as since, coalesce(q.quiet_until, 7) as until) h
  cross join lateral (select coalesce(q.time_zone, app.zone_of(person, org)) as zone) w
  cross join lateral (select app.clock() at time zone w.zone as here, d.sent_at at time zone w.zone as last, extract(hour from app.clock() at time zone w.zone) as hour) z $$;
create or replace function app.rests(org uuid, person uuid, resting uuid[]) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from directory_entry d where d.organization_id = org and d.person_id = rests.person and d.is_primary and d.status <> 'ended' and d.location_id = any (resting)) $$;
-- Post, by the job that mails: whom to tell now, of what waits for a decision and of what wasn't read, in one mail. At once where that was asked for, else once a day, in the morning of a
-- working day where they are, and only if something is new since. For whom mail may not leave, or of what was before it could, it is held back for good.
drop function if exists app.mails_due();
create or replace function app.mails_due(resting uuid[] default '{}') returns table (organization_id uuid, person_id uuid) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare orgs uuid[]; whom uuid[]; urgent boolean[]; told timestamptz[];
begin
  if app.actor() <> 'job:notices.mail' then perform app.refuse('notices: the job’s alone'); end if;
  if exists (select from announcement a where a.status = 'published' and a.opens_at <= app.clock() and coalesce(a.mail_again_at, '-infinity') <= app.clock()) then
    select array_agg(a.org), array_agg(a.who), array_agg(a.is_urgent), array_agg(a.since) into orgs, whom, urgent, told from app.announcements_to_mail(resting) a;
    -- Whom there is nobody left of is looked for again in a quarter of an hour.
    update announcement a set mail_again_at = app.clock() + interval '15 minutes' where a.status = 'published' and a.opens_at <= app.clock() and coalesce(a.mail_again_at, '-infinity') <= app.clock() and coalesce(cardinality(whom), 0) < 5000;
  end if;
  update notification n set mail = 'none' where n.mail = 'due' and app.notice_way(n.organization_id, n.person_id, n.kind) is distinct from 'digest' and app.notice_way(n.organization_id, n.person_id, n.kind) is distinct from 'at_once';
  return query
  with waits as materialized (
    select m.organization_id as org, m.who, s.id as step, s.tells_at_once and s.told_at is null as is_urgent, greatest(s.opened_at, s.reminded_at, s.passed_at) as since from approval_step s
    join member m on m.organization_id = s.organization_id and m.list = 'approval_step' and m.record_id = s.id where s.status = 'open'
    union all
    select a.organization_id, a.requested_by_id, null, false, (select max(w.at) from approval_word w where w.organization_id = a.organization_id and w.approval_id = a.id and w.what = 'question') from approval a where a.status = 'open' and a.is_asked
    union all
    select n.organization_id, n.person_id, null, n.is_urgent or app.notice_way(n.organization_id, n.person_id, n.kind) = 'at_once', n.at from notification n where n.mail = 'due'
    union all
    select a.org, a.who, null, a.is_urgent, a.since from unnest(orgs, whom, urgent, told) as a (org, who, is_urgent, since)),
  due as materialized (
    select w.org, w.who, coalesce(max(w.since) >= app.live_since(w.org, w.who), false) as may_leave from waits w left join approval_mail d on d.organization_id = w.org and d.person_id = w.who
    join membership b on b.organization_id = w.org and b.person_id = w.who and b.ends_at > app.clock()
    cross join lateral app.at_theirs(w.org, w.who) z
    where not z.is_quiet and (w.is_urgent or w.since > coalesce(d.sent_at, '-infinity') and extract(hour from z.here) >= 7 and extract(isodow from z.here) < 6 and coalesce(z.last::date, '-infinity') < z.here::date and not app.rests(w.org, w.who, resting))
    group by w.org, w.who),
  told as (update approval_step s set told_at = app.clock() from waits w join due d on d.org = w.org and d.who = w.who where s.organization_id = w.org and s.id = w.step and w.is_urgent),
  mailed as (update notification n set mail = case when d.may_leave then 'sent' else 'held' end from due d where n.organization_id = d.org and n.person_id = d.who and n.mail = 'due'),
  held as (insert into mail_held (organization_id, id, person_id, at) select org, uuidv7(), who, app.clock() from due where not may_leave),
  marked as (insert into approval_mail as x (organization_id, person_id, sent_at) select org, who, app.clock() from due on conflict (organization_id, person_id) do update set sent_at = excluded.sent_at)
  select org, who from due where may_leave;
end $$;
-- Fact, for that job: how many things wait at the moment of sending, and how many weren't read since mail may leave for them.
create or replace function app.mail_for(person uuid) returns table (name text, waiting int, unread int) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  return query select coalesce(p.preferred_name, p.name), (select count(*)::int from member m join approval_step s on s.organization_id = m.organization_id and s.id = m.record_id and s.status = 'open' where m.organization_id = app.org() and m.who = mail_for.person and m.list = 'approval_step')
    + (select count(*)::int from approval a where a.organization_id = app.org() and a.requested_by_id = mail_for.person and a.status = 'open' and a.is_asked),
    (select count(*)::int from notification n where n.organization_id = app.org() and n.person_id = mail_for.person and n.read_at is null and n.mail = 'sent') + app.unread_announcements(mail_for.person, app.live_since(app.org(), mail_for.person))
  from person p where app.actor() = 'job:notices.mail' and p.organization_id = app.org() and p.id = mail_for.person;
end $$;
-- Post, by the job: who gets this week by mail now: at seven on Monday where they are, on Tuesday where Monday is a holiday; who looks after people or has a team, may get mail and hasn't said no.
create or replace function app.weeks_due(resting uuid[]) returns table (organization_id uuid, person_id uuid) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  if app.actor() <> 'job:desk.week' then perform app.refuse('notices: the job’s alone'); end if;
  return query
  with readers as materialized (
    select g.organization_id as org, g.holder_id as who from access_grant g where g.function = 'people' and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock()
    union select d.organization_id, d.manager_id from directory_entry d where d.status = 'active' and d.manager_id is not null),
  due as materialized (
    select r.org, r.who, z.here::date - extract(isodow from z.here)::int + 1 as monday from readers r cross join lateral app.at_theirs(r.org, r.who) z
    where not z.is_quiet and extract(isodow from z.here) <= 2 and extract(hour from z.here) >= 7 and not app.rests(r.org, r.who, resting)
      and exists (select from membership b where b.organization_id = r.org and b.person_id = r.who and b.ends_at > app.clock())
      and not exists (select from week_mail m where m.organization_id = r.org and m.person_id = r.who and m.week >= z.here::date - extract(isodow from z.here)::int + 1)
      and app.notice_way(r.org, r.who, 'desk.week') <> 'off' and app.live_since(r.org, r.who) is not null),
  marked as (insert into week_mail as x (organization_id, person_id, week) select org, who, monday from due on conflict (organization_id, person_id) do update set week = excluded.week)
  select org, who from due;
end $$;

revoke all on notice_kind, mail_held, approval_mail, week_mail from equipoise_app;
revoke execute on all functions in schema app from public;
grant execute on function app.mail_address, app.live_groups, app.switch_live, app.notify, app.tell_asked, app.settle_notices, app.read_notices, app.my_notice_ways, app.choose_way, app.set_quiet_hours, app.mails_due, app.mail_for, app.weeks_due to equipoise_app;
