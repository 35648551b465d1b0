import { area, buffer, length } from '@turf/turf';
import type { Feature, FeatureCollection, LineString, Polygon, Position } from 'geojson';

export type Mode = 'distance' | 'area' | 'around';

const pointOf = (coordinates: Position): Feature => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Point', coordinates },
});

const lineOf = (coordinates: Position[]): Feature<LineString> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'LineString', coordinates },
});

const areaOf = (corners: Position[]): Feature<Polygon> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Polygon', coordinates: [[...corners, corners[0] as Position]] },
});

/** What lies within some metres of a point or a line, on the sphere; null where there is nothing yet. */
export const around = (corners: readonly Position[], metres: number): Feature | null => {
  const [first] = corners;
  if (!first || metres <= 0) return null;
  const core = corners.length > 1 ? lineOf([...corners]) : pointOf(first);
  return (buffer(core, metres, { units: 'meters', steps: 32 }) as Feature | undefined) ?? null;
};

/** Metres along a line, on the sphere (haversine). */
export const metresOf = (corners: readonly Position[]): number =>
  corners.length < 2 ? 0 : length(lineOf([...corners]), { units: 'meters' });

/** Square metres within a ring, on the sphere. */
export const squareMetresOf = (corners: readonly Position[]): number =>
  corners.length < 3 ? 0 : area(areaOf([...corners]));

/** What is drawn: the shape as far as it goes, and its corners. */
export const shapesOf = (mode: Mode, corners: readonly Position[], metres: number): FeatureCollection => {
  const all = [...corners];
  const wide = mode === 'around' ? around(all, metres) : null;
  const outline = mode === 'area' && all.length > 2 ? areaOf(all) : all.length > 1 ? lineOf(all) : null;
  return {
    type: 'FeatureCollection',
    features: [...(wide ? [wide] : []), ...(outline ? [outline] : []), ...all.map(pointOf)],
  };
};
