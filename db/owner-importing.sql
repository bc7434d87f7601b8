-- Imports about people who are here: what of a difference may be written, how it is, and how an import is taken back. Applied after owner-import.sql.

-- The kinds that are asked for, the record of each and the columns that an import may set there; as in src/modules/import/kinds.ts.
create or replace function app.import_kinds() returns table (kind text, record text, columns text[], action text) language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  values ('name', 'person', '{name,preferred_name,pronouns}'::text[], null), ('workContact', 'person', '{work_email,work_phone}', null),
    ('contact', 'contact_details', '{personal_email,mobile_phone,home_phone,address,city,region,postal_code,country}', null), ('emergency', 'emergency_contact', '{name,phone,relation}', null),
    ('personal', 'personal_details', '{birth_date,gender,marital_status,nationality}', null), ('number', 'employment', '{number}', null), ('end', 'employment', '{ends_on,termination_kind,termination_reason}', null),
    ('originalHire', 'employment', '{original_hire_on}', null), ('service', 'employment', '{service_from}', null), ('notice', 'notice', '{given_by,given_on,last_working_day,paid_until}', null),
    ('seniorityLeave', 'seniority_date', '{counts_from,purpose}', null), ('seniorityRedundancy', 'seniority_date', '{counts_from,purpose}', null), ('seniorityPension', 'seniority_date', '{counts_from,purpose}', null), ('seniorityLongService', 'seniority_date', '{counts_from,purpose}', null), ('elsewhere', 'external_id', '{value,system}', null),
    ('job', 'placement', '{job_id}', 'transfer'), ('unit', 'placement', '{unit_id}', 'transfer'), ('location', 'placement', '{location_id}', 'transfer'), ('costCentre', 'placement', '{cost_shares}', 'transfer'),
    ('position', 'placement', '{position_id}', 'transfer'), ('manager', 'placement', '{manager_assignment_id}', 'manager'), ('hours', 'working_hours', '{weekly_hours,full_time_hours}', 'hours'), ('pay', 'pay', '{amount,currency,per,payments_a_year,allowances}', 'pay'),
    ('contract', 'contract', '{form,fixed_term_ends_on,probation_ends_on}', 'contract'), ('fixed', null, '{}', null) $$;

-- The values of one side of what differs: before, after, or as events tell them.
create or replace function app.import_side(changes jsonb, side text) returns jsonb language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_object_agg(case when side in ('was', 'becomes') then c.value ->> 'field' else c.key end,
    case side when 'was' then coalesce(c.value -> 'was', c.value -> 'before') when 'becomes' then coalesce(c.value -> 'becomes', c.value -> 'after') else c.value -> side end), '{}') from jsonb_each(changes) c $$;

-- Whether what a notice would then say contradicts itself or the days of the employment; as in src/modules/people/rules-dates.ts.
create or replace function app.notice_contradicts(org uuid, employment uuid, after jsonb, begins date, ends date) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(n.given_on > ends or n.last_working_day > ends, false) or coalesce(n.last_working_day < begins, false) or coalesce(n.last_working_day > n.paid_until, false)
  from (select) one left join notice t on t.organization_id = org and t.employment_id = notice_contradicts.employment cross join lateral jsonb_populate_record(t, after) n $$;

-- Of each difference, by what was answered: from when, and why it can't be written, where it can't: by rights first. What is staged is
-- proposed by whoever imports, so nothing of it but the job held, the values and the date of the file is taken as given.
do $$ begin
  if not exists (select from pg_proc where proname = 'import_judged' and 'is_decided' = any (proargnames)) then
    drop function if exists app.import_differences(uuid), app.import_judged(uuid, uuid);
  end if;
end $$;
-- `asks`: it waits for those who approve; `is_decided`: it would, if imports didn't count as decided here.
create or replace function app.import_judged(org uuid, run uuid) returns table ("row" int, kind text, record text, person_id uuid, employment_id uuid, assignment_id uuid, said text, action text, reason_id uuid, reason text, effective_on date, changes jsonb, manager_row int, why text, is_decided boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with said as materialized (
    select a.key as kind, a.value ->> 'as' as said, a.value ->> 'from' as day, (a.value ->> 'reasonId')::uuid as reason_id, a.value ->> 'reason' as reason
    from import_draft d cross join lateral jsonb_each(coalesce(d.answers -> 'differences', '{}')) a where d.organization_id = org and d.run_id = run),
  mine as materialized (
    select d.row, d.kind, k.record, k.columns, k.action, d.changes, d.manager_row, d.file_on, d.held_on, d.until, s.said, s.day, s.reason_id, s.reason, a.*,
      case when k.record in ('person', 'contact_details', 'personal_details', 'emergency_contact') then a.person_id when k.record in ('employment', 'contract', 'external_id', 'notice', 'seniority_date') then a.employment_id else a.assignment_id end as subject,
      app.import_side(d.changes, 'before') as before, app.import_side(d.changes, 'after') as after
    from import_difference d join app.import_kinds() k on k.kind = d.kind
    cross join lateral (
      select a.person_id, a.employment_id, a.id as assignment_id, e.starts_on as began, e.ends_on as ended, e.status, e.legal_entity_id, app.today(l.time_zone) as today
      from assignment a join employment e on e.organization_id = org and e.id = a.employment_id left join directory_entry n on n.organization_id = org and n.id = a.id left join location l on l.organization_id = org and l.id = n.location_id
      where a.organization_id = org and a.id = d.assignment_id offset 0) a
    left join said s on s.kind = d.kind
    where d.organization_id = org and d.run_id = run),
  stood as (
    select m.*, s.id as stands_id, s.starts_on as stands_on, s.is_same, s.last_on,
      case m.said when 'change' then case m.day when 'today' then greatest(m.today, m.began) when 'file' then m.file_on else m.day::date end when 'correction' then coalesce(s.starts_on, m.began) end as on_day
    from mine m left join lateral (
      (select t.id, t.starts_on, to_jsonb(jsonb_populate_record(t, m.before)) = to_jsonb(t) as is_same, (select max(o.starts_on) from placement o where o.organization_id = org and o.assignment_id = m.assignment_id and o.starts_on < coalesce(m.until, 'infinity')) as last_on
        from placement t where m.record = 'placement' and t.organization_id = org and t.assignment_id = m.assignment_id order by t.starts_on <= coalesce(m.held_on, m.today) desc, abs(t.starts_on - coalesce(m.held_on, m.today)) limit 1)
      union all
      (select t.id, t.starts_on, to_jsonb(jsonb_populate_record(t, m.before)) = to_jsonb(t), (select max(o.starts_on) from working_hours o where o.organization_id = org and o.assignment_id = m.assignment_id and o.starts_on < coalesce(m.until, 'infinity'))
        from working_hours t where m.record = 'working_hours' and t.organization_id = org and t.assignment_id = m.assignment_id order by t.starts_on <= coalesce(m.held_on, m.today) desc, abs(t.starts_on - coalesce(m.held_on, m.today)) limit 1)
      union all
      (select t.id, t.starts_on, to_jsonb(jsonb_populate_record(t, m.before)) = to_jsonb(t), (select max(o.starts_on) from pay o where o.organization_id = org and o.assignment_id = m.assignment_id and o.starts_on < coalesce(m.until, 'infinity'))
        from pay t where m.record = 'pay' and t.organization_id = org and t.assignment_id = m.assignment_id order by t.starts_on <= coalesce(m.held_on, m.today) desc, abs(t.starts_on - coalesce(m.held_on, m.today)) limit 1)
      union all
      (select t.id, t.starts_on, to_jsonb(jsonb_populate_record(t, m.before)) = to_jsonb(t), (select max(o.starts_on) from contract o where o.organization_id = org and o.employment_id = m.employment_id and o.starts_on < coalesce(m.until, 'infinity'))
        from contract t where m.record = 'contract' and t.organization_id = org and t.employment_id = m.employment_id order by t.starts_on <= coalesce(m.held_on, m.today) desc, abs(t.starts_on - coalesce(m.held_on, m.today)) limit 1)
      union all
      select t.id, null, to_jsonb(jsonb_populate_record(t, m.before)) = to_jsonb(t), null from person t where m.record = 'person' and t.organization_id = org and t.id = m.person_id
      union all
      select t.id, null, to_jsonb(jsonb_populate_record(t, m.before)) = to_jsonb(t), null from contact_details t where m.record = 'contact_details' and t.organization_id = org and t.id = m.person_id
      union all
      select t.id, null, to_jsonb(jsonb_populate_record(t, m.before)) = to_jsonb(t), null from personal_details t where m.record = 'personal_details' and t.organization_id = org and t.id = m.person_id
      union all
      (select t.id, null, to_jsonb(jsonb_populate_record(t, m.before)) = to_jsonb(t), null from emergency_contact t where m.record = 'emergency_contact' and t.organization_id = org and t.person_id = m.person_id order by t.place, t.id limit 1)
      union all
      select t.id, null, to_jsonb(jsonb_populate_record(t, m.before)) = to_jsonb(t), null from external_id t where m.record = 'external_id' and t.organization_id = org and t.employment_id = m.employment_id and app.fold(t.system) = app.fold(m.after ->> 'system')
      union all
      select t.id, null, to_jsonb(jsonb_populate_record(t, m.before)) = to_jsonb(t), null from notice t where m.record = 'notice' and t.organization_id = org and t.employment_id = m.employment_id
      union all
      select t.id, null, to_jsonb(jsonb_populate_record(t, m.before)) = to_jsonb(t), null from seniority_date t where m.record = 'seniority_date' and t.organization_id = org and t.employment_id = m.employment_id and t.purpose = m.after ->> 'purpose'
      union all
      select t.id, null, to_jsonb(jsonb_populate_record(t, m.before)) = to_jsonb(t), null from employment t where m.record = 'employment' and t.organization_id = org and t.id = m.employment_id) s on true)
  select x.row, x.kind, x.record, x.person_id, x.employment_id, x.assignment_id, x.said, x.action, x.reason_id, x.reason, x.on_day, x.changes, x.manager_row,
    case when x.why = 'asks' and not w.is_decided and x.kind = 'end' and (x.status <> 'open' or not x.after ? 'ends_on') then 'needs_approval' when x.why = 'asks' and w.is_decided then null else x.why end, x.why = 'asks' and w.is_decided
  from (select app.setting('imports_are_decided') as is_decided) w cross join (select s.*, case
    when s.record is null then 'fixed'
    when s.person_id = app.holder() then 'own'
    when not app.covers(case when s.record = 'pay' then 'compensation' else 'people' end, 1, s.subject) or s.status = 'withdrawn' or exists (select from jsonb_object_keys(s.changes) c where c <> all (s.columns)) then 'not_yours'
    -- What somebody was called once may be hidden; it comes back by no file, and this isn't told apart.
    when s.kind = 'name' and exists (select from former_name f where f.organization_id = org and f.person_id = s.person_id and f.status = 'hidden') then 'not_yours'
    when s.kind = 'number' and exists (select from employee_number n where n.organization_id = org and n.legal_entity_id = s.legal_entity_id and n.number = s.after ->> 'number' and n.person_id <> s.person_id)
      or s.kind = 'elsewhere' and exists (select from external_id x where x.organization_id = org and app.fold(x.system) = app.fold(s.after ->> 'system') and x.value = s.after ->> 'value' and x.employment_id <> s.employment_id)
      or s.kind = 'workContact' and exists (select from person p where p.organization_id = org and lower(p.work_email) = lower(s.after ->> 'work_email') and p.id <> s.person_id) then 'taken_here'
    when s.kind = 'elsewhere' and exists (select from import_person p where p.organization_id = org and p.run_id = run and p.row < s.row and app.fold(p.given ->> 'externalSystem') = app.fold(s.after ->> 'system') and p.given ->> 'externalId' = s.after ->> 'value'
      and not exists (select from import_decision d where d.organization_id = org and d.run_id = run and d.row = p.row and d.of_row = s.row)) then 'twice_in_file'
    when s.kind = 'name' and s.after ? 'name' and coalesce(s.after ->> 'name', '') = '' then 'incomplete'
    when s.stands_id is null and (s.record = 'placement' or s.record = 'pay' and not s.after ?& '{amount,currency,per}' or s.record = 'working_hours' and not s.after ? 'weekly_hours' or s.record = 'contract' and not s.after ? 'form' or s.record = 'notice' and not s.after ?& '{given_by,given_on}') then 'incomplete'
    -- What the file says of the end counts only if it is to be written too.
    when s.record = 'notice' and app.notice_contradicts(org, s.employment_id, s.after, s.began, coalesce((select (d.changes -> 'ends_on' ->> 'after')::date from import_difference d join said x on x.kind = d.kind and x.said = 'overwrite' where d.organization_id = org and d.run_id = run and d.row = s.row and d.kind = 'end'), s.ended)) or s.kind = 'originalHire' and (s.after ->> 'original_hire_on')::date > s.began then 'contradicts'
    when s.kind = 'manager' and exists (select from assignment a where a.organization_id = org and a.id = (s.after ->> 'manager_assignment_id')::uuid and a.person_id = s.person_id) then 'manager_is_self'
    when s.kind = 'manager' and s.manager_row is null and not app.may_be_named_manager((s.after ->> 'manager_assignment_id')::uuid) then 'reference_unknown'
    when s.kind = 'position' and not app.may_fill((s.after ->> 'position_id')::uuid) then 'reference_unknown'
    when s.kind = 'end' and s.status not in ('open', 'terminated') then 'moved_on'
    when s.kind = 'end' and (s.after ->> 'ends_on')::date < s.began or s.kind = 'contract' and (s.after ->> 'fixed_term_ends_on')::date < coalesce(s.on_day, s.stands_on) then 'ends_first'
    when not s.is_same then 'changed_since'
    when s.held_on is not null and s.said <> 'leave' and (s.said <> 'change' or s.day <> 'file' or s.on_day <> s.held_on) then 'history_dated'
    when s.said = 'change' and s.on_day is null then 'no_date'
    when s.on_day < s.began then 'before_first_day'
    when s.on_day > s.ended then 'after_last_day'
    when s.said = 'change' and s.last_on > s.on_day then 'later_facts'
    -- What the company wants approved waits for those who approve, unless imports count as decided.
    when (s.said in ('correction', 'change') or s.kind = 'end' and s.said = 'overwrite') and exists (select from change_chain c where c.organization_id = org) and exists (
      select from app.steps_for_change(org, s.assignment_id, case when s.kind = 'end' then 'termination' when s.said = 'correction' then 'correction' else s.action end, array(select c.value ->> 'field' from jsonb_each(s.changes) c),
        coalesce(s.on_day, s.today), (s.after ->> 'amount')::bigint, s.after ->> 'currency', s.after ->> 'per')) then 'asks' end as why
  from stood s) x $$;

-- Fact: the same of one's own import, without what was proposed.
create or replace function app.import_differences(run uuid) returns table ("row" int, kind text, said text, effective_on date, why text, is_decided boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select j.row, j.kind, j.said, j.effective_on, j.why, j.is_decided from app.import_judged(app.org(), run) j where run = any (app.my_imports()) $$;

-- ── what waits for approval ──────────────────────────────────────────────────────────────────────────────────────────
-- What is to be asked, as the changes that it becomes: of one row, what is of one action, day and reason holds together. An end is its last day.
create or replace function app.import_proposed(org uuid, run uuid) returns table ("row" int, person_id uuid, employment_id uuid, assignment_id uuid, action text, effective_on date, reason_id uuid, reason text, sets text[], after jsonb, becomes jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select j.row, j.person_id, j.employment_id, j.assignment_id, a.action, a.day, j.reason_id, coalesce(max(j.changes -> 'termination_reason' ->> 'after'), j.reason, case when j.reason_id is null then 'Import' end),
    case when a.action = 'termination' then '{terminationKind}' else array_agg(k.value ->> 'field' order by k.key) end,
    app.import_side(jsonb_object_agg(k.key, k.value), 'after') || case when a.action = 'termination' and not bool_or(k.key = 'termination_kind') then '{"termination_kind": "other"}'::jsonb else '{}' end, case when a.action = 'termination' then jsonb_build_object('terminationKind', coalesce(max(j.changes -> 'termination_kind' ->> 'after'), 'other')) else app.import_side(jsonb_object_agg(k.key, k.value), 'becomes') end
  from app.import_judged(org, run) j left join import_plan m on m.organization_id = org and m.run_id = run and m.row = j.manager_row
  cross join lateral (select case when j.kind = 'end' then 'termination' when j.said = 'correction' then 'correction' else j.action end as action, case when j.kind = 'end' then (j.changes -> 'ends_on' ->> 'after')::date else j.effective_on end as day,
    case when m.assignment_id is null then j.changes else jsonb_set(jsonb_set(j.changes, '{manager_assignment_id,after}', to_jsonb(m.assignment_id)), '{manager_assignment_id,becomes}', to_jsonb(m.assignment_id)) end as changes) a
  cross join lateral jsonb_each(a.changes) k
  where j.why = 'asks' group by j.row, j.person_id, j.employment_id, j.assignment_id, a.action, a.day, j.reason_id, j.reason $$;
-- Fact, of one's own import: how many changes wait for whom, and how many are written undisturbed since imports count as decided here. By place, with those who hold it, the first few by name.
create or replace function app.import_asks(run uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare org constant uuid := app.org(); many int; decided int; steps jsonb;
begin
  if run <> all (app.my_imports()) or not exists (select from change_chain c where c.organization_id = org) then return '{"changes": 0, "decided": 0, "steps": []}'; end if;
  select count(*) into many from app.import_proposed(org, run);
  select count(*) filter (where j.is_decided and j.said in ('overwrite', 'correction', 'change')) + (
    select count(*) from import_decision d join import_person p on p.organization_id = org and p.run_id = run and p.row = d.row join location l on l.organization_id = org and l.id = p.location_id
    where d.organization_id = org and d.run_id = run and d.decision = 'added' and p.starts_on >= app.today(l.time_zone) and app.setting('imports_are_decided') and exists (select from app.steps_for_hire(org, p.location_id)))
  into decided from app.import_judged(org, run) j;
  if many between 1 and 1000 then
    with asked as (
      select b.row, b.assignment_id, b.action, s.number, s.holder, s.function, s.job_id, s.unit_id, h.who, h.for_whom from app.import_proposed(org, run) b
      cross join lateral app.steps_for_change(org, b.assignment_id, b.action, b.sets, b.effective_on, (b.after ->> 'amount')::bigint, b.after ->> 'currency', b.after ->> 'per') s
      left join lateral app.holders_now(org, b.assignment_id, array[b.person_id, app.me()], s.holder, s.function, s.job_id, s.unit_id, null) h on true),
    places as (select a.number, a.holder, a.function, a.job_id, a.unit_id, count(distinct (a.row, a.action)) as changes, array_agg(distinct a.who) filter (where a.who is not null) as people from asked a group by 1, 2, 3, 4, 5)
    select jsonb_agg(jsonb_build_object('number', p.number, 'holder', p.holder, 'function', p.function, 'place', nullif(app.job_named(org, p.job_id, p.unit_id), ''), 'changes', p.changes,
      'people', (select coalesce(jsonb_agg(x.name order by x.sort_name, x.id), '[]') from (select n.id, n.name, n.sort_name from person n where n.organization_id = org and n.id = any (p.people) order by n.sort_name, n.id limit 6) x),
      'more', greatest(coalesce(cardinality(p.people), 0) - 6, 0)) order by p.number, p.holder, p.function) into steps from places p;
  end if;
  return jsonb_build_object('changes', many, 'decided', decided, 'steps', coalesce(steps, '[]'));
end $$;
-- Each waits as a planned change, asked of those who hold its places: it happens once approved, on its day at the latest.
create or replace function app.import_ask(org uuid, run uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare b record; made uuid; asked int := 0; file text := (select r.file_name from import_run r where r.organization_id = org and r.id = run);
begin
  for b in select p.*, app.today(l.time_zone) as today from app.import_proposed(org, run) p left join directory_entry d on d.organization_id = org and d.id = p.assignment_id left join location l on l.organization_id = org and l.id = d.location_id order by p.row, p.action loop
    asked := asked + 1;
    -- Whoever asks for more is named on each, and carries their ids in every query; and nobody decides on thousands one by one.
    if asked > 1000 then perform app.refuse_by_rule('import.too_many_to_ask', jsonb_build_object('most', 1000)); end if;
    made := uuidv7();
    insert into employment_change (organization_id, id, person_id, assignment_id, effective_on, action, reason_id, reason, sets, release_on, job_id, unit_id, location_id, manager_assignment_id, position_id, cost_shares, weekly_hours, full_time_hours, amount, currency, per, payments_a_year, allowances, form, fixed_term_ends_on, probation_ends_on, termination_kind, status, prepared_by_id, prepared_at)
    select org, made, b.person_id, b.assignment_id, b.effective_on, b.action, b.reason_id, b.reason, b.sets, least(b.effective_on, b.today), n.job_id, n.unit_id, n.location_id, n.manager_assignment_id, n.position_id, n.cost_shares, n.weekly_hours, n.full_time_hours, n.amount, n.currency, n.per, n.payments_a_year, n.allowances, n.form, n.fixed_term_ends_on, n.probation_ends_on, n.termination_kind, 'planned', app.me(), app.clock()
    from jsonb_populate_record(null::employment_change, b.after) n;
    perform app.post_event('employment_change', made, 'create', null, b.becomes || jsonb_build_object('action', b.action, 'effectiveOn', b.effective_on, 'reason', b.reason, 'sets', b.sets));
    perform app.ask_approval('employment_change', made, left('Import: ' || file, 200));
    insert into import_effect (organization_id, run_id, step, record, record_id, did, version, person_id, employment_id, assignment_id) values (org, run, 2, 'employment_change', made, 'ask', 1, b.person_id, b.employment_id, b.assignment_id);
  end loop;
end $$;

-- ── history ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Of whoever comes in with several rows, all of them in one: each row's own day, but for the first, which holds from the first day on.
create or replace function app.import_history(org uuid, run uuid) returns table (of_row int, since date, location_id uuid, unit_id uuid, job_id uuid, cost_centre_id uuid, position_id uuid, manager_row int, manager_assignment_id uuid, has_pay boolean, given jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with told as (
    select p.of_row, p.since, p.location_id, p.unit_id, p.job_id, p.cost_centre_id, p.position_id, p.manager_row, p.manager_assignment_id, p.has_pay, p.given from import_past p where p.organization_id = org and p.run_id = run
    union all
    select p.row, (p.given ->> 'effectiveOn')::date, p.location_id, p.unit_id, p.job_id, p.cost_centre_id, p.position_id, p.manager_row, p.manager_assignment_id, p.has_pay, p.given from import_plan p
    where p.organization_id = org and p.run_id = run and p.row in (select h.of_row from import_past h where h.organization_id = org and h.run_id = run))
  select t.of_row, case when row_number() over (partition by t.of_row order by t.since) = 1 then b.starts_on else t.since end, t.location_id, t.unit_id, t.job_id, t.cost_centre_id, t.position_id, t.manager_row, t.manager_assignment_id, t.has_pay, t.given
  from told t join import_plan b on b.organization_id = org and b.run_id = run and b.row = t.of_row $$;
-- Rows that the check found to be of one person and in order; proposed by whoever imports, so judged again.
create or replace function app.import_prove_past(org uuid, run uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  insert into import_past (organization_id, run_id, row, of_row, since, location_id, unit_id, job_id, cost_centre_id, position_id, manager_row, manager_assignment_id, has_pay, given)
  select org, run, p.row, d.of_row, (p.given ->> 'effectiveOn')::date, p.location_id, p.unit_id, p.job_id, p.cost_centre_id, p.position_id, d.manager_row, d.manager_assignment_id, d.has_pay, p.given
  from import_decision d join import_person p on p.organization_id = d.organization_id and p.run_id = d.run_id and p.row = d.row
  where d.organization_id = org and d.run_id = run and d.decision = 'past' order by p.row;
  if exists (select from import_past p left join import_plan b on b.organization_id = org and b.run_id = run and b.row = p.of_row
      where p.organization_id = org and p.run_id = run and (b.row is null or p.since < b.starts_on or b.given ->> 'effectiveOn' is null
        or p.manager_row is not null and not exists (select from import_plan m where m.organization_id = org and m.run_id = run and m.row = p.manager_row)))
  then perform app.refuse_by_rule('import.stale'); end if;
end $$;

-- ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- New places that only somebody moves to by an answer that was given.
create or replace function app.import_moved_to(org uuid, run uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct coalesce(s.line ->> 'costCentreId', c.value ->> 'after')), '{}')::uuid[]
  from import_draft n join import_difference d on d.organization_id = n.organization_id and d.run_id = n.run_id cross join lateral jsonb_each(d.changes) c
  left join lateral jsonb_array_elements(case when jsonb_typeof(c.value -> 'after') = 'array' then c.value -> 'after' end) s (line) on true
  where n.organization_id = org and n.run_id = run and d.kind in ('job', 'unit', 'location', 'costCentre') and n.answers -> 'differences' -> d.kind ->> 'as' in ('correction', 'change') $$;

create or replace function app.import_changes(org uuid, run uuid) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare one record; passes int; done int;
begin
  if not exists (select from import_difference where organization_id = org and run_id = run) then return 0; end if;
  insert into import_change (organization_id, run_id, row, kind, record, pass, person_id, employment_id, assignment_id, said, action, reason_id, reason, effective_on, changes, why)
  select org, run, j.row, j.kind, j.record, dense_rank() over (partition by j.assignment_id, j.record order by j.said = 'change', j.effective_on, case when j.record = 'seniority_date' then j.kind end), j.person_id, j.employment_id, j.assignment_id, j.said,
    case when j.said = 'correction' then 'correction' else j.action end, j.reason_id, j.reason, j.effective_on,
    case when j.manager_row is null then j.changes else jsonb_set(jsonb_set(j.changes, '{manager_assignment_id,after}', to_jsonb(m.assignment_id)), '{manager_assignment_id,becomes}', to_jsonb(m.assignment_id)) end, case when j.is_decided then 'decided' else j.why end
  from app.import_judged(org, run) j left join import_plan m on m.organization_id = org and m.run_id = run and m.row = j.manager_row
  where coalesce(j.why, 'changed_since') = 'changed_since' and j.said in ('overwrite', 'correction', 'change') and (j.manager_row is null or m.row is not null);
  if exists (select from import_change where organization_id = org and run_id = run and why <> 'decided') then perform app.refuse_by_rule('import.stale'); end if;
  perform app.import_ask(org, run);
  select max(pass), count(distinct row) into passes, done from import_change where organization_id = org and run_id = run;
  if done > 1000 then analyze import_change; end if;

  -- Singles that nobody has filled in yet.
  insert into contact_details (organization_id, id) select distinct org, c.person_id from import_change c where c.organization_id = org and c.run_id = run and c.record = 'contact_details' and not exists (select from contact_details x where x.organization_id = org and x.id = c.person_id);
  insert into personal_details (organization_id, id) select distinct org, c.person_id from import_change c where c.organization_id = org and c.run_id = run and c.record = 'personal_details' and not exists (select from personal_details x where x.organization_id = org and x.id = c.person_id);
  perform app.import_bundles(org, run);
  for one in select c.record, c.pass, row_number() over (order by c.pass, c.record) * 10 as step from import_change c where c.organization_id = org and c.run_id = run group by c.record, c.pass order by c.pass, c.record loop
    perform app.import_write(org, run, one.record, one.pass, one.step::int);
  end loop;
  if exists (select from import_effect f join placement s on s.organization_id = org and s.id = f.record_id
      where f.organization_id = org and f.run_id = run and f.record = 'placement' and f.did <> 'shorten' and not (app.covers_all('people', 1) or app.populations_at(s.assignment_id, s.unit_id, s.location_id) && app.my_populations('people', 1)))
  then perform app.refuse_by_rule('import.moved_out'); end if;
  delete from import_change where organization_id = org and run_id = run;
  return done;
end $$;

-- Each answer is a change of its own, with its action, day and reason: what is dated and of one action holds together.
create or replace function app.import_bundles(org uuid, run uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into import_effect (organization_id, run_id, step, record, record_id, did, person_id, employment_id, assignment_id, patch, becomes)
  select org, run, 1, 'employment_change', uuidv7(), 'insert', c.person_id, c.employment_id, c.assignment_id,
    app.import_side(jsonb_object_agg(k.key, k.value), 'after') || jsonb_build_object('action', c.action, 'effective_on', c.effective_on, 'reason_id', c.reason_id, 'reason', case when c.why = 'decided' then coalesce(c.reason, 'Import') || ' (counts as decided)' else coalesce(c.reason, case when c.reason_id is null then 'Import' end) end, 'sets', jsonb_agg(k.value ->> 'field' order by k.key)),
    app.import_side(jsonb_object_agg(k.key, k.value), 'becomes') || jsonb_build_object('action', c.action, 'effectiveOn', c.effective_on, 'sets', jsonb_agg(k.value ->> 'field' order by k.key))
  from import_change c cross join lateral jsonb_each(c.changes) k where c.organization_id = org and c.run_id = run and c.action is not null
  group by c.row, c.person_id, c.employment_id, c.assignment_id, c.action, c.effective_on, c.reason_id, c.reason, c.why;
  insert into employment_change (organization_id, id, person_id, assignment_id, effective_on, action, reason_id, reason, sets, job_id, unit_id, location_id, manager_assignment_id, position_id, cost_shares, weekly_hours, full_time_hours, amount, currency, per, payments_a_year, allowances, form, fixed_term_ends_on, probation_ends_on, status, prepared_by_id, prepared_at)
  select org, f.record_id, f.person_id, f.assignment_id, n.effective_on, n.action, n.reason_id, n.reason, n.sets, n.job_id, n.unit_id, n.location_id, n.manager_assignment_id, n.position_id, n.cost_shares, n.weekly_hours, n.full_time_hours, n.amount, n.currency, n.per, n.payments_a_year, n.allowances, n.form, n.fixed_term_ends_on, n.probation_ends_on, 'released', app.me(), app.clock()
  from import_effect f cross join lateral jsonb_populate_record(null::employment_change, f.patch) n where f.organization_id = org and f.run_id = run and f.record = 'employment_change' and f.did = 'insert';
  -- They stand released and are read by rights. Named on each, whoever imported would carry all their ids in every query.
  delete from member m using import_effect f where m.organization_id = org and m.list = 'employment_change' and m.record_id = f.record_id and f.organization_id = org and f.run_id = run and f.record = 'employment_change' and f.did = 'insert';
  update import_effect f set version = c.version from employment_change c where f.organization_id = org and f.run_id = run and f.record = 'employment_change' and c.organization_id = org and c.id = f.record_id;
  perform app.import_tell(org, run, 'employment_change', 1, false);
end $$;

-- Whose a dated fact is; null for what has no dates.
create or replace function app.import_owner(record text) returns text language sql immutable parallel safe as $$
  select case when record in ('placement', 'working_hours', 'pay') then 'assignment_id' when record = 'contract' then 'employment_id' end $$;

-- Many rows at once are joined by hashing, in what follows from them too: nothing is known yet of what is just being written, and a nested loop that was guessed wrong wouldn't end.
create or replace function app.import_hash(rows bigint) returns void language sql set search_path = pg_catalog, public, pg_temp as $$ select set_config('enable_nestloop', case when rows > 100 then 'off' else 'on' end, true) $$;

-- One record's share of what is to be written, in one pass: of a dated fact, the row that holds on the day is corrected, or ends the day before the new one begins.
create or replace function app.import_write(org uuid, run uuid, of_record text, of_pass int, at_step int) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare owner constant text := app.import_owner(of_record);
begin
  execute format($q$
    insert into import_effect (organization_id, run_id, step, record, record_id, did, person_id, employment_id, assignment_id, copy_of, patch, before, was, becomes)
    with news as (
      select c.person_id, c.employment_id, c.assignment_id, min(c.effective_on) as day, jsonb_object_agg(k.key, k.value) as changes
      from import_change c cross join lateral jsonb_each(c.changes) k where c.organization_id = $1 and c.run_id = $2 and c.record = $3 and c.pass = $4 group by c.row, c.person_id, c.employment_id, c.assignment_id),
    ops as (
      select n.*, s.id, s.whole, app.import_side(n.changes, 'after') as after, app.import_side(n.changes, 'was') as was, app.import_side(n.changes, 'becomes') as becomes,
        s.id is not null and ($5 is null or (s.whole ->> 'starts_on')::date >= n.day) as is_edit, $5 is not null and s.id is not null and (s.whole ->> 'starts_on')::date < n.day as is_cut
      from news n left join lateral (select t.id, to_jsonb(t) as whole from %1$I t where t.organization_id = $1 and %2$s limit 1) s on true)
    select $1, $2, $6, $3, id, 'edit', person_id, employment_id, assignment_id, null::uuid, after || ending, (select jsonb_object_agg(key, whole -> key) from jsonb_object_keys(after || ending) key),
      was || case when ending <> '{}' then jsonb_build_object('status', 'open') else '{}' end, becomes || ending
    from ops cross join lateral (select case when $3 = 'employment' and after ? 'ends_on' and whole ->> 'status' = 'open' then '{"status": "terminated"}'::jsonb else '{}' end as ending) e where is_edit
    union all
    select $1, $2, $6, $3, id, 'shorten', person_id, employment_id, assignment_id, null, jsonb_build_object('ends_on', day - 1), jsonb_build_object('ends_on', whole -> 'ends_on'), jsonb_build_object('endsOn', whole -> 'ends_on'), jsonb_build_object('endsOn', day - 1) from ops where is_cut
    union all
    select $1, $2, $6 + 1, $3, uuidv7(), 'insert', person_id, employment_id, assignment_id, id,
      after || case when $3 in ('external_id', 'notice') then jsonb_build_object('person_id', person_id, 'employment_id', employment_id)
        when $3 = 'seniority_date' then jsonb_build_object('person_id', person_id, 'employment_id', employment_id, 'reason', 'Import')
        when $5 is null then jsonb_build_object('person_id', person_id, 'place', 1, 'name', coalesce(after ->> 'name', after ->> 'relation', after ->> 'phone'))
        else jsonb_build_object('person_id', person_id, 'starts_on', day, $5, case $5 when 'employment_id' then employment_id else assignment_id end, 'ends_on', coalesce(whole -> 'ends_on', %3$s)) end,
      null, null, becomes || case when $5 is null then '{}' else jsonb_build_object('startsOn', day) end from ops where not is_edit
    $q$, of_record, case of_record when 'person' then 't.id = n.person_id' when 'contact_details' then 't.id = n.person_id' when 'personal_details' then 't.id = n.person_id' when 'employment' then 't.id = n.employment_id'
      when 'emergency_contact' then 't.person_id = n.person_id order by t.place, t.id'
      when 'notice' then 't.employment_id = n.employment_id' when 'seniority_date' then 't.employment_id = n.employment_id and t.purpose = n.changes -> ''purpose'' ->> ''after'''
      when 'external_id' then 't.employment_id = n.employment_id and app.fold(t.system) = app.fold(n.changes -> ''system'' ->> ''after'')' else format('t.%1$I = n.%1$I and t.starts_on <= n.day order by t.starts_on desc', owner) end, case when owner is null then 'null::jsonb' else format('(select to_jsonb(min(l.starts_on) - 1) from %1$I l where l.organization_id = $1 and l.%2$I = ops.%2$I and l.starts_on > day)', of_record, owner) end)
  using org, run, of_record, of_pass, owner, at_step;
  perform app.import_hash((select count(*) from import_effect f where f.organization_id = org and f.run_id = run and f.record = of_record and f.step in (at_step, at_step + 1)));
  perform app.import_apply(org, run, of_record, at_step, 'patch');
  perform app.import_insert(org, run, of_record, at_step + 1);
  perform app.import_hash(0);
  execute format('update import_effect f set version = t.version from %I t where f.organization_id = $1 and f.run_id = $2 and f.record = $3 and f.step in ($4, $4 + 1) and t.organization_id = $1 and t.id = f.record_id', of_record) using org, run, of_record, at_step;
  perform app.import_tell(org, run, of_record, at_step, false), app.import_tell(org, run, of_record, at_step + 1, false);
end $$;

-- As app.post_event would tell of each row of a step, for all at once; back: of its being taken back.
create or replace function app.import_tell(org uuid, run uuid, of_record text, at_step int, is_back boolean) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_nestloop = off as $$
declare main record_right%rowtype; happened timestamptz := app.clock(); by_name text := (select name from person where organization_id = org and id = app.me());
begin
  select * into main from record_right where record = of_record and part = '';
  with told as materialized (
    select f.record_id, uuidv7() as id, f.person_id as about, case main.subject when 'assignment_id' then f.assignment_id when 'employment_id' then f.employment_id when 'person_id' then f.person_id when 'id' then f.record_id end as subject,
      case when is_back then 'undo_import' when f.did = 'insert' then 'create' when f.patch ->> 'status' = 'terminated' then 'terminate' else 'edit' end as move,
      case when is_back then f.becomes else f.was end as was, case when is_back then f.was else f.becomes end as becomes
    from import_effect f where f.organization_id = org and f.run_id = run and f.record = of_record and f.step = at_step),
  fields as materialized (select r.part, field from record_right r cross join unnest(r.fields) field where r.record = of_record),
  split as (
    select t.id, coalesce(p.part, '') as part, uuid_send(gen_random_uuid()) as salt, jsonb_object_agg(k.key, t.was -> k.key) filter (where t.was ? k.key) as before, jsonb_object_agg(k.key, t.becomes -> k.key) filter (where t.becomes ? k.key) as after
    from told t cross join lateral jsonb_object_keys(coalesce(t.was, '{}') || coalesce(t.becomes, '{}')) k (key) left join fields p on p.field = k.key group by t.id, coalesce(p.part, '')),
  parts as materialized (
    select s.*, r.function, r.level, r.is_for_self, r.is_for_line, app.value_digest(s.salt, s.before, s.after) as digest, row_number() over (partition by s.id order by s.part <> '', r.is_for_self, r.is_for_line, r.function is not null) as place
    from split s join record_right r on r.record = of_record and r.part = s.part),
  digests as (select id, string_agg(digest, '' order by part) as digest from parts group by id),
  events as (
    insert into event (organization_id, id, at, actor, actor_id, actor_name, record, record_id, move, about_id, subject_id, function, level, is_for_self, is_for_line, wall, digest)
    select org, t.id, happened, app.actor(), app.who(), by_name, of_record, t.record_id, t.move, t.about, t.subject, p.function, p.level, p.is_for_self, p.is_for_line, main.wall,
      app.event_digest(org, t.id, happened, app.actor(), of_record, t.record_id, t.move, t.about, d.digest)
    from told t join parts p on p.id = t.id and p.place = 1 join digests d on d.id = t.id)
  insert into event_value (organization_id, event_id, part, about_id, subject_id, function, level, is_for_self, is_for_line, wall, before, after, salt, digest)
  select org, p.id, p.part, t.about, t.subject, p.function, p.level, p.is_for_self, p.is_for_line, main.wall, p.before, p.after, p.salt, p.digest from parts p join told t on t.id = p.id;
  if of_record = 'person' then
    perform app.bury_names(org, f.person_id) from import_effect f where f.organization_id = org and f.run_id = run and f.record = 'person' and f.step = at_step
      and exists (select from former_name n where n.organization_id = org and n.person_id = f.person_id and n.status = 'hidden');
  end if;
end $$;

-- Into the rows that stand: what the import says (`patch`), or what was before it.
create or replace function app.import_apply(org uuid, run uuid, of_record text, at_step int, side text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare sets text;
begin
  select string_agg(format('%1$I = n.%1$I', key), ', ') into sets from (
    select distinct k.key from import_effect f cross join lateral jsonb_object_keys(f.patch) k (key) where f.organization_id = org and f.run_id = run and f.record = of_record and f.step = at_step and f.did in ('edit', 'shorten')) keys;
  if sets is null then return; end if;
  execute format('update %1$I t set %2$s from import_effect f join %1$I s on s.organization_id = f.organization_id and s.id = f.record_id cross join lateral jsonb_populate_record(s, f.%3$I) n
    where f.organization_id = $1 and f.run_id = $2 and f.record = $3 and f.step = $4 and f.did in (''edit'', ''shorten'') and t.organization_id = s.organization_id and t.id = s.id', of_record, sets, side) using org, run, of_record, at_step;
end $$;
create or replace function app.import_insert(org uuid, run uuid, of_record text, at_step int) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare names text;
begin
  if not exists (select from import_effect f where f.organization_id = org and f.run_id = run and f.record = of_record and f.step = at_step) then return; end if;
  select string_agg(format('%I', attname), ', ' order by attnum) into names from pg_attribute where attrelid = format('public.%I', of_record)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
  execute format('insert into %1$I (%2$s) select %3$s from import_effect f left join %1$I s on s.organization_id = f.organization_id and s.id = f.copy_of
      cross join lateral jsonb_populate_record(null::%1$I, coalesce(to_jsonb(s), ''{}'') || f.patch || jsonb_build_object(''organization_id'', f.organization_id, ''id'', f.record_id, ''version'', 1)) n
    where f.organization_id = $1 and f.run_id = $2 and f.record = $3 and f.step = $4', of_record, names, regexp_replace(names, '(^|, )', '\1n.', 'g')) using org, run, of_record, at_step;
end $$;

-- ── taking an import back ────────────────────────────────────────────────────────────────────────────────────────────
create or replace function app.version_of(org uuid, record text, id uuid) returns int language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare found int;
begin
  execute format('select version from %I where organization_id = $1 and id = $2', record) into found using org, id;
  return found;
end $$;
-- What stands on what an import made and changed, in numbers: of whom or by whom isn't told. What is only planned isn't counted, for it
-- would tell of a plan; nor is what another import did that was taken back itself.
create or replace function app.import_built_on(org uuid, run uuid) returns table (what text, count bigint) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with effects as materialized (select * from import_effect where organization_id = org and run_id = run),
  made as materialized (select record_id as home, person_id, assignment_id as seat, xact from effects where did = 'made'),
  theirs as materialized (select distinct person_id, xact, bool_or(did = 'made') over (partition by person_id) as is_made from effects),
  gone as materialized (select distinct on (u.person_id, u.xact) u.person_id, u.xact, r.status = 'undone' as is_undone from theirs t join import_effect u on u.organization_id = org and u.person_id = t.person_id and u.run_id <> run
    join import_run r on r.organization_id = org and r.id = u.run_id where u.xact > t.xact)
  select 'not_yours', (select count(distinct f.person_id) from effects f where f.person_id = app.holder() or not app.covers('people', 1, f.person_id) and f.record <> 'pay'
    or (f.record = 'pay' or f.did = 'made' and exists (select from pay p where p.organization_id = org and p.assignment_id = f.assignment_id)) and not app.covers('compensation', 1, f.assignment_id))
  union all
  select 'imported', (select count(distinct person_id) from gone where not is_undone)
  union all
  select 'changed', (select count(*) from (
    select t.person_id from theirs t where t.is_made and exists (
      select from event e where e.organization_id = org and e.about_id = t.person_id and e.xact > t.xact and e.wall is null and e.move <> 'show' and not exists (select from event u where u.organization_id = org and u.about_id = e.about_id and u.xact = e.xact and u.move = 'undo_import') and not exists (select from gone g where g.person_id = t.person_id and g.xact = e.xact))
    union select f.person_id from (select distinct on (record, record_id) * from effects where did not in ('made', 'ask') order by record, record_id, step desc) f
      where f.did = 'edit' and f.before is null or f.version is distinct from app.version_of(org, f.record, f.record_id)
    -- What waited and was approved since has come true.
    union select f.person_id from effects f join employment_change c on c.organization_id = org and c.id = f.record_id and c.status in ('released', 'taken_back') where f.did = 'ask') touched)
  union all
  select 'continued', (select count(*) from employment e where e.organization_id = org and e.status <> 'withdrawn' and e.person_id in (select person_id from made) and e.id not in (select home from made))
  union all
  select 'reports', (select count(distinct below.assignment_id) from (
      select p.assignment_id from made m join placement p on p.organization_id = org and p.manager_assignment_id = m.seat
      union select l.assignment_id from made m join dotted_line l on l.organization_id = org and l.manager_assignment_id = m.seat
      union select a.id from made m join employment e on e.organization_id = org and e.sponsor_assignment_id = m.seat join assignment a on a.organization_id = org and a.employment_id = e.id) below
    join assignment a on a.organization_id = org and a.id = below.assignment_id join employment e on e.organization_id = org and e.id = a.employment_id and e.status <> 'withdrawn'
    where a.employment_id not in (select home from made)
      -- Who was put below them by this import too goes back with it.
      and not exists (select from effects f where f.record = 'placement' and f.assignment_id = a.id and f.patch ? 'manager_assignment_id' and f.record_id in (select p.id from placement p where p.organization_id = org and p.assignment_id = a.id and p.manager_assignment_id in (select seat from made))))
  union all
  select 'stands_in', (select count(*) from acting_manager x where x.organization_id = org and (x.assignment_id in (select seat from made) or x.acting_assignment_id in (select seat from made)))
  union all
  select 'access', (select count(distinct m.person_id) from made m where exists (select from access_grant g where g.organization_id = org and g.holder_id = m.person_id and g.status <> 'ended' and g.ends_at > app.clock())
    or exists (select from api_key k where k.organization_id = org and k.holder_id = m.person_id and k.status = 'active' and k.ends_at > app.clock()) or exists (select from organization o where o.organization_id = org and o.second_person_id = m.person_id)
    or exists (select from population_rule u where u.organization_id = org and u.person_id = m.person_id))
  union all
  select 'account', (select count(*) from made m join membership b on b.organization_id = org and b.person_id = m.person_id)
  union all
  select 'decided', (select count(*) from made m join pay p on p.organization_id = org and p.decided_by_id = m.person_id) $$;
-- Fact: what stands in the way of taking back one's own import, and how much it made and changed.
create or replace function app.import_undoable(run uuid) returns table (what text, count bigint) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as (select r.id from import_run r where r.organization_id = app.org() and r.id = run and r.started_by_id = app.me() and r.status = 'committed')
  select b.what, b.count from mine cross join lateral app.import_built_on(app.org(), mine.id) b where b.count > 0
  union all
  select case when f.did = 'made' then 'made' else 'changes' end, count(distinct f.person_id) from mine join import_effect f on f.organization_id = app.org() and f.run_id = mine.id group by 1 $$;

-- Post: whoever came in by an import of this transaction, or was changed by it, is told so, where whoever brought it has said so.
create or replace function app.tell_imported(run uuid, tells text[]) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from import_run r where r.organization_id = app.org() and r.id = run and r.started_by_id = app.me() and r.status = 'committed' and app.written_here(r.xmin)) then perform app.refuse('import: no commit of this transaction'); end if;
  perform app.tell_themselves(array(select distinct f.person_id from import_effect f where f.organization_id = app.org() and f.run_id = run), one) from unnest(tells) one;
end $$;
-- Post: takes back a whole import, in the transaction of the move that says so. What it made is as if never entered, what it changed is as it
-- was before; events stay and one more tells of it, and the numbers stay theirs.
create or replace function app.undo_import(run uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org constant uuid := app.org(); file text; stands jsonb; one record;
begin
  select r.file_name into file from import_run r where r.organization_id = org and r.id = run and r.started_by_id = app.me() and r.status = 'undone' and r.xmin = pg_current_xact_id()::xid;
  if file is null then perform app.refuse('import_run: not yours to take back now'); end if;
  if not exists (select from import_effect where organization_id = org and run_id = run) then perform app.refuse_by_rule('import.nothing_kept'); end if;
  perform app.hold_access(org), app.hold_reach(org, true), pg_advisory_xact_lock(hashtextextended('import:' || org, 0));
  select jsonb_agg(jsonb_build_object('what', b.what, 'count', b.count)) into stands from app.import_built_on(org, run) b where b.count > 0;
  if stands is not null then perform app.refuse_by_rule('import.built_upon', jsonb_build_object('stands', stands)); end if;
  insert into import_commit (organization_id, run_id, step) values (org, run, 'undo');

  -- The last written goes first.
  for one in select f.record, f.step, count(*) as many from import_effect f where f.organization_id = org and f.run_id = run and f.did <> 'made' and f.record <> 'employment_change' group by 1, 2 order by f.step desc loop
    perform app.import_hash(one.many);
    execute format('delete from %I t using import_effect f where f.organization_id = $1 and f.run_id = $2 and f.record = $3 and f.step = $4 and f.did = ''insert'' and t.organization_id = $1 and t.id = f.record_id', one.record) using org, run, one.record, one.step;
    perform app.import_apply(org, run, one.record, one.step, 'before');
    perform app.import_hash(0);
    perform app.import_tell(org, run, one.record, one.step, true);
    -- An import of before that changed the same finds it as it left it.
    execute format('update import_effect o set version = t.version from import_effect f join %I t on t.organization_id = f.organization_id and t.id = f.record_id
      where f.organization_id = $1 and f.run_id = $2 and f.record = $3 and f.step = $4 and o.organization_id = $1 and o.record = $3 and o.record_id = f.record_id and o.run_id <> $2', one.record) using org, run, one.record, one.step;
  end loop;
  update employment_change c set status = 'taken_back' from import_effect f where f.organization_id = org and f.run_id = run and f.record = 'employment_change' and f.did = 'insert' and c.organization_id = org and c.id = f.record_id;
  perform app.import_tell(org, run, 'employment_change', 1, true);
  -- What still waits is asked no more.
  for one in update employment_change c set status = 'cancelled' from import_effect f where f.organization_id = org and f.run_id = run and f.did = 'ask' and c.organization_id = org and c.id = f.record_id and c.status = 'planned' returning c.id loop
    perform app.post_event('employment_change', one.id, 'cancel', null, null);
  end loop;

  update import_effect f set becomes = jsonb_build_object('status', e.status), was = jsonb_build_object('status', 'withdrawn', 'withdrawnReason', 'Import taken back: ' || left(file, 150))
  from employment e where f.organization_id = org and f.run_id = run and f.did = 'made' and e.organization_id = org and e.id = f.record_id;
  update employment e set status = 'withdrawn', withdrawn_reason = f.was ->> 'withdrawnReason' from import_effect f where f.organization_id = org and f.run_id = run and f.did = 'made' and e.organization_id = org and e.id = f.record_id;
  perform app.import_tell(org, run, 'employment', 0, true);
  delete from external_id x using import_effect f where f.organization_id = org and f.run_id = run and f.did = 'made' and x.organization_id = org and x.employment_id = f.record_id;
  -- What was before isn't needed any more, and is of nobody's business.
  update import_effect set patch = null, before = null, was = null, becomes = null where organization_id = org and run_id = run;
  delete from import_commit where organization_id = org and run_id = run;
end $$;
-- What is taken back by its import isn't judged one by one: those of one import stand on each other.
create or replace function app.is_undoing(org uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from import_commit where organization_id = org and step = 'undo') $$;
-- A name that is hidden is kept nowhere.
create or replace function app.on_name_hidden() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  update import_effect set patch = null, before = null, was = null, becomes = null where organization_id = new.organization_id and person_id = new.person_id and record = 'person';
  return null;
end $$;
create or replace trigger imports_forget after insert or update of status on former_name for each row when (new.status = 'hidden') execute function app.on_name_hidden();

do $$ begin
  alter table import_difference enable row level security;
  revoke all on import_difference from equipoise_app;
  drop policy if exists mine on import_difference;
  grant select, insert, update, delete on import_difference to equipoise_app;
  create policy mine on import_difference to equipoise_app using (organization_id = (select app.org()) and run_id = any ((select app.my_imports())::uuid[])) with check (organization_id = (select app.org()) and run_id = any ((select app.my_imports())::uuid[]));
  alter table import_change enable row level security;
  revoke all on import_change from equipoise_app;
  alter table import_past enable row level security;
  revoke all on import_past from equipoise_app;
  alter table import_effect enable row level security;
  revoke all on import_effect from equipoise_app;
end $$;
revoke execute on all functions in schema app from public;
grant execute on function app.import_asks, app.import_differences, app.import_undoable, app.undo_import, app.tell_imported to equipoise_app;
