import type pg from 'pg';
import { partitionOf } from '../../sql/partition.ts';
import type { Tally } from './tally.ts';

/** How many values a layer has, and how far they reach in time. */
export type Extent = { count: number; from: Date | null; to: Date | null };

const ALL = (
  values: string,
): string => `select count(*)::int as count, min(valid_from) as from, max(valid_to) as to
  from ${values} where until_revision = 9223372036854775807`;

const WIDENED = `select least($1::timestamptz, $2::timestamp at time zone $5) as from,
  greatest($3::timestamptz, $4::timestamp at time zone $5) as to`;

/**
 * The extent after a change of some values: told from what it was and what changed, as all of a layer takes long to be counted
 * for one late row; counted where values went.
 */
export const extentOf = async (
  client: pg.ClientBase,
  own: Extent & { no: number; revision: number },
  changed: Tally,
  timeZone: string,
): Promise<Extent> => {
  if (own.revision === 0 || !changed.onlyCame)
    return (await client.query<Extent>(ALL(partitionOf('computed_value', own.no)))).rows[0]!;
  const { rows } = await client.query<Omit<Extent, 'count'>>(WIDENED, [
    own.from,
    changed.from,
    own.to,
    changed.to,
    timeZone,
  ]);
  return { ...rows[0]!, count: own.count + changed.made - changed.ended };
};
