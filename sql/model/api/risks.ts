import { z } from 'zod';
import { MISSING_REASONS } from '../indicator.ts';
import { CONFIDENCES, RiskMethod } from '../risk.ts';
import { Text } from '../text.ts';
import { IndicatorInfo } from './indicators.ts';

const OrNone = z.number().nullable();

/** What a model reads: an indicator, or another risk. */
export const RiskInput = z.object({
  /** Its name in the model's dimensions. */
  input: z.string(),
  /** Null where it is no indicator's. */
  indicator: z.string().nullable(),
  title: Text,
  unit: z.string(),
  decimals: z.int(),
  /** Whether it is a risk model itself. */
  isRisk: z.boolean(),
  status: z.enum(['real', 'sample']).nullable(),
});
export type RiskInput = z.infer<typeof RiskInput>;

/** `GET /api/risks/{id}`: a model with what it reads, and what is published of it. */
export const RiskInfo = IndicatorInfo.omit({ inputs: true, method: true, links: true }).extend({
  model: RiskMethod,
  inputs: z.array(RiskInput),
  links: z.object({
    page: z.url(),
    values: z.url(),
    inputs: z.url(),
    indicator: z.url(),
    layer: z.url(),
    tiles: z.url(),
  }),
});
export type RiskInfo = z.infer<typeof RiskInfo>;
export const RiskList = z.object({ risks: z.array(RiskInfo) });
export type RiskList = z.infer<typeof RiskList>;

/** The ranks that a place has while weights and inputs vary: from the first, 1 being the highest risk of the period, to the last. */
export const RankRange = z.object({ rank: z.int(), first: z.int(), last: z.int(), of: z.int() });
export type RankRange = z.infer<typeof RankRange>;

/** A score from 0 to 10 with all that tells how it came about and how sure it is. */
export const RiskValue = z.object({
  place: z.string(),
  name: z.record(z.string(), z.string()),
  period: z.string(),
  score: OrNone,
  class: z.string().nullable(),
  /** The least and the greatest score while weights and inputs vary. */
  lower: OrNone,
  upper: OrNone,
  ranks: RankRange.nullable(),
  confidence: z.enum(CONFIDENCES).nullable(),
  /** Share of the weights whose inputs were there, 0 to 1. */
  coverage: OrNone,
  missing: z.enum(MISSING_REASONS).nullable(),
  /** Scores of dimensions, 0 to 10. */
  dimensions: z.record(z.string(), OrNone),
  /** What each input gives to the score; they add up to it. */
  contributions: z.record(z.string(), OrNone),
  computedAt: z.string(),
});
export type RiskValue = z.infer<typeof RiskValue>;

/** `GET /api/risks/{id}/values`: the highest first within a period, newest period first. */
export const RiskValues = z.object({ risk: z.string(), revision: z.int(), values: z.array(RiskValue) });
export type RiskValues = z.infer<typeof RiskValues>;

/**
 * `GET /api/risks/{id}/inputs`: all that a page needs to weigh a model anew (`server/methods/risk.ts`). Columns by input, a value's
 * place is period × number of places + place.
 */
export const RiskInputs = z.object({
  risk: z.string(),
  revision: z.int(),
  /** In order, the oldest first. */
  periods: z.array(z.string()),
  /** `fid` is the number that tiles of the base layer know a place by. */
  places: z.array(z.object({ id: z.string(), fid: z.number(), name: z.record(z.string(), z.string()) })),
  values: z.record(z.string(), z.array(OrNone)),
  /** Share of each value's own data that was there, 0 to 1. */
  shares: z.record(z.string(), z.array(z.number())),
});
export type RiskInputs = z.infer<typeof RiskInputs>;
