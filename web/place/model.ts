import type { PlaceIndicators } from '../../sql/model/api/indicators.ts';
import type { IndicatorClass } from '../../sql/model/indicator.ts';
import type { SparkValue } from '../series/spark.ts';

export { isBetter, placeAmong, standsOut, trendOf } from '../../server/methods/standing.ts';

export type PlaceIndicator = PlaceIndicators['indicators'][number];
/** The indicators of a theme, for all places that are compared: by indicator, in the places' order. */
export type Group = { theme: string; rows: { indicator: PlaceIndicator; of: (PlaceIndicator | null)[] }[] };

/** Indicators by theme, in the order that they come in; what only others have is put where it belongs. */
export const groupsOf = (places: readonly (PlaceIndicators | undefined)[]): Group[] => {
  const groups = new Map<string, Map<string, (PlaceIndicator | null)[]>>();
  places.forEach((place, at) => {
    for (const one of place?.indicators ?? []) {
      const rows = groups.get(one.theme) ?? new Map<string, (PlaceIndicator | null)[]>();
      groups.set(one.theme, rows);
      const row = rows.get(one.indicator) ?? places.map(() => null);
      rows.set(one.indicator, row);
      row[at] = one;
    }
  });
  return [...groups].map(([theme, rows]) => ({
    theme,
    rows: [...rows.values()].flatMap((of) => {
      const indicator = of.find((one) => one !== null);
      return indicator ? [{ indicator, of }] : [];
    }),
  }));
};

export const classOf = ({ classes, newest }: PlaceIndicator): IndicatorClass | null =>
  classes.find(({ id }) => id === newest.class) ?? null;

/** The last values in equal steps of a small line; places in the list are steps. */
export const sparkOf = ({ spark }: PlaceIndicator): SparkValue[] =>
  spark.map(({ value }, at) => ({ at, value }));

/** The places of the best value among those that are compared; none where all are alike, or there is no better. */
export const bestOf = (row: readonly (PlaceIndicator | null)[]): number[] => {
  const values = row.map((one) => one?.newest.value ?? null);
  const known = values.filter((value) => value !== null);
  const direction = row.find((one) => one !== null)?.direction ?? 'neither';
  if (direction === 'neither' || known.length < 2 || new Set(known).size === 1) return [];
  // Values of other years are not held against each other.
  if (new Set(row.flatMap((one) => (one && one.newest.value !== null ? [one.newest.period] : []))).size > 1)
    return [];
  const best = direction === 'higher-better' ? Math.max(...known) : Math.min(...known);
  return values.flatMap((value, at) => (value === best ? [at] : []));
};
