-- The declared exceptions of sign-in. In schema app what a person of the organisation asks for; in schema auth what the sign-in itself asks, as equipoise_auth,
-- which sees no table of the company. Every one runs with a fixed search_path and belongs to exactly one role.

-- Who simply works here, wherever on earth it is the earliest day: most do, and nothing more is asked of them.
create or replace function app.simply_works(org uuid, person uuid) returns boolean language sql stable as $$
  select exists (select from public.employment e where e.organization_id = org and e.person_id = person and e.status <> 'withdrawn' and e.ends_on is null and e.starts_on <= app.today('Etc/GMT+12')) $$;
-- Until when somebody belongs: to the last day at the place of work, unless an employment goes on or follows the day after. A return that is
-- further ahead counts from its first day; who has never begun belongs already. What was entered by mistake never was.
create or replace function app.belongs_until(org uuid, person uuid) returns timestamptz language sql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select case when app.simply_works(org, person) then 'infinity' else (
  with recursive mine as materialized (select e.starts_on, coalesce(e.ends_on, 'infinity') as ends_on, e.starts_on <= app.today(app.zone_of(person, org)) as has_begun from employment e where e.organization_id = org and e.person_id = person and e.status <> 'withdrawn'),
  going (until) as (
    select coalesce(max(ends_on) filter (where has_begun), max(ends_on)) from mine
    union
    select further.until from going g cross join lateral (select max(m.ends_on) as until from mine m where m.starts_on <= g.until + 1) further where further.until > g.until)
  select case when app.withdrawn_of(org, person) @> array[person] then '-infinity' else coalesce((max(until) + 1)::timestamp at time zone app.zone_of(person, org), 'infinity') end from going) end $$;

-- Something that was done about a person without a row of the company's own changing.
create or replace function app.post_about_person(person uuid, by_move text) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with made as (select uuidv7() as id, app.clock() as at)
  insert into event (organization_id, id, at, actor, actor_id, actor_name, record, record_id, move, about_id, subject_id, function, level, is_for_self, is_for_line, digest)
  select app.org(), made.id, made.at, app.actor(), app.who(), (select p.name from person p where p.organization_id = app.org() and p.id = coalesce(app.me(), app.holder(), app.who())), 'person', person, by_move, person, person, r.function, r.level, r.is_for_self, r.is_for_line,
    app.event_digest(app.org(), made.id, made.at, app.actor(), 'person', person, by_move, person, '')
  from made, record_right r where r.record = 'person' and r.part = '' $$;

-- Post: a way in for one person. Nobody invites themselves; who holds access to others is let in by those who look after access.
create or replace function app.invite(invitation uuid, person uuid, hash text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare address text; holds_access boolean;
begin
  if person is not distinct from app.holder() or not (app.covers('people', 1, person) or app.covers('access', 1, person)) then perform app.refuse('person: not yours to invite'); end if;
  select lower(btrim(p.work_email)) into address from person p where p.organization_id = app.org() and p.id = person for update;
  if not found then perform app.refuse('person: not yours to invite'); end if;
  select exists (select from access_grant g where g.organization_id = app.org() and g.holder_id = person and g.status = 'active' and g.ends_at > app.clock()) into holds_access;
  if holds_access and not app.covers('access', 1, person) then perform app.refuse('person: whose access others give'); end if;
  if coalesce(address, '') = '' then perform app.refuse_by_rule('people.no_work_email'); end if;
  if app.belongs_until(app.org(), person) <= app.clock() then perform app.refuse_by_rule('people.has_left'); end if;
  if exists (select from membership m where m.organization_id = app.org() and m.person_id = person and m.ends_at > app.clock()) then perform app.refuse_by_rule('people.signs_in_already'); end if;
  delete from auth.invitation i where i.organization_id = app.org() and i.person_id = person and i.accepted_at is null;
  insert into auth.invitation (organization_id, id, person_id, email, token_hash, invited_by, invited_at, expires_at)
  values (app.org(), invitation, person, address, hash, app.holder(), app.clock(), app.clock() + interval '7 days');
  perform app.post_about_person(person, 'invite');
end $$;

-- Fact: whether a person can sign in ('active'), has been asked to ('invited'), or neither ('none').
create or replace function app.sign_in_of(person uuid) returns text language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if person is distinct from app.me() and not (app.covers('people', 0, person) or app.covers('access', 0, person)) then perform app.refuse('person: not yours to ask'); end if;
  if exists (select from auth.sign_in_code c where c.organization_id = app.org() and c.person_id = person and c.expires_at > app.clock()) and not exists (select from membership m where m.organization_id = app.org() and m.person_id = person and m.ends_at > app.clock()) then return 'invited'; end if;
  return case when exists (select from membership m where m.organization_id = app.org() and m.person_id = person and m.ends_at > app.clock()) then 'active'
    when exists (select from auth.invitation i where i.organization_id = app.org() and i.person_id = person and i.accepted_at is null and i.expires_at > app.clock()) then 'invited'
    else 'none' end;
end $$;

-- ── what the sign-in asks ────────────────────────────────────────────────────────────────────────────────────────────
-- Fact: where an account belongs now.
create or replace function auth.memberships_of(account text, at timestamptz) returns table (id uuid, organization_id uuid, organization_name text, person_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.id, m.organization_id, o.name, m.person_id from membership m join organization o on o.organization_id = m.organization_id and o.id = m.organization_id
  where m.account_id = account and m.ends_at > at order by m.id $$;

-- Fact: whom a link invites, for whoever holds it. An address that was corrected since, or a person who left, makes it void.
create or replace function auth.invitation_by(hash text, at timestamptz) returns table (id uuid, email text, person_name text, organization_name text, account_id text, is_expired boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.id, i.email, p.name, o.name, u.id, i.expires_at <= at from auth.invitation i
  join person p on p.organization_id = i.organization_id and p.id = i.person_id and lower(btrim(p.work_email)) = i.email
  join organization o on o.organization_id = i.organization_id and o.id = i.organization_id
  left join auth."user" u on u.email = i.email
  where i.token_hash = hash and i.accepted_at is null and app.belongs_until(i.organization_id, i.person_id) > at $$;

-- Fact: what the mail says.
create or replace function auth.invitation_mail(invitation uuid, at timestamptz) returns table (email text, token_hash text, person_name text, organization_name text, inviter_name text, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.email, i.token_hash, coalesce(p.preferred_name, p.name), o.name, coalesce(b.preferred_name, b.name), i.expires_at from auth.invitation i
  join person p on p.organization_id = i.organization_id and p.id = i.person_id and lower(btrim(p.work_email)) = i.email
  join organization o on o.organization_id = i.organization_id and o.id = i.organization_id
  left join person b on b.organization_id = i.organization_id and b.id = i.invited_by
  where i.id = invitation and i.accepted_at is null and i.expires_at > at $$;

-- Post: makes the account where the address has none, and the membership. The account is always that of the invited address,
-- whoever holds the link; an account that exists gives no password here, it has shown its own.
create or replace function auth.accept_invitation(hash text, at timestamptz, new_account text, new_credential text, new_password text) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare invited auth.invitation%rowtype; belongs timestamptz; account text; person_name text;
begin
  select * into invited from auth.invitation i where i.token_hash = hash and i.accepted_at is null for update;
  if not found then return null; end if;
  select p.name into person_name from person p where p.organization_id = invited.organization_id and p.id = invited.person_id and lower(btrim(p.work_email)) = invited.email for update;
  belongs := app.belongs_until(invited.organization_id, invited.person_id);
  if person_name is null or invited.expires_at <= at or belongs <= at then return null; end if;

  select u.id into account from auth."user" u where u.email = invited.email;
  if (account is null) <> (new_password is not null) then return null; end if;
  if account is null then
    account := new_account;
    insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values (account, person_name, invited.email, true, at, at);
    insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt") values (new_credential, account, 'credential', account, new_password, at, at);
  end if;

  if exists (select from membership m where m.organization_id = invited.organization_id and (m.account_id = account or m.person_id = invited.person_id) and m.ends_at > at) then return null; end if;
  delete from membership m where m.organization_id = invited.organization_id and (m.account_id = account or m.person_id = invited.person_id);
  insert into membership (organization_id, account_id, person_id, ends_at) values (invited.organization_id, account, invited.person_id, belongs);
  update auth.invitation set accepted_at = at where token_hash = hash;
  perform set_config('app.org', invited.organization_id::text, true), set_config('app.who', invited.person_id::text, true), set_config('app.actor', 'person:' || invited.person_id, true);
  perform app.post_about_person(invited.person_id, 'accept_invitation');
  return account;
end $$;

-- Counts one attempt, unless the key is locked: then answers until when. From the `free`th on each locks for twice as long, a minute to an hour;
-- one attempt is forgotten per `forgets`. Counted before the password is looked at, so that a hundred guesses at once are not a hundred guesses.
create or replace function auth.count_attempt(of_key text, at timestamptz, free int, forgets interval) returns timestamptz
language plpgsql set search_path = pg_catalog, auth, pg_temp as $$
declare refused_until timestamptz;
begin
  insert into auth.lockout as l (key, failures, failed_at) values (of_key, 1, at)
  on conflict (key) do update set failed_at = at, failures = greatest(0, l.failures - floor(greatest(0, extract(epoch from at - l.failed_at)) / extract(epoch from forgets)))::int + 1 where l.locked_until <= at;
  if not found then
    select l.locked_until into refused_until from auth.lockout l where l.key = of_key;
    return refused_until;
  end if;
  update auth.lockout l set locked_until = at + least(interval '1 hour', interval '1 minute' * 2 ^ least(l.failures - free, 10)) where l.key = of_key and l.failures >= free;
  return null;
end $$;

-- ── another work e-mail ──────────────────────────────────────────────────────────────────────────────────────────────
-- Fact: the work e-mail that an account could follow: that of a person it belongs to, which isn't its address and nobody else's.
create or replace function auth.work_email_of(account text, membership uuid, at timestamptz) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select lower(btrim(p.work_email)) from membership m join person p on p.organization_id = m.organization_id and p.id = m.person_id join auth."user" u on u.id = m.account_id
  where m.account_id = account and m.id = membership and m.ends_at > at and coalesce(btrim(p.work_email), '') <> '' and lower(btrim(p.work_email)) <> u.email and not exists (select from auth."user" o where o.email = lower(btrim(p.work_email))) $$;
-- Post: the account takes that address, told in the timeline; answers with the one before.
create or replace function auth.follow_work_email(account text, membership uuid, address text, at timestamptz) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare was text; held membership%rowtype;
begin
  select * into held from membership m where m.account_id = account and m.id = membership and m.ends_at > at;
  if not found or auth.work_email_of(account, membership, at) is distinct from address then return null; end if;
  select u.email into was from auth."user" u where u.id = account for update;
  update auth."user" set email = address, "emailVerified" = true, "updatedAt" = at where id = account;
  perform set_config('app.org', held.organization_id::text, true), set_config('app.who', held.person_id::text, true), set_config('app.actor', 'person:' || held.person_id, true);
  perform app.post_about_person(held.person_id, 'follow_work_email');
  return was;
end $$;

-- ── people without e-mail ────────────────────────────────────────────────────────────────────────────────────────────
-- The address of an account that has none: nothing is ever sent there.
create or replace function app.address_without_mail(person uuid) returns text language sql immutable set search_path = pg_catalog, pg_temp as $$ select person || '@no-mail.invalid' $$;
-- Whose employee number this is now, in the organisation of that short name or in any; rows, since several may hold it.
create or replace function app.numbered(given text, short text, at timestamptz) returns table (organization_id uuid, person_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct e.organization_id, e.person_id from employment e join organization o on o.organization_id = e.organization_id and o.id = e.organization_id
  where lower(e.number) = lower(given) and e.status <> 'withdrawn' and (short = '' or lower(o.short_name) = lower(short)) and app.belongs_until(e.organization_id, e.person_id) > at $$;
-- Post: a way in for somebody without e-mail, on paper or in person. Nobody makes one for themselves, nor for who holds access to others:
-- whoever makes it could use it. The person is told, in their timeline.
create or replace function app.issue_code(person uuid, hash text) returns table (number text, short_name text, company text, person_name text, expires_at timestamptz) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare account text; its_number text; is_reset boolean;
begin
  if app.me() is null or person is not distinct from app.me() or not app.covers('people', 1, person) then perform app.refuse('person: not yours to invite'); end if;
  perform from person p where p.organization_id = app.org() and p.id = issue_code.person for update;
  if not found then perform app.refuse('person: not yours to invite'); end if;
  if app.belongs_until(app.org(), person) <= app.clock() then perform app.refuse_by_rule('people.has_left'); end if;
  if exists (select from access_grant g where g.organization_id = app.org() and g.holder_id = person and g.status <> 'ended' and g.ends_at > app.clock()) then perform app.refuse_by_rule('people.access_needs_mail'); end if;
  select u.email into account from membership m join auth."user" u on u.id = m.account_id where m.organization_id = app.org() and m.person_id = person and m.ends_at > app.clock();
  is_reset := account is not null;
  if account is distinct from app.address_without_mail(person) and (is_reset or coalesce(btrim((select p.work_email from person p where p.organization_id = app.org() and p.id = issue_code.person)), '') <> '') then perform app.refuse_by_rule('people.signs_in_by_mail'); end if;
  select e.number into its_number from employment e where e.organization_id = app.org() and e.person_id = person and e.number is not null and e.status <> 'withdrawn' order by e.ends_on is null desc, e.starts_on desc limit 1;
  if its_number is null then perform app.refuse_by_rule('people.no_number'); end if;
  if (select count(*) from app.numbered(its_number, '', app.clock()) n where n.organization_id = app.org()) > 1 then perform app.refuse_by_rule('people.number_held_twice'); end if;
  delete from auth.sign_in_code c where c.organization_id = app.org() and c.person_id = person;
  insert into auth.sign_in_code (organization_id, person_id, code_hash, issued_at, expires_at) values (app.org(), person, hash, app.clock(), app.clock() + case when is_reset then interval '1 day' else interval '14 days' end);
  perform app.post_about_person(person, case when is_reset then 'issue_reset' else 'issue_letter' end);
  return query select its_number, case when (select count(distinct n.organization_id) from app.numbered(its_number, '', app.clock()) n) > 1 then o.short_name end, o.name, coalesce(p.preferred_name, p.name), c.expires_at
    from organization o join person p on p.organization_id = o.organization_id and p.id = issue_code.person join auth.sign_in_code c on c.organization_id = o.organization_id and c.person_id = p.id where o.organization_id = app.org() and o.id = app.org();
end $$;
-- Fact: which account signs in with this number; none where nobody does, or several could.
create or replace function auth.account_by_number(given text, short text, at timestamptz) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when count(*) = 1 then min(u.email) end from app.numbered(given, short, at) n
  join membership m on m.organization_id = n.organization_id and m.person_id = n.person_id and m.ends_at > at join auth."user" u on u.id = m.account_id and u.email = app.address_without_mail(n.person_id) $$;
-- Post: a password for whoever holds the code and knows the number. The code is gone with it, and so is every session there was.
create or replace function auth.accept_code(given text, short text, hash text, at timestamptz, new_account text, new_credential text, new_password text) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare code auth.sign_in_code%rowtype; whose text; belongs timestamptz; address text; is_new boolean;
begin
  select c.* into code from auth.sign_in_code c join app.numbered(given, short, at) n on n.organization_id = c.organization_id and n.person_id = c.person_id where c.code_hash = hash and c.expires_at > at for update of c;
  if not found then return null; end if;
  delete from auth.sign_in_code c where c.organization_id = code.organization_id and c.person_id = code.person_id;
  -- Access that was given since needs an e-mail.
  if exists (select from access_grant g where g.organization_id = code.organization_id and g.holder_id = code.person_id and g.status <> 'ended' and g.ends_at > at) then return null; end if;
  address := app.address_without_mail(code.person_id);
  belongs := app.belongs_until(code.organization_id, code.person_id);
  select u.id into whose from auth."user" u where u.email = address;
  is_new := whose is null;
  if is_new then
    whose := new_account;
    insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") select whose, p.name, address, false, at, at from person p where p.organization_id = code.organization_id and p.id = code.person_id;
    insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt") values (new_credential, whose, 'credential', whose, new_password, at, at);
  else
    update auth.account set password = new_password, "updatedAt" = at where "userId" = whose and "providerId" = 'credential';
    delete from auth.session where "userId" = whose;
  end if;
  if exists (select from membership m where m.organization_id = code.organization_id and m.person_id = code.person_id and m.account_id <> whose and m.ends_at > at) then return null; end if;
  delete from membership m where m.organization_id = code.organization_id and m.person_id = code.person_id;
  insert into membership (organization_id, account_id, person_id, ends_at) values (code.organization_id, whose, code.person_id, belongs);
  perform set_config('app.org', code.organization_id::text, true), set_config('app.who', code.person_id::text, true), set_config('app.actor', 'person:' || code.person_id, true);
  perform app.post_about_person(code.person_id, case when is_new then 'accept_invitation' else 'reset_sign_in' end);
  return address;
end $$;

-- ── who may call what ────────────────────────────────────────────────────────────────────────────────────────────────
revoke execute on function app.belongs_until, app.address_without_mail, app.numbered, app.post_about_person, app.invite, app.sign_in_of from public;
revoke execute on all functions in schema auth from public;
grant execute on function app.invite, app.issue_code, app.sign_in_of to equipoise_app;
grant execute on function auth.memberships_of, auth.invitation_by, auth.invitation_mail, auth.accept_invitation, auth.count_attempt, auth.account_by_number, auth.accept_code, auth.work_email_of, auth.follow_work_email to equipoise_auth;
