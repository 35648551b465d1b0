import { type Figure, figure, INK, type Point, pathOf, px } from './figure.ts';

/** A ring of degrees; an outline is the rings of all its polygons, holes among them. */
export type Outline = { id: string; rings: readonly (readonly Point[])[] };
type Box = { west: number; south: number; east: number; north: number };

const MARGIN = 1.5;
/** Points nearer to the last one than this are not seen. */
const LEAST = 0.35;

const boxOf = (outlines: readonly Outline[]): Box => {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const { rings } of outlines)
    for (const ring of rings)
      for (const [lng, lat] of ring) {
        box.west = Math.min(box.west, lng);
        box.east = Math.max(box.east, lng);
        box.south = Math.min(box.south, lat);
        box.north = Math.max(box.north, lat);
      }
  return box;
};

type Projection = { width: number; height: number; of: (point: Point) => Point };

/** Degrees as long as they are in the middle of the map, within a size. */
const projectionIn = (box: Box, most: { width: number; height: number }): Projection => {
  const squeeze = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const [wide, high] = [(box.east - box.west) * squeeze, box.north - box.south];
  const scale = Math.min((most.width - 2 * MARGIN) / wide, (most.height - 2 * MARGIN) / high);
  return {
    width: wide * scale + 2 * MARGIN,
    height: high * scale + 2 * MARGIN,
    of: ([lng, lat]) => [MARGIN + (lng - box.west) * squeeze * scale, MARGIN + (box.north - lat) * scale],
  };
};

const ringPath = (ring: readonly Point[], { of }: Projection): string => {
  const kept: Point[] = [];
  for (const point of ring) {
    const [x, y] = of(point);
    const last = kept.at(-1);
    if (!last || Math.hypot(x - last[0], y - last[1]) >= LEAST) kept.push([x, y]);
  }
  return kept.length < 3 ? '' : `${pathOf(kept)}Z`;
};

export type MapInput = {
  outlines: readonly Outline[];
  /** The colour of a place; what has none is drawn as land. */
  colorOf: (id: string) => string | null;
  /** Drawn with a strong outline, above the others. */
  here?: string | null;
  /** Marked where it is too small to be seen, or is no outline. Degrees. */
  at?: Point | null;
  most: { width: number; height: number };
  alt: string;
};

/** Places as outlines in colours; null where there is nothing to draw. */
export const placesMap = ({ outlines, colorOf, here, at, most, alt }: MapInput): Figure | null => {
  const box = boxOf(outlines);
  if (!(box.west < box.east && box.south < box.north)) return null;
  const projection = projectionIn(box, most);
  const shapes = outlines.map(({ id, rings }) => ({
    id,
    path: rings.map((ring) => ringPath(ring, projection)).join(''),
  }));
  const drawn = shapes
    .filter(({ path }) => path !== '')
    .map(
      ({ id, path }) =>
        `<path d="${path}" fill="${colorOf(id) ?? INK.tint}" fill-rule="evenodd" stroke="#ffffff" stroke-width="0.6" stroke-linejoin="round"/>`,
    );
  const strong = shapes
    .filter(({ id, path }) => id === here && path !== '')
    .map(
      ({ path }) =>
        `<path d="${path}" fill="none" stroke="${INK.text}" stroke-width="1.4" stroke-linejoin="round"/>`,
    );
  const [x, y] = at ? projection.of(at) : [0, 0];
  const mark = at
    ? [`<circle cx="${px(x)}" cy="${px(y)}" r="3" fill="${INK.accent}" stroke="#ffffff" stroke-width="1"/>`]
    : [];
  const { width, height } = projection;
  return figure({ width, height }, [...drawn, ...strong, ...mark], alt);
};
