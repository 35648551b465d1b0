import { z } from 'zod';

/** Periods that are forecast. */
export const OUTLOOK_PERIODS = ['hour', 'day', 'month', 'year'] as const;
export const OutlookPeriod = z.enum(OUTLOOK_PERIODS);
export type OutlookPeriod = z.infer<typeof OutlookPeriod>;

/** How a period is forecast. */
export type OutlookRule = {
  /** Periods ahead; fewer where the history is shorter than six times as many. */
  horizon: number;
  /** Lengths of seasons in periods, the one that naive repeats first: the longest that the history has often enough is taken. */
  seasons: readonly number[];
  /** Periods with a value that there must be. */
  least: number;
  /** The newest so many are looked at. */
  most: number;
  /** Origins of the back-test at most, each a horizon apart. */
  origins: number;
  /** Periods that must come before another forecast is made. */
  every: number;
  /** How long a forecast that is not the newest is kept, in days; null: for good. */
  keepDays: number | null;
};

/** The declared table: two days of hours, a month of days, a year of months, five years. */
export const OUTLOOK_RULES: Readonly<Record<OutlookPeriod, OutlookRule>> = {
  hour: { horizon: 48, seasons: [24], least: 336, most: 1008, origins: 6, every: 6, keepDays: 60 },
  day: { horizon: 30, seasons: [365, 7], least: 60, most: 2192, origins: 8, every: 1, keepDays: 1100 },
  month: { horizon: 12, seasons: [12], least: 48, most: 600, origins: 8, every: 1, keepDays: null },
  year: { horizon: 5, seasons: [], least: 12, most: 300, origins: 8, every: 1, keepDays: null },
};

/** A quantity that cannot go beyond bounds is forecast on a scale where it has none, and told on its own. */
export const Transform = z.discriminatedUnion('kind', [
  /** As it is; what lies beyond the bounds is put on them. */
  z.strictObject({ kind: z.literal('none') }),
  /** ln(value - least + offset): what is above `least` and varies by shares of itself. */
  z.strictObject({ kind: z.literal('log'), offset: z.number().positive().default(1) }),
  /** √(value - least): counts, rain. */
  z.strictObject({ kind: z.literal('sqrt') }),
  /** ln((value - least) / (most - value)), values on the bounds a thousandth inside: shares of a whole. */
  z.strictObject({ kind: z.literal('logit') }),
]);
export type Transform = z.infer<typeof Transform>;

/** What a declaration (of a parameter, of an indicator) says of its outlook. */
export const OutlookWord = z
  .strictObject({
    transform: Transform.default({ kind: 'none' }),
    /** What cannot be gone beyond; of a parameter, where nothing is said, what its range check has as 0. */
    least: z.number().optional(),
    most: z.number().optional(),
    /** Another parameter (of an indicator: another indicator) at the same feature that drives it, and how many periods later. */
    driver: z.strictObject({ id: z.string(), lag: z.int().min(0).max(24).default(0) }).optional(),
    /** What is stored: it is told when it is empty, and full where a number of the feature says when. */
    stock: z
      .strictObject({
        empty: z.number().default(0),
        full: z.strictObject({ property: z.string() }).optional(),
      })
      .optional(),
    /** Extremes of a year whose return levels are told: the greatest or the least value. */
    extremes: z.enum(['max', 'min']).optional(),
  })
  .superRefine(({ transform: { kind }, least, most }, context) => {
    if (kind !== 'none' && least === undefined)
      context.addIssue({ code: 'custom', message: `${kind} needs least` });
    if (kind === 'logit' && most === undefined)
      context.addIssue({ code: 'custom', message: 'logit needs most' });
  });
export type OutlookWord = z.infer<typeof OutlookWord>;

/** Methods, the naive ones first. `stl-…`: of the series without its season, which is repeated. */
export const OUTLOOK_METHODS = [
  'naive',
  'seasonal-naive',
  'mean',
  'drift',
  'ets',
  'stl-drift',
  'stl-ets',
  'regression',
] as const;
export const OutlookMethod = z.enum(OUTLOOK_METHODS);
export type OutlookMethod = z.infer<typeof OutlookMethod>;
/** What all others are held against. */
export const NAIVE_METHODS: readonly OutlookMethod[] = ['naive', 'seasonal-naive'];

/** Prediction intervals that are told, in percent. */
export const INTERVALS = [50, 80, 95] as const;

/** A period ahead: from `start` to before `end`, instants. */
export const OutlookStep = z.object({
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  mean: z.number(),
  median: z.number(),
  lower50: z.number(),
  upper50: z.number(),
  lower80: z.number(),
  upper80: z.number(),
  lower95: z.number(),
  upper95: z.number(),
});
export type OutlookStep = z.infer<typeof OutlookStep>;

/** As it is kept: with centre and spread on the scale that it was forecast on, and degrees of freedom where there are any; it is judged by them. */
export const StoredStep = OutlookStep.extend({
  z: z.union([z.tuple([z.number(), z.number()]), z.tuple([z.number(), z.number(), z.number()])]),
});
export type StoredStep = z.infer<typeof StoredStep>;

const Coverage = z.object({ 50: z.number(), 80: z.number(), 95: z.number() });

/**
 * How well a method did: MASE (mean absolute error over that of the one-season-back naive within the history), CRPS (mean
 * continuous ranked probability score, in the unit), and the share of values within each interval.
 */
export const Score = z.object({
  /** Values that were held against forecasts. */
  n: z.int(),
  mase: z.number().nullable(),
  crps: z.number(),
  coverage: Coverage,
});
export type Score = z.infer<typeof Score>;

/**
 * How the spread of the published method was corrected by its back-test: factors of its own standard deviation by step, and the degrees
 * of freedom of Student's t that its intervals are of.
 */
export const OutlookSpread = z.object({ df: z.int().positive(), factors: z.array(z.number()) });
export type OutlookSpread = z.infer<typeof OutlookSpread>;

export const OutlookSkill = z.object({
  /** The naive method that skill is told against, and its season. */
  reference: z.enum(['naive', 'seasonal-naive']),
  season: z.int(),
  origins: z.int(),
  horizon: z.int(),
  /** 1 - CRPS of the published method over that of the reference: 0 is as good, 1 perfect, below 0 worse. */
  crpss: z.number().nullable(),
  /** One-sided p of the best method against the best naive one; null where a naive one is the best. */
  p: z.number().nullable(),
  /** Null where there were too few origins: the spread is as the method tells it. */
  spread: OutlookSpread.nullable().optional(),
  /** All that were tried, best first. Each origin was held against the spread that the other origins speak for. */
  methods: z.array(Score.extend({ method: OutlookMethod })),
});
export type OutlookSkill = z.infer<typeof OutlookSkill>;

/** What was fitted: the form in words of the literature (ETS(A,Ad,N)), and its numbers. */
export const OutlookFit = z.object({
  form: z.string(),
  season: z.int().nullable(),
  /** Periods with a value that it was fitted to. */
  n: z.int(),
  parameters: z.record(z.string(), z.number()),
  transform: z.string(),
  /** Of the parameter or indicator that drives it. */
  driver: z.string().nullable(),
});
export type OutlookFit = z.infer<typeof OutlookFit>;

/** How likely a limit is gone beyond: `steps` over the times that it is averaged over, `whole` at least once among them. */
export const Exceedance = z.object({
  /** Of a parameter its limit's id; of an indicator the class that is entered on that side. */
  limit: z.string(),
  value: z.number(),
  side: z.enum(['above', 'below']),
  /** Over what values are averaged: PT1H, PT8H, P1D, P1M, P1Y; null where the indicator's own period. */
  averaging: z.string().nullable(),
  whole: z.number().min(0).max(1),
  steps: z.array(z.object({ start: z.iso.datetime(), p: z.number().min(0).max(1) })),
});
export type Exceedance = z.infer<typeof Exceedance>;

/** Return levels of yearly extremes with 90 % bands of a bootstrap; `years` of record. */
export const OutlookExtremes = z.object({
  of: z.enum(['max', 'min']),
  distribution: z.enum(['gev', 'gumbel']),
  years: z.int(),
  levels: z.array(z.object({ years: z.number(), level: z.number(), low: z.number(), high: z.number() })),
  /** How often each limit is reached, in years; null: more seldom than can be told. */
  limits: z.array(z.object({ limit: z.string(), value: z.number(), years: z.number().nullable() })),
});
export type OutlookExtremes = z.infer<typeof OutlookExtremes>;

/** Days until a level is reached: those after which 5, 50 and 95 % of the paths have; null where within the horizon they have not. */
export const Reach = z.object({
  value: z.number(),
  p: z.number(),
  low: z.number().nullable(),
  median: z.number().nullable(),
  high: z.number().nullable(),
});
export type Reach = z.infer<typeof Reach>;
export const OutlookStock = z.object({
  /** How far it was looked, days. */
  horizon: z.number(),
  empty: Reach,
  full: Reach.nullable(),
});
export type OutlookStock = z.infer<typeof OutlookStock>;

/** A past forecast held against what came. */
export const Judgement = Score.extend({
  /** Steps that it had. */
  of: z.int(),
  /** CRPS of the naive reference at the same steps. */
  naiveCrps: z.number().nullable(),
});
export type Judgement = z.infer<typeof Judgement>;
