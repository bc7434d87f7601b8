-- The desk: what is to be done, for HR and for everybody, and to whom it goes.
create table work_item (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  kind text not null, audience text not null default 'hr', title text, hr_function text, level text, min_level text, usual_minutes int, service_days int, language text,
  person_id uuid not null, subject_id uuid not null, record_name text, record_id text, asked_by_id uuid, key text,
  priority text not null default 'normal', due_on date not null, due_basis text not null, snoozed_until date, checklist jsonb,
  status text not null default 'open', waiting_for text, paused_on date, pauses jsonb, done_at timestamptz, done_by_id uuid, minutes int, closed_reason text,
  assignee_id uuid, routed text not null default 'unrouted', why jsonb, opened_at timestamptz not null, assigned_at timestamptz, reminded_on date,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint work_item_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint work_item_assignee_id_fkey foreign key (organization_id, assignee_id) references person,
  constraint work_item_audience_check check (audience = 'hr' and num_nulls(hr_function, level, min_level) = 0 or audience = 'person' and assignee_id is not null)
);
-- The same event never opens twice.
create unique index work_item_key_key on work_item (organization_id, key) where key is not null;
create index work_item_assignee on work_item (organization_id, assignee_id, status, due_on, id);
create index work_item_person on work_item (organization_id, person_id, id);
create index work_item_asked_by on work_item (organization_id, asked_by_id) where asked_by_id is not null;
create index work_item_subject on work_item (organization_id, subject_id) where status in ('open', 'waiting');
create index work_item_record on work_item (organization_id, record_name, record_id);
create index work_item_unrouted on work_item (organization_id, id) where routed = 'unrouted' and status in ('open', 'waiting');
create index work_item_stuck on work_item (organization_id, id) where routed = 'nobody' and status in ('open', 'waiting');
create index work_item_remind on work_item (organization_id, due_on) where status = 'open' and reminded_on is null;

-- Where the desk's lists start, in their order: an open item for each way in which somebody may come to see it, 'people:handle' for who
-- looks after everybody, 'people:handle@7' for who looks after those of a population; and whether it
-- is anybody's yet.
create table work_key (
  organization_id uuid not null, key text not null, is_free boolean not null, due_on date not null, id uuid not null,
  primary key (organization_id, key, is_free, due_on, id)
);
create index work_key_id on work_key (organization_id, id);

-- What was said and what happened, in order.
create table work_word (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  work_item_id uuid not null, at timestamptz not null, by_id uuid, to_id uuid, what text not null, note text,
  primary key (organization_id, id), constraint work_word_work_item_id_fkey foreign key (organization_id, work_item_id) references work_item
);
create index work_word_item on work_word (organization_id, work_item_id, id);

-- What an organisation says otherwise of a kind of work than its module does.
create table work_kind (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  kind text not null, hr_function text, level text, min_level text, usual_minutes int, service_days int, asks_leaders text, first_contact text, only_ids uuid[],
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index work_kind_kind_key on work_kind (organization_id, kind);

-- How the people of an area of HR work together: whether items are given out at once or offered, and who leads it.
create table work_team (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  hr_function text not null, gives text not null, lead_id uuid,
  primary key (organization_id, id), constraint work_team_lead_id_fkey foreign key (organization_id, lead_id) references person
);
create unique index work_team_hr_function_key on work_team (organization_id, hr_function);

create table hr_partner (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  unit_id uuid not null, hr_function text, person_id uuid not null,
  primary key (organization_id, id),
  constraint hr_partner_unit_id_fkey foreign key (organization_id, unit_id) references org_unit,
  constraint hr_partner_person_id_fkey foreign key (organization_id, person_id) references person
);
create unique index hr_partner_unit_id_key on hr_partner (organization_id, unit_id, coalesce(hr_function, ''));
create index hr_partner_person on hr_partner (organization_id, person_id);

-- Who must not handle what is about whom, in all or in one area of HR.
create table work_conflict (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, with_id uuid not null, hr_function text, ends_on date, note text,
  primary key (organization_id, id), constraint work_conflict_with_id_check check (with_id <> person_id),
  constraint work_conflict_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint work_conflict_with_id_fkey foreign key (organization_id, with_id) references person
);
create index work_conflict_person on work_conflict (organization_id, person_id, id);

create table out_of_office (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, starts_on date not null, ends_on date not null, delegate_id uuid,
  primary key (organization_id, id), constraint out_of_office_ends_on_check check (ends_on >= starts_on),
  constraint out_of_office_delegate_id_check check (delegate_id <> person_id),
  constraint out_of_office_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint out_of_office_delegate_id_fkey foreign key (organization_id, delegate_id) references person
);
create index out_of_office_person on out_of_office (organization_id, person_id, ends_on, id);

-- In which languages and when somebody can be reached.
create table work_profile (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, languages text[], reached_from text, reached_until text, note text,
  primary key (organization_id, id), constraint work_profile_person_id_fkey foreign key (organization_id, person_id) references person
);
create unique index work_profile_person_id_key on work_profile (organization_id, person_id);

-- What the assignees of open items held when it was last looked at, so that only whose rights have changed are judged anew.
create table work_holder (organization_id uuid not null, person_id uuid not null, held text not null, primary key (organization_id, person_id), foreign key (organization_id, person_id) references person on delete cascade);
alter table work_holder enable row level security;
-- How far the desk has read what happened.
create table work_tail (organization_id uuid primary key, xact xid8 not null, event_id uuid not null);
alter table work_tail enable row level security;
