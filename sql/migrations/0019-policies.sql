-- Values of the Sustainable Development Goals that came in files of Open SDG, what is said of those without; documents of policy,
-- their versions, and what the public says of them.

-- One file of Open SDG by indicator: its columns between Year and Value, GeoCode left out, in their order.
create table sdg_dataset (
  indicator text primary key check (indicator ~ '^[0-9]{1,2}\.([0-9]{1,2}|[a-d])\.[0-9]{1,2}$'),
  columns text[] not null,
  -- which way is better, and what is to be reached when: Open SDG's progress_calculation_options
  progress jsonb,
  source jsonb not null,
  is_sample boolean not null default false,
  imported_at timestamptz not null default now()
);
create table sdg_value (
  indicator text not null references sdg_dataset on delete cascade,
  row int not null check (row > 0),
  -- as it was written (2011/12), and the year that stands for it
  period text not null,
  year int not null,
  cells text[] not null,
  geo_code text not null default '',
  value double precision,
  primary key (indicator, row)
);
-- What an officer says of an indicator that has no values here.
create table sdg_reporting (
  indicator text primary key,
  status text not null check (status in ('in-progress', 'exploring', 'not-applicable')),
  note jsonb,
  changed_at timestamptz not null default now()
);

-- A document as it is written (draft), and which of its versions is the published one.
create table policy (
  id text primary key check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(id) <= 60),
  theme_id text references theme on delete set null,
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  is_sample boolean not null default false,
  draft jsonb not null,
  -- raised by each change, so that two who write at once do not undo each other's
  revision int not null default 1,
  published int,
  withdrawn_because jsonb,
  comments_from date,
  comments_until date,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  check ((state = 'draft') = (published is null)),
  check ((state = 'withdrawn') = (withdrawn_because is not null)),
  check ((comments_from is null) = (comments_until is null)),
  check (comments_from <= comments_until)
);
create index policy_theme on policy (theme_id);

create table policy_version (
  policy_id text not null references policy,
  version int not null check (version > 0),
  content jsonb not null,
  -- what is other than in the one before
  note jsonb not null,
  account_id uuid references account on delete set null,
  published_at timestamptz not null default now(),
  primary key (policy_id, version)
);
create index policy_version_account on policy_version (account_id);
alter table policy add constraint policy_published foreign key (id, published) references policy_version (policy_id, version)
  deferrable initially deferred;

-- What was published stays as it was; of who published it, the account may be erased.
create function policy_version_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.account_id is null
    and (new.policy_id, new.version, new.content, new.note, new.published_at)
      is not distinct from (old.policy_id, old.version, old.content, old.note, old.published_at) then
    return new;
  end if;
  raise exception 'a version that was published is neither changed nor removed';
end $$;
create trigger policy_version_stays before update or delete on policy_version
  for each row execute function policy_version_stays();

-- What somebody said of a document, or of a section of it, in a consultation.
create table policy_comment (
  id uuid primary key default gen_random_uuid(),
  policy_id text not null references policy on delete cascade,
  version int not null,
  section text not null default '',
  account_id uuid references account on delete cascade,
  email text,
  -- what is shown beside it; may be empty
  author text not null default '' check (length(author) <= 80),
  language text not null check (language in ('ar', 'fr', 'en')),
  body text not null check (length(body) between 1 and 4000),
  state text not null default 'waiting' check (state in ('waiting', 'published', 'rejected')),
  reason text,
  reply text check (length(reply) between 1 and 4000),
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  replied_at timestamptz,
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'rejected') = (reason is not null)),
  check ((reply is null) = (replied_at is null))
);
create index policy_comment_policy on policy_comment (policy_id, state, created_at);
create index policy_comment_account on policy_comment (account_id);
create index policy_comment_email on policy_comment (lower(email));
