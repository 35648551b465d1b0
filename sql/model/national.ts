import { z } from 'zod';
import { Text } from './text.ts';

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
 * Of the whole country: its inputs tell of it by themselves, so that its value is made as that of a place is, and not of those of
 * places. `is` says what of the country is in it; `hasClasses`: whether the classes of places hold for it, too, as they do of shares
 * and times, not of what adds up.
 */
const Whole = z.strictObject({ rule: z.literal('whole'), is: Text, hasClasses: z.boolean() });
export type NationalWhole = z.infer<typeof Whole>;

/**
 * What stands for the country. `whole`: a value of its own; otherwise how the values of places become it. `sum`: of what adds up;
 * `mean`: of what is told for a part each of a whole, by a weight, or of stations that count alike; `median`: of what does not add
 * up, such as classes and ranks.
 */
export const NationalRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('sum') }),
  z.strictObject({ rule: z.literal('mean'), weight: Weight.optional() }),
  z.strictObject({ rule: z.literal('median') }),
  Whole,
]);
export type NationalRule = z.infer<typeof NationalRule>;
/** How values of places become the country's. */
export type MadeOfPlaces = Exclude<NationalRule, NationalWhole>;

/** What a weight by area is called. */
export const AREA: Text = { ar: 'المساحة', fr: 'la superficie', en: 'area' };
