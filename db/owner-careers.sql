-- Fact: how many places of an offer are free; applications aren't everybody's to read, yet nobody is promised a place that is taken.
create or replace function app.offer_places_left(offer uuid) returns int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select greatest(o.places - (select count(*)::int from offer_application a where a.organization_id = o.organization_id and a.offer_id = o.id and a.status = 'accepted'), 0)
  from development_offer o where o.organization_id = app.org() and o.id = offer $$;
-- Fact, for the clock: what of somebody's own career comes due where they are, and wasn't told since: ids alone, to be told to them alone. `credits` is asked of certificates that may lack some.
create or replace function app.careers_due() returns table (org uuid, person_id uuid, kind text, record_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with people as materialized (select p.organization_id as org, p.id, app.today(app.zone_of(p.id, p.organization_id)) as today from person p
    where exists (select from certificate c where c.organization_id = p.organization_id and c.person_id = p.id) or exists (select from network_contact n where n.organization_id = p.organization_id and n.person_id = p.id)
      or exists (select from association a where a.organization_id = p.organization_id and a.person_id = p.id) or exists (select from plan_item i where i.organization_id = p.organization_id and i.person_id = p.id)),
  due (org, person_id, kind, record_id, since) as (
    select p.org, p.id, 'careers.expires', c.id, c.expires_on - case when c.expires_on - 30 <= p.today then 30 else 90 end from people p join certificate c on c.organization_id = p.org and c.person_id = p.id where c.expires_on between p.today and p.today + 90
    union all select p.org, p.id, 'careers.credits', c.id, c.expires_on - 180 from people p join certificate c on c.organization_id = p.org and c.person_id = p.id where c.expires_on between p.today + 91 and p.today + 180
    union all select p.org, p.id, 'careers.follow_up', n.id, n.next_on from people p join network_contact n on n.organization_id = p.org and n.person_id = p.id where n.next_on between p.today - 7 and p.today
    union all select p.org, p.id, 'careers.renews', a.id, a.renews_on - 30 from people p join association a on a.organization_id = p.org and a.person_id = p.id where a.renews_on between p.today and p.today + 30
    union all select p.org, p.id, 'careers.step', i.id, i.due_on from people p join plan_item i on i.organization_id = p.org and i.person_id = p.id where i.done_on is null and i.due_on between p.today - 7 and p.today)
  select d.org, d.person_id, d.kind, d.record_id from due d where app.actor() = 'job:careers.remind'
    and not exists (select from notification n where n.organization_id = d.org and n.person_id = d.person_id and n.kind = d.kind and n.record_id = d.record_id and n.at >= d.since) order by 1, 2, 3, 4 $$;
-- Fact, for the clock: what a certificate is kept by.
create or replace function app.credits_of(certificate_id uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('kind', c.kind, 'expiresOn', c.expires_on, 'credits', (select coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'amount', k.amount, 'on', k.earned_on)), '[]') from certificate_credit k where k.organization_id = c.organization_id and k.certificate_id = c.id))
  from certificate c where app.actor() = 'job:careers.remind' and c.organization_id = app.org() and c.id = certificate_id $$;

-- ── files behind a certificate or a qualification ────────────────────────────────────────────────────────────────────
-- Whose a file is follows from what it hangs on, whoever brings it; before policies are asked.
create or replace function app.on_own_file() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format('select t.person_id from %I t where t.organization_id = $1 and t.id = $2', tg_argv[0]) into new.person_id using new.organization_id, (to_jsonb(new) ->> tg_argv[1])::uuid;
  return new;
end $$;
create or replace trigger whose before insert on certificate_file for each row execute function app.on_own_file('certificate', 'certificate_id');
create or replace trigger whose before insert on qualification_file for each row execute function app.on_own_file('qualification', 'qualification_id');

-- ── contacts put forward, with their consent ─────────────────────────────────────────────────────────────────────────
-- Whether somebody works here now: all that is asked of whom a contact is put forward to.
create or replace function app.is_colleague(person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.me() is not null and is_colleague.person <> app.me() and exists (select from person p where p.organization_id = app.org() and p.id = is_colleague.person and app.belongs_until(app.org(), p.id) > app.clock()) $$;
-- Fact: a colleague by their whole work e-mail, which whoever writes to them knows anyway.
create or replace function app.colleague_by_email(given text) returns table (id uuid, name text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, coalesce(p.preferred_name, p.name) from person p where p.organization_id = app.org() and lower(p.work_email) = lower(btrim(given)) and app.is_colleague(p.id) $$;
-- What the colleague sees is written from what was agreed to, and goes when that is taken back or over. Nobody writes it by hand.
create or replace function app.on_contact_consent() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.status = 'given' and tg_op = 'INSERT' then
    insert into contact_offered (organization_id, id, person_id, by_id, by_name, role, name, does, email, phone, message, until)
    select new.organization_id, new.id, new.to_id, new.person_id, coalesce(o.preferred_name, o.name), new.role, c.name, case when 'does' = any (new.shares) then c.does end, case when 'email' = any (new.shares) then c.email end, case when 'phone' = any (new.shares) then c.phone end, new.message, new.until
    from network_contact c join person o on o.organization_id = c.organization_id and o.id = c.person_id where c.organization_id = new.organization_id and c.id = new.contact_id and c.person_id = new.person_id;
  elsif new.status <> 'given' then
    delete from contact_offered o where o.organization_id = new.organization_id and o.id = new.id;
  end if;
  return null;
end $$;
create or replace trigger offering after insert or update of status on contact_consent for each row execute function app.on_contact_consent();
-- Post, by the clock: what was agreed to until a day is over after it, and what somebody has put forward who doesn't work here any more.
create or replace function app.end_consents() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare ended int;
begin
  if app.actor() <> 'job:careers.remind' then perform app.refuse('contact_consent: the clock’s alone'); end if;
  update contact_consent c set status = 'withdrawn', version = c.version + 1 where c.status = 'given' and (c.until < app.today(app.zone_of(c.person_id, c.organization_id)) or app.belongs_until(c.organization_id, c.person_id) <= app.clock());
  get diagnostics ended = row_count;
  return ended;
end $$;

-- ── certificates beside pay ──────────────────────────────────────────────────────────────────────────────────────────
-- Decision 56. Fact, for the clock: whose last closed quarter wasn't looked at yet.
create or replace function app.certificate_pay_due() returns table (org uuid, day date) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select o.id, q.day from organization o cross join (select (date_trunc('quarter', app.today('Etc/GMT+12')::timestamp))::date - 1 as day) q
  where app.actor() = 'job:careers.compare_pay' and exists (select from certificate c where c.organization_id = o.id) and not exists (select from certificate_pay_asked a where a.organization_id = o.id and a.day = q.day) $$;
-- Fact, for the clock: employees with their pay at full time on that day, at their main job, what it may be compared with, and the certificates that they held.
create or replace function app.certificate_pay_rows(on_day date) returns table (person_id uuid, "like" text, amount numeric, kinds text[]) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare org uuid := app.org(); people uuid[];
begin
  if app.actor() <> 'job:careers.compare_pay' then perform app.refuse('certificate_pay: the clock’s alone'); end if;
  select array_agg(distinct s.person_id) into people from app.spells(org, '{employee}') s where on_day between s.starts_on and s.ends_on;
  return query select h.person_id, concat_ws('|', y.currency, y.per, coalesce(h.family, ''), h.country), y.amount::numeric,
    array(select distinct c.kind from certificate c where c.organization_id = org and c.person_id = h.person_id and c.kind <> 'other' and coalesce(c.awarded_on, on_day) <= on_day and coalesce(c.expires_on, on_day) >= on_day order by 1)
  from app.heads_at(org, people, array_fill(on_day, array[coalesce(cardinality(people), 0)]), '{employee}') h
  join pay y on y.organization_id = org and y.assignment_id = h.assignment_id and y.starts_on <= on_day and coalesce(y.ends_on, on_day) >= on_day where y.amount > 0;
end $$;
-- Post, by the clock: tells it for good, unless it differs from something told before, of this certificate or another, in more than none and fewer than ten people: the difference would be theirs.
create or replace function app.keep_certificate_pay(of_kind text, on_day date, held int, other int, by_percent int, from_percent int, to_percent int, people uuid[], holds boolean[], amounts numeric[]) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); made uuid := uuidv7();
begin
  if app.actor() <> 'job:careers.compare_pay' then perform app.refuse('certificate_pay: the clock’s alone'); end if;
  if held < 10 or other < 10 or cardinality(people) <> held + other then perform app.refuse('certificate_pay: too few'); end if;
  if exists (select from certificate_pay t cross join lateral (
      select count(*) as n from (select h.person_id, h.is_holder, h.amount from certificate_pay_head h where h.organization_id = org and h.told_id = t.id) b
      full join unnest(people, holds, amounts) a (person_id, is_holder, amount) on a.person_id = b.person_id where (a.is_holder, a.amount) is distinct from (b.is_holder, b.amount)) d
    where t.organization_id = org and (d.n between 1 and 9 or d.n = 0 and t.kind = of_kind)) then return false; end if;
  insert into certificate_pay (organization_id, id, kind, day, holders, others, percent, low, high) values (org, made, of_kind, on_day, held, other, by_percent, from_percent, to_percent);
  insert into certificate_pay_head (organization_id, told_id, person_id, is_holder, amount) select org, made, a.person_id, a.is_holder, a.amount from unnest(people, holds, amounts) a (person_id, is_holder, amount);
  return true;
end $$;
create or replace function app.certificate_pay_done(on_day date) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.actor() <> 'job:careers.compare_pay' then perform app.refuse('certificate_pay: the clock’s alone'); end if;
  insert into certificate_pay_asked (organization_id, day) values (app.org(), on_day) on conflict do nothing;
end $$;
-- Fact: what was told last of each certificate, for who looks after everybody's pay; how many in fives, downwards.
create or replace function app.certificate_pay_told() returns table (kind text, day date, holders int, others int, percent int, low int, high int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (t.kind) t.kind, t.day, t.holders / 5 * 5, t.others / 5 * 5, t.percent, t.low, t.high from certificate_pay t where t.organization_id = app.org() and app.covers_all('compensation', 0) order by t.kind, t.day desc, t.id desc $$;

revoke execute on all functions in schema app from public;
grant execute on function app.careers_due, app.credits_of, app.offer_places_left, app.is_colleague, app.colleague_by_email, app.end_consents, app.certificate_pay_due, app.certificate_pay_rows, app.keep_certificate_pay, app.certificate_pay_done, app.certificate_pay_told to equipoise_app;
revoke all on certificate_pay, certificate_pay_head, certificate_pay_asked from equipoise_app;
