-- This week: what happens by date is found by its day, for everybody at once; policies judge each row.
create index employment_starts on employment (organization_id, starts_on);
create index employment_ends on employment (organization_id, ends_on) where ends_on is not null;
create index employment_service on employment (organization_id, service_from) where service_from is not null;
create index employment_engaged on employment (organization_id, engaged_until) where engaged_until is not null;
create index placement_starts on placement (organization_id, starts_on);
create index contract_probation on contract (organization_id, probation_ends_on) where probation_ends_on is not null;
create index contract_fixed_term on contract (organization_id, fixed_term_ends_on) where fixed_term_ends_on is not null;
create index secondment_starts on secondment (organization_id, starts_on);
create index secondment_ends on secondment (organization_id, ends_on);
create index identity_document_expires on identity_document (organization_id, expires_on) where expires_on is not null;

-- Dates that somebody must decide about, and how long before their day they are asked.
create table reminder_rule (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  kind text not null, country text, opens_before int not null, reminds_before int, escalates_before int, is_on boolean not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint reminder_rule_reminds_before_check check (reminds_before <= opens_before and escalates_before <= opens_before)
);
create unique index reminder_rule_kind_key on reminder_rule (organization_id, kind, coalesce(country, ''));
create index reminder_rule_list on reminder_rule (organization_id, id);

create table reminder (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  kind text not null, area text not null, person_id uuid not null, subject_id uuid not null, record_id uuid not null, due_on date not null,
  status text not null default 'open', decision text, until date, note text, change_id uuid, decided_by_id uuid, decided_at timestamptz,
  opened_on date not null, reminded_on date, escalated_on date,
  primary key (organization_id, id), constraint reminder_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint reminder_change_id_fkey foreign key (organization_id, change_id) references employment_change,
  constraint reminder_decided_by_id_fkey foreign key (organization_id, decided_by_id) references person
);
-- Asked once, however many servers look.
create unique index reminder_open_key on reminder (organization_id, kind, record_id, due_on) where status = 'open';
create index reminder_record on reminder (organization_id, kind, record_id, due_on);
create index reminder_due on reminder (organization_id, status, due_on, id);
create index reminder_list on reminder (organization_id, due_on, id);
create index reminder_person on reminder (organization_id, person_id);
create index reminder_change on reminder (organization_id, change_id) where change_id is not null;
create index reminder_decided_by on reminder (organization_id, decided_by_id) where decided_by_id is not null;
