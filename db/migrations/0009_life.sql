-- Numbers that were ever given in a legal entity, and to whom: kept on a return, never given to somebody else.
create table employee_number (
  organization_id uuid not null, legal_entity_id uuid not null, number text not null, person_id uuid not null,
  primary key (organization_id, legal_entity_id, number),
  foreign key (organization_id, legal_entity_id) references legal_entity on delete cascade, foreign key (organization_id, person_id) references person
);
create index employee_number_person on employee_number (organization_id, person_id, legal_entity_id);
insert into employee_number (organization_id, legal_entity_id, number, person_id) select organization_id, legal_entity_id, number, person_id from employment where number is not null;
drop index employment_number_key;
create index employment_number on employment (organization_id, legal_entity_id, number);
drop function if exists app.next_number(uuid);

-- How a legal entity numbers its people.
create table number_series (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  legal_entity_id uuid not null, prefix text, digits int, next_number int not null,
  primary key (organization_id, id), constraint number_series_legal_entity_id_fkey foreign key (organization_id, legal_entity_id) references legal_entity
);
create unique index number_series_legal_entity_id_key on number_series (organization_id, legal_entity_id);

-- Who asked whether somebody worked here before, and whom that found outside of what they look after.
create table person_sought (
  organization_id uuid not null, id uuid not null, holder_id uuid not null, person_id uuid, at timestamptz not null,
  primary key (organization_id, id), foreign key (organization_id, person_id) references person
);
create index person_sought_holder on person_sought (organization_id, holder_id, at);
create index personal_details_birth_date on personal_details (organization_id, birth_date);
create index contact_details_personal_email on contact_details (organization_id, lower(personal_email));

-- A transfer between legal entities: one employment ends, another continues it, job by job. Its service is carried.
alter table employment add column continues_id uuid, add column service_from date, add column service_reason text,
  add constraint employment_continues_id_fkey foreign key (organization_id, continues_id) references employment;
create unique index employment_continues on employment (organization_id, continues_id) where continues_id is not null;
alter table assignment add column continues_id uuid, add constraint assignment_continues_id_fkey foreign key (organization_id, continues_id) references assignment;
create index assignment_continues on assignment (organization_id, continues_id) where continues_id is not null;
alter table directory_entry add column is_continued boolean not null default false;

-- Dates, each with its meaning; kinds of worker.
alter table employment add column signed_on date, add column first_working_day date, add column detail text, add column supplier text, add column sponsor_assignment_id uuid, add column engaged_until date,
  add constraint employment_sponsor_assignment_id_fkey foreign key (organization_id, sponsor_assignment_id) references assignment;
create index employment_sponsor on employment (organization_id, sponsor_assignment_id) where sponsor_assignment_id is not null;
create table seniority_date (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, purpose text not null, counts_from date not null, reason text not null,
  primary key (organization_id, id), constraint seniority_date_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id)
);
create unique index seniority_date_purpose_key on seniority_date (organization_id, employment_id, purpose);
create table notice (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, given_by text not null, given_on date not null, last_working_day date, paid_until date,
  primary key (organization_id, id), constraint notice_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id)
);
create unique index notice_employment_id_key on notice (organization_id, employment_id);
create table external_id (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, system text not null, value text not null,
  primary key (organization_id, id), constraint external_id_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id)
);
create unique index external_id_value_key on external_id (organization_id, app.fold(system), value);
create index external_id_employment on external_id (organization_id, employment_id);
