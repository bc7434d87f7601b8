-- Leave: what untaken leave is worth, and what payroll is told of it. Applied after owner-leave.sql.

-- Fact: what accounts rest on with pay as of a day, some hundreds in one go, for who looks after their leave: of one place, type or legal entity where that is asked.
-- Pay is told to who may see it at that job, and to nobody else whether there is any. A last day that is still ahead is kept from who may not know of it, and so is a place ahead.
create or replace function app.leave_worth(on_day date, after uuid, most int, entity uuid, place uuid, of_type uuid)
returns table (account_id uuid, facts jsonb, legal_entity_id uuid, legal_entity text, location_id uuid, location text, leave_type text, jobs jsonb) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); all_leave boolean := app.covers_all('leave', 0); leave_of int[] := app.my_populations('leave', 0);
  all_pay boolean := app.covers_all('compensation', 0); pay_of int[] := app.my_populations('compensation', 0); myself uuid := app.me(); latest date := least(on_day, app.today('UTC')); chosen uuid[]; places uuid[];
begin
  if not all_leave and leave_of = '{}' then perform app.refuse('leave: nobody whom you look after'); end if;
  select array_agg(c.id order by c.id), array_agg(c.location_id order by c.id) into chosen, places from (
    select a.id, w.location_id from leave_account a join employment e on e.organization_id = org and e.id = a.employment_id and e.status <> 'withdrawn'
    left join lateral (select p.location_id from assignment s join placement p on p.organization_id = org and p.assignment_id = s.id where s.organization_id = org and s.employment_id = e.id
      order by s.is_primary desc, p.starts_on <= latest desc, abs(p.starts_on - latest), s.id limit 1) w on true
    where a.organization_id = org and a.id > after and a.opens_on <= on_day and (entity is null or e.legal_entity_id = entity) and (of_type is null or a.leave_type_id = of_type) and (place is null or w.location_id = place)
      and (all_leave or exists (select from reach r where r.organization_id = org and r.subject_id = a.employment_id and r.populations && leave_of))
    order by a.id limit most) c;
  return query
    select f.account_id, to_jsonb(f) || jsonb_build_object('ends_on', k.ends_on, 'isTold', f.person_id is not distinct from myself or app.covers('leave', 1, f.employment_id)), y.id, y.name, l.id, l.name, t.name, j.jobs
    from app.leave_facts(org, chosen) f join employment e on e.organization_id = org and e.id = f.employment_id join legal_entity y on y.organization_id = org and y.id = e.legal_entity_id
    join leave_type t on t.organization_id = org and t.id = f.leave_type_id left join location l on l.organization_id = org and l.id = places[array_position(chosen, f.account_id)]
    cross join lateral (select case when f.ends_on < f.today or f.ends_on is not null and app.covers('people', 0, f.employment_id) then f.ends_on end as ends_on) k
    cross join lateral (select least(on_day, k.ends_on) as on_day) d
    left join lateral (
      select jsonb_agg(jsonb_build_object('hours', h.weekly_hours, 'fullTime', coalesce(h.full_time_hours, g.weekly_hours, p.weekly_hours, u.weekly_hours), 'isSeen', n.seen, 'pay', case when w.id is not null then jsonb_build_object(
        'amount', w.amount::text, 'currency', w.currency, 'per', w.per, 'paymentsAYear', w.payments_a_year,
        'allowances', (select coalesce(jsonb_agg(x || jsonb_build_object('countsToBase', c.counts_to_base)), '[]') from jsonb_array_elements(w.allowances) x left join allowance_kind c on c.organization_id = org and c.id = (x ->> 'kindId')::uuid)) end)) as jobs
      from assignment s
      cross join lateral (select all_pay or s.person_id = myself or exists (select from reach r where r.organization_id = org and r.subject_id = s.id and r.populations && pay_of) as seen) n
      left join working_hours h on h.organization_id = org and h.assignment_id = s.id and h.starts_on <= d.on_day and (h.ends_on is null or h.ends_on >= d.on_day)
      left join placement q on q.organization_id = org and q.assignment_id = s.id and q.starts_on <= d.on_day and (q.ends_on is null or q.ends_on >= d.on_day)
      left join agreement_hours g on g.organization_id = org and g.agreement_id = h.agreement_id and g.starts_on <= d.on_day and (g.ends_on is null or g.ends_on >= d.on_day)
      left join location_hours p on p.organization_id = org and p.location_id = q.location_id and p.starts_on <= d.on_day and (p.ends_on is null or p.ends_on >= d.on_day)
      left join entity_hours u on u.organization_id = org and u.legal_entity_id = e.legal_entity_id and u.starts_on <= d.on_day and (u.ends_on is null or u.ends_on >= d.on_day)
      left join pay w on n.seen and w.organization_id = org and w.assignment_id = s.id and w.starts_on <= d.on_day and (w.ends_on is null or w.ends_on >= d.on_day)
      where s.organization_id = org and s.employment_id = e.id and (h.id is not null or w.id is not null)) j on true
    order by f.account_id;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.leave_worth to equipoise_app;
