-- The HR team: positions as templates of access, and who sits in them.
create table hr_position (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  title text not null, sort_title text generated always as (app.fold(title)) stored not null, kind text not null, place text not null, rank int not null, about text, whom text not null, takes text[],
  areas jsonb not null, main_level text, help_level text,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index hr_position_title_key on hr_position (organization_id, title);
create index hr_position_rank on hr_position (organization_id, rank, id);
create index hr_position_sort on hr_position (organization_id, sort_title, id);

create table hr_seat (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, position_id uuid not null, population_id uuid, main_function text, helps_with text[], starts_on date not null, ends_on date,
  primary key (organization_id, id), constraint hr_seat_ends_on_check check (ends_on >= starts_on - 1),
  constraint hr_seat_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint hr_seat_position_id_fkey foreign key (organization_id, position_id) references hr_position,
  constraint hr_seat_population_id_fkey foreign key (organization_id, population_id) references population
);
create index hr_seat_person on hr_seat (organization_id, person_id);
create index hr_seat_position on hr_seat (organization_id, position_id);
create index hr_seat_starts on hr_seat (organization_id, starts_on, id);

create table hr_seat_access (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  seat_id uuid not null, grant_id uuid not null,
  primary key (organization_id, id), constraint hr_seat_access_seat_id_fkey foreign key (organization_id, seat_id) references hr_seat,
  constraint hr_seat_access_grant_id_fkey foreign key (organization_id, grant_id) references access_grant
);
create index hr_seat_access_seat on hr_seat_access (organization_id, seat_id);
create index hr_seat_access_grant on hr_seat_access (organization_id, grant_id);

-- Review of access: each quarter, as it stood, with what was said. Kept.
create table access_review (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  quarter text not null, reviewer_id uuid, reviewer_name text, opened_on date not null, due_on date not null, status text not null default 'open', finished_at timestamptz,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint access_review_reviewer_id_fkey foreign key (organization_id, reviewer_id) references person
);
create unique index access_review_once on access_review (organization_id, quarter, reviewer_id) nulls not distinct;
create index access_review_due on access_review (organization_id, due_on, id);
create table access_review_item (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  review_id uuid not null, grant_id uuid not null, holder_id uuid not null, holder_name text not null, function text not null, level text not null, population_name text, position text,
  starts_on date not null, ends_on date, last_used_on date, answer text, reason text, answered_at timestamptz,
  primary key (organization_id, id), constraint access_review_item_review_id_fkey foreign key (organization_id, review_id) references access_review,
  constraint access_review_item_grant_id_fkey foreign key (organization_id, grant_id) references access_grant,
  constraint access_review_item_holder_id_fkey foreign key (organization_id, holder_id) references person
);
create index access_review_item_review on access_review_item (organization_id, review_id, id);

-- What HR people can do, who steps in from outside, figures of one's own.
create table hr_competence (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, said_by text not null, function text not null, country text, rating text not null, note text,
  primary key (organization_id, id), constraint hr_competence_person_id_fkey foreign key (organization_id, person_id) references person
);
create unique index hr_competence_once on hr_competence (organization_id, person_id, said_by, function, country) nulls not distinct;
create table outside_cover (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, sort_name text generated always as (app.fold(name)) stored not null, kind text not null, contact text, email text, phone text, functions text[] not null, population_ids uuid[],
  starts_on date not null, ends_on date, note text,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization, constraint outside_cover_ends_on_check check (ends_on >= starts_on)
);
create unique index outside_cover_name_key on outside_cover (organization_id, name);
create index outside_cover_sort on outside_cover (organization_id, sort_name, id);
create table staffing_figure (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  name text not null, sort_name text generated always as (app.fold(name)) stored not null, per_hundred numeric(5, 2) not null, definition text not null, source text not null, year int not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization
);
create unique index staffing_figure_name_key on staffing_figure (organization_id, name);
create index staffing_figure_sort on staffing_figure (organization_id, sort_name, id);
