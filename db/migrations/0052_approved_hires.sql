-- An approval may be about somebody who isn't here yet: a planned hire has no person and no place in reach.
alter table approval alter column subject_id drop not null, alter column person_id drop not null,
  add constraint approval_about_check check (record = 'planned_hire' or subject_id is not null and person_id is not null);

-- A home that somebody moves to on a day ahead, until that day; from then on where they have lived since when.
alter table other_address add column moved_in_at timestamptz;
create unique index other_address_starts_on_key on other_address (organization_id, person_id, starts_on) where purpose = 'home';
create index other_address_ahead on other_address (starts_on) where purpose = 'home' and moved_in_at is null;
