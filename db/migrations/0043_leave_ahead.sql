-- What is to come on an account until it is looked at again, as its entries were last projected. Nothing here is a balance: it is dropped and worked out anew when what it rests on changes.
-- `holder`: the account, or the rhythm that many accounts have in common.
create table leave_coming (
  organization_id uuid not null, holder uuid not null, nth int not null,
  on_day date not null, time_zone text not null, leave_year date not null, kind text not null, layer text not null, numerator bigint not null, denominator bigint not null, expires_on date, policy_version_id uuid not null, request_id uuid,
  primary key (organization_id, holder, nth), foreign key (organization_id, organization_id) references organization
);
create index leave_coming_due on leave_coming (organization_id, on_day);
alter table leave_coming enable row level security;
alter table leave_account add column rhythm uuid;
create index leave_account_rhythm on leave_account (organization_id, rhythm) where rhythm is not null;
-- They take more now.
drop function if exists app.post_leave(jsonb, jsonb);
