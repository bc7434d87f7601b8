-- Ask HR by mail: whether, at which address, and whose word on senders is taken. One row of the organisation’s, under its own id.
create table mail_in (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  is_on boolean not null, address text, trusted_host text,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint mail_in_complete_check check (not is_on or address is not null and trusted_host is not null)
);
-- Where a reply to a notice goes: only the hash of the secret part, for one person and one question, until a day.
create table reply_address (
  organization_id uuid not null, hash text not null, person_id uuid not null, question_id uuid not null, ends_at timestamptz not null,
  primary key (organization_id, hash),
  foreign key (organization_id, person_id) references person on delete cascade, foreign key (organization_id, question_id) references question on delete cascade
);
alter table reply_address enable row level security;
create index reply_address_person on reply_address (organization_id, person_id);
create index reply_address_question on reply_address (organization_id, question_id);
-- Each message of somebody known, once: the hash of what names it, and what became of it.
create table mail_taken (
  organization_id uuid not null, hash text not null, person_id uuid not null, question_id uuid, at timestamptz not null, outcome text,
  primary key (organization_id, hash),
  foreign key (organization_id, person_id) references person on delete cascade, foreign key (organization_id, question_id) references question on delete cascade
);
alter table mail_taken enable row level security;
create index mail_taken_person on mail_taken (organization_id, person_id, at);
create index mail_taken_question on mail_taken (organization_id, question_id);
-- How many were let in and kept out on a day, and nothing else of them.
create table mail_tally (
  organization_id uuid not null, day date not null, outcome text not null, count int not null,
  primary key (organization_id, day, outcome), foreign key (organization_id, organization_id) references organization,
  constraint mail_tally_outcome_check check (outcome in ('let_in', 'twice', 'automatic', 'loop', 'unproven', 'unknown', 'elsewhere', 'other_sender', 'confidential', 'too_many', 'too_large', 'unreadable', 'empty'))
);
alter table mail_tally enable row level security;
-- When somebody was last told that a mail of theirs wasn’t taken: once a day.
create table mail_told (organization_id uuid not null, person_id uuid not null, at timestamptz not null, primary key (organization_id, person_id), foreign key (organization_id, person_id) references person on delete cascade);
alter table mail_told enable row level security;
alter table auth.outbox_mail add column reply_to text;
