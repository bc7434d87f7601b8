-- Seats of the company, where it plans them. Off until somebody turns it on.
alter table settings add column uses_positions boolean not null default false;

create table position (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  title text not null, code text, note text,
  sort_title text generated always as (app.fold(title)) stored not null, sort_code text generated always as (app.fold(code)) stored,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index position_code_key on position (organization_id, code);
create index position_title on position (organization_id, sort_title, id);

create table position_terms (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  position_id uuid not null, starts_on date not null, ends_on date, state text not null, budgeted_fte numeric(6, 2) not null,
  legal_entity_id uuid not null, location_id uuid not null, unit_id uuid not null, job_id uuid not null, reports_to_id uuid, cost_centre_id uuid,
  during daterange generated always as (daterange(starts_on, ends_on, '[]')) stored not null,
  primary key (organization_id, id), unique (organization_id, position_id, during without overlaps),
  constraint position_terms_position_id_fkey foreign key (organization_id, position_id) references position on delete cascade,
  constraint position_terms_legal_entity_id_fkey foreign key (organization_id, legal_entity_id) references legal_entity,
  constraint position_terms_location_id_fkey foreign key (organization_id, location_id) references location,
  constraint position_terms_unit_id_fkey foreign key (organization_id, unit_id) references org_unit,
  constraint position_terms_job_id_fkey foreign key (organization_id, job_id) references job,
  constraint position_terms_cost_centre_id_fkey foreign key (organization_id, cost_centre_id) references cost_centre,
  constraint position_terms_reports_to_id_fkey foreign key (organization_id, reports_to_id) references position,
  constraint position_terms_budgeted_fte_check check (budgeted_fte > 0)
);
create index position_terms_position on position_terms (organization_id, position_id, starts_on);
create index position_terms_entity on position_terms (organization_id, legal_entity_id);
create index position_terms_location on position_terms (organization_id, location_id);
create index position_terms_unit on position_terms (organization_id, unit_id);
create index position_terms_job on position_terms (organization_id, job_id);
create index position_terms_cost_centre on position_terms (organization_id, cost_centre_id) where cost_centre_id is not null;
create index position_terms_above on position_terms (organization_id, reports_to_id) where reports_to_id is not null;

-- Who sits where is a fact of the placement; that it is beyond the budget, and why, too.
do $$
declare t text;
begin
  foreach t in array array['placement', 'employment_change'] loop
    execute format('alter table %1$I add column position_id uuid, add column beyond_reason text, add column covers_assignment_id uuid, add column beyond_until date,
      add constraint %1$s_position_id_fkey foreign key (organization_id, position_id) references position,
      add constraint %1$s_covers_assignment_id_fkey foreign key (organization_id, covers_assignment_id) references assignment', t);
    execute format('create index %1$s_position on %1$I (organization_id, position_id) where position_id is not null', t);
  end loop;
end $$;

-- For a time somebody works elsewhere: a job of the same employment, perhaps for another legal entity, beside the one at home.
create table secondment (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, assignment_id uuid not null, host_assignment_id uuid not null, legal_entity_id uuid, starts_on date not null, ends_on date not null,
  home_hours numeric(5, 2), paid_by text not null, purpose text,
  primary key (organization_id, id), constraint secondment_ends_on_check check (ends_on >= starts_on),
  constraint secondment_assignment_id_fkey foreign key (organization_id, assignment_id, person_id) references assignment (organization_id, id, person_id),
  constraint secondment_host_assignment_id_fkey foreign key (organization_id, host_assignment_id, person_id) references assignment (organization_id, id, person_id),
  constraint secondment_legal_entity_id_fkey foreign key (organization_id, legal_entity_id) references legal_entity
);
create unique index secondment_host on secondment (organization_id, host_assignment_id);
create index secondment_home on secondment (organization_id, assignment_id, starts_on);
create index secondment_person on secondment (organization_id, person_id);
create index secondment_entity on secondment (organization_id, legal_entity_id) where legal_entity_id is not null;

-- An import names positions that are here.
alter table import_person add column position_id uuid;
alter table import_plan add column position_id uuid;
