-- Preparing a holiday: who is away says what is told to those who ask; what goes to whom meanwhile, and comes back.
alter table out_of_office add column message text;

create table holiday (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, starts_on date not null, ends_on date not null, delegate_id uuid, out_of_office_id uuid, grant_ids uuid[], status text not null default 'planned',
  primary key (organization_id, id), constraint holiday_ends_on_check check (ends_on >= starts_on), constraint holiday_delegate_id_check check (delegate_id <> person_id),
  constraint holiday_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint holiday_delegate_id_fkey foreign key (organization_id, delegate_id) references person,
  constraint holiday_out_of_office_id_fkey foreign key (organization_id, out_of_office_id) references out_of_office on delete set null (out_of_office_id)
);
create index holiday_person on holiday (organization_id, person_id, starts_on desc);
create index holiday_delegate on holiday (organization_id, delegate_id);
create index holiday_open on holiday (status) where status in ('planned', 'begun');
create index holiday_out_of_office on holiday (organization_id, out_of_office_id);

create table holiday_item (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  holiday_id uuid not null, person_id uuid not null, work_item_id uuid not null, how text not null, cover_id uuid, note text, state text not null default 'planned',
  primary key (organization_id, id),
  constraint holiday_item_holiday_id_fkey foreign key (organization_id, holiday_id) references holiday,
  constraint holiday_item_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint holiday_item_work_item_id_fkey foreign key (organization_id, work_item_id) references work_item,
  constraint holiday_item_cover_id_fkey foreign key (organization_id, cover_id) references outside_cover on delete set null (cover_id)
);
create unique index holiday_item_once on holiday_item (organization_id, holiday_id, work_item_id);
create index holiday_item_work on holiday_item (organization_id, work_item_id);
create index holiday_item_cover on holiday_item (organization_id, cover_id);
create index holiday_item_person on holiday_item (organization_id, person_id);

-- For which week somebody was last told by mail.
create table week_mail (organization_id uuid not null, person_id uuid not null, week date not null, primary key (organization_id, person_id), foreign key (organization_id, person_id) references person on delete cascade);
alter table week_mail enable row level security;

-- What is missing in people's data: which checks are made, and what was told already.
create table data_rule (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  gap text not null, country text, is_on boolean not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index data_rule_gap_key on data_rule (organization_id, gap, country) nulls not distinct;
create table data_told (organization_id uuid not null, person_id uuid not null, gap text not null, primary key (organization_id, person_id, gap), foreign key (organization_id, person_id) references person on delete cascade);
alter table data_told enable row level security;
