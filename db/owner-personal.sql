-- Personal details: the record of who looked, numbers that are somebody else's, former names.

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

-- Fact: on which day of the year somebody has their birthday, for who manages them directly, where they allow it. Never in which year.
create or replace function app.birthday_of(person uuid) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select to_char(d.birth_date, 'MM-DD') from personal_details d
  where d.organization_id = app.org() and d.id = person and exists (select from shown_birthday s where s.organization_id = app.org() and s.person_id = person)
    and exists (select from reach r where r.organization_id = app.org() and r.subject_id = person and r.direct && app.my_lines()) $$;

-- ── former names ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- Without what isn't the person's name, preferred name or work e-mail of today.
create or replace function app.without_names(given jsonb, present jsonb) returns jsonb language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select case when given is not null then coalesce((select jsonb_object_agg(key, value) from jsonb_each(given) where key not in ('name', 'preferredName', 'workEmail') or value = present -> key), '{}') end $$;
-- Takes what somebody was called before out of all that was told of them and by them. What the chain was sealed over lies apart.
create or replace function app.bury_names(org uuid, person uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare present jsonb; called text;
begin
  select jsonb_build_object('name', p.name, 'preferredName', p.preferred_name, 'workEmail', p.work_email), p.name into present, called from person p where p.organization_id = org and p.id = person;
  with told as (
    select v.event_id, v.part, v.before, v.after, app.without_names(v.before, present) as less_before, app.without_names(v.after, present) as less_after
    from event e join event_value v on v.organization_id = e.organization_id and v.event_id = e.id where e.organization_id = org and e.about_id = person and e.record = 'person'),
  buried as materialized (select * from told where before is distinct from less_before or after is distinct from less_after),
  kept as (insert into event_whole (organization_id, event_id, part, before, after) select org, event_id, part, before, after from buried on conflict do nothing)
  update event_value v set before = b.less_before, after = b.less_after from buried b where v.organization_id = org and v.event_id = b.event_id and v.part = b.part;
  update event e set actor_name = called where e.organization_id = org and e.actor_name is distinct from called
    and (e.actor_id = person or e.actor_id in (select k.id from api_key k where k.organization_id = org and k.holder_id = person));
end $$;
-- A name as a word of its own: somebody called Li isn't part of a link.
create or replace function app.renamed(given text, was text, called text) returns text language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select regexp_replace(given, '(?<![[:alnum:]])' || regexp_replace(was, '[^[:alnum:][:space:]]', '\\\&', 'g') || '(?![[:alnum:]])', replace(called, '\', '\\'), 'g') $$;
-- As letters.ts writes it.
create or replace function app.in_html(given text) returns text language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select replace(replace(replace(replace(replace(given, '&', '&#38;'), '<', '&#60;'), '>', '&#62;'), '"', '&#34;'), '''', '&#39;') $$;
create or replace function app.on_former_name() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare called text := (select p.name from person p where p.organization_id = new.organization_id and p.id = new.person_id);
begin
  if new.status = 'hidden' then
    perform app.bury_names(new.organization_id, new.person_id);
    update hr_notice n set person_name = case n.person_name when new.name then called else n.person_name end, from_name = case n.from_name when new.name then called else n.from_name end,
      by_name = case n.by_name when new.name then called else n.by_name end where n.organization_id = new.organization_id and new.name in (n.person_name, n.from_name, n.by_name);
    update bank_account set holder = null where organization_id = new.organization_id and person_id = new.person_id and holder is not null;
    delete from vocabulary v where v.organization_id = new.organization_id and v.word in (select string_to_table(translate(app.fold(new.name), '.', ' '), ' '))
      and not exists (select from directory_word w where w.organization_id = v.organization_id and w.word = v.word);
    update auth.outbox_mail set subject = app.renamed(subject, new.name, called), body_text = app.renamed(body_text, new.name, called), body_html = app.renamed(body_html, app.in_html(new.name), app.in_html(called))
    where strpos(subject || body_text || body_html, new.name) > 0 or strpos(body_html, app.in_html(new.name)) > 0;
  elsif not exists (select from former_name f where f.organization_id = new.organization_id and f.person_id = new.person_id and f.status = 'hidden') then
    with whole as (delete from event_whole w using event e where e.organization_id = w.organization_id and e.id = w.event_id and w.organization_id = new.organization_id and e.about_id = new.person_id returning w.*)
    update event_value v set before = w.before, after = w.after from whole w where v.organization_id = w.organization_id and v.event_id = w.event_id and v.part = w.part;
  end if;
  return null;
end $$;
create or replace trigger upkeep after update of status on former_name for each row when (old.status <> new.status) execute function app.on_former_name();

-- The sign-in and its mails speak to somebody by the name of today.
create or replace function app.on_renamed() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  update auth."user" u set name = new.name from membership m where m.organization_id = new.organization_id and m.person_id = new.id and u.id = m.account_id and u.name = old.name;
  return null;
end $$;
create or replace trigger upkeep_sign_in after update of name on person for each row when (old.name <> new.name) execute function app.on_renamed();

-- Post: who knows of a former name, beside the person: those given and nobody else. By the person, or by who is named already.
create or replace function app.name_few(former uuid, few uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare whose uuid;
begin
  select person_id into whose from former_name where organization_id = app.org() and id = former;
  if whose is null or not coalesce(whose = app.me() or former = any (app.my_records('former_name', '{}')), false) then perform app.refuse('not a record that you are named on'); end if;
  if exists (select from unnest(few) one where not exists (select from person p where p.organization_id = app.org() and p.id = one)) then perform app.refuse('nobody of that name'); end if;
  delete from member where organization_id = app.org() and list = 'former_name' and record_id = former and who <> whose and who <> all (few);
  insert into member (organization_id, who, list, record_id, part)
  select distinct app.org(), one, 'former_name', former, 'named' from unnest(few || whose) one
  where not exists (select from member m where m.organization_id = app.org() and m.who = one and m.list = 'former_name' and m.record_id = former);
end $$;

-- Fact: who knows of a former name, for the person and those who do.
create or replace function app.few_named(former uuid) returns table (id uuid, name text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, p.name from former_name f join member m on m.organization_id = f.organization_id and m.list = 'former_name' and m.record_id = f.id join person p on p.organization_id = m.organization_id and p.id = m.who
  where f.organization_id = app.org() and f.id = former and coalesce(f.person_id = app.me() or former = any (app.my_records('former_name', '{}')), false) order by p.sort_name, p.id $$;

grant execute on function app.post_look, app.identifier_taken, app.name_few, app.few_named, app.birthday_of to equipoise_app;
