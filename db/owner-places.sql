-- What places, hours, pay and positions rest on. Applied after owner.sql, whose rules hold here too.

-- Shares of cost centres: each named once, none without a share, together a hundred. The largest comes first, and stands for all where one is shown.
create or replace function app.on_cost_shares() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare named uuid[]; total numeric; least_of numeric; known int;
begin
  select array_agg((s ->> 'costCentreId')::uuid), sum((s ->> 'share')::numeric), min((s ->> 'share')::numeric) into named, total, least_of from jsonb_array_elements(new.cost_shares) s;
  if total is distinct from 100 or least_of <= 0 then perform app.refuse_by_rule('people.shares_not_whole', jsonb_build_object('field', 'costShares', 'total', total)); end if;
  if cardinality(named) <> (select count(distinct id) from unnest(named) id) then perform app.refuse_by_rule('people.shares_named_twice', jsonb_build_object('field', 'costShares')); end if;
  -- Held until the end, so that none is deleted meanwhile.
  perform from cost_centre where organization_id = new.organization_id and id = any (named) for key share;
  get diagnostics known = row_count;
  if known <> cardinality(named) then raise exception 'no such cost centre' using errcode = '23503', constraint = tg_table_name || '_cost_shares_fkey'; end if;
  new.cost_shares := (select jsonb_agg(s order by (s ->> 'share')::numeric desc, s ->> 'costCentreId') from jsonb_array_elements(new.cost_shares) s);
  return new;
end $$;
create or replace trigger upkeep_shares before insert or update of cost_shares on placement for each row when (new.cost_shares is not null) execute function app.on_cost_shares();
create or replace trigger upkeep_shares before insert or update of cost_shares on employment_change for each row when (new.cost_shares is not null) execute function app.on_cost_shares();
create or replace function app.on_cost_centre_gone() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare share jsonb := jsonb_build_array(jsonb_build_object('costCentreId', old.id));
begin
  if exists (select from placement where organization_id = old.organization_id and cost_shares @> share) or exists (select from employment_change where organization_id = old.organization_id and cost_shares @> share) then
    raise exception 'update or delete on cost_centre: costs are booked on it' using errcode = '23503';
  end if;
  return old;
end $$;
create or replace trigger upkeep_shares before delete on cost_centre for each row execute function app.on_cost_centre_gone();

-- ── hours ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The hours of a job on a day, and what full time is there: as agreed for this job, else of the place, else of the legal entity. As the reader sees them.
create or replace function app.hours_at(job uuid, on_day date) returns table (weekly_hours numeric, working_days numeric, agreed_hours numeric, standard_hours numeric, standard_of text) language sql stable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select h.weekly_hours, h.working_days, h.full_time_hours, coalesce(l.weekly_hours, s.weekly_hours), case when l.weekly_hours is not null then 'location' when s.weekly_hours is not null then 'legal_entity' end
  from assignment a join employment e on e.organization_id = a.organization_id and e.id = a.employment_id
  left join working_hours h on h.organization_id = a.organization_id and h.assignment_id = a.id and h.starts_on <= on_day and (h.ends_on is null or h.ends_on >= on_day)
  left join placement p on p.organization_id = a.organization_id and p.assignment_id = a.id and p.starts_on <= on_day and (p.ends_on is null or p.ends_on >= on_day)
  left join location_hours l on l.organization_id = a.organization_id and l.location_id = p.location_id and l.starts_on <= on_day and (l.ends_on is null or l.ends_on >= on_day)
  left join entity_hours s on s.organization_id = a.organization_id and s.legal_entity_id = e.legal_entity_id and s.starts_on <= on_day and (s.ends_on is null or s.ends_on >= on_day)
  where a.organization_id = app.org() and a.id = job $$;

-- ── the place of work ────────────────────────────────────────────────────────────────────────────────────────────────
-- Whose law and holidays hold for a job on a day: of the home, else of the place of work, else of the office.
create or replace function app.law_at(job uuid, on_day date) returns table (country text, subdivision text, holiday_calendar text, place_of text) language sql stable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(p.home_country, l.country), case when p.home_country is not null then p.home_subdivision else l.subdivision end, case when p.home_country is null then l.holiday_calendar end,
    case when p.home_country is not null then 'home' when p.work_location_id is not null then 'work_location' else 'office' end
  from placement p left join location l on l.organization_id = p.organization_id and l.id = coalesce(p.work_location_id, p.location_id)
  where p.organization_id = app.org() and p.assignment_id = job and p.starts_on <= on_day and (p.ends_on is null or p.ends_on >= on_day) $$;

-- ── pay ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
create or replace function app.on_allowances() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare named uuid[] := array(select distinct (a ->> 'kindId')::uuid from jsonb_array_elements(new.allowances) a); known int;
begin
  if cardinality(named) <> jsonb_array_length(new.allowances) then perform app.refuse_by_rule('people.allowance_named_twice', jsonb_build_object('field', 'allowances')); end if;
  perform from allowance_kind where organization_id = new.organization_id and id = any (named) for key share;
  get diagnostics known = row_count;
  if known <> cardinality(named) then raise exception 'no such kind of allowance' using errcode = '23503', constraint = tg_table_name || '_allowances_fkey'; end if;
  return new;
end $$;
create or replace trigger upkeep_allowances before insert or update of allowances on pay for each row when (new.allowances is not null) execute function app.on_allowances();
create or replace trigger upkeep_allowances before insert or update of allowances on employment_change for each row when (new.allowances is not null) execute function app.on_allowances();
create or replace function app.on_allowance_kind_gone() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare line jsonb := jsonb_build_array(jsonb_build_object('kindId', old.id));
begin
  if exists (select from pay where organization_id = old.organization_id and allowances @> line) or exists (select from employment_change where organization_id = old.organization_id and allowances @> line) then
    raise exception 'update or delete on allowance_kind: somebody has it' using errcode = '23503';
  end if;
  return old;
end $$;
create or replace trigger upkeep_allowances before delete on allowance_kind for each row execute function app.on_allowance_kind_gone();

grant execute on function app.hours_at, app.law_at to equipoise_app;
