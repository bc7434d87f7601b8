-- What HR says to a group of people, and who has read it: a row for whoever has, none for the others.
create table announcement (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  written_by_id uuid not null, area text not null, population_id uuid, title text not null, body text not null, needs_confirming boolean not null, confirm_by date, shown_until date not null,
  status text not null default 'draft', opens_on date, opens_at timestamptz, people int, withdrawn_at timestamptz, withdrawn_by_id uuid, withdrawn_reason text, mail_again_at timestamptz,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint announcement_written_by_id_fkey foreign key (organization_id, written_by_id) references person,
  constraint announcement_population_id_fkey foreign key (organization_id, population_id) references population,
  constraint announcement_status_check check (status in ('draft', 'published', 'withdrawn')), constraint announcement_opens_at_check check (status = 'draft' or opens_at is not null and people is not null)
);
create index announcement_published on announcement (organization_id, opens_at) where status = 'published';
create table announcement_receipt (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  announcement_id uuid not null, person_id uuid not null, read_at timestamptz not null, confirmed_at timestamptz,
  primary key (organization_id, id), unique (organization_id, announcement_id, person_id),
  constraint announcement_receipt_announcement_id_fkey foreign key (organization_id, announcement_id) references announcement,
  constraint announcement_receipt_person_id_fkey foreign key (organization_id, person_id) references person on delete cascade
);
create index announcement_receipt_person on announcement_receipt (organization_id, person_id);
