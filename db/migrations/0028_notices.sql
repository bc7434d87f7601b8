-- What somebody is told, in the application and by mail: ids only, the words are made as the reader when they are read.
create table notification (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, kind text not null, record_id uuid not null, at timestamptz not null, is_urgent boolean not null, read_at timestamptz, mail text not null default 'due',
  primary key (organization_id, id), constraint notification_person_id_fkey foreign key (organization_id, person_id) references person on delete cascade,
  constraint notification_mail_check check (mail in ('due', 'sent', 'held', 'none'))
);
create index notification_person on notification (organization_id, person_id, id);
create index notification_unread on notification (organization_id, person_id, kind, record_id) where read_at is null;
create index notification_due on notification (organization_id, person_id) where mail = 'due';
-- What modules declare; written with the policies.
create table notice_kind (kind text primary key, record text not null, usually text not null, is_fixed boolean not null);
alter table notice_kind enable row level security;

-- How somebody wants to be told of a kind; what the company says for those who haven't said; and when nobody is to be disturbed.
create table notice_choice (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, kind text not null, way text not null,
  primary key (organization_id, id), unique (organization_id, person_id, kind), constraint notice_choice_person_id_fkey foreign key (organization_id, person_id) references person on delete cascade
);
create table notice_default (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb, kind text not null, way text not null,
  primary key (organization_id, id), unique (organization_id, kind), foreign key (organization_id, organization_id) references organization
);
create table quiet_hours (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  quiet_from int not null, quiet_until int not null, is_quiet_at_weekends boolean not null, time_zone text,
  primary key (organization_id, id), constraint quiet_hours_id_fkey foreign key (organization_id, id) references person on delete cascade,
  constraint quiet_hours_hours_check check (quiet_from between 0 and 23 and quiet_until between 0 and 23)
);

-- Whose employees mail may leave for, from when until when; without a population everybody's.
create table go_live (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  population_id uuid, started_at timestamptz not null, started_by_id uuid, ended_at timestamptz, ended_by_id uuid,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint go_live_population_id_fkey foreign key (organization_id, population_id) references population
);
create unique index go_live_population on go_live (organization_id, population_id) nulls not distinct where ended_at is null;
-- That a mail would have left and didn't: never sent later.
create table mail_held (organization_id uuid not null, id uuid not null, person_id uuid not null, at timestamptz not null, primary key (organization_id, id), foreign key (organization_id, person_id) references person on delete cascade);
alter table mail_held enable row level security;
create index mail_held_person on mail_held (organization_id, person_id);
