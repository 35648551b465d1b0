import { z } from 'zod';
import { LANGUAGES } from '../../sql/model/text.ts';

/** How many features a page has when nobody says, and at most. */
export const PAGE = { usual: 100, most: 10_000 };

/** A whole number that is exact: numbers of features have up to 16 digits. */
const Whole = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .refine(Number.isSafeInteger, '> 2^53');

/** `limit`: more than there is in a page is not an error, it gives a full page (OGC API - Features 7.15.2). */
export const Limit = (usual: number, most: number) =>
  z
    .string()
    .regex(/^0*[1-9]\d*$/)
    .transform((text) => Math.min(Number(text), most))
    .default(usual)
    .meta({
      type: 'integer',
      minimum: 1,
      maximum: most,
      default: usual,
      description: 'How many at most; a greater number gives as many as there may be.',
    });

export const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const Lang = z
  .enum(LANGUAGES)
  .optional()
  .meta({ description: 'Language of texts; else Accept-Language.' });

/** A search text, as people type it. */
export const SearchText = z.string().trim().min(1).max(200);

export const Revision = Whole.optional().meta({
  type: 'integer',
  description: 'The layer as this revision of it was published.',
});

export const AsOf = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => new Date(text.length === 10 ? `${text}T23:59:59.999Z` : text))
  .optional()
  .meta({
    type: 'string',
    description: 'The layer as it was published at this instant, or at the end of this day (RFC 3339).',
    example: '2026-01-31',
  });

export const Datetime = z.string().max(80).optional().meta({
  description: 'Features that are valid at an instant, on a day or in an interval `a/b`; `..` is open.',
  example: '2020-01-01/..',
});

const Uri = z.string().max(200);

/** What features are picked by, whatever is made of them. */
export const Picked = z.object({
  bbox: z.string().max(400).optional().meta({
    description:
      'Features in a box: 4 or 6 numbers in the axis order of `bbox-crs`. West may be greater than east.',
    example: '8,33,11,37.5',
  }),
  'bbox-crs': Uri.optional().meta({ description: 'URI of the CRS of `bbox`; CRS84 when left out.' }),
  datetime: Datetime,
  q: SearchText.optional().meta({
    description: 'Words that all occur in the searchable properties, whatever their accents and case.',
  }),
  filter: z
    .string()
    .max(4000)
    .optional()
    .meta({ description: 'CQL2 text over the queryables.', example: "kind = 'air' AND value > 50" }),
  'filter-lang': z.literal('cql2-text').optional().meta({ description: 'The language of `filter`.' }),
  'filter-crs': Uri.optional().meta({ description: 'URI of the CRS of geometries in `filter`.' }),
  fid: Whole.optional().meta({
    type: 'integer',
    description: 'The feature with this number, by which tiles name it.',
  }),
  revision: Revision,
  'as-of': AsOf,
});

export const ItemsQuery = Picked.extend({
  crs: Uri.optional().meta({ description: 'URI of the CRS of the answer; CRS84 when left out.' }),
  limit: Limit(PAGE.usual, PAGE.most),
  after: z
    .string()
    .regex(/^\d{1,16}\.\d{1,16}$/)
    .transform((text) => {
      const [fid = 0, vid = 0] = text.split('.').map(Number);
      return { fid, vid };
    })
    .refine(({ fid, vid }) => Number.isSafeInteger(fid) && Number.isSafeInteger(vid), '> 2^53')
    .optional()
    .meta({ type: 'string', description: 'Where a page begins: take it from a `next` link.' }),
  sortby: z
    .string()
    .regex(/^[-+ ]?[a-z][a-z0-9_]*$/)
    .max(80)
    .optional()
    .meta({
      description:
        'A property to order by; `-` before it for descending. Empty values come last. Every page looks at all that is selected: of a large layer, ask for long pages, or a part by `filter` or `bbox`.',
    }),
  properties: z
    .string()
    .max(4000)
    .optional()
    .meta({ description: 'Names of the properties to give, separated by commas.' }),
  skipGeometry: Flag.default(false).meta({ type: 'boolean', description: 'Leaves geometry out.' }),
  count: Flag.default(false).meta({
    type: 'boolean',
    description: 'Says `numberMatched` though it has to be counted; it is always said where it is known.',
  }),
  f: z.enum(['json', 'geojson', 'geojsonseq', 'csv', 'fgb', 'gpkg']).optional().meta({
    description: '`json` is a page; the others are files of all features (or of `limit`). Else Accept.',
  }),
  bom: Flag.default(false).meta({
    type: 'boolean',
    description:
      'CSV for spreadsheets: begins with a byte-order mark, texts that look like formulas are quoted.',
  }),
  lang: Lang,
});
export type ItemsQuery = z.infer<typeof ItemsQuery>;
