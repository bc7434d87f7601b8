-- What places, hours, pay and positions rest on. Applied after owner.sql, whose rules hold here too.

-- What foreign keys would do for the lines of one value: each names something that is there, and no two the same; what is named isn't deleted.
-- Told: the column, the key in its lines, the table that is named; of the first also the field and the refusal.
create or replace function app.on_lines() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare lines jsonb := to_jsonb(new) -> tg_argv[0]; named uuid[] := array(select distinct (line ->> tg_argv[1])::uuid from jsonb_array_elements(lines) line); known int;
begin
  if cardinality(named) <> jsonb_array_length(lines) then perform app.refuse_by_rule(tg_argv[4], jsonb_build_object('field', tg_argv[3])); end if;
  -- Held until the end, so that none is deleted meanwhile.
  execute format('select from %I where organization_id = $1 and id = any ($2) for key share', tg_argv[2]) using new.organization_id, named;
  get diagnostics known = row_count;
  if known <> cardinality(named) then raise exception 'no such %', tg_argv[2] using errcode = '23503', constraint = tg_table_name || '_' || tg_argv[0] || '_fkey'; end if;
  return new;
end $$;
create or replace function app.on_named_in_lines() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare line jsonb := jsonb_build_array(jsonb_build_object(tg_argv[1], old.id)); holder text; is_named boolean;
begin
  foreach holder in array tg_argv[2:] loop
    execute format('select exists (select from %I where organization_id = $1 and %I @> $2)', holder, tg_argv[0]) into is_named using old.organization_id, line;
    if is_named then raise exception 'update or delete on %: it is named in %', tg_table_name, holder using errcode = '23503'; end if;
  end loop;
  return old;
end $$;

-- Shares of cost centres: none without a share, together a hundred. The largest comes first, and stands for all where one is shown.
create or replace function app.on_cost_shares() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare total numeric; least_of numeric;
begin
  select sum((s ->> 'share')::numeric), min((s ->> 'share')::numeric) into total, least_of from jsonb_array_elements(new.cost_shares) s;
  if total is distinct from 100 or least_of <= 0 then perform app.refuse_by_rule('people.shares_not_whole', jsonb_build_object('field', 'costShares', 'total', total)); end if;
  new.cost_shares := (select jsonb_agg(s order by (s ->> 'share')::numeric desc, s ->> 'costCentreId') from jsonb_array_elements(new.cost_shares) s);
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['placement', 'employment_change', 'planned_hire'] loop
    execute format('create or replace trigger upkeep_shares before insert or update of cost_shares on %I for each row when (new.cost_shares is not null) execute function app.on_cost_shares()', t);
    execute format('create or replace trigger upkeep_shares_lines before insert or update of cost_shares on %I for each row when (new.cost_shares is not null) execute function app.on_lines(''cost_shares'', ''costCentreId'', ''cost_centre'', ''costShares'', ''people.shares_named_twice'')', t);
  end loop;
  foreach t in array array['pay', 'employment_change', 'planned_hire'] loop
    execute format('create or replace trigger upkeep_allowances before insert or update of allowances on %I for each row when (new.allowances is not null) execute function app.on_lines(''allowances'', ''kindId'', ''allowance_kind'', ''allowances'', ''people.allowance_named_twice'')', t);
  end loop;
end $$;
-- What is only planned holds nothing: that would tell of it. What came true is held by its strand.
create or replace trigger upkeep_shares before delete on cost_centre for each row execute function app.on_named_in_lines('cost_shares', 'costCentreId', 'placement');
create or replace trigger upkeep_allowances before delete on allowance_kind for each row execute function app.on_named_in_lines('allowances', 'kindId', 'pay');

-- ── hours ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The hours of a job on a day, and what full time is there: as agreed for this job, else by the
-- working-time agreement that its hours name, else of the place, else of the legal entity. As the reader sees them.
create or replace function app.hours_at(job uuid, on_day date) returns table (weekly_hours numeric, working_days numeric, agreed_hours numeric, standard_hours numeric, standard_of text) language sql stable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select h.weekly_hours, h.working_days, h.full_time_hours, coalesce(g.weekly_hours, l.weekly_hours, s.weekly_hours), case when g.weekly_hours is not null then 'agreement' when l.weekly_hours is not null then 'location' when s.weekly_hours is not null then 'legal_entity' end
  from assignment a join employment e on e.organization_id = a.organization_id and e.id = a.employment_id
  left join working_hours h on h.organization_id = a.organization_id and h.assignment_id = a.id and h.starts_on <= on_day and (h.ends_on is null or h.ends_on >= on_day)
  left join placement p on p.organization_id = a.organization_id and p.assignment_id = a.id and p.starts_on <= on_day and (p.ends_on is null or p.ends_on >= on_day)
  left join agreement_hours g on g.organization_id = a.organization_id and g.agreement_id = h.agreement_id and g.starts_on <= on_day and (g.ends_on is null or g.ends_on >= on_day)
  left join location_hours l on l.organization_id = a.organization_id and l.location_id = p.location_id and l.starts_on <= on_day and (l.ends_on is null or l.ends_on >= on_day)
  left join entity_hours s on s.organization_id = a.organization_id and s.legal_entity_id = e.legal_entity_id and s.starts_on <= on_day and (s.ends_on is null or s.ends_on >= on_day)
  where a.organization_id = app.org() and a.id = job $$;

-- ── the place of work ────────────────────────────────────────────────────────────────────────────────────────────────
-- The days of its own that a place has, as `OwnHoliday` of platform/holidays.ts reads them.
create or replace function app.own_holidays(place uuid) returns jsonb language sql stable parallel safe as $$
  select jsonb_agg(jsonb_build_object('on', held_on, 'yearly', is_yearly, 'name', name, 'portion', portion) order by held_on) from public.own_holiday where organization_id = app.org() and location_id = place $$;
-- Whose law and holidays hold for a job on a day: of the home, else of the place of work, else of the office. Without a search_path, so that it melts into what asks for thousands of jobs; one row and no more, so that each of them is looked up by its index.
create or replace function app.law_at(job uuid, on_day date) returns table (country text, subdivision text, holiday_calendar text, place_of text, own_holidays jsonb) language sql stable parallel safe as $$
  select coalesce(p.home_country, l.country), case when p.home_country is not null then p.home_subdivision else l.subdivision end, case when p.home_country is null then l.holiday_calendar end,
    case when p.home_country is not null then 'home' when p.work_location_id is not null then 'work_location' else 'office' end, case when p.home_country is null then app.own_holidays(l.id) end
  from public.placement p left join public.location l on l.organization_id = p.organization_id and l.id = coalesce(p.work_location_id, p.location_id)
  where p.organization_id = app.org() and p.assignment_id = job and p.starts_on <= on_day and (p.ends_on is null or p.ends_on >= on_day) limit 1 $$;

grant execute on function app.hours_at, app.own_holidays, app.law_at to equipoise_app;
