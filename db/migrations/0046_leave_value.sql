-- Leave: what a day of it is worth, by the company's own word; what payroll was told of it, kept as it was told; how leave is paid.
create table leave_valuation (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  legal_entity_id uuid, starts_on date not null, method text not null, year_days numeric, has_allowances boolean not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint leave_valuation_legal_entity_id_fkey foreign key (organization_id, legal_entity_id) references legal_entity,
  constraint leave_valuation_year_days_check check (method <> 'year_days' or year_days is not null)
);
create unique index leave_valuation_starts_on_key on leave_valuation (organization_id, legal_entity_id, starts_on) nulls not distinct;

alter table leave_type add column pay_effect text, add column payroll_code text;

create table leave_payroll (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  legal_entity_id uuid not null, starts_on date not null, ends_on date not null, has_balances boolean not null, drawn_by_id uuid not null, drawn_at timestamptz not null,
  primary key (organization_id, id), constraint leave_payroll_ends_on_check check (ends_on >= starts_on and ends_on < starts_on + 400),
  constraint leave_payroll_legal_entity_id_fkey foreign key (organization_id, legal_entity_id) references legal_entity,
  constraint leave_payroll_drawn_by_id_fkey foreign key (organization_id, drawn_by_id) references person
);
create index leave_payroll_entity on leave_payroll (organization_id, legal_entity_id, starts_on);
create index leave_payroll_list on leave_payroll (organization_id, starts_on desc, id desc);
create index leave_payroll_drawn_by on leave_payroll (organization_id, drawn_by_id);
alter table leave_payroll enable row level security;

-- A person is in a file by at least one line, of the kind `nothing` where there was nothing to tell: who was told of once is told of further.
create table leave_payroll_line (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  payroll_id uuid not null, person_id uuid not null, employment_id uuid not null, number text, leave_type_id uuid, type_code text, type_name text, kind text not null, pay_effect text, layer text,
  on_day date not null, days numeric(12, 4) not null default 0, hours numeric(12, 4) not null default 0, corrects_id uuid,
  primary key (organization_id, id),
  constraint leave_payroll_line_payroll_id_fkey foreign key (organization_id, payroll_id) references leave_payroll,
  constraint leave_payroll_line_corrects_id_fkey foreign key (organization_id, corrects_id) references leave_payroll,
  constraint leave_payroll_line_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint leave_payroll_line_employment_id_fkey foreign key (organization_id, employment_id) references employment,
  constraint leave_payroll_line_leave_type_id_fkey foreign key (organization_id, leave_type_id) references leave_type
);
create index leave_payroll_line_list on leave_payroll_line (organization_id, payroll_id, id);
create index leave_payroll_line_person on leave_payroll_line (organization_id, person_id);
create index leave_payroll_line_employment on leave_payroll_line (organization_id, employment_id, payroll_id);
create index leave_payroll_line_type on leave_payroll_line (organization_id, leave_type_id);
create index leave_payroll_line_corrects on leave_payroll_line (organization_id, corrects_id);
alter table leave_payroll_line enable row level security;
