import { neededAt, type YearValue } from '../../server/methods/sdg-progress.ts';

/** What a small chart draws: points in its square, and the path that a target needs. */
export type Course = {
  measured: { x: number; y: number; year: number; value: number }[];
  needed: { x: number; y: number }[];
  goal: { x: number; y: number } | null;
  years: { x: number; year: number }[];
  levels: { y: number; value: number }[];
};

export type Aim = { base: YearValue; target: YearValue };
export const SIZE = { width: 340, height: 132, left: 44, right: 10, top: 10, bottom: 20 };

const STEPS = 24;

const spanOf = (numbers: readonly number[]): [number, number] => {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return [low - room, high + room];
};

/**
 * Values by years, oldest first, and the path of constant growth from a base to a target. Time runs from left to right in every
 * language, as on all charts here. Null of nothing.
 */
export const courseOf = (values: readonly YearValue[], aim: Aim | null): Course | null => {
  const points = aim ? [...values, aim.base, aim.target] : [...values];
  if (points.length === 0) return null;
  const [first, last] = [
    Math.min(...points.map(({ year }) => year)),
    Math.max(...points.map(({ year }) => year)),
  ];
  const [low, high] = spanOf(points.map(({ value }) => value));
  const { width, height, left, right, top, bottom } = SIZE;
  const x = (year: number) => left + ((year - first) / (last - first || 1)) * (width - left - right);
  const y = (value: number) => height - bottom - ((value - low) / (high - low)) * (height - top - bottom);
  const path = aim
    ? Array.from({ length: STEPS + 1 }, (_, at) => {
        const year = aim.base.year + ((aim.target.year - aim.base.year) * at) / STEPS;
        const value = neededAt(aim.base, aim.target, year);
        return value === null ? null : { x: x(year), y: y(value) };
      }).filter((point) => point !== null)
    : [];
  const room = (high - low) / 1.16;
  return {
    measured: values.map(({ year, value }) => ({ year, value, x: x(year), y: y(value) })),
    needed: path,
    goal: aim && { x: x(aim.target.year), y: y(aim.target.value) },
    years: (first === last ? [first] : [first, last]).map((year) => ({ year, x: x(year) })),
    levels: [low + room * 0.08, high - room * 0.08].map((value) => ({ value, y: y(value) })),
  };
};
