import type pg from 'pg';
import type { Language } from '../../sql/model/text.ts';
import { post } from '../../sql/outbox/post.ts';
import { HttpError } from '../http/error.ts';

const PAUSE_SECONDS = 60;

/** Seconds until the next test may be sent there. */
const waitOf = async (client: pg.ClientBase, recipient: string): Promise<number> => {
  const { rows } = await client.query<{ wait: number }>(
    `select ceil(extract(epoch from max(created_at) - now()) + $2::int)::int as wait from message
      where recipient = $1 and channel <> 'mail' and template = 'test-message'`,
    [recipient, PAUSE_SECONDS],
  );
  return rows[0]?.wait ?? 0;
};

/**
 * Sends a test to a webhook or push subscription of somebody's own, which the caller holds locked; once a minute: we are
 * not to be made to knock at others' doors. 429 before that.
 */
export const postTest = async (
  client: pg.ClientBase,
  to: { channel: 'webhook' | 'push'; id: string; account: string; language: Language },
): Promise<string> => {
  const seconds = await waitOf(client, to.id);
  if (seconds > 0) throw new HttpError(429, 'too-many-requests', { values: { seconds } });
  const { channel, id, account: accountId, language } = to;
  const written = await post(client, {
    channel,
    to: id,
    accountId,
    language,
    template: 'test-message',
    content: {},
  });
  return written!;
};
