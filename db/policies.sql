-- Generated from the records by scripts/policies.ts; never edited by hand.
truncate record_right, job_right, notice_kind;

-- organization
alter table organization enable row level security;
revoke all on organization from equipoise_app;
grant select on organization to equipoise_app;
grant insert (id, name, country, short_name, minimum_group) on organization to equipoise_app;
grant update (name, country, short_name, minimum_group) on organization to equipoise_app;
drop policy if exists tenant on organization;
create policy tenant on organization as restrictive to equipoise_app using (organization.organization_id = (select app.org())) with check (organization.organization_id = (select app.org()));
drop policy if exists reading on organization;
create policy reading on organization for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0))));
drop policy if exists creating on organization;
create policy creating on organization for insert to equipoise_app with check (false);
drop policy if exists updating on organization;
create policy updating on organization for update to equipoise_app using (((select app.covers_all('organization', 2)))) with check (true);
drop policy if exists deleting on organization;
create or replace function app.organization_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('organization: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('organization: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on organization for each row execute function app.organization_guard();
create or replace function app.organization_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from organization t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('organization', '', '{}', null, null, 'organization', 0, false, false, null);

-- settings
alter table settings enable row level security;
revoke all on settings from equipoise_app;
grant select on settings to equipoise_app;
grant insert (id, managers_see_pay, managers_see_earlier, managers_propose, imports_are_decided, uses_cost_centres, uses_grades, uses_positions, uses_agreements, uses_dotted_lines) on settings to equipoise_app;
grant update (managers_see_pay, managers_see_earlier, managers_propose, imports_are_decided, uses_cost_centres, uses_grades, uses_positions, uses_agreements, uses_dotted_lines) on settings to equipoise_app;
drop policy if exists tenant on settings;
create policy tenant on settings as restrictive to equipoise_app using (settings.organization_id = (select app.org())) with check (settings.organization_id = (select app.org()));
drop policy if exists reading on settings;
create policy reading on settings for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0)) or coalesce((select r.populations && (select app.my_populations('organization', 0)) from reach r where r.organization_id = settings.organization_id and r.subject_id = settings.id), false)));
drop policy if exists creating on settings;
create policy creating on settings for insert to equipoise_app with check (false);
drop policy if exists updating on settings;
create policy updating on settings for update to equipoise_app using (((select app.covers_all('organization', 2)) or coalesce((select r.populations && (select app.my_populations('organization', 2)) from reach r where r.organization_id = settings.organization_id and r.subject_id = settings.id), false))) with check (true);
drop policy if exists deleting on settings;
create or replace function app.settings_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('settings: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('settings: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on settings for each row execute function app.settings_guard();
create or replace function app.settings_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from settings t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('settings', '', '{}', 'id', 'id', 'organization', 0, false, false, null);

-- legal_entity
alter table legal_entity enable row level security;
revoke all on legal_entity from equipoise_app;
grant select on legal_entity to equipoise_app;
grant insert (id, name, country, currency, registration_number, address, city, region, postal_code) on legal_entity to equipoise_app;
grant update (name, country, currency, registration_number, address, city, region, postal_code) on legal_entity to equipoise_app;
grant delete on legal_entity to equipoise_app;
drop policy if exists tenant on legal_entity;
create policy tenant on legal_entity as restrictive to equipoise_app using (legal_entity.organization_id = (select app.org())) with check (legal_entity.organization_id = (select app.org()));
drop policy if exists reading on legal_entity;
create policy reading on legal_entity for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0))));
drop policy if exists creating on legal_entity;
create policy creating on legal_entity for insert to equipoise_app with check (((select app.covers_all('organization', 1))));
drop policy if exists updating on legal_entity;
create policy updating on legal_entity for update to equipoise_app using (((select app.covers_all('organization', 1)))) with check (true);
drop policy if exists deleting on legal_entity;
create policy deleting on legal_entity for delete to equipoise_app using (((select app.covers_all('organization', 2))));
create or replace function app.legal_entity_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('legal_entity: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('legal_entity: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on legal_entity for each row execute function app.legal_entity_guard();
create or replace function app.legal_entity_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from legal_entity t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on legal_entity for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('legal_entity', '', '{}', null, null, 'organization', 0, false, false, null);

-- location
alter table location enable row level security;
revoke all on location from equipoise_app;
grant select on location to equipoise_app;
grant insert (id, name, country, subdivision, time_zone, holiday_calendar, address, city, postal_code) on location to equipoise_app;
grant update (name, country, subdivision, time_zone, holiday_calendar, address, city, postal_code) on location to equipoise_app;
grant delete on location to equipoise_app;
drop policy if exists tenant on location;
create policy tenant on location as restrictive to equipoise_app using (location.organization_id = (select app.org())) with check (location.organization_id = (select app.org()));
drop policy if exists reading on location;
create policy reading on location for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0))));
drop policy if exists creating on location;
create policy creating on location for insert to equipoise_app with check (((select app.covers_all('organization', 1))));
drop policy if exists updating on location;
create policy updating on location for update to equipoise_app using (((select app.covers_all('organization', 1)))) with check (true);
drop policy if exists deleting on location;
create policy deleting on location for delete to equipoise_app using (((select app.covers_all('organization', 2))));
create or replace function app.location_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('location: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('location: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on location for each row execute function app.location_guard();
create or replace function app.location_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from location t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on location for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('location', '', '{}', null, null, 'organization', 0, false, false, null);

-- own_holiday
alter table own_holiday enable row level security;
revoke all on own_holiday from equipoise_app;
grant select on own_holiday to equipoise_app;
grant insert (id, location_id, name, held_on, is_yearly, portion) on own_holiday to equipoise_app;
grant update (name, held_on, is_yearly, portion) on own_holiday to equipoise_app;
grant delete on own_holiday to equipoise_app;
drop policy if exists tenant on own_holiday;
create policy tenant on own_holiday as restrictive to equipoise_app using (own_holiday.organization_id = (select app.org())) with check (own_holiday.organization_id = (select app.org()));
drop policy if exists reading on own_holiday;
create policy reading on own_holiday for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0))));
drop policy if exists creating on own_holiday;
create policy creating on own_holiday for insert to equipoise_app with check (((select app.covers_all('organization', 1))));
drop policy if exists updating on own_holiday;
create policy updating on own_holiday for update to equipoise_app using (((select app.covers_all('organization', 1)))) with check (true);
drop policy if exists deleting on own_holiday;
create policy deleting on own_holiday for delete to equipoise_app using (((select app.covers_all('organization', 1))));
create or replace function app.own_holiday_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.location_id is distinct from old.location_id) and new.location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.location_id) then perform app.refuse('own_holiday: location_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('own_holiday: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('own_holiday: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on own_holiday for each row execute function app.own_holiday_guard();
create or replace function app.own_holiday_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from own_holiday t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on own_holiday for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('own_holiday', '', '{}', null, null, 'organization', 0, false, false, null);

-- entity_hours
alter table entity_hours enable row level security;
revoke all on entity_hours from equipoise_app;
grant select on entity_hours to equipoise_app;
grant insert (id, legal_entity_id, starts_on, ends_on, weekly_hours) on entity_hours to equipoise_app;
grant update (ends_on, weekly_hours) on entity_hours to equipoise_app;
grant delete on entity_hours to equipoise_app;
drop policy if exists tenant on entity_hours;
create policy tenant on entity_hours as restrictive to equipoise_app using (entity_hours.organization_id = (select app.org())) with check (entity_hours.organization_id = (select app.org()));
drop policy if exists reading on entity_hours;
create policy reading on entity_hours for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0)) or coalesce((select r.populations && (select app.my_populations('organization', 0)) from reach r where r.organization_id = entity_hours.organization_id and r.subject_id = entity_hours.legal_entity_id), false)));
drop policy if exists creating on entity_hours;
create policy creating on entity_hours for insert to equipoise_app with check (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = entity_hours.organization_id and r.subject_id = entity_hours.legal_entity_id), false)));
drop policy if exists updating on entity_hours;
create policy updating on entity_hours for update to equipoise_app using (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = entity_hours.organization_id and r.subject_id = entity_hours.legal_entity_id), false))) with check (true);
drop policy if exists deleting on entity_hours;
create policy deleting on entity_hours for delete to equipoise_app using (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = entity_hours.organization_id and r.subject_id = entity_hours.legal_entity_id), false)));
create or replace function app.entity_hours_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.legal_entity_id is distinct from old.legal_entity_id) and new.legal_entity_id is not null and not exists (select from legal_entity t where t.organization_id = new.organization_id and t.id = new.legal_entity_id) then perform app.refuse('entity_hours: legal_entity_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('entity_hours: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('entity_hours: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on entity_hours for each row execute function app.entity_hours_guard();
create or replace function app.entity_hours_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from entity_hours t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on entity_hours for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('entity_hours', '', '{}', 'legal_entity_id', null, 'organization', 0, false, false, null);

-- location_hours
alter table location_hours enable row level security;
revoke all on location_hours from equipoise_app;
grant select on location_hours to equipoise_app;
grant insert (id, location_id, starts_on, ends_on, weekly_hours) on location_hours to equipoise_app;
grant update (ends_on, weekly_hours) on location_hours to equipoise_app;
grant delete on location_hours to equipoise_app;
drop policy if exists tenant on location_hours;
create policy tenant on location_hours as restrictive to equipoise_app using (location_hours.organization_id = (select app.org())) with check (location_hours.organization_id = (select app.org()));
drop policy if exists reading on location_hours;
create policy reading on location_hours for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0)) or coalesce((select r.populations && (select app.my_populations('organization', 0)) from reach r where r.organization_id = location_hours.organization_id and r.subject_id = location_hours.location_id), false)));
drop policy if exists creating on location_hours;
create policy creating on location_hours for insert to equipoise_app with check (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = location_hours.organization_id and r.subject_id = location_hours.location_id), false)));
drop policy if exists updating on location_hours;
create policy updating on location_hours for update to equipoise_app using (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = location_hours.organization_id and r.subject_id = location_hours.location_id), false))) with check (true);
drop policy if exists deleting on location_hours;
create policy deleting on location_hours for delete to equipoise_app using (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = location_hours.organization_id and r.subject_id = location_hours.location_id), false)));
create or replace function app.location_hours_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.location_id is distinct from old.location_id) and new.location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.location_id) then perform app.refuse('location_hours: location_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('location_hours: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('location_hours: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on location_hours for each row execute function app.location_hours_guard();
create or replace function app.location_hours_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from location_hours t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on location_hours for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('location_hours', '', '{}', 'location_id', null, 'organization', 0, false, false, null);

-- working_agreement
alter table working_agreement enable row level security;
revoke all on working_agreement from equipoise_app;
grant select on working_agreement to equipoise_app;
grant insert (id, name, agreed_with) on working_agreement to equipoise_app;
grant update (name, agreed_with) on working_agreement to equipoise_app;
grant delete on working_agreement to equipoise_app;
drop policy if exists tenant on working_agreement;
create policy tenant on working_agreement as restrictive to equipoise_app using (working_agreement.organization_id = (select app.org())) with check (working_agreement.organization_id = (select app.org()));
drop policy if exists reading on working_agreement;
create policy reading on working_agreement for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0))));
drop policy if exists creating on working_agreement;
create policy creating on working_agreement for insert to equipoise_app with check (((select app.covers_all('organization', 1))));
drop policy if exists updating on working_agreement;
create policy updating on working_agreement for update to equipoise_app using (((select app.covers_all('organization', 1)))) with check (true);
drop policy if exists deleting on working_agreement;
create policy deleting on working_agreement for delete to equipoise_app using (((select app.covers_all('organization', 2))));
create or replace function app.working_agreement_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('working_agreement: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('working_agreement: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on working_agreement for each row execute function app.working_agreement_guard();
create or replace function app.working_agreement_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from working_agreement t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on working_agreement for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('working_agreement', '', '{}', null, null, 'organization', 0, false, false, null);

-- agreement_hours
alter table agreement_hours enable row level security;
revoke all on agreement_hours from equipoise_app;
grant select on agreement_hours to equipoise_app;
grant insert (id, agreement_id, starts_on, ends_on, weekly_hours) on agreement_hours to equipoise_app;
grant update (ends_on, weekly_hours) on agreement_hours to equipoise_app;
grant delete on agreement_hours to equipoise_app;
drop policy if exists tenant on agreement_hours;
create policy tenant on agreement_hours as restrictive to equipoise_app using (agreement_hours.organization_id = (select app.org())) with check (agreement_hours.organization_id = (select app.org()));
drop policy if exists reading on agreement_hours;
create policy reading on agreement_hours for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0)) or coalesce((select r.populations && (select app.my_populations('organization', 0)) from reach r where r.organization_id = agreement_hours.organization_id and r.subject_id = agreement_hours.agreement_id), false)));
drop policy if exists creating on agreement_hours;
create policy creating on agreement_hours for insert to equipoise_app with check (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = agreement_hours.organization_id and r.subject_id = agreement_hours.agreement_id), false)));
drop policy if exists updating on agreement_hours;
create policy updating on agreement_hours for update to equipoise_app using (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = agreement_hours.organization_id and r.subject_id = agreement_hours.agreement_id), false))) with check (true);
drop policy if exists deleting on agreement_hours;
create policy deleting on agreement_hours for delete to equipoise_app using (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = agreement_hours.organization_id and r.subject_id = agreement_hours.agreement_id), false)));
create or replace function app.agreement_hours_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.agreement_id is distinct from old.agreement_id) and new.agreement_id is not null and not exists (select from working_agreement t where t.organization_id = new.organization_id and t.id = new.agreement_id) then perform app.refuse('agreement_hours: agreement_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('agreement_hours: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('agreement_hours: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on agreement_hours for each row execute function app.agreement_hours_guard();
create or replace function app.agreement_hours_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from agreement_hours t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on agreement_hours for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('agreement_hours', '', '{}', 'agreement_id', null, 'organization', 0, false, false, null);

-- org_unit
alter table org_unit enable row level security;
revoke all on org_unit from equipoise_app;
grant select on org_unit to equipoise_app;
grant insert (id, name, code, part_of_id) on org_unit to equipoise_app;
grant update (name, code, part_of_id) on org_unit to equipoise_app;
grant delete on org_unit to equipoise_app;
drop policy if exists tenant on org_unit;
create policy tenant on org_unit as restrictive to equipoise_app using (org_unit.organization_id = (select app.org())) with check (org_unit.organization_id = (select app.org()));
drop policy if exists reading on org_unit;
create policy reading on org_unit for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0))));
drop policy if exists creating on org_unit;
create policy creating on org_unit for insert to equipoise_app with check (((select app.covers_all('organization', 1))));
drop policy if exists updating on org_unit;
create policy updating on org_unit for update to equipoise_app using (((select app.covers_all('organization', 1)))) with check (true);
drop policy if exists deleting on org_unit;
create policy deleting on org_unit for delete to equipoise_app using (((select app.covers_all('organization', 2))));
create or replace function app.org_unit_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.part_of_id is distinct from old.part_of_id) and new.part_of_id is not null and not exists (select from org_unit t where t.organization_id = new.organization_id and t.id = new.part_of_id) then perform app.refuse('org_unit: part_of_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('org_unit: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('org_unit: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on org_unit for each row execute function app.org_unit_guard();
create or replace function app.org_unit_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from org_unit t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on org_unit for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('org_unit', '', '{}', null, null, 'organization', 0, false, false, null);

-- job
alter table job enable row level security;
revoke all on job from equipoise_app;
grant select on job to equipoise_app;
grant insert (id, title, code, family, level, grade) on job to equipoise_app;
grant update (title, code, family, level, grade) on job to equipoise_app;
grant delete on job to equipoise_app;
drop policy if exists tenant on job;
create policy tenant on job as restrictive to equipoise_app using (job.organization_id = (select app.org())) with check (job.organization_id = (select app.org()));
drop policy if exists reading on job;
create policy reading on job for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0))));
drop policy if exists creating on job;
create policy creating on job for insert to equipoise_app with check (((select app.covers_all('organization', 1))));
drop policy if exists updating on job;
create policy updating on job for update to equipoise_app using (((select app.covers_all('organization', 1)))) with check (true);
drop policy if exists deleting on job;
create policy deleting on job for delete to equipoise_app using (((select app.covers_all('organization', 2))));
create or replace function app.job_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('job: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('job: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on job for each row execute function app.job_guard();
create or replace function app.job_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from job t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on job for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('job', '', '{}', null, null, 'organization', 0, false, false, null);

-- cost_centre
alter table cost_centre enable row level security;
revoke all on cost_centre from equipoise_app;
grant select on cost_centre to equipoise_app;
grant insert (id, code, name) on cost_centre to equipoise_app;
grant update (code, name) on cost_centre to equipoise_app;
grant delete on cost_centre to equipoise_app;
drop policy if exists tenant on cost_centre;
create policy tenant on cost_centre as restrictive to equipoise_app using (cost_centre.organization_id = (select app.org())) with check (cost_centre.organization_id = (select app.org()));
drop policy if exists reading on cost_centre;
create policy reading on cost_centre for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0))));
drop policy if exists creating on cost_centre;
create policy creating on cost_centre for insert to equipoise_app with check (((select app.covers_all('organization', 1))));
drop policy if exists updating on cost_centre;
create policy updating on cost_centre for update to equipoise_app using (((select app.covers_all('organization', 1)))) with check (true);
drop policy if exists deleting on cost_centre;
create policy deleting on cost_centre for delete to equipoise_app using (((select app.covers_all('organization', 2))));
create or replace function app.cost_centre_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('cost_centre: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('cost_centre: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on cost_centre for each row execute function app.cost_centre_guard();
create or replace function app.cost_centre_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from cost_centre t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on cost_centre for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('cost_centre', '', '{}', null, null, 'organization', 0, false, false, null);

-- number_series
alter table number_series enable row level security;
revoke all on number_series from equipoise_app;
grant select on number_series to equipoise_app;
grant insert (id, legal_entity_id, prefix, digits, next_number) on number_series to equipoise_app;
grant update (prefix, digits, next_number) on number_series to equipoise_app;
grant delete on number_series to equipoise_app;
drop policy if exists tenant on number_series;
create policy tenant on number_series as restrictive to equipoise_app using (number_series.organization_id = (select app.org())) with check (number_series.organization_id = (select app.org()));
drop policy if exists reading on number_series;
create policy reading on number_series for select to equipoise_app using ((((select app.me()) is not null) or ((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0))));
drop policy if exists creating on number_series;
create policy creating on number_series for insert to equipoise_app with check (((select app.covers_all('organization', 1))));
drop policy if exists updating on number_series;
create policy updating on number_series for update to equipoise_app using (((select app.covers_all('organization', 1)))) with check (true);
drop policy if exists deleting on number_series;
create policy deleting on number_series for delete to equipoise_app using (((select app.covers_all('organization', 2))));
create or replace function app.number_series_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.legal_entity_id is distinct from old.legal_entity_id) and new.legal_entity_id is not null and not exists (select from legal_entity t where t.organization_id = new.organization_id and t.id = new.legal_entity_id) then perform app.refuse('number_series: legal_entity_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('number_series: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('number_series: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on number_series for each row execute function app.number_series_guard();
create or replace function app.number_series_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from number_series t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on number_series for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('number_series', '', '{}', null, null, 'organization', 0, false, false, null);

-- population
alter table population enable row level security;
revoke all on population from equipoise_app;
grant select on population to equipoise_app;
grant insert (id, name, note) on population to equipoise_app;
grant update (name, note) on population to equipoise_app;
drop policy if exists tenant on population;
create policy tenant on population as restrictive to equipoise_app using (population.organization_id = (select app.org())) with check (population.organization_id = (select app.org()));
drop policy if exists reading on population;
create policy reading on population for select to equipoise_app using (((select app.covers_all('access', 0))));
drop policy if exists creating on population;
create policy creating on population for insert to equipoise_app with check (((select app.covers_all('access', 1))));
drop policy if exists updating on population;
create policy updating on population for update to equipoise_app using (((select app.covers_all('access', 1)))) with check (true);
drop policy if exists deleting on population;
create or replace function app.population_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('population: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('population: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on population for each row execute function app.population_guard();
create or replace function app.population_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from population t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('population', '', '{}', null, null, 'access', 0, false, false, null);

-- population_rule
alter table population_rule enable row level security;
revoke all on population_rule from equipoise_app;
grant select on population_rule to equipoise_app;
grant insert (id, population_id, effect, legal_entity_id, country, location_id, unit_id, worker_kind, circle, person_id) on population_rule to equipoise_app;
grant update (effect, legal_entity_id, country, location_id, unit_id, worker_kind, circle, person_id) on population_rule to equipoise_app;
grant delete on population_rule to equipoise_app;
drop policy if exists tenant on population_rule;
create policy tenant on population_rule as restrictive to equipoise_app using (population_rule.organization_id = (select app.org())) with check (population_rule.organization_id = (select app.org()));
drop policy if exists reading on population_rule;
create policy reading on population_rule for select to equipoise_app using (((exists (select from population p where p.organization_id = population_rule.organization_id and p.id = population_rule.population_id)) and true));
drop policy if exists creating on population_rule;
create policy creating on population_rule for insert to equipoise_app with check (((exists (select from population p where p.organization_id = population_rule.organization_id and p.id = population_rule.population_id)) and ((select app.covers_all('access', 1)))));
drop policy if exists updating on population_rule;
create policy updating on population_rule for update to equipoise_app using ((((exists (select from population p where p.organization_id = population_rule.organization_id and p.id = population_rule.population_id)) and ((select app.covers_all('access', 1)))))) with check (true);
drop policy if exists deleting on population_rule;
create policy deleting on population_rule for delete to equipoise_app using (((exists (select from population p where p.organization_id = population_rule.organization_id and p.id = population_rule.population_id)) and ((select app.covers_all('access', 1)))));
create or replace function app.population_rule_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.population_id is distinct from old.population_id) and new.population_id is not null and not exists (select from population t where t.organization_id = new.organization_id and t.id = new.population_id) then perform app.refuse('population_rule: population_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.legal_entity_id is distinct from old.legal_entity_id) and new.legal_entity_id is not null and not exists (select from legal_entity t where t.organization_id = new.organization_id and t.id = new.legal_entity_id) then perform app.refuse('population_rule: legal_entity_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.location_id is distinct from old.location_id) and new.location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.location_id) then perform app.refuse('population_rule: location_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.unit_id is distinct from old.unit_id) and new.unit_id is not null and not exists (select from org_unit t where t.organization_id = new.organization_id and t.id = new.unit_id) then perform app.refuse('population_rule: unit_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('population_rule: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('population_rule: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('population_rule: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on population_rule for each row execute function app.population_rule_guard();
create or replace function app.population_rule_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from population_rule t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on population_rule for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('population_rule', '', '{}', null, 'person_id', null, 2, false, false, null);

-- population_change
alter table population_change enable row level security;
revoke all on population_change from equipoise_app;
grant select on population_change to equipoise_app;
grant insert (id, population_id, deed, effect, legal_entity_id, country, location_id, unit_id, worker_kind, circle, person_id) on population_change to equipoise_app;
grant update (status) on population_change to equipoise_app;
drop policy if exists tenant on population_change;
create policy tenant on population_change as restrictive to equipoise_app using (population_change.organization_id = (select app.org())) with check (population_change.organization_id = (select app.org()));
drop policy if exists reading on population_change;
create policy reading on population_change for select to equipoise_app using (((select app.covers_all('access', 0)) or population_change.id = any ((select app.my_records('population_change', '{confirm}'))::uuid[])));
drop policy if exists creating on population_change;
create policy creating on population_change for insert to equipoise_app with check (((select app.covers_all('access', 1))));
drop policy if exists updating on population_change;
create policy updating on population_change for update to equipoise_app using ((((coalesce(population_change.status in ('prepared'), false)) and (population_change.id = any ((select app.my_records('population_change', '{confirm}'))::uuid[]))) or ((coalesce(population_change.status in ('prepared'), false)) and ((select app.covers_all('access', 1)) or population_change.id = any ((select app.my_records('population_change', '{confirm}'))::uuid[]))))) with check (true);
drop policy if exists deleting on population_change;
create or replace function app.population_change_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.population_id is distinct from old.population_id) and new.population_id is not null and not exists (select from population t where t.organization_id = new.organization_id and t.id = new.population_id) then perform app.refuse('population_change: population_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.legal_entity_id is distinct from old.legal_entity_id) and new.legal_entity_id is not null and not exists (select from legal_entity t where t.organization_id = new.organization_id and t.id = new.legal_entity_id) then perform app.refuse('population_change: legal_entity_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.location_id is distinct from old.location_id) and new.location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.location_id) then perform app.refuse('population_change: location_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.unit_id is distinct from old.unit_id) and new.unit_id is not null and not exists (select from org_unit t where t.organization_id = new.organization_id and t.id = new.unit_id) then perform app.refuse('population_change: unit_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('population_change: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'prepared' or new.version <> 1 then perform app.refuse('population_change: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('population_change: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'in_force' and ((coalesce(old.status in ('prepared'), false)) and (old.id = any ((select app.my_records('population_change', '{confirm}'))::uuid[]))) and not false)
    or (new.status = 'discarded' and ((coalesce(old.status in ('prepared'), false)) and ((select app.covers_all('access', 1)) or old.id = any ((select app.my_records('population_change', '{confirm}'))::uuid[]))) and not false)) then perform app.refuse('population_change: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on population_change for each row execute function app.population_change_guard();
create or replace function app.population_change_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from population_change t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('population_change', '', '{}', null, 'person_id', 'access', 0, false, false, null);

-- access_grant
alter table access_grant enable row level security;
revoke all on access_grant from equipoise_app;
grant select on access_grant to equipoise_app;
grant insert (id, holder_id, function, level, population_id, starts_on, ends_on, reason) on access_grant to equipoise_app;
grant update (ends_on, reason, status) on access_grant to equipoise_app;
drop policy if exists tenant on access_grant;
create policy tenant on access_grant as restrictive to equipoise_app using (access_grant.organization_id = (select app.org())) with check (access_grant.organization_id = (select app.org()));
drop policy if exists reading on access_grant;
create policy reading on access_grant for select to equipoise_app using (((select app.covers_all('access', 0)) or coalesce(access_grant.holder_id = (select app.me()), false) or access_grant.id = any ((select app.my_records('access_grant', '{confirm}'))::uuid[])));
drop policy if exists creating on access_grant;
create policy creating on access_grant for insert to equipoise_app with check ((not (coalesce(access_grant.holder_id = (select app.holder()), false)) and ((select app.covers_all('access', 1)))));
drop policy if exists updating on access_grant;
create policy updating on access_grant for update to equipoise_app using (((not (coalesce(access_grant.holder_id = (select app.holder()), false)) and not (coalesce(access_grant.origin in ('second_person'), false)) and ((select app.covers_all('access', 2)))) or ((coalesce(access_grant.status in ('prepared'), false)) and (not (coalesce(access_grant.holder_id = (select app.holder()), false)) and (access_grant.id = any ((select app.my_records('access_grant', '{confirm}'))::uuid[])))) or ((coalesce(access_grant.status in ('prepared'), false)) and ((select app.covers_all('access', 1)) or access_grant.id = any ((select app.my_records('access_grant', '{confirm}'))::uuid[]))) or ((coalesce(access_grant.status in ('active'), false)) and (not (coalesce(access_grant.origin in ('second_person'), false)) and ((select app.covers_all('access', 1))))))) with check (true);
drop policy if exists deleting on access_grant;
create or replace function app.access_grant_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.holder_id is distinct from old.holder_id) and new.holder_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.holder_id) then perform app.refuse('access_grant: holder_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.population_id is distinct from old.population_id) and new.population_id is not null and not exists (select from population t where t.organization_id = new.organization_id and t.id = new.population_id) then perform app.refuse('access_grant: population_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'prepared' or new.version <> 1 then perform app.refuse('access_grant: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.ends_on, new.reason) is distinct from row(old.ends_on, old.reason) and not (not (coalesce(old.holder_id = (select app.holder()), false)) and not (coalesce(old.origin in ('second_person'), false)) and ((select app.covers_all('access', 2)))) then perform app.refuse('access_grant: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'active' and ((coalesce(old.status in ('prepared'), false)) and (not (coalesce(old.holder_id = (select app.holder()), false)) and (old.id = any ((select app.my_records('access_grant', '{confirm}'))::uuid[])))) and not false)
    or (new.status = 'ended' and ((coalesce(old.status in ('prepared'), false)) and ((select app.covers_all('access', 1)) or old.id = any ((select app.my_records('access_grant', '{confirm}'))::uuid[]))) and not false)
    or (new.status = 'ended' and ((coalesce(old.status in ('active'), false)) and (not (coalesce(old.origin in ('second_person'), false)) and ((select app.covers_all('access', 1))))) and not false)) then perform app.refuse('access_grant: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on access_grant for each row execute function app.access_grant_guard();
create or replace function app.access_grant_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from access_grant t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('access_grant', '', '{}', null, 'holder_id', 'access', 0, true, false, null);

-- api_key
alter table api_key enable row level security;
revoke all on api_key from equipoise_app;
grant select on api_key to equipoise_app;
grant insert (id, holder_id, name, scopes, ends_on, hash, prefix) on api_key to equipoise_app;
grant update (name, status) on api_key to equipoise_app;
drop policy if exists tenant on api_key;
create policy tenant on api_key as restrictive to equipoise_app using (api_key.organization_id = (select app.org())) with check (api_key.organization_id = (select app.org()));
drop policy if exists reading on api_key;
create policy reading on api_key for select to equipoise_app using (((select app.covers_all('systems', 0)) or coalesce(api_key.holder_id = (select app.me()), false)));
drop policy if exists creating on api_key;
create policy creating on api_key for insert to equipoise_app with check ((coalesce(api_key.holder_id = (select app.me()), false)));
drop policy if exists updating on api_key;
create policy updating on api_key for update to equipoise_app using ((coalesce(api_key.holder_id = (select app.me()), false) or ((coalesce(api_key.status in ('active'), false)) and ((select app.covers_all('systems', 2)) or coalesce(api_key.holder_id = (select app.me()), false))))) with check (true);
drop policy if exists deleting on api_key;
create or replace function app.api_key_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.holder_id is distinct from old.holder_id) and new.holder_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.holder_id) then perform app.refuse('api_key: holder_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'active' or new.version <> 1 then perform app.refuse('api_key: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.name) is distinct from row(old.name) and not (coalesce(old.holder_id = (select app.me()), false)) then perform app.refuse('api_key: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'revoked' and ((coalesce(old.status in ('active'), false)) and ((select app.covers_all('systems', 2)) or coalesce(old.holder_id = (select app.me()), false))) and not false)) then perform app.refuse('api_key: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on api_key for each row execute function app.api_key_guard();
create or replace function app.api_key_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from api_key t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('api_key', '', '{}', null, 'holder_id', 'systems', 0, true, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('api_key', 'hash', '{hash}', null, 'holder_id', null, 2, false, false, null);

-- hr_notice
alter table hr_notice enable row level security;
revoke all on hr_notice from equipoise_app;
grant select on hr_notice to equipoise_app;
drop policy if exists tenant on hr_notice;
create policy tenant on hr_notice as restrictive to equipoise_app using (hr_notice.organization_id = (select app.org())) with check (hr_notice.organization_id = (select app.org()));
drop policy if exists reading on hr_notice;
create policy reading on hr_notice for select to equipoise_app using ((((select app.me()) is not null)));
drop policy if exists creating on hr_notice;
drop policy if exists updating on hr_notice;
drop policy if exists deleting on hr_notice;
create or replace function app.hr_notice_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from hr_notice t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('hr_notice', '', '{}', null, null, null, 2, false, false, null);

-- entered_parameter
alter table entered_parameter enable row level security;
revoke all on entered_parameter from equipoise_app;
grant select on entered_parameter to equipoise_app;
grant insert (id, rates, starts_on, ends_on, figures, follows_from, instrument, section, publisher, address, read_on) on entered_parameter to equipoise_app;
grant update (status, reason, replaced_by) on entered_parameter to equipoise_app;
drop policy if exists tenant on entered_parameter;
create policy tenant on entered_parameter as restrictive to equipoise_app using (entered_parameter.organization_id = (select app.org())) with check (entered_parameter.organization_id = (select app.org()));
drop policy if exists reading on entered_parameter;
create policy reading on entered_parameter for select to equipoise_app using (((select app.covers_all('compliance', 0)) or coalesce(entered_parameter.prepared_by_id = (select app.me()), false) or coalesce(entered_parameter.checked_by_id = (select app.me()), false)));
drop policy if exists creating on entered_parameter;
create policy creating on entered_parameter for insert to equipoise_app with check (((select app.covers_all('compliance', 1))));
drop policy if exists updating on entered_parameter;
create policy updating on entered_parameter for update to equipoise_app using ((((coalesce(entered_parameter.status in ('prepared'), false)) and (not (coalesce(entered_parameter.prepared_by_id = (select app.holder()), false)) and ((select app.covers_all('compliance', 2))))) or ((coalesce(entered_parameter.status in ('prepared'), false)) and ((select app.covers_all('compliance', 2)) or coalesce(entered_parameter.prepared_by_id = (select app.me()), false))) or ((coalesce(entered_parameter.status in ('in_force'), false)) and ((select app.covers_all('compliance', 2)))) or ((coalesce(entered_parameter.status in ('prepared', 'in_force'), false)) and (not (((select app.me()) is not null)) and ((select app.covers_all('compliance', 2))))))) with check (true);
drop policy if exists deleting on entered_parameter;
create or replace function app.entered_parameter_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.reason is not null or new.replaced_by is not null or new.status <> 'prepared' or new.version <> 1 then perform app.refuse('entered_parameter: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('entered_parameter: not yours to change now'); end if;

  if row(new.status, new.reason, new.replaced_by) is distinct from row(old.status, old.reason, old.replaced_by) and not ((new.status = 'in_force' and ((coalesce(old.status in ('prepared'), false)) and (not (coalesce(old.prepared_by_id = (select app.holder()), false)) and ((select app.covers_all('compliance', 2))))) and not row(new.reason, new.replaced_by) is distinct from row(old.reason, old.replaced_by))
    or (new.status = 'withdrawn' and ((coalesce(old.status in ('prepared'), false)) and ((select app.covers_all('compliance', 2)) or coalesce(old.prepared_by_id = (select app.me()), false))) and not row(new.replaced_by) is distinct from row(old.replaced_by))
    or (new.status = 'withdrawn' and ((coalesce(old.status in ('in_force'), false)) and ((select app.covers_all('compliance', 2)))) and not row(new.replaced_by) is distinct from row(old.replaced_by))
    or (new.status = 'replaced' and ((coalesce(old.status in ('prepared', 'in_force'), false)) and (not (((select app.me()) is not null)) and ((select app.covers_all('compliance', 2))))) and not row(new.reason) is distinct from row(old.reason))) then perform app.refuse('entered_parameter: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on entered_parameter for each row execute function app.entered_parameter_guard();
create or replace function app.entered_parameter_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from entered_parameter t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('entered_parameter', '', '{}', null, null, 'compliance', 0, false, false, null);

-- rule_pack
alter table rule_pack enable row level security;
revoke all on rule_pack from equipoise_app;
grant select on rule_pack to equipoise_app;
drop policy if exists tenant on rule_pack;
create policy tenant on rule_pack as restrictive to equipoise_app using (rule_pack.organization_id = (select app.org())) with check (rule_pack.organization_id = (select app.org()));
drop policy if exists reading on rule_pack;
create policy reading on rule_pack for select to equipoise_app using ((((select app.me()) is not null) or (select app.covers_all('systems', 0))));
drop policy if exists creating on rule_pack;
drop policy if exists updating on rule_pack;
drop policy if exists deleting on rule_pack;
create or replace function app.rule_pack_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from rule_pack t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('rule_pack', '', '{}', null, null, 'systems', 0, false, false, null);

-- approval
alter table approval enable row level security;
revoke all on approval from equipoise_app;
grant select on approval to equipoise_app;
drop policy if exists tenant on approval;
create policy tenant on approval as restrictive to equipoise_app using (approval.organization_id = (select app.org())) with check (approval.organization_id = (select app.org()));
drop policy if exists reading on approval;
create policy reading on approval for select to equipoise_app using ((approval.id = any ((select app.my_records('approval', '{}'))::uuid[])));
drop policy if exists creating on approval;
drop policy if exists updating on approval;
drop policy if exists deleting on approval;
create or replace function app.approval_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from approval t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('approval', '', '{}', null, 'person_id', null, 2, false, false, 'approval');

-- approval_step
alter table approval_step enable row level security;
revoke all on approval_step from equipoise_app;
grant select on approval_step to equipoise_app;
drop policy if exists tenant on approval_step;
create policy tenant on approval_step as restrictive to equipoise_app using (approval_step.organization_id = (select app.org())) with check (approval_step.organization_id = (select app.org()));
drop policy if exists reading on approval_step;
create policy reading on approval_step for select to equipoise_app using ((exists (select from approval p where p.organization_id = approval_step.organization_id and p.id = approval_step.approval_id)));
drop policy if exists creating on approval_step;
drop policy if exists updating on approval_step;
drop policy if exists deleting on approval_step;
create or replace function app.approval_step_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from approval_step t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall, wall_by, wall_of) values ('approval_step', '', '{}', null, null, null, 2, false, false, 'approval', 'approval_id', 'approval');

-- approval_word
alter table approval_word enable row level security;
revoke all on approval_word from equipoise_app;
grant select on approval_word to equipoise_app;
drop policy if exists tenant on approval_word;
create policy tenant on approval_word as restrictive to equipoise_app using (approval_word.organization_id = (select app.org())) with check (approval_word.organization_id = (select app.org()));
drop policy if exists reading on approval_word;
create policy reading on approval_word for select to equipoise_app using ((exists (select from approval p where p.organization_id = approval_word.organization_id and p.id = approval_word.approval_id)));
drop policy if exists creating on approval_word;
drop policy if exists updating on approval_word;
drop policy if exists deleting on approval_word;
create or replace function app.approval_word_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from approval_word t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall, wall_by, wall_of) values ('approval_word', '', '{}', null, null, null, 2, false, false, 'approval', 'approval_id', 'approval');

-- person
alter table person enable row level security;
revoke all on person from equipoise_app;
grant select on person to equipoise_app;
grant insert (id, name, preferred_name, pronouns, work_email, work_phone) on person to equipoise_app;
grant update (name, preferred_name, pronouns, work_email, work_phone) on person to equipoise_app;
drop policy if exists tenant on person;
create policy tenant on person as restrictive to equipoise_app using (person.organization_id = (select app.org())) with check (person.organization_id = (select app.org()));
drop policy if exists reading on person;
create policy reading on person for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(person.id = (select app.me()), false) and coalesce(person.id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.dotted && (select app.my_lines()) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = person.organization_id and r.subject_id = person.id), false)));
drop policy if exists creating on person;
create policy creating on person for insert to equipoise_app with check ((not (coalesce(person.id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = person.organization_id and r.subject_id = person.id), false))));
drop policy if exists updating on person;
create policy updating on person for update to equipoise_app using (((not (coalesce(person.id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = person.organization_id and r.subject_id = person.id), false))))) with check (true);
drop policy if exists deleting on person;
create or replace function app.person_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('person: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('person: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on person for each row execute function app.person_guard();
create or replace function app.person_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from person t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('person', '', '{}', 'id', 'id', 'people', 0, true, true, null);

-- contact_details
alter table contact_details enable row level security;
revoke all on contact_details from equipoise_app;
grant select on contact_details to equipoise_app;
grant insert (id, personal_email, mobile_phone, home_phone, address, city, region, postal_code, country) on contact_details to equipoise_app;
grant update (personal_email, mobile_phone, home_phone, address, city, region, postal_code, country) on contact_details to equipoise_app;
drop policy if exists tenant on contact_details;
create policy tenant on contact_details as restrictive to equipoise_app using (contact_details.organization_id = (select app.org())) with check (contact_details.organization_id = (select app.org()));
drop policy if exists reading on contact_details;
create policy reading on contact_details for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(contact_details.id = (select app.me()), false) and coalesce(contact_details.id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = contact_details.organization_id and r.subject_id = contact_details.id), false)));
drop policy if exists creating on contact_details;
create policy creating on contact_details for insert to equipoise_app with check ((not (coalesce(contact_details.id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = contact_details.organization_id and r.subject_id = contact_details.id), false))));
drop policy if exists updating on contact_details;
create policy updating on contact_details for update to equipoise_app using (((select app.covers_all('people', 1)) or (coalesce(contact_details.id = (select app.me()), false) and coalesce(contact_details.id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = contact_details.organization_id and r.subject_id = contact_details.id), false))) with check (true);
drop policy if exists deleting on contact_details;
create or replace function app.contact_details_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('contact_details: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('contact_details: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on contact_details for each row execute function app.contact_details_guard();
create or replace function app.contact_details_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from contact_details t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('contact_details', '', '{}', 'id', 'id', 'people', 0, true, false, null);

-- personal_details
alter table personal_details enable row level security;
revoke all on personal_details from equipoise_app;
grant select on personal_details to equipoise_app;
grant insert (id, birth_date, gender, marital_status, nationality) on personal_details to equipoise_app;
grant update (birth_date, gender, marital_status, nationality) on personal_details to equipoise_app;
drop policy if exists tenant on personal_details;
create policy tenant on personal_details as restrictive to equipoise_app using (personal_details.organization_id = (select app.org())) with check (personal_details.organization_id = (select app.org()));
drop policy if exists reading on personal_details;
create policy reading on personal_details for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(personal_details.id = (select app.me()), false) and coalesce(personal_details.id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = personal_details.organization_id and r.subject_id = personal_details.id), false)));
drop policy if exists creating on personal_details;
create policy creating on personal_details for insert to equipoise_app with check ((not (coalesce(personal_details.id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = personal_details.organization_id and r.subject_id = personal_details.id), false))));
drop policy if exists updating on personal_details;
create policy updating on personal_details for update to equipoise_app using (((not (coalesce(personal_details.id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = personal_details.organization_id and r.subject_id = personal_details.id), false))))) with check (true);
drop policy if exists deleting on personal_details;
create or replace function app.personal_details_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('personal_details: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('personal_details: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on personal_details for each row execute function app.personal_details_guard();
create or replace function app.personal_details_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from personal_details t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('personal_details', '', '{}', 'id', 'id', 'people', 0, true, false, null);

-- employment
alter table employment enable row level security;
revoke all on employment from equipoise_app;
grant select on employment to equipoise_app;
grant insert (id, person_id, legal_entity_id, kind, number, starts_on, continues_id, original_hire_on, service_from, service_reason, signed_on, first_working_day, detail, supplier, sponsor_assignment_id, engaged_until) on employment to equipoise_app;
grant update (number, original_hire_on, service_from, service_reason, signed_on, first_working_day, detail, supplier, sponsor_assignment_id, engaged_until, status, ends_on, termination_kind, termination_reason_id, termination_reason, withdrawn_reason) on employment to equipoise_app;
drop policy if exists tenant on employment;
create policy tenant on employment as restrictive to equipoise_app using (employment.organization_id = (select app.org())) with check (employment.organization_id = (select app.org()));
drop policy if exists reading on employment;
create policy reading on employment for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(employment.person_id = (select app.me()), false) and coalesce(employment.id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = employment.organization_id and r.subject_id = employment.id), false)));
drop policy if exists creating on employment;
create policy creating on employment for insert to equipoise_app with check ((not (coalesce(employment.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment.organization_id and r.subject_id = employment.id), false))));
drop policy if exists updating on employment;
create policy updating on employment for update to equipoise_app using ((((coalesce(employment.status in ('open', 'terminated', 'transferred'), false)) and (not (coalesce(employment.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment.organization_id and r.subject_id = employment.id), false)))) or ((coalesce(employment.status in ('open'), false)) and (not (coalesce(employment.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment.organization_id and r.subject_id = employment.id), false)))) or ((coalesce(employment.status in ('transferred'), false)) and (not (coalesce(employment.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment.organization_id and r.subject_id = employment.id), false)))) or ((coalesce(employment.status in ('open'), false)) and (not (coalesce(employment.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment.organization_id and r.subject_id = employment.id), false)))) or ((coalesce(employment.status in ('terminated'), false)) and (not (coalesce(employment.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment.organization_id and r.subject_id = employment.id), false)))) or ((coalesce(employment.status in ('open'), false)) and (not (coalesce(employment.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment.organization_id and r.subject_id = employment.id), false)))) or ((coalesce(employment.status in ('withdrawn'), false)) and (not (coalesce(employment.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment.organization_id and r.subject_id = employment.id), false)))))) with check (true);
drop policy if exists deleting on employment;
create or replace function app.employment_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('employment: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.legal_entity_id is distinct from old.legal_entity_id) and new.legal_entity_id is not null and not exists (select from legal_entity t where t.organization_id = new.organization_id and t.id = new.legal_entity_id) then perform app.refuse('employment: legal_entity_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.continues_id is distinct from old.continues_id) and new.continues_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.continues_id) then perform app.refuse('employment: continues_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.sponsor_assignment_id is distinct from old.sponsor_assignment_id) and new.sponsor_assignment_id is not null and not (app.may_be_named_manager(new.sponsor_assignment_id) or exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.sponsor_assignment_id)) then perform app.refuse('employment: sponsor_assignment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.ends_on is not null or new.termination_kind is not null or new.termination_reason_id is not null or new.termination_reason is not null or new.withdrawn_reason is not null or new.status <> 'open' or new.version <> 1 then perform app.refuse('employment: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.number, new.original_hire_on, new.service_from, new.service_reason, new.signed_on, new.first_working_day, new.detail, new.supplier, new.sponsor_assignment_id, new.engaged_until) is distinct from row(old.number, old.original_hire_on, old.service_from, old.service_reason, old.signed_on, old.first_working_day, old.detail, old.supplier, old.sponsor_assignment_id, old.engaged_until) and not ((coalesce(old.status in ('open', 'terminated', 'transferred'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.id), false)))) then perform app.refuse('employment: not yours to change now'); end if;

  if row(new.status, new.ends_on, new.termination_kind, new.termination_reason_id, new.termination_reason, new.withdrawn_reason) is distinct from row(old.status, old.ends_on, old.termination_kind, old.termination_reason_id, old.termination_reason, old.withdrawn_reason) and not ((new.status = 'transferred' and ((coalesce(old.status in ('open'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.id), false)))) and not row(new.termination_kind, new.termination_reason_id, new.termination_reason, new.withdrawn_reason) is distinct from row(old.termination_kind, old.termination_reason_id, old.termination_reason, old.withdrawn_reason))
    or (new.status = 'open' and ((coalesce(old.status in ('transferred'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.id), false)))) and not row(new.termination_kind, new.termination_reason_id, new.termination_reason, new.withdrawn_reason) is distinct from row(old.termination_kind, old.termination_reason_id, old.termination_reason, old.withdrawn_reason))
    or (new.status = 'terminated' and ((coalesce(old.status in ('open'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.id), false)))) and not row(new.withdrawn_reason) is distinct from row(old.withdrawn_reason))
    or (new.status = 'open' and ((coalesce(old.status in ('terminated'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.id), false)))) and not row(new.withdrawn_reason) is distinct from row(old.withdrawn_reason))
    or (new.status = 'withdrawn' and ((coalesce(old.status in ('open'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.id), false)))) and not row(new.ends_on, new.termination_kind, new.termination_reason_id, new.termination_reason) is distinct from row(old.ends_on, old.termination_kind, old.termination_reason_id, old.termination_reason))
    or (new.status = 'open' and ((coalesce(old.status in ('withdrawn'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.id), false)))) and not row(new.ends_on, new.termination_kind, new.termination_reason_id, new.termination_reason) is distinct from row(old.ends_on, old.termination_kind, old.termination_reason_id, old.termination_reason))) then perform app.refuse('employment: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on employment for each row execute function app.employment_guard();
create or replace function app.employment_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from employment t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment', '', '{}', 'id', 'person_id', 'people', 0, true, true, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment', 'engaged_until', '{engagedUntil}', 'id', 'person_id', 'people', 0, true, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment', 'status', '{status}', 'id', 'person_id', 'people', 0, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment', 'ends_on', '{endsOn}', 'id', 'person_id', 'people', 0, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment', 'termination_kind', '{terminationKind}', 'id', 'person_id', 'people', 0, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment', 'termination_reason_id', '{terminationReasonId}', 'id', 'person_id', 'people', 0, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment', 'termination_reason', '{terminationReason}', 'id', 'person_id', 'people', 0, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment', 'withdrawn_reason', '{withdrawnReason}', 'id', 'person_id', 'people', 0, false, false, null);

-- assignment
alter table assignment enable row level security;
revoke all on assignment from equipoise_app;
grant select on assignment to equipoise_app;
grant insert (id, person_id, employment_id, is_primary, continues_id) on assignment to equipoise_app;
grant update (is_primary) on assignment to equipoise_app;
drop policy if exists tenant on assignment;
create policy tenant on assignment as restrictive to equipoise_app using (assignment.organization_id = (select app.org())) with check (assignment.organization_id = (select app.org()));
drop policy if exists reading on assignment;
create policy reading on assignment for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(assignment.person_id = (select app.me()), false) and coalesce(assignment.id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.dotted && (select app.my_lines()) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = assignment.organization_id and r.subject_id = assignment.id), false)));
drop policy if exists creating on assignment;
create policy creating on assignment for insert to equipoise_app with check ((not (coalesce(assignment.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = assignment.organization_id and r.subject_id = assignment.id), false))));
drop policy if exists updating on assignment;
create policy updating on assignment for update to equipoise_app using (((not (coalesce(assignment.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = assignment.organization_id and r.subject_id = assignment.id), false))))) with check (true);
drop policy if exists deleting on assignment;
create or replace function app.assignment_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('assignment: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id) then perform app.refuse('assignment: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.continues_id is distinct from old.continues_id) and new.continues_id is not null and not exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.continues_id) then perform app.refuse('assignment: continues_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('assignment: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('assignment: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on assignment for each row execute function app.assignment_guard();
create or replace function app.assignment_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from assignment t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('assignment', '', '{}', 'id', 'person_id', 'people', 0, true, true, null);

-- placement
alter table placement enable row level security;
revoke all on placement from equipoise_app;
grant select on placement to equipoise_app;
grant insert (id, assignment_id, starts_on, ends_on, person_id, job_id, unit_id, location_id, manager_assignment_id, cost_shares, work_location_id, home_country, home_subdivision, position_id, beyond_reason, covers_assignment_id, beyond_until) on placement to equipoise_app;
grant update (ends_on, job_id, unit_id, location_id, manager_assignment_id, cost_shares, work_location_id, home_country, home_subdivision, position_id, beyond_reason, covers_assignment_id, beyond_until) on placement to equipoise_app;
grant delete on placement to equipoise_app;
drop policy if exists tenant on placement;
create policy tenant on placement as restrictive to equipoise_app using (placement.organization_id = (select app.org())) with check (placement.organization_id = (select app.org()));
drop policy if exists reading on placement;
create policy reading on placement for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(placement.person_id = (select app.me()), false) and coalesce(placement.assignment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select (r.line && (select app.my_lines()) and ((select app.setting('managers_see_earlier')) or not r.direct && (select app.my_lines()) or coalesce(placement.ends_on >= r.since, true))) or (r.dotted && (select app.my_lines()) and ((select app.setting('managers_see_earlier')) or not r.direct && (select app.my_lines()) or coalesce(placement.ends_on >= r.since, true))) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = placement.organization_id and r.subject_id = placement.assignment_id), false)));
drop policy if exists creating on placement;
create policy creating on placement for insert to equipoise_app with check (((not (coalesce(placement.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = placement.organization_id and r.subject_id = placement.assignment_id), false))) and ((select app.covers_all('people', 1)) or coalesce(app.populations_at(placement.assignment_id, placement.unit_id, placement.location_id) && (select app.my_populations('people', 1)), false))));
drop policy if exists updating on placement;
create policy updating on placement for update to equipoise_app using (((not (coalesce(placement.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = placement.organization_id and r.subject_id = placement.assignment_id), false))))) with check (true);
drop policy if exists deleting on placement;
create policy deleting on placement for delete to equipoise_app using ((not (coalesce(placement.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = placement.organization_id and r.subject_id = placement.assignment_id), false))));
create or replace function app.placement_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.assignment_id is distinct from old.assignment_id) and new.assignment_id is not null and not exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.assignment_id) then perform app.refuse('placement: assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('placement: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.job_id is distinct from old.job_id) and new.job_id is not null and not exists (select from job t where t.organization_id = new.organization_id and t.id = new.job_id) then perform app.refuse('placement: job_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.unit_id is distinct from old.unit_id) and new.unit_id is not null and not exists (select from org_unit t where t.organization_id = new.organization_id and t.id = new.unit_id) then perform app.refuse('placement: unit_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.location_id is distinct from old.location_id) and new.location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.location_id) then perform app.refuse('placement: location_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.manager_assignment_id is distinct from old.manager_assignment_id) and new.manager_assignment_id is not null and not (app.may_be_named_manager(new.manager_assignment_id) or exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.manager_assignment_id)) then perform app.refuse('placement: manager_assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.cost_shares is distinct from old.cost_shares) and exists (select from jsonb_array_elements(new.cost_shares) line
    where line ->> 'costCentreId' is not null and not exists (select from cost_centre t where t.organization_id = new.organization_id and t.id = (line ->> 'costCentreId')::uuid)) then perform app.refuse('placement: cost_shares names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.work_location_id is distinct from old.work_location_id) and new.work_location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.work_location_id) then perform app.refuse('placement: work_location_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.position_id is distinct from old.position_id) and new.position_id is not null and not exists (select from position t where t.organization_id = new.organization_id and t.id = new.position_id) then perform app.refuse('placement: position_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.covers_assignment_id is distinct from old.covers_assignment_id) and new.covers_assignment_id is not null and not (app.may_be_named_manager(new.covers_assignment_id) or exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.covers_assignment_id)) then perform app.refuse('placement: covers_assignment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('placement: a new row starts fresh'); end if;
    return new;
  end if;

  if row(new.assignment_id, new.unit_id, new.location_id) is distinct from row(old.assignment_id, old.unit_id, old.location_id) and not ((select app.covers_all('people', 1)) or coalesce(app.populations_at(new.assignment_id, new.unit_id, new.location_id) && (select app.my_populations('people', 1)), false)) then perform app.refuse('placement: not a place that you look after'); end if;
  if false and not (false) then perform app.refuse('placement: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on placement for each row execute function app.placement_guard();
create or replace function app.placement_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from placement t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on placement for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('placement', '', '{}', 'assignment_id', 'person_id', 'people', 0, true, true, null);

-- working_hours
alter table working_hours enable row level security;
revoke all on working_hours from equipoise_app;
grant select on working_hours to equipoise_app;
grant insert (id, assignment_id, starts_on, ends_on, person_id, weekly_hours, working_days, agreement_id, full_time_hours) on working_hours to equipoise_app;
grant update (ends_on, weekly_hours, working_days, agreement_id, full_time_hours) on working_hours to equipoise_app;
grant delete on working_hours to equipoise_app;
drop policy if exists tenant on working_hours;
create policy tenant on working_hours as restrictive to equipoise_app using (working_hours.organization_id = (select app.org())) with check (working_hours.organization_id = (select app.org()));
drop policy if exists reading on working_hours;
create policy reading on working_hours for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(working_hours.person_id = (select app.me()), false) and coalesce(working_hours.assignment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select (r.line && (select app.my_lines()) and ((select app.setting('managers_see_earlier')) or not r.direct && (select app.my_lines()) or coalesce(working_hours.ends_on >= r.since, true))) or (r.dotted && (select app.my_lines()) and ((select app.setting('managers_see_earlier')) or not r.direct && (select app.my_lines()) or coalesce(working_hours.ends_on >= r.since, true))) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = working_hours.organization_id and r.subject_id = working_hours.assignment_id), false)));
drop policy if exists creating on working_hours;
create policy creating on working_hours for insert to equipoise_app with check ((not (coalesce(working_hours.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = working_hours.organization_id and r.subject_id = working_hours.assignment_id), false))));
drop policy if exists updating on working_hours;
create policy updating on working_hours for update to equipoise_app using (((not (coalesce(working_hours.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = working_hours.organization_id and r.subject_id = working_hours.assignment_id), false))))) with check (true);
drop policy if exists deleting on working_hours;
create policy deleting on working_hours for delete to equipoise_app using ((not (coalesce(working_hours.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = working_hours.organization_id and r.subject_id = working_hours.assignment_id), false))));
create or replace function app.working_hours_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.assignment_id is distinct from old.assignment_id) and new.assignment_id is not null and not exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.assignment_id) then perform app.refuse('working_hours: assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('working_hours: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.agreement_id is distinct from old.agreement_id) and new.agreement_id is not null and not exists (select from working_agreement t where t.organization_id = new.organization_id and t.id = new.agreement_id) then perform app.refuse('working_hours: agreement_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('working_hours: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('working_hours: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on working_hours for each row execute function app.working_hours_guard();
create or replace function app.working_hours_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from working_hours t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on working_hours for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('working_hours', '', '{}', 'assignment_id', 'person_id', 'people', 0, true, true, null);

-- allowance_kind
alter table allowance_kind enable row level security;
revoke all on allowance_kind from equipoise_app;
grant select on allowance_kind to equipoise_app;
grant insert (id, name, counts_to_base) on allowance_kind to equipoise_app;
grant update (name, counts_to_base) on allowance_kind to equipoise_app;
grant delete on allowance_kind to equipoise_app;
drop policy if exists tenant on allowance_kind;
create policy tenant on allowance_kind as restrictive to equipoise_app using (allowance_kind.organization_id = (select app.org())) with check (allowance_kind.organization_id = (select app.org()));
drop policy if exists reading on allowance_kind;
create policy reading on allowance_kind for select to equipoise_app using ((((select app.me()) is not null) or (select app.covers_all('compensation', 0))));
drop policy if exists creating on allowance_kind;
create policy creating on allowance_kind for insert to equipoise_app with check (((select app.covers_all('compensation', 2))));
drop policy if exists updating on allowance_kind;
create policy updating on allowance_kind for update to equipoise_app using (((select app.covers_all('compensation', 2)))) with check (true);
drop policy if exists deleting on allowance_kind;
create policy deleting on allowance_kind for delete to equipoise_app using (((select app.covers_all('compensation', 2))));
create or replace function app.allowance_kind_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('allowance_kind: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('allowance_kind: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on allowance_kind for each row execute function app.allowance_kind_guard();
create or replace function app.allowance_kind_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from allowance_kind t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on allowance_kind for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('allowance_kind', '', '{}', null, null, 'compensation', 0, false, false, null);

-- pay
alter table pay enable row level security;
revoke all on pay from equipoise_app;
grant select on pay to equipoise_app;
grant insert (id, assignment_id, starts_on, ends_on, person_id, amount, currency, per, payments_a_year, grade, step, pay_group, allowances, decided_by_id, reason) on pay to equipoise_app;
grant update (ends_on, amount, currency, per, payments_a_year, grade, step, pay_group, allowances, decided_by_id, reason) on pay to equipoise_app;
grant delete on pay to equipoise_app;
drop policy if exists tenant on pay;
create policy tenant on pay as restrictive to equipoise_app using (pay.organization_id = (select app.org())) with check (pay.organization_id = (select app.org()));
drop policy if exists reading on pay;
create policy reading on pay for select to equipoise_app using (((select app.covers_all('compensation', 0)) or (coalesce(pay.person_id = (select app.me()), false) and coalesce(pay.assignment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('compensation', 0)) from reach r where r.organization_id = pay.organization_id and r.subject_id = pay.assignment_id), false) or (((select app.setting('managers_see_pay'))) and (coalesce((select (r.direct && (select app.my_lines()) and ((select app.setting('managers_see_earlier')) or not r.direct && (select app.my_lines()) or coalesce(pay.ends_on >= r.since, true))) from reach r where r.organization_id = pay.organization_id and r.subject_id = pay.assignment_id), false)))));
drop policy if exists creating on pay;
create policy creating on pay for insert to equipoise_app with check ((not (coalesce(pay.person_id = (select app.holder()), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = pay.organization_id and r.subject_id = pay.assignment_id), false))));
drop policy if exists updating on pay;
create policy updating on pay for update to equipoise_app using (((not (coalesce(pay.person_id = (select app.holder()), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = pay.organization_id and r.subject_id = pay.assignment_id), false))))) with check (true);
drop policy if exists deleting on pay;
create policy deleting on pay for delete to equipoise_app using ((not (coalesce(pay.person_id = (select app.holder()), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = pay.organization_id and r.subject_id = pay.assignment_id), false))));
create or replace function app.pay_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.assignment_id is distinct from old.assignment_id) and new.assignment_id is not null and not exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.assignment_id) then perform app.refuse('pay: assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('pay: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.allowances is distinct from old.allowances) and exists (select from jsonb_array_elements(new.allowances) line
    where line ->> 'kindId' is not null and not exists (select from allowance_kind t where t.organization_id = new.organization_id and t.id = (line ->> 'kindId')::uuid)) then perform app.refuse('pay: allowances names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.decided_by_id is distinct from old.decided_by_id) and new.decided_by_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.decided_by_id) then perform app.refuse('pay: decided_by_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('pay: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('pay: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on pay for each row execute function app.pay_guard();
create or replace function app.pay_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from pay t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on pay for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('pay', '', '{}', 'assignment_id', 'person_id', 'compensation', 0, true, false, null);

-- contract
alter table contract enable row level security;
revoke all on contract from equipoise_app;
grant select on contract to equipoise_app;
grant insert (id, employment_id, starts_on, ends_on, person_id, form, fixed_term_ends_on, fixed_term_ground, probation_ends_on) on contract to equipoise_app;
grant update (ends_on, form, fixed_term_ends_on, fixed_term_ground, probation_ends_on) on contract to equipoise_app;
grant delete on contract to equipoise_app;
drop policy if exists tenant on contract;
create policy tenant on contract as restrictive to equipoise_app using (contract.organization_id = (select app.org())) with check (contract.organization_id = (select app.org()));
drop policy if exists reading on contract;
create policy reading on contract for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(contract.person_id = (select app.me()), false) and coalesce(contract.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select (r.direct && (select app.my_lines()) and ((select app.setting('managers_see_earlier')) or not r.direct && (select app.my_lines()) or coalesce(contract.ends_on >= r.since, true))) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = contract.organization_id and r.subject_id = contract.employment_id), false)));
drop policy if exists creating on contract;
create policy creating on contract for insert to equipoise_app with check ((not (coalesce(contract.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = contract.organization_id and r.subject_id = contract.employment_id), false))));
drop policy if exists updating on contract;
create policy updating on contract for update to equipoise_app using (((not (coalesce(contract.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = contract.organization_id and r.subject_id = contract.employment_id), false))))) with check (true);
drop policy if exists deleting on contract;
create policy deleting on contract for delete to equipoise_app using ((not (coalesce(contract.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = contract.organization_id and r.subject_id = contract.employment_id), false))));
create or replace function app.contract_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id) then perform app.refuse('contract: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('contract: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('contract: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('contract: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on contract for each row execute function app.contract_guard();
create or replace function app.contract_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from contract t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on contract for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('contract', '', '{}', 'employment_id', 'person_id', 'people', 0, true, false, null);

-- confidential_plan
alter table confidential_plan enable row level security;
revoke all on confidential_plan from equipoise_app;
grant select on confidential_plan to equipoise_app;
grant insert (id, name, effective_on, release_on, reason_id, reason, note, named, tells) on confidential_plan to equipoise_app;
grant update (name, reason_id, reason, note, named, tells, status, told) on confidential_plan to equipoise_app;
drop policy if exists tenant on confidential_plan;
create policy tenant on confidential_plan as restrictive to equipoise_app using (confidential_plan.organization_id = (select app.org())) with check (confidential_plan.organization_id = (select app.org()));
drop policy if exists reading on confidential_plan;
create policy reading on confidential_plan for select to equipoise_app using ((confidential_plan.id = any ((select app.my_records('confidential_plan', '{}'))::uuid[])));
drop policy if exists creating on confidential_plan;
create policy creating on confidential_plan for insert to equipoise_app with check (((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))));
drop policy if exists updating on confidential_plan;
create policy updating on confidential_plan for update to equipoise_app using ((((coalesce(confidential_plan.status in ('planned'), false)) and ((confidential_plan.id = any ((select app.my_records('confidential_plan', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))) or ((coalesce(confidential_plan.status in ('planned'), false)) and ((confidential_plan.id = any ((select app.my_records('confidential_plan', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))) or ((coalesce(confidential_plan.status in ('planned'), false)) and ((confidential_plan.id = any ((select app.my_records('confidential_plan', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))) or ((coalesce(confidential_plan.status in ('released'), false)) and ((confidential_plan.id = any ((select app.my_records('confidential_plan', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))))) with check (true);
drop policy if exists deleting on confidential_plan;
create or replace function app.confidential_plan_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.reason_id is distinct from old.reason_id) and new.reason_id is not null and not exists (select from change_reason t where t.organization_id = new.organization_id and t.id = new.reason_id) then perform app.refuse('confidential_plan: reason_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.told is not null or new.status <> 'planned' or new.version <> 1 then perform app.refuse('confidential_plan: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.name, new.reason_id, new.reason, new.note, new.named, new.tells) is distinct from row(old.name, old.reason_id, old.reason, old.note, old.named, old.tells) and not ((coalesce(old.status in ('planned'), false)) and ((old.id = any ((select app.my_records('confidential_plan', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))) then perform app.refuse('confidential_plan: not yours to change now'); end if;

  if row(new.status, new.told) is distinct from row(old.status, old.told) and not ((new.status = 'released' and ((coalesce(old.status in ('planned'), false)) and ((old.id = any ((select app.my_records('confidential_plan', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))) and not false)
    or (new.status = 'cancelled' and ((coalesce(old.status in ('planned'), false)) and ((old.id = any ((select app.my_records('confidential_plan', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))) and not row(new.told) is distinct from row(old.told))
    or (new.status = 'taken_back' and ((coalesce(old.status in ('released'), false)) and ((old.id = any ((select app.my_records('confidential_plan', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))) and not false)) then perform app.refuse('confidential_plan: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on confidential_plan for each row execute function app.confidential_plan_guard();
create or replace function app.confidential_plan_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from confidential_plan t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('confidential_plan', '', '{}', null, null, null, 2, false, false, 'confidential_plan');

-- planned_hire
alter table planned_hire enable row level security;
revoke all on planned_hire from equipoise_app;
grant select on planned_hire to equipoise_app;
grant insert (id, plan_id, person_id, compared, elsewhere, name, preferred_name, pronouns, work_email, work_phone, personal_email, birth_date, legal_entity_id, kind, starts_on, detail, supplier, sponsor_assignment_id, engaged_until, form, position_id, beyond_reason, covers_assignment_id, beyond_until, job_id, unit_id, location_id, manager_assignment_id, cost_shares, work_location_id, home_country, home_subdivision, weekly_hours, working_days, agreement_id, full_time_hours, amount, currency, per, payments_a_year, grade, step, pay_group, allowances, decided_by_id, pay_reason) on planned_hire to equipoise_app;
grant update (person_id, compared, elsewhere, name, preferred_name, pronouns, work_email, work_phone, personal_email, birth_date, legal_entity_id, kind, starts_on, detail, supplier, sponsor_assignment_id, engaged_until, form, position_id, beyond_reason, covers_assignment_id, beyond_until, job_id, unit_id, location_id, manager_assignment_id, cost_shares, work_location_id, home_country, home_subdivision, weekly_hours, working_days, agreement_id, full_time_hours, amount, currency, per, payments_a_year, grade, step, pay_group, allowances, decided_by_id, pay_reason, status, assignment_id) on planned_hire to equipoise_app;
grant delete on planned_hire to equipoise_app;
drop policy if exists tenant on planned_hire;
create policy tenant on planned_hire as restrictive to equipoise_app using (planned_hire.organization_id = (select app.org())) with check (planned_hire.organization_id = (select app.org()));
drop policy if exists reading on planned_hire;
create policy reading on planned_hire for select to equipoise_app using ((planned_hire.id = any ((select app.my_records('planned_hire', '{}'))::uuid[]) or planned_hire.id = any ((select app.my_records('hire_approval', '{}'))::uuid[])));
drop policy if exists creating on planned_hire;
create policy creating on planned_hire for insert to equipoise_app with check ((((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))) and (exists (select from confidential_plan p where p.organization_id = planned_hire.organization_id and p.id = planned_hire.plan_id))));
drop policy if exists updating on planned_hire;
create policy updating on planned_hire for update to equipoise_app using ((((coalesce(planned_hire.status in ('planned'), false)) and ((planned_hire.id = any ((select app.my_records('planned_hire', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))) or ((coalesce(planned_hire.status in ('planned'), false)) and ((planned_hire.id = any ((select app.my_records('planned_hire', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))))) with check (true);
drop policy if exists deleting on planned_hire;
create policy deleting on planned_hire for delete to equipoise_app using (((coalesce(planned_hire.status in ('planned'), false)) and ((planned_hire.id = any ((select app.my_records('planned_hire', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))));
create or replace function app.planned_hire_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.plan_id is distinct from old.plan_id) and new.plan_id is not null and not exists (select from confidential_plan t where t.organization_id = new.organization_id and t.id = new.plan_id) then perform app.refuse('planned_hire: plan_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('planned_hire: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.legal_entity_id is distinct from old.legal_entity_id) and new.legal_entity_id is not null and not exists (select from legal_entity t where t.organization_id = new.organization_id and t.id = new.legal_entity_id) then perform app.refuse('planned_hire: legal_entity_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.sponsor_assignment_id is distinct from old.sponsor_assignment_id) and new.sponsor_assignment_id is not null and not (app.may_be_named_manager(new.sponsor_assignment_id) or exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.sponsor_assignment_id)) then perform app.refuse('planned_hire: sponsor_assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.position_id is distinct from old.position_id) and new.position_id is not null and not exists (select from position t where t.organization_id = new.organization_id and t.id = new.position_id) then perform app.refuse('planned_hire: position_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.covers_assignment_id is distinct from old.covers_assignment_id) and new.covers_assignment_id is not null and not (app.may_be_named_manager(new.covers_assignment_id) or exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.covers_assignment_id)) then perform app.refuse('planned_hire: covers_assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.job_id is distinct from old.job_id) and new.job_id is not null and not exists (select from job t where t.organization_id = new.organization_id and t.id = new.job_id) then perform app.refuse('planned_hire: job_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.unit_id is distinct from old.unit_id) and new.unit_id is not null and not exists (select from org_unit t where t.organization_id = new.organization_id and t.id = new.unit_id) then perform app.refuse('planned_hire: unit_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.location_id is distinct from old.location_id) and new.location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.location_id) then perform app.refuse('planned_hire: location_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.manager_assignment_id is distinct from old.manager_assignment_id) and new.manager_assignment_id is not null and not (app.may_be_named_manager(new.manager_assignment_id) or exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.manager_assignment_id)) then perform app.refuse('planned_hire: manager_assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.cost_shares is distinct from old.cost_shares) and exists (select from jsonb_array_elements(new.cost_shares) line
    where line ->> 'costCentreId' is not null and not exists (select from cost_centre t where t.organization_id = new.organization_id and t.id = (line ->> 'costCentreId')::uuid)) then perform app.refuse('planned_hire: cost_shares names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.work_location_id is distinct from old.work_location_id) and new.work_location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.work_location_id) then perform app.refuse('planned_hire: work_location_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.agreement_id is distinct from old.agreement_id) and new.agreement_id is not null and not exists (select from working_agreement t where t.organization_id = new.organization_id and t.id = new.agreement_id) then perform app.refuse('planned_hire: agreement_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.allowances is distinct from old.allowances) and exists (select from jsonb_array_elements(new.allowances) line
    where line ->> 'kindId' is not null and not exists (select from allowance_kind t where t.organization_id = new.organization_id and t.id = (line ->> 'kindId')::uuid)) then perform app.refuse('planned_hire: allowances names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.decided_by_id is distinct from old.decided_by_id) and new.decided_by_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.decided_by_id) then perform app.refuse('planned_hire: decided_by_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.assignment_id is not null or new.status <> 'planned' or new.version <> 1 then perform app.refuse('planned_hire: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.person_id, new.compared, new.elsewhere, new.name, new.preferred_name, new.pronouns, new.work_email, new.work_phone, new.personal_email, new.birth_date, new.legal_entity_id, new.kind, new.starts_on, new.detail, new.supplier, new.sponsor_assignment_id, new.engaged_until, new.form, new.position_id, new.beyond_reason, new.covers_assignment_id, new.beyond_until, new.job_id, new.unit_id, new.location_id, new.manager_assignment_id, new.cost_shares, new.work_location_id, new.home_country, new.home_subdivision, new.weekly_hours, new.working_days, new.agreement_id, new.full_time_hours, new.amount, new.currency, new.per, new.payments_a_year, new.grade, new.step, new.pay_group, new.allowances, new.decided_by_id, new.pay_reason) is distinct from row(old.person_id, old.compared, old.elsewhere, old.name, old.preferred_name, old.pronouns, old.work_email, old.work_phone, old.personal_email, old.birth_date, old.legal_entity_id, old.kind, old.starts_on, old.detail, old.supplier, old.sponsor_assignment_id, old.engaged_until, old.form, old.position_id, old.beyond_reason, old.covers_assignment_id, old.beyond_until, old.job_id, old.unit_id, old.location_id, old.manager_assignment_id, old.cost_shares, old.work_location_id, old.home_country, old.home_subdivision, old.weekly_hours, old.working_days, old.agreement_id, old.full_time_hours, old.amount, old.currency, old.per, old.payments_a_year, old.grade, old.step, old.pay_group, old.allowances, old.decided_by_id, old.pay_reason) and not ((coalesce(old.status in ('planned'), false)) and ((old.id = any ((select app.my_records('planned_hire', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))) then perform app.refuse('planned_hire: not yours to change now'); end if;

  if row(new.status, new.assignment_id) is distinct from row(old.status, old.assignment_id) and not ((new.status = 'released' and ((coalesce(old.status in ('planned'), false)) and ((old.id = any ((select app.my_records('planned_hire', '{}'))::uuid[])) and ((((select app.me()) is not null)) and (((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}'))))) and not false)) then perform app.refuse('planned_hire: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on planned_hire for each row execute function app.planned_hire_guard();
create or replace function app.planned_hire_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from planned_hire t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on planned_hire for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', '', '{}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'amount', '{amount}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'currency', '{currency}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'per', '{per}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'payments_a_year', '{paymentsAYear}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'grade', '{grade}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'step', '{step}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'pay_group', '{payGroup}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'allowances', '{allowances}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'decided_by_id', '{decidedById}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'pay_reason', '{payReason}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'plan_id', '{planId}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'person_id', '{personId}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'compared', '{compared}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'elsewhere', '{elsewhere}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'preferred_name', '{preferredName}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'pronouns', '{pronouns}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'work_email', '{workEmail}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'work_phone', '{workPhone}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'personal_email', '{personalEmail}', null, 'person_id', null, 2, false, false, 'planned_hire');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_hire', 'birth_date', '{birthDate}', null, 'person_id', null, 2, false, false, 'planned_hire');

-- employment_change
alter table employment_change enable row level security;
revoke all on employment_change from equipoise_app;
grant select on employment_change to equipoise_app;
grant insert (id, person_id, assignment_id, effective_on, action, reason_id, reason, note, named, plan_id, proposal_id, release_on, sets, carries, told, position_id, beyond_reason, covers_assignment_id, beyond_until, job_id, unit_id, location_id, manager_assignment_id, cost_shares, work_location_id, home_country, home_subdivision, weekly_hours, working_days, agreement_id, full_time_hours, amount, currency, per, payments_a_year, grade, step, pay_group, allowances, decided_by_id, pay_reason, form, fixed_term_ends_on, fixed_term_ground, probation_ends_on, termination_kind, legal_entity_id, notice_given_by, notice_given_on, last_working_day, paid_until, shorter_reason) on employment_change to equipoise_app;
grant update (named, notice_given_by, notice_given_on, last_working_day, paid_until, shorter_reason, status, used_by) on employment_change to equipoise_app;
drop policy if exists tenant on employment_change;
create policy tenant on employment_change as restrictive to equipoise_app using (employment_change.organization_id = (select app.org())) with check (employment_change.organization_id = (select app.org()));
drop policy if exists reading on employment_change;
create policy reading on employment_change for select to equipoise_app using ((employment_change.id = any ((select app.my_records('employment_change', '{}'))::uuid[]) or employment_change.id = any ((select app.my_records('change_approval', '{}'))::uuid[]) or ((coalesce(employment_change.status in ('released', 'taken_back'), false)) and ((select app.covers_all('people', 0)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = employment_change.organization_id and r.subject_id = employment_change.assignment_id), false) or (not (coalesce(employment_change.action in ('termination'), false)) and ((coalesce(employment_change.person_id = (select app.me()), false) and coalesce(employment_change.assignment_id <> all ((select app.my_withdrawn())::uuid[]), true))))))));
drop policy if exists creating on employment_change;
create policy creating on employment_change for insert to equipoise_app with check ((not (coalesce(employment_change.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment_change.organization_id and r.subject_id = employment_change.assignment_id), false) or (not (coalesce(employment_change.action in ('termination'), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = employment_change.organization_id and r.subject_id = employment_change.assignment_id), false))))));
drop policy if exists updating on employment_change;
create policy updating on employment_change for update to equipoise_app using ((((coalesce(employment_change.status in ('planned'), false)) and (employment_change.id = any ((select app.my_records('employment_change', '{}'))::uuid[])) and (not (coalesce(employment_change.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment_change.organization_id and r.subject_id = employment_change.assignment_id), false) or (not (coalesce(employment_change.action in ('termination'), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = employment_change.organization_id and r.subject_id = employment_change.assignment_id), false)))))) or ((coalesce(employment_change.status in ('planned'), false)) and ((employment_change.id = any ((select app.my_records('employment_change', '{}'))::uuid[])) and (not (coalesce(employment_change.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment_change.organization_id and r.subject_id = employment_change.assignment_id), false) or (not (coalesce(employment_change.action in ('termination'), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = employment_change.organization_id and r.subject_id = employment_change.assignment_id), false))))))) or ((coalesce(employment_change.status in ('planned'), false)) and ((employment_change.id = any ((select app.my_records('employment_change', '{}'))::uuid[])) and (not (coalesce(employment_change.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment_change.organization_id and r.subject_id = employment_change.assignment_id), false) or (not (coalesce(employment_change.action in ('termination'), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = employment_change.organization_id and r.subject_id = employment_change.assignment_id), false))))))) or ((coalesce(employment_change.status in ('released'), false)) and (not (coalesce(employment_change.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment_change.organization_id and r.subject_id = employment_change.assignment_id), false) or (not (coalesce(employment_change.action in ('termination'), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = employment_change.organization_id and r.subject_id = employment_change.assignment_id), false)))))))) with check (true);
drop policy if exists deleting on employment_change;
create or replace function app.employment_change_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('employment_change: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.assignment_id is distinct from old.assignment_id) and new.assignment_id is not null and not exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.assignment_id) then perform app.refuse('employment_change: assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.reason_id is distinct from old.reason_id) and new.reason_id is not null and not exists (select from change_reason t where t.organization_id = new.organization_id and t.id = new.reason_id) then perform app.refuse('employment_change: reason_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.plan_id is distinct from old.plan_id) and new.plan_id is not null and not exists (select from confidential_plan t where t.organization_id = new.organization_id and t.id = new.plan_id) then perform app.refuse('employment_change: plan_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.proposal_id is distinct from old.proposal_id) and new.proposal_id is not null and not exists (select from change_proposal t where t.organization_id = new.organization_id and t.id = new.proposal_id) then perform app.refuse('employment_change: proposal_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.position_id is distinct from old.position_id) and new.position_id is not null and not exists (select from position t where t.organization_id = new.organization_id and t.id = new.position_id) then perform app.refuse('employment_change: position_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.covers_assignment_id is distinct from old.covers_assignment_id) and new.covers_assignment_id is not null and not (app.may_be_named_manager(new.covers_assignment_id) or exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.covers_assignment_id)) then perform app.refuse('employment_change: covers_assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.job_id is distinct from old.job_id) and new.job_id is not null and not exists (select from job t where t.organization_id = new.organization_id and t.id = new.job_id) then perform app.refuse('employment_change: job_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.unit_id is distinct from old.unit_id) and new.unit_id is not null and not exists (select from org_unit t where t.organization_id = new.organization_id and t.id = new.unit_id) then perform app.refuse('employment_change: unit_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.location_id is distinct from old.location_id) and new.location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.location_id) then perform app.refuse('employment_change: location_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.manager_assignment_id is distinct from old.manager_assignment_id) and new.manager_assignment_id is not null and not (app.may_be_named_manager(new.manager_assignment_id) or exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.manager_assignment_id)) then perform app.refuse('employment_change: manager_assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.cost_shares is distinct from old.cost_shares) and exists (select from jsonb_array_elements(new.cost_shares) line
    where line ->> 'costCentreId' is not null and not exists (select from cost_centre t where t.organization_id = new.organization_id and t.id = (line ->> 'costCentreId')::uuid)) then perform app.refuse('employment_change: cost_shares names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.work_location_id is distinct from old.work_location_id) and new.work_location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.work_location_id) then perform app.refuse('employment_change: work_location_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.agreement_id is distinct from old.agreement_id) and new.agreement_id is not null and not exists (select from working_agreement t where t.organization_id = new.organization_id and t.id = new.agreement_id) then perform app.refuse('employment_change: agreement_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.allowances is distinct from old.allowances) and exists (select from jsonb_array_elements(new.allowances) line
    where line ->> 'kindId' is not null and not exists (select from allowance_kind t where t.organization_id = new.organization_id and t.id = (line ->> 'kindId')::uuid)) then perform app.refuse('employment_change: allowances names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.decided_by_id is distinct from old.decided_by_id) and new.decided_by_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.decided_by_id) then perform app.refuse('employment_change: decided_by_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.legal_entity_id is distinct from old.legal_entity_id) and new.legal_entity_id is not null and not exists (select from legal_entity t where t.organization_id = new.organization_id and t.id = new.legal_entity_id) then perform app.refuse('employment_change: legal_entity_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.used_by is not null or new.status <> 'planned' or new.version <> 1 then perform app.refuse('employment_change: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.named, new.notice_given_by, new.notice_given_on, new.last_working_day, new.paid_until, new.shorter_reason) is distinct from row(old.named, old.notice_given_by, old.notice_given_on, old.last_working_day, old.paid_until, old.shorter_reason) and not ((coalesce(old.status in ('planned'), false)) and (old.id = any ((select app.my_records('employment_change', '{}'))::uuid[])) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.assignment_id), false) or (not (coalesce(old.action in ('termination'), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.assignment_id), false)))))) then perform app.refuse('employment_change: not yours to change now'); end if;

  if row(new.status, new.used_by) is distinct from row(old.status, old.used_by) and not ((new.status = 'released' and ((coalesce(old.status in ('planned'), false)) and ((old.id = any ((select app.my_records('employment_change', '{}'))::uuid[])) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.assignment_id), false) or (not (coalesce(old.action in ('termination'), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.assignment_id), false))))))) and not false)
    or (new.status = 'cancelled' and ((coalesce(old.status in ('planned'), false)) and ((old.id = any ((select app.my_records('employment_change', '{}'))::uuid[])) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.assignment_id), false) or (not (coalesce(old.action in ('termination'), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.assignment_id), false))))))) and not row(new.used_by) is distinct from row(old.used_by))
    or (new.status = 'taken_back' and ((coalesce(old.status in ('released'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.assignment_id), false) or (not (coalesce(old.action in ('termination'), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.assignment_id), false)))))) and not row(new.used_by) is distinct from row(old.used_by))) then perform app.refuse('employment_change: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on employment_change for each row execute function app.employment_change_guard();
create or replace function app.employment_change_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from employment_change t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', '', '{}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'amount', '{amount}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'currency', '{currency}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'per', '{per}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'payments_a_year', '{paymentsAYear}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'grade', '{grade}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'step', '{step}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'pay_group', '{payGroup}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'allowances', '{allowances}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'decided_by_id', '{decidedById}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'pay_reason', '{payReason}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'note', '{note}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'named', '{named}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'plan_id', '{planId}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'proposal_id', '{proposalId}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_change', 'told', '{told}', 'assignment_id', 'person_id', 'people', 0, false, false, 'employment_change');

-- change_reason
alter table change_reason enable row level security;
revoke all on change_reason from equipoise_app;
grant select on change_reason to equipoise_app;
grant insert (id, name, code, actions, kind) on change_reason to equipoise_app;
grant update (name, code, actions, status) on change_reason to equipoise_app;
drop policy if exists tenant on change_reason;
create policy tenant on change_reason as restrictive to equipoise_app using (change_reason.organization_id = (select app.org())) with check (change_reason.organization_id = (select app.org()));
drop policy if exists reading on change_reason;
create policy reading on change_reason for select to equipoise_app using ((((select app.me()) is not null) or (select app.covers_all('organization', 0)) or (select app.covers_all('people', 0))));
drop policy if exists creating on change_reason;
create policy creating on change_reason for insert to equipoise_app with check (((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2))));
drop policy if exists updating on change_reason;
create policy updating on change_reason for update to equipoise_app using (((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2)) or ((coalesce(change_reason.status in ('in_use'), false)) and ((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2)))) or ((coalesce(change_reason.status in ('retired'), false)) and ((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2)))))) with check (true);
drop policy if exists deleting on change_reason;
create or replace function app.change_reason_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.status <> 'in_use' or new.version <> 1 then perform app.refuse('change_reason: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.name, new.code, new.actions) is distinct from row(old.name, old.code, old.actions) and not ((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2))) then perform app.refuse('change_reason: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'retired' and ((coalesce(old.status in ('in_use'), false)) and ((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2)))) and not false)
    or (new.status = 'in_use' and ((coalesce(old.status in ('retired'), false)) and ((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2)))) and not false)) then perform app.refuse('change_reason: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on change_reason for each row execute function app.change_reason_guard();
create or replace function app.change_reason_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from change_reason t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('change_reason', '', '{}', null, null, null, 2, false, false, null);

-- directory_entry
alter table directory_entry enable row level security;
revoke all on directory_entry from equipoise_app;
grant select on directory_entry to equipoise_app;
drop policy if exists tenant on directory_entry;
create policy tenant on directory_entry as restrictive to equipoise_app using (directory_entry.organization_id = (select app.org())) with check (directory_entry.organization_id = (select app.org()));
drop policy if exists reading on directory_entry;
create policy reading on directory_entry for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(directory_entry.person_id = (select app.me()), false) and coalesce(directory_entry.id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.dotted && (select app.my_lines()) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = directory_entry.organization_id and r.subject_id = directory_entry.id), false)));
drop policy if exists creating on directory_entry;
drop policy if exists updating on directory_entry;
drop policy if exists deleting on directory_entry;
create or replace function app.directory_entry_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from directory_entry t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('directory_entry', '', '{}', 'id', 'person_id', 'people', 0, true, true, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('directory_entry', 'turns_on', '{turnsOn}', 'id', 'person_id', 'people', 0, false, false, null);

-- emergency_contact
alter table emergency_contact enable row level security;
revoke all on emergency_contact from equipoise_app;
grant select on emergency_contact to equipoise_app;
grant insert (id, person_id, place, name, relation, phone, other_phone) on emergency_contact to equipoise_app;
grant update (place, name, relation, phone, other_phone) on emergency_contact to equipoise_app;
grant delete on emergency_contact to equipoise_app;
drop policy if exists tenant on emergency_contact;
create policy tenant on emergency_contact as restrictive to equipoise_app using (emergency_contact.organization_id = (select app.org())) with check (emergency_contact.organization_id = (select app.org()));
drop policy if exists reading on emergency_contact;
create policy reading on emergency_contact for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(emergency_contact.person_id = (select app.me()), false) and coalesce(emergency_contact.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.direct && (select app.my_lines()) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = emergency_contact.organization_id and r.subject_id = emergency_contact.person_id), false)));
drop policy if exists creating on emergency_contact;
create policy creating on emergency_contact for insert to equipoise_app with check (((select app.covers_all('people', 1)) or (coalesce(emergency_contact.person_id = (select app.me()), false) and coalesce(emergency_contact.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = emergency_contact.organization_id and r.subject_id = emergency_contact.person_id), false)));
drop policy if exists updating on emergency_contact;
create policy updating on emergency_contact for update to equipoise_app using (((select app.covers_all('people', 1)) or (coalesce(emergency_contact.person_id = (select app.me()), false) and coalesce(emergency_contact.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = emergency_contact.organization_id and r.subject_id = emergency_contact.person_id), false))) with check (true);
drop policy if exists deleting on emergency_contact;
create policy deleting on emergency_contact for delete to equipoise_app using (((select app.covers_all('people', 1)) or (coalesce(emergency_contact.person_id = (select app.me()), false) and coalesce(emergency_contact.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = emergency_contact.organization_id and r.subject_id = emergency_contact.person_id), false)));
create or replace function app.emergency_contact_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('emergency_contact: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('emergency_contact: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('emergency_contact: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on emergency_contact for each row execute function app.emergency_contact_guard();
create or replace function app.emergency_contact_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from emergency_contact t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on emergency_contact for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('emergency_contact', '', '{}', 'person_id', 'person_id', 'people', 0, true, false, null);

-- dependant
alter table dependant enable row level security;
revoke all on dependant from equipoise_app;
grant select on dependant to equipoise_app;
grant insert (id, person_id, name, relation, birth_date) on dependant to equipoise_app;
grant update (name, relation, birth_date) on dependant to equipoise_app;
grant delete on dependant to equipoise_app;
drop policy if exists tenant on dependant;
create policy tenant on dependant as restrictive to equipoise_app using (dependant.organization_id = (select app.org())) with check (dependant.organization_id = (select app.org()));
drop policy if exists reading on dependant;
create policy reading on dependant for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(dependant.person_id = (select app.me()), false) and coalesce(dependant.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = dependant.organization_id and r.subject_id = dependant.person_id), false)));
drop policy if exists creating on dependant;
create policy creating on dependant for insert to equipoise_app with check (((select app.covers_all('people', 1)) or (coalesce(dependant.person_id = (select app.me()), false) and coalesce(dependant.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = dependant.organization_id and r.subject_id = dependant.person_id), false)));
drop policy if exists updating on dependant;
create policy updating on dependant for update to equipoise_app using (((select app.covers_all('people', 1)) or (coalesce(dependant.person_id = (select app.me()), false) and coalesce(dependant.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = dependant.organization_id and r.subject_id = dependant.person_id), false))) with check (true);
drop policy if exists deleting on dependant;
create policy deleting on dependant for delete to equipoise_app using (((select app.covers_all('people', 1)) or (coalesce(dependant.person_id = (select app.me()), false) and coalesce(dependant.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = dependant.organization_id and r.subject_id = dependant.person_id), false)));
create or replace function app.dependant_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('dependant: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('dependant: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('dependant: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on dependant for each row execute function app.dependant_guard();
create or replace function app.dependant_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from dependant t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on dependant for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('dependant', '', '{}', 'person_id', 'person_id', 'people', 0, true, false, null);

-- other_address
alter table other_address enable row level security;
revoke all on other_address from equipoise_app;
grant select on other_address to equipoise_app;
grant insert (id, person_id, purpose, country, address, city, region, postal_code, starts_on, ends_on) on other_address to equipoise_app;
grant update (ends_on) on other_address to equipoise_app;
grant delete on other_address to equipoise_app;
drop policy if exists tenant on other_address;
create policy tenant on other_address as restrictive to equipoise_app using (other_address.organization_id = (select app.org())) with check (other_address.organization_id = (select app.org()));
drop policy if exists reading on other_address;
create policy reading on other_address for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(other_address.person_id = (select app.me()), false) and coalesce(other_address.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = other_address.organization_id and r.subject_id = other_address.person_id), false)));
drop policy if exists creating on other_address;
create policy creating on other_address for insert to equipoise_app with check (((select app.covers_all('people', 1)) or (coalesce(other_address.person_id = (select app.me()), false) and coalesce(other_address.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = other_address.organization_id and r.subject_id = other_address.person_id), false)));
drop policy if exists updating on other_address;
create policy updating on other_address for update to equipoise_app using (((select app.covers_all('people', 1)) or (coalesce(other_address.person_id = (select app.me()), false) and coalesce(other_address.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = other_address.organization_id and r.subject_id = other_address.person_id), false))) with check (true);
drop policy if exists deleting on other_address;
create policy deleting on other_address for delete to equipoise_app using (((select app.covers_all('people', 1)) or (coalesce(other_address.person_id = (select app.me()), false) and coalesce(other_address.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = other_address.organization_id and r.subject_id = other_address.person_id), false)));
create or replace function app.other_address_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('other_address: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('other_address: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('other_address: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on other_address for each row execute function app.other_address_guard();
create or replace function app.other_address_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from other_address t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on other_address for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('other_address', '', '{}', 'person_id', 'person_id', 'people', 0, true, false, null);

-- shown_birthday
alter table shown_birthday enable row level security;
revoke all on shown_birthday from equipoise_app;
grant select on shown_birthday to equipoise_app;
grant insert (id, person_id) on shown_birthday to equipoise_app;
grant delete on shown_birthday to equipoise_app;
drop policy if exists tenant on shown_birthday;
create policy tenant on shown_birthday as restrictive to equipoise_app using (shown_birthday.organization_id = (select app.org())) with check (shown_birthday.organization_id = (select app.org()));
drop policy if exists reading on shown_birthday;
create policy reading on shown_birthday for select to equipoise_app using (((coalesce(shown_birthday.person_id = (select app.me()), false) and coalesce(shown_birthday.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on shown_birthday;
create policy creating on shown_birthday for insert to equipoise_app with check (((coalesce(shown_birthday.person_id = (select app.me()), false) and coalesce(shown_birthday.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on shown_birthday;
create policy updating on shown_birthday for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on shown_birthday;
create policy deleting on shown_birthday for delete to equipoise_app using (((coalesce(shown_birthday.person_id = (select app.me()), false) and coalesce(shown_birthday.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
create or replace function app.shown_birthday_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('shown_birthday: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('shown_birthday: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('shown_birthday: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on shown_birthday for each row execute function app.shown_birthday_guard();
create or replace function app.shown_birthday_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from shown_birthday t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on shown_birthday for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('shown_birthday', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- former_name
alter table former_name enable row level security;
revoke all on former_name from equipoise_app;
grant select on former_name to equipoise_app;
grant insert (id, person_id, name, kind, starts_on, ends_on) on former_name to equipoise_app;
grant update (status) on former_name to equipoise_app;
grant delete on former_name to equipoise_app;
drop policy if exists tenant on former_name;
create policy tenant on former_name as restrictive to equipoise_app using (former_name.organization_id = (select app.org())) with check (former_name.organization_id = (select app.org()));
drop policy if exists reading on former_name;
create policy reading on former_name for select to equipoise_app using (((coalesce(former_name.person_id = (select app.me()), false) and coalesce(former_name.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or former_name.id = any ((select app.my_records('former_name', '{}'))::uuid[]) or ((coalesce(former_name.status in ('shown'), false)) and ((select app.covers_all('people', 0)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = former_name.organization_id and r.subject_id = former_name.person_id), false)))));
drop policy if exists creating on former_name;
create policy creating on former_name for insert to equipoise_app with check (((coalesce(former_name.person_id = (select app.me()), false) and coalesce(former_name.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or (not (coalesce(former_name.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = former_name.organization_id and r.subject_id = former_name.person_id), false)))));
drop policy if exists updating on former_name;
create policy updating on former_name for update to equipoise_app using ((((coalesce(former_name.status in ('shown'), false)) and ((coalesce(former_name.person_id = (select app.me()), false) and coalesce(former_name.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or former_name.id = any ((select app.my_records('former_name', '{}'))::uuid[]))) or ((coalesce(former_name.status in ('hidden'), false)) and ((coalesce(former_name.person_id = (select app.me()), false) and coalesce(former_name.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))))) with check (true);
drop policy if exists deleting on former_name;
create policy deleting on former_name for delete to equipoise_app using (((coalesce(former_name.person_id = (select app.me()), false) and coalesce(former_name.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or ((coalesce(former_name.status in ('shown'), false)) and not (coalesce(former_name.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = former_name.organization_id and r.subject_id = former_name.person_id), false)))));
create or replace function app.former_name_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('former_name: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'shown' or new.version <> 1 then perform app.refuse('former_name: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('former_name: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'hidden' and ((coalesce(old.status in ('shown'), false)) and ((coalesce(old.person_id = (select app.me()), false) and coalesce(old.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or old.id = any ((select app.my_records('former_name', '{}'))::uuid[]))) and not false)
    or (new.status = 'shown' and ((coalesce(old.status in ('hidden'), false)) and ((coalesce(old.person_id = (select app.me()), false) and coalesce(old.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) and not false)) then perform app.refuse('former_name: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on former_name for each row execute function app.former_name_guard();
create or replace function app.former_name_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from former_name t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on former_name for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('former_name', '', '{}', 'person_id', 'person_id', null, 2, false, false, 'former_name');

-- bank_account
alter table bank_account enable row level security;
revoke all on bank_account from equipoise_app;
grant select on bank_account to equipoise_app;
grant insert (id, person_id, starts_on, holder, country, iban, account_number, routing_code, bank_name) on bank_account to equipoise_app;
grant delete on bank_account to equipoise_app;
drop policy if exists tenant on bank_account;
create policy tenant on bank_account as restrictive to equipoise_app using (bank_account.organization_id = (select app.org())) with check (bank_account.organization_id = (select app.org()));
drop policy if exists reading on bank_account;
create policy reading on bank_account for select to equipoise_app using (((select app.covers_all('payroll', 0)) or (coalesce(bank_account.person_id = (select app.me()), false) and coalesce(bank_account.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('payroll', 0)) from reach r where r.organization_id = bank_account.organization_id and r.subject_id = bank_account.person_id), false)));
drop policy if exists creating on bank_account;
create policy creating on bank_account for insert to equipoise_app with check (((select app.covers_all('payroll', 1)) or (coalesce(bank_account.person_id = (select app.me()), false) and coalesce(bank_account.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('payroll', 1)) from reach r where r.organization_id = bank_account.organization_id and r.subject_id = bank_account.person_id), false)));
drop policy if exists updating on bank_account;
create policy updating on bank_account for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on bank_account;
create policy deleting on bank_account for delete to equipoise_app using (((select app.covers_all('payroll', 1)) or (coalesce(bank_account.person_id = (select app.me()), false) and coalesce(bank_account.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('payroll', 1)) from reach r where r.organization_id = bank_account.organization_id and r.subject_id = bank_account.person_id), false)));
create or replace function app.bank_account_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('bank_account: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('bank_account: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('bank_account: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on bank_account for each row execute function app.bank_account_guard();
create or replace function app.bank_account_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from bank_account t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on bank_account for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('bank_account', '', '{}', 'person_id', 'person_id', 'payroll', 0, true, false, null);

-- national_identifier
alter table national_identifier enable row level security;
revoke all on national_identifier from equipoise_app;
grant select on national_identifier to equipoise_app;
grant insert (id, person_id, kind, country, number, note) on national_identifier to equipoise_app;
grant delete on national_identifier to equipoise_app;
drop policy if exists tenant on national_identifier;
create policy tenant on national_identifier as restrictive to equipoise_app using (national_identifier.organization_id = (select app.org())) with check (national_identifier.organization_id = (select app.org()));
drop policy if exists reading on national_identifier;
create policy reading on national_identifier for select to equipoise_app using (((select app.covers_all('payroll', 0)) or (coalesce(national_identifier.person_id = (select app.me()), false) and coalesce(national_identifier.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('payroll', 0)) from reach r where r.organization_id = national_identifier.organization_id and r.subject_id = national_identifier.person_id), false)));
drop policy if exists creating on national_identifier;
create policy creating on national_identifier for insert to equipoise_app with check ((not (coalesce(national_identifier.person_id = (select app.holder()), false)) and ((select app.covers_all('payroll', 1)) or coalesce((select r.populations && (select app.my_populations('payroll', 1)) from reach r where r.organization_id = national_identifier.organization_id and r.subject_id = national_identifier.person_id), false))));
drop policy if exists updating on national_identifier;
create policy updating on national_identifier for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on national_identifier;
create policy deleting on national_identifier for delete to equipoise_app using ((not (coalesce(national_identifier.person_id = (select app.holder()), false)) and ((select app.covers_all('payroll', 1)) or coalesce((select r.populations && (select app.my_populations('payroll', 1)) from reach r where r.organization_id = national_identifier.organization_id and r.subject_id = national_identifier.person_id), false))));
create or replace function app.national_identifier_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('national_identifier: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('national_identifier: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('national_identifier: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on national_identifier for each row execute function app.national_identifier_guard();
create or replace function app.national_identifier_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from national_identifier t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on national_identifier for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('national_identifier', '', '{}', 'person_id', 'person_id', 'payroll', 0, true, false, null);

-- identity_document
alter table identity_document enable row level security;
revoke all on identity_document from equipoise_app;
grant select on identity_document to equipoise_app;
grant insert (id, person_id, kind, country, number, issued_on, expires_on, note) on identity_document to equipoise_app;
grant delete on identity_document to equipoise_app;
drop policy if exists tenant on identity_document;
create policy tenant on identity_document as restrictive to equipoise_app using (identity_document.organization_id = (select app.org())) with check (identity_document.organization_id = (select app.org()));
drop policy if exists reading on identity_document;
create policy reading on identity_document for select to equipoise_app using (((select app.covers_all('immigration', 0)) or (coalesce(identity_document.person_id = (select app.me()), false) and coalesce(identity_document.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('immigration', 0)) from reach r where r.organization_id = identity_document.organization_id and r.subject_id = identity_document.person_id), false)));
drop policy if exists creating on identity_document;
create policy creating on identity_document for insert to equipoise_app with check ((not (coalesce(identity_document.person_id = (select app.holder()), false)) and ((select app.covers_all('immigration', 1)) or coalesce((select r.populations && (select app.my_populations('immigration', 1)) from reach r where r.organization_id = identity_document.organization_id and r.subject_id = identity_document.person_id), false))));
drop policy if exists updating on identity_document;
create policy updating on identity_document for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on identity_document;
create policy deleting on identity_document for delete to equipoise_app using ((not (coalesce(identity_document.person_id = (select app.holder()), false)) and ((select app.covers_all('immigration', 1)) or coalesce((select r.populations && (select app.my_populations('immigration', 1)) from reach r where r.organization_id = identity_document.organization_id and r.subject_id = identity_document.person_id), false))));
create or replace function app.identity_document_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('identity_document: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('identity_document: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('identity_document: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on identity_document for each row execute function app.identity_document_guard();
create or replace function app.identity_document_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from identity_document t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on identity_document for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('identity_document', '', '{}', 'person_id', 'person_id', 'immigration', 0, true, false, null);

-- dotted_line
alter table dotted_line enable row level security;
revoke all on dotted_line from equipoise_app;
grant select on dotted_line to equipoise_app;
grant insert (id, person_id, assignment_id, manager_assignment_id, purpose, starts_on, ends_on) on dotted_line to equipoise_app;
grant update (purpose, ends_on) on dotted_line to equipoise_app;
grant delete on dotted_line to equipoise_app;
drop policy if exists tenant on dotted_line;
create policy tenant on dotted_line as restrictive to equipoise_app using (dotted_line.organization_id = (select app.org())) with check (dotted_line.organization_id = (select app.org()));
drop policy if exists reading on dotted_line;
create policy reading on dotted_line for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(dotted_line.person_id = (select app.me()), false) and coalesce(dotted_line.assignment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.dotted && (select app.my_lines()) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = dotted_line.organization_id and r.subject_id = dotted_line.assignment_id), false)));
drop policy if exists creating on dotted_line;
create policy creating on dotted_line for insert to equipoise_app with check ((not (coalesce(dotted_line.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = dotted_line.organization_id and r.subject_id = dotted_line.assignment_id), false))));
drop policy if exists updating on dotted_line;
create policy updating on dotted_line for update to equipoise_app using (((not (coalesce(dotted_line.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = dotted_line.organization_id and r.subject_id = dotted_line.assignment_id), false))))) with check (true);
drop policy if exists deleting on dotted_line;
create policy deleting on dotted_line for delete to equipoise_app using ((not (coalesce(dotted_line.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = dotted_line.organization_id and r.subject_id = dotted_line.assignment_id), false))));
create or replace function app.dotted_line_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('dotted_line: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.assignment_id is distinct from old.assignment_id) and new.assignment_id is not null and not exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.assignment_id) then perform app.refuse('dotted_line: assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.manager_assignment_id is distinct from old.manager_assignment_id) and new.manager_assignment_id is not null and not (app.may_be_named_manager(new.manager_assignment_id) or exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.manager_assignment_id)) then perform app.refuse('dotted_line: manager_assignment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('dotted_line: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('dotted_line: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on dotted_line for each row execute function app.dotted_line_guard();
create or replace function app.dotted_line_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from dotted_line t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on dotted_line for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('dotted_line', '', '{}', 'assignment_id', 'person_id', 'people', 0, true, true, null);

-- acting_manager
alter table acting_manager enable row level security;
revoke all on acting_manager from equipoise_app;
grant select on acting_manager to equipoise_app;
grant insert (id, person_id, assignment_id, acting_assignment_id, starts_on, ends_on, rights) on acting_manager to equipoise_app;
grant update (ends_on) on acting_manager to equipoise_app;
grant delete on acting_manager to equipoise_app;
drop policy if exists tenant on acting_manager;
create policy tenant on acting_manager as restrictive to equipoise_app using (acting_manager.organization_id = (select app.org())) with check (acting_manager.organization_id = (select app.org()));
drop policy if exists reading on acting_manager;
create policy reading on acting_manager for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(acting_manager.person_id = (select app.me()), false) and coalesce(acting_manager.assignment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or (coalesce(acting_manager.acting_person_id = (select app.me()), false) and coalesce(acting_manager.assignment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = acting_manager.organization_id and r.subject_id = acting_manager.assignment_id), false)));
drop policy if exists creating on acting_manager;
create policy creating on acting_manager for insert to equipoise_app with check ((not (coalesce(acting_manager.acting_person_id = (select app.holder()), false)) and (not (coalesce(acting_manager.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = acting_manager.organization_id and r.subject_id = acting_manager.assignment_id), false)))));
drop policy if exists updating on acting_manager;
create policy updating on acting_manager for update to equipoise_app using (((not (coalesce(acting_manager.acting_person_id = (select app.holder()), false)) and (not (coalesce(acting_manager.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = acting_manager.organization_id and r.subject_id = acting_manager.assignment_id), false)))))) with check (true);
drop policy if exists deleting on acting_manager;
create policy deleting on acting_manager for delete to equipoise_app using ((not (coalesce(acting_manager.acting_person_id = (select app.holder()), false)) and (not (coalesce(acting_manager.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = acting_manager.organization_id and r.subject_id = acting_manager.assignment_id), false)))));
create or replace function app.acting_manager_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('acting_manager: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.assignment_id is distinct from old.assignment_id) and new.assignment_id is not null and not exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.assignment_id) then perform app.refuse('acting_manager: assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.acting_assignment_id is distinct from old.acting_assignment_id) and new.acting_assignment_id is not null and not (app.may_be_named_manager(new.acting_assignment_id) or exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.acting_assignment_id)) then perform app.refuse('acting_manager: acting_assignment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('acting_manager: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('acting_manager: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on acting_manager for each row execute function app.acting_manager_guard();
create or replace function app.acting_manager_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from acting_manager t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on acting_manager for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('acting_manager', '', '{}', 'assignment_id', 'person_id', 'people', 0, true, true, null);

-- seniority_date
alter table seniority_date enable row level security;
revoke all on seniority_date from equipoise_app;
grant select on seniority_date to equipoise_app;
grant insert (id, person_id, employment_id, purpose, counts_from, reason) on seniority_date to equipoise_app;
grant update (counts_from, reason) on seniority_date to equipoise_app;
grant delete on seniority_date to equipoise_app;
drop policy if exists tenant on seniority_date;
create policy tenant on seniority_date as restrictive to equipoise_app using (seniority_date.organization_id = (select app.org())) with check (seniority_date.organization_id = (select app.org()));
drop policy if exists reading on seniority_date;
create policy reading on seniority_date for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(seniority_date.person_id = (select app.me()), false) and coalesce(seniority_date.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = seniority_date.organization_id and r.subject_id = seniority_date.employment_id), false)));
drop policy if exists creating on seniority_date;
create policy creating on seniority_date for insert to equipoise_app with check ((not (coalesce(seniority_date.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = seniority_date.organization_id and r.subject_id = seniority_date.employment_id), false))));
drop policy if exists updating on seniority_date;
create policy updating on seniority_date for update to equipoise_app using (((not (coalesce(seniority_date.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = seniority_date.organization_id and r.subject_id = seniority_date.employment_id), false))))) with check (true);
drop policy if exists deleting on seniority_date;
create policy deleting on seniority_date for delete to equipoise_app using ((not (coalesce(seniority_date.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = seniority_date.organization_id and r.subject_id = seniority_date.employment_id), false))));
create or replace function app.seniority_date_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('seniority_date: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id) then perform app.refuse('seniority_date: employment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('seniority_date: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('seniority_date: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on seniority_date for each row execute function app.seniority_date_guard();
create or replace function app.seniority_date_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from seniority_date t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on seniority_date for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('seniority_date', '', '{}', 'employment_id', 'person_id', 'people', 0, true, false, null);

-- notice
alter table notice enable row level security;
revoke all on notice from equipoise_app;
grant select on notice to equipoise_app;
grant insert (id, person_id, employment_id, given_by, given_on, last_working_day, paid_until, shorter_reason) on notice to equipoise_app;
grant update (given_by, given_on, last_working_day, paid_until, shorter_reason) on notice to equipoise_app;
grant delete on notice to equipoise_app;
drop policy if exists tenant on notice;
create policy tenant on notice as restrictive to equipoise_app using (notice.organization_id = (select app.org())) with check (notice.organization_id = (select app.org()));
drop policy if exists reading on notice;
create policy reading on notice for select to equipoise_app using (((select app.covers_all('people', 0)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = notice.organization_id and r.subject_id = notice.employment_id), false)));
drop policy if exists creating on notice;
create policy creating on notice for insert to equipoise_app with check ((not (coalesce(notice.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = notice.organization_id and r.subject_id = notice.employment_id), false))));
drop policy if exists updating on notice;
create policy updating on notice for update to equipoise_app using (((not (coalesce(notice.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = notice.organization_id and r.subject_id = notice.employment_id), false))))) with check (true);
drop policy if exists deleting on notice;
create policy deleting on notice for delete to equipoise_app using ((not (coalesce(notice.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = notice.organization_id and r.subject_id = notice.employment_id), false))));
create or replace function app.notice_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('notice: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id) then perform app.refuse('notice: employment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('notice: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('notice: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on notice for each row execute function app.notice_guard();
create or replace function app.notice_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from notice t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on notice for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('notice', '', '{}', 'employment_id', 'person_id', 'people', 0, false, false, null);

-- agreed_notice
alter table agreed_notice enable row level security;
revoke all on agreed_notice from equipoise_app;
grant select on agreed_notice to equipoise_app;
grant insert (id, person_id, employment_id, agreed_in, given_by, length, unit, ends_at) on agreed_notice to equipoise_app;
grant update (length, unit, ends_at) on agreed_notice to equipoise_app;
grant delete on agreed_notice to equipoise_app;
drop policy if exists tenant on agreed_notice;
create policy tenant on agreed_notice as restrictive to equipoise_app using (agreed_notice.organization_id = (select app.org())) with check (agreed_notice.organization_id = (select app.org()));
drop policy if exists reading on agreed_notice;
create policy reading on agreed_notice for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(agreed_notice.person_id = (select app.me()), false) and coalesce(agreed_notice.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = agreed_notice.organization_id and r.subject_id = agreed_notice.employment_id), false)));
drop policy if exists creating on agreed_notice;
create policy creating on agreed_notice for insert to equipoise_app with check ((not (coalesce(agreed_notice.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = agreed_notice.organization_id and r.subject_id = agreed_notice.employment_id), false))));
drop policy if exists updating on agreed_notice;
create policy updating on agreed_notice for update to equipoise_app using (((not (coalesce(agreed_notice.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = agreed_notice.organization_id and r.subject_id = agreed_notice.employment_id), false))))) with check (true);
drop policy if exists deleting on agreed_notice;
create policy deleting on agreed_notice for delete to equipoise_app using ((not (coalesce(agreed_notice.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = agreed_notice.organization_id and r.subject_id = agreed_notice.employment_id), false))));
create or replace function app.agreed_notice_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('agreed_notice: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id) then perform app.refuse('agreed_notice: employment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('agreed_notice: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('agreed_notice: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on agreed_notice for each row execute function app.agreed_notice_guard();
create or replace function app.agreed_notice_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from agreed_notice t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on agreed_notice for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('agreed_notice', '', '{}', 'employment_id', 'person_id', 'people', 0, true, false, null);

-- external_id
alter table external_id enable row level security;
revoke all on external_id from equipoise_app;
grant select on external_id to equipoise_app;
grant insert (id, person_id, employment_id, system, value) on external_id to equipoise_app;
grant update (system, value) on external_id to equipoise_app;
grant delete on external_id to equipoise_app;
drop policy if exists tenant on external_id;
create policy tenant on external_id as restrictive to equipoise_app using (external_id.organization_id = (select app.org())) with check (external_id.organization_id = (select app.org()));
drop policy if exists reading on external_id;
create policy reading on external_id for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(external_id.person_id = (select app.me()), false) and coalesce(external_id.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = external_id.organization_id and r.subject_id = external_id.employment_id), false)));
drop policy if exists creating on external_id;
create policy creating on external_id for insert to equipoise_app with check ((not (coalesce(external_id.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = external_id.organization_id and r.subject_id = external_id.employment_id), false))));
drop policy if exists updating on external_id;
create policy updating on external_id for update to equipoise_app using (((not (coalesce(external_id.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = external_id.organization_id and r.subject_id = external_id.employment_id), false))))) with check (true);
drop policy if exists deleting on external_id;
create policy deleting on external_id for delete to equipoise_app using ((not (coalesce(external_id.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = external_id.organization_id and r.subject_id = external_id.employment_id), false))));
create or replace function app.external_id_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('external_id: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id) then perform app.refuse('external_id: employment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('external_id: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('external_id: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on external_id for each row execute function app.external_id_guard();
create or replace function app.external_id_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from external_id t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on external_id for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('external_id', '', '{}', 'employment_id', 'person_id', 'people', 0, true, false, null);

-- change_chain
alter table change_chain enable row level security;
revoke all on change_chain from equipoise_app;
grant select on change_chain to equipoise_app;
grant insert (id, name, actions, over_percent, starts_on, ends_on) on change_chain to equipoise_app;
grant update (name, actions, over_percent, starts_on, ends_on) on change_chain to equipoise_app;
drop policy if exists tenant on change_chain;
create policy tenant on change_chain as restrictive to equipoise_app using (change_chain.organization_id = (select app.org())) with check (change_chain.organization_id = (select app.org()));
drop policy if exists reading on change_chain;
create policy reading on change_chain for select to equipoise_app using ((((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0))));
drop policy if exists creating on change_chain;
create policy creating on change_chain for insert to equipoise_app with check (((select app.covers_all('organization', 2)) or (select app.covers_all('people', 2))));
drop policy if exists updating on change_chain;
create policy updating on change_chain for update to equipoise_app using (((select app.covers_all('organization', 2)) or (select app.covers_all('people', 2)))) with check (true);
drop policy if exists deleting on change_chain;
create or replace function app.change_chain_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('change_chain: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('change_chain: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on change_chain for each row execute function app.change_chain_guard();
create or replace function app.change_chain_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from change_chain t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('change_chain', '', '{}', null, null, 'organization', 0, false, false, null);

-- chain_step
alter table chain_step enable row level security;
revoke all on chain_step from equipoise_app;
grant select on chain_step to equipoise_app;
grant insert (id, chain_id, number, holder, function, job_id, unit_id, remind_after, passes_on, tells_at_once) on chain_step to equipoise_app;
grant update (number, holder, function, job_id, unit_id, remind_after, passes_on, tells_at_once) on chain_step to equipoise_app;
grant delete on chain_step to equipoise_app;
drop policy if exists tenant on chain_step;
create policy tenant on chain_step as restrictive to equipoise_app using (chain_step.organization_id = (select app.org())) with check (chain_step.organization_id = (select app.org()));
drop policy if exists reading on chain_step;
create policy reading on chain_step for select to equipoise_app using (((exists (select from change_chain p where p.organization_id = chain_step.organization_id and p.id = chain_step.chain_id)) and true));
drop policy if exists creating on chain_step;
create policy creating on chain_step for insert to equipoise_app with check (((exists (select from change_chain p where p.organization_id = chain_step.organization_id and p.id = chain_step.chain_id)) and ((select app.covers_all('organization', 2)) or (select app.covers_all('people', 2)))));
drop policy if exists updating on chain_step;
create policy updating on chain_step for update to equipoise_app using ((((exists (select from change_chain p where p.organization_id = chain_step.organization_id and p.id = chain_step.chain_id)) and ((select app.covers_all('organization', 2)) or (select app.covers_all('people', 2)))))) with check (true);
drop policy if exists deleting on chain_step;
create policy deleting on chain_step for delete to equipoise_app using (((exists (select from change_chain p where p.organization_id = chain_step.organization_id and p.id = chain_step.chain_id)) and ((select app.covers_all('organization', 2)) or (select app.covers_all('people', 2)))));
create or replace function app.chain_step_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.chain_id is distinct from old.chain_id) and new.chain_id is not null and not exists (select from change_chain t where t.organization_id = new.organization_id and t.id = new.chain_id) then perform app.refuse('chain_step: chain_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.job_id is distinct from old.job_id) and new.job_id is not null and not exists (select from job t where t.organization_id = new.organization_id and t.id = new.job_id) then perform app.refuse('chain_step: job_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.unit_id is distinct from old.unit_id) and new.unit_id is not null and not exists (select from org_unit t where t.organization_id = new.organization_id and t.id = new.unit_id) then perform app.refuse('chain_step: unit_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('chain_step: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('chain_step: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on chain_step for each row execute function app.chain_step_guard();
create or replace function app.chain_step_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from chain_step t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on chain_step for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('chain_step', '', '{}', null, null, null, 2, false, false, null);

-- letter_template
alter table letter_template enable row level security;
revoke all on letter_template from equipoise_app;
grant select on letter_template to equipoise_app;
grant insert (id, name, actions, language, legal_entity_id, subject, body) on letter_template to equipoise_app;
grant update (name, actions, language, legal_entity_id, subject, body, status) on letter_template to equipoise_app;
drop policy if exists tenant on letter_template;
create policy tenant on letter_template as restrictive to equipoise_app using (letter_template.organization_id = (select app.org())) with check (letter_template.organization_id = (select app.org()));
drop policy if exists reading on letter_template;
create policy reading on letter_template for select to equipoise_app using ((((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or (select app.covers_all('organization', 0))));
drop policy if exists creating on letter_template;
create policy creating on letter_template for insert to equipoise_app with check (((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2))));
drop policy if exists updating on letter_template;
create policy updating on letter_template for update to equipoise_app using (((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2)) or ((coalesce(letter_template.status in ('in_use'), false)) and ((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2)))) or ((coalesce(letter_template.status in ('retired'), false)) and ((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2)))))) with check (true);
drop policy if exists deleting on letter_template;
create or replace function app.letter_template_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.legal_entity_id is distinct from old.legal_entity_id) and new.legal_entity_id is not null and not exists (select from legal_entity t where t.organization_id = new.organization_id and t.id = new.legal_entity_id) then perform app.refuse('letter_template: legal_entity_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'in_use' or new.version <> 1 then perform app.refuse('letter_template: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.name, new.actions, new.language, new.legal_entity_id, new.subject, new.body) is distinct from row(old.name, old.actions, old.language, old.legal_entity_id, old.subject, old.body) and not ((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2))) then perform app.refuse('letter_template: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'retired' and ((coalesce(old.status in ('in_use'), false)) and ((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2)))) and not false)
    or (new.status = 'in_use' and ((coalesce(old.status in ('retired'), false)) and ((select app.covers_all('organization', 1)) or (select app.covers_all('people', 2)))) and not false)) then perform app.refuse('letter_template: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on letter_template for each row execute function app.letter_template_guard();
create or replace function app.letter_template_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from letter_template t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('letter_template', '', '{}', null, null, 'organization', 0, false, false, null);

-- change_letter
alter table change_letter enable row level security;
revoke all on change_letter from equipoise_app;
grant select on change_letter to equipoise_app;
grant insert (id, person_id, assignment_id, action, language, subject, body, has_pay, hash) on change_letter to equipoise_app;
grant update (status) on change_letter to equipoise_app;
grant delete on change_letter to equipoise_app;
drop policy if exists tenant on change_letter;
create policy tenant on change_letter as restrictive to equipoise_app using (change_letter.organization_id = (select app.org())) with check (change_letter.organization_id = (select app.org()));
drop policy if exists reading on change_letter;
create policy reading on change_letter for select to equipoise_app using ((change_letter.id = any ((select app.my_records('employment_change', '{}'))::uuid[]) or ((coalesce(change_letter.status in ('given'), false)) and not (coalesce(change_letter.action in ('termination'), false)) and ((coalesce(change_letter.person_id = (select app.me()), false) and coalesce(change_letter.assignment_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or ((coalesce(change_letter.status in ('given', 'withdrawn'), false)) and not (coalesce(change_letter.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 0)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = change_letter.organization_id and r.subject_id = change_letter.assignment_id), false)) and ((select app.covers_all('compensation', 0)) or coalesce(change_letter.has_pay in ('false'), false) or coalesce((select r.populations && (select app.my_populations('compensation', 0)) from reach r where r.organization_id = change_letter.organization_id and r.subject_id = change_letter.assignment_id), false)))));
drop policy if exists creating on change_letter;
create policy creating on change_letter for insert to equipoise_app with check (((change_letter.id = any ((select app.my_records('employment_change', '{}'))::uuid[])) and (not (coalesce(change_letter.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = change_letter.organization_id and r.subject_id = change_letter.assignment_id), false) or (not (coalesce(change_letter.action in ('termination'), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = change_letter.organization_id and r.subject_id = change_letter.assignment_id), false)))))));
drop policy if exists updating on change_letter;
create policy updating on change_letter for update to equipoise_app using ((((coalesce(change_letter.status in ('made'), false)) and false) or ((coalesce(change_letter.status in ('made', 'given'), false)) and false))) with check (true);
drop policy if exists deleting on change_letter;
create policy deleting on change_letter for delete to equipoise_app using (((coalesce(change_letter.status in ('made'), false)) and (change_letter.id = any ((select app.my_records('employment_change', '{}'))::uuid[])) and (not (coalesce(change_letter.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = change_letter.organization_id and r.subject_id = change_letter.assignment_id), false) or (not (coalesce(change_letter.action in ('termination'), false)) and ((select app.covers_all('compensation', 1)) or coalesce((select r.populations && (select app.my_populations('compensation', 1)) from reach r where r.organization_id = change_letter.organization_id and r.subject_id = change_letter.assignment_id), false)))))));
create or replace function app.change_letter_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('change_letter: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.assignment_id is distinct from old.assignment_id) and new.assignment_id is not null and not exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.assignment_id) then perform app.refuse('change_letter: assignment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'made' or new.version <> 1 then perform app.refuse('change_letter: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('change_letter: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'given' and ((coalesce(old.status in ('made'), false)) and false) and not false)
    or (new.status = 'withdrawn' and ((coalesce(old.status in ('made', 'given'), false)) and false) and not false)) then perform app.refuse('change_letter: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on change_letter for each row execute function app.change_letter_guard();
create or replace function app.change_letter_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from change_letter t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on change_letter for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('change_letter', '', '{}', 'assignment_id', 'person_id', null, 2, false, false, 'employment_change');

-- employment_letter
alter table employment_letter enable row level security;
revoke all on employment_letter from equipoise_app;
grant select on employment_letter to equipoise_app;
grant insert (id, person_id, employment_id, action, language, subject, body, has_pay, hash) on employment_letter to equipoise_app;
grant update (status) on employment_letter to equipoise_app;
grant delete on employment_letter to equipoise_app;
drop policy if exists tenant on employment_letter;
create policy tenant on employment_letter as restrictive to equipoise_app using (employment_letter.organization_id = (select app.org())) with check (employment_letter.organization_id = (select app.org()));
drop policy if exists reading on employment_letter;
create policy reading on employment_letter for select to equipoise_app using ((((coalesce(employment_letter.status in ('given'), false)) and ((coalesce(employment_letter.person_id = (select app.me()), false) and coalesce(employment_letter.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (not (coalesce(employment_letter.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 0)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = employment_letter.organization_id and r.subject_id = employment_letter.employment_id), false)) and ((select app.covers_all('compensation', 0)) or coalesce(employment_letter.has_pay in ('false'), false) or coalesce((select r.populations && (select app.my_populations('compensation', 0)) from reach r where r.organization_id = employment_letter.organization_id and r.subject_id = employment_letter.employment_id), false)))));
drop policy if exists creating on employment_letter;
create policy creating on employment_letter for insert to equipoise_app with check (((((select app.me()) is not null)) and (not (coalesce(employment_letter.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment_letter.organization_id and r.subject_id = employment_letter.employment_id), false)))));
drop policy if exists updating on employment_letter;
create policy updating on employment_letter for update to equipoise_app using ((((coalesce(employment_letter.status in ('made'), false)) and (not (coalesce(employment_letter.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment_letter.organization_id and r.subject_id = employment_letter.employment_id), false)))) or ((coalesce(employment_letter.status in ('given'), false)) and (not (coalesce(employment_letter.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment_letter.organization_id and r.subject_id = employment_letter.employment_id), false)))))) with check (true);
drop policy if exists deleting on employment_letter;
create policy deleting on employment_letter for delete to equipoise_app using (((coalesce(employment_letter.status in ('made'), false)) and (not (coalesce(employment_letter.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = employment_letter.organization_id and r.subject_id = employment_letter.employment_id), false)))));
create or replace function app.employment_letter_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('employment_letter: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id) then perform app.refuse('employment_letter: employment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'made' or new.version <> 1 then perform app.refuse('employment_letter: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('employment_letter: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'given' and ((coalesce(old.status in ('made'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not false)
    or (new.status = 'withdrawn' and ((coalesce(old.status in ('given'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not false)) then perform app.refuse('employment_letter: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on employment_letter for each row execute function app.employment_letter_guard();
create or replace function app.employment_letter_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from employment_letter t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on employment_letter for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('employment_letter', '', '{}', 'employment_id', 'person_id', null, 2, false, false, null);

-- position
alter table position enable row level security;
revoke all on position from equipoise_app;
grant select on position to equipoise_app;
grant insert (id, title, code, note) on position to equipoise_app;
grant update (title, code, note) on position to equipoise_app;
grant delete on position to equipoise_app;
drop policy if exists tenant on position;
create policy tenant on position as restrictive to equipoise_app using (position.organization_id = (select app.org())) with check (position.organization_id = (select app.org()));
drop policy if exists reading on position;
create policy reading on position for select to equipoise_app using (((select app.covers_all('people', 0)) or (select app.covers_all('organization', 0)) or coalesce((select r.populations && (select app.my_populations('people', 0)) or r.populations && (select app.my_populations('organization', 0)) from reach r where r.organization_id = position.organization_id and r.subject_id = position.id), false)));
drop policy if exists creating on position;
create policy creating on position for insert to equipoise_app with check (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = position.organization_id and r.subject_id = position.id), false)));
drop policy if exists updating on position;
create policy updating on position for update to equipoise_app using (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = position.organization_id and r.subject_id = position.id), false))) with check (true);
drop policy if exists deleting on position;
create policy deleting on position for delete to equipoise_app using (((select app.covers_all('organization', 2)) or coalesce((select r.populations && (select app.my_populations('organization', 2)) from reach r where r.organization_id = position.organization_id and r.subject_id = position.id), false)));
create or replace function app.position_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('position: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('position: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on position for each row execute function app.position_guard();
create or replace function app.position_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from position t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on position for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('position', '', '{}', 'id', null, null, 2, false, false, null);

-- position_terms
alter table position_terms enable row level security;
revoke all on position_terms from equipoise_app;
grant select on position_terms to equipoise_app;
grant insert (id, position_id, starts_on, ends_on, state, budgeted_fte, legal_entity_id, location_id, unit_id, job_id, reports_to_id, cost_centre_id) on position_terms to equipoise_app;
grant update (ends_on, state, budgeted_fte, legal_entity_id, location_id, unit_id, job_id, reports_to_id, cost_centre_id) on position_terms to equipoise_app;
grant delete on position_terms to equipoise_app;
drop policy if exists tenant on position_terms;
create policy tenant on position_terms as restrictive to equipoise_app using (position_terms.organization_id = (select app.org())) with check (position_terms.organization_id = (select app.org()));
drop policy if exists reading on position_terms;
create policy reading on position_terms for select to equipoise_app using (((select app.covers_all('people', 0)) or (select app.covers_all('organization', 0)) or coalesce((select r.populations && (select app.my_populations('people', 0)) or r.populations && (select app.my_populations('organization', 0)) from reach r where r.organization_id = position_terms.organization_id and r.subject_id = position_terms.position_id), false)));
drop policy if exists creating on position_terms;
create policy creating on position_terms for insert to equipoise_app with check (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = position_terms.organization_id and r.subject_id = position_terms.position_id), false)));
drop policy if exists updating on position_terms;
create policy updating on position_terms for update to equipoise_app using (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = position_terms.organization_id and r.subject_id = position_terms.position_id), false))) with check (true);
drop policy if exists deleting on position_terms;
create policy deleting on position_terms for delete to equipoise_app using (((select app.covers_all('organization', 1)) or coalesce((select r.populations && (select app.my_populations('organization', 1)) from reach r where r.organization_id = position_terms.organization_id and r.subject_id = position_terms.position_id), false)));
create or replace function app.position_terms_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.position_id is distinct from old.position_id) and new.position_id is not null and not exists (select from position t where t.organization_id = new.organization_id and t.id = new.position_id) then perform app.refuse('position_terms: position_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.legal_entity_id is distinct from old.legal_entity_id) and new.legal_entity_id is not null and not exists (select from legal_entity t where t.organization_id = new.organization_id and t.id = new.legal_entity_id) then perform app.refuse('position_terms: legal_entity_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.location_id is distinct from old.location_id) and new.location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.location_id) then perform app.refuse('position_terms: location_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.unit_id is distinct from old.unit_id) and new.unit_id is not null and not exists (select from org_unit t where t.organization_id = new.organization_id and t.id = new.unit_id) then perform app.refuse('position_terms: unit_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.job_id is distinct from old.job_id) and new.job_id is not null and not exists (select from job t where t.organization_id = new.organization_id and t.id = new.job_id) then perform app.refuse('position_terms: job_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.reports_to_id is distinct from old.reports_to_id) and new.reports_to_id is not null and not exists (select from position t where t.organization_id = new.organization_id and t.id = new.reports_to_id) then perform app.refuse('position_terms: reports_to_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.cost_centre_id is distinct from old.cost_centre_id) and new.cost_centre_id is not null and not exists (select from cost_centre t where t.organization_id = new.organization_id and t.id = new.cost_centre_id) then perform app.refuse('position_terms: cost_centre_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('position_terms: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('position_terms: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on position_terms for each row execute function app.position_terms_guard();
create or replace function app.position_terms_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from position_terms t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on position_terms for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('position_terms', '', '{}', 'position_id', null, null, 2, false, false, null);

-- photo
alter table photo enable row level security;
revoke all on photo from equipoise_app;
grant select on photo to equipoise_app;
grant insert (id, person_id, media_type, size) on photo to equipoise_app;
grant delete on photo to equipoise_app;
drop policy if exists tenant on photo;
create policy tenant on photo as restrictive to equipoise_app using (photo.organization_id = (select app.org())) with check (photo.organization_id = (select app.org()));
drop policy if exists reading on photo;
create policy reading on photo for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(photo.person_id = (select app.me()), false) and coalesce(photo.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.dotted && (select app.my_lines()) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = photo.organization_id and r.subject_id = photo.person_id), false)));
drop policy if exists creating on photo;
create policy creating on photo for insert to equipoise_app with check (((coalesce(photo.person_id = (select app.me()), false) and coalesce(photo.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on photo;
create policy updating on photo for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on photo;
create policy deleting on photo for delete to equipoise_app using (((select app.covers_all('people', 1)) or (coalesce(photo.person_id = (select app.me()), false) and coalesce(photo.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = photo.organization_id and r.subject_id = photo.person_id), false)));
create or replace function app.photo_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('photo: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('photo: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('photo: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on photo for each row execute function app.photo_guard();
create or replace function app.photo_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from photo t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on photo for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('photo', '', '{}', 'person_id', 'person_id', 'people', 0, true, true, null);

-- secondment
alter table secondment enable row level security;
revoke all on secondment from equipoise_app;
grant select on secondment to equipoise_app;
grant insert (id, person_id, assignment_id, host_assignment_id, legal_entity_id, starts_on, ends_on, home_hours, paid_by, purpose) on secondment to equipoise_app;
grant update (ends_on, paid_by, purpose) on secondment to equipoise_app;
drop policy if exists tenant on secondment;
create policy tenant on secondment as restrictive to equipoise_app using (secondment.organization_id = (select app.org())) with check (secondment.organization_id = (select app.org()));
drop policy if exists reading on secondment;
create policy reading on secondment for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(secondment.person_id = (select app.me()), false) and coalesce(secondment.assignment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = secondment.organization_id and r.subject_id = secondment.assignment_id), false)));
drop policy if exists creating on secondment;
create policy creating on secondment for insert to equipoise_app with check ((not (coalesce(secondment.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = secondment.organization_id and r.subject_id = secondment.assignment_id), false))));
drop policy if exists updating on secondment;
create policy updating on secondment for update to equipoise_app using (((not (coalesce(secondment.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = secondment.organization_id and r.subject_id = secondment.assignment_id), false))))) with check (true);
drop policy if exists deleting on secondment;
create or replace function app.secondment_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('secondment: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.assignment_id is distinct from old.assignment_id) and new.assignment_id is not null and not exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.assignment_id) then perform app.refuse('secondment: assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.host_assignment_id is distinct from old.host_assignment_id) and new.host_assignment_id is not null and not exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.host_assignment_id) then perform app.refuse('secondment: host_assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.legal_entity_id is distinct from old.legal_entity_id) and new.legal_entity_id is not null and not exists (select from legal_entity t where t.organization_id = new.organization_id and t.id = new.legal_entity_id) then perform app.refuse('secondment: legal_entity_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('secondment: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('secondment: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on secondment for each row execute function app.secondment_guard();
create or replace function app.secondment_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from secondment t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('secondment', '', '{}', 'assignment_id', 'person_id', 'people', 0, true, true, null);

-- long_absence
alter table long_absence enable row level security;
revoke all on long_absence from equipoise_app;
grant select on long_absence to equipoise_app;
grant insert (id, person_id, employment_id, starts_on, expected_until, kind) on long_absence to equipoise_app;
grant update (expected_until, kind, status, ends_on) on long_absence to equipoise_app;
drop policy if exists tenant on long_absence;
create policy tenant on long_absence as restrictive to equipoise_app using (long_absence.organization_id = (select app.org())) with check (long_absence.organization_id = (select app.org()));
drop policy if exists reading on long_absence;
create policy reading on long_absence for select to equipoise_app using (((select app.covers_all('people', 0)) or (coalesce(long_absence.person_id = (select app.me()), false) and coalesce(long_absence.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = long_absence.organization_id and r.subject_id = long_absence.employment_id), false)));
drop policy if exists creating on long_absence;
create policy creating on long_absence for insert to equipoise_app with check ((not (coalesce(long_absence.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = long_absence.organization_id and r.subject_id = long_absence.employment_id), false))));
drop policy if exists updating on long_absence;
create policy updating on long_absence for update to equipoise_app using ((((coalesce(long_absence.status in ('open'), false)) and (not (coalesce(long_absence.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = long_absence.organization_id and r.subject_id = long_absence.employment_id), false)))) or ((coalesce(long_absence.status in ('open'), false)) and (not (coalesce(long_absence.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = long_absence.organization_id and r.subject_id = long_absence.employment_id), false)))) or ((coalesce(long_absence.status in ('over'), false)) and (not (coalesce(long_absence.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = long_absence.organization_id and r.subject_id = long_absence.employment_id), false)))) or ((coalesce(long_absence.status in ('open', 'over'), false)) and (not (coalesce(long_absence.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = long_absence.organization_id and r.subject_id = long_absence.employment_id), false)))))) with check (true);
drop policy if exists deleting on long_absence;
create or replace function app.long_absence_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('long_absence: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id) then perform app.refuse('long_absence: employment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.ends_on is not null or new.status <> 'open' or new.version <> 1 then perform app.refuse('long_absence: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.expected_until, new.kind) is distinct from row(old.expected_until, old.kind) and not ((coalesce(old.status in ('open'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) then perform app.refuse('long_absence: not yours to change now'); end if;

  if row(new.status, new.ends_on) is distinct from row(old.status, old.ends_on) and not ((new.status = 'over' and ((coalesce(old.status in ('open'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not false)
    or (new.status = 'open' and ((coalesce(old.status in ('over'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not false)
    or (new.status = 'cancelled' and ((coalesce(old.status in ('open', 'over'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not row(new.ends_on) is distinct from row(old.ends_on))) then perform app.refuse('long_absence: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on long_absence for each row execute function app.long_absence_guard();
create or replace function app.long_absence_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from long_absence t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('long_absence', '', '{}', 'employment_id', 'person_id', 'people', 0, true, true, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('long_absence', 'kind', '{kind}', 'employment_id', 'person_id', 'people', 1, true, false, null);

-- planned_absence
alter table planned_absence enable row level security;
revoke all on planned_absence from equipoise_app;
grant select on planned_absence to equipoise_app;
grant insert (id, person_id, employment_id, starts_on, expected_until, kind, stand_in_id, rights, release_on, named, note) on planned_absence to equipoise_app;
grant update (expected_until, kind, stand_in_id, named, note, status, absence_id) on planned_absence to equipoise_app;
drop policy if exists tenant on planned_absence;
create policy tenant on planned_absence as restrictive to equipoise_app using (planned_absence.organization_id = (select app.org())) with check (planned_absence.organization_id = (select app.org()));
drop policy if exists reading on planned_absence;
create policy reading on planned_absence for select to equipoise_app using ((planned_absence.id = any ((select app.my_records('planned_absence', '{}'))::uuid[])));
drop policy if exists creating on planned_absence;
create policy creating on planned_absence for insert to equipoise_app with check ((not (coalesce(planned_absence.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = planned_absence.organization_id and r.subject_id = planned_absence.employment_id), false))));
drop policy if exists updating on planned_absence;
create policy updating on planned_absence for update to equipoise_app using ((((coalesce(planned_absence.status in ('planned'), false)) and ((planned_absence.id = any ((select app.my_records('planned_absence', '{}'))::uuid[])) and (not (coalesce(planned_absence.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = planned_absence.organization_id and r.subject_id = planned_absence.employment_id), false))))) or ((coalesce(planned_absence.status in ('planned'), false)) and ((planned_absence.id = any ((select app.my_records('planned_absence', '{}'))::uuid[])) and (not (coalesce(planned_absence.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = planned_absence.organization_id and r.subject_id = planned_absence.employment_id), false))))) or ((coalesce(planned_absence.status in ('planned'), false)) and ((planned_absence.id = any ((select app.my_records('planned_absence', '{}'))::uuid[])) and (not (coalesce(planned_absence.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = planned_absence.organization_id and r.subject_id = planned_absence.employment_id), false))))))) with check (true);
drop policy if exists deleting on planned_absence;
create or replace function app.planned_absence_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('planned_absence: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id) then perform app.refuse('planned_absence: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.stand_in_id is distinct from old.stand_in_id) and new.stand_in_id is not null and not (app.may_be_named_manager(new.stand_in_id) or exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.stand_in_id)) then perform app.refuse('planned_absence: stand_in_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.absence_id is not null or new.status <> 'planned' or new.version <> 1 then perform app.refuse('planned_absence: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.expected_until, new.kind, new.stand_in_id, new.named, new.note) is distinct from row(old.expected_until, old.kind, old.stand_in_id, old.named, old.note) and not ((coalesce(old.status in ('planned'), false)) and ((old.id = any ((select app.my_records('planned_absence', '{}'))::uuid[])) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))))) then perform app.refuse('planned_absence: not yours to change now'); end if;

  if row(new.status, new.absence_id) is distinct from row(old.status, old.absence_id) and not ((new.status = 'released' and ((coalesce(old.status in ('planned'), false)) and ((old.id = any ((select app.my_records('planned_absence', '{}'))::uuid[])) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))))) and not false)
    or (new.status = 'cancelled' and ((coalesce(old.status in ('planned'), false)) and ((old.id = any ((select app.my_records('planned_absence', '{}'))::uuid[])) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))))) and not row(new.absence_id) is distinct from row(old.absence_id))) then perform app.refuse('planned_absence: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on planned_absence for each row execute function app.planned_absence_guard();
create or replace function app.planned_absence_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from planned_absence t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planned_absence', '', '{}', 'employment_id', 'person_id', null, 2, false, false, 'planned_absence');

-- change_proposal
alter table change_proposal enable row level security;
revoke all on change_proposal from equipoise_app;
grant select on change_proposal to equipoise_app;
grant insert (id, person_id, assignment_id, effective_on, job_id, manager_assignment_id, weekly_hours, amount, currency, per, reason) on change_proposal to equipoise_app;
grant update (status, answer) on change_proposal to equipoise_app;
drop policy if exists tenant on change_proposal;
create policy tenant on change_proposal as restrictive to equipoise_app using (change_proposal.organization_id = (select app.org())) with check (change_proposal.organization_id = (select app.org()));
drop policy if exists reading on change_proposal;
create policy reading on change_proposal for select to equipoise_app using (((coalesce(change_proposal.prepared_by_id = (select app.me()), false) and coalesce(change_proposal.assignment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or (not (coalesce(change_proposal.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = change_proposal.organization_id and r.subject_id = change_proposal.assignment_id), false)))));
drop policy if exists creating on change_proposal;
create policy creating on change_proposal for insert to equipoise_app with check ((((select app.setting('managers_propose'))) and not (coalesce(change_proposal.person_id = (select app.holder()), false)) and (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = change_proposal.organization_id and r.subject_id = change_proposal.assignment_id), false))));
drop policy if exists updating on change_proposal;
create policy updating on change_proposal for update to equipoise_app using ((((coalesce(change_proposal.status in ('proposed'), false)) and ((coalesce(change_proposal.prepared_by_id = (select app.me()), false) and coalesce(change_proposal.assignment_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or ((coalesce(change_proposal.status in ('proposed'), false)) and (not (coalesce(change_proposal.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = change_proposal.organization_id and r.subject_id = change_proposal.assignment_id), false)))) or ((coalesce(change_proposal.status in ('proposed'), false)) and (not (coalesce(change_proposal.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = change_proposal.organization_id and r.subject_id = change_proposal.assignment_id), false)))))) with check (true);
drop policy if exists deleting on change_proposal;
create or replace function app.change_proposal_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('change_proposal: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.assignment_id is distinct from old.assignment_id) and new.assignment_id is not null and not exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.assignment_id) then perform app.refuse('change_proposal: assignment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.job_id is distinct from old.job_id) and new.job_id is not null and not exists (select from job t where t.organization_id = new.organization_id and t.id = new.job_id) then perform app.refuse('change_proposal: job_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.manager_assignment_id is distinct from old.manager_assignment_id) and new.manager_assignment_id is not null and not exists (select from assignment t where t.organization_id = new.organization_id and t.id = new.manager_assignment_id) then perform app.refuse('change_proposal: manager_assignment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.answer is not null or new.status <> 'proposed' or new.version <> 1 then perform app.refuse('change_proposal: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('change_proposal: not yours to change now'); end if;

  if row(new.status, new.answer) is distinct from row(old.status, old.answer) and not ((new.status = 'withdrawn' and ((coalesce(old.status in ('proposed'), false)) and ((coalesce(old.prepared_by_id = (select app.me()), false) and coalesce(old.assignment_id <> all ((select app.my_withdrawn())::uuid[]), true)))) and not row(new.answer) is distinct from row(old.answer))
    or (new.status = 'declined' and ((coalesce(old.status in ('proposed'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.assignment_id), false)))) and not false)
    or (new.status = 'taken_up' and ((coalesce(old.status in ('proposed'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.assignment_id), false)))) and not row(new.answer) is distinct from row(old.answer))) then perform app.refuse('change_proposal: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on change_proposal for each row execute function app.change_proposal_guard();
create or replace function app.change_proposal_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from change_proposal t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('change_proposal', '', '{}', 'assignment_id', 'person_id', null, 2, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('change_proposal', 'amount', '{amount}', 'assignment_id', 'person_id', 'compensation', 0, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('change_proposal', 'currency', '{currency}', 'assignment_id', 'person_id', 'compensation', 0, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('change_proposal', 'per', '{per}', 'assignment_id', 'person_id', 'compensation', 0, false, false, null);

-- notification
alter table notification enable row level security;
revoke all on notification from equipoise_app;
grant select on notification to equipoise_app;
drop policy if exists tenant on notification;
create policy tenant on notification as restrictive to equipoise_app using (notification.organization_id = (select app.org())) with check (notification.organization_id = (select app.org()));
drop policy if exists reading on notification;
create policy reading on notification for select to equipoise_app using (((coalesce(notification.person_id = (select app.me()), false) and coalesce(notification.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on notification;
drop policy if exists updating on notification;
drop policy if exists deleting on notification;
create or replace function app.notification_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from notification t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('notification', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- notice_choice
alter table notice_choice enable row level security;
revoke all on notice_choice from equipoise_app;
grant select on notice_choice to equipoise_app;
drop policy if exists tenant on notice_choice;
create policy tenant on notice_choice as restrictive to equipoise_app using (notice_choice.organization_id = (select app.org())) with check (notice_choice.organization_id = (select app.org()));
drop policy if exists reading on notice_choice;
create policy reading on notice_choice for select to equipoise_app using (((coalesce(notice_choice.person_id = (select app.me()), false) and coalesce(notice_choice.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on notice_choice;
drop policy if exists updating on notice_choice;
drop policy if exists deleting on notice_choice;
create or replace function app.notice_choice_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from notice_choice t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('notice_choice', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- quiet_hours
alter table quiet_hours enable row level security;
revoke all on quiet_hours from equipoise_app;
grant select on quiet_hours to equipoise_app;
drop policy if exists tenant on quiet_hours;
create policy tenant on quiet_hours as restrictive to equipoise_app using (quiet_hours.organization_id = (select app.org())) with check (quiet_hours.organization_id = (select app.org()));
drop policy if exists reading on quiet_hours;
create policy reading on quiet_hours for select to equipoise_app using (((coalesce(quiet_hours.id = (select app.me()), false) and coalesce(quiet_hours.id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on quiet_hours;
drop policy if exists updating on quiet_hours;
drop policy if exists deleting on quiet_hours;
create or replace function app.quiet_hours_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from quiet_hours t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('quiet_hours', '', '{}', 'id', 'id', null, 2, true, false, 'self');

-- notice_default
alter table notice_default enable row level security;
revoke all on notice_default from equipoise_app;
grant select on notice_default to equipoise_app;
drop policy if exists tenant on notice_default;
create policy tenant on notice_default as restrictive to equipoise_app using (notice_default.organization_id = (select app.org())) with check (notice_default.organization_id = (select app.org()));
drop policy if exists reading on notice_default;
create policy reading on notice_default for select to equipoise_app using ((((select app.me()) is not null)));
drop policy if exists creating on notice_default;
drop policy if exists updating on notice_default;
drop policy if exists deleting on notice_default;
create or replace function app.notice_default_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from notice_default t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('notice_default', '', '{}', null, null, null, 2, false, false, null);

-- go_live
alter table go_live enable row level security;
revoke all on go_live from equipoise_app;
grant select on go_live to equipoise_app;
drop policy if exists tenant on go_live;
create policy tenant on go_live as restrictive to equipoise_app using (go_live.organization_id = (select app.org())) with check (go_live.organization_id = (select app.org()));
drop policy if exists reading on go_live;
create policy reading on go_live for select to equipoise_app using ((((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or ((select app.covers_all('systems', 0)) or (select app.my_populations('systems', 0)) <> '{}')));
drop policy if exists creating on go_live;
drop policy if exists updating on go_live;
drop policy if exists deleting on go_live;
create or replace function app.go_live_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from go_live t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('go_live', '', '{}', null, null, null, 2, false, false, null);

-- announcement
alter table announcement enable row level security;
revoke all on announcement from equipoise_app;
grant select on announcement to equipoise_app;
drop policy if exists tenant on announcement;
create policy tenant on announcement as restrictive to equipoise_app using (announcement.organization_id = (select app.org())) with check (announcement.organization_id = (select app.org()));
drop policy if exists reading on announcement;
create policy reading on announcement for select to equipoise_app using (((coalesce(announcement.written_by_id = (select app.me()), false) and coalesce(announcement.written_by_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on announcement;
drop policy if exists updating on announcement;
drop policy if exists deleting on announcement;
create or replace function app.announcement_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from announcement t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('announcement', '', '{}', 'written_by_id', 'written_by_id', null, 2, true, false, 'self');

-- announcement_receipt
alter table announcement_receipt enable row level security;
revoke all on announcement_receipt from equipoise_app;
grant select on announcement_receipt to equipoise_app;
drop policy if exists tenant on announcement_receipt;
create policy tenant on announcement_receipt as restrictive to equipoise_app using (announcement_receipt.organization_id = (select app.org())) with check (announcement_receipt.organization_id = (select app.org()));
drop policy if exists reading on announcement_receipt;
create policy reading on announcement_receipt for select to equipoise_app using (((coalesce(announcement_receipt.person_id = (select app.me()), false) and coalesce(announcement_receipt.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on announcement_receipt;
drop policy if exists updating on announcement_receipt;
drop policy if exists deleting on announcement_receipt;
create or replace function app.announcement_receipt_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from announcement_receipt t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('announcement_receipt', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- work_item
alter table work_item enable row level security;
revoke all on work_item from equipoise_app;
grant select on work_item to equipoise_app;
grant insert (id, person_id, subject_id, title, priority, due_on, snoozed_until, checklist) on work_item to equipoise_app;
grant update (priority, due_on, snoozed_until, checklist, status, waiting_for, paused_on, pauses, done_at, done_by_id, minutes, closed_reason) on work_item to equipoise_app;
drop policy if exists tenant on work_item;
create policy tenant on work_item as restrictive to equipoise_app using (work_item.organization_id = (select app.org())) with check (work_item.organization_id = (select app.org()));
drop policy if exists reading on work_item;
create policy reading on work_item for select to equipoise_app using ((((coalesce(work_item.audience in ('person'), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(work_item.audience in ('hr'), false)) and not (coalesce(work_item.person_id = (select app.holder()), false)) and not (coalesce(work_item.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(work_item.person_id || ':' || work_item.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(work_item.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))) and (work_item.id = any ((select app.my_records('work_item', '{}'))::uuid[]) or coalesce(work_item.hr_function || ':' || work_item.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || work_item.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false) or ((coalesce(work_item.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true))))))));
drop policy if exists creating on work_item;
create policy creating on work_item for insert to equipoise_app with check (false);
drop policy if exists updating on work_item;
create policy updating on work_item for update to equipoise_app using ((((coalesce(work_item.status in ('open', 'waiting'), false)) and (((coalesce(work_item.audience in ('person'), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(work_item.audience in ('hr'), false)) and not (coalesce(work_item.person_id = (select app.holder()), false)) and not (coalesce(work_item.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(work_item.person_id || ':' || work_item.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(work_item.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))) and (coalesce(work_item.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce(work_item.hr_function || ':' || work_item.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || work_item.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))) or ((coalesce(work_item.status in ('open'), false)) and (((coalesce(work_item.audience in ('person'), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(work_item.audience in ('hr'), false)) and not (coalesce(work_item.person_id = (select app.holder()), false)) and not (coalesce(work_item.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(work_item.person_id || ':' || work_item.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(work_item.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))) and (coalesce(work_item.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce(work_item.hr_function || ':' || work_item.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || work_item.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))) or ((coalesce(work_item.status in ('waiting'), false)) and (((coalesce(work_item.audience in ('person'), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(work_item.audience in ('hr'), false)) and not (coalesce(work_item.person_id = (select app.holder()), false)) and not (coalesce(work_item.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(work_item.person_id || ':' || work_item.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(work_item.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))) and (coalesce(work_item.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce(work_item.hr_function || ':' || work_item.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || work_item.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))) or ((coalesce(work_item.status in ('open', 'waiting'), false)) and (((coalesce(work_item.audience in ('person'), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(work_item.audience in ('hr'), false)) and not (coalesce(work_item.person_id = (select app.holder()), false)) and not (coalesce(work_item.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(work_item.person_id || ':' || work_item.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(work_item.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))) and (coalesce(work_item.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce(work_item.hr_function || ':' || work_item.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || work_item.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))) or ((coalesce(work_item.status in ('open', 'waiting'), false)) and (((coalesce(work_item.audience in ('person'), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(work_item.audience in ('hr'), false)) and not (coalesce(work_item.person_id = (select app.holder()), false)) and not (coalesce(work_item.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(work_item.person_id || ':' || work_item.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(work_item.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))) and (coalesce(work_item.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce(work_item.hr_function || ':' || work_item.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || work_item.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))) or ((coalesce(work_item.status in ('done', 'closed'), false)) and (((coalesce(work_item.audience in ('person'), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(work_item.audience in ('hr'), false)) and not (coalesce(work_item.person_id = (select app.holder()), false)) and not (coalesce(work_item.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(work_item.person_id || ':' || work_item.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(work_item.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))) and (coalesce(work_item.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false)) and ((coalesce(work_item.assignee_id = (select app.me()), false) and coalesce(work_item.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce(work_item.hr_function || ':' || work_item.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where work_item.hr_function || ':' || work_item.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = work_item.organization_id and r.subject_id = work_item.subject_id), false))))))) with check (true);
drop policy if exists deleting on work_item;
create or replace function app.work_item_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('work_item: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.subject_id is distinct from old.subject_id) and new.subject_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.subject_id) then perform app.refuse('work_item: subject_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.waiting_for is not null or new.paused_on is not null or new.pauses is not null or new.done_at is not null or new.done_by_id is not null or new.minutes is not null or new.closed_reason is not null or new.status <> 'open' or new.version <> 1 then perform app.refuse('work_item: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.priority, new.due_on, new.snoozed_until, new.checklist) is distinct from row(old.priority, old.due_on, old.snoozed_until, old.checklist) and not ((coalesce(old.status in ('open', 'waiting'), false)) and (((coalesce(old.audience in ('person'), false)) and ((coalesce(old.assignee_id = (select app.me()), false) and coalesce(old.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(old.audience in ('hr'), false)) and not (coalesce(old.person_id = (select app.holder()), false)) and not (coalesce(old.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(old.person_id || ':' || old.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(old.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))))) and (coalesce(old.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where old.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false)) and ((coalesce(old.assignee_id = (select app.me()), false) and coalesce(old.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce(old.hr_function || ':' || old.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where old.hr_function || ':' || old.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))))) then perform app.refuse('work_item: not yours to change now'); end if;

  if row(new.status, new.waiting_for, new.paused_on, new.pauses, new.done_at, new.done_by_id, new.minutes, new.closed_reason) is distinct from row(old.status, old.waiting_for, old.paused_on, old.pauses, old.done_at, old.done_by_id, old.minutes, old.closed_reason) and not ((new.status = 'waiting' and ((coalesce(old.status in ('open'), false)) and (((coalesce(old.audience in ('person'), false)) and ((coalesce(old.assignee_id = (select app.me()), false) and coalesce(old.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(old.audience in ('hr'), false)) and not (coalesce(old.person_id = (select app.holder()), false)) and not (coalesce(old.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(old.person_id || ':' || old.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(old.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))))) and (coalesce(old.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where old.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false)) and ((coalesce(old.assignee_id = (select app.me()), false) and coalesce(old.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce(old.hr_function || ':' || old.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where old.hr_function || ':' || old.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))))) and not row(new.pauses, new.done_at, new.done_by_id, new.minutes, new.closed_reason) is distinct from row(old.pauses, old.done_at, old.done_by_id, old.minutes, old.closed_reason))
    or (new.status = 'open' and ((coalesce(old.status in ('waiting'), false)) and (((coalesce(old.audience in ('person'), false)) and ((coalesce(old.assignee_id = (select app.me()), false) and coalesce(old.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(old.audience in ('hr'), false)) and not (coalesce(old.person_id = (select app.holder()), false)) and not (coalesce(old.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(old.person_id || ':' || old.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(old.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))))) and (coalesce(old.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where old.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false)) and ((coalesce(old.assignee_id = (select app.me()), false) and coalesce(old.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce(old.hr_function || ':' || old.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where old.hr_function || ':' || old.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))))) and not row(new.done_at, new.done_by_id, new.minutes, new.closed_reason) is distinct from row(old.done_at, old.done_by_id, old.minutes, old.closed_reason))
    or (new.status = 'done' and ((coalesce(old.status in ('open', 'waiting'), false)) and (((coalesce(old.audience in ('person'), false)) and ((coalesce(old.assignee_id = (select app.me()), false) and coalesce(old.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(old.audience in ('hr'), false)) and not (coalesce(old.person_id = (select app.holder()), false)) and not (coalesce(old.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(old.person_id || ':' || old.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(old.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))))) and (coalesce(old.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where old.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false)) and ((coalesce(old.assignee_id = (select app.me()), false) and coalesce(old.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce(old.hr_function || ':' || old.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where old.hr_function || ':' || old.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))))) and not row(new.pauses, new.closed_reason) is distinct from row(old.pauses, old.closed_reason))
    or (new.status = 'closed' and ((coalesce(old.status in ('open', 'waiting'), false)) and (((coalesce(old.audience in ('person'), false)) and ((coalesce(old.assignee_id = (select app.me()), false) and coalesce(old.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(old.audience in ('hr'), false)) and not (coalesce(old.person_id = (select app.holder()), false)) and not (coalesce(old.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(old.person_id || ':' || old.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(old.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))))) and (coalesce(old.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where old.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false)) and ((coalesce(old.assignee_id = (select app.me()), false) and coalesce(old.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce(old.hr_function || ':' || old.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where old.hr_function || ':' || old.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))))) and not row(new.pauses, new.minutes) is distinct from row(old.pauses, old.minutes))
    or (new.status = 'open' and ((coalesce(old.status in ('done', 'closed'), false)) and (((coalesce(old.audience in ('person'), false)) and ((coalesce(old.assignee_id = (select app.me()), false) and coalesce(old.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or (((coalesce(old.audience in ('hr'), false)) and not (coalesce(old.person_id = (select app.holder()), false)) and not (coalesce(old.person_id::text = any (((select app.my_conflicts())::text[])), false) or coalesce(old.person_id || ':' || old.hr_function = any (((select app.my_conflicts())::text[])), false)) and (not (coalesce(old.record_name in ('question'), false)) or ((((select app.me()) is not null)) and not (coalesce((select r.direct && (select app.my_lines()) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))))) and (coalesce(old.hr_function || ':' || 'handle' = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where old.hr_function || ':' || 'handle' || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false)) and ((coalesce(old.assignee_id = (select app.me()), false) and coalesce(old.subject_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce(old.hr_function || ':' || old.min_level = any (((select app.my_areas())::text[])), false) or coalesce((select exists (select from unnest(r.populations) p where old.hr_function || ':' || old.min_level || '@' || p = any (((select app.my_areas())::text[]))) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))))) and not row(new.waiting_for, new.paused_on, new.pauses) is distinct from row(old.waiting_for, old.paused_on, old.pauses))) then perform app.refuse('work_item: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on work_item for each row execute function app.work_item_guard();
create or replace function app.work_item_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from work_item t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('work_item', '', '{}', 'subject_id', 'person_id', null, 2, false, false, 'work_item');

-- work_word
alter table work_word enable row level security;
revoke all on work_word from equipoise_app;
grant select on work_word to equipoise_app;
drop policy if exists tenant on work_word;
create policy tenant on work_word as restrictive to equipoise_app using (work_word.organization_id = (select app.org())) with check (work_word.organization_id = (select app.org()));
drop policy if exists reading on work_word;
create policy reading on work_word for select to equipoise_app using ((exists (select from work_item p where p.organization_id = work_word.organization_id and p.id = work_word.work_item_id)));
drop policy if exists creating on work_word;
drop policy if exists updating on work_word;
drop policy if exists deleting on work_word;
create or replace function app.work_word_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from work_word t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall, wall_by, wall_of) values ('work_word', '', '{}', null, null, null, 2, false, false, 'work_item', 'work_item_id', 'work_item');

-- work_kind
alter table work_kind enable row level security;
revoke all on work_kind from equipoise_app;
grant select on work_kind to equipoise_app;
grant insert (id, kind, hr_function, level, min_level, usual_minutes, service_days, asks_leaders, first_contact, only_ids) on work_kind to equipoise_app;
grant update (hr_function, level, min_level, usual_minutes, service_days, asks_leaders, first_contact, only_ids) on work_kind to equipoise_app;
grant delete on work_kind to equipoise_app;
drop policy if exists tenant on work_kind;
create policy tenant on work_kind as restrictive to equipoise_app using (work_kind.organization_id = (select app.org())) with check (work_kind.organization_id = (select app.org()));
drop policy if exists reading on work_kind;
create policy reading on work_kind for select to equipoise_app using (((select app.covers_all('people', 2))));
drop policy if exists creating on work_kind;
create policy creating on work_kind for insert to equipoise_app with check (((select app.covers_all('people', 2))));
drop policy if exists updating on work_kind;
create policy updating on work_kind for update to equipoise_app using (((select app.covers_all('people', 2)))) with check (true);
drop policy if exists deleting on work_kind;
create policy deleting on work_kind for delete to equipoise_app using (((select app.covers_all('people', 2))));
create or replace function app.work_kind_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('work_kind: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('work_kind: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on work_kind for each row execute function app.work_kind_guard();
create or replace function app.work_kind_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from work_kind t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on work_kind for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('work_kind', '', '{}', null, null, 'people', 2, false, false, null);

-- work_team
alter table work_team enable row level security;
revoke all on work_team from equipoise_app;
grant select on work_team to equipoise_app;
grant insert (id, hr_function, gives, lead_id) on work_team to equipoise_app;
grant update (gives, lead_id) on work_team to equipoise_app;
grant delete on work_team to equipoise_app;
drop policy if exists tenant on work_team;
create policy tenant on work_team as restrictive to equipoise_app using (work_team.organization_id = (select app.org())) with check (work_team.organization_id = (select app.org()));
drop policy if exists reading on work_team;
create policy reading on work_team for select to equipoise_app using ((((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or ((select app.covers_all('compensation', 0)) or (select app.my_populations('compensation', 0)) <> '{}') or ((select app.covers_all('payroll', 0)) or (select app.my_populations('payroll', 0)) <> '{}') or ((select app.covers_all('leave', 0)) or (select app.my_populations('leave', 0)) <> '{}') or ((select app.covers_all('benefits', 0)) or (select app.my_populations('benefits', 0)) <> '{}') or ((select app.covers_all('relations', 0)) or (select app.my_populations('relations', 0)) <> '{}')));
drop policy if exists creating on work_team;
create policy creating on work_team for insert to equipoise_app with check (((select app.covers_all('people', 2))));
drop policy if exists updating on work_team;
create policy updating on work_team for update to equipoise_app using (((select app.covers_all('people', 2)))) with check (true);
drop policy if exists deleting on work_team;
create policy deleting on work_team for delete to equipoise_app using (((select app.covers_all('people', 2))));
create or replace function app.work_team_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.lead_id is distinct from old.lead_id) and new.lead_id is not null and not (app.works_at_desk(new.lead_id) or exists (select from person t where t.organization_id = new.organization_id and t.id = new.lead_id)) then perform app.refuse('work_team: lead_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('work_team: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('work_team: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on work_team for each row execute function app.work_team_guard();
create or replace function app.work_team_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from work_team t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on work_team for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('work_team', '', '{}', null, null, null, 2, false, false, null);

-- hr_partner
alter table hr_partner enable row level security;
revoke all on hr_partner from equipoise_app;
grant select on hr_partner to equipoise_app;
grant insert (id, unit_id, hr_function, person_id) on hr_partner to equipoise_app;
grant update (person_id) on hr_partner to equipoise_app;
grant delete on hr_partner to equipoise_app;
drop policy if exists tenant on hr_partner;
create policy tenant on hr_partner as restrictive to equipoise_app using (hr_partner.organization_id = (select app.org())) with check (hr_partner.organization_id = (select app.org()));
drop policy if exists reading on hr_partner;
create policy reading on hr_partner for select to equipoise_app using ((((select app.me()) is not null)));
drop policy if exists creating on hr_partner;
create policy creating on hr_partner for insert to equipoise_app with check (((select app.covers_all('people', 2))));
drop policy if exists updating on hr_partner;
create policy updating on hr_partner for update to equipoise_app using (((select app.covers_all('people', 2)))) with check (true);
drop policy if exists deleting on hr_partner;
create policy deleting on hr_partner for delete to equipoise_app using (((select app.covers_all('people', 2))));
create or replace function app.hr_partner_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.unit_id is distinct from old.unit_id) and new.unit_id is not null and not exists (select from org_unit t where t.organization_id = new.organization_id and t.id = new.unit_id) then perform app.refuse('hr_partner: unit_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not (app.works_at_desk(new.person_id) or exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id)) then perform app.refuse('hr_partner: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('hr_partner: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('hr_partner: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on hr_partner for each row execute function app.hr_partner_guard();
create or replace function app.hr_partner_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from hr_partner t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on hr_partner for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('hr_partner', '', '{}', null, 'person_id', null, 2, false, false, null);

-- work_conflict
alter table work_conflict enable row level security;
revoke all on work_conflict from equipoise_app;
grant select on work_conflict to equipoise_app;
grant insert (id, person_id, with_id, hr_function, ends_on, note) on work_conflict to equipoise_app;
grant update (ends_on, note) on work_conflict to equipoise_app;
grant delete on work_conflict to equipoise_app;
drop policy if exists tenant on work_conflict;
create policy tenant on work_conflict as restrictive to equipoise_app using (work_conflict.organization_id = (select app.org())) with check (work_conflict.organization_id = (select app.org()));
drop policy if exists reading on work_conflict;
create policy reading on work_conflict for select to equipoise_app using ((not (coalesce(work_conflict.with_id = (select app.holder()), false)) and ((select app.covers_all('people', 2)) or (coalesce(work_conflict.person_id = (select app.me()), false) and coalesce(work_conflict.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 2)) from reach r where r.organization_id = work_conflict.organization_id and r.subject_id = work_conflict.person_id), false))));
drop policy if exists creating on work_conflict;
create policy creating on work_conflict for insert to equipoise_app with check ((not (coalesce(work_conflict.with_id = (select app.holder()), false)) and ((select app.covers_all('people', 2)) or (coalesce(work_conflict.person_id = (select app.me()), false) and coalesce(work_conflict.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 2)) from reach r where r.organization_id = work_conflict.organization_id and r.subject_id = work_conflict.person_id), false))));
drop policy if exists updating on work_conflict;
create policy updating on work_conflict for update to equipoise_app using (((not (coalesce(work_conflict.person_id = (select app.holder()), false)) and not (coalesce(work_conflict.with_id = (select app.holder()), false)) and ((select app.covers_all('people', 2)) or coalesce((select r.populations && (select app.my_populations('people', 2)) from reach r where r.organization_id = work_conflict.organization_id and r.subject_id = work_conflict.person_id), false))))) with check (true);
drop policy if exists deleting on work_conflict;
create policy deleting on work_conflict for delete to equipoise_app using ((not (coalesce(work_conflict.person_id = (select app.holder()), false)) and not (coalesce(work_conflict.with_id = (select app.holder()), false)) and ((select app.covers_all('people', 2)) or coalesce((select r.populations && (select app.my_populations('people', 2)) from reach r where r.organization_id = work_conflict.organization_id and r.subject_id = work_conflict.person_id), false))));
create or replace function app.work_conflict_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not (app.works_at_desk(new.person_id) or exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id)) then perform app.refuse('work_conflict: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.with_id is distinct from old.with_id) and new.with_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.with_id) then perform app.refuse('work_conflict: with_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('work_conflict: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('work_conflict: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on work_conflict for each row execute function app.work_conflict_guard();
create or replace function app.work_conflict_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from work_conflict t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on work_conflict for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('work_conflict', '', '{}', 'person_id', 'person_id', null, 2, false, false, null);

-- out_of_office
alter table out_of_office enable row level security;
revoke all on out_of_office from equipoise_app;
grant select on out_of_office to equipoise_app;
grant insert (id, person_id, starts_on, ends_on, delegate_id, message) on out_of_office to equipoise_app;
grant update (starts_on, ends_on, delegate_id, message) on out_of_office to equipoise_app;
grant delete on out_of_office to equipoise_app;
drop policy if exists tenant on out_of_office;
create policy tenant on out_of_office as restrictive to equipoise_app using (out_of_office.organization_id = (select app.org())) with check (out_of_office.organization_id = (select app.org()));
drop policy if exists reading on out_of_office;
create policy reading on out_of_office for select to equipoise_app using ((((select app.me()) is not null)));
drop policy if exists creating on out_of_office;
create policy creating on out_of_office for insert to equipoise_app with check (((select app.covers_all('people', 1)) or (coalesce(out_of_office.person_id = (select app.me()), false) and coalesce(out_of_office.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = out_of_office.organization_id and r.subject_id = out_of_office.person_id), false)));
drop policy if exists updating on out_of_office;
create policy updating on out_of_office for update to equipoise_app using (((select app.covers_all('people', 1)) or (coalesce(out_of_office.person_id = (select app.me()), false) and coalesce(out_of_office.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = out_of_office.organization_id and r.subject_id = out_of_office.person_id), false))) with check (true);
drop policy if exists deleting on out_of_office;
create policy deleting on out_of_office for delete to equipoise_app using (((select app.covers_all('people', 1)) or (coalesce(out_of_office.person_id = (select app.me()), false) and coalesce(out_of_office.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = out_of_office.organization_id and r.subject_id = out_of_office.person_id), false)));
create or replace function app.out_of_office_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('out_of_office: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.delegate_id is distinct from old.delegate_id) and new.delegate_id is not null and not (app.may_stand_in(new.delegate_id) or exists (select from person t where t.organization_id = new.organization_id and t.id = new.delegate_id)) then perform app.refuse('out_of_office: delegate_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('out_of_office: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('out_of_office: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on out_of_office for each row execute function app.out_of_office_guard();
create or replace function app.out_of_office_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from out_of_office t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on out_of_office for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('out_of_office', '', '{}', 'person_id', 'person_id', null, 2, false, false, null);

-- work_profile
alter table work_profile enable row level security;
revoke all on work_profile from equipoise_app;
grant select on work_profile to equipoise_app;
grant insert (id, person_id, languages, reached_from, reached_until, note) on work_profile to equipoise_app;
grant update (languages, reached_from, reached_until, note) on work_profile to equipoise_app;
grant delete on work_profile to equipoise_app;
drop policy if exists tenant on work_profile;
create policy tenant on work_profile as restrictive to equipoise_app using (work_profile.organization_id = (select app.org())) with check (work_profile.organization_id = (select app.org()));
drop policy if exists reading on work_profile;
create policy reading on work_profile for select to equipoise_app using ((((select app.me()) is not null)));
drop policy if exists creating on work_profile;
create policy creating on work_profile for insert to equipoise_app with check (((select app.covers_all('people', 1)) or (coalesce(work_profile.person_id = (select app.me()), false) and coalesce(work_profile.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = work_profile.organization_id and r.subject_id = work_profile.person_id), false)));
drop policy if exists updating on work_profile;
create policy updating on work_profile for update to equipoise_app using (((select app.covers_all('people', 1)) or (coalesce(work_profile.person_id = (select app.me()), false) and coalesce(work_profile.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = work_profile.organization_id and r.subject_id = work_profile.person_id), false))) with check (true);
drop policy if exists deleting on work_profile;
create policy deleting on work_profile for delete to equipoise_app using (((select app.covers_all('people', 1)) or (coalesce(work_profile.person_id = (select app.me()), false) and coalesce(work_profile.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = work_profile.organization_id and r.subject_id = work_profile.person_id), false)));
create or replace function app.work_profile_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('work_profile: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('work_profile: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('work_profile: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on work_profile for each row execute function app.work_profile_guard();
create or replace function app.work_profile_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from work_profile t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on work_profile for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('work_profile', '', '{}', 'person_id', 'person_id', null, 2, false, false, null);

-- question
alter table question enable row level security;
revoke all on question from equipoise_app;
grant select on question to equipoise_app;
grant insert (id, person_id, entered_by_id, category, is_confidential) on question to equipoise_app;
grant update (status) on question to equipoise_app;
drop policy if exists tenant on question;
create policy tenant on question as restrictive to equipoise_app using (question.organization_id = (select app.org())) with check (question.organization_id = (select app.org()));
drop policy if exists reading on question;
create policy reading on question for select to equipoise_app using (((coalesce(question.person_id = (select app.me()), false) and coalesce(question.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or (not (coalesce(question.person_id = (select app.holder()), false)) and (exists (select from work_item p where p.organization_id = question.organization_id and p.id = question.item_id)))));
drop policy if exists creating on question;
create policy creating on question for insert to equipoise_app with check ((((coalesce(question.entered_by_id = (select app.me()), false) and coalesce(question.person_id <> all ((select app.my_withdrawn())::uuid[]), true))) and ((select app.covers_all('people', 1)) or (coalesce(question.person_id = (select app.me()), false) and coalesce(question.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.acting && (select app.my_lines()) or r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = question.organization_id and r.subject_id = question.person_id), false))));
drop policy if exists updating on question;
create policy updating on question for update to equipoise_app using ((((coalesce(question.status in ('open', 'waiting'), false)) and (not (coalesce(question.person_id = (select app.holder()), false)) and (exists (select from work_item p where p.organization_id = question.organization_id and p.id = question.item_id)))) or ((coalesce(question.status in ('open', 'answered'), false)) and (not (coalesce(question.person_id = (select app.holder()), false)) and (exists (select from work_item p where p.organization_id = question.organization_id and p.id = question.item_id)))) or ((coalesce(question.status in ('waiting', 'answered', 'closed'), false)) and ((coalesce(question.person_id = (select app.me()), false) and coalesce(question.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or (not (coalesce(question.person_id = (select app.holder()), false)) and (exists (select from work_item p where p.organization_id = question.organization_id and p.id = question.item_id))))) or ((coalesce(question.status in ('open', 'waiting', 'answered'), false)) and ((coalesce(question.person_id = (select app.me()), false) and coalesce(question.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or (not (coalesce(question.person_id = (select app.holder()), false)) and (exists (select from work_item p where p.organization_id = question.organization_id and p.id = question.item_id))))))) with check (true);
drop policy if exists deleting on question;
create or replace function app.question_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('question: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.entered_by_id is distinct from old.entered_by_id) and new.entered_by_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.entered_by_id) then perform app.refuse('question: entered_by_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'open' or new.version <> 1 then perform app.refuse('question: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('question: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'answered' and ((coalesce(old.status in ('open', 'waiting'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and (exists (select from work_item p where p.organization_id = old.organization_id and p.id = old.item_id)))) and not false)
    or (new.status = 'waiting' and ((coalesce(old.status in ('open', 'answered'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and (exists (select from work_item p where p.organization_id = old.organization_id and p.id = old.item_id)))) and not false)
    or (new.status = 'open' and ((coalesce(old.status in ('waiting', 'answered', 'closed'), false)) and ((coalesce(old.person_id = (select app.me()), false) and coalesce(old.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or (not (coalesce(old.person_id = (select app.holder()), false)) and (exists (select from work_item p where p.organization_id = old.organization_id and p.id = old.item_id))))) and not false)
    or (new.status = 'closed' and ((coalesce(old.status in ('open', 'waiting', 'answered'), false)) and ((coalesce(old.person_id = (select app.me()), false) and coalesce(old.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or (not (coalesce(old.person_id = (select app.holder()), false)) and (exists (select from work_item p where p.organization_id = old.organization_id and p.id = old.item_id))))) and not false)) then perform app.refuse('question: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on question for each row execute function app.question_guard();
create or replace function app.question_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from question t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall, wall_by, wall_of) values ('question', '', '{}', 'person_id', 'person_id', null, 2, false, false, 'work_item', 'item_id', 'work_item');

-- question_message
alter table question_message enable row level security;
revoke all on question_message from equipoise_app;
grant select on question_message to equipoise_app;
drop policy if exists tenant on question_message;
create policy tenant on question_message as restrictive to equipoise_app using (question_message.organization_id = (select app.org())) with check (question_message.organization_id = (select app.org()));
drop policy if exists reading on question_message;
create policy reading on question_message for select to equipoise_app using ((exists (select from question p where p.organization_id = question_message.organization_id and p.id = question_message.question_id)));
drop policy if exists creating on question_message;
drop policy if exists updating on question_message;
drop policy if exists deleting on question_message;
create or replace function app.question_message_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from question_message t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall, wall_by, wall_of) values ('question_message', '', '{}', null, null, null, 2, false, false, 'work_item', 'question_id', 'question');

-- question_note
alter table question_note enable row level security;
revoke all on question_note from equipoise_app;
grant select on question_note to equipoise_app;
drop policy if exists tenant on question_note;
create policy tenant on question_note as restrictive to equipoise_app using (question_note.organization_id = (select app.org())) with check (question_note.organization_id = (select app.org()));
drop policy if exists reading on question_note;
create policy reading on question_note for select to equipoise_app using ((not (coalesce(question_note.person_id = (select app.holder()), false)) and (exists (select from question p where p.organization_id = question_note.organization_id and p.id = question_note.question_id))));
drop policy if exists creating on question_note;
drop policy if exists updating on question_note;
drop policy if exists deleting on question_note;
create or replace function app.question_note_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from question_note t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall, wall_by, wall_of) values ('question_note', '', '{}', null, null, null, 2, false, false, 'work_item', 'question_id', 'question');

-- question_file
alter table question_file enable row level security;
revoke all on question_file from equipoise_app;
grant select on question_file to equipoise_app;
grant insert (id, question_id, by_id, name, media_type, size) on question_file to equipoise_app;
grant delete on question_file to equipoise_app;
drop policy if exists tenant on question_file;
create policy tenant on question_file as restrictive to equipoise_app using (question_file.organization_id = (select app.org())) with check (question_file.organization_id = (select app.org()));
drop policy if exists reading on question_file;
create policy reading on question_file for select to equipoise_app using (((exists (select from question p where p.organization_id = question_file.organization_id and p.id = question_file.question_id)) and true));
drop policy if exists creating on question_file;
create policy creating on question_file for insert to equipoise_app with check (((exists (select from question p where p.organization_id = question_file.organization_id and p.id = question_file.question_id)) and (coalesce(question_file.by_id = (select app.me()), false))));
drop policy if exists updating on question_file;
create policy updating on question_file for update to equipoise_app using ((((exists (select from question p where p.organization_id = question_file.organization_id and p.id = question_file.question_id)) and false))) with check (true);
drop policy if exists deleting on question_file;
create policy deleting on question_file for delete to equipoise_app using (((exists (select from question p where p.organization_id = question_file.organization_id and p.id = question_file.question_id)) and (coalesce(question_file.by_id = (select app.me()), false))));
create or replace function app.question_file_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.question_id is distinct from old.question_id) and new.question_id is not null and not exists (select from question t where t.organization_id = new.organization_id and t.id = new.question_id) then perform app.refuse('question_file: question_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.by_id is distinct from old.by_id) and new.by_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.by_id) then perform app.refuse('question_file: by_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('question_file: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('question_file: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on question_file for each row execute function app.question_file_guard();
create or replace function app.question_file_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from question_file t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on question_file for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall, wall_by, wall_of) values ('question_file', '', '{}', null, null, null, 2, false, false, 'work_item', 'question_id', 'question');

-- reminder_rule
alter table reminder_rule enable row level security;
revoke all on reminder_rule from equipoise_app;
grant select on reminder_rule to equipoise_app;
grant insert (id, kind, country, opens_before, reminds_before, escalates_before, is_on) on reminder_rule to equipoise_app;
grant update (opens_before, reminds_before, escalates_before, is_on) on reminder_rule to equipoise_app;
grant delete on reminder_rule to equipoise_app;
drop policy if exists tenant on reminder_rule;
create policy tenant on reminder_rule as restrictive to equipoise_app using (reminder_rule.organization_id = (select app.org())) with check (reminder_rule.organization_id = (select app.org()));
drop policy if exists reading on reminder_rule;
create policy reading on reminder_rule for select to equipoise_app using ((((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}') or ((select app.covers_all('immigration', 0)) or (select app.my_populations('immigration', 0)) <> '{}')));
drop policy if exists creating on reminder_rule;
create policy creating on reminder_rule for insert to equipoise_app with check (((select app.covers_all('people', 2))));
drop policy if exists updating on reminder_rule;
create policy updating on reminder_rule for update to equipoise_app using (((select app.covers_all('people', 2)))) with check (true);
drop policy if exists deleting on reminder_rule;
create policy deleting on reminder_rule for delete to equipoise_app using (((select app.covers_all('people', 2))));
create or replace function app.reminder_rule_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('reminder_rule: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('reminder_rule: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on reminder_rule for each row execute function app.reminder_rule_guard();
create or replace function app.reminder_rule_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from reminder_rule t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on reminder_rule for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('reminder_rule', '', '{}', null, null, null, 2, false, false, null);

-- reminder
alter table reminder enable row level security;
revoke all on reminder from equipoise_app;
grant select on reminder to equipoise_app;
grant insert (id, person_id, subject_id) on reminder to equipoise_app;
grant update (status, decision, until, note, change_id, decided_by_id, decided_at) on reminder to equipoise_app;
drop policy if exists tenant on reminder;
create policy tenant on reminder as restrictive to equipoise_app using (reminder.organization_id = (select app.org())) with check (reminder.organization_id = (select app.org()));
drop policy if exists reading on reminder;
create policy reading on reminder for select to equipoise_app using ((not (coalesce(reminder.person_id = (select app.holder()), false)) and (((coalesce(reminder.area in ('people'), false)) and ((select app.covers_all('people', 0)) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = reminder.organization_id and r.subject_id = reminder.subject_id), false))) or ((coalesce(reminder.area in ('immigration'), false)) and ((select app.covers_all('immigration', 0)) or coalesce((select r.populations && (select app.my_populations('immigration', 0)) from reach r where r.organization_id = reminder.organization_id and r.subject_id = reminder.subject_id), false))))));
drop policy if exists creating on reminder;
create policy creating on reminder for insert to equipoise_app with check (false);
drop policy if exists updating on reminder;
create policy updating on reminder for update to equipoise_app using ((((coalesce(reminder.status in ('open'), false)) and false) or ((coalesce(reminder.status in ('open'), false)) and (not (coalesce(reminder.person_id = (select app.holder()), false)) and (((coalesce(reminder.area in ('people'), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = reminder.organization_id and r.subject_id = reminder.subject_id), false))) or ((coalesce(reminder.area in ('immigration'), false)) and ((select app.covers_all('immigration', 1)) or coalesce((select r.populations && (select app.my_populations('immigration', 1)) from reach r where r.organization_id = reminder.organization_id and r.subject_id = reminder.subject_id), false)))))))) with check (true);
drop policy if exists deleting on reminder;
create or replace function app.reminder_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('reminder: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.subject_id is distinct from old.subject_id) and new.subject_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.subject_id) then perform app.refuse('reminder: subject_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.decision is not null or new.until is not null or new.note is not null or new.change_id is not null or new.decided_by_id is not null or new.decided_at is not null or new.status <> 'open' or new.version <> 1 then perform app.refuse('reminder: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('reminder: not yours to change now'); end if;

  if row(new.status, new.decision, new.until, new.note, new.change_id, new.decided_by_id, new.decided_at) is distinct from row(old.status, old.decision, old.until, old.note, old.change_id, old.decided_by_id, old.decided_at) and not ((new.status = 'settled' and ((coalesce(old.status in ('open'), false)) and false) and not row(new.decision, new.until, new.note, new.change_id, new.decided_by_id, new.decided_at) is distinct from row(old.decision, old.until, old.note, old.change_id, old.decided_by_id, old.decided_at))
    or (new.status = 'decided' and ((coalesce(old.status in ('open'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and (((coalesce(old.area in ('people'), false)) and ((select app.covers_all('people', 1)) or coalesce((select r.populations && (select app.my_populations('people', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false))) or ((coalesce(old.area in ('immigration'), false)) and ((select app.covers_all('immigration', 1)) or coalesce((select r.populations && (select app.my_populations('immigration', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.subject_id), false)))))) and not false)) then perform app.refuse('reminder: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on reminder for each row execute function app.reminder_guard();
create or replace function app.reminder_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from reminder t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('reminder', '', '{}', 'subject_id', 'person_id', null, 2, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('reminder', 'decision', '{decision}', 'subject_id', 'person_id', null, 2, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('reminder', 'until', '{until}', 'subject_id', 'person_id', null, 2, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('reminder', 'note', '{note}', 'subject_id', 'person_id', null, 2, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('reminder', 'change_id', '{changeId}', 'subject_id', 'person_id', null, 2, false, false, null);

-- data_rule
alter table data_rule enable row level security;
revoke all on data_rule from equipoise_app;
grant select on data_rule to equipoise_app;
grant insert (id, gap, country, is_on) on data_rule to equipoise_app;
grant update (is_on) on data_rule to equipoise_app;
grant delete on data_rule to equipoise_app;
drop policy if exists tenant on data_rule;
create policy tenant on data_rule as restrictive to equipoise_app using (data_rule.organization_id = (select app.org())) with check (data_rule.organization_id = (select app.org()));
drop policy if exists reading on data_rule;
create policy reading on data_rule for select to equipoise_app using ((((select app.covers_all('people', 0)) or (select app.my_populations('people', 0)) <> '{}')));
drop policy if exists creating on data_rule;
create policy creating on data_rule for insert to equipoise_app with check (((select app.covers_all('people', 2))));
drop policy if exists updating on data_rule;
create policy updating on data_rule for update to equipoise_app using (((select app.covers_all('people', 2)))) with check (true);
drop policy if exists deleting on data_rule;
create policy deleting on data_rule for delete to equipoise_app using (((select app.covers_all('people', 2))));
create or replace function app.data_rule_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('data_rule: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('data_rule: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on data_rule for each row execute function app.data_rule_guard();
create or replace function app.data_rule_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from data_rule t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on data_rule for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('data_rule', '', '{}', null, null, null, 2, false, false, null);

-- mail_in
alter table mail_in enable row level security;
revoke all on mail_in from equipoise_app;
grant select on mail_in to equipoise_app;
drop policy if exists tenant on mail_in;
create policy tenant on mail_in as restrictive to equipoise_app using (mail_in.organization_id = (select app.org())) with check (mail_in.organization_id = (select app.org()));
drop policy if exists reading on mail_in;
create policy reading on mail_in for select to equipoise_app using (((select app.covers_all('systems', 0))));
drop policy if exists creating on mail_in;
drop policy if exists updating on mail_in;
drop policy if exists deleting on mail_in;
create or replace function app.mail_in_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from mail_in t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('mail_in', '', '{}', null, null, 'systems', 0, false, false, null);

-- hr_position
alter table hr_position enable row level security;
revoke all on hr_position from equipoise_app;
grant select on hr_position to equipoise_app;
grant insert (id, title, kind, place, rank, about, whom, takes, areas, main_level, help_level) on hr_position to equipoise_app;
grant update (title, kind, place, rank, about, whom, takes, areas, main_level, help_level) on hr_position to equipoise_app;
grant delete on hr_position to equipoise_app;
drop policy if exists tenant on hr_position;
create policy tenant on hr_position as restrictive to equipoise_app using (hr_position.organization_id = (select app.org())) with check (hr_position.organization_id = (select app.org()));
drop policy if exists reading on hr_position;
create policy reading on hr_position for select to equipoise_app using ((((select app.me()) is not null)));
drop policy if exists creating on hr_position;
create policy creating on hr_position for insert to equipoise_app with check (((select app.covers_all('access', 2))));
drop policy if exists updating on hr_position;
create policy updating on hr_position for update to equipoise_app using (((select app.covers_all('access', 2)))) with check (true);
drop policy if exists deleting on hr_position;
create policy deleting on hr_position for delete to equipoise_app using (((select app.covers_all('access', 2))));
create or replace function app.hr_position_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('hr_position: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('hr_position: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on hr_position for each row execute function app.hr_position_guard();
create or replace function app.hr_position_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from hr_position t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on hr_position for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('hr_position', '', '{}', null, null, null, 2, false, false, null);

-- hr_seat
alter table hr_seat enable row level security;
revoke all on hr_seat from equipoise_app;
grant select on hr_seat to equipoise_app;
grant insert (id, person_id, position_id, population_id, main_function, helps_with, starts_on, ends_on) on hr_seat to equipoise_app;
grant update (helps_with, ends_on) on hr_seat to equipoise_app;
drop policy if exists tenant on hr_seat;
create policy tenant on hr_seat as restrictive to equipoise_app using (hr_seat.organization_id = (select app.org())) with check (hr_seat.organization_id = (select app.org()));
drop policy if exists reading on hr_seat;
create policy reading on hr_seat for select to equipoise_app using (((select app.covers_all('people', 0)) or ((select app.covers_all('access', 0)) or (select app.my_populations('access', 0)) <> '{}') or (coalesce(hr_seat.person_id = (select app.me()), false) and coalesce(hr_seat.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = hr_seat.organization_id and r.subject_id = hr_seat.person_id), false)));
drop policy if exists creating on hr_seat;
create policy creating on hr_seat for insert to equipoise_app with check ((not (coalesce(hr_seat.person_id = (select app.holder()), false)) and ((select app.covers_all('access', 1)) or coalesce((select r.populations && (select app.my_populations('access', 1)) from reach r where r.organization_id = hr_seat.organization_id and r.subject_id = hr_seat.person_id), false))));
drop policy if exists updating on hr_seat;
create policy updating on hr_seat for update to equipoise_app using (((not (coalesce(hr_seat.person_id = (select app.holder()), false)) and ((select app.covers_all('access', 2)) or coalesce((select r.populations && (select app.my_populations('access', 2)) from reach r where r.organization_id = hr_seat.organization_id and r.subject_id = hr_seat.person_id), false))))) with check (true);
drop policy if exists deleting on hr_seat;
create or replace function app.hr_seat_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('hr_seat: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.position_id is distinct from old.position_id) and new.position_id is not null and not exists (select from hr_position t where t.organization_id = new.organization_id and t.id = new.position_id) then perform app.refuse('hr_seat: position_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.population_id is distinct from old.population_id) and new.population_id is not null and not exists (select from population t where t.organization_id = new.organization_id and t.id = new.population_id) then perform app.refuse('hr_seat: population_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('hr_seat: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('hr_seat: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on hr_seat for each row execute function app.hr_seat_guard();
create or replace function app.hr_seat_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from hr_seat t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('hr_seat', '', '{}', 'person_id', 'person_id', 'people', 0, true, true, null);

-- hr_seat_access
alter table hr_seat_access enable row level security;
revoke all on hr_seat_access from equipoise_app;
grant select on hr_seat_access to equipoise_app;
grant insert (id, seat_id, grant_id) on hr_seat_access to equipoise_app;
drop policy if exists tenant on hr_seat_access;
create policy tenant on hr_seat_access as restrictive to equipoise_app using (hr_seat_access.organization_id = (select app.org())) with check (hr_seat_access.organization_id = (select app.org()));
drop policy if exists reading on hr_seat_access;
create policy reading on hr_seat_access for select to equipoise_app using (((exists (select from hr_seat p where p.organization_id = hr_seat_access.organization_id and p.id = hr_seat_access.seat_id)) and true));
drop policy if exists creating on hr_seat_access;
create policy creating on hr_seat_access for insert to equipoise_app with check (((exists (select from hr_seat p where p.organization_id = hr_seat_access.organization_id and p.id = hr_seat_access.seat_id)) and ((select app.covers_all('access', 1)))));
drop policy if exists updating on hr_seat_access;
create policy updating on hr_seat_access for update to equipoise_app using ((((exists (select from hr_seat p where p.organization_id = hr_seat_access.organization_id and p.id = hr_seat_access.seat_id)) and false))) with check (true);
drop policy if exists deleting on hr_seat_access;
create or replace function app.hr_seat_access_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.seat_id is distinct from old.seat_id) and new.seat_id is not null and not exists (select from hr_seat t where t.organization_id = new.organization_id and t.id = new.seat_id) then perform app.refuse('hr_seat_access: seat_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.grant_id is distinct from old.grant_id) and new.grant_id is not null and not exists (select from access_grant t where t.organization_id = new.organization_id and t.id = new.grant_id) then perform app.refuse('hr_seat_access: grant_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('hr_seat_access: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('hr_seat_access: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on hr_seat_access for each row execute function app.hr_seat_access_guard();
create or replace function app.hr_seat_access_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from hr_seat_access t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('hr_seat_access', '', '{}', null, null, null, 2, false, false, null);

-- access_review
alter table access_review enable row level security;
revoke all on access_review from equipoise_app;
grant select on access_review to equipoise_app;
drop policy if exists tenant on access_review;
create policy tenant on access_review as restrictive to equipoise_app using (access_review.organization_id = (select app.org())) with check (access_review.organization_id = (select app.org()));
drop policy if exists reading on access_review;
create policy reading on access_review for select to equipoise_app using (((select app.covers_all('access', 0)) or coalesce(access_review.reviewer_id = (select app.me()), false)));
drop policy if exists creating on access_review;
drop policy if exists updating on access_review;
drop policy if exists deleting on access_review;
create or replace function app.access_review_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from access_review t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('access_review', '', '{}', null, 'reviewer_id', 'access', 0, true, false, null);

-- access_review_item
alter table access_review_item enable row level security;
revoke all on access_review_item from equipoise_app;
grant select on access_review_item to equipoise_app;
drop policy if exists tenant on access_review_item;
create policy tenant on access_review_item as restrictive to equipoise_app using (access_review_item.organization_id = (select app.org())) with check (access_review_item.organization_id = (select app.org()));
drop policy if exists reading on access_review_item;
create policy reading on access_review_item for select to equipoise_app using ((exists (select from access_review p where p.organization_id = access_review_item.organization_id and p.id = access_review_item.review_id)));
drop policy if exists creating on access_review_item;
drop policy if exists updating on access_review_item;
drop policy if exists deleting on access_review_item;
create or replace function app.access_review_item_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from access_review_item t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('access_review_item', '', '{}', null, 'holder_id', null, 2, false, false, null);

-- hr_competence
alter table hr_competence enable row level security;
revoke all on hr_competence from equipoise_app;
grant select on hr_competence to equipoise_app;
grant insert (id, person_id, said_by, function, country, rating, note) on hr_competence to equipoise_app;
grant update (rating, note) on hr_competence to equipoise_app;
grant delete on hr_competence to equipoise_app;
drop policy if exists tenant on hr_competence;
create policy tenant on hr_competence as restrictive to equipoise_app using (hr_competence.organization_id = (select app.org())) with check (hr_competence.organization_id = (select app.org()));
drop policy if exists reading on hr_competence;
create policy reading on hr_competence for select to equipoise_app using (((select app.covers_all('people', 2)) or (coalesce(hr_competence.person_id = (select app.me()), false) and coalesce(hr_competence.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.direct && (select app.my_lines()) or r.populations && (select app.my_populations('people', 2)) from reach r where r.organization_id = hr_competence.organization_id and r.subject_id = hr_competence.person_id), false)));
drop policy if exists creating on hr_competence;
create policy creating on hr_competence for insert to equipoise_app with check ((((coalesce(hr_competence.said_by in ('own'), false)) and ((coalesce(hr_competence.person_id = (select app.me()), false) and coalesce(hr_competence.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or ((coalesce(hr_competence.said_by in ('lead'), false)) and (not (coalesce(hr_competence.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 2)) or coalesce((select r.direct && (select app.my_lines()) or r.populations && (select app.my_populations('people', 2)) from reach r where r.organization_id = hr_competence.organization_id and r.subject_id = hr_competence.person_id), false))))));
drop policy if exists updating on hr_competence;
create policy updating on hr_competence for update to equipoise_app using ((((coalesce(hr_competence.said_by in ('own'), false)) and ((coalesce(hr_competence.person_id = (select app.me()), false) and coalesce(hr_competence.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or ((coalesce(hr_competence.said_by in ('lead'), false)) and (not (coalesce(hr_competence.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 2)) or coalesce((select r.direct && (select app.my_lines()) or r.populations && (select app.my_populations('people', 2)) from reach r where r.organization_id = hr_competence.organization_id and r.subject_id = hr_competence.person_id), false)))))) with check (true);
drop policy if exists deleting on hr_competence;
create policy deleting on hr_competence for delete to equipoise_app using ((((coalesce(hr_competence.said_by in ('own'), false)) and ((coalesce(hr_competence.person_id = (select app.me()), false) and coalesce(hr_competence.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or ((coalesce(hr_competence.said_by in ('lead'), false)) and (not (coalesce(hr_competence.person_id = (select app.holder()), false)) and ((select app.covers_all('people', 2)) or coalesce((select r.direct && (select app.my_lines()) or r.populations && (select app.my_populations('people', 2)) from reach r where r.organization_id = hr_competence.organization_id and r.subject_id = hr_competence.person_id), false))))));
create or replace function app.hr_competence_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('hr_competence: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('hr_competence: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('hr_competence: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on hr_competence for each row execute function app.hr_competence_guard();
create or replace function app.hr_competence_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from hr_competence t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on hr_competence for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('hr_competence', '', '{}', 'person_id', 'person_id', 'people', 2, true, false, null);

-- outside_cover
alter table outside_cover enable row level security;
revoke all on outside_cover from equipoise_app;
grant select on outside_cover to equipoise_app;
grant insert (id, name, kind, contact, email, phone, functions, population_ids, starts_on, ends_on, note) on outside_cover to equipoise_app;
grant update (name, kind, contact, email, phone, functions, population_ids, starts_on, ends_on, note) on outside_cover to equipoise_app;
grant delete on outside_cover to equipoise_app;
drop policy if exists tenant on outside_cover;
create policy tenant on outside_cover as restrictive to equipoise_app using (outside_cover.organization_id = (select app.org())) with check (outside_cover.organization_id = (select app.org()));
drop policy if exists reading on outside_cover;
create policy reading on outside_cover for select to equipoise_app using ((((select app.covers_all('people', 1)) or (select app.my_populations('people', 1)) <> '{}') or ((select app.covers_all('recruiting', 1)) or (select app.my_populations('recruiting', 1)) <> '{}') or ((select app.covers_all('onboarding', 1)) or (select app.my_populations('onboarding', 1)) <> '{}') or ((select app.covers_all('immigration', 1)) or (select app.my_populations('immigration', 1)) <> '{}') or ((select app.covers_all('leave', 1)) or (select app.my_populations('leave', 1)) <> '{}') or ((select app.covers_all('benefits', 1)) or (select app.my_populations('benefits', 1)) <> '{}') or ((select app.covers_all('payroll', 1)) or (select app.my_populations('payroll', 1)) <> '{}') or ((select app.covers_all('compensation', 1)) or (select app.my_populations('compensation', 1)) <> '{}') or ((select app.covers_all('performance', 1)) or (select app.my_populations('performance', 1)) <> '{}') or ((select app.covers_all('learning', 1)) or (select app.my_populations('learning', 1)) <> '{}') or ((select app.covers_all('relations', 1)) or (select app.my_populations('relations', 1)) <> '{}') or ((select app.covers_all('labor', 1)) or (select app.my_populations('labor', 1)) <> '{}') or ((select app.covers_all('inclusion', 1)) or (select app.my_populations('inclusion', 1)) <> '{}') or ((select app.covers_all('compliance', 1)) or (select app.my_populations('compliance', 1)) <> '{}') or ((select app.covers_all('offboarding', 1)) or (select app.my_populations('offboarding', 1)) <> '{}')));
drop policy if exists creating on outside_cover;
create policy creating on outside_cover for insert to equipoise_app with check (((select app.covers_all('people', 2))));
drop policy if exists updating on outside_cover;
create policy updating on outside_cover for update to equipoise_app using (((select app.covers_all('people', 2)))) with check (true);
drop policy if exists deleting on outside_cover;
create policy deleting on outside_cover for delete to equipoise_app using (((select app.covers_all('people', 2))));
create or replace function app.outside_cover_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('outside_cover: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('outside_cover: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on outside_cover for each row execute function app.outside_cover_guard();
create or replace function app.outside_cover_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from outside_cover t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on outside_cover for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('outside_cover', '', '{}', null, null, null, 2, false, false, null);

-- staffing_figure
alter table staffing_figure enable row level security;
revoke all on staffing_figure from equipoise_app;
grant select on staffing_figure to equipoise_app;
grant insert (id, name, per_hundred, definition, source, year) on staffing_figure to equipoise_app;
grant update (name, per_hundred, definition, source, year) on staffing_figure to equipoise_app;
grant delete on staffing_figure to equipoise_app;
drop policy if exists tenant on staffing_figure;
create policy tenant on staffing_figure as restrictive to equipoise_app using (staffing_figure.organization_id = (select app.org())) with check (staffing_figure.organization_id = (select app.org()));
drop policy if exists reading on staffing_figure;
create policy reading on staffing_figure for select to equipoise_app using ((((select app.covers_all('insights', 0)) or (select app.my_populations('insights', 0)) <> '{}') or (select app.covers_all('people', 2))));
drop policy if exists creating on staffing_figure;
create policy creating on staffing_figure for insert to equipoise_app with check (((select app.covers_all('people', 2))));
drop policy if exists updating on staffing_figure;
create policy updating on staffing_figure for update to equipoise_app using (((select app.covers_all('people', 2)))) with check (true);
drop policy if exists deleting on staffing_figure;
create policy deleting on staffing_figure for delete to equipoise_app using (((select app.covers_all('people', 2))));
create or replace function app.staffing_figure_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('staffing_figure: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('staffing_figure: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on staffing_figure for each row execute function app.staffing_figure_guard();
create or replace function app.staffing_figure_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from staffing_figure t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on staffing_figure for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('staffing_figure', '', '{}', null, null, 'people', 2, false, false, null);

-- planner_figure
alter table planner_figure enable row level security;
revoke all on planner_figure from equipoise_app;
grant select on planner_figure to equipoise_app;
grant insert (id, figure, position_id, value, source) on planner_figure to equipoise_app;
grant update (value, source) on planner_figure to equipoise_app;
grant delete on planner_figure to equipoise_app;
drop policy if exists tenant on planner_figure;
create policy tenant on planner_figure as restrictive to equipoise_app using (planner_figure.organization_id = (select app.org())) with check (planner_figure.organization_id = (select app.org()));
drop policy if exists reading on planner_figure;
create policy reading on planner_figure for select to equipoise_app using (((select app.covers_all('people', 2)) or (select app.covers_all('insights', 2))));
drop policy if exists creating on planner_figure;
create policy creating on planner_figure for insert to equipoise_app with check (((select app.covers_all('people', 2))));
drop policy if exists updating on planner_figure;
create policy updating on planner_figure for update to equipoise_app using (((select app.covers_all('people', 2)))) with check (true);
drop policy if exists deleting on planner_figure;
create policy deleting on planner_figure for delete to equipoise_app using (((select app.covers_all('people', 2))));
create or replace function app.planner_figure_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.position_id is distinct from old.position_id) and new.position_id is not null and not exists (select from hr_position t where t.organization_id = new.organization_id and t.id = new.position_id) then perform app.refuse('planner_figure: position_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('planner_figure: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('planner_figure: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on planner_figure for each row execute function app.planner_figure_guard();
create or replace function app.planner_figure_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from planner_figure t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on planner_figure for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planner_figure', '', '{}', null, null, null, 2, false, false, null);

-- planner_cost
alter table planner_cost enable row level security;
revoke all on planner_cost from equipoise_app;
grant select on planner_cost to equipoise_app;
grant insert (id, figure, country, amount, currency, source) on planner_cost to equipoise_app;
grant update (amount, currency, source) on planner_cost to equipoise_app;
grant delete on planner_cost to equipoise_app;
drop policy if exists tenant on planner_cost;
create policy tenant on planner_cost as restrictive to equipoise_app using (planner_cost.organization_id = (select app.org())) with check (planner_cost.organization_id = (select app.org()));
drop policy if exists reading on planner_cost;
create policy reading on planner_cost for select to equipoise_app using (((select app.covers_all('people', 2)) or (select app.covers_all('insights', 2))));
drop policy if exists creating on planner_cost;
create policy creating on planner_cost for insert to equipoise_app with check (((select app.covers_all('people', 2))));
drop policy if exists updating on planner_cost;
create policy updating on planner_cost for update to equipoise_app using (((select app.covers_all('people', 2)))) with check (true);
drop policy if exists deleting on planner_cost;
create policy deleting on planner_cost for delete to equipoise_app using (((select app.covers_all('people', 2))));
create or replace function app.planner_cost_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('planner_cost: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('planner_cost: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on planner_cost for each row execute function app.planner_cost_guard();
create or replace function app.planner_cost_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from planner_cost t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on planner_cost for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('planner_cost', '', '{}', null, null, null, 2, false, false, null);

-- staffing_plan
alter table staffing_plan enable row level security;
revoke all on staffing_plan from equipoise_app;
grant select on staffing_plan to equipoise_app;
grant insert (id, person_id, name, function, whom, population_id, change, place, due_on, note, steps, found) on staffing_plan to equipoise_app;
grant update (name, due_on, note, steps) on staffing_plan to equipoise_app;
grant delete on staffing_plan to equipoise_app;
drop policy if exists tenant on staffing_plan;
create policy tenant on staffing_plan as restrictive to equipoise_app using (staffing_plan.organization_id = (select app.org())) with check (staffing_plan.organization_id = (select app.org()));
drop policy if exists reading on staffing_plan;
create policy reading on staffing_plan for select to equipoise_app using (((coalesce(staffing_plan.person_id = (select app.me()), false) and coalesce(staffing_plan.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on staffing_plan;
create policy creating on staffing_plan for insert to equipoise_app with check (((coalesce(staffing_plan.person_id = (select app.me()), false) and coalesce(staffing_plan.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on staffing_plan;
create policy updating on staffing_plan for update to equipoise_app using (((coalesce(staffing_plan.person_id = (select app.me()), false) and coalesce(staffing_plan.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) with check (true);
drop policy if exists deleting on staffing_plan;
create policy deleting on staffing_plan for delete to equipoise_app using (((coalesce(staffing_plan.person_id = (select app.me()), false) and coalesce(staffing_plan.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
create or replace function app.staffing_plan_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('staffing_plan: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.population_id is distinct from old.population_id) and new.population_id is not null and not exists (select from population t where t.organization_id = new.organization_id and t.id = new.population_id) then perform app.refuse('staffing_plan: population_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('staffing_plan: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('staffing_plan: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on staffing_plan for each row execute function app.staffing_plan_guard();
create or replace function app.staffing_plan_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from staffing_plan t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on staffing_plan for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('staffing_plan', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- holiday
alter table holiday enable row level security;
revoke all on holiday from equipoise_app;
grant select on holiday to equipoise_app;
grant insert (id, person_id, starts_on, ends_on, delegate_id, out_of_office_id, grant_ids) on holiday to equipoise_app;
grant update (status) on holiday to equipoise_app;
drop policy if exists tenant on holiday;
create policy tenant on holiday as restrictive to equipoise_app using (holiday.organization_id = (select app.org())) with check (holiday.organization_id = (select app.org()));
drop policy if exists reading on holiday;
create policy reading on holiday for select to equipoise_app using (((coalesce(holiday.person_id = (select app.me()), false) and coalesce(holiday.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or (coalesce(holiday.delegate_id = (select app.me()), false) and coalesce(holiday.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on holiday;
create policy creating on holiday for insert to equipoise_app with check (((coalesce(holiday.person_id = (select app.me()), false) and coalesce(holiday.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on holiday;
create policy updating on holiday for update to equipoise_app using ((((coalesce(holiday.status in ('planned'), false)) and false) or ((coalesce(holiday.status in ('planned', 'begun'), false)) and false) or ((coalesce(holiday.status in ('planned', 'begun'), false)) and ((coalesce(holiday.person_id = (select app.me()), false) and coalesce(holiday.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))))) with check (true);
drop policy if exists deleting on holiday;
create or replace function app.holiday_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('holiday: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.delegate_id is distinct from old.delegate_id) and new.delegate_id is not null and not (app.may_stand_in(new.delegate_id) or exists (select from person t where t.organization_id = new.organization_id and t.id = new.delegate_id)) then perform app.refuse('holiday: delegate_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.out_of_office_id is distinct from old.out_of_office_id) and new.out_of_office_id is not null and not exists (select from out_of_office t where t.organization_id = new.organization_id and t.id = new.out_of_office_id) then perform app.refuse('holiday: out_of_office_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'planned' or new.version <> 1 then perform app.refuse('holiday: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('holiday: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'begun' and ((coalesce(old.status in ('planned'), false)) and false) and not false)
    or (new.status = 'over' and ((coalesce(old.status in ('planned', 'begun'), false)) and false) and not false)
    or (new.status = 'cancelled' and ((coalesce(old.status in ('planned', 'begun'), false)) and ((coalesce(old.person_id = (select app.me()), false) and coalesce(old.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) and not false)) then perform app.refuse('holiday: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on holiday for each row execute function app.holiday_guard();
create or replace function app.holiday_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from holiday t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('holiday', '', '{}', 'person_id', 'person_id', null, 2, true, false, null);

-- holiday_item
alter table holiday_item enable row level security;
revoke all on holiday_item from equipoise_app;
grant select on holiday_item to equipoise_app;
grant insert (id, holiday_id, person_id, work_item_id, how, cover_id, note) on holiday_item to equipoise_app;
drop policy if exists tenant on holiday_item;
create policy tenant on holiday_item as restrictive to equipoise_app using (holiday_item.organization_id = (select app.org())) with check (holiday_item.organization_id = (select app.org()));
drop policy if exists reading on holiday_item;
create policy reading on holiday_item for select to equipoise_app using (((coalesce(holiday_item.person_id = (select app.me()), false) and coalesce(holiday_item.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on holiday_item;
create policy creating on holiday_item for insert to equipoise_app with check (((coalesce(holiday_item.person_id = (select app.me()), false) and coalesce(holiday_item.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on holiday_item;
create policy updating on holiday_item for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on holiday_item;
create or replace function app.holiday_item_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.holiday_id is distinct from old.holiday_id) and new.holiday_id is not null and not exists (select from holiday t where t.organization_id = new.organization_id and t.id = new.holiday_id) then perform app.refuse('holiday_item: holiday_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('holiday_item: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.work_item_id is distinct from old.work_item_id) and new.work_item_id is not null and not exists (select from work_item t where t.organization_id = new.organization_id and t.id = new.work_item_id) then perform app.refuse('holiday_item: work_item_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.cover_id is distinct from old.cover_id) and new.cover_id is not null and not exists (select from outside_cover t where t.organization_id = new.organization_id and t.id = new.cover_id) then perform app.refuse('holiday_item: cover_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('holiday_item: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('holiday_item: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on holiday_item for each row execute function app.holiday_item_guard();
create or replace function app.holiday_item_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from holiday_item t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('holiday_item', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- career_step
alter table career_step enable row level security;
revoke all on career_step from equipoise_app;
grant select on career_step to equipoise_app;
grant insert (id, title, track, place, rank, about, requirements) on career_step to equipoise_app;
grant update (title, track, place, rank, about, requirements) on career_step to equipoise_app;
grant delete on career_step to equipoise_app;
drop policy if exists tenant on career_step;
create policy tenant on career_step as restrictive to equipoise_app using (career_step.organization_id = (select app.org())) with check (career_step.organization_id = (select app.org()));
drop policy if exists reading on career_step;
create policy reading on career_step for select to equipoise_app using ((((select app.me()) is not null)));
drop policy if exists creating on career_step;
create policy creating on career_step for insert to equipoise_app with check (((select app.covers_all('learning', 2))));
drop policy if exists updating on career_step;
create policy updating on career_step for update to equipoise_app using (((select app.covers_all('learning', 2)))) with check (true);
drop policy if exists deleting on career_step;
create policy deleting on career_step for delete to equipoise_app using (((select app.covers_all('learning', 2))));
create or replace function app.career_step_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('career_step: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('career_step: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on career_step for each row execute function app.career_step_guard();
create or replace function app.career_step_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from career_step t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on career_step for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('career_step', '', '{}', null, null, null, 2, false, false, null);

-- certificate
alter table certificate enable row level security;
revoke all on certificate from equipoise_app;
grant select on certificate to equipoise_app;
grant insert (id, person_id, kind, name, number, awarded_on, expires_on, evidence) on certificate to equipoise_app;
grant update (name, number, awarded_on, expires_on, evidence) on certificate to equipoise_app;
grant delete on certificate to equipoise_app;
drop policy if exists tenant on certificate;
create policy tenant on certificate as restrictive to equipoise_app using (certificate.organization_id = (select app.org())) with check (certificate.organization_id = (select app.org()));
drop policy if exists reading on certificate;
create policy reading on certificate for select to equipoise_app using (((select app.covers_all('learning', 0)) or (coalesce(certificate.person_id = (select app.me()), false) and coalesce(certificate.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 0)) from reach r where r.organization_id = certificate.organization_id and r.subject_id = certificate.person_id), false)));
drop policy if exists creating on certificate;
create policy creating on certificate for insert to equipoise_app with check (((select app.covers_all('learning', 1)) or (coalesce(certificate.person_id = (select app.me()), false) and coalesce(certificate.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = certificate.organization_id and r.subject_id = certificate.person_id), false)));
drop policy if exists updating on certificate;
create policy updating on certificate for update to equipoise_app using (((select app.covers_all('learning', 1)) or (coalesce(certificate.person_id = (select app.me()), false) and coalesce(certificate.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = certificate.organization_id and r.subject_id = certificate.person_id), false))) with check (true);
drop policy if exists deleting on certificate;
create policy deleting on certificate for delete to equipoise_app using (((select app.covers_all('learning', 1)) or (coalesce(certificate.person_id = (select app.me()), false) and coalesce(certificate.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = certificate.organization_id and r.subject_id = certificate.person_id), false)));
create or replace function app.certificate_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('certificate: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('certificate: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('certificate: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on certificate for each row execute function app.certificate_guard();
create or replace function app.certificate_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from certificate t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on certificate for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('certificate', '', '{}', 'person_id', 'person_id', 'learning', 0, true, false, null);

-- certificate_credit
alter table certificate_credit enable row level security;
revoke all on certificate_credit from equipoise_app;
grant select on certificate_credit to equipoise_app;
grant insert (id, person_id, certificate_id, earned_on, amount, kind, what, evidence) on certificate_credit to equipoise_app;
grant update (earned_on, amount, kind, what, evidence) on certificate_credit to equipoise_app;
grant delete on certificate_credit to equipoise_app;
drop policy if exists tenant on certificate_credit;
create policy tenant on certificate_credit as restrictive to equipoise_app using (certificate_credit.organization_id = (select app.org())) with check (certificate_credit.organization_id = (select app.org()));
drop policy if exists reading on certificate_credit;
create policy reading on certificate_credit for select to equipoise_app using (((select app.covers_all('learning', 0)) or (coalesce(certificate_credit.person_id = (select app.me()), false) and coalesce(certificate_credit.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 0)) from reach r where r.organization_id = certificate_credit.organization_id and r.subject_id = certificate_credit.person_id), false)));
drop policy if exists creating on certificate_credit;
create policy creating on certificate_credit for insert to equipoise_app with check (((select app.covers_all('learning', 1)) or (coalesce(certificate_credit.person_id = (select app.me()), false) and coalesce(certificate_credit.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = certificate_credit.organization_id and r.subject_id = certificate_credit.person_id), false)));
drop policy if exists updating on certificate_credit;
create policy updating on certificate_credit for update to equipoise_app using (((select app.covers_all('learning', 1)) or (coalesce(certificate_credit.person_id = (select app.me()), false) and coalesce(certificate_credit.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = certificate_credit.organization_id and r.subject_id = certificate_credit.person_id), false))) with check (true);
drop policy if exists deleting on certificate_credit;
create policy deleting on certificate_credit for delete to equipoise_app using (((select app.covers_all('learning', 1)) or (coalesce(certificate_credit.person_id = (select app.me()), false) and coalesce(certificate_credit.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = certificate_credit.organization_id and r.subject_id = certificate_credit.person_id), false)));
create or replace function app.certificate_credit_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('certificate_credit: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.certificate_id is distinct from old.certificate_id) and new.certificate_id is not null and not exists (select from certificate t where t.organization_id = new.organization_id and t.id = new.certificate_id) then perform app.refuse('certificate_credit: certificate_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('certificate_credit: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('certificate_credit: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on certificate_credit for each row execute function app.certificate_credit_guard();
create or replace function app.certificate_credit_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from certificate_credit t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on certificate_credit for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('certificate_credit', '', '{}', 'person_id', 'person_id', 'learning', 0, true, false, null);

-- qualification
alter table qualification enable row level security;
revoke all on qualification from equipoise_app;
grant select on qualification to equipoise_app;
grant insert (id, person_id, kind, title, institution, starts_on, ends_on, note) on qualification to equipoise_app;
grant update (kind, title, institution, starts_on, ends_on, note) on qualification to equipoise_app;
grant delete on qualification to equipoise_app;
drop policy if exists tenant on qualification;
create policy tenant on qualification as restrictive to equipoise_app using (qualification.organization_id = (select app.org())) with check (qualification.organization_id = (select app.org()));
drop policy if exists reading on qualification;
create policy reading on qualification for select to equipoise_app using (((select app.covers_all('learning', 0)) or (coalesce(qualification.person_id = (select app.me()), false) and coalesce(qualification.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 0)) from reach r where r.organization_id = qualification.organization_id and r.subject_id = qualification.person_id), false)));
drop policy if exists creating on qualification;
create policy creating on qualification for insert to equipoise_app with check (((select app.covers_all('learning', 1)) or (coalesce(qualification.person_id = (select app.me()), false) and coalesce(qualification.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = qualification.organization_id and r.subject_id = qualification.person_id), false)));
drop policy if exists updating on qualification;
create policy updating on qualification for update to equipoise_app using (((select app.covers_all('learning', 1)) or (coalesce(qualification.person_id = (select app.me()), false) and coalesce(qualification.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = qualification.organization_id and r.subject_id = qualification.person_id), false))) with check (true);
drop policy if exists deleting on qualification;
create policy deleting on qualification for delete to equipoise_app using (((select app.covers_all('learning', 1)) or (coalesce(qualification.person_id = (select app.me()), false) and coalesce(qualification.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = qualification.organization_id and r.subject_id = qualification.person_id), false)));
create or replace function app.qualification_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('qualification: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('qualification: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('qualification: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on qualification for each row execute function app.qualification_guard();
create or replace function app.qualification_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from qualification t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on qualification for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('qualification', '', '{}', 'person_id', 'person_id', 'learning', 0, true, false, null);

-- development_offer
alter table development_offer enable row level security;
revoke all on development_offer from equipoise_app;
grant select on development_offer to equipoise_app;
grant insert (id, title, kind, about, location_id, starts_on, ends_on, places) on development_offer to equipoise_app;
grant update (title, kind, about, location_id, starts_on, ends_on, places, status) on development_offer to equipoise_app;
grant delete on development_offer to equipoise_app;
drop policy if exists tenant on development_offer;
create policy tenant on development_offer as restrictive to equipoise_app using (development_offer.organization_id = (select app.org())) with check (development_offer.organization_id = (select app.org()));
drop policy if exists reading on development_offer;
create policy reading on development_offer for select to equipoise_app using ((((select app.me()) is not null)));
drop policy if exists creating on development_offer;
create policy creating on development_offer for insert to equipoise_app with check (((select app.covers_all('learning', 1))));
drop policy if exists updating on development_offer;
create policy updating on development_offer for update to equipoise_app using (((select app.covers_all('learning', 1)) or ((coalesce(development_offer.status in ('open'), false)) and ((select app.covers_all('learning', 1)))) or ((coalesce(development_offer.status in ('closed'), false)) and ((select app.covers_all('learning', 1)))))) with check (true);
drop policy if exists deleting on development_offer;
create policy deleting on development_offer for delete to equipoise_app using (((select app.covers_all('learning', 1))));
create or replace function app.development_offer_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.location_id is distinct from old.location_id) and new.location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.location_id) then perform app.refuse('development_offer: location_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'open' or new.version <> 1 then perform app.refuse('development_offer: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.title, new.kind, new.about, new.location_id, new.starts_on, new.ends_on, new.places) is distinct from row(old.title, old.kind, old.about, old.location_id, old.starts_on, old.ends_on, old.places) and not ((select app.covers_all('learning', 1))) then perform app.refuse('development_offer: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'closed' and ((coalesce(old.status in ('open'), false)) and ((select app.covers_all('learning', 1)))) and not false)
    or (new.status = 'open' and ((coalesce(old.status in ('closed'), false)) and ((select app.covers_all('learning', 1)))) and not false)) then perform app.refuse('development_offer: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on development_offer for each row execute function app.development_offer_guard();
create or replace function app.development_offer_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from development_offer t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on development_offer for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('development_offer', '', '{}', null, null, null, 2, false, false, null);

-- offer_application
alter table offer_application enable row level security;
revoke all on offer_application from equipoise_app;
grant select on offer_application to equipoise_app;
grant insert (id, person_id, offer_id, why) on offer_application to equipoise_app;
grant update (why, status, answer) on offer_application to equipoise_app;
drop policy if exists tenant on offer_application;
create policy tenant on offer_application as restrictive to equipoise_app using (offer_application.organization_id = (select app.org())) with check (offer_application.organization_id = (select app.org()));
drop policy if exists reading on offer_application;
create policy reading on offer_application for select to equipoise_app using (((select app.covers_all('learning', 0)) or (coalesce(offer_application.person_id = (select app.me()), false) and coalesce(offer_application.person_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('learning', 0)) from reach r where r.organization_id = offer_application.organization_id and r.subject_id = offer_application.person_id), false)));
drop policy if exists creating on offer_application;
create policy creating on offer_application for insert to equipoise_app with check (((coalesce(offer_application.person_id = (select app.me()), false) and coalesce(offer_application.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on offer_application;
create policy updating on offer_application for update to equipoise_app using ((((coalesce(offer_application.status in ('applied'), false)) and ((coalesce(offer_application.person_id = (select app.me()), false) and coalesce(offer_application.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) or ((coalesce(offer_application.status in ('applied'), false)) and (not (coalesce(offer_application.person_id = (select app.holder()), false)) and ((select app.covers_all('learning', 1)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = offer_application.organization_id and r.subject_id = offer_application.person_id), false)))) or ((coalesce(offer_application.status in ('applied'), false)) and (not (coalesce(offer_application.person_id = (select app.holder()), false)) and ((select app.covers_all('learning', 1)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = offer_application.organization_id and r.subject_id = offer_application.person_id), false)))) or ((coalesce(offer_application.status in ('applied', 'accepted'), false)) and ((coalesce(offer_application.person_id = (select app.me()), false) and coalesce(offer_application.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))))) with check (true);
drop policy if exists deleting on offer_application;
create or replace function app.offer_application_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('offer_application: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.offer_id is distinct from old.offer_id) and new.offer_id is not null and not exists (select from development_offer t where t.organization_id = new.organization_id and t.id = new.offer_id) then perform app.refuse('offer_application: offer_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.answer is not null or new.status <> 'applied' or new.version <> 1 then perform app.refuse('offer_application: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.why) is distinct from row(old.why) and not ((coalesce(old.status in ('applied'), false)) and ((coalesce(old.person_id = (select app.me()), false) and coalesce(old.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) then perform app.refuse('offer_application: not yours to change now'); end if;

  if row(new.status, new.answer) is distinct from row(old.status, old.answer) and not ((new.status = 'accepted' and ((coalesce(old.status in ('applied'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('learning', 1)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.person_id), false)))) and not false)
    or (new.status = 'declined' and ((coalesce(old.status in ('applied'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('learning', 1)) or coalesce((select r.populations && (select app.my_populations('learning', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.person_id), false)))) and not false)
    or (new.status = 'withdrawn' and ((coalesce(old.status in ('applied', 'accepted'), false)) and ((coalesce(old.person_id = (select app.me()), false) and coalesce(old.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) and not row(new.answer) is distinct from row(old.answer))) then perform app.refuse('offer_application: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on offer_application for each row execute function app.offer_application_guard();
create or replace function app.offer_application_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from offer_application t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('offer_application', '', '{}', 'person_id', 'person_id', 'learning', 0, true, false, null);

-- career_plan
alter table career_plan enable row level security;
revoke all on career_plan from equipoise_app;
grant select on career_plan to equipoise_app;
grant insert (id, person_id, step_id, aim, due_on, why) on career_plan to equipoise_app;
grant update (step_id, aim, due_on, why) on career_plan to equipoise_app;
grant delete on career_plan to equipoise_app;
drop policy if exists tenant on career_plan;
create policy tenant on career_plan as restrictive to equipoise_app using (career_plan.organization_id = (select app.org())) with check (career_plan.organization_id = (select app.org()));
drop policy if exists reading on career_plan;
create policy reading on career_plan for select to equipoise_app using (((coalesce(career_plan.person_id = (select app.me()), false) and coalesce(career_plan.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on career_plan;
create policy creating on career_plan for insert to equipoise_app with check (((coalesce(career_plan.person_id = (select app.me()), false) and coalesce(career_plan.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on career_plan;
create policy updating on career_plan for update to equipoise_app using (((coalesce(career_plan.person_id = (select app.me()), false) and coalesce(career_plan.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) with check (true);
drop policy if exists deleting on career_plan;
create policy deleting on career_plan for delete to equipoise_app using (((coalesce(career_plan.person_id = (select app.me()), false) and coalesce(career_plan.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
create or replace function app.career_plan_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('career_plan: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.step_id is distinct from old.step_id) and new.step_id is not null and not exists (select from career_step t where t.organization_id = new.organization_id and t.id = new.step_id) then perform app.refuse('career_plan: step_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('career_plan: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('career_plan: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on career_plan for each row execute function app.career_plan_guard();
create or replace function app.career_plan_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from career_plan t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on career_plan for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('career_plan', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- plan_item
alter table plan_item enable row level security;
revoke all on plan_item from equipoise_app;
grant select on plan_item to equipoise_app;
grant insert (id, person_id, plan_id, what, aid, due_on, done_on) on plan_item to equipoise_app;
grant update (what, aid, due_on, done_on) on plan_item to equipoise_app;
grant delete on plan_item to equipoise_app;
drop policy if exists tenant on plan_item;
create policy tenant on plan_item as restrictive to equipoise_app using (plan_item.organization_id = (select app.org())) with check (plan_item.organization_id = (select app.org()));
drop policy if exists reading on plan_item;
create policy reading on plan_item for select to equipoise_app using (((coalesce(plan_item.person_id = (select app.me()), false) and coalesce(plan_item.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on plan_item;
create policy creating on plan_item for insert to equipoise_app with check (((coalesce(plan_item.person_id = (select app.me()), false) and coalesce(plan_item.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on plan_item;
create policy updating on plan_item for update to equipoise_app using (((coalesce(plan_item.person_id = (select app.me()), false) and coalesce(plan_item.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) with check (true);
drop policy if exists deleting on plan_item;
create policy deleting on plan_item for delete to equipoise_app using (((coalesce(plan_item.person_id = (select app.me()), false) and coalesce(plan_item.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
create or replace function app.plan_item_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('plan_item: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.plan_id is distinct from old.plan_id) and new.plan_id is not null and not exists (select from career_plan t where t.organization_id = new.organization_id and t.id = new.plan_id) then perform app.refuse('plan_item: plan_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('plan_item: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('plan_item: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on plan_item for each row execute function app.plan_item_guard();
create or replace function app.plan_item_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from plan_item t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on plan_item for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('plan_item', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- network_contact
alter table network_contact enable row level security;
revoke all on network_contact from equipoise_app;
grant select on network_contact to equipoise_app;
grant insert (id, person_id, name, does, known_from, circle, email, phone, last_on, next_on, note) on network_contact to equipoise_app;
grant update (name, does, known_from, circle, email, phone, last_on, next_on, note) on network_contact to equipoise_app;
grant delete on network_contact to equipoise_app;
drop policy if exists tenant on network_contact;
create policy tenant on network_contact as restrictive to equipoise_app using (network_contact.organization_id = (select app.org())) with check (network_contact.organization_id = (select app.org()));
drop policy if exists reading on network_contact;
create policy reading on network_contact for select to equipoise_app using (((coalesce(network_contact.person_id = (select app.me()), false) and coalesce(network_contact.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on network_contact;
create policy creating on network_contact for insert to equipoise_app with check (((coalesce(network_contact.person_id = (select app.me()), false) and coalesce(network_contact.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on network_contact;
create policy updating on network_contact for update to equipoise_app using (((coalesce(network_contact.person_id = (select app.me()), false) and coalesce(network_contact.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) with check (true);
drop policy if exists deleting on network_contact;
create policy deleting on network_contact for delete to equipoise_app using (((coalesce(network_contact.person_id = (select app.me()), false) and coalesce(network_contact.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
create or replace function app.network_contact_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('network_contact: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('network_contact: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('network_contact: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on network_contact for each row execute function app.network_contact_guard();
create or replace function app.network_contact_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from network_contact t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on network_contact for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('network_contact', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- association
alter table association enable row level security;
revoke all on association from equipoise_app;
grant select on association to equipoise_app;
grant insert (id, person_id, name, number, since, renews_on) on association to equipoise_app;
grant update (name, number, since, renews_on) on association to equipoise_app;
grant delete on association to equipoise_app;
drop policy if exists tenant on association;
create policy tenant on association as restrictive to equipoise_app using (association.organization_id = (select app.org())) with check (association.organization_id = (select app.org()));
drop policy if exists reading on association;
create policy reading on association for select to equipoise_app using (((coalesce(association.person_id = (select app.me()), false) and coalesce(association.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on association;
create policy creating on association for insert to equipoise_app with check (((coalesce(association.person_id = (select app.me()), false) and coalesce(association.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on association;
create policy updating on association for update to equipoise_app using (((coalesce(association.person_id = (select app.me()), false) and coalesce(association.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) with check (true);
drop policy if exists deleting on association;
create policy deleting on association for delete to equipoise_app using (((coalesce(association.person_id = (select app.me()), false) and coalesce(association.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
create or replace function app.association_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('association: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('association: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('association: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on association for each row execute function app.association_guard();
create or replace function app.association_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from association t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on association for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('association', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- fit_assessment
alter table fit_assessment enable row level security;
revoke all on fit_assessment from equipoise_app;
grant select on fit_assessment to equipoise_app;
grant insert (id, person_id, taken_on, answers, open_for_generalists, open_for_specialists) on fit_assessment to equipoise_app;
grant delete on fit_assessment to equipoise_app;
drop policy if exists tenant on fit_assessment;
create policy tenant on fit_assessment as restrictive to equipoise_app using (fit_assessment.organization_id = (select app.org())) with check (fit_assessment.organization_id = (select app.org()));
drop policy if exists reading on fit_assessment;
create policy reading on fit_assessment for select to equipoise_app using (((coalesce(fit_assessment.person_id = (select app.me()), false) and coalesce(fit_assessment.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on fit_assessment;
create policy creating on fit_assessment for insert to equipoise_app with check (((coalesce(fit_assessment.person_id = (select app.me()), false) and coalesce(fit_assessment.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on fit_assessment;
create policy updating on fit_assessment for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on fit_assessment;
create policy deleting on fit_assessment for delete to equipoise_app using (((coalesce(fit_assessment.person_id = (select app.me()), false) and coalesce(fit_assessment.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
create or replace function app.fit_assessment_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('fit_assessment: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('fit_assessment: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('fit_assessment: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on fit_assessment for each row execute function app.fit_assessment_guard();
create or replace function app.fit_assessment_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from fit_assessment t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on fit_assessment for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('fit_assessment', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- contact_consent
alter table contact_consent enable row level security;
revoke all on contact_consent from equipoise_app;
grant select on contact_consent to equipoise_app;
grant insert (id, person_id, contact_id, to_id, to_name, role, shares, agreed_on, agreed_how, until, message) on contact_consent to equipoise_app;
grant update (status) on contact_consent to equipoise_app;
grant delete on contact_consent to equipoise_app;
drop policy if exists tenant on contact_consent;
create policy tenant on contact_consent as restrictive to equipoise_app using (contact_consent.organization_id = (select app.org())) with check (contact_consent.organization_id = (select app.org()));
drop policy if exists reading on contact_consent;
create policy reading on contact_consent for select to equipoise_app using (((coalesce(contact_consent.person_id = (select app.me()), false) and coalesce(contact_consent.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on contact_consent;
create policy creating on contact_consent for insert to equipoise_app with check (((coalesce(contact_consent.person_id = (select app.me()), false) and coalesce(contact_consent.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on contact_consent;
create policy updating on contact_consent for update to equipoise_app using ((((coalesce(contact_consent.status in ('given'), false)) and ((coalesce(contact_consent.person_id = (select app.me()), false) and coalesce(contact_consent.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))))) with check (true);
drop policy if exists deleting on contact_consent;
create policy deleting on contact_consent for delete to equipoise_app using (((coalesce(contact_consent.person_id = (select app.me()), false) and coalesce(contact_consent.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
create or replace function app.contact_consent_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('contact_consent: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.contact_id is distinct from old.contact_id) and new.contact_id is not null and not exists (select from network_contact t where t.organization_id = new.organization_id and t.id = new.contact_id) then perform app.refuse('contact_consent: contact_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.to_id is distinct from old.to_id) and new.to_id is not null and not (app.is_colleague(new.to_id) or exists (select from person t where t.organization_id = new.organization_id and t.id = new.to_id)) then perform app.refuse('contact_consent: to_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'given' or new.version <> 1 then perform app.refuse('contact_consent: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('contact_consent: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'withdrawn' and ((coalesce(old.status in ('given'), false)) and ((coalesce(old.person_id = (select app.me()), false) and coalesce(old.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) and not false)) then perform app.refuse('contact_consent: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on contact_consent for each row execute function app.contact_consent_guard();
create or replace function app.contact_consent_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from contact_consent t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on contact_consent for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('contact_consent', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- contact_offered
alter table contact_offered enable row level security;
revoke all on contact_offered from equipoise_app;
grant select on contact_offered to equipoise_app;
drop policy if exists tenant on contact_offered;
create policy tenant on contact_offered as restrictive to equipoise_app using (contact_offered.organization_id = (select app.org())) with check (contact_offered.organization_id = (select app.org()));
drop policy if exists reading on contact_offered;
create policy reading on contact_offered for select to equipoise_app using (((coalesce(contact_offered.person_id = (select app.me()), false) and coalesce(contact_offered.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on contact_offered;
drop policy if exists updating on contact_offered;
drop policy if exists deleting on contact_offered;
create or replace function app.contact_offered_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from contact_offered t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('contact_offered', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- certificate_file
alter table certificate_file enable row level security;
revoke all on certificate_file from equipoise_app;
grant select on certificate_file to equipoise_app;
grant insert (id, certificate_id, person_id, by_id, name, media_type, size) on certificate_file to equipoise_app;
grant delete on certificate_file to equipoise_app;
drop policy if exists tenant on certificate_file;
create policy tenant on certificate_file as restrictive to equipoise_app using (certificate_file.organization_id = (select app.org())) with check (certificate_file.organization_id = (select app.org()));
drop policy if exists reading on certificate_file;
create policy reading on certificate_file for select to equipoise_app using (((coalesce(certificate_file.person_id = (select app.me()), false) and coalesce(certificate_file.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on certificate_file;
create policy creating on certificate_file for insert to equipoise_app with check ((((coalesce(certificate_file.person_id = (select app.me()), false) and coalesce(certificate_file.person_id <> all ((select app.my_withdrawn())::uuid[]), true))) and ((coalesce(certificate_file.by_id = (select app.me()), false) and coalesce(certificate_file.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))));
drop policy if exists updating on certificate_file;
create policy updating on certificate_file for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on certificate_file;
create policy deleting on certificate_file for delete to equipoise_app using (((coalesce(certificate_file.person_id = (select app.me()), false) and coalesce(certificate_file.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
create or replace function app.certificate_file_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.certificate_id is distinct from old.certificate_id) and new.certificate_id is not null and not exists (select from certificate t where t.organization_id = new.organization_id and t.id = new.certificate_id) then perform app.refuse('certificate_file: certificate_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('certificate_file: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.by_id is distinct from old.by_id) and new.by_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.by_id) then perform app.refuse('certificate_file: by_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('certificate_file: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('certificate_file: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on certificate_file for each row execute function app.certificate_file_guard();
create or replace function app.certificate_file_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from certificate_file t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on certificate_file for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('certificate_file', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- qualification_file
alter table qualification_file enable row level security;
revoke all on qualification_file from equipoise_app;
grant select on qualification_file to equipoise_app;
grant insert (id, qualification_id, person_id, by_id, name, media_type, size) on qualification_file to equipoise_app;
grant delete on qualification_file to equipoise_app;
drop policy if exists tenant on qualification_file;
create policy tenant on qualification_file as restrictive to equipoise_app using (qualification_file.organization_id = (select app.org())) with check (qualification_file.organization_id = (select app.org()));
drop policy if exists reading on qualification_file;
create policy reading on qualification_file for select to equipoise_app using (((coalesce(qualification_file.person_id = (select app.me()), false) and coalesce(qualification_file.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on qualification_file;
create policy creating on qualification_file for insert to equipoise_app with check ((((coalesce(qualification_file.person_id = (select app.me()), false) and coalesce(qualification_file.person_id <> all ((select app.my_withdrawn())::uuid[]), true))) and ((coalesce(qualification_file.by_id = (select app.me()), false) and coalesce(qualification_file.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))));
drop policy if exists updating on qualification_file;
create policy updating on qualification_file for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on qualification_file;
create policy deleting on qualification_file for delete to equipoise_app using (((coalesce(qualification_file.person_id = (select app.me()), false) and coalesce(qualification_file.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
create or replace function app.qualification_file_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.qualification_id is distinct from old.qualification_id) and new.qualification_id is not null and not exists (select from qualification t where t.organization_id = new.organization_id and t.id = new.qualification_id) then perform app.refuse('qualification_file: qualification_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('qualification_file: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.by_id is distinct from old.by_id) and new.by_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.by_id) then perform app.refuse('qualification_file: by_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('qualification_file: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('qualification_file: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on qualification_file for each row execute function app.qualification_file_guard();
create or replace function app.qualification_file_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from qualification_file t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on qualification_file for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('qualification_file', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');

-- leave_type
alter table leave_type enable row level security;
revoke all on leave_type from equipoise_app;
grant select on leave_type to equipoise_app;
grant insert (id, code, name, kind, unit, has_balance, is_medical, managers_see, pay_effect, payroll_code) on leave_type to equipoise_app;
grant update (code, name, kind, is_medical, managers_see, pay_effect, payroll_code) on leave_type to equipoise_app;
grant delete on leave_type to equipoise_app;
drop policy if exists tenant on leave_type;
create policy tenant on leave_type as restrictive to equipoise_app using (leave_type.organization_id = (select app.org())) with check (leave_type.organization_id = (select app.org()));
drop policy if exists reading on leave_type;
create policy reading on leave_type for select to equipoise_app using ((((select app.me()) is not null) or (select app.covers_all('leave', 0))));
drop policy if exists creating on leave_type;
create policy creating on leave_type for insert to equipoise_app with check (((select app.covers_all('leave', 2))));
drop policy if exists updating on leave_type;
create policy updating on leave_type for update to equipoise_app using (((select app.covers_all('leave', 2)))) with check (true);
drop policy if exists deleting on leave_type;
create policy deleting on leave_type for delete to equipoise_app using (((select app.covers_all('leave', 2))));
create or replace function app.leave_type_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('leave_type: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('leave_type: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on leave_type for each row execute function app.leave_type_guard();
create or replace function app.leave_type_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_type t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on leave_type for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_type', '', '{}', null, null, 'leave', 0, false, false, null);

-- leave_policy
alter table leave_policy enable row level security;
revoke all on leave_policy from equipoise_app;
grant select on leave_policy to equipoise_app;
grant insert (id, name, leave_type_id, location_id, legal_entity_id, population_id, country) on leave_policy to equipoise_app;
grant update (name, location_id, legal_entity_id, population_id, country) on leave_policy to equipoise_app;
grant delete on leave_policy to equipoise_app;
drop policy if exists tenant on leave_policy;
create policy tenant on leave_policy as restrictive to equipoise_app using (leave_policy.organization_id = (select app.org())) with check (leave_policy.organization_id = (select app.org()));
drop policy if exists reading on leave_policy;
create policy reading on leave_policy for select to equipoise_app using ((((select app.me()) is not null) or (select app.covers_all('leave', 0))));
drop policy if exists creating on leave_policy;
create policy creating on leave_policy for insert to equipoise_app with check (((select app.covers_all('leave', 2))));
drop policy if exists updating on leave_policy;
create policy updating on leave_policy for update to equipoise_app using (((select app.covers_all('leave', 2)))) with check (true);
drop policy if exists deleting on leave_policy;
create policy deleting on leave_policy for delete to equipoise_app using (((select app.covers_all('leave', 2))));
create or replace function app.leave_policy_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.leave_type_id is distinct from old.leave_type_id) and new.leave_type_id is not null and not exists (select from leave_type t where t.organization_id = new.organization_id and t.id = new.leave_type_id) then perform app.refuse('leave_policy: leave_type_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.location_id is distinct from old.location_id) and new.location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.location_id) then perform app.refuse('leave_policy: location_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.legal_entity_id is distinct from old.legal_entity_id) and new.legal_entity_id is not null and not exists (select from legal_entity t where t.organization_id = new.organization_id and t.id = new.legal_entity_id) then perform app.refuse('leave_policy: legal_entity_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.population_id is distinct from old.population_id) and new.population_id is not null and not exists (select from population t where t.organization_id = new.organization_id and t.id = new.population_id) then perform app.refuse('leave_policy: population_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('leave_policy: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('leave_policy: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on leave_policy for each row execute function app.leave_policy_guard();
create or replace function app.leave_policy_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_policy t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on leave_policy for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_policy', '', '{}', null, null, 'leave', 0, false, false, null);

-- leave_policy_version
alter table leave_policy_version enable row level security;
revoke all on leave_policy_version from equipoise_app;
grant select on leave_policy_version to equipoise_app;
grant insert (id, policy_id, starts_on, ends_on, rules, approval, may_owe) on leave_policy_version to equipoise_app;
grant update (ends_on, rules, approval, may_owe) on leave_policy_version to equipoise_app;
grant delete on leave_policy_version to equipoise_app;
drop policy if exists tenant on leave_policy_version;
create policy tenant on leave_policy_version as restrictive to equipoise_app using (leave_policy_version.organization_id = (select app.org())) with check (leave_policy_version.organization_id = (select app.org()));
drop policy if exists reading on leave_policy_version;
create policy reading on leave_policy_version for select to equipoise_app using ((((select app.me()) is not null) or (select app.covers_all('leave', 0)) or coalesce((select r.populations && (select app.my_populations('leave', 0)) from reach r where r.organization_id = leave_policy_version.organization_id and r.subject_id = leave_policy_version.policy_id), false)));
drop policy if exists creating on leave_policy_version;
create policy creating on leave_policy_version for insert to equipoise_app with check (((select app.covers_all('leave', 2)) or coalesce((select r.populations && (select app.my_populations('leave', 2)) from reach r where r.organization_id = leave_policy_version.organization_id and r.subject_id = leave_policy_version.policy_id), false)));
drop policy if exists updating on leave_policy_version;
create policy updating on leave_policy_version for update to equipoise_app using (((select app.covers_all('leave', 2)) or coalesce((select r.populations && (select app.my_populations('leave', 2)) from reach r where r.organization_id = leave_policy_version.organization_id and r.subject_id = leave_policy_version.policy_id), false))) with check (true);
drop policy if exists deleting on leave_policy_version;
create policy deleting on leave_policy_version for delete to equipoise_app using (((select app.covers_all('leave', 2)) or coalesce((select r.populations && (select app.my_populations('leave', 2)) from reach r where r.organization_id = leave_policy_version.organization_id and r.subject_id = leave_policy_version.policy_id), false)));
create or replace function app.leave_policy_version_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.policy_id is distinct from old.policy_id) and new.policy_id is not null and not exists (select from leave_policy t where t.organization_id = new.organization_id and t.id = new.policy_id) then perform app.refuse('leave_policy_version: policy_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('leave_policy_version: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('leave_policy_version: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on leave_policy_version for each row execute function app.leave_policy_version_guard();
create or replace function app.leave_policy_version_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_policy_version t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on leave_policy_version for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_policy_version', '', '{}', 'policy_id', null, 'leave', 0, false, false, null);

-- leave_account
alter table leave_account enable row level security;
revoke all on leave_account from equipoise_app;
grant select on leave_account to equipoise_app;
drop policy if exists tenant on leave_account;
create policy tenant on leave_account as restrictive to equipoise_app using (leave_account.organization_id = (select app.org())) with check (leave_account.organization_id = (select app.org()));
drop policy if exists reading on leave_account;
create policy reading on leave_account for select to equipoise_app using (((select app.covers_all('leave', 0)) or (coalesce(leave_account.person_id = (select app.me()), false) and coalesce(leave_account.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 0)) from reach r where r.organization_id = leave_account.organization_id and r.subject_id = leave_account.employment_id), false)));
drop policy if exists creating on leave_account;
drop policy if exists updating on leave_account;
drop policy if exists deleting on leave_account;
create or replace function app.leave_account_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_account t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_account', '', '{}', 'employment_id', 'person_id', 'leave', 0, true, false, null);

-- leave_entry
alter table leave_entry enable row level security;
revoke all on leave_entry from equipoise_app;
grant select on leave_entry to equipoise_app;
drop policy if exists tenant on leave_entry;
create policy tenant on leave_entry as restrictive to equipoise_app using (leave_entry.organization_id = (select app.org())) with check (leave_entry.organization_id = (select app.org()));
drop policy if exists reading on leave_entry;
create policy reading on leave_entry for select to equipoise_app using (((select app.covers_all('leave', 0)) or (coalesce(leave_entry.person_id = (select app.me()), false) and coalesce(leave_entry.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 0)) from reach r where r.organization_id = leave_entry.organization_id and r.subject_id = leave_entry.employment_id), false)));
drop policy if exists creating on leave_entry;
drop policy if exists updating on leave_entry;
drop policy if exists deleting on leave_entry;
create or replace function app.leave_entry_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_entry t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_entry', '', '{}', 'employment_id', 'person_id', 'leave', 0, true, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_entry', 'layer', '{layer}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- leave_entered
alter table leave_entered enable row level security;
revoke all on leave_entered from equipoise_app;
grant select on leave_entered to equipoise_app;
grant insert (id, person_id, employment_id, leave_type_id, on_day, kind, layer, amount, expires_on, reason) on leave_entered to equipoise_app;
drop policy if exists tenant on leave_entered;
create policy tenant on leave_entered as restrictive to equipoise_app using (leave_entered.organization_id = (select app.org())) with check (leave_entered.organization_id = (select app.org()));
drop policy if exists reading on leave_entered;
create policy reading on leave_entered for select to equipoise_app using (((select app.covers_all('leave', 0)) or (coalesce(leave_entered.person_id = (select app.me()), false) and coalesce(leave_entered.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 0)) from reach r where r.organization_id = leave_entered.organization_id and r.subject_id = leave_entered.employment_id), false)));
drop policy if exists creating on leave_entered;
create policy creating on leave_entered for insert to equipoise_app with check ((not (coalesce(leave_entered.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_entered.organization_id and r.subject_id = leave_entered.employment_id), false))));
drop policy if exists updating on leave_entered;
create policy updating on leave_entered for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on leave_entered;
create or replace function app.leave_entered_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('leave_entered: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('leave_entered: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.leave_type_id is distinct from old.leave_type_id) and new.leave_type_id is not null and not exists (select from leave_type t where t.organization_id = new.organization_id and t.id = new.leave_type_id) then perform app.refuse('leave_entered: leave_type_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('leave_entered: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('leave_entered: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on leave_entered for each row execute function app.leave_entered_guard();
create or replace function app.leave_entered_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_entered t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_entered', '', '{}', 'employment_id', 'person_id', 'leave', 0, true, false, null);

-- leave_assigned
alter table leave_assigned enable row level security;
revoke all on leave_assigned from equipoise_app;
grant select on leave_assigned to equipoise_app;
grant insert (id, person_id, employment_id, leave_type_id, policy_id, starts_on, reason) on leave_assigned to equipoise_app;
grant update (status) on leave_assigned to equipoise_app;
drop policy if exists tenant on leave_assigned;
create policy tenant on leave_assigned as restrictive to equipoise_app using (leave_assigned.organization_id = (select app.org())) with check (leave_assigned.organization_id = (select app.org()));
drop policy if exists reading on leave_assigned;
create policy reading on leave_assigned for select to equipoise_app using (((select app.covers_all('leave', 0)) or (coalesce(leave_assigned.person_id = (select app.me()), false) and coalesce(leave_assigned.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 0)) from reach r where r.organization_id = leave_assigned.organization_id and r.subject_id = leave_assigned.employment_id), false)));
drop policy if exists creating on leave_assigned;
create policy creating on leave_assigned for insert to equipoise_app with check ((not (coalesce(leave_assigned.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_assigned.organization_id and r.subject_id = leave_assigned.employment_id), false))));
drop policy if exists updating on leave_assigned;
create policy updating on leave_assigned for update to equipoise_app using ((((coalesce(leave_assigned.status in ('set'), false)) and ((coalesce(leave_assigned.because in ('assigned'), false)) and (not (coalesce(leave_assigned.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_assigned.organization_id and r.subject_id = leave_assigned.employment_id), false))))))) with check (true);
drop policy if exists deleting on leave_assigned;
create or replace function app.leave_assigned_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('leave_assigned: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('leave_assigned: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.leave_type_id is distinct from old.leave_type_id) and new.leave_type_id is not null and not exists (select from leave_type t where t.organization_id = new.organization_id and t.id = new.leave_type_id) then perform app.refuse('leave_assigned: leave_type_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.policy_id is distinct from old.policy_id) and new.policy_id is not null and not exists (select from leave_policy t where t.organization_id = new.organization_id and t.id = new.policy_id) then perform app.refuse('leave_assigned: policy_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'set' or new.version <> 1 then perform app.refuse('leave_assigned: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('leave_assigned: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'taken_back' and ((coalesce(old.status in ('set'), false)) and ((coalesce(old.because in ('assigned'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))))) and not false)) then perform app.refuse('leave_assigned: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on leave_assigned for each row execute function app.leave_assigned_guard();
create or replace function app.leave_assigned_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_assigned t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_assigned', '', '{}', 'employment_id', 'person_id', 'leave', 0, true, false, null);

-- severe_disability
alter table severe_disability enable row level security;
revoke all on severe_disability from equipoise_app;
grant select on severe_disability to equipoise_app;
grant insert (id, person_id, employment_id, starts_on, ends_on) on severe_disability to equipoise_app;
grant update (ends_on, status) on severe_disability to equipoise_app;
drop policy if exists tenant on severe_disability;
create policy tenant on severe_disability as restrictive to equipoise_app using (severe_disability.organization_id = (select app.org())) with check (severe_disability.organization_id = (select app.org()));
drop policy if exists reading on severe_disability;
create policy reading on severe_disability for select to equipoise_app using (((select app.covers_all('leave', 1)) or (coalesce(severe_disability.person_id = (select app.me()), false) and coalesce(severe_disability.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = severe_disability.organization_id and r.subject_id = severe_disability.employment_id), false)));
drop policy if exists creating on severe_disability;
create policy creating on severe_disability for insert to equipoise_app with check ((not (coalesce(severe_disability.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = severe_disability.organization_id and r.subject_id = severe_disability.employment_id), false))));
drop policy if exists updating on severe_disability;
create policy updating on severe_disability for update to equipoise_app using ((((coalesce(severe_disability.status in ('counts'), false)) and (not (coalesce(severe_disability.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = severe_disability.organization_id and r.subject_id = severe_disability.employment_id), false)))) or ((coalesce(severe_disability.status in ('counts'), false)) and (not (coalesce(severe_disability.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = severe_disability.organization_id and r.subject_id = severe_disability.employment_id), false)))))) with check (true);
drop policy if exists deleting on severe_disability;
create or replace function app.severe_disability_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('severe_disability: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('severe_disability: employment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'counts' or new.version <> 1 then perform app.refuse('severe_disability: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.ends_on) is distinct from row(old.ends_on) and not ((coalesce(old.status in ('counts'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) then perform app.refuse('severe_disability: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'taken_back' and ((coalesce(old.status in ('counts'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not false)) then perform app.refuse('severe_disability: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on severe_disability for each row execute function app.severe_disability_guard();
create or replace function app.severe_disability_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from severe_disability t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('severe_disability', '', '{}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- disability_proof
alter table disability_proof enable row level security;
revoke all on disability_proof from equipoise_app;
grant select on disability_proof to equipoise_app;
grant insert (id, disability_id, person_id, employment_id, by_id, name, media_type, size) on disability_proof to equipoise_app;
grant delete on disability_proof to equipoise_app;
drop policy if exists tenant on disability_proof;
create policy tenant on disability_proof as restrictive to equipoise_app using (disability_proof.organization_id = (select app.org())) with check (disability_proof.organization_id = (select app.org()));
drop policy if exists reading on disability_proof;
create policy reading on disability_proof for select to equipoise_app using (((select app.covers_all('leave', 1)) or (coalesce(disability_proof.person_id = (select app.me()), false) and coalesce(disability_proof.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = disability_proof.organization_id and r.subject_id = disability_proof.employment_id), false)));
drop policy if exists creating on disability_proof;
create policy creating on disability_proof for insert to equipoise_app with check ((((coalesce(disability_proof.by_id = (select app.me()), false) and coalesce(disability_proof.employment_id <> all ((select app.my_withdrawn())::uuid[]), true))) and ((select app.covers_all('leave', 1)) or (coalesce(disability_proof.person_id = (select app.me()), false) and coalesce(disability_proof.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = disability_proof.organization_id and r.subject_id = disability_proof.employment_id), false))));
drop policy if exists updating on disability_proof;
create policy updating on disability_proof for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on disability_proof;
create policy deleting on disability_proof for delete to equipoise_app using ((((coalesce(disability_proof.by_id = (select app.me()), false) and coalesce(disability_proof.employment_id <> all ((select app.my_withdrawn())::uuid[]), true))) and ((select app.covers_all('leave', 1)) or (coalesce(disability_proof.person_id = (select app.me()), false) and coalesce(disability_proof.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = disability_proof.organization_id and r.subject_id = disability_proof.employment_id), false))));
create or replace function app.disability_proof_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.disability_id is distinct from old.disability_id) and new.disability_id is not null and not exists (select from severe_disability t where t.organization_id = new.organization_id and t.id = new.disability_id) then perform app.refuse('disability_proof: disability_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('disability_proof: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id) then perform app.refuse('disability_proof: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.by_id is distinct from old.by_id) and new.by_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.by_id) then perform app.refuse('disability_proof: by_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('disability_proof: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('disability_proof: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on disability_proof for each row execute function app.disability_proof_guard();
create or replace function app.disability_proof_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from disability_proof t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on disability_proof for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('disability_proof', '', '{}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- lapse_notice
alter table lapse_notice enable row level security;
revoke all on lapse_notice from equipoise_app;
grant select on lapse_notice to equipoise_app;
grant insert (id, person_id, employment_id, leave_year, days, lapses_on, delivered_on, proof) on lapse_notice to equipoise_app;
grant update (proof) on lapse_notice to equipoise_app;
grant delete on lapse_notice to equipoise_app;
drop policy if exists tenant on lapse_notice;
create policy tenant on lapse_notice as restrictive to equipoise_app using (lapse_notice.organization_id = (select app.org())) with check (lapse_notice.organization_id = (select app.org()));
drop policy if exists reading on lapse_notice;
create policy reading on lapse_notice for select to equipoise_app using (((select app.covers_all('leave', 0)) or (coalesce(lapse_notice.person_id = (select app.me()), false) and coalesce(lapse_notice.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 0)) from reach r where r.organization_id = lapse_notice.organization_id and r.subject_id = lapse_notice.employment_id), false)));
drop policy if exists creating on lapse_notice;
create policy creating on lapse_notice for insert to equipoise_app with check ((not (coalesce(lapse_notice.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = lapse_notice.organization_id and r.subject_id = lapse_notice.employment_id), false))));
drop policy if exists updating on lapse_notice;
create policy updating on lapse_notice for update to equipoise_app using (((not (coalesce(lapse_notice.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = lapse_notice.organization_id and r.subject_id = lapse_notice.employment_id), false))))) with check (true);
drop policy if exists deleting on lapse_notice;
create policy deleting on lapse_notice for delete to equipoise_app using ((not (coalesce(lapse_notice.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = lapse_notice.organization_id and r.subject_id = lapse_notice.employment_id), false))));
create or replace function app.lapse_notice_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('lapse_notice: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('lapse_notice: employment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('lapse_notice: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('lapse_notice: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on lapse_notice for each row execute function app.lapse_notice_guard();
create or replace function app.lapse_notice_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from lapse_notice t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on lapse_notice for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('lapse_notice', '', '{}', 'employment_id', 'person_id', 'leave', 0, true, false, null);

-- lapse_letter
alter table lapse_letter enable row level security;
revoke all on lapse_letter from equipoise_app;
grant select on lapse_letter to equipoise_app;
drop policy if exists tenant on lapse_letter;
create policy tenant on lapse_letter as restrictive to equipoise_app using (lapse_letter.organization_id = (select app.org())) with check (lapse_letter.organization_id = (select app.org()));
drop policy if exists reading on lapse_letter;
create policy reading on lapse_letter for select to equipoise_app using (((select app.covers_all('leave', 1)) or (coalesce(lapse_letter.person_id = (select app.me()), false) and coalesce(lapse_letter.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = lapse_letter.organization_id and r.subject_id = lapse_letter.employment_id), false)));
drop policy if exists creating on lapse_letter;
drop policy if exists updating on lapse_letter;
drop policy if exists deleting on lapse_letter;
create or replace function app.lapse_letter_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from lapse_letter t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('lapse_letter', '', '{}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- work_pattern
alter table work_pattern enable row level security;
revoke all on work_pattern from equipoise_app;
grant select on work_pattern to equipoise_app;
grant insert (id, employment_id, starts_on, ends_on, person_id, days) on work_pattern to equipoise_app;
grant update (ends_on, days) on work_pattern to equipoise_app;
grant delete on work_pattern to equipoise_app;
drop policy if exists tenant on work_pattern;
create policy tenant on work_pattern as restrictive to equipoise_app using (work_pattern.organization_id = (select app.org())) with check (work_pattern.organization_id = (select app.org()));
drop policy if exists reading on work_pattern;
create policy reading on work_pattern for select to equipoise_app using (((select app.covers_all('leave', 0)) or (coalesce(work_pattern.person_id = (select app.me()), false) and coalesce(work_pattern.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 0)) from reach r where r.organization_id = work_pattern.organization_id and r.subject_id = work_pattern.employment_id), false)));
drop policy if exists creating on work_pattern;
create policy creating on work_pattern for insert to equipoise_app with check ((not (coalesce(work_pattern.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = work_pattern.organization_id and r.subject_id = work_pattern.employment_id), false))));
drop policy if exists updating on work_pattern;
create policy updating on work_pattern for update to equipoise_app using (((not (coalesce(work_pattern.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = work_pattern.organization_id and r.subject_id = work_pattern.employment_id), false))))) with check (true);
drop policy if exists deleting on work_pattern;
create policy deleting on work_pattern for delete to equipoise_app using ((not (coalesce(work_pattern.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = work_pattern.organization_id and r.subject_id = work_pattern.employment_id), false))));
create or replace function app.work_pattern_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id) then perform app.refuse('work_pattern: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('work_pattern: person_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('work_pattern: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('work_pattern: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on work_pattern for each row execute function app.work_pattern_guard();
create or replace function app.work_pattern_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from work_pattern t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on work_pattern for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('work_pattern', '', '{}', 'employment_id', 'person_id', 'leave', 0, true, false, null);

-- leave_request
alter table leave_request enable row level security;
revoke all on leave_request from equipoise_app;
grant select on leave_request to equipoise_app;
grant insert (id, person_id, employment_id, leave_type_id, starts_on, ends_on, first_part, last_part, hours_a_day, every_weeks, weekdays, case_id, note, evidence) on leave_request to equipoise_app;
grant update (starts_on, ends_on, first_part, last_part, hours_a_day, every_weeks, weekdays, note, evidence, status, answer, last_day) on leave_request to equipoise_app;
drop policy if exists tenant on leave_request;
create policy tenant on leave_request as restrictive to equipoise_app using (leave_request.organization_id = (select app.org())) with check (leave_request.organization_id = (select app.org()));
drop policy if exists reading on leave_request;
create policy reading on leave_request for select to equipoise_app using (((select app.covers_all('leave', 0)) or (coalesce(leave_request.person_id = (select app.me()), false) and coalesce(leave_request.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('leave', 0)) from reach r where r.organization_id = leave_request.organization_id and r.subject_id = leave_request.employment_id), false)));
drop policy if exists creating on leave_request;
create policy creating on leave_request for insert to equipoise_app with check (((select app.covers_all('leave', 1)) or (coalesce(leave_request.person_id = (select app.me()), false) and coalesce(leave_request.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_request.organization_id and r.subject_id = leave_request.employment_id), false)));
drop policy if exists updating on leave_request;
create policy updating on leave_request for update to equipoise_app using ((((coalesce(leave_request.status in ('asked'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(leave_request.person_id = (select app.me()), false) and coalesce(leave_request.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_request.organization_id and r.subject_id = leave_request.employment_id), false))) or ((coalesce(leave_request.status in ('asked'), false)) and (not (coalesce(leave_request.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_request.organization_id and r.subject_id = leave_request.employment_id), false)))) or ((coalesce(leave_request.status in ('asked'), false)) and (not (coalesce(leave_request.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_request.organization_id and r.subject_id = leave_request.employment_id), false)))) or ((coalesce(leave_request.status in ('asked'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(leave_request.person_id = (select app.me()), false) and coalesce(leave_request.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_request.organization_id and r.subject_id = leave_request.employment_id), false))) or ((coalesce(leave_request.status in ('approved'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(leave_request.person_id = (select app.me()), false) and coalesce(leave_request.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_request.organization_id and r.subject_id = leave_request.employment_id), false))) or ((coalesce(leave_request.status in ('approved'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(leave_request.person_id = (select app.me()), false) and coalesce(leave_request.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_request.organization_id and r.subject_id = leave_request.employment_id), false))) or ((coalesce(leave_request.status in ('approved'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(leave_request.person_id = (select app.me()), false) and coalesce(leave_request.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_request.organization_id and r.subject_id = leave_request.employment_id), false))))) with check (true);
drop policy if exists deleting on leave_request;
create or replace function app.leave_request_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('leave_request: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('leave_request: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.leave_type_id is distinct from old.leave_type_id) and new.leave_type_id is not null and not exists (select from leave_type t where t.organization_id = new.organization_id and t.id = new.leave_type_id) then perform app.refuse('leave_request: leave_type_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.case_id is distinct from old.case_id) and new.case_id is not null and not exists (select from leave_case t where t.organization_id = new.organization_id and t.id = new.case_id) then perform app.refuse('leave_request: case_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.answer is not null or new.last_day is not null or new.status <> 'asked' or new.version <> 1 then perform app.refuse('leave_request: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.starts_on, new.ends_on, new.first_part, new.last_part, new.hours_a_day, new.every_weeks, new.weekdays, new.note, new.evidence) is distinct from row(old.starts_on, old.ends_on, old.first_part, old.last_part, old.hours_a_day, old.every_weeks, old.weekdays, old.note, old.evidence) and not ((coalesce(old.status in ('asked'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(old.person_id = (select app.me()), false) and coalesce(old.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))) then perform app.refuse('leave_request: not yours to change now'); end if;

  if row(new.status, new.answer, new.last_day) is distinct from row(old.status, old.answer, old.last_day) and not ((new.status = 'approved' and ((coalesce(old.status in ('asked'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not row(new.last_day) is distinct from row(old.last_day))
    or (new.status = 'rejected' and ((coalesce(old.status in ('asked'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not row(new.last_day) is distinct from row(old.last_day))
    or (new.status = 'withdrawn' and ((coalesce(old.status in ('asked'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(old.person_id = (select app.me()), false) and coalesce(old.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))) and not row(new.answer, new.last_day) is distinct from row(old.answer, old.last_day))
    or (new.status = 'cancelled' and ((coalesce(old.status in ('approved'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(old.person_id = (select app.me()), false) and coalesce(old.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))) and not row(new.last_day) is distinct from row(old.last_day))
    or (new.status = 'approved' and ((coalesce(old.status in ('approved'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(old.person_id = (select app.me()), false) and coalesce(old.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))) and not row(new.answer) is distinct from row(old.answer))
    or (new.status = 'approved' and ((coalesce(old.status in ('approved'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(old.person_id = (select app.me()), false) and coalesce(old.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))) and not row(new.answer, new.last_day) is distinct from row(old.answer, old.last_day))) then perform app.refuse('leave_request: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on leave_request for each row execute function app.leave_request_guard();
create or replace function app.leave_request_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_request t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_request', '', '{}', 'employment_id', 'person_id', 'leave', 0, true, true, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_request', 'leave_type_id', '{leaveTypeId}', 'employment_id', 'person_id', null, 2, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_request', 'note', '{note}', 'employment_id', 'person_id', 'leave', 0, true, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_request', 'evidence', '{evidence}', 'employment_id', 'person_id', 'leave', 0, true, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_request', 'is_proven', '{isProven}', 'employment_id', 'person_id', 'leave', 0, true, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_request', 'case_id', '{caseId}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- leave_day
alter table leave_day enable row level security;
revoke all on leave_day from equipoise_app;
grant select on leave_day to equipoise_app;
drop policy if exists tenant on leave_day;
create policy tenant on leave_day as restrictive to equipoise_app using (leave_day.organization_id = (select app.org())) with check (leave_day.organization_id = (select app.org()));
drop policy if exists reading on leave_day;
create policy reading on leave_day for select to equipoise_app using ((exists (select from leave_request p where p.organization_id = leave_day.organization_id and p.id = leave_day.request_id)));
drop policy if exists creating on leave_day;
drop policy if exists updating on leave_day;
drop policy if exists deleting on leave_day;
create or replace function app.leave_day_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_day t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_day', '', '{}', null, null, null, 2, false, false, null);

-- leave_draw
alter table leave_draw enable row level security;
revoke all on leave_draw from equipoise_app;
grant select on leave_draw to equipoise_app;
drop policy if exists tenant on leave_draw;
create policy tenant on leave_draw as restrictive to equipoise_app using (leave_draw.organization_id = (select app.org())) with check (leave_draw.organization_id = (select app.org()));
drop policy if exists reading on leave_draw;
create policy reading on leave_draw for select to equipoise_app using (((select app.covers_all('leave', 0)) or (coalesce(leave_draw.person_id = (select app.me()), false) and coalesce(leave_draw.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 0)) from reach r where r.organization_id = leave_draw.organization_id and r.subject_id = leave_draw.employment_id), false)));
drop policy if exists creating on leave_draw;
drop policy if exists updating on leave_draw;
drop policy if exists deleting on leave_draw;
create or replace function app.leave_draw_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_draw t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_draw', '', '{}', 'employment_id', 'person_id', 'leave', 0, true, false, null);

-- leave_proof
alter table leave_proof enable row level security;
revoke all on leave_proof from equipoise_app;
grant select on leave_proof to equipoise_app;
grant insert (id, request_id, person_id, employment_id, by_id, name, media_type, size) on leave_proof to equipoise_app;
grant delete on leave_proof to equipoise_app;
drop policy if exists tenant on leave_proof;
create policy tenant on leave_proof as restrictive to equipoise_app using (leave_proof.organization_id = (select app.org())) with check (leave_proof.organization_id = (select app.org()));
drop policy if exists reading on leave_proof;
create policy reading on leave_proof for select to equipoise_app using (((select app.covers_all('leave', 1)) or (coalesce(leave_proof.person_id = (select app.me()), false) and coalesce(leave_proof.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_proof.organization_id and r.subject_id = leave_proof.employment_id), false)));
drop policy if exists creating on leave_proof;
create policy creating on leave_proof for insert to equipoise_app with check ((((coalesce(leave_proof.by_id = (select app.me()), false) and coalesce(leave_proof.employment_id <> all ((select app.my_withdrawn())::uuid[]), true))) and ((select app.covers_all('leave', 1)) or (coalesce(leave_proof.person_id = (select app.me()), false) and coalesce(leave_proof.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_proof.organization_id and r.subject_id = leave_proof.employment_id), false))));
drop policy if exists updating on leave_proof;
create policy updating on leave_proof for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on leave_proof;
create policy deleting on leave_proof for delete to equipoise_app using ((((coalesce(leave_proof.by_id = (select app.me()), false) and coalesce(leave_proof.employment_id <> all ((select app.my_withdrawn())::uuid[]), true))) and ((select app.covers_all('leave', 1)) or (coalesce(leave_proof.person_id = (select app.me()), false) and coalesce(leave_proof.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_proof.organization_id and r.subject_id = leave_proof.employment_id), false))));
create or replace function app.leave_proof_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.request_id is distinct from old.request_id) and new.request_id is not null and not exists (select from leave_request t where t.organization_id = new.organization_id and t.id = new.request_id) then perform app.refuse('leave_proof: request_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('leave_proof: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id) then perform app.refuse('leave_proof: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.by_id is distinct from old.by_id) and new.by_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.by_id) then perform app.refuse('leave_proof: by_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('leave_proof: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('leave_proof: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on leave_proof for each row execute function app.leave_proof_guard();
create or replace function app.leave_proof_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_proof t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on leave_proof for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_proof', '', '{}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- sickness
alter table sickness enable row level security;
revoke all on sickness from equipoise_app;
grant select on sickness to equipoise_app;
grant insert (id, person_id, employment_id, starts_on, expected_back_on) on sickness to equipoise_app;
grant update (expected_back_on, status, last_day) on sickness to equipoise_app;
drop policy if exists tenant on sickness;
create policy tenant on sickness as restrictive to equipoise_app using (sickness.organization_id = (select app.org())) with check (sickness.organization_id = (select app.org()));
drop policy if exists reading on sickness;
create policy reading on sickness for select to equipoise_app using (((select app.covers_all('leave', 0)) or (coalesce(sickness.person_id = (select app.me()), false) and coalesce(sickness.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('leave', 0)) from reach r where r.organization_id = sickness.organization_id and r.subject_id = sickness.employment_id), false)));
drop policy if exists creating on sickness;
create policy creating on sickness for insert to equipoise_app with check (((select app.covers_all('leave', 1)) or (coalesce(sickness.person_id = (select app.me()), false) and coalesce(sickness.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = sickness.organization_id and r.subject_id = sickness.employment_id), false)));
drop policy if exists updating on sickness;
create policy updating on sickness for update to equipoise_app using ((((coalesce(sickness.status in ('ill'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(sickness.person_id = (select app.me()), false) and coalesce(sickness.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = sickness.organization_id and r.subject_id = sickness.employment_id), false))) or ((coalesce(sickness.status in ('ill'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(sickness.person_id = (select app.me()), false) and coalesce(sickness.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = sickness.organization_id and r.subject_id = sickness.employment_id), false))) or ((coalesce(sickness.status in ('back'), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = sickness.organization_id and r.subject_id = sickness.employment_id), false))) or ((coalesce(sickness.status in ('ill'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(sickness.person_id = (select app.me()), false) and coalesce(sickness.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = sickness.organization_id and r.subject_id = sickness.employment_id), false))))) with check (true);
drop policy if exists deleting on sickness;
create or replace function app.sickness_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('sickness: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('sickness: employment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.last_day is not null or new.status <> 'ill' or new.version <> 1 then perform app.refuse('sickness: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.expected_back_on) is distinct from row(old.expected_back_on) and not ((coalesce(old.status in ('ill'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(old.person_id = (select app.me()), false) and coalesce(old.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))) then perform app.refuse('sickness: not yours to change now'); end if;

  if row(new.status, new.last_day) is distinct from row(old.status, old.last_day) and not ((new.status = 'back' and ((coalesce(old.status in ('ill'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(old.person_id = (select app.me()), false) and coalesce(old.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))) and not false)
    or (new.status = 'ill' and ((coalesce(old.status in ('back'), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))) and not false)
    or (new.status = 'mistaken' and ((coalesce(old.status in ('ill'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(old.person_id = (select app.me()), false) and coalesce(old.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))) and not row(new.last_day) is distinct from row(old.last_day))) then perform app.refuse('sickness: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on sickness for each row execute function app.sickness_guard();
create or replace function app.sickness_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from sickness t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('sickness', '', '{}', 'employment_id', 'person_id', 'leave', 0, true, true, null);

-- sick_note
alter table sick_note enable row level security;
revoke all on sick_note from equipoise_app;
grant select on sick_note to equipoise_app;
grant insert (id, person_id, employment_id, sickness_id, kind, asked_on) on sick_note to equipoise_app;
grant update (status, received_on, certified_from, certified_until, reported_from, reported_until) on sick_note to equipoise_app;
drop policy if exists tenant on sick_note;
create policy tenant on sick_note as restrictive to equipoise_app using (sick_note.organization_id = (select app.org())) with check (sick_note.organization_id = (select app.org()));
drop policy if exists reading on sick_note;
create policy reading on sick_note for select to equipoise_app using (((select app.covers_all('leave', 1)) or (coalesce(sick_note.person_id = (select app.me()), false) and coalesce(sick_note.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = sick_note.organization_id and r.subject_id = sick_note.employment_id), false)));
drop policy if exists creating on sick_note;
create policy creating on sick_note for insert to equipoise_app with check ((not (coalesce(sick_note.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = sick_note.organization_id and r.subject_id = sick_note.employment_id), false))));
drop policy if exists updating on sick_note;
create policy updating on sick_note for update to equipoise_app using ((((coalesce(sick_note.status in ('requested', 'differs'), false)) and (not (coalesce(sick_note.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = sick_note.organization_id and r.subject_id = sick_note.employment_id), false)))) or ((coalesce(sick_note.status in ('requested', 'received'), false)) and (not (coalesce(sick_note.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = sick_note.organization_id and r.subject_id = sick_note.employment_id), false)))))) with check (true);
drop policy if exists deleting on sick_note;
create or replace function app.sick_note_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('sick_note: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('sick_note: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.sickness_id is distinct from old.sickness_id) and new.sickness_id is not null and not exists (select from sickness t where t.organization_id = new.organization_id and t.id = new.sickness_id) then perform app.refuse('sick_note: sickness_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.received_on is not null or new.certified_from is not null or new.certified_until is not null or new.reported_from is not null or new.reported_until is not null or new.status <> 'requested' or new.version <> 1 then perform app.refuse('sick_note: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('sick_note: not yours to change now'); end if;

  if row(new.status, new.received_on, new.certified_from, new.certified_until, new.reported_from, new.reported_until) is distinct from row(old.status, old.received_on, old.certified_from, old.certified_until, old.reported_from, old.reported_until) and not ((new.status = 'received' and ((coalesce(old.status in ('requested', 'differs'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not false)
    or (new.status = 'differs' and ((coalesce(old.status in ('requested', 'received'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not false)) then perform app.refuse('sick_note: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on sick_note for each row execute function app.sick_note_guard();
create or replace function app.sick_note_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from sick_note t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('sick_note', '', '{}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- sickness_link
alter table sickness_link enable row level security;
revoke all on sickness_link from equipoise_app;
grant select on sickness_link to equipoise_app;
grant insert (id, person_id, employment_id, sickness_id, earlier_id, says, said_by, said_on) on sickness_link to equipoise_app;
grant update (status) on sickness_link to equipoise_app;
drop policy if exists tenant on sickness_link;
create policy tenant on sickness_link as restrictive to equipoise_app using (sickness_link.organization_id = (select app.org())) with check (sickness_link.organization_id = (select app.org()));
drop policy if exists reading on sickness_link;
create policy reading on sickness_link for select to equipoise_app using (((select app.covers_all('leave', 1)) or (coalesce(sickness_link.person_id = (select app.me()), false) and coalesce(sickness_link.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = sickness_link.organization_id and r.subject_id = sickness_link.employment_id), false)));
drop policy if exists creating on sickness_link;
create policy creating on sickness_link for insert to equipoise_app with check ((not (coalesce(sickness_link.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = sickness_link.organization_id and r.subject_id = sickness_link.employment_id), false))));
drop policy if exists updating on sickness_link;
create policy updating on sickness_link for update to equipoise_app using ((((coalesce(sickness_link.status in ('counts'), false)) and (not (coalesce(sickness_link.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = sickness_link.organization_id and r.subject_id = sickness_link.employment_id), false)))))) with check (true);
drop policy if exists deleting on sickness_link;
create or replace function app.sickness_link_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('sickness_link: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('sickness_link: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.sickness_id is distinct from old.sickness_id) and new.sickness_id is not null and not exists (select from sickness t where t.organization_id = new.organization_id and t.id = new.sickness_id) then perform app.refuse('sickness_link: sickness_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.earlier_id is distinct from old.earlier_id) and new.earlier_id is not null and not exists (select from sickness t where t.organization_id = new.organization_id and t.id = new.earlier_id) then perform app.refuse('sickness_link: earlier_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'counts' or new.version <> 1 then perform app.refuse('sickness_link: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('sickness_link: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'taken_back' and ((coalesce(old.status in ('counts'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not false)) then perform app.refuse('sickness_link: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on sickness_link for each row execute function app.sickness_link_guard();
create or replace function app.sickness_link_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from sickness_link t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('sickness_link', '', '{}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- return_talk
alter table return_talk enable row level security;
revoke all on return_talk from equipoise_app;
grant select on return_talk to equipoise_app;
grant insert (id, person_id, employment_id, sickness_id, held_on, outcome, agreed) on return_talk to equipoise_app;
grant update (held_on, outcome, agreed, status) on return_talk to equipoise_app;
drop policy if exists tenant on return_talk;
create policy tenant on return_talk as restrictive to equipoise_app using (return_talk.organization_id = (select app.org())) with check (return_talk.organization_id = (select app.org()));
drop policy if exists reading on return_talk;
create policy reading on return_talk for select to equipoise_app using (((select app.covers_all('leave', 1)) or (coalesce(return_talk.person_id = (select app.me()), false) and coalesce(return_talk.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.direct && (select app.my_lines()) or r.acting && (select app.my_lines()) or r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = return_talk.organization_id and r.subject_id = return_talk.employment_id), false)));
drop policy if exists creating on return_talk;
create policy creating on return_talk for insert to equipoise_app with check ((not (coalesce(return_talk.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.direct && (select app.my_lines()) or r.acting && (select app.my_lines()) or r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = return_talk.organization_id and r.subject_id = return_talk.employment_id), false))));
drop policy if exists updating on return_talk;
create policy updating on return_talk for update to equipoise_app using ((((coalesce(return_talk.status in ('written'), false)) and not (coalesce(return_talk.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.direct && (select app.my_lines()) or r.acting && (select app.my_lines()) or r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = return_talk.organization_id and r.subject_id = return_talk.employment_id), false))) or ((coalesce(return_talk.status in ('written'), false)) and ((coalesce(return_talk.person_id = (select app.me()), false) and coalesce(return_talk.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)))))) with check (true);
drop policy if exists deleting on return_talk;
create or replace function app.return_talk_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('return_talk: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('return_talk: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.sickness_id is distinct from old.sickness_id) and new.sickness_id is not null and not exists (select from sickness t where t.organization_id = new.organization_id and t.id = new.sickness_id) then perform app.refuse('return_talk: sickness_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'written' or new.version <> 1 then perform app.refuse('return_talk: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.held_on, new.outcome, new.agreed) is distinct from row(old.held_on, old.outcome, old.agreed) and not ((coalesce(old.status in ('written'), false)) and not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.direct && (select app.my_lines()) or r.acting && (select app.my_lines()) or r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))) then perform app.refuse('return_talk: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'confirmed' and ((coalesce(old.status in ('written'), false)) and ((coalesce(old.person_id = (select app.me()), false) and coalesce(old.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)))) and not false)) then perform app.refuse('return_talk: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on return_talk for each row execute function app.return_talk_guard();
create or replace function app.return_talk_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from return_talk t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('return_talk', '', '{}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- phased_return
alter table phased_return enable row level security;
revoke all on phased_return from equipoise_app;
grant select on phased_return to equipoise_app;
grant insert (id, person_id, employment_id, sickness_id, starts_on, ends_on, weekly_hours) on phased_return to equipoise_app;
grant update (starts_on, ends_on, weekly_hours) on phased_return to equipoise_app;
grant delete on phased_return to equipoise_app;
drop policy if exists tenant on phased_return;
create policy tenant on phased_return as restrictive to equipoise_app using (phased_return.organization_id = (select app.org())) with check (phased_return.organization_id = (select app.org()));
drop policy if exists reading on phased_return;
create policy reading on phased_return for select to equipoise_app using (((select app.covers_all('leave', 0)) or (coalesce(phased_return.person_id = (select app.me()), false) and coalesce(phased_return.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.line && (select app.my_lines()) or r.populations && (select app.my_populations('leave', 0)) from reach r where r.organization_id = phased_return.organization_id and r.subject_id = phased_return.employment_id), false)));
drop policy if exists creating on phased_return;
create policy creating on phased_return for insert to equipoise_app with check ((not (coalesce(phased_return.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = phased_return.organization_id and r.subject_id = phased_return.employment_id), false))));
drop policy if exists updating on phased_return;
create policy updating on phased_return for update to equipoise_app using (((not (coalesce(phased_return.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = phased_return.organization_id and r.subject_id = phased_return.employment_id), false))))) with check (true);
drop policy if exists deleting on phased_return;
create policy deleting on phased_return for delete to equipoise_app using ((not (coalesce(phased_return.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = phased_return.organization_id and r.subject_id = phased_return.employment_id), false))));
create or replace function app.phased_return_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('phased_return: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('phased_return: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.sickness_id is distinct from old.sickness_id) and new.sickness_id is not null and not exists (select from sickness t where t.organization_id = new.organization_id and t.id = new.sickness_id) then perform app.refuse('phased_return: sickness_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('phased_return: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('phased_return: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on phased_return for each row execute function app.phased_return_guard();
create or replace function app.phased_return_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from phased_return t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on phased_return for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('phased_return', '', '{}', 'employment_id', 'person_id', 'leave', 0, true, true, null);

-- reintegration_offer
alter table reintegration_offer enable row level security;
revoke all on reintegration_offer from equipoise_app;
grant select on reintegration_offer to equipoise_app;
grant insert (id, person_id, employment_id, due_since) on reintegration_offer to equipoise_app;
grant update (status, offered_on, answered_on, closed_on, outcome) on reintegration_offer to equipoise_app;
drop policy if exists tenant on reintegration_offer;
create policy tenant on reintegration_offer as restrictive to equipoise_app using (reintegration_offer.organization_id = (select app.org())) with check (reintegration_offer.organization_id = (select app.org()));
drop policy if exists reading on reintegration_offer;
create policy reading on reintegration_offer for select to equipoise_app using (((select app.covers_all('leave', 1)) or (coalesce(reintegration_offer.person_id = (select app.me()), false) and coalesce(reintegration_offer.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = reintegration_offer.organization_id and r.subject_id = reintegration_offer.employment_id), false)));
drop policy if exists creating on reintegration_offer;
create policy creating on reintegration_offer for insert to equipoise_app with check ((not (coalesce(reintegration_offer.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = reintegration_offer.organization_id and r.subject_id = reintegration_offer.employment_id), false))));
drop policy if exists updating on reintegration_offer;
create policy updating on reintegration_offer for update to equipoise_app using ((((coalesce(reintegration_offer.status in ('due'), false)) and (not (coalesce(reintegration_offer.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = reintegration_offer.organization_id and r.subject_id = reintegration_offer.employment_id), false)))) or ((coalesce(reintegration_offer.status in ('offered', 'declined', 'unanswered'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(reintegration_offer.person_id = (select app.me()), false) and coalesce(reintegration_offer.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = reintegration_offer.organization_id and r.subject_id = reintegration_offer.employment_id), false))) or ((coalesce(reintegration_offer.status in ('offered', 'accepted', 'unanswered'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(reintegration_offer.person_id = (select app.me()), false) and coalesce(reintegration_offer.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = reintegration_offer.organization_id and r.subject_id = reintegration_offer.employment_id), false))) or ((coalesce(reintegration_offer.status in ('offered'), false)) and (not (coalesce(reintegration_offer.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = reintegration_offer.organization_id and r.subject_id = reintegration_offer.employment_id), false)))) or ((coalesce(reintegration_offer.status in ('due', 'offered', 'accepted', 'declined', 'unanswered'), false)) and (not (coalesce(reintegration_offer.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = reintegration_offer.organization_id and r.subject_id = reintegration_offer.employment_id), false)))))) with check (true);
drop policy if exists deleting on reintegration_offer;
create or replace function app.reintegration_offer_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('reintegration_offer: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('reintegration_offer: employment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.offered_on is not null or new.answered_on is not null or new.closed_on is not null or new.outcome is not null or new.status <> 'due' or new.version <> 1 then perform app.refuse('reintegration_offer: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('reintegration_offer: not yours to change now'); end if;

  if row(new.status, new.offered_on, new.answered_on, new.closed_on, new.outcome) is distinct from row(old.status, old.offered_on, old.answered_on, old.closed_on, old.outcome) and not ((new.status = 'offered' and ((coalesce(old.status in ('due'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not row(new.answered_on, new.closed_on, new.outcome) is distinct from row(old.answered_on, old.closed_on, old.outcome))
    or (new.status = 'accepted' and ((coalesce(old.status in ('offered', 'declined', 'unanswered'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(old.person_id = (select app.me()), false) and coalesce(old.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))) and not row(new.offered_on, new.closed_on, new.outcome) is distinct from row(old.offered_on, old.closed_on, old.outcome))
    or (new.status = 'declined' and ((coalesce(old.status in ('offered', 'accepted', 'unanswered'), false)) and ((select app.covers_all('leave', 1)) or (coalesce(old.person_id = (select app.me()), false) and coalesce(old.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false))) and not row(new.offered_on, new.closed_on, new.outcome) is distinct from row(old.offered_on, old.closed_on, old.outcome))
    or (new.status = 'unanswered' and ((coalesce(old.status in ('offered'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not row(new.offered_on, new.answered_on, new.closed_on, new.outcome) is distinct from row(old.offered_on, old.answered_on, old.closed_on, old.outcome))
    or (new.status = 'closed' and ((coalesce(old.status in ('due', 'offered', 'accepted', 'declined', 'unanswered'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not row(new.offered_on, new.answered_on) is distinct from row(old.offered_on, old.answered_on))) then perform app.refuse('reintegration_offer: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on reintegration_offer for each row execute function app.reintegration_offer_guard();
create or replace function app.reintegration_offer_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from reintegration_offer t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('reintegration_offer', '', '{}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- leave_case
alter table leave_case enable row level security;
revoke all on leave_case from equipoise_app;
grant select on leave_case to equipoise_app;
grant insert (id, person_id, employment_id, asked_on, starts_on, ends_on, is_intermittent, twelve_months, year_starts_on, weekly_hours, hours_worked, employees_nearby, leave_for, reason) on leave_case to equipoise_app;
grant update (asked_on, starts_on, ends_on, is_intermittent, twelve_months, year_starts_on, weekly_hours, hours_worked, employees_nearby, leave_for, reason, status, told_on, certification_asked_on, certification_due_on, certified_on, designated_on, refused_because, returned_on, returned_to) on leave_case to equipoise_app;
drop policy if exists tenant on leave_case;
create policy tenant on leave_case as restrictive to equipoise_app using (leave_case.organization_id = (select app.org())) with check (leave_case.organization_id = (select app.org()));
drop policy if exists reading on leave_case;
create policy reading on leave_case for select to equipoise_app using (((select app.covers_all('leave', 1)) or (coalesce(leave_case.person_id = (select app.me()), false) and coalesce(leave_case.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_case.organization_id and r.subject_id = leave_case.employment_id), false)));
drop policy if exists creating on leave_case;
create policy creating on leave_case for insert to equipoise_app with check ((not (coalesce(leave_case.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_case.organization_id and r.subject_id = leave_case.employment_id), false))));
drop policy if exists updating on leave_case;
create policy updating on leave_case for update to equipoise_app using ((((coalesce(leave_case.status in ('asked'), false) or coalesce(leave_case.status in ('told'), false)) and (not (coalesce(leave_case.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_case.organization_id and r.subject_id = leave_case.employment_id), false)))) or ((coalesce(leave_case.status in ('asked'), false)) and (not (coalesce(leave_case.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_case.organization_id and r.subject_id = leave_case.employment_id), false)))) or ((coalesce(leave_case.status in ('told'), false)) and (not (coalesce(leave_case.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_case.organization_id and r.subject_id = leave_case.employment_id), false)))) or ((coalesce(leave_case.status in ('told'), false)) and (not (coalesce(leave_case.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_case.organization_id and r.subject_id = leave_case.employment_id), false)))) or ((coalesce(leave_case.status in ('asked', 'told'), false)) and (not (coalesce(leave_case.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_case.organization_id and r.subject_id = leave_case.employment_id), false)))) or ((coalesce(leave_case.status in ('designated'), false)) and (not (coalesce(leave_case.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_case.organization_id and r.subject_id = leave_case.employment_id), false)))))) with check (true);
drop policy if exists deleting on leave_case;
create or replace function app.leave_case_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('leave_case: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('leave_case: employment_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.told_on is not null or new.certification_asked_on is not null or new.certification_due_on is not null or new.certified_on is not null or new.designated_on is not null or new.refused_because is not null or new.returned_on is not null or new.returned_to is not null or new.status <> 'asked' or new.version <> 1 then perform app.refuse('leave_case: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.asked_on, new.starts_on, new.ends_on, new.is_intermittent, new.twelve_months, new.year_starts_on, new.weekly_hours, new.hours_worked, new.employees_nearby, new.leave_for, new.reason) is distinct from row(old.asked_on, old.starts_on, old.ends_on, old.is_intermittent, old.twelve_months, old.year_starts_on, old.weekly_hours, old.hours_worked, old.employees_nearby, old.leave_for, old.reason) and not ((coalesce(old.status in ('asked'), false) or coalesce(old.status in ('told'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) then perform app.refuse('leave_case: not yours to change now'); end if;

  if row(new.status, new.told_on, new.certification_asked_on, new.certification_due_on, new.certified_on, new.designated_on, new.refused_because, new.returned_on, new.returned_to) is distinct from row(old.status, old.told_on, old.certification_asked_on, old.certification_due_on, old.certified_on, old.designated_on, old.refused_because, old.returned_on, old.returned_to) and not ((new.status = 'told' and ((coalesce(old.status in ('asked'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not row(new.certified_on, new.designated_on, new.refused_because, new.returned_on, new.returned_to) is distinct from row(old.certified_on, old.designated_on, old.refused_because, old.returned_on, old.returned_to))
    or (new.status = 'told' and ((coalesce(old.status in ('told'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not row(new.told_on, new.certification_asked_on, new.certification_due_on, new.designated_on, new.refused_because, new.returned_on, new.returned_to) is distinct from row(old.told_on, old.certification_asked_on, old.certification_due_on, old.designated_on, old.refused_because, old.returned_on, old.returned_to))
    or (new.status = 'designated' and ((coalesce(old.status in ('told'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not row(new.told_on, new.certification_asked_on, new.certification_due_on, new.refused_because, new.returned_on, new.returned_to) is distinct from row(old.told_on, old.certification_asked_on, old.certification_due_on, old.refused_because, old.returned_on, old.returned_to))
    or (new.status = 'refused' and ((coalesce(old.status in ('asked', 'told'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not row(new.told_on, new.certification_asked_on, new.certification_due_on, new.certified_on, new.designated_on, new.returned_on, new.returned_to) is distinct from row(old.told_on, old.certification_asked_on, old.certification_due_on, old.certified_on, old.designated_on, old.returned_on, old.returned_to))
    or (new.status = 'closed' and ((coalesce(old.status in ('designated'), false)) and (not (coalesce(old.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = old.organization_id and r.subject_id = old.employment_id), false)))) and not row(new.told_on, new.certification_asked_on, new.certification_due_on, new.certified_on, new.designated_on, new.refused_because) is distinct from row(old.told_on, old.certification_asked_on, old.certification_due_on, old.certified_on, old.designated_on, old.refused_because))) then perform app.refuse('leave_case: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on leave_case for each row execute function app.leave_case_guard();
create or replace function app.leave_case_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_case t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_case', '', '{}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- leave_case_week
alter table leave_case_week enable row level security;
revoke all on leave_case_week from equipoise_app;
grant select on leave_case_week to equipoise_app;
grant insert (id, person_id, employment_id, case_id, week_of, hours_taken) on leave_case_week to equipoise_app;
grant delete on leave_case_week to equipoise_app;
drop policy if exists tenant on leave_case_week;
create policy tenant on leave_case_week as restrictive to equipoise_app using (leave_case_week.organization_id = (select app.org())) with check (leave_case_week.organization_id = (select app.org()));
drop policy if exists reading on leave_case_week;
create policy reading on leave_case_week for select to equipoise_app using (((select app.covers_all('leave', 1)) or (coalesce(leave_case_week.person_id = (select app.me()), false) and coalesce(leave_case_week.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_case_week.organization_id and r.subject_id = leave_case_week.employment_id), false)));
drop policy if exists creating on leave_case_week;
create policy creating on leave_case_week for insert to equipoise_app with check ((not (coalesce(leave_case_week.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_case_week.organization_id and r.subject_id = leave_case_week.employment_id), false))));
drop policy if exists updating on leave_case_week;
create policy updating on leave_case_week for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on leave_case_week;
create policy deleting on leave_case_week for delete to equipoise_app using ((not (coalesce(leave_case_week.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_case_week.organization_id and r.subject_id = leave_case_week.employment_id), false))));
create or replace function app.leave_case_week_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('leave_case_week: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('leave_case_week: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.case_id is distinct from old.case_id) and new.case_id is not null and not exists (select from leave_case t where t.organization_id = new.organization_id and t.id = new.case_id) then perform app.refuse('leave_case_week: case_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('leave_case_week: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('leave_case_week: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on leave_case_week for each row execute function app.leave_case_week_guard();
create or replace function app.leave_case_week_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_case_week t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on leave_case_week for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_case_week', '', '{}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- case_letter_template
alter table case_letter_template enable row level security;
revoke all on case_letter_template from equipoise_app;
grant select on case_letter_template to equipoise_app;
grant insert (id, name, notice, language, subject, body) on case_letter_template to equipoise_app;
grant update (name, notice, language, subject, body, status) on case_letter_template to equipoise_app;
drop policy if exists tenant on case_letter_template;
create policy tenant on case_letter_template as restrictive to equipoise_app using (case_letter_template.organization_id = (select app.org())) with check (case_letter_template.organization_id = (select app.org()));
drop policy if exists reading on case_letter_template;
create policy reading on case_letter_template for select to equipoise_app using ((((select app.covers_all('leave', 1)) or (select app.my_populations('leave', 1)) <> '{}')));
drop policy if exists creating on case_letter_template;
create policy creating on case_letter_template for insert to equipoise_app with check (((select app.covers_all('leave', 2))));
drop policy if exists updating on case_letter_template;
create policy updating on case_letter_template for update to equipoise_app using (((select app.covers_all('leave', 2)) or ((coalesce(case_letter_template.status in ('in_use'), false)) and ((select app.covers_all('leave', 2)))) or ((coalesce(case_letter_template.status in ('retired'), false)) and ((select app.covers_all('leave', 2)))))) with check (true);
drop policy if exists deleting on case_letter_template;
create or replace function app.case_letter_template_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;

  if tg_op = 'INSERT' then
    if new.status <> 'in_use' or new.version <> 1 then perform app.refuse('case_letter_template: a new row starts fresh'); end if;
    return new;
  end if;
  if row(new.name, new.notice, new.language, new.subject, new.body) is distinct from row(old.name, old.notice, old.language, old.subject, old.body) and not ((select app.covers_all('leave', 2))) then perform app.refuse('case_letter_template: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'retired' and ((coalesce(old.status in ('in_use'), false)) and ((select app.covers_all('leave', 2)))) and not false)
    or (new.status = 'in_use' and ((coalesce(old.status in ('retired'), false)) and ((select app.covers_all('leave', 2)))) and not false)) then perform app.refuse('case_letter_template: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on case_letter_template for each row execute function app.case_letter_template_guard();
create or replace function app.case_letter_template_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from case_letter_template t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('case_letter_template', '', '{}', null, null, null, 2, false, false, null);

-- case_letter
alter table case_letter enable row level security;
revoke all on case_letter from equipoise_app;
grant select on case_letter to equipoise_app;
grant insert (id, person_id, employment_id, case_id, notice, language, subject, body, hash) on case_letter to equipoise_app;
drop policy if exists tenant on case_letter;
create policy tenant on case_letter as restrictive to equipoise_app using (case_letter.organization_id = (select app.org())) with check (case_letter.organization_id = (select app.org()));
drop policy if exists reading on case_letter;
create policy reading on case_letter for select to equipoise_app using (((select app.covers_all('leave', 1)) or (coalesce(case_letter.person_id = (select app.me()), false) and coalesce(case_letter.employment_id <> all ((select app.my_withdrawn())::uuid[]), true)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = case_letter.organization_id and r.subject_id = case_letter.employment_id), false)));
drop policy if exists creating on case_letter;
create policy creating on case_letter for insert to equipoise_app with check ((not (coalesce(case_letter.person_id = (select app.holder()), false)) and ((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = case_letter.organization_id and r.subject_id = case_letter.employment_id), false))));
drop policy if exists updating on case_letter;
create policy updating on case_letter for update to equipoise_app using (false) with check (true);
drop policy if exists deleting on case_letter;
create or replace function app.case_letter_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('case_letter: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.employment_id is distinct from old.employment_id) and new.employment_id is not null and not (app.looks_after_leave(new.employment_id) or exists (select from employment t where t.organization_id = new.organization_id and t.id = new.employment_id)) then perform app.refuse('case_letter: employment_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.case_id is distinct from old.case_id) and new.case_id is not null and not exists (select from leave_case t where t.organization_id = new.organization_id and t.id = new.case_id) then perform app.refuse('case_letter: case_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('case_letter: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('case_letter: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on case_letter for each row execute function app.case_letter_guard();
create or replace function app.case_letter_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from case_letter t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('case_letter', '', '{}', 'employment_id', 'person_id', 'leave', 1, true, false, null);

-- leave_feed
alter table leave_feed enable row level security;
revoke all on leave_feed from equipoise_app;
grant select on leave_feed to equipoise_app;
grant insert (id, person_id, whose, location_id, hash, made_on) on leave_feed to equipoise_app;
grant update (status) on leave_feed to equipoise_app;
drop policy if exists tenant on leave_feed;
create policy tenant on leave_feed as restrictive to equipoise_app using (leave_feed.organization_id = (select app.org())) with check (leave_feed.organization_id = (select app.org()));
drop policy if exists reading on leave_feed;
create policy reading on leave_feed for select to equipoise_app using (((coalesce(leave_feed.person_id = (select app.me()), false) and coalesce(leave_feed.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists creating on leave_feed;
create policy creating on leave_feed for insert to equipoise_app with check (((coalesce(leave_feed.person_id = (select app.me()), false) and coalesce(leave_feed.person_id <> all ((select app.my_withdrawn())::uuid[]), true))));
drop policy if exists updating on leave_feed;
create policy updating on leave_feed for update to equipoise_app using ((((coalesce(leave_feed.status in ('active'), false)) and ((coalesce(leave_feed.person_id = (select app.me()), false) and coalesce(leave_feed.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))))) with check (true);
drop policy if exists deleting on leave_feed;
create or replace function app.leave_feed_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.person_id is distinct from old.person_id) and new.person_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.person_id) then perform app.refuse('leave_feed: person_id names nothing that you can see'); end if;
  if (tg_op = 'INSERT' or new.location_id is distinct from old.location_id) and new.location_id is not null and not exists (select from location t where t.organization_id = new.organization_id and t.id = new.location_id) then perform app.refuse('leave_feed: location_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'active' or new.version <> 1 then perform app.refuse('leave_feed: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('leave_feed: not yours to change now'); end if;

  if row(new.status) is distinct from row(old.status) and not ((new.status = 'revoked' and ((coalesce(old.status in ('active'), false)) and ((coalesce(old.person_id = (select app.me()), false) and coalesce(old.person_id <> all ((select app.my_withdrawn())::uuid[]), true)))) and not false)) then perform app.refuse('leave_feed: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on leave_feed for each row execute function app.leave_feed_guard();
create or replace function app.leave_feed_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_feed t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_feed', '', '{}', 'person_id', 'person_id', null, 2, true, false, 'self');
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_feed', 'hash', '{hash}', 'person_id', 'person_id', null, 2, false, false, 'self');

-- leave_closing
alter table leave_closing enable row level security;
revoke all on leave_closing from equipoise_app;
grant select on leave_closing to equipoise_app;
drop policy if exists tenant on leave_closing;
create policy tenant on leave_closing as restrictive to equipoise_app using (leave_closing.organization_id = (select app.org())) with check (leave_closing.organization_id = (select app.org()));
drop policy if exists reading on leave_closing;
create policy reading on leave_closing for select to equipoise_app using ((((select app.covers_all('leave', 1)) or (select app.my_populations('leave', 1)) <> '{}')));
drop policy if exists creating on leave_closing;
drop policy if exists updating on leave_closing;
drop policy if exists deleting on leave_closing;
create or replace function app.leave_closing_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_closing t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_closing', '', '{}', null, null, null, 2, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_closing', 'accounts', '{accounts}', null, null, 'leave', 1, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_closing', 'carried', '{carried}', null, null, 'leave', 1, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_closing', 'lapsed', '{lapsed}', null, null, 'leave', 1, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_closing', 'paid_out', '{paidOut}', null, null, 'leave', 1, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_closing', 'left_out', '{leftOut}', null, null, 'leave', 1, false, false, null);

-- leave_closing_line
alter table leave_closing_line enable row level security;
revoke all on leave_closing_line from equipoise_app;
grant select on leave_closing_line to equipoise_app;
drop policy if exists tenant on leave_closing_line;
create policy tenant on leave_closing_line as restrictive to equipoise_app using (leave_closing_line.organization_id = (select app.org())) with check (leave_closing_line.organization_id = (select app.org()));
drop policy if exists reading on leave_closing_line;
create policy reading on leave_closing_line for select to equipoise_app using (((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_closing_line.organization_id and r.subject_id = leave_closing_line.employment_id), false)));
drop policy if exists creating on leave_closing_line;
drop policy if exists updating on leave_closing_line;
drop policy if exists deleting on leave_closing_line;
create or replace function app.leave_closing_line_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_closing_line t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_closing_line', '', '{}', 'employment_id', 'person_id', 'leave', 1, false, false, null);

-- leave_valuation
alter table leave_valuation enable row level security;
revoke all on leave_valuation from equipoise_app;
grant select on leave_valuation to equipoise_app;
grant insert (id, legal_entity_id, starts_on, method, year_days, has_allowances) on leave_valuation to equipoise_app;
grant update (method, year_days, has_allowances) on leave_valuation to equipoise_app;
grant delete on leave_valuation to equipoise_app;
drop policy if exists tenant on leave_valuation;
create policy tenant on leave_valuation as restrictive to equipoise_app using (leave_valuation.organization_id = (select app.org())) with check (leave_valuation.organization_id = (select app.org()));
drop policy if exists reading on leave_valuation;
create policy reading on leave_valuation for select to equipoise_app using ((((select app.me()) is not null) or (select app.covers_all('leave', 0))));
drop policy if exists creating on leave_valuation;
create policy creating on leave_valuation for insert to equipoise_app with check (((select app.covers_all('leave', 2))));
drop policy if exists updating on leave_valuation;
create policy updating on leave_valuation for update to equipoise_app using (((select app.covers_all('leave', 2)))) with check (true);
drop policy if exists deleting on leave_valuation;
create policy deleting on leave_valuation for delete to equipoise_app using (((select app.covers_all('leave', 2))));
create or replace function app.leave_valuation_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.legal_entity_id is distinct from old.legal_entity_id) and new.legal_entity_id is not null and not exists (select from legal_entity t where t.organization_id = new.organization_id and t.id = new.legal_entity_id) then perform app.refuse('leave_valuation: legal_entity_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.version <> 1 then perform app.refuse('leave_valuation: a new row starts fresh'); end if;
    return new;
  end if;


  if false and not (false) then perform app.refuse('leave_valuation: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on leave_valuation for each row execute function app.leave_valuation_guard();
create or replace function app.leave_valuation_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_valuation t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
create or replace trigger gone after delete on leave_valuation for each row execute function app.on_gone();
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_valuation', '', '{}', null, null, 'leave', 0, false, false, null);

-- leave_payroll
alter table leave_payroll enable row level security;
revoke all on leave_payroll from equipoise_app;
grant select on leave_payroll to equipoise_app;
drop policy if exists tenant on leave_payroll;
create policy tenant on leave_payroll as restrictive to equipoise_app using (leave_payroll.organization_id = (select app.org())) with check (leave_payroll.organization_id = (select app.org()));
drop policy if exists reading on leave_payroll;
create policy reading on leave_payroll for select to equipoise_app using ((((select app.covers_all('leave', 1)) or (select app.my_populations('leave', 1)) <> '{}')));
drop policy if exists creating on leave_payroll;
drop policy if exists updating on leave_payroll;
drop policy if exists deleting on leave_payroll;
create or replace function app.leave_payroll_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_payroll t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_payroll', '', '{}', null, null, null, 2, false, false, null);
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_payroll', 'pay_group', '{payGroup}', null, null, null, 2, false, false, null);

-- leave_payroll_line
alter table leave_payroll_line enable row level security;
revoke all on leave_payroll_line from equipoise_app;
grant select on leave_payroll_line to equipoise_app;
drop policy if exists tenant on leave_payroll_line;
create policy tenant on leave_payroll_line as restrictive to equipoise_app using (leave_payroll_line.organization_id = (select app.org())) with check (leave_payroll_line.organization_id = (select app.org()));
drop policy if exists reading on leave_payroll_line;
create policy reading on leave_payroll_line for select to equipoise_app using ((((select app.covers_all('leave', 1)) or coalesce((select r.populations && (select app.my_populations('leave', 1)) from reach r where r.organization_id = leave_payroll_line.organization_id and r.subject_id = leave_payroll_line.employment_id), false)) and ((select app.covers_all('people', 0)) or coalesce(leave_payroll_line.is_ahead in ('false'), false) or coalesce((select r.populations && (select app.my_populations('people', 0)) from reach r where r.organization_id = leave_payroll_line.organization_id and r.subject_id = leave_payroll_line.employment_id), false)) and ((select app.covers_all('payroll', 0)) or (select app.covers_all('compensation', 0)) or coalesce(leave_payroll_line.is_by_group in ('false'), false) or coalesce((select r.populations && (select app.my_populations('payroll', 0)) or r.populations && (select app.my_populations('compensation', 0)) from reach r where r.organization_id = leave_payroll_line.organization_id and r.subject_id = leave_payroll_line.employment_id), false))));
drop policy if exists creating on leave_payroll_line;
drop policy if exists updating on leave_payroll_line;
drop policy if exists deleting on leave_payroll_line;
create or replace function app.leave_payroll_line_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_payroll_line t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_payroll_line', '', '{}', 'employment_id', 'person_id', null, 2, false, false, null);

-- import_run
alter table import_run enable row level security;
revoke all on import_run from equipoise_app;
grant select on import_run to equipoise_app;
grant insert (id, started_by_id, kind, file_name) on import_run to equipoise_app;
grant update (status, rows, added, unchanged, differing, changed, asked, decided, left_out, told, linked, made) on import_run to equipoise_app;
drop policy if exists tenant on import_run;
create policy tenant on import_run as restrictive to equipoise_app using (import_run.organization_id = (select app.org())) with check (import_run.organization_id = (select app.org()));
drop policy if exists reading on import_run;
create policy reading on import_run for select to equipoise_app using ((coalesce(import_run.started_by_id = (select app.me()), false)));
drop policy if exists creating on import_run;
create policy creating on import_run for insert to equipoise_app with check (false);
drop policy if exists updating on import_run;
create policy updating on import_run for update to equipoise_app using ((((coalesce(import_run.status in ('uploaded', 'mapped', 'checked', 'failed'), false)) and (coalesce(import_run.started_by_id = (select app.me()), false))) or ((coalesce(import_run.status in ('uploaded', 'mapped', 'checked'), false)) and (coalesce(import_run.started_by_id = (select app.me()), false))) or ((coalesce(import_run.status in ('mapped', 'checked'), false)) and (coalesce(import_run.started_by_id = (select app.me()), false))) or ((coalesce(import_run.status in ('checked'), false)) and (coalesce(import_run.started_by_id = (select app.me()), false))) or ((coalesce(import_run.status in ('committed'), false)) and (coalesce(import_run.started_by_id = (select app.me()), false))) or ((coalesce(import_run.status in ('uploaded', 'mapped', 'checked', 'failed'), false)) and (coalesce(import_run.started_by_id = (select app.me()), false))) or ((coalesce(import_run.status in ('uploaded', 'mapped'), false)) and (coalesce(import_run.started_by_id = (select app.me()), false))))) with check (true);
drop policy if exists deleting on import_run;
create or replace function app.import_run_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
  if (tg_op = 'INSERT' or new.started_by_id is distinct from old.started_by_id) and new.started_by_id is not null and not exists (select from person t where t.organization_id = new.organization_id and t.id = new.started_by_id) then perform app.refuse('import_run: started_by_id names nothing that you can see'); end if;
  if tg_op = 'INSERT' then
    if new.rows is not null or new.added is not null or new.unchanged is not null or new.differing is not null or new.changed is not null or new.asked is not null or new.decided is not null or new.left_out is not null or new.told is not null or new.linked is not null or new.made is not null or new.status <> 'uploaded' or new.version <> 1 then perform app.refuse('import_run: a new row starts fresh'); end if;
    return new;
  end if;
  if false and not false then perform app.refuse('import_run: not yours to change now'); end if;

  if row(new.status, new.rows, new.added, new.unchanged, new.differing, new.changed, new.asked, new.decided, new.left_out, new.told, new.linked, new.made) is distinct from row(old.status, old.rows, old.added, old.unchanged, old.differing, old.changed, old.asked, old.decided, old.left_out, old.told, old.linked, old.made) and not ((new.status = 'uploaded' and ((coalesce(old.status in ('uploaded', 'mapped', 'checked', 'failed'), false)) and (coalesce(old.started_by_id = (select app.me()), false))) and not row(new.rows, new.added, new.unchanged, new.differing, new.changed, new.asked, new.decided, new.left_out, new.told, new.linked, new.made) is distinct from row(old.rows, old.added, old.unchanged, old.differing, old.changed, old.asked, old.decided, old.left_out, old.told, old.linked, old.made))
    or (new.status = 'mapped' and ((coalesce(old.status in ('uploaded', 'mapped', 'checked'), false)) and (coalesce(old.started_by_id = (select app.me()), false))) and not row(new.rows, new.added, new.unchanged, new.differing, new.changed, new.asked, new.decided, new.left_out, new.told, new.linked, new.made) is distinct from row(old.rows, old.added, old.unchanged, old.differing, old.changed, old.asked, old.decided, old.left_out, old.told, old.linked, old.made))
    or (new.status = 'checked' and ((coalesce(old.status in ('mapped', 'checked'), false)) and (coalesce(old.started_by_id = (select app.me()), false))) and not row(new.told) is distinct from row(old.told))
    or (new.status = 'committed' and ((coalesce(old.status in ('checked'), false)) and (coalesce(old.started_by_id = (select app.me()), false))) and not false)
    or (new.status = 'undone' and ((coalesce(old.status in ('committed'), false)) and (coalesce(old.started_by_id = (select app.me()), false))) and not row(new.rows, new.added, new.unchanged, new.differing, new.changed, new.asked, new.decided, new.left_out, new.told, new.linked, new.made) is distinct from row(old.rows, old.added, old.unchanged, old.differing, old.changed, old.asked, old.decided, old.left_out, old.told, old.linked, old.made))
    or (new.status = 'cancelled' and ((coalesce(old.status in ('uploaded', 'mapped', 'checked', 'failed'), false)) and (coalesce(old.started_by_id = (select app.me()), false))) and not row(new.rows, new.added, new.unchanged, new.differing, new.changed, new.asked, new.decided, new.left_out, new.told, new.linked, new.made) is distinct from row(old.rows, old.added, old.unchanged, old.differing, old.changed, old.asked, old.decided, old.left_out, old.told, old.linked, old.made))
    or (new.status = 'failed' and ((coalesce(old.status in ('uploaded', 'mapped'), false)) and (coalesce(old.started_by_id = (select app.me()), false))) and not row(new.rows, new.added, new.unchanged, new.differing, new.changed, new.asked, new.decided, new.left_out, new.told, new.linked, new.made) is distinct from row(old.rows, old.added, old.unchanged, old.differing, old.changed, old.asked, old.decided, old.left_out, old.told, old.linked, old.made))) then perform app.refuse('import_run: no move allows this'); end if;
  return new;
end $guard$;
create or replace trigger guard before insert or update on import_run for each row execute function app.import_run_guard();
create or replace function app.import_run_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from import_run t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('import_run', '', '{}', null, null, null, 2, false, false, null);

-- leave_import
alter table leave_import enable row level security;
revoke all on leave_import from equipoise_app;
grant select on leave_import to equipoise_app;
drop policy if exists tenant on leave_import;
create policy tenant on leave_import as restrictive to equipoise_app using (leave_import.organization_id = (select app.org())) with check (leave_import.organization_id = (select app.org()));
drop policy if exists reading on leave_import;
create policy reading on leave_import for select to equipoise_app using ((coalesce(leave_import.started_by_id = (select app.me()), false)));
drop policy if exists creating on leave_import;
drop policy if exists updating on leave_import;
drop policy if exists deleting on leave_import;
create or replace function app.leave_import_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from leave_import t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;
insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall) values ('leave_import', '', '{}', null, null, null, 2, false, false, null);

-- file_chunk
alter table file_chunk enable row level security;
revoke all on file_chunk from equipoise_app;
grant select, insert (record, file_id, n, content) on file_chunk to equipoise_app;
drop policy if exists reading on file_chunk;
create policy reading on file_chunk for select to equipoise_app using (file_chunk.organization_id = (select app.org()) and case file_chunk.record when 'photo' then exists (select from photo f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id) when 'question_file' then exists (select from question_file f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id) when 'certificate_file' then exists (select from certificate_file f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id) when 'qualification_file' then exists (select from qualification_file f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id) when 'disability_proof' then exists (select from disability_proof f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id) when 'leave_proof' then exists (select from leave_proof f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id) else false end);
drop policy if exists creating on file_chunk;
create policy creating on file_chunk for insert to equipoise_app with check (file_chunk.organization_id = (select app.org()) and case file_chunk.record when 'photo' then exists (select from photo f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id and f.xmin = pg_current_xact_id()::xid) when 'question_file' then exists (select from question_file f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id and f.xmin = pg_current_xact_id()::xid) when 'certificate_file' then exists (select from certificate_file f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id and f.xmin = pg_current_xact_id()::xid) when 'qualification_file' then exists (select from qualification_file f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id and f.xmin = pg_current_xact_id()::xid) when 'disability_proof' then exists (select from disability_proof f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id and f.xmin = pg_current_xact_id()::xid) when 'leave_proof' then exists (select from leave_proof f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id and f.xmin = pg_current_xact_id()::xid) else false end);
create or replace trigger content_gone after delete on photo for each row execute function app.on_file_gone();
create or replace trigger content_gone after delete on question_file for each row execute function app.on_file_gone();
create or replace trigger content_gone after delete on certificate_file for each row execute function app.on_file_gone();
create or replace trigger content_gone after delete on qualification_file for each row execute function app.on_file_gone();
create or replace trigger content_gone after delete on disability_proof for each row execute function app.on_file_gone();
create or replace trigger content_gone after delete on leave_proof for each row execute function app.on_file_gone();
insert into job_right values ('law.replace', 'compliance', 2);
insert into job_right values ('desk.turn', 'people', 0);
insert into job_right values ('desk.turn', 'immigration', 0);
insert into job_right values ('leave.along', 'leave', 1);
insert into notice_kind values ('people.proposed', 'change_proposal', 'digest', false, false);
insert into notice_kind values ('people.proposal_answered', 'change_proposal', 'at_once', false, false);
insert into notice_kind values ('people.my_job', 'person', 'at_once', false, true);
insert into notice_kind values ('people.my_team', 'person', 'at_once', false, true);
insert into notice_kind values ('notices.mail_on', 'person', 'at_once', false, true);
insert into notice_kind values ('notices.gone_live', 'go_live', 'at_once', true, false);
insert into notice_kind values ('notices.announcement', 'announcement', 'digest', false, false);
insert into notice_kind values ('desk.given', 'person', 'at_once', false, true);
insert into notice_kind values ('desk.due', 'work_item', 'digest', false, false);
insert into notice_kind values ('desk.date', 'reminder', 'digest', false, false);
insert into notice_kind values ('desk.week', 'reminder', 'digest', false, false);
insert into notice_kind values ('desk.answered', 'question', 'at_once', false, false);
insert into notice_kind values ('desk.asked_for_you', 'question', 'at_once', false, false);
insert into notice_kind values ('desk.heard', 'work_item', 'digest', false, false);
insert into notice_kind values ('desk.by_mail', 'question', 'off', false, false);
insert into notice_kind values ('careers.expires', 'certificate', 'digest', false, false);
insert into notice_kind values ('careers.credits', 'certificate', 'digest', false, false);
insert into notice_kind values ('careers.follow_up', 'network_contact', 'digest', false, false);
insert into notice_kind values ('careers.renews', 'association', 'digest', false, false);
insert into notice_kind values ('careers.step', 'plan_item', 'digest', false, false);
insert into notice_kind values ('careers.put_forward', 'contact_offered', 'digest', false, false);
insert into notice_kind values ('leave.decided', 'leave_request', 'at_once', false, false);
insert into notice_kind values ('leave.lapses', 'lapse_letter', 'at_once', true, false);
insert into notice_kind values ('leave.ended', 'leave_request', 'at_once', false, false);
insert into notice_kind values ('leave.along', 'leave_request', 'at_once', false, false);
insert into notice_kind values ('leave.ill', 'sickness', 'at_once', false, false);
insert into notice_kind values ('leave.year_closed', 'leave_account', 'at_once', false, false);
insert into notice_kind values ('leave.year_reopened', 'leave_account', 'at_once', false, false);
insert into notice_kind values ('import.came_in', 'person', 'at_once', false, true);
revoke execute on all functions in schema app from public;
