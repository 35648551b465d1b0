import { z } from 'zod';
import { Indicator } from '../indicator.ts';

const Day = z.string();

/** `GET /api/indicators`. */
export const IndicatorInfo = z.object({
  ...Indicator.shape,
  theme: z.string(),
  status: z.enum(['real', 'sample']),
  sources: z.array(z.string()),
  /** Level of the places that it is computed for; null where its base is no layer of places. */
  level: z.string().nullable(),
  /** Begins of the first and the last period that have values. */
  periods: z.tuple([Day, Day]).nullable(),
  revision: z.int(),
  computedAt: z.string().nullable(),
  links: z.object({ values: z.url(), layer: z.url(), tiles: z.url() }),
});
export type IndicatorInfo = z.infer<typeof IndicatorInfo>;
export const IndicatorList = z.object({ indicators: z.array(IndicatorInfo) });
export type IndicatorList = z.infer<typeof IndicatorList>;

/**
 * A value. `place` is a place's id (level:scheme:code) or, of what is no place, layer:feature. `period` is as long as its
 * period says: 2024, 2024-05, 2024-05-01, 2024-05-01T13.
 */
export const IndicatorValue = z.object({
  place: z.string(),
  name: z.record(z.string(), z.string()),
  period: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  coverage: z.number().nullable(),
  class: z.string().nullable(),
  /** Place among the values of the same period, 1 is best (or greatest, where no direction is), and of how many. */
  rank: z.int().nullable(),
  of: z.int(),
});
export type IndicatorValue = z.infer<typeof IndicatorValue>;

/** `GET /api/indicators/{id}/values`. */
export const IndicatorValues = z.object({
  indicator: z.string(),
  unit: z.string(),
  revision: z.int(),
  values: z.array(IndicatorValue),
  numberMatched: z.int(),
  next: z.url().nullable(),
});
export type IndicatorValues = z.infer<typeof IndicatorValues>;

/** `GET /api/indicators/{id}/values/{place}/{period}/lineage`: what a value was made of, down to rows. */
export const IndicatorLineage = z.object({
  value: IndicatorValue,
  indicator: z.string(),
  method: z.object({ kind: z.string(), version: z.int(), reference: z.string() }),
  computedAt: z.string(),
  inputs: z.array(
    z.object({
      /** The input's name in the indicator's declaration. */
      input: z.string(),
      kind: z.enum(['series', 'property', 'indicator']),
      /** Series, layer or indicator. */
      of: z.string(),
      feature: z.string().nullable(),
      time: z.string().nullable(),
      value: z.number().nullable(),
      source: z.string().nullable(),
      /** Where the row itself is. */
      href: z.url(),
    }),
  ),
  /** Rows beyond those listed. */
  more: z.int(),
});
export type IndicatorLineage = z.infer<typeof IndicatorLineage>;
