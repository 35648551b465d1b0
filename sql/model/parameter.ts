import { z } from 'zod';
import { RAMPS } from './draw.ts';
import { Duration } from './duration.ts';
import { Gather } from './observation.ts';
import { OutlookWord } from './outlook.ts';
import { SignalRule } from './signal.ts';
import { Text } from './text.ts';

export const ParameterId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(40);

/** A value that law or a guideline allows, with the text that sets it. */
export const Limit = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: Text,
  value: z.number(),
  /** A value above (below) it exceeds it. */
  side: z.enum(['above', 'below']).default('above'),
  /** Over what values are averaged before they are held against it; PT8H is the greatest running mean of a day. */
  averaging: z.enum(['PT1H', 'PT8H', 'P1D', 'P1M', 'P1Y']),
  /** How often a year it may be exceeded. */
  allowed: z.int().min(0).optional(),
  authority: Text,
  /** The law or guideline, with its article. */
  text: Text,
  url: z.url().optional(),
  /** `uncertain`: the text was not read by whoever declared it. */
  certainty: z.enum(['read', 'uncertain']),
});
export type Limit = z.infer<typeof Limit>;

/** A check that looks at values when they arrive. It flags `suspect`, and never takes anything away. */
export const Check = z.discriminatedUnion('kind', [
  /** Outside of what can be. */
  z.strictObject({ kind: z.literal('range'), min: z.number().optional(), max: z.number().optional() }),
  /** Further from both neighbours in time, to the same side, than `step`, within `within` of them. */
  z.strictObject({ kind: z.literal('spike'), step: z.number().positive(), within: Duration }),
  /** So many values in a row that differ by no more than `tolerance`; `except` is a value that may stay, such as 0. */
  z.strictObject({
    kind: z.literal('flat'),
    count: z.int().min(3),
    tolerance: z.number().min(0),
    except: z.number().optional(),
  }),
  /** Values that come after so long a silence. */
  z.strictObject({ kind: z.literal('gap'), longer: Duration }),
  /** The same values, one for one, as so many in a row of the day before: a sheet that was sent twice. */
  z.strictObject({ kind: z.literal('duplicate'), count: z.int().min(3) }),
  /** Further than so many median absolute deviations from the values of at least `least` stations within `km`, at that time. */
  z.strictObject({
    kind: z.literal('neighbours'),
    km: z.number().positive(),
    least: z.int().min(2),
    deviations: z.number().positive(),
  }),
]);
export type Check = z.infer<typeof Check>;

/** A unit that values may come in instead: value × factor + offset. */
const Conversion = z.strictObject({
  from: z.string().min(1),
  factor: z.number().refine((factor) => factor !== 0),
  offset: z.number().default(0),
  /** Where the factor comes from: temperature and pressure, say. */
  text: Text.optional(),
});

/** A quantity that is measured or counted, everywhere in the same unit. */
export const Parameter = z.strictObject({
  id: ParameterId,
  title: Text,
  description: Text.optional(),
  /** As it is written between others in a chart: PM2.5, T. */
  symbol: z.string().max(12).optional(),
  /** UCUM code. */
  unit: z.string().min(1),
  decimals: z.int().min(0).max(6),
  /** What stands for a period: the mean of its values, their sum, the greatest, or the last. */
  gather: Gather,
  direction: z.enum(['higher-better', 'higher-worse', 'neither']),
  /** What a value below the limit of detection counts as, as a share of that limit; by default half. */
  belowAs: z.number().min(0).max(1).default(0.5),
  conversions: z.array(Conversion).default([]),
  checks: z.array(Check).default([]),
  limits: z.array(Limit).default([]),
  /** How old a value may be to stand for a time that the map shows; by default twice as long as until the next. */
  stale: Duration.optional(),
  /** How newest values are coloured on the map: inner class limits, ascending. */
  classes: z.strictObject({
    ramp: z.enum(RAMPS),
    reverse: z.boolean().optional(),
    breaks: z.array(z.number()).min(1).max(8),
    method: Text,
  }),
  /** How it is forecast, where the general rules are not enough. */
  outlook: OutlookWord.optional(),
  /** What looks for early signals in its series; by default the general rules, and nothing where the list is empty. */
  signals: z.array(SignalRule).optional(),
});
export type Parameter = z.infer<typeof Parameter>;
/** A parameter as a theme writes it: what has a default may be left out. */
export type ParameterDeclaration = z.input<typeof Parameter>;
