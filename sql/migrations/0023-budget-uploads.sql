-- Which job loads an upload: what it waits for, and whether anything still comes of it, is seen there. Jobs go after their time, so
-- that it may be one that is not there any more.
alter table budget_upload add column job_id bigint;
update budget_upload u set job_id = (select max(j.id) from job j where j.kind = 'budget.load' and j.payload->>'upload' = u.id::text);
