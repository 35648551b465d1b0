import type pg from 'pg';
import { HttpError } from '../http/error.ts';

const HELD = `select account.id from account_role join account on account.id = account_role.account_id
  where role = 'administrator' and state = 'active'
    and (password_hash is not null or exists (select from account_identity where account_identity.account_id = account.id))`;

/** Whether somebody could sign in and manage the accounts. */
export const hasAdministrator = async (client: pg.ClientBase | pg.Pool): Promise<boolean> => {
  const { rows } = await client.query(`${HELD} limit 1`);
  return rows.length > 0;
};

/**
 * Does something that could take away an administrator (a role, an account), in the caller's transaction. Throws a 409
 * where none would be left. Of two at once that take away two different ones, the second waits and sees what the first did.
 */
export const keepingAnAdministrator = async <T>(
  client: pg.ClientBase,
  work: () => Promise<T>,
): Promise<T> => {
  // One row that all who do this lock, as the embedded engine has no advisory locks between clients.
  await client.query('select from access_state for update');
  const had = await hasAdministrator(client);
  const result = await work();
  if (had && !(await hasAdministrator(client))) throw new HttpError(409, 'last-administrator');
  return result;
};
