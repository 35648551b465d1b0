import type { Observations } from '../../sql/model/api/series.ts';
import { secondsOf } from '../../sql/model/duration.ts';
import type { Charted } from './charted.ts';
import { gapAfter, highOf, isDoubtful, lowOf, type Point, pointsOf, runsOf } from './points.ts';
import type { Grain } from './rollup.ts';
import type { Span } from './span.ts';
import type { DrawnStatistic } from './state.ts';

/** A series as a chart draws it. */
export type Line = {
  one: Charted;
  /** Which of the chart's colours, from 0. */
  tone: number;
  /** 0: measured on the axis at the left; 1: on the other. */
  side: 0 | 1;
  grain: Grain;
  points: readonly Point[];
  runs: readonly Point[][];
  doubtful: readonly Point[];
  /** What is drawn around the values: what they range over, or surely lie between. */
  band: 'range' | 'bounds' | null;
  /** Which statistic of gathered values is drawn; null: what the quantity is gathered by. */
  statistic: DrawnStatistic | null;
  /** Sums of periods stand as bars on the ground. */
  isBars: boolean;
  /** Seconds from the time of a value to the middle of what it stands for. */
  shift: number;
};

/** About the length of what a value stands for. */
export const GRAIN_SECONDS: Record<Exclude<Grain, 'value'>, number> = {
  hour: 3600,
  day: 86_400,
  month: 2_629_746,
  year: 31_556_952,
};

const shiftOf = ({ series }: Charted, grain: Grain): number => {
  if (grain !== 'value') return GRAIN_SECONDS[grain] / 2;
  const half = secondsOf(series.averaging) / 2;
  return series.stamp === 'end' ? -half : half;
};

const DAY = 86_400;
const MONTH = 28 * DAY;
const YEAR = 365 * DAY;

/** How fine the times of a line are written: a mean of a day has no hour. */
export const stampOf = ({
  grain,
  one,
}: {
  grain: Grain;
  one: { series: Pick<Charted['series'], 'averaging'> };
}): Grain => {
  const seconds = secondsOf(one.series.averaging);
  if (grain !== 'value' || seconds < DAY) return grain;
  return seconds < MONTH ? 'day' : seconds < YEAR ? 'month' : 'year';
};

/** Values added up over a day or longer are bars; a line between sums would tell of rain between two rains. */
const areBars = ({ series, parameter }: Charted, grain: Grain): boolean =>
  parameter.gather === 'sum' && (grain !== 'value' || secondsOf(series.averaging) >= DAY);

/** Around means of periods stands what their values ranged over; around sums that would be of another kind. */
const bandOf = ({ parameter }: Charted, grain: Grain, points: readonly Point[]): Line['band'] => {
  if (grain === 'value') return points.some(({ between }) => between) ? 'bounds' : null;
  return parameter.gather === 'mean' || parameter.gather === 'last' ? 'range' : null;
};

export const lineOf = (
  one: Charted,
  answer: Observations,
  {
    tone,
    side,
    grain,
    statistic = null,
  }: Pick<Line, 'tone' | 'side' | 'grain'> & { statistic?: DrawnStatistic | null },
): Line => {
  // Of sums a least or greatest value is of another kind.
  const isOther = statistic !== null && one.parameter.gather !== 'sum';
  const points = pointsOf(answer).map((point) => {
    const value = isOther ? point.bucket?.[statistic] : null;
    return value == null ? point : { ...point, value };
  });
  return {
    ...{ one, tone, side, grain, points },
    runs: runsOf(points, gapAfter(points, answer, one.series)),
    doubtful: points.filter(isDoubtful),
    band: bandOf(one, grain, points),
    statistic: isOther && grain !== 'value' ? statistic : null,
    isBars: areBars(one, grain),
    shift: shiftOf(one, grain),
  };
};

/** The units of series, of which a chart has at most two: the axis of each. */
export const sidesOf = (ones: readonly Charted[]): (0 | 1)[] => {
  const first = ones[0]?.series.unit;
  return ones.map(({ series }) => (series.unit === first ? 0 : 1));
};

/** Whether a series can join others: its unit is one of the two that a chart has axes for. */
export const canJoin = (ones: readonly Charted[], unit: string): boolean => {
  const units = new Set(ones.map(({ series }) => series.unit));
  return units.has(unit) || units.size < 2;
};

/** The points of a line that stand in a span. */
export const shownIn = ({ points, shift }: Line, [from, to]: Span): Point[] =>
  points.filter(({ time }) => time + shift >= from && time + shift <= to);

/** The least and the greatest that a line shows in a span, bands included; null where nothing is there. */
export const boundsIn = (line: Line, span: Span): [number, number] | null => {
  const shown = shownIn(line, span);
  if (shown.length === 0) return null;
  const lows = shown.map((point) =>
    line.band ? Math.min(point.value, lowOf(point) ?? point.value) : point.value,
  );
  const highs = shown.map((point) =>
    line.band ? Math.max(point.value, highOf(point) ?? point.value) : point.value,
  );
  // Not by spreading: there may be more values than a call takes.
  const low = lows.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = highs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return [line.isBars ? Math.min(0, low) : low, line.isBars ? Math.max(0, high) : high];
};

/** Units whose zero is a convention: nothing is twice as warm as ten degrees. */
const WITHOUT_ZERO = new Set(['Cel', '[degF]', '[pH]', 'dB']);
export const hasZero = (unit: string | undefined): boolean => !WITHOUT_ZERO.has(unit ?? '');

/** Time from the first value to the last of several series, what these stand for included; null where none has any. */
export const wholeOf = (ones: readonly Charted[]): Span | null => {
  const ends = ones.flatMap(({ series }) =>
    series.first && series.last
      ? [
          [
            Date.parse(series.first) - (series.stamp === 'end' ? secondsOf(series.averaging) * 1000 : 0),
            Date.parse(series.last.time) +
              (series.stamp === 'begin' ? secondsOf(series.averaging) * 1000 : 0),
          ] as const,
        ]
      : [],
  );
  if (ends.length === 0) return null;
  const from = Math.min(...ends.map(([first]) => first)) / 1000;
  const to = Math.max(...ends.map(([, last]) => last)) / 1000;
  const room = Math.max(DAY / 24, (to - from) * 0.01);
  return [Math.floor(from - room), Math.ceil(to + room)];
};
