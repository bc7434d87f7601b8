-- Where the pay goes: each account from its day until the next one's. What is secret is encrypted by the server: the database has no key.
create table bank_account (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, starts_on date not null, holder text not null, country text not null, iban text, account_number text, routing_code text, bank_name text,
  primary key (organization_id, id), constraint bank_account_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint bank_account_iban_check check (iban like 's1.%'), constraint bank_account_account_number_check check (account_number like 's1.%')
);
create unique index bank_account_starts_on_key on bank_account (organization_id, person_id, starts_on);
