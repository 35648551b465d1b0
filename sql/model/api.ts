import { z } from 'zod';
import { Layer } from './layer.ts';
import { Licence, Source } from './source.ts';
import { Language, Text } from './text.ts';
import { ThemeManifest } from './theme.ts';

/**
 * The JSON that the server answers and the viewer reads, outside the OGC standards. Both sides take the shapes from
 * here. Boxes are west, south, east, north in degrees (CRS84); points are longitude, latitude.
 */
const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const Point = z.tuple([z.number(), z.number()]);

/** `GET /api/layers/{id}`: the manifest with what publishing added. */
export const LayerInfo = z.object({
  layer: Layer,
  revision: z.int(),
  publishedAt: z.iso.datetime({ offset: true }),
  featureCount: z.int(),
  bbox: Box.nullable(),
  /** First and last bound of the features' validity, where the layer has time; null is open. */
  timeExtent: z.tuple([z.string().nullable(), z.string().nullable()]).nullable(),
  sources: z.array(z.object({ ...Source.shape, licence: Licence })),
  /** Url templates and addresses, absolute. */
  links: z.object({ tiles: z.string(), tilejson: z.string(), items: z.string(), collection: z.string() }),
});
export type LayerInfo = z.infer<typeof LayerInfo>;

/** `GET /api/layers` */
export const LayerList = z.object({ layers: z.array(LayerInfo) });
export type LayerList = z.infer<typeof LayerList>;

/** `GET /api/themes`: in the order of the theme tree. */
export const ThemeList = z.object({
  themes: z.array(z.object({ ...ThemeManifest.shape, layers: z.array(z.string()) })),
});
export type ThemeList = z.infer<typeof ThemeList>;

/** One place, as `GET /api/places/{id}` answers it. Names may be missing in a language: the server fills none in. */
export const PlaceInfo = z.object({
  id: z.string(),
  level: z.string(),
  levelTitle: Text,
  name: z.partialRecord(Language, z.string()),
  nameOrigin: z.string().nullable(),
  bbox: Box,
  point: Point,
  parents: z.array(
    z.object({ id: z.string(), level: z.string(), name: z.partialRecord(Language, z.string()) }),
  ),
  codes: z.record(z.string(), z.string()),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
});
export type PlaceInfo = z.infer<typeof PlaceInfo>;

/** `GET /api/places?q=` or `?point=lon,lat`: best first. */
export const PlaceList = z.object({ places: z.array(PlaceInfo) });
export type PlaceList = z.infer<typeof PlaceList>;

/** `GET /api/search?q=`: features whose searchable properties match, best first. */
export const FeatureHit = z.object({
  layer: z.string(),
  id: z.string(),
  title: z.string(),
  /** The property and value that matched, where it is not the title. */
  matched: z.object({ property: z.string(), value: z.string() }).nullable(),
  bbox: Box,
});
export type FeatureHit = z.infer<typeof FeatureHit>;

/** `GET /api/search` */
export const SearchResult = z.object({ features: z.array(FeatureHit) });
export type SearchResult = z.infer<typeof SearchResult>;

/** `GET /api/collections/{layer}/items/{id}/overlaps`: features of the declared layers that overlap or lie near. */
export const OverlapResult = z.object({
  overlaps: z.array(
    z.object({
      layer: z.string(),
      /** Metres within which a feature counts as near; 0 asks for overlap. */
      distance: z.number(),
      features: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          /** Metres between the two on the ellipsoid; 0 where they overlap. */
          metres: z.number(),
          /** Shared area in km2 on the ellipsoid, where both are polygons. */
          sharedKm2: z.number().nullable(),
          bbox: Box,
        }),
      ),
    }),
  ),
});
export type OverlapResult = z.infer<typeof OverlapResult>;

/** `GET /api/collections/{layer}/overlaps`: the features of a layer that overlap those of another, or lie near one. */
export const OverlappingResult = z.object({
  overlaps: z.array(
    z.object({
      layer: z.string(),
      /** Metres within which a feature counts as near; 0 asks for overlap. */
      distance: z.number(),
      features: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          /** How many features of the other layer it overlaps or lies near. */
          count: z.int(),
          /** Metres to the nearest of them on the ellipsoid; 0 where they overlap. */
          metres: z.number(),
          /** Area shared with all of them in km2 on the ellipsoid, where both are polygons. */
          sharedKm2: z.number().nullable(),
          bbox: Box,
        }),
      ),
    }),
  ),
});
export type OverlappingResult = z.infer<typeof OverlappingResult>;

/** `GET /api/country`: what the viewer needs to know before anything else. */
export const CountryInfo = z.object({
  id: z.string(),
  name: Text,
  extent: Box,
  languages: z.array(Language),
  /** On whose clocks hours are told. */
  timeZone: z.string(),
  levels: z.array(z.object({ id: z.string(), title: Text })),
});
export type CountryInfo = z.infer<typeof CountryInfo>;

/** RFC 9457. `parameter` names the parameter at fault, `detail` speaks the language of the request. */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  parameter: z.string().optional(),
  /** Of a body that is closed (`body-closed`): the one that has its business now. */
  successor: z.object({ id: z.string(), name: Text }).optional(),
});
export type ProblemDetails = z.infer<typeof ProblemDetails>;
