import { secondsOf } from '../../sql/model/duration.ts';
import type { Limit } from '../../sql/model/parameter.ts';
import { unitOf } from '../format.ts';
import type { Words } from '../i18n/intl.tsx';
import { worstEightHours } from './eight.ts';
import { exceeds } from './finding.ts';
import type { Mark } from './layout.ts';
import { GRAIN_SECONDS, type Line, stampOf } from './line.ts';
import type { Point } from './points.ts';

const GRAIN_OF: Record<Limit['averaging'], string> = {
  PT1H: 'hour',
  PT8H: 'none',
  P1D: 'day',
  P1M: 'month',
  P1Y: 'year',
};

/** Whether values as they are shown are what a limit is set for: a limit of a day is held against means of days. */
export const isHeldAgainst = (limit: Limit, line: Pick<Line, 'grain' | 'one'>): boolean => {
  if (line.grain === 'value' && secondsOf(line.one.series.averaging) === secondsOf(limit.averaging))
    return true;
  return stampOf(line) === GRAIN_OF[limit.averaging];
};

/**
 * How values are held against a limit: `values` by themselves; `eight` by the worst mean of eight hours of each day; `counted` only
 * by how often it was exceeded in each period, which rollups keep; null: not at all.
 */
export type Held = 'values' | 'eight' | 'counted' | null;

const HOUR = 3600;

export const heldBy = (limit: Limit, line: Pick<Line, 'grain' | 'one' | 'statistic'>): Held => {
  const { grain, statistic } = line;
  // A greatest hour is not what a limit of days is set for; how often that was broken is known all the same.
  if (isHeldAgainst(limit, line)) return statistic ? 'counted' : 'values';
  const length = grain === 'value' ? secondsOf(line.one.series.averaging) : GRAIN_SECONDS[grain];
  if (limit.averaging === 'PT8H' && (length <= HOUR || grain === 'day')) return 'eight';
  return grain !== 'value' && length > secondsOf(limit.averaging) ? 'counted' : null;
};

/** A limit, how it is held, and whether it is drawn where nobody chooses. */
export type ShownLimit = { limit: Limit; line: Line; held: Held; isHeld: boolean };

/** The limits of what is charted, each once, those that fit the values first. */
export const limitsOf = (lines: readonly Line[]): ShownLimit[] => {
  const seen = new Set<string>();
  return lines
    .flatMap((line) =>
      line.one.parameter.limits.map((limit) => {
        const held = heldBy(limit, line);
        return { limit, line, held, isHeld: held === 'values' || held === 'eight' };
      }),
    )
    .filter(({ limit, line }) => {
      const key = `${line.one.parameter.id} ${limit.id}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => Number(b.isHeld) - Number(a.isHeld));
};

export const limitKey = ({ limit, line }: ShownLimit): string => `${line.one.parameter.id}.${limit.id}`;

const DAY = 86_400;

/** The days, by their middles, whose worst mean of eight hours breaks a limit. */
export const brokenDays = ({ limit, line, held }: ShownLimit, points: readonly Point[]): number[] => {
  if (held !== 'eight') return [];
  if (line.grain === 'day')
    return points
      .filter(({ bucket }) => (bucket?.exceeded?.[limit.id] ?? 0) > 0)
      .map(({ time }) => time + DAY / 2);
  const { shift, one } = line;
  return worstEightHours(points, { zone: one.series.timeZone, shift, side: limit.side })
    .filter(({ mean }) => exceeds(mean, limit))
    .map(({ day }) => day + DAY / 2);
};

/** How often a limit was exceeded in periods, as rollups tell. */
export const countedIn = ({ limit }: ShownLimit, points: readonly Point[]): number =>
  points.reduce((sum, { bucket }) => sum + (bucket?.exceeded?.[limit.id] ?? 0), 0);

/** What is written on a limit's line, in full and where that is too long; and the days that break it. */
export const markOf = (shown: ShownLimit, words: Words): Mark => {
  const { limit, line } = shown;
  const value = `${words.number(limit.value, 3)} ${unitOf(line.one.series.unit, words.language)}`;
  return {
    id: limitKey(shown),
    value: limit.value,
    side: line.side,
    label: `${words.text(limit.title)} · ${value}`,
    short: value,
    times: brokenDays(shown, line.points),
  };
};
