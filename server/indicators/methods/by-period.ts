import type { Local } from '../time.ts';
import type { Feature, Result } from './method.ts';

type Row = { feature: number; place: number };

/** Computes all features of a period together, and gives each feature its results in the order of its periods. */
export const byPeriod = (
  features: readonly Feature[],
  of: (features: readonly Feature[], start: Local | null) => readonly Result[],
): Result[][] => {
  const rows = new Map<Local | null, Row[]>();
  features.forEach(({ starts }, feature) => {
    starts.forEach((start, place) => {
      const known = rows.get(start);
      if (known) known.push({ feature, place });
      else rows.set(start, [{ feature, place }]);
    });
  });
  const results: Result[][] = features.map(({ starts }) => new Array<Result>(starts.length));
  for (const [start, own] of rows) {
    const found = of(
      own.map(({ feature }) => features[feature] as Feature),
      start,
    );
    own.forEach(({ feature, place }, at) => {
      (results[feature] as Result[])[place] = found[at] as Result;
    });
  }
  return results;
};
