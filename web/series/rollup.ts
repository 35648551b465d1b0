import type { SeriesInfo } from '../../sql/model/api/series.ts';
import { secondsOf } from '../../sql/model/duration.ts';
import type { RollupPeriod } from '../../sql/model/observation.ts';

/** What a chart is drawn from: values as they were measured, or gathered by period. */
export type Grain = 'value' | RollupPeriod;
export const GRAINS: readonly Grain[] = ['value', 'hour', 'day', 'month', 'year'];

const LENGTHS: Record<RollupPeriod, number> = {
  hour: 3600,
  day: 86_400,
  month: 2_629_746,
  year: 31_556_952,
};

/** About how many values of a grain there are in so many seconds. */
const countIn = (
  seconds: number,
  grain: Grain,
  info: Pick<SeriesInfo, 'every' | 'n' | 'first' | 'last'>,
): number => {
  if (grain !== 'value') return seconds / LENGTHS[grain];
  if (info.every) return seconds / secondsOf(info.every);
  const length = info.first && info.last ? (Date.parse(info.last.time) - Date.parse(info.first)) / 1000 : 0;
  return length > 0 ? Math.min(info.n, (info.n * seconds) / length) : info.n;
};

/** Grains that a series can be drawn by, from fine to coarse. */
export const grainsOf = ({ rollups }: Pick<SeriesInfo, 'rollups'>): Grain[] =>
  GRAINS.filter((grain) => grain === 'value' || rollups.includes(grain));

/** The finest grain whose values in a span are few enough to be told apart on the screen. */
export const grainFor = (
  seconds: number,
  most: number,
  info: Pick<SeriesInfo, 'every' | 'n' | 'first' | 'last' | 'rollups'>,
): Grain => {
  const grains = grainsOf(info);
  return grains.find((grain) => countIn(seconds, grain, info) <= most) ?? (grains.at(-1) as Grain);
};

/** The coarsest of several: series side by side are gathered alike. */
export const coarsest = (grains: readonly Grain[]): Grain =>
  GRAINS[Math.max(...grains.map((grain) => GRAINS.indexOf(grain)))] ?? 'value';
