import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import { INTERVALS, type OutlookStep } from '../../sql/model/outlook.ts';
import { isInReach, type Layout } from '../series/layout.ts';
import { axisOf, linear } from '../series/scale.ts';
import type { Span } from '../series/span.ts';

/** A known value at the begin of its period, seconds since 1970. */
export type Known = { time: number; value: number };

const secondsOf = (text: string): number => Date.parse(text) / 1000;

/** As many known values as make the way here plain: so many times as long as what lies ahead. */
const BACK = 2;

/** From when on known values stand beside a forecast. */
export const spanOf = ({ origin, steps }: Pick<OutlookOne, 'origin' | 'steps'>): Span => {
  const [from, to] = [secondsOf(origin), secondsOf(steps.at(-1)?.end ?? origin)];
  return [from - BACK * (to - from), to];
};

type Columns = {
  time: readonly number[];
  value: readonly (number | null)[];
  flag?: readonly number[] | undefined;
};

/** Doubtful and refused values (2 and 3) are no part of what is forecast from. */
const counts = (flag: number | null | undefined): boolean => flag !== 2 && flag !== 3;

/** Whether a value is one that a forecast goes on from. */
export const counted = ({ time, flag }: { time: number; flag: number | null }, origin: string): boolean =>
  time < secondsOf(origin) && counts(flag);

/** The values of columns that come before a forecast, those that count. */
export const knownBefore = ({ time, value, flag }: Columns, origin: string): Known[] =>
  time.flatMap((at, place) => {
    const one = value[place];
    const isKnown = one !== null && one !== undefined && at < secondsOf(origin) && counts(flag?.[place]);
    return isKnown ? [{ time: at, value: one }] : [];
  });

const PIXELS_BETWEEN_TICKS = 52;
const LETTER = 7.4;
const ROOM = { top: 28, bottom: 44, side: 14, least: 34 };

/** Where a fan lies: as high as the known values and nearly all that may come, with limits that are not far. */
export const fanLayout = (
  { steps, exceedance }: Pick<OutlookOne, 'steps' | 'exceedance'>,
  known: readonly Known[],
  { span, width, height, hasZero }: { span: Span; width: number; height: number; hasZero: boolean },
): Layout => {
  const values = [
    ...known.map(({ value }) => value),
    ...steps.flatMap(({ lower95, upper95 }) => [lower95, upper95]),
  ];
  const own: [number, number] = [Math.min(...values), Math.max(...values)];
  const reached = exceedance.map(({ value }) => value).filter((value) => isInReach(value, own));
  const parts = Math.max(2, Math.round((height - ROOM.top - ROOM.bottom) / PIXELS_BETWEEN_TICKS));
  const axis = axisOf(Math.min(...own, ...reached), Math.max(...own, ...reached), parts, hasZero);
  const letters =
    Math.max(...axis.ticks.map((tick) => Math.round(tick).toLocaleString('fr').length)) +
    (axis.decimals ? axis.decimals + 1 : 0);
  const box = {
    left: Math.max(ROOM.least, letters * LETTER + ROOM.side),
    right: width - ROOM.side,
    top: ROOM.top,
    bottom: height - ROOM.bottom,
  };
  return {
    ...{ width, height, ...box },
    x: linear(span, [box.left, box.right]),
    axes: [{ ...axis, y: linear(axis.domain, [box.bottom, box.top]) }, null],
  };
};

type Place = { at: number; low: number; high: number };

/** Where a step is drawn: at its begin, or in its middle as a line of what was measured. */
type AtOf = (step: Pick<OutlookStep, 'start' | 'end'>) => number;
const beginOf: AtOf = ({ start }) => secondsOf(start);
export const middleOf: AtOf = ({ start, end }) => (secondsOf(start) + secondsOf(end)) / 2;

const placed = (step: OutlookStep, interval: (typeof INTERVALS)[number], atOf: AtOf): Place => ({
  at: atOf(step),
  low: step[`lower${interval}`],
  high: step[`upper${interval}`],
});

const joined = (points: readonly [number, number][]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** The outlines of the intervals, widest first, each beginning at the last known value. */
export const bandPaths = (
  steps: readonly OutlookStep[],
  last: Known | undefined,
  { x, axes: [{ y }] }: Layout,
  atOf: AtOf = beginOf,
): { interval: number; path: string }[] =>
  [...INTERVALS].reverse().map((interval) => {
    const begin: Place[] = last ? [{ at: last.time, low: last.value, high: last.value }] : [];
    const places = [...begin, ...steps.map((step) => placed(step, interval, atOf))];
    const upper = places.map(({ at, high }): [number, number] => [x.of(at), y.of(high)]);
    const lower = places.map(({ at, low }): [number, number] => [x.of(at), y.of(low)]).reverse();
    return { interval, path: `${joined([...upper, ...lower])}Z` };
  });

/** The line of the known values, broken where one is missing for longer than `longest` seconds. */
export const knownPath = (known: readonly Known[], longest: number, { x, axes: [{ y }] }: Layout): string =>
  known
    .map(({ time, value }, at) => {
      const before = known[at - 1];
      const isNew = !before || time - before.time > longest;
      return `${isNew ? 'M' : 'L'}${x.of(time).toFixed(1)} ${y.of(value).toFixed(1)}`;
    })
    .join('');

/** The line of what is expected, from the last known value on. */
export const medianPath = (
  steps: readonly OutlookStep[],
  last: Known | undefined,
  { x, axes: [{ y }] }: Layout,
  atOf: AtOf = beginOf,
): string =>
  joined([
    ...(last ? [[x.of(last.time), y.of(last.value)] as [number, number]] : []),
    ...steps.map((step): [number, number] => [x.of(atOf(step)), y.of(step.median)]),
  ]);
