import { z } from 'zod';
import { InputName } from './indicator-input.ts';
import { Text } from './text.ts';

/**
 * A risk model is the method of an indicator: its inputs are indicators, and so it is computed, published, drawn, traced and
 * hidden as every indicator is. A model may be made of risk models: that is the dimension `risk`.
 */
export const RISK_DIMENSIONS = ['hazard', 'exposure', 'vulnerability', 'coping', 'risk'] as const;
export type RiskDimensionId = (typeof RISK_DIMENSIONS)[number];

/** How an input becomes a score from 0 to 10. Fixed bounds make periods comparable; z and percentile compare places of one period. */
export const RiskNormalisation = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('min-max'), min: z.number(), max: z.number() })
    .refine(({ min, max }) => min < max, 'min is not below max'),
  z.strictObject({ kind: z.literal('z') }),
  z.strictObject({ kind: z.literal('percentile') }),
]);
export type RiskNormalisation = z.infer<typeof RiskNormalisation>;

const Part = z.strictObject({
  input: InputName,
  /** Against the other inputs of its dimension. */
  weight: z.number().positive().max(1000).default(1),
  /** What raises the risk: more of it, or less. */
  direction: z.enum(['higher', 'lower']),
  normalisation: RiskNormalisation,
});
export type RiskPart = z.infer<typeof Part>;

const Dimension = z.strictObject({
  id: z.enum(RISK_DIMENSIONS),
  /** Against the other dimensions. */
  weight: z.number().positive().max(1000).default(1),
  parts: z.array(Part).min(1).max(20),
  /** `inform`: INFORM's geometric mean of what is left to 10, by which one high score is not made up for by low ones. */
  aggregation: z.enum(['arithmetic', 'geometric', 'inform']).default('arithmetic'),
  /** Least share of its weights that must be there; what is missing is left out and the rest weighed up. */
  leastShare: z.number().min(0).max(1).default(0.5),
  /** Kept from falling below it: 0 has no exposure be no risk, more has a dimension at its best not be the end of all risk. */
  floor: z.number().min(0).max(10).default(0),
  /** Whether there is no score without it; otherwise it is left out, and the score is less sure. */
  required: z.boolean().default(true),
});
export type RiskDimension = z.infer<typeof Dimension>;

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const RiskMethod = z
  .strictObject({
    kind: z.literal('risk'),
    dimensions: z.array(Dimension).min(1).max(RISK_DIMENSIONS.length),
    aggregation: z.enum(['arithmetic', 'geometric']).default('geometric'),
    /**
     * Share of the weights, by what is there of each input, from which on a score is told with high or medium confidence: that of the
     * dimension of which least is there.
     */
    confidence: z
      .strictObject({ high: z.number().gt(0).max(1), medium: z.number().gt(0).max(1) })
      .refine(({ high, medium }) => medium < high, 'medium is not below high')
      .default({ high: 0.8, medium: 0.5 }),
    /** How far each weight is turned up and down for the range of ranks. */
    vary: z.number().gt(0).lt(1).default(0.25),
    /** Who set weights and bounds: a text that was read, or the platform itself. */
    source: Text,
  })
  .superRefine(({ dimensions }, context) => {
    const say = (message: string) => context.addIssue({ code: 'custom', message });
    const inputs = dimensions.flatMap(({ parts }) => parts.map(({ input }) => input));
    if (new Set(inputs).size !== inputs.length) say('an input counts twice');
    if (new Set(dimensions.map(({ id }) => id)).size !== dimensions.length)
      say('a dimension is declared twice');
  });
export type RiskMethod = z.infer<typeof RiskMethod>;

/** What the arithmetic needs of a model. */
export type RiskModel = Pick<RiskMethod, 'dimensions' | 'aggregation'>;

/** The inputs of a model, in the order of its dimensions. */
export const riskInputs = ({ dimensions }: RiskModel): string[] =>
  dimensions.flatMap(({ parts }) => parts.map(({ input }) => input));

/** How sure a score is by the share that was there of the dimension of which least was. */
export const confidenceOf = ({ confidence }: Pick<RiskMethod, 'confidence'>, share: number): Confidence =>
  share >= confidence.high - 1e-9 ? 'high' : share >= confidence.medium - 1e-9 ? 'medium' : 'low';
