-- A browser may follow warnings without an account; what is sent to it asks whether it wants them. Once it follows none it is
-- kept no longer, and what it proves itself by is the secret that it encrypts with (`auth`).
alter table push_subscription alter column account_id drop not null;
alter table warning_subscription drop constraint warning_subscription_check1;
alter table warning_subscription add constraint warning_subscription_owner
  check (channel <> 'webhook' or account_id is not null);
