-- Figures of law beside those that come with the product: packs that a publisher signed, and what an organisation entered by itself.
-- A pack under the organisation of noughts, which is nobody's, holds for the whole installation; the owner alone writes that.
create table rule_pack (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  publisher text not null, number int not null, issued_on date not null, key_id text not null, row_count int not null, scope text not null,
  installed_by_id uuid, installed_at timestamptz not null, content jsonb not null,
  primary key (organization_id, id), unique (organization_id, publisher, number),
  foreign key (organization_id, installed_by_id) references person
);

create table entered_parameter (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  rates text not null, starts_on date not null, ends_on date, figures jsonb not null, follows_from date not null,
  instrument text not null, section text, publisher text, address text, read_on date not null,
  status text not null default 'prepared', reason text, replaced_by text,
  prepared_by_id uuid, prepared_at timestamptz, checked_by_id uuid, checked_at timestamptz,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  foreign key (organization_id, prepared_by_id) references person, foreign key (organization_id, checked_by_id) references person,
  check (ends_on >= starts_on), check (follows_from < starts_on)
);
-- Of one day there is one that counts or waits.
create unique index entered_parameter_starts_on_key on entered_parameter (organization_id, rates, starts_on) where status in ('prepared', 'in_force');
