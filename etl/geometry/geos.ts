import type { Geometry } from 'geojson';
import initGeos from 'geos-wasm';
import { geojsonToGeosGeom, geosGeomToGeojson } from 'geos-wasm/helpers';
import type { Shape } from './wkb.ts';

/**
 * GEOS compiled to WebAssembly: the same build whatever database is behind, so that a row fares alike on both engines,
 * and in `check`, which has none. All of it works in the plane of the coordinates it is given.
 */
export type Geos = {
  /** Null for a valid geometry (OGC Simple Features), else the reason as GEOS words it. */
  fault: (shape: Shape) => string | null;
  /** The valid polygons that GEOS makes of an invalid one; null for none. */
  repair: (shape: Shape) => Shape | null;
  /** The union of valid polygons, shared borders gone; null for none. */
  dissolve: (shapes: readonly Shape[]) => Shape | null;
  /**
   * Simplifies polygons together (Visvalingam-Whyatt, triangles of less than `area` go): borders that are shared stay
   * shared, and valid polygons stay valid. One result for each, in their order.
   */
  simplifyCoverage: (shapes: readonly Shape[], area: number) => (Shape | null)[];
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

type Library = Awaited<ReturnType<typeof initGeos>>;

/** The library frees nothing by itself: `use` gets a pointer that lives until it returns. */
const withPointer = <T>(geos: Library, pointer: number, use: (pointer: number) => T): T => {
  const result = use(pointer);
  geos.GEOSGeom_destroy(pointer);
  return result;
};

const withShape = <T>(geos: Library, shape: Shape, use: (pointer: number) => T): T =>
  withPointer(geos, geojsonToGeosGeom(shape, geos), use);

const read = (geos: Library, pointer: number): Geometry => geosGeomToGeojson(pointer, geos) as Geometry;

const reasonOf = (geos: Library, pointer: number): string => {
  const text = geos.GEOSisValidReason(pointer);
  const reason = geos.Module.UTF8ToString(text) as string;
  geos.GEOSFree(text);
  return reason;
};

const COLLECTION = 7;

/** A collection of shapes, which owns them. */
const collect = (geos: Library, shapes: readonly Shape[]): number => {
  const pointers = shapes.map((shape) => geojsonToGeosGeom(shape, geos));
  const array = geos.Module._malloc(4 * pointers.length);
  geos.Module.HEAPU32.set(pointers, array / 4);
  const collection = geos.GEOSGeom_createCollection(COLLECTION, array, pointers.length);
  geos.Module._free(array);
  return collection;
};

const members = (geometry: Geometry): Geometry[] =>
  geometry.type === 'GeometryCollection' ? geometry.geometries : [geometry];

/** Starts GEOS (50 ms once); its notices are kept off the terminal, as the reasons are asked for. */
export const openGeos = async (): Promise<Geos> => {
  const geos = await initGeos({ noticeHandler: () => {} });
  const made = (pointer: number): Geometry => withPointer(geos, pointer, (each) => read(geos, each));
  return {
    fault: (shape) =>
      withShape(geos, shape, (pointer) => (geos.GEOSisValid(pointer) === 1 ? null : reasonOf(geos, pointer))),
    repair: (shape) => withShape(geos, shape, (pointer) => polygonsIn(made(geos.GEOSMakeValid(pointer)))),
    dissolve: (shapes) =>
      withPointer(geos, collect(geos, shapes), (all) => polygonsIn(made(geos.GEOSUnaryUnion(all)))),
    // GEOS takes the length whose square is the area.
    simplifyCoverage: (shapes, area) =>
      withPointer(geos, collect(geos, shapes), (all) =>
        members(made(geos.GEOSCoverageSimplifyVW(all, Math.sqrt(area), 0))).map(polygonsIn),
      ),
  };
};
