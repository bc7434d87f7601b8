-- The declared exceptions of the quarterly review of access: who reviews what, and what was said of it.

-- Who reviews a piece of access: who administers the same area for the same people or more, rather somebody who owes its holder none of
-- their own; where there is nobody, the second person. Nobody reviews themselves; null where nobody can.
create or replace function app.reviewer_of(org uuid, reviewed uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with g as materialized (select * from access_grant where organization_id = org and id = reviewed)
  select who from (
    select c.holder_id as who, 0 as turn, app.owes(org, c.holder_id, g.holder_id) as owes, c.holder_id in (g.prepared_by_id, g.confirmed_by_id) as gave from g
    join access_grant c on c.organization_id = org and c.function = g.function and c.level = 'administer' and c.status = 'active' and c.starts_at <= app.clock() and c.ends_at > app.clock()
    where c.holder_id <> g.holder_id and app.is_within(org, g.population, c.population) and app.belongs_until(org, c.holder_id) > app.clock()
    union all
    select o.second_person_id, 1, false, false from g join organization o on o.organization_id = org and o.id = org
    where o.second_person_id <> g.holder_id and app.belongs_until(org, o.second_person_id) > app.clock()) able
  order by turn, owes, gave nulls first, who limit 1 $$;

-- Post: opens the reviews of the quarter, once: of all access that was in force before it began. The second person's office isn't anybody's to review.
create or replace function app.open_reviews() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid; began date := date_trunc('quarter', app.today('UTC'))::date; named text := to_char(app.today('UTC'), 'YYYY-"Q"Q'); opened int := 0; r record; made uuid; entered text := current_setting('app.org', true);
begin
  for org in select o.id from organization o where not exists (select from access_review v where v.organization_id = o.id and v.quarter = named)
    and exists (select from access_grant g where g.organization_id = o.id and g.status = 'active' and g.origin <> 'second_person' and g.starts_on < began and g.ends_at > app.clock()) loop
    continue when not pg_try_advisory_xact_lock(hashtextextended('reviews:' || org, 0));
    perform set_config('app.org', org::text, true);
    for r in select app.reviewer_of(org, g.id) as who, array_agg(g.id order by g.holder_id, g.function, g.id) as grants from access_grant g
      where g.organization_id = org and g.status = 'active' and g.origin <> 'second_person' and g.starts_on < began and g.ends_at > app.clock() group by 1 order by 1 loop
      made := uuidv7();
      insert into access_review (organization_id, id, quarter, reviewer_id, reviewer_name, opened_on, due_on) values (org, made, named, r.who, (select name from person where organization_id = org and id = r.who), app.today('UTC'), greatest((began + interval '2 months')::date - 1, app.today('UTC') + 14));
      perform app.post_event('access_review', made, 'create', null, jsonb_build_object('quarter', named));
      with used as materialized (select e.actor_id, e.function, max(e.at) as at from event e where e.organization_id = org and e.actor_id is not null and e.function is not null group by e.actor_id, e.function)
      insert into access_review_item (organization_id, id, review_id, grant_id, holder_id, holder_name, function, level, population_name, position, starts_on, ends_on, last_used_on)
      select org, uuidv7(), made, g.id, g.holder_id, h.name, g.function, g.level, q.name, (select p.title from hr_seat_access a join hr_seat s on s.organization_id = org and s.id = a.seat_id join hr_position p on p.organization_id = org and p.id = s.position_id where a.organization_id = org and a.grant_id = g.id limit 1),
        g.starts_on, g.ends_on, (u.at at time zone app.zone_of(g.holder_id, org))::date
      from unnest(r.grants) with ordinality t (id, n) join access_grant g on g.organization_id = org and g.id = t.id join person h on h.organization_id = org and h.id = g.holder_id
      left join population q on q.organization_id = org and q.id = g.population_id left join used u on u.actor_id = g.holder_id and u.function = g.function order by t.n;
      opened := opened + 1;
    end loop;
  end loop;
  perform set_config('app.org', entered, true);
  return opened;
end $$;

-- Post: what the reviewer says of one piece of access. Taken away, it ends at once. Answers how many are left.
create or replace function app.answer_review(item uuid, said text, why text) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); i access_review_item%rowtype; v access_review%rowtype;
begin
  select * into i from access_review_item where organization_id = org and id = item for update;
  select * into v from access_review where organization_id = org and id = i.review_id;
  if v.reviewer_id is distinct from app.me() or i.holder_id = app.me() then perform app.refuse('access_review_item: not yours to answer'); end if;
  if v.status = 'finished' then perform app.refuse_by_rule('hr_team.review_finished'); end if;
  if said = 'take_away' and coalesce(btrim(why), '') = '' then perform app.refuse_by_rule('hr_team.reason_needed', jsonb_build_object('field', 'reason')); end if;
  if i.answer = 'take_away' and said = 'keep' then perform app.refuse_by_rule('hr_team.already_taken'); end if;
  update access_review_item set answer = said, reason = why, answered_at = app.clock(), version = version + 1 where organization_id = org and id = item;
  perform app.post_event('access_review_item', item, said, null, jsonb_build_object('answer', said, 'reason', why));
  if said = 'take_away' then
    perform app.hold_access(org);
    update access_grant set status = 'ended' where organization_id = org and id = i.grant_id and status <> 'ended';
    if found then perform app.post_event('access_grant', i.grant_id, 'end', jsonb_build_object('status', 'active'), jsonb_build_object('status', 'ended')); end if;
  end if;
  return (select count(*) from access_review_item where organization_id = org and review_id = v.id and answer is null);
end $$;

-- Post: the review is finished once everything has its answer, and stays as it is.
create or replace function app.finish_review(review uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := app.org(); v access_review%rowtype; left_over int;
begin
  select * into v from access_review where organization_id = org and id = review for update;
  if v.reviewer_id is distinct from app.me() then perform app.refuse('access_review: not yours to finish'); end if;
  if v.status = 'finished' then perform app.refuse_by_rule('hr_team.review_finished'); end if;
  select count(*) into left_over from access_review_item where organization_id = org and review_id = review and answer is null;
  if left_over > 0 then perform app.refuse_by_rule('hr_team.review_unanswered', jsonb_build_object('left', left_over)); end if;
  update access_review set status = 'finished', finished_at = app.clock(), version = version + 1 where organization_id = org and id = review;
  perform app.post_event('access_review', review, 'finish', jsonb_build_object('status', 'open'), jsonb_build_object('status', 'finished'));
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.open_reviews, app.answer_review, app.finish_review to equipoise_app;
