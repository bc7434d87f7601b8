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
