import { studentQuantile } from './distributions.ts';
import { areEqual } from './series.ts';

/** Where a shoreline crosses a transect: metres from the baseline (seaward is more), when, and how uncertain, metres. */
export type Crossing = { year: number; distance: number; uncertainty: number };

/** A rate by regression, metres a year. */
export type Regression = {
  rate: number;
  /** Half width of the confidence interval of the rate. */
  halfWidth: number;
  r2: number;
  /** Standard error of the estimate, metres. */
  standardError: number;
};

export type ShorelineChange = {
  /** Net shoreline movement: youngest less oldest, metres, with its uncertainty. */
  nsm: number;
  nsmUncertainty: number;
  /** Shoreline change envelope: the greatest distance between any two, metres. */
  sce: number;
  /** End point rate, metres a year, with its uncertainty. */
  epr: number;
  eprUncertainty: number;
  /** Linear and weighted (by 1 / uncertainty²) regression; null with fewer than three shorelines. */
  lrr: Regression | null;
  wlr: Regression | null;
};

type Weighted = Crossing & { weight: number };

const regression = (crossings: readonly Weighted[], confidence: number): Regression | null => {
  const n = crossings.length;
  if (n < 3) return null;
  const total = crossings.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (one: Weighted) => number) =>
    crossings.reduce((sum, one) => sum + one.weight * of(one), 0) / total;
  const [x, y] = [mean(({ year }) => year), mean(({ distance }) => distance)];
  const sumOf = (of: (one: Weighted) => number) =>
    crossings.reduce((sum, one) => sum + one.weight * of(one), 0);
  const sxx = sumOf(({ year }) => (year - x) ** 2);
  const syy = sumOf(({ distance }) => (distance - y) ** 2);
  if (sxx === 0) return null;
  const isStill = areEqual(crossings.map(({ distance }) => distance));
  const rate = isStill ? 0 : sumOf((one) => (one.year - x) * (one.distance - y)) / sxx;
  const residual = isStill ? 0 : Math.max(0, syy - rate * rate * sxx);
  const standardError = Math.sqrt(residual / (n - 2));
  return {
    rate,
    halfWidth: studentQuantile(0.5 + confidence / 2, n - 2) * (standardError / Math.sqrt(sxx)),
    r2: isStill ? 1 : 1 - residual / syy,
    standardError,
  };
};

/**
 * Statistics of shoreline change along a transect, as DSAS 5 defines them (Himmelstoss, Henderson, Kratzmann & Farris 2018, USGS
 * Open-File Report 2018-1179): distances NSM and SCE, rates EPR, LRR and WLR with confidence intervals (95 % where nothing
 * is said). Positive is seaward. The uncertainty of a difference is the root of the sum of squares. Null with fewer than
 * two dates.
 */
export const shorelineChange = (
  given: readonly Crossing[],
  { confidence = 0.95 } = {},
): ShorelineChange | null => {
  const crossings = [...given].sort((a, b) => a.year - b.year);
  const [oldest, youngest] = [crossings[0], crossings.at(-1)];
  if (!oldest || !youngest || oldest.year === youngest.year) return null;
  const years = youngest.year - oldest.year;
  const nsm = youngest.distance - oldest.distance;
  const nsmUncertainty = Math.hypot(oldest.uncertainty, youngest.uncertainty);
  const distances = crossings.map(({ distance }) => distance);
  const weighted = (weight: (one: Crossing) => number) =>
    crossings.map((one) => ({ ...one, weight: weight(one) }));
  const isWeighable = crossings.every(({ uncertainty }) => uncertainty > 0);
  return {
    nsm,
    nsmUncertainty,
    sce: Math.max(...distances) - Math.min(...distances),
    epr: nsm / years,
    eprUncertainty: nsmUncertainty / years,
    lrr: regression(
      weighted(() => 1),
      confidence,
    ),
    wlr: isWeighable
      ? regression(
          weighted(({ uncertainty }) => 1 / uncertainty ** 2),
          confidence,
        )
      : null,
  };
};
