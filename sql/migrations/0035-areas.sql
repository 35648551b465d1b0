-- An area that is drawn over several governorates lies in each of them: a case about it is counted in all (server/records/publish/tally.ts),
-- and in what they are part of once. Null: it lies in the one place that the case names, or in that of its body.
alter table record_case add column area_places text[];
create index record_case_area_places on record_case using gin (area_places) where area_places is not null;
