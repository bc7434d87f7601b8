-- Legal entities have an address of their own, in the order of their country.
alter table legal_entity add column address text, add column city text, add column region text, add column postal_code text;

-- Who lets their direct managers see the day of their birthday. No row: nobody sees it.
create table shown_birthday (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null,
  primary key (organization_id, id), constraint shown_birthday_person_id_fkey foreign key (organization_id, person_id) references person
);
create unique index shown_birthday_person_id_key on shown_birthday (organization_id, person_id);
