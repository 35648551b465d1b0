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

/** `isWhole`: all that the source lists was read, so that what is not among it is over where it lists all that holds. */
type Read = { found: CapFound; known: Known; isWhole: boolean } | null;

type Around = { reach: Reach; signal: AbortSignal };

/** Whether something is wrong with a source, and not with us. */
const isTheirs = (error: unknown): error is Error =>
  error instanceof FetchFailed || error instanceof UnreadableXml;

/** Adds what a document that a feed only names holds. */
const readLink = async (url: string, found: CapFound, around: Around): Promise<void> => {
  const document = await fetchAlerts(url, { etag: null, lastModified: null }, around);
  if (document.kind !== 'text') return;
  const more = readCap(document.text);
  found.alerts.push(...more.alerts);
  found.refused.push(...more.refused);
};

/** Reads a source, and the documents that it names; null where it is as it was. One that is away takes no other with it. */
const readSource = async ({ url }: SourceManifest, known: Known, around: Around): Promise<Read> => {
  const fetched = await fetchAlerts(url, known, around);
  if (fetched.kind === 'unchanged') return null;
  const found = readCap(fetched.text);
  let isWhole = found.links.length <= MOST_LINKS;
  for (const link of found.links.slice(0, MOST_LINKS)) {
    const whole = URL.canParse(link, url) ? new URL(link, url).href : link;
    await readLink(whole, found, around).catch((error: unknown) => {
      if (!isTheirs(error)) throw error;
      isWhole = false;
      found.refused.push({ identifier: link.slice(0, 300), why: error.message.slice(0, 300) });
    });
  }
  return { found, known: { etag: fetched.etag, lastModified: fetched.lastModified }, isWhole };
};

const keep = (db: Db, source: SourceManifest, read: Read): Promise<void> =>
  transaction(db, async (client) => {
    if (read) {
      const { found, known, isWhole } = read;
      await keepAlerts(client, isWhole ? source : { ...source, lists: 'newest' }, found.alerts);
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
  if (!isTheirs(error)) throw error;
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
