-- The declared exceptions of proposals: whose they are, and who hears of them.
create or replace function app.on_proposal_made() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if session_user <> 'equipoise_app' then return new; end if;
  if app.me() is null then perform app.refuse('change_proposal: not yours to propose'); end if;
  -- Who doesn't see the pay proposes none.
  if new.amount is not null and not app.setting('managers_see_pay') then perform app.refuse_by_rule('people.pay_not_proposed', jsonb_build_object('field', 'amount')); end if;
  new.prepared_by_id := app.me();
  new.prepared_at := app.clock();
  return new;
end $$;
create or replace trigger prepared before insert on change_proposal for each row execute function app.on_proposal_made();
-- Those who look after the person's records hear that something is proposed, never by whom they are it; whoever proposed it, what became of it.
create or replace function app.on_proposal_told() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if session_user <> 'equipoise_app' then return null; end if;
  if tg_op = 'INSERT' then
    perform app.tell_people(array(select a.who from app.area_holders(new.organization_id, new.assignment_id, 'people', 1, array[new.person_id, new.prepared_by_id]) a), 'people.proposed', new.id, false);
  elsif new.status <> old.status then
    perform app.settle_told('people.proposed', new.id);
    if new.status <> 'withdrawn' then perform app.tell_people(array[new.prepared_by_id], 'people.proposal_answered', new.id, false); end if;
  end if;
  return null;
end $$;
create or replace trigger told after insert or update on change_proposal for each row execute function app.on_proposal_told();
revoke execute on all functions in schema app from public;
