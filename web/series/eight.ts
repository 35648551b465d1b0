import { isDoubtful, type Point } from './points.ts';
import { dateOf, momentOf } from './zone.ts';

/** A day by its begin, and the worst of its running means of eight hours. */
export type EightHours = { day: number; mean: number };

const HOUR = 3600;
const HOURS = 8;
/** Of the eight hours so many must be there, as the server has it (server/series/buckets/exceeded.ts). */
const LEAST = 6;

const hourly = (points: readonly Point[], shift: number): Map<number, number> => {
  const sums = new Map<number, { sum: number; n: number }>();
  for (const point of points) {
    if (isDoubtful(point)) continue;
    const hour = Math.floor((point.time + shift) / HOUR);
    const known = sums.get(hour) ?? { sum: 0, n: 0 };
    sums.set(hour, { sum: known.sum + point.value, n: known.n + 1 });
  }
  return new Map([...sums].map(([hour, { sum, n }]) => [hour, sum / n]));
};

const runningAt = (means: ReadonlyMap<number, number>, last: number): number | null => {
  const held = Array.from({ length: HOURS }, (_, back) => means.get(last - back)).filter(
    (mean) => mean !== undefined,
  );
  return held.length < LEAST ? null : held.reduce((sum, mean) => sum + mean, 0) / held.length;
};

/**
 * The worst mean of eight hours of each day of a zone, of hourly values or finer ones: a mean belongs to the day of its last
 * hour. `shift` are the seconds from a value's time into what it stands for.
 */
export const worstEightHours = (
  points: readonly Point[],
  { zone, shift, side }: { zone: string; shift: number; side: 'above' | 'below' },
): EightHours[] => {
  const means = hourly(points, shift);
  const days = new Map<number, number>();
  const hours = [...means.keys()];
  const [first, last] = [Math.min(...hours.slice(0, 1)), hours.at(-1) ?? Number.NEGATIVE_INFINITY];
  for (let hour = first; hour <= last; hour++) {
    const mean = runningAt(means, hour);
    if (mean === null) continue;
    const { year, month, day } = dateOf(hour * HOUR, zone);
    const at = momentOf(Date.UTC(year, month, day) / 1000, zone);
    const known = days.get(at) ?? mean;
    days.set(at, side === 'above' ? Math.max(known, mean) : Math.min(known, mean));
  }
  return [...days].map(([day, mean]) => ({ day, mean }));
};
