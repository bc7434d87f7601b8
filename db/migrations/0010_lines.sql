-- What a company says once for all of it, under the organisation's own id.
create table settings (
  organization_id uuid not null default app.org(), id uuid not null check (id = organization_id), version int not null default 1, custom jsonb,
  managers_see_pay boolean not null default false, managers_see_earlier boolean not null default true, uses_dotted_lines boolean not null default false,
  primary key (organization_id, id),
  foreign key (organization_id, id) references organization
);
insert into settings (organization_id, id) select organization_id, id from organization;
