import { z } from 'zod';
import { Datetime, Lang, Limit } from '../../features/query.ts';

export const IndicatorsQuery = z.object({
  theme: z.string().min(1).max(100).optional().meta({ description: 'Those of a theme.' }),
  level: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Those of a level of places.', example: 'governorate' }),
  sdg: z
    .string()
    .regex(/^\d{1,2}(\.[0-9a-z]{1,2}){0,2}$/)
    .optional()
    .meta({ description: 'Those of a goal or target of the Sustainable Development Goals.', example: '6.4' }),
  lang: Lang,
});
export type IndicatorsQuery = z.infer<typeof IndicatorsQuery>;

/** Where a page goes on: what `next` says. */
const After = z
  .string()
  .max(400)
  .optional()
  .meta({ description: 'Where a page begins: take it from `next`.' });

export const ValuesQuery = z.object({
  place: z
    .string()
    .min(1)
    .max(300)
    .optional()
    .meta({ description: 'Id of a place, or layer:feature of what is none.', example: 'governorate:ins:11' }),
  period: z
    .string()
    .min(1)
    .max(20)
    .optional()
    .meta({ description: 'A period, or a longer one that it lies in.', example: '2024-05' }),
  datetime: Datetime,
  level: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Level of places: values of another are of another indicator.' }),
  limit: Limit(1000, 10_000),
  after: After,
  f: z.enum(['json', 'csv']).optional(),
  bom: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'CSV for spreadsheets: begins with a byte-order mark.' }),
  lang: Lang,
});
export type ValuesQuery = z.infer<typeof ValuesQuery>;

/** The most points that an answer may be thinned to: no screen has more columns. */
const MOST_POINTS = 20_000;
const LEAST_POINTS = 10;

export const HistoryQuery = z.object({
  datetime: Datetime,
  aggregate: z.enum(['day', 'month', 'year']).optional().meta({
    description:
      'Values gathered by longer periods than the indicator’s own: their mean (of counts, as the indicator says by `gather`, their sum), and what they range over.',
  }),
  maxPoints: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((count) => count >= LEAST_POINTS && count <= MOST_POINTS, `${LEAST_POINTS} … ${MOST_POINTS}`)
    .optional()
    .meta({
      type: 'integer',
      description:
        'At most so many points, chosen so that the line keeps its shape (LTTB, Steinarsson 2013). In a line that was thinned a null stands for a gap.',
    }),
  lang: Lang,
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;
