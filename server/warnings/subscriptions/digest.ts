import type pg from 'pg';
import type { Db } from '../../../sql/db.ts';
import type { JobHandler } from '../../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../../sql/jobs/kinds.ts';
import type { CapAlert } from '../../../sql/model/cap.ts';
import type { Channel } from '../../../sql/model/message.ts';
import type { Language } from '../../../sql/model/text.ts';
import { post } from '../../../sql/outbox/post.ts';
import { transaction } from '../../../sql/transaction.ts';
import { textIn } from './tell.ts';

/** Who waits for a digest: of one receiver all wishes together. */
type Waiting = {
  key: string;
  channel: Channel;
  to: string;
  accountId: string | null;
  language: Language;
  subscriptions: string[];
};

const WAITING = `select coalesce(s.recipient_hash, s.push_id::text, s.webhook_id::text) as key, min(s.channel) as channel,
    min(coalesce(s.email, s.push_id::text, s.webhook_id::text)) as to, (array_agg(s.account_id))[1] as "accountId",
    (array_agg(s.language order by s.created_at))[1] as language, array_agg(distinct s.id) as subscriptions
  from warning_digest d join warning_subscription s on s.id = d.subscription_id group by 1 order by 1`;

/** What is listed at most; the rest is on the page. */
const MOST = 50;

// One that was told at once already, by another wish of the same receiver, is not told again.
const TAKE = `with taken as (delete from warning_digest where subscription_id = any($1) returning message_no)
  select m.no, m.warning_id as warning, m.alert from warning_message m
  where m.no in (select message_no from taken)
    and not exists (select from message where dedupe_key = 'warning ' || m.no || ' ' || $2)
  order by m.sent desc, m.no desc limit ${MOST}`;

type Row = { no: number; warning: string; alert: CapAlert };

const sendOne = async (client: pg.ClientBase, waiting: Waiting): Promise<void> => {
  const { rows } = await client.query<Row>(TAKE, [waiting.subscriptions, waiting.key]);
  if (rows.length === 0) return;
  const { channel, to, accountId, language } = waiting;
  await post(client, {
    channel,
    to,
    accountId,
    language,
    template: 'warning-digest',
    content: {
      link: '/warnings',
      count: rows.length,
      items: rows.map(({ warning, alert }) => ({
        link: `/warnings/${warning}`,
        title: textIn(alert, ({ headline }) => headline),
        area: textIn(alert, ({ areas }) => areas[0]?.description),
      })),
    },
    topic: 'warnings',
  });
};

/** Sends every digest that waits, each in one transaction with what it takes from the waiting: once, whatever is killed when. */
export const sendAll = async (db: Db, signal?: AbortSignal): Promise<void> => {
  const { rows } = await db.pool.query<Waiting>(WAITING);
  for (const waiting of rows) {
    if (signal?.aborted) return;
    await transaction(db, (client) => sendOne(client, waiting));
  }
};

/** `warnings.digest`, once a day. */
export const sendDigests: JobHandler<PayloadOf<'warnings.digest'>> = (_, { db, signal }) =>
  sendAll(db, signal);
