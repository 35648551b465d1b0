import fc from 'fast-check';
import type { Position } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Geos, openGeos } from '../geometry/geos.ts';
import { pixelSize } from '../geometry/mercator.ts';
import type { Shape } from '../geometry/wkb.ts';
import { drawRows } from './draw.ts';
import { boxAround, partArea } from './measure.ts';
import type { SourceRow } from './source-rows.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await openGeos();
});

/** A grid of polygons whose borders wander, each border drawn once for both who share it. */
type Grid = { size: number; steps: number; jitter: number[] };
const grid: fc.Arbitrary<Grid> = fc.record({
  size: fc.integer({ min: 2, max: 6 }),
  steps: fc.integer({ min: 1, max: 12 }),
  jitter: fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 97, maxLength: 97 }),
});

const SIDE = 100_000;

const polygonsOf = ({ size, steps, jitter }: Grid): Shape[] => {
  const shift = (a: number, b: number, c: number) => jitter[(a * 31 + b * 17 + c * 7) % jitter.length]!;
  const node = (x: number, y: number): Position => {
    const edge = x === 0 || y === 0 || x === size || y === size;
    return [SIDE * (x + (edge ? 0 : shift(x, y, 1))), SIDE * (y + (edge ? 0 : shift(x, y, 2)))];
  };
  const border = (a: Position, b: Position, key: number): Position[] =>
    Array.from({ length: steps }, (_, i) => {
      const t = i / steps;
      const bend = i === 0 ? 0 : (SIDE / steps / 4) * shift(key, i, 3);
      return [a[0]! + (b[0]! - a[0]!) * t + bend, a[1]! + (b[1]! - a[1]!) * t + bend];
    });
  const side = (from: [number, number], to: [number, number]): Position[] => {
    const [first, second] = from[0] + from[1] < to[0] + to[1] ? [from, to] : [to, from];
    const points = [
      ...border(node(...first), node(...second), first[0] * 13 + first[1] * 5 + second[0]),
      node(...second),
    ];
    return (first === from ? points : points.toReversed()).slice(0, -1);
  };
  return Array.from({ length: size * size }, (_, i): Shape => {
    const [x, y] = [i % size, Math.floor(i / size)];
    const ring = [
      ...side([x, y], [x + 1, y]),
      ...side([x + 1, y], [x + 1, y + 1]),
      ...side([x + 1, y + 1], [x, y + 1]),
      ...side([x, y + 1], [x, y]),
    ];
    return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
  });
};

const rowsOf = (shapes: readonly Shape[]): SourceRow[] =>
  shapes.map((shape, vid) => {
    const [west, south, east, north] = boxAround(shape);
    return { vid, core: true, shape, middle: [(west + east) / 2, (south + north) / 2], period: null };
  });

const areaOf = (shape: Shape): number => (shape.type === 'Polygon' ? partArea(shape.coordinates) : 0);

/** Directed edges; a border that is shared is there once in each direction. */
const edgesOf = (shape: Shape): string[] =>
  (shape.coordinates as Position[][]).flatMap((ring) => ring.slice(1).map((to, i) => `${ring[i]}>${to}`));
const reversed = (edge: string): string => edge.split('>').reverse().join('>');

describe('levels of polygons that share borders', () => {
  const plan = (zoom: number) => ({ zoom, from: zoom, cell: 1 });
  const brush = () => ({ geometry: 'polygon' as const, featureBytes: 40, geos });

  it('share them still: the polygons neither overlap nor leave gaps', () => {
    fc.assert(
      fc.property(grid, fc.integer({ min: 3, max: 9 }), (given, zoom) => {
        const shapes = polygonsOf(given);
        fc.pre(shapes.every((shape) => geos.fault(shape) === null) && SIDE > 4 * pixelSize(zoom));
        const drawn = drawRows(rowsOf(shapes), plan(zoom), brush()).map(({ shape }) => shape);
        expect(drawn).toHaveLength(shapes.length);
        expect(drawn.map(geos.fault)).toEqual(drawn.map(() => null));
        const sum = drawn.reduce((total, shape) => total + areaOf(shape), 0);
        expect(areaOf(geos.dissolve(drawn)!) / sum).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('share every edge with one neighbour, but for the outer border', () => {
    fc.assert(
      fc.property(grid, fc.integer({ min: 4, max: 8 }), (given, zoom) => {
        const shapes = polygonsOf(given);
        fc.pre(shapes.every((shape) => geos.fault(shape) === null) && SIDE > 4 * pixelSize(zoom));
        const drawn = drawRows(rowsOf(shapes), plan(zoom), brush()).map(({ shape }) => shape);
        const edges = new Set(drawn.flatMap(edgesOf));
        const outer = new Set(edgesOf(geos.dissolve(drawn)!).flatMap((edge) => edge.split('>')));
        for (const edge of edges) {
          if (!edges.has(reversed(edge))) expect(edge.split('>').every((end) => outer.has(end))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same with or without what lies beyond their neighbours', () => {
    fc.assert(
      fc.property(grid, fc.integer({ min: 4, max: 8 }), (given, zoom) => {
        const shapes = polygonsOf({ ...given, size: 5 });
        fc.pre(shapes.every((shape) => geos.fault(shape) === null) && SIDE > 4 * pixelSize(zoom));
        const rows = rowsOf(shapes);
        const whole = drawRows(rows, plan(zoom), brush());
        // The polygon in the middle, with the eight around it.
        const around = rows.filter(
          ({ vid }) => Math.abs((vid % 5) - 2) <= 1 && Math.abs(Math.floor(vid / 5) - 2) <= 1,
        );
        const part = drawRows(
          around.map((row) => ({ ...row, core: row.vid === 12 })),
          plan(zoom),
          brush(),
        );
        const turned = (shape: Shape) => new Set((shape.coordinates as Position[][])[0]!.map(String));
        expect(turned(part[0]!.shape)).toEqual(turned(whole[12]!.shape));
      }),
      { numRuns: 60 },
    );
  });

  it('are drawn alike whether or not other versions of them lie below', () => {
    fc.assert(
      fc.property(grid, fc.integer({ min: 4, max: 8 }), (given, zoom) => {
        const [before, after] = [
          polygonsOf(given),
          polygonsOf({ ...given, jitter: given.jitter.toReversed() }),
        ];
        fc.pre([...before, ...after].every((shape) => geos.fault(shape) === null));
        const dated = (shapes: readonly Shape[], period: string) =>
          rowsOf(shapes).map((row) => ({ ...row, period }));
        const old = dated(before, '2014-01-01/2018-01-01');
        const both = drawRows([...old, ...dated(after, '2018-01-01/')], plan(zoom), brush());
        expect(both.slice(0, old.length)).toEqual(drawRows(old, plan(zoom), brush()));
      }),
      { numRuns: 30 },
    );
  });
});
