import type { Db } from '../../sql/db.ts';
import { etagOf } from '../http/etag.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { stateOf } from '../layers/state.ts';

// What has no revision of a layer: forecasts, signals, warnings, and when series told something last.
const MOVING = `select concat_ws(' ',
    (select max(no) from outlook), (select max(changed_at) from signal), (select count(*) from signal),
    (select max(sent) from warning_message),
    (select count(*) from warning_message m where m.expires > now()),
    (select max(changed_at) from series)) as state`;

/** Raised when the same is told by other bytes than before. */
const FORMAT = 2;
const DAY_LETTERS = 10;

/**
 * What a dashboard is made from, as a tag: revisions of all that is seen (and which of it has figures of the country's own, whose
 * changes a layer's state tells of), what moves beside them, and the day, by which data grow old.
 */
export const stateTag = async (
  db: Db,
  { layers, indicators }: Snapshot,
  place: string,
  now: Date,
): Promise<string> => {
  const { rows } = await db.read().query<{ state: string }>(MOVING);
  const states = [...layers.values()].map((layer) => `${layer.id} ${stateOf(layer)}`);
  const wholes = [...indicators].flatMap(([id, { manifest }]) =>
    manifest.national?.rule === 'whole' ? [id] : [],
  );
  const moving = rows[0]?.state ?? '';
  return etagOf(FORMAT, place, moving, now.toISOString().slice(0, DAY_LETTERS), wholes.join(), ...states);
};
