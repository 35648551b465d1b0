import { z } from 'zod';
import { Duration } from './duration.ts';
import { ParameterId } from './parameter.ts';

/** How a parameter is measured at the features of a layer. */
export const Measure = z.strictObject({
  parameter: ParameterId,
  procedure: z
    .string()
    .regex(/^[^.~\s]*$/u)
    .max(40)
    .default(''),
  /** Over what one value is averaged or summed; PT0S for an instant. */
  averaging: Duration,
  /** How often a value is expected; null where nobody can say. */
  every: Duration.nullable(),
  stamp: z.enum(['begin', 'end']),
  /** IANA name; the country's where nothing is said. */
  timeZone: z.string().optional(),
  /** Newest values are published as a layer, `{layer}-{parameter}`. */
  map: z.boolean().default(false),
});
export type Measure = z.infer<typeof Measure>;
/** A measure as a theme writes it. */
export type MeasureDeclaration = z.input<typeof Measure>;

/** The name of a series. Features' ids may hold dots; parameters' and layers' may not, so that it is still one of one. */
export const seriesId = (given: {
  layer: string;
  feature: string;
  parameter: string;
  procedure: string;
}): string =>
  [given.layer, given.parameter + (given.procedure ? `~${given.procedure}` : ''), given.feature].join('.');

/** The layer that shows the newest values of a parameter at the features of a layer. */
export const latestLayerId = (layer: string, parameter: string): string => `${layer}-${parameter}`;

/** The parts of a series' name, as they are told apart. */
export type SeriesKey = { layer: string; feature: string; parameter: string; procedure: string };

const NAMED = /^([^.~]{1,80})\.([^.~]{1,40})(?:~([^.~]{1,40}))?\.(.{1,200})$/su;

/** The parts of a series' name; null for what is none. */
export const seriesKeyOf = (id: string): SeriesKey | null => {
  const [, layer, parameter, procedure = '', feature] = NAMED.exec(id) ?? [];
  return layer !== undefined && parameter !== undefined && feature !== undefined
    ? { layer, feature, parameter, procedure }
    : null;
};
