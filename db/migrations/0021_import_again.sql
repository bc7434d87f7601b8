-- An import whose people are here already: what differs, by row and kind, as it is staged; `changes` by column.
create table import_difference (
  organization_id uuid not null default app.org(), run_id uuid not null, row int not null, kind text not null, assignment_id uuid not null,
  changes jsonb not null, manager_row int, file_on date,
  primary key (organization_id, run_id, row, kind)
);
-- What was judged and is to be written: lives within the transaction of a commit only.
create unlogged table import_change (
  organization_id uuid not null, run_id uuid not null, row int not null, kind text not null, record text not null, pass int not null,
  person_id uuid not null, employment_id uuid not null, assignment_id uuid not null, said text not null, action text, reason_id uuid, reason text, effective_on date, changes jsonb not null, why text,
  primary key (organization_id, run_id, row, kind)
);
-- What an import made and changed, in the order of its doing, so that it can be taken back as a whole. `version`: of the row as the import left it.
create table import_effect (
  organization_id uuid not null, run_id uuid not null, step int not null, xact xid8 not null default pg_current_xact_id(), record text not null, record_id uuid not null, did text not null, version int,
  person_id uuid not null, employment_id uuid not null, assignment_id uuid not null, copy_of uuid, patch jsonb, before jsonb, was jsonb, becomes jsonb,
  primary key (organization_id, run_id, record, record_id, step)
);
create index import_effect_record on import_effect (organization_id, record_id);
create index import_effect_person on import_effect (organization_id, person_id);
-- Rows of what held before, or comes after, what a person comes in with: `of_row`.
alter table import_decision add column of_row int;
-- The same, proven: lives within the transaction of a commit only. `since`: of the row itself.
create unlogged table import_past (
  organization_id uuid not null, run_id uuid not null, row int not null, of_row int not null, since date not null,
  location_id uuid not null, unit_id uuid not null, job_id uuid not null, cost_centre_id uuid, position_id uuid, manager_row int, manager_assignment_id uuid, has_pay boolean not null, given jsonb not null,
  primary key (organization_id, run_id, row)
);
-- How many of those who are here it changed.
alter table import_run add column changed int;
