-- Who made the letter of a leave case and when is the session's to say.
create or replace function app.on_case_letter() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if session_user = 'equipoise_app' then
    if app.me() is null then perform app.refuse('case_letter: somebody writes it'); end if;
    new.made_by_id := app.me();
    new.made_at := app.clock();
  end if;
  return new;
end $$;
create or replace trigger upkeep before insert on case_letter for each row execute function app.on_case_letter();
revoke execute on all functions in schema app from public;
