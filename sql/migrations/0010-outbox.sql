-- Messages, written in the transaction of what they tell and sent by jobs. The number goes out with each (Message-ID,
-- webhook-id), so that a receiver knows one that comes twice.
create table message (
  id uuid primary key default gen_random_uuid(),
  channel text not null check (channel in ('mail', 'push', 'webhook')),
  account_id uuid references account on delete cascade,
  -- an e-mail address (masked once it is sent), or the number of a subscription or webhook
  recipient text not null,
  language text not null check (language in ('ar', 'fr', 'en')),
  template text not null,
  -- what fills the template; emptied once it is sent
  content jsonb not null default '{}',
  -- what can be unsubscribed from; null: what the receiver asked for by acting
  topic text,
  -- of messages with the same one there is one
  dedupe_key text unique,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dead', 'suppressed', 'discarded')),
  attempts int not null default 0,
  -- a code, without values of people's
  error text,
  job_id bigint,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index message_list on message (created_at desc, id desc);
create index message_state on message (state, created_at desc);
create index message_account on message (account_id);
create index message_recipient on message (recipient, created_at desc) where channel <> 'mail';
create index message_job on message (job_id) where state in ('waiting', 'dead');
-- A message that waits has a job that will send it: however that job ends without having sent it, be it by its worker's
-- death, the message is dead; and it waits again when the job does.
create function message_follows_job() returns trigger language plpgsql as $$
begin
  update biatouna.message set state = case new.state when 'waiting' then 'waiting' else 'dead' end,
      attempts = new.fails, error = coalesce(new.error_detail, new.error, new.state)
    where job_id = new.id and state = case new.state when 'waiting' then 'dead' else 'waiting' end;
  return null;
end
$$;
create trigger message_follows_job after update of state on job
  for each row when (new.kind = 'deliver' and (new.state in ('dead', 'cancelled') or old.state = 'dead'))
  execute function message_follows_job();
create table unsubscribed (
  -- keyed hash of the address: who wants no mail is not kept as a list of addresses
  recipient_hash text not null,
  topic text not null,
  at timestamptz not null default now(),
  primary key (recipient_hash, topic)
);
create table push_subscription (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account on delete cascade,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  language text not null default 'ar' check (language in ('ar', 'fr', 'en')),
  created_at timestamptz not null default now(),
  gone_at timestamptz
);
create index push_subscription_account on push_subscription (account_id);
create table webhook (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account on delete cascade,
  url text not null,
  secret_sealed bytea not null,
  topics text[] not null,
  language text not null default 'en' check (language in ('ar', 'fr', 'en')),
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);
create index webhook_account on webhook (account_id);
