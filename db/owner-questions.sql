-- Ask HR: what is said on a question, and how its item and it follow one another. Decision 41.

-- As whom the actor sees a question: as who asked it, or as who sees its item.
create or replace function app.sees_question_as(q question) returns text language sql stable as $$
  select case when q.organization_id is distinct from app.org() or app.me() is null then null when q.person_id = app.me() then case when not q.person_id = any (app.my_withdrawn()) then 'asker' end
    when exists (select from work_item w where w.organization_id = q.organization_id and w.id = q.item_id and app.sees_work(w)) then 'hr' end $$;
-- Post: the item that this transaction has opened for a question is that question's; one it had before is closed. What was asked in confidence stays with who has it, whatever is said of its kind.
create or replace function app.link_question(of_id uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); opened uuid; before uuid[];
begin
  select w.id into opened from work_item w where w.organization_id = org and w.record_name = 'question' and w.record_id = of_id::text and w.status = 'open' and app.written_here(w.xmin) order by w.id desc limit 1;
  if opened is null or not exists (select from question q where q.organization_id = org and q.id = of_id and app.written_here(q.xmin)) then perform app.refuse('question: not one that was written here'); end if;
  update question q set item_id = opened, version = q.version + 1 where q.organization_id = org and q.id = of_id;
  update work_item w set min_level = 'named', level = 'sensitive' from question q where w.organization_id = org and w.id = opened and q.organization_id = org and q.id = of_id and q.is_confidential and (w.min_level, w.level) is distinct from ('named', 'sensitive');
  with gone as (update work_item w set status = 'closed', closed_reason = 'It goes on in another area', done_at = app.clock(), done_by_id = app.me(), waiting_for = null, paused_on = null
    where w.organization_id = org and w.record_name = 'question' and w.record_id = of_id::text and w.id <> opened and w.status in ('open', 'waiting') returning w.id)
  select array_agg(id) into before from gone;
  insert into work_word (organization_id, id, work_item_id, at, by_id, what) select org, uuidv7(), one, app.clock(), app.me(), 'elsewhere' from unnest(before) one;
  perform app.tell_of_work(org, before, 'close');
end $$;
-- Post: a message of whoever asked or of HR, or a note of HR's alone, sealed by the server. The other side is told that there is something; of a note nobody is.
create or replace function app.say_on_question(of_id uuid, word uuid, as_note boolean, sealed text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); me uuid := app.me(); q question%rowtype; w work_item%rowtype; seen_as text; is_theirs boolean;
begin
  select * into q from question x where x.organization_id = org and x.id = of_id;
  select * into w from work_item x where x.organization_id = org and x.id = q.item_id;
  seen_as := app.sees_question_as(q);
  is_theirs := seen_as = 'asker' or q.entered_by_id = me and exists (select from question x where x.organization_id = org and x.id = of_id and app.written_here(x.xmin)) and not exists (select from question_message m where m.organization_id = org and m.question_id = of_id);
  if not coalesce(seen_as = 'hr' or is_theirs and not as_note, false) or sealed not like 's1.%' then perform app.refuse('question: not yours to write on'); end if;
  if as_note then insert into question_note (organization_id, id, question_id, person_id, at, by_id, text) values (org, word, of_id, q.person_id, app.clock(), me, sealed);
  else insert into question_message (organization_id, id, question_id, at, by_id, is_from_hr, text) values (org, word, of_id, app.clock(), me, not is_theirs, sealed); end if;
  if not is_theirs or exists (select from question_message m where m.organization_id = org and m.question_id = of_id and m.id <> word) then
    perform app.say_of_work(org, w.id, case when as_note then 'note' when is_theirs then 'heard' else 'wrote' end, me, null, null);
  end if;
  if not as_note and not is_theirs then perform app.tell_people(array[q.person_id], 'desk.answered', of_id, false); end if;
  if is_theirs and w.assignee_id is not null then perform app.tell_people(array[w.assignee_id], 'desk.heard', w.id, false); end if;
end $$;
-- Post: the item stands where its question stands, which a move of this transaction has written. Its clock is set on by the desk's job.
create or replace function app.question_follows(of_id uuid, took int) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); q question%rowtype; w work_item%rowtype;
begin
  select * into q from question x where x.organization_id = org and x.id = of_id and app.written_here(x.xmin);
  select * into w from work_item x where x.organization_id = org and x.id = q.item_id for update;
  if w.id is null or app.sees_question_as(q) is null then perform app.refuse('question: no move of this transaction'); end if;
  if (q.status, w.status) in (('open', 'open'), ('waiting', 'waiting'), ('answered', 'done')) or q.status = 'closed' and w.status in ('done', 'closed') then return; end if;
  update work_item x set status = case q.status when 'answered' then 'done' else q.status end, waiting_for = case q.status when 'waiting' then 'Their answer' end,
    paused_on = case q.status when 'open' then w.paused_on when 'waiting' then coalesce(w.paused_on, (select p.today from app.place_of_work(org, w.subject_id, w.person_id) p), app.today('UTC')) end,
    done_at = case when q.status in ('answered', 'closed') then app.clock() end, done_by_id = case when q.status in ('answered', 'closed') then app.me() end, minutes = case q.status when 'answered' then took end,
    closed_reason = case q.status when 'closed' then case when app.me() = q.person_id then 'Whoever asked needs nothing more' else 'The question was closed' end end
  where x.organization_id = org and x.id = w.id;
  perform app.say_of_work(org, w.id, case q.status when 'open' then case w.status when 'waiting' then 'resumed' else 'reopened' end when 'answered' then 'done' else q.status end, app.me(), null, null);
  perform app.tell_of_work(org, array[w.id], 'follow');
end $$;
-- What HR does with the item by hand, the question follows; whoever asked is told.
create or replace function app.on_item_of_question() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update question q set status = case when new.status = 'open' then 'open' else 'closed' end, version = q.version + 1 where q.organization_id = new.organization_id and q.item_id = new.id
    and (new.status = 'open' and q.status <> 'open' or new.status in ('done', 'closed') and q.status in ('open', 'waiting'));
  if found then perform app.tell_people(array[new.person_id], 'desk.answered', new.record_id::uuid, false); end if;
  return null;
end $$;
create or replace trigger question after update of status on work_item for each row when (new.record_name = 'question' and new.status <> old.status) execute function app.on_item_of_question();
-- Post: a question is about something else than was thought, said by whoever works on it; never less confidential than it was asked.
create or replace function app.move_question(of_id uuid, to_category text, in_confidence boolean) returns table (person uuid, confidential boolean) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare q question%rowtype; w work_item%rowtype;
begin
  select * into q from question x where x.organization_id = app.org() and x.id = of_id for update;
  select * into w from work_item x where x.organization_id = q.organization_id and x.id = q.item_id;
  if w.id is null or not app.handles_work(w) or app.sees_question_as(q) is distinct from 'hr' then perform app.refuse('question: not yours to hand on'); end if;
  if q.status = 'closed' then perform app.refuse_by_rule('desk.question_closed'); end if;
  if q.category = to_category and q.is_confidential >= in_confidence then perform app.refuse_by_rule('desk.same_area', '{"field": "category"}'); end if;
  update question x set category = to_category, is_confidential = q.is_confidential or in_confidence, status = 'open', version = x.version + 1 where x.organization_id = q.organization_id and x.id = of_id;
  return query select q.person_id, q.is_confidential or in_confidence;
end $$;
-- Fact: the names of those who speak on a question, for who sees it; of those who only noted something, for HR.
create or replace function app.question_voices(of_id uuid) returns table (id uuid, name text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, p.name from question q cross join lateral (select app.sees_question_as(q) as seen_as) s cross join lateral (select q.person_id as who union select q.entered_by_id union select f.by_id from question_file f where f.organization_id = q.organization_id and f.question_id = q.id union select m.by_id from question_message m where m.organization_id = q.organization_id and m.question_id = q.id
    union select n.by_id from question_note n where n.organization_id = q.organization_id and n.question_id = q.id and s.seen_as = 'hr') v join person p on p.organization_id = q.organization_id and p.id = v.who
  where q.organization_id = app.org() and q.id = of_id and s.seen_as is not null $$;

-- Fact, for the desk's job: items that go on while their clock still stands.
create or replace function app.work_paused() returns table (id uuid, paused_on date, today date, due_on date, is_given boolean, country text, subdivision text, holiday_calendar text, own_holidays jsonb) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform app.is_desk();
  return query select w.id, w.paused_on, coalesce(p.today, app.today('UTC')), w.due_on, w.due_basis = 'given', p.country, p.subdivision, p.holiday_calendar, p.own_holidays from work_item w left join lateral app.place_of_work(w.organization_id, w.subject_id, w.person_id) p on true
    where w.organization_id = app.org() and w.status = 'open' and w.paused_on is not null order by w.id limit 500;
end $$;
-- Post, by the job: their clock goes on, with what was waited.
create or replace function app.work_goes_on(item uuid, due date, pause jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.is_desk();
  update work_item w set paused_on = null, due_on = due, pauses = coalesce(w.pauses, '[]') || pause, version = w.version + 1 where w.organization_id = app.org() and w.id = item and w.status = 'open' and w.paused_on is not null;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.link_question, app.say_on_question, app.question_follows, app.move_question, app.question_voices, app.work_paused, app.work_goes_on to equipoise_app;
