-- Leave: closing a leave year. What is worked out is kept, confirmed by somebody, posted by the clockwork and taken back as a whole. Applied after owner-requests.sql. Decision 46.

-- Post: a year-end over every account of a policy whose leave the asker works on. The clockwork works it out.
create or replace function app.prepare_closing(closing uuid, policy uuid, year_of date) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); found int;
begin
  if app.me() is null or app.holder() is null then perform app.refuse('leave_closing: a person’s to prepare'); end if;
  if not exists (select from leave_policy p where p.organization_id = org and p.id = policy) then perform app.refuse('leave_closing: no such policy'); end if;
  insert into leave_closing (organization_id, id, policy_id, year_of, status, prepared_by_id, prepared_at) values (org, closing, policy, year_of, 'looking', app.me(), app.clock());
  insert into leave_closing_line (organization_id, id, closing_id, account_id, person_id, employment_id, leave_year, because, state)
  select org, uuidv7(), closing, a.id, a.person_id, a.employment_id, prepare_closing.year_of, 'nothing', 'due' from leave_account a join employment e on e.organization_id = org and e.id = a.employment_id and e.status <> 'withdrawn'
  where a.organization_id = org and (a.policy_id = policy or exists (select from app.leave_assigned_to(org, a.employment_id, a.leave_type_id) x where x.policy_id = policy and x.starts_on < prepare_closing.year_of + interval '1 year')) and a.opens_on < prepare_closing.year_of + interval '1 year' and app.covers('leave', 1, a.employment_id);
  get diagnostics found = row_count;
  if found = 0 then perform app.refuse_by_rule('leave.nobody_to_close'); end if;
  perform app.post_event('leave_closing', closing, 'create', null, jsonb_build_object('policyId', policy, 'yearOf', year_of));
  return found;
end $$;

-- Fact: what a year-end comes to for the asker, of what they look after.
create or replace function app.closing_stands(closing uuid) returns table (status text, own int, elsewhere int, built_on boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.status, coalesce(l.own, 0)::int, coalesce(l.elsewhere, 0)::int, coalesce(l.built_on, false) from leave_closing c
  cross join lateral (select count(*) filter (where x.person_id = app.me()) as own, count(*) filter (where not app.covers('leave', 1, x.employment_id)) as elsewhere,
      bool_or(x.state = 'done' and exists (select from leave_closing_line y where y.organization_id = x.organization_id and y.account_id = x.account_id and y.state = 'done' and y.leave_year > x.leave_year)) as built_on
    from leave_closing_line x where x.organization_id = c.organization_id and x.closing_id = c.id and x.state in ('planned', 'done')) l
  where c.organization_id = app.org() and c.id = closing and (c.prepared_by_id = app.me() or c.confirmed_by_id = app.me() or exists (select from leave_closing_line x where x.organization_id = c.organization_id and x.closing_id = c.id and app.covers('leave', 1, x.employment_id))) $$;

-- Post: from one state into the next, once. Confirmed by somebody: their own account and whom they don't look after stay out. Taken back: only by who looks after all of it, and as long as no later year is closed on it.
drop function if exists app.move_closing(uuid, text);
create or replace function app.move_closing(closing uuid, into_state text, tells text[]) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); c leave_closing%rowtype; s record;
begin
  select * into c from leave_closing x where x.organization_id = org and x.id = closing for update;
  select * into s from app.closing_stands(closing);
  if app.me() is null or app.holder() is null or s.status is null then perform app.refuse('leave_closing: not yours'); end if;
  if not (into_state in ('running', 'dropped') and c.status = 'prepared' or into_state = 'undoing' and c.status = 'done') then return false; end if;
  if into_state = 'running' then
    -- Wherever it is over already, it may be closed; who isn't there yet is left out. Nowhere on earth is it later than a day after the clock's.
    if exists (select from leave_closing_line l where l.organization_id = org and l.closing_id = closing and l.state = 'planned')
      and not exists (select from leave_closing_line l where l.organization_id = org and l.closing_id = closing and l.state = 'planned' and l.leave_year + interval '1 year' <= app.clock() + interval '1 day' and l.leave_year + interval '1 year' <= app.today_of(l.person_id)) then perform app.refuse_by_rule('leave.closing_not_over'); end if;
    update leave_closing_line l set state = 'left', left_because = case when l.person_id = app.me() then 'own' else 'not_covered' end
    where l.organization_id = org and l.closing_id = closing and l.state = 'planned' and (l.person_id = app.me() or not app.covers('leave', 1, l.employment_id));
    update leave_closing x set status = 'running', confirmed_by_id = app.me(), told = tells where x.organization_id = org and x.id = closing;
  elsif into_state = 'dropped' then
    if c.prepared_by_id <> app.me() and s.elsewhere > 0 then perform app.refuse('leave_closing: not yours'); end if;
    update leave_closing x set status = 'dropped' where x.organization_id = org and x.id = closing;
  else
    if s.own > 0 then perform app.refuse_by_rule('leave.closing_has_own'); end if;
    if s.elsewhere > 0 then perform app.refuse_by_rule('leave.closing_elsewhere'); end if;
    if s.built_on then perform app.refuse_by_rule('leave.closing_built_on'); end if;
    update leave_closing x set status = 'undoing', undone_by_id = app.me(), told = tells where x.organization_id = org and x.id = closing;
  end if;
  perform app.post_event('leave_closing', closing, case into_state when 'running' then 'confirm' when 'undoing' then 'undo' else 'drop' end, jsonb_build_object('status', c.status), jsonb_build_object('status', into_state, 'told', tells));
  return true;
end $$;

-- ── by the clockwork ─────────────────────────────────────────────────────────────────────────────────────────────────
-- The next accounts of an open year-end with what they rest on, what is posted and what was told of them. Those that are written are locked as a request locks them.
-- As json, which is written in half the time that jsonb takes.
drop function if exists app.closing_next(int);
create or replace function app.closing_next(most int) returns table (closing uuid, state text, year_of date, facts json, posted json, lines json) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare c leave_closing%rowtype; chosen uuid[]; wanted text;
begin
  if app.actor() not like 'job:%' then perform app.refuse('leave_closing: worked out by time'); end if;
  select * into c from leave_closing x where x.status in ('looking', 'running', 'undoing') order by x.id limit 1 for update skip locked;
  if c.id is null or c.status <> 'looking' and not app.posts_leave(c.organization_id) then return; end if;
  wanted := case c.status when 'looking' then 'due' when 'running' then 'planned' else 'done' end;
  chosen := array(select distinct l.account_id from leave_closing_line l where l.organization_id = c.organization_id and l.closing_id = c.id and l.state = wanted order by l.account_id limit most);
  -- An employment that was withdrawn meanwhile has nothing to post.
  if c.status <> 'looking' then
    update leave_closing_line l set state = case c.status when 'running' then 'left' else 'undone' end, left_because = case c.status when 'running' then 'changed' end
    where l.organization_id = c.organization_id and l.closing_id = c.id and l.state = wanted and l.account_id = any (chosen) and exists (select from employment e where e.organization_id = c.organization_id and e.id = l.employment_id and e.status = 'withdrawn');
  else
    delete from leave_closing_line l where l.organization_id = c.organization_id and l.closing_id = c.id and l.state = wanted and l.account_id = any (chosen) and exists (select from employment e where e.organization_id = c.organization_id and e.id = l.employment_id and e.status = 'withdrawn');
  end if;
  if c.status <> 'looking' then
    perform pg_advisory_xact_lock(hashtextextended(c.organization_id || ':leave_account:' || e, 0)) from (select distinct a.employment_id as e from leave_account a where a.organization_id = c.organization_id and a.id = any (chosen) order by 1) s;
    perform from leave_account a where a.organization_id = c.organization_id and a.id = any (chosen) order by a.id for update;
  end if;
  if chosen = '{}' then
    update leave_closing x set (status, closed_at, accounts, carried, lapsed, paid_out, left_out) = (select case c.status when 'looking' then 'prepared' when 'running' then 'done' else 'undone' end, case when c.status = 'running' then app.clock() else c.closed_at end,
        count(distinct l.account_id) filter (where l.state <> 'left'), coalesce(sum(l.carried) filter (where l.state <> 'left'), 0), coalesce(sum(l.lapsed) filter (where l.state <> 'left'), 0), coalesce(sum(l.paid_out) filter (where l.state <> 'left'), 0), count(distinct l.account_id) filter (where l.state = 'left')
      from leave_closing_line l where l.organization_id = c.organization_id and l.closing_id = c.id)
    where x.organization_id = c.organization_id and x.id = c.id;
  end if;
  return query select c.id, c.status, c.year_of, null::json, null::json, null::json union all
    select c.id, c.status, c.year_of, row_to_json(f),
      (select json_agg(json_build_object('on', x.on_day, 'kind', x.kind, 'layer', x.layer, 'top', x.numerator::text, 'bottom', x.denominator::text, 'expiresOn', x.expires_on, 'request', x.request_id) order by x.on_day, x.id) from leave_entry x where c.status <> 'looking' and x.organization_id = c.organization_id and x.account_id = f.account_id),
      (select json_agg(json_build_object('leaveYear', l.leave_year, 'layer', l.layer, 'carried', l.carried, 'lapsed', l.lapsed, 'paidOut', l.paid_out, 'expiresOn', l.expires_on, 'because', l.because, 'toldOn', l.told_on)) from leave_closing_line l where c.status <> 'looking' and l.organization_id = c.organization_id and l.closing_id = c.id and l.account_id = f.account_id and l.state = wanted)
    from app.leave_facts(c.organization_id, chosen) f;
end $$;

-- Post: what was worked out of these accounts, or how they stand now.
create or replace function app.keep_closing(closing uuid, lines jsonb, stands jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare c leave_closing%rowtype; tells record; told text; taken_back text;
begin
  if app.actor() not like 'job:%' then perform app.refuse('leave_closing: worked out by time'); end if;
  select * into c from leave_closing x where x.id = closing;
  if c.status = 'looking' then
    delete from leave_closing_line l using jsonb_to_recordset(stands) x (account uuid) where l.organization_id = c.organization_id and l.closing_id = c.id and l.account_id = x.account and l.state = 'due';
    insert into leave_closing_line (organization_id, id, closing_id, account_id, person_id, employment_id, leave_year, layer, carried, lapsed, paid_out, expires_on, because, told_on, state, left_because)
    select c.organization_id, uuidv7(), c.id, a.id, a.person_id, a.employment_id, x."leaveYear", x.layer, x.carried, x.lapsed, x."paidOut", x."expiresOn", x.because, x."toldOn", case when x."leftBecause" is null then 'planned' else 'left' end, x."leftBecause"
    from jsonb_to_recordset(lines) x (account uuid, "leaveYear" date, layer text, carried numeric, lapsed numeric, "paidOut" numeric, "expiresOn" date, because text, "toldOn" text, "leftBecause" text) join leave_account a on a.organization_id = c.organization_id and a.id = x.account;
  else
    update leave_closing_line l set state = x.state, left_because = x.because from jsonb_to_recordset(stands) x (account uuid, state text, because text)
    where l.organization_id = c.organization_id and l.closing_id = c.id and l.account_id = x.account and l.state = case c.status when 'running' then 'planned' else 'done' end;
    -- Whose leave it did something to hears of it, where whoever confirmed it has said so; what was said before and holds no more waits for nobody.
    told := case c.status when 'running' then 'leave.year_closed' else 'leave.year_reopened' end;
    taken_back := case c.status when 'running' then 'leave.year_reopened' else 'leave.year_closed' end;
    perform set_config('app.org', c.organization_id::text, true);
    select coalesce(array_agg(t.person_id), '{}') as people, coalesce(array_agg(t.account_id), '{}') as accounts into tells from (
      select distinct l.account_id, l.person_id from jsonb_to_recordset(stands) x (account uuid, state text) join leave_closing_line l on l.organization_id = c.organization_id and l.closing_id = c.id and l.account_id = x.account and l.state = x.state
      where x.state in ('done', 'undone') and (l.carried <> 0 or l.lapsed <> 0 or l.paid_out <> 0)) t;
    perform app.tell_each(tells.people, tells.accounts, case when told = any (c.told) then told end, taken_back);
    perform set_config('app.org', '00000000-0000-0000-0000-000000000000', true);
  end if;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.prepare_closing, app.closing_stands, app.move_closing, app.closing_next, app.keep_closing to equipoise_app;
