-- By which version of its indicator's method a value was made: a version before stays what it was when the method's meaning changes.
-- No method had another than the first until now. What is not by a method (newest values, answers) has the first, too.
alter table computed_value add column method_version smallint not null default 1;
