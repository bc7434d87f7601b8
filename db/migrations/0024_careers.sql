-- Careers: the map of paths, what somebody has learned, what is offered inside; and what belongs to its owner alone.
create table career_step (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  title text not null, sort_title text generated always as (app.fold(title)) stored not null, track text not null, place text not null, rank int not null, about text, requirements jsonb,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index career_step_title_key on career_step (organization_id, title);
create index career_step_rank on career_step (organization_id, rank, id);
create index career_step_sort on career_step (organization_id, sort_title, id);

create table certificate (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, kind text not null, name text, number text, awarded_on date, expires_on date, evidence text,
  primary key (organization_id, id), unique (organization_id, id, person_id),
  constraint certificate_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint certificate_expires_on_check check (expires_on > awarded_on), constraint certificate_name_check check (kind <> 'other' or name is not null)
);
create index certificate_person on certificate (organization_id, person_id, expires_on);
create table certificate_credit (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, certificate_id uuid not null, earned_on date not null, amount numeric(5, 2) not null, kind text not null, what text not null, evidence text,
  primary key (organization_id, id),
  constraint certificate_credit_certificate_id_fkey foreign key (organization_id, certificate_id, person_id) references certificate (organization_id, id, person_id) on delete cascade
);
create index certificate_credit_certificate on certificate_credit (organization_id, certificate_id, earned_on, id);

create table qualification (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, kind text not null, title text not null, institution text, starts_on date, ends_on date, note text,
  primary key (organization_id, id), constraint qualification_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint qualification_ends_on_check check (ends_on >= starts_on)
);
create index qualification_person on qualification (organization_id, person_id, ends_on);

create table development_offer (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  title text not null, sort_title text generated always as (app.fold(title)) stored not null, kind text not null, about text, location_id uuid, starts_on date, ends_on date, places int not null, status text not null default 'open',
  primary key (organization_id, id), constraint development_offer_location_id_fkey foreign key (organization_id, location_id) references location,
  foreign key (organization_id, organization_id) references organization, constraint development_offer_ends_on_check check (ends_on >= starts_on)
);
create index development_offer_sort on development_offer (organization_id, sort_title, id);
create index development_offer_location on development_offer (organization_id, location_id);
create table offer_application (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, offer_id uuid not null, why text, status text not null default 'applied', answer text,
  primary key (organization_id, id), constraint offer_application_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint offer_application_offer_id_fkey foreign key (organization_id, offer_id) references development_offer
);
create unique index offer_application_offer_id_key on offer_application (organization_id, offer_id, person_id) where status in ('applied', 'accepted');
create index offer_application_person on offer_application (organization_id, person_id);

create table career_plan (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, step_id uuid, aim text, due_on date, why text,
  primary key (organization_id, id), unique (organization_id, id, person_id),
  constraint career_plan_person_id_fkey foreign key (organization_id, person_id) references person, constraint career_plan_step_id_fkey foreign key (organization_id, step_id) references career_step,
  constraint career_plan_aim_check check (num_nonnulls(step_id, aim) > 0), constraint career_plan_why_check check (why like 's1.%')
);
create index career_plan_person on career_plan (organization_id, person_id, due_on);
create index career_plan_step on career_plan (organization_id, step_id);
create table plan_item (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, plan_id uuid not null, what text not null, aid text not null, due_on date, done_on date,
  primary key (organization_id, id), constraint plan_item_plan_id_fkey foreign key (organization_id, plan_id, person_id) references career_plan (organization_id, id, person_id) on delete cascade
);
create index plan_item_plan on plan_item (organization_id, plan_id, due_on);
create table network_contact (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, name text not null, sort_name text generated always as (app.fold(name)) stored not null, does text, known_from text, circle text, email text, phone text, last_on date, next_on date, note text,
  primary key (organization_id, id), constraint network_contact_person_id_fkey foreign key (organization_id, person_id) references person, constraint network_contact_note_check check (note like 's1.%')
);
create index network_contact_person on network_contact (organization_id, person_id, next_on);
create index network_contact_sort on network_contact (organization_id, person_id, sort_name, id);
create table association (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, name text not null, number text, since date, renews_on date,
  primary key (organization_id, id), constraint association_person_id_fkey foreign key (organization_id, person_id) references person
);
create index association_person on association (organization_id, person_id, renews_on);
create table fit_assessment (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, taken_on date not null, answers jsonb not null, open_for_generalists int, open_for_specialists int,
  primary key (organization_id, id), constraint fit_assessment_person_id_fkey foreign key (organization_id, person_id) references person
);
create index fit_assessment_person on fit_assessment (organization_id, person_id, taken_on);
