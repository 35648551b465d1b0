-- What is computed from what is stored, for features that a layer has: indicators, newest values, trends, changes.

create table indicator (
  id text primary key check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
  theme_id text not null references theme,
  position int not null default 0,
  manifest jsonb not null,
  -- a digest of all that is declared of it and of what it is made from: another one, and all is computed again
  basis text not null
);

-- Layers whose rows are computed come from neither a theme's rows nor the API. An analysis is somebody's question.
alter table layer drop constraint layer_origin_check;
alter table layer add constraint layer_origin_check
  check (origin in ('theme', 'api', 'computed', 'analysis'));

-- A computed value of a feature (`base_vid`: the version whose geometry it is drawn with) over a period, versioned by the
-- revisions of its own layer as features are. `inputs` is its lineage. The layer's partition of `feature` is a view of
-- both (sql/computed.ts), so that all that serves features serves it.
create table computed_value (
  layer_no int not null references layer (no) on delete cascade,
  vid bigint not null default nextval('feature_version'),
  feature_id text not null,
  base_vid bigint not null,
  valid_from timestamptz,
  valid_to timestamptz check (valid_to > valid_from),
  value float8,
  properties jsonb not null,
  inputs jsonb not null default '[]',
  digest uuid not null,
  computed_at timestamptz not null default now(),
  since_revision bigint not null,
  until_revision bigint not null default 9223372036854775807 check (until_revision > since_revision)
) partition by list (layer_no);
create index computed_value_vid on computed_value (vid);
create index computed_value_base on computed_value (base_vid);
create index computed_value_feature on computed_value (feature_id, valid_from);
create index computed_value_from on computed_value (valid_from);

-- What of an indicator may have changed: an input of it (its name in the declaration), at a feature of that input's layer, in
-- a stretch of time, as clocks of the series show it. An empty input stands for all that is computed, an empty feature for
-- all of them, null for all of time.
create table indicator_dirty (
  no bigint generated always as identity primary key,
  indicator_id text not null references indicator on delete cascade,
  input text not null default '',
  feature_id text not null default '',
  time_from timestamp,
  time_to timestamp
);
create index indicator_dirty_indicator on indicator_dirty (indicator_id);

-- A question that was asked of layers (a trend map, what changed, a spatial question) and the layer that answers it.
create table analysis (
  id text primary key check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(id) <= 60),
  kind text not null,
  question jsonb not null,
  title jsonb not null,
  -- layers and series with the revisions that it is computed from
  inputs jsonb not null,
  -- the layer of the answer; null where nothing was found, and until there is one
  layer_id text,
  -- about how much room it takes
  bytes bigint not null default 0,
  state text not null check (state in ('waiting', 'done', 'failed')),
  result jsonb,
  error text,
  job_id bigint,
  created_at timestamptz not null default now(),
  asked_at timestamptz not null default now()
);
create index analysis_asked on analysis (asked_at);
