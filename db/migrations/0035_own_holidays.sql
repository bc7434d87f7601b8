-- Days that a place adds to the holidays of its country and state, or works through.
create table own_holiday (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  location_id uuid not null, name text not null, held_on date not null, is_yearly boolean not null, portion text not null,
  primary key (organization_id, id), constraint own_holiday_location_id_fkey foreign key (organization_id, location_id) references location on delete cascade
);
create unique index own_holiday_held_on_key on own_holiday (organization_id, location_id, held_on);

-- They answer one column more: the days of its own that a place has.
drop function if exists app.law_at(uuid, date), app.place_of_work(uuid, uuid, uuid), app.place_of_item(uuid), app.desk_unrouted(int);

-- Calendars that others' programs read by a secret address, of which only the hash is kept.
create table leave_feed (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, whose text not null, location_id uuid, hash text not null, made_on date not null, status text not null default 'active',
  primary key (organization_id, id), constraint leave_feed_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint leave_feed_location_id_fkey foreign key (organization_id, location_id) references location on delete cascade, constraint leave_feed_location_id_check check ((whose = 'location') = (location_id is not null))
);
create unique index leave_feed_hash_key on leave_feed (hash);
create index leave_feed_person on leave_feed (organization_id, person_id, id);
create index leave_feed_location on leave_feed (organization_id, location_id) where location_id is not null;
-- Who is away from one day until another, of a whole company.
create index leave_request_away on leave_request (organization_id, ends_on, starts_on) where status in ('asked', 'approved');
