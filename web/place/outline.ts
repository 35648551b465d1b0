import type { Feature, Position } from 'geojson';

export type OutlineBox = { west: number; south: number; east: number; north: number };
/** From degrees to the pixels of a small map. */
export type Projection = {
  width: number;
  height: number;
  pixelsPerKm: number;
  of: (position: Position) => [number, number];
};

const ringsOf = ({ geometry }: Feature): Position[][] => {
  if (geometry?.type === 'Polygon') return geometry.coordinates;
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
};

export const boxOf = (features: readonly Feature[]): OutlineBox | null => {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const [lng = 0, lat = 0] of features.flatMap(ringsOf).flat()) {
    box.west = Math.min(box.west, lng);
    box.east = Math.max(box.east, lng);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box.west < box.east ? box : null;
};

const MARGIN = 2;
/** Of a degree of latitude, on a sphere of the mean radius of the earth (6371.0088 km). */
const KM_PER_DEGREE = 111.195;

/** Degrees as long as they are in the middle of the map: so small, no other projection looks different. */
export const projectionOf = ({ west, south, east, north }: OutlineBox, height: number): Projection => {
  const scale = (height - 2 * MARGIN) / (north - south);
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return {
    height,
    pixelsPerKm: scale / KM_PER_DEGREE,
    width: Math.round((east - west) * squeeze * scale + 2 * MARGIN),
    of: ([lng = 0, lat = 0]) => [MARGIN + (lng - west) * squeeze * scale, MARGIN + (north - lat) * scale],
  };
};

/** The longest round distance (1, 2 or 5 times a power of ten, in km) that is no longer than a third of a map is wide. */
export const scaleOf = ({ width, pixelsPerKm }: Projection): { km: number; pixels: number } => {
  const most = width / 3 / pixelsPerKm;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = ([5, 2, 1].find((one) => one * power <= most) ?? 1) * power;
  return { km, pixels: km * pixelsPerKm };
};

/** Points nearer to the last one than this are not seen. */
const LEAST_PIXELS = 0.7;

/** The path of a feature on the small map, with as many points as can be seen. */
export const outlinePath = (feature: Feature, { of }: Projection): string =>
  ringsOf(feature)
    .map((ring) => {
      const kept: [number, number][] = [];
      for (const position of ring) {
        const [x, y] = of(position);
        const last = kept.at(-1);
        if (!last || Math.hypot(x - last[0], y - last[1]) >= LEAST_PIXELS) kept.push([x, y]);
      }
      if (kept.length < 3) return '';
      return `M${kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
    })
    .join('');
