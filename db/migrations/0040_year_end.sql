-- Leave: closing a leave year, worked out first, then confirmed and posted, taken back as a whole.
create table leave_closing (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  policy_id uuid not null, year_of date not null, status text not null, prepared_by_id uuid not null, prepared_at timestamptz not null, confirmed_by_id uuid, closed_at timestamptz, undone_by_id uuid,
  accounts int, carried numeric, lapsed numeric, paid_out numeric, left_out int,
  primary key (organization_id, id), constraint leave_closing_year_of_check check (extract(year from year_of) between 1900 and 2199),
  constraint leave_closing_policy_id_fkey foreign key (organization_id, policy_id) references leave_policy,
  constraint leave_closing_prepared_by_id_fkey foreign key (organization_id, prepared_by_id) references person,
  constraint leave_closing_confirmed_by_id_fkey foreign key (organization_id, confirmed_by_id) references person,
  constraint leave_closing_undone_by_id_fkey foreign key (organization_id, undone_by_id) references person
);
create index leave_closing_policy on leave_closing (organization_id, policy_id);
create index leave_closing_year on leave_closing (organization_id, year_of desc, id desc);
create index leave_closing_prepared_by on leave_closing (organization_id, prepared_by_id);
create index leave_closing_confirmed_by on leave_closing (organization_id, confirmed_by_id);
create index leave_closing_undone_by on leave_closing (organization_id, undone_by_id);
create index leave_closing_open on leave_closing (status) where status in ('looking', 'running', 'undoing');

create table leave_closing_line (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  closing_id uuid not null, account_id uuid not null, person_id uuid not null, employment_id uuid not null, leave_year date not null, layer text,
  carried numeric(12, 4) not null default 0, lapsed numeric(12, 4) not null default 0, paid_out numeric(12, 4) not null default 0, expires_on date, because text not null, told_on text, state text not null, left_because text,
  primary key (organization_id, id),
  constraint leave_closing_line_closing_id_fkey foreign key (organization_id, closing_id) references leave_closing,
  constraint leave_closing_line_account_id_fkey foreign key (organization_id, account_id, employment_id, person_id) references leave_account (organization_id, id, employment_id, person_id)
);
create unique index leave_closing_line_once on leave_closing_line (organization_id, closing_id, account_id, layer, because) nulls not distinct;
create index leave_closing_line_list on leave_closing_line (organization_id, closing_id, id);
create index leave_closing_line_account on leave_closing_line (organization_id, account_id, employment_id, person_id);
create index leave_closing_line_person on leave_closing_line (organization_id, person_id);
create index leave_closing_line_employment on leave_closing_line (organization_id, employment_id);
create index leave_closing_line_closed on leave_closing_line (organization_id, account_id) include (leave_year) where state = 'done';
create index leave_closing_line_next on leave_closing_line (organization_id, closing_id, state, account_id);

-- What accounts rest on tells which years are closed, too.
drop function if exists app.leave_facts(uuid, uuid[]);
drop function if exists app.leave_facts_of(uuid);
drop function if exists app.leave_due(uuid, uuid, int);
