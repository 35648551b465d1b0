import type { Request } from 'express';
import type { z } from 'zod';
import { audit } from '../../../sql/audit.ts';
import type { FollowByMail } from '../../../sql/model/api/warnings.ts';
import { post } from '../../../sql/outbox/post.ts';
import { transaction } from '../../../sql/transaction.ts';
import { countMail } from '../../accounts/by-mail.ts';
import { makeLink } from '../../accounts/links.ts';
import { recipientHash } from '../../outbox/unsubscribe-token.ts';
import type { Services } from '../../services.ts';
import { insertSubscription } from './store.ts';

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
