-- Somebody is away from an employment for long: from a day, expected until another, until a last one.
create table long_absence (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, starts_on date not null, expected_until date, kind text, status text not null default 'open', ends_on date,
  primary key (organization_id, id), constraint long_absence_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id),
  constraint long_absence_expected_until_check check (expected_until >= starts_on), constraint long_absence_ends_on_check check (ends_on >= starts_on),
  constraint long_absence_starts_on_excl exclude using gist (organization_id with =, employment_id with =, daterange(starts_on, ends_on, '[]') with &&) where (status <> 'cancelled')
);
create index long_absence_employment on long_absence (organization_id, employment_id, starts_on);
create index long_absence_person on long_absence (organization_id, person_id);
