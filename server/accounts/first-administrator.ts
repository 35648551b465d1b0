import type { Db } from '../../sql/db.ts';
import { transaction } from '../../sql/transaction.ts';
import { hasAdministrator } from './administrators.ts';
import { makeLink } from './links.ts';

/**
 * The page, with its token, where whoever starts the server makes the first administrator; null once there is one. Made
 * anew at each start, good for a day and once; that of the start before is void.
 */
export const firstAdministratorLink = async (db: Db): Promise<string | null> => {
  if (await hasAdministrator(db.pool)) return null;
  return transaction(db, async (client) => {
    await client.query(`delete from one_time_token where kind = 'administrator' and used_at is null`);
    return (await makeLink(client, { kind: 'administrator' })).link;
  });
};
