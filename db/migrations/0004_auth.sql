-- Sign-in. The first four tables are better-auth's, in its own words (auth.test.ts says when they drift); the role equipoise_auth sees this schema only.
create table auth."user" (
  id text not null primary key, name text not null, email text not null unique, "emailVerified" boolean not null, image text,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp
);
create table auth.session (
  id text not null primary key, "expiresAt" timestamptz not null, token text not null unique,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
  "userId" text not null references auth."user" (id) on delete cascade, "membershipId" uuid
);
create index "session_userId_idx" on auth.session ("userId");
create table auth.account (
  id text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references auth."user" (id) on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, scope text, password text,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null
);
create index "account_userId_idx" on auth.account ("userId");
create table auth.verification (
  id text not null primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp
);
create index verification_identifier_idx on auth.verification (identifier);

-- Wrong passwords per account and per address. Keys are hashed: people type passwords where an e-mail belongs.
create table auth.lockout (
  key text primary key, failures int not null, failed_at timestamptz not null, locked_until timestamptz not null default '-infinity'
);

-- A way in for one person, by mail. Only the token's hash is kept; the newest is the one that counts.
create table auth.invitation (
  organization_id uuid not null, id uuid not null, person_id uuid not null, email text not null, token_hash text not null unique,
  invited_by uuid, invited_at timestamptz not null, expires_at timestamptz not null, accepted_at timestamptz,
  primary key (organization_id, id), foreign key (organization_id, person_id) references public.person on delete cascade
);
create unique index invitation_open on auth.invitation (organization_id, person_id) where accepted_at is null;
create unique index invitation_id on auth.invitation (id);

-- Mail that isn't sent, in development and the demo: kept to be shown.
create table auth.outbox_mail (
  id uuid primary key, at timestamptz not null, recipient text not null, subject text not null, body_text text not null, body_html text not null
);
create index outbox_mail_at on auth.outbox_mail (at, id);

grant select, insert, update, delete on auth."user", auth.session, auth.account, auth.verification, auth.lockout, auth.outbox_mail to equipoise_auth;
