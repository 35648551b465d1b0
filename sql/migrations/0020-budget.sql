-- Budgets: what was voted, revised and spent by line, with classifications; tax expenditures; how taxpayers complied. A load is a
-- version of its dataset, whole or not at all, and stays, so that old links go on saying what was so.
create table budget_dataset (
  id text primary key check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(id) <= 60),
  created_at timestamptz not null default now()
);

create table budget_version (
  no int generated always as identity primary key,
  dataset_id text not null references budget_dataset on delete cascade,
  version int not null check (version > 0),
  manifest jsonb not null,
  -- of all that was loaded: the same again is no version
  digest text not null,
  input text not null,
  loaded_at timestamptz not null default date_trunc('milliseconds', now()),
  lines int not null,
  amounts int not null,
  -- what a reader should know of it, though it did not keep it out
  findings jsonb not null default '[]',
  unique (dataset_id, version)
);

create table budget_code (
  version_no int not null references budget_version (no) on delete cascade,
  scheme text not null check (scheme in ('administration', 'function', 'economic', 'programme')),
  code text not null,
  parent text,
  title jsonb not null,
  source text not null,
  origin text not null check (origin in ('standard', 'memory', 'sample')),
  primary key (version_no, scheme, code)
);

create table budget_line (
  version_no int not null references budget_version (no) on delete cascade,
  no int not null,
  id text not null,
  title jsonb,
  administration text,
  function text,
  economic text,
  programme text,
  place_id text,
  gender smallint check (gender between 0 and 2),
  primary key (version_no, no),
  unique (version_no, id)
);

-- In the smallest unit of the currency, so that every sum is exact.
create table budget_amount (
  version_no int not null,
  year int not null check (year between 1900 and 2200),
  kind text not null check (kind in ('voted', 'revised', 'executed')),
  line_no int not null,
  minor bigint not null,
  primary key (version_no, year, kind, line_no),
  foreign key (version_no, line_no) references budget_line (version_no, no) on delete cascade
);
create index budget_amount_line on budget_amount (version_no, line_no);

create table budget_tax_measure (
  version_no int not null references budget_version (no) on delete cascade,
  id text not null,
  manifest jsonb not null,
  primary key (version_no, id)
);

create table budget_compliance (
  version_no int not null references budget_version (no) on delete cascade,
  year int not null,
  tax text not null,
  manifest jsonb not null,
  primary key (version_no, year, tax)
);

-- A file that was sent in, until a job has loaded or refused it; `findings` tells row by row why.
create table budget_upload (
  id uuid primary key default gen_random_uuid(),
  dataset_id text not null,
  name text not null,
  content bytea,
  state text not null default 'waiting' check (state in ('waiting', 'loaded', 'unchanged', 'refused')),
  version int,
  findings jsonb not null default '[]',
  rejected int not null default 0,
  sent_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((state = 'waiting') = (ended_at is null)),
  check (state <> 'waiting' or content is not null)
);
create index budget_upload_sent on budget_upload (sent_at desc);
