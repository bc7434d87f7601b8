-- The declared exceptions of figures of law: what stands for whoever asks, packs, and that two people stand behind what is entered.

-- Who prepared and who checked comes from the session: two people, and neither a job.
create or replace function app.on_entered() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if session_user <> 'equipoise_app' then return new; end if;
  if tg_op = 'INSERT' then
    if app.holder() is null then perform app.refuse('entered_parameter: a person prepares it'); end if;
    new.prepared_by_id := app.holder(); new.prepared_at := app.clock();
  elsif old.status = 'prepared' and new.status = 'in_force' then
    if app.holder() is null or app.holder() is not distinct from old.prepared_by_id then perform app.refuse('entered_parameter: somebody else checks it'); end if;
    new.checked_by_id := app.holder(); new.checked_at := app.clock();
  elsif new.status = 'replaced' and app.actor() <> 'job:law.replace' then perform app.refuse('entered_parameter: what comes replaces it, nobody else');
  end if;
  return new;
end $$;
create or replace trigger checking before insert or update on entered_parameter for each row execute function app.on_entered();

-- Fact: the figures beside those shipped that stand for whoever asks, in whatever name: packs of the installation and of their organisation,
-- and what was entered there and is in force. By whom is told to those who look after compliance and to themselves.
create or replace function app.law_here() returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object(
    'packs', coalesce((select jsonb_agg(jsonb_build_object('publisher', p.publisher, 'number', p.number, 'issuedOn', p.issued_on, 'rows', p.content -> 'rows'))
      from (select distinct on (publisher, number) * from rule_pack where organization_id in (app.org(), '00000000-0000-0000-0000-000000000000') order by publisher, number) p), '[]'),
    'entered', coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'rates', e.rates, 'from', e.starts_on, 'until', e.ends_on, 'followsFrom', e.follows_from, 'figures', e.figures, 'checkedAt', e.checked_at,
        'source', jsonb_strip_nulls(jsonb_build_object('instrument', e.instrument, 'section', e.section, 'publisher', e.publisher, 'address', e.address, 'readOn', e.read_on)),
        'preparedBy', case when n.is_told then (select name from person p where p.organization_id = e.organization_id and p.id = e.prepared_by_id) end,
        'checkedBy', case when n.is_told then (select name from person p where p.organization_id = e.organization_id and p.id = e.checked_by_id) end) order by e.id)
      from entered_parameter e cross join lateral (select app.covers_all('compliance', 0) or coalesce(app.me() in (e.prepared_by_id, e.checked_by_id), false) as is_told) n
      where e.organization_id = app.org() and e.status = 'in_force'), '[]')) $$;

create or replace function app.put_pack(org uuid, given jsonb, key text, for_whom text, by uuid) returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare made uuid := uuidv7();
begin
  if exists (select from rule_pack p where p.organization_id = org and p.publisher = given ->> 'publisher' and p.number = (given ->> 'number')::int) then return null; end if;
  insert into rule_pack (organization_id, id, publisher, number, issued_on, key_id, row_count, scope, installed_by_id, installed_at, content)
  values (org, made, given ->> 'publisher', (given ->> 'number')::int, (given ->> 'issuedOn')::date, key, jsonb_array_length(given -> 'rows'), for_whom, by, app.clock(), given);
  return made;
end $$;
-- Post: a pack whose signature the server has checked, for the organisation of whoever looks after its HR systems.
create or replace function app.install_pack(given jsonb, key text) returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare made uuid;
begin
  if not app.covers_all('systems', 2) then perform app.refuse('rule_pack: not yours to install'); end if;
  made := app.put_pack(app.org(), given, key, 'here', app.holder());
  if made is not null then perform app.post_event('rule_pack', made, 'create', null, jsonb_build_object('publisher', given ->> 'publisher', 'number', given -> 'number', 'issuedOn', given ->> 'issuedOn', 'rowCount', jsonb_array_length(given -> 'rows'), 'scope', 'here')); end if;
  return made;
end $$;
-- The same for everybody, by whoever runs the server: for those not signed in and organisations to come too.
create or replace function app.install_pack_everywhere(given jsonb, key text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; made uuid;
begin
  perform app.put_pack('00000000-0000-0000-0000-000000000000', given, key, 'everywhere', null);
  for org in select o.id from organization o loop
    perform set_config('app.org', org::text, true), set_config('app.actor', 'system:rules-pack', true), set_config('app.me', '', true), set_config('app.who', '', true), set_config('app.holder', '', true);
    made := app.put_pack(org, given, key, 'everywhere', null);
    if made is not null then perform app.post_event('rule_pack', made, 'create', null, jsonb_build_object('publisher', given ->> 'publisher', 'number', given -> 'number', 'issuedOn', given ->> 'issuedOn', 'rowCount', jsonb_array_length(given -> 'rows'), 'scope', 'everywhere')); end if;
  end loop;
end $$;

-- Fact: where something entered counts or waits, for the job that holds it against what has come since.
create or replace function app.entered_somewhere() returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct organization_id from entered_parameter where app.actor() = 'job:law.replace' and status in ('prepared', 'in_force') $$;

-- ── who may call what ────────────────────────────────────────────────────────────────────────────────────────────────
revoke execute on all functions in schema app from public;
grant execute on function app.law_here, app.install_pack, app.entered_somewhere to equipoise_app;
