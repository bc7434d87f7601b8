-- Those asked to approve a change stand on a list of their own: they see of it what is theirs to decide, and no longer all of it (decision 59).
insert into member (organization_id, who, list, record_id, part, ends_at)
select organization_id, who, 'change_approval', record_id, part, ends_at from member where list = 'employment_change' and part in ('approves', 'asked') on conflict do nothing;
delete from member where list = 'employment_change' and part in ('approves', 'asked');
update approval set wall = 'change_approval' where record = 'employment_change';

-- Whether what an import brings is decided already, or waits for those who approve; and how much of either it was.
alter table settings add column imports_are_decided boolean not null default false;
alter table import_run add column asked int, add column decided int;

-- The letter of a hire, or of a transfer to another legal entity: of the employment that begins. One at a time; withdrawn ones are kept.
create table employment_letter (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, action text not null, language text not null, subject text not null, body text not null, has_pay boolean not null, hash text not null,
  status text not null default 'made', made_by_id uuid not null, made_at timestamptz not null,
  primary key (organization_id, id), constraint employment_letter_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint employment_letter_employment_id_fkey foreign key (organization_id, employment_id) references employment
);
create unique index employment_letter_employment_id_key on employment_letter (organization_id, employment_id) where status <> 'withdrawn';
create index employment_letter_person on employment_letter (organization_id, person_id, id);
create index employment_letter_employment on employment_letter (organization_id, employment_id);
