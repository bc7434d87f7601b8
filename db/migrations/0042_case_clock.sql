-- When the leave of a case is expected to end, and in which job somebody came back; the list of all cases by when they were asked for.
alter table leave_case add column ends_on date, add column returned_to text, add constraint leave_case_ends_on_check check (ends_on >= starts_on);
create index leave_case_asked on leave_case (organization_id, asked_on, id);

-- What is written in a case, from texts of the company's own; kept as it was written.
create table case_letter_template (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, notice text not null, language text not null, subject text not null, body text not null, status text not null default 'in_use',
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index case_letter_template_name_key on case_letter_template (organization_id, lower(name));
create index case_letter_template_sort_name on case_letter_template (organization_id, sort_name, id);
create table case_letter (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, case_id uuid not null, notice text not null, language text not null, subject text not null, body text not null, hash text not null, made_by_id uuid not null, made_at timestamptz not null,
  primary key (organization_id, id),
  constraint case_letter_case_id_fkey foreign key (organization_id, case_id, employment_id, person_id) references leave_case (organization_id, id, employment_id, person_id)
);
create index case_letter_case on case_letter (organization_id, case_id, employment_id, person_id);
create index case_letter_person on case_letter (organization_id, person_id, id);
create index case_letter_employment on case_letter (organization_id, employment_id);

-- What waits for an answer, by when it begins.
create index leave_request_asked on leave_request (starts_on) where status = 'asked';
