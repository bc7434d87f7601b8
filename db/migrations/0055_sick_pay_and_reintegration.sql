-- That an illness is the same as an earlier one, or another, with who says so: medical, and no manager’s to know.
create table sickness_link (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, sickness_id uuid not null, earlier_id uuid not null, says text not null, said_by text not null, said_on date not null, status text not null default 'counts',
  primary key (organization_id, id),
  constraint sickness_link_sickness_id_fkey foreign key (organization_id, sickness_id, employment_id, person_id) references sickness (organization_id, id, employment_id, person_id),
  constraint sickness_link_earlier_id_fkey foreign key (organization_id, earlier_id, employment_id, person_id) references sickness (organization_id, id, employment_id, person_id),
  constraint sickness_link_earlier_id_check check (earlier_id <> sickness_id)
);
create unique index sickness_link_earlier_id_key on sickness_link (organization_id, sickness_id, earlier_id) where status = 'counts';
create index sickness_link_earlier on sickness_link (organization_id, earlier_id);
create index sickness_link_employment on sickness_link (organization_id, employment_id);

-- A note that says other days: what had been reported when it came, beside what it says.
alter table sick_note add reported_from date, add reported_until date;

-- Germany’s offer to somebody who was ill for long to look for what helps them stay (SGB IX §167(2)).
create table reintegration_offer (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, due_since date not null, days int, status text not null default 'due', offered_on date, answered_on date, closed_on date, outcome text,
  primary key (organization_id, id),
  constraint reintegration_offer_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id),
  constraint reintegration_offer_answered_on_check check (answered_on >= offered_on)
);
create index reintegration_offer_person on reintegration_offer (organization_id, person_id, due_since, id);
create index reintegration_offer_employment on reintegration_offer (organization_id, employment_id, status);

-- Care for a servicemember has weeks and a period of its own (29 USC 2612(a)(3) and (4)).
alter table leave_case add leave_for text;
