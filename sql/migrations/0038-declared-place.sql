-- Cases are written anew over as many runs of the job as it takes: by which declaration that is under way (`coming`), and up to which
-- case it has come (`place`). Of a module that was never all through there is no digest.
alter table record_declared alter column digest drop not null, add column coming text, add column place bigint,
  add check ((coming is null) = (place is null)), add check (digest is not null or coming is not null);
