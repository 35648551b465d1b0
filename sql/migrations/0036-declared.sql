-- By which declaration of a module what is derived from it was last written in its cases: the numbers that are counted in them, and what
-- time and numbers bring about next. Where the declaration is another by now, the job `cases.time` writes it anew.
create table record_declared (
  module text primary key,
  digest text not null
);
