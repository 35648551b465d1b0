import { z } from 'zod';
import { Links } from '../features/shapes.ts';

export const Landing = z
  .object({ title: z.string(), description: z.string(), links: Links })
  .meta({ id: 'LandingPage' });

export const Conformance = z.object({ conformsTo: z.array(z.url()) }).meta({ id: 'Conformance' });

const Bbox = z.array(z.number()).min(4).max(6);
const Extent = z.object({
  spatial: z.object({ bbox: z.array(Bbox), crs: z.url() }).optional(),
  temporal: z.object({ interval: z.array(z.array(z.string().nullable())), trs: z.url() }).optional(),
});

export const Collection = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    keywords: z.array(z.string()).optional(),
    attribution: z.string(),
    itemType: z.literal('feature'),
    extent: Extent,
    crs: z.array(z.url()),
    storageCrs: z.url(),
    theme: z.string(),
    /** True for what a generator made up. */
    sample: z.boolean(),
    updated: z.iso.datetime(),
    revision: z.int(),
    numberOfFeatures: z.int(),
    links: Links,
  })
  .meta({ id: 'Collection' });

export const Collections = z
  .object({ links: Links, crs: z.array(z.url()), collections: z.array(Collection) })
  .meta({ id: 'Collections' });

export const JsonSchema = z
  .looseObject({ $schema: z.url(), $id: z.string(), type: z.literal('object') })
  .meta({ id: 'JsonSchema' });

export const Revisions = z
  .object({
    revisions: z.array(
      z.object({
        revision: z.int(),
        publishedAt: z.iso.datetime(),
        featureCount: z.int(),
        added: z.int(),
        changed: z.int(),
        removed: z.int(),
      }),
    ),
  })
  .meta({ id: 'Revisions' });

const tileset = z.object({
  title: z.string(),
  dataType: z.literal('vector'),
  crs: z.url(),
  tileMatrixSetURI: z.url(),
  links: Links,
});
const Limits = z.object({
  tileMatrix: z.string(),
  minTileRow: z.int(),
  maxTileRow: z.int(),
  minTileCol: z.int(),
  maxTileCol: z.int(),
});

export const Tilesets = z.object({ links: Links, tilesets: z.array(tileset) }).meta({ id: 'Tilesets' });

export const Tileset = z
  .object({
    ...tileset.shape,
    description: z.string(),
    tileMatrixSetLimits: z.array(Limits),
    boundingBox: z
      .object({ lowerLeft: z.array(z.number()), upperRight: z.array(z.number()), crs: z.url() })
      .optional(),
    layers: z.array(z.looseObject({ id: z.string(), dataType: z.literal('vector') })),
  })
  .meta({ id: 'Tileset' });

const matrixSet = z.object({ id: z.string(), title: z.string(), uri: z.url() });

export const TileMatrixSets = z
  .object({ tileMatrixSets: z.array(z.object({ ...matrixSet.shape, links: Links })) })
  .meta({ id: 'TileMatrixSets' });

export const TileMatrixSet = z
  .object({
    ...matrixSet.shape,
    crs: z.url(),
    orderedAxes: z.array(z.string()),
    wellKnownScaleSet: z.url(),
    tileMatrices: z.array(
      z.object({
        id: z.string(),
        scaleDenominator: z.number(),
        cellSize: z.number(),
        cornerOfOrigin: z.literal('topLeft'),
        pointOfOrigin: z.array(z.number()),
        tileWidth: z.int(),
        tileHeight: z.int(),
        matrixWidth: z.int(),
        matrixHeight: z.int(),
      }),
    ),
  })
  .meta({ id: 'TileMatrixSet' });

export const OpenApi = z
  .looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) })
  .meta({ id: 'OpenApiDocument' });
