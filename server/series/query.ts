import { z } from 'zod';
import { Flag, Lang, Limit, SearchText } from '../features/query.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;
/** Half of the equator and a little more. */
const FARTHEST = 20_100_000;

const Near = z
  .string()
  .max(80)
  .transform((text, context) => {
    const parts = text.split(',').map((part) => part.trim());
    const [longitude = Number.NaN, latitude = Number.NaN, metres = Number.NaN] = parts.map((part) =>
      NUMBER.test(part) ? Number(part) : Number.NaN,
    );
    const isGood =
      parts.length === 3 &&
      Math.abs(longitude) <= 180 &&
      Math.abs(latitude) <= 90 &&
      metres > 0 &&
      metres <= FARTHEST;
    if (isGood) return { longitude, latitude, metres };
    context.addIssue({ code: 'custom', message: 'longitude,latitude,metres' });
    return z.NEVER;
  });

const Ids = z
  .string()
  .min(1)
  .max(1000)
  .transform((text) => [...new Set(text.split(','))]);

/** Where a page goes on: the number of the last series of the one before. */
const After = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .optional()
  .meta({ type: 'integer', description: 'Where a page begins: take it from `next`.' });

export const SeriesQuery = z.object({
  theme: z.string().min(1).max(100).optional().meta({ description: 'Series of the parameters of a theme.' }),
  layer: Ids.optional().meta({ type: 'string', description: 'Ids of layers, separated by commas.' }),
  parameter: Ids.optional().meta({ type: 'string', description: 'Ids of parameters, separated by commas.' }),
  feature: z.string().min(1).max(200).optional().meta({ description: 'Id of a feature.' }),
  place: z.string().min(1).max(200).optional().meta({
    description: 'Series at what lies in a place, by its id.',
    example: 'governorate:ins:11',
  }),
  bbox: z.string().max(400).optional().meta({
    description: 'Series at what lies in or meets a box of longitudes and latitudes.',
    example: '8,33,11,37.5',
  }),
  near: Near.optional().meta({
    type: 'string',
    description: 'Series at what lies within so many metres of a point, nearest first.',
    example: '10.18,36.8,25000',
  }),
  status: z.enum(['real', 'sample']).optional().meta({ description: 'Measured, or made as a sample.' }),
  q: SearchText.optional().meta({
    description: 'Words that all occur in the names of the feature or of the parameter.',
  }),
  limit: Limit(100, 1000),
  after: After,
  lang: Lang,
});
export type SeriesQuery = z.infer<typeof SeriesQuery>;

export const LatestQuery = z.object({
  layer: z.string().min(1).max(60).meta({ description: 'Id of the layer whose stations are meant.' }),
  parameter: Ids.optional().meta({
    type: 'string',
    description: 'Ids of parameters, separated by commas; all when left out.',
  }),
  f: z.enum(['json', 'csv', 'geojson']).optional().meta({ description: 'The format; else Accept.' }),
  bom: Flag.default(false).meta({
    type: 'boolean',
    description: 'CSV for spreadsheets: begins with a byte-order mark.',
  }),
  lang: Lang,
});
export type LatestQuery = z.infer<typeof LatestQuery>;
