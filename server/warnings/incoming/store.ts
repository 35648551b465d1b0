import type pg from 'pg';
import type { CapAlert } from '../../../sql/model/cap.ts';

/** What says no end holds for a day from when it was sent. */
const UNTOLD_MS = 86_400_000;

const endOf = ({ sent, infos }: CapAlert): Date => {
  const ends = infos.flatMap(({ expires }) => (expires === undefined ? [] : [Date.parse(expires)]));
  return new Date(ends.length > 0 ? Math.max(...ends) : Date.parse(sent) + UNTOLD_MS);
};

/** The polygons of the first language, as all have the same by the standard. */
const shapeOf = ({ infos }: CapAlert): string | null => {
  const rings = infos[0]?.areas.flatMap(({ polygons }) => polygons) ?? [];
  return rings.length === 0
    ? null
    : JSON.stringify({ type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) });
};

// A shape that does not hold together is mended as far as it goes: it is shown, and nothing is decided by it.
const INSERT = `insert into incoming_alert (source_id, sender, identifier, sent, alert, expires, geom)
  select $1, a.sender, a.identifier, a.sent, a.alert, a.expires,
    case when a.shape is not null then ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(a.shape), 4326)) end
  from jsonb_to_recordset($2::jsonb) as a (sender text, identifier text, sent timestamptz, alert jsonb, expires timestamptz, shape text)
  on conflict (source_id, sender, identifier, sent) do update set is_current = true where not incoming_alert.is_current
    and not exists (select from incoming_alert later where later.source_id = incoming_alert.source_id and later.is_current
      and later.alert->'references' @> jsonb_build_array(jsonb_build_object('sender', incoming_alert.sender, 'identifier', incoming_alert.identifier)))`;

/** Alerts that another one updates or cancels hold no more; nor does one that takes others back, itself. */
const REPLACED = `update incoming_alert a set is_current = false from jsonb_to_recordset($2::jsonb) as r (sender text, identifier text)
  where a.source_id = $1 and a.sender = r.sender and a.identifier = r.identifier and a.is_current`;

const GONE = `update incoming_alert set is_current = false where source_id = $1 and is_current
  and not (sender || ' ' || identifier) = any($2::text[])`;

/** What only tests, drills, or answers to others is nobody's warning. */
const isMeant = ({ status, kind }: CapAlert): boolean =>
  status === 'Actual' && (kind === 'Alert' || kind === 'Update');

/**
 * Keeps what a source gave, in the caller's transaction: each alert once, whatever it is given again; what others of them refer
 * to holds no more; nor, where the source lists all that holds, what it lists no more.
 */
export const keepAlerts = async (
  client: pg.ClientBase,
  source: { id: string; lists: 'all' | 'newest' },
  alerts: readonly CapAlert[],
): Promise<void> => {
  const meant = alerts.filter(isMeant).map((alert) => ({
    sender: alert.sender,
    identifier: alert.identifier,
    sent: alert.sent,
    alert,
    expires: endOf(alert).toISOString(),
    shape: shapeOf(alert),
  }));
  // A file may have one twice.
  const unique = [
    ...new Map(meant.map((one) => [`${one.sender} ${one.identifier} ${one.sent}`, one])).values(),
  ];
  await client.query(INSERT, [source.id, JSON.stringify(unique)]);
  const replaced = alerts.filter(({ status }) => status === 'Actual').flatMap(({ references }) => references);
  await client.query(REPLACED, [source.id, JSON.stringify(replaced)]);
  if (source.lists === 'all')
    await client.query(GONE, [source.id, alerts.map(({ sender, identifier }) => `${sender} ${identifier}`)]);
};
