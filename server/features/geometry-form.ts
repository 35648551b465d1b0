import type { Layer } from '../../sql/model/layer.ts';
import { type Crs, decimalsOf, geometryIn } from './crs.ts';

/**
 * What geometry is read as: GeoJSON text with the decimals that answers have, with latitude first (`json-yx`), or with all
 * there are (`json-exact`), well-known text or binary, or not at all. Coordinates are x before y but for `json-yx`.
 */
export type GeometryForm = 'json' | 'json-yx' | 'json-exact' | 'wkt' | 'wkb' | 'none';

/** RFC 7946 wants outer rings against the clock; points and lines have none. */
const turned = (manifest: Layer, geometry: string): string =>
  manifest.geometry === 'polygon' ? `ST_ForcePolygonCCW(${geometry})` : geometry;

/** Polygons and lines are multi in files, whose tables want one type. */
const alike = (manifest: Layer, geometry: string): string =>
  manifest.geometry === 'point' ? geometry : `ST_Multi(${geometry})`;

/** The expression that reads the geometry of a row `f`. */
export const geometryColumn = (manifest: Layer, crs: Crs, form: GeometryForm): string => {
  const geometry = turned(manifest, geometryIn(crs));
  const decimals = decimalsOf(crs);
  switch (form) {
    case 'json':
      return `ST_AsGeoJSON(${geometry}, ${decimals}, 0)`;
    case 'json-yx':
      return `ST_AsGeoJSON(ST_FlipCoordinates(${geometry}), ${decimals}, 0)`;
    case 'json-exact':
      return `ST_AsGeoJSON(${alike(manifest, geometry)}, 15, 0)`;
    case 'wkt':
      return `ST_AsText(${geometry}, ${decimals})`;
    case 'wkb':
      return `ST_AsBinary(${alike(manifest, geometry)}, 'NDR')`;
    case 'none':
      return 'null';
  }
};
