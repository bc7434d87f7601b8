-- The letter of a change: who made it and when is the session's to say; when the person may read it follows from the change.
create or replace function app.on_letter() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare c employment_change%rowtype;
begin
  if tg_op = 'INSERT' and session_user = 'equipoise_app' then
    select * into c from employment_change x where x.organization_id = new.organization_id and x.id = new.id for share;
    if c.id is null or app.me() is null or (c.person_id, c.assignment_id, c.action) is distinct from (new.person_id, new.assignment_id, new.action) or c.status not in ('planned', 'released') then perform app.refuse('change_letter: no such change'); end if;
    new.made_by_id := app.me();
    new.made_at := app.clock();
  end if;
  return new;
end $$;
create or replace trigger upkeep before insert on change_letter for each row execute function app.on_letter();
-- Given with the release, withdrawn with what is taken back; a letter of what was edited before says what isn’t so. What was cancelled stays behind its wall, letter and all.
create or replace function app.on_letters_change() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if tg_table_name = 'change_letter' then
    update change_letter l set status = 'given', version = l.version + 1 from employment_change c where c.organization_id = new.organization_id and c.id = new.id and c.status = 'released' and l.organization_id = new.organization_id and l.id = new.id and l.status = 'made';
    return null;
  end if;
  if new.status <> old.status and new.status in ('released', 'taken_back') then
    update change_letter l set status = case new.status when 'released' then 'given' else 'withdrawn' end, version = l.version + 1 where l.organization_id = new.organization_id and l.id = new.id and l.status <> 'withdrawn';
  elsif new.status = 'planned' and to_jsonb(new) - '{version,named,note,release_on}'::text[] is distinct from to_jsonb(old) - '{version,named,note,release_on}'::text[] then
    delete from change_letter l where l.organization_id = new.organization_id and l.id = new.id;
  end if;
  return null;
end $$;
create or replace trigger letters after insert on change_letter for each row execute function app.on_letters_change();
create or replace trigger letters after update on employment_change for each row execute function app.on_letters_change();

-- The letter of an employment that begins: who made it and when is the session's to say, and what it is about the employment's.
create or replace function app.on_employment_letter() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare e employment%rowtype;
begin
  if session_user <> 'equipoise_app' then return new; end if;
  select * into e from employment x where x.organization_id = new.organization_id and x.id = new.employment_id for share;
  if e.id is null or app.me() is null or e.person_id <> new.person_id or e.status <> 'open' or new.action <> (case when e.continues_id is null then 'hire' else 'transfer' end) then perform app.refuse('employment_letter: no such employment'); end if;
  new.made_by_id := app.me();
  new.made_at := app.clock();
  return new;
end $$;
create or replace trigger upkeep before insert on employment_letter for each row execute function app.on_employment_letter();
revoke execute on all functions in schema app from public;
