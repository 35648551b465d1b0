import type pg from 'pg';
import type { z } from 'zod';
import { type Actor, audit } from '../../sql/audit.ts';
import type { Db } from '../../sql/db.ts';
import type { NewWebhook, Webhook, WebhookChange, WebhookWithSecret } from '../../sql/model/api/outbox.ts';
import type { TopicId } from '../../sql/model/message.ts';
import type { Language } from '../../sql/model/text.ts';
import { transaction } from '../../sql/transaction.ts';
import type { Secrets } from '../accounts/secrets.ts';
import type { Config } from '../config.ts';
import { HttpError, notFound } from '../http/error.ts';
import { postTest } from './test-post.ts';
import { needUsable } from './usable-address.ts';
import { newSecret } from './webhook.ts';

type Row = {
  id: string;
  url: string;
  topics: TopicId[];
  language: Language;
  created_at: Date;
  disabled_at: Date | null;
};

const COLUMNS = 'id, url, topics, language, created_at, disabled_at';
const MOST = 10;

const shown = (row: Row): Webhook => ({
  id: row.id,
  url: row.url,
  topics: row.topics,
  language: row.language,
  createdAt: row.created_at.toISOString(),
  disabledAt: row.disabled_at?.toISOString() ?? null,
});

/** What the trail keeps: of the address the host, as the rest may be a secret. */
const told = (row: Row): Record<string, unknown> => ({
  host: new URL(row.url).host,
  topics: row.topics,
  language: row.language,
  enabled: row.disabled_at === null,
});

const note = (
  client: pg.ClientBase,
  actor: Actor,
  action: string,
  id: string,
  rows: { before?: Row; after?: Row } = {},
) =>
  audit(client, {
    actor,
    action: `webhook.${action}`,
    object: { kind: 'webhook', id },
    before: rows.before ? told(rows.before) : null,
    after: rows.after ? told(rows.after) : null,
  });

/** The webhook of an account, locked where it is to be changed; nobody else's is there. */
const own = async (client: pg.ClientBase | pg.Pool, account: string, id: string, lock = ''): Promise<Row> => {
  const { rows } = await client.query<Row>(
    `select ${COLUMNS} from webhook where id = $1 and account_id = $2 ${lock}`,
    [id, account],
  );
  if (!rows[0]) throw notFound('no-such-thing', id);
  return rows[0];
};

/** An account's own webhooks, oldest first. */
export const listWebhooks = async (db: Db, account: string): Promise<Webhook[]> => {
  const { rows } = await db.pool.query<Row>(
    `select ${COLUMNS} from webhook where account_id = $1 order by created_at, id`,
    [account],
  );
  return rows.map(shown);
};

/** One of an account's own webhooks; 404 for any other. */
export const findWebhook = async (db: Db, account: string, id: string): Promise<Webhook> =>
  shown(await own(db.pool, account, id));

export type Owner = { account: string; actor: Actor };
type Setup = { db: Db; secrets: Secrets; config: Config };

/** Makes a webhook; its secret is in this one answer. 409 where the account has as many as it may. */
export const createWebhook = async (
  { db, secrets, config }: Setup,
  { account, actor }: Owner,
  given: z.infer<typeof NewWebhook>,
): Promise<WebhookWithSecret> => {
  needUsable(given.url, config, 'url');
  const id = crypto.randomUUID();
  const { secret, sealed } = newSecret(secrets, id);
  return transaction(db, async (client) => {
    // One after the other for one account, so that none comes in above the limit.
    await client.query('select from account where id = $1 for update', [account]);
    const { rows } = await client.query<Row>(
      `insert into webhook (id, account_id, url, secret_sealed, topics, language)
       select $1, $2, $3, $4, $5, $6 where (select count(*) from webhook where account_id = $2) < ${MOST}
       returning ${COLUMNS}`,
      [id, account, given.url, sealed, [...new Set(given.topics)], given.language],
    );
    if (!rows[0]) throw new HttpError(409, 'too-many-things', { values: { most: MOST } });
    await note(client, actor, 'create', id, { after: rows[0] });
    return { ...shown(rows[0]), secret };
  });
};

/** Changes what is given of a webhook. */
export const changeWebhook = async (
  { db, config }: Setup,
  { account, actor }: Owner,
  id: string,
  change: z.infer<typeof WebhookChange>,
): Promise<Webhook> => {
  if (change.url !== undefined) needUsable(change.url, config, 'url');
  return transaction(db, async (client) => {
    const before = await own(client, account, id, 'for update');
    const { rows } = await client.query<Row>(
      `update webhook set url = coalesce($2, url), topics = coalesce($3, topics), language = coalesce($4, language),
         disabled_at = case when $5 then null when not $5 then coalesce(disabled_at, now()) else disabled_at end
       where id = $1 returning ${COLUMNS}`,
      [id, change.url, change.topics && [...new Set(change.topics)], change.language, change.enabled],
    );
    await note(client, actor, 'change', id, { before, after: rows[0]! });
    return shown(rows[0]!);
  });
};

/** Gives a webhook a new secret, told this once; the old one is none any more. */
export const renewSecret = (
  { db, secrets }: Setup,
  { account, actor }: Owner,
  id: string,
): Promise<WebhookWithSecret> =>
  transaction(db, async (client) => {
    const row = await own(client, account, id, 'for update');
    const { secret, sealed } = newSecret(secrets, id);
    await client.query('update webhook set secret_sealed = $2 where id = $1', [id, sealed]);
    await note(client, actor, 'secret.renew', id);
    return { ...shown(row), secret };
  });

/** Sends a test to a webhook, once a minute; gives the message's number. */
export const testWebhook = ({ db }: Setup, { account, actor }: Owner, id: string): Promise<string> =>
  transaction(db, async (client) => {
    const { language } = await own(client, account, id, 'for update');
    await note(client, actor, 'test', id);
    return postTest(client, { channel: 'webhook', id, account, language });
  });

/** Removes a webhook; what waits for it is not sent. */
export const removeWebhook = ({ db }: Setup, { account, actor }: Owner, id: string): Promise<void> =>
  transaction(db, async (client) => {
    const before = await own(client, account, id, 'for update');
    await client.query('delete from webhook where id = $1', [id]);
    await note(client, actor, 'delete', id, { before });
  });
