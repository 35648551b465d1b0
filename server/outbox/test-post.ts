import type pg from 'pg';
import type { Language } from '../../sql/model/text.ts';
import { post } from '../../sql/outbox/post.ts';
import { HttpError } from '../http/error.ts';

/**
 * Sends a test to a webhook or push subscription of somebody's own, once a minute: we are not to be made to knock at
 * others' doors. 429 before that.
 */
export const postTest = async (
  client: pg.ClientBase,
  to: { channel: 'webhook' | 'push'; id: string; account: string; language: Language },
): Promise<string> => {
  const minute = Math.floor(Date.now() / 60_000);
  const id = await post(client, {
    channel: to.channel,
    to: to.id,
    accountId: to.account,
    language: to.language,
    template: 'test-message',
    content: {},
    dedupeKey: `test ${to.id} ${minute}`,
  });
  if (id === null) throw new HttpError(429, 'too-many-requests', { values: { seconds: 60 } });
  return id;
};
