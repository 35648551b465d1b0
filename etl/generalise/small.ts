import type { Position } from 'geojson';
import type { Shape } from '../geometry/wkb.ts';
import { partArea, reachOf, ringArea } from './measure.ts';

/** A shape to be drawn at a level. `middle` and `period` are of the feature itself: they say with which others it may be merged. */
export type Candidate = { shape: Shape; middle: readonly [number, number]; period: string | null };

/** Sides of a pixel of the level's zoom and of the cells that small shapes are merged in, metres (EPSG:3857). */
export type Grain = { pixel: number; cell: number };

type Judged = { kind: 'drawn'; shape: Shape } | { kind: 'small'; size: number };

const polygonsOf = (shape: Shape): Position[][][] =>
  shape.type === 'Polygon' ? [shape.coordinates] : shape.type === 'MultiPolygon' ? shape.coordinates : [];

const linesOf = (shape: Shape): Position[][] =>
  shape.type === 'LineString'
    ? [shape.coordinates]
    : shape.type === 'MultiLineString'
      ? shape.coordinates
      : [];

const asPolygon = (parts: Position[][][]): Shape =>
  parts.length === 1
    ? { type: 'Polygon', coordinates: parts[0]! }
    : { type: 'MultiPolygon', coordinates: parts };

const asLine = (parts: Position[][]): Shape =>
  parts.length === 1
    ? { type: 'LineString', coordinates: parts[0]! }
    : { type: 'MultiLineString', coordinates: parts };

/** Islands and holes of less than a cell go; a polygon whose parts are all that small is a small one. */
const judgePolygon = (shape: Shape, least: number): Judged => {
  const parts = polygonsOf(shape);
  const large = parts.filter((part) => partArea(part) >= least);
  if (large.length === 0)
    return { kind: 'small', size: parts.reduce((sum, part) => sum + partArea(part), 0) };
  const solid = large.map(([outer, ...holes]) => [
    outer!,
    ...holes.filter((hole) => ringArea(hole) >= least),
  ]);
  return { kind: 'drawn', shape: asPolygon(solid) };
};

const judgeLine = (shape: Shape, least: number): Judged => {
  const parts = linesOf(shape);
  const long = parts.filter((part) => reachOf(part) >= least);
  if (long.length > 0) return { kind: 'drawn', shape: asLine(long) };
  return { kind: 'small', size: parts.reduce((most, part) => Math.max(most, reachOf(part)), 0) };
};

const isPolygon = (shape: Shape): boolean => shape.type === 'Polygon' || shape.type === 'MultiPolygon';

const judge = (shape: Shape, cell: number): Judged =>
  isPolygon(shape) ? judgePolygon(shape, cell * cell) : judgeLine(shape, cell);

const square = ([x, y]: readonly [number, number], area: number): Shape => {
  const half = Math.sqrt(area) / 2;
  const [west, south, east, north] = [x - half, y - half, x + half, y + half];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
};

/** The one that stands for all small shapes of a cell: the largest, and what they add up to. */
type Cell = { index: number; size: number; total: number };

const merged = (candidate: Candidate, { total }: Cell, { pixel, cell }: Grain): Shape =>
  isPolygon(candidate.shape)
    ? square(candidate.middle, Math.min(cell * cell, Math.max(pixel * pixel, total)))
    : candidate.shape;

/**
 * What is drawn of each of the candidates at a level; null for those left out. A polygon smaller than a cell (a line
 * shorter than its side) is small. Of the small ones whose middles share a cell, and the period of validity, one is drawn, the
 * largest: a polygon as a square as large as all of them together, at least a pixel and at most the cell, so that an area made of
 * small pieces keeps its weight and a lonely one stays in sight; a line as it is.
 */
export const withoutSmall = (candidates: readonly Candidate[], grain: Grain): (Shape | null)[] => {
  const cells = new Map<string, Cell>();
  const drawn = candidates.map((candidate, index): Shape | null => {
    const judged = judge(candidate.shape, grain.cell);
    if (judged.kind === 'drawn') return judged.shape;
    const [x, y] = candidate.middle;
    const key = `${Math.floor(x / grain.cell)} ${Math.floor(y / grain.cell)} ${candidate.period}`;
    const cell = cells.get(key);
    if (!cell) cells.set(key, { index, size: judged.size, total: judged.size });
    else {
      cell.total += judged.size;
      if (judged.size > cell.size) Object.assign(cell, { index, size: judged.size });
    }
    return null;
  });
  for (const cell of cells.values()) drawn[cell.index] = merged(candidates[cell.index]!, cell, grain);
  return drawn;
};
