import { OUTLOOK_RULES, type OutlookPeriod } from '../../../sql/model/outlook.ts';
import { type Local, shifted, startOf } from '../../indicators/time.ts';

/** Values period by period, each at its place; the last is there. `starts` are as clocks show them. */
export type History = { period: OutlookPeriod; starts: Local[]; values: (number | null)[] };

/** What a period has; `share` of what was expected in it, null where nobody can say. */
export type Sample = { at: Local; value: number; share: number | null };

/** With less of what was expected there is no value, as with limits. */
const LEAST_SHARE = 0.75;

/**
 * Samples as a history that ends with the last whole period and begins with the first value of the newest `most` periods.
 * Null where there is none.
 */
export const historyOf = (period: OutlookPeriod, samples: readonly Sample[]): History | null => {
  const whole = new Map(
    samples
      .filter(({ share }) => share === null || share >= LEAST_SHARE)
      .map(({ at, value }) => [startOf(period, at), value]),
  );
  const last = Math.max(...whole.keys());
  if (!Number.isFinite(last)) return null;
  const starts: Local[] = [last];
  const first = Math.min(...whole.keys());
  for (let at = last; at > first && starts.length < OUTLOOK_RULES[period].most; ) {
    at = shifted(period, at, -1);
    starts.push(at);
  }
  starts.reverse();
  const from = starts.findIndex((at) => whole.has(at));
  const own = starts.slice(from);
  return { period, starts: own, values: own.map((at) => whole.get(at) ?? null) };
};

/** Means of the months or years of a finer history that have enough of their periods. */
export const coarser = ({ period, starts, values }: History, to: 'month' | 'year'): History | null => {
  const groups = new Map<Local, number[]>();
  starts.forEach((at, place) => {
    const value = values[place];
    const start = startOf(to, at);
    if (value !== null && value !== undefined) groups.set(start, [...(groups.get(start) ?? []), value]);
  });
  const expected = (start: Local) => {
    let n = 0;
    for (let at = start; at < shifted(to, start, 1); at = shifted(period, at, 1)) n++;
    return n;
  };
  return historyOf(
    to,
    [...groups].map(([at, own]) => ({
      at,
      value: own.reduce((sum, value) => sum + value, 0) / own.length,
      share: own.length / expected(at),
    })),
  );
};
