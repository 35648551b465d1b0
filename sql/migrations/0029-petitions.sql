-- What is counted in a case beside its deeds, in parts, so that those who raise a number at once seldom wait for one another;
-- the number is their sum. `place_id` is empty where it is not known.
create table record_count (
  case_no bigint not null references record_case,
  count_id text not null,
  place_id text not null default '',
  part smallint not null,
  n int not null,
  primary key (case_no, count_id, place_id, part)
);

-- Whether moderators see it before everybody does; and at which numbers something comes to pass next.
alter table record_case add column is_reviewed boolean not null default false;
alter table record_case add column next_counts jsonb not null default '{}';
create index record_case_reviewed on record_case (due_at, no) where is_reviewed;
create index record_case_counts on record_case (no) where next_counts <> '{}';

-- A signature: of whom, only as keyed hashes, which tell that two are of one person, one network, one row of addresses; the
-- address itself where its owner chose to hear of the petition. None is taken away once it was confirmed.
create table petition_signature (
  id uuid primary key default gen_random_uuid(),
  case_no bigint not null references record_case,
  is_sponsor boolean not null,
  state text not null check (state in ('asked', 'counted', 'held', 'refused', 'withdrawn')),
  person_hash text not null,
  network_hash text not null,
  shape_hash text not null,
  email text,
  hears text not null check (hears in ('nothing', 'milestones', 'response', 'all')),
  language text not null check (language in ('ar', 'fr', 'en')),
  place_id text,
  -- why it was held: many at once from one network, one row of addresses
  suspicions text[] not null default '{}',
  reason text,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  decided_at timestamptz,
  unique (case_no, person_hash),
  check ((email is null) or hears <> 'nothing'),
  check ((state = 'asked') = (confirmed_at is null))
);
create index petition_signature_network on petition_signature (case_no, network_hash, confirmed_at);
create index petition_signature_shape on petition_signature (case_no, shape_hash, confirmed_at);
create index petition_signature_held on petition_signature (case_no) where state = 'held';
create index petition_signature_hears on petition_signature (case_no, id) where email is not null;
create index petition_signature_email on petition_signature (lower(email)) where email is not null;
create index petition_signature_asked on petition_signature (created_at) where state = 'asked';

-- Signatures on paper: a sheet, or several, counted at a desk and looked at by a second officer, after which they count. A
-- correction is a row of its own with why.
create table petition_sheet (
  no bigint generated always as identity primary key,
  case_no bigint not null references record_case,
  sheet text not null,
  signatures int not null,
  place_id text,
  file_id uuid references record_file,
  entered_by uuid references account on delete set null,
  verified_by uuid references account on delete set null,
  corrects bigint references petition_sheet deferrable initially deferred,
  reason text,
  created_at timestamptz not null default now(),
  verified_at timestamptz,
  check (signatures >= 0 or corrects is not null),
  check ((corrects is null) = (reason is null))
);
create unique index petition_sheet_number on petition_sheet (case_no, sheet) where corrects is null;
create trigger petition_sheet_kept before delete on petition_sheet for each statement execute function record_is_kept();
