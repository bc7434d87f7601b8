-- What is missing in people's data, or contradicts itself: found by the clock, asked of the desk little by little, closed once it is mended.

-- Post, by the clock. `usual`: each check with whether it is made where the organisation doesn't say; `words`: what stands on the checklist; `most`: new items a day at each place.
-- Of whoever works here now or soon; nothing of those who have left. What was closed without action isn't asked again.
create or replace function app.turn_data_checks(usual jsonb, words jsonb, most int) returns table (what text, org uuid, person_id uuid, subject_id uuid, place_id uuid, key text, codes text[], more int) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  if app.actor() <> 'job:desk.check_data' then perform app.refuse('data_check: the clock’s alone'); end if;
  perform pg_advisory_xact_lock(hashtextextended('desk.check_data', 0));
  create temp table if not exists data_gap (org uuid, person_id uuid, subject_id uuid, place_id uuid, place text, today date, codes text[]) on commit drop;
  truncate data_gap;
  insert into data_gap
  with rules as materialized (select o.id as org, c.country, array(select k.key from jsonb_each_text(usual) k where coalesce(
      (select r.is_on from data_rule r where r.organization_id = o.id and r.gap = k.key and (r.country is null or r.country = c.country) order by r.country nulls last limit 1), k.value::boolean)) as made
    from organization o cross join lateral (select distinct l.country from location l where l.organization_id = o.id) c),
  seats as (
    select d.organization_id as org, d.person_id, d.id as seat, d.employment_id, d.location_id, d.location_name, d.status, d.worker_kind, d.manager_assignment_id, app.today(l.time_zone) as today, r.made
    from directory_entry d join location l on l.organization_id = d.organization_id and l.id = d.location_id join rules r on r.org = d.organization_id and r.country = l.country where d.is_primary and d.status <> 'ended'),
  found as (
    select s.*, array_remove(array[
      case when 'birth_date' = any (made) and worker_kind = 'employee' and not exists (select from personal_details x where x.organization_id = s.org and x.id = s.person_id and x.birth_date is not null) then 'birth_date' end,
      case when 'emergency_contact' = any (made) and worker_kind = 'employee' and not exists (select from emergency_contact x where x.organization_id = s.org and x.person_id = s.person_id) then 'emergency_contact' end,
      case when 'work_email' = any (made) and not exists (select from person p where p.organization_id = s.org and p.id = s.person_id and coalesce(btrim(p.work_email), '') <> '')
        and exists (select from membership m join auth."user" u on u.id = m.account_id where m.organization_id = s.org and m.person_id = s.person_id and m.ends_at > app.clock() and u.email not like '%@no-mail.invalid') then 'work_email' end,
      case when 'hours' = any (made) and status = 'active' and worker_kind = 'employee' and not exists (select from working_hours h where h.organization_id = s.org and h.assignment_id = s.seat and h.starts_on <= s.today and coalesce(h.ends_on, 'infinity') >= s.today and h.weekly_hours > 0) then 'hours' end,
      case when 'manager' = any (made) and manager_assignment_id is null and not exists (select from directory_entry d where d.organization_id = s.org and d.manager_assignment_id = s.seat and d.status <> 'ended') then 'manager' end,
      case when 'term' = any (made) and exists (select from contract c where c.organization_id = s.org and c.employment_id = s.employment_id and c.ends_on is null and c.form = 'fixed_term' and c.fixed_term_ends_on is null) then 'term' end,
      case when 'dates' = any (made) and exists (select from contract c where c.organization_id = s.org and c.employment_id = s.employment_id and c.ends_on is null and (c.fixed_term_ends_on < c.starts_on or c.probation_ends_on < c.starts_on)) then 'dates' end], null) as codes from seats s)
  select f.org, f.person_id, f.seat, f.location_id, f.location_name, f.today, f.codes from found f where f.codes <> '{}';
  delete from data_told t where not exists (select from data_gap g where g.org = t.organization_id and g.person_id = t.person_id and t.gap = any (g.codes));
  -- What is open says what it is now; what is mended is ticked.
  with now_known as (
    select w.organization_id as org, w.id, w.checklist as was, (select jsonb_agg(x order by n) from (
      select jsonb_build_object('what', c.each ->> 'what', 'isDone', coalesce((c.each ->> 'isDone')::boolean, false) or not exists (select from unnest(coalesce(g.codes, '{}')) code where words ->> code = c.each ->> 'what')) as x, c.n from jsonb_array_elements(w.checklist) with ordinality c (each, n)
      union all select jsonb_build_object('what', words ->> code, 'isDone', false), 1000 + n from unnest(coalesce(g.codes, '{}')) with ordinality a (code, n) where not exists (select from jsonb_array_elements(w.checklist) c where c ->> 'what' = words ->> code)) l) as checklist
    from work_item w left join data_gap g on g.org = w.organization_id and g.person_id = w.person_id where w.record_name = 'personal_details' and w.kind = 'people.data' and w.status in ('open', 'waiting'))
  update work_item w set checklist = k.checklist, version = w.version + 1 from now_known k where w.organization_id = k.org and w.id = k.id and k.checklist is distinct from k.was;
  insert into data_told (organization_id, person_id, gap) select g.org, g.person_id, code from data_gap g cross join unnest(g.codes) code
  where exists (select from work_item w where w.organization_id = g.org and w.person_id = g.person_id and w.record_name = 'personal_details' and w.kind = 'people.data' and w.status in ('open', 'waiting')) on conflict do nothing;
  return query select 'mended', w.organization_id, w.person_id, w.subject_id, null::uuid, null::text, null::text[], null::int from work_item w
    where w.record_name = 'personal_details' and w.kind = 'people.data' and w.status in ('open', 'waiting') and not exists (select from data_gap g where g.org = w.organization_id and g.person_id = w.person_id);
  create temp table if not exists data_new (org uuid, person_id uuid, subject_id uuid, place_id uuid, today date, codes text[], nth bigint, beyond int) on commit drop;
  truncate data_new;
  insert into data_new
  with opened as (select w.organization_id as org, d.location_id as place_id, count(*)::int as n from work_item w join directory_entry d on d.organization_id = w.organization_id and d.person_id = w.person_id and d.is_primary join location l on l.organization_id = d.organization_id and l.id = d.location_id
    where w.record_name = 'personal_details' and w.kind = 'people.data' and (w.opened_at at time zone l.time_zone)::date = app.today(l.time_zone) group by 1, 2)
  select g.org, g.person_id, g.subject_id, g.place_id, g.today, g.codes, row_number() over (partition by g.org, g.place_id order by cardinality(g.codes) desc, g.person_id), coalesce(o.n, 0)
  from data_gap g left join opened o on o.org = g.org and o.place_id = g.place_id
  where exists (select from unnest(g.codes) code where not exists (select from data_told t where t.organization_id = g.org and t.person_id = g.person_id and t.gap = code))
    and not exists (select from work_item w where w.organization_id = g.org and w.person_id = g.person_id and w.record_name = 'personal_details' and w.kind = 'people.data' and w.status in ('open', 'waiting'));
  insert into data_told (organization_id, person_id, gap) select n.org, n.person_id, code from data_new n cross join unnest(n.codes) code where n.nth + n.beyond <= most on conflict do nothing;
  return query select 'open', n.org, n.person_id, n.subject_id, n.place_id, 'data:' || n.person_id || ':' || n.today, n.codes, null::int from data_new n where n.nth + n.beyond <= most;
  -- The rest of a place is one item, that says how many, until their turn comes.
  return query select case when w.id is null then 'rest' else 'counted' end, r.org, r.person_id, r.subject_id, r.place_id, 'data-rest:' || r.place_id || ':' || r.today, null::text[], r.more from (
      select distinct on (n.org, n.place_id) n.org, n.place_id, n.person_id, n.subject_id, n.today, (count(*) over (partition by n.org, n.place_id))::int as more from data_new n where n.nth + n.beyond > most order by n.org, n.place_id, n.nth) r
    left join work_item w on w.organization_id = r.org and w.record_name = 'location' and w.record_id = r.place_id::text and w.kind = 'people.data' and w.status in ('open', 'waiting');
  return query select 'rest_over', w.organization_id, null::uuid, null::uuid, w.record_id::uuid, null::text, null::text[], null::int from work_item w where w.record_name = 'location' and w.kind = 'people.data' and w.status in ('open', 'waiting')
    and not exists (select from data_new n where n.org = w.organization_id and n.place_id::text = w.record_id and n.nth + n.beyond > most);
end $$;
-- Post, by the clock: how many there are by now.
create or replace function app.recount_data(place uuid, new_title text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  if app.actor() <> 'job:desk.check_data' then perform app.refuse('data_check: the clock’s alone'); end if;
  update work_item w set title = new_title, version = w.version + 1 where w.organization_id = app.org() and w.record_name = 'location' and w.record_id = place::text and w.kind = 'people.data' and w.status in ('open', 'waiting') and w.title is distinct from new_title;
end $$;

revoke all on data_told from equipoise_app;
revoke execute on function app.turn_data_checks, app.recount_data from public;
grant execute on function app.turn_data_checks, app.recount_data to equipoise_app;
