import type pg from 'pg';
import type { Subscription } from '../../../sql/model/api/warnings.ts';
import { type Following, type Rhythm, WarningFilter } from '../../../sql/model/subscription.ts';
import type { Language } from '../../../sql/model/text.ts';
import { badParameter } from '../../http/error.ts';
import { aboveOf, placesOf } from '../places.ts';

/** Who is told: an address, a browser or a webhook. */
export type Receiver = {
  channel: Subscription['channel'];
  accountId: string | null;
  email: string | null;
  recipientHash: string | null;
  target: string | null;
};

const POLYGON = `select ST_IsValid(ST_GeomFromGeoJSON($1)) as valid`;

/** Throws a 400 for places that there are not and for a polygon that does not hold together. */
const checkFilter = async (client: pg.ClientBase, { places, polygon }: WarningFilter): Promise<void> => {
  const found = await placesOf(client, places);
  const missing = places.find((id) => !found.some((place) => place.id === id));
  if (missing !== undefined)
    throw badParameter('filter.places', 'invalid-parameter', { reason: missing.slice(0, 80) });
  if (!polygon) return;
  const { rows } = await client.query<{ valid: boolean }>(POLYGON, [JSON.stringify(polygon)]);
  if (!rows[0]?.valid) throw badParameter('filter.polygon', 'polygon-not-valid');
};

const INSERT = `insert into warning_subscription
    (channel, account_id, email, recipient_hash, push_id, webhook_id, language, rhythm, filter, places, above, geom, confirmed_at)
  values ($1, $2, $3, $4, case $1 when 'push' then $5::uuid end, case $1 when 'webhook' then $5::uuid end, $6, $7, $8, $9, $10,
    case when $11::text is not null then ST_SetSRID(ST_GeomFromGeoJSON($11), 4326) end, case when $12 then now() end)
  returning id`;

/** Notes a wish to follow warnings; gives its number. What is not `confirmed` is told nothing. */
export const insertSubscription = async (
  client: pg.ClientBase,
  { channel, accountId, email, recipientHash, target }: Receiver,
  { filter, language, rhythm }: Following,
  confirmed: boolean,
): Promise<string> => {
  await checkFilter(client, filter);
  const above = [...(await aboveOf(client, filter.places)).values()].flat();
  const { rows } = await client.query<{ id: string }>(INSERT, [
    ...[channel, accountId, email, recipientHash, target, language, rhythm, JSON.stringify(filter)],
    ...[filter.places, [...new Set(above)], filter.polygon && JSON.stringify(filter.polygon), confirmed],
  ]);
  return rows[0]!.id;
};

type Row = {
  id: string;
  channel: Subscription['channel'];
  target: string | null;
  language: Language;
  rhythm: Rhythm;
  filter: unknown;
  created_at: Date;
};

/** An account's own subscriptions, oldest first. */
export const subscriptionsOf = async (
  client: pg.ClientBase | pg.Pool,
  account: string,
): Promise<Subscription[]> => {
  const { rows } = await client.query<Row>(
    `select id, channel, coalesce(push_id, webhook_id) as target, language, rhythm, filter, created_at
       from warning_subscription where account_id = $1 and confirmed_at is not null order by created_at, id`,
    [account],
  );
  return rows.map(({ id, channel, target, language, rhythm, filter, created_at }) => ({
    ...{ id, channel, target, language, rhythm },
    filter: WarningFilter.parse(filter),
    createdAt: created_at.toISOString(),
  }));
};

/** Whoever asks for warnings wants them again, whatever she ended before. */
export const wantAgain = (client: pg.ClientBase, recipientHash: string): Promise<unknown> =>
  client.query(`delete from unsubscribed where recipient_hash = $1 and topic = 'warnings'`, [recipientHash]);
