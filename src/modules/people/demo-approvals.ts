const subject = 'Your promotion to {{job}}'
const text = (pay: string) => `Dear {{preferredName}},

we are glad to confirm your promotion: from {{effectiveOn}} you work for us as {{job}}. ${pay}All else that we have agreed stays as it is.

Thank you for your work, and all the best for what comes next.

{{legalEntity}}`

/**
 * What this company wants approved, the letter that goes with it, and two promotions of people who report to the demo's manager ($2), prepared by the head of HR ($1):
 * one waits for the manager, the other is approved and has its letter. $3: whom the demo signs in as; $4 to $6: the letters.
 */
export const approvals = `
  with at_month as (select (date_trunc('month', app.today('UTC')) + interval '2 months')::date as month),
  chain as (insert into change_chain (organization_id, id, name, actions, starts_on) select app.org(), pg_temp.dated_id('chain'), 'Promotions', array['promotion'], app.today('UTC') - 200),
  chain_steps as (insert into chain_step (organization_id, id, chain_id, number, holder, remind_after, passes_on, tells_at_once) select app.org(), pg_temp.dated_id('chain step'), pg_temp.dated_id('chain'), 1, 'direct', 3, 'above', false),
  template as (insert into letter_template (organization_id, id, name, actions, language, subject, body) select app.org(), pg_temp.dated_id(name), name, array['promotion'], 'en', $4, body from (values ('Promotion', $5), ('Promotion with pay', $6)) t (name, body)),
  welcome as (insert into letter_template (organization_id, id, name, actions, language, subject, body) select app.org(), pg_temp.dated_id('Welcome'), 'Welcome', array['hire', 'transfer'], 'en', 'Welcome to {{legalEntity}}',
    E'Dear {{preferredName}},\n\nwe look forward to working with you: from {{effectiveOn}} you are {{job}} in {{unit}}, in {{location}}.\n\nWhatever you want to know before then, ask us.\n\n{{company}}'),
  plan as (
    select d.id, d.person_id, p.name, coalesce(p.preferred_name, p.name) as called, d.legal_entity_name as entity, d.country, j.higher as job_id, j.title, w.amount * 107 / 10000000 * 100000 as amount, w.currency, a.month as effective_on, row_number() over (order by d.sort_name, d.id) as n
    from directory_entry d join person p on p.organization_id = d.organization_id and p.id = d.person_id join pay w on w.organization_id = d.organization_id and w.assignment_id = d.id and w.ends_on is null and w.per = 'year' and w.currency = 'GBP' cross join at_month a
    cross join lateral (select h.id as higher, h.title from job o join job h on h.organization_id = o.organization_id and h.family = o.family and h.level > o.level where o.organization_id = d.organization_id and o.id = d.job_id order by h.level, h.id limit 1) j
    where d.organization_id = app.org() and d.manager_id = $2 and d.status = 'active' and d.is_primary and d.turns_on is null and d.person_id <> all ($3)
      and not exists (select from employment_change c where c.organization_id = d.organization_id and c.person_id = d.person_id)),
  dated as (select p.*, pg_temp.dated_id('promotion' || id) as change, pg_temp.dated_id('approval' || id) as approval, pg_temp.dated_id('approval step' || id) as step, n = 2 as is_done,
      replace($4, '{{job}}', title) as subject, replace(replace(replace(replace(replace($6, '{{preferredName}}', called), '{{job}}', title), '{{effectiveOn}}', to_char(effective_on, 'FMDD FMMonth YYYY')), '{{amount}}', '£' || to_char(amount / 100, 'FM999,999,990') || '.00'), '{{legalEntity}}', entity) as body
    from plan p where n <= 2),
  kept as (
    insert into employment_change (organization_id, id, person_id, assignment_id, effective_on, action, reason, sets, job_id, amount, currency, prepared_by_id, prepared_at)
    select app.org(), change, person_id, id, effective_on, 'promotion', 'Does the work of the next level already', array['jobId', 'amount'], job_id, amount, currency, $1, app.clock() - interval '3 days' from dated),
  asked as (
    insert into approval (organization_id, id, version, record, record_id, subject_id, wall, function, min_level, person_id, kind, effective_on, prepared_by_id, requested_by_id, requested_at, status, closed_at)
    select app.org(), approval, case when is_done then 2 else 1 end, 'employment_change', change, id, 'change_approval', 'people', 1, person_id, 'promotion', effective_on, $1, $1, app.clock() - interval '3 days', case when is_done then 'approved' else 'open' end, case when is_done then app.clock() - interval '2 days' end from dated),
  steps as (
    insert into approval_step (organization_id, id, approval_id, number, holder, remind_after, passes_on, tells_at_once, status, opened_at, decided_by_id, decided_at)
    select app.org(), step, approval, 1, 'direct', 3, 'above', false, case when is_done then 'approved' else 'open' end, app.clock() - interval '3 days', case when is_done then $2::uuid end, case when is_done then app.clock() - interval '2 days' end from dated),
  words as (
    insert into approval_word (organization_id, id, approval_id, step_id, at, by_id, what, note)
    select app.org(), pg_temp.dated_id('asked' || approval, app.clock() - interval '3 days'), approval, null, app.clock() - interval '3 days', $1, 'asked', null from dated
    union all select app.org(), pg_temp.dated_id('approved' || approval, app.clock() - interval '2 days'), approval, step, app.clock() - interval '2 days', $2, 'approved', 'Long deserved.' from dated where is_done),
  named as (
    insert into member (organization_id, who, list, record_id, part)
    select app.org(), $1, 'employment_change', change, 'named' from dated union all select app.org(), $1, 'approval', approval, 'asks' from dated
    union all select app.org(), $2, l.list, l.id, 'approves' from dated cross join lateral (values ('approval', approval), ('change_approval', change)) l (list, id)
    union all select app.org(), $2, 'approval_step', step, 'decides' from dated where not is_done),
  letters as (
    insert into change_letter (organization_id, id, person_id, assignment_id, action, language, subject, body, has_pay, hash, made_by_id, made_at)
    select app.org(), change, person_id, id, 'promotion', 'en', subject, body, true, encode(sha256(convert_to(subject || E'\\n\\n' || body, 'UTF8')), 'hex'), $1, app.clock() - interval '1 day' from dated where is_done),
  deed as (
    select change, 'employment_change' as record, change as record_id, id as subject_id, person_id, 'create' as move, $1::uuid as by, interval '3 days' as ago, jsonb_build_object('action', 'promotion', 'effectiveOn', effective_on, 'reason', 'Does the work of the next level already') as after from dated
    union all select change, 'approval', approval, null, person_id, 'ask', $1, interval '3 days' - interval '1 second', '{}' from dated
    union all select change, 'approval', approval, null, person_id, 'approve', $2, interval '2 days', jsonb_build_object('note', 'Long deserved.') from dated where is_done
    union all select change, 'change_letter', change, id, person_id, 'create', $1, interval '1 day', jsonb_build_object('subject', subject, 'language', 'en') from dated where is_done)
  insert into demo_event (id, at, actor, actor_id, actor_name, record, record_id, move, person_id, subject_id, parts, part, after, salt)
  select pg_temp.dated_id(d.change || d.record || d.move, app.clock() - d.ago), app.clock() - d.ago, 'person:' || p.id, p.id, p.name, d.record, d.record_id, d.move, d.person_id, d.subject_id, 1, '', d.after, sha256(convert_to(d.change || d.record || d.move, 'UTF8'))
  from deed d join person p on p.organization_id = app.org() and p.id = d.by`
/** Its subject, its text, and the text of the one that speaks of pay. */
export const letter = [subject, text(''), text('Your pay at full time is {{amount}} a year from that day on. ')] as const
