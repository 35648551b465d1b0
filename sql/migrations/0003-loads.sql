-- How rows came in. One load at a time fills a layer; what it refused is kept with the row and the reason.

create table load (
  no bigint generated always as identity primary key,
  theme_id text not null,
  layer_id text not null,
  state text not null check (state in ('running', 'published', 'unchanged', 'failed', 'interrupted')),
  started_at timestamptz not null default now(),
  -- a running load says that it lives; one that has been silent for a minute is dead
  alive_at timestamptz not null default now(),
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

-- Rows that a running load has checked and not yet compared with what is published.
create unlogged table load_stage (
  load_no bigint not null references load on delete cascade,
  fid bigint not null,
  id text not null,
  properties jsonb not null,
  geom geometry(Geometry, 4326),
  valid_from timestamptz,
  valid_to timestamptz,
  search_text text,
  digest uuid not null,
  primary key (load_no, id)
);
create index load_stage_fid on load_stage (load_no, fid);
