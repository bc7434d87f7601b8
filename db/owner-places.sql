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
