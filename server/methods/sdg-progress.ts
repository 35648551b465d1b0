/** What a series of years says of progress. `no-data`: too little to say it by, or values that the measure cannot take. */
export const PROGRESS_STATUSES = [
  'deterioration',
  'limited',
  'moderate',
  'substantial',
  'achieved',
  'no-data',
] as const;
export type ProgressStatus = (typeof PROGRESS_STATUSES)[number];

/** A value of a year. */
export type YearValue = { year: number; value: number };

export type ProgressOptions = {
  /** Which way is better. */
  direction: 'up' | 'down';
  /** Year that progress counts from, 2015 where nothing is said; the next one with a value stands for one without. */
  baseYear?: number;
  /** Value of the base year where it is agreed on rather than looked up: a target of a document has its own. */
  baseValue?: number;
  /** What is to be reached; without it the pace alone is judged. */
  target?: number;
  /** Year that it is to be reached by, 2030 where nothing is said. */
  targetYear?: number;
  /** What values cannot go beyond in the wanted direction: 100 of a share. Only looked at where there is no target. */
  limit?: number;
};

/** A judgement with all that it was made of, so that it can be told. Rates are shares a year. */
export type Progress = {
  status: ProgressStatus;
  /** -5 to 5; null of what has no status. */
  score: number | null;
  /** Growth in the wanted direction, a share a year; null where it cannot be told. */
  pace: number | null;
  /** Growth that the target needs from the base year, always positive; null without a target. */
  needed: number | null;
  /** `pace / needed`. */
  ratio: number | null;
  base: YearValue | null;
  newest: YearValue | null;
};

/** Least ratio of actual to required growth for each status. */
export const RATIO_THRESHOLDS = { substantial: 0.95, moderate: 0.6, limited: 0 } as const;
/** Least growth a year, without a target. */
export const PACE_THRESHOLDS = { substantial: 0.015, moderate: 0.005, limited: 0 } as const;
/** Stands for zero, of which nothing can grow. */
const ZERO = 0.001;
/** Exponent of the factor near a limit, chosen by Statistics Canada so that what is on track stays inside for 15 years. */
const NEAR_LIMIT = 4.44;

const growth = (from: YearValue, to: YearValue): number =>
  (to.value / from.value) ** (1 / (to.year - from.year)) - 1;

/** 0 at the limit, 1 far from it: thresholds above zero are multiplied by it. */
const nearLimit = (base: number, limit: number | undefined): number => {
  if (limit === undefined) return 1;
  const [from, to] = [Math.abs(base), Math.abs(limit)];
  if (from >= 2 * to) return 1;
  return from <= to ? 1 - (from / to) ** NEAR_LIMIT : 1 - ((2 * to - from) / to) ** NEAR_LIMIT;
};

type Steps = { substantial: number; moderate: number; limited: number };

const statusOf = (value: number, steps: Steps): ProgressStatus => {
  if (value >= steps.substantial) return 'substantial';
  if (value >= steps.moderate) return 'moderate';
  return value >= steps.limited ? 'limited' : 'deterioration';
};

const between = (value: number): number => Math.max(-5, Math.min(5, value));

/** From a ratio: -5 at -60 %, 0 at 60 %, 5 at 130 %. */
const scoreOfRatio = (ratio: number): number =>
  between(ratio >= RATIO_THRESHOLDS.moderate ? (5 * (ratio - 0.6)) / 0.7 : (5 * (ratio - 0.6)) / 1.2);

/** From a pace: -5 at -2 % a year, -2.5 at none, then 0, 2.5 and 5 at 0.5, 1.5 and 2 % times the factor near a limit. */
const scoreOfPace = (pace: number, factor: number): number => {
  if (pace < 0) return between(125 * pace - 2.5);
  if (factor === 0) return 5;
  const scaled = pace / factor;
  if (scaled < PACE_THRESHOLDS.moderate) return 500 * scaled - 2.5;
  return between(scaled < PACE_THRESHOLDS.substantial ? 250 * scaled - 1.25 : 500 * scaled - 5);
};

const nonZero = ({ year, value }: YearValue): YearValue => ({ year, value: value === 0 ? ZERO : value });

const baseOf = (
  values: readonly YearValue[],
  { baseYear = 2015, baseValue }: ProgressOptions,
): YearValue | null =>
  baseValue !== undefined
    ? { year: baseYear, value: baseValue }
    : (values.find(({ year }) => year >= baseYear) ?? null);

const isReached = ({ value }: YearValue, { target, direction }: ProgressOptions): boolean =>
  target !== undefined && (direction === 'up' ? value >= target : value <= target);

const NOTHING = { status: 'no-data', score: null, pace: null, needed: null, ratio: null } as const;

const byRatio = (from: YearValue, pace: number, options: ProgressOptions) => {
  const target = nonZero({ year: options.targetYear ?? 2030, value: options.target as number });
  if (target.year <= from.year || target.value < 0 !== from.value < 0) return null;
  const needed = Math.abs(growth(from, target));
  if (needed === 0) return null;
  const ratio = pace / needed;
  return { status: statusOf(ratio, RATIO_THRESHOLDS), score: scoreOfRatio(ratio), needed, ratio };
};

const byPace = (from: YearValue, pace: number, { limit }: ProgressOptions) => {
  const factor = nearLimit(from.value, limit);
  const { substantial, moderate, limited } = PACE_THRESHOLDS;
  const steps = { substantial: substantial * factor, moderate: moderate * factor, limited };
  return { status: statusOf(pace, steps), score: scoreOfPace(pace, factor), needed: null, ratio: null };
};

/**
 * How a series of years goes towards a target, or whether it goes the wanted way at all: the progress measure of Statistics
 * Canada that Open SDG uses (open-sdg.readthedocs.io, "Progress measurement methodology"; after Eurostat, "Sustainable
 * development in the European Union", annex on methods). The compound annual growth rate from the base year to the newest
 * value is held against the one that the target needs: 95 % of it and more is substantial, 60 % moderate, anything above
 * none limited, less a deterioration; what reached the target is achieved, however it got there. Without a target: 1.5 %,
 * 0.5 % and 0 a year, the first two lowered near a natural limit by C = 1 - (base / limit)^4.44. A base or target of zero is
 * taken as 0.001. Values are of any one unit; the answer does not depend on it, unless one of them is zero. Two years at
 * least, and no change of sign; of negative values the wanted direction turns, as less of a negative is growth.
 */
export const sdgProgress = (series: readonly YearValue[], options: ProgressOptions): Progress => {
  const values = series.filter(({ value }) => Number.isFinite(value)).sort((a, b) => a.year - b.year);
  const newest = values.at(-1) ?? null;
  const base = baseOf(values, options);
  const nothing: Progress = { ...NOTHING, base, newest };
  if (!base || !newest) return nothing;
  const achieved = isReached(newest, options);
  const from = nonZero(base);
  const canGrow = newest.year > from.year && newest.value !== 0 && newest.value < 0 === from.value < 0;
  const falls = newest.year > from.year && newest.value === 0 && from.value > 0;
  if (!canGrow && !falls) return achieved ? { ...nothing, status: 'achieved', score: 5 } : nothing;
  const turn = (options.direction === 'up' ? 1 : -1) * (from.value < 0 ? -1 : 1);
  const pace = turn * growth(from, newest);
  const judged = options.target === undefined ? byPace(from, pace, options) : byRatio(from, pace, options);
  if (!judged) return achieved ? { ...nothing, pace, status: 'achieved', score: 5 } : { ...nothing, pace };
  const { status, score, needed, ratio } = judged;
  return achieved
    ? { status: 'achieved', score: 5, pace, needed, ratio, base, newest }
    : { status, score, pace, needed, ratio, base, newest };
};

/** The value of a year on the way to a target at a constant rate; null where there is no such way. */
export const neededAt = (base: YearValue, target: YearValue, year: number): number | null => {
  const [from, to] = [nonZero(base), nonZero(target)];
  if (to.year <= from.year || from.value < 0 !== to.value < 0) return null;
  return from.value * (to.value / from.value) ** ((year - from.year) / (to.year - from.year));
};

/** One judgement of several: by the mean of their scores; achieved only where all are. */
export const progressOfAll = (all: readonly Progress[]): { status: ProgressStatus; score: number | null } => {
  const scored = all.filter((one): one is Progress & { score: number } => one.score !== null);
  if (scored.length === 0) return { status: 'no-data', score: null };
  const score = scored.reduce((sum, one) => sum + one.score, 0) / scored.length;
  if (scored.every(({ status }) => status === 'achieved')) return { status: 'achieved', score };
  return { status: statusOf(score, { substantial: 2.5, moderate: 0, limited: -2.5 }), score };
};
