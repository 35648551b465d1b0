-- Where: places and the bodies that are in charge.

-- A version of a place; the id (level:scheme:code) is the same for all its versions.
create table place (
  no bigint generated always as identity primary key,
  id text not null check (id ~ '^[a-z-]+:[a-z0-9-]+:.+$'),
  layer_no int not null references layer (no) on delete cascade,
  level text not null,
  scheme text not null,
  code text not null,
  -- a name in each language that has one, and where the names come from
  name jsonb not null,
  name_origin text,
  rank float8 not null default 0,
  geom geometry(Geometry, 4326) not null,
  valid_from timestamptz,
  valid_to timestamptz,
  unique nulls not distinct (id, valid_from)
);
create index place_geom on place using gist (geom);
create index place_code_of on place (level, scheme, code);
create index place_layer on place (layer_no);

-- The same place in other schemes.
create table place_code (
  place_no bigint not null references place on delete cascade,
  scheme text not null,
  code text not null,
  primary key (place_no, scheme)
);
create index place_code_code on place_code (scheme, code);

-- Parallel hierarchies: a place hangs below one parent in each.
create table place_parent (
  place_no bigint not null references place on delete cascade,
  hierarchy text not null,
  parent_id text not null,
  primary key (place_no, hierarchy)
);
create index place_parent_parent on place_parent (parent_id);

create table place_name (
  place_no bigint not null references place on delete cascade,
  language text not null,
  name text not null,
  folded text not null,
  primary key (place_no, language)
);
create index place_name_folded on place_name using gin (folded public.gin_trgm_ops);

create table institution (
  id text primary key,
  name jsonb not null,
  kind text not null,
  status text not null check (status in ('open', 'suspended', 'closed')),
  place_id text,
  valid_from date,
  valid_to date check (valid_to >= valid_from),
  successor_id text references institution deferrable initially deferred,
  manifest jsonb not null
);
