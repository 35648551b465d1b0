import { areEqual, mean, quantileSorted, sorted } from './series.ts';

/** How values become comparable. Fixed bounds make periods comparable; the others depend on who is compared with whom. */
export type Normalisation =
  | { kind: 'min-max'; min?: number; max?: number }
  | { kind: 'z' }
  | { kind: 'percentile' };

/** One input of a composite: values by place, null where missing. */
export type CompositeInput = {
  values: readonly (number | null)[];
  weight: number;
  /** Whether more is better or worse; turned so that more of the composite is more of what it measures. */
  direction: 'higher' | 'lower';
  normalisation: Normalisation;
};

export type CompositeOptions = {
  /** Arithmetic lets one input make up for another, geometric less so. Arithmetic where nothing is said. */
  aggregation?: 'arithmetic' | 'geometric';
  /** Least share of the weights that must be there; what is missing is left out and the rest weighed up. 1: all. */
  leastShare?: number;
};

/** A place's score, what each input gives to it (arithmetic: they add up to it), and the share of weights that was there. */
export type CompositeScore = { score: number; contributions: (number | null)[]; share: number };

const within = (value: number): number => Math.max(0, Math.min(1, value));

/** Values on a common scale: 0 to 1, or standard deviations for z (by n, as the OECD's handbook has it). */
export const normalised = (
  values: readonly (number | null)[],
  how: Normalisation,
  direction: CompositeInput['direction'],
): (number | null)[] => {
  const there = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const scale = scaleOf(there, how);
  return values.map((value) => {
    if (value === null || !Number.isFinite(value) || !scale) return null;
    const up = scale(value);
    return direction === 'higher' ? up : how.kind === 'z' ? -up : 1 - up;
  });
};

const scaleOf = (there: readonly number[], how: Normalisation): ((value: number) => number) | null => {
  if (there.length === 0) return null;
  switch (how.kind) {
    case 'min-max': {
      const min = how.min ?? Math.min(...there);
      const max = how.max ?? Math.max(...there);
      return max > min ? (value) => within((value - min) / (max - min)) : null;
    }
    case 'z': {
      const centre = mean(there);
      const spread = Math.sqrt(mean(there.map((value) => (value - centre) ** 2)));
      return areEqual(there) ? null : (value) => (value - centre) / spread;
    }
    case 'percentile':
      // Half of those that are equal count as below: the mean of all is a half.
      return (value) =>
        there.reduce((sum, other) => sum + (other < value ? 1 : other === value ? 0.5 : 0), 0) / there.length;
  }
};

/** Zero would make the whole product zero: INFORM and the HDI keep their values above a floor. */
const FLOOR = 0.01;

/**
 * A composite index (OECD/JRC, Handbook on Constructing Composite Indicators 2008): inputs made comparable, weighed and
 * aggregated, by place. Null where less than `leastShare` of the weights is there. Geometric aggregation needs scales
 * from 0 to 1, so not z, and keeps values above 0.01.
 */
export const composite = (
  inputs: readonly CompositeInput[],
  { aggregation = 'arithmetic', leastShare = 1 }: CompositeOptions = {},
): (CompositeScore | null)[] => {
  if (aggregation === 'geometric' && inputs.some(({ normalisation }) => normalisation.kind === 'z'))
    throw new RangeError('geometric aggregation of z scores, which may be negative');
  const scaled = inputs.map(({ values, normalisation, direction }) =>
    normalised(values, normalisation, direction),
  );
  const all = inputs.reduce((sum, { weight }) => sum + weight, 0);
  const places = Math.max(0, ...inputs.map(({ values }) => values.length));
  return Array.from({ length: places }, (_, place) => {
    const parts = inputs.map(({ weight }, input) => ({ weight, value: scaled[input]?.[place] ?? null }));
    const weight = parts.reduce((sum, part) => sum + (part.value === null ? 0 : part.weight), 0);
    if (weight === 0 || weight / all < leastShare - 1e-12) return null;
    const contributions = parts.map(({ weight: own, value }) =>
      value === null
        ? null
        : (own / weight) * (aggregation === 'arithmetic' ? value : Math.log(Math.max(FLOOR, value))),
    );
    const sum = contributions.reduce<number>((total, part) => total + (part ?? 0), 0);
    return { score: aggregation === 'arithmetic' ? sum : Math.exp(sum), contributions, share: weight / all };
  });
};

/** Ranks from 1 by score, the highest first; null has none. */
const ranksOf = (scores: readonly (CompositeScore | null)[]): (number | null)[] =>
  scores.map((one) =>
    one === null ? null : 1 + scores.filter((other) => other !== null && other.score > one.score).length,
  );

/** The ranks that a place has while weights and inputs vary. */
export type RankRange = { rank: number; best: number; worst: number; middle: number };

/**
 * How firm the ranks are: each weight varied by `vary` up and down (0.25 where nothing is said), and each input left out
 * (Saisana, Saltelli & Tarantola 2005). Never show a bare rank.
 */
export const rankRanges = (
  inputs: readonly CompositeInput[],
  { vary = 0.25, ...options }: CompositeOptions & { vary?: number } = {},
): (RankRange | null)[] => {
  const loose = { ...options, leastShare: Math.min(options.leastShare ?? 1, 1) };
  const varied = inputs.flatMap((_, at) =>
    [1 - vary, 1 + vary].map((factor) =>
      inputs.map((input, other) => (other === at ? { ...input, weight: input.weight * factor } : input)),
    ),
  );
  const without = inputs.length > 1 ? inputs.map((_, at) => inputs.filter((_, other) => other !== at)) : [];
  const base = ranksOf(composite(inputs, loose));
  const runs = [...varied, ...without].map((set) => ranksOf(composite(set, loose)));
  return base.map((rank, place) => {
    if (rank === null) return null;
    const all = sorted([rank, ...runs.flatMap((run) => run[place] ?? [])]);
    return { rank, best: all[0] as number, worst: all.at(-1) as number, middle: quantileSorted(all, 0.5) };
  });
};
