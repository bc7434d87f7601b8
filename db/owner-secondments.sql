-- A secondment's job at the host: as long as that, judged by the host's place, and nothing of the contract at home. Applied after owner.sql, which knows of it
-- where the directory and reach are worked out.
create or replace trigger project_new after insert on secondment referencing new table as changed for each statement execute function app.on_assignment_facts('host_assignment_id');
create or replace trigger project_changed after update on secondment referencing new table as changed for each statement execute function app.on_assignment_facts('host_assignment_id');

-- Nothing holds there before or after it.
create or replace function app.on_host_facts() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if exists (select from changed c join secondment x on x.organization_id = c.organization_id and x.host_assignment_id = c.assignment_id where c.starts_on < x.starts_on or c.ends_on is null or c.ends_on > x.ends_on) then
    perform app.refuse_by_rule('people.beyond_secondment', jsonb_build_object('field', 'effectiveOn'));
  end if;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['placement', 'working_hours'] loop
    execute format('create or replace trigger seconded_new after insert on %I referencing new table as changed for each statement execute function app.on_host_facts()', t);
    execute format('create or replace trigger seconded_changed after update on %I referencing new table as changed for each statement execute function app.on_host_facts()', t);
  end loop;
end $$;
revoke execute on all functions in schema app from public;
