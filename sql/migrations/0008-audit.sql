-- Who did what, in an order without gaps: each row's hash holds the one before, so that a changed, missing or moved row
-- shows (`npm run verify -- audit`). Rows are written by audit_append() alone, in the transaction of what they tell.
create table audit (
  no bigint primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('account', 'key', 'email', 'case', 'public', 'system', 'command')),
  -- number of an account, key or case, never a name or an address
  actor_id text,
  action text not null,
  object_kind text not null,
  object_id text not null,
  before jsonb,
  after jsonb,
  reason text,
  previous bytea not null,
  hash bytea not null
);
create index audit_at on audit (at);
create index audit_object on audit (object_kind, object_id, no);
create index audit_actor on audit (actor_id, no);
-- The end of the chain: a trail that was cut short does not lead to it.
create table audit_head (
  one boolean primary key default true check (one),
  no bigint not null,
  hash bytea not null
);
insert into audit_head (no, hash) values (0, '\x');
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = '42501';
end
$$;
create trigger audit_is_append_only before update or delete on audit
  for each row execute function audit_is_append_only();
create trigger audit_is_not_emptied before truncate on audit
  for each statement execute function audit_is_append_only();
-- Nor has the role itself the right; a superuser is above rights, but not above the triggers.
do $$
begin
  execute format('revoke update, delete, truncate on biatouna.audit from %I', current_user);
end
$$;
