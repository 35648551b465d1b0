import type { SignalOne } from '../../../sql/model/api/outlook.ts';
import { secondsOf } from '../../../sql/model/duration.ts';
import type { Charted } from '../charted.ts';
import { GRAIN_SECONDS, type Line } from '../line.ts';
import { nearest, type Point } from '../points.ts';
import type { Span } from '../span.ts';

/** An early signal as a chart draws it, between two moments: whole seconds since 1970 (UTC). */
export type Placed = {
  /** What it is called on the chart and in the list: by their begins, from 1. */
  no: number;
  signal: SignalOne;
  from: number;
  /** Of one that goes on: where the values end. */
  to: number;
};

const momentOf = (text: string): number => Date.parse(text) / 1000;

/** The moment at which what the last value stands for ends. */
const endOf = ({ series: { last, stamp, averaging } }: Charted): number =>
  last ? momentOf(last.time) + (stamp === 'begin' ? secondsOf(averaging) : 0) : 0;

/** The signals of what is charted, oldest first, each with its number. */
export const placedIn = (signals: readonly SignalOne[], one: Charted): Placed[] =>
  [...signals]
    .sort((a, b) => momentOf(a.since) - momentOf(b.since) || Number(a.id) - Number(b.id))
    .map((signal, at) => {
      const from = momentOf(signal.since);
      return {
        ...{ no: at + 1, signal, from },
        to: Math.max(from, signal.until ? momentOf(signal.until) : endOf(one)),
      };
    });

/** A changed level is seen at the change alone; all others as long as they last. */
export const isChange = ({ signal }: Placed): boolean => signal.kind === 'change-point';

/** Those of which anything is seen in a stretch. */
export const seenIn = (all: readonly Placed[], [from, to]: Span): Placed[] =>
  all.filter((one) => one.from < to && (isChange(one) ? one.from : one.to) > from);

const ALIKE = 1e-9;
const isAlike = (a: number, b: number | undefined): boolean =>
  b !== undefined && Math.abs(a - b) <= ALIKE * Math.max(1, Math.abs(a));

/** The point of a line that decided; null where the line is drawn from other values than the signal was told from. */
export const decidingPoint = ({ signal: { evidence } }: Placed, line: Line): Point | null => {
  if (evidence.at === undefined || line.statistic) return null;
  const half = Math.abs(line.shift);
  // `at` is where the period begins that the value stands for.
  const point = nearest(line.points, momentOf(evidence.at) + half - line.shift);
  if (!point || Math.abs(point.time + line.shift - half - momentOf(evidence.at)) > Math.max(1, half))
    return null;
  return isAlike(point.value, evidence.value) || isAlike(point.value, evidence.peak) ? point : null;
};

/** Whether means of years, which levels are, can be read on the line's axis: sums of shorter periods lie far below theirs. */
const isOnScale = (line: Line): boolean =>
  line.statistic === null && (line.one.parameter.gather !== 'sum' || line.grain === 'year');

/** A stretch of a line that a signal speaks of: from a moment and a value to others. */
export type Stretch = { from: number; to: number; values: readonly [number, number] };

/** The levels before and after a change, as far as the values reach. */
export const levelsOf = (placed: Placed, line: Line): Stretch[] => {
  const { before, after } = placed.signal.evidence;
  const [first, last] = [line.points[0], line.points.at(-1)];
  if (!isChange(placed) || before === undefined || after === undefined || !first || !last) return [];
  if (!isOnScale(line)) return [];
  return [
    { from: first.time + line.shift, to: placed.from, values: [before, before] as const },
    { from: placed.from, to: last.time + line.shift, values: [after, after] as const },
  ].filter(({ from, to }) => to > from);
};

/** A rise, by its slope a year through the middle of the values that it was told from. */
export const riseOf = ({ from, to, signal }: Placed, line: Line): Stretch | null => {
  const { slope } = signal.evidence;
  const of = line.points.filter(({ time }) => time + line.shift >= from && time + line.shift <= to);
  if (signal.kind !== 'rising-pollution' || slope === undefined || of.length === 0 || !isOnScale(line))
    return null;
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [middle, level] = [mean(of.map(({ time }) => time + line.shift)), mean(of.map(({ value }) => value))];
  const at = (moment: number) => level + (slope * (moment - middle)) / GRAIN_SECONDS.year;
  return { from, to, values: [at(from), at(to)] };
};
