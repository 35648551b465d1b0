-- Work outside of requests. A worker holds a running job by a lease that it renews; what it does counts only if the job is
-- still its own when it ends it, in the transaction that has the effect. `attempts` is the fence: it grows with every claim
-- and never falls. `fails` counts the tries that failed, and begins anew when somebody has a dead job tried again.
create table job (
  id bigint generated always as identity primary key,
  kind text not null,
  payload jsonb not null default '{}',
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'dead', 'cancelled')),
  priority int not null default 0,
  run_at timestamptz not null default now(),
  attempts int not null default 0,
  fails int not null default 0,
  -- of waiting and running jobs with the same key there is one
  unique_key text,
  lease_until timestamptz,
  -- host, process and a random part of the worker that holds it
  worker text,
  progress real check (progress between 0 and 1),
  note text,
  result jsonb,
  -- why the last try failed: a code, and a sentence without values of people's
  error text,
  error_detail text,
  cancel_at timestamptz,
  actor_kind text not null default 'system',
  actor_id text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create unique index job_unique on job (unique_key) where state in ('waiting', 'running');
-- By kind: a worker asks only for kinds that it has hands free for, and must not go through what waits of the others.
create index job_due on job (kind, priority desc, run_at, id) where state = 'waiting';
create index job_leased on job (lease_until) where state = 'running';
create index job_list on job (state, id desc);
create index job_kind on job (kind, id desc);
create index job_actor on job (actor_id, id desc) where actor_id is not null;
-- When a recurring kind was enqueued last: of many workers one does it.
create table job_slot (
  kind text primary key,
  slot timestamptz not null
);
