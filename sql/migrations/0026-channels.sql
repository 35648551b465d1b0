-- Cases come by SMS and are answered by e-mail; nobody floods a module.

alter table message drop constraint message_channel_check;
alter table message add constraint message_channel_check check (channel in ('mail', 'push', 'webhook', 'sms'));

-- What gateways handed over, by a keyed hash of their number for it, so that what comes twice is taken once.
create table record_incoming (
  key text primary key,
  at timestamptz not null default now()
);
create index record_incoming_at on record_incoming (at);

-- How much one sender sent to a module in the hour that began then, by a keyed hash of both.
create table record_burst (
  key text primary key,
  since timestamptz not null default now(),
  count int not null default 1
);
create index record_burst_since on record_burst (since);
