-- Ask HR by mail. Decision 58. What comes from outside enters as `mail:in`: no person, no grant, no key, so that every policy says no
-- to it. These posts are all that it may do, and each does one thing: leave what a proven sender wrote, as that sender, on their own question.

create or replace function app.is_mail_in() returns void language plpgsql stable as $$ begin if app.actor() <> 'mail:in' then perform app.refuse('mail_in: what comes by mail alone'); end if; end $$;
create or replace function app.tally_mail(what text) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into mail_tally as t (organization_id, day, outcome, count) values (app.org(), app.today('UTC'), what, 1) on conflict (organization_id, day, outcome) do update set count = t.count + 1 $$;
-- What these posts write they write as the sender; before and after, whoever asks is nobody.
create or replace function app.as_sender(person uuid) returns void language plpgsql as $$ begin
  perform set_config('app.me', coalesce(person::text, ''), true), set_config('app.who', coalesce(person::text, ''), true);
end $$;

-- Fact, for a key made for it whose holder administers the HR systems for everybody: whose mail it brings, and what the organisation says of that.
create or replace function app.mail_in_door() returns table (organization_id uuid, is_on boolean, address text, trusted_host text) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  if app.actor() not like 'key:%' or not app.in_scope('mail', 1) or not exists (select from access_grant g where g.organization_id = app.org() and g.holder_id = app.holder() and g.function = 'systems' and g.level = 'administer' and g.population = 0
    and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock()) then perform app.refuse('mail_in: not a key for mail'); end if;
  return query select app.org(), coalesce(m.is_on, false), m.address, m.trusted_host from (values (1)) one left join mail_in m on m.organization_id = app.org();
end $$;
-- Post: one more that was kept out, before anybody was looked for.
create or replace function app.mail_in_kept_out(why text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  perform app.is_mail_in();
  perform app.tally_mail(why);
end $$;
-- Post: whether what a proven address wrote is let in, once for each message; by the reply address that it went to into that thread, otherwise as a new question.
create or replace function app.mail_in_let(word_hash text, from_address text, reply_hash text) returns table (outcome text, is_reply boolean, can_sign_in boolean, files int) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare org uuid := app.org(); known uuid[]; them uuid; r reply_address%rowtype; to_question uuid; said text;
begin
  perform app.is_mail_in();
  if not exists (select from mail_in m where m.organization_id = org and m.is_on) then perform app.refuse('mail_in: switched off'); end if;
  select array_agg(p.id) into known from person p where p.organization_id = org and lower(p.work_email) = lower(from_address) and app.belongs_until(org, p.id) > app.clock();
  if cardinality(known) is distinct from 1 then
    perform app.tally_mail('unknown');
    return query select 'unknown', false, false, 0;
    return;
  end if;
  them := known[1];
  insert into mail_taken (organization_id, hash, person_id, at) values (org, word_hash, them, app.clock()) on conflict do nothing;
  if not found then
    perform app.tally_mail('twice');
    return query select 'twice', false, false, 0;
    return;
  end if;
  select * into r from reply_address x where x.organization_id = org and x.hash = reply_hash and x.ends_at > app.clock();
  said := case when (select count(*) from mail_taken t where t.organization_id = org and t.person_id = them and t.at > app.clock() - interval '1 hour') > 30 then 'too_many'
    when r.person_id <> them then 'other_sender' when (select q.is_confidential from question q where q.organization_id = org and q.id = r.question_id) then 'confidential' end;
  if said is null then to_question := r.question_id; else perform app.tally_mail(said); end if;
  update mail_taken t set question_id = to_question, outcome = said where t.organization_id = org and t.hash = word_hash;
  return query select coalesce(said, 'let_in'), to_question is not null, exists (select from membership m where m.organization_id = org and m.person_id = them and m.ends_at > app.clock()),
    (select count(*)::int from question_file f where f.organization_id = org and f.question_id = to_question);
end $$;
-- Post: what they wrote, sealed by the server, on their question or as a new one; as they would have written it themselves on the page.
create or replace function app.mail_in_says(word_hash text, word uuid, sealed text, new_question uuid, item jsonb) returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); t mail_taken%rowtype; q question%rowtype; on_question uuid;
begin
  perform app.is_mail_in();
  select * into t from mail_taken x where x.organization_id = org and x.hash = word_hash and x.outcome is null and x.xmin = pg_current_xact_id()::xid;
  if t.hash is null or item ->> 'kind' <> 'ask.other' or item ->> 'audience' <> 'hr' then perform app.refuse('mail_in: no message that was let in here'); end if;
  on_question := coalesce(t.question_id, new_question);
  perform app.as_sender(t.person_id);
  if t.question_id is null then
    insert into question (organization_id, id, person_id, entered_by_id, category, is_confidential) values (org, on_question, t.person_id, t.person_id, 'other', false);
    perform app.post_event('question', on_question, 'create', null, jsonb_build_object('personId', t.person_id, 'enteredById', t.person_id, 'category', 'other', 'isConfidential', false));
    perform app.open_work(jsonb_build_array(item || jsonb_build_object('person_id', t.person_id, 'subject_id', t.person_id, 'asked_by_id', t.person_id, 'record_name', 'question', 'record_id', on_question, 'assignee_id', null, 'key', null, 'title', null)));
    perform app.link_question(on_question);
    perform app.say_on_question(on_question, word, false, sealed);
  else
    select * into q from question x where x.organization_id = org and x.id = on_question for update;
    if q.status <> 'open' then
      update question x set status = 'open' where x.organization_id = org and x.id = on_question;
      perform app.post_event('question', on_question, 'reopen', jsonb_build_object('status', q.status), jsonb_build_object('status', 'open'));
    end if;
    perform app.say_on_question(on_question, word, false, sealed);
    if q.status <> 'open' then perform app.question_follows(on_question, null); end if;
  end if;
  perform app.as_sender(null);
  update mail_taken x set question_id = on_question, outcome = 'let_in' where x.organization_id = org and x.hash = word_hash;
  perform app.tally_mail('let_in');
  -- So that somebody in whose name a mail was forged hears of it.
  perform app.tell_people(array[t.person_id], 'desk.by_mail', on_question, false);
  return on_question;
end $$;
create or replace function app.mail_in_just_said(word_hash text) returns mail_taken language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t from mail_taken t where t.organization_id = app.org() and t.hash = word_hash and t.outcome = 'let_in' and t.xmin = pg_current_xact_id()::xid $$;
-- Post: a file that came with it, and its pieces.
create or replace function app.mail_in_file(word_hash text, file uuid, file_name text, kind_of_file text, bytes int) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); t mail_taken%rowtype;
begin
  perform app.is_mail_in();
  t := app.mail_in_just_said(word_hash);
  if t.hash is null then perform app.refuse('mail_in: no message that was let in here'); end if;
  perform app.as_sender(t.person_id);
  insert into question_file (organization_id, id, question_id, by_id, name, media_type, size) values (org, file, t.question_id, t.person_id, file_name, kind_of_file, bytes);
  perform app.post_event('question_file', file, 'create', null, jsonb_build_object('questionId', t.question_id, 'byId', t.person_id, 'name', file_name, 'mediaType', kind_of_file, 'size', bytes));
  perform app.as_sender(null);
end $$;
create or replace function app.mail_in_piece(word_hash text, file uuid, number int, piece bytea) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare t mail_taken%rowtype;
begin
  perform app.is_mail_in();
  t := app.mail_in_just_said(word_hash);
  if not exists (select from question_file f where f.organization_id = app.org() and f.id = file and f.question_id = t.question_id and f.by_id = t.person_id and f.xmin = pg_current_xact_id()::xid) then perform app.refuse('mail_in: no file of this message'); end if;
  insert into file_chunk (organization_id, record, file_id, n, content) values (app.org(), 'question_file', file, number, piece);
end $$;
-- Post: to whom of those who are known it is said that their mail wasn’t taken: at most once a day.
create or replace function app.mail_in_to_tell(word_hash text) returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare told uuid;
begin
  perform app.is_mail_in();
  insert into mail_told as m (organization_id, person_id, at) select t.organization_id, t.person_id, app.clock() from mail_taken t
    where t.organization_id = app.org() and t.hash = word_hash and t.outcome in ('other_sender', 'confidential', 'too_many') and t.xmin = pg_current_xact_id()::xid
  on conflict (organization_id, person_id) do update set at = excluded.at where m.at <= excluded.at - interval '1 day' returning m.person_id into told;
  return told;
end $$;

-- Post, for the job that mails: a reply to what it is about to send goes to this address, if it tells of news on one question that isn’t confidential. Only the hash of the secret part is kept.
create or replace function app.reply_address(person uuid, secret_hash text) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); on_questions uuid[]; at_address text;
begin
  if app.actor() <> 'job:notices.mail' then perform app.refuse('mail_in: the job’s alone'); end if;
  delete from reply_address r where r.organization_id = org and r.ends_at <= app.clock();
  delete from mail_taken t where t.organization_id = org and t.at < app.clock() - interval '400 days';
  select array_agg(distinct q.id) into on_questions from notification n left join question q on q.organization_id = org and q.id = n.record_id
    where n.organization_id = org and n.person_id = reply_address.person and n.read_at is null and n.mail = 'sent' and n.kind = 'desk.answered';
  select m.address into at_address from mail_in m join question q on q.organization_id = org and q.id = on_questions[1] and q.person_id = reply_address.person and not q.is_confidential
    where m.organization_id = org and m.is_on and cardinality(on_questions) = 1;
  if at_address is not null then insert into reply_address (organization_id, hash, person_id, question_id, ends_at) values (org, secret_hash, reply_address.person, on_questions[1], app.clock() + interval '30 days'); end if;
  return at_address;
end $$;

-- Post: whoever administers the HR systems for everybody switches it and says where. Off, or at another address, no reply address of before is good any more.
create or replace function app.set_mail_in(switch_on boolean, at_address text, host text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); before mail_in%rowtype;
begin
  if app.me() is null or not app.covers_all('systems', 2) then perform app.refuse('mail_in: not yours to set'); end if;
  if switch_on and at_address is null then perform app.refuse_by_rule('desk.mail_in_incomplete', '{"field": "address"}'); end if;
  if switch_on and host is null then perform app.refuse_by_rule('desk.mail_in_incomplete', '{"field": "trustedHost"}'); end if;
  select * into before from mail_in m where m.organization_id = org for update;
  insert into mail_in as m (organization_id, id, is_on, address, trusted_host) values (org, org, switch_on, at_address, host)
    on conflict (organization_id, id) do update set is_on = excluded.is_on, address = excluded.address, trusted_host = excluded.trusted_host, version = m.version + 1;
  if not switch_on or at_address is distinct from before.address then delete from reply_address r where r.organization_id = org; end if;
  perform app.post_event('mail_in', org, case when switch_on and not coalesce(before.is_on, false) then 'switch_on' when before.is_on and not switch_on then 'switch_off' else 'edit' end,
    jsonb_build_object('isOn', coalesce(before.is_on, false), 'address', before.address, 'trustedHost', before.trusted_host), jsonb_build_object('isOn', switch_on, 'address', at_address, 'trustedHost', host));
end $$;
-- Fact: how many were let in and kept out in the last thirty days, for whoever sees the HR systems of everybody.
create or replace function app.mail_tallies() returns table (outcome text, count int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.outcome, sum(t.count)::int from mail_tally t where t.organization_id = app.org() and t.day > app.today('UTC') - 30 and app.covers_all('systems', 0) group by t.outcome order by 2 desc, 1 $$;

revoke execute on all functions in schema app from public;
grant execute on function app.mail_in_door, app.mail_in_kept_out, app.mail_in_let, app.mail_in_says, app.mail_in_file, app.mail_in_piece, app.mail_in_to_tell, app.reply_address, app.set_mail_in, app.mail_tallies to equipoise_app;
