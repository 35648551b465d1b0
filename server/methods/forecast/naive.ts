import { placed, type Series } from '../series.ts';
import { type Model, residualSd, steps } from './model.ts';

/**
 * The benchmarks, with the standard deviations of their forecasts (Hyndman & Athanasopoulos, Forecasting: principles and
 * practice, 3rd edition 2021, sections 5.2 and 5.5). Values in any unit; missing ones are stepped over. Each is null with too
 * few values to tell how far off it is.
 */

const LEAST = 3;

/** The last value stays: random walk, σ √h. A step over a gap of k periods counts as √k steps. */
export const naive = (history: Series): Model | null => {
  const points = placed(history);
  const last = points.at(-1);
  if (!last || points.length < LEAST) return null;
  let squares = 0;
  for (let i = 1; i < points.length; i++) {
    const [before, now] = [points[i - 1]!, points[i]!];
    squares += (now.value - before.value) ** 2 / (now.at - before.at);
  }
  const sigma = residualSd(squares, points.length - 1, 0);
  // What was missing at the end is ahead of the last value, too.
  const late = history.length - 1 - last.at;
  return {
    form: 'naive',
    season: null,
    n: points.length,
    parameters: { sigma },
    predict: (horizon) => ({
      mean: steps(horizon).map(() => last.value),
      sd: steps(horizon).map((h) => sigma * Math.sqrt(h + late)),
    }),
    path: (horizon, normal) => {
      let value = last.value + sigma * Math.sqrt(late) * normal();
      return steps(horizon).map(() => {
        value += sigma * normal();
        return value;
      });
    },
  };
};

/** The last value of the same season stays: σ √(k + 1), k whole seasons before. */
export const seasonalNaive = (history: Series, season: number): Model | null => {
  const points = placed(history);
  const differences = points.flatMap(({ at, value }) => {
    const before = history[at - season];
    return before === null || before === undefined ? [] : [value - before];
  });
  const last = Array.from({ length: season }, (_, at) => lastOf(history, history.length + at, season));
  if (differences.length < LEAST || last.some((value) => value === null)) return null;
  const sigma = residualSd(
    differences.reduce((sum, value) => sum + value * value, 0),
    differences.length,
    0,
  );
  const valueAt = (h: number) => last[(h - 1) % season] as number;
  return {
    form: `seasonal naive (${season})`,
    season,
    n: points.length,
    parameters: { sigma },
    predict: (horizon) => ({
      mean: steps(horizon).map(valueAt),
      sd: steps(horizon).map((h) => sigma * Math.sqrt(Math.floor((h - 1) / season) + 1)),
    }),
    path: (horizon, normal) => {
      const drawn: number[] = [];
      for (const h of steps(horizon))
        drawn.push((h > season ? (drawn[h - 1 - season] as number) : valueAt(h)) + sigma * normal());
      return drawn;
    },
  };
};

/** The newest value that there is so many whole seasons before a place. */
const lastOf = (history: Series, place: number, season: number): number | null => {
  for (let at = place - season; at >= 0; at -= season) {
    const value = history[at];
    if (value !== null && value !== undefined && Number.isFinite(value)) return value;
  }
  return null;
};

/** The mean of all values: σ √(1 + 1/n). */
export const meanMethod = (history: Series): Model | null => {
  const points = placed(history);
  const n = points.length;
  if (n < LEAST) return null;
  const mean = points.reduce((sum, { value }) => sum + value, 0) / n;
  const sigma = residualSd(
    points.reduce((sum, { value }) => sum + (value - mean) ** 2, 0),
    n,
    1,
  );
  return {
    form: 'mean',
    season: null,
    n,
    parameters: { mean, sigma },
    predict: (horizon) => ({
      mean: steps(horizon).map(() => mean),
      sd: steps(horizon).map(() => sigma * Math.sqrt(1 + 1 / n)),
    }),
    path: (horizon, normal) => {
      const level = mean + (sigma / Math.sqrt(n)) * normal();
      return steps(horizon).map(() => level + sigma * normal());
    },
  };
};

/** The line through the first and the last value goes on: random walk with drift, σ √(h (1 + h/(n - 1))). */
export const drift = (history: Series): Model | null => {
  const points = placed(history);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < LEAST + 1) return null;
  const span = last.at - first.at;
  const slope = (last.value - first.value) / span;
  let squares = 0;
  for (let i = 1; i < points.length; i++) {
    const [before, now] = [points[i - 1]!, points[i]!];
    const gap = now.at - before.at;
    squares += (now.value - before.value - slope * gap) ** 2 / gap;
  }
  const sigma = residualSd(squares, points.length - 1, 1);
  const late = history.length - 1 - last.at;
  return {
    form: 'drift',
    season: null,
    n: points.length,
    parameters: { slope, sigma },
    predict: (horizon) => ({
      mean: steps(horizon).map((h) => last.value + slope * (h + late)),
      sd: steps(horizon).map((h) => sigma * Math.sqrt((h + late) * (1 + (h + late) / span))),
    }),
    path: (horizon, normal) => {
      const own = slope + (sigma / Math.sqrt(span)) * normal();
      let value = last.value + own * late + sigma * Math.sqrt(late) * normal();
      return steps(horizon).map(() => {
        value += own + sigma * normal();
        return value;
      });
    },
  };
};
