-- Who acts: accounts, what they may do, and the ways to prove it. Secrets are stored hashed (tokens, codes, keys) or sealed
-- with SECRET_KEY (seeds of the second factor). `sql/model/personal/` says for each column why and how long it is kept.
create table account (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  -- as it is compared: NFKC, lower case
  email_folded text not null unique,
  email_verified_at timestamptz,
  name text not null default '',
  language text not null default 'fr' check (language in ('ar', 'fr', 'en')),
  -- null: signs in by OpenID Connect only, or was invited and has not come yet
  password_hash text,
  totp_sealed bytea,
  totp_confirmed_at timestamptz,
  -- the last time step that was accepted: a code is good once
  totp_step bigint,
  state text not null default 'active' check (state in ('active', 'disabled')),
  created_at timestamptz not null default now(),
  signed_in_at timestamptz
);
create table recovery_code (
  account_id uuid not null references account on delete cascade,
  hash bytea not null,
  used_at timestamptz,
  primary key (account_id, hash)
);
-- `scope` is the theme, structure or area that a role holds for; empty where it holds everywhere.
create table account_role (
  account_id uuid not null references account on delete cascade,
  role text not null,
  scope text not null default '',
  granted_at timestamptz not null default now(),
  granted_by uuid references account on delete set null,
  primary key (account_id, role, scope)
);
create table account_identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null references account on delete cascade,
  created_at timestamptz not null default now(),
  primary key (issuer, subject)
);
create index account_identity_account on account_identity (account_id);
-- A browser that acts: with an account, with a confirmed e-mail only, or with the number and code of one case.
create table session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  kind text not null check (kind in ('account', 'email', 'case')),
  account_id uuid references account on delete cascade,
  email text,
  case_number text,
  user_agent text not null default '',
  -- a network, not an address: the last part is left out
  network text not null default '',
  second_factor boolean not null default false,
  -- the last proof of who sits there (sign-in, password or second factor again): sensitive things want a recent one
  confirmed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  check (kind = 'account' and account_id is not null or kind = 'email' and email is not null
    or kind = 'case' and case_number is not null)
);
create index session_account on session (account_id) where revoked_at is null;
create index session_expiry on session (expires_at);
-- What is sent by mail or printed once: `kind` says what it opens.
create table one_time_token (
  hash bytea primary key,
  kind text not null,
  account_id uuid references account on delete cascade,
  email text,
  content jsonb not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_token_account on one_time_token (account_id);
create index one_time_token_expiry on one_time_token (expires_at);
create table case_access (
  number text primary key,
  code_hash bytea not null,
  module text not null,
  created_at timestamptz not null default now()
);
create table api_key (
  id text primary key check (id ~ '^[a-z0-9]{12}$'),
  secret_hash bytea not null,
  account_id uuid not null references account on delete cascade,
  name text not null,
  -- capabilities that the key may use of those that its owner has
  scopes text[] not null,
  per_minute int not null check (per_minute > 0),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_account on api_key (account_id);
-- Failures by account, address or what else is tried: `key` is a keyed hash, so that it tells nobody's address.
create table throttle (
  key text primary key,
  failures int not null,
  since timestamptz not null,
  until timestamptz not null
);
create index throttle_until on throttle (until);
-- Raised with every change of who may what: servers keep what they know of sessions and keys in memory until then.
create table access_state (
  one boolean primary key default true check (one),
  version bigint not null
);
insert into access_state (version) values (0);
create function access_changed() returns trigger language plpgsql as $$
begin
  update biatouna.access_state set version = version + 1;
  return null;
end
$$;
create trigger access_changed after update of state, email, email_verified_at, language, totp_confirmed_at or delete on account
  for each statement execute function access_changed();
create trigger access_changed after insert or update or delete on account_role
  for each statement execute function access_changed();
-- A session that lasts longer changes nothing that a server must know: it looks again when the end it knew has come.
create trigger access_changed after update of token_hash, revoked_at, second_factor or delete on session
  for each statement execute function access_changed();
create trigger access_changed after update of revoked_at, expires_at, scopes, per_minute or delete on api_key
  for each statement execute function access_changed();
