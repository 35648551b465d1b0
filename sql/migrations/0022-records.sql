-- Cases of civic modules: what people sent, what was done with it, who is in charge, and until when. Of all this nothing is
-- ever deleted; what is of a person is emptied when its time is over.

-- A case as it is now. What was answered stands in two parts: `personal` is of the applicant and is shown to the parties only.
create table record_case (
  no bigint generated always as identity primary key,
  number text not null unique references case_access,
  module text not null,
  state text not null,
  -- who owes something, by the state: the office, the applicant, nobody
  kind text not null check (kind in ('open', 'waiting', 'closed')),
  is_public boolean not null,
  channel text not null check (channel in ('web', 'desk', 'telephone', 'sms', 'e-mail', 'api')),
  language text not null check (language in ('ar', 'fr', 'en')),
  account_id uuid references account on delete set null,
  -- the officer who put it in for somebody
  entered_by uuid references account on delete set null,
  answers jsonb not null,
  personal jsonb not null default '{}',
  -- what the public reads in place of an answer
  redacted jsonb not null default '{}',
  title text not null,
  category text,
  structure_id text references institution,
  assignee_id uuid references account on delete set null,
  place_id text,
  geom geometry(Point, 4326),
  accuracy_m real,
  clocks jsonb not null default '[]',
  -- rules of time that were followed already
  followed text[] not null default '{}',
  -- the end of the clock that is shown first, while it runs; and when time alone brings something about
  due_at timestamptz,
  next_at timestamptz,
  received_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  closed_at timestamptz,
  rating smallint check (rating between 1 and 5),
  merged_into bigint references record_case deferrable initially deferred check (merged_into <> no),
  -- keyed hashes: of what a browser calls its sending, and of what it sent, so that sent again it is one case
  sending_hash text unique,
  content_hash text,
  -- words as they are searched for (sql/model/records/words.ts): what all may read, and what officers may
  public_words text not null default '',
  all_words text not null default '',
  version int not null default 1,
  check ((closed_at is not null) = (kind = 'closed'))
);
create index record_case_public on record_case (module, received_at desc, no desc) where is_public;
create index record_case_queue on record_case (structure_id, kind, due_at, no);
create index record_case_module on record_case (module, received_at desc, no desc);
create index record_case_account on record_case (account_id, no desc);
create index record_case_next on record_case (next_at) where next_at is not null;
create index record_case_public_words on record_case using gin (to_tsvector('simple'::regconfig, public_words)) where is_public;
create index record_case_all_words on record_case using gin (to_tsvector('simple'::regconfig, all_words));

-- What was done in a case, in order; the first is that it was sent. `actor_id` is the number of an account, also of one that
-- is gone.
create table record_event (
  no bigint generated always as identity primary key,
  case_no bigint not null references record_case,
  part int not null check (part >= 0),
  deed text not null,
  by_role text not null check (by_role in ('applicant', 'officer', 'moderator', 'anybody', 'system')),
  actor_id uuid,
  at timestamptz not null default now(),
  audience text not null check (audience in ('public', 'parties', 'internal')),
  from_state text not null,
  to_state text not null,
  answers jsonb not null default '{}',
  -- who had the case when it was done
  structure_id text references institution,
  unique (case_no, part)
);

create function record_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'cases and what was done in them are kept';
end
$$;
create trigger record_is_kept before delete on record_case for each statement execute function record_is_kept();
create trigger record_is_kept before update or delete on record_event for each statement execute function record_is_kept();

-- What was put with a case. It is shown to nobody until a job has looked at it (`clean`); one that was sent for no case goes
-- after a day.
create table record_file (
  id uuid primary key default gen_random_uuid(),
  case_no bigint references record_case,
  event_no bigint references record_event (no),
  name text not null,
  type text not null,
  state text not null default 'waiting' check (state in ('waiting', 'clean', 'refused')),
  reason text,
  size int not null check (size >= 0),
  content bytea,
  created_at timestamptz not null default now(),
  check ((content is null) = (state = 'refused'))
);
create index record_file_case on record_file (case_no);
create index record_file_loose on record_file (created_at) where case_no is null;

-- Numbers that an administrator set, above what the module declares.
create table record_setting (
  module text not null,
  id text not null,
  value int not null,
  changed_at timestamptz not null default now(),
  primary key (module, id)
);

-- Days on which offices are closed beside those that come every year (sql/countries): moving feasts, closures.
create table calendar_entry (
  no bigint generated always as identity primary key,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  kind text not null check (kind in ('holiday', 'closure')),
  title jsonb not null,
  source text not null,
  created_at timestamptz not null default now()
);

-- Which structure has what: by category, asset and area, for a time. What is null matches everything.
create table dispatch_rule (
  no bigint generated always as identity primary key,
  module text not null,
  category text,
  asset text,
  area_id text,
  tier text not null check (tier in ('central', 'regional', 'local')),
  structure_id text not null references institution,
  valid_from date,
  valid_to date check (valid_to >= valid_from),
  created_at timestamptz not null default now()
);
create index dispatch_rule_module on dispatch_rule (module);
