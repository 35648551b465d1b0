import { z } from 'zod';
import { Lang, Limit, SearchText } from '../features/query.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

const Point = z
  .string()
  .max(80)
  .transform((text, context) => {
    const parts = text.split(',').map((part) => part.trim());
    const [longitude = Number.NaN, latitude = Number.NaN] = parts.map((part) =>
      NUMBER.test(part) ? Number(part) : Number.NaN,
    );
    if (parts.length === 2 && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)
      return [longitude, latitude] as const;
    context.addIssue({ code: 'custom', message: 'longitude,latitude' });
    return z.NEVER;
  });

/** An instant or a day; places have versions, and one of them is meant. */
const Moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => new Date(text))
  .optional()
  .meta({
    type: 'string',
    description: 'Places as they were at this instant or on this day; now when left out.',
  });

export const PlacesQuery = z.object({
  q: SearchText.optional().meta({ description: 'A name in any of the languages; slips are forgiven.' }),
  level: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Levels, separated by commas.', example: 'governorate,delegation' }),
  bbox: z.string().max(400).optional().meta({ description: 'Places in a box of longitudes and latitudes.' }),
  point: Point.optional().meta({
    type: 'string',
    description: 'Places that contain a point.',
    example: '10.18,36.8',
  }),
  datetime: Moment,
  limit: Limit(10, 1000),
  lang: Lang,
});
export type PlacesQuery = z.infer<typeof PlacesQuery>;

export const PlaceQuery = z.object({
  datetime: Moment,
  f: z.enum(['json', 'geojson']).default('json').meta({ description: '`geojson` with the geometry.' }),
  lang: Lang,
});
export type PlaceQuery = z.infer<typeof PlaceQuery>;

export const SearchQuery = z.object({
  q: SearchText.meta({ description: 'What to look for in the searchable properties; slips are forgiven.' }),
  layer: z.string().max(1000).optional().meta({ description: 'Ids of layers, separated by commas.' }),
  limit: Limit(10, 100),
  lang: Lang,
});
export type SearchQuery = z.infer<typeof SearchQuery>;
