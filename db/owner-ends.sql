-- ── reasons ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The list that a new company begins with, to edit as it likes: words that are usual in HR, no law.
create or replace function app.usual_reasons(org uuid) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into change_reason (organization_id, id, code, name, actions, kind)
  select org, md5(org || code)::uuid, code, name, actions::text[], kind from (values
    ('another_job', 'Another job', '{termination}', 'voluntary'), ('pay_elsewhere', 'Better pay elsewhere', '{termination}', 'voluntary'), ('career', 'Career development elsewhere', '{termination}', 'voluntary'),
    ('relocation', 'Relocation', '{termination}', 'voluntary'), ('family', 'Family or personal reasons', '{termination}', 'voluntary'), ('studies', 'Studies or training', '{termination}', 'voluntary'),
    ('conditions', 'Working conditions', '{termination}', 'voluntary'), ('no_reason_given', 'Resigned, no reason given', '{termination}', 'voluntary'), ('retirement', 'Retirement', '{termination}', 'other'),
    ('performance', 'Performance', '{termination}', 'involuntary'), ('conduct', 'Conduct', '{termination}', 'involuntary'), ('redundancy', 'Role no longer needed', '{termination}', 'involuntary'),
    ('site_closed', 'Site or team closed', '{termination}', 'involuntary'), ('probation_not_passed', 'Probation not passed', '{termination,probation}', 'involuntary'), ('unable_to_work', 'No longer able to do the work', '{termination}', 'involuntary'),
    ('term_ended', 'Fixed term ended', '{termination}', 'other'), ('mutual', 'By mutual agreement', '{termination}', 'other'), ('never_started', 'Never started', '{termination}', 'other'), ('death', 'Death', '{termination}', 'other'),
    ('good_work', 'Recognition of good work', '{promotion,pay}', null), ('larger_role', 'Larger role', '{promotion,pay,transfer}', null), ('succession', 'Succeeds somebody', '{promotion,transfer}', null),
    ('annual_review', 'Annual pay review', '{pay}', null), ('market', 'Market adjustment', '{pay}', null), ('agreement', 'Collective or legal adjustment', '{pay,hours}', null), ('retention', 'To keep somebody', '{pay,promotion}', null),
    ('own_request', 'At the person’s request', '{transfer,hours,manager,contract}', null), ('business_need', 'Business need', '{transfer,hours,contract,extension,manager}', null), ('care', 'Caring for family', '{hours}', null), ('health', 'Health', '{hours,transfer}', null),
    ('manager_left', 'Manager moved or left', '{manager}', null), ('project', 'Project goes on', '{extension,contract}', null), ('probation_passed', 'Probation passed', '{probation}', null), ('probation_extended', 'Probation extended', '{probation}', null),
    ('restructuring', 'Restructuring', '{reorganisation,transfer,manager}', null), ('merger', 'Teams merged', '{reorganisation}', null),
    ('entered_wrongly', 'Entered wrongly', '{correction}', null), ('told_late', 'Told late', '{correction}', null)) usual (code, name, actions, kind) $$;
-- A company from before there were reasons begins with it too: they are never deleted, so that none means never had.
select app.usual_reasons(o.id) from organization o where not exists (select from change_reason r where r.organization_id = o.id);

-- ── who knows of a change ────────────────────────────────────────────────────────────────────────────────────────────
-- Those whom the row names are those on its wall, beside whoever prepared it, who can't be left out.
create or replace function app.on_named() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare others uuid[] := coalesce(new.named, '{}');
begin
  if exists (select from unnest(others) one where not exists (select from person p where p.organization_id = new.organization_id and p.id = one)) then perform app.refuse('nobody of that name'); end if;
  if tg_op = 'INSERT' and app.who() is not null then others := others || app.who(); end if;
  if tg_op = 'UPDATE' then
    delete from member where organization_id = new.organization_id and list = tg_table_name and record_id = new.id and who = any (old.named) and who <> all (others) and who is distinct from new.prepared_by_id;
  end if;
  insert into member (organization_id, who, list, record_id, part) select distinct new.organization_id, one, tg_table_name, new.id, 'named' from unnest(others) one
  where not exists (select from member m where m.organization_id = new.organization_id and m.who = one and m.list = tg_table_name and m.record_id = new.id and m.part = 'named');
  return null;
end $$;
create or replace trigger naming after insert or update of named on employment_change for each row execute function app.on_named();
create or replace trigger naming after insert or update of named on planned_absence for each row execute function app.on_named();
-- Fact: who is named on a walled record, by name, for those who are.
create or replace function app.named_on(of_record text, of_id uuid) returns table (id uuid, name text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, p.name from person p where p.organization_id = app.org() and of_id = any (app.my_records(of_record, '{}'))
    and p.id in (select m.who from member m where m.organization_id = app.org() and m.list = of_record and m.record_id = of_id and m.ends_at > app.clock()) order by p.sort_name, p.id $$;
grant execute on function app.named_on to equipoise_app;
