-- What a layer of newest values tells of times before: changes where a series of it did, with or without a revision.
alter table layer add column history text;
