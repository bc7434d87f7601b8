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
-- Post: one entered by mistake goes whole: both sides of it are as before, and events tell of it. Not once something was built on the job at the host,
-- nor where the hours at home were changed meanwhile. Plans of others, unseen, are for the job at home.
create or replace function app.drop_secondment(secondment uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org constant uuid := app.org(); x secondment%rowtype; meanwhile uuid[]; earlier working_hours%rowtype; later working_hours%rowtype;
  own constant text[] := '{id,version,starts_on,ends_on,during}'; each working_hours%rowtype;
begin
  select * into x from secondment s where s.organization_id = org and s.id = drop_secondment.secondment for update;
  if x.id is null or x.person_id is not distinct from app.holder() or not app.covers('people', 1, x.assignment_id) or not app.covers('people', 1, x.host_assignment_id) then perform app.refuse('secondment: not yours to take back'); end if;
  if exists (select from employment_change c where c.organization_id = org and c.assignment_id = x.host_assignment_id and c.status in ('released', 'taken_back')) then perform app.refuse_by_rule('people.secondment_built_upon'); end if;
  if x.home_hours is not null then
    select array_agg(h.id) into meanwhile from working_hours h where h.organization_id = org and h.assignment_id = x.assignment_id and h.during && daterange(x.starts_on, x.ends_on, '[]');
    if exists (select from working_hours h where h.organization_id = org and h.id = any (meanwhile) and (h.weekly_hours <> x.home_hours or h.starts_on < x.starts_on or h.ends_on is null or h.ends_on > x.ends_on)) then perform app.refuse_by_rule('people.secondment_built_upon'); end if;
    select * into earlier from working_hours h where h.organization_id = org and h.assignment_id = x.assignment_id and h.ends_on = x.starts_on - 1;
    select * into later from working_hours h where h.organization_id = org and h.assignment_id = x.assignment_id and h.starts_on = x.ends_on + 1;
    for each in delete from working_hours h where h.organization_id = org and h.id = any (meanwhile) returning * loop
      perform app.post_event('working_hours', each.id, 'delete', jsonb_build_object('startsOn', each.starts_on, 'endsOn', each.ends_on, 'weeklyHours', each.weekly_hours), null);
    end loop;
    if earlier.id is null then
      if later.id is not null and meanwhile is not null then
        update working_hours h set starts_on = x.starts_on where h.organization_id = org and h.id = later.id;
        perform app.post_event('working_hours', later.id, 'edit', jsonb_build_object('startsOn', later.starts_on), jsonb_build_object('startsOn', x.starts_on));
      end if;
    elsif meanwhile is not null then
      if to_jsonb(later) - own = to_jsonb(earlier) - own then
        delete from working_hours h where h.organization_id = org and h.id = later.id;
        perform app.post_event('working_hours', later.id, 'delete', jsonb_build_object('startsOn', later.starts_on, 'endsOn', later.ends_on, 'weeklyHours', later.weekly_hours), null);
      else later.ends_on := x.ends_on;
      end if;
      update working_hours h set ends_on = later.ends_on where h.organization_id = org and h.id = earlier.id;
      perform app.post_event('working_hours', earlier.id, 'edit', jsonb_build_object('endsOn', earlier.ends_on), jsonb_build_object('endsOn', later.ends_on));
    end if;
  end if;
  update secondment s set version = s.version + 1 where s.organization_id = org and s.id = x.id;
  perform app.post_event('secondment', x.id, 'withdraw', jsonb_build_object('startsOn', x.starts_on, 'endsOn', x.ends_on), null);
  begin
    delete from secondment s where s.organization_id = org and s.id = x.id;
    delete from working_hours h where h.organization_id = org and h.assignment_id = x.host_assignment_id;
    delete from placement p where p.organization_id = org and p.assignment_id = x.host_assignment_id;
    update employment_change c set assignment_id = x.assignment_id where c.organization_id = org and c.assignment_id = x.host_assignment_id;
    delete from assignment a where a.organization_id = org and a.id = x.host_assignment_id;
  exception when foreign_key_violation then perform app.refuse_by_rule('people.secondment_built_upon');
  end;
  delete from directory_entry where organization_id = org and id = x.host_assignment_id;
  delete from population_member where organization_id = org and id = x.host_assignment_id;
  delete from reporting_line where organization_id = org and id = x.host_assignment_id;
  delete from directory_word where organization_id = org and id = x.host_assignment_id;
  delete from reach where organization_id = org and subject_id = x.host_assignment_id;
  perform app.project(org, array[x.assignment_id]);
end $$;
revoke execute on all functions in schema app from public;
grant execute on function app.drop_secondment to equipoise_app;
