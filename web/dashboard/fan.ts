import type { Expected } from '../../sql/model/api/dashboard.ts';

/** Paths of a small chart of a forecast: bands of 80 and 95 %, the middle, and where a limit lies. */
export type Fan = { wide: string; narrow: string; middle: string; limit: number | null };

const ROOM = 3;

/** A limit far from all that is expected is not drawn: it would press the rest flat. */
const isNear = (limit: number, low: number, high: number): boolean =>
  limit >= low - (high - low) && limit <= high + (high - low);

export const fanOf = (
  { steps, limit }: Pick<Expected, 'steps' | 'limit'>,
  { width, height }: { width: number; height: number },
): Fan | null => {
  const [first] = steps;
  if (!first || steps.length < 2) return null;
  const bounds = steps.flatMap(({ lower95, upper95 }) => [lower95, upper95]);
  const [least, most] = [Math.min(...bounds), Math.max(...bounds)];
  const drawn = limit && isNear(limit.value, least, most) ? limit.value : null;
  const [low, high] = drawn === null ? [least, most] : [Math.min(least, drawn), Math.max(most, drawn)];
  const x = (at: number) => ROOM + (at / (steps.length - 1)) * (width - 2 * ROOM);
  const y = (value: number) =>
    high === low ? height / 2 : height - ROOM - ((value - low) / (high - low)) * (height - 2 * ROOM);
  const points = (values: readonly number[], places: readonly number[]) =>
    values.map((value, at) => `${x(places[at] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`);
  const places = steps.map((_, at) => at);
  const band = (lower: readonly number[], upper: readonly number[]) =>
    `M${[...points(upper, places), ...points([...lower].reverse(), [...places].reverse())].join('L')}Z`;
  return {
    wide: band(
      steps.map(({ lower95 }) => lower95),
      steps.map(({ upper95 }) => upper95),
    ),
    narrow: band(
      steps.map(({ lower80 }) => lower80),
      steps.map(({ upper80 }) => upper80),
    ),
    middle: `M${points(
      steps.map(({ median }) => median),
      places,
    ).join('L')}`,
    limit: drawn === null ? null : y(drawn),
  };
};
