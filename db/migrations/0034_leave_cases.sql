-- Cases of protected leave, and what each week took of them.
create table leave_case (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, asked_on date not null, starts_on date not null, is_intermittent boolean not null, twelve_months text not null, year_starts_on date,
  weekly_hours numeric(5, 2) not null, hours_worked numeric(6, 2) not null, employees_nearby int not null, reason text,
  status text not null default 'asked', told_on date, certification_asked_on date, certification_due_on date, certified_on date, designated_on date, refused_because text, returned_on date,
  primary key (organization_id, id), unique (organization_id, id, employment_id, person_id),
  constraint leave_case_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id),
  constraint leave_case_year_starts_on_check check (twelve_months <> 'fixed-year' or year_starts_on is not null), constraint leave_case_certification_due_on_check check (certification_due_on >= certification_asked_on),
  constraint leave_case_reason_check check (reason like 's1.%')
);
create index leave_case_person on leave_case (organization_id, person_id, asked_on, id);
create index leave_case_employment on leave_case (organization_id, employment_id);

create table leave_case_week (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, case_id uuid not null, week_of date not null, hours_taken numeric(5, 2) not null,
  primary key (organization_id, id), constraint leave_case_week_week_of_check check (extract(isodow from week_of) = 1),
  constraint leave_case_week_case_id_fkey foreign key (organization_id, case_id, employment_id, person_id) references leave_case (organization_id, id, employment_id, person_id)
);
create unique index leave_case_week_week_of_key on leave_case_week (organization_id, case_id, week_of);
create index leave_case_week_employment on leave_case_week (organization_id, employment_id, person_id);
create index leave_case_week_person on leave_case_week (organization_id, person_id);
