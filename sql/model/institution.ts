import { z } from 'zod';
import { Text } from './text.ts';

const Day = z.iso.date();

/** A public body. Bodies open, close and are succeeded, so each is a row with dates, never a constant. */
export const Institution = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: Text,
  kind: z.enum([
    'ministry',
    'agency',
    'authority',
    'utility',
    'governorate',
    'municipality',
    'court',
    'other',
  ]),
  place: z.string().optional(),
  url: z.url().optional(),
  validFrom: Day.optional(),
  validTo: Day.optional(),
  successor: z.string().optional(),
  status: z.enum(['open', 'suspended', 'closed']),
  /** Where the facts of the row come from; `sample` when from memory. */
  source: z.string(),
  note: Text.optional(),
});
export type Institution = z.infer<typeof Institution>;
