import { z } from 'zod';
import { LayerId } from './layer.ts';
import { RollupPeriod, Statistic } from './observation.ts';
import { ParameterId } from './parameter.ts';

/** How several become one: of the features of an input that belong to one place, or of the moments in one period. */
export const Gather = z.enum(['sum', 'mean', 'max', 'min', 'last', 'count']);
export type Gather = z.infer<typeof Gather>;

/** How much a feature at a distance counts: all, ever less down to nothing at the radius, or half as much each so many metres. */
const Decay = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('linear') }),
  z.strictObject({ kind: z.literal('half'), metres: z.number().positive() }),
]);
export type Decay = z.infer<typeof Decay>;

/** No place looks further than this. */
const MOST_METRES = 500_000;
const Metres = z.number().positive().max(MOST_METRES);

/**
 * Which features of the input's layer belong to a feature of the base layer. Distances and areas are measured in the
 * country's metric CRS and on the ellipsoid.
 */
export const Belonging = z.discriminatedUnion('kind', [
  /** The feature itself: the input's layer is the base, or has features of the same ids. */
  z.strictObject({ kind: z.literal('itself') }),
  /** Those that lie in it, by a point on them. */
  z.strictObject({ kind: z.literal('within') }),
  /** Those that overlap it, each by the share of it that lies inside: for areas and lines. */
  z.strictObject({ kind: z.literal('overlap') }),
  /** Those within so many metres of it. */
  z.strictObject({ kind: z.literal('distance'), metres: Metres, decay: Decay.default({ kind: 'none' }) }),
  /** The nearest one, if it is within so many metres. */
  z.strictObject({ kind: z.literal('nearest'), metres: Metres }),
]);
export type Belonging = z.infer<typeof Belonging>;

/** property -> values, one of which it must have. */
const Only = z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean()])).min(1));

/** Only features near (0 metres: touching) features of another layer: people near a source, say. */
const Near = z.strictObject({
  layer: LayerId,
  metres: z.number().min(0).max(MOST_METRES),
  only: Only.optional(),
});

/** The values of series: those at the feature itself, or at features that belong to it. */
export const SeriesInput = z.strictObject({
  kind: z.literal('series'),
  parameter: ParameterId,
  /** The layer whose features the series are of; the base layer where nothing is said. */
  layer: LayerId.optional(),
  procedure: z.string().optional(),
  by: Belonging.default({ kind: 'itself' }),
  /** What is read: values gathered by hour, day, month or year, or (`value`) observations one by one. */
  over: z.union([RollupPeriod, z.literal('value')]),
  /** Of what was gathered; where nothing is said, what the parameter is gathered by. */
  statistic: Statistic.optional(),
  /** What stands for the features that belong to a place, moment by moment. */
  gather: Gather.default('mean'),
  /** What stands for the moments of one period, where the indicator's period is longer than `over`. */
  gatherTime: Gather.default('mean'),
});

/** What features of a layer are, have or cover: of the feature itself, or of those that belong to it. */
export const PropertyInput = z.strictObject({
  kind: z.literal('property'),
  layer: LayerId,
  /** A number that each has, how many there are, their area (m2) or length (m), or how far north a point on them lies (degrees). */
  measure: z.union([
    z.strictObject({ property: z.string() }),
    z.literal('count'),
    z.literal('area'),
    z.literal('length'),
    z.literal('latitude'),
  ]),
  /** A property that the measure is multiplied by (0.01 of it where it is in percent is for the method to say). */
  times: z.string().optional(),
  only: Only.optional(),
  near: Near.optional(),
  by: Belonging.default({ kind: 'within' }),
  /**
   * When a feature counts. `state`: in periods at whose end it is valid; in a layer without time, always. `begin`: in the
   * period in which its validity begins. A property: in the period of that date (a whole number is a year).
   */
  when: z
    .union([z.literal('state'), z.literal('begin'), z.strictObject({ property: z.string() })])
    .default('state'),
  gather: Gather.default('sum'),
  /** For `area`: where features overlap each other it counts once. */
  dissolve: z.boolean().default(false),
  /** What stands where nothing belongs to a place: 0 where a layer tells all there is, null where it may not. */
  empty: z.union([z.literal(0), z.null()]).default(0),
});

/** Another indicator: of the same feature, or of features that belong to it. Its periods are as long as this one's, or shorter. */
export const IndicatorInput = z.strictObject({
  kind: z.literal('indicator'),
  indicator: LayerId,
  by: Belonging.default({ kind: 'itself' }),
  gather: Gather.default('mean'),
  gatherTime: Gather.default('mean'),
});

/** What cases of a civic module tell of a place and all that lies in it, by when they were received; nothing of fewer than may be told. */
export const RecordsInput = z.strictObject({
  kind: z.literal('records'),
  module: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  measure: z.enum(['received', 'median-days', 'late-share', 'outcome-share', 'counted']),
  /** Of `outcome-share`: the closed states that are counted. */
  states: z.array(z.string()).min(1).optional(),
  /** Of `counted`: what is counted in them. */
  count: z.string().optional(),
  /** Whether the cases are people's own, or made up to show how it works. */
  status: z.enum(['real', 'sample']),
  by: z.strictObject({ kind: z.literal('itself') }).default({ kind: 'itself' }),
});

export const InputName = z.string().regex(/^[a-z][a-z0-9_]*$/);
export const AnyInput = z.discriminatedUnion('kind', [
  SeriesInput,
  PropertyInput,
  IndicatorInput,
  RecordsInput,
]);
export const IndicatorInputs = z.record(InputName, AnyInput);
export type IndicatorInputs = z.infer<typeof IndicatorInputs>;
export type OneInput = IndicatorInputs[string];
export type InputOf<K extends OneInput['kind']> = Extract<OneInput, { kind: K }>;
