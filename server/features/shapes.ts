import { z } from 'zod';

/** Shapes of the JSON of OGC APIs, for the OpenAPI document and the tests. */
export const LinkShape = z
  .object({
    rel: z.string(),
    href: z.string(),
    type: z.string().optional(),
    title: z.string().optional(),
    templated: z.boolean().optional(),
  })
  .meta({ id: 'Link' });
export const Links = z.array(LinkShape);

const Geometry = z.object({ type: z.string(), coordinates: z.array(z.unknown()) }).nullable();

const feature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  /** The number that tiles name the feature by. */
  fid: z.int(),
  geometry: Geometry,
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const Feature = z
  .object({ ...feature.shape, revision: z.int(), sample: z.literal(true).optional(), links: Links })
  .meta({ id: 'Feature' });

export const FeaturePage = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(feature),
    numberReturned: z.int(),
    numberMatched: z.int().optional(),
    revision: z.int(),
    sample: z.literal(true).optional(),
    links: Links,
  })
  .meta({ id: 'FeaturePage' });
