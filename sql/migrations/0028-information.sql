-- A request for information says when it may be published: with its answer, from a day on, or not at all. Until now it said only whether.
update record_case
  set answers = answers - 'embargo' || jsonb_build_object('publication', case when answers->'embargo' = 'true'::jsonb then 'never' else 'at-once' end)
  where module = 'information' and not answers ? 'publication';

-- Classifications of administrative documents as offices put them in; the newest holds, the others stay.
create table information_scheme (
  no bigint generated always as identity primary key,
  scheme jsonb not null,
  put_at timestamptz not null default now()
);

-- What was asked twice is published (article 8): requests that read alike, and what was decided of them.
create table information_proposal (
  no bigint generated always as identity primary key,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined')),
  -- where the dataset is that answers them, or why there is to be none
  dataset text,
  reason text,
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  check ((state = 'open') = (decided_at is null)),
  check (state <> 'accepted' or dataset is not null),
  check (state <> 'declined' or reason is not null)
);
create table information_twin (
  case_no bigint primary key references record_case,
  proposal_no bigint not null references information_proposal,
  -- how alike it is to the request that it was put together with, 0 to 1; the first of them is 1
  likeness real not null check (likeness between 0 and 1)
);
create index information_twin_proposal on information_twin (proposal_no);
-- Up to which request it was looked for others.
create table information_looked (
  one boolean primary key default true check (one),
  case_no bigint not null
);
insert into information_looked (case_no) values (0);
