import { neededAt, type YearValue } from '../../methods/sdg-progress.ts';
import { axisOf } from './axis.ts';
import { type Figure, figure, INK, type Label, type Point, pathOf, px } from './figure.ts';

export type AimInput = {
  /** Oldest first; one at least. */
  values: readonly YearValue[];
  base: YearValue;
  target: YearValue;
  /** What the two lines and the end of the second are called. */
  names: { measured: string; needed: string; aim: string };
  number: (value: number, decimals: number) => string;
  alt: string;
  size: { width: number; height: number };
  rtl: boolean;
};

const LEFT = 34;
const RIGHT = 8;
/** The key of the lines stands above. */
const TOP = 22;
const BOTTOM = 16;
const KEY = { y: 5, line: 14, gap: 4, wide: 74 };
/** The path of constant growth is a curve. */
const STEPS = 24;
const TICK_ROOM = 26;

/** What the lines are called, from where a reader begins. */
const keyOf = ({ names, size, rtl }: AimInput): { shapes: string[]; labels: Label[] } => {
  const entries = [
    { text: names.measured, look: `stroke="${INK.accent}" stroke-width="1.2"` },
    { text: names.needed, look: `stroke="${INK.bad}" stroke-width="0.9" stroke-dasharray="3 2"` },
  ];
  const begins = entries.map((_, at) => at * KEY.wide);
  return {
    shapes: entries.map(({ look }, at) => {
      const from = rtl ? size.width - RIGHT - begins[at]! - KEY.line : LEFT + begins[at]!;
      return `<path d="M${px(from)} ${KEY.y}h${KEY.line}" fill="none" ${look}/>`;
    }),
    labels: entries.map(({ text }, at): Label => {
      const inset = begins[at]! + KEY.line + KEY.gap;
      return {
        ...{ y: KEY.y, text, tone: 'muted' },
        ...(rtl
          ? { x: size.width - RIGHT - inset, anchor: 'end' as const }
          : { x: LEFT + inset, anchor: 'start' as const }),
      };
    }),
  };
};

/** Years that are written below: the first, the newest measured and the last, as far as they have room. */
const yearsOf = (years: readonly number[], x: (year: number) => number): { x: number; label: string }[] => {
  const kept: number[] = [];
  for (const year of years)
    if (kept.every((other) => Math.abs(x(other) - x(year)) >= TICK_ROOM)) kept.push(year);
  return kept.map((year) => ({ x: x(year), label: String(year) }));
};

/**
 * Values by years with the path of constant growth that leads from a base to what is to be reached, as the page of a
 * document draws it. Time runs from left to right, as on every axis of time here.
 */
export const aimFigure = (input: AimInput): Figure => {
  const { values, base, target, names, number, size } = input;
  const years = [...values.map(({ year }) => year), base.year, target.year];
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const axis = axisOf([...values.map(({ value }) => value), base.value, target.value], 3);
  const [right, bottom] = [size.width - RIGHT, size.height - BOTTOM];
  const x = (year: number) => LEFT + 4 + ((year - from) / (to - from || 1)) * (right - LEFT - 4);
  const y = (value: number) => bottom - ((value - axis.from) / (axis.to - axis.from || 1)) * (bottom - TOP);
  const way = Array.from({ length: STEPS + 1 }, (_, at): Point | null => {
    const year = base.year + ((target.year - base.year) * at) / STEPS;
    const value = neededAt(base, target, year);
    return value === null ? null : [x(year), y(value)];
  });
  const measured = values.map(({ year, value }): Point => [x(year), y(value)]);
  const [aimX, aimY] = [x(target.year), y(target.value)];
  const key = keyOf(input);
  const shapes = [
    ...axis.ticks.map(
      (tick) =>
        `<path d="M${LEFT} ${px(y(tick))}H${px(right)}" stroke="${tick === 0 ? INK.muted : INK.line}" stroke-width="${tick === 0 ? 0.7 : 0.4}"/>`,
    ),
    ...key.shapes,
    `<path d="${pathOf(way)}" fill="none" stroke="${INK.bad}" stroke-width="0.9" stroke-dasharray="3 2"/>`,
    `<path d="M${px(aimX - 3)} ${px(aimY)}l3 -3l3 3l-3 3Z" fill="${INK.bad}"/>`,
    `<path d="${pathOf(measured)}" fill="none" stroke="${INK.accent}" stroke-width="1.2" stroke-linejoin="round"/>`,
    ...measured.map(([cx, cy]) => `<circle cx="${px(cx)}" cy="${px(cy)}" r="1.6" fill="${INK.accent}"/>`),
  ];
  const newest = values.at(-1)?.year ?? from;
  const isHigh = aimY - TOP < bottom - aimY;
  const labels: Label[] = [
    ...key.labels,
    ...axis.ticks.map(
      (tick): Label => ({
        ...{ x: LEFT - 4, y: y(tick), text: number(tick, axis.decimals), anchor: 'end', tone: 'muted' },
      }),
    ),
    ...yearsOf([from, to, newest], x).map(
      ({ x: at, label }): Label => ({ x: at, y: bottom + 8, text: label, anchor: 'middle', tone: 'muted' }),
    ),
    { x: aimX + 2, y: aimY + (isHigh ? 8 : -8), text: names.aim, anchor: 'end', tone: 'bad' },
  ];
  return figure(size, shapes, input.alt, labels);
};
