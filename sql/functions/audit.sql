-- What is hashed of a row of the trail: jsonb writes the same value as the same text.
create or replace function biatouna.audit_text(entry biatouna.audit) returns text
  language sql immutable parallel safe
as $$
  select jsonb_build_array(
    (entry).no, to_char((entry).at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), (entry).actor_kind, (entry).actor_id,
    (entry).action, (entry).object_kind, (entry).object_id, (entry).before, (entry).after, (entry).reason)::text
$$;

-- Writes a row of the trail, in the transaction of what it tells; writers wait for each other, so that there is one order.
create or replace function biatouna.audit_append(
  actor_kind text, actor_id text, action text, object_kind text, object_id text, before jsonb, after jsonb, reason text
) returns bigint
  language plpgsql
as $$
declare
  head biatouna.audit_head;
  entry biatouna.audit;
begin
  select * into head from biatouna.audit_head for update;
  entry := (head.no + 1, clock_timestamp(), actor_kind, actor_id, action, object_kind, object_id, before, after, reason,
    head.hash, '\x'::bytea);
  entry.hash := sha256(head.hash || convert_to(biatouna.audit_text(entry), 'UTF8'));
  insert into biatouna.audit select (entry).*;
  update biatouna.audit_head set no = entry.no, hash = entry.hash;
  return entry.no;
end
$$;
