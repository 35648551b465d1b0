import type { Series } from '../series.ts';
import { type Model, steps } from './model.ts';

/** Solves a symmetric positive system by Cholesky's decomposition; null where it is singular. */
const solve = (a: readonly (readonly number[])[], b: readonly number[]): number[] | null => {
  const n = b.length;
  const l = a.map(() => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i]![j]!;
      for (let k = 0; k < j; k++) sum -= l[i]![k]! * l[j]![k]!;
      if (i === j && !(sum > 1e-10 * a[i]![i]!)) return null;
      l[i]![j] = i === j ? Math.sqrt(sum) : sum / l[j]![j]!;
    }
  const y: number[] = [];
  for (let i = 0; i < n; i++)
    y.push((b[i]! - l[i]!.slice(0, i).reduce((sum, one, k) => sum + one * y[k]!, 0)) / l[i]![i]!);
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = y[i]!;
    for (let k = i + 1; k < n; k++) sum -= l[k]![i]! * x[k]!;
    x[i] = sum / l[i]![i]!;
  }
  return x;
};

/** Ordinary least squares: coefficients and the sum of squared residuals; null where the columns are not independent. */
export const leastSquares = (
  rows: readonly (readonly number[])[],
  y: readonly number[],
): { coefficients: number[]; squares: number } | null => {
  const k = rows[0]?.length ?? 0;
  const a = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  const b = new Array<number>(k).fill(0);
  rows.forEach((row, at) => {
    for (let i = 0; i < k; i++) {
      b[i] = b[i]! + row[i]! * y[at]!;
      for (let j = 0; j < k; j++) a[i]![j] = a[i]![j]! + row[i]! * row[j]!;
    }
  });
  const coefficients = k === 0 ? null : solve(a, b);
  if (!coefficients) return null;
  const squares = rows.reduce((sum, row, at) => {
    const fitted = row.reduce((total, value, i) => total + value * coefficients[i]!, 0);
    return sum + (y[at]! - fitted) ** 2;
  }, 0);
  return { coefficients, squares };
};

/** What drives a history: its own values, step for step, and how it goes on as far as is known (its own forecast). */
export type Driver = { history: Series; lag: number; model: Model };

const LEAST = 20;
/** Paths that the means and the spread are told from. */
const PATHS = 400;

/** One, the value before, the driver so many steps before, and a wave of the season. */
const columns = (at: number, before: number, driven: number, season: number | null): number[] => {
  const angle = season === null ? 0 : (2 * Math.PI * at) / season;
  return [1, before, driven, ...(season === null ? [] : [Math.sin(angle), Math.cos(angle)])];
};

/**
 * Dynamic regression on a driver, y(t) = a + φ y(t-1) + β x(t - lag) + seasonal wave + error, by least squares (Hyndman &
 * Athanasopoulos 2021, chapter 10, with the lagged value in place of ARMA errors). The driver's future is drawn from its own
 * forecast, so that what is not known of it widens the intervals. `normal` draws the means and spread that `predict` tells.
 * Null with fewer than twenty steps where all is known, with |φ| > 1, or where the driver tells nothing.
 */
export const regression = (
  history: Series,
  { history: driver, lag, model }: Driver,
  season: number | null,
  normal: () => number,
): Model | null => {
  const rows: number[][] = [];
  const y: number[] = [];
  history.forEach((value, at) => {
    const [before, driven] = [history[at - 1], driver[at - lag]];
    if (value === null || typeof before !== 'number' || typeof driven !== 'number') return;
    rows.push(columns(at, before, driven, season));
    y.push(value);
  });
  const fit = rows.length < LEAST ? null : leastSquares(rows, y);
  const last = history.at(-1);
  if (!fit || typeof last !== 'number' || Math.abs(fit.coefficients[1]!) > 1) return null;
  const { coefficients } = fit;
  const sigma = Math.sqrt(fit.squares / (rows.length - coefficients.length));
  const path = (horizon: number, draw: () => number): number[] => {
    const ahead = model.path(horizon, draw);
    let value = last;
    return steps(horizon).map((h) => {
      const at = history.length - 1 + h;
      const known = driver[at - lag];
      const driven = typeof known === 'number' ? known : (ahead[Math.max(0, h - 1 - lag)] as number);
      const row = columns(at, value, driven, season);
      value = row.reduce((sum, one, i) => sum + one * coefficients[i]!, 0) + sigma * draw();
      return value;
    });
  };
  return {
    form: season === null ? 'ARX(1)' : `ARX(1) + Fourier(${season}, 1)`,
    season,
    n: rows.length,
    parameters: { constant: coefficients[0]!, phi: coefficients[1]!, driver: coefficients[2]!, lag, sigma },
    predict: (horizon) => {
      const drawn = Array.from({ length: PATHS }, () => path(horizon, normal));
      const mean = steps(horizon).map((h) => drawn.reduce((sum, one) => sum + one[h - 1]!, 0) / PATHS);
      const sd = mean.map((centre, at) =>
        Math.sqrt(drawn.reduce((sum, one) => sum + (one[at]! - centre) ** 2, 0) / (PATHS - 1)),
      );
      return { mean, sd };
    },
    path,
  };
};
