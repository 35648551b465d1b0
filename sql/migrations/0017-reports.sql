-- Reports of a year on all places, as files that were made by a job and can be downloaded by all.
create table report (
  year int not null check (year between 1900 and 2200),
  language text not null check (language in ('ar', 'fr', 'en')),
  made_at timestamptz not null default now(),
  -- publication.version when it was made
  version bigint not null,
  pages int not null check (pages > 0),
  content bytea not null,
  primary key (year, language)
);
