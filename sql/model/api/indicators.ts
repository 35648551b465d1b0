import { z } from 'zod';
import { INDICATOR_PERIODS, indicatorFields, MISSING_REASONS } from '../indicator.ts';
import { Text } from '../text.ts';

/** `GET /api/indicators`. */
export const IndicatorInfo = z.object({
  ...indicatorFields,
  theme: z.string(),
  status: z.enum(['real', 'sample']),
  sources: z.array(z.string()),
  /** Level of the places that it is computed for; null where its base is no layer of places. */
  level: z.string().nullable(),
  /** The first and the last period that have values, as `IndicatorValue.period` writes them; null where there are none. */
  periods: z.tuple([z.string(), z.string()]).nullable(),
  /** The newest period that most places have a value of: what is shown where nobody asks for another. */
  present: z.string().nullable(),
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
  /** Why there is no value where there is none: too little of the inputs, no input, what the method cannot be told from. */
  missing: z.enum(MISSING_REASONS).nullable(),
  class: z.string().nullable(),
  /** Place among the values of the same period, 1 is best (or greatest, where no direction is), and of how many. */
  rank: z.int().nullable(),
  /** How many others have the same value, and so the same rank. */
  ties: z.int().nullable(),
  /** The best and the worst place that it has while weights and inputs vary, where the method tells how firm places are. */
  ranks: z.tuple([z.int(), z.int()]).nullable(),
  of: z.int(),
  computedAt: z.string(),
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

/**
 * `GET /api/indicators/{id}/values/{place}`: all values of one place through time, oldest first, in the columns of `Observations`:
 * times are the begins of periods, whole seconds since 1970 (UTC), `value` null where there is none.
 */
export const IndicatorHistory = z.object({
  indicator: z.string(),
  place: z.string(),
  /** The feature whose values they are, of the indicator's base layer. */
  feature: z.string(),
  name: z.record(z.string(), z.string()),
  unit: z.string(),
  /** Whose clock the periods are of: days and longer ones stand as midnights of UTC. */
  timeZone: z.string(),
  /** null: by the indicator's own periods. */
  aggregate: z.enum(['day', 'month', 'year']).nullable(),
  revision: z.int(),
  /** Of all there are, whatever was asked for: periods with a value, the first begin, and the newest value. */
  whole: z.object({
    n: z.int(),
    first: z.int().nullable(),
    last: z.object({ time: z.int(), value: z.number() }).nullable(),
  }),
  numberMatched: z.int(),
  thinned: z.boolean(),
  time: z.array(z.int()),
  value: z.array(z.number().nullable()),
  /** `lower`, `upper` and `coverage`; of longer periods the `n`, `coverage`, `min`, `mean`, `max`, `p10` and `p90` of their values. */
  statistics: z.record(z.string(), z.array(z.number().nullable())),
});
export type IndicatorHistory = z.infer<typeof IndicatorHistory>;

/** `GET /api/indicators/{id}/values/{place}/{period}/lineage`: what a value was made of, down to rows. */
export const IndicatorLineage = z.object({
  value: IndicatorValue,
  indicator: z.string(),
  /** `version`: of the method when it made this value. */
  method: z.object({ kind: z.string(), version: z.int(), reference: z.string() }),
  computedAt: z.string(),
  inputs: z.array(
    z.object({
      /** The input's name in the indicator's declaration. */
      input: z.string(),
      kind: z.enum(['series', 'property', 'indicator', 'records']),
      /** Series, layer, indicator or civic module. */
      of: z.string(),
      feature: z.string().nullable(),
      /** The feature's name, in the languages that have one. */
      name: z.record(z.string(), z.string()),
      /** Of a feature: the revision of its layer that this version of it came with. */
      version: z.int().nullable(),
      /** When, or the begin of what it was gathered over. */
      time: z.string().nullable(),
      over: z.string().nullable(),
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

/**
 * `GET /api/places/{id}/indicators`: every indicator that has values of a place, in the order of the theme tree, and all that
 * a profile shows of it. The place of what is no place is layer:feature, as in `IndicatorValue`.
 */
export const PlaceIndicators = z.object({
  place: z.string(),
  name: z.record(z.string(), z.string()),
  indicators: z.array(
    z.object({
      indicator: z.string(),
      theme: z.string(),
      title: Text,
      description: Text,
      unit: z.string(),
      decimals: z.int(),
      direction: indicatorFields.direction,
      period: z.enum(INDICATOR_PERIODS),
      classes: indicatorFields.classes,
      classesSource: Text,
      sdg: z.string().nullable(),
      status: z.enum(['real', 'sample']),
      sources: z.array(z.object({ id: z.string(), title: Text, publisher: z.string() })),
      /** The newest period with a value, or the newest of all where none has one. */
      newest: IndicatorValue,
      /** Its last values, oldest first; what is missing is null and keeps its place. At most 60. */
      spark: z.array(z.object({ period: z.string(), value: z.number().nullable() })),
      links: z.object({ values: z.url(), layer: z.url(), lineage: z.url() }),
    }),
  ),
});
export type PlaceIndicators = z.infer<typeof PlaceIndicators>;
