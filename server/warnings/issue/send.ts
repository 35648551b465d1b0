import type pg from 'pg';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import { findAuthority } from '../authority.ts';
import { publishLayer } from '../layer/publish.ts';
import { placesOf } from '../places.ts';
import { alertOf, ringsOf } from './alert.ts';
import { messagesOf, type StoredWarning } from './store.ts';

/** What a message is sent by: the address of our pages, and what is said beside its words. */
export type Sending = { base: string; kind: 'Alert' | 'Update' | 'Cancel'; note?: string | null };

const hostOf = (base: string): string => new URL(base).hostname.replace(/^\[|\]$/g, '');

const NOW = 'select date_trunc($2, now()) as now, ST_AsEWKB(geom) as geom from warning where id = $1';

/**
 * Sends a warning out as it is now, in the caller's transaction: the next message of CAP, which refers to all before it, the
 * layer of the map, and the job that tells who follows it. The message's number.
 */
export const sendMessage = async (
  client: pg.PoolClient,
  warning: StoredWarning,
  { base, kind, note = null }: Sending,
): Promise<number> => {
  const { id, content } = warning;
  const before = await messagesOf(client, id);
  const authority = await findAuthority(client, content.authority);
  if (!authority) throw new Error(`there is no institution ${content.authority}`);
  // CAP counts in seconds.
  const { rows } = await client.query<{ now: Date; geom: Buffer }>(NOW, [id, 'second']);
  const { now, geom } = rows[0]!;
  const part = (before[0]?.part ?? 0) + 1;
  const alert = alertOf({
    identifier: `${id}.${part}`,
    sender: `${authority.id}@${hostOf(base)}`,
    sent: now.toISOString(),
    kind,
    references: before
      .map(({ alert: { sender, identifier, sent } }) => ({ sender, identifier, sent }))
      .reverse(),
    rule: warning.rule,
    note,
    content,
    authority,
    places: await placesOf(client, content.places),
    rings: await ringsOf(client, geom.toString('hex')),
    web: `${base}/warnings/${id}`,
  });
  const { rows: made } = await client.query<{ no: number }>(
    `insert into warning_message (warning_id, part, kind, sent, expires, category, severity, places, geom, alert)
     select id, $2, $3, $4, expires, category, severity, places, geom, $5 from warning where id = $1 returning no`,
    [id, part, kind, now, JSON.stringify(alert)],
  );
  const { no } = made[0]!;
  await publishLayer(client, [id]);
  await enqueue(client, 'warnings.notify', { message: no }, { uniqueKey: `warnings.notify ${no}` });
  if (kind !== 'Cancel')
    await enqueue(
      client,
      'warnings.expire',
      {},
      { runAt: new Date(content.expires), uniqueKey: `warnings.expire ${no}` },
    );
  return no;
};
