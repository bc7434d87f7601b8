-- Personal details: the record of who looked.

-- Post: somebody had what is masked of a row shown in full. By the same right by which the row is read.
create or replace function app.post_look(of_record text, of_id uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare main record_right%rowtype; stands jsonb; event_id uuid := uuidv7(); happened timestamptz := app.clock(); about uuid; subject uuid;
begin
  select * into main from record_right where record = of_record and part = '';
  if not found then raise exception 'no such record: %', of_record; end if;
  execute format('select to_jsonb(t) from %I t where organization_id = app.org() and id = $1', of_record) into stands using of_id;
  about := (stands ->> main.about)::uuid;
  subject := (stands ->> main.subject)::uuid;
  if stands is null or main.wall is not null or not coalesce(main.is_for_self and about = app.me() or main.is_for_line and app.is_above(subject) or main.function is not null and app.covers(main.function, main.level, subject), false)
  then perform app.refuse('not a row that you may look at'); end if;
  insert into event (organization_id, id, at, actor, actor_id, actor_name, record, record_id, move, about_id, subject_id, function, level, is_for_self, is_for_line, digest)
  values (app.org(), event_id, happened, app.actor(), app.who(), (select name from person where organization_id = app.org() and id = coalesce(app.me(), app.holder())), of_record, of_id, 'show', about, subject,
    main.function, main.level, main.is_for_self, main.is_for_line, app.event_digest(app.org(), event_id, happened, app.actor(), of_record, of_id, 'show', about, ''));
end $$;

-- Fact: whether somebody else has this number, by its blind indexes; for those who look after such numbers, and no more than that.
create or replace function app.identifier_taken(of_kind text, alike text[], other_than uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (app.covers_all('payroll', 1) or app.my_populations('payroll', 1) <> '{}')
    and exists (select from national_identifier where organization_id = app.org() and blind_number = any (alike) and kind = of_kind and person_id <> other_than) $$;

grant execute on function app.post_look, app.identifier_taken to equipoise_app;
