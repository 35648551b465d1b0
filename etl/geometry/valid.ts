import type { Geometry } from 'geojson';
import initGeos from 'geos-wasm';
import { geojsonToGeosGeom, geosGeomToGeojson } from 'geos-wasm/helpers';
import type { Shape } from './wkb.ts';

/**
 * Validity by the OGC's rules, from GEOS compiled to WebAssembly: the same build whatever database is behind, so that a
 * row fares alike on both engines, and in `check`, which has none.
 */
export type Validity = {
  /** Null for a valid geometry, else the reason as GEOS words it. */
  fault: (shape: Shape) => string | null;
  /** The valid polygons that GEOS makes of an invalid one (lines and points that fall off are left out); null for none. */
  repair: (shape: Shape) => Shape | null;
};

/** The polygons in what a repair or a union gave; lines and points that fell off are left out. */
export const polygonsIn = (geometry: Geometry): Shape | null => {
  const polygons = geometry.type === 'GeometryCollection' ? geometry.geometries.map(polygonsIn) : [geometry];
  const parts = polygons.flatMap((each) => {
    if (each?.type === 'Polygon') return [each.coordinates];
    return each?.type === 'MultiPolygon' ? each.coordinates : [];
  });
  const solid = parts.filter((part) => (part[0]?.length ?? 0) >= 4);
  if (solid.length <= 1) return solid[0] ? { type: 'Polygon', coordinates: solid[0] } : null;
  return { type: 'MultiPolygon', coordinates: solid };
};

type Geos = Awaited<ReturnType<typeof initGeos>>;

/** Runs with a GEOS geometry and frees it. */
const withShape = <T>(geos: Geos, shape: Shape, use: (pointer: number) => T): T => {
  const pointer = geojsonToGeosGeom(shape, geos);
  const result = use(pointer);
  geos.GEOSGeom_destroy(pointer);
  return result;
};

const repaired = (geos: Geos, pointer: number): Shape | null => {
  const made = geos.GEOSMakeValid(pointer);
  const geometry = geosGeomToGeojson(made, geos) as Geometry;
  geos.GEOSGeom_destroy(made);
  return polygonsIn(geometry);
};

const reasonOf = (geos: Geos, pointer: number): string => {
  const text = geos.GEOSisValidReason(pointer);
  const reason = geos.Module.UTF8ToString(text) as string;
  geos.GEOSFree(text);
  return reason;
};

/** Starts GEOS (50 ms once); its notices are kept off the terminal, as the reasons are asked for. */
export const openValidity = async (): Promise<Validity> => {
  const geos = await initGeos({ noticeHandler: () => {} });
  return {
    fault: (shape) =>
      withShape(geos, shape, (pointer) => (geos.GEOSisValid(pointer) === 1 ? null : reasonOf(geos, pointer))),
    repair: (shape) => withShape(geos, shape, (pointer) => repaired(geos, pointer)),
  };
};
