import type { Request } from 'express';
import type { z } from 'zod';
import { audit } from '../../../sql/audit.ts';
import type { FollowByMail } from '../../../sql/model/api/warnings.ts';
import { Following } from '../../../sql/model/subscription.ts';
import { post } from '../../../sql/outbox/post.ts';
import { transaction } from '../../../sql/transaction.ts';
import { countMail } from '../../accounts/by-mail.ts';
import { makeLink, spendLink } from '../../accounts/links.ts';
import { HttpError } from '../../http/error.ts';
import { recipientHash } from '../../outbox/unsubscribe-token.ts';
import type { Services } from '../../services.ts';
import { insertSubscription, wantAgain } from './store.ts';

/**
 * Somebody wants warnings at an address, without an account: a mail asks whoever reads it, and nothing more is sent before
 * she says so. The answer is the same whoever's address it is.
 */
export const followByMail = async (
  services: Services,
  request: Request,
  { email, ...following }: z.infer<typeof FollowByMail>,
): Promise<void> => {
  await countMail(services, request, email, 'act');
  await transaction(services.db, async (client) => {
    const hash = recipientHash(services.secrets, email);
    const receiver = { channel: 'mail', accountId: null, email, recipientHash: hash, target: null } as const;
    const subscription = await insertSubscription(client, receiver, following, false);
    const { link, expires } = await makeLink(client, { kind: 'warnings', email, content: { subscription } });
    await post(client, {
      channel: 'mail',
      to: email,
      language: following.language,
      template: 'confirm-warnings',
      content: { link, expires },
    });
    await audit(client, {
      actor: { kind: 'public', id: null },
      action: 'warnings.follow.ask',
      object: { kind: 'subscription', id: subscription },
    });
  });
};

const CONFIRM = `update warning_subscription set confirmed_at = now() where id = $1 and confirmed_at is null
  returning recipient_hash as hash, filter, language, rhythm`;

/** Whoever reads the mail wants them: from now on they are sent. Throws a 410 where the link is none, or was used. */
export const confirmFollowing = (services: Services, token: string): Promise<Following> =>
  transaction(services.db, async (client) => {
    const { content } = await spendLink(client, token, ['warnings']);
    const { rows } = await client.query<{ hash: string; filter: unknown; language: string; rhythm: string }>(
      CONFIRM,
      [content.subscription],
    );
    const row = rows[0];
    if (!row) throw new HttpError(410, 'link-gone');
    await wantAgain(client, row.hash);
    await audit(client, {
      actor: { kind: 'public', id: null },
      action: 'warnings.follow',
      object: { kind: 'subscription', id: content.subscription! },
    });
    const { filter, language, rhythm } = row;
    return Following.parse({ filter, language, rhythm });
  });
