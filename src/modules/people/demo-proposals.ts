/** What the demo's manager ($1) has proposed for two of her people: one waits for HR, to the other HR has said why not ($3 did); $2: whom the demo signs in as. */
export const proposals = `
  with team as (
    select d.id, d.person_id, row_number() over (order by d.sort_name desc, d.id) as n from directory_entry d
    where d.organization_id = app.org() and d.manager_id = $1 and d.status = 'active' and d.is_primary and d.worker_kind = 'employee' and d.turns_on is null and d.person_id <> all ($2)
      and not exists (select from employment_change c where c.organization_id = d.organization_id and c.person_id = d.person_id)),
  said as (
    select pg_temp.dated_id('proposal' || t.id) as proposal, t.id, t.person_id, t.n = 2 as is_declined, app.clock() - t.n * interval '5 days' as at,
      case t.n when 1 then 'Asked for four days a week; the team has agreed who takes over what.' else 'Would like to work fewer hours for a year.' end as reason, case t.n when 1 then 32 else 24 end as hours
    from team t where t.n <= 2),
  kept as (
    insert into change_proposal (organization_id, id, version, person_id, assignment_id, effective_on, weekly_hours, reason, status, answer, prepared_by_id, prepared_at)
    select app.org(), proposal, case when is_declined then 2 else 1 end, person_id, id, (date_trunc('month', app.today('UTC')) + interval '2 months')::date, hours, reason, case when is_declined then 'declined' else 'proposed' end,
      case when is_declined then 'Not before the new line runs. Let us look at it again then.' end, $1, at from said),
  deed as (
    select proposal, id, person_id, 'create' as move, $1::uuid as by, at, jsonb_build_object('weeklyHours', hours, 'reason', reason) as after from said
    union all select proposal, id, person_id, 'decline', $3, at + interval '2 days', jsonb_build_object('status', 'declined') from said where is_declined)
  insert into demo_event (id, at, actor, actor_id, actor_name, record, record_id, move, person_id, subject_id, parts, part, after, salt)
  select pg_temp.dated_id(d.proposal || d.move, d.at), d.at, 'person:' || p.id, p.id, p.name, 'change_proposal', d.proposal, d.move, d.person_id, d.id, 1, '', d.after, sha256(convert_to(d.proposal || d.move, 'UTF8'))
  from deed d join person p on p.organization_id = app.org() and p.id = d.by`
