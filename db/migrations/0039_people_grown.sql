-- Somebody may come into a group of people only once that is confirmed: a line of it that is prepared.
create table population_change (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  population_id uuid not null, deed text not null, effect text not null, legal_entity_id uuid, country text, location_id uuid, unit_id uuid, worker_kind text, circle text, person_id uuid,
  status text not null default 'prepared', prepared_by_id uuid, confirmed_by_id uuid,
  primary key (organization_id, id), constraint population_change_one_check check (num_nonnulls(legal_entity_id, country, location_id, unit_id, worker_kind, circle, person_id) = 1),
  constraint population_change_population_id_fkey foreign key (organization_id, population_id) references population,
  constraint population_change_legal_entity_id_fkey foreign key (organization_id, legal_entity_id) references legal_entity on delete cascade,
  constraint population_change_location_id_fkey foreign key (organization_id, location_id) references location on delete cascade,
  constraint population_change_unit_id_fkey foreign key (organization_id, unit_id) references org_unit on delete cascade,
  constraint population_change_person_id_fkey foreign key (organization_id, person_id) references person
);
create index population_change_population on population_change (organization_id, population_id);
drop function if exists app.populations_of(uuid, uuid, text, uuid, uuid[], text, uuid);

-- Numbers of other systems are found whole, in whatever system.
create index external_id_value on external_id (organization_id, lower(value));

-- What a manager proposes for somebody who reports to them; HR makes it a change, or says why not.
alter table settings add column managers_propose boolean not null default false;
create table change_proposal (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, assignment_id uuid not null, effective_on date not null, job_id uuid, manager_assignment_id uuid, weekly_hours numeric(5, 2), amount bigint, currency text, per text, reason text not null,
  status text not null default 'proposed', answer text, prepared_by_id uuid not null, prepared_at timestamptz not null,
  primary key (organization_id, id), constraint change_proposal_effective_on_check check (extract(year from effective_on) between 1900 and 2199),
  constraint change_proposal_assignment_id_fkey foreign key (organization_id, assignment_id, person_id) references assignment (organization_id, id, person_id),
  constraint change_proposal_job_id_fkey foreign key (organization_id, job_id) references job,
  constraint change_proposal_manager_assignment_id_fkey foreign key (organization_id, manager_assignment_id) references assignment,
  constraint change_proposal_prepared_by_id_fkey foreign key (organization_id, prepared_by_id) references person
);
create index change_proposal_assignment on change_proposal (organization_id, assignment_id);
create index change_proposal_prepared_by on change_proposal (organization_id, prepared_by_id, effective_on);
create index change_proposal_job on change_proposal (organization_id, job_id);

-- Where else somebody is written to or lives, for a time.
create table other_address (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, purpose text not null, starts_on date not null, ends_on date, address text, city text, region text, postal_code text, country text not null,
  primary key (organization_id, id), constraint other_address_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint other_address_ends_on_check check (ends_on >= starts_on)
);
create index other_address_person on other_address (organization_id, person_id, starts_on);
