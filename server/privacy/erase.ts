import type pg from 'pg';
import { type Actor, audit } from '../../sql/audit.ts';
import { post } from '../../sql/outbox/post.ts';
import type { Account } from '../accounts/account.ts';
import { keepingAnAdministrator } from '../accounts/administrators.ts';

/**
 * What names somebody by address and not by account: links and sessions from before there was one, and mails. What hangs
 * on the account itself the database removes with it.
 */
const BY_ADDRESS = [
  'delete from one_time_token where lower(email) = lower($1)',
  'delete from policy_comment where lower(email) = lower($1)',
  `update petition_signature set email = null, hears = 'nothing' where lower(email) = lower($1)`,
  `delete from record_draft where channel = 'e-mail' and lower(sender) = lower($1)`,
  'delete from warning_subscription where lower(email) = lower($1)',
  `delete from session where kind = 'email' and lower(email) = lower($1)`,
  `delete from message where channel = 'mail' and lower(recipient) = lower($1)`,
];

/**
 * Erases an account and everything that says whose it was, in the caller's transaction; a last mail says so. The trail
 * keeps its number, which leads to nobody. Throws a 409 where nobody would be left to manage accounts.
 */
export const eraseAccount = async (client: pg.ClientBase, account: Account, actor: Actor): Promise<void> => {
  const { id, email, name, language } = account;
  await keepingAnAdministrator(client, () => client.query('delete from account where id = $1', [id]));
  for (const statement of BY_ADDRESS) await client.query(statement, [email]);
  await audit(client, { actor, action: 'account.erase', object: { kind: 'account', id } });
  await post(client, {
    channel: 'mail',
    to: email,
    language,
    template: 'account-erased',
    content: name === '' ? {} : { name },
  });
};
