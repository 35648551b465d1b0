-- What somebody sent with a case is kept with it, as the case is. What is of a person in it goes by its state (`erased`), which the case tells.
create trigger record_file_is_kept before delete on record_file for each row
  when (old.case_no is not null) execute function record_is_kept();
