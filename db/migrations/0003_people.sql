create table person (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, preferred_name text, pronouns text, work_email text, work_phone text,
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index person_work_email_key on person (organization_id, lower(work_email));
create index person_sort_name on person (organization_id, sort_name, id);
alter table membership add foreign key (organization_id, person_id) references person;

create table contact_details (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  personal_email text, mobile_phone text, home_phone text, address text, city text, region text, postal_code text, country text,
  emergency_name text, emergency_phone text, emergency_relation text,
  primary key (organization_id, id), constraint contact_details_id_fkey foreign key (organization_id, id) references person
);
create table personal_details (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  birth_date date, gender text, marital_status text, nationality text,
  primary key (organization_id, id), constraint personal_details_id_fkey foreign key (organization_id, id) references person
);

-- One contract with one legal entity.
create table employment (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, legal_entity_id uuid not null, kind text not null, number text, starts_on date not null,
  status text not null default 'open', ends_on date, termination_kind text, termination_reason text,
  sort_number text generated always as (app.fold(number)) stored,
  primary key (organization_id, id), unique (organization_id, id, person_id),
  constraint employment_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint employment_legal_entity_id_fkey foreign key (organization_id, legal_entity_id) references legal_entity,
  constraint employment_ends_on_check check (ends_on >= starts_on - 1)
);
create unique index employment_number_key on employment (organization_id, legal_entity_id, number);
create index employment_person on employment (organization_id, person_id);
create index employment_sort_number on employment (organization_id, sort_number);

-- A place to work within an employment: several at once are possible, one is primary.
create table assignment (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, is_primary boolean not null,
  primary key (organization_id, id), unique (organization_id, id, person_id),
  constraint assignment_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id)
);
create index assignment_employment on assignment (organization_id, employment_id);
create index assignment_person on assignment (organization_id, person_id);

-- The strands: dated facts, nothing overlapping.
create table placement (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  assignment_id uuid not null, person_id uuid not null, starts_on date not null, ends_on date,
  job_id uuid not null, unit_id uuid not null, location_id uuid not null, manager_assignment_id uuid, cost_centre_id uuid,
  during daterange generated always as (daterange(starts_on, ends_on, '[]')) stored not null,
  primary key (organization_id, id), unique (organization_id, assignment_id, during without overlaps),
  constraint placement_assignment_id_fkey foreign key (organization_id, assignment_id, person_id) references assignment (organization_id, id, person_id),
  constraint placement_job_id_fkey foreign key (organization_id, job_id) references job,
  constraint placement_unit_id_fkey foreign key (organization_id, unit_id) references org_unit,
  constraint placement_location_id_fkey foreign key (organization_id, location_id) references location,
  constraint placement_manager_assignment_id_fkey foreign key (organization_id, manager_assignment_id) references assignment,
  constraint placement_cost_centre_id_fkey foreign key (organization_id, cost_centre_id) references cost_centre
);
create index placement_assignment on placement (organization_id, assignment_id, starts_on);
create table working_hours (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  assignment_id uuid not null, person_id uuid not null, starts_on date not null, ends_on date,
  weekly_hours numeric(5, 2) not null, full_time_hours numeric(5, 2) not null check (full_time_hours > 0),
  fte numeric(5, 4) generated always as (round(weekly_hours / full_time_hours, 4)) stored,
  during daterange generated always as (daterange(starts_on, ends_on, '[]')) stored not null,
  primary key (organization_id, id), unique (organization_id, assignment_id, during without overlaps),
  constraint working_hours_assignment_id_fkey foreign key (organization_id, assignment_id, person_id) references assignment (organization_id, id, person_id)
);
create index working_hours_assignment on working_hours (organization_id, assignment_id, starts_on);
create table pay (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  assignment_id uuid not null, person_id uuid not null, starts_on date not null, ends_on date,
  amount bigint not null check (amount >= 0), currency text not null, per text not null, reason text,
  during daterange generated always as (daterange(starts_on, ends_on, '[]')) stored not null,
  primary key (organization_id, id), unique (organization_id, assignment_id, during without overlaps),
  constraint pay_assignment_id_fkey foreign key (organization_id, assignment_id, person_id) references assignment (organization_id, id, person_id)
);
create index pay_assignment on pay (organization_id, assignment_id, starts_on);
create table contract (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  employment_id uuid not null, person_id uuid not null, starts_on date not null, ends_on date,
  form text not null, fixed_term_ends_on date, probation_ends_on date,
  during daterange generated always as (daterange(starts_on, ends_on, '[]')) stored not null,
  primary key (organization_id, id), unique (organization_id, employment_id, during without overlaps),
  constraint contract_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id)
);
create index contract_employment on contract (organization_id, employment_id, starts_on);

-- What lists, search and counts read: one slim row per assignment, as of today at its place, written by posts.
create table directory_entry (
  organization_id uuid not null, id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, is_primary boolean not null, status text not null, worker_kind text not null,
  name text not null, sort_name text not null, number text, sort_number text not null, work_email text,
  job_id uuid not null, job_title text not null, sort_job_title text not null, unit_id uuid not null, unit_name text not null, location_id uuid not null, location_name text not null,
  country text not null, legal_entity_id uuid not null, legal_entity_name text not null,
  manager_assignment_id uuid, manager_id uuid, manager_name text, cost_centre_id uuid, starts_on date not null, turns_on date,
  primary key (organization_id, id)
);
create index directory_entry_name on directory_entry (organization_id, status, sort_name, id);
create index directory_entry_any on directory_entry (organization_id, sort_name, id);
create index directory_entry_starts on directory_entry (organization_id, status, starts_on, id);
create index directory_entry_number on directory_entry (organization_id, status, sort_number, id);
create index directory_entry_title on directory_entry (organization_id, status, sort_job_title, id);
create index directory_entry_unit on directory_entry (organization_id, unit_id, status, sort_name, id);
create index directory_entry_location on directory_entry (organization_id, location_id, status, sort_name, id);
create index directory_entry_job on directory_entry (organization_id, job_id, status, sort_name, id);
create index directory_entry_entity on directory_entry (organization_id, legal_entity_id, status, sort_name, id);
create index directory_entry_country on directory_entry (organization_id, country, status, sort_name, id);
create index directory_entry_manager on directory_entry (organization_id, manager_assignment_id, status, sort_name, id);
create index directory_entry_manager_person on directory_entry (organization_id, manager_id, status, sort_name, id);
create index directory_entry_person on directory_entry (organization_id, person_id);
create index directory_entry_employment on directory_entry (organization_id, employment_id);
create index directory_entry_turns on directory_entry (turns_on) where turns_on is not null;

-- Search: each word of an entry, and the vocabulary in which a mistyped word finds its neighbours.
create table directory_word (
  organization_id uuid not null, word text not null, id uuid not null,
  primary key (organization_id, word, id)
);
create index directory_word_id on directory_word (organization_id, id);
create table vocabulary (organization_id uuid not null, word text not null, primary key (organization_id, word));
create index vocabulary_neighbours on vocabulary using gin (word gin_trgm_ops);

-- The populations' rules and the grants name people, hence after them.
create table population_rule (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  population_id uuid not null, effect text not null, legal_entity_id uuid, country text, location_id uuid, unit_id uuid, worker_kind text, person_id uuid,
  primary key (organization_id, id), constraint population_rule_one_check check (num_nonnulls(legal_entity_id, country, location_id, unit_id, worker_kind, person_id) = 1),
  constraint population_rule_population_id_fkey foreign key (organization_id, population_id) references population,
  constraint population_rule_legal_entity_id_fkey foreign key (organization_id, legal_entity_id) references legal_entity,
  constraint population_rule_location_id_fkey foreign key (organization_id, location_id) references location,
  constraint population_rule_unit_id_fkey foreign key (organization_id, unit_id) references org_unit,
  constraint population_rule_person_id_fkey foreign key (organization_id, person_id) references person
);
create index population_rule_population on population_rule (organization_id, population_id);

create table access_grant (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  holder_id uuid not null, function text not null, level text not null, population_id uuid, starts_on date not null, ends_on date, reason text,
  status text not null default 'prepared', population int not null default 0,
  starts_at timestamptz not null default 'infinity', ends_at timestamptz not null default 'infinity',
  primary key (organization_id, id), constraint access_grant_ends_on_check check (ends_on >= starts_on),
  constraint access_grant_holder_id_fkey foreign key (organization_id, holder_id) references person,
  constraint access_grant_population_id_fkey foreign key (organization_id, population_id) references population
);
create index access_grant_holder on access_grant (organization_id, holder_id, function);
create index access_grant_population on access_grant (organization_id, population_id);

-- A key of the API: never more than its holder has, and never what its holder has as a person.
create table api_key (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  holder_id uuid not null, name text not null, scopes text not null, ends_on date not null, hash text not null, prefix text not null,
  status text not null default 'active', last_used_on date, ends_at timestamptz not null default 'infinity',
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), constraint api_key_holder_id_fkey foreign key (organization_id, holder_id) references person
);
create unique index api_key_hash_key on api_key (hash);
create index api_key_holder on api_key (organization_id, holder_id);
