-- Leave: types, policies by dated version, accounts with their append-only entries, requests with the days that count.
create table leave_type (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  code text not null, name text not null, sort_name text generated always as (app.fold(name)) stored not null, kind text not null, unit text not null, has_balance boolean not null, is_medical boolean not null, managers_see text not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint leave_type_managers_see_check check (managers_see = 'away' or not is_medical)
);
create unique index leave_type_code_key on leave_type (organization_id, code);
create index leave_type_sort on leave_type (organization_id, sort_name, id);

create table leave_policy (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, sort_name text generated always as (app.fold(name)) stored not null, leave_type_id uuid not null, location_id uuid, legal_entity_id uuid, population_id uuid, country text,
  primary key (organization_id, id),
  constraint leave_policy_leave_type_id_fkey foreign key (organization_id, leave_type_id) references leave_type,
  constraint leave_policy_location_id_fkey foreign key (organization_id, location_id) references location,
  constraint leave_policy_legal_entity_id_fkey foreign key (organization_id, legal_entity_id) references legal_entity,
  constraint leave_policy_population_id_fkey foreign key (organization_id, population_id) references population
);
create unique index leave_policy_name_key on leave_policy (organization_id, lower(name));
create index leave_policy_sort on leave_policy (organization_id, sort_name, id);
create index leave_policy_type on leave_policy (organization_id, leave_type_id);
create index leave_policy_location on leave_policy (organization_id, location_id) where location_id is not null;
create index leave_policy_entity on leave_policy (organization_id, legal_entity_id) where legal_entity_id is not null;
create index leave_policy_population on leave_policy (organization_id, population_id) where population_id is not null;

create table leave_policy_version (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  policy_id uuid not null, starts_on date not null, ends_on date, rules jsonb not null, approval text not null, may_owe numeric(6, 2) not null,
  during daterange generated always as (daterange(starts_on, ends_on, '[]')) stored not null,
  primary key (organization_id, id), unique (organization_id, policy_id, during without overlaps),
  constraint leave_policy_version_policy_id_fkey foreign key (organization_id, policy_id) references leave_policy on delete cascade
);
create index leave_policy_version_policy on leave_policy_version (organization_id, policy_id, starts_on);

create table work_pattern (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  employment_id uuid not null, person_id uuid not null, starts_on date not null, ends_on date, days jsonb not null,
  during daterange generated always as (daterange(starts_on, ends_on, '[]')) stored not null,
  primary key (organization_id, id), unique (organization_id, employment_id, during without overlaps),
  constraint work_pattern_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id)
);
create index work_pattern_employment on work_pattern (organization_id, employment_id, starts_on);
create index work_pattern_person on work_pattern (organization_id, person_id);

-- What is posted stands in its entries alone. `next_on`: the day on which something is due next.
create table leave_account (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, leave_type_id uuid not null, policy_id uuid not null, opens_on date not null, closes_on date, next_on date not null default '-infinity',
  primary key (organization_id, id), unique (organization_id, id, employment_id, person_id), constraint leave_account_closes_on_check check (closes_on >= opens_on),
  constraint leave_account_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id),
  constraint leave_account_leave_type_id_fkey foreign key (organization_id, leave_type_id) references leave_type,
  constraint leave_account_policy_id_fkey foreign key (organization_id, policy_id) references leave_policy
);
create unique index leave_account_employment_id_key on leave_account (organization_id, employment_id, leave_type_id);
create index leave_account_person on leave_account (organization_id, person_id, id);
create index leave_account_policy on leave_account (organization_id, policy_id);
create index leave_account_type on leave_account (organization_id, leave_type_id);
create index leave_account_due on leave_account (organization_id, next_on, id);

create table leave_request (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, leave_type_id uuid not null, starts_on date not null, ends_on date not null, first_part text, last_part text, note text, evidence text,
  status text not null default 'asked', answer text, last_day date, managers_see text not null default 'away', quantity numeric(9, 2),
  primary key (organization_id, id), unique (organization_id, id, employment_id, person_id),
  constraint leave_request_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id),
  constraint leave_request_leave_type_id_fkey foreign key (organization_id, leave_type_id) references leave_type,
  constraint leave_request_ends_on_check check (ends_on >= starts_on), constraint leave_request_last_day_check check (last_day between starts_on - 1 and ends_on),
  constraint leave_request_note_check check (note like 's1.%'), constraint leave_request_evidence_check check (evidence like 's1.%')
);
create index leave_request_person on leave_request (organization_id, person_id, starts_on, id);
create index leave_request_employment on leave_request (organization_id, employment_id, starts_on, ends_on);
create index leave_request_type on leave_request (organization_id, leave_type_id);
create index leave_request_waiting on leave_request (organization_id, starts_on, id) where status = 'asked';

-- `quantity`: as a part of a working day. Written before its request, which sums it up.
create table leave_day (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  request_id uuid not null, on_day date not null, quantity numeric not null, minutes numeric not null, why text not null, holiday text,
  primary key (organization_id, id),
  constraint leave_day_request_id_fkey foreign key (organization_id, request_id) references leave_request deferrable initially deferred
);
create unique index leave_day_request_id_key on leave_day (organization_id, request_id, on_day);

-- Exact: numerator by denominator, in the unit of the account's type.
create table leave_entry (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, account_id uuid not null, leave_year date not null, on_day date not null, kind text not null, layer text not null, numerator bigint not null, denominator bigint not null, expires_on date,
  amount text generated always as (numerator::text || '/' || denominator::text) stored not null, quantity numeric generated always as (round(numerator::numeric / denominator, 4)) stored not null,
  policy_version_id uuid, request_id uuid, posted_at timestamptz not null, posted_by text not null,
  primary key (organization_id, id), constraint leave_entry_denominator_check check (denominator > 0),
  constraint leave_entry_account_id_fkey foreign key (organization_id, account_id, employment_id, person_id) references leave_account (organization_id, id, employment_id, person_id),
  constraint leave_entry_policy_version_id_fkey foreign key (organization_id, policy_version_id) references leave_policy_version,
  constraint leave_entry_request_id_fkey foreign key (organization_id, request_id, employment_id, person_id) references leave_request (organization_id, id, employment_id, person_id)
);
create index leave_entry_account on leave_entry (organization_id, account_id, on_day, id);
create index leave_entry_request on leave_entry (organization_id, request_id) where request_id is not null;
create index leave_entry_version on leave_entry (organization_id, policy_version_id) where policy_version_id is not null;

create table lapse_notice (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, leave_year date not null, days numeric(6, 2) not null, lapses_on date not null, delivered_on date not null, proof text,
  primary key (organization_id, id), constraint lapse_notice_lapses_on_check check (lapses_on > delivered_on),
  constraint lapse_notice_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id)
);
create index lapse_notice_employment on lapse_notice (organization_id, employment_id, leave_year);
create index lapse_notice_person on lapse_notice (organization_id, person_id, delivered_on);

-- What somebody entered by hand: the account follows from it, as it does from contract, policy and leave taken.
create table leave_entered (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, leave_type_id uuid not null, on_day date not null, kind text not null, layer text not null, amount numeric(8, 2) not null, expires_on date, reason text not null,
  primary key (organization_id, id), constraint leave_entered_amount_check check (amount <> 0), constraint leave_entered_expires_on_check check (expires_on >= on_day),
  constraint leave_entered_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id),
  constraint leave_entered_leave_type_id_fkey foreign key (organization_id, leave_type_id) references leave_type
);
create index leave_entered_employment on leave_entered (organization_id, employment_id, on_day);
create index leave_entered_person on leave_entered (organization_id, person_id, on_day);
create index leave_entered_type on leave_entered (organization_id, leave_type_id);
