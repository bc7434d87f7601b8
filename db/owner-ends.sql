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
