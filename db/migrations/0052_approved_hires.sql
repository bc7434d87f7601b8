-- An approval may be about somebody who isn't here yet: a planned hire has no person and no place in reach.
alter table approval alter column subject_id drop not null, alter column person_id drop not null,
  add constraint approval_about_check check (record = 'planned_hire' or subject_id is not null and person_id is not null);

-- A home that somebody moves to on a day ahead, until that day; from then on where they have lived since when.
alter table other_address add column moved_in_at timestamptz;
create unique index other_address_starts_on_key on other_address (organization_id, person_id, starts_on) where purpose = 'home';
create index other_address_ahead on other_address (starts_on) where purpose = 'home' and moved_in_at is null;

-- A long absence that is known to few until it is released. What it names isn't referenced: that an employment can't be taken back would tell of it.
create table planned_absence (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, starts_on date not null, expected_until date, kind text, stand_in_id uuid, rights text, release_on date, named uuid[], note text,
  status text not null default 'planned', absence_id uuid, prepared_by_id uuid, prepared_at timestamptz not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint planned_absence_expected_until_check check (expected_until >= starts_on), constraint planned_absence_release_on_check check (release_on <= starts_on)
);
create index planned_absence_person on planned_absence (organization_id, person_id);
create index planned_absence_employment on planned_absence (organization_id, employment_id);
create index planned_absence_due on planned_absence (starts_on) where status = 'planned';
