-- An end is a change too: its day is the last one of the employment.
alter table employment_change add column termination_kind text;

-- Why things change, in the company's own list.
create table change_reason (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, code text, actions text[] not null check (cardinality(actions) > 0), kind text, status text not null default 'in_use',
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index change_reason_name_key on change_reason (organization_id, lower(name));
create unique index change_reason_code_key on change_reason (organization_id, code);
create index change_reason_sort_name on change_reason (organization_id, sort_name, id);
alter table employment_change add column reason_id uuid, add constraint employment_change_reason_id_fkey foreign key (organization_id, reason_id) references change_reason;
alter table employment add column termination_reason_id uuid, add constraint employment_termination_reason_id_fkey foreign key (organization_id, termination_reason_id) references change_reason;

-- Who knows of a change beside whoever prepared it.
alter table employment_change add column named uuid[];
