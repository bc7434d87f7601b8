-- The smallest group of which totals are told to who sees no rows; and the closed quarters as they were told, so that what was told
-- stays told, and nothing is told later that beside it would give away fewer.
alter table organization add column minimum_group int not null default 5 check (minimum_group between 3 and 50);

create table total_closing (
  organization_id uuid not null, id uuid not null, population int not null, day date not null, previous_day date not null, minimum int not null, fte numeric(12, 0), tenure numeric(4, 1),
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization on delete cascade
);
create unique index total_closing_day on total_closing (organization_id, population, day);
-- A group that was told; without a key, what was left over of a cut, together.
create table total_cell (
  organization_id uuid not null, closing_id uuid not null, id int not null, cut text not null, key text, people int not null,
  primary key (organization_id, closing_id, id), foreign key (organization_id, closing_id) references total_closing on delete cascade
);
-- Who was in which of them, by the order of the cuts; kept for the next closing and never told.
create table total_head (
  organization_id uuid not null, closing_id uuid not null, person_id uuid not null, cells int[] not null,
  primary key (organization_id, closing_id, person_id), foreign key (organization_id, closing_id) references total_closing on delete cascade
);

-- Working-time agreements: what full time is for the jobs that one holds for, from a day on; before the location and the legal entity.
alter table settings add column uses_agreements boolean not null default false;
create table working_agreement (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, agreed_with text,
  sort_name text generated always as (app.fold(name)) stored not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index working_agreement_name_key on working_agreement (organization_id, sort_name);
create table agreement_hours (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  agreement_id uuid not null, starts_on date not null, ends_on date, weekly_hours numeric(5, 2) not null,
  during daterange generated always as (daterange(starts_on, ends_on, '[]')) stored not null,
  primary key (organization_id, id), unique (organization_id, agreement_id, during without overlaps),
  constraint agreement_hours_agreement_id_fkey foreign key (organization_id, agreement_id) references working_agreement on delete cascade,
  constraint agreement_hours_weekly_hours_check check (weekly_hours > 0)
);
create index agreement_hours_agreement on agreement_hours (organization_id, agreement_id, starts_on);
alter table working_hours add column agreement_id uuid, add constraint working_hours_agreement_id_fkey foreign key (organization_id, agreement_id) references working_agreement;
create index working_hours_agreement on working_hours (organization_id, agreement_id) where agreement_id is not null;
-- What is only planned holds nothing of what it names: a refusal would tell of it.
alter table employment_change add column agreement_id uuid;
alter table planned_hire add column agreement_id uuid;
