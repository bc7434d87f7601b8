-- Proof of an absence is attached to it, and told of apart from it: whoever reads the dates doesn't read that there is any.
alter table leave_request add column has_proof boolean not null default false;
alter table leave_request add column is_proven boolean generated always as (evidence is not null or has_proof) stored not null;
create table leave_proof (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  request_id uuid not null, person_id uuid not null, employment_id uuid not null, by_id uuid not null, name text not null, media_type text not null, size int not null,
  primary key (organization_id, id),
  constraint leave_proof_request_id_fkey foreign key (organization_id, request_id, employment_id, person_id) references leave_request (organization_id, id, employment_id, person_id),
  constraint leave_proof_by_id_fkey foreign key (organization_id, by_id) references person
);
create index leave_proof_request on leave_proof (organization_id, request_id, id);

-- That somebody is ill, until when is known or not; its days are one request.
create table sickness (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, starts_on date not null, expected_back_on date, status text not null default 'ill', last_day date, request_id uuid,
  primary key (organization_id, id), unique (organization_id, id, employment_id, person_id),
  constraint sickness_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id),
  constraint sickness_request_id_fkey foreign key (organization_id, request_id, employment_id, person_id) references leave_request (organization_id, id, employment_id, person_id),
  constraint sickness_expected_back_on_check check (expected_back_on > starts_on), constraint sickness_last_day_check check (last_day >= starts_on)
);
create index sickness_person on sickness (organization_id, person_id, starts_on, id);
create index sickness_employment on sickness (organization_id, employment_id);
create unique index sickness_request on sickness (organization_id, request_id) where request_id is not null;
create index sickness_ill on sickness (organization_id, starts_on, id) where status = 'ill';
create table sick_note (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, sickness_id uuid not null, kind text not null, asked_on date not null, status text not null default 'requested', received_on date, certified_from date, certified_until date,
  primary key (organization_id, id), constraint sick_note_sickness_id_fkey foreign key (organization_id, sickness_id, employment_id, person_id) references sickness (organization_id, id, employment_id, person_id),
  constraint sick_note_certified_until_check check (certified_until >= certified_from)
);
create index sick_note_sickness on sick_note (organization_id, sickness_id, asked_on, id);
create table return_talk (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, sickness_id uuid not null, held_on date not null, outcome text not null, agreed text, status text not null default 'written',
  primary key (organization_id, id), constraint return_talk_sickness_id_fkey foreign key (organization_id, sickness_id, employment_id, person_id) references sickness (organization_id, id, employment_id, person_id)
);
create index return_talk_sickness on return_talk (organization_id, sickness_id, held_on, id);
create table phased_return (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, sickness_id uuid not null, starts_on date not null, ends_on date not null, weekly_hours numeric(5, 2) not null,
  primary key (organization_id, id), constraint phased_return_sickness_id_fkey foreign key (organization_id, sickness_id, employment_id, person_id) references sickness (organization_id, id, employment_id, person_id),
  constraint phased_return_ends_on_check check (ends_on >= starts_on)
);
create index phased_return_sickness on phased_return (organization_id, sickness_id, starts_on, id);
