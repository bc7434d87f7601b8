-- Fact: how many places of an offer are free; applications aren't everybody's to read, yet nobody is promised a place that is taken.
create or replace function app.offer_places_left(offer uuid) returns int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select greatest(o.places - (select count(*)::int from offer_application a where a.organization_id = o.organization_id and a.offer_id = o.id and a.status = 'accepted'), 0)
  from development_offer o where o.organization_id = app.org() and o.id = offer $$;
-- Fact, for the clock: what of somebody's own career comes due where they are, and wasn't told since: ids alone, to be told to them alone. `credits` is asked of certificates that may lack some.
create or replace function app.careers_due() returns table (org uuid, person_id uuid, kind text, record_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with people as materialized (select p.organization_id as org, p.id, app.today(app.zone_of(p.id, p.organization_id)) as today from person p
    where exists (select from certificate c where c.organization_id = p.organization_id and c.person_id = p.id) or exists (select from network_contact n where n.organization_id = p.organization_id and n.person_id = p.id)
      or exists (select from association a where a.organization_id = p.organization_id and a.person_id = p.id) or exists (select from plan_item i where i.organization_id = p.organization_id and i.person_id = p.id)),
  due (org, person_id, kind, record_id, since) as (
    select p.org, p.id, 'careers.expires', c.id, c.expires_on - case when c.expires_on - 30 <= p.today then 30 else 90 end from people p join certificate c on c.organization_id = p.org and c.person_id = p.id where c.expires_on between p.today and p.today + 90
    union all select p.org, p.id, 'careers.credits', c.id, c.expires_on - 180 from people p join certificate c on c.organization_id = p.org and c.person_id = p.id where c.expires_on between p.today + 91 and p.today + 180
    union all select p.org, p.id, 'careers.follow_up', n.id, n.next_on from people p join network_contact n on n.organization_id = p.org and n.person_id = p.id where n.next_on between p.today - 7 and p.today
    union all select p.org, p.id, 'careers.renews', a.id, a.renews_on - 30 from people p join association a on a.organization_id = p.org and a.person_id = p.id where a.renews_on between p.today and p.today + 30
    union all select p.org, p.id, 'careers.step', i.id, i.due_on from people p join plan_item i on i.organization_id = p.org and i.person_id = p.id where i.done_on is null and i.due_on between p.today - 7 and p.today)
  select d.org, d.person_id, d.kind, d.record_id from due d where app.actor() = 'job:careers.remind'
    and not exists (select from notification n where n.organization_id = d.org and n.person_id = d.person_id and n.kind = d.kind and n.record_id = d.record_id and n.at >= d.since) order by 1, 2, 3, 4 $$;
-- Fact, for the clock: what a certificate is kept by.
create or replace function app.credits_of(certificate_id uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('kind', c.kind, 'expiresOn', c.expires_on, 'credits', (select coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'amount', k.amount, 'on', k.earned_on)), '[]') from certificate_credit k where k.organization_id = c.organization_id and k.certificate_id = c.id))
  from certificate c where app.actor() = 'job:careers.remind' and c.organization_id = app.org() and c.id = certificate_id $$;
revoke execute on function app.careers_due, app.credits_of from public;
grant execute on function app.careers_due, app.credits_of, app.offer_places_left to equipoise_app;
