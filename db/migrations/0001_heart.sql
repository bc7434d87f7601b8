-- The heart: who is in the company, who may what, what happened. Tables here are written by owner functions alone (db/owner.sql).
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;
create schema if not exists app;

-- What sorts and what search compares: lower case, without accents. Declared immutable so that columns can be generated from it.
create function app.fold(given text) returns text language sql immutable strict parallel safe set search_path = pg_catalog, public as
  $$ select btrim(regexp_replace(lower(public.unaccent('public.unaccent', given)), '[^[:alnum:]@._+-]+', ' ', 'g')) $$;
create function app.org() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.org', true), '')::uuid $$;

create table organization (
  organization_id uuid not null, id uuid not null check (id = organization_id), version int not null default 1, custom jsonb,
  name text not null, country text not null,
  primary key (organization_id, id)
);

-- Who belongs to an organisation: an account of the sign-in, as one of its people. A leaver's ends with the last day.
create table membership (
  organization_id uuid not null, id uuid not null default uuidv7(), account_id text not null, person_id uuid not null,
  is_demo boolean not null default false, ends_at timestamptz not null default 'infinity',
  primary key (organization_id, id), unique (account_id, organization_id), unique (organization_id, person_id)
);

-- Who is named on a walled record: a person, or a guest with one right until a date.
create table member (
  organization_id uuid not null, who uuid not null, list text not null, record_id uuid not null, part text not null, ends_at timestamptz not null default 'infinity',
  primary key (organization_id, who, list, record_id, part)
);
create index member_of_record on member (organization_id, list, record_id);

-- What a job may: registered from jobs.ts by generated policies.
create table job_right (job text not null, function text not null, level int not null, primary key (job, function));
-- What judges an event: the record's own read right as columns, and per part of its fields; registered by generated policies.
create table record_right (
  record text not null, part text not null, fields text[] not null, subject text, about text,
  function text, level int not null, is_for_self boolean not null, is_for_line boolean not null,
  primary key (record, part)
);

-- What is above each subject: the populations it is in, the managers over it. One primary-key probe per row that a query touches.
create table reach (
  organization_id uuid not null, subject_id uuid not null, populations int[] not null default '{}',
  direct uuid[] not null default '{}', line uuid[] not null default '{}', dotted uuid[] not null default '{}', acting uuid[] not null default '{}',
  primary key (organization_id, subject_id)
);
-- The same from above: where a generalist's and a manager's lists start, in the lists' own order.
create table population_member (
  organization_id uuid not null, population int not null, status text not null, sort_name text not null, id uuid not null,
  primary key (organization_id, population, status, sort_name, id)
);
create index population_member_id on population_member (organization_id, id);
create table reporting_line (
  organization_id uuid not null, manager_id uuid not null, kind text not null, status text not null, sort_name text not null, id uuid not null,
  primary key (organization_id, manager_id, kind, status, sort_name, id)
);
create index reporting_line_id on reporting_line (organization_id, id);

-- What happened. The values lie beside, under their own rights and retention; the chain holds their salted digest.
create table event (
  organization_id uuid not null, id uuid not null default uuidv7(), at timestamptz not null, xact xid8 not null default pg_current_xact_id(),
  actor text not null, actor_id uuid, actor_name text, record text not null, record_id uuid not null, move text not null, about_id uuid, subject_id uuid,
  function text, level int not null, is_for_self boolean not null, is_for_line boolean not null, digest bytea not null,
  primary key (organization_id, id)
);
create index event_about on event (organization_id, about_id, id);
create index event_record on event (organization_id, record, record_id, id);
create index event_tail on event (organization_id, xact, id);
create table event_value (
  organization_id uuid not null, event_id uuid not null, part text not null, about_id uuid, subject_id uuid,
  function text, level int not null, is_for_self boolean not null, is_for_line boolean not null,
  before jsonb, after jsonb, salt bytea not null, digest bytea not null,
  primary key (organization_id, event_id, part), foreign key (organization_id, event_id) references event
);
-- Each seal chains a stretch of an organisation's tail, [previous upto, upto): hash = sha256(previous || every event's digest, in order).
create table seal (
  organization_id uuid not null, number bigint not null, at timestamptz not null, upto xid8 not null, events int not null, previous bytea not null, hash bytea not null,
  primary key (organization_id, number)
);

-- A create that is sent twice is done once.
create table idempotency_key (
  organization_id uuid not null, actor text not null, key text not null, request_hash text not null, answer jsonb not null, at timestamptz not null,
  primary key (organization_id, actor, key)
);
create index idempotency_key_at on idempotency_key (at);
-- Up to when time-driven work has been done.
create table clock_work (name text primary key, done_until timestamptz not null);
