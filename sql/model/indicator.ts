import { z } from 'zod';
import { LayerId } from './layer.ts';
import { RollupPeriod, Statistic } from './observation.ts';
import { ParameterId } from './parameter.ts';
import { Text } from './text.ts';

/** An indicator's id is the id of the layer that it is published as. */
export const IndicatorId = LayerId;

/** What is put together where several rows of an input stand for one place and period. */
export const Gather = z.enum(['sum', 'mean', 'max', 'min', 'last', 'count']);

/** The values of series: those at the feature itself, or at all features that lie in the place. */
const SeriesInput = z.strictObject({
  kind: z.literal('series'),
  parameter: ParameterId,
  /** Only at the features of this layer. */
  layer: LayerId.optional(),
  /** Of rollups of this period; `value` reads observations as they are. */
  over: z.union([RollupPeriod, z.literal('value')]),
  statistic: Statistic.optional(),
  gather: Gather.default('mean'),
});

/** A property of the features of a layer: of the feature itself, or of all that lie in the place. */
const PropertyInput = z.strictObject({
  kind: z.literal('property'),
  layer: LayerId,
  property: z.string().optional(),
  /** Only features whose property has one of the values. */
  only: z.record(z.string(), z.array(z.string())).optional(),
  /** How features belong to a place: by where they lie (an area by the part of it inside), or within so many metres. */
  by: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('itself') }),
      z.strictObject({ kind: z.literal('within') }),
      z.strictObject({ kind: z.literal('area') }),
      z.strictObject({ kind: z.literal('distance'), metres: z.number().positive() }),
    ])
    .default({ kind: 'within' }),
  gather: Gather.default('sum'),
});

/** Another indicator of the same place and period, or of the features that lie in it. */
const IndicatorInput = z.strictObject({
  kind: z.literal('indicator'),
  indicator: IndicatorId,
  gather: Gather.default('mean'),
});

export const IndicatorInputs = z.record(
  z.string().regex(/^[a-z][a-z0-9_]*$/),
  z.discriminatedUnion('kind', [SeriesInput, PropertyInput, IndicatorInput]),
);
export type IndicatorInputs = z.infer<typeof IndicatorInputs>;

/** What the inputs of a place and period become one value by; each is a file of `server/indicators/methods/`. */
export const IndicatorMethod = z.looseObject({ kind: z.string() });

/** A class of values: up to, but without, `below`; the last has none. */
const IndicatorClass = z.strictObject({
  id: z.string(),
  below: z.number().optional(),
  title: Text,
  color: z.string(),
});

export const INDICATOR_PERIODS = ['hour', 'day', 'month', 'year', 'none'] as const;

/** A figure that is computed for every place of a level (or feature of a layer) and every period. */
export const Indicator = z.strictObject({
  id: IndicatorId,
  title: Text,
  description: Text,
  /** UCUM code. */
  unit: z.string(),
  decimals: z.int().min(0).max(6),
  direction: z.enum(['higher-better', 'higher-worse', 'neither']),
  /** The layer whose features it is computed for: a level of places, stations, segments of coast. */
  base: LayerId,
  period: z.enum(INDICATOR_PERIODS),
  inputs: IndicatorInputs,
  method: IndicatorMethod,
  /** Raised when the method or its options change: values of another version are computed again. */
  version: z.int().min(1).default(1),
  classes: z.array(IndicatorClass).min(2).max(9),
  classesSource: Text,
  /** Share of the inputs' values that must be there, 0 to 1. */
  minCoverage: z.number().min(0).max(1).default(0),
  /** Target of the Sustainable Development Goals: 6.4.2 */
  sdg: z
    .string()
    .regex(/^\d{1,2}\.[0-9a-z]{1,2}(\.\d{1,2})?$/)
    .optional(),
  /** Texts that the method follows. */
  reference: Text,
});
export type Indicator = z.infer<typeof Indicator>;
/** An indicator as a theme writes it. */
export type IndicatorDeclaration = z.input<typeof Indicator>;
