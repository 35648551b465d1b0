import { z } from 'zod';
import { Text } from './text.ts';

/** Kinds of early signals. */
export const SIGNAL_KINDS = [
  'change-point',
  'anomaly',
  'drought',
  'fire-weather',
  'heat',
  'air-quality',
  'rising-pollution',
] as const;
export const SignalKind = z.enum(SIGNAL_KINDS);
export type SignalKind = z.infer<typeof SignalKind>;

/** As CAP has them, by their number in the database (from 1). */
export const SEVERITIES = ['minor', 'moderate', 'severe', 'extreme'] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;
export const severityNo = (severity: Severity): number => SEVERITIES.indexOf(severity) + 1;

/** From a value on (of an indicator: from a class on) the signal has a severity. */
const Grade = z.strictObject({ from: z.union([z.string(), z.number()]), severity: Severity });

/** What looks for signals: a word of a parameter's or an indicator's declaration. */
export const SignalRule = z.discriminatedUnion('detector', [
  /** The level of yearly values changed (Pettitt 1979), with a p of at most this, so many years ago at most. */
  z.strictObject({
    detector: z.literal('change-point'),
    p: z.number().gt(0).lt(1).default(0.05),
    least: z.int().min(8).default(10),
    within: z.int().min(1).default(10),
  }),
  /** The newest value lies outside of the share of its own season's earlier values, of at least so many. */
  z.strictObject({
    detector: z.literal('anomaly'),
    share: z.number().gt(0.5).lt(1).default(0.98),
    least: z.int().min(5).default(10),
  }),
  /** A drought by a standardised index: begins when it reaches -1 and ends when it is positive again (McKee 1993). */
  z.strictObject({ detector: z.literal('drought') }),
  /** Periods in a row, `least` of them, that are at or beyond a grade. */
  z.strictObject({
    detector: z.literal('episode'),
    as: z.enum(['fire-weather', 'heat', 'air-quality']),
    least: z.int().min(1).default(1),
    /** Gaps of so many periods below do not end it. */
    gap: z.int().min(0).default(0),
    grades: z.array(Grade).min(1),
  }),
  /** Yearly or monthly means rise (Mann-Kendall, one side) at a feature within `metres` of one of the layers. */
  z.strictObject({
    detector: z.literal('rise'),
    near: z.array(z.string()).min(1),
    metres: z.number().positive(),
    p: z.number().gt(0).lt(1).default(0.05),
    /** The newest so many months are looked at. */
    months: z.int().min(12).default(36),
  }),
]);
export type SignalRule = z.infer<typeof SignalRule>;

/** The general rule, for what declares none: a changed level and a value that its season has hardly seen. */
export const GENERAL_RULES: readonly SignalRule[] = [
  SignalRule.parse({ detector: 'change-point' }),
  SignalRule.parse({ detector: 'anomaly' }),
];

/** What shows a signal, in numbers of the subject's unit; what a kind has none of is left out. */
export const Evidence = z.object({
  /** The value that decided, when, and what it was held against. */
  value: z.number().optional(),
  at: z.iso.datetime().optional(),
  limit: z.number().optional(),
  /** Class of an indicator. */
  class: z.string().optional(),
  /** Means before and after a change, share of the season's values below, p of a test, slope a year. */
  before: z.number().optional(),
  after: z.number().optional(),
  share: z.number().optional(),
  p: z.number().optional(),
  slope: z.number().optional(),
  /** Periods that it lasts, its worst value, and McKee's magnitude: the sum of the index, positive. */
  duration: z.int().optional(),
  peak: z.number().optional(),
  magnitude: z.number().optional(),
  /** Values that it was told from. */
  n: z.int().optional(),
  /** The nearest feature of a layer of sources, and how far, metres. */
  near: z.object({ layer: z.string(), feature: z.string(), metres: z.number() }).optional(),
  /** Text that a limit stands in. */
  text: Text.optional(),
});
export type Evidence = z.infer<typeof Evidence>;
