import type { Observations } from '../../../sql/model/api/series.ts';
import type { SeriesRow } from '../row.ts';
import type { Aggregate } from './query.ts';
import { thin } from './thin.ts';

/** What there is of a series before it is thinned; every list is as long as `time`. */
export type Columns = Pick<Observations, 'time' | 'below' | 'flag' | 'statistics'> & {
  value: (number | null)[];
};

const pick = <T, Other>(
  list: readonly T[],
  places: readonly (number | null)[],
  other: Other,
): (T | Other)[] => places.map((at) => (at === null ? other : list[at]!));

/** The time of a gap: that of the point before it, and a second. */
const gapTimes = (time: readonly number[], places: readonly (number | null)[]): number[] =>
  places.map((at, place) => time[at ?? places[place - 1]!]! + (at === null ? 1 : 0));

const thinned = (columns: Columns, places: readonly (number | null)[]): Columns => ({
  time: gapTimes(columns.time, places),
  value: pick(columns.value, places, null),
  ...(columns.below ? { below: pick(columns.below, places, false) } : {}),
  ...(columns.flag ? { flag: pick(columns.flag, places, 0) } : {}),
  ...(columns.statistics
    ? {
        statistics: Object.fromEntries(
          Object.entries(columns.statistics).map(([name, list]) => [name, pick(list, places, null)]),
        ),
      }
    : {}),
});

/** Columns as they are answered: thinned where there are more than `most` points; a gap is longer than `longest` seconds. */
export const pickThinned = <Given extends Columns>(
  columns: Given,
  { most, longest }: { most: number | undefined; longest: number },
): Given & Pick<Observations, 'numberMatched' | 'thinned'> => {
  const numberMatched = columns.time.length;
  const isThinned = most !== undefined && numberMatched > most;
  const shown = isThinned ? { ...columns, ...thinned(columns, thin(columns, { most, longest })) } : columns;
  return { numberMatched, thinned: isThinned, ...shown };
};

/** The answer of columns of a series. */
export const answerOf = (
  series: SeriesRow,
  unit: string,
  columns: Columns,
  {
    aggregate,
    maxPoints,
    longest,
  }: { aggregate: Aggregate | null; maxPoints: number | undefined; longest: number },
): Observations => ({
  series: series.id,
  parameter: series.parameter_id,
  unit,
  timeZone: series.time_zone,
  aggregate,
  revision: series.revision,
  ...pickThinned(columns, { most: maxPoints, longest }),
});
