import type { Db } from '../../../sql/db.ts';
import type { JobContext, JobHandler } from '../../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../../sql/jobs/kinds.ts';
import { SourceManifest } from '../../../sql/model/api/warnings.ts';
import { transaction } from '../../../sql/transaction.ts';
import { configOf } from '../../config.ts';
import type { Reach } from '../../outbox/hand-over.ts';
import { type CapFound, readCap } from '../cap/read.ts';
import { UnreadableXml } from '../cap/tree.ts';
import { FetchFailed, fetchAlerts, type Known } from './fetch.ts';
import { keepAlerts } from './store.ts';

type Due = { manifest: unknown; etag: string | null; lastModified: string | null };

const DUE = `select manifest, etag, last_modified as "lastModified" from warning_source
  where enabled and (asked_at is null or asked_at <= now() - make_interval(mins => (manifest->>'everyMinutes')::int)) order by id`;

/** So many documents that a feed only names are asked for at a time; the others by the next one. */
const MOST_LINKS = 40;
/** What is told of alerts that were refused. */
const MOST_REFUSED = 20;

type Read = { found: CapFound; known: Known } | null;

/** Reads a source, and the documents that it names; null where it is as it was. */
const readSource = async (
  { url }: SourceManifest,
  known: Known,
  around: { reach: Reach; signal: AbortSignal },
): Promise<Read> => {
  const fetched = await fetchAlerts(url, known, around);
  if (fetched.kind === 'unchanged') return null;
  const found = readCap(fetched.text);
  for (const link of found.links.slice(0, MOST_LINKS)) {
    const whole = new URL(link, url).href;
    const document = await fetchAlerts(whole, { etag: null, lastModified: null }, around);
    if (document.kind !== 'text') continue;
    const more = readCap(document.text);
    found.alerts.push(...more.alerts);
    found.refused.push(...more.refused);
  }
  return { found, known: { etag: fetched.etag, lastModified: fetched.lastModified } };
};

const keep = (db: Db, source: SourceManifest, read: Read): Promise<void> =>
  transaction(db, async (client) => {
    if (read) {
      const { found, known } = read;
      await keepAlerts(client, source, found.alerts);
      await client.query(
        'update warning_source set etag = $2, last_modified = $3, refused = $4 where id = $1',
        [source.id, known.etag, known.lastModified, JSON.stringify(found.refused.slice(0, MOST_REFUSED))],
      );
    }
    await client.query(
      'update warning_source set asked_at = now(), answered_at = now(), error = null where id = $1',
      [source.id],
    );
  });

/** A source that is away, or gives what is no feed, is told of where sources are looked after; what it gave before stays. */
const noteFailure = async (db: Db, { id }: SourceManifest, error: unknown): Promise<void> => {
  if (!(error instanceof FetchFailed || error instanceof UnreadableXml)) throw error;
  await db.pool.query('update warning_source set asked_at = now(), error = $2 where id = $1', [
    id,
    error.message.slice(0, 300),
  ]);
};

/** Reads all sources that are due. */
export const fetchDue = async (
  { db, signal }: Pick<JobContext, 'db' | 'signal'>,
  reach: Reach,
): Promise<void> => {
  const { rows } = await db.pool.query<Due>(DUE);
  for (const { manifest, ...known } of rows) {
    if (signal.aborted) return;
    const source = SourceManifest.safeParse(manifest).data;
    if (!source) continue;
    await readSource(source, known, { reach, signal }).then(
      (read) => keep(db, source, read),
      (error: unknown) => noteFailure(db, source, error),
    );
  }
};

/** `warnings.fetch` */
export const fetchIncoming: JobHandler<PayloadOf<'warnings.fetch'>> = (_, context) =>
  fetchDue(context, { inside: configOf(context.env).WEBHOOK_INSIDE });
