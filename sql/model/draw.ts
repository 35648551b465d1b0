import { z } from 'zod';
import { Text } from './text.ts';

const Name = z.string();
/** A colour is a token of the viewer's palette (light and dark differ) or a hex value where law or custom fixes it. */
const Color = z.string().regex(/^(#[0-9a-f]{6}|[a-z]+(-[a-z0-9]+)*)$/);

/** The ramps of d3-scale-chromatic that are perceptually even and safe for the colour-blind. */
export const RAMPS = [
  'viridis',
  'YlGnBu',
  'YlOrRd',
  'Blues',
  'Greens',
  'Purples',
  'Oranges',
  'BuPu',
  'RdYlBu',
  'PuOr',
  'BrBG',
] as const;

/** Every feature alike. */
const Single = z.strictObject({
  kind: z.literal('single'),
  color: Color,
  width: z.number().optional(),
  dash: z.boolean().optional(),
});
/** A colour per value of a property. */
const Category = z.strictObject({
  kind: z.literal('category'),
  property: Name,
  classes: z.array(z.strictObject({ value: z.string(), title: Text, color: Color })).min(1),
  width: z.number().optional(),
  /** Where classes of values have limits: why these. */
  method: Text.optional(),
});
/** Classes of a number: `breaks` are the inner class limits, ascending; n breaks make n + 1 classes. */
const Choropleth = z.strictObject({
  kind: z.literal('choropleth'),
  property: Name,
  ramp: z.enum(RAMPS),
  reverse: z.boolean().optional(),
  breaks: z.array(z.number()).min(1).max(8),
  /** Why these limits: a law, a method, quantiles of a date. */
  method: Text,
});
/** Area of the symbol grows with the number. */
const Proportional = z.strictObject({
  kind: z.literal('proportional'),
  property: Name,
  /** The value drawn with the largest symbol. */
  max: z.number().positive(),
  color: Color,
  /** Colour by the values of another property, as in `category`. */
  category: Category.optional(),
});

/** How a layer is drawn; the style and the legend are both made from it. */
export const Draw = z.discriminatedUnion('kind', [Single, Category, Choropleth, Proportional]);
export type Draw = z.infer<typeof Draw>;
