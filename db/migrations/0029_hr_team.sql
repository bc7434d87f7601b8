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
