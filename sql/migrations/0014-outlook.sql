-- What is expected of series and indicators, and what in them asks to be looked at.

-- A forecast of a series, or of an indicator at a feature of its base layer. What was forecast once stays, and is judged by
-- what came (`judged`); the newest of each period is `is_current`. Shapes of the JSON: sql/model/outlook.ts.
create table outlook (
  no bigint generated always as identity primary key,
  series_no int references series (no) on delete cascade,
  indicator_id text references indicator on delete cascade,
  feature_id text not null,
  period text not null check (period in ('hour', 'day', 'month', 'year')),
  -- begin of the first period ahead: what was known ended there
  origin timestamptz not null,
  -- end of the last period ahead
  until timestamptz not null check (until > origin),
  made_at timestamptz not null default now(),
  is_current boolean not null default true,
  -- a digest of what it was made from: the same again makes no other
  basis text not null,
  -- the method that is published; `beats_naive` is false where none did better than naive ones, one of which it then is
  method text not null,
  beats_naive boolean not null,
  fit jsonb not null,
  steps jsonb not null,
  -- the back-test that chose the method, and when its last known period ended
  skill jsonb not null,
  tested_origin timestamptz not null,
  -- for each limit the probability of going beyond it, by step and within the whole horizon
  exceedance jsonb not null default '[]',
  -- return levels of yearly extremes, where the record allows
  extremes jsonb,
  -- days until a stock is empty or at its limit
  stock jsonb,
  judged jsonb,
  judged_at timestamptz,
  check ((series_no is null) <> (indicator_id is null))
);
create unique index outlook_series on outlook (series_no, period) where is_current and series_no is not null;
create unique index outlook_indicator on outlook (indicator_id, feature_id, period) where is_current and indicator_id is not null;
create index outlook_past_series on outlook (series_no, period, origin) where series_no is not null;
create index outlook_past_indicator on outlook (indicator_id, feature_id, origin) where indicator_id is not null;

-- What a detector found in a series, or in an indicator at a feature: it goes on where `until` is null.
create table signal (
  no bigint generated always as identity primary key,
  series_no int references series (no) on delete cascade,
  indicator_id text references indicator on delete cascade,
  feature_id text not null,
  kind text not null,
  since timestamptz not null,
  until timestamptz check (until >= since),
  -- 1 minor, 2 moderate, 3 severe, 4 extreme: as CAP has them
  severity smallint not null check (severity between 1 and 4),
  evidence jsonb not null,
  found_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  check ((series_no is null) <> (indicator_id is null))
);
create unique index signal_series on signal (series_no, kind, since) where series_no is not null;
create unique index signal_indicator on signal (indicator_id, feature_id, kind, since) where indicator_id is not null;
create index signal_since on signal (since);
create index signal_changed on signal (changed_at);

-- Of what the outlook may be another: a series, or an indicator at a feature (empty: at all).
create table outlook_dirty (
  no bigint generated always as identity primary key,
  series_no int references series (no) on delete cascade,
  indicator_id text references indicator on delete cascade,
  feature_id text not null default '',
  check ((series_no is null) <> (indicator_id is null))
);

-- All that is there already.
insert into outlook_dirty (series_no) select no from series where n > 0;
insert into outlook_dirty (indicator_id) select id from indicator;
insert into job (kind, payload, unique_key)
  select 'outlook.run', '{}', 'outlook.run' where exists (select from outlook_dirty);
