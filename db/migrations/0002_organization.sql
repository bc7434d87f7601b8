create table legal_entity (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, country text not null, currency text not null, registration_number text,
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index legal_entity_name_key on legal_entity (organization_id, sort_name);

create table location (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, country text not null, subdivision text, time_zone text not null, holiday_calendar text,
  address text, city text, postal_code text,
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index location_name_key on location (organization_id, sort_name);

create table org_unit (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, code text, part_of_id uuid, ancestors uuid[] not null default '{}',
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint org_unit_part_of_id_fkey foreign key (organization_id, part_of_id) references org_unit
);
create unique index org_unit_code_key on org_unit (organization_id, code);
create index org_unit_sort_name on org_unit (organization_id, sort_name, id);
create index org_unit_part_of on org_unit (organization_id, part_of_id);

create table job (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  title text not null, code text, family text, level text, grade text,
  sort_title text generated always as (app.fold(title)) stored not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index job_code_key on job (organization_id, code);
create index job_sort_title on job (organization_id, sort_title, id);

create table cost_centre (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  code text not null, name text not null,
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index cost_centre_code_key on cost_centre (organization_id, code);
create index cost_centre_sort_name on cost_centre (organization_id, sort_name, id);

create table population (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, note text, number int not null,
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), unique (organization_id, number), foreign key (organization_id, organization_id) references organization
);
create unique index population_name_key on population (organization_id, sort_name);
