-- The declared exceptions of groups of people: who comes in by a line that is prepared, and who may confirm that (decision 44).

-- Whether a line that comes or goes can let anybody in who isn't in. By the lines alone, so that an empty place counts as a full one does.
create or replace function app.lets_in(group_of uuid, deed text, line population_rule) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare alike int; others int;
begin
  if line.effect = 'exclude' then return deed = 'take_out'; end if;
  if line.person_id is not null then return deed = 'add'; end if;
  select count(*) filter (where app.kind_of_rule(r) = app.kind_of_rule(line)), count(*) filter (where app.kind_of_rule(r) <> app.kind_of_rule(line)) into alike, others
  from population_rule r where r.organization_id = app.org() and r.population_id = group_of and r.effect = 'include' and r.person_id is null;
  return case when deed = 'add' then alike > 0 or others = 0 else alike = 1 and others > 0 end;
end $$;
-- Access that stands on a group, in force or waiting; what has ended has no more say.
create or replace function app.stands_on(org uuid, group_of uuid) returns setof access_grant language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from access_grant where organization_id = org and population_id = group_of and status <> 'ended' and ends_at > app.clock() $$;

-- Giving access is not having it: nobody changes the group of people that they look after themselves, nor anybody that of the second person's
-- office; and nobody comes in by hand where access stands on it.
create or replace function app.judge_line(deed text, line population_rule) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  perform app.hold_access(app.org());
  if app.holds_population(line.population_id) then perform app.refuse('population_rule: you look after these people yourself'); end if;
  if not exists (select from app.stands_on(app.org(), line.population_id)) then return; end if;
  if deed = 'change' then perform app.refuse_by_rule('organization.line_is_replaced'); end if;
  if app.lets_in(line.population_id, deed, line) then perform app.refuse_by_rule('organization.growth_is_confirmed'); end if;
end $$;
create or replace function app.on_population_rule() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$ begin
  if current_user <> 'equipoise_app' then return coalesce(new, old); end if;
  case tg_op
    when 'INSERT' then perform app.judge_line('add', new);
    when 'DELETE' then perform app.judge_line('take_out', old);
    else perform app.judge_line('change', old), app.judge_line('change', new);
  end case;
  return coalesce(new, old);
end $$;
create or replace trigger not_ones_own before insert or update or delete on population_rule for each row execute function app.on_population_rule();

-- The line that a change speaks of: the one that comes, or the one that stands and goes.
create or replace function app.line_of(c population_change) returns population_rule language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare r population_rule;
begin
  r := jsonb_populate_record(null::population_rule, to_jsonb(c) - 'version');
  if c.deed = 'add' then return r; end if;
  select * into r from population_rule s where s.organization_id = c.organization_id and s.population_id = c.population_id and s.effect = c.effect
    and num_nulls(nullif(s.legal_entity_id, c.legal_entity_id), nullif(s.country, c.country), nullif(s.location_id, c.location_id), nullif(s.unit_id, c.unit_id), nullif(s.worker_kind, c.worker_kind), nullif(s.circle, c.circle), nullif(s.person_id, c.person_id)) = 7
    and app.kind_of_rule(s) = app.kind_of_rule(jsonb_populate_record(null::population_rule, to_jsonb(c) - 'version')) limit 1;
  return r;
end $$;
-- Everybody's jobs that would be in the group by then, and which of them are in now.
create or replace function app.in_by_then(org uuid, change uuid) returns table (id uuid, person_id uuid, is_in boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with c as materialized (select x.*, p.number, app.line_of(x) as line from population_change x join population p on p.organization_id = org and p.id = x.population_id where x.organization_id = org and x.id = change),
  jobs as materialized (
    select d.id, d.person_id, d.legal_entity_id, d.country, d.location_id, d.unit_id, d.worker_kind,
      case when d.person_id = c.person_id or exists (select from population_rule n where n.organization_id = org and n.person_id = d.person_id) or d.person_id in (select g.holder_id from access_grant g where g.organization_id = org) then d.person_id end as named
    from directory_entry d cross join c where d.organization_id = org),
  places as materialized (
    select j.*, c.number = any (app.populations_of(org, j.legal_entity_id, j.country, j.location_id, u.ancestors || u.id, j.worker_kind, j.named, case c.deed when 'add' then c.line end, case c.deed when 'take_out' then (c.line).id end)) as holds
    from (select distinct legal_entity_id, country, location_id, unit_id, worker_kind, named from jobs) j join org_unit u on u.organization_id = org and u.id = j.unit_id cross join c)
  select j.id, j.person_id, c.number = any (r.populations) from jobs j join places p on p.holds and p.legal_entity_id = j.legal_entity_id and p.country = j.country and p.location_id = j.location_id
    and p.unit_id = j.unit_id and p.worker_kind = j.worker_kind and p.named is not distinct from j.named
  cross join c join reach r on r.organization_id = org and r.subject_id = j.id $$;
-- Who could confirm each access that stands on the group, for all who would be in it by then; where nobody could, the second person. Nobody who
-- holds some of it, nor who prepared the change.
create or replace function app.growth_confirmers(org uuid, change uuid) returns table (who uuid, why text, until timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with c as materialized (select * from population_change where organization_id = org and id = change and status = 'prepared'),
  stands as materialized (select s as g, s.id from c cross join lateral app.stands_on(org, c.population_id) s),
  theirs as materialized (select s.id, w.who, w.population, w.until from stands s cross join lateral app.who_may_confirm(org, s.g) w
    where w.who not in (select (o.g).holder_id from stands o) and w.who is distinct from (select prepared_by_id from c)),
  groups as materialized (select t.population from (select distinct population from theirs) t where t.population = 0
    or exists (select from app.in_by_then(org, change)) and not exists (select from app.in_by_then(org, change) i join reach r on r.organization_id = org and r.subject_id = i.id where t.population <> all (r.populations))),
  able as materialized (select t.who, min(t.until) as until from (select id, who, max(theirs.until) as until from theirs join groups using (population) group by id, who) t group by t.who having count(*) = (select count(*) from stands))
  select able.who, 'administers', able.until from able
  union all
  select o.second_person_id, 'second_person', app.belongs_until(org, o.second_person_id) from c join organization o on o.organization_id = org and o.id = org
  where exists (select from stands) and not exists (select from able) and app.belongs_until(org, o.second_person_id) > app.clock()
    and o.second_person_id is distinct from c.prepared_by_id and o.second_person_id not in (select (s.g).holder_id from stands s) $$;

-- Preparing, and confirming: judged when it happens, then the line comes or goes in the same transaction.
create or replace function app.on_population_change() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare line population_rule;
begin
  if session_user <> 'equipoise_app' then return new; end if;
  perform app.hold_access(new.organization_id);
  line := app.line_of(new);
  if tg_op = 'UPDATE' and new.status <> 'in_force' then return new; end if;
  if line.id is null then perform app.refuse_by_rule('organization.line_is_gone'); end if;
  if tg_op = 'INSERT' then
    if app.holds_population(new.population_id) then perform app.refuse('population_change: you look after these people yourself'); end if;
    if not exists (select from app.stands_on(new.organization_id, new.population_id)) or not app.lets_in(new.population_id, new.deed, line) then perform app.refuse_by_rule('organization.changes_at_once'); end if;
    new.prepared_by_id := app.holder();
    return new;
  end if;
  if not exists (select from app.growth_confirmers(new.organization_id, new.id) c where c.who = app.me()) then perform app.refuse('population_change: not yours to confirm'); end if;
  new.confirmed_by_id := app.me();
  if new.deed = 'take_out' then delete from population_rule where organization_id = new.organization_id and id = line.id;
  else
    line.id := uuidv7();
    line.version := 1;
    insert into population_rule select line.*;
  end if;
  return new;
end $$;
-- After the guard, so that what isn’t seen isn’t told of.
create or replace trigger judged before insert or update on population_change for each row execute function app.on_population_change();
create or replace function app.on_population_changes() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid;
begin
  for org in execute 'select distinct organization_id from changed' loop perform app.ask_confirmers(org); end loop;
  return null;
end $$;
create or replace trigger follow_new after insert on population_change referencing new table as changed for each statement execute function app.on_population_changes();
create or replace trigger follow_changed after update on population_change referencing new table as changed for each statement execute function app.on_population_changes();

-- Fact: whether this line may come or go at once.
create or replace function app.growth_waits(group_of uuid, deed text, line jsonb) returns boolean language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.covers_all('access', 1) and exists (select from app.stands_on(app.org(), group_of)) and app.lets_in(group_of, deed, jsonb_populate_record(null::population_rule, line)) $$;
-- Fact: what waits to let somebody into a group. Who confirms is told the names that they decide on; who prepares, how many.
create or replace function app.waiting_growth() returns table (change_id uuid, version int, population_id uuid, population text, deed text, effect text, kind text, what text, preparer text, people int, names text[], confirmers jsonb, bar text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select g.id, g.version, p.id, p.name, g.deed, g.effect, app.kind_of_rule(k.line), coalesce(e.name, g.country, l.name, u.name, g.worker_kind, g.circle, n.name), b.name, w.people, case when c.is_mine then w.names end, c.who,
    case when c.is_mine then null when g.prepared_by_id = app.holder() then 'prepared' else 'not_administered' end
  from population_change g join population p on p.organization_id = g.organization_id and p.id = g.population_id
  cross join lateral (select jsonb_populate_record(null::population_rule, to_jsonb(g)) as line) k
  left join person b on b.organization_id = g.organization_id and b.id = g.prepared_by_id left join legal_entity e on e.organization_id = g.organization_id and e.id = g.legal_entity_id
  left join location l on l.organization_id = g.organization_id and l.id = g.location_id left join org_unit u on u.organization_id = g.organization_id and u.id = g.unit_id left join person n on n.organization_id = g.organization_id and n.id = g.person_id
  cross join lateral (select count(*)::int as people, (array_agg(o.name order by o.sort_name))[1:20] as names from person o where o.organization_id = g.organization_id and o.id in (select i.person_id from app.in_by_then(g.organization_id, g.id) i where not i.is_in)) w
  cross join lateral (select coalesce(jsonb_agg(jsonb_build_object('name', q.name, 'why', c.why) order by q.sort_name), '[]') as who, coalesce(bool_or(c.who = app.me()), false) as is_mine
    from app.growth_confirmers(g.organization_id, g.id) c join person q on q.organization_id = g.organization_id and q.id = c.who) c
  where g.organization_id = app.org() and g.status = 'prepared' and (app.covers_all('access', 0) or c.is_mine) order by g.id $$;

revoke execute on all functions in schema app from public;
grant execute on function app.judge_line, app.kind_of_rule, app.growth_waits, app.waiting_growth to equipoise_app;
