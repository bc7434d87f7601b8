-- What belongs to a walled record stands behind that one's wall: by which of its columns, and to what, it belongs; and on an event, on whose wall it is read who is named.
alter table record_right add column wall_by text, add column wall_of text;
alter table event add column wall_id uuid;

-- Ask HR: a question of somebody's, the item that it has opened, what they and HR say to one another, and what HR notes among itself. Texts are kept sealed.
create table question (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, entered_by_id uuid not null, category text not null, is_confidential boolean not null, status text not null default 'open', item_id uuid,
  primary key (organization_id, id),
  constraint question_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint question_entered_by_id_fkey foreign key (organization_id, entered_by_id) references person,
  constraint question_item_id_fkey foreign key (organization_id, item_id) references work_item
);
create index question_person on question (organization_id, person_id, id);
create index question_item on question (organization_id, item_id);
create table question_message (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  question_id uuid not null, at timestamptz not null, by_id uuid not null, is_from_hr boolean not null, text text not null,
  primary key (organization_id, id), constraint question_message_text_check check (text like 's1.%'),
  constraint question_message_question_id_fkey foreign key (organization_id, question_id) references question
);
create index question_message_question on question_message (organization_id, question_id, id);
create table question_note (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  question_id uuid not null, person_id uuid not null, at timestamptz not null, by_id uuid not null, text text not null,
  primary key (organization_id, id), constraint question_note_text_check check (text like 's1.%'),
  constraint question_note_question_id_fkey foreign key (organization_id, question_id) references question
);
create index question_note_question on question_note (organization_id, question_id, id);
-- An item that goes on while its clock still stands: the desk's job sets it on, by the calendar of the place.
create index work_item_paused on work_item (organization_id, id) where status = 'open' and paused_on is not null;

-- Files on records: the content in pieces, sealed by the server, read and written by the rights of the file's own row and gone with it.
create table file_chunk (organization_id uuid not null default app.org(), record text not null, file_id uuid not null, n int not null, content bytea not null, primary key (organization_id, record, file_id, n));
alter table file_chunk alter column content set storage external;
create table question_file (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  question_id uuid not null, by_id uuid not null, name text not null, media_type text not null, size int not null,
  primary key (organization_id, id),
  constraint question_file_question_id_fkey foreign key (organization_id, question_id) references question,
  constraint question_file_by_id_fkey foreign key (organization_id, by_id) references person
);
create index question_file_question on question_file (organization_id, question_id, id);
