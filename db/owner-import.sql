-- Imports. Whoever looks after people anywhere may open one; what is staged is seen by whoever opened it, nobody else.

-- Fact: one's own imports that are still open.
create or replace function app.my_imports() returns uuid[] language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from import_run where organization_id = app.org() and started_by_id = app.me() and status not in ('committed', 'cancelled') $$;

-- Post: opens one. Only a person brings a file, who may handle people somewhere.
create or replace function app.open_import(run uuid, of_kind text, file text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if app.me() is null or not (app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}') then perform app.refuse('import_run: not yours to open'); end if;
  insert into import_run (organization_id, id, started_by_id, kind, file_name, started_at) values (app.org(), run, app.me(), of_kind, file, app.clock());
  perform app.post_event('import_run', run, 'create', null, jsonb_build_object('kind', of_kind, 'file_name', file));
end $$;

-- Fact: what was chosen for these column names before; it holds names of columns and words, never people.
create or replace function app.remembered_import(of_signature text) returns table (columns jsonb, settings jsonb, answers jsonb) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.columns, m.settings, m.answers from import_mapping m
  where m.organization_id = app.org() and m.signature = of_signature and (app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}') $$;
-- Post: remembers it.
create or replace function app.remember_import(of_signature text, chosen jsonb, of_settings jsonb, of_answers jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if not (app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}') then perform app.refuse('import: not yours'); end if;
  insert into import_mapping (organization_id, signature, columns, settings, answers, at) values (app.org(), of_signature, chosen, of_settings, of_answers, app.clock())
  on conflict (organization_id, signature) do update set columns = excluded.columns, settings = excluded.settings, answers = excluded.answers, at = excluded.at;
end $$;

-- Post: what was staged for an import that is over goes; for one's own right away, for all by the job, which also gives up those left lying.
create or replace function app.sweep_imports(run uuid default null) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare over uuid[]; swept int;
begin
  if run is null then
    if app.actor() <> 'job:import.sweep' then perform app.refuse('import: not yours to sweep'); end if;
    update import_run r set status = 'cancelled' from import_draft d
    where d.organization_id = r.organization_id and d.run_id = r.id and r.status not in ('committed', 'cancelled') and d.touched_at < app.clock() - interval '14 days';
  end if;
  select array_agg(r.id) into over from import_run r join import_draft d on d.organization_id = r.organization_id and d.run_id = r.id
  where r.status in ('committed', 'cancelled') and (run is null or r.organization_id = app.org() and r.started_by_id = app.me() and r.id = run);
  if over is null then return 0; end if;
  delete from import_row where run_id = any (over);
  delete from import_person where run_id = any (over);
  delete from import_problem where run_id = any (over);
  delete from import_decision where run_id = any (over);
  delete from import_draft where run_id = any (over);
  get diagnostics swept = row_count;
  return swept;
end $$;

-- ── what is staged ───────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare t text;
begin
  foreach t in array array['import_draft', 'import_row', 'import_person', 'import_problem', 'import_decision', 'import_plan', 'import_commit', 'import_mapping'] loop
    execute format('alter table %I enable row level security', t);
    execute format('revoke all on %I from equipoise_app', t);
    execute format('drop policy if exists mine on %I', t);
    continue when t in ('import_plan', 'import_commit', 'import_mapping');
    execute format('grant select, insert, update, delete on %I to equipoise_app', t);
    execute format('create policy mine on %I to equipoise_app using (organization_id = (select app.org()) and run_id = any ((select app.my_imports())::uuid[])) with check (organization_id = (select app.org()) and run_id = any ((select app.my_imports())::uuid[]))', t);
  end loop;
end $$;

grant execute on function app.my_imports, app.open_import, app.remembered_import, app.remember_import, app.sweep_imports to equipoise_app;
