-- Where the pay goes: each account from its day until the next one's. What is secret is encrypted by the server: the database has no key.
create table bank_account (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, starts_on date not null, holder text, country text not null, iban text, account_number text, routing_code text, bank_name text,
  primary key (organization_id, id), constraint bank_account_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint bank_account_holder_check check (holder like 's1.%'), constraint bank_account_iban_check check (iban like 's1.%'), constraint bank_account_account_number_check check (account_number like 's1.%')
);
create unique index bank_account_starts_on_key on bank_account (organization_id, person_id, starts_on);

-- The numbers that the state has given; the blind index within finds the same one with somebody else.
create table national_identifier (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, kind text not null, country text, number text not null, note text,
  blind_number text generated always as (split_part(number, '.', 3)) stored not null,
  primary key (organization_id, id), constraint national_identifier_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint national_identifier_number_check check (number like 's1.%')
);
create unique index national_identifier_kind_key on national_identifier (organization_id, person_id, kind) where kind <> 'other';
create index national_identifier_person on national_identifier (organization_id, person_id);
create index national_identifier_alike on national_identifier (organization_id, blind_number);

create table identity_document (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, kind text not null, country text not null, number text not null, issued_on date, expires_on date, note text,
  primary key (organization_id, id), constraint identity_document_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint identity_document_number_check check (number like 's1.%'), constraint identity_document_expires_on_check check (expires_on >= issued_on)
);
create index identity_document_person on identity_document (organization_id, person_id, expires_on);

-- What somebody was called before. A hidden one is known to those named on it, and stands nowhere else.
create table former_name (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, name text not null, kind text not null, starts_on date, ends_on date, status text not null default 'shown',
  primary key (organization_id, id), constraint former_name_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint former_name_ends_on_check check (ends_on >= starts_on)
);
create index former_name_person on former_name (organization_id, person_id);
-- The values of events as they were before a hidden name was taken out of them: what the chain of events was sealed over. Nobody but the owner reads it.
create table event_whole (
  organization_id uuid not null, event_id uuid not null, part text not null, before jsonb, after jsonb,
  primary key (organization_id, event_id, part), foreign key (organization_id, event_id, part) references event_value
);
alter table event_whole enable row level security;

-- Whom to call, first to last; and who depends on somebody. What stood beside the contact details is the first to call.
create table emergency_contact (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, place int not null default 1, name text not null, relation text, phone text, other_phone text,
  primary key (organization_id, id), constraint emergency_contact_person_id_fkey foreign key (organization_id, person_id) references person
);
create index emergency_contact_person on emergency_contact (organization_id, person_id, place);
create table dependant (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, name text not null, relation text not null, birth_date date,
  primary key (organization_id, id), constraint dependant_person_id_fkey foreign key (organization_id, person_id) references person
);
create index dependant_person on dependant (organization_id, person_id);
insert into emergency_contact (organization_id, id, person_id, name, relation, phone)
select organization_id, uuidv7(), id, coalesce(emergency_name, emergency_relation, emergency_phone), emergency_relation, emergency_phone
from contact_details where num_nonnulls(emergency_name, emergency_phone, emergency_relation) > 0;
alter table contact_details drop column emergency_name, drop column emergency_phone, drop column emergency_relation;
