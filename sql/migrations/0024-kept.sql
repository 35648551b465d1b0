-- What is of a person in a case goes when its time is over.

-- When a closed case was last looked through for it.
alter table record_case add column erased_at timestamptz;
create index record_case_kept on record_case (module, closed_at) where closed_at is not null;

-- Of what was done in a case whose time is over, answers may be taken out; nothing may be written otherwise, then or ever.
create function record_event_is_kept() returns trigger language plpgsql as $$
begin
  if exists (select from biatouna.record_case c where c.no = old.case_no and c.erased_at is not null)
    and to_jsonb(new) - 'answers' = to_jsonb(old) - 'answers'
    and not exists (select from jsonb_each(new.answers) kept where old.answers -> kept.key is distinct from kept.value) then
    return new;
  end if;
  raise exception 'cases and what was done in them are kept';
end
$$;
drop trigger record_is_kept on record_event;
create trigger record_is_kept before delete on record_event for each statement execute function record_is_kept();
create trigger record_event_is_kept before update on record_event for each row execute function record_event_is_kept();

alter table record_file drop constraint record_file_state_check;
alter table record_file add constraint record_file_state_check check (state in ('waiting', 'clean', 'refused', 'erased'));
alter table record_file drop constraint record_file_check;
alter table record_file add constraint record_file_check check ((content is null) = (state in ('refused', 'erased')));
