-- What a company wants approved before a change of employment is released, from a day on: a chain and its steps.
create table change_chain (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, actions text[] not null check (cardinality(actions) > 0), over_percent numeric(6, 2), starts_on date not null, ends_on date,
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization, constraint change_chain_ends_on_check check (ends_on >= starts_on)
);
create unique index change_chain_name_key on change_chain (organization_id, lower(name));
create index change_chain_sort_name on change_chain (organization_id, sort_name, id);
create table chain_step (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  chain_id uuid not null, number int not null, holder text not null, function text, job_id uuid, unit_id uuid, remind_after int, passes_on text not null, tells_at_once boolean not null,
  primary key (organization_id, id),
  constraint chain_step_function_check check ((holder = 'area') = (function is not null)), constraint chain_step_job_id_check check ((holder = 'job') = (job_id is not null)), constraint chain_step_unit_id_check check (unit_id is null or holder = 'job'),
  constraint chain_step_passes_on_check check (passes_on = 'stays' or remind_after is not null),
  constraint chain_step_chain_id_fkey foreign key (organization_id, chain_id) references change_chain,
  constraint chain_step_job_id_fkey foreign key (organization_id, job_id) references job,
  constraint chain_step_unit_id_fkey foreign key (organization_id, unit_id) references org_unit
);
create index chain_step_chain on chain_step (organization_id, chain_id, number);
create index chain_step_job on chain_step (organization_id, job_id) where job_id is not null;
create index chain_step_unit on chain_step (organization_id, unit_id) where unit_id is not null;

-- What was asked, about which record, with a copy of what judges it; its steps as they were when it was asked; and what was said.
create table approval (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  record text not null, record_id uuid not null, subject_id uuid not null, wall text, function text not null, min_level int not null, person_id uuid not null, kind text not null, effective_on date not null,
  prepared_by_id uuid, requested_by_id uuid not null, requested_at timestamptz not null, status text not null default 'open', closed_at timestamptz, is_asked boolean not null default false,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint approval_person_id_fkey foreign key (organization_id, person_id) references person
);
-- One at a time.
create unique index approval_of_record on approval (organization_id, record, record_id) where status = 'open';
create index approval_record on approval (organization_id, record, record_id, id);
create index approval_person on approval (organization_id, person_id);
create index approval_open on approval (organization_id, id) where status = 'open';
create table approval_step (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  approval_id uuid not null, number int not null, holder text not null, function text, job_id uuid, unit_id uuid, remind_after int, passes_on text not null, tells_at_once boolean not null,
  status text not null default 'waiting', opened_at timestamptz, reminded_at timestamptz, passed_at timestamptz, told_at timestamptz, forwarded_to_id uuid, forwarded_by_id uuid,
  decided_by_id uuid, decided_for_id uuid, decided_at timestamptz,
  primary key (organization_id, id), constraint approval_step_approval_id_fkey foreign key (organization_id, approval_id) references approval
);
create index approval_step_approval on approval_step (organization_id, approval_id, number);
create table approval_word (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  approval_id uuid not null, step_id uuid, at timestamptz not null, by_id uuid, for_id uuid, to_id uuid, what text not null, note text,
  primary key (organization_id, id), constraint approval_word_approval_id_fkey foreign key (organization_id, approval_id) references approval
);
create index approval_word_approval on approval_word (organization_id, approval_id, id);
-- When somebody was last told by mail what waits for them.
create table approval_mail (organization_id uuid not null, person_id uuid not null, sent_at timestamptz not null, primary key (organization_id, person_id), foreign key (organization_id, person_id) references person on delete cascade);
alter table approval_mail enable row level security;

-- Letters: what the company writes about changes, per action, language and legal entity; and the letter of one change, whose id it has, as it was written.
create table letter_template (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, actions text[] not null check (cardinality(actions) > 0), language text not null, legal_entity_id uuid, subject text not null, body text not null, status text not null default 'in_use',
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint letter_template_legal_entity_id_fkey foreign key (organization_id, legal_entity_id) references legal_entity
);
create unique index letter_template_name_key on letter_template (organization_id, lower(name));
create index letter_template_sort_name on letter_template (organization_id, sort_name, id);
create index letter_template_legal_entity on letter_template (organization_id, legal_entity_id) where legal_entity_id is not null;
create table change_letter (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, assignment_id uuid not null, action text not null, language text not null, subject text not null, body text not null, has_pay boolean not null, hash text not null,
  status text not null default 'made', made_by_id uuid not null, made_at timestamptz not null,
  primary key (organization_id, id), constraint change_letter_id_fkey foreign key (organization_id, id) references employment_change,
  constraint change_letter_assignment_id_fkey foreign key (organization_id, assignment_id, person_id) references assignment (organization_id, id, person_id)
);
create index change_letter_person on change_letter (organization_id, person_id, id);
create index change_letter_assignment on change_letter (organization_id, assignment_id);
