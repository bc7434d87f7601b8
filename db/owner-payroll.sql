-- Leave: what payroll is told of it, period by period. What was told stays; what changes later comes as lines of the next file. Applied after owner-leave.sql.

-- What was told is told: nobody takes a line out of it or writes one anew, the owner neither.
create or replace function app.on_leave_payroll_touched() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin perform app.refuse('leave_payroll: what was told stays; what changes comes with the next file'); return null; end $$;
create or replace trigger stays before update or delete on leave_payroll for each row execute function app.on_leave_payroll_touched();
create or replace trigger stays_whole before truncate on leave_payroll for each statement execute function app.on_leave_payroll_touched();
create or replace trigger stays before update or delete on leave_payroll_line for each row execute function app.on_leave_payroll_touched();
create or replace trigger stays_whole before truncate on leave_payroll_line for each statement execute function app.on_leave_payroll_touched();

-- In which pay group somebody is on a day: that of their main job, as it is written in any letters. Owner's use alone.
create or replace function app.pay_group_on(org uuid, employment uuid, on_day date) returns text language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select nullif(lower(btrim(y.pay_group)), '') from assignment s join pay y on y.organization_id = org and y.assignment_id = s.id where s.organization_id = org and s.employment_id = pay_group_on.employment
  order by s.is_primary desc, s.id, y.starts_on <= on_day desc, case when y.starts_on <= on_day then y.starts_on end desc, y.starts_on limit 1 $$;

-- What payroll would be told of employments, of each from a day of its own until another, were it told for the first time: each day of approved leave with what it draws of other entitlements too, but for those on which
-- somebody was certified ill, which are told as such; what was paid out, paid back, bought and sold by the ledger. Owner's use alone.
create or replace function app.leave_for_payroll(org uuid, employments uuid[], begins date[], until date) returns table (employment_id uuid, leave_type_id uuid, kind text, pay_effect text, layer text, on_day date, days numeric, hours numeric)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select w.employment_id, w.leave_type_id, w.kind, t.pay_effect, null, w.on_day, round(sum(w.days), 4), round(sum(w.hours), 4)
  from unnest(employments, begins) b (id, since) join employment e on e.organization_id = org and e.id = b.id
  cross join lateral (
    select r.employment_id, r.leave_type_id, 'taken' as kind, d.on_day, d.quantity as days, d.minutes / 60 as hours from leave_request r join leave_day d on d.organization_id = org and d.request_id = r.id and d.quantity > 0 and d.on_day <= coalesce(r.last_day, r.ends_on)
    where r.organization_id = org and r.employment_id = e.id and r.status = 'approved'
    union all
    select r.employment_id, d.leave_type_id, 'drawn', d.on_day, case k.unit when 'days' then d.numerator::numeric / d.denominator else 0 end, case k.unit when 'hours' then d.numerator::numeric / d.denominator else 0 end
    from leave_request r join leave_draw d on d.organization_id = org and d.request_id = r.id and d.on_day <= coalesce(r.last_day, r.ends_on) join leave_type k on k.organization_id = org and k.id = d.leave_type_id
    where r.organization_id = org and r.employment_id = e.id and r.status = 'approved') w
  join leave_type t on t.organization_id = org and t.id = w.leave_type_id
  where e.status <> 'withdrawn' and w.on_day between b.since and until
    and (t.kind = 'sick' or not exists (
      select from leave_request q join leave_type k on k.organization_id = org and k.id = q.leave_type_id and k.kind = 'sick' join leave_day x on x.organization_id = org and x.request_id = q.id and x.quantity > 0 and x.on_day = w.on_day and x.on_day <= coalesce(q.last_day, q.ends_on)
      where q.organization_id = org and q.employment_id = w.employment_id and q.status = 'approved' and q.is_proven and q.hours_a_day is null))
  group by w.employment_id, w.leave_type_id, w.kind, t.pay_effect, w.on_day
  union all
  select a.employment_id, a.leave_type_id, x.kind, null, x.layer, x.on_day, round(sum(n.amount), 4) * (t.unit = 'days')::int, round(sum(n.amount), 4) * (t.unit = 'hours')::int
  from unnest(employments, begins) b (id, since) join employment e on e.organization_id = org and e.id = b.id join leave_account a on a.organization_id = org and a.employment_id = e.id join leave_type t on t.organization_id = org and t.id = a.leave_type_id
  cross join lateral (select y.kind, y.layer, y.on_day, y.denominator, sum(y.numerator) as top from leave_entry y where y.organization_id = org and y.account_id = a.id and y.kind in ('paid_out', 'recovered', 'bought', 'sold') and y.on_day between b.since and until group by 1, 2, 3, 4) x
  cross join lateral (select case when x.kind in ('paid_out', 'sold') then -1 else 1 end * x.top::numeric / x.denominator as amount) n
  where e.status <> 'withdrawn'
  group by a.employment_id, a.leave_type_id, t.unit, x.kind, x.layer, x.on_day $$;

-- Who is told of in a period even where there is nothing to tell. A last day that is still ahead isn't given away by who is missing.
create or replace function app.is_on_payroll(status text, ends_on date, since date, today date) returns boolean language sql immutable parallel safe as $$ select status <> 'withdrawn' and (ends_on is null or ends_on >= since or ends_on >= today) $$;

-- Fact, for who draws: what accounts rest on whose last day is still ahead and comes by a day, of people whose leave they work on and of whom they may know it.
create or replace function app.leave_ends_ahead(entity uuid, until date) returns table (organization_id uuid, account_id uuid, person_id uuid, employment_id uuid, leave_type_id uuid, policy_id uuid, unit text, opens_on date, today date, ends_on date, service_from date, born_on date, terms jsonb, versions jsonb, taken jsonb, entered jsonb, notices jsonb, absences jsonb, closed jsonb, more jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.* from app.leave_facts(app.org(), array(select a.id from employment e join leave_account a on a.organization_id = e.organization_id and a.employment_id = e.id
    where e.organization_id = app.org() and e.legal_entity_id = entity and e.kind = 'employee' and e.status in ('terminated', 'transferred') and e.ends_on <= until and e.ends_on > app.today('Etc/GMT+12') and e.ends_on > app.today(app.leave_zone(e.organization_id, e.id))
      and app.covers('leave', 1, e.id) and app.covers('people', 0, e.id))) f $$;

-- Post: a file for one legal entity, or one of its pay groups, and a period, of those whose leave the asker works on and of whom that period wasn't told yet. Periods of each follow on one another.
-- A pay group that is drawn has periods of its own from then on; who is in none of those comes with the entity's. Whoever goes from one to the other is told once all the same.
-- Whatever was told of these people before and holds no more, or holds and wasn't told, comes as a line more or less, with the file that it corrects.
-- What an end pays out that is still `ahead` is told to who may know of the end, and stays out of the sight of others; who may not know leaves it as it was told.
create or replace function app.draw_leave_payroll(file uuid, entity uuid, of_group text, since date, until date, with_balances boolean, ahead jsonb) returns table (people int, lines int, corrections int) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); is_everyone boolean := app.covers_all('leave', 1); mine int[] := app.my_populations('leave', 1); today date := app.today('UTC'); last_day date; chosen uuid[]; begins date[]; given text := nullif(lower(btrim(of_group)), '');
  own_groups text[]; knows_pay boolean := app.covers_all('payroll', 0) or app.covers_all('compensation', 0); whose_pay int[] := app.my_populations('payroll', 0) || app.my_populations('compensation', 0);
begin
  if app.me() is null or app.holder() is null then perform app.refuse('leave_payroll: a person’s to draw'); end if;
  if not is_everyone and mine = '{}' then perform app.refuse('leave_payroll: nobody whose leave you work on'); end if;
  if not exists (select from legal_entity y where y.organization_id = org and y.id = entity) then perform app.refuse('leave_payroll: no such legal entity'); end if;
  if until < since or until >= since + 400 then perform app.refuse_by_rule('leave.payroll_length'); end if;
  if until > today + 62 then perform app.refuse_by_rule('leave.payroll_ahead'); end if;
  perform pg_advisory_xact_lock(hashtextextended(org || ':leave_payroll:' || entity, 0));
  own_groups := array(select lower(p.pay_group) from leave_payroll p where p.organization_id = org and p.legal_entity_id = entity and p.pay_group is not null union select given where given is not null);
  select max(p.ends_on) into last_day from leave_payroll p where p.organization_id = org and p.legal_entity_id = entity and lower(p.pay_group) is not distinct from given;
  if last_day is not null and since <> last_day + 1 and not exists (select from leave_payroll p where p.organization_id = org and p.legal_entity_id = entity and lower(p.pay_group) is not distinct from given and p.starts_on = since and p.ends_on = until) then perform app.refuse_by_rule('leave.payroll_follows'); end if;
  -- Somebody is told of from where the rhythm began in which they were told of first.
  select coalesce(array_agg(x.id order by x.id), '{}'), coalesce(array_agg(x.since order by x.id), '{}') into chosen, begins from (
    select e.id, e.status, e.ends_on, f.id is not null as is_known, coalesce((select min(q.starts_on) from leave_payroll q where q.organization_id = org and q.legal_entity_id = entity and lower(q.pay_group) is not distinct from case when f.id is null then given else f.grouped end), draw_leave_payroll.since) as since
    from employment e
    left join lateral (select p.id, lower(p.pay_group) as grouped from leave_payroll_line l join leave_payroll p on p.organization_id = org and p.id = l.payroll_id where l.organization_id = org and l.employment_id = e.id order by p.ends_on, p.drawn_at, p.id limit 1) f on true
    where e.organization_id = org and e.legal_entity_id = entity and e.kind = 'employee' and e.starts_on <= until
      and (is_everyone or exists (select from reach r where r.organization_id = org and r.subject_id = e.id and r.populations && mine))
      -- Where pay groups have periods of their own, who is in which is for those who may know of somebody's pay.
      and (own_groups = '{}' or (knows_pay or exists (select from reach r where r.organization_id = org and r.subject_id = e.id and r.populations && whose_pay))
        and case when given is null then coalesce(app.pay_group_on(org, e.id, until) <> all (own_groups), true) else app.pay_group_on(org, e.id, until) is not distinct from given end)
      and not exists (select from leave_payroll_line l join leave_payroll p on p.organization_id = org and p.id = l.payroll_id where l.organization_id = org and l.employment_id = e.id and p.ends_on >= until)) x
  where x.is_known or x.status <> 'withdrawn' and (x.ends_on is null or x.ends_on >= x.since);
  if not exists (select from unnest(chosen) c (id) join employment e on e.organization_id = org and e.id = c.id and app.is_on_payroll(e.status, e.ends_on, since, today)) then perform app.refuse_by_rule('leave.payroll_nobody'); end if;
  insert into leave_payroll (organization_id, id, legal_entity_id, pay_group, starts_on, ends_on, has_balances, drawn_by_id, drawn_at) values (org, file, entity, nullif(btrim(of_group), ''), since, until, with_balances, app.me(), app.clock());
  insert into leave_payroll_line (organization_id, id, payroll_id, person_id, employment_id, number, leave_type_id, type_code, type_name, kind, pay_effect, layer, on_day, days, hours, corrects_id, is_ahead, is_by_group)
  with coming as (select a.* from jsonb_to_recordset(ahead) a (employment uuid, leave_type uuid, kind text, layer text, on_day date, top numeric, bottom numeric) where a.employment = any (chosen) and a.on_day <= until),
  -- Of whom anything ahead is told or was: whether the last day has come, and if not, whether the asker may know of it.
  leaving as materialized (
    select e.id, e.ends_on is not null and e.ends_on < app.today(app.leave_zone(org, e.id)) as has_come, app.covers('people', 0, e.id) as is_known
    from employment e where e.organization_id = org and e.id in (select c.employment from coming c union select l.employment_id from leave_payroll_line l where l.organization_id = org and l.employment_id = any (chosen) and l.is_ahead)),
  differing as (
    select x.employment_id, x.leave_type_id, x.kind, x.pay_effect, x.layer, x.on_day, sum(x.days) as days, sum(x.hours) as hours, bool_or(x.is_ahead) as is_ahead from (
      select f.*, false as is_ahead from app.leave_for_payroll(org, chosen, begins, until) f
      union all
      select c.employment, c.leave_type, c.kind, null, c.layer, c.on_day, round(sum(n.amount), 4) * (t.unit = 'days')::int, round(sum(n.amount), 4) * (t.unit = 'hours')::int, true
      from coming c join leaving g on g.id = c.employment and g.is_known and not g.has_come join leave_type t on t.organization_id = org and t.id = c.leave_type cross join lateral (select case c.kind when 'paid_out' then -1 else 1 end * c.top / c.bottom as amount) n group by 1, 2, 3, 4, 5, 6, t.unit
      union all
      select l.employment_id, l.leave_type_id, l.kind, l.pay_effect, l.layer, l.on_day, -l.days, -l.hours, l.is_ahead and not coalesce(g.has_come, false) from leave_payroll_line l left join leaving g on g.id = l.employment_id
      where l.organization_id = org and l.employment_id = any (chosen) and l.kind not in ('balance', 'nothing') and (not l.is_ahead or g.is_known or g.has_come)) x
    group by 1, 2, 3, 4, 5, 6 having sum(x.days) <> 0 or sum(x.hours) <> 0),
  told as (
    select d.*, (select p.id from leave_payroll p cross join lateral (select exists (select from leave_payroll_line l where l.organization_id = org and l.payroll_id = p.id and l.employment_id = d.employment_id) as has_them) t
      where p.organization_id = org and p.legal_entity_id = entity and p.id <> file and d.on_day between p.starts_on and p.ends_on and (t.has_them or d.on_day < since and lower(p.pay_group) is not distinct from given) order by t.has_them desc, p.drawn_at, p.id limit 1) as corrects_id from differing d
    union all
    select a.employment_id, a.leave_type_id, 'balance', null, b.layer, until, round(b.amount, 4) * (t.unit = 'days')::int, round(b.amount, 4) * (t.unit = 'hours')::int, false, null
    from leave_account a join employment e on e.organization_id = org and e.id = a.employment_id and e.status <> 'withdrawn' join leave_type t on t.organization_id = org and t.id = a.leave_type_id
    cross join lateral (select x.layer, sum(x.amount) as amount from (select y.layer, sum(y.numerator)::numeric / y.denominator as amount from leave_entry y where y.organization_id = org and y.account_id = a.id and y.on_day <= until group by y.layer, y.denominator) x group by x.layer) b
    where with_balances and a.organization_id = org and a.employment_id = any (chosen) and round(b.amount, 4) <> 0)
  -- Whoever has nothing that all may see is in the file all the same: a last day isn't given away by who is missing.
  select org, uuidv7(), file, e.person_id, e.id, e.number, t.id, coalesce(t.payroll_code, t.code), t.name, o.kind, o.pay_effect, o.layer, o.on_day, o.days, o.hours, o.corrects_id, o.is_ahead, own_groups <> '{}'
  from (select * from told union all
    select e.id, null, 'nothing', null, null, until, 0, 0, false, null from employment e where e.organization_id = org and e.id = any (chosen) and app.is_on_payroll(e.status, e.ends_on, since, today) and not exists (select from told o where o.employment_id = e.id and not o.is_ahead)) o
  join employment e on e.organization_id = org and e.id = o.employment_id left join leave_type t on t.organization_id = org and t.id = o.leave_type_id
  order by e.number, e.id, o.on_day, o.kind, t.code, o.layer, o.pay_effect;
  perform app.post_event('leave_payroll', file, 'create', null, jsonb_build_object('legalEntityId', entity, 'startsOn', since, 'endsOn', until));
  return query select count(distinct l.employment_id)::int, count(*) filter (where l.kind <> 'nothing')::int, count(l.corrects_id)::int from leave_payroll_line l where l.organization_id = org and l.payroll_id = file;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.leave_ends_ahead, app.draw_leave_payroll to equipoise_app;
