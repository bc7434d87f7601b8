-- What was answered to “tell them?” stands with the act that touched many; kinds of notice that are told only where somebody says so.
alter table notice_kind add column is_asked boolean not null default false;
alter table confidential_plan add column tells text[], add column told text[];
alter table employment_change add column told text[];
alter table leave_closing add column told text[];
alter table import_run add column told text[];
alter table go_live add column told text[];
alter table work_item add column told text[];

-- Files behind certificates and qualifications: their owner's alone.
alter table certificate add constraint certificate_whose_key unique (organization_id, id, person_id);
alter table qualification add constraint qualification_whose_key unique (organization_id, id, person_id);
create table certificate_file (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  certificate_id uuid not null, person_id uuid not null, by_id uuid not null, name text not null, media_type text not null, size int not null,
  primary key (organization_id, id),
  constraint certificate_file_certificate_id_fkey foreign key (organization_id, certificate_id, person_id) references certificate (organization_id, id, person_id) on delete cascade,
  constraint certificate_file_by_id_fkey foreign key (organization_id, by_id) references person
);
create index certificate_file_certificate on certificate_file (organization_id, certificate_id, person_id, id);
create index certificate_file_by on certificate_file (organization_id, by_id);
create table qualification_file (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  qualification_id uuid not null, person_id uuid not null, by_id uuid not null, name text not null, media_type text not null, size int not null,
  primary key (organization_id, id),
  constraint qualification_file_qualification_id_fkey foreign key (organization_id, qualification_id, person_id) references qualification (organization_id, id, person_id) on delete cascade,
  constraint qualification_file_by_id_fkey foreign key (organization_id, by_id) references person
);
create index qualification_file_qualification on qualification_file (organization_id, qualification_id, person_id, id);
create index qualification_file_by on qualification_file (organization_id, by_id);

-- A contact put forward, with what they have agreed to: the owner's own record of it, and what the receiver sees as long as it stands.
alter table network_contact add constraint network_contact_whose_key unique (organization_id, id, person_id);
create table contact_consent (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, contact_id uuid not null, to_id uuid not null, to_name text not null, role text not null, shares text[], agreed_on date not null, agreed_how text not null, until date not null, message text, status text not null default 'given',
  primary key (organization_id, id),
  constraint contact_consent_contact_id_fkey foreign key (organization_id, contact_id, person_id) references network_contact (organization_id, id, person_id) on delete cascade,
  constraint contact_consent_to_id_fkey foreign key (organization_id, to_id) references person,
  constraint contact_consent_until_check check (until > agreed_on)
);
create index contact_consent_contact on contact_consent (organization_id, contact_id, person_id);
create index contact_consent_person on contact_consent (organization_id, person_id, id);
create index contact_consent_to on contact_consent (organization_id, to_id);
create index contact_consent_until on contact_consent (until) where status = 'given';
create table contact_offered (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, by_id uuid not null, by_name text not null, role text not null, name text not null, does text, email text, phone text, message text, until date not null,
  primary key (organization_id, id),
  constraint contact_offered_id_fkey foreign key (organization_id, id) references contact_consent on delete cascade,
  constraint contact_offered_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint contact_offered_by_id_fkey foreign key (organization_id, by_id) references person
);
create index contact_offered_person on contact_offered (organization_id, person_id, id);
create index contact_offered_by on contact_offered (organization_id, by_id);

-- Pay beside a certificate, as it was told once and for good; and of whom that was, so that nothing is told later that could be subtracted from it.
create table certificate_pay (
  organization_id uuid not null, id uuid not null, kind text not null, day date not null, holders int not null, others int not null, percent int not null, low int not null, high int not null,
  primary key (organization_id, id)
);
create index certificate_pay_told on certificate_pay (organization_id, kind, day desc);
create table certificate_pay_head (
  organization_id uuid not null, told_id uuid not null, person_id uuid not null, is_holder boolean not null, amount numeric not null,
  primary key (organization_id, told_id, person_id), constraint certificate_pay_head_told_id_fkey foreign key (organization_id, told_id) references certificate_pay on delete cascade
);
create table certificate_pay_asked (organization_id uuid not null, day date not null, primary key (organization_id, day));
alter table certificate_pay enable row level security;
alter table certificate_pay_head enable row level security;
alter table certificate_pay_asked enable row level security;
alter table certificate_file enable row level security;
alter table qualification_file enable row level security;
alter table contact_consent enable row level security;
alter table contact_offered enable row level security;
