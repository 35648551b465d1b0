-- Which job computes an indicator now, and which run of it: what it writes is of a revision that nobody sees yet, and must be
-- taken away by whoever follows where it ended half-way.
alter table indicator add column writer uuid;
alter table indicator add column writer_job bigint;
