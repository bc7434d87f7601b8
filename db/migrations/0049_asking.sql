-- Leave by the hour and on days that recur, against a leave case, and drawing other entitlements at the same time.
alter table leave_request
  add column hours_a_day numeric(4, 2), add column every_weeks int, add column weekdays text[], add column case_id uuid,
  add constraint leave_request_case_id_fkey foreign key (organization_id, case_id, employment_id, person_id) references leave_case (organization_id, id, employment_id, person_id),
  add constraint leave_request_hours_a_day_check check (hours_a_day between 0.25 and 24),
  add constraint leave_request_every_weeks_check check (every_weeks between 1 and 8);
create index leave_request_case on leave_request (organization_id, case_id) where case_id is not null;
-- Of leave by the hour: of how many minutes, so that the part of a day is exact.
alter table leave_day add column of_minutes numeric, add constraint leave_day_of_minutes_check check (of_minutes >= minutes and of_minutes > 0);

-- What a day of leave takes of another entitlement too, exact, in the unit of that type; in the order of the policy.
create table leave_draw (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, request_id uuid not null, on_day date not null, nth int not null, leave_type_id uuid not null, numerator bigint not null, denominator bigint not null,
  amount text generated always as (numerator::text || '/' || denominator::text) stored not null, quantity numeric generated always as (round(numerator::numeric / denominator, 4)) stored not null,
  primary key (organization_id, id), constraint leave_draw_denominator_check check (denominator > 0),
  constraint leave_draw_leave_type_id_fkey foreign key (organization_id, leave_type_id) references leave_type,
  constraint leave_draw_request_id_fkey foreign key (organization_id, request_id, employment_id, person_id) references leave_request (organization_id, id, employment_id, person_id)
);
create unique index leave_draw_request_id_key on leave_draw (organization_id, request_id, on_day, leave_type_id);
create index leave_draw_person on leave_draw (organization_id, person_id);
create index leave_draw_employment on leave_draw (organization_id, employment_id, leave_type_id, on_day);
create index leave_draw_type on leave_draw (organization_id, leave_type_id);
