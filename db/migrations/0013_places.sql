-- Costs are shared: one set of cost centres on each day, the largest first. The first of them stands for all where one is shown.
alter table placement add column cost_shares jsonb;
alter table placement disable trigger user;
update placement set cost_shares = jsonb_build_array(jsonb_build_object('costCentreId', cost_centre_id, 'share', 100)) where cost_centre_id is not null;
alter table placement drop column cost_centre_id;
alter table placement add column cost_centre_id uuid generated always as ((cost_shares -> 0 ->> 'costCentreId')::uuid) stored,
  add constraint placement_cost_shares_fkey foreign key (organization_id, cost_centre_id) references cost_centre;
alter table placement enable trigger user;

alter table employment_change add column cost_shares jsonb;
alter table employment_change disable trigger user;
update employment_change set cost_shares = jsonb_build_array(jsonb_build_object('costCentreId', cost_centre_id, 'share', 100)) where cost_centre_id is not null;
update employment_change set sets = array_replace(sets, 'costCentreId', 'costShares'), carries = array_replace(carries, 'costCentreId', 'costShares') where 'costCentreId' = any (sets) or 'costCentreId' = any (carries);
alter table employment_change drop column cost_centre_id;
alter table employment_change enable trigger user;

-- What is full time: by the place of work, else by the legal entity, from a day on. A job says its own only where something else was agreed.
create table location_hours (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  location_id uuid not null, starts_on date not null, ends_on date, weekly_hours numeric(5, 2),
  during daterange generated always as (daterange(starts_on, ends_on, '[]')) stored not null,
  primary key (organization_id, id), unique (organization_id, location_id, during without overlaps),
  constraint location_hours_location_id_fkey foreign key (organization_id, location_id) references location on delete cascade,
  constraint location_hours_weekly_hours_check check (weekly_hours > 0)
);
create index location_hours_location on location_hours (organization_id, location_id, starts_on);
create table entity_hours (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  legal_entity_id uuid not null, starts_on date not null, ends_on date, weekly_hours numeric(5, 2) not null,
  during daterange generated always as (daterange(starts_on, ends_on, '[]')) stored not null,
  primary key (organization_id, id), unique (organization_id, legal_entity_id, during without overlaps),
  constraint entity_hours_legal_entity_id_fkey foreign key (organization_id, legal_entity_id) references legal_entity on delete cascade,
  constraint entity_hours_weekly_hours_check check (weekly_hours > 0)
);
create index entity_hours_entity on entity_hours (organization_id, legal_entity_id, starts_on);
alter table working_hours drop column fte, alter column full_time_hours drop not null, add column working_days numeric(4, 2) check (working_days <= 7);
alter table employment_change add column working_days numeric(4, 2);

-- Where the work is done, where that isn't the office: its law, its holidays.
alter table placement add column work_location_id uuid, add column home_country text, add column home_subdivision text,
  add constraint placement_work_location_id_fkey foreign key (organization_id, work_location_id) references location,
  add constraint placement_home_country_check check (work_location_id is null or home_country is null);
alter table employment_change add column work_location_id uuid, add column home_country text, add column home_subdivision text,
  add constraint employment_change_work_location_id_fkey foreign key (organization_id, work_location_id) references location;
create index employment_change_work_location on employment_change (organization_id, work_location_id) where work_location_id is not null;

-- Pay: how often, by which scale, decided by whom, and what comes on top.
create table allowance_kind (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, counts_to_base boolean not null,
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index allowance_kind_name_key on allowance_kind (organization_id, sort_name);
alter table pay add column payments_a_year int, add column grade text, add column step text, add column pay_group text, add column decided_by_id uuid, add column allowances jsonb,
  add constraint pay_decided_by_id_fkey foreign key (organization_id, decided_by_id) references person;
alter table employment_change add column payments_a_year int, add column grade text, add column step text, add column pay_group text, add column decided_by_id uuid, add column allowances jsonb,
  add constraint employment_change_decided_by_id_fkey foreign key (organization_id, decided_by_id) references person;

-- What is off is nowhere. What is in use already stays on.
alter table settings add column uses_cost_centres boolean not null default false, add column uses_grades boolean not null default false;
update settings s set uses_cost_centres = exists (select from cost_centre c where c.organization_id = s.organization_id), uses_grades = exists (select from job j where j.organization_id = s.organization_id and j.grade is not null);

-- Of the jobs of an employment one is the main one.
create unique index assignment_is_primary_key on assignment (organization_id, employment_id) where is_primary;
