-- The desk: items are opened, given and closed by posts; whom they can go to is a fact for the desk's own job. Decision 31.

-- ── who may have it ──────────────────────────────────────────────────────────────────────────────────────────────────
-- With whom they have declared a conflict, or others for them: the person, or 'person:function'.
create or replace function app.my_conflicts() returns text[] language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(c.with_id || coalesce(':' || c.hr_function, '')), '{}') from work_conflict c
  where c.organization_id = app.org() and c.person_id = app.holder() and coalesce(c.ends_on, 'infinity') >= app.today(app.zone_of(c.person_id, c.organization_id)) $$;
-- For access administrators, and for anyone about themselves.
create or replace function app.explain_conflicts(viewer uuid) returns text[] language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if viewer is null or viewer is distinct from app.me() and not app.covers_all('access', 0) then perform app.refuse('access: not yours to ask'); end if;
  return (select coalesce(array_agg(c.with_id || coalesce(':' || c.hr_function, '')), '{}') from work_conflict c
    where c.organization_id = app.org() and c.person_id = viewer and c.with_id is distinct from app.me() and coalesce(c.ends_on, 'infinity') >= app.today(app.zone_of(c.person_id, c.organization_id)));
end $$;
create or replace function app.is_in_conflict(org uuid, who uuid, whom uuid, area text) returns boolean language sql stable as $$
  select exists (select from work_conflict c where c.organization_id = org and c.person_id = who and c.with_id = whom and (c.hr_function is null or c.hr_function = area) and coalesce(c.ends_on, 'infinity') >= app.today(app.zone_of(who, org))) $$;
-- Whether somebody handles an area for a subject, and is neither whom it is about, nor their direct manager, nor in conflict with them.
create or replace function app.can_work(org uuid, who uuid, area text, subject uuid, whom uuid) returns boolean language sql stable as $$
  select who <> whom and exists (select from access_grant g where g.organization_id = org and g.holder_id = who and g.function = area and g.level <> 'view' and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock()
      and (g.population = 0 or g.population = any (coalesce((select r.populations from reach r where r.organization_id = org and r.subject_id = subject), '{}'))))
    and not exists (select from reach r where r.organization_id = org and r.subject_id = subject and (who = any (r.direct)
      or exists (select from acting_manager x where x.organization_id = org and x.id = any (r.direct) and x.acting_person_id = who and x.starts_at <= app.clock() and x.ends_at > app.clock())))
    and not app.is_in_conflict(org, who, whom, area) $$;
-- Whether an area, here 'people:handle', is held for everybody or for one of these groups; without a query of its own, so that it melts into the one that asks.
create or replace function app.area_at(areas text[], area text, populations int[]) returns boolean language sql stable parallel safe as $$
  select area = any (areas) or coalesce(string_to_array(area || '@' || array_to_string(populations, ',' || area || '@'), ',') && areas, false) $$;
-- The right to read an item, as its record declares it; for facts about items. What is known of the asker and of the subject's place is looked up where it is asked.
create or replace function app.knows_work(w work_item, me uuid, holder uuid, is_managed boolean, conflicts text[], records uuid[], handles boolean, sees boolean) returns boolean language sql stable as $$
  select w.organization_id = app.org() and case w.audience when 'person' then w.assignee_id = me else
    w.person_id is distinct from holder and (w.record_name is distinct from 'question' or me is not null and is_managed is not true)
    and (w.person_id::text = any (conflicts)) is not true and (w.person_id || ':' || w.hr_function = any (conflicts)) is not true
    and (w.id = any (records) or w.assignee_id = me and handles or w.min_level <> 'named' and sees) end $$;
create or replace function app.sees_work(w work_item) returns boolean language sql stable as $$
  select app.knows_work(w, app.me(), app.holder(), (select r.direct && app.my_lines() from reach r where r.organization_id = w.organization_id and r.subject_id = w.subject_id), app.my_conflicts(), app.my_records('work_item', '{}'),
    app.covers(w.hr_function, 1, w.subject_id), app.covers(w.hr_function, app.level(w.min_level), w.subject_id)) $$;
create or replace function app.handles_work(w work_item) returns boolean language sql stable as $$
  select app.sees_work(w) and case w.audience when 'person' then true else app.covers(w.hr_function, 1, w.subject_id) and (w.assignee_id = app.me() or w.min_level <> 'named' and app.covers(w.hr_function, app.level(w.min_level), w.subject_id)) end $$;
-- Fact: whether somebody may be named to do HR's work, for who does some: they handle an area.
create or replace function app.works_at_desk(person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.my_areas() <> '{}' and exists (select from access_grant g where g.organization_id = app.org() and g.holder_id = person and g.level <> 'view' and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock()) $$;

-- ── the keys of the desk's lists ─────────────────────────────────────────────────────────────────────────────────────
create or replace function app.key_work(org uuid, ids uuid[]) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from work_key where organization_id = org and id in (select unnest(ids));
  insert into work_key (organization_id, key, is_free, due_on, id)
  select org, w.hr_function || ':' || w.min_level || p.at, w.assignee_id is null, w.due_on, w.id from (select distinct unnest(ids) as id) i join work_item w on w.organization_id = org and w.id = i.id
  left join reach r on r.organization_id = org and r.subject_id = w.subject_id cross join lateral (select '' as at union all select '@' || population from unnest(r.populations) population) p
  where w.status in ('open', 'waiting') and w.audience = 'hr' and w.min_level <> 'named' order by 2, 3, w.due_on, w.id $$;
create or replace function app.on_work_new() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; ids uuid[];
begin
  for org, ids in select organization_id, array_agg(id) from changed group by 1 loop perform app.key_work(org, ids); end loop;
  return null;
end $$;
create or replace trigger keys_new after insert on work_item referencing new table as changed for each statement execute function app.on_work_new();
create or replace function app.on_work_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; ids uuid[];
begin
  -- Planned each time, since a plan made for one item joins five thousand to five thousand in a nested loop.
  for org, ids in execute $q$select n.organization_id, array_agg(n.id) from changed n join was o using (organization_id, id)
    where row(n.status in ('open', 'waiting'), n.assignee_id is null, n.due_on, n.hr_function, n.min_level, n.subject_id) is distinct from row(o.status in ('open', 'waiting'), o.assignee_id is null, o.due_on, o.hr_function, o.min_level, o.subject_id) group by 1$q$
  loop perform app.key_work(org, ids); end loop;
  return null;
end $$;
create or replace trigger keys_changed after update on work_item referencing new table as changed old table as was for each statement execute function app.on_work_changed();
-- Somebody moves: who looks after them there sees what is open about them, and who no longer may have it has it no more.
create or replace function app.on_reach_of_work() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare org uuid; ids uuid[];
begin
  if not exists (select from work_item where status in ('open', 'waiting')) then return null; end if;
  -- As a difference, not a join: of so many as a group's new rule moves, each would look through all.
  for org, ids in with moved as materialized (select organization_id, subject_id, populations, direct from changed except select organization_id, subject_id, populations, direct from was)
    select m.organization_id, array_agg(w.id) from moved m join work_item w on w.organization_id = m.organization_id and w.subject_id = m.subject_id and w.status in ('open', 'waiting') group by 1
  loop
    perform app.key_work(org, ids);
    perform app.recheck_work(org, ids);
  end loop;
  return null;
end $$;
create or replace trigger work after update on reach referencing new table as changed old table as was for each statement execute function app.on_reach_of_work();

-- ── what was said ────────────────────────────────────────────────────────────────────────────────────────────────────
create or replace function app.say_of_work(org uuid, item uuid, what text, by_whom uuid, to_whom uuid, note text) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into work_word (organization_id, id, work_item_id, at, by_id, to_id, what, note) values (org, uuidv7(), item, app.clock(), by_whom, to_whom, what, nullif(btrim(note), '')) $$;
-- Post: what a move of this transaction has made of an item, or a note of somebody who works on it.
create or replace function app.say_on_work(item uuid, what text, note text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare w work_item%rowtype;
begin
  select * into w from work_item x where x.organization_id = app.org() and x.id = item;
  if w.id is null or not app.sees_work(w) or what not in ('waiting', 'resumed', 'done', 'closed', 'reopened', 'note') or what <> 'note' and not exists (select from work_item x where x.organization_id = w.organization_id and x.id = item and app.written_here(x.xmin))
    then perform app.refuse('work_item: not yours to say'); end if;
  perform app.say_of_work(w.organization_id, item, what, app.me(), null, note);
end $$;

-- ── opening and closing ──────────────────────────────────────────────────────────────────────────────────────────────
-- So many days from Monday to Friday after a day; by 0 that day or the next Monday.
create or replace function app.weekdays_after(day date, n int) returns date language sql immutable parallel safe as $$
  select case when n <= 0 then day + case extract(isodow from day)::int when 6 then 2 when 7 then 1 else 0 end
    else day - greatest(extract(isodow from day)::int - 5, 0) + n + 2 * ((least(extract(isodow from day)::int, 5) - 1 + n) / 5) end $$;
-- Who may open or close what belongs to a record: a job of the house, who has just written that record, who handles that area there.
create or replace function app.may_open_work(of_record text, of_id text, area text, subject uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare is_fresh boolean := false;
begin
  if app.actor() like 'job:%' or area is not null and app.covers(area, 1, subject) then return true; end if;
  -- What came by mail is opened by the post that writes it alone, as whoever wrote it.
  if app.actor() = 'mail:in' and app.me() is null then return false; end if;
  if of_record is null or not exists (select from record_right r where r.record = of_record) then return false; end if;
  execute format('select exists (select from %I t where organization_id = app.org() and id = $1::uuid and app.written_here(xmin))', of_record) into is_fresh using of_id;
  return is_fresh;
end $$;
-- Post: opens items, each once by its key; what a kind is comes from its module, or from what the organisation says of it. Day and way are the desk's job's to settle.
create or replace function app.open_work(items jsonb) returns table (n int, id uuid, is_new boolean) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare org uuid := app.org(); made uuid[];
begin
  if app.actor() not like 'job:%' and exists (select from jsonb_to_recordset(items) i (record_name text, record_id text, hr_function text, subject_id uuid) where not app.may_open_work(i.record_name, i.record_id, i.hr_function, i.subject_id))
    then perform app.refuse('work_item: not yours to open'); end if;
  items := (select jsonb_agg(i || jsonb_build_object('id', uuidv7())) from jsonb_array_elements(items) i);
  with given as materialized (
    select i.*, k.hr_function as own_function, k.level as own_level, k.min_level as own_min_level, k.usual_minutes as own_minutes, k.service_days as own_days
    from jsonb_to_recordset(items) i (n int, id uuid, kind text, audience text, hr_function text, level text, min_level text, usual_minutes int, service_days int, person_id uuid, subject_id uuid, record_name text, record_id text, asked_by_id uuid, key text, title text, priority text, due_on date, assignee_id uuid, checklist jsonb, language text)
    left join work_kind k on k.organization_id = org and k.kind = i.kind and i.audience = 'hr'),
  zones as materialized (select p as person_id, app.today(app.zone_of(p, org)) as today from (select distinct person_id from given) g (p)),
  opened as (
    insert into work_item (organization_id, id, kind, audience, title, hr_function, level, min_level, usual_minutes, service_days, language, person_id, subject_id, record_name, record_id, asked_by_id, key, priority, due_on, due_basis, checklist, assignee_id, routed, opened_at, assigned_at)
    select org, g.id, g.kind, g.audience, g.title, case g.audience when 'hr' then coalesce(g.own_function, g.hr_function) end, case g.audience when 'hr' then coalesce(g.own_level, g.level) end, case g.audience when 'hr' then coalesce(g.own_min_level, g.min_level) end,
      coalesce(g.own_minutes, g.usual_minutes), coalesce(g.own_days, g.service_days), g.language, g.person_id, g.subject_id, g.record_name, g.record_id, g.asked_by_id, g.key, coalesce(g.priority, 'normal'),
      coalesce(g.due_on, app.weekdays_after(z.today, coalesce(g.own_days, g.service_days, 5))), case when g.due_on is null then 'weekdays' else 'given' end, g.checklist,
      case g.audience when 'person' then g.assignee_id end, case g.audience when 'person' then 'assigned' else 'unrouted' end, app.clock(), case g.audience when 'person' then app.clock() end
    from given g join zones z using (person_id) order by g.n
    on conflict (organization_id, key) where key is not null do nothing returning id)
  select coalesce(array_agg(o.id), '{}') into made from opened o;
  insert into work_word (organization_id, id, work_item_id, at, by_id, what) select org, uuidv7(), one, app.clock(), app.me(), 'opened' from unnest(made) one;
  perform app.tell_of_work(org, made, 'open');
  return query select i.n, case when i.id = any (made) then i.id else w.id end, i.id = any (made) from jsonb_to_recordset(items) i (n int, id uuid, key text) left join work_item w on w.organization_id = org and w.key = i.key order by i.n;
end $$;
-- Events of many items at once, behind the items' wall: told to those who watch them, with no values.
create or replace function app.tell_of_work(org uuid, ids uuid[], by_move text) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into event (organization_id, id, at, actor, actor_id, actor_name, record, record_id, move, about_id, subject_id, function, level, is_for_self, is_for_line, wall, digest)
  select org, e.event_id, e.at, app.actor(), app.who(), (select name from person where organization_id = org and id = coalesce(app.me(), app.holder())), 'work_item', e.id, by_move, e.person_id, e.subject_id, null, 2, false, false, 'work_item',
    app.event_digest(org, e.event_id, e.at, app.actor(), 'work_item', e.id, by_move, e.person_id, '')
  from (select w.id, w.person_id, w.subject_id, uuidv7() as event_id, app.clock() as at from unnest(ids) i (id) join work_item w on w.organization_id = org and w.id = i.id) e $$;
-- Post: what has become needless or was done elsewhere. Answers how many items it closed.
create or replace function app.close_work(of_record text, of_id text, kinds text[], outcome text, reason text) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); ids uuid[];
begin
  with gone as (
    update work_item w set status = outcome, closed_reason = case outcome when 'closed' then reason end, done_at = app.clock(), done_by_id = app.me(), waiting_for = null, paused_on = null, version = w.version + 1
    where w.organization_id = org and w.record_name = of_record and w.record_id = of_id and (kinds is null or w.kind = any (kinds)) and w.status in ('open', 'waiting') and app.may_open_work(of_record, of_id, w.hr_function, w.subject_id) returning w.id)
  select array_agg(id) into ids from gone;
  insert into work_word (organization_id, id, work_item_id, at, by_id, what, note) select org, uuidv7(), one, app.clock(), app.me(), 'needless', reason from unnest(ids) one;
  perform app.tell_of_work(org, ids, 'settle');
  return coalesce(cardinality(ids), 0);
end $$;

-- ── giving it to somebody, by hand ───────────────────────────────────────────────────────────────────────────────────
-- Post: gives an item to somebody, takes it, offers it to the team, hands it on, takes it back, asks the lead. Says how it went and who has it.
drop function if exists app.give_work(uuid, int, text, uuid, text);
create or replace function app.give_work(item uuid, seen int, how text, to_whom uuid, said text, tells text[] default null) returns table (went text, who text) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); me uuid := app.me(); w work_item%rowtype; target uuid := to_whom; was uuid;
begin
  select * into w from work_item x where x.organization_id = org and x.id = item for update;
  if w.id is null or me is null or not app.sees_work(w) then return query select 'unseen', null; return; end if;
  if w.status not in ('open', 'waiting') then return query select 'decided', null; return; end if;
  if w.version <> seen then return query select case when how = 'taken' and w.assignee_id is not null and w.assignee_id <> me then 'taken' else 'changed' end, (select p.name from person p where p.organization_id = org and p.id = w.assignee_id); return; end if;
  if w.audience = 'person' then return query select 'not_yours', null; return; end if;
  was := (select x.by_id from work_word x where x.organization_id = org and x.work_item_id = item and x.what in ('handed', 'escalated', 'assigned', 'taken', 'taken_back', 'rerouted', 'routed', 'offered') order by x.id desc limit 1);
  if not (app.handles_work(w) or how = 'taken_back' and was = me) then return query select 'not_yours', null; return; end if;
  if how in ('handed', 'escalated') and coalesce(btrim(said), '') = '' then perform app.refuse_by_rule('desk.needs_words', '{"field": "note"}'); end if;
  if how in ('taken', 'taken_back') then target := me; end if;
  if how = 'taken_back' and (was is distinct from me or w.assignee_id = me) then perform app.refuse_by_rule('desk.not_handed_by_you'); end if;
  if how = 'escalated' then
    target := (select l.who from (
      select t.lead_id as who, 0 as rank, 0 as load from work_team t where t.organization_id = org and t.hr_function = w.hr_function
      union all select g.holder_id, 1, (select count(*) from work_item o where o.organization_id = org and o.assignee_id = g.holder_id and o.status in ('open', 'waiting')) from access_grant g where g.organization_id = org and g.function = w.hr_function and g.level = 'administer') l
      where l.who is not null and l.who <> me and l.who is distinct from w.assignee_id and app.can_work(org, l.who, w.hr_function, w.subject_id, w.person_id) and app.belongs_until(org, l.who) > app.clock() order by l.rank, l.load, l.who limit 1);
    if target is null then perform app.refuse_by_rule('desk.nobody_above'); end if;
  end if;
  if how <> 'offered' and (target is null or not app.can_work(org, target, w.hr_function, w.subject_id, w.person_id) or app.belongs_until(org, target) <= app.clock()) then
    perform app.refuse_by_rule(case when how in ('taken', 'taken_back') then 'desk.not_for_you' else 'desk.not_for_them' end, '{"field": "toId"}');
  end if;
  update work_item x set assignee_id = case when how <> 'offered' then target end, routed = case when how = 'offered' then 'offered' else 'assigned' end, assigned_at = case when how <> 'offered' then app.clock() end, told = tells, snoozed_until = null, version = x.version + 1,
    why = jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('step', how, 'left', 1, 'note', (select p.name from person p where p.organization_id = org and p.id = me))))
  where x.organization_id = org and x.id = item;
  -- Who hands it on goes on seeing what becomes of it, until they stop watching it.
  if how in ('handed', 'escalated') then insert into member (organization_id, who, list, record_id, part) values (org, me, 'work_item', item, 'watches') on conflict do nothing; end if;
  perform app.say_of_work(org, item, how, me, case when how not in ('offered', 'taken', 'taken_back') then target end, said);
  perform app.post_event('work_item', item, how, null, jsonb_build_object('assigneeId', target, 'told', tells));
  return query select 'ok', (select p.name from person p where p.organization_id = org and p.id = target);
end $$;
-- Post: somebody watches an item or stops doing so; who works on it names others who work at the desk.
create or replace function app.watch_work(item uuid, whom uuid, is_on boolean) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); w work_item%rowtype;
begin
  select * into w from work_item x where x.organization_id = org and x.id = item for update;
  if w.id is null or app.me() is null or not app.sees_work(w) then return 'unseen'; end if;
  if w.audience = 'person' or whom is distinct from app.me() and not app.handles_work(w) then return 'not_yours'; end if;
  if is_on then
    if not app.works_at_desk(whom) or whom = w.person_id or app.is_in_conflict(org, whom, w.person_id, w.hr_function) or app.belongs_until(org, whom) <= app.clock() then perform app.refuse_by_rule('desk.not_for_them', '{"field": "personId"}'); end if;
    insert into member (organization_id, who, list, record_id, part) values (org, whom, 'work_item', item, 'watches') on conflict do nothing;
  else delete from member m where m.organization_id = org and m.who = whom and m.list = 'work_item' and m.record_id = item; end if;
  perform app.say_of_work(org, item, case when is_on then 'watching' else 'unwatched' end, app.me(), nullif(whom, app.me()), null);
  return 'ok';
end $$;

-- ── who no longer may have it ────────────────────────────────────────────────────────────────────────────────────────
create or replace function app.recheck_work(org uuid, ids uuid[]) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare lost uuid[];
begin
  -- Whether somebody is here at all is asked once, not for each of their items.
  with away as materialized (
    select who from (select distinct w.assignee_id as who from work_item w where w.organization_id = org and w.id in (select unnest(ids)) and w.status in ('open', 'waiting') and w.audience = 'hr' and w.assignee_id is not null) held
    where app.belongs_until(org, who) <= app.clock() or app.is_away(org, who)),
  gone as (
    update work_item w set assignee_id = null, routed = 'unrouted', assigned_at = null, version = w.version + 1
    where w.organization_id = org and w.id in (select unnest(ids)) and w.status in ('open', 'waiting') and w.audience = 'hr' and w.assignee_id is not null
      and (w.assignee_id in (select who from away) or not app.can_work(org, w.assignee_id, w.hr_function, w.subject_id, w.person_id)) returning w.id)
  select array_agg(id) into lost from gone;
  insert into work_word (organization_id, id, work_item_id, at, what) select org, uuidv7(), one, app.clock(), 'rerouted' from unnest(lost) one;
  perform app.tell_of_work(org, lost, 'reroute');
  return coalesce(cardinality(lost), 0);
end $$;

-- ── what is told of items ────────────────────────────────────────────────────────────────────────────────────────────
-- Fact: what day it is where the asker works; in UTC for who works nowhere.
create or replace function app.my_today() returns date language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$ select app.today(app.zone_of(app.holder(), app.org())) $$;
-- Whose law and holidays hold for a subject: of the job that judges it, else of the main one of the person.
create or replace function app.place_of_work(org uuid, subject uuid, person uuid) returns table (today date, country text, subdivision text, holiday_calendar text, own_holidays jsonb, zone text) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  return query select d.today, l.country, l.subdivision, l.holiday_calendar, l.own_holidays, d.time_zone from (
    select e.id, h.time_zone, app.today(h.time_zone) as today from directory_entry e join location h on h.organization_id = org and h.id = e.location_id
    where e.organization_id = org and e.person_id = person order by e.id = subject desc, e.employment_id = subject desc, e.is_primary desc, e.status, e.id limit 1) d
  left join lateral app.law_at(d.id, d.today) l on true;
end $$;
-- Fact: the same of an item that the asker may see.
create or replace function app.place_of_item(item uuid) returns table (today date, country text, subdivision text, holiday_calendar text, own_holidays jsonb) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.today, p.country, p.subdivision, p.holiday_calendar, p.own_holidays from work_item w cross join lateral app.place_of_work(w.organization_id, w.subject_id, w.person_id) p where w.organization_id = app.org() and w.id = item and app.sees_work(w) $$;
-- Fact: names for items that the asker may see: whom they are about, with their job, who has them and who asked.
create or replace function app.work_people(ids uuid[]) returns table (id uuid, person_name text, job_title text, unit_name text, location_name text, assignee_name text, asked_by_name text) language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  with asker as materialized (select app.me() as me, app.holder() as holder, app.my_lines() as lines, app.my_conflicts() as conflicts, app.my_records('work_item', '{}') as records, app.my_areas() as areas)
  select w.id, p.name, d.job_title, d.unit_name, d.location_name, a.name, q.name from asker k cross join unnest(ids) i (id) join work_item w on w.organization_id = app.org() and w.id = i.id
  left join reach r on r.organization_id = w.organization_id and r.subject_id = w.subject_id
  join person p on p.organization_id = w.organization_id and p.id = w.person_id left join person a on a.organization_id = w.organization_id and a.id = w.assignee_id left join person q on q.organization_id = w.organization_id and q.id = w.asked_by_id
  left join lateral (select e.job_title, e.unit_name, e.location_name from directory_entry e where e.organization_id = w.organization_id and e.person_id = w.person_id order by e.id = w.subject_id desc, e.is_primary desc, e.status, e.id limit 1) d on true
  where app.knows_work(w, k.me, k.holder, r.direct && k.lines, k.conflicts, k.records, app.area_at(k.areas, w.hr_function || ':handle', r.populations), app.area_at(k.areas, w.hr_function || ':' || w.min_level, r.populations)) $$;
-- Fact: who watches an item that the asker may see.
create or replace function app.work_watchers(item uuid) returns table (id uuid, name text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, p.name from work_item w join member m on m.organization_id = w.organization_id and m.list = 'work_item' and m.record_id = w.id join person p on p.organization_id = m.organization_id and p.id = m.who
  where w.organization_id = app.org() and w.id = item and app.sees_work(w) order by p.sort_name, p.id $$;
-- Fact: what was said of an item that the asker may see.
create or replace function app.work_words(item uuid) returns table (id uuid, at timestamptz, what text, note text, by_name text, to_name text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select x.id, x.at, x.what, x.note, b.name, t.name from work_item w join work_word x on x.organization_id = w.organization_id and x.work_item_id = w.id
  left join person b on b.organization_id = x.organization_id and b.id = x.by_id left join person t on t.organization_id = x.organization_id and t.id = x.to_id
  where w.organization_id = app.org() and w.id = item and app.sees_work(w) order by x.id $$;
-- Fact: whether the asker works on an item, not only watches it.
create or replace function app.may_do_work(item uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from work_item w where w.organization_id = app.org() and w.id = item and app.handles_work(w)) $$;
-- Fact: to whom an item could be given, by name and job, for whoever works on it; those with the fewest first. Why somebody isn't among them is not told.
create or replace function app.work_goes_to(item uuid, search text) returns table (id uuid, name text, job_title text, open_items int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, p.name, (select d.job_title from directory_entry d where d.organization_id = p.organization_id and d.person_id = p.id order by d.is_primary desc, d.status, d.id limit 1),
    (select count(*)::int from work_item o where o.organization_id = w.organization_id and o.assignee_id = p.id and o.status in ('open', 'waiting'))
  from work_item w join (select distinct g.holder_id from access_grant g where g.organization_id = app.org() and g.level <> 'view' and g.status = 'active') h on true join person p on p.organization_id = w.organization_id and p.id = h.holder_id
  where w.organization_id = app.org() and w.id = item and w.audience = 'hr' and app.handles_work(w) and app.can_work(w.organization_id, p.id, w.hr_function, w.subject_id, w.person_id) and app.belongs_until(w.organization_id, p.id) > app.clock()
    and (search is null or strpos(p.sort_name, app.fold(search)) > 0) order by 4, p.sort_name, p.id limit 20 $$;
-- Fact: the kinds of work of which the organisation says something else, for those who work at the desk.
create or replace function app.work_kinds() returns table (kind text, hr_function text, level text, min_level text, usual_minutes int, service_days int, asks_leaders text, first_contact text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.kind, k.hr_function, k.level, k.min_level, k.usual_minutes, k.service_days, k.asks_leaders, k.first_contact from work_kind k where k.organization_id = app.org() and (app.my_areas() <> '{}') order by k.kind $$;

-- ── what the desk's own job knows and does ───────────────────────────────────────────────────────────────────────────
create or replace function app.is_desk() returns void language plpgsql stable as $$ begin if app.actor() not in ('job:desk.turn', 'job:desk.sweep') then perform app.refuse('work_item: the desk’s alone'); end if; end $$;
-- Fact, for the job: which organisations have something to be read or given. What they have done before the desk was there is not read.
create or replace function app.desks_waiting() returns table (organization_id uuid) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform app.is_desk();
  insert into work_tail (organization_id, xact, event_id) select o.id, pg_snapshot_xmin(pg_current_snapshot()), '00000000-0000-0000-0000-000000000000' from organization o where not exists (select from work_tail t where t.organization_id = o.id) on conflict do nothing;
  return query select t.organization_id from work_tail t where exists (select from work_item w where w.organization_id = t.organization_id and w.routed = 'unrouted' and w.status in ('open', 'waiting'))
    or exists (select from work_item w where w.organization_id = t.organization_id and w.status = 'open' and w.paused_on is not null)
    or exists (select from event e where e.organization_id = t.organization_id and (e.xact, e.id) > (t.xact, t.event_id) and e.xact < pg_snapshot_xmin(pg_current_snapshot()));
end $$;
-- Post, by the job: the next that happened, in order, and the tail moved on behind it; one at a time. What stands behind a wall isn't read.
create or replace function app.desk_reads(records text[], most int) returns table (id uuid, record text, record_id uuid, move text, about_id uuid, subject_id uuid) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare org uuid := app.org(); t work_tail%rowtype; last_xact xid8; last_id uuid;
begin
  perform app.is_desk();
  select * into t from work_tail w where w.organization_id = org for update skip locked;
  if t.organization_id is null then return; end if;
  select x.xact, x.id into last_xact, last_id from (select e.xact, e.id from event e where e.organization_id = org and (e.xact, e.id) > (t.xact, t.event_id) and e.xact < pg_snapshot_xmin(pg_current_snapshot()) order by e.xact, e.id limit most) x order by x.xact desc, x.id desc limit 1;
  if last_id is null then return; end if;
  update work_tail w set xact = last_xact, event_id = last_id where w.organization_id = org;
  return query select e.id, e.record, e.record_id, e.move, e.about_id, e.subject_id from event e where e.organization_id = org and (e.xact, e.id) > (t.xact, t.event_id) and (e.xact, e.id) <= (last_xact, last_id) and e.wall is null and e.record = any (records) order by e.xact, e.id;
end $$;
-- Fact, for the job: who could have anything, in one look: what they hold, their seats, whether they are away and who stands in, their languages, their clock and their load.
create or replace function app.desk_team() returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org();
begin
  perform app.is_desk();
  return jsonb_build_object(
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'grants', h.grants, 'isAway', o.id is not null or app.is_away(org, h.id), 'delegateId', o.delegate_id, 'languages', coalesce(to_jsonb(p.languages), '[]'),
        'offset', extract(epoch from (app.clock() at time zone h.zone) - (app.clock() at time zone 'UTC'))::int / 60,
        'seats', (select coalesce(jsonb_agg(jsonb_build_object('kind', q.kind, 'takes', coalesce(to_jsonb(q.takes), '[]'), 'main', s.main_function, 'helps', coalesce(to_jsonb(s.helps_with), '[]'))), '[]') from hr_seat s join hr_position q on q.organization_id = org and q.id = s.position_id
          where s.organization_id = org and s.person_id = h.id and s.starts_on <= h.today and coalesce(s.ends_on, 'infinity') >= h.today),
        'load', coalesce(b.minutes, 0)) order by h.id), '[]')
      from (select g.holder_id as id, jsonb_agg(distinct jsonb_build_object('function', g.function, 'level', g.level, 'population', g.population)) as grants, app.zone_of(g.holder_id, org) as zone, app.today(app.zone_of(g.holder_id, org)) as today
        from access_grant g where g.organization_id = org and g.level <> 'view' and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock() group by g.holder_id having app.belongs_until(org, g.holder_id) > app.clock()) h
      left join lateral (select x.id, x.delegate_id from out_of_office x where x.organization_id = org and x.person_id = h.id and x.starts_on <= h.today and x.ends_on >= h.today order by x.starts_on, x.id limit 1) o on true
      left join work_profile p on p.organization_id = org and p.person_id = h.id
      -- Added up for all of them at once, since one after the other each goes through what is open of everybody's.
      left join (select w.assignee_id, sum(w.usual_minutes) as minutes from work_item w where w.organization_id = org and w.status = 'open' and w.audience = 'hr' and w.assignee_id is not null group by w.assignee_id offset 0) b on b.assignee_id = h.id),
    'secondPersonId', (select second_person_id from organization where organization_id = org and id = org),
    'conflicts', (select coalesce(jsonb_agg(c.person_id || ':' || c.with_id || coalesce(':' || c.hr_function, '')), '[]') from work_conflict c where c.organization_id = org and coalesce(c.ends_on, 'infinity') >= app.today(app.zone_of(c.person_id, org))),
    'partners', (select coalesce(jsonb_agg(jsonb_build_object('unitId', unit_id, 'function', hr_function, 'personId', person_id) order by unit_id, hr_function, person_id), '[]') from hr_partner where organization_id = org),
    'teams', (select coalesce(jsonb_agg(jsonb_build_object('function', hr_function, 'gives', gives, 'leadId', lead_id)), '[]') from work_team where organization_id = org),
    'hrPopulations', (select coalesce(jsonb_agg(distinct p.number), '[]') from population_rule r join population p on p.organization_id = org and p.id = r.population_id where r.organization_id = org and r.effect = 'include' and r.circle in ('hr_team', 'hr_leads')),
    'kinds', (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'asksLeaders', asks_leaders, 'firstContact', first_contact, 'onlyIds', coalesce(to_jsonb(only_ids), '[]'))), '[]') from work_kind where organization_id = org));
end $$;
-- What routing turns on, of these items.
create or replace function app.matters_of(org uuid, given work_item[]) returns table (id uuid, kind text, hr_function text, level text, person_id uuid, asked_by_id uuid, usual_minutes int, service_days int, due_basis text, due_on date, opened_on date, populations int[], manager_ids uuid[], units uuid[], languages text[], zone_offset int, country text, subdivision text, holiday_calendar text, own_holidays jsonb, is_hr boolean, is_lead boolean)
language plpgsql stable as $$
#variable_conflict use_column
begin
  return query
  with waiting as materialized (select w.* from unnest(given) w),
  hr as materialized (select g.holder_id, app.circles_of(org, g.holder_id) as circles from (select distinct holder_id from access_grant x where x.organization_id = org and x.status = 'active') g),
  places as materialized (select l.id, extract(epoch from (app.clock() at time zone l.time_zone) - (app.clock() at time zone 'UTC'))::int / 60 as zone_offset, l.time_zone from location l where l.organization_id = org)
  select w.id, w.kind, w.hr_function, w.level, w.person_id, w.asked_by_id, coalesce(w.usual_minutes, 15), coalesce(w.service_days, 5), w.due_basis, w.due_on, (w.opened_at at time zone coalesce(l.time_zone, 'UTC'))::date, coalesce(r.populations, '{}'),
    coalesce((select array_agg(distinct who) from (select m.person_id as who from assignment m where m.organization_id = org and m.id = any (r.direct) union all select x.acting_person_id from acting_manager x where x.organization_id = org and x.id = any (r.direct) and x.starts_at <= app.clock() and x.ends_at > app.clock()
      union all select d from unnest(r.direct) d where not exists (select from acting_manager x where x.organization_id = org and x.id = d) and not exists (select from assignment m where m.organization_id = org and m.id = d)) managers), '{}'),
    coalesce((select array_agg(a order by n desc) from unnest(u.ancestors || u.id) with ordinality up (a, n)), '{}'), coalesce(array_remove(array[w.language], null) || p.languages, array_remove(array[w.language], null)), coalesce(l.zone_offset, 0), c.country, c.subdivision, c.holiday_calendar, c.own_holidays,
    coalesce('hr_team' = any (h.circles), false), coalesce('hr_leads' = any (h.circles), false)
  from waiting w left join reach r on r.organization_id = org and r.subject_id = w.subject_id
  left join lateral (select e.id, e.unit_id, e.location_id from directory_entry e where e.organization_id = org and e.person_id = w.person_id order by e.id = w.subject_id desc, e.employment_id = w.subject_id desc, e.is_primary desc, e.status, e.id limit 1) d on true
  left join org_unit u on u.organization_id = org and u.id = d.unit_id left join places l on l.id = d.location_id left join work_profile p on p.organization_id = org and p.person_id = w.person_id left join hr h on h.holder_id = w.person_id
  left join lateral app.law_at(d.id, app.today(l.time_zone)) c on true order by w.id;
end $$;
-- Fact, for the job: what is to be given, with what it turns on.
create or replace function app.desk_unrouted(most int) returns table (id uuid, kind text, hr_function text, level text, person_id uuid, asked_by_id uuid, usual_minutes int, service_days int, due_basis text, due_on date, opened_on date, populations int[], manager_ids uuid[], units uuid[], languages text[], zone_offset int, country text, subdivision text, holiday_calendar text, own_holidays jsonb, is_hr boolean, is_lead boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.is_desk();
  return query select m.* from app.matters_of(app.org(), array(select w from work_item w where w.organization_id = app.org() and w.routed = 'unrouted' and w.status in ('open', 'waiting') and w.audience = 'hr' order by w.id limit most)) m;
end $$;
-- Fact, for the job: the same of what somebody might ask, without an item.
create or replace function app.desk_would_be(person uuid) returns table (id uuid, kind text, hr_function text, level text, person_id uuid, asked_by_id uuid, usual_minutes int, service_days int, due_basis text, due_on date, opened_on date, populations int[], manager_ids uuid[], units uuid[], languages text[], zone_offset int, country text, subdivision text, holiday_calendar text, own_holidays jsonb, is_hr boolean, is_lead boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.is_desk();
  return query select m.* from app.matters_of(app.org(), array[jsonb_populate_record(null::work_item, jsonb_build_object('organization_id', app.org(), 'id', person, 'person_id', person, 'subject_id', person, 'asked_by_id', person, 'due_on', app.today('UTC'), 'opened_at', app.clock()))]) m;
end $$;
-- Fact, for the job: who these people of HR are, as they are told to whom they are there for.
create or replace function app.desk_faces(ids uuid[]) returns table (id uuid, name text, job_title text, languages text[], reached_from text, reached_until text, zone text, note text, away_until date, away_message text) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform app.is_desk();
  return query select p.id, coalesce(p.preferred_name, p.name), (select d.job_title from directory_entry d where d.organization_id = p.organization_id and d.person_id = p.id order by d.is_primary desc, d.status, d.id limit 1), coalesce(w.languages, '{}'), w.reached_from, w.reached_until, z.zone, w.note,
    (select max(o.ends_on) from out_of_office o where o.organization_id = p.organization_id and o.person_id = p.id and app.today(z.zone) between o.starts_on and o.ends_on),
    (select o.message from out_of_office o where o.organization_id = p.organization_id and o.person_id = p.id and app.today(z.zone) between o.starts_on and o.ends_on and o.message is not null order by o.ends_on desc, o.id limit 1)
  from person p left join work_profile w on w.organization_id = p.organization_id and w.person_id = p.id cross join lateral (select app.zone_of(p.id, p.organization_id) as zone) z where p.organization_id = app.org() and p.id = any (ids);
end $$;
-- Fact, for the job: what these people of HR look like, as they have shown it, to be told to whom they are there for.
create or replace function app.desk_photos(ids uuid[]) returns table (person_id uuid, id uuid, media_type text, content bytea) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform app.is_desk();
  return query select p.person_id, p.id, p.media_type, c.content from photo p join file_chunk c on c.organization_id = p.organization_id and c.record = 'photo' and c.file_id = p.id and c.n = 0 where p.organization_id = app.org() and p.person_id = any (ids);
end $$;
-- Fact, for the job: who has something open with these people: about them, or asked by them.
create or replace function app.desk_matters(parties uuid[]) returns table (party uuid, who uuid) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform app.is_desk();
  return query select distinct w.person_id, w.assignee_id from (select distinct unnest(parties) as id) p join work_item w on w.organization_id = app.org() and w.person_id = p.id where w.assignee_id is not null and w.status in ('open', 'waiting') and w.audience = 'hr'
    union select distinct w.asked_by_id, w.assignee_id from (select distinct unnest(parties) as id) p join work_item w on w.organization_id = app.org() and w.asked_by_id = p.id where w.assignee_id is not null and w.status in ('open', 'waiting') and w.audience = 'hr';
end $$;
-- Post, by the job: gives what it has found, where nobody has been quicker; never to somebody who may not have it, whatever was found.
create or replace function app.place_work(given jsonb) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); placed uuid[]; wrong uuid;
begin
  perform app.is_desk();
  select w.id into wrong from jsonb_to_recordset(given) g (id uuid, assignee_id uuid) join work_item w on w.organization_id = org and w.id = g.id where g.assignee_id is not null and not app.can_work(org, g.assignee_id, w.hr_function, w.subject_id, w.person_id) limit 1;
  if wrong is not null then raise exception 'the desk found somebody for % who may not have it', wrong; end if;
  with done as (
    update work_item w set assignee_id = g.assignee_id, routed = g.routed, why = g.why, assigned_at = case when g.assignee_id is not null then app.clock() end, due_on = coalesce(g.due_on, w.due_on), due_basis = coalesce(g.due_basis, w.due_basis), version = w.version + 1
    from jsonb_to_recordset(given) g (id uuid, assignee_id uuid, routed text, why jsonb, due_on date, due_basis text) where w.organization_id = org and w.id = g.id and w.routed = 'unrouted' and w.assignee_id is null and w.status in ('open', 'waiting') returning w.id, w.assignee_id),
  said as (insert into work_word (organization_id, id, work_item_id, at, to_id, what) select org, uuidv7(), id, app.clock(), assignee_id, 'routed' from done where assignee_id is not null)
  select array_agg(id) into placed from done;
  perform app.tell_of_work(org, placed, 'route');
  return coalesce(cardinality(placed), 0);
end $$;
-- Post, by the job: whose rights or presence have changed since it was last looked at have their open items judged anew, also who is away for long; and what nobody could have is looked at again once somebody may.
create or replace function app.sweep_desks() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h record; moved int := 0; has_changed uuid[] := '{}';
begin
  perform app.is_desk();
  if not pg_try_advisory_xact_lock(hashtextextended('sweep_desks', 0)) then return 0; end if;
  for h in select x.org, x.who, r.held || (app.belongs_until(x.org, x.who) > app.clock())::text || app.is_away(x.org, x.who)::text
      || coalesce((select string_agg(c.with_id || coalesce(c.hr_function, ''), ',' order by c.id) from work_conflict c where c.organization_id = x.org and c.person_id = x.who and coalesce(c.ends_on, 'infinity') >= app.today('UTC')), '') as held, k.held as was
    from (select distinct organization_id as org, holder_id as who from access_grant union select distinct organization_id, assignee_id from work_item where assignee_id is not null and audience = 'hr' and status in ('open', 'waiting')) x
    cross join app.held_by(x.org, x.who) r (held)
    left join work_holder k on k.organization_id = x.org and k.person_id = x.who
  loop
    continue when h.held = h.was;
    insert into work_holder (organization_id, person_id, held) values (h.org, h.who, h.held) on conflict (organization_id, person_id) do update set held = excluded.held;
    has_changed := has_changed || h.org;
    perform set_config('app.org', h.org::text, true);
    -- Who works on nothing of HR any more watches nothing either.
    delete from member m where m.organization_id = h.org and m.who = h.who and m.list = 'work_item' and not exists (select from access_grant g where g.organization_id = h.org and g.holder_id = h.who and g.level <> 'view' and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock());
    moved := moved + app.recheck_work(h.org, array(select w.id from work_item w where w.organization_id = h.org and w.assignee_id = h.who and w.status in ('open', 'waiting') and w.audience = 'hr'));
  end loop;
  perform set_config('app.org', '00000000-0000-0000-0000-000000000000', true);
  update work_item w set routed = 'unrouted' where w.organization_id = any (has_changed) and w.routed = 'nobody' and w.status in ('open', 'waiting');
  return moved;
end $$;
-- Post, by the job: what is due by the next working day where whoever has it works, once for each item; who waits for somebody isn't reminded.
create or replace function app.work_to_remind() returns table (organization_id uuid, id uuid, assignee_id uuid) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform app.is_desk();
  return query
  with due as materialized (select w.organization_id, w.id, w.assignee_id, z.today from work_item w cross join lateral (select app.today(app.zone_of(w.assignee_id, w.organization_id)) as today) z
    where w.status = 'open' and w.reminded_on is null and w.assignee_id is not null and w.due_on <= app.today('UTC') + 5 and w.due_on <= app.weekdays_after(z.today, 1) for update of w skip locked),
  marked as (update work_item w set reminded_on = d.today from due d where w.organization_id = d.organization_id and w.id = d.id),
  said as (insert into work_word (organization_id, id, work_item_id, at, to_id, what) select d.organization_id, uuidv7(), d.id, app.clock(), d.assignee_id, 'reminded' from due d)
  select d.organization_id, d.id, d.assignee_id from due d;
end $$;
-- Fact: how many open items nobody can have, for those who lead HR: a warning, without a word about whom.
create or replace function app.work_stuck() returns int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when app.covers_all('people', 2) then (select count(*)::int from work_item w where w.organization_id = app.org() and w.routed = 'nobody' and w.status in ('open', 'waiting') and w.person_id is distinct from app.holder()) end $$;

alter table work_key enable row level security;
revoke all on work_key, work_holder, work_tail from equipoise_app;
grant select on work_key to equipoise_app;
drop policy if exists reading on work_key;
create policy reading on work_key for select to equipoise_app using (organization_id = (select app.org()) and key = any ((select app.my_areas())::text[]));
revoke execute on all functions in schema app from public;
grant execute on function app.my_conflicts, app.explain_conflicts, app.works_at_desk, app.say_on_work, app.open_work, app.close_work, app.give_work, app.watch_work, app.work_people, app.work_watchers, app.work_words, app.may_do_work, app.work_goes_to, app.work_kinds, app.my_today, app.place_of_item, app.desks_waiting, app.desk_reads, app.desk_team, app.desk_unrouted, app.desk_would_be, app.desk_faces, app.desk_photos, app.desk_matters, app.place_work, app.sweep_desks, app.work_to_remind, app.work_stuck to equipoise_app;
