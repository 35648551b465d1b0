import type { Point } from './points.ts';
import type { Scale } from './scale.ts';

/** A tenth of a pixel is finer than any screen. */
const short = (value: number): string => String(Math.round(value * 10) / 10);

const through = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');

/** A line through each run; a value that stands alone is a dot, by a line of no length with round ends. */
export const linePath = (runs: readonly Point[][], x: Scale, y: Scale): string =>
  runs
    .map((run) =>
      through(
        run.length === 1
          ? run.flatMap(({ time, value }) => [
              [x.of(time), y.of(value)] as const,
              [x.of(time), y.of(value)] as const,
            ])
          : run.map(({ time, value }) => [x.of(time), y.of(value)]),
      ),
    )
    .join('');

/** As a line, but each value holds until the next: sums and counts of periods. */
export type Edge = (point: Point) => number | null;

/** The area between two edges, run by run; where a point lacks one of them there is none. */
export const bandPath = (runs: readonly Point[][], x: Scale, y: Scale, low: Edge, high: Edge): string =>
  runs
    .map((run) => {
      const whole = run.flatMap((point) => {
        const [a, b] = [low(point), high(point)];
        return a === null || b === null ? [] : [{ at: x.of(point.time), a: y.of(a), b: y.of(b) }];
      });
      if (whole.length < 2) return '';
      const back = [...whole].reverse();
      return `${through([...whole.map(({ at, b }) => [at, b] as const), ...back.map(({ at, a }) => [at, a] as const)])}Z`;
    })
    .join('');
