-- What is planned in confidence as one: hires, transfers and changes of jobs held, known to the same few, released together.
-- What such a plan names (jobs, units, places, managers) isn't referenced: that it can't be deleted would tell of the plan. It is judged again at release.
create table confidential_plan (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, effective_on date not null, release_on date, reason_id uuid, reason text, note text, named uuid[],
  status text not null default 'planned', prepared_by_id uuid, prepared_at timestamptz not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint confidential_plan_reason_id_fkey foreign key (organization_id, reason_id) references change_reason
);
create index confidential_plan_due on confidential_plan (effective_on) where status = 'planned';

create table planned_hire (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  plan_id uuid not null, person_id uuid, compared uuid[], elsewhere text,
  name text not null, preferred_name text, pronouns text, work_email text, work_phone text, personal_email text, birth_date date,
  legal_entity_id uuid not null, kind text not null, starts_on date not null, detail text, supplier text, sponsor_assignment_id uuid, engaged_until date, form text,
  job_id uuid not null, unit_id uuid not null, location_id uuid not null, manager_assignment_id uuid, cost_shares jsonb, work_location_id uuid, home_country text, home_subdivision text, position_id uuid, beyond_reason text, covers_assignment_id uuid, beyond_until date,
  weekly_hours numeric(5, 2), working_days numeric(4, 2), full_time_hours numeric(5, 2),
  amount bigint check (amount >= 0), currency text, per text, payments_a_year int, grade text, step text, pay_group text, allowances jsonb, decided_by_id uuid, pay_reason text,
  status text not null default 'planned', assignment_id uuid, prepared_by_id uuid, prepared_at timestamptz not null,
  primary key (organization_id, id),
  constraint planned_hire_plan_id_fkey foreign key (organization_id, plan_id) references confidential_plan,
  constraint planned_hire_assignment_id_fkey foreign key (organization_id, assignment_id) references assignment
);
create index planned_hire_plan on planned_hire (organization_id, plan_id);
create index planned_hire_assignment on planned_hire (organization_id, assignment_id) where assignment_id is not null;

-- A change may be part of a plan, and may lead to another legal entity.
alter table employment_change add column plan_id uuid, add column legal_entity_id uuid,
  add constraint employment_change_plan_id_fkey foreign key (organization_id, plan_id) references confidential_plan;
create index employment_change_plan on employment_change (organization_id, plan_id) where plan_id is not null;
-- What came true stands in the strands, and holds there what it names.
alter table employment_change drop constraint employment_change_job_id_fkey, drop constraint employment_change_unit_id_fkey, drop constraint employment_change_location_id_fkey, drop constraint employment_change_manager_assignment_id_fkey, drop constraint employment_change_work_location_id_fkey,
  drop constraint employment_change_position_id_fkey, drop constraint employment_change_covers_assignment_id_fkey;
drop index employment_change_job, employment_change_unit, employment_change_location, employment_change_work_location, employment_change_position;

-- Notice that is given while an end is only planned stands with the plan, and why it is shorter than the law's; what a correction found to have used the old value.
alter table notice add column shorter_reason text;
alter table employment_change add column notice_given_by text, add column notice_given_on date, add column last_working_day date, add column paid_until date, add column shorter_reason text, add column used_by uuid[], add column fixed_term_ground text;
alter table contract add column fixed_term_ground text;
