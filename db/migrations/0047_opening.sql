-- Leave: balances and leave taken brought in from a file, all or none; and the individual notice that leave lapses, with its delivery.
create table leave_import (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  started_by_id uuid not null, what text not null, file_name text not null, started_at timestamptz not null, status text not null default 'open',
  rows int, added int, unchanged int, differing int, left_out int,
  primary key (organization_id, id),
  constraint leave_import_started_by_id_fkey foreign key (organization_id, started_by_id) references person
);
create index leave_import_started_by on leave_import (organization_id, started_by_id, started_at desc, id desc);
-- The file's rows as they stand in it and what was said of them so far: gone once the import is over. `mark`: later than all that was there when it was committed.
create table leave_import_draft (
  organization_id uuid not null, import_id uuid not null, draft jsonb not null, touched_at timestamptz not null,
  primary key (organization_id, import_id), foreign key (organization_id, import_id) references leave_import on delete cascade
);
alter table leave_import_draft enable row level security;
alter table leave_import add column mark uuid;

alter table leave_entered add column import_id uuid, drop constraint leave_entered_amount_check, add constraint leave_entered_amount_check check (amount <> 0 or kind = 'opening'), add constraint leave_entered_import_id_fkey foreign key (organization_id, import_id) references leave_import;
create index leave_entered_import on leave_entered (organization_id, import_id) where import_id is not null;
alter table leave_request add column import_id uuid, add constraint leave_request_import_id_fkey foreign key (organization_id, import_id) references leave_import;
create index leave_request_import on leave_request (organization_id, import_id) where import_id is not null;

-- What somebody was told of their own leave, as it was written, and how it came to them.
create table lapse_letter (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, leave_type_id uuid not null, leave_year date not null, days numeric(8, 2) not null, lapses_on date not null,
  language text not null, subject text not null, body text not null, hash text not null, way text not null, made_by_id uuid not null, made_at timestamptz not null,
  status text not null default 'given', delivered_on date, delivered_by_id uuid,
  primary key (organization_id, id), constraint lapse_letter_days_check check (days > 0),
  constraint lapse_letter_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id),
  constraint lapse_letter_leave_type_id_fkey foreign key (organization_id, leave_type_id) references leave_type
);
create index lapse_letter_person on lapse_letter (organization_id, person_id, made_at desc, id desc);
create index lapse_letter_employment on lapse_letter (organization_id, employment_id, leave_year);
create index lapse_letter_type on lapse_letter (organization_id, leave_type_id);
create index lapse_letter_open on lapse_letter (organization_id, status, id);

-- Which leave it speaks of; older notices speak of all of a person's leave in that job.
alter table lapse_notice add column leave_type_id uuid, add column letter_id uuid,
  add constraint lapse_notice_leave_type_id_fkey foreign key (organization_id, leave_type_id) references leave_type,
  add constraint lapse_notice_letter_id_fkey foreign key (organization_id, letter_id) references lapse_letter;
create unique index lapse_notice_letter on lapse_notice (organization_id, letter_id) where letter_id is not null;
create index lapse_notice_type on lapse_notice (organization_id, leave_type_id) where leave_type_id is not null;
