-- What all may know of cases: figures by month and place, and the layers that they are published as.

-- Indicators of cases are declared by modules, and stand in a theme beside its own.
alter table indicator add column origin text not null default 'theme' check (origin in ('theme', 'module'));

-- Whether a case was past its deadline when it went on; what is open is late by its deadline.
alter table record_case add column late boolean not null default false;
create index record_case_overdue on record_case (module, due_at) include (structure_id, received_at) where kind <> 'closed';
create index record_case_place on record_case (module, place_id, received_at);
create index record_case_structure on record_case (module, structure_id, received_at);

-- A case that is another than it was counted and published as. What is counted of the month in which it was received holds no more.
create table record_dirty (
  no bigint generated always as identity primary key,
  module text not null,
  case_no bigint not null,
  received_at timestamptz not null
);
create index record_dirty_module on record_dirty (module, received_at);

-- Counts of the cases that were received in a month, by one word about each (`dimension`), as they were when nothing of the month was
-- dirty. `days` has tenths of a day until the answer.
create table record_tally (
  module text not null,
  month text not null,
  dimension text not null,
  key text not null,
  count int not null,
  primary key (module, month, dimension, key)
);

-- Figures of a place, with all that lies in it, in a month (2026-03), a year, or of all time (an empty period): as they are (`counted`, for nobody
-- to see), and what of them may be told.
create table record_place (
  module text not null,
  place_id text not null,
  period text not null,
  counted jsonb not null,
  told jsonb not null default '{}',
  primary key (module, place_id, period)
);

-- The layer of the published cases of a module, and by which declaration its rows were made.
create table record_layer (
  module text primary key,
  layer_no int not null unique references layer (no) on delete cascade,
  basis text not null
);

-- Takes a case off the map, with all that was ever shown of it: no revision may show what is not public any more.
create function record_take_off(of_module text, number text) returns void language plpgsql as $$
declare
  own int := (select layer_no from biatouna.record_layer where module = of_module);
begin
  if own is null then return; end if;
  delete from biatouna.feature where layer_no = own and id = number;
  if not found then return; end if;
  update biatouna.layer set revision = revision + 1, published_at = now(), feature_count = greatest(0, feature_count - 1) where no = own;
  insert into biatouna.layer_revision (layer_no, revision, published_at, manifest, feature_count, added, changed, removed)
    select no, revision, now(), manifest, feature_count, 0, 0, 1 from biatouna.layer where no = own;
  update biatouna.publication set version = version + 1;
end
$$;

-- Has what is published of cases brought up to date soon. The job that waits cannot begin before this transaction has ended, so that it
-- sees what this one wrote.
create function record_ask_for_publish() returns void language plpgsql as $$
begin
  loop
    insert into biatouna.job (kind, payload, run_at, unique_key) values ('cases.publish', '{}', now() + interval '5 seconds', 'cases.publish')
      on conflict (unique_key) where state in ('waiting', 'running') do nothing;
    exit when found;
    perform from biatouna.job where unique_key = 'cases.publish' and state in ('waiting', 'running') for share;
    exit when found;
  end loop;
end
$$;

create function record_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.state <> old.state and old.due_at <= new.changed_at then new.late := true; end if;
    if (new.state, new.kind, new.is_public, new.category, new.structure_id, new.place_id, new.channel, new.due_at, new.closed_at, new.late,
        new.redacted, new.answers, new.geom::text) is not distinct from (old.state, old.kind, old.is_public, old.category, old.structure_id,
        old.place_id, old.channel, old.due_at, old.closed_at, old.late, old.redacted, old.answers, old.geom::text) then
      return new;
    end if;
    if old.is_public and (not new.is_public
        or (new.redacted, new.answers, new.place_id, new.geom::text) is distinct from (old.redacted, old.answers, old.place_id, old.geom::text)) then
      perform biatouna.record_take_off(old.module, old.number);
    end if;
  end if;
  insert into biatouna.record_dirty (module, case_no, received_at) values (new.module, new.no, new.received_at);
  perform biatouna.record_ask_for_publish();
  return new;
end
$$;
create trigger record_changed before insert or update on record_case for each row execute function record_changed();

-- What is there already was never counted.
insert into biatouna.record_dirty (module, case_no, received_at) select module, no, received_at from record_case;
