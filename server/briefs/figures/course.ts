import { axisOf } from './axis.ts';
import { alone, type Figure, figure, INK, type Label, type Point, pathOf, px } from './figure.ts';

/** A line across a chart with what it is called; `side` says where it is exceeded. */
export type Mark = { value: number; label: string };
export type CourseInput = {
  values: readonly (number | null)[];
  /** Below the axis, by the place of the value; as many as there is room for are shown. */
  ticks: readonly { at: number; label: string }[];
  marks: readonly Mark[];
  drawn: 'bars' | 'line';
  /** Colours of bars, by the place of the value. */
  colors?: readonly (string | null)[];
  number: (value: number, decimals: number) => string;
  alt: string;
  size: { width: number; height: number };
  rtl: boolean;
};

const LEFT = 34;
const RIGHT = 4;
const TOP = 9;
const BOTTOM = 16;
/** Marks further beyond the values than this share of them would flatten what is to be seen. */
const FAR = 2.5;

const near = (marks: readonly Mark[], known: readonly number[]): Mark[] => {
  const high = Math.max(...known, 0);
  const low = Math.min(...known, 0);
  const room = high - low || 1;
  return marks.filter(({ value }) => value <= low + FAR * room && value >= high - FAR * room);
};

/** Labels that stand closer than this run into each other. */
const TICK_ROOM = 34;
const spaced = (ticks: readonly { x: number; label: string }[]): { x: number; label: string }[] => {
  const kept: { x: number; label: string }[] = [];
  for (const tick of ticks.toReversed()) if (!kept[0] || kept[0].x - tick.x >= TICK_ROOM) kept.unshift(tick);
  return kept;
};

const MARK_ROOM = 9;

/**
 * The course of values in time, as bars or a line, time from left to right as on every axis of time here, with limits as dashed
 * lines that are named where there is room.
 */
export const course = (input: CourseInput): Figure => {
  const { values, size, number, rtl } = input;
  const known = values.filter((value) => value !== null);
  const marks = near(input.marks, known);
  const axis = axisOf([...known, ...marks.map(({ value }) => value), ...(input.drawn === 'bars' ? [0] : [])]);
  const [right, bottom] = [size.width - RIGHT, size.height - BOTTOM];
  const y = (value: number) => bottom - ((value - axis.from) / (axis.to - axis.from || 1)) * (bottom - TOP);
  const step = (right - LEFT) / values.length;
  const x = (at: number) => LEFT + (at + 0.5) * step;
  const grid = axis.ticks.map(
    (tick) =>
      `<path d="M${LEFT} ${px(y(tick))}H${px(right)}" stroke="${tick === 0 ? INK.muted : INK.line}" stroke-width="${tick === 0 ? 0.7 : 0.4}"/>`,
  );
  const points = values.map((value, at): Point | null => (value === null ? null : [x(at), y(value)]));
  const drawn =
    input.drawn === 'line'
      ? [
          `<path d="${pathOf(points)}" fill="none" stroke="${INK.accent}" stroke-width="${values.length > 200 ? 0.5 : 1.1}" stroke-linejoin="round"/>`,
          ...alone(points).map(
            ([cx, cy]) => `<circle cx="${px(cx)}" cy="${px(cy)}" r="0.7" fill="${INK.accent}"/>`,
          ),
        ]
      : values.map((value, at) => {
          if (value === null) return '';
          const [top, low] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))];
          const wide = Math.min(18, step * 0.72);
          return `<rect x="${px(x(at) - wide / 2)}" y="${px(top)}" width="${px(wide)}" height="${px(Math.max(0.4, low - top))}" fill="${input.colors?.[at] ?? INK.accent}"/>`;
        });
  const lines = marks.map(
    ({ value }) =>
      `<path d="M${LEFT} ${px(y(value))}H${px(right)}" stroke="${INK.bad}" stroke-width="0.8" stroke-dasharray="3 2"/>`,
  );
  const named = marks.filter(({ value }, at) =>
    marks.slice(0, at).every((other) => Math.abs(y(other.value) - y(value)) > MARK_ROOM),
  );
  const labels: Label[] = [
    ...axis.ticks.map(
      (tick): Label => ({
        x: LEFT - 4,
        y: y(tick),
        text: number(tick, axis.decimals),
        anchor: 'end',
        tone: 'muted',
      }),
    ),
    ...spaced(input.ticks.map(({ at, label }) => ({ x: x(at), label }))).map(
      ({ x: at, label }): Label => ({ x: at, y: bottom + 8, text: label, anchor: 'middle', tone: 'muted' }),
    ),
    ...named.map(
      ({ value, label }): Label => ({
        x: rtl ? right - 2 : LEFT + 2,
        y: y(value) - 5,
        text: label,
        anchor: rtl ? 'end' : 'start',
        tone: 'bad',
      }),
    ),
  ];
  return figure(size, [...grid, ...drawn, ...lines], input.alt, labels);
};
