-- What contract, collective agreement or policy says of notice, held against the law when somebody leaves.
create table agreed_notice (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, employment_id uuid not null, agreed_in text not null, given_by text not null, length int not null, unit text not null, ends_at text not null,
  primary key (organization_id, id), constraint agreed_notice_employment_id_fkey foreign key (organization_id, employment_id, person_id) references employment (organization_id, id, person_id)
);
create unique index agreed_notice_given_by_key on agreed_notice (organization_id, employment_id, agreed_in, given_by);
