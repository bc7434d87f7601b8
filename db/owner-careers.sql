-- Fact: how many places of an offer are free; applications aren't everybody's to read, yet nobody is promised a place that is taken.
create or replace function app.offer_places_left(offer uuid) returns int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select greatest(o.places - (select count(*)::int from offer_application a where a.organization_id = o.organization_id and a.offer_id = o.id and a.status = 'accepted'), 0)
  from development_offer o where o.organization_id = app.org() and o.id = offer $$;
grant execute on function app.offer_places_left to equipoise_app;
