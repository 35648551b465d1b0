import type { Geometry, Position } from 'geojson';

const KINDS = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
} as const;

/** `(1 2, 3 4)` as nested arrays: parentheses become brackets, each pair of numbers an array of its own. */
const toArrays = (text: string): unknown => {
  const json = text
    .replace(
      /[-+]?\d*\.?\d+(?:e[-+]?\d+)?(?:\s+[-+]?\d*\.?\d+(?:e[-+]?\d+)?)+/gi,
      (pair) => `[${pair.trim().split(/\s+/).slice(0, 2).map(Number).join(',')}]`,
    )
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  return JSON.parse(json);
};

const HEAD =
  /^\s*(?:SRID=\d+;)?\s*(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON)\s*(?:Z|M|ZM)?\s*(\([\d\s.,+\-e()]*\))\s*$/i;

/** Reads a geometry from WKT (OGC 06-103r4); height and measure are dropped. Null where the text is none. */
export const readWkt = (text: string): Geometry | null => {
  const match = HEAD.exec(text);
  if (!match) return null;
  const type = KINDS[(match[1] ?? '').toUpperCase() as keyof typeof KINDS];
  try {
    const arrays = toArrays(match[2] ?? '') as Position[];
    if (type === 'Point') return { type, coordinates: arrays[0] as Position };
    if (type === 'MultiPoint')
      return {
        type,
        coordinates:
          arrays.flat().length === arrays.length * 2 ? arrays : (arrays.flat() as unknown as Position[]),
      };
    return { type, coordinates: arrays } as unknown as Geometry;
  } catch {
    return null;
  }
};
