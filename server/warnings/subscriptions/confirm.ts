import { audit } from '../../../sql/audit.ts';
import { Following } from '../../../sql/model/subscription.ts';
import { transaction } from '../../../sql/transaction.ts';
import { spendLink } from '../../accounts/links.ts';
import { HttpError } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import { wantAgain } from './store.ts';

const CONFIRM = `update warning_subscription set confirmed_at = now() where id = $1 and confirmed_at is null
  returning recipient_hash as hash, filter, language, rhythm`;
type Row = { hash: string | null; filter: unknown; language: string; rhythm: string };

/**
 * Whoever reads the mail, or the browser that got the message, wants warnings: from now on they are sent. Throws a 410 where
 * the link is none, or was used.
 */
export const confirmFollowing = (services: Services, token: string): Promise<Following> =>
  transaction(services.db, async (client) => {
    const { content } = await spendLink(client, token, ['warnings', 'warnings-push']);
    const { rows } = await client.query<Row>(CONFIRM, [content.subscription]);
    const row = rows[0];
    if (!row) throw new HttpError(410, 'link-gone');
    if (row.hash) await wantAgain(client, row.hash);
    await audit(client, {
      actor: { kind: 'public', id: null },
      action: 'warnings.follow',
      object: { kind: 'subscription', id: content.subscription! },
    });
    const { filter, language, rhythm } = row;
    return Following.parse({ filter, language, rhythm });
  });
