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
-- Rows that came by the API, until a load takes them.
create table layer_draft (
  layer_id text primary key,
  manifest jsonb not null,
  position int not null default 0,
  changed_at timestamptz not null default now(),
  changed_by text
);
create table layer_draft_row (
  layer_id text not null references layer_draft on delete cascade,
  row bigint generated always as identity,
  properties jsonb not null,
  geometry jsonb,
  valid_from text,
  valid_to text,
  primary key (layer_id, row)
);
