-- A change of a job held: any of placement, hours, pay and contract, from one day on. Known to those named on it until it is released.
create table employment_change (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, assignment_id uuid not null, effective_on date not null, action text not null, reason text, note text, release_on date,
  sets text[] not null check (cardinality(sets) > 0), carries text[],
  job_id uuid, unit_id uuid, location_id uuid, manager_assignment_id uuid, cost_centre_id uuid, weekly_hours numeric(5, 2), full_time_hours numeric(5, 2),
  amount bigint check (amount >= 0), currency text, per text, pay_reason text, form text, fixed_term_ends_on date, probation_ends_on date,
  status text not null default 'planned', prepared_by_id uuid, prepared_at timestamptz not null,
  primary key (organization_id, id),
  constraint employment_change_assignment_id_fkey foreign key (organization_id, assignment_id, person_id) references assignment (organization_id, id, person_id),
  constraint employment_change_job_id_fkey foreign key (organization_id, job_id) references job,
  constraint employment_change_unit_id_fkey foreign key (organization_id, unit_id) references org_unit,
  constraint employment_change_location_id_fkey foreign key (organization_id, location_id) references location,
  constraint employment_change_manager_assignment_id_fkey foreign key (organization_id, manager_assignment_id) references assignment,
  constraint employment_change_cost_centre_id_fkey foreign key (organization_id, cost_centre_id) references cost_centre
);
create index employment_change_person on employment_change (organization_id, person_id, effective_on, id);
create index employment_change_assignment on employment_change (organization_id, assignment_id, effective_on);
create index employment_change_job on employment_change (organization_id, job_id) where job_id is not null;
create index employment_change_unit on employment_change (organization_id, unit_id) where unit_id is not null;
create index employment_change_location on employment_change (organization_id, location_id) where location_id is not null;
create index employment_change_cost_centre on employment_change (organization_id, cost_centre_id) where cost_centre_id is not null;
create index employment_change_due on employment_change (effective_on) where status = 'planned';

-- What is told of a walled record is told to those named on it: neither grants nor audit open it.
alter table record_right add column wall text;
alter table event add column wall text;
alter table event_value add column wall text;
