-- How rows came in. One load at a time fills a layer; what it refused is kept with the row and the reason. Checked rows
-- go into `feature` as rows of the next revision, in batches: there is no staging table, as nobody sees them there.

create table load (
  no bigint generated always as identity primary key,
  theme_id text not null,
  layer_id text not null,
  state text not null check (state in ('running', 'published', 'unchanged', 'failed', 'interrupted')),
  started_at timestamptz not null default now(),
  -- a running load says that it lives; one that has been silent for a minute is dead
  alive_at timestamptz not null default now(),
  -- who runs it: where the same machine no longer has the process, it is dead at once
  host text,
  pid int,
  finished_at timestamptz,
  pack text not null,
  inputs jsonb not null default '[]',
  rows_read bigint not null default 0,
  rows_rejected bigint not null default 0,
  revision bigint,
  error text
);
create index load_layer on load (layer_id, no desc);
create unique index load_running on load (layer_id) where state = 'running';

create table load_problem (
  load_no bigint not null references load on delete cascade,
  position int not null,
  problem jsonb not null,
  primary key (load_no, position)
);
