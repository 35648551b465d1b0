-- Queues at the size of a country: what is due first and what came last, of all structures, of one, of one officer, are each read in
-- their order from an index, from where a page begins (server/records/cases/list.ts). What nothing is due of comes last.
drop index record_case_queue;
create index record_case_queue on record_case (structure_id, kind, (coalesce(due_at, 'infinity')), no);
create index record_case_kind on record_case (kind, (coalesce(due_at, 'infinity')), no);
create index record_case_assignee on record_case (assignee_id, kind, (coalesce(due_at, 'infinity')), no) where assignee_id is not null;
create index record_case_received on record_case (received_at desc, no desc);
drop index record_case_structure;
create index record_case_structure on record_case (structure_id, received_at desc, no desc);
