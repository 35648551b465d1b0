import type pg from 'pg';
import { partitionOf } from '../../sql/partition.ts';
import type { Changed } from './values.ts';

/** How many values a layer has, and how far they reach in time. */
export type Extent = { count: number; from: Date | null; to: Date | null };

const ALL = (
  values: string,
): string => `select count(*)::int as count, min(valid_from) as from, max(valid_to) as to
  from ${values} where until_revision = 9223372036854775807`;

const WIDENED = `select least($1::timestamptz, $2::timestamp at time zone $5) as from,
  greatest($3::timestamptz, $4::timestamp at time zone $5) as to`;

const keyOf = ({ feature, from }: Changed): string => `${from} ${feature}`;

/** Whether values only came or took the place of others: then nothing reaches less far than before. */
const onlyCame = (changed: readonly Changed[]): boolean => {
  const made = new Set(changed.filter(({ isNew }) => isNew).map(keyOf));
  return changed.every((one) => one.isNew || made.has(keyOf(one)));
};

const extreme = (texts: readonly (string | null)[], at: 'first' | 'last'): string | null => {
  const sorted = texts.filter((text) => text !== null).sort();
  return (at === 'first' ? sorted[0] : sorted.at(-1)) ?? null;
};

/**
 * The extent after a change of some values: told from what it was and what changed, as all of a layer takes long to be counted
 * for one late row; counted where values went.
 */
export const extentOf = async (
  client: pg.ClientBase,
  own: Extent & { no: number; revision: number },
  changed: readonly Changed[],
  timeZone: string,
): Promise<Extent> => {
  if (own.revision === 0 || !onlyCame(changed))
    return (await client.query<Extent>(ALL(partitionOf('computed_value', own.no)))).rows[0]!;
  const made = changed.filter(({ isNew }) => isNew);
  const { rows } = await client.query<Omit<Extent, 'count'>>(WIDENED, [
    own.from,
    extreme(
      made.map(({ from }) => from),
      'first',
    ),
    own.to,
    extreme(
      made.map(({ to }) => to),
      'last',
    ),
    timeZone,
  ]);
  return { ...rows[0]!, count: own.count + made.length - (changed.length - made.length) };
};
