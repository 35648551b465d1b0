import { boundsIn, hasZero, type Line } from './line.ts';
import { type Axis, axisOf, linear, type Scale } from './scale.ts';
import type { Span } from './span.ts';

/** A line across the chart that values are held against, on the axis of a unit. */
export type Mark = {
  id: string;
  value: number;
  side: 0 | 1;
  label: string;
  /** What is written where there is no room for the whole. */
  short: string;
  /** Moments at which it was broken by what is not drawn itself. */
  times: readonly number[];
};

/** The plot inside a chart, in pixels, and what maps onto it. */
export type Layout = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: Scale;
  /** Of the axis at the left, and of the other where there is one. */
  axes: readonly [Axis & { y: Scale }, (Axis & { y: Scale }) | null];
};

const TOP = 28;
/** Two lines of text below, or one. */
const BOTTOM = 44;
const LOW_BOTTOM = 28;
const PIXELS_BETWEEN_TICKS = 56;
const LETTER = 7.4;
const ROOM = 14;
const LEAST_ROOM = 34;
/** A limit further away than this from the values would press them to the ground. */
const FAR = 1.8;

const longest = ({ ticks, decimals }: Axis): number =>
  Math.max(
    ...ticks.map((tick) => Math.round(tick).toLocaleString('fr').length + (decimals ? decimals + 1 : 0)),
  );

/** Whether a mark can be drawn without the values being lost. */
export const isInReach = (mark: number, [low, high]: readonly [number, number]): boolean =>
  mark >= low - (high - low) * (FAR - 1) && mark <= Math.max(high * FAR, high + (high - low) * (FAR - 1));

const sideAxis = (
  lines: readonly Line[],
  marks: readonly Mark[],
  side: 0 | 1,
  { span, height, more = [] }: { span: Span; height: number; more?: readonly number[] },
): Axis | null => {
  const bounds = [
    ...lines.filter((line) => line.side === side).flatMap((line) => boundsIn(line, span) ?? []),
    ...more,
  ];
  if (bounds.length === 0) return side === 0 ? axisOf(0, 1) : null;
  const own: [number, number] = [Math.min(...bounds), Math.max(...bounds)];
  const reached = marks.filter((mark) => mark.side === side && isInReach(mark.value, own));
  const values = [...own, ...reached.map(({ value }) => value)];
  return axisOf(
    Math.min(...values),
    Math.max(...values),
    Math.max(2, Math.round((height - TOP - BOTTOM) / PIXELS_BETWEEN_TICKS)),
    hasZero(lines.find((line) => line.side === side)?.one.series.unit),
  );
};

const roomFor = (axis: Axis | null): number =>
  axis ? Math.max(LEAST_ROOM, longest(axis) * LETTER + ROOM) : ROOM;

/** Where everything of a chart lies. */
export const layoutOf = (
  lines: readonly Line[],
  marks: readonly Mark[],
  {
    span,
    width,
    height,
    isDeep,
    more = [],
  }: {
    span: Span;
    width: number;
    height: number;
    isDeep: boolean;
    /** Values on the first axis that there must be room for beside those of the lines. */
    more?: readonly number[];
  },
): Layout => {
  const left = sideAxis(lines, marks, 0, { span, height, more }) as Axis;
  const other = sideAxis(lines, marks, 1, { span, height });
  const box = {
    left: roomFor(left),
    right: width - roomFor(other),
    top: TOP,
    bottom: height - (isDeep ? BOTTOM : LOW_BOTTOM),
  };
  const withScale = (axis: Axis) => ({ ...axis, y: linear(axis.domain, [box.bottom, box.top]) });
  return {
    ...{ width, height, ...box },
    x: linear(span, [box.left, box.right]),
    axes: [withScale(left), other && withScale(other)],
  };
};

/** A scale of time for a line, whose values stand for what lies around the middle of their period. */
export const shifted = (x: Scale, shift: number): Scale => ({
  of: (time) => x.of(time + shift),
  back: (pixel) => x.back(pixel) - shift,
});
