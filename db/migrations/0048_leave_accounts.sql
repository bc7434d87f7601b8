-- Leave: which policy counts from a day on, other than the one that an account was opened by.
create table leave_assigned (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, leave_type_id uuid not null, policy_id uuid not null, starts_on date not null, reason text, because text not null default 'assigned', status text not null default 'set',
  primary key (organization_id, id),
  constraint leave_assigned_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id),
  constraint leave_assigned_leave_type_id_fkey foreign key (organization_id, leave_type_id) references leave_type,
  constraint leave_assigned_policy_id_fkey foreign key (organization_id, policy_id) references leave_policy
);
create unique index leave_assigned_starts_on_key on leave_assigned (organization_id, employment_id, leave_type_id, starts_on, because) where status = 'set';
create index leave_assigned_employment on leave_assigned (organization_id, employment_id, starts_on);
create index leave_assigned_person on leave_assigned (organization_id, person_id, starts_on);
create index leave_assigned_type on leave_assigned (organization_id, leave_type_id);
create index leave_assigned_policy on leave_assigned (organization_id, policy_id);
-- From which day on somebody’s place may have another policy fit; for ever: only which one fits today is asked. Null: nothing has changed.
alter table leave_account add column moved_from date;
create index leave_account_moved on leave_account (organization_id, id) where moved_from is not null;

-- Which account of the same type, in the legal entity before, it goes on from.
alter table leave_account add column continues_id uuid, add constraint leave_account_continues_id_fkey foreign key (organization_id, continues_id) references leave_account;
create unique index leave_account_continues on leave_account (organization_id, continues_id) where continues_id is not null;

-- That somebody is severely disabled, and what proves it.
create table severe_disability (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, starts_on date not null, ends_on date, status text not null default 'counts',
  primary key (organization_id, id), unique (organization_id, id, employment_id, person_id), constraint severe_disability_ends_on_check check (ends_on >= starts_on),
  constraint severe_disability_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id)
);
create index severe_disability_employment on severe_disability (organization_id, employment_id, starts_on);
create index severe_disability_person on severe_disability (organization_id, person_id, starts_on);
create table disability_proof (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  disability_id uuid not null, person_id uuid not null, employment_id uuid not null, by_id uuid not null, name text not null, media_type text not null, size int not null,
  primary key (organization_id, id),
  constraint disability_proof_disability_id_fkey foreign key (organization_id, disability_id, employment_id, person_id) references severe_disability (organization_id, id, employment_id, person_id),
  constraint disability_proof_by_id_fkey foreign key (organization_id, by_id) references person
);
create index disability_proof_disability on disability_proof (organization_id, disability_id, id);

-- What accounts rest on tells more.
drop function if exists app.leave_facts(uuid, uuid[]);
drop function if exists app.leave_facts_of(uuid);
drop function if exists app.leave_due(uuid, uuid, int);
drop function if exists app.leave_import_facts(uuid[]);
