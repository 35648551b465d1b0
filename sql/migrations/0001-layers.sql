-- What is published: themes, sources, layers, and the features of layers.

create table theme (
  id text primary key,
  position int not null,
  manifest jsonb not null
);

create table licence (
  id text primary key,
  manifest jsonb not null
);

create table source (
  id text primary key,
  licence_id text not null references licence,
  manifest jsonb not null
);

-- `no` names the partitions of the tables below; `revision` is the one state that is published. Rows of a later
-- revision may already be in `feature`: nobody sees them until the revision is raised, in one short update.
create table layer (
  no int generated always as identity unique,
  id text primary key check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(id) <= 60),
  theme_id text references theme,
  position int not null default 0,
  manifest jsonb not null,
  revision bigint not null default 0 check (revision >= 0),
  published_at timestamptz,
  feature_count bigint not null default 0,
  bbox float8[] check (bbox is null or array_length(bbox, 1) = 4),
  -- earliest valid_from and latest valid_to; a null bound is open
  time_from timestamptz,
  time_to timestamptz,
  -- zooms up to which `feature_level` (lines, polygons) or `feature_cell` (points) serve, ascending; empty: none
  levels int[] not null default '{}'
);

-- Raised with every published change, so that one cheap query tells every process that something is new.
create table publication (
  one boolean primary key default true check (one),
  version bigint not null
);
insert into publication (version) values (0);

create table layer_revision (
  layer_no int not null references layer (no) on delete cascade,
  revision bigint not null,
  published_at timestamptz not null,
  manifest jsonb not null,
  feature_count bigint not null,
  added bigint not null,
  changed bigint not null,
  removed bigint not null,
  primary key (layer_no, revision)
);

-- A version of a feature. It belongs to the revisions since_revision <= r < until_revision, so that what the layer was
-- at any revision, and so on any day, can be asked. valid_from/valid_to is the other time: when it was so in the world.
create sequence feature_version;

create table feature (
  layer_no int not null references layer (no) on delete cascade,
  vid bigint not null default nextval('feature_version'),
  fid bigint not null check (fid between 0 and 9007199254740991),
  id text not null,
  properties jsonb not null,
  geom geometry(Geometry, 4326),
  geom_3857 geometry(Geometry, 3857),
  valid_from timestamptz,
  valid_to timestamptz check (valid_to > valid_from),
  search_text text,
  digest uuid not null,
  since_revision bigint not null,
  until_revision bigint not null default 9223372036854775807 check (until_revision > since_revision)
) partition by list (layer_no);

create index feature_geom on feature using gist (geom_3857);
create index feature_order on feature (fid, vid);
create index feature_id on feature (id, since_revision);
create index feature_vid on feature (vid);
create index feature_search on feature using gin (search_text public.gin_trgm_ops) where search_text is not null;

-- Lines and polygons generalised by the etl: the row serves zooms up to and including `level`.
create table feature_level (
  layer_no int not null references layer (no) on delete cascade,
  revision bigint not null,
  level smallint not null,
  vid bigint not null,
  geom_3857 geometry(Geometry, 3857) not null
) partition by list (layer_no);

create index feature_level_geom on feature_level using gist (geom_3857);
create index feature_level_vid on feature_level (vid, level, revision);

-- Points thinned by the etl: one row for each cell of the zoom's grid that holds a point. vid is set where it is alone.
create table feature_cell (
  layer_no int not null references layer (no) on delete cascade,
  revision bigint not null,
  zoom smallint not null,
  cell_x int not null,
  cell_y int not null,
  point_count int not null check (point_count > 0),
  vid bigint,
  -- sums and the worst class, under the names that tiles publish
  properties jsonb not null default '{}',
  geom_3857 geometry(Point, 3857) not null
) partition by list (layer_no);

create index feature_cell_geom on feature_cell using gist (geom_3857);
create index feature_cell_zoom on feature_cell (revision, zoom, cell_x, cell_y);
