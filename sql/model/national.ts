import { z } from 'zod';
import type { Text } from './text.ts';

/**
 * What of a place counts in a mean of all: its area; what a parameter says of it in the year (people, dwellings, what a share is a
 * share of); a property of it. So a mean of shares is the share of the whole.
 */
const Weight = z.union([
  z.literal('area'),
  z.strictObject({ parameter: z.string() }),
  z.strictObject({ property: z.string() }),
]);
export type NationalWeight = z.infer<typeof Weight>;

/**
 * How the values of places become the country's, where it has none of its own. `sum`: of what adds up; `mean`: of what is told for a
 * part each of a whole, by a weight, or of stations that count alike; `median`: of what does not add up, such as classes and ranks.
 */
export const NationalRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('sum') }),
  z.strictObject({ rule: z.literal('mean'), weight: Weight.optional() }),
  z.strictObject({ rule: z.literal('median') }),
]);
export type NationalRule = z.infer<typeof NationalRule>;

/** What a weight by area is called. */
export const AREA: Text = { ar: 'المساحة', fr: 'la superficie', en: 'area' };
