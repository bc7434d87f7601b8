-- Imports. The run stays, with its counts; what was staged for it goes when it is committed or given up.
create table import_run (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  started_by_id uuid not null, kind text not null default 'people', file_name text not null, started_at timestamptz not null, status text not null default 'uploaded',
  rows int, added int, unchanged int, differing int, left_out int, linked int, made int,
  primary key (organization_id, id),
  constraint import_run_started_by_id_fkey foreign key (organization_id, started_by_id) references person
);
create index import_run_started_by on import_run (organization_id, started_by_id, started_at);

-- What the person who imports has said so far, and how far the steps have come.
create table import_draft (
  organization_id uuid not null default app.org(), run_id uuid not null,
  file_hash text not null, form jsonb not null, header jsonb not null, sample jsonb not null, guesses jsonb not null,
  columns jsonb not null, settings jsonb not null default '{}', answers jsonb not null default '{}',
  read_upto int not null default 0, read_rows int not null default 0, is_read boolean not null default false, evidence jsonb,
  checked_upto int not null default 0, checked_as text, frame jsonb not null default '[]', report jsonb, problem jsonb, touched_at timestamptz not null,
  primary key (organization_id, run_id), foreign key (organization_id, run_id) references import_run on delete cascade
);
-- The file's rows as they stand in it.
create table import_row (
  organization_id uuid not null default app.org(), run_id uuid not null, row int not null, cells text[] not null,
  primary key (organization_id, run_id, row)
);
-- What was made of each: values by target, and the place proposed.
create table import_person (
  organization_id uuid not null default app.org(), run_id uuid not null, row int not null, level text, given jsonb not null,
  name text, number text, work_email text, starts_on date, ends_on date, worker_kind text,
  legal_entity_id uuid, location_id uuid, unit_id uuid, job_id uuid, cost_centre_id uuid,
  primary key (organization_id, run_id, row)
);
-- `part`: what found it: the row by itself, or all rows together.
create table import_problem (
  organization_id uuid not null default app.org(), run_id uuid not null, row int not null, part text not null, place int not null,
  col int, target text, code text not null, level text not null, params jsonb not null, value text not null,
  primary key (organization_id, run_id, row, part, place)
);
-- What is to become of each row. At most one of the manager's two: a row of this file, or somebody who is here.
create table import_decision (
  organization_id uuid not null default app.org(), run_id uuid not null, row int not null, decision text not null,
  person_id uuid, manager_row int, manager_assignment_id uuid, has_pay boolean not null default false, differs text[],
  primary key (organization_id, run_id, row)
);
-- The proven plan of a commit: lives within its transaction only, written by the owner's posts alone.
create unlogged table import_plan (
  organization_id uuid not null, run_id uuid not null, row int not null, person_id uuid not null, employment_id uuid not null, assignment_id uuid not null,
  worker_kind text not null, starts_on date not null, legal_entity_id uuid not null, location_id uuid not null, unit_id uuid not null, job_id uuid not null, cost_centre_id uuid,
  manager_row int, manager_assignment_id uuid, has_pay boolean not null, given jsonb not null, event_id uuid not null, salt bytea not null,
  primary key (organization_id, run_id, row)
);
create table import_commit (
  organization_id uuid not null, run_id uuid not null, step text not null,
  primary key (organization_id, run_id)
);
-- What was chosen for a header of these names before, for whoever meets it next.
create table import_mapping (
  organization_id uuid not null, signature text not null, columns jsonb not null, settings jsonb not null, answers jsonb not null, at timestamptz not null,
  primary key (organization_id, signature)
);
