import { mean } from './series.ts';

/** Classes of annex II of Directive 2006/7/EC, the best first. */
export const BATHING_CLASSES = ['excellent', 'good', 'sufficient', 'poor'] as const;
export type BathingClass = (typeof BATHING_CLASSES)[number];

export type Organism = 'ecoli' | 'enterococci';
export type WaterKind = 'coastal' | 'inland';

/** Annex I, columns B to D, cfu/100 ml: the 95-percentiles of excellent and good, the 90-percentile of sufficient. */
export const BATHING_LIMITS: Record<
  WaterKind,
  Record<Organism, { excellent: number; good: number; sufficient: number }>
> = {
  coastal: {
    enterococci: { excellent: 100, good: 200, sufficient: 185 },
    ecoli: { excellent: 250, good: 500, sufficient: 500 },
  },
  inland: {
    enterococci: { excellent: 200, good: 400, sufficient: 330 },
    ecoli: { excellent: 500, good: 1000, sufficient: 900 },
  },
};

/** Factors of the standard deviation as annex II prints them: 1.65, not the 1.645 of tables. */
const SIGMAS = { p90: 1.282, p95: 1.65 } as const;

export type LogPercentiles = { p90: number; p95: number };

/** Of n samples (n - 1, where nothing is said, as national assessments do), or of all there are (n): the directive leaves it open. */
export type Deviation = 'sample' | 'population';

/**
 * Percentiles of the log-normal distribution of counts, cfu/100 ml (annex II, note b): antilog(μ + k σ) of their decimal logarithms.
 * A count of 0 is given as the limit of detection (`detection`, 1 where nothing is said). Null with fewer than two.
 */
export const logPercentiles = (
  counts: readonly number[],
  { detection = 1, deviation = 'sample' }: { detection?: number; deviation?: Deviation } = {},
): LogPercentiles | null => {
  const logs = counts.map((count) => Math.log10(count > 0 ? count : detection));
  if (logs.length < 2) return null;
  const mu = mean(logs);
  const squares = logs.reduce((sum, log) => sum + (log - mu) ** 2, 0);
  const sigma = Math.sqrt(squares / (deviation === 'sample' ? logs.length - 1 : logs.length));
  return { p90: 10 ** (mu + SIGMAS.p90 * sigma), p95: 10 ** (mu + SIGMAS.p95 * sigma) };
};

export type BathingQuality = { class: BathingClass; ecoli: LogPercentiles; enterococci: LogPercentiles };

const classOf = (
  { p90, p95 }: LogPercentiles,
  limits: Record<'excellent' | 'good' | 'sufficient', number>,
) => {
  // Sufficient is asked first: a class above it may not be had without it, whatever the other percentile says.
  if (p90 > limits.sufficient) return 'poor';
  if (p95 <= limits.excellent) return 'excellent';
  return p95 <= limits.good ? 'good' : 'sufficient';
};

/**
 * The class of a bathing water (Directive 2006/7/EC, articles 4 and 5, annexes I and II): the worse of its two organisms, of the
 * samples of the assessment period (four seasons). Null with fewer than `least` samples of either; 16 where nothing is said
 * (article 4; 12 where a season is no longer than eight weeks). Counts in cfu/100 ml; short-term pollution that may be
 * disregarded is for the caller to leave out.
 */
export const bathingQuality = (
  counts: Record<Organism, readonly number[]>,
  water: WaterKind,
  { least = 16, ...options }: { least?: number; detection?: number; deviation?: Deviation } = {},
): BathingQuality | null => {
  if (Math.min(counts.ecoli.length, counts.enterococci.length) < Math.max(2, least)) return null;
  const ecoli = logPercentiles(counts.ecoli, options);
  const enterococci = logPercentiles(counts.enterococci, options);
  if (!ecoli || !enterococci) return null;
  const limits = BATHING_LIMITS[water];
  const classes = [classOf(ecoli, limits.ecoli), classOf(enterococci, limits.enterococci)] as const;
  const worst = Math.max(...classes.map((one) => BATHING_CLASSES.indexOf(one)));
  return { class: BATHING_CLASSES[worst] as BathingClass, ecoli, enterococci };
};
