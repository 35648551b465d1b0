import { z } from 'zod';
import { OutlookPeriod } from '../../../sql/model/outlook.ts';
import { Severity, SIGNAL_KINDS, SignalKind } from '../../../sql/model/signal.ts';
import { AsOf, Flag, Lang, Limit } from '../../features/query.ts';
import { SeriesNames } from '../../series/named.ts';

const After = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .default(0)
  .meta({ type: 'integer', description: 'Where a page begins: take it from `next`.' });

const Place = z
  .string()
  .min(1)
  .max(300)
  .optional()
  .meta({ description: 'Id of a place, or layer:feature of what is none.', example: 'governorate:ins:11' });

const common = {
  period: OutlookPeriod.optional().meta({ description: 'Forecasts by hours, days, months or years only.' }),
  limit: Limit(100, 1000),
  after: After,
  lang: Lang,
};
const file = {
  f: z.enum(['json', 'csv']).optional().meta({ description: 'The format; else Accept.' }),
  bom: Flag.default(false).meta({
    type: 'boolean',
    description: 'CSV for spreadsheets: begins with a byte-order mark.',
  }),
};

export const SeriesOutlookQuery = z.object({ ...common, ...file });
export const IndicatorOutlookQuery = z.object({ place: Place, ...common, ...file });
export const SeriesPastQuery = z.object(common);
export const IndicatorPastQuery = z.object({ place: Place, ...common });

/** The answers' queries, as what they have in common. */
export type OutlookQuery = z.infer<typeof IndicatorOutlookQuery>;
export type PastQuery = z.infer<typeof IndicatorPastQuery>;

const Kinds = z
  .string()
  .max(200)
  .transform((text) => text.split(','))
  .pipe(z.array(SignalKind))
  .optional()
  .meta({ type: 'string', description: `Kinds, separated by commas: ${SIGNAL_KINDS.join(', ')}.` });

export const SignalsQuery = z.object({
  theme: z.string().min(1).max(100).optional().meta({ description: 'Signals of what a theme declares.' }),
  series: SeriesNames.optional(),
  kind: Kinds,
  severity: Severity.optional().meta({ description: 'As grave as this, or graver.' }),
  since: AsOf.meta({
    description: 'Signals that go on, or ended at this moment or later.',
    example: '2025-01-01',
  }),
  open: Flag.optional().meta({
    type: 'boolean',
    description: 'Only those that go on, or only those that ended.',
  }),
  place: z.string().min(1).max(300).optional().meta({
    description: 'Signals at what lies in a place, by its id.',
    example: 'governorate:ins:11',
  }),
  bbox: z.string().max(400).optional().meta({
    description: 'Signals at what lies in or meets a box of longitudes and latitudes.',
    example: '8,33,11,37.5',
  }),
  limit: Limit(100, 1000),
  after: After,
  ...file,
  lang: Lang,
});
export type SignalsQuery = z.infer<typeof SignalsQuery>;
