import { z } from 'zod';
import { Flag, RollupPeriod } from '../observation.ts';
import { Parameter } from '../parameter.ts';
import { Text } from '../text.ts';

const Moment = z.iso.datetime({ offset: true });

/** A value and when it was measured, in the offset it came with. */
const Value = z.object({
  time: Moment,
  value: z.number(),
  /** The value is a limit of detection: what was measured lies below it. */
  below: z.boolean(),
  flag: Flag,
});

/** A series, as `GET /api/series` lists it. */
export const SeriesInfo = z.object({
  id: z.string(),
  layer: z.string(),
  feature: z.string(),
  /** The feature's name, in the languages that have one. */
  name: z.record(z.string(), z.string()),
  parameter: z.string(),
  procedure: z.string(),
  unit: z.string(),
  averaging: z.string(),
  every: z.string().nullable(),
  stamp: z.enum(['begin', 'end']),
  timeZone: z.string(),
  status: z.enum(['real', 'sample']),
  source: z.string(),
  licence: z.string(),
  /** Longitude and latitude of the feature, or of a point in it. */
  at: z.tuple([z.number(), z.number()]).nullable(),
  n: z.int(),
  first: Moment.nullable(),
  last: Value.nullable(),
  revision: z.int(),
  /** Its periods that rollups exist for; shorter ones are the observations themselves. */
  rollups: z.array(RollupPeriod),
  links: z.object({ self: z.url(), observations: z.url(), feature: z.url() }),
});
export type SeriesInfo = z.infer<typeof SeriesInfo>;

/** `GET /api/series`. `parameters` are those that the series listed here are of. */
export const SeriesList = z.object({
  series: z.array(SeriesInfo),
  parameters: z.array(Parameter),
  numberMatched: z.int(),
  next: z.url().nullable(),
});
export type SeriesList = z.infer<typeof SeriesList>;

/** `GET /api/parameters`: all quantities that are measured, each with the theme that declares it. */
export const ParameterInfo = z.object({ ...Parameter.shape, theme: z.string() });
export type ParameterInfo = z.infer<typeof ParameterInfo>;
export const ParameterList = z.object({ parameters: z.array(ParameterInfo) });
export type ParameterList = z.infer<typeof ParameterList>;

/** `GET /api/series/{id}`: with its parameter, its limits, and where it comes from. */
export const SeriesOne = z.object({
  series: SeriesInfo,
  parameter: Parameter,
  source: z.object({ title: Text, publisher: z.string(), url: z.url().optional(), licence: Text }),
});
export type SeriesOne = z.infer<typeof SeriesOne>;

/** `GET /api/series/latest`: the newest value of every series of a layer, in the order of features and parameters. */
export const LatestValues = z.object({
  layer: z.string(),
  values: z.array(
    z.object({
      series: z.string(),
      feature: z.string(),
      name: z.record(z.string(), z.string()),
      at: z.tuple([z.number(), z.number()]).nullable(),
      parameter: z.string(),
      unit: z.string(),
      ...Value.shape,
      status: z.enum(['real', 'sample']),
    }),
  ),
  numberMatched: z.int(),
});
export type LatestValues = z.infer<typeof LatestValues>;

/**
 * `GET /api/series/{id}/observations`: columns side by side, which is half as long as objects. Times are whole seconds since
 * 1970 (UTC); a gap has no row. `value` is what the parameter is gathered by where values are aggregated.
 */
export const Observations = z.object({
  series: z.string(),
  parameter: z.string(),
  unit: z.string(),
  timeZone: z.string(),
  /** null: as they were measured. */
  aggregate: z.enum(['hour', 'day', 'month', 'year', 'season']).nullable(),
  /** How many there are before they were thinned by `maxPoints`. */
  numberMatched: z.int(),
  thinned: z.boolean(),
  revision: z.int(),
  time: z.array(z.int()),
  value: z.array(z.number().nullable()),
  /** Below the limit of detection; left out where none is. */
  below: z.array(z.boolean()).optional(),
  /** By number (sql/model/observation.ts); left out where values are aggregated. */
  flag: z.array(z.int()).optional(),
  /** Statistics that were asked for, each as long as `time`. */
  statistics: z.record(z.string(), z.array(z.number().nullable())).optional(),
});
export type Observations = z.infer<typeof Observations>;
