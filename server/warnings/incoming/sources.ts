import type pg from 'pg';
import { type Actor, audit } from '../../../sql/audit.ts';
import type { Db } from '../../../sql/db.ts';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import { type IncomingAlerts, type KeptSource, SourceManifest } from '../../../sql/model/api/warnings.ts';
import { transaction } from '../../../sql/transaction.ts';
import type { Config } from '../../config.ts';
import { badParameter, HttpError, notFound } from '../../http/error.ts';
import { needUsable } from '../../outbox/usable-address.ts';

type Row = {
  manifest: unknown;
  enabled: boolean;
  asked_at: Date | null;
  answered_at: Date | null;
  error: string | null;
  refused: KeptSource['refused'];
  current: number;
};

const CURRENT = 'a.is_current and a.expires > now()';
const LIST = `select manifest, enabled, asked_at, answered_at, error, refused,
    (select count(*)::int from incoming_alert a where a.source_id = s.id and ${CURRENT}) as current
  from warning_source s`;

const shown = (row: Row): KeptSource => ({
  source: SourceManifest.parse(row.manifest),
  enabled: row.enabled,
  askedAt: row.asked_at?.toISOString() ?? null,
  answeredAt: row.answered_at?.toISOString() ?? null,
  error: row.error,
  refused: row.refused,
  current: row.current,
});

/** Every source, with how it fares. */
export const listSources = async (client: pg.ClientBase | pg.Pool): Promise<KeptSource[]> =>
  (await client.query<Row>(`${LIST} order by id`)).rows.map(shown);

/** One source; 404 where there is none. */
export const findSource = async (client: pg.ClientBase | pg.Pool, id: string): Promise<KeptSource> => {
  const { rows } = await client.query<Row>(`${LIST} where id = $1`, [id]);
  if (!rows[0]) throw notFound('no-such-thing', id);
  return shown(rows[0]);
};

type Setup = { db: Db; config: Config };

const note = (
  client: pg.ClientBase,
  actor: Actor,
  action: string,
  id: string,
  after?: Record<string, unknown>,
) =>
  audit(client, { actor, action: `warning.source.${action}`, object: { kind: 'warning_source', id }, after });

/** What is declared is read soon, and not by the next round. */
const askNow = (client: pg.ClientBase, isEnabled: boolean): Promise<unknown> =>
  isEnabled ? enqueue(client, 'warnings.fetch', {}, { uniqueKey: 'warnings.fetch now' }) : Promise.resolve();

const told = ({ url, publisher, everyMinutes, lists }: SourceManifest, enabled: boolean) => ({
  host: new URL(url).host,
  publisher,
  everyMinutes,
  lists,
  enabled,
});

/** Declares a source. 409 where there is one of that name. */
export const addSource = (
  { db, config }: Setup,
  actor: Actor,
  source: SourceManifest,
  enabled: boolean,
): Promise<KeptSource> => {
  needUsable(source.url, config, 'source.url');
  return transaction(db, async (client) => {
    const { rowCount } = await client.query(
      'insert into warning_source (id, manifest, enabled) values ($1, $2, $3) on conflict do nothing',
      [source.id, JSON.stringify(source), enabled],
    );
    if (!rowCount) throw new HttpError(409, 'conflict');
    await note(client, actor, 'create', source.id, told(source, enabled));
    await askNow(client, enabled);
    return findSource(client, source.id);
  });
};

/** Declares a source otherwise; one at another address is asked anew. */
export const changeSource = (
  { db, config }: Setup,
  actor: Actor,
  id: string,
  { source, enabled }: { source: SourceManifest; enabled: boolean },
): Promise<KeptSource> => {
  if (source.id !== id) throw badParameter('source.id', 'invalid-parameter', { reason: id });
  needUsable(source.url, config, 'source.url');
  return transaction(db, async (client) => {
    const { rowCount } = await client.query(
      `update warning_source set manifest = $2, enabled = $3, asked_at = null,
         etag = case when manifest->>'url' = $4 then etag end,
         last_modified = case when manifest->>'url' = $4 then last_modified end where id = $1`,
      [id, JSON.stringify(source), enabled, source.url],
    );
    if (!rowCount) throw notFound('no-such-thing', id);
    await note(client, actor, 'change', id, told(source, enabled));
    await askNow(client, enabled);
    return findSource(client, id);
  });
};

/** Takes a source out, with all that it gave. */
export const removeSource = (db: Db, actor: Actor, id: string): Promise<void> =>
  transaction(db, async (client) => {
    const { rowCount } = await client.query('delete from warning_source where id = $1', [id]);
    if (!rowCount) throw notFound('no-such-thing', id);
    await note(client, actor, 'delete', id);
  });

const ALERTS = `select a.no, a.expires, a.first_seen as "firstSeen", a.alert, s.manifest as source
  from incoming_alert a join warning_source s on s.id = a.source_id and s.enabled
  where ${CURRENT} and ($1::text is null or s.id = $1) order by a.sent desc, a.no desc limit $2`;

type AlertRow = {
  no: number;
  expires: Date;
  firstSeen: Date;
  alert: IncomingAlerts['alerts'][number]['alert'];
  source: unknown;
};

/** Alerts of others that hold, newest first, each with whose it is. */
export const incomingAlerts = async (
  pool: pg.Pool,
  { source, limit }: { source?: string | undefined; limit: number },
): Promise<IncomingAlerts> => {
  const { rows } = await pool.query<AlertRow>(ALERTS, [source ?? null, limit]);
  return {
    alerts: rows.map(({ no, expires, firstSeen, alert, source: manifest }) => {
      const { id, title, publisher, url } = SourceManifest.parse(manifest);
      return {
        no,
        source: { id, title, publisher, url },
        expires: expires.toISOString(),
        firstSeen: firstSeen.toISOString(),
        alert,
      };
    }),
  };
};
