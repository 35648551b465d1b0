-- Warnings: the rules that draft them, what is issued, who is told of it, and what others issue.

-- The word for a warning (vigilance, alert, avis) and a contact, as an institution has them.
create table warning_authority (
  institution_id text primary key references institution on delete cascade,
  word jsonb not null,
  contact jsonb
);

-- `declared` is what the theme says: an officer's change stands above it (`edited`), and what she made is her own (`api`).
create table warning_rule (
  id text primary key check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(id) <= 60),
  theme_id text references theme on delete cascade,
  position int not null default 0,
  origin text not null default 'theme' check (origin in ('theme', 'edited', 'api')),
  manifest jsonb not null,
  declared jsonb,
  enabled boolean not null default true,
  version int not null default 1,
  changed_at timestamptz not null default now(),
  check ((declared is null) = (origin = 'api'))
);

-- Where a rule stands at each series or feature that it looks at: what was seen last, and since when it is so
-- (server/warnings/rules/machine.ts).
create table warning_rule_state (
  rule_id text not null references warning_rule on delete cascade,
  key text not null,
  state jsonb not null,
  primary key (rule_id, key)
);

-- A warning as it is now; what of it was sent out when, `warning_message` keeps. None is without an end.
create table warning (
  id uuid primary key default gen_random_uuid(),
  state text not null default 'draft' check (state in ('draft', 'published', 'cancelled', 'expired', 'dropped')),
  -- of a rule's warnings for one place there is one that is open
  rule_id text,
  place_id text,
  -- that the rule's condition is met no more, since when
  over_since timestamptz,
  authority_id text not null references institution,
  content jsonb not null,
  category text not null,
  severity text not null,
  places text[] not null check (cardinality(places) > 0),
  onset timestamptz not null,
  expires timestamptz not null check (expires > onset and expires <= onset + interval '14 days'),
  geom geometry(MultiPolygon, 4326) not null,
  evidence jsonb not null default '[]',
  proposal jsonb,
  version int not null default 1,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  published_at timestamptz,
  ended_at timestamptz,
  check (state in ('draft', 'dropped') or published_at is not null),
  check ((ended_at is not null) = (state in ('cancelled', 'expired', 'dropped')))
);
create unique index warning_open on warning (rule_id, place_id) where state in ('draft', 'published');
create index warning_state on warning (state, expires);
create index warning_published on warning (published_at desc, id);
create index warning_rule_place on warning (rule_id, place_id, ended_at);
create index warning_geom on warning using gist (geom);

-- A message of the Common Alerting Protocol as it was sent; `part` counts those of a warning, the newest refers to the one before.
create table warning_message (
  no bigint generated always as identity primary key,
  warning_id uuid not null references warning on delete cascade,
  part int not null check (part > 0),
  kind text not null check (kind in ('Alert', 'Update', 'Cancel')),
  sent timestamptz not null,
  expires timestamptz not null,
  -- what it was sent for: who was told of a part is told of the next one, too, wherever that is
  category text not null,
  severity text not null,
  places text[] not null,
  geom geometry(MultiPolygon, 4326) not null,
  alert jsonb not null,
  unique (warning_id, part)
);
create index warning_message_sent on warning_message (sent desc);

-- Who is told of which warnings: an address that confirmed it, a browser or a webhook of an account.
create table warning_subscription (
  id uuid primary key default gen_random_uuid(),
  channel text not null check (channel in ('mail', 'push', 'webhook')),
  account_id uuid references account on delete cascade,
  email text,
  -- keyed, as `unsubscribed` has it: what was unsubscribed from by a link is found by it
  recipient_hash text,
  push_id uuid references push_subscription on delete cascade,
  webhook_id uuid references webhook on delete cascade,
  language text not null check (language in ('ar', 'fr', 'en')),
  rhythm text not null default 'at-once' check (rhythm in ('at-once', 'daily')),
  filter jsonb not null,
  -- the filter's places, those with all that they lie in, and its polygon: for what is asked of all subscriptions at once
  places text[] not null default '{}',
  above text[] not null default '{}',
  geom geometry(Polygon, 4326),
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  check (case channel when 'mail' then email is not null and recipient_hash is not null and push_id is null and webhook_id is null
    when 'push' then push_id is not null and email is null and webhook_id is null
    else webhook_id is not null and email is null and push_id is null end),
  check (channel = 'mail' or account_id is not null)
);
create index warning_subscription_account on warning_subscription (account_id);
create index warning_subscription_hash on warning_subscription (recipient_hash);
create index warning_subscription_push on warning_subscription (push_id);
create index warning_subscription_webhook on warning_subscription (webhook_id);

-- Messages that a daily subscription waits to be told of.
create table warning_digest (
  subscription_id uuid not null references warning_subscription on delete cascade,
  message_no bigint not null references warning_message (no) on delete cascade,
  primary key (subscription_id, message_no)
);

-- Where others publish their alerts.
create table warning_source (
  id text primary key check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(id) <= 60),
  manifest jsonb not null,
  enabled boolean not null default true,
  etag text,
  last_modified text,
  -- when it was asked last, and when it last answered
  asked_at timestamptz,
  answered_at timestamptz,
  error text,
  refused jsonb not null default '[]'
);

-- An alert of somebody else's, as it was read. It is shown with its origin, and stands among none of ours.
create table incoming_alert (
  no bigint generated always as identity primary key,
  source_id text not null references warning_source on delete cascade,
  sender text not null,
  identifier text not null,
  sent timestamptz not null,
  alert jsonb not null,
  -- the last end of what it says; of one without, a day after it was sent
  expires timestamptz not null,
  geom geometry(Geometry, 4326),
  -- false once another refers to it, or a source that lists all that holds lists it no more
  is_current boolean not null default true,
  first_seen timestamptz not null default now(),
  unique (source_id, sender, identifier, sent)
);
create index incoming_alert_current on incoming_alert (expires) where is_current;

-- The layer of warnings is written by what issues them.
alter table layer drop constraint layer_origin_check;
alter table layer add constraint layer_origin_check
  check (origin in ('theme', 'api', 'computed', 'analysis', 'issued'));
