-- Who sees a layer, whose it is, and where it came from. Theme layers stay as they were: public, nobody's.
alter table layer
  add column visibility jsonb not null default '{"kind": "public"}',
  add column owner_id text references institution on delete set null,
  add column origin text not null default 'theme' check (origin in ('theme', 'api'));
create function layer_access_changed() returns trigger language plpgsql as $$
begin
  update biatouna.publication set version = version + 1;
  return null;
end
$$;
create trigger layer_access_changed after update of visibility, owner_id on layer
  for each statement execute function layer_access_changed();
-- Who brought a source or licence: what a theme declares, nobody changes by the API.
alter table source add column origin text not null default 'theme' check (origin in ('theme', 'api'));
alter table licence add column origin text not null default 'theme' check (origin in ('theme', 'api'));
-- Why a load failed, by its stable code (sql/model/load-errors.ts).
alter table load add column error_code text;
-- What came by the API: the whole of a layer as it is to be, until a load makes it the next revision.
create table layer_draft (
  layer_id text primary key check (layer_id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(layer_id) <= 60),
  manifest jsonb not null,
  -- those that the manifest names and that were not there
  sources jsonb not null default '[]',
  licences jsonb not null default '[]',
  position int not null,
  -- what the layer is first published with
  owner_id text references institution on delete set null,
  visibility jsonb not null,
  row_count int not null default 0,
  byte_count bigint not null default 0,
  changed_at timestamptz not null default now()
);
-- Rows as they were sent, some hundred to a piece, so that a draft of a million is written and emptied in no time.
create table layer_draft_part (
  layer_id text not null references layer_draft on delete cascade,
  first_row int not null,
  features json not null,
  primary key (layer_id, first_row)
);
