-- What came by mail or text message for a case and does not suffice for one yet: what is missing is asked back, and the case is filed
-- once it is there. Taken away then, or when nobody goes on with it.
create table record_draft (
  id uuid primary key,
  module text not null,
  channel text not null check (channel in ('sms', 'e-mail')),
  -- an e-mail address, or a telephone number (E.164)
  sender text not null,
  language text not null check (language in ('ar', 'fr', 'en')),
  answers jsonb not null default '{}',
  files uuid[] not null default '{}',
  -- what was asked last, in its order: a field, and the numbers of what it was offered
  asked jsonb not null default '[]',
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index record_draft_sender on record_draft (channel, lower(sender), changed_at);
create index record_draft_changed on record_draft (changed_at);
