-- What was measured: parameters, series (a parameter at a feature of a layer), observations, and their rollups.

create table parameter (
  id text primary key check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
  theme_id text not null references theme,
  position int not null default 0,
  manifest jsonb not null
);

-- How a parameter may be measured at the features of a layer, as themes declare it: by this a series comes into being with
-- its first value.
create table measure (
  layer_id text not null,
  parameter_id text not null references parameter on delete cascade,
  procedure text not null default '',
  -- the observation set of a theme
  origin text not null,
  averaging text not null,
  every text,
  stamp text not null check (stamp in ('begin', 'end')),
  time_zone text not null,
  map boolean not null default false,
  source_id text not null references source,
  status text not null check (status in ('real', 'sample')),
  primary key (layer_id, parameter_id, procedure)
);

-- A series is named for good by layer, feature, parameter and procedure. What is asked most (its extent and its newest
-- value) stands here, so that nothing looks through history for it.
create table series (
  no int generated always as identity unique,
  id text primary key,
  layer_id text not null,
  feature_id text not null,
  parameter_id text not null references parameter,
  -- how it was measured or made; empty where there is but one way
  procedure text not null default '',
  -- ISO 8601 durations: over what a value is averaged or summed (PT0S: an instant), and how often one is expected
  averaging text not null,
  every text,
  -- whether a time stamp is the begin or the end of that period
  stamp text not null check (stamp in ('begin', 'end')),
  -- in whose days, months and years values are gathered
  time_zone text not null,
  source_id text not null references source,
  status text not null check (status in ('real', 'sample')),
  -- whether newest values are published as a layer (`Measure.map`)
  map boolean not null default false,
  -- what brought it: the observation set of a theme, or the API
  origin text not null,
  first_time timestamptz,
  last_time timestamptz,
  n bigint not null default 0,
  last_value float8,
  last_below boolean,
  last_flag smallint,
  last_offset smallint,
  -- raised with every change of its observations: what entity tags are made of
  revision bigint not null default 0,
  changed_at timestamptz,
  unique (layer_id, feature_id, parameter_id, procedure)
);
create index series_parameter on series (parameter_id, layer_id);

-- `value` is a detection limit where `below`. `flag`: 0 raw, 1 checked, 2 suspect, 3 rejected, 4 estimated (sql/model/
-- observation.ts); `checks` has a bit for each automatic check that spoke, and 1 << 14 where the flag was given, so that
-- checks leave it. Partitions are years (decades before 1990), made when first needed: sql/partition.ts.
create table observation (
  time timestamptz not null,
  value float8 not null,
  series_no int not null,
  version int not null default 1,
  utc_offset smallint not null,
  flag smallint not null default 0 check (flag between 0 and 4),
  checks smallint not null default 0,
  below boolean not null default false,
  since timestamptz not null default now(),
  primary key (series_no, time)
) partition by range (time);

-- What a value was before it was corrected, reviewed or deleted.
create table observation_past (
  series_no int not null references series (no) on delete cascade,
  time timestamptz not null,
  version int not null,
  value float8 not null,
  utc_offset smallint not null,
  flag smallint not null,
  checks smallint not null,
  below boolean not null,
  since timestamptz not null,
  until timestamptz not null default now(),
  -- corrected, reviewed, deleted
  why text not null,
  primary key (series_no, time, version)
);

-- What somebody who looked at a period said of it: stands above what the automatic checks say. Who it was, the trail tells.
create table observation_review (
  id bigint generated always as identity primary key,
  series_no int not null references series (no) on delete cascade,
  time_from timestamptz not null,
  time_to timestamptz not null check (time_to >= time_from),
  flag smallint not null check (flag between 0 and 4),
  reason text not null,
  at timestamptz not null default now()
);
create index observation_review_series on observation_review (series_no, time_from);

-- period: 1 hour, 2 day, 3 month, 4 year, of the series' own time zone. Of observations that are neither suspect nor
-- rejected. `exceeded`: limit -> how often. Kept only for periods longer than what one value stands for.
create table rollup (
  series_no int not null references series (no) on delete cascade,
  period smallint not null check (period between 1 and 4),
  start timestamptz not null,
  n int not null check (n > 0),
  -- share of the values that were expected, 0 to 1; null where none can be
  coverage float8,
  min float8 not null,
  mean float8 not null,
  max float8 not null,
  p10 float8 not null,
  p50 float8 not null,
  p90 float8 not null,
  sum float8 not null,
  last float8 not null,
  below int not null default 0,
  exceeded jsonb not null default '{}',
  primary key (series_no, period, start)
);

-- Days of a series (of its own time zone) whose rollups, and all that is computed from them, are not up to date.
create table series_dirty (
  series_no int not null references series (no) on delete cascade,
  day date not null,
  primary key (series_no, day)
);
