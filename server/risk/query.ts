import { z } from 'zod';
import { Lang } from '../features/query.ts';

const Period = z.string().min(1).max(20).optional();
const Level = z
  .string()
  .min(1)
  .max(100)
  .optional()
  .meta({ description: 'Level of places: scores of another are of another model.', example: 'governorate' });

export const RiskValuesQuery = z.object({
  period: Period.meta({
    description: 'A period, or a longer one; the newest that most places have where nothing is said.',
    example: '2024',
  }),
  level: Level,
  f: z.enum(['json', 'csv']).optional(),
  bom: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'CSV for spreadsheets: begins with a byte-order mark.' }),
  lang: Lang,
});
export type RiskValuesQuery = z.infer<typeof RiskValuesQuery>;

export const RiskInputsQuery = z.object({
  period: Period.meta({
    description: 'A period, or a longer one; all where nothing is said.',
    example: '2024',
  }),
  level: Level,
  lang: Lang,
});
export type RiskInputsQuery = z.infer<typeof RiskInputsQuery>;
