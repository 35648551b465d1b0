import { z } from 'zod';

/**
 * What was wrong with a row that somebody gave us, as a value: a `reject` keeps the row out, a `repair` says what was
 * mended, a `warning` what a person should look at. `row` is the number that a person finds in the file.
 */
export const Problem = z.strictObject({
  severity: z.enum(['reject', 'repair', 'warning']),
  /** Which input file of the load. */
  input: z.string(),
  row: z.int().nullable(),
  field: z.string().nullable(),
  value: z.unknown(),
  /** A stable code, such as `missing-coordinates`, `unknown-code`, `outside-extent`. */
  reason: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** What the reason's text adds: a limit, the number of an earlier row. `reasons.ts` has the texts by language. */
  detail: z.string().optional(),
  /** The English sentence, for reports and command lines. */
  message: z.string(),
});
export type Problem = z.infer<typeof Problem>;
