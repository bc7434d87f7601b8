-- Leave that lapses only for whom was told: individual letters, given and delivered. Applied after owner-takeover.sql and owner-seats.sql.

-- Fact: whom of a policy the asker works for, with what their accounts rest on and the letters of this and the year before, some hundreds at a time. A last day ahead is kept from who may not know of it.
create or replace function app.lapse_facts(policy uuid, accounts uuid[], after uuid, most int) returns table (facts jsonb, name text, number text, legal_entity text, company text, country text, preferred_name text, language text, is_self boolean, letters jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select to_jsonb(f) || jsonb_build_object('ends_on', case when f.ends_on < f.today or app.covers('people', 0, f.employment_id) then f.ends_on end), p.name, e.number, l.name, o.name, l.country, p.preferred_name, null::text, p.id = app.me(),
    (select jsonb_agg(jsonb_build_object('id', x.id, 'leaveYear', x.leave_year, 'way', x.way, 'madeAt', x.made_at, 'status', x.status, 'deliveredOn', x.delivered_on) order by x.made_at) from lapse_letter x
      where x.organization_id = e.organization_id and x.employment_id = e.id and x.leave_type_id = f.leave_type_id)
  from app.leave_facts(app.org(), array(select a.id from leave_account a where a.organization_id = app.org() and a.policy_id = policy and (accounts is null or a.id = any (accounts)) and a.id > after and app.covers('leave', 1, a.employment_id) order by a.id limit most)) f
  join employment e on e.organization_id = f.organization_id and e.id = f.employment_id join person p on p.organization_id = e.organization_id and p.id = e.person_id
  join legal_entity l on l.organization_id = e.organization_id and l.id = e.legal_entity_id join organization o on o.id = e.organization_id
  where app.works_on_leave() order by f.account_id $$;

-- Post: letters as they were written, of whom the asker works for and never their own. In the app, whom each is to hears of it by the one gate.
create or replace function app.give_lapse_letters(letters jsonb, in_way text) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); x record; given int := 0;
begin
  if not app.works_on_leave() or in_way not in ('app', 'paper') then perform app.refuse('lapse_letter: not yours to give'); end if;
  for x in select r.*, a.person_id, a.employment_id, a.leave_type_id from jsonb_to_recordset(letters) r (id uuid, account uuid, leave_year date, days numeric, lapses_on date, language text, subject text, body text, hash text) join leave_account a on a.organization_id = org and a.id = r.account order by r.id loop
    if x.person_id = app.me() or not app.covers('leave', 1, x.employment_id) then perform app.refuse('lapse_letter: somebody in it isn’t yours'); end if;
    -- What is on its way already isn't sent twice.
    perform pg_advisory_xact_lock(hashtextextended(org || ':leave_account:' || x.employment_id, 0));
    continue when exists (select from lapse_letter l where l.organization_id = org and l.employment_id = x.employment_id and l.leave_type_id = x.leave_type_id and l.leave_year = x.leave_year and l.status = 'given');
    insert into lapse_letter (organization_id, id, person_id, employment_id, leave_type_id, leave_year, days, lapses_on, language, subject, body, hash, way, made_by_id, made_at)
    values (org, x.id, x.person_id, x.employment_id, x.leave_type_id, x.leave_year, x.days, x.lapses_on, x.language, x.subject, x.body, x.hash, in_way, app.me(), app.clock());
    perform app.post_event('lapse_letter', x.id, 'give', null, jsonb_build_object('leaveYear', x.leave_year, 'days', x.days, 'lapsesOn', x.lapses_on, 'way', in_way));
    if in_way = 'app' then perform app.tell_people(array[x.person_id], 'leave.lapses', x.id, false); end if;
    given := given + 1;
  end loop;
  return given;
end $$;

-- Post: delivered. Given in the app, by whoever it is to, on the day on which they open it there; handed over, by who works on leave, on a day that has come. With it stands the proof that the account reads.
create or replace function app.deliver_lapse_letter(letter uuid, handed_on date) returns date language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); l lapse_letter%rowtype; on_day date; today date;
begin
  select * into l from lapse_letter x where x.organization_id = org and x.id = letter for update;
  if l.id is null or app.me() is null then perform app.refuse('lapse_letter: not yours'); end if;
  if l.status = 'delivered' then return l.delivered_on; end if;
  today := app.today_of(l.person_id);
  if handed_on is null then
    if l.person_id <> app.me() then perform app.refuse('lapse_letter: read by whom it is to'); end if;
    on_day := today;
  else
    if l.person_id = app.me() or not app.covers('leave', 1, l.employment_id) then perform app.refuse('lapse_letter: not yours to hand over'); end if;
    if handed_on > today or handed_on < (l.made_at at time zone app.zone_of(l.person_id, org))::date then perform app.refuse_by_rule('leave.handed_over_then'); end if;
    on_day := handed_on;
  end if;
  if on_day >= l.lapses_on then perform app.refuse_by_rule('leave.lapse_letter_late'); end if;
  update lapse_letter x set status = 'delivered', delivered_on = on_day, delivered_by_id = app.me(), version = x.version + 1 where x.organization_id = org and x.id = letter;
  insert into lapse_notice (organization_id, id, person_id, employment_id, leave_type_id, leave_year, days, lapses_on, delivered_on, proof, letter_id)
  values (org, uuidv7(), l.person_id, l.employment_id, l.leave_type_id, l.leave_year, l.days, l.lapses_on, on_day, case when handed_on is null then 'Opened by them in Equipoise' else 'Handed over on paper' end || ', SHA-256 ' || l.hash, l.id);
  perform app.settle_told('leave.lapses', l.id);
  perform app.post_event('lapse_letter', l.id, 'deliver', '{"status": "given"}', jsonb_build_object('status', 'delivered', 'deliveredOn', on_day));
  return on_day;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.lapse_facts, app.give_lapse_letters, app.deliver_lapse_letter to equipoise_app;
