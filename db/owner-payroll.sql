-- Leave: what payroll is told of it, period by period. What was told stays; what changes later comes as lines of the next file. Applied after owner-leave.sql.

-- What was told is told: nobody takes a line out of it or writes one anew, the owner neither.
create or replace function app.on_leave_payroll_touched() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin perform app.refuse('leave_payroll: what was told stays; what changes comes with the next file'); return null; end $$;
create or replace trigger stays before update or delete on leave_payroll for each row execute function app.on_leave_payroll_touched();
create or replace trigger stays_whole before truncate on leave_payroll for each statement execute function app.on_leave_payroll_touched();
create or replace trigger stays before update or delete on leave_payroll_line for each row execute function app.on_leave_payroll_touched();
create or replace trigger stays_whole before truncate on leave_payroll_line for each statement execute function app.on_leave_payroll_touched();

-- What payroll would be told of employments from a day until another, were it told for the first time: each day of approved leave with what it draws of other entitlements too, but for those on which
-- somebody was certified ill, which are told as such; what was paid out, paid back, bought and sold by the ledger. Owner's use alone.
create or replace function app.leave_for_payroll(org uuid, employments uuid[], since date, until date) returns table (employment_id uuid, leave_type_id uuid, kind text, pay_effect text, layer text, on_day date, days numeric, hours numeric)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select w.employment_id, w.leave_type_id, w.kind, t.pay_effect, null, w.on_day, round(sum(w.days), 4), round(sum(w.hours), 4)
  from employment e
  cross join lateral (
    select r.employment_id, r.leave_type_id, 'taken' as kind, d.on_day, d.quantity as days, d.minutes / 60 as hours from leave_request r join leave_day d on d.organization_id = org and d.request_id = r.id and d.quantity > 0 and d.on_day <= coalesce(r.last_day, r.ends_on)
    where r.organization_id = org and r.employment_id = e.id and r.status = 'approved'
    union all
    select r.employment_id, d.leave_type_id, 'drawn', d.on_day, case k.unit when 'days' then d.numerator::numeric / d.denominator else 0 end, case k.unit when 'hours' then d.numerator::numeric / d.denominator else 0 end
    from leave_request r join leave_draw d on d.organization_id = org and d.request_id = r.id and d.on_day <= coalesce(r.last_day, r.ends_on) join leave_type k on k.organization_id = org and k.id = d.leave_type_id
    where r.organization_id = org and r.employment_id = e.id and r.status = 'approved') w
  join leave_type t on t.organization_id = org and t.id = w.leave_type_id
  where e.organization_id = org and e.id = any (employments) and e.status <> 'withdrawn' and w.on_day between since and until
    and (t.kind = 'sick' or not exists (
      select from leave_request q join leave_type k on k.organization_id = org and k.id = q.leave_type_id and k.kind = 'sick' join leave_day x on x.organization_id = org and x.request_id = q.id and x.quantity > 0 and x.on_day = w.on_day and x.on_day <= coalesce(q.last_day, q.ends_on)
      where q.organization_id = org and q.employment_id = w.employment_id and q.status = 'approved' and q.is_proven and q.hours_a_day is null))
  group by w.employment_id, w.leave_type_id, w.kind, t.pay_effect, w.on_day
  union all
  select a.employment_id, a.leave_type_id, x.kind, null, x.layer, x.on_day, round(sum(n.amount), 4) * (t.unit = 'days')::int, round(sum(n.amount), 4) * (t.unit = 'hours')::int
  from employment e join leave_account a on a.organization_id = org and a.employment_id = e.id join leave_type t on t.organization_id = org and t.id = a.leave_type_id
  cross join lateral (select y.kind, y.layer, y.on_day, y.denominator, sum(y.numerator) as top from leave_entry y where y.organization_id = org and y.account_id = a.id and y.kind in ('paid_out', 'recovered', 'bought', 'sold') and y.on_day between since and until group by 1, 2, 3, 4) x
  cross join lateral (select case when x.kind in ('paid_out', 'sold') then -1 else 1 end * x.top::numeric / x.denominator as amount) n
  where e.organization_id = org and e.id = any (employments) and e.status <> 'withdrawn'
  group by a.employment_id, a.leave_type_id, t.unit, x.kind, x.layer, x.on_day $$;

-- Who is told of in a period even where there is nothing to tell. A last day that is still ahead isn't given away by who is missing.
create or replace function app.is_on_payroll(status text, ends_on date, since date, today date) returns boolean language sql immutable parallel safe as $$ select status <> 'withdrawn' and (ends_on is null or ends_on >= since or ends_on >= today) $$;

-- Post: a file for one legal entity and period, of those whose leave the asker works on and of whom that period wasn't told yet. Periods of an entity follow on one another.
-- Whatever was told of these people before and holds no more, or holds and wasn't told, comes as a line more or less, with the file that it corrects.
create or replace function app.draw_leave_payroll(file uuid, entity uuid, since date, until date, with_balances boolean) returns table (people int, lines int, corrections int) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); is_everyone boolean := app.covers_all('leave', 1); mine int[] := app.my_populations('leave', 1); today date := app.today('UTC'); first_day date; last_day date; chosen uuid[];
begin
  if app.me() is null or app.holder() is null then perform app.refuse('leave_payroll: a person’s to draw'); end if;
  if not is_everyone and mine = '{}' then perform app.refuse('leave_payroll: nobody whose leave you work on'); end if;
  if not exists (select from legal_entity y where y.organization_id = org and y.id = entity) then perform app.refuse('leave_payroll: no such legal entity'); end if;
  if until < since or until >= since + 400 then perform app.refuse_by_rule('leave.payroll_length'); end if;
  if until > today + 62 then perform app.refuse_by_rule('leave.payroll_ahead'); end if;
  perform pg_advisory_xact_lock(hashtextextended(org || ':leave_payroll:' || entity, 0));
  select min(p.starts_on), max(p.ends_on) into first_day, last_day from leave_payroll p where p.organization_id = org and p.legal_entity_id = entity;
  if last_day is not null and since <> last_day + 1 and not exists (select from leave_payroll p where p.organization_id = org and p.legal_entity_id = entity and p.starts_on = since and p.ends_on = until) then perform app.refuse_by_rule('leave.payroll_follows'); end if;
  chosen := array(select e.id from employment e where e.organization_id = org and e.legal_entity_id = entity and e.kind = 'employee' and e.starts_on <= until
    and (is_everyone or exists (select from reach r where r.organization_id = org and r.subject_id = e.id and r.populations && mine))
    and (e.status <> 'withdrawn' and (e.ends_on is null or e.ends_on >= coalesce(first_day, since)) or exists (select from leave_payroll_line l where l.organization_id = org and l.employment_id = e.id))
    and not exists (select from leave_payroll_line l join leave_payroll p on p.organization_id = org and p.id = l.payroll_id where l.organization_id = org and l.employment_id = e.id and p.ends_on >= since) order by e.id);
  if not exists (select from unnest(chosen) c (id) join employment e on e.organization_id = org and e.id = c.id and app.is_on_payroll(e.status, e.ends_on, since, today)) then perform app.refuse_by_rule('leave.payroll_nobody'); end if;
  insert into leave_payroll (organization_id, id, legal_entity_id, starts_on, ends_on, has_balances, drawn_by_id, drawn_at) values (org, file, entity, since, until, with_balances, app.me(), app.clock());
  insert into leave_payroll_line (organization_id, id, payroll_id, person_id, employment_id, number, leave_type_id, type_code, type_name, kind, pay_effect, layer, on_day, days, hours, corrects_id)
  with differing as (
    select x.employment_id, x.leave_type_id, x.kind, x.pay_effect, x.layer, x.on_day, sum(x.days) as days, sum(x.hours) as hours from (
      select * from app.leave_for_payroll(org, chosen, coalesce(first_day, since), until)
      union all select l.employment_id, l.leave_type_id, l.kind, l.pay_effect, l.layer, l.on_day, -l.days, -l.hours from leave_payroll_line l where l.organization_id = org and l.employment_id = any (chosen) and l.kind not in ('balance', 'nothing')) x
    group by 1, 2, 3, 4, 5, 6 having sum(x.days) <> 0 or sum(x.hours) <> 0),
  told as (
    select d.*, case when d.on_day < since then (select p.id from leave_payroll p where p.organization_id = org and p.legal_entity_id = entity and d.on_day between p.starts_on and p.ends_on
      order by exists (select from leave_payroll_line l where l.organization_id = org and l.payroll_id = p.id and l.employment_id = d.employment_id) desc, p.drawn_at, p.id limit 1) end as corrects_id from differing d
    union all
    select a.employment_id, a.leave_type_id, 'balance', null, b.layer, until, round(b.amount, 4) * (t.unit = 'days')::int, round(b.amount, 4) * (t.unit = 'hours')::int, null
    from leave_account a join employment e on e.organization_id = org and e.id = a.employment_id and e.status <> 'withdrawn' join leave_type t on t.organization_id = org and t.id = a.leave_type_id
    cross join lateral (select x.layer, sum(x.amount) as amount from (select y.layer, sum(y.numerator)::numeric / y.denominator as amount from leave_entry y where y.organization_id = org and y.account_id = a.id and y.on_day <= until group by y.layer, y.denominator) x group by x.layer) b
    where with_balances and a.organization_id = org and a.employment_id = any (chosen) and round(b.amount, 4) <> 0)
  select org, uuidv7(), file, e.person_id, e.id, e.number, t.id, coalesce(t.payroll_code, t.code), t.name, coalesce(o.kind, 'nothing'), o.pay_effect, o.layer, coalesce(o.on_day, until), coalesce(o.days, 0), coalesce(o.hours, 0), o.corrects_id
  from unnest(chosen) c (id) join employment e on e.organization_id = org and e.id = c.id left join told o on o.employment_id = e.id left join leave_type t on t.organization_id = org and t.id = o.leave_type_id
  where o.kind is not null or app.is_on_payroll(e.status, e.ends_on, since, today)
  order by e.number, e.id, o.on_day, o.kind, t.code, o.layer, o.pay_effect;
  perform app.post_event('leave_payroll', file, 'create', null, jsonb_build_object('legalEntityId', entity, 'startsOn', since, 'endsOn', until));
  return query select count(distinct l.employment_id)::int, count(*) filter (where l.kind <> 'nothing')::int, count(l.corrects_id)::int from leave_payroll_line l where l.organization_id = org and l.payroll_id = file;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.draw_leave_payroll to equipoise_app;
