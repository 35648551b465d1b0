-- What is counted in a case, whole: one row for each number, from nought on, which every raise goes through, so that it is right to
-- the unit and says at once what it has reached. Lists go by it. Beside it stays where those live who are counted, in a row for each place.
create table record_total (
  case_no bigint not null references record_case,
  count_id text not null,
  n int not null,
  primary key (case_no, count_id)
);
insert into record_total (case_no, count_id, n) select case_no, count_id, sum(n) from record_count group by 1, 2;
insert into record_total (case_no, count_id, n)
  select c.no, counted.id, 0 from record_case c join (
    select c.module, t.count_id as id from record_total t join record_case c on c.no = t.case_no
    union select module, jsonb_object_keys(next_counts) from record_case) counted on counted.module = c.module
  on conflict do nothing;
create index record_total_most on record_total (count_id, n desc, case_no desc);

-- Signatures of a moment are written together, by one statement: a number need no longer lie in parts.
update record_count r set n = all_parts.n
  from (select case_no, count_id, place_id, min(part) as part, sum(n)::int as n from record_count group by 1, 2, 3) all_parts
  where (r.case_no, r.count_id, r.place_id, r.part) = (all_parts.case_no, all_parts.count_id, all_parts.place_id, all_parts.part);
delete from record_count r using record_count other
  where (other.case_no, other.count_id, other.place_id) = (r.case_no, r.count_id, r.place_id) and other.part < r.part;
alter table record_count drop constraint record_count_pkey;
alter table record_count drop column part;
alter table record_count add primary key (case_no, count_id, place_id);

-- An account that goes leaves what it entered, of which a country has millions.
create index record_case_entered_by on record_case (entered_by) where entered_by is not null;
