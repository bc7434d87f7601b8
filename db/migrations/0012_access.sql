-- Giving access is not having it: who prepared it and who confirmed it, and how it came about.
alter table access_grant add column prepared_by_id uuid, add column confirmed_by_id uuid, add column origin text not null default 'given',
  add constraint access_grant_prepared_by_id_fkey foreign key (organization_id, prepared_by_id) references person,
  add constraint access_grant_confirmed_by_id_fkey foreign key (organization_id, confirmed_by_id) references person;
create index access_grant_function on access_grant (organization_id, function) where status = 'active' and level = 'administer';

-- Who decides on what concerns HR itself.
alter table organization add column second_person_id uuid,
  add constraint organization_second_person_id_fkey foreign key (organization_id, second_person_id) references person;

-- A circle of people that follows from who holds what: the HR team, those who lead it.
alter table population_rule add column circle text;
alter table population_rule drop constraint population_rule_one_check;
alter table population_rule add constraint population_rule_one_check check (num_nonnulls(legal_entity_id, country, location_id, unit_id, worker_kind, person_id, circle) = 1);

-- What everybody is told about who looks after HR itself.
create table hr_notice (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  told_on date not null, what text not null, person_name text not null, from_name text, by_name text not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create index hr_notice_told on hr_notice (organization_id, told_on, id);

-- People without e-mail sign in by their employee number; where several organisations may hold it, with this one's short name before it.
alter table organization add column short_name text;
create unique index organization_short_name_key on organization (lower(short_name));
-- A code on a letter, or handed over in person: once, for a while. Only its hash is kept; the newest is the one that counts.
create table auth.sign_in_code (
  organization_id uuid not null, person_id uuid not null, code_hash text not null unique, issued_at timestamptz not null, expires_at timestamptz not null,
  primary key (organization_id, person_id), foreign key (organization_id, person_id) references public.person on delete cascade
);
grant select (expires_at), delete on auth.sign_in_code to equipoise_auth;
-- On a device that several people use: short, and never prolonged.
alter table auth.session add column "isShared" boolean;
