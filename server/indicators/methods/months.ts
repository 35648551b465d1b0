import {
  intersect,
  isEmpty,
  type Local,
  monthOf,
  monthStart,
  type Span,
  startsIn,
  yearOf,
  yearStart,
} from '../time.ts';
import type { Point } from './method.ts';

/** What indices of months have in common: so many months together, held against those of some years. */
export type Monthly = { scale: number; calibration: { from: number; to: number } };

export const calibrationOf = ({ calibration: { from, to } }: Monthly): Span => ({
  from: yearStart(from),
  to: yearStart(to + 1),
});

/** Months since the year 0, by which they are told apart. */
export const monthNo = (at: Local): number => yearOf(at) * 12 + monthOf(at);
export const monthsOn = (at: Local, months: number): Local => monthStart(yearOf(at), monthOf(at) + months);
export const isBounded = ({ from, to }: Span): boolean => Number.isFinite(from) && Number.isFinite(to);

/** Months of several inputs side by side, from the January of the first: a place in each series tells the month. */
export type Months = { first: number; length: number };

/** The years that any of the inputs has values in; null where none has any. */
export const monthsOf = (inputs: readonly (readonly Point[])[]): Months | null => {
  const ends = inputs.flatMap((points) => [points[0], points.at(-1)].flatMap((one) => (one ? [one.at] : [])));
  if (ends.length === 0) return null;
  const first = yearOf(Math.min(...ends)) * 12;
  return { first, length: monthNo(Math.max(...ends)) - first + 1 };
};

/** An input's values by month; null where there is none. */
export const byMonth = (points: readonly Point[], { first, length }: Months): (number | null)[] => {
  const values = Array<number | null>(length).fill(null);
  for (const { at, value } of points) values[monthNo(at) - first] = value;
  return values;
};

/** Places of the calibration years, first and last included. */
export const placesOf = ({ calibration }: Monthly, { first }: Months): { from: number; to: number } => ({
  from: calibration.from * 12 - first,
  to: calibration.to * 12 + 11 - first,
});

/** Months whose sums hold a changed one: it and those after it. */
export const sumsOf = ({ from, to }: Span, scale: number): Span => ({ from, to: monthsOn(to - 1, scale) });

/** The months that the values of a span are made of: those of their sums, and the calibration years. */
export const monthsNeeded = (options: Monthly, span: Span): Span => {
  const years = calibrationOf(options);
  const back = (at: Local) => (Number.isFinite(at) ? monthsOn(at, 1 - options.scale) : at);
  return { from: Math.min(back(span.from), back(years.from)), to: Math.max(span.to, years.to) };
};

/**
 * Months that may become others when one changes: those whose sums it is in; and in the calibration years, where it changes the
 * distribution of every month whose sums it is in, all years of those.
 */
export const monthsReached = (options: Monthly, changed: Span, extent: Span): Span[] => {
  if (!isBounded(changed)) return [changed];
  const own = sumsOf(changed, options.scale);
  const calibrating = intersect(own, calibrationOf(options));
  if (isEmpty(calibrating)) return [own];
  if (!isBounded(extent) || isEmpty(extent) || options.scale >= 12) return [own, extent];
  const months = [...new Set(startsIn('month', calibrating).map(monthOf))];
  const years = startsIn('year', sumsOf(extent, options.scale));
  return [
    own,
    ...years.flatMap((year) =>
      months.map((month) => ({
        from: monthStart(yearOf(year), month),
        to: monthStart(yearOf(year), month + 1),
      })),
    ),
  ];
};

/** The share of a sum's months that is there, of the least of its inputs; and whether one of them is not there at all. */
export const coverageOf = (
  inputs: readonly (readonly Point[])[],
  scale: number,
): ((start: Local) => { coverage: number; hasGap: boolean }) => {
  const shares = inputs.map((points) => new Map(points.map(({ at, share }) => [monthNo(at), share])));
  return (start) => {
    const months = Array.from({ length: scale }, (_, back) =>
      Math.min(...shares.map((of) => of.get(monthNo(start) - back) ?? 0)),
    );
    return { coverage: months.reduce((sum, share) => sum + share, 0) / scale, hasGap: months.includes(0) };
  };
};
